//! A grid seen as rows and columns, merged cells filled in.

use crate::fold::tidy;
use crate::place::{CellRef, Place};
use crate::read::{Grid, Merged, Raw};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Merged blocks larger than this are decoration (a title across the sheet), never data to fill in.
const LARGEST_FILLED_BLOCK: u32 = 5_000;

/// A grid, indexed by row.
pub struct Sheet<'a> {
    pub grid: &'a Grid,
    /// Rows that have a cell, and where their cells lie in the grid.
    rows: Vec<(u32, Range<usize>)>,
    /// Cells covered by a merged block, and the cell that holds its content.
    covered: BTreeMap<CellRef, CellRef>,
}

impl<'a> Sheet<'a> {
    pub fn new(grid: &'a Grid) -> Self {
        let mut rows: Vec<(u32, Range<usize>)> = Vec::new();
        for (at, (cell, _)) in grid.cells.iter().enumerate() {
            match rows.last_mut() {
                Some((row, range)) if *row == cell.row => range.end = at + 1,
                _ => rows.push((cell.row, at..at + 1)),
            }
        }
        Self { grid, rows, covered: covered(&grid.merged) }
    }

    pub fn place(&self) -> Place {
        Place::file(self.grid.file.clone()).with_sheet(self.grid.sheet.clone())
    }

    /// The rows that have a cell, in order.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(|(row, _)| *row)
    }

    pub fn last_row(&self) -> u32 {
        self.rows.last().map_or(0, |(row, _)| *row)
    }

    /// The cells of a row, in order, blanks and quoted blanks absent.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (CellRef, &'a Raw)> {
        let range = self.rows.binary_search_by_key(&row, |(row, _)| *row).ok().and_then(|at| self.rows.get(at));
        let cells = range.and_then(|(_, range)| self.grid.cells.get(range.clone())).unwrap_or_default();
        cells.iter().filter(|(_, raw)| !matches!(raw, Raw::EmptyText)).map(|(cell, raw)| (*cell, raw))
    }

    /// The cell itself, without filling in.
    pub fn own(&self, cell: CellRef) -> Option<&'a Raw> {
        let at = self.grid.cells.binary_search_by_key(&cell, |(cell, _)| *cell).ok()?;
        self.grid.cells.get(at).map(|(_, raw)| raw).filter(|raw| !matches!(raw, Raw::EmptyText))
    }

    /// What a reader sees at a cell: its content, or that of the merged block it lies in, and where that stands.
    pub fn seen(&self, cell: CellRef) -> Option<(CellRef, &'a Raw)> {
        if let Some(raw) = self.own(cell) {
            return Some((cell, raw));
        }
        let holder = *self.covered.get(&cell)?;
        self.own(holder).map(|raw| (holder, raw))
    }

    /// Whether a merged block covers the cell, without being held by it.
    pub fn is_covered(&self, cell: CellRef) -> bool {
        self.covered.contains_key(&cell)
    }
}

fn covered(merged: &[Merged]) -> BTreeMap<CellRef, CellRef> {
    let mut covered = BTreeMap::new();
    for block in merged {
        let (height, width) = (block.last.row.abs_diff(block.first.row) + 1, block.last.column.abs_diff(block.first.column) + 1);
        if height.saturating_mul(width) > LARGEST_FILLED_BLOCK {
            continue;
        }
        for row in block.first.row..=block.last.row {
            for column in block.first.column..=block.last.column {
                let cell = CellRef::new(row, column);
                if cell != block.first {
                    covered.insert(cell, block.first);
                }
            }
        }
    }
    covered
}

/// A cell's content as text, as a person would read it on the screen.
pub fn text(raw: &Raw) -> Cow<'_, str> {
    match raw {
        Raw::Text(text) | Raw::Error(text) => Cow::Borrowed(text),
        Raw::Number(number) => Cow::Owned(number_text(*number)),
        Raw::Date(date) if date.time() == chrono::NaiveTime::MIN => Cow::Owned(date.date().format("%d/%m/%Y").to_string()),
        Raw::Date(date) => Cow::Owned(date.format("%d/%m/%Y %H:%M").to_string()),
        Raw::Seconds(seconds) => Cow::Owned(number_text(*seconds)),
        Raw::Boolean(true) => Cow::Borrowed("oui"),
        Raw::Boolean(false) => Cow::Borrowed("non"),
        Raw::EmptyText => Cow::Borrowed(""),
    }
}

/// Text with its spaces tidied.
pub fn tidy_text(raw: &Raw) -> String {
    tidy(&text(raw))
}

/// A number without a decimal part when it has none: a year, a code, a number of people.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string().replace('.', ",") }
}
