//! What stands beside the marks of a crossed sheet: people, actions, and columns that say nothing here.

use super::{Crosstab, people};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::{headers, person};
use std::collections::{BTreeMap, BTreeSet};

/// The columns headed by a person's name, and that of the names where the rows are people.
pub fn people_columns(sheet: &Sheet<'_>, crosstab: &Crosstab, are_people: bool) -> BTreeSet<u32> {
    let heads = (crosstab.first_row..=crosstab.header_row).flat_map(|row| sheet.row(row));
    let headed = heads.filter(|(cell, raw)| cell.column != crosstab.names && people::heads_names(&tidy_text(raw)));
    headed.map(|(cell, _)| cell.column).chain(are_people.then_some(crosstab.names)).collect()
}

/// The person that a row names, hashed.
pub fn named(sheet: &Sheet<'_>, row: u32, people: &BTreeSet<u32>) -> Option<u64> {
    let names = people.iter().filter_map(|column| sheet.seen(CellRef::new(row, *column))).map(|(_, raw)| tidy_text(raw));
    let written: Vec<String> = names.filter(|text| text != crate::personal::REMOVED).collect();
    person::hash(&written.join(" "))
}

/// Tells of columns that hold something and say nothing here: numbers under « Réunions (nb) », beside the meetings.
pub fn tell_unread(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab) {
    let known = |column: u32| {
        column == crosstab.names
            || crosstab.subjects == Some(column)
            || crosstab.totals.contains(&column)
            || crosstab.meetings.iter().any(|meeting| meeting.column == column)
            || crosstab.undated.iter().any(|(head, _)| head.column == column)
    };
    let mut heads: BTreeMap<u32, (CellRef, String)> = BTreeMap::new();
    for row in sheet.rows_in(crosstab.first_row..=crosstab.header_row) {
        heads.extend(sheet.row(row).map(|(cell, raw)| (cell.column, (cell, tidy_text(raw)))));
    }
    for (column, (cell, text)) in heads {
        let is_other = headers::personal(&text).is_some() || headers::is_numbering(&text) || headers::is_summary(&text);
        let body = crosstab.header_row + 1..=crosstab.last_row;
        let is_filled = || sheet.rows_in(body.clone()).any(|row| sheet.own(CellRef::new(row, column)).is_some());
        // « Nb de présences » in the margin adds the marks up.
        let counts = headers::column(Kind::Participations, &text).is_some_and(|(column, _)| column.name == "participants");
        let is_other = is_other || counts;
        if !known(column) && !is_other && !headers::is_total(&text) && is_filled() {
            journal.tell(sheet.place().at(cell), Problem::ColumnIgnored { header: text.into() });
        }
    }
}

/// The cells of a row that are neither its name nor its marks.
pub fn leave_the_rest(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab, row: u32, people: &BTreeSet<u32>, has_marks: bool) {
    for (cell, raw) in sheet.row(row) {
        // Whether that person came or not.
        let fate = if people.contains(&cell.column) {
            Fate::Ignored(Ignored::Personal)
        } else if cell.column == crosstab.names || crosstab.subjects == Some(cell.column) {
            if has_marks { Fate::Used } else { Fate::Ignored(Ignored::OutsideTable) }
        } else if crosstab.totals.contains(&cell.column) {
            Fate::Ignored(Ignored::TotalRow)
        } else if crosstab.undated.iter().any(|(head, _)| head.column == cell.column) {
            Fate::SetAside(SetAside::Unreadable)
        } else if crosstab.meetings.iter().any(|meeting| meeting.column == cell.column) {
            continue;
        } else {
            // The lowest of its headers: « Nom » may stand on the row of the dates, over that of their parts.
            let heads = (crosstab.first_row..=crosstab.header_row).rev();
            let head = heads.filter_map(|row| sheet.seen(CellRef::new(row, cell.column))).map(|(_, raw)| tidy_text(raw)).next();
            let personal = head.is_some_and(|head| headers::personal(&head).is_some()) || crate::personal::find(&tidy_text(raw)).is_some();
            Fate::Ignored(if personal { Ignored::Personal } else { Ignored::UnknownColumn })
        };
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
    }
}
