//! Tables of different makes one under another: a list of actions, then the sheet of a session under its labels, then a crossed sheet. Read
//! as one, the second would be rows of the first; each is read alone where each stands alone.

mod openings;

use super::{Picked, whole};
use crate::finding::{Fate, Finding, Findings, SetAside};
use crate::place::CellRef;
use crate::problem::{Problem, Severity};
use crate::read::Grid;
use crate::schema::Kind;
use crate::shape::lecture::Given;
use crate::shape::reader::Reader;
use crate::shape::sheet::Sheet;
use crate::shape::verdict::Why;
use crate::shape::{Layout, Table, title};
use openings::{Opening, head, openings};
use std::collections::BTreeMap;

/// A sheet of several makes is small: longer ones are what tools write, one table each.
const MOST_CELLS: usize = 40_000;
/// More tables than this on a sheet are one, whose headers are repeated.
const MOST_PARTS: usize = 40;
/// A sheet whose parts take longer to tell than to read it so many times is read as one.
const MOST_READINGS: usize = 5;
/// A part with a fault in more than one cell of so many was not understood.
const CELLS_FOR_A_FAULT: usize = 4;

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
    let as_one = match whole(&mut told, reader, sheet, given) {
        Picked::Helper => return None,
        Picked::Nothing { .. } => Vec::new(),
        Picked::Tables { tables, .. } => tables,
    };
    let head = head(sheet, reader);
    let left = MOST_READINGS * (sheet.grid.cells.len() + 100);
    let parts = Parts { reader, sheet, given, head: &head, openings: &openings, known: BTreeMap::new(), left }.all()?;
    // Of two budgets, one may have been left out on purpose: only a table of another make was overlooked.
    // Those whom a form names as partners are no registry.
    let has_form = as_one.iter().any(|table| table.layout == Layout::Form);
    let is_new = |table: &Table| {
        let names_partners = has_form && table.kind == Kind::Structures;
        !names_partners && !as_one.iter().any(|known| (known.kind, known.layout) == (table.kind, table.layout))
    };
    let is_better = as_one.is_empty() || swallows(&as_one, &openings) || parts.iter().flat_map(|part| &part.tables).any(is_new);
    // What was overlooked has faults of its own; what was read otherwise must not have more than it had.
    let (new, others): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.tables.iter().any(is_new));
    let faults: usize = others.iter().map(|part| errors(&part.journal)).sum();
    let guesses: usize = others.iter().map(|part| suppositions(reader, &part.journal)).sum();
    let has_failed = |part: &&Part| errors(&part.journal) * CELLS_FOR_A_FAULT > part.grid.cells.len();
    if !is_better || faults > errors(&told) || guesses > suppositions(reader, &told) || new.iter().any(has_failed) {
        return None;
    }
    Some(taken(journal, &head, parts))
}

fn errors(journal: &Findings) -> usize {
    journal.count(Severity::Error) + journal.count(Severity::Blocking)
}

/// What was guessed from the names of the sheet or of the file, or from a title that only says who came, because no other of the part says it:
/// the head of the sheet may.
fn suppositions(reader: &Reader, journal: &Findings) -> usize {
    let is_supposed = |finding: &&Finding| {
        let is_nowhere = finding.place.cell.is_none();
        if let Problem::CrosstabWithoutAction { taken } = &finding.problem {
            return is_nowhere || title::parts_people(reader, taken);
        }
        is_nowhere && matches!(finding.problem, Problem::StructureSupposed { .. })
    };
    journal.iter().filter(is_supposed).count()
}

/// Whether titles, labels or headers of a table were taken for records of another.
fn swallows(tables: &[Table], openings: &[Opening]) -> bool {
    let mut records = tables.iter().filter(|table| table.layout != Layout::Form).flat_map(|table| &table.records);
    records.any(|cell| openings.iter().any(|opening| (opening.near..=opening.last).contains(&cell.row)))
}

/// The parts of a sheet, each read once.
struct Parts<'a> {
    reader: &'a Reader,
    sheet: &'a Sheet<'a>,
    given: &'a Given,
    /// The rows at the head of the sheet that may be said of all its tables.
    head: &'a [u32],
    openings: &'a [Opening],
    /// What was read, by first and last row, and whether the head of the sheet was asked.
    known: BTreeMap<(u32, u32, bool), Option<Part>>,
    /// How many cells may still be read.
    left: usize,
}

impl Parts<'_> {
    /// The parts that stand alone, each with those after it that do not; `None` if they are but one.
    fn all(mut self) -> Option<Vec<Part>> {
        let mut starts: Vec<u32> = Vec::new();
        let mut end = u32::MAX;
        for opening in self.openings.iter().rev() {
            let reader = self.reader;
            let is_plain = |part: &Part| errors(&part.journal) + suppositions(reader, &part.journal) == 0;
            let is_near = opening.first == opening.near || self.alone(opening.near, end, false)?.as_ref().is_some_and(is_plain);
            let start = if is_near { opening.near } else { opening.first };
            starts.push(start);
            end = start.saturating_sub(1);
        }
        starts.push(0);
        starts.reverse();
        starts.dedup();
        loop {
            let ends = starts.iter().skip(1).map(|next| next - 1).chain([u32::MAX]);
            let ranges: Vec<(u32, u32)> = starts.iter().copied().zip(ends).collect();
            let mut fails = None;
            for (rank, (first, last)) in ranges.iter().enumerate() {
                if self.alone(*first, *last, true)?.is_none() {
                    fails = Some(rank);
                    break;
                }
            }
            let Some(rank) = fails else {
                let parts: Vec<Part> = ranges.iter().filter_map(|(first, last)| self.known.remove(&(*first, *last, true))?).collect();
                return (parts.len() > 1).then_some(parts);
            };
            // What does not stand alone is of the part above it; the first, of the part beneath.
            if starts.len() < 3 {
                return None;
            }
            starts.remove(rank.max(1));
        }
    }

    /// The rows read as a sheet of their own, if they stand alone; and nothing at all once too much was tried.
    fn alone(&mut self, first: u32, last: u32, asks_head: bool) -> Option<&Option<Part>> {
        if !self.known.contains_key(&(first, last, asks_head)) {
            let rows = |row: u32| (first..=last).contains(&row);
            let mut part = self.part(first, rows)?;
            // « Structure : CCAS », « COPIL » at the head of the sheet are said of all its tables.
            if asks_head
                && first > 0
                && !self.head.is_empty()
                && part.as_ref().is_none_or(|part| suppositions(self.reader, &part.journal) > 0)
            {
                let under_head = self.part(first, |row| rows(row) || self.head.contains(&row))?;
                part = under_head.filter(|part| suppositions(self.reader, &part.journal) == 0).or(part);
            }
            self.known.insert((first, last, asks_head), part);
        }
        self.known.get(&(first, last, asks_head))
    }

    fn part(&mut self, first: u32, holds: impl Fn(u32) -> bool) -> Option<Option<Part>> {
        let sheet = self.sheet;
        let cells: Vec<_> = sheet.grid.cells.iter().filter(|(cell, _)| holds(cell.row)).map(|(cell, raw)| (cell, raw.clone())).collect();
        self.left = self.left.checked_sub(cells.len())?;
        let merged = sheet.grid.merged.iter().filter(|block| holds(block.first.row)).copied().collect();
        let grid = Grid { cells: cells.into_iter().collect(), merged, ..sheet.grid.clone() };
        let mut journal = Findings::default();
        let fate = Fate::SetAside(SetAside::SheetNotRecognised);
        journal.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), fate);
        let mut alone = Sheet::new(&grid);
        alone.has_likes = sheet.has_likes;
        alone.of_file = sheet.of_file.clone();
        let Picked::Tables { tables, why } = whole(&mut journal, self.reader, &alone, self.given) else { return Some(None) };
        // « Calendrier », between blank rows of a form, opens no other form.
        let may_be_form = first == 0 || self.openings.iter().any(|opening| opening.is_form && opening.first == first);
        let stands = |table: &Table| !table.records.is_empty() && (may_be_form || table.layout != Layout::Form);
        let stands = !tables.is_empty() && tables.iter().all(stands);
        Some(stands.then_some(Part { grid, journal, tables, why }))
    }
}

fn taken(journal: &mut Findings, head: &[u32], parts: Vec<Part>) -> Picked {
    let mut all = Vec::new();
    let mut said = Why::default();
    for (rank, Part { grid, journal: own, tables, why }) in parts.into_iter().enumerate() {
        for cell in grid.cells.iter().map(|(cell, _): (CellRef, _)| cell) {
            let Some(fate) = own.ledger.fate(&grid.file, &grid.sheet, cell) else { continue };
            // The head of the sheet is of its first table, and used by those that need it.
            if rank == 0 || fate == Fate::Used || !head.contains(&cell.row) {
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
