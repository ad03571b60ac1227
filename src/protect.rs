//! Indicators to a publication: nothing that a reader could trace back to a person.
//!
//! 1. [`family`] says which figures speak of people, and under which threshold k.
//! 2. [`primary`] says what a figure tells when it is shown, and whether that is too small.
//! 3. [`model`] writes the tables down as a reader could, with the [`relations`] between their cells; [`knowledge`] is what the reader knows:
//!    this publication, and every earlier one ([`journal`]).
//! 4. [`choice`] publishes of each [`bundle`] the most that is safe: the whole, a [`window`] of years, or the year with cells masked,
//!    the small ones and the cheapest others that keep them from being worked out ([`complementary`]). On unchanged figures it publishes what it did the last time ([`repeat`]).
//! 5. [`audit`] attacks the finished publication from nothing, with linear programs ([`attack`], [`solver`]); if it finds a cell that
//!    the reader would know too well, nothing is published.
//!
//! The audit trusts nothing of steps 1 to 4 but the model: it reads the figures as they will be written.

mod attack;
mod audit;
mod bundle;
mod choice;
mod complementary;
mod family;
mod journal;
mod knowledge;
mod later;
mod model;
mod primary;
mod relations;
mod repeat;
mod report;
mod solver;
#[cfg(test)]
mod tests;
mod window;
mod words;

pub use choice::Outcome;
pub use family::{Family, Threshold, may_speak_of_people};
pub use journal::{EarlierRun, Published};
pub use report::{AuditReport, Decision};
pub use words::WITHHELD;

use crate::aggregate::Indicators;
pub use crate::aggregate::surveys::Verbatims;
use crate::figure::{ActionSheet, Beside, Figure, Plan, SourceCells, Sources, Status, Way, Words, Years};
use crate::personal::scrub;
use crate::settings::{Profile, Settings};
use audit::{Rule, Verdict};
use bundle::bundles;
use choice::Choice;
use family::{Subjects, is_plain_total};
use knowledge::Knowledge;
use model::Model;
use primary::{is_primary, masked};
use repeat::LastTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Figures that may leave the program. Only this module can make one.
#[derive(Clone, Debug)]
pub struct Publication {
    year: i32,
    profile: Profile,
    figures: Vec<Figure>,
    sources: Sources,
    subjects: Subjects,
    beside: Beside,
    verbatims: Vec<Verbatims>,
    audit: AuditReport,
}

impl Publication {
    pub fn year(&self) -> i32 {
        self.year
    }

    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Every figure, sorted by indicator, years, dimensions and labels.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Answers in people's own words, scrubbed, to the questions whose words the settings ask to print.
    pub fn verbatims(&self) -> &[Verbatims] {
        &self.verbatims
    }

    /// What was masked and why, and what the attack found.
    pub const fn audit(&self) -> &AuditReport {
        &self.audit
    }

    /// The thresholds in force, with the motive of an exception.
    pub fn thresholds(&self) -> &[Threshold] {
        &self.audit.thresholds
    }

    /// Whom a figure speaks of, when it may not be shown whatever its value; and from how many people on it may be.
    pub fn threshold(&self, figure: &Figure) -> Option<&Threshold> {
        let family = self.subjects.family(figure).filter(|_| !is_plain_total(figure))?;
        self.thresholds().iter().find(|threshold| threshold.family == family)
    }

    /// The structures that an indicator counts in a year, with their sector: bodies and their work are no secret (contract §8).
    pub fn bodies<'a>(&'a self, indicator: &str, year: i32) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<str>)> {
        self.beside.bodies.get(&(indicator.into(), year)).into_iter().flatten()
    }

    /// The measure of an objective of the year, in its own unit.
    pub fn way(&self, objective: &str) -> Option<&Way> {
        self.beside.ways.get(objective)
    }

    /// What was set for a year, in reading order.
    pub fn plans(&self, year: i32) -> impl Iterator<Item = &Plan> {
        self.beside.plans.iter().filter(move |plan| plan.year == year)
    }

    /// The actions of the year, in reading order.
    pub fn actions(&self) -> impl Iterator<Item = &ActionSheet> {
        self.beside.actions.iter()
    }

    /// Whether a figure counts people referred, followed, present or answering, even one that is always given.
    pub fn speaks_of_people(&self, figure: &Figure) -> bool {
        self.subjects.family(figure).is_some()
    }

    /// This publication as a later run reads it back.
    pub fn as_earlier_run(&self) -> EarlierRun {
        EarlierRun { year: self.year, profile: self.profile, figures: self.figures.clone() }
    }

    /// Every figure of an indicator, whatever its years and dimensions.
    pub fn of<'a>(&'a self, indicator: &str) -> impl Iterator<Item = &'a Figure> {
        let start = self.figures.partition_point(|figure| &*figure.indicator < indicator);
        let rest = self.figures.get(start..).unwrap_or_default();
        let end = rest.iter().position(|figure| &*figure.indicator != indicator).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default().iter()
    }
}

/// Protects the figures of a year, and attacks the result before handing it on.
///
/// `earlier` is everything that was published before, by either profile and for any year, this one included: a reader may hold it.
///
/// # Errors
/// The audit found a cell that a reader could work out; the message names its table, in French. Nothing may be written then.
pub fn publication(settings: &Settings, profile: Profile, indicators: Indicators, earlier: &[EarlierRun]) -> anyhow::Result<Publication> {
    let Indicators { year, figures, sources, traits, verbatims, beside } = indicators;
    let subjects = Subjects::new(settings, profile, &figures).asking(traits);
    let model = Model::new(&subjects, year, &figures, earlier);
    let mut rules = readers(&model, profile, earlier);

    let last_time = LastTime::new(&subjects, profile, year, &figures, earlier);
    let (protected, decisions) = protect(&subjects, &rules, &last_time, year, &figures);
    let mut verdict = Verdict::default();
    for rule in &mut rules {
        let known = reread(rule, &protected);
        verdict = rule.verdict(&known);
        if !verdict.weak.is_empty() {
            anyhow::bail!(report::refusal(&model, &verdict.weak));
        }
    }

    let windows: BTreeSet<(Arc<str>, Years)> = decisions.iter().filter_map(Decision::window).collect();
    let audit = AuditReport::new(&subjects, &protected, &figures, decisions, &verdict, &rules, earlier.len());
    let mut published: Vec<Figure> = figures.iter().filter(|figure| is_open(&subjects, &windows, year, figure)).cloned().collect();
    published.extend(blurred(protected, &figures));
    published.sort_by(Figure::reading_order);
    let followed = |threshold: &&Threshold| matches!(threshold.family, Family::Referrals | Family::Pathways);
    let least = audit.thresholds.iter().filter(followed).map(|threshold| threshold.people).max().unwrap_or_default();
    Ok(Publication { year, profile, figures: published, sources, subjects, beside: scrubbed(beside, least), verbatims, audit })
}

/// A partner may have written a person's name where a structure's, an objective or a plan was asked for; and in his own words
/// how many people were followed, though they are fewer than may be told.
fn scrubbed(beside: Beside, least: u32) -> Beside {
    let clean = |text: Arc<str>| -> Arc<str> { scrub(&text).into() };
    let names = |names: BTreeMap<Arc<str>, Arc<str>>| names.into_iter().map(|(name, sector)| (clean(name), sector)).collect();
    Beside {
        bodies: beside.bodies.into_iter().map(|(key, bodies)| (key, names(bodies))).collect(),
        // Under the labels of figures, which are printed as they are.
        ways: beside.ways,
        plans: beside.plans.into_iter().map(|plan| Plan { label: words::published(&plan.label, least).into(), ..plan }).collect(),
        actions: beside
            .actions
            .into_iter()
            .map(|action| ActionSheet {
                holder: action.holder.map(clean),
                words: action.words.into_iter().map(|words| Words { text: words::published(&words.text, least).into(), ..words }).collect(),
                ..action
            })
            .collect(),
    }
}

/// Who may read this publication, the best informed last: someone who holds what was published for all, and for a public document also
/// someone who holds the internal ones. What the first could work out is not excused by what the second knew.
fn readers<'m>(model: &'m Model, profile: Profile, earlier: &[EarlierRun]) -> Vec<Rule<'m>> {
    let holding = |kept: &dyn Fn(&EarlierRun) -> bool| {
        let mut before = Knowledge::nothing(model);
        for run in earlier.iter().filter(|run| kept(run)) {
            before.read(&run.figures);
        }
        // That a cell was masked binds the run that masked it, not this one.
        before.masked.clear();
        Rule::new(before)
    };
    let insiders_know_more = profile == Profile::Public && earlier.iter().any(|run| run.profile == Profile::Interne);
    let outsider = insiders_know_more.then(|| holding(&|run| run.profile == Profile::Public));
    outsider.into_iter().chain([holding(&|_| true)]).collect()
}

/// The figures about people that may be shown, and what became of each breakdown.
fn protect(
    subjects: &Subjects,
    rules: &[Rule<'_>],
    last_time: &LastTime<'_>,
    year: i32,
    figures: &[Figure],
) -> (Vec<Figure>, Vec<Decision>) {
    let mut choice = Choice::new(subjects, rules);
    let mut decisions = Vec::new();
    for bundle in bundles(subjects, year, figures) {
        let outcome = if bundle.figures.is_empty() {
            Outcome::Withheld
        } else {
            last_time.repeat(&mut choice, subjects, &bundle).unwrap_or_else(|| choice.decide(&bundle))
        };
        decisions.push(Decision::new(&bundle, outcome));
    }
    // Totals of earlier years, for series: shown where they are safe beside all the rest, else masked.
    let series = figures.iter().filter(|figure| !figure.years.is_window() && figure.years.last < year && figure.classes.is_empty());
    for figure in series.rev().filter(|figure| !is_plain_total(figure)) {
        let Some(family) = subjects.family(figure) else { continue };
        let shown = !is_primary(figure, family, subjects) && choice.offer(vec![figure.clone()]).is_none();
        if !shown {
            choice.offer(vec![masked(figure)]);
        }
    }
    (choice.published, decisions)
}

/// What a reader knows of a finished publication, read as it stands.
fn reread<'m>(rule: &Rule<'m>, figures: &[Figure]) -> Knowledge<'m> {
    let mut known = rule.before.clone();
    known.read(figures);
    known
}

/// Figures that are shown as they are: those that do not speak of people, and yearly totals of activity. Totals of a window are there to
/// be the base of what is shown over it.
fn is_open(subjects: &Subjects, windows: &BTreeSet<(Arc<str>, Years)>, year: i32, figure: &Figure) -> bool {
    if subjects.family(figure).is_some() && !is_plain_total(figure) || figure.years.last > year {
        return false;
    }
    !figure.years.is_window() || windows.contains(&(figure.indicator.clone(), figure.years))
}

/// The source cells of a class are those of the whole table: a list of the rows of each class of each breakdown would be the table of
/// persons itself.
fn blurred(mut protected: Vec<Figure>, all: &[Figure]) -> Vec<Figure> {
    let mut tables: BTreeMap<(&str, Years), SourceCells> = BTreeMap::new();
    for figure in all {
        tables.entry((&*figure.indicator, figure.years)).or_default().extend(&figure.sources);
    }
    for cells in tables.values_mut() {
        cells.tidy();
    }
    // A class that nobody knows the number of has rows all the same.
    for figure in protected.iter_mut().filter(|figure| figure.status != Status::Masked) {
        let root = match &*figure.indicator {
            "saisines_en_reunion" | "delai_reponse_median" => "saisines",
            indicator if indicator.starts_with("parcours_") => "parcours_decisions",
            indicator => indicator,
        };
        let whole = tables.get(&(root, figure.years)).or_else(|| tables.get(&(&*figure.indicator, figure.years)));
        figure.sources = whole.cloned().unwrap_or_default();
    }
    protected
}
