//! A name to the sector and the college it most likely has. A suggestion to be confirmed, never an assumption.

mod clues;

use crate::fold::fold;
use clues::{COLLEGES, Clue, SECTORS};

/// A class that a name suggests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    pub class: &'static str,
    /// From 0 to 100.
    pub score: u8,
    /// In French.
    pub reason: String,
}

/// A name that says it in acronyms is rarely wrong; words are met in other senses.
const SCORE_OF_AN_ACRONYM: u8 = 90;
const SCORE_OF_WORDS: u8 = 75;

/// The sector that a name suggests.
pub fn sector(name: &str) -> Option<Guess> {
    guess(name, SECTORS)
}

/// The college that a name suggests.
pub fn college(name: &str) -> Option<Guess> {
    guess(name, COLLEGES)
}

fn guess(name: &str, clues: &'static [Clue]) -> Option<Guess> {
    let folded = fold(name);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !matches!(*word, "de" | "du" | "des" | "d" | "l" | "la" | "le" | "les" | "a" | "au" | "aux" | "et" | "pour"))
        .collect();
    let clue = clues.iter().find(|clue| {
        let wanted: Vec<&str> = clue.words.split(' ').collect();
        words.windows(wanted.len()).any(|seen| seen.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)))
    })?;
    let quoted = clue.words.replace('*', "");
    let (score, reason) = if clue.meaning.is_empty() {
        (SCORE_OF_WORDS, format!("le nom contient «\u{a0}{}\u{a0}»", as_written(name, &quoted)))
    } else {
        (SCORE_OF_AN_ACRONYM, format!("le nom contient «\u{a0}{}\u{a0}»\u{a0}: {}", as_written(name, &quoted), clue.meaning))
    };
    Some(Guess { class: clue.class, score, reason })
}

fn fits(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}

/// The words of the name that folded ones stand for, from the first to the last of them.
fn as_written(name: &str, folded: &str) -> String {
    let wanted: Vec<&str> = folded.split(' ').collect();
    let words: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let starts = |word: &str, beginning: &str| fold(word).starts_with(beginning);
    let found: Vec<&str> = wanted.iter().filter_map(|beginning| words.iter().find(|word| starts(word, beginning)).copied()).collect();
    if found.len() == wanted.len() { found.join(" ") } else { folded.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::clues::{CITIZENS, HEALTH, JUSTICE, SCHOOL, STATE, TOWN, WORK};
    use super::*;
    use crate::schema::Nomenclature;

    fn classes(name: &str) -> (Option<&'static str>, Option<&'static str>) {
        (sector(name).map(|guess| guess.class), college(name).map(|guess| guess.class))
    }

    #[test]
    fn names_tell_their_sector_and_college() {
        for (name, sector, college) in [
            ("GEM La Cordée", Some(CITIZENS), Some("personnes concernées")),
            ("CHHL - CMP Nord", Some(HEALTH), Some("psychiatrie")),
            ("Mission locale d'insertion du Poitou", Some(WORK), None),
            ("UNAFAM de la Vienne", Some(CITIZENS), Some("aidants")),
            ("École Daudet", Some(SCHOOL), None),
            ("DSDEN", Some(SCHOOL), None),
            ("Police municipale", Some(JUSTICE), None),
            ("Préfecture du Val", Some(STATE), None),
            ("ARS", Some(STATE), None),
            ("Ville de X - Élus délégués", Some(TOWN), Some("élus")),
            ("SOELIFA", None, None),
            ("Coordination du CLSM", None, Some("coordination")),
        ] {
            assert_eq!(classes(name), (sector, college), "{name}");
        }
    }

    #[test]
    fn the_reason_quotes_the_name() {
        assert_eq!(sector("Les écoles de Montferrol").map(|guess| guess.reason), Some("le nom contient «\u{a0}écoles\u{a0}»".to_owned()));
    }

    #[test]
    fn every_class_is_one_of_the_nomenclature() {
        let known = |nomenclature: Nomenclature| nomenclature.classes().iter().map(|class| class.label).collect::<Vec<_>>();
        assert!(SECTORS.iter().all(|clue| known(Nomenclature::Sector).contains(&clue.class)));
        assert!(COLLEGES.iter().all(|clue| known(Nomenclature::College).contains(&clue.class)));
    }
}
