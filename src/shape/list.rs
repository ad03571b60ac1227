//! Lists: a header, then one record a row. Titles, notes, blank rows and totals are told apart from records.

use super::build::Builder;
use super::headers;
use super::reader::{Outcome, Reader};
use super::recognise::Header;
use super::sheet::{Sheet, text, tidy_text};
use super::totals::Totals;
use super::{Layout, Table, Value};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::fold::fold;
use crate::personal;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind, PersonalKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// A column that is blank in this share of the records, and filled in the first, was meant to be read downwards:
/// it is what a merged column becomes in a text file. Below it, a blank is a forgotten cell.
const GROUPED_SHARE: f64 = 0.4;
/// How many values are looked at to tell whether a column without a telling header holds names of people.
const SAMPLE: usize = 200;

/// The columns of a list, by what is done with them.
struct Columns<'a> {
    table: &'a BTreeMap<u32, &'static Column>,
    personal: BTreeMap<u32, PersonalKind>,
    /// Filled downwards where blank.
    grouped: BTreeSet<u32>,
}

/// Reads the rows under a header, down to `last_row`. `None` when the register names people.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, header: &Header, last_row: u32) -> Option<Table> {
    let source = sheet.place();
    let rows: Vec<u32> = sheet.rows().filter(|row| (header.last_row + 1..=last_row).contains(row)).collect();
    let personal = personal_columns(reader, sheet, header, &rows);
    if refuse_names(journal, sheet, header, &personal, &rows) {
        return None;
    }
    let mut table: BTreeMap<u32, &'static Column> = header.best.columns.clone();
    table.retain(|column, _| !personal.contains_key(column));
    let grouped = grouped_columns(sheet, &table, &rows);
    let columns = Columns { table: &table, personal, grouped };
    tell_headers(journal, sheet, header, &columns);

    let mut builder = Builder::new(header.best.kind, Layout::List, sheet.grid.year, source.clone(), table.values().copied());
    let mut totals = Totals::default();
    let mut above: BTreeMap<u32, (CellRef, Value)> = BTreeMap::new();
    for row in rows {
        let cells: Vec<(CellRef, &Raw)> = sheet.row(row).filter(|(cell, _)| header.span.contains(&cell.column)).collect();
        match sort_row(&cells, &columns, header) {
            Row::Blank => {}
            Row::Note => ignore(journal, sheet, &cells, Ignored::OutsideTable),
            Row::Numbering => ignore(journal, sheet, &cells, Ignored::UnknownColumn),
            Row::Example => ignore(journal, sheet, &cells, Ignored::ExampleRow),
            Row::HeaderAgain => ignore(journal, sheet, &cells, Ignored::Header),
            Row::Total => {
                check_total(journal, reader, &source, &cells, &columns, &mut totals);
                ignore(journal, sheet, &cells, Ignored::TotalRow);
            }
            Row::Record(at) => {
                builder.begin(at);
                record(journal, reader, sheet, header, row, &columns, &mut builder, &mut totals, &mut above);
            }
        }
    }
    Some(builder.finish())
}

/// What a row is.
enum Row {
    Blank,
    Record(CellRef),
    Total,
    /// A remark, a legend, a sub-heading.
    Note,
    /// Only the number of a row that was never filled in.
    Numbering,
    Example,
    HeaderAgain,
}

fn sort_row(cells: &[(CellRef, &Raw)], columns: &Columns<'_>, header: &Header) -> Row {
    let Some((first, opening)) = cells.first() else { return Row::Blank };
    let words: Vec<(CellRef, String)> =
        cells.iter().filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (*cell, tidy_text(raw))).collect();
    if words.first().is_some_and(|(_, text)| headers::is_total(text))
        && (words.len() < cells.len() || words.len() == 1 || rest_is_numeric(&words))
    {
        return Row::Total;
    }
    if fold(&text(opening)).starts_with("exemple") && fold(&text(opening)).contains("a effacer") {
        return Row::Example;
    }
    let inside: Vec<&CellRef> = cells.iter().map(|(cell, _)| cell).filter(|cell| columns.table.contains_key(&cell.column)).collect();
    let again =
        words.iter().filter(|(cell, text)| header.cells.get(&cell.column).is_some_and(|head| fold(&head.text) == fold(text))).count();
    if again >= 2 && again == words.len() {
        return Row::HeaderAgain;
    }
    if inside.is_empty() {
        let only_numbers =
            cells.iter().all(|(cell, _)| header.cells.get(&cell.column).is_some_and(|head| headers::is_numbering(&head.text)));
        return if only_numbers { Row::Numbering } else { Row::Note };
    }
    if cells.len() == 1 && columns.table.len() >= 3 && words.first().is_some_and(|(_, text)| is_remark(text)) {
        return Row::Note;
    }
    Row::Record(inside.first().map_or(*first, |cell| **cell))
}

/// « TOTAL;;19 150,5;; » in a text file: every cell is text.
fn rest_is_numeric(words: &[(CellRef, String)]) -> bool {
    words.iter().skip(1).all(|(_, text)| text.chars().any(|letter| letter.is_ascii_digit()) && !text.chars().any(char::is_alphabetic))
}

fn is_remark(text: &str) -> bool {
    let key = fold(text);
    let opens = [
        "source",
        "note",
        "nb",
        "n b",
        "remarque",
        "legende",
        "mis a jour",
        "attention",
        "suite",
        "voir",
        "document",
        "fait a",
        "fait le",
        "signature",
    ];
    text.chars().count() > 60
        || text.starts_with(['*', '(', '→', '-'])
        || text.ends_with(':')
        || opens.iter().any(|open| key == *open || key.starts_with(&format!("{open} ")))
}

#[expect(clippy::too_many_arguments, reason = "one record takes everything the rows share")]
fn record(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    header: &Header,
    row: u32,
    columns: &Columns<'_>,
    builder: &mut Builder,
    totals: &mut Totals,
    above: &mut BTreeMap<u32, (CellRef, Value)>,
) {
    let source = sheet.place();
    for (at, column) in columns.table {
        let seen = sheet.seen(CellRef::new(row, *at)).filter(|(cell, _)| cell.row > header.last_row);
        let Some((cell, raw)) = seen else {
            if columns.grouped.contains(at)
                && let Some((cell, value)) = above.get(at)
            {
                builder.put(column.name, *cell, value.clone());
            }
            continue;
        };
        let outcome = reader.read(journal, &source, column, cell, raw);
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, outcome.fate());
        if matches!(column.content, Content::Count | Content::Euros | Content::Number) && cell.row == row {
            totals.add(*at, outcome.quantity());
        }
        if let Outcome::Value(value) = outcome {
            if columns.grouped.contains(at) {
                above.insert(*at, (cell, value.clone()));
            }
            builder.put(column.name, cell, value);
        }
    }
    builder.person(person(sheet, row, &columns.personal));
    for (cell, _) in sheet.row(row).filter(|(cell, _)| header.span.contains(&cell.column)) {
        if columns.personal.contains_key(&cell.column) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Ignored(Ignored::Personal));
        } else if !columns.table.contains_key(&cell.column) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Ignored(Ignored::UnknownColumn));
        }
    }
}

/// A person's name, hashed: the words of last and first names in any order, case and accents folded. It stays in memory.
fn person(sheet: &Sheet<'_>, row: u32, personal: &BTreeMap<u32, PersonalKind>) -> Option<u64> {
    let names =
        personal.iter().filter(|(_, kind)| matches!(kind, PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName));
    let written: Vec<String> =
        names.filter_map(|(column, _)| sheet.seen(CellRef::new(row, *column))).map(|(_, raw)| tidy_text(raw)).collect();
    super::person::hash(&written.join(" "))
}

fn ignore(journal: &mut Findings, sheet: &Sheet<'_>, cells: &[(CellRef, &Raw)], why: Ignored) {
    for (cell, _) in cells {
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, *cell, Fate::Ignored(why));
    }
}

fn check_total(
    journal: &mut Findings,
    reader: &Reader,
    source: &Place,
    cells: &[(CellRef, &Raw)],
    columns: &Columns<'_>,
    totals: &mut Totals,
) {
    for (cell, raw) in cells {
        let Some(column) = columns.table.get(&cell.column) else { continue };
        if matches!(column.content, Content::Count | Content::Euros | Content::Number)
            && let Some(stated) = reader.quantity(raw)
        {
            totals.check(journal, source, *cell, column.title, stated);
        }
    }
}

/// Columns that hold something of a person: by header, or by what they hold when no header of ours claims them.
fn personal_columns(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> BTreeMap<u32, PersonalKind> {
    let mut found = BTreeMap::new();
    for (at, head) in &header.cells {
        let claimed = header.best.columns.get(at);
        let by_header = headers::personal(&head.text);
        let by_content = || personal::column_looks_nominative(&sample(sheet, *at, rows));
        let kind = match (claimed, by_header) {
            // « Participant » heads numbers in one file and names in another: the cells decide.
            (Some(column), Some(kind)) if column.content == Content::Count => (!mostly_numbers(reader, sheet, *at, rows)).then_some(kind),
            (Some(_), _) => None,
            (None, Some(kind)) => Some(kind),
            (None, None) => by_content(),
        };
        if let Some(kind) = kind {
            found.insert(*at, kind);
        }
    }
    found
}

fn sample(sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> Vec<String> {
    rows.iter()
        .filter_map(|row| sheet.own(CellRef::new(*row, column)))
        .filter(|raw| matches!(raw, Raw::Text(_)))
        .map(tidy_text)
        .take(SAMPLE)
        .collect()
}

fn mostly_numbers(reader: &Reader, sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> bool {
    let cells: Vec<&Raw> = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, column))).take(SAMPLE).collect();
    let counted = cells.iter().filter(|raw| reader.counts(raw)).count();
    counted * 2 >= cells.len()
}

/// A register of referrals or pathways that names people is set aside whole (contract §3).
fn refuse_names(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) -> bool {
    if !matches!(header.best.kind, Kind::Referrals | Kind::Pathways) {
        return false;
    }
    let filled = |column: &u32| rows.iter().any(|row| sheet.own(CellRef::new(*row, *column)).is_some());
    let Some((column, _)) = personal.iter().find(|(column, _)| filled(column)) else { return false };
    let Some(head) = header.cells.get(column) else { return false };
    let problem = Problem::NominativeRegister { header: head.text.as_str().into(), table: header.best.kind.name().into() };
    journal.tell(sheet.place().at(head.cell), problem);
    let last = rows.last().copied().unwrap_or(header.last_row);
    set_rows(journal, sheet, header.first_row..=last, &header.span, Fate::SetAside(SetAside::NominativeRegister));
    true
}

fn set_rows(journal: &mut Findings, sheet: &Sheet<'_>, rows: RangeInclusive<u32>, span: &RangeInclusive<u32>, fate: Fate) {
    for row in sheet.rows().filter(|row| rows.contains(row)) {
        for (cell, _) in sheet.row(row).filter(|(cell, _)| span.contains(&cell.column)) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}

/// Columns to read downwards.
fn grouped_columns(sheet: &Sheet<'_>, table: &BTreeMap<u32, &'static Column>, rows: &[u32]) -> BTreeSet<u32> {
    let records: Vec<u32> = rows
        .iter()
        .copied()
        .filter(|row| table.keys().filter(|column| sheet.seen(CellRef::new(*row, **column)).is_some()).count() >= 2)
        .collect();
    let is_grouped = |column: &u32| {
        let blank = records.iter().filter(|row| sheet.seen(CellRef::new(**row, *column)).is_none()).count();
        let first_filled = records.first().is_some_and(|row| sheet.seen(CellRef::new(*row, *column)).is_some());
        first_filled && records.len() >= 4 && blank < records.len() && blank as f64 >= GROUPED_SHARE * records.len() as f64
    };
    let groupable = |column: &Column| column.required && matches!(column.name, "date" | "action" | "instance" | "annee" | "axe");
    table.iter().filter(|(at, column)| groupable(column) && is_grouped(at)).map(|(at, _)| *at).collect()
}

fn tell_headers(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, columns: &Columns<'_>) {
    set_rows(journal, sheet, header.first_row..=header.last_row, &header.span, Fate::Ignored(Ignored::Header));
    for (at, head) in &header.cells {
        let place = sheet.place().at(head.cell);
        if columns.personal.contains_key(at) {
            journal.tell(place, Problem::PersonalColumn { header: head.text.as_str().into() });
        } else if columns.table.contains_key(at) || headers::is_numbering(&head.text) {
        } else if let Some((column, _)) = headers::column(header.best.kind, &head.text) {
            journal.tell(place, Problem::ColumnTwice { header: head.text.as_str().into(), column: column.title.into() });
        } else {
            journal.tell(place, Problem::ColumnIgnored { header: head.text.as_str().into() });
        }
    }
}
