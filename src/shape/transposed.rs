//! Crossed sheets the other way round: dates down the rows, structures across. Read as if they were turned, and turned back.

use super::crosstab;
use super::headers;
use super::lecture::Given;
use super::reader::Reader;
use super::sheet::{Sheet, tidy_text};
use super::{Table, title};
use crate::finding::{Fate, Findings, SetAside};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::{Grid, Merged, Raw};

/// The tables of a sheet that is a crossed one once turned, with letters for marks: numbers by date are most often figures.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: &Given) -> Option<Vec<Table>> {
    // A crossed sheet is as small as the list of its structures; a long list is none.
    if sheet.grid.cells.len() > 20_000 {
        return None;
    }
    let grid = turned_grid(sheet.grid);
    let mut turned_sheet = Sheet::new(&grid);
    turned_sheet.of_file = sheet.of_file.clone();
    let mut crosstab = crosstab::find(&turned_sheet, reader, 0, false)?;
    let is_letters = |raw: &Raw| matches!(raw, Raw::Text(text) if text.chars().any(char::is_alphabetic));
    let body = |column: u32| grid.cells.iter().filter(move |(cell, _)| cell.column == column && cell.row > crosstab.header_row);
    let lettered = crosstab.meetings.iter().all(|meeting| body(meeting.column).any(|(_, raw)| is_letters(raw)));
    // A date ill written is no structure.
    let named = |raw: &Raw| {
        let text = tidy_text(raw);
        headers::meanings(&text).is_empty() && text.chars().any(char::is_alphabetic)
    };
    if crosstab.meetings.len() < 2 || !lettered || !body(crosstab.names).all(|(_, raw)| named(raw)) {
        return None;
    }
    crosstab.titles = title::texts(sheet, 6).into_iter().filter(|(cell, _)| sheet.row(cell.row).count() == 1).collect();
    crosstab.titles.iter_mut().for_each(|(cell, _)| *cell = turned(*cell));

    let mut own = Findings::default();
    let fate = Fate::SetAside(SetAside::SheetNotRecognised);
    own.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), fate);
    let mut tables = crosstab::read(&mut own, reader, &turned_sheet, given, &crosstab);
    for (cell, _) in grid.cells.iter() {
        if let Some(fate) = own.ledger.fate(&grid.file, &grid.sheet, cell) {
            journal.ledger.set(&grid.file, &grid.sheet, turned(cell), fate);
        }
    }
    for finding in own.iter() {
        let place = finding.place.cell.map_or_else(|| finding.place.clone(), |cell| finding.place.at(turned(cell)));
        journal.tell(place, finding.problem.clone());
    }
    for table in &mut tables {
        table.records.iter_mut().for_each(|cell| *cell = turned(*cell));
        table.columns.iter_mut().flat_map(|column| &mut column.values).flatten().for_each(|cited| cited.cell = turned(cited.cell));
    }
    // People across were told already: the sheet is no unknown one.
    let is_refused = own.iter().any(|finding| matches!(finding.problem, Problem::PeopleWithoutStructure { .. }));
    (!tables.is_empty() || is_refused).then_some(tables)
}

const fn turned(cell: CellRef) -> CellRef {
    CellRef::new(cell.column, cell.row)
}

fn turned_grid(grid: &Grid) -> Grid {
    let cells = grid.cells.iter().map(|(cell, raw)| (turned(cell), raw.clone())).collect();
    let merged = grid.merged.iter().map(|block| Merged { first: turned(block.first), last: turned(block.last) }).collect();
    Grid { cells, merged, ..grid.clone() }
}
