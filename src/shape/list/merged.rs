//! A number in a cell merged over several rows is that of them all together: names, dates and classes are each row's own.

use crate::read::Held;
use crate::schema::{Column, Content, Kind};
use crate::shape::sheet::{Sheet, SheetRow};
use std::collections::BTreeMap;

/// Whether a cell, as it is seen from a row under the first that it covers, holds what the first row has counted already.
pub fn counts_once(
    kind: Kind,
    table: &BTreeMap<u32, &'static Column>,
    sheet: &Sheet<'_>,
    row: &SheetRow<'_, '_>,
    column: &Column,
    held: &Held<'_>,
) -> bool {
    let named = |name: &str| table.iter().find(|(_, column)| column.name == name).map(|(at, _)| *at);
    let is_added_up = match kind {
        Kind::Actions | Kind::Participations | Kind::Referrals | Kind::Pathways | Kind::Means => true,
        // Attained, sat or known one by one: nothing of them is a sum of these numbers.
        Kind::Structures | Kind::Instances | Kind::Objectives | Kind::Outlook | Kind::Context => false,
    };
    // Each row takes its part of the amount.
    let is_parted = || named("part").is_some();
    // The rows of one action complete each other, and are one.
    let is_one_action = || {
        let action = named("action").filter(|_| kind == Kind::Actions).and_then(|at| row.seen(at));
        action.is_some_and(|action| action.cell.row == held.cell.row)
    };
    held.cell.row != row.number
        && is_added_up
        && matches!(column.content, Content::Count | Content::Euros | Content::Number)
        && sheet.is_covered(crate::place::CellRef::new(row.number, held.cell.column))
        && !is_parted()
        && !is_one_action()
}
