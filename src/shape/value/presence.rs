//! Cells of a sign-in sheet to presences: « P », « X », « Excusée », « abs. », « 3 », « une dizaine ».

use super::label::without_inclusive_endings;
use super::scan::{is_words, plain, split_brackets};
use super::text::{nothing, raw_text};
use super::tick::{is_doubtful_cross, mark};
use super::{Reading, quantity};
use crate::fold::fold;
use crate::quantity::{Precision, Quantity};
use crate::read::Raw;
use crate::shape::Presence;

/// Reads a mark of a sign-in sheet, or a number of people. « 0 » is absent.
pub fn presence(raw: &Raw) -> Reading<Presence> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Boolean(true) => Reading::Value(one()),
        Raw::Boolean(false) => Reading::Value(Presence::Absent),
        Raw::Number(_) => of_quantity(raw).unwrap_or_else(unreadable),
        Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) => unreadable(),
        Raw::Text(text) if is_doubtful_cross(text) => unreadable(),
        Raw::Text(text) => match mark(text) {
            Some(ticked) => Reading::Value(if ticked { one() } else { Presence::Absent }),
            None => nothing(text)
                .or_else(|| not_held(text))
                .unwrap_or_else(|| of_words(text).map(Reading::Value).or_else(|| of_quantity(raw)).unwrap_or_else(unreadable)),
        },
    }
}

/// « annulée », « reportée »: the meeting was not held, so nobody was absent from it.
fn not_held<T>(text: &str) -> Option<Reading<T>> {
    let folded = fold(text);
    let says = |root: &str| folded.trim_end_matches(['e', 's']) == root;
    (says("annul") || says("report") || folded == "reunion annulee").then_some(Reading::Unknown)
}

fn one() -> Presence {
    Presence::Present(Quantity::exact(1.0))
}

/// « P », « Présente », « Excusé(e) », « abs. exc. », « présent (visio) », « 2 excusés ».
fn of_words(text: &str) -> Option<Presence> {
    let plain = without_inclusive_endings(&plain(text));
    let (outside, _) = split_brackets(&plain);
    if !is_words(&outside) {
        return None;
    }
    let folded = fold(&outside);
    let words: Vec<&str> = folded.split(' ').collect();
    // « Point sur les absents de la dernière séance » is the agenda, not a mark.
    if words.len() > MOST_WORDS {
        return None;
    }
    let says = |root: &str| words.iter().any(|word| word.trim_end_matches(['e', 's']) == root);
    let counted = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let denied = words.windows(2).any(|pair| matches!(pair, ["non", word] if word.starts_with("excus")));
    let known = |list: &[&str]| list.contains(&folded.as_str());
    if known(PRESENT) {
        Some(one())
    } else if known(EXCUSED) {
        Some(Presence::Excused)
    } else if known(ABSENT) {
        Some(Presence::Absent)
    } else if says("present") {
        // « 2 présents » is a number of people; « 2 présents, 1 excusé » says two things.
        let mixed = says("excu") || says("absent") || counted || words.contains(&"non");
        (!mixed).then(one)
    } else if words.first().is_some_and(|word| matches!(*word, "pouvoir" | "procuration")) {
        // « Pouvoir à la mairie »: someone else votes, nobody came.
        Some(Presence::Excused)
    } else if says("excu") {
        Some(if denied { Presence::Absent } else { Presence::Excused })
    } else {
        says("absent").then_some(Presence::Absent)
    }
}

/// « Absent non excusé, arrivé après » has five words, the most that a mark was seen to have.
const MOST_WORDS: usize = 5;

const PRESENT: &[&str] = &[
    "p",
    "pr",
    "pres",
    "prst",
    "oui",
    "o",
    "ok",
    "vrai",
    "v",
    "visio",
    "en visio",
    "visioconference",
    "en visioconference",
    "distanciel",
    "a distance",
    "suppleant",
    "suppleante",
    "represente",
    "representee",
    "representes",
    "en retard",
    "retard",
    "p visio",
    "x visio",
    "venu",
    "venue",
    "venus",
    "venues",
    "on",
    "true",
    "yes",
    "signe",
    "signature",
];
const EXCUSED: &[&str] =
    &["e", "ex", "exc", "abs exc", "a e", "ae", "a exc", "abse", "excusse", "pouvoir", "procuration", "empeche", "empechee"];
const ABSENT: &[&str] = &[
    "a",
    "abs",
    "abst",
    "non",
    "n",
    "faux",
    "no",
    "off",
    "false",
    "pas venu",
    "pas venue",
    "non venu",
    "non venue",
    "0",
    "aucun",
    "aucune",
    "neant",
    "zero",
];

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
    fn present() {
        let table = [
            "X",
            "x",
            "1",
            "P",
            "p",
            "présent",
            "Présente",
            "PRÉSENTS",
            "présent(e)",
            "présent·e·s",
            "oui",
            "✓",
            "☒",
            "P (M. le Maire)",
            "présent (visio)",
            "présent en visio",
            "visio",
            "représenté",
            "Present",
            "X.",
        ];
        for text in table {
            assert_eq!(presence(&written(text)), Reading::Value(one()), "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(1.0)), Reading::Value(one()));
        assert_eq!(presence(&Raw::Boolean(true)), Reading::Value(one()));
    }

    #[test]
    fn excused_and_absent() {
        for text in [
            "E",
            "e",
            "exc",
            "Exc.",
            "excusé",
            "EXCUSÉE",
            "excusé(e)",
            "Excusés",
            "excusee",
            "absent excusé",
            "abs. exc.",
            "A.E.",
            "2 excusés",
        ] {
            assert_eq!(presence(&written(text)), Reading::Value(Presence::Excused), "« {text} »");
        }
        for text in [
            "A",
            "a",
            "abs",
            "Abs.",
            "absent",
            "ABSENTE",
            "absent(e)s",
            "non",
            "0",
            "☐",
            "non excusé",
            "absent non excusé",
            "aucun",
            "non présent",
        ] {
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
        for text in [
            "R",
            "✗",
            "✘",
            "invité",
            "2 présents, 1 excusé",
            "1,5",
            "-1",
            "Z",
            "12/05/2022",
            "Mme",
            "N°",
            "Un chez soi d’abord",
            "Présentation du dispositif",
            "Point sur les absents de la dernière séance",
        ] {
            assert_eq!(presence(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
        }
        assert_eq!(presence(&Raw::Number(-1.0)), Reading::Unreadable("-1".into()));
        assert_eq!(presence(&Raw::Number(1.5)), Reading::Unreadable("1,5".into()));
        assert_eq!(presence(&written("")), Reading::Blank);
    }
}
