//! Two spellings that differ by case, accents, ligatures, punctuation or spaces only are one word: folding says so.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, no accents, every run of punctuation or space as one space: `CHU – PASS ` and `chu pass` fold alike.
pub fn fold(text: &str) -> String {
    let mut folding = Folding { folded: String::with_capacity(text.len()), gap: false };
    // Letter by letter: the order in which marks follow a letter does not matter to what drops them all. Nine letters in ten
    // are ASCII, which has no marks.
    for letter in text.chars() {
        if letter.is_ascii() {
            folding.push(letter);
        } else {
            decompose_compatible(letter, |part| {
                if !is_combining_mark(part) {
                    folding.push(part);
                }
            });
        }
    }
    folding.folded
}

struct Folding {
    folded: String,
    /// A sign or a space was met since the last letter.
    gap: bool,
}

impl Folding {
    fn push(&mut self, letter: char) {
        if !letter.is_alphanumeric() {
            self.gap = true;
            return;
        }
        if self.gap && !self.folded.is_empty() {
            self.folded.push(' ');
        }
        self.gap = false;
        match letter {
            'a'..='z' | '0'..='9' => self.folded.push(letter),
            'A'..='Z' => self.folded.push(letter.to_ascii_lowercase()),
            'œ' | 'Œ' => self.folded.push_str("oe"),
            'æ' | 'Æ' => self.folded.push_str("ae"),
            'ß' | 'ẞ' => self.folded.push_str("ss"),
            _ => self.folded.extend(letter.to_lowercase()),
        }
    }
}

/// Spaces of every kind at the ends removed, and runs of them inside made one; the rest is left as written.
pub fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a text is plain letters with single spaces between them, as most are.
fn is_tidy(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        if !(byte.is_ascii_graphic() || byte == b' ' && before != b' ') {
            return false;
        }
        before = byte;
    }
    before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// What folding is, as one would write it without a thought for time.
    fn plainly(text: &str) -> String {
        let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(|letter| match letter {
            'œ' | 'Œ' => vec!['o', 'e'],
            'æ' | 'Æ' => vec!['a', 'e'],
            'ß' | 'ẞ' => vec!['s', 's'],
            letter if letter.is_alphanumeric() => letter.to_lowercase().collect(),
            _ => vec![' '],
        });
        letters.collect::<String>().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn folding_letter_by_letter_is_folding(text in "(\\PC|[a-zéèêçœŒßẞǅİﬁ²½\u{300}-\u{345}가-힣 \u{a0}’-]){0,24}") {
            prop_assert_eq!(fold(&text), plainly(&text));
            prop_assert_eq!(fold(&fold(&text)), fold(&text), "what is folded is not folded again");
        }

        #[test]
        fn tidying_leaves_single_spaces(text in "[a-c \u{a0}\u{200b}é]{0,12}") {
            let words: Vec<&str> = text.split([' ', '\u{a0}', '\u{200b}']).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(tidy(&text), words.join(" "));
        }
    }

    #[test]
    fn case_accents_dashes_and_spaces_do_not_make_another_word() {
        let spellings = ["CHU – PASS ", "chu  pass", "C\u{48}U\u{a0}-\u{202f}PASS"];
        assert!(spellings.iter().all(|spelling| fold(spelling) == "chu pass"));
        assert_eq!(fold("Cœur d’Œuvre à Évry"), "coeur d oeuvre a evry");
        assert_eq!(tidy("  Ville\u{a0}de   Poitiers "), "Ville de Poitiers");
    }
}
