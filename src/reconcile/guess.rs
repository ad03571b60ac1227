//! A name to the sector and the college it most likely has. A suggestion to be confirmed, never an assumption.

mod clues;

use super::names::divided;
use crate::fold::fold;
use clues::{ALSO_WORDS, COLLEGES, Clue, SECTORS};

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
    let Some((head, unit)) = divided(name).filter(|(head, _)| is_local_authority(head)) else { return guess(name, SECTORS) };
    // What a direction of a town does is told by its own name. « Ville et CCAS » are two: neither tells anything of a unit of both.
    let both = has(head, &["ccas", "cias"]) && has(head, &["ville", "mairie", "metropole", "agglomeration", "communaute"]);
    guess(unit, SECTORS).or_else(|| if both { None } else { guess(head, SECTORS) })
}

fn is_local_authority(head: &str) -> bool {
    has(head, &["ville", "mairie", "metropole", "agglomeration", "communaute", "ccas", "cias", "departement", "departemental"])
}

fn has(name: &str, words: &[&str]) -> bool {
    fold(name).split(' ').any(|word| words.contains(&word))
}

/// The college that a name suggests.
pub fn college(name: &str) -> Option<Guess> {
    guess(name, COLLEGES)
}

fn guess(name: &str, clues: &'static [Clue]) -> Option<Guess> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| !SMALL_WORDS.contains(word)).collect();
    let clue = clues.iter().find(|clue| {
        let wanted: Vec<&str> = clue.words.split(' ').collect();
        let met = words.windows(wanted.len()).any(|seen| seen.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)));
        met && (!ALSO_WORDS.contains(&clue.words) || in_capitals(name, clue.words))
    })?;
    let quoted = clue.words.replace('*', "");
    let (score, reason) = if clue.meaning.is_empty() {
        (SCORE_OF_WORDS, format!("le nom contient «\u{a0}{}\u{a0}»", as_written(name, &quoted)))
    } else {
        (SCORE_OF_AN_ACRONYM, format!("le nom contient «\u{a0}{}\u{a0}»\u{a0}: {}", as_written(name, &quoted), clue.meaning))
    };
    Some(Guess { class: clue.class, score, reason })
}

/// Words that clues leave out.
const SMALL_WORDS: &[&str] =
    &["de", "du", "des", "d", "l", "la", "le", "les", "a", "au", "aux", "en", "et", "par", "pour", "sur", "s", "un", "une"];

/// Whether a word is written in capitals in a name.
fn in_capitals(name: &str, folded: &str) -> bool {
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| fold(word) == folded && word.chars().all(|letter| !letter.is_lowercase()))
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
    use super::clues::sectors::{CITIZENS, HEALTH, JUSTICE, SCHOOL, STATE, TOWN, WORK};
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
            ("Ville et CCAS du Val - Bois de la Garenne", None, None),
            ("Ville du Val - Santé publique", Some(HEALTH), None),
            ("SOELIFA", None, None),
            ("Le Mas des Oliviers", None, None),
            ("MAS Les Oliviers", Some("Handicap"), None),
            ("École Paul-Éluard", Some(SCHOOL), None),
            ("Mission Relations aux habitants et aux usagers", Some(TOWN), None),
            ("Coordination du CLSM", None, Some("coordination")),
        ] {
            assert_eq!(classes(name), (sector, college), "{name}");
        }
    }

    #[test]
    fn the_reason_quotes_the_name() {
        assert_eq!(sector("Les écoles de Montferrol").map(|guess| guess.reason), Some("le nom contient «\u{a0}écoles\u{a0}»".to_owned()));
    }

    /// Types of bodies of the whole country, labelled before the clues were completed: `|` separates answers that a careful person would
    /// both accept, and a blank says that the name alone tells nothing.
    #[test]
    fn most_types_of_bodies_are_told_and_hardly_any_is_told_wrong() {
        let rows = include_str!("../../tests/names/secteurs.csv").lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
        let mut scores = [Score::default(), Score::default()];
        for row in rows {
            let [name, sectors, colleges] = row[..] else { panic!("{row:?}") };
            let guesses = [(sector(name), sectors), (college(name), colleges)];
            for (score, (guess, accepted)) in scores.iter_mut().zip(guesses) {
                score.take(name, guess.map(|guess| guess.class), accepted);
            }
        }
        for (what, score) in ["sectors", "colleges"].into_iter().zip(&scores) {
            assert!(score.right * 100 >= score.labelled * 95, "{what}: {:?}", score.missed);
            assert!(score.wrong.len() * 100 <= score.labelled * 2, "{what}: {:?}", score.wrong);
        }
    }

    #[derive(Default)]
    struct Score {
        labelled: usize,
        right: usize,
        missed: Vec<String>,
        wrong: Vec<String>,
    }

    impl Score {
        fn take(&mut self, name: &str, guess: Option<&str>, accepted: &str) {
            self.labelled += usize::from(!accepted.is_empty());
            match guess {
                Some(guess) if accepted.split('|').any(|one| one == guess) => self.right += 1,
                Some(guess) => self.wrong.push(format!("{name}: {guess}")),
                None if !accepted.is_empty() => self.missed.push(name.to_owned()),
                None => {}
            }
        }
    }

    #[test]
    fn every_class_is_one_of_the_nomenclature() {
        let known = |nomenclature: Nomenclature| nomenclature.classes().iter().map(|class| class.label).collect::<Vec<_>>();
        assert!(SECTORS.iter().all(|clue| known(Nomenclature::Sector).contains(&clue.class)));
        assert!(COLLEGES.iter().all(|clue| known(Nomenclature::College).contains(&clue.class)));
    }
}
