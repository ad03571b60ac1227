//! A column to what it holds of people, by its cells alone: whatever its header says.

use super::cell::is_body;
use super::first_names::is_thing_too;
use super::namesakes::is_namesake;
use super::{REMOVED, find, is_first_name};
use crate::fold::fold;
use crate::schema::PersonalKind;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// Half the cells of a column of contacts are blank or « idem »; names of people fill theirs. Under so many cells, a
/// column of two structures named after people would look like one of people.
const LEAST_NAMES: usize = 3;

/// What a column holds of people, if most of its cells look so. Blank cells do not count.
///
/// Surnames alone are not recognised: `MDPH` and `DURAND` are written alike, and only a header tells them apart.
pub fn column_looks_nominative<S: AsRef<str>>(values: &[S]) -> Option<PersonalKind> {
    let cells: Vec<&str> = values.iter().map(|value| value.as_ref().trim()).filter(|cell| !cell.is_empty()).collect();
    let mut kinds: BTreeMap<PersonalKind, usize> = BTreeMap::new();
    for kind in cells.iter().filter_map(|cell| kind_of(cell)) {
        *kinds.entry(kind).or_default() += 1;
    }
    // « Martin Sophie » reads as two first names, and is a person as « Sophie Durand » is.
    if let (Some(firsts), Some(people)) = (kinds.get(&PersonalKind::FirstName).copied(), kinds.get_mut(&PersonalKind::FullName)) {
        *people += firsts;
    }
    let (kind, count) = kinds.into_iter().max_by_key(|(_, count)| *count)?;
    let names = matches!(kind, PersonalKind::FullName | PersonalKind::FirstName);
    let most = if names { cells.len() >= LEAST_NAMES && count * 5 >= cells.len() * 3 } else { count * 2 >= cells.len() };
    most.then_some(kind)
}

/// Whether the cells of a column that should name bodies name people instead: most of them, or each of a few.
pub fn names_people<S: AsRef<str>>(values: &[S]) -> bool {
    let is_name = |kind: PersonalKind| matches!(kind, PersonalKind::FullName | PersonalKind::FirstName);
    let all = || values.len() > 1 && values.iter().all(|cell| kind_of(cell.as_ref().trim()).is_some_and(is_name));
    column_looks_nominative(values).is_some_and(is_name) || all()
}

/// Whether a cell that should hold a code names a person instead: « Jeanne Durand », « Mme Durand », « J. Durand ». A first name alone
/// may be one that was made up.
pub fn names_someone(cell: &str) -> bool {
    let cell = cell.trim();
    is_abbreviated(cell) || (kind_of(cell) == Some(PersonalKind::FullName)) || (cell.contains(' ') && is_first_name(cell))
}

/// « J. Durand », « DURAND J. », « J.-P. Le Goff »: an initial, and a name that no place bears.
pub fn is_abbreviated(cell: &str) -> bool {
    let is_initial = |word: &str| {
        let letters: Vec<char> = word.chars().filter(|letter| !matches!(letter, '.' | '-')).collect();
        word.ends_with('.') && (1..=2).contains(&letters.len()) && letters.iter().all(|letter| letter.is_uppercase())
    };
    let is_name = |word: &str| {
        word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'))
            && !fold(word).split(' ').any(|part| PLACES.contains(&part) || ABBREVIATED_BODIES.contains(&part) || part.starts_with("saint"))
    };
    let words: Vec<&str> = cell.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let name = match words.as_slice() {
        [initial, name @ ..] if is_initial(initial) => name,
        [name @ .., initial] if is_initial(initial) => name,
        _ => return false,
    };
    (1..=3).contains(&name.len()) && name.iter().all(|word| is_name(word))
}

/// What follows an initial in the abbreviated name of a body: « C. Social », « C. Hospitalier », « M. Locale ».
const ABBREVIATED_BODIES: [&str; 9] =
    ["social", "sociale", "locale", "medical", "medicale", "departemental", "departementale", "municipal", "municipale"];

fn kind_of(cell: &str) -> Option<PersonalKind> {
    // A long text is a remark in which a name may stand: `find` tells of it cell by cell.
    if cell.chars().count() > 80 {
        return None;
    }
    // Alone in its cell, even `1.2.3.4` is no number of a section.
    if cell.parse::<IpAddr>().is_ok() {
        return Some(PersonalKind::InternetAddress);
    }
    // What stands in a partner's copy in the place of somebody.
    if cell == REMOVED {
        return Some(PersonalKind::FullName);
    }
    if is_first_name(cell) && !is_namesake(cell) {
        return Some(PersonalKind::FirstName);
    }
    if is_person(cell) { Some(PersonalKind::FullName) } else { find(cell) }
}

/// « Jeanne Durand », « DURAND Jeanne », « Durand, Jeanne »: two to four capitalised words, one a first name, no place, and nobody whose
/// name bodies bear: « Pierre Janet » is a hospital.
pub fn is_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let named = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let capitalised =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "de" | "du" | "le" | "la" | "d'" | "van" | "ben" | "el");
    let place = |word: &&str| is_body(word) || fold(word).split(' ').any(|part| part.starts_with("saint"));
    let first_name = |word: &&str| word.chars().count() > 2 && is_first_name(word);
    // « Rose Bleue »
    let is_thing = || words.iter().filter(|word| first_name(word)).all(|word| is_thing_too(word));
    (2..=4).contains(&words.len())
        && words.iter().all(named)
        && words.iter().all(capitalised)
        && !words.iter().any(place)
        && !words.first().is_some_and(|word| DOINGS.contains(&fold(word).as_str()))
        && !matches!(words.first(), Some(&("Les" | "LES" | "Aux")))
        && words.iter().any(first_name)
        && !is_thing()
        && !is_namesake(cell)
}

/// Words that open the title of what is done, beside a name: « Projet Marguerite », « Conférence Jeanne Durand ».
const DOINGS: [&str; 22] = [
    "action",
    "atelier",
    "ateliers",
    "cafe",
    "cine",
    "concert",
    "conference",
    "cycle",
    "dispositif",
    "exposition",
    "fete",
    "film",
    "formation",
    "forum",
    "journee",
    "operation",
    "prix",
    "programme",
    "projection",
    "projet",
    "reseau",
    "soiree",
];

/// Words that come before a person's name when it is a place's or a body's.
pub const PLACES: &[&str] = &[
    "association",
    "avenue",
    "bibliotheque",
    "boulevard",
    "cabinet",
    "cattp",
    "ccas",
    "centre",
    "camsp",
    "caarud",
    "ch",
    "chi",
    "chrs",
    "chru",
    "chateau",
    "chs",
    "chu",
    "cite",
    "clinique",
    "club",
    "cmp",
    "cmpp",
    "college",
    "complexe",
    "cpn",
    "csapa",
    "conseil",
    "creche",
    "dispensaire",
    "ecole",
    "ehpad",
    "ehs",
    "epsm",
    "epsmd",
    "esat",
    "espace",
    "etablissement",
    "fam",
    "fondation",
    "foyer",
    "gem",
    "ghu",
    "groupe",
    "gymnase",
    "habitat",
    "hopital",
    "hospitalier",
    "ime",
    "itep",
    "institut",
    "jardin",
    "jardins",
    "lycee",
    "maison",
    "mas",
    "mediatheque",
    "mission",
    "mjc",
    "mq",
    "msp",
    "musee",
    "parc",
    "place",
    "pole",
    "quai",
    "quartier",
    "residence",
    "rue",
    "salle",
    "savs",
    "samsah",
    "secours",
    "service",
    "sessad",
    "square",
    "stade",
    "theatre",
    "unite",
    "universite",
    "ville",
    "villa",
    "local",
    "habitants",
    "collectif",
    "compagnie",
    "amicale",
    "comite",
    "communaute",
    "commune",
    "mairie",
    "paroisse",
    "prison",
    "sainte",
    "tribunal",
];
