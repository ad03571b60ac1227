//! A column to what it holds of people, by its cells alone: whatever its header says.

use super::{find, is_first_name};
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

fn kind_of(cell: &str) -> Option<PersonalKind> {
    // A long text is a remark in which a name may stand: `find` tells of it cell by cell.
    if cell.chars().count() > 80 {
        return None;
    }
    // Alone in its cell, even `1.2.3.4` is no number of a section.
    if cell.parse::<IpAddr>().is_ok() {
        return Some(PersonalKind::InternetAddress);
    }
    if is_first_name(cell) {
        return Some(PersonalKind::FirstName);
    }
    if is_person(cell) { Some(PersonalKind::FullName) } else { find(cell) }
}

/// « Jeanne Durand », « DURAND Jeanne », « Durand, Jeanne »: two to four capitalised words, one a first name, no place.
fn is_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let named = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let capitalised =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "de" | "du" | "le" | "la" | "d'" | "van" | "ben" | "el");
    let place = |word: &&str| fold(word).split(' ').any(|part| PLACES.contains(&part) || part.starts_with("saint"));
    (2..=4).contains(&words.len())
        && words.iter().all(named)
        && words.iter().all(capitalised)
        && !words.iter().any(place)
        && words.iter().any(|word| word.chars().count() > 2 && is_first_name(word))
}

/// Words that come before a person's name when it is a place's or a body's.
pub const PLACES: &[&str] = &[
    "association",
    "atelier",
    "ateliers",
    "avenue",
    "bibliotheque",
    "boulevard",
    "cabinet",
    "cattp",
    "ccas",
    "centre",
    "ch",
    "chateau",
    "chs",
    "chu",
    "cite",
    "clinique",
    "club",
    "cmp",
    "college",
    "complexe",
    "conseil",
    "creche",
    "dispensaire",
    "ecole",
    "ehpad",
    "esat",
    "espace",
    "etablissement",
    "fam",
    "fondation",
    "foyer",
    "gem",
    "groupe",
    "gymnase",
    "habitat",
    "hopital",
    "hospitalier",
    "ime",
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
