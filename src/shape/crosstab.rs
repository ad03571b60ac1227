//! Crossed sheets (*croisé*): structures in rows, meetings or actions in columns, marks in the cells. The usual sign-in sheet.

use super::build::Builder;
use super::headers;
use super::reader::Reader;
use super::sheet::{Sheet, text, tidy_text};
use super::value::Reading;
use super::{Layout, Presence, Table, Value, title};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::period::{Grain, Period};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::{Quantity, sum};
use crate::read::Raw;
use crate::schema::{Column, Kind, is_example};
use std::collections::BTreeMap;

/// Labels stand at most so many rows above or below the dates.
const LABEL_ROWS: u32 = 2;
/// A column is one of marks when at least this share of its cells are.
const MARKS_SHARE: f64 = 0.6;

/// A column of marks.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub column: u32,
    pub period: Option<Period>,
    /// Where the date, or failing it the label, stands.
    pub cell: CellRef,
    pub label: Option<(CellRef, String)>,
}

/// A crossed sheet found: where its names, its meetings and its marks are.
#[derive(Clone, Debug)]
pub struct Crosstab {
    pub first_row: u32,
    /// The last row of its header.
    pub header_row: u32,
    pub last_row: u32,
    pub names: u32,
    /// The column of names is headed so: « Structure ».
    pub headed: bool,
    pub meetings: Vec<Meeting>,
    pub totals: Vec<u32>,
    pub titles: Vec<(CellRef, String)>,
}

impl Meeting {
    /// The column that a blank sign-in sheet of ours shows as an example.
    fn is_example(&self) -> bool {
        self.label.as_ref().is_some_and(|(_, text)| is_example(text))
    }
}

/// What a column of marks counts.
enum Subject {
    /// A body of the council, by its class.
    Body(std::sync::Arc<str>),
    Action(std::sync::Arc<str>),
}

/// Looks for a crossed sheet in the rows past `after`.
pub fn find(sheet: &Sheet<'_>, reader: &Reader, after: u32) -> Option<Crosstab> {
    let rows: Vec<u32> = sheet.rows().filter(|row| *row > after).collect();
    let mut titles = Vec::new();
    let mut words = Words::new(sheet, after);
    for (rank, row) in rows.iter().enumerate().take(60) {
        words.leave(sheet, *row);
        let found =
            by_dates(sheet, reader, *row, &rows, rank, &titles, &words).or_else(|| by_actions(sheet, reader, *row, &rows, rank, &titles));
        if found.is_some() {
            return found;
        }
        titles.extend(sheet.row(*row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell, tidy_text(raw))));
    }
    None
}

/// A header with at least one date that is not in the column of names, above marks.
fn by_dates(
    sheet: &Sheet<'_>,
    reader: &Reader,
    row: u32,
    rows: &[u32],
    rank: usize,
    titles: &[(CellRef, String)],
    words: &Words,
) -> Option<Crosstab> {
    let cells: Vec<(CellRef, &Raw)> = sheet.row(row).collect();
    let dated: BTreeMap<u32, (CellRef, Period, Option<String>)> = cells
        .iter()
        .filter(|(_, raw)| !matches!(raw, Raw::Number(_)))
        .filter_map(|(cell, raw)| dated_header(reader, raw).map(|(period, label)| (cell.column, (*cell, period, label))))
        .collect();
    let first_dated = *dated.keys().next()?;
    let names = names_column(sheet, row, rows, rank, first_dated, words)?;
    let (header_row, below) = labels_below(sheet, reader, row, rows, rank, &dated);
    let body: Vec<u32> = rows.iter().copied().filter(|row| *row > header_row).collect();
    let marks = |column: &u32| is_marks(sheet, reader, *column, &body);
    if dated.keys().filter(|column| marks(column)).count() * 2 < dated.len() {
        return None;
    }
    let above: Vec<u32> = rows.iter().copied().take(rank).filter(|above| row - above <= LABEL_ROWS).collect();
    let upper = labels_above(sheet, &above, names, &dated);
    let meetings: Vec<Meeting> = dated
        .iter()
        .map(|(column, (cell, period, within))| Meeting {
            column: *column,
            period: Some(*period),
            cell: *cell,
            label: below.get(column).cloned().or_else(|| within.clone().map(|text| (*cell, text))).or_else(|| upper.get(column).cloned()),
        })
        .collect();
    let first_row = upper.values().map(|(cell, _)| cell.row).min().unwrap_or(row).min(row);
    let totals = cells
        .iter()
        .filter(|(cell, raw)| !dated.contains_key(&cell.column) && headers::is_total(&tidy_text(raw)))
        .map(|(cell, _)| cell.column)
        .collect();
    Some(crosstab(sheet, first_row, header_row, names, meetings, totals, titles, &body))
}

/// A header of action names over letters: « SISM », « Formation », with X and E beneath.
fn by_actions(sheet: &Sheet<'_>, reader: &Reader, row: u32, rows: &[u32], rank: usize, titles: &[(CellRef, String)]) -> Option<Crosstab> {
    let cells: Vec<(CellRef, String)> =
        sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell, tidy_text(raw))).collect();
    let names = cells.iter().find(|(_, text)| is_name_header(text))?.0.column;
    let body: Vec<u32> = rows.iter().copied().skip(rank + 1).collect();
    let heads: Vec<&(CellRef, String)> = cells
        .iter()
        .filter(|(cell, text)| {
            cell.column > names && headers::meanings(text).is_empty() && headers::personal(text).is_none() && !headers::is_total(text)
        })
        .collect();
    let marked: Vec<&&(CellRef, String)> = heads.iter().filter(|(cell, _)| is_letters(sheet, reader, cell.column, &body)).collect();
    if marked.len() < 2 || marked.len() < heads.len() {
        return None;
    }
    let meetings = marked
        .iter()
        .map(|(cell, text)| Meeting { column: cell.column, period: None, cell: *cell, label: Some((*cell, text.clone())) })
        .collect();
    let totals = cells.iter().filter(|(_, text)| headers::is_total(text)).map(|(cell, _)| cell.column).collect();
    Some(crosstab(sheet, row, row, names, meetings, totals, titles, &body))
}

fn crosstab(
    sheet: &Sheet<'_>,
    first_row: u32,
    header_row: u32,
    names: u32,
    meetings: Vec<Meeting>,
    totals: Vec<u32>,
    titles: &[(CellRef, String)],
    body: &[u32],
) -> Crosstab {
    let titles = titles.iter().filter(|(cell, _)| cell.row < first_row || cell.column <= names).cloned().collect();
    let last_row = body.last().copied().unwrap_or_else(|| sheet.last_row());
    let headed = (first_row..=header_row).filter_map(|row| sheet.own(CellRef::new(row, names))).any(|raw| is_name_header(&tidy_text(raw)));
    Crosstab { first_row, header_row, last_row, names, headed, meetings, totals, titles }
}

/// The date that a header cell gives, and the words around it: « Copil du 12/04/2022 » is a date and « Copil ».
fn dated_header(reader: &Reader, raw: &Raw) -> Option<(Period, Option<String>)> {
    if let Reading::Value(period) = reader.period(raw) {
        // A bare year heads a column of numbers, or is a value: « depuis 2019 ».
        return (period.grain < Grain::Year).then_some((period, None));
    }
    let Raw::Text(text) = raw else { return None };
    title::dated(reader, text)
}

fn is_name_header(text: &str) -> bool {
    [Kind::Instances, Kind::Participations, Kind::Structures].into_iter().any(|kind| {
        headers::column(kind, text).is_some_and(|(column, sureness)| column.name == "structure" && sureness > headers::Sureness::Weak)
    })
}

/// The column of structures: headed so at this row or near it; failing that, the last column of words left of the dates.
fn names_column(sheet: &Sheet<'_>, row: u32, rows: &[u32], rank: usize, first_dated: u32, words: &Words) -> Option<u32> {
    let near = rows.iter().skip(rank.saturating_sub(2)).take(5).filter(|near| near.abs_diff(row) <= LABEL_ROWS);
    let headed = near
        .flat_map(|near| sheet.row(*near))
        .find(|(cell, raw)| cell.column < first_dated && matches!(raw, Raw::Text(_)) && is_name_header(&tidy_text(raw)));
    if let Some((cell, _)) = headed {
        return Some(cell.column);
    }
    let below = rows.len() - (rank + 1).min(rows.len());
    (1..first_dated).filter(|column| words.of(*column) * 2 > below).min_by_key(|column| std::cmp::Reverse(words.of(*column)))
}

/// How many words each column has in the rows still below, counted once for all the rows that might be a header.
struct Words {
    by_column: BTreeMap<u32, usize>,
}

impl Words {
    fn new(sheet: &Sheet<'_>, after: u32) -> Self {
        let mut by_column: BTreeMap<u32, usize> = BTreeMap::new();
        for held in sheet.rows_after(after).flat_map(|row| row.cells()).filter(|held| matches!(held.raw, Raw::Text(_))) {
            *by_column.entry(held.cell.column).or_default() += 1;
        }
        Self { by_column }
    }

    /// A row is no longer below.
    fn leave(&mut self, sheet: &Sheet<'_>, row: u32) {
        for (cell, _) in sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))) {
            if let Some(count) = self.by_column.get_mut(&cell.column) {
                *count = count.saturating_sub(1);
            }
        }
    }

    fn of(&self, column: u32) -> usize {
        self.by_column.get(&column).copied().unwrap_or_default()
    }
}

/// Labels under the dates (« COPIL », « Formation »), when that row has words there that are no marks.
fn labels_below(
    sheet: &Sheet<'_>,
    reader: &Reader,
    row: u32,
    rows: &[u32],
    rank: usize,
    dated: &BTreeMap<u32, (CellRef, Period, Option<String>)>,
) -> (u32, BTreeMap<u32, (CellRef, String)>) {
    let mut labels = BTreeMap::new();
    let Some(next) = rows.get(rank + 1).copied().filter(|next| *next == row + 1) else { return (row, labels) };
    let under: Vec<(CellRef, &Raw)> = dated.keys().filter_map(|column| sheet.seen(CellRef::new(next, *column))).collect();
    let is_label = |raw: &Raw| matches!(raw, Raw::Text(_)) && !matches!(reader.presence(raw), Reading::Value(_));
    if under.is_empty() || !under.iter().all(|(_, raw)| is_label(raw)) || is_record_row(sheet, next, dated) {
        return (row, labels);
    }
    for column in dated.keys() {
        if let Some((cell, raw)) = sheet.seen(CellRef::new(next, *column)) {
            labels.insert(*column, (cell, tidy_text(raw)));
        }
    }
    (next, labels)
}

/// A row of names: its first word is no header.
fn is_record_row(sheet: &Sheet<'_>, row: u32, dated: &BTreeMap<u32, (CellRef, Period, Option<String>)>) -> bool {
    sheet.row(row).find(|(cell, _)| !dated.contains_key(&cell.column)).is_some_and(|(_, raw)| !is_name_header(&tidy_text(raw)))
}

/// Labels over the dates; a label reaches right to the next one, as a merged cell does once in a text file.
fn labels_above(
    sheet: &Sheet<'_>,
    above: &[u32],
    names: u32,
    dated: &BTreeMap<u32, (CellRef, Period, Option<String>)>,
) -> BTreeMap<u32, (CellRef, String)> {
    let mut labels = BTreeMap::new();
    for row in above.iter().rev() {
        let texts: BTreeMap<u32, (CellRef, String)> = sheet
            .row(*row)
            .filter(|(cell, raw)| cell.column > names && matches!(raw, Raw::Text(_)))
            .map(|(cell, raw)| (cell.column, (cell, tidy_text(raw))))
            .collect();
        if texts.is_empty() {
            continue;
        }
        for column in dated.keys() {
            // The label of an example is the example's alone: it must not make one of the columns that follow.
            let own = |(at, (_, text)): &(&u32, &(CellRef, String))| *at == column || !is_example(text);
            if let Some((_, label)) = texts.range(..=column).next_back().filter(own) {
                labels.entry(*column).or_insert_with(|| label.clone());
            }
        }
        break;
    }
    labels
}

fn body_cells<'a>(sheet: &'a Sheet<'_>, column: u32, body: &'a [u32]) -> impl Iterator<Item = &'a Raw> {
    body.iter().take(2_000).filter_map(move |row| sheet.own(CellRef::new(*row, column)))
}

fn is_marks(sheet: &Sheet<'_>, reader: &Reader, column: u32, body: &[u32]) -> bool {
    let cells: Vec<&Raw> = body_cells(sheet, column, body).collect();
    let marks = cells.iter().filter(|raw| matches!(reader.presence(raw), Reading::Value(_) | Reading::Unknown)).count();
    !cells.is_empty() && marks as f64 >= MARKS_SHARE * cells.len() as f64
}

fn is_letters(sheet: &Sheet<'_>, reader: &Reader, column: u32, body: &[u32]) -> bool {
    let letters =
        body_cells(sheet, column, body).filter(|raw| matches!(raw, Raw::Text(text) if text.chars().any(char::is_alphabetic))).count();
    is_marks(sheet, reader, column, body) && letters > 0
}

/// Reads a crossed sheet into a table of instances, a table of participations, or both.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, crosstab: &Crosstab) -> Vec<Table> {
    let source = sheet.place();
    let supposed = supposed_subject(journal, reader, sheet, crosstab);
    let columns =
        |kind: Kind, names: &[&str]| -> Vec<&'static Column> { names.iter().filter_map(|name| kind.schema().column(name)).collect() };
    let new = |kind, names: &[&str]| Builder::new(kind, Layout::Crosstab, sheet.grid.year, source.clone(), columns(kind, names));
    let mut instances = new(Kind::Instances, &["date", "instance", "structure", "presence"]);
    let mut participations = new(Kind::Participations, &["date", "action", "structure", "participants"]);

    mark_header(journal, sheet, crosstab);
    let own: Vec<(&Meeting, Option<Subject>)> =
        crosstab.meetings.iter().map(|meeting| (meeting, meeting.label.as_ref().map(|(_, text)| subject(reader, text)))).collect();
    let mut sums: BTreeMap<u32, Vec<Option<Quantity>>> = BTreeMap::new();
    for row in sheet.rows().filter(|row| *row > crosstab.header_row && *row <= crosstab.last_row) {
        let name_cell = CellRef::new(row, crosstab.names);
        let name = sheet.seen(name_cell).filter(|(cell, _)| cell.row > crosstab.header_row);
        if name.is_some_and(|(_, raw)| is_example(&text(raw))) {
            sheet.row(row).for_each(|(cell, _)| set(journal, sheet, cell, Fate::Ignored(Ignored::ExampleRow)));
            continue;
        }
        if name.is_some_and(|(_, raw)| headers::is_total(&tidy_text(raw))) {
            check_totals(journal, reader, sheet, crosstab, row, &sums);
            continue;
        }
        let marks: Vec<(&Meeting, Option<&Subject>, CellRef, &Raw)> = own
            .iter()
            .filter_map(|(meeting, subject)| {
                sheet.own(CellRef::new(row, meeting.column)).map(|raw| (*meeting, subject.as_ref(), CellRef::new(row, meeting.column), raw))
            })
            .collect();
        let (example, marks): (Vec<_>, Vec<_>) = marks.into_iter().partition(|(meeting, ..)| meeting.is_example());
        leave_the_rest(journal, sheet, crosstab, row, !marks.is_empty());
        example.iter().for_each(|(_, _, cell, _)| set(journal, sheet, *cell, Fate::Ignored(Ignored::ExampleRow)));
        for (meeting, subject, cell, raw) in marks {
            let presence = match reader.presence(raw) {
                Reading::Value(presence) => presence,
                Reading::Blank => continue,
                Reading::Unknown => {
                    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Used);
                    continue;
                }
                Reading::Unreadable(text) => {
                    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::SetAside(SetAside::Unreadable));
                    journal.tell(source.at(cell), Problem::MarkUnknown { mark: text });
                    continue;
                }
            };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Used);
            if let Presence::Present(quantity) = presence {
                sums.entry(meeting.column).or_default().push(Some(quantity));
            }
            let subject = subject.or(supposed.as_ref().map(|(subject, _)| subject));
            let builder = match subject {
                Some(Subject::Body(_)) => &mut instances,
                Some(Subject::Action(_)) | None => {
                    if !matches!(presence, Presence::Present(_)) {
                        continue;
                    }
                    &mut participations
                }
            };
            builder.begin(cell);
            put_record(builder, reader, sheet, meeting, subject, supposed.as_ref().map(|(_, cell)| *cell), name, presence, cell);
        }
    }
    [instances, participations].into_iter().filter(|builder| !builder.is_empty()).map(Builder::finish).collect()
}

#[expect(clippy::too_many_arguments, reason = "one record takes everything its row and column say")]
fn put_record(
    builder: &mut Builder,
    reader: &Reader,
    sheet: &Sheet<'_>,
    meeting: &Meeting,
    subject: Option<&Subject>,
    supposed_at: Option<CellRef>,
    name: Option<(CellRef, &Raw)>,
    presence: Presence,
    cell: CellRef,
) {
    let period = meeting.period.or_else(|| reader.default_year().or(sheet.grid.year).and_then(Period::year));
    if let Some(period) = period {
        builder.put("date", meeting.cell, Value::Period(period));
    }
    if let Some((cell, raw)) = name {
        builder.put("structure", cell, Value::Text(tidy_text(raw).into()));
    }
    let label_cell = meeting.label.as_ref().map(|(cell, _)| *cell).or(supposed_at).unwrap_or(meeting.cell);
    match subject {
        Some(Subject::Body(class)) => {
            builder.put("instance", label_cell, Value::Class(class.clone()));
            builder.put("presence", cell, Value::Presence(presence));
        }
        Some(Subject::Action(action)) => {
            builder.put("action", label_cell, Value::Text(action.clone()));
            if let Presence::Present(quantity) = presence {
                builder.put("participants", cell, Value::Quantity(quantity));
            }
        }
        None => {
            if let Presence::Present(quantity) = presence {
                builder.put("participants", cell, Value::Quantity(quantity));
            }
        }
    }
}

/// What a label names: a body of the council when it is one of its names, an action otherwise.
fn subject(reader: &Reader, text: &str) -> Subject {
    title::body(reader, text).map_or_else(|| Subject::Action(text.into()), Subject::Body)
}

/// When no header names what was met for: a title, the sheet or the file does (contract §10).
fn supposed_subject(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, crosstab: &Crosstab) -> Option<(Subject, CellRef)> {
    if crosstab.meetings.iter().all(|meeting| meeting.label.is_some()) {
        return None;
    }
    let top = CellRef::new(crosstab.first_row, crosstab.names);
    let stem = title::stem(&sheet.grid.file);
    // « Action », left of the labels, heads them: it names none.
    let titles = crosstab.titles.iter().filter(|(_, text)| headers::meanings(text).is_empty());
    let names: Vec<(CellRef, &str)> =
        titles.map(|(cell, text)| (*cell, text.as_str())).chain([(top, &*sheet.grid.sheet), (top, stem.as_str())]).collect();
    let body = names.iter().find_map(|(cell, text)| title::body(reader, text).map(|class| (Subject::Body(class), *cell)));
    if body.is_some() {
        return body;
    }
    let (cell, name) =
        names.iter().find(|(_, text)| title::is_telling(text)).or_else(|| names.iter().rev().find(|(_, text)| !text.is_empty()))?;
    let taken: std::sync::Arc<str> = title::bare(name).into();
    journal.tell(sheet.place().at(*cell), Problem::CrosstabWithoutAction { taken: taken.clone() });
    Some((Subject::Action(taken), *cell))
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}

fn mark_header(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab) {
    for row in sheet.rows().filter(|row| (crosstab.first_row..=crosstab.header_row).contains(row)) {
        for (cell, _) in sheet.row(row) {
            let of = crosstab
                .meetings
                .iter()
                .find(|meeting| meeting.cell == cell || meeting.label.as_ref().is_some_and(|(label, _)| *label == cell));
            let fate = match of {
                Some(meeting) if meeting.is_example() => Fate::Ignored(Ignored::ExampleRow),
                Some(_) => Fate::Used,
                None => Fate::Ignored(Ignored::Header),
            };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}

/// The cells of a row that are neither its name nor its marks.
fn leave_the_rest(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab, row: u32, has_marks: bool) {
    for (cell, raw) in sheet.row(row) {
        let fate = if cell.column == crosstab.names {
            if has_marks { Fate::Used } else { Fate::Ignored(Ignored::OutsideTable) }
        } else if crosstab.totals.contains(&cell.column) {
            Fate::Ignored(Ignored::TotalRow)
        } else if crosstab.meetings.iter().any(|meeting| meeting.column == cell.column) {
            continue;
        } else {
            let head = sheet.seen(CellRef::new(crosstab.header_row, cell.column)).map(|(_, raw)| tidy_text(raw)).unwrap_or_default();
            let personal = headers::personal(&head).is_some() || crate::personal::find(&tidy_text(raw)).is_some();
            Fate::Ignored(if personal { Ignored::Personal } else { Ignored::UnknownColumn })
        };
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
    }
}

fn check_totals(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    crosstab: &Crosstab,
    row: u32,
    sums: &BTreeMap<u32, Vec<Option<Quantity>>>,
) {
    for (cell, raw) in sheet.row(row) {
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Ignored(Ignored::TotalRow));
        let Some(meeting) = crosstab.meetings.iter().find(|meeting| meeting.column == cell.column) else { continue };
        let Some(stated) = reader.quantity(raw) else { continue };
        let terms = sums.get(&meeting.column).map_or(&[][..], Vec::as_slice);
        let summed = sum(terms.iter().copied()).unwrap_or(Quantity::exact(0.0));
        // Partners count either the people or the structures that came.
        let structures = terms.len() as f64;
        if summed.precision == crate::quantity::Precision::Exact
            && (summed.value - stated.value).abs() > 0.01
            && (structures - stated.value).abs() > 0.01
        {
            let header = meeting
                .label
                .as_ref()
                .map_or_else(|| meeting.period.map(|period| period.to_string()).unwrap_or_default(), |(_, text)| text.clone());
            let problem = Problem::TotalDiffers {
                column: header.into(),
                stated: crate::french::number(stated.value).into(),
                summed: crate::french::number(summed.value).into(),
            };
            journal.tell(sheet.place().at(cell), problem);
        }
    }
}
