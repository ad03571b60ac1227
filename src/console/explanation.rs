//! An explanation to lines that a terminal shows whole: headings, paragraphs and lists, cut between words.

use crate::report::explain::{Explanation, Line, Part};

/// The width of a terminal as it opens, less a margin: longer lines are tiring to read wherever they are shown.
const WIDTH: usize = 78;
const INDENT: &str = "  ";
const BULLET: &str = "  • ";
const UNDER_BULLET: &str = "    ";

/// The text of an explanation. What cannot be cut, a file name or a command, may stand out of the width.
pub fn explained(explanation: &Explanation) -> String {
    let mut text = String::new();
    wrap(&mut text, &explanation.title, "", "");
    for Part { heading, lines } in &explanation.parts {
        text.push('\n');
        if !heading.is_empty() {
            wrap(&mut text, heading, "", "");
        }
        for line in lines {
            match line {
                Line::Text(paragraph) => wrap(&mut text, paragraph, INDENT, INDENT),
                Line::Item(item) => wrap(&mut text, item, BULLET, UNDER_BULLET),
                Line::Command(command) => text.push_str(&format!("{INDENT}→ {command}\n")),
            }
        }
    }
    text
}

/// Cuts a paragraph at its ordinary spaces; no-break ones hold.
fn wrap(text: &mut String, paragraph: &str, first: &str, next: &str) {
    let mut line = first.to_owned();
    let mut width = first.chars().count();
    let mut empty = true;
    for word in paragraph.split([' ', '\n']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if !empty && width + 1 + length > WIDTH {
            text.push_str(&line);
            text.push('\n');
            next.clone_into(&mut line);
            width = next.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
        empty = false;
    }
    text.push_str(&line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_between_words_and_stay_under_their_bullet() {
        let item = "mot ".repeat(30);
        let part = Part { heading: "Titre".to_owned(), lines: vec![Line::Item(item), Line::Command("observatoire ".repeat(10))] };
        let text = explained(&Explanation { title: "Chiffre".to_owned(), parts: vec![part] });
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[..3], ["Chiffre", "", "Titre"]);
        assert!(lines[3].starts_with("  • mot") && lines[4].starts_with("    mot"), "{text}");
        assert!(lines[..5].iter().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(lines[5].starts_with("  → observatoire observatoire") && lines.len() == 6, "a command is never cut: {text}");
    }
}
