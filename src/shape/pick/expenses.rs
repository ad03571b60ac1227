//! Money told twice: what was spent beside what was received. What was received says who pays, and counts alone.

use crate::finding::{Fate, Findings, Ignored};
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::Table;
use crate::shape::list::{is_received, is_spent};
use crate::shape::recognise::{Found, Header};
use crate::shape::sheet::{Sheet, tidy_text};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The columns of headers that hold what was spent, where another of the sheet holds what was received: told, and none of its cells used.
pub fn leave_out(journal: &mut Findings, sheet: &Sheet<'_>, found: &mut Found) {
    let titled = |header: &Header, says: fn(&str) -> bool| titles(sheet, header).iter().any(|title| says(title));
    let of_means = |header: &&Header| header.best.kind == Kind::Means;
    if !found.headers.iter().filter(of_means).any(|header| titled(header, is_received) && !titled(header, is_spent)) {
        return;
    }
    found.headers.retain(|header| {
        let spent = header.best.kind == Kind::Means && titled(header, is_spent) && !titled(header, is_received);
        if spent {
            journal.tell(sheet.place().at(CellRef::new(header.first_row, *header.span.start())), Problem::ExpensesLeftOut);
        }
        !spent
    });
}

/// The texts just above a header, over its own columns.
fn titles(sheet: &Sheet<'_>, header: &Header) -> Vec<String> {
    let above = header.first_row.saturating_sub(2)..=header.first_row;
    let over = |cell: CellRef| header.span.contains(&cell.column);
    let cells = above.flat_map(|row| sheet.row(row)).filter(|(cell, raw)| over(*cell) && matches!(raw, Raw::Text(_)));
    cells.map(|(_, raw)| tidy_text(raw)).collect()
}

/// The same where the two are sheets of one file.
pub fn leave_out_sheets(journal: &mut Findings, tables: &mut Vec<Table>) {
    let key = |table: &Table| (table.source.file.clone(), table.year);
    let named = |table: &Table, says: fn(&str) -> bool| table.kind == Kind::Means && table.source.sheet.as_deref().is_some_and(says);
    let received: BTreeSet<(Arc<str>, Option<i32>)> =
        tables.iter().filter(|table| named(table, is_received) && !named(table, is_spent)).map(key).collect();
    let mut spent: BTreeSet<Place> = BTreeSet::new();
    tables.retain(|table| {
        let is_spent = named(table, is_spent) && !named(table, is_received) && received.contains(&key(table));
        if is_spent {
            spent.insert(table.source.clone());
        }
        !is_spent
    });
    for source in spent {
        if let Some(sheet) = &source.sheet {
            journal.ledger.decide(&source.file, sheet, |_| Fate::Ignored(Ignored::UnknownColumn));
        }
        journal.tell(source, Problem::ExpensesLeftOut);
    }
}
