//! The same row twice: told, and counted twice, for only a person can tell which it is (contract §10).

use crate::finding::Findings;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::schema::Kind;
use crate::shape::{Layout, Presence, Table, TypedColumn, Value};
use foldhash::quality::{FixedState, FoldHasher};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};

pub fn rows(journal: &mut Findings, table: &Table) {
    if table.layout != Layout::List || has_nameless_people(table) {
        return;
    }
    let imprints: Vec<u64> = (0..table.records.len()).into_par_iter().map(|record| imprint(table, record)).collect();
    let mut seen: HashMap<u64, Vec<usize>, FixedState> = HashMap::default();
    for (record, (start, imprint)) in table.records.iter().zip(imprints).enumerate() {
        let alike = seen.entry(imprint).or_default();
        let first = alike.iter().copied().find(|earlier| are_equal(table, *earlier, record));
        match first.and_then(|first| table.records.get(first)) {
            Some(first) => tell(journal, table, *start, first.row),
            None => alike.push(record),
        }
    }
}

/// What becomes of a row that an earlier one says already.
fn tell(journal: &mut Findings, table: &Table, start: CellRef, first_row: u32) {
    let problem = match table.kind {
        // Its structure is told, where names are settled.
        Kind::Structures => return,
        // An action is one wherever it is told of, and so is a figure of a larger territory.
        Kind::Actions | Kind::Context => Problem::RowRepeated { first_row },
        Kind::Participations | Kind::Instances | Kind::Referrals | Kind::Pathways | Kind::Objectives | Kind::Outlook | Kind::Means => {
            Problem::RowTwice { first_row }
        }
    };
    journal.tell(table.source.at(start), problem);
}

/// Fewer rows than this may well be alike by chance.
const FEWEST_ROWS: usize = 3;
/// From this share of its rows on, a table looks like another sending of one that is there.
const MOST_ROWS: f64 = 0.8;

/// A partner sends his table again, completed, under another name: both are read, and what they share would count twice in silence.
pub fn elsewhere(journal: &mut Findings, tables: &[&Table]) {
    let added_up = |table: &Table| matches!(table.kind, Kind::Participations | Kind::Instances | Kind::Referrals | Kind::Pathways);
    let candidates: Vec<&Table> = tables
        .iter()
        .copied()
        .filter(|table| added_up(table) && table.records.len() >= FEWEST_ROWS && !has_nameless_people(table))
        .collect();
    let has_likes = |table: &Table| candidates.iter().filter(|other| (other.kind, other.year) == (table.kind, table.year)).count() > 1;
    let rows: Vec<(&Table, HashMap<u64, usize, FixedState>)> =
        candidates.par_iter().filter(|table| has_likes(table)).map(|table| (*table, counted(table))).collect();
    for (at, (table, own)) in rows.iter().enumerate() {
        for (other, theirs) in rows.iter().take(at).filter(|(other, _)| (other.kind, other.year) == (table.kind, table.year)) {
            if other.source == table.source {
                continue;
            }
            let shared: usize = own.iter().map(|(row, count)| *count.min(theirs.get(row).unwrap_or(&0))).sum();
            let fewest = table.records.len().min(other.records.len());
            if shared as f64 >= MOST_ROWS * fewest as f64 {
                let problem = Problem::RowsElsewhere { count: shared, of: table.records.len(), other: other.source.to_string() };
                journal.tell(table.source.clone(), problem);
            }
        }
    }
}

/// Where a row is a person without a name, equal rows are different people.
fn has_nameless_people(table: &Table) -> bool {
    let is_a_person = |kind: Kind, count: &str| table.kind == kind && !table.has(count);
    (is_a_person(Kind::Participations, "participants") || is_a_person(Kind::Referrals, "nombre"))
        && table.persons.iter().all(Option::is_none)
}

/// How many times each row stands in a table, whatever the order of its columns.
fn counted(table: &Table) -> HashMap<u64, usize, FixedState> {
    let mut columns: Vec<&TypedColumn> = table.columns.iter().collect();
    columns.sort_by_key(|column| column.name);
    let mut rows = HashMap::default();
    for record in 0..table.records.len() {
        let mut hasher = FixedState::default().build_hasher();
        for column in &columns {
            if let Some(cited) = column.values.get(record).and_then(Option::as_ref) {
                column.name.hash(&mut hasher);
                put(&mut hasher, &cited.value);
            }
        }
        table.persons.get(record).hash(&mut hasher);
        *rows.entry(hasher.finish()).or_default() += 1;
    }
    rows
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
    let mut hasher = FixedState::default().build_hasher();
    for column in &table.columns {
        match column.values.get(record).and_then(Option::as_ref) {
            Some(cited) => put(&mut hasher, &cited.value),
            None => hasher.write_u8(0),
        }
    }
    table.persons.get(record).hash(&mut hasher);
    hasher.finish()
}

fn put(hasher: &mut FoldHasher<'static>, value: &Value) {
    std::mem::discriminant(value).hash(hasher);
    match value {
        Value::Text(text) | Value::Class(text) => text.hash(hasher),
        Value::Quantity(quantity) | Value::Presence(Presence::Present(quantity)) => put_quantity(hasher, *quantity),
        Value::Period(period) => period.hash(hasher),
        Value::YesNo(yes) => yes.hash(hasher),
        Value::Year(year) => year.hash(hasher),
        Value::Items(items) => items.items.hash(hasher),
        Value::Classes(classes) => classes.hash(hasher),
        Value::NotKnown => {}
        Value::Presence(presence @ (Presence::Excused | Presence::Absent)) => std::mem::discriminant(presence).hash(hasher),
    }
}

fn put_quantity(hasher: &mut FoldHasher<'static>, quantity: Quantity) {
    // 0 and −0 are equal, and are written apart.
    (quantity.value + 0.0).to_bits().hash(hasher);
    quantity.precision.hash(hasher);
}
