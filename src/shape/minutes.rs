//! Meetings in rows, and who came to each in lists: « Date | Instance | Présents | Excusés ». A record a meeting and a structure.

use super::build::Builder;
use super::headers;
use super::meeting;
use super::reader::{Outcome, Reader};
use super::sheet::{Sheet, SheetRow, tidy_text};
use super::value::{self, Reading};
use super::{Layout, Presence, Table, Value, title};
use crate::finding::{Fate, Findings, Ignored};
use crate::personal;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Kind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A header lies in the first rows.
const ROWS_LOOKED_AT: usize = 40;

/// A header of meetings, of a body of the council or of actions.
struct Header {
    kind: Kind,
    row: u32,
    date: u32,
    /// What was met for; a title says it where no column does.
    subject: Option<u32>,
    lists: BTreeMap<u32, Presence>,
}

impl Header {
    const fn subject_name(&self) -> &'static str {
        if matches!(self.kind, Kind::Instances) { "instance" } else { "action" }
    }

    fn holds(&self, column: u32) -> bool {
        column == self.date || self.subject == Some(column) || self.lists.contains_key(&column)
    }
}

/// The table of a sheet whose rows are meetings with lists of structures, if it is one.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>) -> Option<Table> {
    let mut header = sheet.rows().take(ROWS_LOOKED_AT).find_map(|row| header(reader, sheet, row))?;
    let titled = title::subject(sheet, reader, header.kind).filter(|_| header.subject.is_none());
    if header.subject.is_none() && titled.is_none() {
        return None;
    }
    let people = lists_of_people(sheet, &header);
    header.lists.retain(|at, _| !people.contains(at));
    // Lists of people only: it is not known of which structures.
    if !header.lists.values().any(|presence| matches!(presence, Presence::Present(_))) {
        return None;
    }
    let schema = header.kind.schema();
    let column = |name: &str| schema.column(name);
    let counted = if header.kind == Kind::Instances { "presence" } else { "participants" };
    let (date, subject) = (column("date")?, column(header.subject_name())?);
    let columns = ["date", header.subject_name(), "structure", counted].into_iter().filter_map(column);
    let mut builder = Builder::new(header.kind, Layout::Crosstab, sheet.grid.year, sheet.place(), columns);
    tell_header(journal, sheet, &header, &people);
    for row in sheet.rows_after(header.row) {
        mark(journal, sheet, &row, &people);
        let mut said: Vec<(&'static str, CellRef, Value)> = Vec::new();
        let named = header.subject.map(|at| (at, subject));
        for (at, column) in [(header.date, date)].into_iter().chain(named) {
            let Some(held) = row.seen(at).filter(|held| held.cell.row > header.row) else { continue };
            let outcome = reader.read(journal, &sheet.place(), column, held.cell, held.raw);
            set(journal, sheet, held.cell, outcome.fate());
            if let Outcome::Value(value) = outcome {
                said.push((column.name, held.cell, value));
            }
        }
        if let Some((cell, name)) = &titled {
            let at = cell.unwrap_or(CellRef::new(row.number, header.date));
            let value = if header.kind == Kind::Instances { Value::Class(name.clone()) } else { Value::Text(name.clone()) };
            said.push((header.subject_name(), at, value));
        }
        if !said.iter().any(|(name, ..)| *name == "date") {
            row.cells().for_each(|held| set(journal, sheet, held.cell, Fate::Ignored(Ignored::OutsideTable)));
            continue;
        }
        who_came(journal, sheet, &header, &row, &said, counted, &mut builder);
    }
    if let Some((Some(cell), _)) = titled {
        set(journal, sheet, cell, Fate::Used);
    }
    Some(builder.finish())
}

/// A row names a day and lists of those who came, and no column of structures.
fn header(reader: &Reader, sheet: &Sheet<'_>, row: u32) -> Option<Header> {
    let heads: Vec<(u32, String)> =
        sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(cell, raw)| (cell.column, tidy_text(raw))).collect();
    let of = |kind: Kind, name: &str| {
        let is_it = |text: &str| headers::column(kind, text).is_some_and(|(column, _)| column.name == name);
        heads.iter().find(|(_, text)| is_it(text)).map(|(at, _)| *at)
    };
    let date = of(Kind::Instances, "date").or_else(|| of(Kind::Participations, "date"))?;
    let lists: BTreeMap<u32, Presence> = heads
        .iter()
        .filter_map(|(at, text)| Some((*at, meeting::list_headed(text)?)))
        .filter(|(at, _)| holds_lists(reader, sheet, row, *at))
        .collect();
    let came = lists.values().any(|presence| matches!(presence, Presence::Present(_)));
    let has_structures = of(Kind::Participations, "structure").is_some_and(|at| !lists.contains_key(&at));
    let instance = of(Kind::Instances, "instance").filter(|at| !lists.contains_key(at));
    let action = of(Kind::Participations, "action").filter(|at| !lists.contains_key(at) && *at != date);
    let of_bodies = instance.is_some() || (action.is_none() && title::subject(sheet, reader, Kind::Instances).is_some());
    let kind = if of_bodies { Kind::Instances } else { Kind::Participations };
    let subject = if of_bodies { instance } else { action };
    (came && !has_structures).then_some(Header { kind, row, date, subject, lists })
}

/// Whether most cells under a header are words, and neither marks nor numbers.
fn holds_lists(reader: &Reader, sheet: &Sheet<'_>, row: u32, column: u32) -> bool {
    let cells: Vec<&Raw> = sheet.rows_past(row).filter_map(|below| sheet.own(CellRef::new(below, column))).collect();
    let is_list = |raw: &&&Raw| {
        matches!(raw, Raw::Text(_)) && !reader.counts(raw) && matches!(reader.presence(raw), Reading::Unreadable(_) | Reading::Unknown)
    };
    !cells.is_empty() && cells.iter().filter(is_list).count() * 2 > cells.len()
}

/// Lists that name people, and not bodies.
fn lists_of_people(sheet: &Sheet<'_>, header: &Header) -> Vec<u32> {
    let names = |column: u32| -> Vec<Arc<str>> {
        let cells = sheet.rows_past(header.row).filter_map(|row| sheet.own(CellRef::new(row, column)));
        cells.filter_map(|raw| value::list(raw).value()).flat_map(|items| items.items).collect()
    };
    header.lists.keys().copied().filter(|column| personal::names_people(&names(*column))).collect()
}

fn who_came(
    journal: &mut Findings,
    sheet: &Sheet<'_>,
    header: &Header,
    row: &SheetRow<'_, '_>,
    said: &[(&'static str, CellRef, Value)],
    counted: &'static str,
    builder: &mut Builder,
) {
    for (at, presence) in &header.lists {
        let Some(held) = row.seen(*at).filter(|held| held.cell.row > header.row) else { continue };
        let came = matches!(presence, Presence::Present(_));
        if header.kind == Kind::Participations && !came {
            set(journal, sheet, held.cell, Fate::Ignored(Ignored::DidNotCome));
            continue;
        }
        set(journal, sheet, held.cell, Fate::Used);
        let items = value::list(held.raw).value().unwrap_or_default();
        for name in items.items {
            builder.begin(held.cell);
            for (column, cell, value) in said {
                builder.put(column, *cell, value.clone());
            }
            builder.put("structure", held.cell, Value::Text(name));
            let count = match (header.kind, presence) {
                (Kind::Participations, Presence::Present(people)) => Value::Quantity(*people),
                _ => Value::Presence(*presence),
            };
            builder.put(counted, held.cell, count);
        }
    }
}

fn tell_header(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, people: &[u32]) {
    for (cell, raw) in sheet.row(header.row) {
        set(journal, sheet, cell, Fate::Ignored(Ignored::Header));
        let text = || tidy_text(raw).into();
        if people.contains(&cell.column) {
            journal.tell(sheet.place().at(cell), Problem::PersonalColumn { header: text() });
        } else if !header.holds(cell.column) {
            journal.tell(sheet.place().at(cell), Problem::ColumnIgnored { header: text() });
        }
    }
}

fn mark(journal: &mut Findings, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, people: &[u32]) {
    for held in row.cells() {
        let why = if people.contains(&held.cell.column) { Ignored::Personal } else { Ignored::UnknownColumn };
        set(journal, sheet, held.cell, Fate::Ignored(why));
    }
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}
