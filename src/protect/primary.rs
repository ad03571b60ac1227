//! What a figure tells when it is shown: the numbers that a reader could reckon with, and whether they are too small.

use super::family::{Family, Subjects};
use crate::figure::{Class, Figure, SourceCells, Status, Years};
use crate::quantity::Precision;
use std::sync::Arc;

/// What a number of a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountOf {
    /// People (or referrals, or decisions: one person each, as far as a reader knows).
    People,
    /// Those among whom they are counted: the denominator of a share.
    Base,
    /// Units of a ratio that are not people: objectives met.
    Numerator,
    /// Objectives set.
    Denominator,
    /// Not a figure: those of the parent table who are not in the subset (referrals not seen at a meeting).
    Rest,
}

/// The classes on every axis of one breakdown of one indicator, over one year or window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableKey {
    pub indicator: Arc<str>,
    pub count_of: CountOf,
    pub years: Years,
    /// In alphabetical order, so that a table has one key.
    pub dimensions: Vec<Arc<str>>,
}

/// One number of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    pub table: TableKey,
    /// One a dimension.
    pub labels: Vec<Arc<str>>,
}

impl CellKey {
    pub fn new(indicator: &Arc<str>, count_of: CountOf, years: Years, classes: &[Class]) -> Self {
        let mut classes: Vec<&Class> = classes.iter().collect();
        classes.sort_unstable_by(|a, b| a.dimension.cmp(&b.dimension));
        let dimensions = classes.iter().map(|class| class.dimension.clone()).collect();
        let labels = classes.iter().map(|class| class.label.clone()).collect();
        Self { table: TableKey { indicator: indicator.clone(), count_of, years, dimensions }, labels }
    }

    pub fn label(&self, dimension: &str) -> Option<&Arc<str>> {
        self.table.dimensions.iter().position(|d| &**d == dimension).and_then(|at| self.labels.get(at))
    }
}

/// A number that a figure tells; without value when the figure does not show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    pub key: CellKey,
    pub value: Option<f64>,
}

/// The indicator whose table a figure stands in, and its classes there. Two questionnaires of a year may use one code: their questions
/// have nothing to do with each other, and make two tables.
pub fn table_of(figure: &Figure) -> (Arc<str>, Vec<Class>) {
    let questionnaire = figure.label("questionnaire").filter(|_| figure.indicator.starts_with("question_"));
    match questionnaire {
        Some(title) => {
            let others = figure.classes.iter().filter(|class| &*class.dimension != "questionnaire");
            (format!("{} ({title})", figure.indicator).into(), others.cloned().collect())
        }
        None => (figure.indicator.clone(), figure.classes.clone()),
    }
}

/// Every number that a figure tells, the one it is about first.
pub fn tellings(figure: &Figure) -> Vec<Telling> {
    let shown = figure.status == Status::Known;
    let (indicator, classes) = table_of(figure);
    let tell = |count_of, value: Option<f64>| Telling {
        key: CellKey::new(&indicator, count_of, figure.years, &classes),
        value: value.filter(|_| shown),
    };
    match &*figure.indicator {
        // Days are not people: what counts is how many answers they come from.
        "delai_reponse_median" => vec![tell(CountOf::People, shown.then(|| people(figure)).flatten())],
        "parcours_objectifs_atteints" => {
            vec![tell(CountOf::Denominator, figure.denominator), tell(CountOf::Numerator, figure.numerator)]
        }
        name if name.starts_with("question_") => {
            let mut told = vec![tell(CountOf::People, figure.numerator.or(figure.value))];
            if figure.denominator.is_some() {
                let group: Vec<Class> = classes.iter().filter(|class| &*class.dimension != "modalite").cloned().collect();
                let key = CellKey::new(&indicator, CountOf::Base, figure.years, &group);
                told.push(Telling { key, value: figure.denominator.filter(|_| shown) });
            }
            told
        }
        _ => vec![tell(CountOf::People, figure.value)],
    }
}

/// How many people stand behind a figure; `None` when nothing says.
///
/// A median's base is its denominator, else its source rows; a ratio of objectives counts its people apart, who may have several rows.
pub fn people(figure: &Figure) -> Option<f64> {
    let rows = || Some(figure.sources.count()).filter(|&rows| rows > 0).map(|rows| rows as f64);
    match &*figure.indicator {
        "delai_reponse_median" => figure.denominator.or_else(rows),
        "parcours_objectifs_atteints" => figure.people.or_else(rows).or(figure.denominator),
        indicator if indicator.starts_with("question_") => figure.numerator.or(figure.value),
        _ => figure.value,
    }
}

/// Whether a number of people is one to mask: from 1 to k - 1.
pub fn is_small(people: f64, threshold: u32) -> bool {
    people > 0.0 && people < f64::from(threshold)
}

/// Whether a figure is masked for what it says itself, before any thought of the others.
///
/// So is a share whose base is small, even of nobody: it would tell how many were asked. What nothing counts is masked too.
pub fn is_primary(figure: &Figure, family: Family, subjects: &Subjects) -> bool {
    if figure.status != Status::Known {
        return false;
    }
    let threshold = subjects.threshold(family);
    let base = if figure.indicator.starts_with("question_") { figure.denominator } else { None };
    people(figure).is_none_or(|people| is_small(people, threshold)) || base.is_some_and(|base| is_small(base, threshold))
}

/// The figure, saying nothing but that it exists.
pub fn masked(figure: &Figure) -> Figure {
    Figure {
        value: None,
        numerator: None,
        denominator: None,
        people: None,
        interval: None,
        precision: Precision::Exact,
        status: Status::Masked,
        sources: SourceCells::default(),
        ..figure.clone()
    }
}
