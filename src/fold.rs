//! Two spellings that differ by case, accents, ligatures, punctuation or spaces only are one word: folding says so.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, no accents, every run of punctuation or space as one space: `CHU – PASS ` and `chu pass` fold alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            match letter {
                'œ' | 'Œ' => folded.push_str("oe"),
                'æ' | 'Æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                _ => folded.extend(letter.to_lowercase()),
            }
        } else {
            gap = true;
        }
    }
    folded
}

/// Spaces of every kind at the ends removed, and runs of them inside made one; the rest is left as written.
pub fn tidy(text: &str) -> String {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}'))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_dashes_and_spaces_do_not_make_another_word() {
        let spellings = ["CHU – PASS ", "chu  pass", "C\u{48}U\u{a0}-\u{202f}PASS"];
        assert!(spellings.iter().all(|spelling| fold(spelling) == "chu pass"));
        assert_eq!(fold("Cœur d’Œuvre à Évry"), "coeur d oeuvre a evry");
        assert_eq!(tidy("  Ville\u{a0}de   Poitiers "), "Ville de Poitiers");
    }
}
