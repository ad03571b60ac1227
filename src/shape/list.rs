//! Lists: a header, then one record a row. Titles, notes, blank rows and totals are told apart from records.

use super::build::Builder;
use super::headers;
use super::reader::{Outcome, Reader};
use super::recognise::Header;
use super::sheet::{Sheet, SheetRow, text, tidy_text};
use super::totals::Totals;
use super::{Layout, Table, Value};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::fold::fold;
use crate::personal;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::{Held, Memo, Raw};
use crate::schema::{Column, Content, Kind, PersonalKind, is_example};
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
    /// For each header of a column of the sheet, folded.
    heads: BTreeMap<u32, String>,
    /// The personal columns set the whole register aside.
    refused: bool,
}

/// A column of the table while its rows are read.
struct Reading {
    at: u32,
    column: &'static Column,
    /// Its place in the table being built.
    slot: usize,
    /// What its contents say, and what is wrong with them: people write the same few again and again.
    known: Memo<(Outcome, Vec<Problem>)>,
    /// The last value, and where it stands, in a column that is filled downwards.
    above: Option<(CellRef, Value)>,
}

/// What the rows of a list share while they are read.
struct Rows<'a> {
    source: Place,
    header: &'a Header,
    columns: &'a Columns<'a>,
    readings: Vec<Reading>,
    openings: Memo<Opening>,
    builder: Builder,
    totals: Totals,
}

/// What the first cell of a row, or its first text, says of the row.
#[derive(Clone, Copy)]
struct Opening {
    is_total: bool,
    is_example: bool,
    /// It reads as one of the headers does.
    is_head: bool,
}

/// Reads the rows under a header, down to `last_row`. `None` when the register names people.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, header: &Header, last_row: u32) -> Option<Table> {
    let source = sheet.place();
    let rows: Vec<u32> = sheet.rows().filter(|row| (header.last_row + 1..=last_row).contains(row)).collect();
    let personal = personal_columns(reader, sheet, header, &rows);
    // A refused register is read all the same: its other faults are told at once.
    let refused = tell_names(journal, sheet, header, &personal, &rows);
    let mut table: BTreeMap<u32, &'static Column> = header.best.columns.clone();
    table.retain(|column, _| !personal.contains_key(column));
    let grouped = grouped_columns(sheet, &table, header.last_row, last_row);
    let heads = header.cells.iter().map(|(at, head)| (*at, fold(&head.text))).collect();
    let columns = Columns { table: &table, personal, grouped, heads, refused };
    tell_headers(journal, sheet, header, &columns);

    let mut builder = Builder::new(header.best.kind, Layout::List, sheet.grid.year, source.clone(), table.values().copied());
    let reading = |(at, column): (&u32, &&'static Column)| {
        let slot = builder.slot(column.name);
        Reading { at: *at, column, slot, known: Memo::default(), above: None }
    };
    let readings = table.iter().map(reading).collect();
    let mut read = Rows { source, header, columns: &columns, readings, openings: Memo::default(), builder, totals: Totals::default() };
    for row in sheet.rows_after(header.last_row).take_while(|row| row.number <= last_row) {
        let cells: Vec<Held<'_>> = row.cells().filter(|held| header.span.contains(&held.cell.column)).collect();
        match read.sort(&cells) {
            Row::Blank => {}
            Row::Note => ignore(journal, sheet, &cells, Ignored::OutsideTable),
            Row::Numbering => ignore(journal, sheet, &cells, Ignored::UnknownColumn),
            Row::Example => ignore(journal, sheet, &cells, Ignored::ExampleRow),
            Row::HeaderAgain => ignore(journal, sheet, &cells, Ignored::Header),
            Row::Total => {
                read.check_total(journal, reader, &cells);
                ignore(journal, sheet, &cells, Ignored::TotalRow);
            }
            Row::Record(at) => {
                read.builder.begin(at);
                read.record(journal, reader, sheet, &row, &cells);
            }
        }
    }
    if columns.refused {
        refuse(journal, sheet, header, &columns.personal, &rows);
        return None;
    }
    Some(read.builder.finish())
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

impl Rows<'_> {
    fn sort(&mut self, cells: &[Held<'_>]) -> Row {
        let columns = self.columns;
        let Some(first) = cells.first() else { return Row::Blank };
        let words = || cells.iter().filter(|held| matches!(held.raw, Raw::Text(_)));
        let first_word = words().next();
        if first_word.is_some_and(|word| self.opening(word).is_total) {
            let words: Vec<String> = words().map(|word| tidy_text(word.raw)).collect();
            if words.len() < cells.len() || words.len() == 1 || rest_is_numeric(&words) {
                return Row::Total;
            }
        }
        if self.opening(first).is_example {
            return Row::Example;
        }
        let is_head = |word: &Held<'_>| columns.heads.get(&word.cell.column).is_some_and(|head| *head == fold(&tidy_text(word.raw)));
        let opens_header = first_word.is_some_and(|word| self.opening(word).is_head);
        if opens_header && words().count() >= 2 && words().all(is_head) {
            return Row::HeaderAgain;
        }
        let mut inside = cells.iter().map(|held| held.cell).filter(|cell| columns.table.contains_key(&cell.column));
        let Some(begins) = inside.next() else {
            let numbers = |held: &Held<'_>| self.header.cells.get(&held.cell.column).is_some_and(|head| headers::is_numbering(&head.text));
            return if cells.iter().all(numbers) { Row::Numbering } else { Row::Note };
        };
        if cells.len() == 1 && columns.table.len() >= 3 && first_word.is_some_and(|word| is_remark(&tidy_text(word.raw))) {
            return Row::Note;
        }
        Row::Record(begins)
    }

    fn opening(&mut self, held: &Held<'_>) -> Opening {
        let heads = &self.columns.heads;
        self.openings.of(held.content, || {
            let folded = fold(&text(held.raw));
            Opening {
                is_head: heads.values().any(|head| *head == folded),
                is_total: matches!(held.raw, Raw::Text(_)) && headers::is_total(&tidy_text(held.raw)),
                is_example: is_example(&text(held.raw)),
            }
        })
    }

    fn record(&mut self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, cells: &[Held<'_>]) {
        let mut fates: Vec<(usize, Fate)> = Vec::with_capacity(cells.len());
        for reading in &mut self.readings {
            let is_grouped = self.columns.grouped.contains(&reading.at);
            let Some(held) = row.seen(reading.at).filter(|held| held.cell.row > self.header.last_row) else {
                if let (true, Some((cell, value))) = (is_grouped, &reading.above) {
                    self.builder.put_at(reading.slot, *cell, value.clone());
                }
                continue;
            };
            let outcome = reading.read(journal, reader, &self.source, &held);
            fates.push((held.rank, outcome.fate()));
            if matches!(reading.column.content, Content::Count | Content::Euros | Content::Number) && held.cell.row == row.number {
                self.totals.add(reading.at, outcome.quantity());
            }
            if let Outcome::Value(value) = outcome {
                if is_grouped {
                    reading.above = Some((held.cell, value.clone()));
                }
                self.builder.put_at(reading.slot, held.cell, value);
            }
        }
        if !self.columns.personal.is_empty() {
            self.builder.person(person(row, &self.columns.personal));
        }
        for held in cells {
            if self.columns.personal.contains_key(&held.cell.column) {
                fates.push((held.rank, Fate::Ignored(Ignored::Personal)));
            } else if !self.columns.table.contains_key(&held.cell.column) {
                fates.push((held.rank, Fate::Ignored(Ignored::UnknownColumn)));
            }
        }
        set_fates(journal, sheet, fates);
    }

    fn check_total(&mut self, journal: &mut Findings, reader: &Reader, cells: &[Held<'_>]) {
        for held in cells {
            let Some(column) = self.columns.table.get(&held.cell.column) else { continue };
            if matches!(column.content, Content::Count | Content::Euros | Content::Number)
                && let Some(stated) = reader.quantity(held.raw)
            {
                self.totals.check(journal, &self.source, held.cell, column.title, stated);
            }
        }
    }
}

impl Reading {
    /// Reads a cell, or remembers how its content was read; what is wrong with it is told at each cell that has it.
    fn read(&mut self, journal: &mut Findings, reader: &Reader, source: &Place, held: &Held<'_>) -> Outcome {
        if self.known.get(held.content).is_none() {
            let mut told = Findings::default();
            let outcome = reader.read(&mut told, source, self.column, held.cell, held.raw);
            self.known.put(held.content, (outcome, told.iter().map(|finding| finding.problem.clone()).collect()));
        }
        let Some((outcome, problems)) = self.known.get(held.content) else { return Outcome::Blank };
        for problem in problems {
            journal.tell(source.at(held.cell), problem.clone());
        }
        outcome.clone()
    }
}

/// « TOTAL;;19 150,5;; » in a text file: every cell is text.
fn rest_is_numeric(words: &[String]) -> bool {
    words.iter().skip(1).all(|text| text.chars().any(|letter| letter.is_ascii_digit()) && !text.chars().any(char::is_alphabetic))
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

/// A person's name, hashed: the words of last and first names in any order, case and accents folded. It stays in memory.
fn person(row: &SheetRow<'_, '_>, personal: &BTreeMap<u32, PersonalKind>) -> Option<u64> {
    let names =
        personal.iter().filter(|(_, kind)| matches!(kind, PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName));
    // A copy that went back to a partner without its names says nothing of who came.
    let seen = names.filter_map(|(column, _)| row.seen(*column)).map(|held| tidy_text(held.raw));
    let written: Vec<String> = seen.filter(|text| text != personal::REMOVED).collect();
    super::person::hash(&written.join(" "))
}

fn ignore(journal: &mut Findings, sheet: &Sheet<'_>, cells: &[Held<'_>], why: Ignored) {
    set_fates(journal, sheet, cells.iter().map(|held| (held.rank, Fate::Ignored(why))));
}

fn set_fates(journal: &mut Findings, sheet: &Sheet<'_>, fates: impl IntoIterator<Item = (usize, Fate)>) {
    let Some(known) = journal.ledger.sheet_mut(&sheet.grid.file, &sheet.grid.sheet) else { return };
    for (rank, fate) in fates {
        known.set_rank(rank, fate);
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
fn tell_names(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) -> bool {
    if !matches!(header.best.kind, Kind::Referrals | Kind::Pathways) {
        return false;
    }
    let filled = |column: &u32| rows.iter().any(|row| sheet.own(CellRef::new(*row, *column)).is_some());
    let named: Vec<_> = personal.keys().filter(|column| filled(column)).filter_map(|column| header.cells.get(column)).collect();
    for head in &named {
        let problem = Problem::NominativeRegister { header: head.text.as_str().into(), table: header.best.kind.name().into() };
        journal.tell(sheet.place().at(head.cell), problem);
    }
    !named.is_empty()
}

fn refuse(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) {
    for row in rows {
        for (cell, _) in sheet.row(*row).filter(|(cell, _)| header.span.contains(&cell.column)) {
            let why = if personal.contains_key(&cell.column) { SetAside::Personal } else { SetAside::NominativeRegister };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::SetAside(why));
        }
    }
}

fn set_rows(journal: &mut Findings, sheet: &Sheet<'_>, rows: RangeInclusive<u32>, span: &RangeInclusive<u32>, fate: Fate) {
    for row in sheet.rows().filter(|row| rows.contains(row)) {
        for (cell, _) in sheet.row(row).filter(|(cell, _)| span.contains(&cell.column)) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}

/// Columns to read downwards.
fn grouped_columns(sheet: &Sheet<'_>, table: &BTreeMap<u32, &'static Column>, after: u32, last_row: u32) -> BTreeSet<u32> {
    let groupable = |column: &Column| column.required && matches!(column.name, "date" | "action" | "instance" | "annee" | "axe");
    let mut blanks: BTreeMap<u32, usize> = table.iter().filter(|(_, column)| groupable(column)).map(|(at, _)| (*at, 0)).collect();
    let mut records = 0_usize;
    let mut first_filled: BTreeSet<u32> = BTreeSet::new();
    for row in sheet.rows_after(after).take_while(|row| row.number <= last_row) {
        if table.keys().filter(|column| row.seen(**column).is_some()).take(2).count() < 2 {
            continue;
        }
        for (column, blank) in &mut blanks {
            let is_filled = row.seen(*column).is_some();
            *blank += usize::from(!is_filled);
            if records == 0 && is_filled {
                first_filled.insert(*column);
            }
        }
        records += 1;
    }
    let is_grouped = |column: &u32, blank: usize| {
        first_filled.contains(column) && records >= 4 && blank < records && blank as f64 >= GROUPED_SHARE * records as f64
    };
    blanks.into_iter().filter(|(column, blank)| is_grouped(column, *blank)).map(|(column, _)| column).collect()
}

fn tell_headers(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, columns: &Columns<'_>) {
    set_rows(journal, sheet, header.first_row..=header.last_row, &header.span, Fate::Ignored(Ignored::Header));
    for (at, head) in &header.cells {
        let place = sheet.place().at(head.cell);
        if columns.personal.contains_key(at) {
            if !columns.refused {
                journal.tell(place, Problem::PersonalColumn { header: head.text.as_str().into() });
            }
        } else if columns.table.contains_key(at) || headers::is_numbering(&head.text) {
        } else if let Some((column, _)) = headers::column(header.best.kind, &head.text) {
            journal.tell(place, Problem::ColumnTwice { header: head.text.as_str().into(), column: column.title.into() });
        } else {
            journal.tell(place, Problem::ColumnIgnored { header: head.text.as_str().into() });
        }
    }
}
