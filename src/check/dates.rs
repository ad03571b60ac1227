//! Dates that fall in another year, or come in the wrong order.

use crate::finding::Findings;
use crate::period::Period;
use crate::problem::Problem;
use crate::schema::{Kind, YEAR};
use crate::shape::{Cited, Table, Value};

fn period<'a>(table: &'a Table, record: usize, column: &str) -> Option<(&'a Cited<Value>, Period)> {
    let cited = table.get(record, column)?;
    cited.value.as_period().map(|period| (cited, period))
}

/// A row belongs to its folder's year; a date of another year is a warning, not a loss (contract §2).
pub fn outside_year(journal: &mut Findings, table: &Table) {
    let Some(year) = table.year else { return };
    if table.kind.takes_year() {
        rows_of_another_year(journal, table, year);
    }
    // Actions and objectives often last several years.
    if !matches!(table.kind, Kind::Participations | Kind::Instances | Kind::Referrals | Kind::Pathways) {
        return;
    }
    for record in 0..table.records.len() {
        if let Some((cited, period)) = period(table, record, "date")
            && period.first_year() != year
            && period.last.format("%Y").to_string() != year.to_string()
        {
            let problem = Problem::DateOutsideYear { date: crate::french::period(&period).into(), year };
            journal.tell(table.source.at(cited.cell), problem);
        }
    }
}

/// A column of years says otherwise than the folder does.
fn rows_of_another_year(journal: &mut Findings, table: &Table, year: i32) {
    for record in 0..table.records.len() {
        if let Some(Cited { value: Value::Year(other), cell }) = table.get(record, YEAR.name)
            && *other != year
        {
            journal.tell(table.source.at(*cell), Problem::DateOutsideYear { date: other.to_string().into(), year });
        }
    }
}

/// An end before its beginning.
pub fn reversed(journal: &mut Findings, table: &Table) {
    let pairs: &[(&str, &str)] = match table.kind {
        Kind::Actions => &[("date_debut", "date_fin")],
        Kind::Referrals => &[("date", "date_reponse")],
        Kind::Pathways => &[("date", "date_sortie")],
        Kind::Structures | Kind::Participations | Kind::Instances | Kind::Objectives | Kind::Outlook | Kind::Means | Kind::Context => &[],
    };
    for (first, last) in pairs {
        for record in 0..table.records.len() {
            let (Some((_, begins)), Some((cited, ends))) = (period(table, record, first), period(table, record, last)) else { continue };
            if ends.last < begins.first {
                let problem =
                    Problem::DatesReversed { first: crate::french::period(&begins).into(), last: crate::french::period(&ends).into() };
                journal.tell(table.source.at(cited.cell), problem);
            }
        }
    }
}
