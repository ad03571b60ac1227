//! A figure's value as a reader sees it: written in French, with its unit, its precision, and what is known of it.

use super::definitions::{Unit, definition};
use crate::figure::{Figure, Status};
use crate::french;
use crate::quantity::{Precision, Quantity};
use std::sync::Arc;

/// Under this base a share is told as « 10 sur 11 »: a percentage would promise a precision that so few do not have.
/// Contract §7 sets it at 30 for questionnaires (`base_pourcentage`); the same holds for every share of people or meetings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PercentageBase(pub f64);

impl PercentageBase {
    /// That of the contract, where no council's settings say otherwise.
    pub const USUAL: Self = Self(30.0);
}

/// A value ready to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// None when masked or not known.
    pub value: Option<f64>,
    pub precision: Precision,
    pub status: Status,
    pub unit: Unit,
    /// The unit as the figure carries it, for [`Unit::Given`].
    pub given_unit: Arc<str>,
    /// What a share is made of.
    pub fraction: Option<(f64, f64)>,
    /// Whether the base is large enough for a percentage.
    pub percentage: bool,
    /// A way gone towards a target, not a share of people or meetings: it has no count to tell.
    pub of_things: bool,
}

/// « 10 sur 11 »
fn counts((numerator, denominator): (f64, f64)) -> String {
    format!("{} sur\u{a0}{}", french::number(numerator), french::number(denominator))
}

impl Measure {
    pub fn new(figure: &Figure, base: PercentageBase) -> Self {
        let defined = definition(&figure.indicator).map_or(Unit::Given, |definition| definition.unit);
        // Counts by class that bear the name of a share: objectives by attainment, opinions by answer.
        let unit = match (defined, &*figure.unit) {
            (Unit::Share, "objectifs") => Unit::Count { one: "objectif", many: "objectifs" },
            (Unit::Share, "réponses") => Unit::Count { one: "réponse", many: "réponses" },
            (unit, _) => unit,
        };
        let known = figure.status == Status::Known;
        let fraction = figure.numerator.zip(figure.denominator).filter(|_| known);
        // A measured attainment is a way gone, not a share of people: its denominator says nothing of how sure it is.
        let of_things = &*figure.indicator == "atteinte_mesuree";
        Self {
            value: figure.value.filter(|value| known && value.is_finite()),
            precision: figure.precision,
            status: if known && figure.value.is_none() { Status::NotKnown } else { figure.status },
            unit,
            given_unit: figure.unit.clone(),
            fraction,
            of_things,
            percentage: of_things || fraction.is_none_or(|(_, denominator)| denominator >= base.0),
        }
    }

    /// Without its unit, for a table: `12`, `environ 40`, `10 sur 11`, `23 sur 30 (77 %)`, `c`, `nd`.
    pub fn text(&self) -> String {
        match self.written() {
            Ok(text) => text,
            Err(mark) => mark.to_owned(),
        }
    }

    /// With its unit, for a sentence or a key figure: `12 structures`, `au moins 700 personnes`, `0,6 ETP`.
    pub fn words(&self) -> String {
        let (Ok(text), Some(value)) = (self.written(), self.value) else {
            return match self.status {
                Status::Masked => "donnée masquée".to_owned(),
                Status::NotKnown | Status::Known => "donnée non connue".to_owned(),
            };
        };
        match self.unit {
            Unit::Count { one, many } => format!("{text}\u{a0}{}", french::plural(value, one, many)),
            Unit::Measure(unit) => format!("{text}\u{a0}{unit}"),
            Unit::Given if !self.given_unit.is_empty() => format!("{text}\u{a0}{}", self.given_unit),
            Unit::Share | Unit::Euros | Unit::YesNo | Unit::Given => text,
        }
    }

    /// For a key figure, under a label that says what is counted: the unit only where the label does not.
    pub fn headline(&self) -> String {
        match self.unit {
            // As counts whatever the base: the same figure reads alike from one council to the next.
            Unit::Share if !self.of_things && self.value.is_some() => self.fraction.map_or_else(|| self.text(), counts),
            Unit::Measure(_) | Unit::Given => self.words(),
            Unit::Count { .. } | Unit::Share | Unit::Euros | Unit::YesNo if self.value.is_none() => self.words(),
            Unit::Count { .. } | Unit::Share | Unit::Euros | Unit::YesNo => self.text(),
        }
    }

    fn written(&self) -> Result<String, &'static str> {
        let Some(value) = self.value else {
            return Err(if self.status == Status::Masked { "c" } else { "nd" });
        };
        Ok(match self.unit {
            Unit::Share => match self.fraction {
                Some(fraction) if !self.percentage => counts(fraction),
                // Counts first, that a column may be read down: the percentage is added where its base allows one.
                Some(fraction) if !self.of_things => format!("{} ({})", counts(fraction), french::percent(value)),
                Some(_) | None => french::percent(value),
            },
            Unit::YesNo => if value > 0.0 { "oui" } else { "non" }.to_owned(),
            Unit::Euros => match self.precision {
                Precision::Exact => french::euros(value),
                Precision::About => format!("environ {}", french::euros(value)),
                Precision::AtMost => format!("au plus {}", french::euros(value)),
                Precision::AtLeast => format!("au moins {}", french::euros(value)),
            },
            Unit::Count { .. } | Unit::Measure(_) | Unit::Given => french::quantity(Quantity::new(value, self.precision)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(indicator: &str, value: Option<f64>, change: impl Fn(&mut Figure)) -> Measure {
        let mut figure = Figure { value, ..Figure::count(indicator, 2022, 0.0, "") };
        change(&mut figure);
        Measure::new(&figure, PercentageBase(30.0))
    }

    #[test]
    fn counts_come_first_and_a_large_base_adds_a_percentage() {
        let small = measure("taux_presence_inscrits", Some(10.0 / 11.0), |f| (f.numerator, f.denominator) = (Some(10.0), Some(11.0)));
        let large = measure("taux_presence_inscrits", Some(0.5), |f| (f.numerator, f.denominator) = (Some(20.0), Some(40.0)));
        assert_eq!([small.text(), large.text()], ["10 sur\u{a0}11", "20 sur\u{a0}40 (50\u{a0}%)"]);
    }

    #[test]
    fn masked_and_not_known_are_neither_blank_nor_zero() {
        let masked = measure("saisines", None, |f| f.status = Status::Masked);
        let unknown = measure("personnes_touchees", None, |f| f.status = Status::NotKnown);
        assert_eq!([masked.text(), unknown.text()], ["c", "nd"]);
        assert_eq!([masked.words(), unknown.words()], ["donnée masquée", "donnée non connue"]);
    }

    #[test]
    fn a_masked_figure_that_still_holds_its_value_does_not_show_it() {
        let masked = measure("saisines", Some(4.0), |f| f.status = Status::Masked);
        assert_eq!((masked.text().as_str(), masked.value, masked.fraction), ("c", None, None));
    }

    #[test]
    fn zero_and_one_are_singular() {
        assert_eq!(measure("structures_actives", Some(0.0), |_| ()).words(), "0\u{a0}structure");
        assert_eq!(measure("structures_actives", Some(2.0), |_| ()).words(), "2\u{a0}structures");
    }
}
