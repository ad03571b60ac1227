//! Google Forms: `Horodateur` first, one column a question, `Question [Ligne]` for grids, options joined by `, ` although an option
//! may hold one. Layout from the public source code named in research.md §6.3.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Joiner, Layout, grouped};

const KNOWN: &ToolColumns = &[
    ("horodateur", Role::Moment),
    ("timestamp", Role::Moment),
    ("adresse e mail", Role::Person),
    ("adresse mail", Role::Person),
    ("email address", Role::Person),
    ("nom d utilisateur", Role::Person),
    ("username", Role::Person),
    ("score", Role::Technical),
];

/// The time stamp stands first: elsewhere it is somebody's own column.
pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let first = headings.get(..1).unwrap_or_default();
    header::seen(first, &["horodateur", "timestamp"])
}

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    let mut layout = Layout::new(Tool::GoogleForms, row, header::leading_roles(headings, KNOWN), Joiner::CommaOrSemicolon);
    layout.groups = grouped(&layout.free(headings), |text| {
        let (stem, rows) = header::brackets(text)?;
        Some((stem, rows.first().copied()?))
    });
    layout
}
