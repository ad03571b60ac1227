//! The French of charts: how a value is written on a bar, in a cell, in a tooltip, and what the signs mean.

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
            Self::Masked => "masqué : effectif trop faible pour être publié (secret statistique)",
            Self::MaskedLetter => "c : effectif masqué (secret statistique)",
            Self::NotKnown => "nd : donnée non connue, ce qui n’est pas zéro",
            Self::About => "≈ : environ",
            Self::AtLeast => "≥ : au moins",
            Self::AtMost => "≤ : au plus",
            Self::Interval => "intervalle de confiance à 95\u{a0}%",
        }
    }
}

/// How a value is written where there is room: « environ 40 », « masqué », « non connu ».
pub(super) fn value(mark: &Mark, unit: &Unit) -> String {
    match (mark.state, &mark.label, mark.known()) {
        (State::Masked, ..) => "masqué".to_owned(),
        (State::NotKnown, ..) | (State::Known, None, None) => "non connu".to_owned(),
        (State::Known, Some(label), _) => label.clone(),
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
