//! A list under labels that say, once for all its rows, what its columns lack: « Action : | SISM », « Date : | 12/03/2024 », then who came.

use super::supplied::{Values, search_again};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind, Nomenclature};
use crate::shape::reader::Reader;
use crate::shape::recognise::{self, Found, Header, Wanted};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::Reading;
use crate::shape::{Presence, headers, list, title};
use std::collections::BTreeMap;

/// Labels stand among the first rows, over the list that they complete.
const ROWS_OF_LABELS: usize = 12;

/// The list under labels, and what they say. Asked last, of a sheet that is nothing else: in a form each label has its own value, and no
/// row beneath heads a list.
pub fn list_beneath(sheet: &Sheet<'_>, reader: &Reader, wanted: &Wanted<'_>, found: &Found, values: &mut Values) -> Option<Found> {
    let near = &found.nearest.as_ref()?.table;
    let kinds = [near.kind, Kind::Participations, Kind::Instances];
    for kind in kinds.into_iter().filter(|kind| wanted.only.is_none_or(|only| only == *kind)) {
        let said = labels(sheet, reader, kind, sheet.rows().take(ROWS_OF_LABELS));
        let again = search_again(sheet, wanted, kind, said.keys().copied());
        // A plan of actions under a date, with structures beside them, counts nobody.
        let is_complete = kind != Kind::Participations || (said.contains_key("date") && said.contains_key("action"));
        let is_beneath = |header: &Header| {
            said.values().all(|(cell, _)| cell.row < header.first_row) && heads_a_list(header) && (is_complete || counts_or_names(header))
        };
        let came = kind != Kind::Instances || !names_the_invited(sheet, reader, &again);
        if came && !said.is_empty() && !again.headers.is_empty() && again.headers.iter().all(is_beneath) {
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
    let first_rows: Vec<u32> = sheet.rows().take(ROWS_OF_LABELS).collect();
    // « Réunion : | comité technique » names a body before it names an action.
    for (kind, subject) in [(Kind::Instances, "instance"), (Kind::Participations, "action")] {
        if wanted.only.is_some_and(|only| only != kind) {
            continue;
        }
        let mut said = labels_of_session(sheet, reader, kind, &first_rows);
        if !said.contains_key("date") && !said.contains_key(subject) {
            continue;
        }
        let rows = said.values().map(|(cell, _)| cell.row);
        let (Some(first_label), Some(last_label)) = (rows.clone().min(), rows.max()) else { continue };
        let is_complete = said.contains_key("date") && said.contains_key(subject);
        if !said.contains_key(subject) {
            said.extend(subject_above(sheet, reader, kind, 0, first_label).map(|named| (subject, named)));
        }
        // A header found elsewhere is a table's own.
        let is_of_labels = |header: &Header| (first_label..=last_label).contains(&header.first_row);
        let is_register = |header: &Header| header.best.kind == Kind::Structures && recognise::counts_people(&header.cells);
        if !found.headers.iter().all(|header| is_of_labels(header) || is_register(header)) {
            continue;
        }
        let beneath = Wanted { after: last_label, ..wanted.clone() };
        let mut again = search_again(sheet, &beneath, kind, said.keys().copied());
        let tells_who_came = |header: &Header| heads_a_list(header) && has_rows(sheet, header) && (is_complete || counts_or_names(header));
        if again.headers.is_empty() || !again.headers.iter().all(tells_who_came) {
            continue;
        }
        if kind == Kind::Instances && names_the_invited(sheet, reader, &again) {
            continue;
        }
        // Of several sessions, each has labels of its own.
        let mut above = again.headers.first().map_or(0, |header| header.last_row);
        for header in again.headers.iter_mut().skip(1) {
            let mut own = labels_of_session(sheet, reader, kind, &label_rows(sheet, kind, above, header.first_row));
            // « Excusés », « Professionnels »: more of those that the labels at the top are of.
            let titles = title::above(sheet, above, header.first_row);
            if own.is_empty() && !titles.is_empty() && titles.iter().all(|(_, text)| parts_session(reader, text)) {
                above = header.last_row;
                continue;
            }
            // Of what, or of which body, it is may be said once, at the top.
            let is_own = |name: &&&'static str| **name != subject || own.is_empty();
            if !said.keys().filter(is_own).all(|name| own.contains_key(name)) {
                return None;
            }
            if !own.contains_key(subject) {
                let first_label = own.values().map(|(cell, _)| cell.row).min().unwrap_or(header.first_row);
                let named = subject_above(sheet, reader, kind, above, first_label).or_else(|| said.get(subject).cloned());
                own.extend(named.map(|named| (subject, named)));
            }
            header.said = own.into_iter().map(|(name, (cell, raw))| (name, (Some(cell), raw))).collect();
            above = header.last_row;
        }
        for (name, (cell, raw)) in said {
            values.entry(name).or_insert((Some(cell), raw));
        }
        return Some(again);
    }
    None
}

/// What people met for, as a title just above the labels of a session names it; or the body that sat.
fn subject_above(sheet: &Sheet<'_>, reader: &Reader, kind: Kind, after: u32, first_label: u32) -> Option<(CellRef, Raw)> {
    let names = |text: &str| match (kind, title::body(reader, text)) {
        (Kind::Instances, body) => body.is_some(),
        (_, body) => body.is_none() && title::is_telling(text) && !title::parts_people(reader, text),
    };
    let named = title::above(sheet, after, first_label).into_iter().find(|(_, text)| names(text))?;
    Some((named.0, Raw::Text(title::bare(&named.1).into())))
}

/// Whether a title says that a list without marks is of those invited: they did not come yet.
pub fn names_the_invited(sheet: &Sheet<'_>, reader: &Reader, found: &Found) -> bool {
    let marks = |header: &Header| recognise::counts_people(&header.cells) || list::calls_roll(reader, sheet, header);
    let header = found.headers.first().map_or(0, |header| header.first_row);
    let is_title = |cell: &CellRef| cell.row < header && sheet.row(cell.row).count() == 1;
    let titles = title::texts(sheet, ROWS_OF_LABELS).into_iter().filter(|(cell, _)| is_title(cell));
    !found.headers.iter().all(marks) && titles.map(|(_, text)| text).any(|text| title::invites(&text))
}

/// Whether a title only says which of those of a session a list is of.
fn parts_session(reader: &Reader, title: &str) -> bool {
    title::parts_people(reader, title)
        || matches!(reader.presence(&Raw::Text(title.trim_end_matches([' ', ':']).into())), Reading::Value(_))
}

/// « Excusés », « Absents » over a list of names without marks: what is said of all of them, and where.
pub fn absence(sheet: &Sheet<'_>, reader: &Reader, header: &Header, after: u32) -> Option<(Option<CellRef>, Raw)> {
    let is_marked = header.best.columns.values().any(|column| column.name == "presence");
    if header.best.kind != Kind::Instances || is_marked {
        return None;
    }
    let stayed_away = |(cell, text): (CellRef, String)| {
        let mark = Raw::Text(text.trim_end_matches([' ', ':']).into());
        matches!(reader.presence(&mark), Reading::Value(Presence::Excused | Presence::Absent)).then_some((Some(cell), mark))
    };
    title::above(sheet, after, header.first_row).into_iter().find_map(stayed_away)
}

/// The labels of one session. « Réunion : Comité technique » may be a label of either table: a body sits.
fn labels_of_session(sheet: &Sheet<'_>, reader: &Reader, kind: Kind, rows: &[u32]) -> BTreeMap<&'static str, (CellRef, Raw)> {
    let mut said = labels(sheet, reader, kind, rows.iter().copied());
    let is_body = |(_, raw): &(CellRef, Raw)| title::body(reader, &tidy_text(raw)).is_some();
    if kind == Kind::Instances && !said.contains_key("instance") {
        let action = labels(sheet, reader, Kind::Participations, rows.iter().copied()).remove("action");
        said.extend(action.filter(is_body).map(|said| ("instance", said)));
    }
    said
}

/// The rows of labels just above a header, and past `after`.
fn label_rows(sheet: &Sheet<'_>, kind: Kind, after: u32, header: u32) -> Vec<u32> {
    let is_label = |row: &u32| {
        let mut cells = sheet.row(*row);
        let head = cells.next().map(|(_, raw)| tidy_text(raw)).unwrap_or_default();
        let head = head.split_once(':').map_or(head.as_str(), |(head, _)| head);
        cells.count() <= 1 && [kind, Kind::Participations].into_iter().any(|kind| headers::column(kind, head).is_some())
    };
    let between = sheet.rows_between(after, header).rev();
    between.take_while(is_label).collect::<Vec<_>>().into_iter().rev().collect()
}

/// A header that counts people, marks them or names them: a plan of actions under a date does none of it.
fn counts_or_names(header: &Header) -> bool {
    recognise::counts_people(&header.cells) || header.cells.values().any(|cell| headers::personal(&cell.text).is_some())
}

/// Rows beneath a header that fill two of its columns.
fn has_rows(sheet: &Sheet<'_>, header: &Header) -> bool {
    let fills = |row: u32| header.cells.keys().filter(|column| sheet.own(CellRef::new(row, **column)).is_some()).count() >= 2;
    sheet.rows_past(header.last_row).any(fills)
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
fn labels(sheet: &Sheet<'_>, reader: &Reader, kind: Kind, rows: impl Iterator<Item = u32>) -> BTreeMap<&'static str, (CellRef, Raw)> {
    let mut said = BTreeMap::new();
    for row in rows {
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
