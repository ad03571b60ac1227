//! Numbers that cannot all be right, row by row.

use crate::finding::Findings;
use crate::problem::Problem;
use crate::quantity::Precision;
use crate::schema::Kind;
use crate::shape::{Cited, Table, Value};

fn exact<'a>(table: &'a Table, record: usize, column: &str) -> Option<(&'a Cited<Value>, f64)> {
    let cited = table.get(record, column)?;
    let quantity = cited.value.as_quantity().filter(|quantity| quantity.precision == Precision::Exact)?;
    Some((cited, quantity.value))
}

/// More present than enrolled, more enrolled than places, more kept than candidates.
pub fn counts(journal: &mut Findings, table: &Table) {
    if table.kind != Kind::Participations {
        return;
    }
    let number = |value: f64| crate::french::number(value).into();
    for record in 0..table.records.len() {
        let [present, candidates, kept, enrolled] =
            ["participants", "candidats", "retenus", "inscrits"].map(|name| exact(table, record, name));
        if let (Some((cited, present)), Some((_, enrolled))) = (present, enrolled)
            && present > enrolled
        {
            let problem = Problem::MoreTrainedThanEnrolled { present: number(present), enrolled: number(enrolled) };
            journal.tell(table.source.at(cited.cell), problem);
        }
        if let (Some((cited, kept)), Some((_, candidates))) = (kept, candidates)
            && kept > candidates
        {
            journal
                .tell(table.source.at(cited.cell), Problem::MoreKeptThanCandidates { kept: number(kept), candidates: number(candidates) });
        }
    }
}

/// A referral of level 2 goes through a meeting of the cell.
pub fn referrals(journal: &mut Findings, table: &Table) {
    if table.kind != Kind::Referrals || !table.has("en_reunion") {
        return;
    }
    for record in 0..table.records.len() {
        let Some(Cited { value: Value::Text(level), .. }) = table.get(record, "niveau") else { continue };
        let Some(Cited { value: Value::YesNo(false), cell }) = table.get(record, "en_reunion") else { continue };
        if level.trim().ends_with('2') {
            journal.tell(table.source.at(*cell), Problem::LevelTwoWithoutMeeting);
        }
    }
}
