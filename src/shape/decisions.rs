//! `correspondances.csv` and a filled-in `rapprochements.csv`: what a person decided about names.

use super::sheet::{Sheet, tidy_text};
use super::value::header_key;
use crate::finding::{Fate, Findings, Ignored};
use crate::place::{CellRef, Place};
use crate::problem::Problem;

/// The lines of a memory of names, header included, for `reconcile` to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The place of the first cell of each line, and its cells as text, by column from the first used one.
    pub lines: Vec<(Place, Vec<String>)>,
}

/// The memory that a sheet holds, if its header is that of one; told, and empty, where no column says what was decided.
pub fn read(journal: &mut Findings, sheet: &Sheet<'_>) -> Option<Memory> {
    let header = sheet.rows().take(10).find(|row| is_header(sheet, *row))?;
    if !has(sheet, header, "decision") {
        let cell = sheet.row(header).map(|(cell, _)| cell).next()?;
        journal.tell(sheet.place().at(cell), Problem::DecisionColumnMissing);
        return Some(Memory::default());
    }
    let first = sheet.row(header).map(|(cell, _)| cell.column).min()?;
    let last = sheet.row(header).map(|(cell, _)| cell.column).max()?;
    let mut memory = Memory::default();
    for row in sheet.rows() {
        let fate = if row <= header { Fate::Ignored(Ignored::Header) } else { Fate::Used };
        for (cell, _) in sheet.row(row) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
        if row >= header {
            let cells = (first..=last).map(|column| sheet.own(CellRef::new(row, column)).map(tidy_text).unwrap_or_default());
            memory.lines.push((sheet.place().at(CellRef::new(row, first)), cells.collect()));
        }
    }
    Some(memory)
}

fn is_header(sheet: &Sheet<'_>, row: u32) -> bool {
    has(sheet, row, "graphie") && (has(sheet, row, "structure") || has(sheet, row, "proposition"))
}

fn has(sheet: &Sheet<'_>, row: u32, word: &str) -> bool {
    let wanted = header_key(word);
    sheet.row(row).any(|(_, raw)| header_key(&tidy_text(raw)) == wanted)
}
