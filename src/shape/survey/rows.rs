//! A grid by rows, quoted blanks kept: LimeSurvey's « shown, left blank » is one.

use crate::fold::tidy;
use crate::place::Place;
use crate::read::{Cells, Grid, Held, Raw};
use std::borrow::Cow;

/// A grid whose cells are reached by row, then column.
pub struct Rows<'a> {
    pub grid: &'a Grid,
    /// The file tells an empty text from nothing. A spreadsheet never does, nor a CSV that one has written again.
    pub tells_blanks_apart: bool,
}

impl<'a> Rows<'a> {
    pub fn new(grid: &'a Grid) -> Self {
        Self { grid, tells_blanks_apart: grid.cells.values().contains(&Raw::EmptyText) }
    }

    pub fn place(&self) -> Place {
        Place::file(self.grid.file.clone()).with_sheet(self.grid.sheet.clone())
    }

    /// The name of the file without folder and extension.
    pub fn file_stem(&self) -> String {
        let name = self.grid.file.rsplit('/').next().unwrap_or_default();
        tidy(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
    }

    /// Every row that has a cell, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        self.lines_below(0)
    }

    /// The rows below a header, in order.
    pub fn lines_below(&self, header: u32) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let cells = &self.grid.cells;
        cells.positions().rows_since(header.saturating_add(1)).map(|(number, ranks)| Line {
            number,
            cells,
            ranks: (ranks.start, ranks.end),
        })
    }

    /// A row, empty if the sheet has none there.
    pub fn line(&self, number: u32) -> Line<'a> {
        let ranks = self.grid.cells.positions().row(number);
        Line { number, cells: &self.grid.cells, ranks: (ranks.start, ranks.end) }
    }
}

/// A row of a grid.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub number: u32,
    cells: &'a Cells,
    /// The ranks of its cells, the last one excluded.
    ranks: (usize, usize),
}

impl<'a> Line<'a> {
    /// The content of a column; `None` if nothing is there, not even a quoted blank.
    pub fn raw(&self, column: u32) -> Option<&'a Raw> {
        self.held(column).map(|held| held.raw)
    }

    /// The same, with the rank of the content.
    pub fn held(&self, column: u32) -> Option<Held<'a>> {
        let rank = self.cells.positions().rank_within(&(self.ranks.0..self.ranks.1), column)?;
        self.cells.held(self.number, rank)
    }

    /// Every cell, in order of columns.
    pub fn all(&self) -> impl Iterator<Item = Held<'a>> + use<'a> {
        self.cells.row(self.number, self.ranks.0..self.ranks.1)
    }

    /// The tidied text of a column, empty if blank.
    pub fn text(&self, column: u32) -> String {
        self.raw(column).map(|raw| tidy(&text(raw))).unwrap_or_default()
    }

    /// Whether a column holds something.
    pub fn is_filled(&self, column: u32) -> bool {
        self.raw(column).is_some_and(|raw| !is_blank(raw))
    }

    /// Cells that hold something, with their tidied text.
    pub fn filled(&self) -> impl Iterator<Item = (u32, String)> {
        self.all().filter(|held| !is_blank(held.raw)).map(|held| (held.cell.column, tidy(&text(held.raw))))
    }
}

fn is_blank(raw: &Raw) -> bool {
    match raw {
        Raw::EmptyText => true,
        Raw::Text(text) => text.trim().is_empty(),
        Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => false,
    }
}

/// The content of a cell as text: whole numbers without decimals, times to the second, and without the apostrophe that some
/// writers put before a formula (`'-2`, `'=…`: Nextcloud Forms, LimeSurvey's `csvMaskEquations`).
pub fn text(raw: &Raw) -> Cow<'_, str> {
    match raw {
        Raw::Text(text) | Raw::Error(text) => Cow::Borrowed(unmasked(text)),
        Raw::Number(number) | Raw::Seconds(number) => Cow::Owned(number_text(*number)),
        Raw::Percent(shown) => Cow::Owned(format!("{}\u{a0}%", number_text(*shown))),
        Raw::Date(date) => Cow::Owned(date.format("%Y-%m-%d %H:%M:%S").to_string()),
        Raw::Boolean(true) => Cow::Borrowed("Oui"),
        Raw::Boolean(false) => Cow::Borrowed("Non"),
        Raw::EmptyText => Cow::Borrowed(""),
    }
}

fn unmasked(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        Some(_) | None => text,
    }
}

fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}
