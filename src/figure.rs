//! A figure in long form: what is counted, for whom, over which years, how surely, and from which cells.

use crate::period::Period;
use crate::place::CellRef;
use crate::quantity::{Precision, Quantity};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A year, or a window of years pooled so that small numbers can be published. Prints `2022` or `2019-2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Years {
    pub first: i32,
    pub last: i32,
}

impl Years {
    /// A single year.
    pub const fn one(year: i32) -> Self {
        Self { first: year, last: year }
    }

    /// Several years pooled.
    pub const fn is_window(self) -> bool {
        self.first != self.last
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_window() { write!(f, "{}-{}", self.first, self.last) } else { write!(f, "{}", self.first) }
    }
}

/// One axis of a breakdown and the class on it: (`secteur`, `Santé`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// The contract's name of the dimension, ASCII: `secteur`, `axe`, `demandeur_secteur`…
    pub dimension: Arc<str>,
    /// The label, as people read it.
    pub label: Arc<str>,
}

/// What is known of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    #[default]
    Known,
    /// `nd`: no partner gave it.
    NotKnown,
    /// `c`: it would say something of a person.
    Masked,
}

impl Status {
    /// The contract's mark in the `statut` column.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Known => "",
            Self::NotKnown => "nd",
            Self::Masked => "c",
        }
    }
}

/// The cells a figure was worked out from, by sheet. Sheets are numbered as in [`Sources`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceCells(pub BTreeMap<u32, Vec<CellRef>>);

impl SourceCells {
    /// How many cells, in all sheets; a cell that serves twice is counted twice.
    pub fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// One more cell of a sheet, numbered as in [`Sources`].
    pub fn add(&mut self, sheet: u32, cell: CellRef) {
        self.0.entry(sheet).or_default().push(cell);
    }

    /// The cells of another figure too.
    pub fn extend(&mut self, other: &Self) {
        for (sheet, cells) in &other.0 {
            self.0.entry(*sheet).or_default().extend(cells);
        }
    }

    /// In reading order, each cell once.
    pub fn tidy(&mut self) {
        for cells in self.0.values_mut() {
            cells.sort_unstable();
            cells.dedup();
        }
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The contract's name: `participations`, `question_OBJ01`…
    pub indicator: Arc<str>,
    pub years: Years,
    /// Empty on a total; at most two.
    pub classes: Vec<Class>,
    pub value: Option<f64>,
    /// `structures`, `personnes`, `euros`, `part` (a ratio from 0 to 1)…
    pub unit: Arc<str>,
    pub precision: Precision,
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    /// How many different people a ratio is made of, when its terms count something else.
    pub people: Option<f64>,
    /// 95 % confidence interval, as ratios.
    pub interval: Option<(f64, f64)>,
    pub status: Status,
    pub sources: SourceCells,
}

impl Figure {
    /// A known, exact figure without classes; the rest is filled in by who makes it.
    pub fn count(indicator: &str, year: i32, value: f64, unit: &str) -> Self {
        Self {
            indicator: indicator.into(),
            years: Years::one(year),
            classes: Vec::new(),
            value: Some(value),
            unit: unit.into(),
            precision: Precision::Exact,
            numerator: None,
            denominator: None,
            people: None,
            interval: None,
            status: Status::Known,
            sources: SourceCells::default(),
        }
    }

    /// The label on a dimension, if the figure is broken down by it.
    pub fn label(&self, dimension: &str) -> Option<&str> {
        self.classes.iter().find(|class| &*class.dimension == dimension).map(|class| &*class.label)
    }

    /// What stands in the columns `dimension_1` and `dimension_2`. Which questionnaire stands in the second, always (contract §10): the
    /// first is empty on the total of a questionnaire as on any other.
    pub fn axes(&self) -> [Option<&Class>; 2] {
        match self.classes.as_slice() {
            [questionnaire] if &*questionnaire.dimension == "questionnaire" => [None, Some(questionnaire)],
            classes => [classes.first(), classes.get(1)],
        }
    }

    /// By indicator, years, dimensions, labels, as their columns stand.
    pub fn reading_order(&self, other: &Self) -> Ordering {
        let dimensions = |figure: &Self| figure.axes().map(|class| class.map(|class| class.dimension.clone()));
        let labels = |figure: &Self| figure.axes().map(|class| class.map(|class| class.label.clone()));
        (&*self.indicator, self.years)
            .cmp(&(&*other.indicator, other.years))
            .then_with(|| dimensions(self).cmp(&dimensions(other)))
            .then_with(|| labels(self).cmp(&labels(other)))
    }

    /// The dimensions of its breakdown, in order; empty for a total.
    pub fn dimensions(&self) -> Vec<&str> {
        self.classes.iter().map(|class| &*class.dimension).collect()
    }
}

/// The names behind a count of structures: by indicator and year, each with its sector.
pub type Bodies = BTreeMap<(Arc<str>, i32), BTreeMap<Arc<str>, Arc<str>>>;

/// What a reader is told beside the figures: the words behind some of them. Nothing in it says something of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    pub bodies: Bodies,
    /// The measure of each objective of the year, under the label that its figures bear.
    pub ways: BTreeMap<Arc<str>, Way>,
    /// What was set for the year and for the next, in reading order.
    pub plans: Vec<Plan>,
    /// The actions of the year, in reading order.
    pub actions: Vec<ActionSheet>,
}

/// Where an objective starts, where it shall arrive and where it stands, in a unit of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Way {
    pub unit: Option<Arc<str>>,
    pub start: Option<Quantity>,
    pub target: Option<Quantity>,
    pub achieved: Option<Quantity>,
}

/// What is told of an action beside its figures (*fiche-action*).
#[derive(Clone, Debug, PartialEq)]
pub struct ActionSheet {
    /// The label that its figures bear.
    pub label: Arc<str>,
    pub axis: Arc<str>,
    /// A class of `statut`, or « Non classé ».
    pub status: Arc<str>,
    /// The structure that carries it (*porteur*).
    pub holder: Option<Arc<str>>,
    pub first: Option<Period>,
    pub last: Option<Period>,
    pub sessions: Option<Quantity>,
    pub places: Option<Quantity>,
    /// In euros.
    pub cost: Option<Quantity>,
    /// What its sheet says in the partner's own words, field by field.
    pub words: Vec<Words>,
}

/// What a partner wrote in a field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The field: « Résultats ».
    pub field: &'static str,
    pub text: Arc<str>,
}

/// Something set for a year (*perspective*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The year it was set for.
    pub year: i32,
    pub axis: Arc<str>,
    pub label: Arc<str>,
    /// A class of `suite`, when known.
    pub outcome: Option<Arc<str>>,
}

/// The sheets that figures come from, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// (file relative to the inputs, sheet or empty)
    pub sheets: Vec<(Arc<str>, Arc<str>)>,
}

impl Sources {
    /// The number of a sheet, given on first sight.
    pub fn number(&mut self, file: &Arc<str>, sheet: &Arc<str>) -> u32 {
        let found = self.sheets.iter().position(|(f, s)| f == file && s == sheet);
        let at = found.unwrap_or_else(|| {
            self.sheets.push((file.clone(), sheet.clone()));
            self.sheets.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}
