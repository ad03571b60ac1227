//! Which cells to mask besides the small ones, for the least loss.
//!
//! The exact method of Fischetti and Salazar-González (« Solving the cell suppression problem on tabular data with linear constraints »,
//! Management Science 47, 2001): a reader's attack on a cell is a linear program; where it succeeds, its dual says that some of these
//! cells must be masked too; the cheapest set of cells that satisfies all that was learned so is found in whole numbers, and attacked
//! again, until no attack succeeds. What is cheapest is the fewest people hidden.

use super::attack::{AtMost, Component, at_most, components};
use super::audit::Rule;
use super::knowledge::Knowledge;
use super::solver::{Goal, Numbers, Program, Row, Sense, TOLERANCE};
use std::collections::{BTreeMap, BTreeSet};

/// What is masked or shown as one: the cells that a figure tells.
#[derive(Clone, Debug)]
pub struct Unit {
    pub cells: Vec<usize>,
    /// What hiding it costs: the people it counts.
    pub cost: f64,
    /// Masked whatever happens.
    pub must: bool,
}

/// Attacks and answers before giving up: what takes more is masked whole by the caller.
const ROUNDS: usize = 60;

/// How far from the units the search looks, in rows.
const ROWS_AWAY: usize = 2;

/// A cut gives every cell not masked yet this much room, so that of all the reasons for an attack's success it finds a lean one.
const PROBE: f64 = 1e-3;

/// The units to mask, by rank, so that no cell that the rule guards is known too well; `None` if the search gives up.
///
/// In `known`, the cells of every unit are unknown, as they would be if all were masked.
pub fn cheapest(rule: &Rule<'_>, known: &Knowledge<'_>, units: &[Unit]) -> Option<BTreeSet<usize>> {
    let unit_of: BTreeMap<usize, usize> =
        units.iter().enumerate().flat_map(|(rank, unit)| unit.cells.iter().map(move |&cell| (cell, rank))).collect();
    let touched: BTreeSet<usize> = unit_of.keys().copied().collect();
    let mut masked: BTreeSet<usize> = units.iter().enumerate().filter(|(_, unit)| unit.must).map(|(rank, _)| rank).collect();
    // Cells further away are held at their true values: the search supposes a reader who knows them.
    let near = |system: Component| {
        system.around(system.cells.iter().enumerate().filter(|(_, cell)| touched.contains(cell)).map(|(at, _)| at), ROWS_AWAY)
    };
    let systems: Vec<Component> = components(known, &touched).into_iter().map(near).collect();
    let mut targets = Vec::new();
    for component in &systems {
        for (at, &cell) in component.cells.iter().enumerate() {
            targets.extend(rule.gain(known, cell).map(|gain| Target { component, at, gain }));
        }
    }
    let mut cuts: Vec<Row> = Vec::new();
    for _ in 0..ROUNDS {
        let before = cuts.len();
        for target in &targets {
            let cut = target.cut(&unit_of, &masked);
            cuts.extend(cut.filter(|cut| !cuts.contains(cut)));
        }
        if cuts.len() == before {
            return Some(masked);
        }
        let fixed = |unit: &Unit| if unit.must { 1.0 } else { 0.0 };
        let program = Program { lower: units.iter().map(fixed).collect(), upper: vec![1.0; units.len()], rows: cuts.clone() };
        let costs: Vec<(usize, f64)> = units.iter().enumerate().map(|(rank, unit)| (rank, unit.cost.max(1.0))).collect();
        let cheapest = program.optimum(Goal::Least, &costs, Numbers::Whole)?;
        masked = cheapest.at.iter().enumerate().filter(|(_, value)| **value > 0.5).map(|(rank, _)| rank).collect();
    }
    None
}

/// A guarded cell, and by how much a reader must be able to think it greater than it is.
struct Target<'a> {
    component: &'a Component,
    at: usize,
    gain: f64,
}

impl Target<'_> {
    /// Why the cell cannot be thought greater by its gain when only `masked` units are: a row that any good set of units satisfies.
    fn cut(&self, unit_of: &BTreeMap<usize, usize>, masked: &BTreeSet<usize>) -> Option<Row> {
        let Component { cells, .. } = self.component;
        let unit = |at: usize| cells.get(at).and_then(|cell| unit_of.get(cell)).copied();
        let room = |at: usize| match unit(at) {
            Some(unit) if !masked.contains(&unit) => PROBE,
            Some(_) | None => 1.0,
        };
        let dual = Dual::of(self.component);
        let factors = dual.program(self.at).optimum(Goal::Least, &dual.objective(room), Numbers::Real)?.at;

        let mut due = self.gain - dual.held_by_rows(&factors);
        let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
        for at in 0..cells.len() {
            let share = dual.held_by_cell(&factors, at);
            match unit(at) {
                Some(unit) => *shares.entry(unit).or_default() += share,
                None => due -= share,
            }
        }
        let given: f64 = shares.iter().filter(|(unit, _)| masked.contains(unit)).map(|(_, share)| share).sum();
        if given + TOLERANCE >= due {
            return None;
        }
        // A unit that does all that is due alone counts for one: rounded so, the row stays true and cuts deeper.
        let terms =
            shares.into_iter().filter(|(_, share)| *share > TOLERANCE).map(|(unit, share)| (unit, (share / due).min(1.0))).collect();
        Some(Row { terms, sense: Sense::AtLeast, bound: 1.0 })
    }
}

/// The dual of an attack, in deviations from the truth: a factor for each row, then one for each cell that rises, and for each that falls.
struct Dual<'a> {
    component: &'a Component,
    rows: Vec<AtMost>,
}

impl<'a> Dual<'a> {
    fn of(component: &'a Component) -> Self {
        Self { component, rows: component.program.rows.iter().map(at_most).collect() }
    }

    /// The ranks of a cell's factors.
    fn rise_and_fall(&self, at: usize) -> (usize, usize) {
        let offset = self.rows.len();
        (offset + at, offset + self.component.cells.len() + at)
    }

    /// The factors must answer for one more in the cell attacked, and for nothing in the others.
    fn program(&self, attacked: usize) -> Program {
        let count = self.component.cells.len();
        let mut balance: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
        for (rank, (terms, _, _)) in self.rows.iter().enumerate() {
            for &(at, factor) in terms {
                if let Some(balance) = balance.get_mut(at) {
                    balance.push((rank, factor));
                }
            }
        }
        let rows = balance.into_iter().enumerate().map(|(at, mut terms)| {
            let (rise, fall) = self.rise_and_fall(at);
            terms.extend([(rise, 1.0), (fall, -1.0)]);
            Row { terms, sense: Sense::Equal, bound: if at == attacked { 1.0 } else { 0.0 } }
        });
        let of_rows = self.rows.iter().map(|(_, _, equal)| if *equal { f64::NEG_INFINITY } else { 0.0 });
        Program {
            rows: rows.collect(),
            lower: of_rows.chain(vec![0.0; 2 * count]).collect(),
            upper: vec![f64::INFINITY; self.rows.len() + 2 * count],
        }
    }

    /// What each factor lets the attack gain; `room` makes a cell's matter less.
    fn objective(&self, room: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
        let mut objective: Vec<(usize, f64)> =
            self.rows.iter().enumerate().map(|(rank, (terms, bound, _))| (rank, self.slack(terms, *bound))).collect();
        for at in 0..self.component.cells.len() {
            let (rise, fall) = self.rise_and_fall(at);
            objective.extend([(rise, self.rise(at) * room(at)), (fall, self.fall(at) * room(at))]);
        }
        objective
    }

    fn held_by_rows(&self, factors: &[f64]) -> f64 {
        self.rows.iter().enumerate().map(|(rank, (terms, bound, _))| factor(factors, rank) * self.slack(terms, *bound)).sum()
    }

    fn held_by_cell(&self, factors: &[f64], at: usize) -> f64 {
        let (rise, fall) = self.rise_and_fall(at);
        self.rise(at) * factor(factors, rise) + self.fall(at) * factor(factors, fall)
    }

    /// How far the truth is from breaking a row.
    fn slack(&self, terms: &[(usize, f64)], bound: f64) -> f64 {
        let truth = &self.component.truth;
        (bound - terms.iter().map(|&(at, factor)| factor * truth.get(at).copied().unwrap_or_default()).sum::<f64>()).max(0.0)
    }

    /// How far a cell may rise above the truth.
    fn rise(&self, at: usize) -> f64 {
        let Component { truth, program, .. } = self.component;
        program.upper.get(at).zip(truth.get(at)).map_or(0.0, |(upper, truth)| upper - truth)
    }

    /// How far it may fall under it.
    fn fall(&self, at: usize) -> f64 {
        let Component { truth, program, .. } = self.component;
        program.lower.get(at).zip(truth.get(at)).map_or(0.0, |(lower, truth)| (truth - lower).max(0.0))
    }
}

fn factor(factors: &[f64], rank: usize) -> f64 {
    factors.get(rank).copied().unwrap_or_default()
}
