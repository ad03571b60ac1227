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
///
/// That a cell is well kept is proved by a table that the reader may believe in as well as in the true one: the cells that differ, and
/// their values there. A proof is kept, and holds as long as nothing is learned against it.
#[derive(Clone, Debug)]
pub struct Rule<'m> {
    pub before: Known<'m>,
    /// What readers can work out from that, once asked.
    intervals: BTreeMap<usize, (f64, f64)>,
    proofs: BTreeMap<usize, BTreeMap<usize, f64>>,
}

/// How far around a cell proofs are looked for, in rows, before all that it is tied to is.
const NEAR: [usize; 2] = [1, 3];

impl<'m> Rule<'m> {
    pub const fn new(before: Known<'m>) -> Self {
        Self { before, intervals: BTreeMap::new(), proofs: BTreeMap::new() }
    }

    /// The first cell of which `known` says too much.
    pub fn weakness(&mut self, known: &Known<'m>) -> Option<Weakness> {
        self.weaknesses(known, Stop::AtFirst).into_iter().next()
    }

    /// Every cell of which `known` says too much, and the width of the narrowest interval left to a reader.
    pub fn verdict(&mut self, known: &Known<'m>) -> Verdict {
        self.proofs.clear();
        let weak = self.weaknesses(known, Stop::Never);
        let targets: Vec<(usize, Need)> = targets(known).collect();
        let known_before = targets.iter().filter(|(cell, need)| !self.is_as_the_rule_says(*cell, *need)).count();
        Verdict { weak, attacked: targets.len(), known_before, narrowest: self.narrowest(known, &targets) }
    }

    fn weaknesses(&mut self, known: &Known<'m>, stop: Stop) -> Vec<Weakness> {
        let given_away = (0..known.model.cells.len()).filter(|&rank| self.is_given_away(known, rank));
        let mut weak: Vec<Weakness> = given_away.map(|cell| Weakness { cell, least: known.model.truth(cell), most: known.model.truth(cell) }).collect();
        if !weak.is_empty() && stop == Stop::AtFirst {
            return weak;
        }
        let open: BTreeMap<usize, Need> = targets(known).filter(|(cell, need)| !self.is_proved(known, *cell, *need)).collect();
        let cells: BTreeSet<usize> = open.keys().copied().collect();
        for component in components(known, &cells) {
            for (at, cell) in component.cells.iter().enumerate() {
                let Some(&need) = open.get(cell) else { continue };
                if self.is_proved(known, *cell, need) {
                    continue;
                }
                weak.extend(self.attack(&component, at, need));
                if !weak.is_empty() && stop == Stop::AtFirst {
                    return weak;
                }
            }
        }
        weak
    }

    /// Shown, or said to be empty, though it must not be and nobody said it before.
    fn is_given_away(&self, known: &Known<'m>, rank: usize) -> bool {
        let value_of = |known: &Known<'m>| known.value.get(rank).copied().flatten();
        let guarded = known.model.cells.get(rank).is_some_and(|cell| cell.guard != Guard::None);
        guarded && value_of(known).is_some() && value_of(&self.before).is_none()
    }

    fn is_proved(&self, known: &Known<'m>, cell: usize, need: Need) -> bool {
        let truth = known.model.truth(cell);
        let settles = |moves: &BTreeMap<usize, f64>| moves.get(&cell).is_some_and(|value| self.is_enough(cell, need, truth.min(*value), truth.max(*value)));
        self.is_hopeless(cell) || self.proofs.get(&cell).is_some_and(|moves| settles(moves) && known.allows(moves))
    }

    /// Looks for a proof, near by first; gives the cell back when there is none.
    fn attack(&mut self, component: &Component, at: usize, need: Need) -> Option<Weakness> {
        let (cell, truth) = (component.cells.get(at).copied()?, component.truth.get(at).copied()?);
        let (mut least, mut most) = (truth, truth);
        for rows_away in NEAR.into_iter().map(Some).chain([None]) {
            let near = rows_away.map(|rows| component.around([at], rows));
            let system = near.as_ref().unwrap_or(component);
            let Some(at) = system.place(cell) else { continue };
            for goal in [Goal::Most, Goal::Least] {
                let Some(point) = system.extreme(at, goal) else { continue };
                (least, most) = (least.min(point.value), most.max(point.value));
                if self.is_enough(cell, need, truth.min(point.value), truth.max(point.value)) {
                    self.keep(system, &point.at, cell);
                    return None;
                }
                if matches!(need, Need::Reach(threshold) if truth < threshold) {
                    break;
                }
            }
            if near.is_some_and(|near| near.cells.len() == component.cells.len()) {
                break;
            }
        }
        // Not found: the measure is what readers knew before.
        self.interval_before(cell);
        (!self.is_hopeless(cell) && !self.is_enough(cell, need, least, most)).then_some(Weakness { cell, least, most })
    }

    fn keep(&mut self, system: &Component, at: &[f64], cell: usize) {
        let moved = system.cells.iter().zip(system.truth.iter().zip(at)).filter(|(_, (truth, value))| (**value - **truth).abs() > TOLERANCE);
        let moves = moved.map(|(&rank, (_, &value))| (rank, value)).collect();
        self.proofs.insert(cell, moves);
    }

    /// Whether values from `least` to `most` leave the reader where the rule wants him, or where he was before.
    fn is_enough(&self, cell: usize, need: Need, least: f64, most: f64) -> bool {
        let before = self.intervals.get(&cell).map_or(f64::INFINITY, |(_, most)| *most);
        need.is_met(least, most, before)
    }

    /// Readers had worked it out before.
    fn is_hopeless(&self, cell: usize) -> bool {
        self.intervals.get(&cell).is_some_and(|(least, most)| most - least < TOLERANCE)
    }

    /// Whether the rule's own threshold stands for a cell, and not what readers knew before.
    fn is_as_the_rule_says(&self, cell: usize, need: Need) -> bool {
        self.intervals.get(&cell).is_none_or(|(least, most)| need.is_met(*least, *most, f64::INFINITY))
    }

    /// What readers know of a cell before this publication.
    pub fn interval_before(&mut self, cell: usize) -> (f64, f64) {
        if let Some(&found) = self.intervals.get(&cell) {
            return found;
        }
        let truth = self.before.model.truth(cell);
        let tied = components(&self.before, &BTreeSet::from([cell]));
        let found = tied.iter().find_map(|component| component.place(cell).map(|at| component.interval(at)));
        let interval = found.unwrap_or((truth, truth));
        self.intervals.insert(cell, interval);
        interval
    }

    /// The width of the narrowest interval of a cell that readers did not know before: near by, an interval is at most too narrow, so
    /// only the narrowest are worked out in full.
    fn narrowest(&self, known: &Known<'m>, targets: &[(usize, Need)]) -> Option<f64> {
        let cells: BTreeSet<usize> = targets.iter().filter(|(cell, need)| self.is_as_the_rule_says(*cell, *need)).map(|(cell, _)| *cell).collect();
        let systems = components(known, &cells);
        let mut widths: Vec<(f64, usize, usize)> = Vec::new();
        for (rank, system) in systems.iter().enumerate() {
            for (at, cell) in system.cells.iter().enumerate().filter(|(_, cell)| cells.contains(cell)) {
                let near = system.around([at], 1);
                let (least, most) = near.place(*cell).map_or((0.0, 0.0), |at| near.interval(at));
                widths.push((most - least, rank, at));
            }
        }
        widths.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        let mut narrowest: Option<f64> = None;
        for (width, rank, at) in widths {
            if narrowest.is_some_and(|narrowest| narrowest <= width) {
                break;
            }
            let (least, most) = systems.get(rank)?.interval(at);
            narrowest = Some(narrowest.map_or(most - least, |narrowest| narrowest.min(most - least)));
        }
        narrowest
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    AtFirst,
    Never,
}

/// The unknown cells of which the rule asks something, and what.
fn targets(known: &Known<'_>) -> impl Iterator<Item = (usize, Need)> {
    let unknown = |rank: &usize| known.value.get(*rank).is_some_and(Option::is_none);
    (0..known.model.cells.len()).filter(unknown).filter_map(|rank| Some((rank, need(known, rank)?)))
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

/// The French name of a cell's table: « saisines par genre, 2022 ».
pub fn table_name(model: &Model, rank: usize) -> String {
    let Some(cell) = model.cells.get(rank) else { return String::new() };
    let table = &cell.key.table;
    let axes = if table.dimensions.is_empty() { String::new() } else { format!(" par {}", table.dimensions.join(" et ")) };
    format!("{}{axes}, {}", table.indicator, table.years)
}
