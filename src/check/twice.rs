//! The same row twice: told, and counted twice, for only a person can tell which it is (contract §10).

use crate::finding::Findings;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::schema::Kind;
use crate::shape::{Layout, Presence, Table, TypedColumn, Value};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

pub fn rows(journal: &mut Findings, table: &Table) {
    // Where a row is a person without a name, equal rows are different people.
    let is_person_rows = table.kind == Kind::Participations && !table.has("participants") && table.persons.iter().all(Option::is_none);
    if table.layout != Layout::List || is_person_rows {
        return;
    }
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    for (record, start) in table.records.iter().enumerate() {
        let alike = seen.entry(imprint(table, record)).or_default();
        let first = alike.iter().copied().find(|earlier| are_equal(table, *earlier, record));
        match first.and_then(|first| table.records.get(first)) {
            Some(first) => journal.tell(table.source.at(*start), Problem::RowTwice { first_row: first.row }),
            None => alike.push(record),
        }
    }
}

fn are_equal(table: &Table, one: usize, other: usize) -> bool {
    let equal = |column: &TypedColumn| {
        let value = |record: usize| column.values.get(record).and_then(Option::as_ref).map(|cited| &cited.value);
        value(one) == value(other)
    };
    table.persons.get(one) == table.persons.get(other) && table.columns.iter().all(equal)
}

/// The same for records that are equal.
fn imprint(table: &Table, record: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    for column in &table.columns {
        match column.values.get(record).and_then(Option::as_ref) {
            Some(cited) => put(&mut hasher, &cited.value),
            None => hasher.write_u8(0),
        }
    }
    table.persons.get(record).hash(&mut hasher);
    hasher.finish()
}

fn put(hasher: &mut DefaultHasher, value: &Value) {
    std::mem::discriminant(value).hash(hasher);
    match value {
        Value::Text(text) | Value::Class(text) => text.hash(hasher),
        Value::Quantity(quantity) | Value::Presence(Presence::Present(quantity)) => put_quantity(hasher, *quantity),
        Value::Period(period) => period.hash(hasher),
        Value::YesNo(yes) => yes.hash(hasher),
        Value::Year(year) => year.hash(hasher),
        Value::Items(items) => items.items.hash(hasher),
        Value::Classes(classes) => classes.hash(hasher),
        Value::Presence(presence @ (Presence::Excused | Presence::Absent)) => std::mem::discriminant(presence).hash(hasher),
    }
}

fn put_quantity(hasher: &mut DefaultHasher, quantity: Quantity) {
    // 0 and −0 are equal, and are written apart.
    (quantity.value + 0.0).to_bits().hash(hasher);
    quantity.precision.hash(hasher);
}
