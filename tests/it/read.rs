//! One oddity a file, from the bytes to the grid: each file of `tests/quirks/read` is drawn as it was read, with what is told
//! of it. Whence they come is in `tests/make/read`.

mod damage;
mod folder;
mod public_workbooks;
mod refused;
mod texts;
mod workbooks;

use expect_test::Expect;
use observatoire::discover::Delivery;
use observatoire::finding::Findings;
use observatoire::place::{CellRef, column_letters};
use observatoire::read::{self, Grid, Raw, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn quirks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks/read")
}

fn delivery(path: &Path) -> Delivery {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap();
    Delivery { path: path.to_owned(), file: name.into(), year: None }
}

fn read_one(path: &Path) -> (Findings, Reading) {
    let mut journal = Findings::default();
    let reading = read::grids(&mut journal, &[delivery(path)]);
    (journal, reading)
}

/// What is read of a file of `tests/quirks/read`, and what is told.
fn check(name: &str, expected: Expect) {
    let (journal, reading) = read_one(&quirks().join(name));
    expected.assert_eq(&drawn(&journal, &reading));
}

/// What is read of bytes under a name.
fn check_bytes(name: &str, bytes: &[u8], expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let (journal, reading) = read_one(&path);
    expected.assert_eq(&drawn(&journal, &reading));
}

fn drawn(journal: &Findings, reading: &Reading) -> String {
    let mut picture = String::new();
    for grid in &reading.grids {
        draw(&mut picture, grid);
    }
    for finding in journal.iter() {
        let place = [finding.place.sheet.as_deref().map(str::to_owned), finding.place.cell.map(|cell| cell.to_string())];
        let place: Vec<String> = place.into_iter().flatten().collect();
        let facts = format!("{:?}", finding.problem);
        let facts = facts.split_once('{').map_or("", |(_, facts)| facts.trim_end_matches('}').trim());
        picture += format!("! {} {} {facts}", place.join(" "), finding.problem.code()).trim_end();
        picture.push('\n');
    }
    flush_left(&picture.replace("!  ", "! "))
}

/// Without the margin that all lines share: expected pictures lose theirs too.
fn flush_left(picture: &str) -> String {
    let margin = picture.lines().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    picture.lines().map(|line| format!("{}\n", line.get(margin..).unwrap_or_default())).collect()
}

/// A sheet as a picture: the rows and columns that hold something, under their real names.
fn draw(picture: &mut String, grid: &Grid) {
    let by_place: BTreeMap<CellRef, String> = grid.cells.iter().map(|(cell, raw)| (cell, shown(raw))).collect();
    let columns: BTreeSet<u32> = by_place.keys().map(|cell| cell.column).collect();
    let rows: BTreeSet<u32> = by_place.keys().map(|cell| cell.row).collect();
    let at = |row, column| by_place.get(&CellRef::new(row, column)).map_or("", String::as_str);
    let width = |column| rows.iter().map(|row| at(*row, column).chars().count()).max().unwrap_or(0).max(column_letters(column).len());
    let line = |title: String, cells: Vec<String>| format!("{title:>7} | {}", cells.join(" | ")).trim_end().to_owned() + "\n";

    if !grid.sheet.is_empty() {
        *picture += &format!("[{}]\n", grid.sheet);
    }
    *picture += &line(String::new(), columns.iter().map(|column| format!("{:w$}", column_letters(*column), w = width(*column))).collect());
    for row in &rows {
        *picture += &line(row.to_string(), columns.iter().map(|column| format!("{:w$}", at(*row, *column), w = width(*column))).collect());
    }
    if !grid.merged.is_empty() {
        let merged: Vec<String> = grid.merged.iter().map(|block| format!("{}:{}", block.first, block.last)).collect();
        *picture += &format!("merged {}\n", merged.join(" "));
    }
    let hidden = &grid.hidden;
    if hidden.sheet || !hidden.rows.is_empty() || !hidden.columns.is_empty() {
        let sheet = if hidden.sheet { vec!["sheet".to_owned()] } else { Vec::new() };
        let rows = hidden.rows.iter().map(u32::to_string);
        let columns = hidden.columns.iter().map(|column| column_letters(*column));
        *picture += &format!("hidden {}\n", sheet.into_iter().chain(rows).chain(columns).collect::<Vec<_>>().join(" "));
    }
}

/// Texts as they are, with marks for what cannot be seen; other values behind a sign of their kind.
fn shown(raw: &Raw) -> String {
    match raw {
        Raw::Text(text) => {
            let seen = text.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵").replace('\n', "⏎").replace('\t', "⇥");
            let inner = seen.trim_matches(' ');
            let edge = |count: usize| "·".repeat(count);
            let before = seen.len() - seen.trim_start_matches(' ').len();
            let cut: String = inner.chars().take(60).collect();
            let more = if cut.len() < inner.len() { format!("… ({} letters)", inner.chars().count()) } else { String::new() };
            format!("{}{cut}{more}{}", edge(before), edge(seen.len() - inner.len() - before))
        }
        Raw::Number(number) => format!("#{number}"),
        Raw::Percent(shown) => format!("#{shown} %"),
        Raw::Date(date) if date.time() == chrono::NaiveTime::MIN => format!("@{}", date.date()),
        Raw::Date(date) => format!("@{date}"),
        Raw::Seconds(seconds) => format!("~{seconds} s"),
        Raw::Boolean(truth) => format!("?{truth}"),
        Raw::Error(text) => format!("!{text}"),
        Raw::EmptyText => "\"\"".to_owned(),
    }
}
