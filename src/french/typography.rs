//! Quotations, lists and spaces as French printers set them.

use crate::fold::{fold, tidy};
use crate::personal;

/// Before `: ; ? ! % €` and inside « ».
pub const NO_BREAK: char = '\u{a0}';

/// Between thousands.
pub const NARROW: char = '\u{202f}';

/// A quotation longer than this hides the sentence around it.
const LONGEST_QUOTE: usize = 60;

/// « … » around what a partner wrote: on one line, without control characters, scrubbed of personal data, cut at about
/// sixty letters.
pub fn quote(text: &str) -> String {
    // Scrubbed whole, then cut: a telephone number cut in two would be one no longer.
    let clean = personal::scrub_quoted(&tidy(&without_controls(text)));
    format!("«{NO_BREAK}{}{NO_BREAK}»", shortened(&clean, LONGEST_QUOTE))
}

/// Cut between two words where one ends in the last third, with « … ».
fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    let at_word = kept.rfind(' ').filter(|end| end * 3 >= kept.len() * 2);
    let kept = at_word.and_then(|end| kept.get(..end)).unwrap_or(&kept);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '-']))
}

/// On one line and without control characters: a name from the disk, to be shown whole.
pub fn printable(text: &str) -> String {
    tidy(&without_controls(text))
}

/// Drops what does not print and what turns the direction of the text around it (a file name may hide its ending so).
fn without_controls(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect()
}

/// What does not print, line breaks apart, and what turns the direction of the text around it.
pub const fn is_unseen(letter: char) -> bool {
    let is_control = letter.is_ascii_control() && letter != '\n' || matches!(letter, '\u{80}'..='\u{9f}');
    is_control || is_invisible(letter)
}

const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{061c}' | '\u{fff9}'..='\u{fffb}' | '\u{ad}'
    )
}

/// Puts the no-break spaces of French: before `: ; ? ! % €` and inside « », wherever an ordinary space stands. What does not print goes:
/// a name may hold what moves a terminal.
pub fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 16);
    let mut letters = text.chars().filter(|letter| !is_unseen(*letter)).peekable();
    while let Some(letter) = letters.next() {
        let bound = set.ends_with('«') || letters.peek().is_some_and(|next| matches!(next, ':' | ';' | '?' | '!' | '%' | '€' | '»'));
        set.push(if letter == ' ' && bound { NO_BREAK } else { letter });
    }
    set
}

/// « a, b et c »
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} et {}", before.join(", "), last.as_ref())
        }
    }
}

/// « de Poitiers », « d’Angers », « d’Hautmont », « de onze »: elided before a vowel or a silent h.
pub fn of(word: &str) -> String {
    let first_word = fold(word);
    let first_word = first_word.split(' ').next().unwrap_or_default();
    let vowel = first_word.starts_with(['a', 'e', 'i', 'o', 'u', 'h'])
        || (first_word.starts_with('y') && !first_word.get(1..).is_some_and(|rest| rest.starts_with(['a', 'e', 'i', 'o', 'u'])));
    let aspirated = NOT_ELIDED.iter().any(|start| first_word.starts_with(start)) || matches!(first_word, "onze" | "oui" | "un" | "huit");
    if vowel && !aspirated { format!("d’{word}") } else { format!("de {word}") }
}

/// Words of the field that begin with an aspirated h: « de handicap », « de Haute-Savoie ».
const NOT_ELIDED: &[&str] =
    &["handicap", "haut", "hors", "havre", "hameau", "huc", "halle", "hongr", "holland", "harcel", "hasard", "halte", "heurt"];
