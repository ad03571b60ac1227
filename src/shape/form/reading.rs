//! A form to its records: which labels make one, and the values of each.

use super::boxes::{Boxes, boxes};
use super::cells::{mark_the_rest, right_of, value_cells, values_beneath};
use super::{Form, Label, person, set};
use crate::finding::{Fate, Findings, Ignored};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Content;
use crate::shape::build::Builder;
use crate::shape::reader::{Outcome, Reader};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::HeaderUnit;
use crate::shape::{Layout, Table, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Reads every record of a form.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, form: &Form) -> Option<Table> {
    let named = person::tell_names(journal, sheet, form);
    let columns = form.labels.iter().map(|label| label.column);
    let mut builder = Builder::new(form.kind, Layout::Form, sheet.grid.year, sheet.place(), columns);
    for labels in records(form) {
        for values in value_columns(sheet, form, &labels) {
            read_record(journal, reader, sheet, form, &labels, values, &mut builder);
        }
    }
    mark_the_rest(journal, sheet, form);
    if named {
        person::refuse(journal, sheet, form);
        return None;
    }
    Some(builder.finish())
}

/// The labels of each record: a new one begins where the first required label comes again.
fn records(form: &Form) -> Vec<Vec<Label>> {
    let key = form.kind.schema().columns.iter().find(|column| column.required).map_or("", |column| column.name);
    let keyed: BTreeSet<u32> = form.labels.iter().filter(|label| label.column.name == key).map(|label| label.cell.column).collect();
    // Two columns that both begin records are two forms side by side; otherwise the second goes on with the first.
    let groups: Vec<Vec<Label>> = if keyed.len() > 1 {
        keyed
            .iter()
            .map(|column| form.labels.iter().filter(|label| nearest_left(&keyed, label.cell.column) == Some(*column)).cloned().collect())
            .collect()
    } else {
        vec![form.labels.clone()]
    };
    let mut records = Vec::new();
    for group in groups {
        let starts: Vec<u32> = group.iter().filter(|label| label.column.name == key).map(|label| label.cell.row).collect();
        if starts.len() <= 1 {
            records.push(group);
            continue;
        }
        for (rank, start) in starts.iter().enumerate() {
            let from = if rank == 0 { 0 } else { *start };
            let to = starts.get(rank + 1).copied().unwrap_or(u32::MAX);
            records.push(group.iter().filter(|label| (from..to).contains(&label.cell.row)).cloned().collect());
        }
    }
    records
}

fn nearest_left(columns: &BTreeSet<u32>, column: u32) -> Option<u32> {
    columns.range(..=column).next_back().copied()
}

/// Where the values lie: all cells right of the label (`None`), or one record a column when the key label has several values.
fn value_columns(sheet: &Sheet<'_>, form: &Form, labels: &[Label]) -> Vec<Option<u32>> {
    let key = labels.iter().find(|label| label.column.required && label.column.content == Content::Text && label.inline.is_none());
    let Some(key) = key else { return vec![None] };
    let values: Vec<u32> = right_of(sheet, form, key.cell).map(|(cell, _)| cell.column).collect();
    if values.len() > 1 { values.into_iter().map(Some).collect() } else { vec![None] }
}

/// The amount of « Budget (k€) : | 12 », with the unit of its label; nothing where the label gives none.
fn in_large_unit(sheet: &Sheet<'_>, label: &Label, cells: &[(CellRef, &Raw)]) -> Vec<(CellRef, Raw)> {
    let text = sheet.own(label.cell).map(tidy_text).unwrap_or_default();
    let head = text.split(':').next().unwrap_or_default();
    let unit = match (label.column.content, label.column.name) {
        (Content::Euros, _) => HeaderUnit::of(head),
        (_, "etp") => HeaderUnit::hundredths(head),
        _ => None,
    };
    let Some(unit) = unit else { return Vec::new() };
    cells.iter().map(|(cell, raw)| (*cell, unit.put_on(raw).unwrap_or_else(|| (*raw).clone()))).collect()
}

fn read_record(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    form: &Form,
    labels: &[Label],
    values: Option<u32>,
    builder: &mut Builder,
) {
    let Some(first) = labels.first() else { return };
    let source = sheet.place();
    let beneath = values_beneath(sheet, form, labels);
    builder.begin(values.map_or(first.cell, |column| CellRef::new(first.cell.row, column)));
    let mut filled: BTreeMap<&str, Value> = BTreeMap::new();
    if let Some((cell, title)) = &form.title {
        set(journal, sheet, *cell, Fate::Used);
        builder.put("action", *cell, Value::Text(title.as_str().into()));
    }
    for label in labels {
        if label.guessed {
            let (header, column) = (sheet.own(label.cell).map(tidy_text).unwrap_or_default(), label.column.title);
            journal.tell(source.at(label.cell), Problem::HeaderGuessed { header: header.into(), column: column.into() });
        }
        set(journal, sheet, label.cell, if label.inline.is_some() { Fate::Used } else { Fate::Ignored(Ignored::Header) });
        let boxes = if values.is_none() && !beneath { boxes(reader, sheet, form, labels, label) } else { None };
        let cells: Vec<(CellRef, &Raw)> = match values {
            _ if boxes.is_some() => Vec::new(),
            Some(column) => right_of(sheet, form, label.cell).filter(|(cell, _)| cell.column == column).collect(),
            None => value_cells(sheet, form, labels, label, beneath),
        };
        let inline = label.inline.as_ref().map(|text| (label.cell, Raw::Text(text.as_str().into())));
        let all: Vec<(CellRef, &Raw)> = inline.iter().map(|(cell, raw)| (*cell, raw)).chain(cells).collect();
        let (at, all, outcome) = match boxes {
            Some(Boxes { cells, ticked, at }) => (at, cells, reader.read_boxes(journal, &source, label.column, at, ticked)),
            None => {
                let Some((at, _)) = all.first().copied() else { continue };
                let large = in_large_unit(sheet, label, &all);
                let cells: Vec<(CellRef, &Raw)> = large.iter().map(|(cell, raw)| (*cell, raw)).collect();
                let outcome = reader.read_cells(journal, &source, label.column, if cells.is_empty() { &all } else { &cells });
                (at, all, outcome)
            }
        };
        let fate = outcome.fate();
        all.iter().for_each(|(cell, _)| set(journal, sheet, *cell, fate));
        let Outcome::Value(value) = outcome else { continue };
        match filled.get(label.column.name).map(|known| together(known, &value)) {
            None => {
                filled.insert(label.column.name, value.clone());
                builder.put(label.column.name, at, value);
            }
            Some(Some(joined)) => {
                filled.insert(label.column.name, joined.clone());
                builder.put(label.column.name, at, joined);
            }
            Some(None) => {
                let (header, column) = (sheet.own(label.cell).map(tidy_text).unwrap_or_default(), label.column.title);
                journal.tell(source.at(label.cell), Problem::ColumnTwice { header: header.into(), column: column.into() });
                all.iter().for_each(|(cell, _)| set(journal, sheet, *cell, Fate::Ignored(Ignored::UnknownColumn)));
            }
        }
    }
}

/// Two values of one column as one: texts and lists go on, other values do not.
fn together(known: &Value, more: &Value) -> Option<Value> {
    match (known, more) {
        (Value::Text(one), Value::Text(other)) => Some(Value::Text(format!("{one}\n{other}").into())),
        (Value::Items(one), Value::Items(other)) => {
            let mut both = one.clone();
            both.items.extend(other.items.iter().filter(|item| !one.items.contains(item)).cloned());
            both.incomplete |= other.incomplete;
            Some(Value::Items(both))
        }
        _ => (known == more).then(|| known.clone()),
    }
}
