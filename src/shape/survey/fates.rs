//! What became of every cell of an export.

use super::answers;
use super::header::Role;
use super::layout::Layout;
use super::questions::Plan;
use super::rows::Rows;
use super::{Response, State};
use crate::finding::{Fate, Findings, Ignored};
use std::collections::BTreeMap;

/// Gives every cell its fate: answers that count are used; the rest is ignored, each for its reason.
pub fn settle(journal: &mut Findings, rows: &Rows<'_>, layout: &Layout, plans: &[Plan], responses: &[Response]) {
    let answered = answers::columns(plans);
    let states: BTreeMap<u32, State> = responses.iter().map(|response| (response.row, response.state)).collect();
    // Cells come row by row: what is known of a row is looked up once.
    let mut row = (0, None);
    let mut columns: Vec<Option<Column>> = Vec::new();
    journal.ledger.decide(&rows.grid.file, &rows.grid.sheet, |cell| {
        if cell.row < layout.first_header_row {
            return Fate::Ignored(Ignored::OutsideTable);
        }
        if cell.row <= layout.last_header_row {
            return Fate::Ignored(Ignored::Header);
        }
        if cell.row != row.0 {
            row = (cell.row, states.get(&cell.row).copied());
        }
        let at = cell.column as usize;
        if at >= columns.len() {
            columns.resize(at + 1, None);
        }
        let column = || Column { role: layout.roles.get(&cell.column).copied(), is_answered: answered.contains(&cell.column) };
        let column = columns.get_mut(at).map_or_else(column, |known| *known.get_or_insert_with(column));
        fate(column, row.1)
    });
}

/// What a column is for.
#[derive(Clone, Copy)]
struct Column {
    role: Option<Role>,
    is_answered: bool,
}

fn fate(column: Column, state: Option<State>) -> Fate {
    match (column.role, state) {
        (Some(Role::Person | Role::Personal), _) => Fate::Ignored(Ignored::Personal),
        (_, None) => Fate::Ignored(Ignored::OutsideTable),
        (_, Some(State::Incomplete | State::Test | State::Duplicate)) => Fate::Ignored(Ignored::DraftAnswer),
        // They say that the answer counts.
        (Some(Role::Sent | Role::Draft | Role::Finished | Role::Standing), Some(State::Complete)) => Fate::Used,
        (Some(Role::Submission | Role::Moment | Role::Technical), Some(State::Complete)) => Fate::Ignored(Ignored::UnknownColumn),
        (None, Some(State::Complete)) if column.is_answered => Fate::Used,
        (None, Some(State::Complete)) => Fate::Ignored(Ignored::UnknownColumn),
    }
}
