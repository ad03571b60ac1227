//! A name to its words: folded, but remembering how each was written and what stood between them.

mod split;

use super::places::{Territory, department_of_code, join_places};
use super::vocabulary;
use split::split_with_joints;

pub use split::{split, stem, stem_of};

/// How a word was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Lower,
    Capital,
    /// Two letters at least, all capitals; or a short word with two capitals at least.
    Upper,
}

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
        for (first, second) in
            [("citoyennes", "citoyen"), ("locale", "local"), ("ateliers", "atelier"), ("professionnelle", "professionnel")]
        {
            assert_eq!(stem(first), stem(second));
        }
        assert_ne!(stem("gem"), stem("gems2"));
    }
}
