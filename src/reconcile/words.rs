//! A name to its words: folded, but remembering how each was written and what stood between them.

use super::fold::without_dots_of_initials;
use super::places::{Territory, department_of_code, join_places};
use super::vocabulary;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How a word was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    Capital,
    /// Two letters at least, all capitals; or a short word with two capitals at least.
    Upper,
}

/// Letters of an acronym that may mix its cases.
const SHORT_ACRONYM: usize = 6;

/// What stands before a part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    Start,
    /// `A - B`: an entity and its unit.
    Dash,
    /// `A / B`: an entity and its unit, or two names of one body.
    Slash,
    /// `A (B)`: a gloss, a place or an entity.
    Bracket,
    /// `DAC-PTA`: two acronyms tied together.
    Hyphen,
}

/// What a word is worth when two names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An article, a preposition: worth nothing.
    Link,
    /// `2`, `G14`, `1er`, `III`: must agree.
    Number,
    /// The A of « Centre social A »: must agree.
    Letter,
    /// `service`, `antenne`, `association`: may be there or not.
    Neutral,
    /// The council's own territory: may be there or not, but is another place than any other.
    Home,
    /// `centre`, `social`, `GEM`: says what kind of body it is, not which.
    Generic,
    /// A department, a region.
    Place,
    /// Capitals that stand for words, or a known acronym.
    Acronym,
    /// Any other: says which body it is.
    Proper,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub text: String,
    /// What it is compared by: abbreviations written out, no plural, no feminine.
    pub stem: String,
    pub case: Case,
    pub kind: Kind,
    /// Followed by an apostrophe: `l'`, `d'`.
    pub elided: bool,
    /// The initial of a first name: « J. Moulin ».
    pub initial: bool,
    /// Written short: `Dépt`, `Univ.`
    pub shortened: bool,
    /// A name the body had before: `ANPAA` for Addictions France.
    pub former: bool,
    /// An acronym of the glossary.
    pub known: bool,
    /// A service that an entity runs, by its acronym: `SAMSAH`.
    pub unit: bool,
    /// The group of words that exclude one another which it belongs to: `nord`, `sud`.
    pub contrast: Option<usize>,
    /// Rank of its part in [`Phrase::joints`].
    pub part: usize,
}

/// A name in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    pub words: Vec<Word>,
    /// What stands before each part.
    pub joints: Vec<Joint>,
}

impl Phrase {
    /// Reads a name. `territory` tells the council's own places, which say nothing of which body it is.
    pub fn read(name: &str, territory: &Territory) -> Self {
        let (mut words, joints) = split_with_joints(name);
        vocabulary::write_out(&mut words);
        join_places(&mut words);
        let shouted = words.len() > 1 && !name.chars().any(char::is_lowercase);
        let last = words.len().saturating_sub(1);
        for at in 0..words.len() {
            if let Some(word) = words.get_mut(at) {
                word.known = super::acronym::is_known(&word.text);
                word.unit = vocabulary::is_unit(&word.text);
                word.contrast = vocabulary::contrast(&word.stem);
                word.kind = kind(word, at == last, shouted, territory);
                // The S of DDETS is no plural.
                if word.kind == Kind::Acronym && !word.former {
                    word.stem.clone_from(&word.text);
                }
            }
        }
        Self { words, joints }
    }

    pub fn parts(&self) -> usize {
        self.joints.len()
    }

    pub fn joint(&self, part: usize) -> Joint {
        self.joints.get(part).copied().unwrap_or(Joint::Start)
    }

    /// The words that count, in order.
    pub fn content(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.kind != Kind::Link)
    }
}

/// The words of a name, folded.
pub fn split(name: &str) -> Vec<Word> {
    split_with_joints(name).0
}

fn split_with_joints(name: &str) -> (Vec<Word>, Vec<Joint>) {
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
            if letters.chars().count() >= LETTERS_BEFORE_A_NUMBER && digits.len() > 1 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
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
pub fn stem(text: &str) -> String {
    let mut stem = text;
    if stem.chars().count() < 4 || stem.chars().any(|letter| letter.is_ascii_digit()) {
        return stem.to_owned();
    }
    stem = stem.strip_suffix(['s', 'x']).unwrap_or(stem);
    if stem.chars().count() > 4 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
        if ["ll", "nn", "tt"].iter().any(|pair| stem.ends_with(pair)) {
            stem = stem.get(..stem.len() - 1).unwrap_or(stem);
        }
    }
    stem.to_owned()
}

fn kind(word: &Word, last: bool, shouted: bool, territory: &Territory) -> Kind {
    let text = word.text.as_str();
    if word.kind == Kind::Place {
        return if territory.holds(text) { Kind::Home } else { Kind::Place };
    }
    let lone = text.chars().count() == 1 && !word.elided;
    // « à » is a preposition; the A that ends « Centre social A », or stands in capitals inside it, is a letter.
    if vocabulary::is_link(text) && !(lone && (last || (word.case == Case::Capital && !shouted))) {
        return Kind::Link;
    }
    if vocabulary::number(text, word.case).is_some() {
        return if territory.holds_code(text) && department_of_code(text).is_some() { Kind::Home } else { Kind::Number };
    }
    if lone {
        return if word.initial && !last { Kind::Neutral } else { Kind::Letter };
    }
    if territory.holds(text) {
        return Kind::Home;
    }
    if vocabulary::is_neutral(&word.stem) {
        return Kind::Neutral;
    }
    if vocabulary::is_generic(&word.stem) || vocabulary::is_generic(text) {
        return Kind::Generic;
    }
    // « Pré-Vert » is no PRE: a short acronym is one only in capitals.
    if word.known && (word.case == Case::Upper || text.len() >= 4) {
        return Kind::Acronym;
    }
    let no_vowel = !text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if word.case == Case::Upper && (!shouted || no_vowel) { Kind::Acronym } else { Kind::Proper }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(name: &str) -> Vec<(String, Kind)> {
        let phrase = Phrase::read(name, &Territory::default());
        phrase.words.into_iter().map(|word| (word.text, word.kind)).collect()
    }

    #[test]
    fn a_lone_capital_is_a_letter_and_a_preposition_is_not() {
        assert_eq!(kinds("Centre social A").last(), Some(&("a".to_owned(), Kind::Letter)));
        assert_eq!(kinds("centre social d").last(), Some(&("d".to_owned(), Kind::Letter)));
        assert!(kinds("Un service d'appui à la personne").iter().filter(|(_, kind)| *kind == Kind::Link).count() == 4);
    }

    #[test]
    fn parts_are_told_by_what_stands_between_them() {
        let joints = |name: &str| Phrase::read(name, &Territory::default()).joints;
        assert_eq!(joints("CHHL - CMP Nord"), [Joint::Start, Joint::Dash]);
        assert_eq!(joints("Itinéraire Santé / PTA"), [Joint::Start, Joint::Slash]);
        assert_eq!(joints("Centre hospitalier (CH)"), [Joint::Start, Joint::Bracket]);
        assert_eq!(joints("DAC-PTA"), [Joint::Start, Joint::Hyphen]);
        assert_eq!(joints("Clairvaux-sur-Lys"), [Joint::Start]);
    }

    #[test]
    fn plural_and_feminine_have_one_stem() {
        for (first, second) in [("citoyennes", "citoyen"), ("locale", "local"), ("ateliers", "atelier"), ("professionnelle", "professionnel")] {
            assert_eq!(stem(first), stem(second));
        }
        assert_ne!(stem("gem"), stem("gems2"));
    }
}
