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

use super::attack::{Component, components, upper_bounds};
use super::knowledge::Knowledge;
use super::model::{Guard, Model};
use super::primary::CountOf;
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

/// The rule, for one reader: what he knows before this publication.
///
/// That a cell is well kept is proved by a table that the reader may believe in as well as in the true one: the cells that differ, and
/// their values there. A proof is kept, and holds as long as nothing is learned against it.
#[derive(Clone, Debug)]
pub struct Rule<'m> {
    pub before: Knowledge<'m>,
    /// What no cell can exceed given that, seen at a glance.
    upper: Vec<f64>,
    /// What each cell can be given that, once worked out.
    intervals: BTreeMap<usize, (f64, f64)>,
    proofs: Vec<BTreeMap<usize, f64>>,
    proof_of: BTreeMap<usize, usize>,
}

/// How far around a cell a proof is looked for, in rows, before all that it is tied to is: what it takes to move one class against
/// another, in a table and in the subset drawn from it.
const NEAR: usize = 2;

impl<'m> Rule<'m> {
    pub fn new(before: Knowledge<'m>) -> Self {
        let upper = upper_bounds(&before);
        Self { before, upper, intervals: BTreeMap::new(), proofs: Vec::new(), proof_of: BTreeMap::new() }
    }

    /// The first cell of which `known` says too much.
    pub fn weakness(&mut self, known: &Knowledge<'m>) -> Option<Weakness> {
        self.weaknesses(known, Stop::AtFirst).into_iter().next()
    }

    /// Every cell of which `known` says too much, worked out afresh.
    pub fn verdict(&mut self, known: &Knowledge<'m>) -> Verdict {
        (self.proofs, self.proof_of) = (Vec::new(), BTreeMap::new());
        let weak = self.weaknesses(known, Stop::Never);
        let targets = self.targets(known);
        let is_told = |rank: &usize| self.before.value.get(*rank).is_some_and(Option::is_some);
        let told_before = (0..known.model.cells.len()).filter(is_told).filter(|&rank| need(known, rank).is_some()).count();
        let known_before = told_before + targets.keys().filter(|cell| !self.is_as_the_rule_says(known, **cell)).count();
        Verdict { weak, attacked: targets.len(), known_before, narrowest: self.narrowest(known) }
    }

    fn weaknesses(&mut self, known: &Knowledge<'m>, stop: Stop) -> Vec<Weakness> {
        let given_away = (0..known.model.cells.len()).filter(|&rank| self.is_given_away(known, rank));
        let mut weak: Vec<Weakness> =
            given_away.map(|cell| Weakness { cell, least: known.model.truth(cell), most: known.model.truth(cell) }).collect();
        if !weak.is_empty() && stop == Stop::AtFirst {
            return weak;
        }
        let valid: Vec<bool> = self.proofs.iter().map(|moves| known.allows(moves)).collect();
        let is_valid = |cell: &usize| self.proof_of.get(cell).and_then(|proof| valid.get(*proof)).copied().unwrap_or_default();
        let mut open = self.targets(known);
        open.retain(|cell, need| !self.is_hopeless(*cell) && (!is_valid(cell) || !self.proves(*cell, *need)));
        let cells: BTreeSet<usize> = open.keys().copied().collect();
        for component in components(known, &cells) {
            for &cell in &component.cells {
                let Some(need) = open.remove(&cell) else { continue };
                if let Some(weakness) = self.attack(&component, cell, need, &mut open) {
                    weak.push(weakness);
                    if stop == Stop::AtFirst {
                        return weak;
                    }
                }
            }
        }
        weak
    }

    /// The unknown cells of which the rule asks something, and what: never more than the reader could believe before.
    fn targets(&self, known: &Knowledge<'_>) -> BTreeMap<usize, Need> {
        let unknown = |rank: &usize| known.value.get(*rank).is_some_and(Option::is_none);
        let asked = |rank: usize| Some((rank, need(known, rank)?.capped(self.upper.get(rank).copied().unwrap_or(f64::INFINITY))));
        (0..known.model.cells.len()).filter(unknown).filter_map(asked).collect()
    }

    /// Shown, or said to be empty, though it must not be and nobody said it before.
    fn is_given_away(&self, known: &Knowledge<'m>, rank: usize) -> bool {
        let value_of = |known: &Knowledge<'m>| known.value.get(rank).copied().flatten();
        let guarded = known.model.cells.get(rank).is_some_and(|cell| cell.guard != Guard::None);
        guarded && value_of(known).is_some() && value_of(&self.before).is_none()
    }

    /// Whether the proof kept for a cell is enough for a need.
    fn proves(&self, cell: usize, need: Need) -> bool {
        let value = self.proof_of.get(&cell).and_then(|proof| self.proofs.get(*proof)).and_then(|moves| moves.get(&cell));
        let truth = self.before.model.truth(cell);
        value.is_some_and(|value| self.is_enough(cell, need, truth.min(*value), truth.max(*value)))
    }

    /// Looks for a proof, near by first, which may serve other cells; gives the cell back when there is none.
    fn attack(&mut self, component: &Component, cell: usize, need: Need, open: &mut BTreeMap<usize, Need>) -> Option<Weakness> {
        let truth = self.before.model.truth(cell);
        let (mut least, mut most) = (truth, truth);
        let at = component.place(cell)?;
        let near = component.around([at], NEAR);
        let is_all = near.cells.len() == component.cells.len();
        for (system, is_last) in [Some((&near, is_all)), (!is_all).then_some((component, true))].into_iter().flatten() {
            let at = system.place(cell)?;
            for goal in [Goal::Most, Goal::Least] {
                let others = system.cells.iter().enumerate().filter(|(_, other)| open.contains_key(other));
                let along: Vec<usize> = others.map(|(place, _)| place).collect();
                let Some(point) = system.extreme(at, goal, &along) else { continue };
                let value = point.at.get(at).copied().unwrap_or(truth);
                (least, most) = (least.min(value), most.max(value));
                if self.is_enough(cell, need, truth.min(value), truth.max(value)) {
                    self.keep(system, &point.at, cell, open);
                    return None;
                }
                // To think it smaller does not help to think it as great as that; but it may be that nobody could before.
                if !is_last && matches!(need, Need::Reach(threshold) if truth + TOLERANCE < threshold) {
                    break;
                }
            }
        }
        // Not found: the measure is what the reader knew before, worked out in full.
        self.interval_before(cell);
        (!self.is_hopeless(cell) && !self.is_enough(cell, need, least, most)).then_some(Weakness { cell, least, most })
    }

    fn keep(&mut self, system: &Component, at: &[f64], cell: usize, open: &mut BTreeMap<usize, Need>) {
        let moved =
            system.cells.iter().zip(system.truth.iter().zip(at)).filter(|(_, (truth, value))| (**value - **truth).abs() > TOLERANCE);
        let moves: BTreeMap<usize, f64> = moved.map(|(&rank, (_, &value))| (rank, value)).collect();
        let proof = self.proofs.len();
        let others: Vec<usize> = moves.keys().copied().filter(|other| open.contains_key(other)).collect();
        self.proofs.push(moves);
        self.proof_of.insert(cell, proof);
        for other in others {
            let before = self.proof_of.insert(other, proof);
            if open.get(&other).is_some_and(|need| self.proves(other, *need)) {
                open.remove(&other);
            } else if let Some(before) = before {
                self.proof_of.insert(other, before);
            } else {
                self.proof_of.remove(&other);
            }
        }
    }

    /// Whether values from `least` to `most` leave the reader where the rule wants him, or where he was before.
    fn is_enough(&self, cell: usize, need: Need, least: f64, most: f64) -> bool {
        need.capped(self.most_before(cell)).is_met(least, most)
    }

    fn most_before(&self, cell: usize) -> f64 {
        self.intervals.get(&cell).map_or_else(|| self.upper.get(cell).copied().unwrap_or(f64::INFINITY), |(_, most)| *most)
    }

    /// The reader had worked it out before.
    fn is_hopeless(&self, cell: usize) -> bool {
        self.intervals.get(&cell).is_some_and(|(least, most)| most - least < TOLERANCE)
    }

    /// Whether the rule's own threshold stands for a cell, and not what the reader knew before.
    fn is_as_the_rule_says(&self, known: &Knowledge<'_>, cell: usize) -> bool {
        !self.is_hopeless(cell) && need(known, cell).is_none_or(|need| need.capped(self.most_before(cell)) == need)
    }

    /// What the reader knows of a cell before this publication.
    pub fn interval_before(&mut self, cell: usize) -> (f64, f64) {
        if let Some(&found) = self.intervals.get(&cell) {
            return found;
        }
        let truth = self.before.model.truth(cell);
        // Where the solver finds nothing, nothing is excused.
        let mut interval = (f64::NEG_INFINITY, self.upper.get(cell).copied().unwrap_or(f64::INFINITY));
        if self.before.value.get(cell).copied().flatten().is_some() {
            interval = (truth, truth);
        }
        for component in components(&self.before, &BTreeSet::from([cell])) {
            let Some(at) = component.place(cell) else { continue };
            let end = |goal| component.extreme(at, goal, &[]).and_then(|point| point.at.get(at).copied());
            interval = (end(Goal::Least).unwrap_or(interval.0), end(Goal::Most).unwrap_or(interval.1));
        }
        self.intervals.insert(cell, interval);
        interval
    }

    /// By how much a reader must be able to think a cell greater than it is.
    pub fn gain(&self, known: &Knowledge<'_>, cell: usize) -> Option<f64> {
        let truth = known.model.truth(cell);
        Some(match need(known, cell)?.capped(self.most_before(cell)) {
            Need::Doubt => 1.0,
            Need::Reach(threshold) => (threshold - truth).max(1.0),
        })
    }

    /// The width that the narrowest interval of a masked cell has at least. Near by, intervals are never too wide: only those that
    /// seem the narrowest are worked out in full.
    fn narrowest(&self, known: &Knowledge<'m>) -> Option<f64> {
        let masked: BTreeSet<usize> = known.masked.iter().copied().filter(|&cell| self.is_as_the_rule_says(known, cell)).collect();
        let systems = components(known, &masked);
        let width = |system: &Component, cell: usize| {
            let (least, most) = system.interval(system.place(cell)?);
            Some(most - least)
        };
        let mut widths: Vec<(f64, &Component, usize)> = Vec::new();
        for system in &systems {
            for &cell in system.cells.iter().filter(|cell| masked.contains(cell)) {
                let proved = self.proof_of.get(&cell).and_then(|proof| self.proofs.get(*proof)?.get(&cell));
                let proved = proved.map_or(0.0, |value| (value - known.model.truth(cell)).abs());
                let near = width(&system.around(system.place(cell), NEAR), cell)?;
                widths.push((near.max(proved), system, cell));
            }
        }
        widths.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut narrowest: Option<f64> = None;
        for (rank, (near, system, cell)) in widths.into_iter().enumerate() {
            if narrowest.is_some_and(|narrowest| narrowest <= near) {
                break;
            }
            let found = if rank < IN_FULL { width(system, cell)? } else { near };
            narrowest = Some(narrowest.map_or(found, |narrowest| narrowest.min(found)));
        }
        narrowest
    }
}

/// Intervals worked out in full for the report: it says « at least », and more would be the slowest part of a run.
const IN_FULL: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    AtFirst,
    Never,
}

/// What the audit found.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    pub weak: Vec<Weakness>,
    /// Cells whose interval was worked out.
    pub attacked: usize,
    /// Cells that earlier runs or yearly totals bound as tightly as this publication does.
    pub known_before: usize,
    /// Width that the narrowest interval of a masked cell has at least, in people.
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
    /// The same need, of a reader who believed in no greater value before.
    fn capped(self, before: f64) -> Self {
        match self {
            Self::Doubt => Self::Doubt,
            Self::Reach(threshold) => Self::Reach(threshold.min(before)),
        }
    }

    fn is_met(self, least: f64, most: f64) -> bool {
        let doubt = most - least > TOLERANCE;
        match self {
            Self::Doubt => doubt,
            Self::Reach(threshold) => doubt && most + TOLERANCE >= threshold,
        }
    }
}

/// What the rule asks of a cell that is not known; `None` when it asks nothing.
pub fn need(known: &Knowledge<'_>, rank: usize) -> Option<Need> {
    let cell = known.model.cells.get(rank)?;
    let reach = Need::Reach(f64::from(cell.threshold));
    let counts_people = matches!(cell.key.table.count_of, CountOf::People | CountOf::Base);
    match cell.guard {
        Guard::Reach => Some(reach),
        Guard::Doubt => Some(Need::Doubt),
        Guard::None if !known.masked.contains(&rank) => None,
        Guard::None => Some(if counts_people { reach } else { Need::Doubt }),
    }
}

/// The French name of a cell's table: « saisines par genre, 2022 ».
pub fn table_name(model: &Model, rank: usize) -> String {
    let Some(cell) = model.cells.get(rank) else { return String::new() };
    let table = &cell.key.table;
    let axes = if table.dimensions.is_empty() { String::new() } else { format!(" par {}", table.dimensions.join(" et ")) };
    format!("{}{axes}, {}", table.indicator, table.years)
}
