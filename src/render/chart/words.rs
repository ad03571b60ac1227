//! The French of charts: how a value is written on a bar, in a cell, in a tooltip, and what the signs mean.

use super::fonts::{self, Weight};
use super::pen::MEDIUM;
use super::theme::ColourFault;
use crate::french;
use crate::quantity::Precision;
use crate::report::chart::{Mark, State, Unit};
use std::fmt;

/// A sign that the foot of a chart explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sign {
    /// « masqué »
    Masked,
    /// « c »
    MaskedLetter,
    /// « nd »
    NotKnown,
    /// ≈
    About,
    /// ≥
    AtLeast,
    /// ≤
    AtMost,
    /// The whisker of an interval.
    Interval,
}

impl Sign {
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Masked => "masqué\u{a0}: effectif trop faible pour être publié (secret statistique)",
            Self::MaskedLetter => "c\u{a0}: effectif masqué (secret statistique)",
            Self::NotKnown => "nd\u{a0}: donnée non connue, ce qui n’est pas zéro",
            Self::About => "≈\u{a0}: environ",
            Self::AtLeast => "≥\u{a0}: au moins",
            Self::AtMost => "≤\u{a0}: au plus",
            Self::Interval => "intervalle de confiance à 95\u{a0}%",
        }
    }
}

/// A label longer than this, in pixels, would leave no room for what it is the label of.
const LONGEST_LABEL: f64 = 150.0;

/// How a value is written where there is room: « environ 40 », « masqué », « non connu ».
pub(super) fn value(mark: &Mark, unit: &Unit) -> String {
    match (mark.state, &mark.label, mark.known()) {
        (State::Masked, ..) => "masqué".to_owned(),
        (State::Absent, ..) => "rien de relevé".to_owned(),
        (State::NotKnown, ..) | (State::Known, None, None) => "non connu".to_owned(),
        (State::Known, Some(label), _) => fonts::fit(label, MEDIUM, Weight::Semibold, LONGEST_LABEL),
        (State::Known, None, Some(value)) => {
            let number = bare(value, unit);
            match mark.precision {
                Precision::Exact => number,
                Precision::About => format!("environ {number}"),
                Precision::AtLeast => format!("au moins {number}"),
                Precision::AtMost => format!("au plus {number}"),
            }
        }
    }
}

/// How a value is written where there is little room, and the sign to explain.
pub(super) fn compact(mark: &Mark, unit: &Unit) -> (String, Option<Sign>) {
    match (mark.state, mark.known()) {
        (State::Masked, _) => ("c".to_owned(), Some(Sign::MaskedLetter)),
        (State::Absent, _) => (String::new(), None),
        (State::NotKnown, _) | (State::Known, None) => ("nd".to_owned(), Some(Sign::NotKnown)),
        (State::Known, Some(value)) => {
            let number = bare(value, unit);
            match mark.precision {
                Precision::Exact => (number, None),
                Precision::About => (format!("≈\u{202f}{number}"), Some(Sign::About)),
                Precision::AtLeast => (format!("≥\u{202f}{number}"), Some(Sign::AtLeast)),
                Precision::AtMost => (format!("≤\u{202f}{number}"), Some(Sign::AtMost)),
            }
        }
    }
}

/// How a value is said by itself: « environ 40 personnes ».
pub(super) fn full(mark: &Mark, unit: &Unit) -> String {
    let said = match mark.known() {
        None if mark.is_masked() => "effectif masqué".to_owned(),
        None if mark.state == State::Absent => "rien de relevé".to_owned(),
        None => "non connu".to_owned(),
        Some(value) => {
            let said = with_unit(value, unit);
            match mark.precision {
                Precision::Exact => said,
                Precision::About => format!("environ {said}"),
                Precision::AtLeast => format!("au moins {said}"),
                Precision::AtMost => format!("au plus {said}"),
            }
        }
    };
    match (mark.interval, mark.known()) {
        (Some((low, high)), Some(_)) => format!("{said} (entre {} et {})", bare(low, unit), bare(high, unit)),
        _ => said,
    }
}

/// A number on an axis or a bar: its unit is in the subtitle, unless it is as short as the number.
pub(super) fn bare(value: f64, unit: &Unit) -> String {
    match unit {
        Unit::Count { .. } => number(value),
        Unit::Share => french::percent(value),
        Unit::Euros => french::euros(value),
        Unit::Measure(unit) if (1..=3).contains(&unit.chars().count()) => format!("{}\u{a0}{unit}", number(value)),
        Unit::Measure(_) => number(value),
    }
}

fn with_unit(value: f64, unit: &Unit) -> String {
    match unit {
        Unit::Count { one, many } => format!("{}\u{a0}{}", number(value), french::plural(value, one, many)),
        Unit::Share | Unit::Euros => bare(value, unit),
        Unit::Measure(unit) if unit.is_empty() => number(value),
        Unit::Measure(unit) => format!("{}\u{a0}{unit}", number(value)),
    }
}

/// Two decimals at most: a bar is not read more finely.
fn number(value: f64) -> String {
    french::number((value * 100.0).round() / 100.0)
}

impl fmt::Display for ColourFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAColour(text) => {
                write!(f, "«\u{a0}{text}\u{a0}» n’est pas une couleur\u{a0}: écrivez-la comme «\u{a0}#005f96\u{a0}».")
            }
            Self::TooLight { colour, contrast, instead } => write!(
                f,
                "La couleur {colour} est trop claire\u{a0}: son contraste avec le blanc est de {}, il faut au moins 4,5 pour qu’on lise \
                 les graphiques. La même couleur, plus foncée\u{a0}: {instead}.",
                // Rounded down: 4,49 must not be written 4,5.
                number((contrast * 10.0).floor() / 10.0)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_said_with_its_precision_and_its_unit_agrees() {
        let people = Unit::count("personne", "personnes");
        let mark = |value, precision| Mark::new(value, precision);
        assert_eq!(value(&mark(1_234.5, Precision::Exact), &people), "1\u{202f}234,5");
        assert_eq!(value(&mark(40.0, Precision::About), &people), "environ 40");
        assert_eq!(full(&mark(700.0, Precision::AtLeast), &people), "au moins 700\u{a0}personnes");
        assert_eq!(full(&mark(1.5, Precision::AtMost), &people), "au plus 1,5\u{a0}personne");
        assert_eq!(full(&Mark::exact(0.0), &people), "0\u{a0}personne");
        assert_eq!(full(&Mark::exact(0.38).with_interval(0.3, 0.47), &Unit::Share), "38\u{a0}% (entre 30\u{a0}% et 47\u{a0}%)");
        assert_eq!(bare(4_250.0, &Unit::Euros), "4\u{202f}250\u{a0}€");
        assert_eq!((bare(0.6, &Unit::measure("ETP")), bare(0.6, &Unit::measure("jours"))), ("0,6\u{a0}ETP".to_owned(), "0,6".to_owned()));
        assert_eq!(compact(&mark(40.0, Precision::About), &people), ("≈\u{202f}40".to_owned(), Some(Sign::About)));
    }

    #[test]
    fn what_is_masked_or_not_known_is_never_a_number_even_when_one_was_left_in_the_mark() {
        let people = Unit::count("personne", "personnes");
        let masked = Mark { value: Some(7.0), interval: Some((1.0, 9.0)), ..Mark::masked() }.with_label("7 sur 12");
        assert_eq!((value(&masked, &people), full(&masked, &people)), ("masqué".to_owned(), "effectif masqué".to_owned()));
        assert_eq!(compact(&masked, &people), ("c".to_owned(), Some(Sign::MaskedLetter)));
        let unknown = Mark { value: Some(7.0), ..Mark::not_known() };
        assert_eq!((value(&unknown, &people), compact(&unknown, &people).0), ("non connu".to_owned(), "nd".to_owned()));
        assert_eq!(value(&Mark::exact(f64::NAN), &people), "non connu");
    }

    #[test]
    fn a_refused_colour_says_why_and_offers_another() {
        let fault = ColourFault::NotAColour("bleu".to_owned());
        assert_eq!(fault.to_string(), "«\u{a0}bleu\u{a0}» n’est pas une couleur\u{a0}: écrivez-la comme «\u{a0}#005f96\u{a0}».");
        let Err(fault) = super::super::Theme::from_colour("#ffcc00") else { panic!("taken") };
        assert!(
            fault.to_string().starts_with("La couleur #ffcc00 est trop claire\u{a0}: son contraste avec le blanc est de 1,5,"),
            "{fault}"
        );
    }
}
