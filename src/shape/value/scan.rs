//! Text to plain text, that a grammar can be written for: lower case, no accents, one kind of space, dash and apostrophe.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Lower case, without accents; every run of spaces is one space, every dash `-`, every apostrophe `'`.
///
/// Canonical decomposition only: the compatible one would turn the footnote mark of `12²` into a figure, and read 122.
pub fn plain(text: &str) -> String {
    let mut plain = Plain { text: String::with_capacity(text.len()), gap: false };
    // Letter by letter, as `fold` does: the order of the marks that are dropped does not matter.
    for letter in text.chars() {
        if letter.is_ascii() {
            plain.push(letter);
        } else {
            decompose_canonical(letter, |part| {
                if !is_combining_mark(part) {
                    plain.push(part);
                }
            });
        }
    }
    plain.text
}

struct Plain {
    text: String,
    /// A space was met since the last letter.
    gap: bool,
}

impl Plain {
    fn push(&mut self, letter: char) {
        if is_space(letter) {
            self.gap = true;
            return;
        }
        if self.gap && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.gap = false;
        match letter {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => self.text.push('-'),
            '’' | '‘' | 'ʼ' | '′' | '`' | '´' => self.text.push('\''),
            'œ' | 'Œ' => self.text.push_str("oe"),
            'æ' | 'Æ' => self.text.push_str("ae"),
            '０'..='９' => self.text.extend(char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0'))),
            '¹' | '²' | '³' => {}
            'ᵉ' => self.text.push('e'),
            'ʳ' => self.text.push('r'),
            'º' => self.text.push('°'),
            _ if letter.is_ascii() => self.text.push(letter.to_ascii_lowercase()),
            _ => self.text.extend(letter.to_lowercase()),
        }
    }
}

/// Spaces of every width, line breaks, tabs, and marks that take no room at all.
pub fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// « N° » is no « n »: folding would drop the sign that makes it another word.
pub fn is_words(plain: &str) -> bool {
    plain.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '/' | '\'' | '!' | '❌'))
}

/// What follows a word at the start of a plain text; the word must end there: `plus de` is not in `plus demandé`.
pub fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(word)?;
    let inside = word.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    (!inside).then(|| rest.trim_start())
}

/// What comes before a word at the end of a plain text.
pub fn before<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let rest = text.strip_suffix(word)?;
    let inside = word.starts_with(char::is_alphanumeric) && rest.ends_with(char::is_alphabetic);
    (!inside).then(|| rest.trim_end())
}

/// The first of several words that a text starts with, and what follows it.
pub fn after_any<'a, T: Copy>(text: &'a str, words: &[(&str, T)]) -> Option<(T, &'a str)> {
    words.iter().find_map(|(word, meaning)| Some((*meaning, after(text, word)?)))
}

/// The first of several words that a text ends with, and what comes before it.
pub fn before_any<'a, T: Copy>(text: &'a str, words: &[(&str, T)]) -> Option<(T, &'a str)> {
    words.iter().find_map(|(word, meaning)| Some((*meaning, before(text, word)?)))
}

/// A text and what stands in its brackets, round or square, in order. A bracket never closed runs to the end.
pub fn split_brackets(text: &str) -> (String, Vec<String>) {
    let mut outside = String::with_capacity(text.len());
    let mut inside: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' | '[' => {
                depth += 1;
                if depth == 1 {
                    inside.push(String::new());
                    outside.push(' ');
                }
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => inside.iter_mut().last().into_iter().for_each(|text| text.push(letter)),
        }
    }
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (tidy(&outside), inside.iter().map(|text| tidy(text)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_one_space_one_dash_one_apostrophe() {
        assert_eq!(plain("  Plus\u{a0}d’une\u{202f}QUARANTAINE – à\tpeu\nprès "), "plus d'une quarantaine - a peu pres");
        assert_eq!(plain("12²"), "12");
        assert_eq!(plain("４０"), "40");
    }

    #[test]
    fn a_word_is_found_only_where_it_ends() {
        assert_eq!(after("plus de 30", "plus de"), Some("30"));
        assert_eq!(after("plus demandé", "plus de"), None);
        assert_eq!(before("40 env", "env"), Some("40"));
        assert_eq!(before("40env", "env"), Some("40"));
        assert_eq!(before("maximin", "min"), None);
    }

    #[test]
    fn brackets_are_taken_out_in_order_even_when_they_never_close() {
        assert_eq!(split_brackets("11 (8 a, 3 b) pers. [x]"), ("11 pers.".into(), vec!["8 a, 3 b".into(), "x".into()]));
        assert_eq!(split_brackets("12 (dont 3"), ("12".into(), vec!["dont 3".into()]));
        assert_eq!(split_brackets(") 12"), ("12".into(), vec![]));
    }
}
