//! A record of a sound table, its values taken by column name.

use super::{Source, Stated};
use crate::period::{Grain, Period};
use crate::place::{CellRef, Place};
use crate::quantity::Quantity;
use crate::shape::{Cited, Items, Presence, Table, Value};
use std::sync::Arc;

/// A record and the number of its sheet.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    pub table: &'a Table,
    pub record: usize,
    pub sheet: u32,
}

impl<'a> Row<'a> {
    fn get(&self, column: &str) -> Option<&'a Cited<Value>> {
        self.table.get(self.record, column)
    }

    /// Where the record begins.
    pub fn source(&self) -> Source {
        let cell = self.table.records.get(self.record).copied().unwrap_or(CellRef::new(1, 1));
        Cited { value: self.sheet, cell }
    }

    /// The other cells it was counted over.
    pub fn besides(&self) -> Vec<Source> {
        let cells = self.table.besides.get(&self.record).into_iter().flatten();
        cells.map(|cell| Cited { value: self.sheet, cell: *cell }).collect()
    }

    /// The place of a column's cell, or of the record.
    pub fn place(&self, column: &str) -> Place {
        self.table.source.at(self.get(column).map_or(self.source().cell, |cited| cited.cell))
    }

    pub fn text(&self, column: &str) -> Option<Arc<str>> {
        self.get(column)?.value.as_text().cloned()
    }

    pub fn quantity(&self, column: &str) -> Option<Cited<Quantity>> {
        let cited = self.get(column)?;
        cited.value.as_quantity().map(|value| Cited { value, cell: cited.cell })
    }

    /// A quantity and its cell, on whichever sheet.
    pub fn stated(&self, column: &str) -> Option<Stated> {
        let Cited { value, cell } = self.quantity(column)?;
        Some(Stated { value, source: Cited { value: self.sheet, cell } })
    }

    /// « NC »: said to be not known, where a blank would say something else.
    pub fn is_not_known(&self, column: &str) -> bool {
        self.get(column).is_some_and(|cited| cited.value == Value::NotKnown)
    }

    pub fn period(&self, column: &str) -> Option<Period> {
        self.get(column)?.value.as_period()
    }

    pub fn yes_no(&self, column: &str) -> Option<bool> {
        if let Value::YesNo(yes) = self.get(column)?.value { Some(yes) } else { None }
    }

    pub fn number_of_year(&self, column: &str) -> Option<i32> {
        if let Value::Year(year) = self.get(column)?.value { Some(year) } else { None }
    }

    pub fn presence(&self, column: &str) -> Option<Presence> {
        if let Value::Presence(presence) = self.get(column)?.value { Some(presence) } else { None }
    }

    pub fn items(&self, column: &str) -> Items {
        match self.get(column).map(|cited| &cited.value) {
            Some(Value::Items(items)) => items.clone(),
            Some(Value::Classes(classes)) => Items { items: classes.clone(), incomplete: false },
            Some(
                Value::Text(_)
                | Value::Quantity(_)
                | Value::Period(_)
                | Value::YesNo(_)
                | Value::Year(_)
                | Value::Class(_)
                | Value::Presence(_)
                | Value::NotKnown,
            )
            | None => Items::default(),
        }
    }

    /// A day known to the day, for counting days.
    pub fn day(&self, column: &str) -> Option<chrono::NaiveDate> {
        self.period(column).filter(|period| period.grain == Grain::Day).map(|period| period.first)
    }

    /// A row belongs to its folder's year; outside a year's folder, to that of its date.
    pub fn year(&self, dates: &[&str]) -> Option<i32> {
        let dated = || dates.iter().find_map(|column| self.period(column)).map(|period| period.first_year());
        self.table.year.or_else(|| self.number_of_year("annee")).or_else(dated)
    }
}
