//! A table that no tool wrote: typed from paper, or from a tool we do not know. `[[questionnaire]]` declares it; each heading is a
//! question, `Question [Ligne]` a row of one.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Joiner, Layout, grouped};

/// Columns that people add of themselves.
const KNOWN: &ToolColumns = &[
    ("horodateur", Role::Moment),
    ("horodatage", Role::Moment),
    ("timestamp", Role::Moment),
    ("date", Role::Technical),
    ("date de reponse", Role::Technical),
    ("date de saisie", Role::Technical),
    ("n", Role::Technical),
    ("no", Role::Technical),
    ("num", Role::Technical),
    ("numero", Role::Technical),
    ("id", Role::Technical),
    ("n de reponse", Role::Technical),
    ("numero de reponse", Role::Technical),
    ("brouillon", Role::Draft),
    ("complet", Role::Finished),
    ("complete", Role::Finished),
    ("reponse complete", Role::Finished),
    ("termine", Role::Finished),
];

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    let mut roles = header::leading_roles(headings, KNOWN);
    // « Complet » is written at the end as often as at the beginning.
    roles.extend(header::roles(headings, KNOWN).into_iter().filter(|(_, role)| matches!(role, Role::Draft | Role::Finished)));
    let mut layout = Layout::new(Tool::Plain, row, roles, Joiner::Any);
    layout.ticks_columns = true;
    layout.groups = grouped(&layout.free(headings), |text| {
        let (stem, rows) = header::brackets(text)?;
        Some((stem, rows.first().copied()?))
    });
    layout
}
