//! A form about one meeting: its day, its body, and the lists of who came, was excused or was absent.

use super::build::Builder;
use super::headers;
use super::reader::Reader;
use super::sheet::{Sheet, tidy_text};
use super::value::{self, Reading, header_key};
use super::{Layout, Presence, Table, Value, title};
use crate::finding::{Fate, Findings, Ignored};
use crate::period::Period;
use crate::personal;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::Raw;
use crate::schema::{Column, Kind};
use std::sync::Arc;

const PRESENT: [&str; 10] = [
    "présents",
    "présent",
    "structures présentes",
    "partenaires présents",
    "membres présents",
    "étaient présents",
    "structures représentées",
    "structures participantes",
    "partenaires participants",
    "organismes présents",
];
const EXCUSED: [&str; 4] = ["excusés", "structures excusées", "absents excusés", "étaient excusés"];
const ABSENT: [&str; 3] = ["absents", "structures absentes", "étaient absents"];

/// A meeting found on a sheet.
pub struct Meeting {
    date: (CellRef, CellRef, Period),
    /// A body of the council, by its class, and where it is named, if a cell does.
    body: (Option<CellRef>, Arc<str>),
    /// Where a list is headed, where it stands, and what it says of its structures.
    lists: Vec<(CellRef, CellRef, Presence)>,
}

/// What a list so headed says of its structures.
pub fn list_headed(text: &str) -> Option<Presence> {
    let said = |names: &[&str]| names.iter().any(|name| header_key(name) == header_key(text));
    if said(&EXCUSED) {
        Some(Presence::Excused)
    } else if said(&ABSENT) {
        Some(Presence::Absent)
    } else {
        said(&PRESENT).then(|| Presence::Present(Quantity::exact(1.0)))
    }
}

/// Looks for a date, a body and a list of who came.
pub fn find(sheet: &Sheet<'_>, reader: &Reader) -> Option<Meeting> {
    let mut date = None;
    let mut body = None;
    let mut lists = Vec::new();
    for row in sheet.rows().take(100) {
        let mut cells = sheet.row(row);
        let (Some((label, raw @ Raw::Text(_))), Some((at, value))) = (cells.next(), cells.next()) else { continue };
        let text = tidy_text(raw);
        let column = headers::column(Kind::Instances, &text).map(|(column, _)| column.name);
        if let (Some("date"), Reading::Value(period)) = (column, reader.period(value)) {
            date = date.or(Some((label, at, period)));
        } else if column == Some("instance") {
            body = body.or_else(|| title::body(reader, &tidy_text(value)).map(|class| (Some(at), class)));
        } else if let Some(presence) = list_headed(&text) {
            lists.push((label, at, presence));
        }
    }
    let body = body.or_else(|| title::subject(sheet, reader, Kind::Instances))?;
    let came = lists.iter().any(|(_, _, presence)| matches!(presence, Presence::Present(_)));
    came.then_some(Meeting { date: date?, body, lists })
}

/// A record a structure; none from a list of people.
pub fn read(journal: &mut Findings, sheet: &Sheet<'_>, meeting: &Meeting) -> Option<Table> {
    let names = ["date", "instance", "structure", "presence"];
    let columns: Vec<&'static Column> = names.iter().filter_map(|name| Kind::Instances.schema().column(name)).collect();
    let mut builder = Builder::new(Kind::Instances, Layout::Form, sheet.grid.year, sheet.place(), columns);
    let set = |journal: &mut Findings, cell, fate| journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
    mark_the_rest(journal, sheet, meeting);
    let (label, at, period) = meeting.date;
    set(journal, label, Fate::Ignored(Ignored::Header));
    set(journal, at, Fate::Used);
    if let Some(named) = meeting.body.0 {
        set(journal, named, Fate::Used);
    }
    for (label, at, presence) in &meeting.lists {
        set(journal, *label, Fate::Ignored(Ignored::Header));
        let Some(Reading::Value(items)) = sheet.own(*at).map(value::list) else { continue };
        if personal::column_looks_nominative(&items.items).is_some() {
            let header = sheet.own(*label).map(tidy_text).unwrap_or_default();
            journal.tell(sheet.place().at(*label), Problem::PersonalColumn { header: header.into() });
            set(journal, *at, Fate::Ignored(Ignored::Personal));
            continue;
        }
        set(journal, *at, Fate::Used);
        for name in items.items {
            builder.begin(*at);
            builder.put("date", meeting.date.1, Value::Period(period));
            builder.put("instance", meeting.body.0.unwrap_or(*at), Value::Class(meeting.body.1.clone()));
            builder.put("structure", *at, Value::Text(name));
            builder.put("presence", *at, Value::Presence(*presence));
        }
    }
    (!builder.is_empty()).then(|| builder.finish())
}

/// Labels that no column has, and their values.
fn mark_the_rest(journal: &mut Findings, sheet: &Sheet<'_>, meeting: &Meeting) {
    let known = |cell: &CellRef| {
        meeting.date.0 == *cell
            || meeting.body.0.is_some_and(|named| named.row == cell.row)
            || meeting.lists.iter().any(|(label, ..)| label == cell)
    };
    for row in sheet.rows() {
        let cells: Vec<(CellRef, &Raw)> = sheet.row(row).collect();
        let [(label, raw), values @ ..] = cells.as_slice() else { continue };
        if values.is_empty() {
            continue;
        }
        let text = tidy_text(raw);
        let is_personal = headers::personal(&text).is_some();
        let why = if is_personal { Ignored::Personal } else { Ignored::UnknownColumn };
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, *label, Fate::Ignored(Ignored::Header));
        for (value, _) in values {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, *value, Fate::Ignored(why));
        }
        if !known(label) {
            let header = text.as_str().into();
            let problem = if is_personal { Problem::PersonalColumn { header } } else { Problem::FormLabelUnknown { label: header } };
            journal.tell(sheet.place().at(*label), problem);
        }
    }
}
