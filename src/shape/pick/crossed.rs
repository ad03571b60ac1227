//! Crossed sheets: the one of a sheet, or those stacked on it, and whether a list outweighs them.

use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::crosstab::{self, Crosstab};
use crate::shape::lecture::Given;
use crate::shape::reader::Reader;
use crate::shape::recognise::{Context, Found, Header};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::{Layout, title};

/// Stacked crossed sheets, each down to the next.
pub fn sheets(sheet: &Sheet<'_>, reader: &Reader, given: &Given) -> Vec<Crosstab> {
    let context = Context::of(sheet, &title::texts(sheet, 3).into_iter().map(|(_, text)| text).collect::<Vec<_>>());
    let is_told = given.layout == Some(Layout::Crosstab) || context.hints_at(Kind::Participations) || context.hints_at(Kind::Instances);
    let mut found: Vec<Crosstab> = Vec::new();
    let mut after = 0;
    while let Some(next) = crosstab::find(sheet, reader, after, is_told) {
        // A date typed among the marks heads no second sheet.
        let is_record = !next.headed && sheet.own(CellRef::new(next.header_row, next.names)).is_some();
        if is_record && !found.is_empty() {
            after = next.header_row;
            continue;
        }
        let mut next = next;
        // « Date : | 31/12/2024 » above the dates themselves: a line of the title, and no sheet of its own.
        if let Some(line) = found.pop_if(|last| next.headed && !last.headed && !holds_marks(sheet, last, next.first_row)) {
            let above = line.titles.into_iter().filter(|(cell, _)| cell.row < line.first_row);
            let said = sheet.rows_in(line.first_row..next.first_row).flat_map(|row| sheet.row(row));
            let said = said.filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell, tidy_text(raw)));
            next.titles = above.chain(said).collect();
        }
        if let Some(last) = found.last_mut() {
            let titles = title::above(sheet, last.header_row, next.first_row);
            last.last_row = titles.first().map_or(next.first_row, |(cell, _)| cell.row).saturating_sub(1);
            let end = last.last_row;
            // « Élus », « Professionnels » part those who came to what the sheet's title names.
            let names = |(_, text): &(CellRef, String)| title::is_telling(text) && !title::parts_people(reader, text);
            let own = next.titles.iter().filter(|(cell, _)| cell.row > end).any(names);
            if own || !last.titles.iter().any(names) {
                next.titles.retain(|(cell, _)| cell.row > end);
            } else {
                next.titles.clone_from(&last.titles);
            }
        }
        after = next.header_row;
        found.push(next);
    }
    // Marks under a header without a date are a column of this sheet only if they stand in its own rows, not in those of the next.
    for crosstab in &mut found {
        let body = crosstab.header_row + 1..=crosstab.last_row;
        crosstab.undated.retain(|(head, _)| body.clone().any(|row| sheet.own(CellRef::new(row, head.column)).is_some()));
    }
    found
}

/// Whether a cell stands under the meetings of a crossed sheet, above the row where another begins.
fn holds_marks(sheet: &Sheet<'_>, crosstab: &Crosstab, next: u32) -> bool {
    let mut body = crosstab.header_row + 1..next;
    body.any(|row| crosstab.meetings.iter().any(|meeting| sheet.own(CellRef::new(row, meeting.column)).is_some()))
}

/// Whether a list is preferred: it is, unless it is a mere column of names whose other columns are the meetings.
pub fn are_outweighed(found: &Found, crossed: &[Crosstab]) -> bool {
    let is_names = |header: &Header| {
        header.best.kind == Kind::Structures
            && crossed.iter().any(|crosstab| crosstab.headed && (crosstab.first_row..=crosstab.header_row).contains(&header.last_row))
    };
    found.headers.iter().any(|header| !is_names(header))
}
