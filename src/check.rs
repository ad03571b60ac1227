//! Tables to sound tables: no row that is kept lacks what its table requires, and what is odd is told where it stands.

mod coherence;
mod dates;
mod people;
mod required;
mod signs;
mod twice;

use crate::finding::{Fate, Findings, SetAside};
use crate::shape::Table;

/// A table in which no row breaks a rule of severity Error.
#[derive(Clone, Debug)]
pub struct SoundTable(Table);

impl SoundTable {
    /// The table itself, typed, each record with its cell.
    pub fn table(&self) -> &Table {
        &self.0
    }
}

/// Checks every table: what leaves values or rows out, and what a person should look at.
pub fn sound(journal: &mut Findings, tables: Vec<Table>) -> Vec<SoundTable> {
    let completed = required::Completed::of(&tables);
    let registered = people::Registered::of(&tables);
    let tables: Vec<SoundTable> = tables
        .into_iter()
        .map(|mut table| {
            people::scrub(journal, &registered, &mut table);
            signs::leave_out_negatives(journal, &mut table);
            // Before any row is left out: what is odd in one that lacks something is told now, and not once it has been filled in.
            dates::outside_year(journal, &table);
            dates::reversed(journal, &table);
            coherence::counts(journal, &table);
            coherence::referrals(journal, &table);
            required::leave_out_incomplete(journal, &completed, &mut table);
            twice::rows(journal, &table);
            SoundTable(table)
        })
        .collect();
    twice::elsewhere(journal, &tables.iter().map(SoundTable::table).collect::<Vec<_>>());
    tables
}

/// Removes the records that `keep` refuses, and says in the ledger that their cells were left out.
fn retain(journal: &mut Findings, table: &mut Table, keep: &[bool]) {
    if keep.iter().all(|keep| *keep) {
        return;
    }
    let kept = |at: usize| keep.get(at).copied().unwrap_or(true);
    let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
    // A merged cell serves several records: it is left out only when none of them is kept.
    let serving: std::collections::BTreeSet<_> = table
        .columns
        .iter()
        .flat_map(|column| column.values.iter().enumerate())
        .filter(|(at, _)| kept(*at))
        .filter_map(|(_, cited)| cited.as_ref().map(|cited| cited.cell))
        .collect();
    for column in &mut table.columns {
        for (at, cited) in column.values.iter().enumerate() {
            if let Some(cited) = cited
                && !kept(at)
                && !serving.contains(&cited.cell)
            {
                journal.ledger.set(&table.source.file, &sheet, cited.cell, Fate::SetAside(SetAside::RowLeftOut));
            }
        }
        column.values =
            std::mem::take(&mut column.values).into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, value)| value).collect();
    }
    let mut at = 0;
    table.records.retain(|_| (kept(at), at += 1).0);
    let besides = std::mem::take(&mut table.besides);
    let ranks = |record: usize| (0..record).filter(|at| kept(*at)).count();
    table.besides = besides.into_iter().filter(|(record, _)| kept(*record)).map(|(record, cells)| (ranks(record), cells)).collect();
    at = 0;
    table.persons.retain(|_| (kept(at), at += 1).0);
}
