//! Tables of different makes one under another: a list of actions, then the sheet of a session under its labels, then a crossed sheet. Read
//! as one, the second would be rows of the first; each is read alone where each stands alone.

use super::{Picked, whole};
use crate::finding::{Fate, Findings, SetAside};
use crate::place::CellRef;
use crate::problem::{Problem, Severity};
use crate::read::{Grid, Raw};
use crate::shape::headers;
use crate::shape::lecture::Given;
use crate::shape::moment;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::verdict::Why;
use crate::shape::{Layout, Table};
use std::ops::RangeInclusive;

/// A sheet of several makes is small: longer ones are what tools write, one table each.
const MOST_CELLS: usize = 100_000;
/// More tables than this on a sheet are one, whose headers are repeated.
const MOST_PARTS: usize = 40;
/// Titles and labels over a header, at most.
const MOST_TITLES: usize = 12;

/// A part of a sheet, read alone.
struct Part {
    grid: Grid,
    journal: Findings,
    tables: Vec<Table>,
    why: Why,
}

/// The tables of a sheet, part by part; `None` where the sheet is better read as one.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: &Given) -> Option<Picked> {
    if sheet.grid.cells.len() > MOST_CELLS || given.header_row.is_some() || given.layout.is_some() {
        return None;
    }
    let openings = openings(sheet, reader);
    if openings.is_empty() || openings.len() > MOST_PARTS {
        return None;
    }
    let mut told = Findings::default();
    let as_one = whole(&mut told, reader, sheet, given);
    let parts = parts(reader, sheet, given, &openings)?;
    let is_better = match &as_one {
        Picked::Nothing { .. } => true,
        Picked::Helper => false,
        Picked::Tables { tables, .. } => {
            // Of two budgets, one may have been left out on purpose: only a table of another make was overlooked.
            let is_new = |table: &Table| !tables.iter().any(|known| (known.kind, known.layout) == (table.kind, table.layout));
            swallows(tables, &openings) || parts.iter().flat_map(|part| &part.tables).any(is_new)
        }
    };
    let all = |count: fn(&Findings) -> usize| parts.iter().map(|part| count(&part.journal)).sum::<usize>();
    if !is_better || all(errors) > errors(&told) || all(suppositions) > suppositions(&told) {
        return None;
    }
    Some(taken(journal, parts))
}

fn errors(journal: &Findings) -> usize {
    journal.count(Severity::Error) + journal.count(Severity::Blocking)
}

/// What was guessed from the names of the sheet or of the file because no title of the part says it: another part may.
fn suppositions(journal: &Findings) -> usize {
    let supposes = |problem: &Problem| matches!(problem, Problem::CrosstabWithoutAction { .. } | Problem::StructureSupposed { .. });
    journal.iter().filter(|finding| finding.place.cell.is_none() && supposes(&finding.problem)).count()
}

/// The rows that open a table after the first: titles, labels, header.
struct Opening {
    /// Where they begin, if the labels past a blank row above are of the table too.
    first: u32,
    /// Where they begin otherwise.
    near: u32,
    /// The header.
    last: u32,
}

/// Whether titles, labels or headers of a table were taken for records of another.
fn swallows(tables: &[Table], openings: &[Opening]) -> bool {
    let mut records = tables.iter().flat_map(|table| &table.records);
    records.any(|cell| openings.iter().any(|opening| (opening.near..=opening.last).contains(&cell.row)))
}

fn openings(sheet: &Sheet<'_>, reader: &Reader) -> Vec<Opening> {
    let rows: Vec<u32> = sheet.rows().collect();
    let is_after_gap = |rank: usize| rank > 0 && rows.get(rank - 1).zip(rows.get(rank)).is_some_and(|(above, row)| above + 1 < *row);
    // Up over titles and labels, to a blank row.
    let top = |from: usize| -> usize {
        let is_title = |rank: &usize| rows.get(*rank).is_some_and(|row| sheet.row(*row).count() <= 2);
        (0..=from)
            .rev()
            .take(MOST_TITLES)
            .take_while(|rank| *rank == from || (is_title(rank) && !is_after_gap(rank + 1)))
            .last()
            .unwrap_or(from)
    };
    let mut openings = Vec::new();
    for (rank, row) in rows.iter().enumerate().skip(1).filter(|(_, row)| heads(sheet, reader, **row)) {
        let near = top(rank);
        let Some(first) = rows.get(near).filter(|_| is_after_gap(near)) else { continue };
        let labelled = rows.get(near - 1).is_some_and(|above| labels(sheet, *above));
        let far = if labelled { Some(top(near - 1)).filter(|far| is_after_gap(*far)) } else { None };
        let far = far.and_then(|far| rows.get(far)).unwrap_or(first);
        openings.push(Opening { first: *far, near: *first, last: *row });
    }
    openings
}

/// Whether a row does nothing but name columns, or days.
fn heads(sheet: &Sheet<'_>, reader: &Reader, row: u32) -> bool {
    let names = |raw: &Raw| {
        let text = tidy_text(raw);
        matches!(raw, Raw::Text(_)) && text.chars().count() <= 60 && (headers::is_known(&text) || headers::personal(&text).is_some())
    };
    let is_day = |raw: &Raw| !matches!(raw, Raw::Number(_) | Raw::Percent(_)) && moment::dated(reader, raw).is_some();
    let mut cells = sheet.row(row);
    // Most rows are records: their first cell is enough to know it.
    let says_nothing_else = cells.clone().all(|(_, raw)| names(raw) || is_day(raw));
    says_nothing_else && cells.clone().count() >= 2 && cells.any(|(_, raw)| names(raw))
}

/// « Action : | Forum », « Date : 11/06/2024 ».
fn labels(sheet: &Sheet<'_>, row: u32) -> bool {
    let head = sheet.row(row).next().map(|(_, raw)| tidy_text(raw)).unwrap_or_default();
    head.split_once(':').is_some_and(|(head, _)| headers::is_known(head))
}

/// The parts that stand alone, each with those after it that do not; `None` if they are but one.
fn parts(reader: &Reader, sheet: &Sheet<'_>, given: &Given, openings: &[Opening]) -> Option<Vec<Part>> {
    let mut starts: Vec<u32> = Vec::new();
    let mut end = u32::MAX;
    for opening in openings.iter().rev() {
        let alone =
            || part(reader, sheet, given, opening.near..=end).filter(|part| errors(&part.journal) + suppositions(&part.journal) == 0);
        let start = if opening.first == opening.near || alone().is_some() { opening.near } else { opening.first };
        starts.push(start);
        end = start.saturating_sub(1);
    }
    starts.push(0);
    starts.reverse();
    loop {
        let ends = starts.iter().skip(1).map(|next| next - 1).chain([u32::MAX]);
        let read: Vec<Option<Part>> = starts.iter().zip(ends).map(|(first, last)| part(reader, sheet, given, *first..=last)).collect();
        let Some(alone) = read.iter().position(Option::is_none) else {
            return Some(read.into_iter().flatten().collect()).filter(|parts: &Vec<Part>| parts.len() > 1);
        };
        // What does not stand alone is of the part above it; the first, of the part beneath.
        if starts.len() < 3 {
            return None;
        }
        starts.remove(alone.max(1));
    }
}

/// The rows read as a sheet of their own, if every table found there has a record.
fn part(reader: &Reader, sheet: &Sheet<'_>, given: &Given, rows: RangeInclusive<u32>) -> Option<Part> {
    let cells = sheet.grid.cells.iter().filter(|(cell, _)| rows.contains(&cell.row)).map(|(cell, raw)| (cell, raw.clone())).collect();
    let merged = sheet.grid.merged.iter().filter(|block| rows.contains(&block.first.row)).copied().collect();
    let grid = Grid { cells, merged, ..sheet.grid.clone() };
    let mut journal = Findings::default();
    let fate = Fate::SetAside(SetAside::SheetNotRecognised);
    journal.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), fate);
    let mut alone = Sheet::new(&grid);
    alone.has_likes = sheet.has_likes;
    let Picked::Tables { tables, why } = whole(&mut journal, reader, &alone, given) else { return None };
    // « Calendrier », between blank rows of a form, opens no other form.
    let is_rest_of_form = |table: &Table| table.layout == Layout::Form && *rows.start() > 0;
    let stands = !tables.is_empty() && tables.iter().all(|table| !table.records.is_empty() && !is_rest_of_form(table));
    stands.then_some(Part { grid, journal, tables, why })
}

fn taken(journal: &mut Findings, parts: Vec<Part>) -> Picked {
    let mut all = Vec::new();
    let mut said = Why::default();
    for Part { grid, journal: own, tables, why } in parts {
        for cell in grid.cells.iter().map(|(cell, _): (CellRef, _)| cell) {
            if let Some(fate) = own.ledger.fate(&grid.file, &grid.sheet, cell) {
                journal.ledger.set(&grid.file, &grid.sheet, cell, fate);
            }
        }
        own.iter().for_each(|finding| journal.tell(finding.place.clone(), finding.problem.clone()));
        all.extend(tables);
        said.score = said.score.into_iter().chain(why.score).min();
        said.reasons.extend(why.reasons);
        said.nearly = said.nearly.into_iter().chain(why.nearly).max_by_key(|guess| guess.score);
        said.suggestion = said.suggestion.or(why.suggestion);
    }
    Picked::Tables { tables: all, why: said }
}
