//! What the protection did and what the attack found, for `controle/` and for the report; and the refusal when it found something.

use super::audit::{Rule, Verdict, Weakness, table_name};
use super::bundle::Bundle;
use super::choice::Outcome;
use super::family::{Family, Subjects, Threshold, is_plain_total};
use super::model::Model;
use super::primary::{is_primary, people};
use crate::figure::{Figure, Status, Years};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What became of one breakdown of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub family: Family,
    pub indicator: Arc<str>,
    /// In alphabetical order; empty for the total of a subset.
    pub dimensions: Vec<Arc<str>>,
    pub outcome: Outcome,
    /// Whether the year has figures at all: a breakdown may exist in earlier years alone.
    pub has_figures: bool,
}

impl Decision {
    pub fn new(bundle: &Bundle<'_>, outcome: Outcome) -> Self {
        Self {
            family: bundle.family,
            indicator: bundle.indicator.clone(),
            dimensions: bundle.dimensions.clone(),
            outcome,
            has_figures: !bundle.figures.is_empty(),
        }
    }

    /// The total that a window is read against, and the window.
    pub fn window(&self) -> Option<(Arc<str>, Years)> {
        let Outcome::Window(years) = self.outcome else { return None };
        let total = match self.family {
            Family::Referrals => "saisines".into(),
            Family::Pathways => "parcours_decisions".into(),
            Family::Participants | Family::Respondents => self.indicator.clone(),
        };
        Some((total, years))
    }
}

/// The protection of a year and its audit, in numbers that tell nothing of anyone.
#[derive(Clone, Debug, Default)]
pub struct AuditReport {
    pub thresholds: Vec<Threshold>,
    /// One a breakdown, in the order in which they were decided.
    pub decisions: Vec<Decision>,
    /// Cells of the year's breakdowns with somebody in them.
    pub cells: usize,
    /// Those of 1 to k - 1 people.
    pub small: usize,
    /// Those not shown for the year: small, masked to protect the small ones, or pooled over years.
    pub hidden: usize,
    /// Those masked or left out only to protect the others, their breakdown being shown for the year.
    pub complementary: usize,
    /// The people that hidden cells count, as a share of those that all cells count, from 0 to 1. A cell pooled over years is hidden.
    pub loss_share: f64,
    /// Cells that were attacked, printed or not, of every year.
    pub attacked: usize,
    /// How many people wide, at least, the narrowest interval is that a reader can work out of a masked cell. It is that of a cell on
    /// which the reader knew nothing better before.
    pub narrowest: Option<f64>,
    /// Cells on which readers knew as much before this publication.
    pub known_before: usize,
    /// Earlier publications taken into account, and how many of their figures were corrected since.
    pub earlier_runs: usize,
    pub corrected_since: usize,
}

impl AuditReport {
    pub(super) fn new(
        subjects: &Subjects,
        protected: &[Figure],
        figures: &[Figure],
        decisions: Vec<Decision>,
        verdict: &Verdict,
        rules: &[Rule<'_>],
        earlier_runs: usize,
    ) -> Self {
        let mut report = Self {
            thresholds: subjects.thresholds().to_vec(),
            attacked: verdict.attacked,
            narrowest: verdict.narrowest,
            known_before: verdict.known_before,
            earlier_runs,
            corrected_since: rules.last().map_or(0, |rule| rule.before.stale),
            ..Self::default()
        };
        let shown: BTreeSet<_> = protected.iter().filter(|figure| figure.status == Status::Known).map(key).collect();
        let year = decisions.iter().filter(|decision| decision.has_figures);
        let partly: BTreeSet<_> =
            year.filter(|d| d.outcome == Outcome::Partly).map(|d| (d.indicator.clone(), d.dimensions.clone())).collect();
        let last = figures.iter().filter(|figure| !figure.years.is_window()).map(|figure| figure.years.last).max();
        let (mut hidden_people, mut all_people) = (0.0, 0.0);
        for figure in
            figures.iter().filter(|figure| !figure.years.is_window() && Some(figure.years.last) == last && !is_plain_total(figure))
        {
            let (Some(family), Some(people)) = (subjects.family(figure), people(figure).filter(|people| *people > 0.0)) else { continue };
            let small = is_primary(figure, family, subjects);
            let hidden = !shown.contains(&key(figure));
            let mut dimensions: Vec<Arc<str>> = figure.classes.iter().map(|class| class.dimension.clone()).collect();
            dimensions.sort_unstable();
            report.cells += 1;
            report.small += usize::from(small);
            report.hidden += usize::from(hidden);
            report.complementary += usize::from(hidden && !small && partly.contains(&(figure.indicator.clone(), dimensions)));
            all_people += people;
            hidden_people += if hidden { people } else { 0.0 };
        }
        report.loss_share = if all_people > 0.0 { hidden_people / all_people } else { 0.0 };
        report.decisions = decisions;
        report
    }
}

fn key(figure: &Figure) -> (Arc<str>, Years, Vec<crate::figure::Class>) {
    (figure.indicator.clone(), figure.years, figure.classes.clone())
}

/// Why nothing is published, in French: the tables at fault, not the cells.
pub fn refusal(model: &Model, weak: &[Weakness]) -> String {
    let tables: BTreeSet<String> = weak.iter().map(|weakness| table_name(model, weakness.cell)).collect();
    let names: Vec<String> = tables.iter().map(|name| format!("« {name} »")).collect();
    format!(
        "Rien n’a été écrit : une case masquée pourrait être retrouvée par un lecteur dans {} {}. \
         C’est un défaut du programme ou une sortie ancienne modifiée : signalez-le, et ne publiez pas ces chiffres.",
        if names.len() > 1 { "les tables" } else { "la table" },
        names.join(", ")
    )
}
