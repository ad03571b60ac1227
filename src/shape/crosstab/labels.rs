//! What the rows around the dates of a crossed sheet say: parts of a day, bodies, actions.

use super::find::is_name_header;
use crate::personal;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Kind, is_example};
use crate::shape::moment::{self, Dated};
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::{Reading, header_key};
use crate::shape::{headers, title};
use std::collections::BTreeMap;

/// The day of each column of marks.
pub type Days = BTreeMap<u32, (CellRef, Dated)>;

/// A date merged over several columns is that of each; one that is not reaches right over the parts of its day that stand beneath it.
pub fn reaching_right(sheet: &Sheet<'_>, row: u32, own: Days) -> Days {
    let last = sheet.row(row).chain(sheet.row(row + 1)).map(|(cell, _)| cell.column).max().unwrap_or_default();
    let names_part = |column: u32| {
        let beneath = sheet.own(CellRef::new(row + 1, column));
        beneath.is_some_and(|raw| matches!(raw, Raw::Text(_)) && moment::is_half_day(&tidy_text(raw)))
    };
    let mut days = Days::new();
    for (column, (cell, dated)) in own {
        let first_is_part = names_part(column);
        let reached = |at: &u32| {
            let merged = sheet.seen(CellRef::new(row, *at)).is_some_and(|(holder, _)| holder == cell);
            merged || (first_is_part && sheet.seen(CellRef::new(row, *at)).is_none() && names_part(*at))
        };
        for at in (column + 1..=last.max(column + 1)).take_while(reached) {
            days.insert(at, (cell, dated.clone()));
        }
        days.insert(column, (cell, dated));
    }
    days
}

/// Labels under the dates (« COPIL », « Formation »), when that row has words there that are no marks.
pub fn labels_below(
    sheet: &Sheet<'_>,
    reader: &Reader,
    row: u32,
    rows: &[u32],
    rank: usize,
    dated: &Days,
) -> (u32, BTreeMap<u32, (CellRef, String)>) {
    let mut labels = BTreeMap::new();
    let Some(next) = rows.get(rank + 1).copied().filter(|next| *next == row + 1) else { return (row, labels) };
    let under: Vec<(CellRef, &Raw)> = dated.keys().filter_map(|column| sheet.seen(CellRef::new(next, *column))).collect();
    let is_label = |raw: &Raw| {
        let Raw::Text(text) = raw else { return false };
        !matches!(reader.presence(raw), Reading::Value(_)) && headers::meanings(text).is_empty() && !title::is_aside(text)
    };
    if under.is_empty() || !under.iter().all(|(_, raw)| is_label(raw)) || is_record_row(sheet, next, dated) {
        return (row, labels);
    }
    // Who led each session: the row is of the header, and goes nowhere.
    if personal::names_people(&under.iter().map(|(_, raw)| tidy_text(raw)).collect::<Vec<_>>()) {
        return (next, labels);
    }
    for column in dated.keys() {
        if let Some((cell, raw)) = sheet.seen(CellRef::new(next, *column)) {
            labels.insert(*column, (cell, tidy_text(raw)));
        }
    }
    (next, labels)
}

/// A row of names: its first word is no header.
fn is_record_row(sheet: &Sheet<'_>, row: u32, dated: &Days) -> bool {
    sheet.row(row).find(|(cell, _)| !dated.contains_key(&cell.column)).is_some_and(|(_, raw)| !is_name_header(&tidy_text(raw)))
}

/// Labels over the dates; a label reaches right to the next one, as a merged cell does once in a text file. « T1 », « mars » group the dates and say nothing of what
/// was met for.
pub fn labels_above(sheet: &Sheet<'_>, reader: &Reader, above: &[u32], names: u32, dated: &Days) -> BTreeMap<u32, (CellRef, String)> {
    let mut labels = BTreeMap::new();
    let is_label = |raw: &Raw| matches!(raw, Raw::Text(text) if !title::is_aside(text)) && !matches!(reader.period(raw), Reading::Value(_));
    // « Animatrice | Maëlle Quiniou », « Lieu | Mairie »: the row says so at its head.
    let is_aside = |row: u32| {
        let head = sheet.row(row).find(|(cell, raw)| cell.column <= names && matches!(raw, Raw::Text(_)));
        head.is_some_and(|(_, raw)| title::is_aside(&tidy_text(raw)))
    };
    for row in above.iter().rev().filter(|row| !is_aside(**row)) {
        let texts: BTreeMap<u32, (CellRef, String)> = sheet
            .row(*row)
            .filter(|(cell, raw)| cell.column > names && is_label(raw))
            .map(|(cell, raw)| (cell.column, (cell, tidy_text(raw))))
            .collect();
        if personal::names_people(&texts.values().map(|(_, text)| text).collect::<Vec<_>>()) {
            continue;
        }
        // The last row of a block of the same sheet.
        if texts.values().all(|(_, text)| matches!(reader.presence(&Raw::Text(text.as_str().into())), Reading::Value(_))) {
            continue;
        }
        // « Nombre de participants par mois » says what the numbers are, and not of what.
        let is_subject = |text: &str| !says_what_is_counted(text);
        if !texts.values().any(|(_, text)| is_subject(text)) {
            continue;
        }
        for column in dated.keys() {
            // The label of an example is the example's alone: it must not make one of the columns that follow.
            let own = |(at, (_, text)): &(&u32, &(CellRef, String))| (*at == column || !is_example(text)) && is_subject(text);
            if let Some((_, label)) = texts.range(..=column).next_back().filter(own) {
                labels.entry(*column).or_insert_with(|| label.clone());
            }
        }
        break;
    }
    labels
}

/// « Nombre de participants par trimestre », « Nb de présents », « Présences », « Effectifs ».
fn says_what_is_counted(text: &str) -> bool {
    let key = header_key(text);
    let counts = |text: &str| headers::column(Kind::Participations, text).is_some_and(|(column, _)| column.name == "participants");
    let presence = headers::column(Kind::Instances, text).is_some_and(|(column, _)| matches!(column.name, "presence" | "date"));
    key.starts_with("nb ") || counts(text) || presence || matches!(key.as_str(), "date" | "dates" | "mois" | "trimestre" | "calendrier")
}
