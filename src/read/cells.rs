//! The cells of a sheet, as a reader meets them: blanks left out, repeated texts shared, limits kept, letters mended.

mod letters;
mod recent;

pub use letters::is_blank;

use super::hidden::Spans;
use super::limits::{self, CELLS, COLUMNS, LONG_TEXT, REPEATED_LETTERS, ROWS, TEXT_LENGTH};
use super::{Cells, Merged, Raw};
use crate::place::{CellRef, Positions};
use crate::problem::{Limit, Problem, Severity};
use foldhash::fast::RandomState;
use letters::without_nul;
use recent::{AddressHasher, RECENT, recent_place, same};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

/// A sheet as a reader hands it over.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Empty for a text file.
    pub name: Arc<str>,
    pub cells: Cells,
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
    /// Each text, with the last sheet that has it and the rank of its content there.
    texts: HashMap<Arc<str>, (u32, u32), RandomState>,
    /// How many sheets were begun.
    sheets: u32,
    cells_left: u64,
    /// Letters that long texts may still take by being repeated.
    letters_left: u64,
}

impl Default for Supply {
    fn default() -> Self {
        Self { texts: HashMap::default(), sheets: 0, cells_left: CELLS, letters_left: REPEATED_LETTERS }
    }
}

/// Cells of a sheet with their contents, gathered apart.
#[derive(Debug)]
pub struct Stretch {
    cells: Cells,
    mended: usize,
}

/// The cells of one sheet.
#[derive(Debug)]
pub struct SheetCells<'s> {
    supply: &'s mut Supply,
    positions: Positions,
    contents: Vec<u32>,
    values: Vec<Raw>,
    /// All of the cells, once one has come before another.
    unordered: Vec<(CellRef, u32)>,
    /// How many more cells the file may have. A sheet that is refused gives back what it took.
    room: u64,
    /// The same of the letters of long texts that are repeated.
    letters: u64,
    /// One more than the last content that has a cell: those before it are repeated.
    met: u32,
    mended: usize,
    /// Contents by the address of their text in a shared table, which stays while the sheet is read: an address is quicker to
    /// look up than a text.
    by_address: HashMap<usize, u32, BuildHasherDefault<AddressHasher>>,
    /// The last content at each place that numbers, dates… fall to.
    recent: Vec<u32>,
}

impl<'s> SheetCells<'s> {
    pub fn new(supply: &'s mut Supply) -> Self {
        supply.sheets += 1;
        let (room, letters) = (supply.cells_left, supply.letters_left);
        Self {
            supply,
            positions: Positions::default(),
            contents: Vec::new(),
            values: Vec::new(),
            unordered: Vec::new(),
            room,
            letters,
            met: 0,
            mended: 0,
            by_address: HashMap::default(),
            recent: vec![u32::MAX; RECENT],
        }
    }

    /// Refuses more cells than there is room for, before they are entered one by one.
    pub fn make_room(&self, cells: u64) -> Result<(), Refusal> {
        if cells > self.room { Err(Problem::FileTooLarge { limit: Limit::Cells(CELLS) }.into()) } else { Ok(()) }
    }

    /// Enters a value that is no text at a position within a spreadsheet's bounds.
    pub fn push(&mut self, cell: CellRef, raw: Raw) -> Result<(), Refusal> {
        let content = self.content_of(raw);
        self.place(cell, content)
    }

    /// The rank of a content, new or not.
    fn content_of(&mut self, raw: Raw) -> u32 {
        if let Raw::Text(text) = &raw {
            return self.content(text, Raw::Text);
        }
        let place = recent_place(&raw);
        let last =
            self.recent.get(place).copied().filter(|content| self.values.get(*content as usize).is_some_and(|last| same(last, &raw)));
        last.unwrap_or_else(|| {
            let content = self.keep(raw);
            if let Some(last) = self.recent.get_mut(place) {
                *last = content;
            }
            content
        })
    }

    /// Keeps a content, and gives its rank. A file has far fewer than 2^32 of them: `CELLS` is the most it may have cells.
    fn keep(&mut self, raw: Raw) -> u32 {
        self.values.push(raw);
        u32::try_from(self.values.len() - 1).unwrap_or(u32::MAX)
    }

    /// Counts the letters of a long text each time that it comes again: a few bytes can show it in a million cells, and whatever reads the
    /// cells reads all of it in each.
    fn charge(&mut self, content: u32) -> Result<(), Refusal> {
        if content >= self.met {
            self.met = content + 1;
            return Ok(());
        }
        let letters = match self.values.get(content as usize) {
            Some(Raw::Text(text)) if text.len() > LONG_TEXT => text.len() as u64,
            _ => return Ok(()),
        };
        let refused = Problem::FileTooLarge { limit: Limit::RepeatedLetters(REPEATED_LETTERS) };
        self.letters = self.letters.checked_sub(letters).ok_or(Refusal { cell: None, problem: refused })?;
        Ok(())
    }

    fn place(&mut self, cell: CellRef, content: u32) -> Result<(), Refusal> {
        let beyond = |limit| Err(Problem::FileTooLarge { limit }.into());
        if cell.row == 0 || cell.row > ROWS {
            return beyond(Limit::Rows(ROWS));
        }
        if cell.column == 0 || cell.column > COLUMNS {
            return beyond(Limit::Columns(COLUMNS));
        }
        self.make_room(1)?;
        self.room -= 1;
        self.charge(content)?;
        if self.unordered.is_empty() && self.positions.push(cell) {
            self.contents.push(content);
            return Ok(());
        }
        if self.unordered.is_empty() {
            self.unordered = self.positions.iter().zip(self.contents.iter().copied()).collect();
        }
        self.unordered.push((cell, content));
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
        let content = self.content(text, Raw::Text);
        self.place(cell, content)
    }

    /// The rank of a text's content in this sheet, and the text once a file.
    fn content(&mut self, text: &str, kind: impl FnOnce(Arc<str>) -> Raw) -> u32 {
        let sheet = self.supply.sheets;
        if let Some((last, content)) = self.supply.texts.get(text)
            && *last == sheet
        {
            return *content;
        }
        let shared = self.supply.texts.get_key_value(text).map_or_else(|| Arc::from(text), |(known, _)| known.clone());
        let content = self.keep(kind(shared.clone()));
        self.supply.texts.insert(shared, (sheet, content));
        content
    }

    /// Enters a text that lives in a table for as long as the sheet is read: no two texts of it have the same address.
    pub fn shared_text(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        let address = text.as_ptr().addr();
        if let Some(content) = self.by_address.get(&address) {
            return self.place(cell, *content);
        }
        let before = self.contents.len() + self.unordered.len();
        self.text(cell, text)?;
        let last = self.unordered.last().map(|(_, content)| content).or(self.contents.last()).copied();
        // What was mended is mended, and told, each time; what is blank is no cell.
        if let Some(content) = last.filter(|_| self.contents.len() + self.unordered.len() > before)
            && let Some(Raw::Text(shared)) = self.values.get(content as usize)
            && **shared == *text
        {
            self.by_address.insert(address, content);
        }
        Ok(())
    }

    /// Enters a spreadsheet error.
    pub fn error(&mut self, cell: CellRef, text: &str) -> Result<(), Refusal> {
        // An error and a text may read alike: errors are few, and each kept for itself.
        let shared: Arc<str> = self.supply.texts.get_key_value(text.trim()).map_or_else(|| text.trim().into(), |(known, _)| known.clone());
        self.push(cell, Raw::Error(shared))
    }

    /// What was entered, for another to [`append`](Self::append).
    pub fn stretch(self) -> Stretch {
        let mended = self.mended;
        Stretch { cells: self.finish().0, mended }
    }

    /// Enters what another has gathered further down in the same sheet.
    pub fn append(&mut self, stretch: Stretch) -> Result<(), Refusal> {
        self.make_room(stretch.cells.len() as u64)?;
        self.mended += stretch.mended;
        let (positions, contents, values) = stretch.cells.into_parts();
        let ranks: Vec<u32> = values.into_iter().map(|raw| self.content_of(raw)).collect();
        for (cell, content) in positions.iter().zip(contents) {
            if let Some(content) = ranks.get(content as usize) {
                self.place(cell, *content)?;
            }
        }
        Ok(())
    }

    /// The cells in reading order, and what was mended among them. Of two values at one position, which no program of
    /// good will writes, the last is kept, as spreadsheets do.
    pub fn finish(mut self) -> (Cells, Vec<Told>) {
        if !self.unordered.is_empty() {
            self.unordered.reverse();
            self.unordered.sort_by_key(|(cell, _)| *cell);
            self.unordered.dedup_by_key(|(cell, _)| *cell);
            self.positions = self.unordered.iter().map(|(cell, _)| *cell).collect();
            self.contents = self.unordered.iter().map(|(_, content)| *content).collect();
        }
        self.positions.shrink();
        self.contents.shrink_to_fit();
        self.values.shrink_to_fit();
        self.supply.cells_left = self.room;
        self.supply.letters_left = self.letters;
        let mended = (self.mended > 0).then_some((None, Problem::NulLettersMended { cells: self.mended }));
        (Cells::new(self.positions, self.contents, self.values), mended.into_iter().collect())
    }
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
