//! Years after the one reported on: a run of 2021 made again once 2022 is published must not give 2022 away.
//!
//! The data of later years are not at hand. What was published of them says part of their numbers; windows that reach into one say the
//! rest, less the years that are known.

use super::family::Subjects;
use super::journal::EarlierRun;
use super::primary::{CellKey, TableKey, tellings};
use crate::figure::{Figure, Status, Years};
use std::collections::BTreeMap;

/// Figures of years after `year`, as far as earlier publications and the years up to it give them.
pub fn figures(subjects: &Subjects, year: i32, figures: &[Figure], earlier: &[EarlierRun]) -> Vec<Figure> {
    let published =
        || earlier.iter().flat_map(|run| &run.figures).filter(|figure| figure.years.last > year && figure.status == Status::Known);
    let mut later: BTreeMap<CellKey, Figure> = BTreeMap::new();
    for figure in published().filter(|figure| !figure.years.is_window()) {
        later.extend(key(figure).map(|key| (key, figure.clone())));
    }
    let now: BTreeMap<CellKey, f64> = figures.iter().filter_map(|figure| Some((key(figure)?, figure.value?))).collect();
    for figure in published().filter(|figure| figure.years.is_window() && figure.years.first <= year && subjects.family(figure).is_some()) {
        let (Some(window), Some(sum)) = (key(figure), figure.value) else { continue };
        let of = |year| CellKey { table: TableKey { years: Years::one(year), ..window.table.clone() }, labels: window.labels.clone() };
        let beyond: Vec<i32> = (year + 1..=figure.years.last).filter(|year| !later.contains_key(&of(*year))).collect();
        let [missing] = beyond.as_slice() else { continue };
        let known: f64 = (figure.years.first..=figure.years.last)
            .filter_map(|year| now.get(&of(year)).copied().or_else(|| later.get(&of(year))?.value))
            .sum();
        // Less than nothing: the data were corrected since, and the difference says nothing.
        if sum >= known {
            let figure = Figure { years: Years::one(*missing), value: Some(sum - known), ..figure.clone() };
            later.insert(of(*missing), figure);
        }
    }
    later.into_values().collect()
}

fn key(figure: &Figure) -> Option<CellKey> {
    tellings(figure).into_iter().next().map(|telling| telling.key)
}
