//! A table found on a sheet: typed columns, each value with the cell it stands in.

use crate::period::Period;
use crate::place::{CellRef, Place};
use crate::quantity::Quantity;
use crate::schema::Kind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How a table is laid out on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// `liste`: a header, then one record a row.
    List,
    /// `fiche`: labels and values side by side, one record a sheet.
    Form,
    /// `croise`: structures in rows, meetings in columns.
    Crosstab,
}

impl Layout {
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "liste",
            Self::Form => "fiche",
            Self::Crosstab => "croise",
        }
    }
}

/// Whether a structure was there, as a sign-in sheet says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    /// So many people came; 1 for a mark.
    Present(Quantity),
    Excused,
    Absent,
}

/// A list of names or texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    pub items: Vec<Arc<str>>,
    /// It ended with « … » or « etc. »: known to lack some.
    pub incomplete: bool,
}

/// A cell's content once read by its column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Arc<str>),
    Quantity(Quantity),
    Period(Period),
    YesNo(bool),
    Year(i32),
    Items(Items),
    /// The label of a class, from the nomenclature or `Non classé`.
    Class(Arc<str>),
    Classes(Vec<Arc<str>>),
    Presence(Presence),
    /// « NC » where a blank would say something: a share of 1, a start from 0.
    NotKnown,
}

impl Value {
    pub fn as_text(&self) -> Option<&Arc<str>> {
        if let Self::Text(text) | Self::Class(text) = self { Some(text) } else { None }
    }

    pub fn as_quantity(&self) -> Option<Quantity> {
        if let Self::Quantity(quantity) = self { Some(*quantity) } else { None }
    }

    pub fn as_period(&self) -> Option<Period> {
        if let Self::Period(period) = self { Some(*period) } else { None }
    }
}

/// A value and the cell it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    pub value: T,
    pub cell: CellRef,
}

/// A typed column: one entry a record; `None` where the partner left it blank, or where a finding says why.
#[derive(Clone, Debug)]
pub struct TypedColumn {
    /// The schema's name.
    pub name: &'static str,
    pub values: Vec<Option<Cited<Value>>>,
}

/// A table found on a sheet.
#[derive(Clone, Debug)]
pub struct Table {
    pub kind: Kind,
    pub layout: Layout,
    /// The year of its folder.
    pub year: Option<i32>,
    /// File and sheet.
    pub source: Place,
    pub columns: Vec<TypedColumn>,
    /// Where each record begins, in reading order.
    pub records: Vec<CellRef>,
    /// A person behind a record, from nominative columns: a hash kept in memory, for counting distinct people only.
    pub persons: Vec<Option<u64>>,
    /// By record, the other cells it was made of, where it was counted over several.
    pub besides: BTreeMap<usize, Vec<CellRef>>,
}

impl Table {
    /// The value of a record in a column, if the table has one.
    pub fn get(&self, record: usize, column: &str) -> Option<&Cited<Value>> {
        self.columns.iter().find(|typed| typed.name == column)?.values.get(record)?.as_ref()
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|typed| typed.name == column)
    }
}
