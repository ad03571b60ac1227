//! The same year again: a run on unchanged figures publishes what the last one did, to the byte.
//!
//! Without this, a second run would know more than the first (it holds the first's publication), might find a leaner set of cells to mask,
//! and two publications of one year would differ for no reason that a reader could see.

use super::bundle::Bundle;
use super::choice::{Choice, Outcome};
use super::family::{Family, Subjects};
use super::journal::EarlierRun;
use super::primary::{CellKey, is_primary, masked, tellings};
use super::solver::TOLERANCE;
use crate::figure::{Figure, Status};
use crate::settings::Profile;
use std::collections::{BTreeMap, BTreeSet};

/// What the last run of one year and profile published of the families that did not change since.
pub struct LastTime<'r> {
    rows: BTreeMap<(Family, CellKey), &'r Figure>,
}

impl<'r> LastTime<'r> {
    pub fn new(subjects: &Subjects, profile: Profile, year: i32, figures: &[Figure], earlier: &'r [EarlierRun]) -> Self {
        let last = earlier.iter().rev().find(|run| run.year == year && run.profile == profile);
        let now: BTreeMap<CellKey, &Figure> = figures.iter().filter_map(|figure| Some((key(figure)?, figure))).collect();
        let unchanged = |published: &Figure| {
            let same = |one: Option<f64>, other: Option<f64>| one.zip(other).is_some_and(|(one, other)| (one - other).abs() < TOLERANCE);
            published.status != Status::Known
                || key(published).and_then(|key| now.get(&key).copied()).is_some_and(|figure| same(figure.value, published.value))
        };
        let of_people = last.into_iter().flat_map(|run| &run.figures).filter_map(|figure| Some((subjects.family(figure)?, figure)));
        let changed: BTreeSet<Family> = of_people.clone().filter(|(_, figure)| !unchanged(figure)).map(|(family, _)| family).collect();
        let rows = of_people
            .filter(|(family, _)| !changed.contains(family))
            .filter_map(|(family, figure)| Some(((family, key(figure)?), figure)))
            .collect();
        Self { rows }
    }

    /// Publishes of a breakdown what was published last time, if anything was and if it is safe still.
    pub fn repeat(&self, choice: &mut Choice<'_>, subjects: &Subjects, bundle: &Bundle<'_>) -> Option<Outcome> {
        let now: BTreeMap<CellKey, &Figure> =
            bundle.figures.iter().chain(bundle.windows.values().flatten()).filter_map(|figure| Some((key(figure)?, *figure))).collect();
        let like = *bundle.figures.first()?;
        let own = key(like)?.table;
        let is_of = |key: &CellKey| {
            key.table.indicator == own.indicator && key.table.dimensions == own.dimensions && key.table.years.last == own.years.last
        };
        let mut again = Vec::new();
        for ((_, key), published) in self.rows.iter().filter(|((_, key), _)| is_of(key)) {
            let figure = now.get(key).copied();
            again.push(match published.status {
                Status::Known => figure.filter(|figure| !is_primary(figure, bundle.family, subjects))?.clone(),
                Status::NotKnown => figure?.clone(),
                Status::Masked => masked(&figure.cloned().unwrap_or_else(|| Figure { classes: published.classes.clone(), ..like.clone() })),
            });
        }
        let shows = again.iter().any(|figure| figure.status == Status::Known && !figure.years.is_window());
        let masks = again.iter().any(|figure| figure.status == Status::Masked);
        let window = again.iter().map(|figure| figure.years).find(|years| years.is_window());
        let outcome = match (window, shows, masks) {
            (Some(years), ..) => Outcome::Window(years),
            (None, true, false) => Outcome::Whole,
            (None, true, true) => Outcome::Partly,
            (None, false, true) => Outcome::Closed,
            (None, false, false) => return None,
        };
        choice.offer(again).is_none().then_some(outcome)
    }
}

/// A figure by its indicator, years and classes.
fn key(figure: &Figure) -> Option<CellKey> {
    tellings(figure).into_iter().next().map(|telling| telling.key)
}
