//! Sheets of one file that say the same in several versions: of several years, or planned and then done. One counts.

use crate::finding::{Fate, Findings, Ignored};
use crate::fold::fold;
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::Table;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const PLANNED: [&str; 8] = ["previsionnel", "previsionnelle", "previsionnels", "prevu", "prevus", "prevision", "previsions", "bp"];
const DONE: [&str; 7] = ["realise", "realisee", "realises", "execute", "definitif", "reel", "consomme"];

/// What the name of a sheet says of its version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    OfTheYear,
    OfAnother,
    Planned,
    Done,
}

/// Leaves out the sheets that another of their file replaces: of the year of the folder, or done where they were planned. Rows that are
/// dated tell their own year.
pub fn leave_out(journal: &mut Findings, tables: &mut Vec<Table>) {
    let mut kinds: BTreeMap<Place, BTreeSet<Kind>> = BTreeMap::new();
    tables.iter().for_each(|table| {
        kinds.entry(table.source.clone()).or_default().insert(table.kind);
    });
    let is_alone = |table: &Table| kinds.get(&table.source).is_some_and(|kinds| kinds.len() == 1);
    let replacing = |table: &Table| {
        let counts_instead = match versions(table) {
            versions if versions.contains(&Version::OfAnother) => Version::OfTheYear,
            versions if versions.contains(&Version::Planned) => Version::Done,
            _ => return None,
        };
        let is_instead = |other: &&Table| {
            other.kind == table.kind
                && other.source.file == table.source.file
                && other.year == table.year
                && versions(other).contains(&counts_instead)
                && !versions(other).contains(&Version::OfAnother)
        };
        let instead = tables.iter().find(is_instead).filter(|_| is_alone(table))?;
        instead.source.sheet.clone()
    };
    let left: BTreeMap<Place, Arc<str>> = tables.iter().filter_map(|table| Some((table.source.clone(), replacing(table)?))).collect();
    tables.retain(|table| !left.contains_key(&table.source));
    for (source, kept) in left {
        if let Some(sheet) = &source.sheet {
            journal.ledger.decide(&source.file, sheet, |_| Fate::Ignored(Ignored::UnknownColumn));
        }
        journal.tell(source, Problem::VersionLeftOut { kept });
    }
}

fn versions(table: &Table) -> Vec<Version> {
    let is_undated = matches!(table.kind, Kind::Means | Kind::Actions | Kind::Objectives);
    let (true, Some(sheet)) = (is_undated, &table.source.sheet) else { return Vec::new() };
    let name = fold(sheet);
    let years: BTreeSet<i32> = name.split(' ').filter_map(|word| word.parse().ok()).filter(|year| (1990..2100).contains(year)).collect();
    let of_year = match (years.first(), years.len(), table.year) {
        (Some(year), 1, Some(wanted)) if *year == wanted => Some(Version::OfTheYear),
        (Some(_), 1, Some(_)) => Some(Version::OfAnother),
        _ => None,
    };
    let says = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    let of_money = || match (says(&PLANNED), says(&DONE)) {
        (true, false) => Some(Version::Planned),
        (false, true) => Some(Version::Done),
        _ => None,
    };
    of_year.into_iter().chain((table.kind == Kind::Means).then(of_money).flatten()).collect()
}
