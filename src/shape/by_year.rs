//! Indicators with a column for each year: « Indicateur | Territoire | 2020 | 2021 | 2022 ». A record an indicator, a territory and a year.

use super::build::Builder;
use super::headers;
use super::reader::{Outcome, Reader};
use super::sheet::{Sheet, SheetRow, tidy_text};
use super::value::{self, Reading};
use super::{Layout, Table, Value};
use crate::finding::{Fate, Findings, Ignored};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::{Column, Kind};
use std::collections::BTreeMap;

/// A header lies in the first rows.
const ROWS_LOOKED_AT: usize = 40;
/// What a row must name.
const NAMES: [&str; 2] = ["indicateur", "territoire"];

/// A header of indicators by year.
struct Header {
    row: u32,
    columns: BTreeMap<u32, &'static Column>,
    years: BTreeMap<u32, i32>,
}

/// The table of a sheet of indicators by year, if it is one.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>) -> Option<Table> {
    let header = sheet.rows().take(ROWS_LOOKED_AT).find_map(|row| header(sheet, row))?;
    let valued = Kind::Context.schema().column("valeur")?;
    let columns = header.columns.values().copied().chain(["annee", "valeur"].iter().filter_map(|name| Kind::Context.schema().column(name)));
    let mut builder = Builder::new(Kind::Context, Layout::Crosstab, sheet.grid.year, sheet.place(), columns);
    tell_header(journal, sheet, &header);
    for row in sheet.rows_after(header.row) {
        let is_named = NAMES.iter().all(|name| header.columns.iter().any(|(at, column)| column.name == *name && row.seen(*at).is_some()));
        let is_total = row.cells().next().is_some_and(|held| headers::is_total(&tidy_text(held.raw)));
        if !is_named || is_total {
            let why = if is_total { Ignored::TotalRow } else { Ignored::OutsideTable };
            row.cells().for_each(|held| set(journal, sheet, held.cell, Fate::Ignored(why)));
            continue;
        }
        record(journal, reader, sheet, &header, &row, valued, &mut builder);
    }
    (!builder.is_empty()).then(|| builder.finish())
}

/// A row names an indicator and a territory, two years or more, and nothing that says the year otherwise.
fn header(sheet: &Sheet<'_>, row: u32) -> Option<Header> {
    let mut columns: BTreeMap<u32, &'static Column> = BTreeMap::new();
    let mut years = BTreeMap::new();
    for (cell, raw) in sheet.row(row) {
        if let Some(year) = bare_year(raw) {
            years.insert(cell.column, year);
        } else if let Some((column, _)) = headers::column(Kind::Context, &tidy_text(raw))
            && columns.values().all(|known| known.name != column.name)
        {
            columns.insert(cell.column, column);
        }
    }
    let has = |name: &str| columns.values().any(|column| column.name == name);
    let is_one = NAMES.iter().all(|name| has(name)) && !has("annee") && !has("valeur") && years.len() > 1;
    is_one.then_some(Header { row, columns, years })
}

fn bare_year(raw: &Raw) -> Option<i32> {
    let is_bare = matches!(raw, Raw::Number(_)) || matches!(raw, Raw::Text(text) if text.trim().len() == 4);
    if let (true, Reading::Value(year)) = (is_bare, value::year(raw)) { Some(year) } else { None }
}

fn tell_header(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header) {
    for (cell, raw) in sheet.row(header.row) {
        let is_year = header.years.contains_key(&cell.column);
        set(journal, sheet, cell, if is_year { Fate::Used } else { Fate::Ignored(Ignored::Header) });
        if !is_year && !header.columns.contains_key(&cell.column) {
            journal.tell(sheet.place().at(cell), Problem::ColumnIgnored { header: tidy_text(raw).into() });
        }
    }
}

fn record(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    header: &Header,
    row: &SheetRow<'_, '_>,
    valued: &'static Column,
    builder: &mut Builder,
) {
    for held in row.cells() {
        set(journal, sheet, held.cell, Fate::Ignored(Ignored::UnknownColumn));
    }
    let mut said: Vec<(&'static str, CellRef, Value)> = Vec::new();
    for (at, column) in &header.columns {
        let Some(held) = row.seen(*at).filter(|held| held.cell.row > header.row) else { continue };
        let outcome = reader.read(journal, &sheet.place(), column, held.cell, held.raw);
        set(journal, sheet, held.cell, outcome.fate());
        if let Outcome::Value(value) = outcome {
            said.push((column.name, held.cell, value));
        }
    }
    for (at, year) in &header.years {
        let Some(held) = row.seen(*at).filter(|held| held.cell.row > header.row) else { continue };
        let outcome = reader.read(journal, &sheet.place(), valued, held.cell, held.raw);
        set(journal, sheet, held.cell, outcome.fate());
        let Outcome::Value(value) = outcome else { continue };
        builder.begin(held.cell);
        builder.put("annee", CellRef::new(header.row, *at), Value::Year(*year));
        builder.put("valeur", held.cell, value);
        for (name, cell, value) in &said {
            builder.put(name, *cell, value.clone());
        }
    }
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}
