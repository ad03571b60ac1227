//! What the words of French names are worth: which link, which say the kind of body only, which must agree, which are
//! written short.

mod lists;

use super::words::{Case, Kind, Word, stem};
use lists::{COMPASS, CONTRASTS, GENERIC, LINKS, NEUTRAL, SAME, SHORT, UNITS};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static NEUTRAL_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(NEUTRAL));
static GENERIC_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(GENERIC));
static SHORT_STEMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| pairs(SHORT));
static SAME_STEMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| pairs(SAME));
static CONTRAST_STEMS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let ranked = CONTRASTS.iter().enumerate().flat_map(|(rank, group)| group.iter().map(move |word| (folded_stem(word), rank)));
    ranked.collect()
});

fn folded_stem(word: &str) -> String {
    stem(&crate::fold::fold(word))
}

fn stems(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| folded_stem(word)).collect()
}

fn pairs(words: &[(&str, &str)]) -> BTreeMap<String, String> {
    words.iter().map(|(short, long)| (crate::fold::fold(short), folded_stem(long))).collect()
}

pub fn is_link(text: &str) -> bool {
    LINKS.contains(&text)
}

pub fn is_neutral(stem: &str) -> bool {
    NEUTRAL_STEMS.contains(stem)
}

pub fn is_unit(text: &str) -> bool {
    UNITS.contains(&text)
}

pub fn is_generic(stem: &str) -> bool {
    GENERIC_STEMS.contains(stem)
}

/// The group of words that exclude one another which a word belongs to.
pub fn contrast(stem: &str) -> Option<usize> {
    CONTRAST_STEMS.get(stem).copied()
}

/// Whether a group must agree even when one of the names is silent.
pub const fn is_compass(group: usize) -> bool {
    group < COMPASS
}

/// Articles that [`super::fold::loose_key`] leaves out: `l'` and `d'` only where they are elided, `un` only at the head.
pub fn is_article(word: &Word, first: bool) -> bool {
    match word.text.as_str() {
        "l" | "d" => word.elided,
        "le" | "la" | "les" | "de" | "du" | "des" | "et" => true,
        "un" | "une" => first,
        _ => false,
    }
}

/// Legal forms: `association` anywhere, `SA`, `SARL`… in capitals at either end.
pub fn is_legal_form(word: &Word, at_an_end: bool) -> bool {
    match word.text.as_str() {
        "association" | "asso" | "assoc" | "loi" | "1901" => true,
        "sa" | "sarl" | "sas" | "sasu" | "scic" | "scop" | "sci" | "sem" | "spl" | "eurl" => at_an_end && word.case == Case::Upper,
        _ => false,
    }
}

/// The number a word stands for, if it is one: `2`, `G14`, `1er`, `trois`, `III`.
pub fn number(text: &str, case: Case) -> Option<String> {
    let digits = || text.chars().filter(char::is_ascii_digit).collect::<String>();
    let spelled = match text {
        "deux" => "2",
        "trois" => "3",
        "quatre" => "4",
        "cinq" => "5",
        "six" => "6",
        "sept" => "7",
        "huit" => "8",
        "neuf" => "9",
        "dix" => "10",
        "premier" | "premiere" => "1",
        "second" | "seconde" | "deuxieme" => "2",
        "troisieme" => "3",
        _ => "",
    };
    if !spelled.is_empty() {
        return Some(spelled.to_owned());
    }
    if case == Case::Upper && (2..=5).contains(&text.len()) && text.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')) {
        return Some(roman(text).to_string());
    }
    if ["1er", "1ere", "1re", "2e", "2eme", "2nd", "2nde", "3e", "3eme", "4e", "4eme", "5e", "5eme"].contains(&text) {
        return Some(digits());
    }
    let begins = text.starts_with(|letter: char| letter.is_ascii_digit());
    let ends = text.ends_with(|letter: char| letter.is_ascii_digit());
    (begins || ends).then(|| {
        let plain = text.trim_start_matches('0');
        if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
    })
}

fn roman(text: &str) -> u32 {
    let mut total = 0_u32;
    let mut greatest = 0;
    for letter in text.chars().rev() {
        let value = match letter {
            'i' => 1,
            'v' => 5,
            _ => 10,
        };
        if value < greatest {
            total = total.saturating_sub(value);
        } else {
            total += value;
            greatest = value;
        }
    }
    total
}

/// Gives each word the stem it is compared by: short forms written out, `mairie` as `ville`, `conseil départemental` and
/// `CD 86` as `département`, numbers as digits.
pub fn write_out(words: &mut Vec<Word>) {
    for word in words.iter_mut() {
        if let Some(number) = number(&word.text, word.case) {
            word.stem = number;
        } else if let Some(long) = SHORT_STEMS.get(&word.text) {
            word.stem.clone_from(long);
            word.shortened = true;
        } else if let Some(same) = SAME_STEMS.get(&word.text) {
            word.stem.clone_from(same);
        }
    }
    join_renamed(words);
    let council = |before: &Word, after: &Word| match (before.text.as_str(), after.stem.as_str()) {
        ("conseil", "departemental" | "department") => Some("departement"),
        ("conseil", "general") => Some("departement"),
        ("conseil", "regional") => Some("region"),
        ("cd", number) if number.starts_with(|letter: char| letter.is_ascii_digit()) => Some("departement"),
        _ => None,
    };
    let mut at = 0;
    while at + 1 < words.len() {
        let Some([before, after]) = words.get(at..at + 2) else { break };
        if let Some(named) = council(before, after) {
            let number_follows = after.kind == Kind::Number || before.text == "cd";
            if let Some(before) = words.get_mut(at) {
                before.stem.replace_range(.., named);
                before.case = Case::Lower;
                before.shortened = before.text == "cd";
            }
            if !number_follows {
                words.remove(at + 1);
            }
        }
        at += 1;
    }
}

/// Makes one word of a body's present or former name, so that both compare as one.
fn join_renamed(words: &mut Vec<Word>) {
    let mut at = 0;
    while at < words.len() {
        for length in [2, 1] {
            let run = words.get(at..at + length).unwrap_or_default();
            let stems: Vec<&str> = run.iter().map(|word| word.stem.as_str()).collect();
            let Some((present, former)) = (stems.len() == length).then(|| super::acronym::renamed(&stems)).flatten() else { continue };
            let text = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            words.drain(at + 1..at + length);
            if let Some(word) = words.get_mut(at) {
                word.former = former;
                word.stem.replace_range(.., present);
                word.text = text;
            }
            break;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        assert_eq!(number("trois", Case::Capital), Some("3".to_owned()));
        assert_eq!(number("iii", Case::Upper), Some("3".to_owned()));
        assert_eq!(number("xiv", Case::Upper), Some("14".to_owned()));
        assert_eq!(number("g14", Case::Upper), Some("g14".to_owned()));
        assert_eq!(number("02", Case::Lower), Some("2".to_owned()));
        assert_eq!(number("1er", Case::Lower), Some("1".to_owned()));
        assert_eq!(number("d2sp", Case::Upper), None);
        assert_eq!(number("vie", Case::Lower), None);
    }

    #[test]
    fn lists_hold_stems() {
        assert!(is_generic("social") && is_generic(&stem("sociale")) && is_neutral(&stem("services")));
        assert_eq!(contrast(&stem("nord")), contrast(&stem("sud")));
        assert_eq!(contrast("unafam"), contrast("udaf"));
    }
}
