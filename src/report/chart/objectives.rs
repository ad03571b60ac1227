//! Charts of how far we are: opinions, classifications, targets.

use super::{ChartClass, Mark, Unit};

/// Answers on each objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Attainment {
    /// Favourable first: « Atteint », « Partiellement atteint », « Non atteint ». Good ones go right of the axis, poor ones left,
    /// the partly ones are astride it.
    pub classes: Vec<ChartClass>,
    /// « Sans opinion »: apart, at the right.
    pub unsaid_label: String,
    pub rows: Vec<AttainmentRow>,
    /// Percentages are drawn only when every row's base reaches it (contract §7: 30), counts otherwise.
    pub percentage_base: f64,
}

impl Attainment {
    /// Whether the bars are percentages: so says the subtitle then.
    pub fn in_percent(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(|row| row.base.known().is_some_and(|base| base >= self.percentage_base && base > 0.0))
    }
}

/// The answers on an objective, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct AttainmentRow {
    pub label: String,
    /// Counts, one a class.
    pub counts: Vec<Mark>,
    pub unsaid: Mark,
    /// Answers other than « sans opinion », as published.
    pub base: Mark,
}

/// Objectives and how each source classes them: perceived, measured, declared; side by side, never averaged.
#[derive(Clone, Debug, PartialEq)]
pub struct Classification {
    /// « Perçue (questionnaire) », « Mesurée », « Déclarée ». One at least.
    pub sources: Vec<String>,
    /// Every class, best first.
    pub classes: Vec<ChartClass>,
    pub rows: Vec<ClassificationRow>,
}

/// An objective, and what each source says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassificationRow {
    pub label: String,
    /// A heading written once above the rows that share it (the axis); empty for none.
    pub group: String,
    /// One a source.
    pub cells: Vec<ClassificationCell>,
}

/// What a source says of an objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassificationCell {
    /// The label of one of the classes; `None` = this source says nothing of this objective, and the cell stays empty.
    pub class: Option<String>,
    /// Under the class, small: « 8 avis sur 12 ».
    pub detail: String,
}

/// Target against achieved.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    pub rows: Vec<TargetRow>,
}

/// An objective with a target, in its own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    pub label: String,
    /// Units differ from row to row: each is drawn on its own way from start to target.
    pub unit: Unit,
    pub start: Mark,
    pub target: Mark,
    /// Not known = not measured yet, and said so.
    pub achieved: Mark,
}
