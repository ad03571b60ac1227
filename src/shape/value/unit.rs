//! A unit that a header, a label or a title gives once for all its amounts: « Montant (k€) », « en milliers d’euros ».

use super::scan::plain;
use crate::fold::fold;
use crate::read::Raw;
use crate::shape::sheet::tidy_text;

/// A unit other than one, as it may be written after a number: thousands of euros, hundredths of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderUnit(&'static str);

/// How people write thousands and millions of euros, plain, and the unit that says so after a number.
const LARGE_UNITS: &[(&str, HeaderUnit)] = &[
    ("k€", HeaderUnit("k€")),
    ("k €", HeaderUnit("k€")),
    ("keuro", HeaderUnit("k€")),
    ("k euro", HeaderUnit("k€")),
    ("keur", HeaderUnit("k€")),
    ("milliers d'euro", HeaderUnit("k€")),
    ("milliers d'€", HeaderUnit("k€")),
    ("milliers €", HeaderUnit("k€")),
    ("milliers d'eur", HeaderUnit("k€")),
    ("m€", HeaderUnit("m€")),
    ("millions d'euro", HeaderUnit("m€")),
    ("millions d'€", HeaderUnit("m€")),
    ("millions €", HeaderUnit("m€")),
];

const HUNDREDTHS: HeaderUnit = HeaderUnit("%");

fn bare_number(raw: &Raw) -> Option<f64> {
    match raw {
        Raw::Number(number) => Some(*number),
        Raw::Text(text) => text.trim().replace(',', ".").parse().ok(),
        Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
    }
}

impl HeaderUnit {
    /// The unit of all the amounts under a header or a title; `None` where they are in euros.
    pub fn of(text: &str) -> Option<Self> {
        let text = plain(text);
        let says = |unit: &str| {
            text.match_indices(unit)
                .any(|(at, _)| text.get(..at).is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric())))
        };
        LARGE_UNITS.iter().find(|(words, _)| says(words)).map(|(_, unit)| *unit)
    }

    /// The hundredths of « Quotité (%) », in a column of posts.
    pub fn hundredths(text: &str) -> Option<Self> {
        let text = plain(text);
        ["%", "pourcentage", "pour cent"].iter().any(|words| text.contains(words)).then_some(HUNDREDTHS)
    }

    /// An amount with the unit, where it has none of its own. Under « % », up to 1 is a whole post and not a hundredth of one.
    pub fn put_on(self, raw: &Raw) -> Option<Raw> {
        if self == HUNDREDTHS && !bare_number(raw).is_some_and(|number| number > 1.0) {
            return None;
        }
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
            ("Montant (en milliers d’€)", true),
            ("Budget en millions d'€", true),
            ("Montants en keuros", true),
            ("Montant en euros", false),
            ("Montant (€)", false),
            ("Public touché", false),
        ];
        for (header, is_large) in table {
            assert_eq!(HeaderUnit::of(header).is_some(), is_large, "{header}");
        }
        let unit = HeaderUnit::of("Montant (k€)");
        let put = |raw: Raw| unit.and_then(|unit| unit.put_on(&raw));
        assert_eq!(put(Raw::Number(35.5)), Some(Raw::Text("35,5 k€".into())));
        assert_eq!(put(Raw::Text("env. 12".into())), Some(Raw::Text("env. 12 k€".into())));
        assert_eq!(put(Raw::Text("12 000 €".into())), None);
        assert_eq!(put(Raw::Text("NC".into())), None);
    }
}
