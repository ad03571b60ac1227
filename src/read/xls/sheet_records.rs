//! The records of one worksheet: cells checked and copied with their rows renumbered, layout noted.

use super::compound::{u16_at, u32_at};
use super::records::{BOF, CONTINUE, EOF, Layout, Record, Records, damaged, put};
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use crate::read::Merged;
use std::collections::BTreeSet;

const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RSTRING: u16 = 0x00D6;
const BOOLERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027E;
const MULRK: u16 = 0x00BD;
const LABELSST: u16 = 0x00FD;
const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007D;
const MERGECELLS: u16 = 0x00E5;

/// What is known of the workbook when its cells are read.
pub struct Cells<'g> {
    pub biff8: bool,
    /// How many texts its table announces.
    pub texts: Option<u32>,
    /// Whether a spreadsheet has calculated it.
    pub calculated: bool,
    /// The formats of cells, by rank, that show percentages.
    pub percents: &'g BTreeSet<u16>,
}

/// A worksheet ready for calamine.
pub struct Copy {
    pub body: Vec<u8>,
    pub layout: Layout,
    /// Cells of the rectangle that calamine will lay out.
    pub laid_out: u64,
}

/// Copies the worksheet that starts at a place of the stream. `room` is how many cells may still be laid out.
pub fn copy(stream: &[u8], place: usize, context: &Cells<'_>, room: u64) -> Result<Copy, Problem> {
    let mut layout = Layout::default();
    let mut kept = Vec::new();
    let mut formulas = Formulas::default();
    let mut records = own_records(stream, place)?;
    records.reverse();
    while let Some(record) = records.pop() {
        let follows = records.last().is_some_and(|next| next.kind == CONTINUE);
        note_layout(&record, &mut layout);
        layout.percents.extend(percents(&record, context.percents));
        if let Some(cell) = checked(&record, context, follows, &mut formulas)? {
            kept.push(cell);
        }
    }
    layout.not_calculated = formulas.without_result(context);

    layout.rows = kept.iter().filter_map(|cell| cell.row).collect();
    layout.rows.sort_unstable();
    layout.rows.dedup();
    let columns = kept.iter().filter_map(|cell| cell.row.map(|_| &cell.columns));
    let first = columns.clone().map(|columns| *columns.start()).min().unwrap_or(0);
    let last = columns.map(|columns| *columns.end()).max().unwrap_or(0);
    let laid_out = layout.rows.len() as u64 * (u64::from(last - first) + 1);
    if laid_out > room {
        return Err(Problem::FileTooLarge { limit: Limit::Cells(room) });
    }

    let mut body = Vec::new();
    for cell in kept {
        match cell.row.and_then(|row| layout.rows.binary_search(&row).ok()) {
            Some(rank) => {
                let (rank, rest) = ((rank as u16).to_le_bytes(), cell.data.get(2..).unwrap_or_default());
                // The formula itself is left behind: `0` in its place, for calamine would parse it.
                let formula: &[u8] = if cell.kind == FORMULA { &[3, 0, 0x1E, 0, 0] } else { &[] };
                put(&mut body, cell.kind, &[&rank, rest, formula]);
            }
            None => put(&mut body, cell.kind, &[cell.data]),
        }
    }
    Ok(Copy { body, layout, laid_out })
}

/// The cells of a record of numbers that are shown as percentages.
fn percents(record: &Record<'_>, formats: &BTreeSet<u16>) -> Vec<CellRef> {
    let field = |at| u16_at(record.data, at);
    let (Some(row), Some(first)) = (field(0).filter(|_| !formats.is_empty()), field(2)) else { return Vec::new() };
    let count = match record.kind {
        FORMULA | NUMBER | RK => 1,
        // A format and a number for each cell, between the first column and the last.
        MULRK => record.data.len().saturating_sub(6) / 6,
        _ => 0,
    };
    let is_percent = |rank: &usize| field(4 + 6 * rank).is_some_and(|format| formats.contains(&format));
    let cell = |rank: usize| CellRef::new(u32::from(row) + 1, u32::from(first) + rank as u32 + 1);
    (0..count).filter(is_percent).map(cell).collect()
}

/// The records of the sheet, without those of the charts inside it, which have cells of their own.
fn own_records(stream: &[u8], place: usize) -> Result<Vec<Record<'_>>, Problem> {
    let mut records = Records::from(stream, place);
    match records.next()? {
        Some(Record { kind: BOF, .. }) => {}
        _ => return Err(damaged()),
    }
    let mut own = Vec::new();
    let mut inside = 0_usize;
    while let Some(record) = records.next()? {
        match record.kind {
            BOF => inside += 1,
            EOF if inside == 0 => break,
            EOF => inside -= 1,
            _ if inside == 0 => own.push(record),
            _ => {}
        }
    }
    Ok(own)
}

/// A record of a cell, found sound.
struct Kept<'s> {
    kind: u16,
    /// Nothing for the text of the formula before.
    row: Option<u16>,
    columns: std::ops::RangeInclusive<u16>,
    data: &'s [u8],
}

/// How formulas and their results go.
#[derive(Default)]
struct Formulas {
    count: usize,
    blank: usize,
    /// Those that announce a text which then does not come.
    lost: usize,
    text_awaited: bool,
}

impl Formulas {
    /// Formulas that nothing has calculated. A blank text is a result like another in a book that Excel has calculated; in
    /// one where every formula is blank and Excel never was, it is what xlwt writes for want of one.
    fn without_result(&self, context: &Cells<'_>) -> usize {
        let never = self.blank == self.count && !context.calculated;
        self.lost + usize::from(self.text_awaited) + if never { self.blank } else { 0 }
    }
}

/// A cell's record, if it is one and holds something.
fn checked<'s>(record: &Record<'s>, context: &Cells<'_>, continued: bool, formulas: &mut Formulas) -> Result<Option<Kept<'s>>, Problem> {
    let data = record.data;
    let length = data.len();
    if record.kind == STRING {
        let awaited = std::mem::take(&mut formulas.text_awaited);
        // Calamine would cut such a text without a word: it exceeds eight thousand letters.
        if continued {
            return Err(Problem::SheetUnreadable { detail: "un texte calculé y est trop long".into() });
        }
        let kept = Kept { kind: STRING, row: None, columns: 0..=0, data };
        return Ok(awaited.then_some(kept));
    }
    let least = match record.kind {
        FORMULA => 20,
        NUMBER => 14,
        LABEL | RSTRING => 8 + usize::from(context.biff8),
        BOOLERR => 8,
        RK | LABELSST => 10,
        MULRK => 12,
        _ => return Ok(None),
    };
    let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return Err(damaged()) };
    if length < least {
        return Err(damaged());
    }
    let mut columns = column..=column;
    let mut data = data;
    match record.kind {
        FORMULA => {
            formulas.lost += usize::from(std::mem::take(&mut formulas.text_awaited));
            formulas.count += 1;
            data = data.get(..20).unwrap_or_default();
            match data.get(6..14).unwrap_or_default() {
                [0, .., 0xFF, 0xFF] => formulas.text_awaited = true,
                [1, .., 0xFF, 0xFF] => {}
                [2, _, code, .., 0xFF, 0xFF] if is_error(*code) => {}
                [3, .., 0xFF, 0xFF] => {
                    formulas.blank += 1;
                    return Ok(None);
                }
                [.., 0xFF, 0xFF] => return Err(damaged()),
                _ => {}
            }
        }
        BOOLERR => match data.get(6..8).unwrap_or_default() {
            [_, 0] => {}
            [code, 1] if is_error(*code) => {}
            _ => return Err(damaged()),
        },
        LABELSST => {
            // A text beyond the end of the table: calamine would leave the cell out without a word.
            let text = u32_at(data, 6).unwrap_or(u32::MAX);
            if context.texts.is_some_and(|count| text >= count) {
                return Err(damaged());
            }
        }
        MULRK => {
            let last = u16_at(data, length - 2).filter(|last| *last >= column).ok_or_else(damaged)?;
            if length != 6 + 6 * (usize::from(last - column) + 1) {
                return Err(damaged());
            }
            columns = column..=last;
        }
        _ => {}
    }
    Ok(Some(Kept { kind: record.kind, row: Some(row), columns, data }))
}

/// The codes of `#NULL!`, `#DIV/0!`, `#VALUE!`, `#REF!`, `#NAME?`, `#NUM!`, `#N/A` and « chargement ».
const fn is_error(code: u8) -> bool {
    matches!(code, 0x00 | 0x07 | 0x0F | 0x17 | 0x1D | 0x24 | 0x2A | 0x2B)
}

fn note_layout(record: &Record<'_>, layout: &mut Layout) {
    let field = |at| u16_at(record.data, at).map(u32::from);
    match record.kind {
        ROW => {
            if let (Some(row), Some(flags)) = (field(0), field(12))
                && flags & 0x20 != 0
            {
                layout.hidden.rows.push(row + 1..=row + 1);
            }
        }
        COLINFO => {
            if let (Some(first), Some(last), Some(flags)) = (field(0), field(2), field(8))
                && flags & 1 != 0
            {
                layout.hidden.columns.push(first + 1..=last + 1);
            }
        }
        MERGECELLS => {
            let count = field(0).unwrap_or(0) as usize;
            for block in record.data.get(2..).unwrap_or_default().chunks_exact(8).take(count) {
                if let [Some(top), Some(bottom), Some(left), Some(right)] =
                    [0, 2, 4, 6].map(|at| u16_at(block, at).map(|number| u32::from(number) + 1))
                {
                    layout.merged.push(Merged { first: CellRef::new(top, left), last: CellRef::new(bottom, right) });
                }
            }
        }
        _ => {}
    }
}
