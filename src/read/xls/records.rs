//! The records of a workbook's stream: those of cells are checked and copied, those of layout noted, the rest left behind.
//!
//! Source: [MS-XLS], Excel Binary File Format; numbers of records and places of fields are those of its section 2.4.

use super::compound::u16_at;
use super::compound::u32_at;
use super::sheet_records::{self, Cells};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Merged;
use crate::read::hidden::Spans;
use crate::read::percent::{BUILT_IN, shows_percent};
use std::collections::{BTreeMap, BTreeSet};

pub const BOF: u16 = 0x0809;
pub const EOF: u16 = 0x000A;
pub const CONTINUE: u16 = 0x003C;
const FILEPASS: u16 = 0x002F;
const CODEPAGE: u16 = 0x0042;
const DATEMODE: u16 = 0x0022;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;
const RECALCID: u16 = 0x01C1;

/// Pieces of one table of texts: each holds 8 kB, and calamine's time grows with their square.
const CONTINUED: usize = 20_000;
/// Cells of the rectangles that calamine lays out, in all sheets: 24 bytes each, twice.
const LAID_OUT: u64 = 10_000_000;

/// What calamine is given to read, and what we noted on the way.
pub struct Distilled {
    pub stream: Vec<u8>,
    /// The code page of its texts: what the file announces is often wrong, and BIFF8 has only one.
    pub codepage: u16,
    /// Of each worksheet, in order; or why it cannot be read.
    pub layouts: Vec<Result<Layout, Problem>>,
    /// A lone sheet without a workbook around it, and without a name.
    pub is_bare: bool,
}

/// What calamine does not tell of a sheet.
#[derive(Debug, Default)]
pub struct Layout {
    /// The rows that hold cells, from 0: in the copy they follow each other, so that a far one costs nothing.
    pub rows: Vec<u16>,
    pub merged: Vec<Merged>,
    pub hidden: Spans,
    pub not_calculated: usize,
    /// Cells shown as percentages.
    pub percents: Vec<CellRef>,
}

/// Whether a file is a stream of records without a container, as some web tools write.
pub fn is_bare(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x08, 0x08 | 0x10, 0x00, ..])
}

/// A record: its number, and its bytes.
pub struct Record<'s> {
    pub kind: u16,
    pub data: &'s [u8],
}

/// The records of a stream from a place on, one by one. Nothing after the last; a fault if one is cut.
pub struct Records<'s> {
    rest: &'s [u8],
}

impl<'s> Records<'s> {
    pub fn from(stream: &'s [u8], at: usize) -> Self {
        Self { rest: stream.get(at..).unwrap_or_default() }
    }

    pub fn next(&mut self) -> Result<Option<Record<'s>>, Problem> {
        let (Some(kind), Some(length)) = (u16_at(self.rest, 0), u16_at(self.rest, 2)) else {
            return if self.rest.iter().all(|byte| *byte == 0) { Ok(None) } else { Err(cut()) };
        };
        let end = 4 + usize::from(length);
        let (Some(data), Some(rest)) = (self.rest.get(4..end), self.rest.get(end..)) else { return Err(cut()) };
        self.rest = rest;
        Ok(Some(Record { kind, data }))
    }
}

fn cut() -> Problem {
    Problem::SheetUnreadable { detail: "son contenu s’arrête avant la fin".into() }
}

pub fn damaged() -> Problem {
    Problem::SheetUnreadable { detail: "une de ses cellules est mal décrite".into() }
}

/// Adds a record to a stream.
pub fn put(stream: &mut Vec<u8>, kind: u16, pieces: &[&[u8]]) {
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    stream.extend(kind.to_le_bytes());
    stream.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
    stream.extend(pieces.iter().copied().flatten());
}

/// What the workbook's own records say.
#[derive(Default)]
struct Globals {
    version: u16,
    codepage: Option<u16>,
    /// Records copied as they are.
    kept: Vec<u8>,
    /// Place of the worksheet, and the rest of its record.
    sheets: Vec<(usize, Vec<u8>)>,
    texts: Option<u32>,
    /// Excel signs what it has calculated.
    calculated: bool,
    /// The codes of formats that show percentages, and those that show something else.
    codes: BTreeMap<u16, bool>,
    /// The code of each format of cells, in order.
    formats: Vec<u16>,
}

impl Globals {
    /// The ranks of the formats of cells that show percentages.
    fn percents(&self) -> BTreeSet<u16> {
        let is_percent = |code: &u16| self.codes.get(code).copied().unwrap_or(BUILT_IN.contains(&u32::from(*code)));
        let ranks = (0..).zip(&self.formats).filter(|(_, code)| is_percent(code));
        ranks.map(|(rank, _)| rank).collect()
    }

    fn note_format(&mut self, data: &[u8]) {
        let Some(code) = u16_at(data, 0) else { return };
        // The length of the text takes two bytes and a sign of its width, or a byte before Excel 97. What it holds of letters that are
        // not plain does not matter here.
        let text = data.get(if self.version == 0x0600 { 5 } else { 3 }..).unwrap_or_default();
        let plain: String = text.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
        self.codes.insert(code, shows_percent(&plain));
    }
}

/// Checks and copies what holds cells.
pub fn distil(stream: &[u8]) -> Result<Distilled, Problem> {
    let mut records = Records::from(stream, 0);
    let first = records.next().ok().flatten().filter(|record| record.kind == BOF);
    let first = first.ok_or_else(|| Problem::FileUnreadable { detail: "ce n’est pas un classeur Excel 97-2003".into() })?;
    let is_bare = u16_at(first.data, 2) == Some(0x0010);
    // Writers that leave the version out write as Excel 5 did.
    let version = if u16_at(first.data, 0) == Some(0x0600) { 0x0600 } else { 0x0500 };
    let mut globals = Globals { version, ..Globals::default() };
    if !is_bare {
        read_globals(&mut records, &mut globals)?;
    }
    let percents = globals.percents();
    if is_bare {
        globals.sheets.push((0, vec![0, 0, 1, b'1']));
        if globals.version == 0x0600 {
            globals.sheets = vec![(0, vec![0, 0, 1, 0, b'1'])];
        }
    }

    let mut layouts = Vec::new();
    let mut bodies = Vec::new();
    let mut laid_out = 0;
    for (place, _) in &globals.sheets {
        let context = Cells { biff8: globals.version == 0x0600, texts: globals.texts, calculated: globals.calculated, percents: &percents };
        match sheet_records::copy(stream, *place, &context, LAID_OUT.saturating_sub(laid_out)) {
            Ok(copy) => {
                laid_out += copy.laid_out;
                bodies.push(copy.body);
                layouts.push(Ok(copy.layout));
            }
            Err(problem) => {
                bodies.push(Vec::new());
                layouts.push(Err(problem));
            }
        }
    }
    let codepage = if globals.version == 0x0600 { 1200 } else { single_byte(globals.codepage) };
    Ok(Distilled { stream: assemble(&globals, &bodies), codepage, layouts, is_bare })
}

fn read_globals(records: &mut Records<'_>, globals: &mut Globals) -> Result<(), Problem> {
    let mut in_texts = false;
    let mut continued = 0;
    let cut = |_| Problem::FileTruncated;
    while let Some(record) = records.next().map_err(cut)? {
        let data = record.data;
        if record.kind == CONTINUE && in_texts {
            continued += 1;
            if continued > CONTINUED {
                return Err(Problem::FileSuspicious { detail: "sa table des textes est en trop de morceaux".into() });
            }
            put(&mut globals.kept, CONTINUE, &[data]);
            continue;
        }
        in_texts = record.kind == SST;
        match record.kind {
            EOF => break,
            FILEPASS if u16_at(data, 0) != Some(0) || data.len() > 2 => return Err(Problem::FileEncrypted),
            CODEPAGE => globals.codepage = u16_at(data, 0),
            RECALCID => globals.calculated = true,
            SST => {
                globals.texts = u32_at(data, 4).filter(|count| *count > 0);
                put(&mut globals.kept, SST, &[data]);
            }
            FORMAT => {
                globals.note_format(data);
                put(&mut globals.kept, FORMAT, &[data]);
            }
            XF => {
                globals.formats.push(u16_at(data, 2).unwrap_or_default());
                put(&mut globals.kept, XF, &[data]);
            }
            DATEMODE => put(&mut globals.kept, record.kind, &[data]),
            // Only worksheets (0): a chart, a macro sheet or a module of code holds no cell.
            BOUNDSHEET => {
                if let (Some(place), [_, _, _, _, visibility, 0, name @ ..]) = (u32_at(data, 0), data) {
                    let visibility = (visibility & 0x3F).min(2);
                    globals.sheets.push((place as usize, [&[visibility, 0], name].concat()));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The code page of texts of one byte a letter; Western European where the announced one has no decoder, or two bytes.
fn single_byte(announced: Option<u16>) -> u16 {
    match announced {
        Some(page @ (1250..=1258 | 866 | 874 | 10_000)) => page,
        Some(0x8000) => 10_000,
        _ => 1252,
    }
}

/// A stream with the workbook's records first, then its sheets, each where the workbook says.
fn assemble(globals: &Globals, bodies: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u16| [globals.version.to_le_bytes(), kind.to_le_bytes()].concat();
    let mut stream = Vec::new();
    put(&mut stream, BOF, &[&begin(0x0005), &[0; 12]]);
    let list: usize = globals.sheets.iter().map(|(_, rest)| 4 + 4 + rest.len()).sum();
    let mut place = stream.len() + globals.kept.len() + list + 4;
    for ((_, rest), body) in globals.sheets.iter().zip(bodies) {
        put(&mut stream, BOUNDSHEET, &[&(place as u32).to_le_bytes(), rest]);
        place += 20 + body.len() + 4;
    }
    stream.extend(&globals.kept);
    put(&mut stream, EOF, &[]);
    for body in bodies {
        put(&mut stream, BOF, &[&begin(0x0010), &[0; 12]]);
        stream.extend(body);
        put(&mut stream, EOF, &[]);
    }
    stream
}
