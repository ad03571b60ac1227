//! A unit that a header, a label or a title gives once for all its amounts: « Montant (k€) », « en milliers d’euros ».

use super::scan::plain;
use crate::fold::fold;
use crate::read::Raw;
use crate::shape::sheet::tidy_text;

/// A unit larger than one, as it may be written after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LargeUnit(&'static str);

/// How people write thousands and millions of euros, plain, and the unit that says so after a number.
const LARGE_UNITS: &[(&str, LargeUnit)] = &[
    ("k€", LargeUnit("k€")),
    ("k €", LargeUnit("k€")),
    ("keuro", LargeUnit("k€")),
    ("k euro", LargeUnit("k€")),
    ("keur", LargeUnit("k€")),
    ("milliers d'euro", LargeUnit("k€")),
    ("milliers €", LargeUnit("k€")),
    ("m€", LargeUnit("m€")),
    ("millions d'euro", LargeUnit("m€")),
];

impl LargeUnit {
    /// The unit of all the amounts under a header or a title; `None` where they are in euros.
    pub fn of(text: &str) -> Option<Self> {
        let text = plain(text);
        let says = |unit: &str| {
            text.match_indices(unit)
                .any(|(at, _)| text.get(..at).is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric())))
        };
        LARGE_UNITS.iter().find(|(words, _)| says(words)).map(|(_, unit)| *unit)
    }

    /// An amount with the unit, where it has none of its own.
    pub fn put_on(self, raw: &Raw) -> Option<Raw> {
        let text = match raw {
            Raw::Number(_) => tidy_text(raw),
            Raw::Text(text) if text.chars().any(|letter| letter.is_ascii_digit()) && !names_unit(text) => tidy_text(raw),
            Raw::Text(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => {
                return None;
            }
        };
        Some(Raw::Text(format!("{text} {}", self.0).into()))
    }
}

/// « 35 k€ », « 12 000 euros »: the cell says it itself.
fn names_unit(text: &str) -> bool {
    let text = plain(text);
    ["€", "euro", "eur", "k"].iter().any(|unit| text.contains(unit))
}

/// What people count in a column of people, and is none: folded.
const THINGS: &[&str] = &[
    "classe",
    "groupe",
    "seance",
    "session",
    "atelier",
    "rencontre",
    "reunion",
    "stand",
    "flyer",
    "affiche",
    "depliant",
    "plaquette",
    "exemplaire",
    "euro",
    "structure",
    "etablissement",
    "ligne",
    "page",
    "vue",
    "email",
    "mail",
    "courrier",
    "appel",
    "kit",
];

/// « 2 classes », « 1 500 flyers », « 20 € »: a number of things, not of people.
pub fn counts_things(raw: &Raw) -> bool {
    let Raw::Text(text) = raw else { return false };
    let text = plain(text);
    let Some(first) = text.find(|letter: char| letter.is_ascii_digit()) else { return false };
    let rest = text.get(first..).unwrap_or_default().trim_start_matches(|letter: char| letter.is_ascii_digit() || " .,".contains(letter));
    let word = fold(rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default());
    rest.starts_with('€') || THINGS.contains(&word.trim_end_matches('s'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_things_is_none_of_people() {
        let says = |text: &str| counts_things(&Raw::Text(text.into()));
        for things in ["2 classes", "3 groupes (24 pers.)", "20 €", "1 500 flyers", "env. 10 structures", "4 séances"] {
            assert!(says(things), "{things}");
        }
        for people in [
            "12",
            "env. 40 personnes",
            "12 élèves de 2 classes",
            "80 (8 groupes de 10)",
            "8 participants, 2 séances",
            "une classe",
            "15/20",
            "30 professionnels",
        ] {
            assert!(!says(people), "{people}");
        }
    }

    #[test]
    fn headers_and_titles_give_the_unit_of_their_amounts() {
        let table = [
            ("Montant en k€", true),
            ("Montant (K€)", true),
            ("Budget en milliers d’euros", true),
            ("Coût (k euros)", true),
            ("Montants en keuros", true),
            ("Montant en euros", false),
            ("Montant (€)", false),
            ("Public touché", false),
        ];
        for (header, is_large) in table {
            assert_eq!(LargeUnit::of(header).is_some(), is_large, "{header}");
        }
        let unit = LargeUnit::of("Montant (k€)");
        let put = |raw: Raw| unit.and_then(|unit| unit.put_on(&raw));
        assert_eq!(put(Raw::Number(35.5)), Some(Raw::Text("35,5 k€".into())));
        assert_eq!(put(Raw::Text("env. 12".into())), Some(Raw::Text("env. 12 k€".into())));
        assert_eq!(put(Raw::Text("12 000 €".into())), None);
        assert_eq!(put(Raw::Text("NC".into())), None);
    }
}
