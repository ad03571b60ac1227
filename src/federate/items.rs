//! The figures of a council to what every council can say: an item of the national lists, and what is said of it.

use crate::figure::{Figure, Status};
use crate::fold::fold;
use crate::quantity::Precision;
use crate::report::definitions::{QUESTION_PREFIX, definition};
use crate::schema::Nomenclature;

/// What is counted: an indicator, and its classes, sorted. Labels are those of the national lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub indicator: String,
    /// (dimension, label)
    pub classes: Vec<(String, String)>,
}

impl Item {
    pub fn total(indicator: &str) -> Self {
        Self { indicator: indicator.to_owned(), classes: Vec::new() }
    }
}

/// What one territory says of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// None when masked or not known.
    pub value: Option<f64>,
    pub precision: Precision,
    pub status: Status,
    /// What a share is made of.
    pub fraction: Option<(f64, f64)>,
}

/// Dimensions that mean the same everywhere. Axes, actions, structures and answers are each council's own.
const SHARED: [(&str, &[Nomenclature]); 10] = [
    ("secteur", &[Nomenclature::Sector]),
    ("demandeur_secteur", &[Nomenclature::Sector]),
    ("college", &[Nomenclature::College]),
    ("type", &[Nomenclature::ActionType]),
    ("statut", &[Nomenclature::Status, Nomenclature::ObjectiveStatus]),
    ("public", &[Nomenclature::Public]),
    ("instance", &[Nomenclature::Body]),
    ("decision", &[Nomenclature::Decision]),
    ("suite", &[Nomenclature::Outcome]),
    ("nature", &[Nomenclature::Nature]),
];
/// Their labels are the program's own.
const CALENDAR_AND_CLASSES: [&str; 3] = ["mois", "trimestre", "classement"];
/// The classes that a council added to a national list.
pub const LOCAL: &str = "Autre (liste locale)";

/// The item of a figure; `None` when it is a council's own affair.
pub fn item(figure: &Figure) -> Option<Item> {
    let local = figure.indicator.starts_with(QUESTION_PREFIX) || matches!(&*figure.indicator, "contexte" | "atteinte_mesuree");
    if local || definition(&figure.indicator).is_none() {
        return None;
    }
    let class = |dimension: &str, label: &str| {
        if CALENDAR_AND_CLASSES.contains(&dimension) {
            return Some(label.to_owned());
        }
        let (_, lists) = SHARED.iter().find(|(name, _)| *name == dimension)?;
        let written = fold(label);
        let mut known = lists.iter().flat_map(|list| list.classes());
        let national = known.find(|class| fold(class.label) == written).map(|class| class.label);
        let unclassified = crate::schema::UNCLASSIFIED;
        Some(national.unwrap_or(if written == fold(unclassified) { unclassified } else { LOCAL }).to_owned())
    };
    let classes: Option<Vec<(String, String)>> =
        figure.classes.iter().map(|known| Some((known.dimension.to_string(), class(&known.dimension, &known.label)?))).collect();
    let mut classes = classes?;
    classes.sort();
    Some(Item { indicator: figure.indicator.to_string(), classes })
}

/// What a figure says, of whichever item.
pub fn said(figure: &Figure) -> Said {
    let known = figure.status == Status::Known;
    Said {
        value: figure.value.filter(|_| known),
        precision: figure.precision,
        status: if known && figure.value.is_none() { Status::NotKnown } else { figure.status },
        // A count may carry a base too (meetings with five colleges, out of all): it adds up as a count.
        fraction: figure.numerator.zip(figure.denominator).filter(|_| known && &*figure.unit == "part"),
    }
}

/// Two local classes that have one national name.
pub fn both(one: Said, other: Said) -> Said {
    let sum = |one: Option<f64>, other: Option<f64>| if one.is_none() { other } else { Some(one? + other.unwrap_or_default()) };
    let lacks = one.value.is_none() || other.value.is_none();
    let fraction = match (one.fraction, other.fraction) {
        (Some(one), Some(other)) => Some((one.0 + other.0, one.1 + other.1)),
        // What the other lacks makes a lower bound, not a sum of shares.
        (one, other) => one.or(other),
    };
    let value = match fraction {
        Some((numerator, denominator)) if denominator > 0.0 => Some(numerator / denominator),
        _ => sum(one.value, other.value),
    };
    Said {
        value,
        precision: if lacks { Precision::AtLeast } else { one.precision.max(other.precision) },
        status: if value.is_some() { Status::Known } else { one.status.max(other.status) },
        fraction,
    }
}
