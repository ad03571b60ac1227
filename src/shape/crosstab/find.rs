//! Where a crossed sheet has its names, its meetings and its marks.

use super::labels::{Days, labels_above, labels_below, reaching_right};
use super::parts::{self, Parts, Says};
use super::people;
use super::{Crosstab, Meeting};
use crate::fold::fold;
use crate::period::Grain;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Kind, PersonalKind};
use crate::shape::moment;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::Reading;
use crate::shape::{headers, title};
use std::collections::BTreeMap;

/// Labels stand at most so many rows above or below the dates.
const LABEL_ROWS: u32 = 2;
/// A column is one of marks when at least this share of its cells are.
const MARKS_SHARE: f64 = 0.6;

/// Looks for a crossed sheet in the rows past `after`. Numbers under names of actions are marks where something else tells that the sheet
/// says who came.
pub fn find(sheet: &Sheet<'_>, reader: &Reader, after: u32, is_told: bool) -> Option<Crosstab> {
    let rows: Vec<u32> = sheet.rows_past(after).collect();
    let mut search = Search { sheet, reader, words: Words::new(sheet, after), rows, titles: Vec::new() };
    for (rank, row) in search.rows.clone().into_iter().enumerate().take(60) {
        search.words.leave(sheet, row);
        // « Structure | Comité de pilotage » with the dates a row beneath: the upper row heads no sheet of its own.
        let dated_beneath = || search.rows.get(rank + 1).filter(|next| **next == row + 1).and_then(|next| search.by_dates(*next, rank + 1));
        let found = match search.by_dates(row, rank) {
            // « T1 », « mars » over the days of that quarter, of that month.
            Some(groups) if is_coarse(&groups) && dated_beneath().is_some_and(|days| !is_coarse(&days)) => None,
            Some(found) => Some(found),
            None if dated_beneath().is_some() => None,
            None => search.by_actions(row, is_told),
        };
        if found.is_some() {
            return found;
        }
        let told = sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell, tidy_text(raw)));
        search.titles.extend(told);
    }
    None
}

/// Where a header is looked for.
struct Search<'a> {
    sheet: &'a Sheet<'a>,
    reader: &'a Reader,
    /// Past what another table holds.
    rows: Vec<u32>,
    /// What stands above the row looked at.
    titles: Vec<(CellRef, String)>,
    /// What stands below it.
    words: Words,
}

/// A header found: its rows, its columns.
struct Header {
    first_row: u32,
    last_row: u32,
    names: u32,
    meetings: Vec<Meeting>,
    totals: Vec<u32>,
}

/// Whether no header gives a day.
fn is_coarse(crosstab: &Crosstab) -> bool {
    crosstab.meetings.iter().all(|meeting| meeting.period.is_none_or(|period| period.grain > Grain::Day))
}

impl Search<'_> {
    /// A header with at least one date that is not in the column of names, above marks.
    fn by_dates(&self, row: u32, rank: usize) -> Option<Crosstab> {
        let Self { sheet, reader, rows, words, .. } = self;
        let cells: Vec<(CellRef, &Raw)> = sheet.row(row).collect();
        let own: Days = cells
            .iter()
            .filter(|(_, raw)| !matches!(raw, Raw::Number(_) | Raw::Percent(_)) && !is_cancelled(raw))
            .filter_map(|(cell, raw)| moment::dated(reader, raw).map(|dated| (cell.column, (*cell, dated))))
            .collect();
        let first_dated = *own.keys().next()?;
        let names = names_column(sheet, row, rows, rank, first_dated, words)?;
        let (dated, parts) = match parted(sheet, reader, row, &own) {
            Some((dated, parts)) => (dated, Some(parts)),
            None => (reaching_right(sheet, row, own), None),
        };
        let (header_row, below) = match &parts {
            Some(_) => (row + 1, BTreeMap::new()),
            None => labels_below(sheet, reader, row, rows, rank, &dated),
        };
        let said_of = |column: &u32| parts.as_ref().and_then(|parts| parts.get(column)).copied();
        let body = self.below(header_row);
        let marks = |column: &u32| is_marks(sheet, reader, *column, &body);
        if dated.keys().filter(|column| marks(column)).count() * 2 < dated.len() {
            return None;
        }
        let above: Vec<u32> = rows.iter().copied().take(rank).filter(|above| row - above <= LABEL_ROWS).collect();
        let upper = labels_above(sheet, reader, &above, names, &dated);
        let names_part = |(_, text): &(CellRef, String)| moment::is_half_day(text) || moment::is_numbered_part(text);
        let meetings: Vec<Meeting> = dated
            .iter()
            .map(|(column, (cell, dated))| {
                let within = dated.label.clone().map(|text| (*cell, text));
                let said = [below.get(column).cloned(), within, upper.get(column).cloned()];
                let is_part = dated.is_part || said_of(column).is_some() || said.iter().flatten().any(names_part);
                let label = said.into_iter().flatten().find(|label| !names_part(label));
                let says = said_of(column).unwrap_or_default();
                Meeting { column: *column, period: Some(dated.period), cell: *cell, label, is_part, says }
            })
            .collect();
        let first_row = upper.values().map(|(cell, _)| cell.row).min().unwrap_or(row).min(row);
        let totals = cells
            .iter()
            .filter(|(cell, raw)| !dated.contains_key(&cell.column) && headers::is_total(&tidy_text(raw)))
            .map(|(cell, _)| cell.column)
            .collect();
        let mut found = self.crosstab(Header { first_row, last_row: header_row, names, meetings, totals });
        found.undated = undated(sheet, reader, row, &found, &body);
        Some(found)
    }

    /// A header of action names over letters: « SISM », « Formation », with X and E beneath.
    fn by_actions(&self, row: u32, is_told: bool) -> Option<Crosstab> {
        let Self { sheet, reader, .. } = self;
        let cells: Vec<(CellRef, String)> =
            sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell, tidy_text(raw))).collect();
        let names = cells.iter().find(|(_, text)| is_name_header(text))?.0.column;
        let body = self.below(row);
        let heads: Vec<&(CellRef, String)> = cells
            .iter()
            .filter(|(cell, text)| {
                // A mark is no name: « Membres | X | E ».
                let is_mark = matches!(reader.presence(&Raw::Text(text.as_str().into())), Reading::Value(_));
                cell.column > names
                    && !is_mark
                    && headers::meanings(text).is_empty()
                    && headers::personal(text).is_none()
                    && !headers::is_total(text)
            })
            .collect();
        if let Some(found) = self.by_parted_actions(row, names, &heads) {
            return Some(found);
        }
        // « 11/17/2022 » is a date ill written, and no action.
        if heads.iter().any(|(_, text)| !text.chars().any(char::is_alphabetic)) {
            return None;
        }
        let holds_marks =
            |column: u32| if is_told { is_marks(sheet, reader, column, &body) } else { is_letters(sheet, reader, column, &body) };
        let marked: Vec<&&(CellRef, String)> = heads.iter().filter(|(cell, _)| holds_marks(cell.column)).collect();
        if marked.len() < 2 || marked.len() < heads.len() {
            return None;
        }
        // « Matin », « Jour 2 » are parts of what the title names, and on its day.
        let day = title::period(sheet, reader).map(|(_, period)| period);
        let meetings = marked
            .iter()
            .map(|(cell, text)| {
                let is_half_day = moment::is_half_day(text);
                let of_title = is_half_day || moment::is_numbered_part(text);
                let is_part = is_half_day || (of_title && day.is_some_and(|day| day.grain == Grain::Day));
                let label = (!of_title).then(|| (*cell, text.clone()));
                Meeting { column: cell.column, period: day.filter(|_| of_title), cell: *cell, label, is_part, says: Says::WhoCame }
            })
            .collect();
        let totals = cells.iter().filter(|(_, text)| headers::is_total(text)).map(|(cell, _)| cell.column).collect();
        Some(self.crosstab(Header { first_row: row, last_row: row, names, meetings, totals }))
    }

    /// Actions that each span the same columns: « Café » over « Inscrits | Présents », « Forum » over the same.
    fn by_parted_actions(&self, row: u32, names: u32, heads: &[&(CellRef, String)]) -> Option<Crosstab> {
        let Self { sheet, reader, .. } = self;
        let beneath = parts::beneath(sheet, reader, row, heads.first()?.0.column)?;
        let own = heads.iter().map(|(cell, text)| (cell.column, (*cell, text.clone()))).collect();
        let spans = over_parts(sheet, row, &own, &beneath);
        let parts = parts::of_spans(&spans, &beneath)?;
        let body = self.below(row + 1);
        if !parts.keys().all(|column| is_marks(sheet, reader, *column, &body)) {
            return None;
        }
        let meetings = spans
            .iter()
            .filter_map(|(column, (cell, text))| {
                let label = Some((*cell, text.clone()));
                Some(Meeting { column: *column, period: None, cell: *cell, label, is_part: true, says: *parts.get(column)? })
            })
            .collect();
        Some(self.crosstab(Header { first_row: row, last_row: row + 1, names, meetings, totals: Vec::new() }))
    }

    /// The rows under a header.
    fn below(&self, header_row: u32) -> Vec<u32> {
        self.rows.iter().copied().filter(|row| *row > header_row).collect()
    }

    fn crosstab(&self, header: Header) -> Crosstab {
        let Self { sheet, reader, titles, .. } = self;
        let Header { first_row, last_row: header_row, names, meetings, totals } = header;
        let body = self.below(header_row);
        let titles = titles.iter().filter(|(cell, _)| cell.row < first_row || cell.column <= names).cloned().collect();
        let last_row = body.last().copied().unwrap_or_else(|| sheet.last_row());
        let first_meeting = meetings.iter().map(|meeting| meeting.column).min().unwrap_or(0);
        let names_subject = |column: &u32| {
            let mut heads = (first_row..=header_row).filter_map(|row| sheet.own(CellRef::new(row, *column))).map(tidy_text);
            let is_body = |raw: &Raw| title::body(reader, &tidy_text(raw)).is_some();
            let names_bodies = || body.iter().filter_map(|row| sheet.own(CellRef::new(*row, *column))).any(is_body);
            *column != names && heads.any(|head| is_action_header(&head) || (is_body_header(&head) && names_bodies()))
        };
        let subjects = (1..first_meeting).find(names_subject);
        let headed = (first_row..=header_row)
            .filter_map(|row| sheet.own(CellRef::new(row, names)))
            .map(tidy_text)
            .any(|head| is_name_header(&head) || people::heads_names(&head));
        Crosstab { first_row, header_row, last_row, names, subjects, headed, meetings, totals, undated: Vec::new(), titles }
    }
}

/// The dates over parts that they each span (« Hommes | Femmes »), and what these say.
fn parted(sheet: &Sheet<'_>, reader: &Reader, row: u32, own: &Days) -> Option<(Days, Parts)> {
    let beneath = parts::beneath(sheet, reader, row, *own.keys().next()?)?;
    let days = over_parts(sheet, row, own, &beneath);
    let dates: BTreeMap<u32, &moment::Dated> = days.iter().map(|(column, (_, dated))| (*column, dated)).collect();
    let cells: BTreeMap<u32, CellRef> = days.iter().map(|(column, (cell, _))| (*column, *cell)).collect();
    // Merged once over its parts, or written again over each of them.
    let parts = parts::of_spans(&cells, &beneath).or_else(|| parts::of_spans(&dates, &beneath))?;
    Some((days, parts))
}

/// What stands over parts, by column: it reaches right to the next, merged or not.
fn over_parts<T: Clone>(
    sheet: &Sheet<'_>,
    row: u32,
    own: &BTreeMap<u32, (CellRef, T)>,
    beneath: &BTreeMap<u32, (String, Says)>,
) -> BTreeMap<u32, (CellRef, T)> {
    let mut reached = BTreeMap::new();
    for column in beneath.keys() {
        let Some((_, said)) = own.range(..=column).next_back() else { continue };
        // What has a header of its own on the upper row is under none of the others.
        let is_free = sheet.seen(CellRef::new(row, *column)).is_none_or(|(holder, _)| holder == said.0);
        if is_free {
            reached.insert(*column, said.clone());
        }
    }
    reached
}

/// Columns of marks among the meetings whose header gives no date: forgotten, or ill written.
fn undated(sheet: &Sheet<'_>, reader: &Reader, row: u32, found: &Crosstab, body: &[u32]) -> Vec<(CellRef, String)> {
    let Some(last) = found.meetings.iter().map(|meeting| meeting.column).max() else { return Vec::new() };
    let known = |column: &u32| found.totals.contains(column) || found.meetings.iter().any(|meeting| meeting.column == *column);
    let forgotten = |column: u32| {
        let cell = CellRef::new(row, column);
        let Some((_, raw)) = sheet.seen(cell) else {
            return (column < last || is_letters(sheet, reader, column, body)).then(|| (cell, String::new()));
        };
        let text = tidy_text(raw);
        // Crosses are presences, whatever heads them: « Participation ».
        let crossed = is_letters(sheet, reader, column, body);
        let is_other = is_cancelled(raw)
            || (!headers::meanings(&text).is_empty() && !crossed)
            || headers::personal(&text).is_some()
            || headers::is_summary(&text)
            || headers::is_total(&text);
        let like_a_date = text.chars().any(|letter| letter.is_ascii_digit()) || crossed;
        (!is_other && like_a_date).then_some((cell, text))
    };
    let columns = (found.names + 1..=last + 1).filter(|column| !known(column) && is_marks(sheet, reader, *column, body));
    columns.filter_map(forgotten).collect()
}

/// « réunion du 12/03 (annulée) »: nobody came to it.
fn is_cancelled(raw: &Raw) -> bool {
    matches!(raw, Raw::Text(text) if fold(text).split(' ').any(|word| word.starts_with("annul")))
}

pub fn is_action_header(text: &str) -> bool {
    headers::column(Kind::Participations, text).is_some_and(|(column, _)| column.name == "action")
}

fn is_body_header(text: &str) -> bool {
    headers::column(Kind::Instances, text).is_some_and(|(column, _)| column.name == "instance")
}

pub fn is_name_header(text: &str) -> bool {
    [Kind::Instances, Kind::Participations, Kind::Structures].into_iter().any(|kind| {
        headers::column(kind, text).is_some_and(|(column, sureness)| column.name == "structure" && sureness > headers::Sureness::Weak)
    })
}

/// The column of structures: headed so at this row or near it; failing that, the last column of words left of the dates.
fn names_column(sheet: &Sheet<'_>, row: u32, rows: &[u32], rank: usize, first_dated: u32, words: &Words) -> Option<u32> {
    let near = rows.iter().skip(rank.saturating_sub(2)).take(5).filter(|near| near.abs_diff(row) <= LABEL_ROWS);
    // « Structure : | GEM » above the dates is said of all the rows.
    let is_label = |cell: CellRef, text: &str| {
        let beside = || sheet.own(CellRef::new(cell.row, cell.column + 1));
        cell.row < row && text.ends_with(':') && matches!(beside(), Some(Raw::Text(_)))
    };
    let heads = |cell: CellRef, text: &str| is_name_header(text) && !is_label(cell, text);
    let headed = near
        .flat_map(|near| sheet.row(*near))
        .find(|(cell, raw)| cell.column < first_dated && matches!(raw, Raw::Text(_)) && heads(*cell, &tidy_text(raw)));
    if let Some((cell, _)) = headed {
        return Some(cell.column);
    }
    // Rows of actions, or of anything else that a header names (« Date de début | 08/03/2022 »), are no rows of structures.
    let beside: BTreeMap<u32, String> = sheet
        .row(row)
        .filter(|(cell, raw)| cell.column < first_dated && matches!(raw, Raw::Text(_)))
        .map(|(cell, raw)| (cell.column, tidy_text(raw)))
        .collect();
    let are_names = |column: u32| people::are_names(sheet, column, rows.iter().skip(rank + 1).copied());
    // « Nom », « Participants » head people as well as what they say in a table: the cells decide, or the first names beside them.
    let first_names = || beside.iter().any(|(column, head)| headers::personal(head) == Some(PersonalKind::FirstName) && are_names(*column));
    let heads_people = |column: u32, head: &str| people::heads_names(head) && (are_names(column) || first_names());
    let names_another = |(column, head): (&u32, &String)| {
        let meanings = headers::meanings(head);
        let means_another = !meanings.is_empty() && meanings.iter().all(|meaning| meaning.column.name != "date");
        means_another && !headers::is_numbering(head) && !heads_people(*column, head)
    };
    if beside.iter().any(names_another) {
        return None;
    }
    let below = rows.len() - (rank + 1).min(rows.len());
    let most = (1..first_dated).filter(|column| words.of(*column) * 2 > below).min_by_key(|column| std::cmp::Reverse(words.of(*column)))?;
    let is_of_people = |column: u32| beside.get(&column).is_some_and(|head| people::heads_names(head)) || are_names(column);
    // Names of people beside structures that nothing heads.
    let others = || (1..first_dated).find(|column| words.of(*column) * 2 > below && !beside.contains_key(column) && !is_of_people(*column));
    if is_of_people(most) { others().or(Some(most)) } else { Some(most) }
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

/// How well the crossed reading explains the sheet, in a hundred: its names are headed so, its meetings dated, its marks readable.
pub fn likeness(sheet: &Sheet<'_>, reader: &Reader, crosstab: &Crosstab) -> u8 {
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let dated = crosstab.meetings.iter().filter(|meeting| meeting.period.is_some()).count();
    let body: Vec<u32> = sheet.rows_past(crosstab.header_row).take_while(|row| *row <= crosstab.last_row).collect();
    let cells: Vec<&Raw> = crosstab.meetings.iter().flat_map(|meeting| body_cells(sheet, meeting.column, &body)).collect();
    let marks = cells.iter().filter(|raw| matches!(reader.presence(raw), Reading::Value(_) | Reading::Unknown)).count();
    let score = if crosstab.headed { 1.0 } else { 0.0 } + 2.0 * share(dated, crosstab.meetings.len()) + 2.0 * share(marks, cells.len());
    crate::shape::recognise::out_of_a_hundred(score, 5.0)
}
