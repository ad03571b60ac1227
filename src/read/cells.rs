//! The cells of a sheet, as a reader meets them: blanks left out, repeated texts shared, limits kept, letters mended.

use super::hidden::Spans;
use super::limits::{self, CELLS, COLUMNS, ROWS, TEXT_LENGTH};
use super::{Merged, Raw};
use crate::place::CellRef;
use crate::problem::{Limit, Problem, Severity};
use encoding_rs::{UTF_16LE, WINDOWS_1252};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// A sheet as a reader hands it over.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Empty for a text file.
    pub name: Arc<str>,
    /// In reading order, each position once.
    pub cells: Vec<(CellRef, Raw)>,
    pub merged: Vec<Merged>,
    pub hidden: Spans,
    /// Of the sheet, or of one of its cells. A blocking one leaves the sheet out.
    pub problems: Vec<Told>,
}

/// A finding of a sheet, or of one of its cells.
pub type Told = (Option<CellRef>, Problem);

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
    /// How many more cells the file may have. A sheet that is refused gives back what it took.
    room: u64,
    in_order: bool,
    mended: usize,
    /// Texts of a shared table by their address, which stays while the sheet is read: an address is quicker to look up
    /// than a text.
    by_address: HashMap<usize, Arc<str>, BuildHasherDefault<AddressHasher>>,
}

impl<'s> SheetCells<'s> {
    pub fn new(supply: &'s mut Supply) -> Self {
        let room = supply.cells_left;
        Self { supply, list: Vec::new(), room, in_order: true, mended: 0, by_address: HashMap::default() }
    }

    /// Refuses more cells than there is room for, before they are entered one by one.
    pub fn make_room(&self, cells: u64) -> Result<(), Refusal> {
        if cells > self.room { Err(Problem::FileTooLarge { limit: Limit::Cells(CELLS) }.into()) } else { Ok(()) }
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
        self.make_room(1)?;
        self.room -= 1;
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

    /// Enters a text that lives in a table for as long as the sheet is read: no two texts of it have the same address.
    pub fn shared_text(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        let address = text.as_ptr().addr();
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
    pub fn finish(mut self) -> (Vec<(CellRef, Raw)>, Vec<Told>) {
        if !self.in_order {
            self.list.reverse();
            self.list.sort_by_key(|(cell, _)| *cell);
            self.list.dedup_by_key(|(cell, _)| *cell);
        }
        self.supply.cells_left = self.room;
        let mended = (self.mended > 0).then_some((None, Problem::NulLettersMended { cells: self.mended }));
        (self.list, mended.into_iter().collect())
    }
}

/// A hash for addresses, which nobody chooses: one multiplication, where the usual hash defends against chosen keys. Looking
/// up a million texts is a tenth of the reading of a workbook with it, a quarter without.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, address: usize) {
        // The odd number nearest to 2^64 divided by the golden ratio spreads neighbours apart (Knuth, 6.4).
        self.0 = (self.0 ^ address as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 32;
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

    fn cells(fill: impl FnOnce(&mut SheetCells<'_>)) -> (String, Vec<Told>) {
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
