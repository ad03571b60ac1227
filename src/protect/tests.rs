//! The protection as a whole: on random tables, against brute force, on planted leaks, on published examples.

mod brute;
mod leaks;
mod microdata;
mod properties;
mod published;
mod rules;

use super::Publication;
use crate::figure::{Figure, Years};

/// What tests look up.
impl Publication {
    /// One figure, by its years and its classes (dimension, label) in any order; no class for a total.
    pub fn figure(&self, indicator: &str, years: Years, classes: &[(&str, &str)]) -> Option<&Figure> {
        let is_it = |figure: &&Figure| {
            figure.years == years
                && figure.classes.len() == classes.len()
                && classes.iter().all(|(dimension, label)| figure.label(dimension) == Some(label))
        };
        self.of(indicator).find(is_it)
    }

    /// The breakdown of an indicator by one dimension alone, as it is shown for the year: over the year itself, or over the window of
    /// years that stands in for it. Empty when nothing of it is shown.
    pub fn by<'a>(&'a self, indicator: &str, dimension: &str) -> Vec<&'a Figure> {
        let along = |figure: &&Figure| matches!(figure.classes.as_slice(), [class] if &*class.dimension == dimension);
        let of_year = |years: Years| self.of(indicator).filter(along).filter(|figure| figure.years == years).collect::<Vec<_>>();
        let own = of_year(Years::one(self.year));
        if !own.is_empty() {
            return own;
        }
        let windows =
            self.of(indicator).filter(along).map(|figure| figure.years).filter(|years| years.last == self.year && years.is_window());
        windows.max().map(of_year).unwrap_or_default()
    }
}
