//! The same row twice: told, and counted twice, for only a person can tell which it is (contract §10).

use crate::finding::Findings;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::{Layout, Table};
use std::collections::BTreeMap;

pub fn rows(journal: &mut Findings, table: &Table) {
    // Where a row is a person without a name, equal rows are different people.
    let is_person_rows = table.kind == Kind::Participations && !table.has("participants") && table.persons.iter().all(Option::is_none);
    if table.layout != Layout::List || is_person_rows {
        return;
    }
    let mut seen: BTreeMap<String, CellRef> = BTreeMap::new();
    for (record, start) in table.records.iter().enumerate() {
        let values: Vec<String> = table
            .columns
            .iter()
            .map(|column| {
                column.values.get(record).map(|cited| format!("{:?}", cited.as_ref().map(|cited| &cited.value))).unwrap_or_default()
            })
            .collect();
        let key = format!("{:?} {:?}", values, table.persons.get(record));
        match seen.get(&key) {
            Some(first) => journal.tell(table.source.at(*start), Problem::RowTwice { first_row: first.row }),
            None => {
                seen.insert(key, *start);
            }
        }
    }
}
