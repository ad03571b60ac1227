//! The cells of the consolidation's tables.

use crate::federate::consolidate::Summary;
use crate::federate::items::Said;
use crate::figure::Status;
use crate::quantity::Precision;
use crate::report::Cell;
use crate::report::definitions::{Definition, Unit};
use crate::report::measure::{Measure, PercentageBase};
use std::sync::Arc;

/// A value of an indicator as a reader sees it.
fn measure(definition: &Definition, value: Option<f64>, precision: Precision, status: Status, fraction: Option<(f64, f64)>) -> Measure {
    // How many councils said yes is a share of them.
    let unit = if definition.unit == Unit::YesNo && fraction.is_some() { Unit::Share } else { definition.unit };
    let status = if value.is_none() && status == Status::Known { Status::NotKnown } else { status };
    Measure {
        value,
        precision,
        status,
        unit,
        given_unit: Arc::from(""),
        fraction,
        percentage: fraction.is_none_or(|(_, base)| base >= PercentageBase::USUAL.0),
        of_things: false,
    }
}

pub fn total(definition: &Definition, summary: &Summary) -> Cell {
    // « au moins 0 » says no more than that nobody may say.
    let nothing_said = summary.total == Some(0.0) && summary.precision == Precision::AtLeast;
    let status = if (summary.known == 0 || nothing_said) && summary.masked > 0 { Status::Masked } else { Status::Known };
    match summary.total.filter(|_| !nothing_said) {
        None if summary.known > 0 && !nothing_said => Cell::Blank,
        value => Cell::Figure(measure(definition, value, summary.precision, status, summary.fraction)),
    }
}

pub fn median(definition: &Definition, summary: &Summary) -> Cell {
    match summary.quartiles {
        Some([_, median, _]) if definition.unit != Unit::YesNo => {
            Cell::Figure(measure(definition, Some(median), Precision::Exact, Status::Known, None))
        }
        Some(_) => total(definition, summary),
        None => Cell::Text(if summary.known == 0 { "–" } else { "trop peu" }.to_owned()),
    }
}

/// « de 12 à 31 »: the middle half of the territories.
pub fn middle_half(definition: &Definition, summary: &Summary) -> Cell {
    match summary.quartiles {
        Some([low, _, high]) if definition.unit != Unit::YesNo => {
            let text = |value| measure(definition, Some(value), Precision::Exact, Status::Known, None).text();
            Cell::Text(format!("de {} à {}", text(low), text(high)))
        }
        Some(_) | None => Cell::Text("–".to_owned()),
    }
}

pub fn said_cell(definition: &Definition, said: &Said) -> Cell {
    Cell::Figure(measure(definition, said.value, said.precision, said.status, said.fraction))
}
