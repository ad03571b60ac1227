//! The audit: what a finished publication lets a reader work out, cell by cell, and whether it may go out.
//!
//! The rule. Take every cell of 1 to k - 1 people, printed or not, of every year in the data, and every cell printed as masked. Given
//! all that is published now and was before, and that people are whole and never fewer than none:
//! - the reader must believe in more than one value of it;
//! - one of these values must be k or more: otherwise the reader knows that the cell is small, which is what masking hides.
//!
//! What a reader knows already without this publication (the yearly totals that are always given, what earlier runs said) cannot be
//! taken back, so it is the measure: an upper bound under k is no fault when the reader had it before. That is how the contract's « the
//! upper-bound test does not apply » to a year whose total is under k comes out: the total is the bound, and nothing may lower it.

use super::attack::{Component, components};
use super::known::Known;
use super::model::{Guard, Model};
use super::primary::Measure;
use super::solver::{Goal, TOLERANCE};
use std::collections::{BTreeMap, BTreeSet};

/// A cell of which a reader would know too much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weakness {
    /// Its rank in the model.
    pub cell: usize,
    pub least: f64,
    pub most: f64,
}

/// The rule, and what readers know before this publication.
#[derive(Clone, Debug)]
pub struct Rule<'m> {
    pub before: Known<'m>,
    /// What they can work out from that, once asked.
    intervals: BTreeMap<usize, (f64, f64)>,
}

impl<'m> Rule<'m> {
    pub const fn new(before: Known<'m>) -> Self {
        Self { before, intervals: BTreeMap::new() }
    }

    /// The first cell tied to `touched` of which `known` says too much.
    pub fn weakness(&mut self, known: &Known<'m>, touched: &BTreeSet<usize>) -> Option<Weakness> {
        let told = touched.iter().find(|&&rank| self.is_given_away(known, rank));
        if let Some(&cell) = told {
            let value = known.model.truth(cell);
            return Some(Weakness { cell, least: value, most: value });
        }
        components(known, touched).iter().find_map(|component| self.weakness_in(known, component))
    }

    /// Every cell of which `known` says too much, and the width of the narrowest interval left to a reader.
    pub fn verdict(&mut self, known: &Known<'m>) -> Verdict {
        let all: BTreeSet<usize> = (0..known.model.cells.len()).collect();
        let mut verdict = Verdict::default();
        for &cell in all.iter().filter(|&&rank| self.is_given_away(known, rank)) {
            let value = known.model.truth(cell);
            verdict.weak.push(Weakness { cell, least: value, most: value });
        }
        for component in components(known, &all) {
            for (at, &cell) in component.cells.iter().enumerate() {
                let Some(need) = need(known, cell) else { continue };
                let (least, most) = component.interval(at);
                verdict.attacked += 1;
                let accepted = self.accepts(cell, need, least, most);
                if !accepted {
                    verdict.weak.push(Weakness { cell, least, most });
                } else if is_known_before(need, least, most) {
                    verdict.known_before += 1;
                } else {
                    let width = most - least;
                    verdict.narrowest = Some(verdict.narrowest.map_or(width, |narrowest: f64| narrowest.min(width)));
                }
            }
        }
        verdict
    }

    /// Shown, or said to be empty, though it must not be and nobody said it before.
    fn is_given_away(&self, known: &Known<'m>, rank: usize) -> bool {
        let value_of = |known: &Known<'m>| known.value.get(rank).copied().flatten();
        let guarded = known.model.cells.get(rank).is_some_and(|cell| cell.guard != Guard::None);
        guarded && value_of(known).is_some() && value_of(&self.before).is_none()
    }

    /// Each table found on the way may settle several cells, so few are asked for.
    fn weakness_in(&mut self, known: &Known<'m>, component: &Component) -> Option<Weakness> {
        let mut least = component.truth.clone();
        let mut most = component.truth.clone();
        for (at, &cell) in component.cells.iter().enumerate() {
            let Some(need) = need(known, cell) else { continue };
            for goal in [Goal::Most, Goal::Least] {
                let (low, high) = (least.get(at).copied()?, most.get(at).copied()?);
                if need.is_met(low, high, f64::INFINITY) {
                    break;
                }
                let Some(point) = component.extreme(at, goal) else { continue };
                for (seen, value) in least.iter_mut().zip(&point.at) {
                    *seen = seen.min(*value);
                }
                for (seen, value) in most.iter_mut().zip(&point.at) {
                    *seen = seen.max(*value);
                }
            }
            let (least, most) = (least.get(at).copied()?, most.get(at).copied()?);
            if !self.accepts(cell, need, least, most) {
                return Some(Weakness { cell, least, most });
            }
        }
        None
    }

    fn accepts(&mut self, cell: usize, need: Need, least: f64, most: f64) -> bool {
        need.is_met(least, most, f64::INFINITY) || {
            let (low, high) = self.interval_before(cell);
            need.is_met(least, most, high) || (high - low < TOLERANCE)
        }
    }

    /// What readers know of a cell before this publication.
    pub fn interval_before(&mut self, cell: usize) -> (f64, f64) {
        if let Some(&found) = self.intervals.get(&cell) {
            return found;
        }
        let truth = self.before.model.truth(cell);
        let interval = if self.before.value.get(cell).copied().flatten().is_some() {
            (truth, truth)
        } else {
            let tied = components(&self.before, &BTreeSet::from([cell]));
            let found = tied.iter().find_map(|component| component.cells.iter().position(|&rank| rank == cell).map(|at| component.interval(at)));
            found.unwrap_or((truth, truth))
        };
        self.intervals.insert(cell, interval);
        interval
    }
}

/// What the audit found.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub weak: Vec<Weakness>,
    /// Cells whose interval was worked out.
    pub attacked: usize,
    /// Cells that earlier runs or yearly totals bound as tightly as this publication does.
    pub known_before: usize,
    /// Width of the narrowest interval, in people.
    pub narrowest: Option<f64>,
}

/// What a reader must still believe possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// More than one value.
    Doubt,
    /// More than one value, one of them this many.
    Reach(f64),
}

impl Need {
    /// `before` is the greatest value that readers believed in before this publication.
    pub fn is_met(self, least: f64, most: f64, before: f64) -> bool {
        let doubt = most - least > TOLERANCE;
        match self {
            Self::Doubt => doubt,
            Self::Reach(threshold) => doubt && most + TOLERANCE >= threshold.min(before),
        }
    }
}

/// What the rule asks of a cell that is not known; `None` when it asks nothing.
pub fn need(known: &Known<'_>, rank: usize) -> Option<Need> {
    let cell = known.model.cells.get(rank)?;
    let reach = Need::Reach(f64::from(cell.threshold));
    let counts_people = matches!(cell.key.table.measure, Measure::People | Measure::Base);
    match cell.guard {
        Guard::Reach => Some(reach),
        Guard::Doubt => Some(Need::Doubt),
        Guard::None if !known.masked.contains(&rank) => None,
        Guard::None => Some(if counts_people { reach } else { Need::Doubt }),
    }
}

fn is_known_before(need: Need, least: f64, most: f64) -> bool {
    !need.is_met(least, most, f64::INFINITY)
}

/// The French name of a cell's table: « saisines par genre, 2022 ».
pub fn table_name(model: &Model, rank: usize) -> String {
    let Some(cell) = model.cells.get(rank) else { return String::new() };
    let table = &cell.key.table;
    let axes = if table.dimensions.is_empty() { String::new() } else { format!(" par {}", table.dimensions.join(" et ")) };
    format!("{}{axes}, {}", table.indicator, table.years)
}
