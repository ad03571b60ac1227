//! Cells to yes or no: « oui », « x », « ☒ », « X Non », « ☐ Oui ☒ Non ».
//!
//! Decided: a cross ☒ is a ticked box and so a yes; a printed « Oui / Non » that nobody ticked is not known; an empty
//! cell is `Blank`, and whether that means « no » (a column of crosses) is the caller's to say.

use super::Reading;
use super::scan::{is_words, plain, split_brackets};
use super::text::{nothing, raw_text};
use super::tick::{Ticks, is_doubtful_cross, mark, ticked};
use crate::fold::fold;
use crate::read::Raw;

/// Reads a yes or a no.
pub fn yes_no(raw: &Raw) -> Reading<bool> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Boolean(yes) => Reading::Value(*yes),
        Raw::Number(number) if *number == 1.0 => Reading::Value(true),
        Raw::Number(number) if *number == 0.0 => Reading::Value(false),
        Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) => unreadable(),
        Raw::Text(text) if is_doubtful_cross(text) => unreadable(),
        Raw::Text(text) => match mark(text) {
            Some(yes) => Reading::Value(yes),
            None => nothing(text).unwrap_or_else(|| match ticked(text) {
                Some(ticks) => yes_of_ticks(&ticks).unwrap_or_else(unreadable),
                None => yes_of_words(text).unwrap_or_else(unreadable),
            }),
        },
    }
}

/// Whether a cell is a tick, and no word: « x », « ✓ », 1.
pub fn is_tick(raw: &Raw) -> bool {
    let is_word = matches!(raw, Raw::Text(text) if text.chars().any(|letter| letter.is_alphabetic() && !matches!(letter, 'x' | 'X')));
    !is_word && yes_no(raw) == Reading::Value(true)
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
    if !is_words(first) {
        return None;
    }
    match fold(first).as_str() {
        "oui" | "checked" | "coche" | "cochee" | "o" | "y" | "yes" | "vrai" | "true" | "on" | "v" | "ok" | "1" | "oui en partie"
        | "oui tout a fait" | "actif" | "active" => Some(Reading::Value(true)),
        "non" | "unchecked" | "n" | "no" | "faux" | "false" | "off" | "f" | "0" | "pas du tout" | "❌" | "inactif" | "inactive" => {
            Some(Reading::Value(false))
        }
        "oui non" | "o n" | "ne sait pas" | "nsp" | "oui non ne sait pas" => Some(Reading::Unknown),
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
            "oui",
            "Oui",
            "OUI",
            "o",
            "O",
            "x",
            "X",
            "1",
            "vrai",
            "true",
            "on",
            "☒",
            "☑",
            "✓",
            "✔",
            "X Oui",
            "x oui",
            "Oui X",
            "☒ Oui ☐ Non",
            "Oui ☒ Non ☐",
            "[x] Oui [ ] Non",
            "X Oui / Non",
            "X Oui Non",
            "oui.",
            "Oui (QPV des Couronneries)",
            "Oui, en partie",
            "OUI : Bel-Air",
            " oui ",
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
            "non",
            "Non",
            "NON",
            "n",
            "0",
            "faux",
            "false",
            "off",
            "☐",
            "X Non",
            "☐ Oui ☒ Non",
            "Oui ☐ Non ☒",
            "Oui / X Non",
            "non (hors QPV)",
            "Non.",
            "[ ]",
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
        for text in ["peut-être", "☒ Oui ☒ Non", "2", "partiellement", "Ouistreham", "X Autre", "N°"] {
            assert_eq!(yes_no(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
        }
        assert_eq!(yes_no(&written("  ")), Reading::Blank);
        assert_eq!(yes_no(&Raw::Number(2.0)), Reading::Unreadable("2".into()));
    }
}
