//! Fences: how much of a file is accepted, far above what a partner sends, so that no file can take the machine down.
//!
//! A reader that runs out of memory aborts the process, which nothing can catch: every fence is therefore checked
//! before the memory is asked for. Partners' files hold a few hundred kB and a few thousand cells.

use crate::problem::{Limit, Problem};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Bytes of a file on disk. It is read whole, once, for its hash and its content.
pub const FILE_BYTES: u64 = 256 << 20;
/// Bytes of one part of a zip, once unpacked: the XML of a sheet of a million rows by twelve columns holds 500 MB.
pub const PART_BYTES: u64 = 768 << 20;
/// Bytes of all the parts of a zip that are read, once unpacked.
pub const UNPACKED_BYTES: u64 = 1 << 30;
/// How many times its size on disk a file may unpack to, past `FREE_BYTES`: sheets are known to reach 30, bombs 1000.
/// Apache POI (`ZipSecureFile`) draws the line at the same 100.
pub const UNPACKED_RATIO: u64 = 100;
/// What any file may unpack to, whatever the ratio.
pub const FREE_BYTES: u64 = 64 << 20;
/// Entries of a zip: a workbook has a handful for each sheet.
pub const ZIP_ENTRIES: usize = 10_000;
/// Bytes between two tags of an XML part, or within one: a text of `TEXT_LENGTH` letters, each escaped, holds 330 kB.
pub const TAG_BYTES: usize = 4 << 20;
/// Sheets of a workbook.
pub const SHEETS: u32 = 500;
/// Non-empty cells of a file: a million rows by twelve columns and more. At 32 bytes each, and 20 in the ledger, they take
/// 800 MB at the most.
pub const CELLS: u64 = 16_000_000;
/// Bytes of a text that is long when it comes to repeating it: names and labels are not.
pub const LONG_TEXT: usize = 200;
/// Bytes that the long texts of a file may take by being repeated in cell after cell. Of such texts, 600 MB took a minute to read.
pub const REPEATED_LETTERS: u64 = 64 << 20;
/// The last row and the last column of a spreadsheet (Excel since 2007, LibreOffice since 7.4).
pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;
/// Letters of a cell, in UTF-16 units as Excel counts them.
pub const TEXT_LENGTH: u32 = 32_767;

/// The bytes of a file, its size checked first.
#[expect(clippy::disallowed_methods, reason = "the one place where a partner's file is opened")]
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| {
        let detail = if error.kind() == ErrorKind::NotFound {
            "il a disparu pendant la lecture"
        } else if error.kind() == ErrorKind::PermissionDenied {
            "l’ordinateur ne l’autorise pas"
        } else {
            "le disque ne l’a pas livré en entier"
        };
        Problem::FileUnreadable { detail: detail.into() }
    };
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(file.metadata().map_or(0, |facts| facts.len().min(FILE_BYTES)) as usize + 1);
    // The size told by the disk may lie or change: what is counted is what comes.
    file.take(FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > FILE_BYTES {
        return Err(Problem::FileTooLarge { limit: Limit::FileBytes(FILE_BYTES) });
    }
    Ok(bytes)
}

/// Whether a text has more letters than a cell can hold.
pub fn too_long(text: &str) -> bool {
    // A UTF-16 unit is at least one byte of UTF-8: short texts, nearly all, need no count.
    text.len() > TEXT_LENGTH as usize && text.encode_utf16().count() > TEXT_LENGTH as usize
}
