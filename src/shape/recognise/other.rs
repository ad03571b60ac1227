//! Columns of a table that no header names outright: years, a total, a misspelt word. They say nothing of which table it is.

use super::{HeaderCell, Wanted};
use crate::schema::{self, Column, Kind};
use crate::shape::headers::{self, Sureness};
use crate::shape::value::header_key;
use std::collections::{BTreeMap, BTreeSet};

/// « Année », in a table that has no such column, says of which year a row is; and when, where a year will do. It says nothing of which
/// table it is. What is still missing.
pub fn take_year(
    kind: Kind,
    cells: &BTreeMap<u32, HeaderCell>,
    columns: &mut BTreeMap<u32, &'static Column>,
    missing: Vec<&'static str>,
) -> Vec<&'static str> {
    if !kind.takes_year() {
        return missing;
    }
    let mut years = cells.iter().filter(|(at, cell)| !columns.contains_key(at) && headers::is_year(&cell.text));
    let (Some((at, _)), None) = (years.next(), years.next()) else { return missing };
    let date = kind.schema().column("date").filter(|_| kind == Kind::Referrals && missing == ["date"]);
    columns.insert(*at, date.unwrap_or(&schema::YEAR));
    if date.is_some() { Vec::new() } else { missing }
}

/// « Cible | 2021 | 2022 »: where objectives are measured by year, the year that is read is what was achieved; where money or referrals are, how
/// much and how many.
pub fn take_year_of_measure(
    kind: Kind,
    cells: &BTreeMap<u32, HeaderCell>,
    columns: &mut BTreeMap<u32, &'static Column>,
    wanted: &Wanted<'_>,
) {
    let has = |name: &str| columns.values().any(|column| column.name == name);
    let measures = [
        (Kind::Objectives, "realise", has("cible")),
        (Kind::Means, "montant", has("libelle") || has("financeur")),
        (Kind::Referrals, "nombre", has("date") && has("demandeur")),
    ];
    let measure =
        measures.into_iter().find(|(of, measure, is_told)| *of == kind && *is_told && !has(measure)).map(|(_, measure, _)| measure);
    let (Some(measure), Some(year)) = (measure, wanted.year) else { return };
    let named = cells.iter().find(|(at, cell)| !columns.contains_key(at) && cell.text == year.to_string());
    if let (Some((at, _)), Some(column)) = (named, kind.schema().column(measure)) {
        columns.insert(*at, column);
    }
}

/// Where who came is told by age or by sex, and nowhere in one column, « Total » sums it up. It says nothing of which table it is.
pub fn take_total(
    kind: Kind,
    cells: &BTreeMap<u32, HeaderCell>,
    columns: &mut BTreeMap<u32, &'static Column>,
    surest: &mut BTreeMap<&'static str, (Sureness, u32)>,
) {
    if kind != Kind::Participations || surest.contains_key("participants") {
        return;
    }
    let mut totals = cells.iter().filter(|(at, cell)| !columns.contains_key(at) && header_key(&cell.text) == "total");
    if let (Some((at, cell)), None) = (totals.next(), totals.next())
        && let Some((column, sureness)) = headers::column(kind, &cell.text)
    {
        surest.insert(column.name, (sureness, *at));
        columns.insert(*at, column);
    }
}

/// Adds the columns whose header is a letter or two away from one of theirs, in a row most of which is a header already.
pub fn guess_misspelt(
    kind: Kind,
    cells: &BTreeMap<u32, HeaderCell>,
    given_count: usize,
    columns: &mut BTreeMap<u32, &'static Column>,
    surest: &mut BTreeMap<&'static str, (Sureness, u32)>,
) -> BTreeSet<u32> {
    let mut guessed = BTreeSet::new();
    if columns.len() + given_count < 2 || columns.len() * 2 < cells.len() {
        return guessed;
    }
    for (at, cell) in cells.iter().filter(|(at, _)| !columns.contains_key(at)).collect::<Vec<_>>() {
        if let Some(column) = headers::guess(kind, &cell.text).filter(|column| !surest.contains_key(column.name)) {
            columns.insert(*at, column);
            surest.insert(column.name, (Sureness::Weak, *at));
            guessed.insert(*at);
        }
    }
    guessed
}
