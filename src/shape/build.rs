//! Puts a table together, record by record.

use super::{Cited, Layout, Table, TypedColumn, Value};
use crate::place::{CellRef, Place};
use crate::schema::{Column, Kind};
use std::collections::BTreeMap;

/// A table under construction. Columns grow together: a value never slips to another record.
pub struct Builder {
    table: Table,
}

impl Builder {
    pub fn new(kind: Kind, layout: Layout, year: Option<i32>, source: Place, columns: impl IntoIterator<Item = &'static Column>) -> Self {
        let mut names: Vec<&'static str> = columns.into_iter().map(|column| column.name).collect();
        names.sort_unstable();
        names.dedup();
        let columns = names.into_iter().map(|name| TypedColumn { name, values: Vec::new() }).collect();
        Self { table: Table { kind, layout, year, source, columns, records: Vec::new(), persons: Vec::new(), besides: BTreeMap::new() } }
    }

    /// Begins a record; the values put from now on are its own.
    pub fn begin(&mut self, at: CellRef) {
        self.table.records.push(at);
        self.table.persons.push(None);
        for column in &mut self.table.columns {
            column.values.push(None);
        }
    }

    /// Puts a value into the record begun last. A column that was not announced is added.
    pub fn put(&mut self, name: &'static str, cell: CellRef, value: Value) {
        let at = self.slot(name);
        self.put_at(at, cell, value);
    }

    /// The place of a column, for [`Self::put_at`]. A column that was not announced is added.
    pub fn slot(&mut self, name: &'static str) -> usize {
        self.table.columns.iter().position(|column| column.name == name).unwrap_or_else(|| {
            self.table.columns.push(TypedColumn { name, values: vec![None; self.table.records.len()] });
            self.table.columns.len() - 1
        })
    }

    /// The same as [`Self::put`], for a column whose place is known.
    pub fn put_at(&mut self, at: usize, cell: CellRef, value: Value) {
        if let Some(last) = self.table.columns.get_mut(at).and_then(|column| column.values.last_mut()) {
            *last = Some(Cited { value, cell });
        }
    }

    /// Puts a value into every record that has none in a column, by its place: what a blank means there.
    pub fn fill_at(&mut self, at: usize, value: &Value) {
        let Some(column) = self.table.columns.get_mut(at) else { return };
        for (cited, cell) in column.values.iter_mut().zip(&self.table.records) {
            cited.get_or_insert_with(|| Cited { value: value.clone(), cell: *cell });
        }
    }

    /// Adds the items of a list to those that the record begun last has in a column, by its place.
    pub fn add_at(&mut self, at: usize, cell: CellRef, more: &Value) {
        let Some(last) = self.table.columns.get_mut(at).and_then(|column| column.values.last_mut()) else { return };
        if last.as_mut().is_some_and(|cited| joined(&mut cited.value, more)) {
            self.besides(&[cell]);
        } else {
            *last = Some(Cited { value: more.clone(), cell });
        }
    }

    /// The value that the record before the one begun last has in a column, by its place.
    pub fn before(&self, at: usize) -> Option<&Value> {
        let record = self.table.records.len().checked_sub(2)?;
        self.table.columns.get(at)?.values.get(record)?.as_ref().map(|cited| &cited.value)
    }

    /// Whether the record begun last has nothing in a column.
    pub fn lacks(&self, name: &str) -> bool {
        self.table.records.len().checked_sub(1).is_none_or(|record| self.table.get(record, name).is_none())
    }

    /// The value that the record begun last has in a column, and where it stands.
    pub fn last(&self, name: &str) -> Option<(CellRef, Value)> {
        let record = self.table.records.len().checked_sub(1)?;
        self.table.get(record, name).map(|cited| (cited.cell, cited.value.clone()))
    }

    /// Says who stands behind the record begun last.
    pub fn person(&mut self, hash: Option<u64>) {
        if let Some(last) = self.table.persons.last_mut() {
            *last = hash;
        }
    }

    /// Makes of the record begun last as many as there are people behind it, each with the same values.
    pub fn split(&mut self, people: &[u64]) {
        let (Some((first, others)), Some(at)) = (people.split_first(), self.table.records.last().copied()) else { return };
        self.person(Some(*first));
        let besides = self.table.records.len().checked_sub(1).and_then(|last| self.table.besides.get(&last)).cloned().unwrap_or_default();
        for person in others {
            self.table.records.push(at);
            self.table.persons.push(Some(*person));
            for column in &mut self.table.columns {
                let same = column.values.last().cloned().flatten();
                column.values.push(same);
            }
            self.besides(&besides);
        }
    }

    /// Says which other cells, too, the record begun last was made of.
    pub fn besides(&mut self, cells: &[CellRef]) {
        if let Some(last) = self.table.records.len().checked_sub(1).filter(|_| !cells.is_empty()) {
            self.table.besides.entry(last).or_default().extend(cells);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.table.records.is_empty()
    }

    pub fn finish(self) -> Table {
        self.table
    }
}

/// Joins a list to another of its kind; whether they could be.
fn joined(known: &mut Value, more: &Value) -> bool {
    match (known, more) {
        (Value::Items(known), Value::Items(more)) => {
            for item in &more.items {
                if !known.items.contains(item) {
                    known.items.push(item.clone());
                }
            }
            known.incomplete |= more.incomplete;
            true
        }
        (Value::Classes(known), Value::Classes(more)) => {
            for class in more {
                if !known.contains(class) {
                    known.push(class.clone());
                }
            }
            true
        }
        _ => false,
    }
}
