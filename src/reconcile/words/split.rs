//! A name cut into words, each folded, with how it was written and the part of the name that it stands in.

use super::{Case, Joint, Kind, Word};
use crate::reconcile::fold::without_dots_of_initials;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a name, folded.
pub fn split(name: &str) -> Vec<Word> {
    split_with_joints(name).0
}

pub fn split_with_joints(name: &str) -> (Vec<Word>, Vec<Joint>) {
    let plain = without_dots_of_initials(name);
    let mut words: Vec<Word> = Vec::new();
    let mut joints = vec![Joint::Start];
    let mut gap = String::new();
    let mut raw = String::new();
    for letter in plain.nfkd().filter(|letter| !is_combining_mark(*letter)).chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() {
            if raw.is_empty() && !words.is_empty() && gap_divides(&gap) {
                joints.push(if gap.contains(['(', ')', '[', ']']) {
                    Joint::Bracket
                } else if gap.contains('/') {
                    Joint::Slash
                } else {
                    Joint::Dash
                });
            }
            raw.push(letter);
            continue;
        }
        if !raw.is_empty() {
            // `AIS35` is written `AIS 35` too; `G14` is not cut, nor is « Tidum0n », whose 0 is a misread O.
            let letters: String = raw.chars().take_while(|letter| letter.is_alphabetic()).collect();
            let digits = raw.get(letters.len()..).unwrap_or_default();
            if letters.chars().count() >= LETTERS_BEFORE_A_NUMBER && digits.len() > 1 && digits.bytes().all(|digit| digit.is_ascii_digit())
            {
                words.push(word(&letters, joints.len() - 1));
                raw = digits.to_owned();
            }
            let mut word = word(&raw, joints.len() - 1);
            if gap == "-"
                && word.case == Case::Upper
                && let Some(before) = words.last()
                && before.case == Case::Upper
            {
                joints.push(Joint::Hyphen);
                word.part += 1;
            }
            words.push(word);
            raw.clear();
            gap.clear();
        }
        if matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
            && gap.is_empty()
            && let Some(word) = words.last_mut()
        {
            word.elided = true;
        }
        if letter == '.'
            && gap.is_empty()
            && let Some(word) = words.last_mut()
        {
            word.initial = word.text.chars().count() == 1;
        }
        gap.push(letter);
    }
    (words, joints)
}

/// Letters that make a word of what stands before a number.
const LETTERS_BEFORE_A_NUMBER: usize = 3;

/// Whether what stands between two words divides the name: `A - B`, `A / B`, `A (B`, `A, B`, `A : B`; a tight hyphen does not.
fn gap_divides(gap: &str) -> bool {
    let dash = gap.contains(['-', '–', '—', '‐', '‑', '−']);
    gap.contains(['/', '(', ')', '[', ']', ':', ',', ';', '|'])
        || (dash && gap.chars().any(char::is_whitespace))
        || gap.contains(['–', '—'])
}

fn word(raw: &str, part: usize) -> Word {
    let mut text = String::with_capacity(raw.len());
    for letter in raw.chars() {
        match letter {
            'œ' | 'Œ' => text.push_str("oe"),
            'æ' | 'Æ' => text.push_str("ae"),
            'ß' => text.push_str("ss"),
            _ => text.extend(letter.to_lowercase()),
        }
    }
    let letters = raw.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = raw.chars().filter(|letter| letter.is_uppercase()).count();
    let case = match capitals {
        0 => Case::Lower,
        // `CeA`, `CMPea`: capitals inside a short word make an acronym too.
        _ if letters > 1 && (capitals == letters || (capitals > 1 && letters <= SHORT_ACRONYM)) => Case::Upper,
        _ => Case::Capital,
    };
    let stem = stem(&text);
    Word {
        text,
        stem,
        case,
        kind: Kind::Proper,
        elided: false,
        initial: false,
        shortened: false,
        former: false,
        known: false,
        unit: false,
        contrast: None,
        part,
    }
}

/// A word without the marks of plural and feminine: `citoyennes` and `citoyen` have one stem.
pub fn stem_of(text: &str) -> &str {
    if text.chars().count() < 4 || text.chars().any(|letter| letter.is_ascii_digit()) {
        return text;
    }
    let mut stem = text.strip_suffix(['s', 'x']).unwrap_or(text);
    if stem.chars().count() > 4 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
        if ["ll", "nn", "tt"].iter().any(|pair| stem.ends_with(pair)) {
            stem = stem.get(..stem.len() - 1).unwrap_or(stem);
        }
    }
    stem
}

/// The same, to keep.
pub fn stem(text: &str) -> String {
    stem_of(text).to_owned()
}

/// Letters of an acronym that may mix its cases.
const SHORT_ACRONYM: usize = 6;
