//! What is asked for: the year reported on, the years before it for series, the windows of years for small numbers.

use super::cube::Cut;
use super::dimension::{Dimensions, TOTAL};
use super::fact::Fact;
use super::tabulate::{Indicator, tabulate, unknown, zeros};
use crate::figure::{Figure, Status, Years};
use crate::reconcile::{Register, Structure, StructureId};
use crate::settings::Settings;
use std::collections::BTreeSet;

/// The register, the settings and the year reported on.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub settings: &'a Settings,
    pub register: &'a Register,
    pub year: i32,
}

impl Scope<'_> {
    pub fn structure(&self, id: StructureId) -> Option<&Structure> {
        self.register.structures.get(id.0 as usize)
    }

    /// Facts about people are pooled over years by [`Scope::pooled`]; the others are told year by year: every breakdown
    /// of the year reported on with the zeros of its closed lists, and `earlier` ones for the years before.
    ///
    /// # Errors
    /// As [`tabulate`].
    pub fn yearly(
        &self,
        indicator: Indicator,
        facts: &[Fact],
        breakdowns: &[Dimensions],
        earlier: &[Dimensions],
    ) -> anyhow::Result<Vec<Figure>> {
        let this = [Years::one(self.year)];
        let before: Vec<Years> = years_of(facts).range(..self.year).copied().map(Years::one).collect();
        let cuts = [Cut { years: &this, breakdowns }, Cut { years: &before, breakdowns: earlier }];
        let mut figures = tabulate(indicator, facts, &cuts)?;
        figures.extend(zeros(self.settings, indicator, &figures, Years::one(self.year), breakdowns));
        self.say_what_is_missing(indicator, facts, breakdowns, &mut figures);
        Ok(figures)
    }

    /// Every breakdown of every year up to the one reported on and, but for months and quarters, of every window of
    /// years: what is small in a year may be published in a window, and `protect` chooses.
    ///
    /// # Errors
    /// As [`tabulate`].
    pub fn pooled(&self, indicator: Indicator, facts: &[Fact], breakdowns: &[Dimensions]) -> anyhow::Result<Vec<Figure>> {
        let years: Vec<i32> = years_of(facts).range(..=self.year).copied().collect();
        let single: Vec<Years> = years.iter().copied().map(Years::one).collect();
        let pairs = years.iter().flat_map(|&first| years.iter().map(move |&last| Years { first, last }));
        let windows: Vec<Years> = pairs.filter(|window| window.first < window.last).collect();
        let poolable: Vec<Dimensions> = breakdowns.iter().copied().filter(|axes| axes.iter().all(|axis| !axis.within_year)).collect();
        let cuts = [Cut { years: &single, breakdowns }, Cut { years: &windows, breakdowns: &poolable }];
        let mut figures = tabulate(indicator, facts, &cuts)?;
        self.say_what_is_missing(indicator, facts, breakdowns, &mut figures);
        Ok(figures)
    }

    /// The total of the year reported on is said not to be known when other years have facts and this one has none. What
    /// is not known of other years is left out: a series has a gap there.
    fn say_what_is_missing(&self, indicator: Indicator, facts: &[Fact], breakdowns: &[Dimensions], figures: &mut Vec<Figure>) {
        let year = Years::one(self.year);
        figures.retain(|figure| figure.years == year || figure.status == Status::Known);
        let told = figures.iter().any(|figure| figure.years == year && figure.classes.is_empty());
        if breakdowns.contains(&TOTAL) && !facts.is_empty() && !told {
            figures.push(unknown(Figure::count(indicator.name, self.year, 0.0, indicator.unit)));
        }
    }
}

/// The years that facts speak of, in order.
fn years_of(facts: &[Fact]) -> BTreeSet<i32> {
    facts.iter().map(|fact| fact.year).collect()
}
