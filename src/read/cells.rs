//! The cells of a sheet, as a reader meets them: blanks left out, repeated texts shared, limits kept, letters mended.

use super::limits::{self, CELLS, COLUMNS, ROWS, TEXT_LENGTH};
use super::{Hidden, Merged, Raw};
use crate::place::CellRef;
use crate::problem::{Limit, Problem, Severity};
use encoding_rs::{UTF_16LE, WINDOWS_1252};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A sheet as a reader hands it over.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Empty for a text file.
    pub name: Arc<str>,
    /// In reading order, each position once.
    pub cells: Vec<(CellRef, Raw)>,
    pub merged: Vec<Merged>,
    pub hidden: Ranges,
    /// Of the sheet, or of one of its cells. A blocking one leaves the sheet out.
    pub problems: Vec<(Option<CellRef>, Problem)>,
}

/// What is hidden, as formats say it: spans of rows and columns, most of them empty.
#[derive(Debug, Default)]
pub struct Ranges {
    pub sheet: bool,
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u32>>,
}

impl Ranges {
    /// The hidden rows and columns that hold a cell: people hide the empty thousands right of their table.
    pub fn used(self, cells: &[(CellRef, Raw)]) -> Hidden {
        Hidden {
            sheet: self.sheet,
            rows: within(self.rows, cells.iter().map(|(cell, _)| cell.row)),
            columns: within(self.columns, cells.iter().map(|(cell, _)| cell.column)),
        }
    }
}

/// The numbers that lie in one of the spans, each once, in order.
fn within(mut spans: Vec<RangeInclusive<u32>>, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    if spans.is_empty() {
        return Vec::new();
    }
    let numbers: BTreeSet<u32> = numbers.collect();
    spans.sort_by_key(|span| *span.start());
    let mut held = Vec::new();
    let mut next = 0;
    // A file may repeat a span a million times: each number is visited once all the same.
    for span in spans {
        let (first, last) = (next.max(*span.start()), *span.end());
        if first <= last {
            held.extend(numbers.range(first..=last));
            next = last.saturating_add(1);
        }
    }
    held
}

impl Sheet {
    /// A sheet in which nothing could be read, and why.
    pub fn refused(name: Arc<str>, refusal: Refusal) -> Self {
        Self { name, problems: vec![(refusal.cell, refusal.problem)], ..Self::default() }
    }

    /// Nothing in it, and nothing that explains why.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|(_, raw)| *raw == Raw::EmptyText)
            && self.problems.iter().all(|(_, problem)| problem.severity() != Severity::Blocking)
    }
}

/// Why a sheet is left out, and the cell at fault if there is one.
#[derive(Debug)]
pub struct Refusal {
    pub cell: Option<CellRef>,
    pub problem: Problem,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { cell: None, problem }
    }
}

/// What the sheets of a file have in common: their texts, each kept once, and the room left.
#[derive(Debug)]
pub struct Supply {
    texts: HashSet<Arc<str>>,
    cells_left: u64,
}

impl Default for Supply {
    fn default() -> Self {
        Self { texts: HashSet::new(), cells_left: CELLS }
    }
}

impl Supply {
    fn share(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let new: Arc<str> = text.into();
        self.texts.insert(new.clone());
        new
    }
}

/// The cells of one sheet.
#[derive(Debug)]
pub struct SheetCells<'s> {
    supply: &'s mut Supply,
    list: Vec<(CellRef, Raw)>,
    in_order: bool,
    mended: usize,
    /// Texts of a shared table by their address, which stays while the sheet is read: an address is quicker to look up
    /// than a text.
    by_address: HashMap<(usize, usize), Arc<str>>,
}

impl<'s> SheetCells<'s> {
    pub fn new(supply: &'s mut Supply) -> Self {
        Self { supply, list: Vec::new(), in_order: true, mended: 0, by_address: HashMap::new() }
    }

    /// Enters a value at a position within a spreadsheet's bounds.
    pub fn push(&mut self, cell: CellRef, raw: Raw) -> Result<(), Refusal> {
        let beyond = |limit| Err(Problem::FileTooLarge { limit }.into());
        if cell.row == 0 || cell.row > ROWS {
            return beyond(Limit::Rows(ROWS));
        }
        if cell.column == 0 || cell.column > COLUMNS {
            return beyond(Limit::Columns(COLUMNS));
        }
        let Some(left) = self.supply.cells_left.checked_sub(1) else { return beyond(Limit::Cells(CELLS)) };
        self.supply.cells_left = left;
        self.in_order &= self.list.last().is_none_or(|(before, _)| *before < cell);
        self.list.push((cell, raw));
        Ok(())
    }

    /// Enters a number. What is not one (a file may say `1e999`) is the error that a spreadsheet would show.
    pub fn number(&mut self, cell: CellRef, number: f64) -> Result<(), Refusal> {
        if number.is_finite() { self.push(cell, Raw::Number(number)) } else { self.error(cell, "#NUM!") }
    }

    /// Enters a text as it is written; a blank one is no cell.
    pub fn text(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        if is_blank(text) {
            return Ok(());
        }
        if limits::too_long(text) {
            let problem = Problem::FileTooLarge { limit: Limit::TextLength(TEXT_LENGTH) };
            return Err(Refusal { cell: Some(cell), problem });
        }
        if text.contains('\0') {
            self.mended += 1;
            let mended = without_nul(text);
            return if is_blank(&mended) { Ok(()) } else { self.enter(cell, &mended) };
        }
        self.enter(cell, text)
    }

    fn enter(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        let shared = self.supply.share(text);
        self.push(cell, Raw::Text(shared))
    }

    /// Enters a text that lives in a table for as long as the sheet is read.
    pub fn shared_text(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        let address = (text.as_ptr().addr(), text.len());
        if let Some(known) = self.by_address.get(&address) {
            let known = known.clone();
            return self.push(cell, Raw::Text(known));
        }
        let before = self.list.len();
        self.text(cell, text)?;
        if let Some((_, Raw::Text(shared))) = self.list.get(before)
            && **shared == *text
        {
            self.by_address.insert(address, shared.clone());
        }
        Ok(())
    }

    /// Enters a spreadsheet error.
    pub fn error(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        let shared = self.supply.share(text.trim());
        self.push(cell, Raw::Error(shared))
    }

    /// The cells in reading order, and what was mended among them. Of two values at one position, which no program of
    /// good will writes, the last is kept, as spreadsheets do.
    pub fn finish(mut self) -> (Vec<(CellRef, Raw)>, Vec<(Option<CellRef>, Problem)>) {
        if !self.in_order {
            self.list.reverse();
            self.list.sort_by_key(|(cell, _)| *cell);
            self.list.dedup_by_key(|(cell, _)| *cell);
        }
        let mended = (self.mended > 0).then_some((None, Problem::NulLettersMended { cells: self.mended }));
        (self.list, mended.into_iter().collect())
    }
}

/// Whether a screen shows nothing of it: white space, or marks of no width.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || matches!(letter, '\0' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
}

/// A text with NUL letters is UTF-16 that was taken for one byte a letter, which some programs that write `.xls` announce:
/// `A\0B\0`. It is put together again; failing that, the NUL letters go.
fn without_nul(text: &str) -> String {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if !unmappable && bytes.len() % 2 == 0 {
        let (whole, _, malformed) = UTF_16LE.decode(&bytes);
        if !malformed && whole.chars().all(|letter| matches!(letter, '\t'..='\u{24f}' | '\u{2000}'..='\u{2122}')) {
            return whole.into_owned();
        }
    }
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(fill: impl FnOnce(&mut SheetCells<'_>)) -> (String, Vec<(Option<CellRef>, Problem)>) {
        let mut supply = Supply::default();
        let mut cells = SheetCells::new(&mut supply);
        fill(&mut cells);
        let (list, problems) = cells.finish();
        let drawn: Vec<String> = list.iter().map(|(cell, raw)| format!("{cell} {raw:?}")).collect();
        (drawn.join(" | "), problems)
    }

    #[test]
    fn blanks_are_absent_and_texts_are_kept_as_written() {
        let (drawn, _) = cells(|cells| {
            cells.text(CellRef::new(1, 1), " Ville de\u{a0}Nîmes ").unwrap();
            cells.text(CellRef::new(1, 2), " \u{a0}\n\u{202f}").unwrap();
            cells.text(CellRef::new(1, 3), "\u{feff}").unwrap();
        });
        assert_eq!(drawn, "A1 Text(\" Ville de\\u{a0}Nîmes \")");
    }

    #[test]
    fn hidden_spans_are_cut_down_to_the_cells_they_hide() {
        let cells: Vec<(CellRef, Raw)> = [(2, 1), (3, 4), (9, 4)].map(|(row, column)| (CellRef::new(row, column), Raw::Number(1.0))).to_vec();
        let hidden = Ranges { sheet: false, rows: vec![3..=4, 2..=3, 20..=u32::MAX], columns: vec![4..=16_384, 4..=16_384] };
        assert_eq!(hidden.used(&cells), Hidden { sheet: false, rows: vec![2, 3], columns: vec![4] });
    }

    #[test]
    fn cells_out_of_order_are_sorted_and_the_last_of_two_wins() {
        let (drawn, _) = cells(|cells| {
            for (row, number) in [(2, 1.0), (1, 2.0), (2, 3.0)] {
                cells.number(CellRef::new(row, 1), number).unwrap();
            }
        });
        assert_eq!(drawn, "A1 Number(2.0) | A2 Number(3.0)");
    }

    #[test]
    fn nul_letters_are_mended_and_told() {
        let (drawn, problems) = cells(|cells| {
            cells.text(CellRef::new(1, 1), "\u{c9}\0l\0u\0").unwrap();
            cells.text(CellRef::new(1, 2), "ab\0c").unwrap();
            cells.text(CellRef::new(1, 3), "\0\0").unwrap();
        });
        assert_eq!(drawn, "A1 Text(\"Élu\") | B1 Text(\"abc\")");
        assert_eq!(problems, [(None, Problem::NulLettersMended { cells: 2 })]);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_refused_with_its_place() {
        let mut supply = Supply::default();
        let mut cells = SheetCells::new(&mut supply);
        assert!(cells.text(CellRef::new(3, 2), &"é".repeat(32_767)).is_ok());
        let refusal = cells.text(CellRef::new(4, 2), &"é".repeat(32_768)).unwrap_err();
        assert_eq!(refusal.cell, Some(CellRef::new(4, 2)));
    }

    #[test]
    fn a_number_that_is_none_is_an_error_cell() {
        let (drawn, _) = cells(|cells| cells.number(CellRef::new(1, 1), f64::INFINITY).unwrap());
        assert_eq!(drawn, "A1 Error(\"#NUM!\")");
    }

    #[test]
    fn a_cell_outside_a_spreadsheet_is_refused() {
        let mut supply = Supply::default();
        let mut cells = SheetCells::new(&mut supply);
        for (row, column) in [(0, 1), (1_048_577, 1), (1, 0), (1, 16_385)] {
            assert!(cells.number(CellRef::new(row, column), 1.0).is_err());
        }
        assert!(cells.number(CellRef::new(1_048_576, 16_384), 1.0).is_ok());
    }
}
