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
    journal.ledger.decide(&rows.grid.file, &rows.grid.sheet, |cell| {
        if cell.row < layout.first_header_row {
            return Fate::Ignored(Ignored::OutsideTable);
        }
        if cell.row <= layout.last_header_row {
            return Fate::Ignored(Ignored::Header);
        }
        let role = layout.roles.get(&cell.column);
        match (role, states.get(&cell.row)) {
            (Some(Role::Person | Role::Personal), _) => Fate::Ignored(Ignored::Personal),
            (_, None) => Fate::Ignored(Ignored::OutsideTable),
            (_, Some(State::Incomplete | State::Test | State::Duplicate)) => Fate::Ignored(Ignored::DraftAnswer),
            // They say that the answer counts.
            (Some(Role::Sent | Role::Draft | Role::Finished | Role::Standing), Some(State::Complete)) => Fate::Used,
            (Some(Role::Submission | Role::Moment | Role::Technical), Some(State::Complete)) => Fate::Ignored(Ignored::UnknownColumn),
            (None, Some(State::Complete)) if answered.contains(&cell.column) => Fate::Used,
            (None, Some(State::Complete)) => Fate::Ignored(Ignored::UnknownColumn),
        }
    });
}
