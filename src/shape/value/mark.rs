//! Cells to yes or no, and to presences: « oui », « x », « ☒ », « P », « excusée », « 3 ».
//!
//! Decided: a cross ☒ is a ticked box and so a yes; a printed « Oui / Non » that nobody ticked is not known; an empty
//! cell is `Blank`, and whether that means « no » (a column of crosses) is the caller's to say.

use super::scan::{plain, split_brackets};
use super::text::{nothing, raw_text};
use super::tick::{Ticks, mark, ticked};
use super::{Reading, quantity};
use crate::fold::fold;
use crate::quantity::{Precision, Quantity};
use crate::read::Raw;
use crate::shape::Presence;

/// Reads a yes or a no.
pub fn yes_no(raw: &Raw) -> Reading<bool> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Boolean(yes) => Reading::Value(*yes),
        Raw::Number(number) if *number == 1.0 => Reading::Value(true),
        Raw::Number(number) if *number == 0.0 => Reading::Value(false),
        Raw::Number(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) => unreadable(),
        Raw::Text(text) => match mark(text) {
            Some(yes) => Reading::Value(yes),
            None => nothing(text).unwrap_or_else(|| match ticked(text) {
                Some(ticks) => yes_of_ticks(&ticks).unwrap_or_else(unreadable),
                None => yes_of_words(text).unwrap_or_else(unreadable),
            }),
        },
    }
}

/// `None` when both or neither of yes and no are ticked beside another option.
fn yes_of_ticks(ticks: &Ticks) -> Option<Reading<bool>> {
    match ticks.ticked.as_slice() {
        [] => Some(Reading::Unknown),
        [one] => match fold(one).as_str() {
            // « X Oui Non », all on one line: the tick stands beside the first.
            "oui non" | "oui non ne sait pas" => Some(Reading::Value(true)),
            _ => yes_of_words(one),
        },
        _ => None,
    }
}

fn yes_of_words(text: &str) -> Option<Reading<bool>> {
    let (outside, _) = split_brackets(&plain(text));
    let first = outside.split([',', ';', ':', '.', '\n']).next().unwrap_or_default();
    match fold(first).as_str() {
        "oui" | "o" | "y" | "yes" | "vrai" | "true" | "on" | "v" | "ok" | "1" | "oui en partie" | "oui tout a fait" => Some(Reading::Value(true)),
        "non" | "n" | "no" | "faux" | "false" | "off" | "f" | "0" | "pas du tout" | "❌" => Some(Reading::Value(false)),
        "oui non" | "o n" | "ne sait pas" | "nsp" | "oui non ne sait pas" => Some(Reading::Unknown),
        _ => None,
    }
}

/// Reads a mark of a sign-in sheet, or a number of people. « 0 » is absent.
pub fn presence(raw: &Raw) -> Reading<Presence> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Boolean(true) => Reading::Value(one()),
        Raw::Boolean(false) => Reading::Value(Presence::Absent),
        Raw::Number(_) => of_quantity(raw).unwrap_or_else(unreadable),
        Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) => unreadable(),
        Raw::Text(text) => match mark(text) {
            Some(ticked) => Reading::Value(if ticked { one() } else { Presence::Absent }),
            None => nothing(text).unwrap_or_else(|| {
                of_words(text).map(Reading::Value).or_else(|| of_quantity(raw)).unwrap_or_else(unreadable)
            }),
        },
    }
}

fn one() -> Presence {
    Presence::Present(Quantity::exact(1.0))
}

/// « P », « Présente », « Excusé(e) », « abs. exc. », « présent (visio) », « 2 excusés ».
fn of_words(text: &str) -> Option<Presence> {
    let plain = super::label::without_inclusive_endings(&plain(text));
    let (outside, _) = split_brackets(&plain);
    let folded = fold(&outside);
    let words: Vec<&str> = folded.split(' ').collect();
    let says = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let counted = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let not_excused = words.first() == Some(&"non") || words.windows(2).any(|pair| pair == ["non", "excuse"] || pair == ["non", "excusee"]);
    let known = |list: &[&str]| list.contains(&folded.as_str());
    if known(PRESENT) {
        Some(one())
    } else if known(EXCUSED) {
        Some(Presence::Excused)
    } else if known(ABSENT) {
        Some(Presence::Absent)
    } else if says(&["present"]) {
        // « 2 présents » is a number of people; « 2 présents, 1 excusé » says two things.
        let mixed = says(&["excus", "absen"]) || counted || words.first() == Some(&"non");
        (!mixed).then(one)
    } else if says(&["excus"]) {
        Some(if not_excused { Presence::Absent } else { Presence::Excused })
    } else if says(&["absen"]) {
        Some(Presence::Absent)
    } else {
        None
    }
}

const PRESENT: &[&str] = &[
    "p", "pr", "pres", "prst", "oui", "o", "ok", "vrai", "v", "visio", "en visio", "visioconference", "en visioconference", "distanciel", "a distance",
    "represente", "representee", "representes", "en retard", "retard", "p visio", "x visio", "venu", "venue", "venus", "venues", "on", "true", "yes", "signe",
    "signature",
];
const EXCUSED: &[&str] = &["e", "ex", "exc", "abs exc", "a e", "ae", "a exc", "abse", "excusse", "pouvoir", "procuration", "empeche", "empechee"];
const ABSENT: &[&str] = &["a", "abs", "abst", "non", "n", "faux", "no", "off", "false", "pas venu", "pas venue", "non venu", "non venue", "0", "aucun", "aucune", "neant", "zero"];

/// A number of people, whole unless it is approximate. Less than none, or half a person, is unreadable.
fn of_quantity(raw: &Raw) -> Option<Reading<Presence>> {
    let people = match quantity(raw) {
        Reading::Value(measure) => measure.quantity,
        Reading::Unknown => return Some(Reading::Unknown),
        Reading::Blank | Reading::Unreadable(_) => return None,
    };
    let whole = people.value.fract() == 0.0 || people.precision != Precision::Exact;
    match people.value {
        0.0 if people.precision == Precision::Exact => Some(Reading::Value(Presence::Absent)),
        value if value > 0.0 && whole => Some(Reading::Value(Presence::Present(people))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Raw {
        Raw::Text(text.into())
    }

    #[test]
    fn yes() {
        let table = [
            "oui", "Oui", "OUI", "o", "O", "x", "X", "1", "vrai", "true", "on", "☒", "☑", "✓", "✔", "X Oui", "x oui", "Oui X", "☒ Oui ☐ Non", "Oui ☒ Non ☐",
            "[x] Oui [ ] Non", "X Oui / Non", "X Oui Non", "oui.", "Oui (QPV des Couronneries)", "Oui, en partie", "OUI : Bel-Air", " oui ",
        ];
        for text in table {
            assert_eq!(yes_no(&written(text)), Reading::Value(true), "« {text} »");
        }
        assert_eq!(yes_no(&Raw::Boolean(true)), Reading::Value(true));
        assert_eq!(yes_no(&Raw::Number(1.0)), Reading::Value(true));
    }

    #[test]
    fn no() {
        let table = [
            "non", "Non", "NON", "n", "0", "faux", "false", "off", "☐", "X Non", "☐ Oui ☒ Non", "Oui ☐ Non ☒", "Oui / X Non", "non (hors QPV)", "Non.", "[ ]",
            "Oui\nX Non\nNe sait pas",
        ];
        for text in table {
            assert_eq!(yes_no(&written(text)), Reading::Value(false), "« {text} »");
        }
        assert_eq!(yes_no(&Raw::Boolean(false)), Reading::Value(false));
        assert_eq!(yes_no(&Raw::Number(0.0)), Reading::Value(false));
    }

    #[test]
    fn neither_yes_nor_no() {
        for text in ["NC", "?", "Oui / Non", "☐ Oui ☐ Non", "ne sait pas", "non renseigné", "X Ne sait pas"] {
            assert_eq!(yes_no(&written(text)), Reading::Unknown, "« {text} »");
        }
        for text in ["peut-être", "☒ Oui ☒ Non", "2", "partiellement", "Ouistreham", "X Autre"] {
            assert_eq!(yes_no(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
        }
        assert_eq!(yes_no(&written("  ")), Reading::Blank);
        assert_eq!(yes_no(&Raw::Number(2.0)), Reading::Unreadable("2".into()));
    }

    #[test]
    fn present() {
        let table = [
            "X", "x", "1", "P", "p", "présent", "Présente", "PRÉSENTS", "présent(e)", "présent·e·s", "oui", "✓", "☒", "P (M. le Maire)", "présent (visio)",
            "présent en visio", "visio", "représenté", "Present", "X.",
        ];
        for text in table {
            assert_eq!(presence(&written(text)), Reading::Value(one()), "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(1.0)), Reading::Value(one()));
        assert_eq!(presence(&Raw::Boolean(true)), Reading::Value(one()));
    }

    #[test]
    fn excused_and_absent() {
        for text in ["E", "e", "exc", "Exc.", "excusé", "EXCUSÉE", "excusé(e)", "Excusés", "excusee", "absent excusé", "abs. exc.", "A.E.", "2 excusés"] {
            assert_eq!(presence(&written(text)), Reading::Value(Presence::Excused), "« {text} »");
        }
        for text in ["A", "a", "abs", "Abs.", "absent", "ABSENTE", "absent(e)s", "non", "0", "☐", "non excusé", "absent non excusé", "aucun", "non présent"] {
            let read = presence(&written(text));
            let expected = if text == "non présent" { Reading::Unreadable(text.into()) } else { Reading::Value(Presence::Absent) };
            assert_eq!(read, expected, "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(0.0)), Reading::Value(Presence::Absent));
    }

    #[test]
    fn numbers_of_people() {
        let table = [
            ("3", 3.0, Precision::Exact),
            ("3 présents", 3.0, Precision::Exact),
            ("2 personnes", 2.0, Precision::Exact),
            ("deux", 2.0, Precision::Exact),
            ("une dizaine", 10.0, Precision::About),
            ("plus de 12", 12.0, Precision::AtLeast),
            ("env. 5", 5.0, Precision::About),
            ("11 (8 Habitat de la Vienne, 3 autres)", 11.0, Precision::Exact),
        ];
        for (text, value, precision) in table {
            let expected = Presence::Present(Quantity::new(value, precision));
            assert_eq!(presence(&written(text)), Reading::Value(expected), "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(4.0)), Reading::Value(Presence::Present(Quantity::exact(4.0))));
    }

    #[test]
    fn marks_that_say_nothing_clear() {
        for text in ["?", "-", "NC", "/"] {
            assert_eq!(presence(&written(text)), Reading::Unknown, "« {text} »");
        }
        for text in ["R", "invité", "2 présents, 1 excusé", "1,5", "-1", "Z", "12/05/2022", "Mme"] {
            assert_eq!(presence(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(-1.0)), Reading::Unreadable("-1".into()));
        assert_eq!(presence(&Raw::Number(1.5)), Reading::Unreadable("1,5".into()));
        assert_eq!(presence(&written("")), Reading::Blank);
    }
}
