//! Finding a figure in a publication: by indicator, breakdown and year, or the window of years that stands for it.

use super::definitions::{Theme, definition};
use crate::figure::{Figure, Status, Years};
use crate::protect::Publication;
use std::collections::{BTreeMap, BTreeSet};

/// A publication, indexed.
#[derive(Debug)]
pub struct Figures<'a> {
    publication: &'a Publication,
    by_indicator: BTreeMap<&'a str, Vec<&'a Figure>>,
}

/// The figures of one breakdown over one year or window.
#[derive(Clone, Debug)]
pub struct Breakdown<'a> {
    pub years: Years,
    /// As published: sorted by labels. Never empty.
    pub figures: Vec<&'a Figure>,
}

impl<'a> Breakdown<'a> {
    pub fn all_masked(&self) -> bool {
        self.figures.iter().all(|figure| figure.status == Status::Masked)
    }

    pub fn any_masked(&self) -> bool {
        self.figures.iter().any(|figure| figure.status == Status::Masked)
    }

    /// The labels of a dimension, each once, in alphabetical order.
    pub fn labels(&self, dimension: &str) -> Vec<&'a str> {
        let labels: BTreeSet<&str> = self.figures.iter().filter_map(|figure| figure.label(dimension)).collect();
        labels.into_iter().collect()
    }

    pub fn get(&self, dimension: &str, label: &str) -> Option<&'a Figure> {
        self.figures.iter().copied().find(|figure| figure.label(dimension) == Some(label))
    }

    /// Where two dimensions meet.
    pub fn cell(&self, (first, first_label): (&str, &str), (second, second_label): (&str, &str)) -> Option<&'a Figure> {
        self.figures.iter().copied().find(|figure| figure.label(first) == Some(first_label) && figure.label(second) == Some(second_label))
    }

    /// A known value; masked and unknown ones have none.
    pub fn known(&self) -> impl Iterator<Item = (&'a Figure, f64)> {
        self.figures.iter().filter_map(|figure| known(figure).map(|value| (*figure, value)))
    }
}

/// The value of a figure that may be shown.
pub fn known(figure: &Figure) -> Option<f64> {
    figure.value.filter(|value| figure.status == Status::Known && value.is_finite())
}

impl<'a> Figures<'a> {
    pub fn new(publication: &'a Publication) -> Self {
        let mut by_indicator: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for figure in publication.figures() {
            by_indicator.entry(&*figure.indicator).or_default().push(figure);
        }
        Self { publication, by_indicator }
    }

    pub fn year(&self) -> i32 {
        self.publication.year()
    }

    /// The indicators that have a figure, in alphabetical order.
    pub fn indicators(&self) -> impl Iterator<Item = &'a str> {
        self.by_indicator.keys().copied()
    }

    /// The total of the year reported on.
    pub fn total(&self, indicator: &str) -> Option<&'a Figure> {
        self.total_in(indicator, self.year())
    }

    pub fn total_in(&self, indicator: &str, year: i32) -> Option<&'a Figure> {
        self.rows(indicator, &[]).find(|figure| figure.years == Years::one(year))
    }

    /// The total of every single year, in order.
    pub fn totals(&self, indicator: &str) -> Vec<&'a Figure> {
        let mut totals: Vec<_> = self.rows(indicator, &[]).filter(|figure| !figure.years.is_window()).collect();
        totals.sort_by_key(|figure| figure.years);
        totals
    }

    /// The breakdown of the year; where it is masked whole or left out, that of the newest window of years ending with it.
    pub fn by(&self, indicator: &str, dimensions: &[&str]) -> Option<Breakdown<'a>> {
        let own = self.by_in(indicator, dimensions, Years::one(self.year()));
        if own.as_ref().is_some_and(|own| !own.all_masked()) {
            return own;
        }
        let windows: BTreeSet<Years> =
            self.rows(indicator, dimensions).map(|figure| figure.years).filter(|years| years.last == self.year()).collect();
        // The narrowest that is not masked: it says most of the year.
        let mut windows: Vec<Years> = windows.into_iter().filter(|years| years.is_window()).collect();
        windows.sort_by_key(|years| std::cmp::Reverse(years.first));
        windows.into_iter().filter_map(|years| self.by_in(indicator, dimensions, years)).find(|breakdown| !breakdown.all_masked()).or(own)
    }

    pub fn by_in(&self, indicator: &str, dimensions: &[&str], years: Years) -> Option<Breakdown<'a>> {
        let figures: Vec<_> = self.rows(indicator, dimensions).filter(|figure| figure.years == years).collect();
        (!figures.is_empty()).then_some(Breakdown { years, figures })
    }

    /// Every figure of an indicator broken down by these dimensions, in either order, of any year.
    pub fn rows(&self, indicator: &str, dimensions: &[&str]) -> impl Iterator<Item = &'a Figure> {
        let wanted = sorted(dimensions.to_vec());
        let figures = self.by_indicator.get(indicator).map_or(&[][..], Vec::as_slice);
        figures.iter().copied().filter(move |figure| sorted(figure.dimensions()) == wanted)
    }

    /// Whether anything of the theme was published for the year, or for a window that holds it. A lone total that is not known only
    /// says that the inputs speak of it in other years.
    pub fn has(&self, theme: Theme) -> bool {
        self.publication.figures().iter().any(|figure| {
            figure.years.first <= self.year()
                && self.year() <= figure.years.last
                && !(figure.classes.is_empty() && figure.status == Status::NotKnown)
                && definition(&figure.indicator).is_some_and(|definition| definition.theme == theme)
        })
    }
}

fn sorted(mut dimensions: Vec<&str>) -> Vec<&str> {
    dimensions.sort_unstable();
    dimensions
}
