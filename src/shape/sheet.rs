//! A grid seen as rows and columns, merged cells filled in.

use crate::fold::tidy;
use crate::place::{CellRef, Place};
use crate::read::{Grid, Held, Merged, Raw};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::{Bound, Range, RangeBounds};
use std::sync::Arc;

/// Merged blocks larger than this are decoration (a title across the sheet), never data to fill in.
const LARGEST_FILLED_BLOCK: u32 = 5_000;

/// A grid, reached by row, its merged cells filled in.
pub struct Sheet<'a> {
    pub grid: &'a Grid,
    /// Cells covered by a merged block, and the cell that holds its content.
    covered: BTreeMap<CellRef, CellRef>,
    /// Another sheet of its file has the same headers.
    pub has_likes: bool,
    /// The file that names it: its own, or the one that it is the mended copy of.
    pub of_file: Arc<str>,
}

impl<'a> Sheet<'a> {
    pub fn new(grid: &'a Grid) -> Self {
        Self { grid, covered: covered(&grid.merged), has_likes: false, of_file: grid.file.clone() }
    }

    pub fn place(&self) -> Place {
        Place::file(self.grid.file.clone()).with_sheet(self.grid.sheet.clone())
    }

    /// The rows that have a cell, in order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = u32> + use<'a> {
        self.grid.cells.positions().rows().map(|(row, _)| row)
    }

    /// Of some rows, those that have a cell, in order.
    pub fn rows_in(&self, rows: impl RangeBounds<u32>) -> impl DoubleEndedIterator<Item = u32> {
        self.grid.cells.positions().rows_in(rows)
    }

    /// The rows past a row that have a cell, in order.
    pub fn rows_past(&self, row: u32) -> impl DoubleEndedIterator<Item = u32> {
        self.rows_in((Bound::Excluded(row), Bound::Unbounded))
    }

    /// The rows between two rows that have a cell, in order.
    pub fn rows_between(&self, above: u32, below: u32) -> impl DoubleEndedIterator<Item = u32> {
        self.rows_in((Bound::Excluded(above), Bound::Excluded(below)))
    }

    pub fn last_row(&self) -> u32 {
        self.rows().next_back().unwrap_or(0)
    }

    /// The cells of a row, in order, blanks and quoted blanks absent.
    pub fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = (CellRef, &'a Raw)> + Clone + use<'a> {
        self.held(row).map(|held| (held.cell, held.raw))
    }

    /// The same, with the rank of each content.
    pub fn held(&self, row: u32) -> impl DoubleEndedIterator<Item = Held<'a>> + Clone + use<'a> {
        let cells = &self.grid.cells;
        cells.row(row, cells.positions().row(row)).filter(|held| !matches!(held.raw, Raw::EmptyText))
    }

    /// The rows past a row that have a cell, in order, to be read cell by cell.
    pub fn rows_after(&self, row: u32) -> impl Iterator<Item = SheetRow<'_, 'a>> {
        self.grid.cells.positions().rows_since(row.saturating_add(1)).map(|(number, ranks)| SheetRow { sheet: self, number, ranks })
    }

    /// The cell itself, without filling in.
    pub fn own(&self, cell: CellRef) -> Option<&'a Raw> {
        self.grid.cells.get(cell).filter(|raw| !matches!(raw, Raw::EmptyText))
    }

    /// The cells of a column in these rows, without filling in.
    pub fn column(&self, rows: &[u32], at: u32) -> impl Iterator<Item = Held<'a>> {
        let cells = &self.grid.cells;
        let held = move |row: &u32| cells.held(*row, cells.positions().rank(CellRef::new(*row, at))?);
        rows.iter().filter_map(held).filter(|held| !matches!(held.raw, Raw::EmptyText))
    }

    /// What a reader sees at a cell: its content, or that of the merged block it lies in, and where that stands.
    pub fn seen(&self, cell: CellRef) -> Option<(CellRef, &'a Raw)> {
        self.own(cell).map(|raw| (cell, raw)).or_else(|| self.merged(cell).map(|held| (held.cell, held.raw)))
    }

    /// What the merged block that covers a cell shows there.
    fn merged(&self, cell: CellRef) -> Option<Held<'a>> {
        let holder = *self.covered.get(&cell)?;
        let cells = &self.grid.cells;
        cells.held(holder.row, cells.positions().rank(holder)?).filter(|held| !matches!(held.raw, Raw::EmptyText))
    }

    /// Whether a merged block covers the cell, without being held by it.
    pub fn is_covered(&self, cell: CellRef) -> bool {
        self.covered.contains_key(&cell)
    }
}

/// A row of a sheet, found once and read column by column.
pub struct SheetRow<'s, 'a> {
    sheet: &'s Sheet<'a>,
    pub number: u32,
    /// The ranks of its cells.
    ranks: Range<usize>,
}

impl<'a> SheetRow<'_, 'a> {
    /// Its cells, in order, blanks and quoted blanks absent.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = Held<'a>> + Clone + use<'a> {
        self.sheet.grid.cells.row(self.number, self.ranks.clone()).filter(|held| !matches!(held.raw, Raw::EmptyText))
    }

    /// What a reader sees in a column: a content, or that of the merged block that covers it.
    pub fn seen(&self, column: u32) -> Option<Held<'a>> {
        let cells = &self.sheet.grid.cells;
        let own = cells.positions().rank_within(&self.ranks, column).and_then(|rank| cells.held(self.number, rank));
        own.filter(|held| !matches!(held.raw, Raw::EmptyText)).or_else(|| self.sheet.merged(CellRef::new(self.number, column)))
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
        Raw::Percent(shown) => Cow::Owned(format!("{}\u{a0}%", number_text(*shown))),
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
