//! A list under labels that say, once for all its rows, what its columns lack: « Action : | SISM », « Date : | 12/03/2024 », then who came.

use super::supplied::{Values, search_again};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind};
use crate::shape::headers;
use crate::shape::reader::Reader;
use crate::shape::recognise::{Found, Header, Wanted};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::Reading;
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

/// Two headers or more, most of them known: one label and its value are no header.
fn heads_a_list(header: &Header) -> bool {
    let people = header.cells.values().filter(|cell| headers::personal(&cell.text).is_some()).count();
    let named = header.best.columns.len() + people;
    named >= 2 && named > header.best.unknown.len()
}

/// The values that labels give to the required columns of a table, and where they stand.
fn labels(sheet: &Sheet<'_>, reader: &Reader, kind: Kind) -> BTreeMap<&'static str, (CellRef, Raw)> {
    let mut said = BTreeMap::new();
    for row in sheet.rows().take(ROWS_OF_LABELS) {
        let cells: Vec<(CellRef, &Raw)> = sheet.row(row).collect();
        for (at, (cell, raw)) in cells.iter().enumerate() {
            let Raw::Text(_) = raw else { continue };
            let beside = cells.get(at + 1).filter(|(_, raw)| headers::meanings(&tidy_text(raw)).is_empty());
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
    let required = |text: &str| headers::column(kind, text).map(|(column, _)| column).filter(|column| column.required);
    if let Some(column) = required(text) {
        return beside.map(|(cell, raw)| (column, cell, raw.clone()));
    }
    let (head, rest) = text.split_once(':')?;
    required(head).filter(|_| !rest.trim().is_empty()).map(|column| (column, cell, Raw::Text(rest.trim().into())))
}

/// A date is a date, and a class one of its nomenclature.
fn can_hold(reader: &Reader, column: &Column, raw: &Raw) -> bool {
    match column.content {
        Content::Date => matches!(reader.period(raw), Reading::Value(_)),
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
