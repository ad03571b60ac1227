//! Deliveries to grids: every cell where the sheet shows it, nothing interpreted.

use crate::place::CellRef;
use chrono::NaiveDateTime;
use std::sync::Arc;

/// A cell's content, the same whichever program wrote the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Text, as written; never empty or blank.
    Text(Arc<str>),
    Number(f64),
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
    pub rows: Vec<u32>,
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
    /// In reading order (row, then column), at absolute, 1-based positions; blanks absent.
    pub cells: Vec<(CellRef, Raw)>,
    pub merged: Vec<Merged>,
    pub hidden: Hidden,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: Arc<str>,
}
