//! Deliveries to grids: every cell where the sheet shows it, nothing interpreted.

mod cells;
mod content;
mod encoding;
mod grid;
mod guard;
mod hidden;
mod html;
mod limits;
mod ods;
mod package;
mod percent;
mod raw;
mod separator;
mod spreadsheet_xml;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use grid::{Cells, Held, Memo};

use crate::discover::Delivery;
use crate::finding::{Fate, Findings, SetAside, SheetFates};
use crate::personal;
use crate::place::{CellRef, Place, column_letters};
use crate::problem::{Problem, Severity};
use cells::{Sheet, Supply};
use chrono::NaiveDateTime;
use content::Content;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A cell's content, the same whichever program wrote the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Text, as written; never empty or blank.
    Text(Arc<str>),
    Number(f64),
    /// A number that the sheet shows as a percentage, in hundredths: 40 for « 40 % », which the file keeps as 0,4.
    Percent(f64),
    /// A date or a date and time, of either epoch.
    Date(NaiveDateTime),
    /// A duration or a time of day, in seconds.
    Seconds(f64),
    Boolean(bool),
    /// A spreadsheet error: `#N/A`, `#REF!`, `Err:502`…
    Error(Arc<str>),
    /// An empty text between quotes, in a CSV: LimeSurvey's « shown, not ticked ». Blank for everyone else.
    EmptyText,
}

/// A block of merged cells, both corners included; the value stands in the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    pub first: CellRef,
    pub last: CellRef,
}

/// What the partner's program hides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    pub sheet: bool,
    /// Rows that hold a cell, in order.
    pub rows: Vec<u32>,
    /// Columns that hold a cell, in order.
    pub columns: Vec<u32>,
}

/// A sheet, or a text file.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Relative to the inputs folder.
    pub file: Arc<str>,
    /// Empty for a text file.
    pub sheet: Arc<str>,
    /// The year of its folder, if it lies in one.
    pub year: Option<i32>,
    pub cells: Cells,
    pub merged: Vec<Merged>,
    pub hidden: Hidden,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: Arc<str>,
}

/// A file that was opened, whatever came out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRead {
    /// Relative to the inputs folder.
    pub file: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: Arc<str>,
    pub bytes: u64,
}

/// All that was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The sheets that hold at least one cell, in the order of the deliveries, then of the sheets in their file.
    pub grids: Vec<Grid>,
    /// Every file whose bytes could be had, in the order of the deliveries.
    pub files: Vec<FileRead>,
}

/// Reads every delivery, several at a time. A file or a sheet that cannot be read is a finding and has its line in the
/// ledger; it never costs another file.
pub fn grids(journal: &mut Findings, deliveries: &[Delivery]) -> Reading {
    let done: Vec<(Findings, Reading)> = deliveries.par_iter().map(one_file).collect();
    let mut reading = Reading::default();
    for (findings, read) in done {
        journal.absorb(findings);
        reading.grids.extend(read.grids);
        reading.files.extend(read.files);
    }
    reading
}

/// Reads one file into a journal of its own, so that files can be read in any order and told in theirs.
fn one_file(delivery: &Delivery) -> (Findings, Reading) {
    let mut journal = Findings::default();
    let mut reading = Reading::default();
    let place = Place::file(delivery.file.clone());
    let read = limits::bytes_of(&delivery.path).and_then(|bytes| {
        let hash: Arc<str> = hexadecimal(&Sha256::digest(&bytes)).into();
        reading.files.push(FileRead { file: delivery.file.clone(), hash: hash.clone(), bytes: bytes.len() as u64 });
        let mut sheets = guard::caught(|| sheets(&mut journal, &place, delivery, bytes)).unwrap_or(Err(Problem::ReaderFailed))?;
        nameless(&mut journal, &place, &mut sheets);
        Ok((hash, sheets))
    });
    match read {
        Ok((hash, sheets)) => {
            reading.grids = sheets.into_iter().filter_map(|sheet| grid(&mut journal, delivery, &hash, sheet)).collect();
        }
        Err(problem) => {
            // The ledger names every file, even one in which nothing could be read.
            journal.ledger.open(&delivery.file, &"".into(), std::iter::empty(), UNREADABLE);
            journal.tell(place, problem);
        }
    }
    (journal, reading)
}

const UNREADABLE: Fate = Fate::SetAside(SetAside::Unreadable);

/// The sheets of a file, by what it holds rather than by how it is named.
fn sheets(journal: &mut Findings, place: &Place, delivery: &Delivery, bytes: Vec<u8>) -> Result<Vec<Sheet>, Problem> {
    let mut supply = Supply::default();
    let content = content::of(&bytes)?;
    let sheets = match content {
        Content::Xlsx => xlsx::sheets(&mut supply, bytes)?,
        Content::Xlsb => xlsb::sheets(&mut supply, &bytes)?,
        Content::Xls => xls::sheets(&mut supply, &bytes)?,
        Content::Ods => ods::sheets(&mut supply, &bytes)?,
        Content::Html => vec![html::sheet(&mut supply, &decoded(journal, place, &bytes)?)],
        Content::SpreadsheetXml => spreadsheet_xml::sheets(&mut supply, &decoded(journal, place, &bytes)?)?,
        Content::Text => vec![text::sheet(&mut supply, &decoded(journal, place, &bytes)?)],
    };
    if sheets.iter().all(Sheet::is_blank) {
        return Err(Problem::FileEmpty);
    }
    // A sheet is known by its name from here on: to the ledger, to findings, to people.
    if sheets.iter().map(|sheet| &sheet.name).collect::<BTreeSet<_>>().len() < sheets.len() {
        return Err(Problem::FileSuspicious { detail: "deux feuilles portent le même nom".into() });
    }
    if let Some(problem) = content::mislabelled(delivery.extension(), content) {
        journal.tell(place.clone(), problem);
    }
    Ok(sheets)
}

/// Names of sheets go everywhere, as those of files do: what they say of a person is taken out, and two that this makes alike are numbered.
fn nameless(journal: &mut Findings, place: &Place, sheets: &mut [Sheet]) {
    let mut taken: BTreeSet<Arc<str>> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    for sheet in sheets {
        let told = personal::scrub_sheet(&sheet.name);
        if *told == *sheet.name {
            continue;
        }
        let numbered = (2..).map(|rank: usize| format!("{told} {rank}"));
        let free = std::iter::once(told.clone()).chain(numbered).find(|name| !taken.contains(name.as_str()));
        sheet.name = free.unwrap_or_else(|| told.clone()).into();
        taken.insert(sheet.name.clone());
        journal.tell(place.with_sheet(sheet.name.clone()), Problem::SheetNamesPerson);
    }
}

/// The text of a file, and a note if its encoding had to be guessed.
fn decoded<'b>(journal: &mut Findings, place: &Place, bytes: &'b [u8]) -> Result<Cow<'b, str>, Problem> {
    let decoded = encoding::decode(bytes)?;
    if let Some(guess) = decoded.guessed {
        journal.tell(place.clone(), Problem::EncodingMended { encoding: guess.into() });
    }
    Ok(decoded.text)
}

/// A sheet becomes a grid, its findings told and its cells entered in the ledger; none if it is empty or was left out.
fn grid(journal: &mut Findings, delivery: &Delivery, hash: &Arc<str>, mut sheet: Sheet) -> Option<Grid> {
    let place = Place::file(delivery.file.clone()).with_sheet(sheet.name.clone());
    let left_out = sheet.problems.iter().any(|(_, problem)| problem.severity() == Severity::Blocking);
    let fate = if left_out { UNREADABLE } else { Fate::SetAside(SetAside::SheetNotRecognised) };
    let holds = |rank: usize| sheet.cells.raw(rank).is_some_and(|raw| *raw != Raw::EmptyText);
    journal.ledger.enter(&delivery.file, &sheet.name, SheetFates::new(sheet.cells.positions().clone(), holds, fate));
    for (cell, problem) in sheet.problems {
        journal.tell(cell.map_or_else(|| place.clone(), |cell| place.at(cell)), problem);
    }
    if left_out || sheet.cells.is_empty() {
        return None;
    }
    let hidden = sheet.hidden.used(sheet.cells.positions());
    tell_hidden(journal, &place, &hidden);
    // A block with nothing in its first cell shows nothing.
    sheet.merged.sort_by_key(|block| block.first);
    sheet.merged.retain(|block| sheet.cells.get(block.first).is_some());
    Some(Grid {
        file: delivery.file.clone(),
        sheet: sheet.name,
        year: delivery.year,
        cells: sheet.cells,
        merged: sheet.merged,
        hidden,
        file_hash: hash.clone(),
    })
}

fn tell_hidden(journal: &mut Findings, place: &Place, hidden: &Hidden) {
    if hidden.sheet {
        journal.tell(place.clone(), Problem::SheetHidden);
    }
    if !hidden.rows.is_empty() {
        journal.tell(place.clone(), Problem::RowsHidden { rows: ranges(&hidden.rows, |row| row.to_string()).into() });
    }
    if !hidden.columns.is_empty() {
        journal.tell(place.clone(), Problem::ColumnsHidden { columns: ranges(&hidden.columns, column_letters).into() });
    }
}

/// `2, 5-7`: sorted numbers, neighbours together.
fn ranges(numbers: &[u32], name: impl Fn(u32) -> String) -> String {
    numbers
        .chunk_by(|one, next| one + 1 == *next)
        .filter_map(|run| match run {
            [] => None,
            [one] => Some(name(*one)),
            [first, .., last] => Some(format!("{}-{}", name(*first), name(*last))),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
