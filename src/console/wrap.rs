//! Words on a screen of a given width: long lines go on under their own beginning.

/// Breaks a text at its ordinary spaces, so that no line is wider than `width` letters: the first line begins with `first`, the others
/// with as many spaces. A word wider than the screen stays whole.
pub fn wrapped(first: &str, text: &str, width: usize) -> String {
    let margin = first.chars().count();
    let mut lines = String::from(first);
    let mut at = margin;
    for (rank, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if rank > 0 && at + 1 + length > width {
            lines.push('\n');
            lines.push_str(&" ".repeat(margin));
            at = margin;
        } else if rank > 0 {
            lines.push(' ');
            at += 1;
        }
        lines.push_str(word);
        at += length;
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_under_their_beginning_and_no_break_spaces_hold() {
        let shown = wrapped("  → ", "Écrivez « oui » ou « non » ; videz la cellule si la donnée est inconnue.", 30);
        assert!(shown.lines().all(|line| line.chars().count() <= 30), "{shown}");
        assert!(shown.lines().skip(1).all(|line| line.starts_with("    ")), "{shown}");
        let held = wrapped("", "abcdefgh «\u{a0}oui\u{a0}»", 12);
        assert_eq!(held, "abcdefgh\n«\u{a0}oui\u{a0}»\n");
        assert_eq!(wrapped("- ", "anticonstitutionnellement", 10), "- anticonstitutionnellement\n");
    }
}
