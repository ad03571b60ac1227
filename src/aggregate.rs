//! The register to indicators: what is counted, in long form.
//!
//! Each subject says what its facts are ([`fact`]) and how they can be broken down ([`dimension`]); one place adds them up
//! ([`cube`]), one says what is known of the answer ([`tabulate`]), one chooses the years ([`scope`]).

mod actions;
mod activity;
mod context;
mod cube;
mod dimension;
#[cfg(test)]
mod example;
mod fact;
mod frameworks;
mod governance;
mod lineage;
mod means;
mod network;
mod objectives;
mod outlook;
mod participation;
mod partners;
mod pathways;
#[cfg(test)]
mod properties;
mod referrals;
mod scope;
pub mod statistics;
pub mod surveys;
mod tabulate;
mod training;

use crate::figure::{Beside, Figure, Sources};
use crate::reconcile::Register;
use crate::settings::Settings;
use scope::Scope;
use std::collections::BTreeSet;
use surveys::{Trait, Verbatims};

/// The figures of a year, before anything is protected: they never leave the program like this.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    /// The year reported on. Figures of other years and windows of years are there for series, and for pooling.
    pub year: i32,
    pub figures: Vec<Figure>,
    pub sources: Sources,
    /// The questions that ask for a trait of the respondent: what is said by them is protected.
    pub traits: BTreeSet<Trait>,
    /// What people answered in their own words, where the settings ask for it to be printed.
    pub verbatims: Vec<Verbatims>,
    pub beside: Beside,
}

/// Every figure of the contract (§9, §10) for a year, with the years before it for series and, where numbers about people
/// may be too small to publish, every window of years. Sorted by indicator, years, dimensions and labels.
///
/// A subject that the inputs never speak of has no figure; one that they speak of for other years has a total that is
/// not known.
///
/// # Errors
/// None is expected of a register that `reconcile` made: an error here is a fault of the program.
pub fn indicators(settings: &Settings, register: &Register, year: i32) -> anyhow::Result<Indicators> {
    let scope = Scope { settings, register, year };
    let sightings = activity::sightings(register);

    let beside = Beside {
        bodies: partners::bodies(&scope, &sightings),
        ways: objectives::ways(&scope),
        plans: outlook::plans(&scope),
        actions: actions::sheets(&scope),
    };
    let mut figures = partners::figures(&scope, &sightings)?;
    figures.extend(network::figures(&scope, &sightings)?);
    figures.extend(participation::figures(&scope)?);
    figures.extend(actions::figures(&scope)?);
    figures.extend(training::figures(&scope)?);
    figures.extend(governance::figures(&scope)?);
    figures.extend(referrals::figures(&scope)?);
    figures.extend(pathways::figures(&scope)?);
    figures.extend(objectives::figures(&scope)?);
    figures.extend(outlook::figures(&scope)?);
    figures.extend(means::figures(&scope)?);
    figures.extend(context::figures(&scope));
    let mut sources = register.sources.clone();
    figures.extend(surveys::figures(year, &register.surveys, &mut sources));
    figures.extend(surveys::figures_before(year, &register.surveys, &register.wordings, &mut sources));

    figures.extend(frameworks::figures(settings, year, &figures));

    figures.sort_by(Figure::reading_order);
    let (traits, verbatims) = (surveys::traits(&register.surveys), surveys::verbatims(year, &register.surveys));
    Ok(Indicators { year, figures, sources, traits, verbatims, beside })
}
