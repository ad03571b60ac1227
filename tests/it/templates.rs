//! `modeles`: what it writes, what it never touches, and that what partners fill in is read back as they meant it.
//!
//! `tests/templates/filled` holds the blank workbooks as LibreOffice saved them once filled in (`tests/make/templates/fill.py`).

mod blank;
mod filled;
mod settings;

use assert_cmd::cargo::cargo_bin_cmd;
use calamine::{Data, Range, Reader, Sheets, open_workbook_auto};
use std::path::Path;

/// A finished `modeles`.
struct Made {
    status: i32,
    stdout: String,
    stderr: String,
}

/// Runs `modeles` into a folder, with the settings of an inputs folder.
fn make(folder: &Path, inputs: &Path, more: &[&str]) -> Made {
    let output = cargo_bin_cmd!("observatoire").arg("modeles").arg(folder).arg("--entrees").arg(inputs).args(more).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Made { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The blank files, made without settings.
fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = make(folder.path(), &folder.path().join("absent"), &["--silencieux"]);
    assert_eq!((made.status, made.stdout.as_str(), made.stderr.as_str()), (0, "", ""));
    folder
}

/// The first sheet of a workbook.
fn first_sheet(path: &Path) -> Range<Data> {
    let mut book: Sheets<_> = open_workbook_auto(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    book.worksheet_range_at(0).unwrap().unwrap()
}

/// A row of a range, by its absolute number from 0, as texts.
fn row(range: &Range<Data>, row: u32) -> Vec<String> {
    let (_, last) = range.end().unwrap();
    (0..=last).map(|column| range.get_value((row, column)).map_or(String::new(), ToString::to_string)).collect()
}
