//! A list under labels that say, once for all its rows, what its columns lack: « Action : | SISM », « Date : | 12/03/2024 », then who came.

use super::supplied::{Values, search_again};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind, Nomenclature};
use crate::shape::reader::Reader;
use crate::shape::recognise::{self, Found, Header, Wanted};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::Reading;
use crate::shape::{headers, title};
use std::collections::BTreeMap;

/// Labels stand among the first rows, over the list that they complete.
const ROWS_OF_LABELS: usize = 12;

/// The list under labels, and what they say. Asked last, of a sheet that is nothing else: in a form each label has its own value, and no
/// row beneath heads a list.
pub fn list_beneath(sheet: &Sheet<'_>, reader: &Reader, wanted: &Wanted<'_>, found: &Found, values: &mut Values) -> Option<Found> {
    let near = &found.nearest.as_ref()?.table;
    let kinds = [near.kind, Kind::Participations, Kind::Instances];
    for kind in kinds.into_iter().filter(|kind| wanted.only.is_none_or(|only| only == *kind)) {
        let said = labels(sheet, reader, kind);
        let again = search_again(sheet, wanted, kind, said.keys().copied());
        let is_beneath = |header: &Header| said.values().all(|(cell, _)| cell.row < header.first_row) && heads_a_list(header);
        if !said.is_empty() && !again.headers.is_empty() && again.headers.iter().all(is_beneath) {
            for (name, (cell, raw)) in said {
                values.entry(name).or_insert((Some(cell), raw));
            }
            return Some(again);
        }
    }
    None
}

/// The sheet of one session: labels say which and when, and the list beneath who came. Asked before the sheet is looked at as a form or as a
/// crossed sheet, whose labels and dates those are too; never of a list whose own columns say all of it.
pub fn session(sheet: &Sheet<'_>, reader: &Reader, wanted: &Wanted<'_>, found: &Found, values: &mut Values) -> Option<Found> {
    // « Réunion : | comité technique » names a body before it names an action.
    for (kind, subject) in [(Kind::Instances, "instance"), (Kind::Participations, "action")] {
        if wanted.only.is_some_and(|only| only != kind) {
            continue;
        }
        let mut said = labels(sheet, reader, kind);
        // « Réunion : Comité technique » may be a label of either: a body sits.
        let is_body = |(_, raw): &(CellRef, Raw)| title::body(reader, &tidy_text(raw)).is_some();
        if kind == Kind::Instances && !said.contains_key("instance") {
            said.extend(labels(sheet, reader, Kind::Participations).remove("action").filter(is_body).map(|said| ("instance", said)));
        }
        let Some(last_label) =
            said.values().map(|(cell, _)| cell.row).max().filter(|_| said.contains_key("date") || said.contains_key(subject))
        else {
            continue;
        };
        let is_of_labels = |header: &Header| header.first_row <= last_label;
        let is_register = |header: &Header| header.best.kind == Kind::Structures && recognise::counts_people(&header.cells);
        if !found.headers.iter().all(|header| is_of_labels(header) || is_register(header)) {
            continue;
        }
        let beneath = Wanted { after: last_label, ..wanted.clone() };
        let again = search_again(sheet, &beneath, kind, said.keys().copied());
        if let [header] = again.headers.as_slice()
            && heads_a_list(header)
            && has_rows(sheet, header)
        {
            for (name, (cell, raw)) in said {
                values.entry(name).or_insert((Some(cell), raw));
            }
            return Some(again);
        }
    }
    None
}

/// Rows beneath a header that fill two of its columns.
fn has_rows(sheet: &Sheet<'_>, header: &Header) -> bool {
    let fills = |row: u32| header.cells.keys().filter(|column| sheet.own(CellRef::new(row, **column)).is_some()).count() >= 2;
    sheet.rows().filter(|row| *row > header.last_row).any(fills)
}

/// Two headers or more, most of them known: one label and its value are no header.
fn heads_a_list(header: &Header) -> bool {
    let people = header.cells.values().filter(|cell| headers::personal(&cell.text).is_some()).count();
    let named = header.best.columns.len() + people;
    named >= 2 && named > header.best.unknown.len()
}

/// What a label may say of all the rows beneath, besides what they need: the head count of a session is not that of each row.
const SAID_OF_ALL: [&str; 3] = ["axe", "type", "public"];

/// The values that labels give to the columns of a table, and where they stand.
fn labels(sheet: &Sheet<'_>, reader: &Reader, kind: Kind) -> BTreeMap<&'static str, (CellRef, Raw)> {
    let mut said = BTreeMap::new();
    for row in sheet.rows().take(ROWS_OF_LABELS) {
        let cells: Vec<(CellRef, &Raw)> = sheet.row(row).collect();
        for (at, (cell, raw)) in cells.iter().enumerate() {
            let Raw::Text(_) = raw else { continue };
            // Of the headers of a list, the first would be a label and the second its value.
            let stands_apart = cells.len() <= 2 || tidy_text(raw).contains(':');
            let beside = cells.get(at + 1).filter(|_| stands_apart).filter(|(_, raw)| headers::meanings(&tidy_text(raw)).is_empty());
            let label = label(kind, *cell, &tidy_text(raw), beside.copied());
            if let Some((column, cell, raw)) = label.filter(|(column, _, raw)| can_hold(reader, column, raw)) {
                said.entry(column.name).or_insert((cell, raw));
            }
        }
    }
    said
}

/// A label and its value, in two cells or in one: « Action : SISM ».
fn label(kind: Kind, cell: CellRef, text: &str, beside: Option<(CellRef, &Raw)>) -> Option<(&'static Column, CellRef, Raw)> {
    let useful = |column: &&Column| column.required || SAID_OF_ALL.contains(&column.name);
    let named = |text: &str| headers::column(kind, text).map(|(column, _)| column).filter(useful);
    if let Some(column) = named(text) {
        return beside.map(|(cell, raw)| (column, cell, raw.clone()));
    }
    let (head, rest) = text.split_once(':')?;
    named(head).filter(|_| !rest.trim().is_empty()).map(|column| (column, cell, Raw::Text(rest.trim().into())))
}

/// A date is a date, and a class one of its nomenclature.
fn can_hold(reader: &Reader, column: &Column, raw: &Raw) -> bool {
    match column.content {
        Content::Date => matches!(reader.period(raw), Reading::Value(_)),
        Content::Class(Nomenclature::Body) => title::body(reader, &tidy_text(raw)).is_some(),
        Content::Class(nomenclature) => reader.class(nomenclature, &tidy_text(raw)).is_some(),
        Content::Text
        | Content::Name
        | Content::Names
        | Content::Texts
        | Content::Classes(_)
        | Content::Count
        | Content::Euros
        | Content::Number
        | Content::Share
        | Content::Year
        | Content::YesNo
        | Content::Presence => true,
    }
}
