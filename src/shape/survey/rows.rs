//! A grid by rows, quoted blanks kept: LimeSurvey's « shown, left blank » is one.

use crate::fold::tidy;
use crate::place::CellRef;
use crate::place::Place;
use crate::read::{Grid, Raw};
use std::borrow::Cow;
use std::ops::Range;

/// A grid whose cells are reached by row, then column.
pub struct Rows<'a> {
    pub grid: &'a Grid,
    rows: Vec<(u32, Range<usize>)>,
    /// The file tells an empty text from nothing. A spreadsheet never does, nor a CSV that one has written again.
    pub tells_blanks_apart: bool,
}

impl<'a> Rows<'a> {
    pub fn new(grid: &'a Grid) -> Self {
        let mut rows: Vec<(u32, Range<usize>)> = Vec::new();
        for (at, (cell, _)) in grid.cells.iter().enumerate() {
            match rows.last_mut() {
                Some((row, range)) if *row == cell.row => range.end = at + 1,
                Some(_) | None => rows.push((cell.row, at..at + 1)),
            }
        }
        let tells_blanks_apart = grid.cells.iter().any(|(_, raw)| matches!(raw, Raw::EmptyText));
        Self { grid, rows, tells_blanks_apart }
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
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        self.rows.iter().map(|(number, range)| self.line_at(*number, range))
    }

    /// The rows below a header, in order.
    pub fn lines_below(&self, header: u32) -> impl Iterator<Item = Line<'a>> {
        let first = self.rows.partition_point(|(number, _)| *number <= header);
        self.rows.iter().skip(first).map(|(number, range)| self.line_at(*number, range))
    }

    /// A row, empty if the sheet has none there.
    pub fn line(&self, number: u32) -> Line<'a> {
        let at = self.rows.binary_search_by_key(&number, |(number, _)| *number).ok();
        let range = at.and_then(|at| self.rows.get(at)).map_or(0..0, |(_, range)| range.clone());
        self.line_at(number, &range)
    }

    fn line_at(&self, number: u32, range: &Range<usize>) -> Line<'a> {
        Line { number, cells: self.grid.cells.get(range.clone()).unwrap_or_default() }
    }
}

/// A row of a grid.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub number: u32,
    /// In order of columns.
    pub cells: &'a [(CellRef, Raw)],
}

impl<'a> Line<'a> {
    /// The content of a column; `None` if nothing is there, not even a quoted blank.
    pub fn raw(&self, column: u32) -> Option<&'a Raw> {
        let holds = |at: &usize| self.cells.get(*at).is_some_and(|(cell, _)| cell.column == column);
        // Exports fill every column from the first: the place is known without searching.
        let guess = usize::try_from(column).ok().and_then(|column| column.checked_sub(1)).filter(holds);
        let at = guess.or_else(|| self.cells.binary_search_by_key(&column, |(cell, _)| cell.column).ok())?;
        self.cells.get(at).map(|(_, raw)| raw)
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
        self.cells.iter().filter(|(_, raw)| !is_blank(raw)).map(|(cell, raw)| (cell.column, tidy(&text(raw))))
    }
}

fn is_blank(raw: &Raw) -> bool {
    match raw {
        Raw::EmptyText => true,
        Raw::Text(text) => text.trim().is_empty(),
        Raw::Number(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => false,
    }
}

/// The content of a cell as text: whole numbers without decimals, times to the second, and without the apostrophe that some
/// writers put before a formula (`'-2`, `'=…`: Nextcloud Forms, LimeSurvey's `csvMaskEquations`).
pub fn text(raw: &Raw) -> Cow<'_, str> {
    match raw {
        Raw::Text(text) | Raw::Error(text) => Cow::Borrowed(unmasked(text)),
        Raw::Number(number) | Raw::Seconds(number) => Cow::Owned(number_text(*number)),
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
