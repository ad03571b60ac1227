//! Which cells to mask besides the small ones, for the least loss.
//!
//! The exact method of Fischetti and Salazar-González (« Solving the cell suppression problem on tabular data with linear constraints »,
//! Management Science 47, 2001): a reader's attack on a cell is a linear program; where it succeeds, its dual says that some of these
//! cells must be masked too; the cheapest set of cells that satisfies all that was learned so is found in whole numbers, and attacked
//! again, until no attack succeeds. What is cheapest is the fewest people hidden.

use super::attack::{Component, at_most, components};
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
    ///
    /// The dual of the attack, in deviations from the truth: a factor for each row, one for each cell that rises or falls.
    fn cut(&self, unit_of: &BTreeMap<usize, usize>, masked: &BTreeSet<usize>) -> Option<Row> {
        let Component { cells, truth, program, .. } = self.component;
        let rows: Vec<_> = program.rows.iter().map(at_most).collect();
        let (count, offset) = (cells.len(), rows.len());
        let unit = |at: usize| cells.get(at).and_then(|cell| unit_of.get(cell)).copied();
        let room = |at: usize| match unit(at) {
            Some(unit) if !masked.contains(&unit) => PROBE,
            Some(_) | None => 1.0,
        };
        let slack = |terms: &[(usize, f64)], bound: f64| {
            (bound - terms.iter().map(|&(at, factor)| factor * truth.get(at).copied().unwrap_or_default()).sum::<f64>()).max(0.0)
        };
        let rise = |at: usize| program.upper.get(at).zip(truth.get(at)).map_or(0.0, |(upper, truth)| upper - truth);
        let fall = |at: usize| program.lower.get(at).zip(truth.get(at)).map_or(0.0, |(lower, truth)| (truth - lower).max(0.0));

        let mut dual = Program {
            lower: rows.iter().map(|(_, _, equal)| if *equal { f64::NEG_INFINITY } else { 0.0 }).chain(vec![0.0; 2 * count]).collect(),
            upper: vec![f64::INFINITY; offset + 2 * count],
            rows: Vec::new(),
        };
        let mut balance: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
        for (rank, (terms, _, _)) in rows.iter().enumerate() {
            for &(at, factor) in terms {
                if let Some(balance) = balance.get_mut(at) {
                    balance.push((rank, factor));
                }
            }
        }
        for (at, mut terms) in balance.into_iter().enumerate() {
            terms.extend([(offset + at, 1.0), (offset + count + at, -1.0)]);
            let bound = if at == self.at { 1.0 } else { 0.0 };
            dual.rows.push(Row { terms, sense: Sense::Equal, bound });
        }
        let mut objective: Vec<(usize, f64)> =
            rows.iter().enumerate().map(|(rank, (terms, bound, _))| (rank, slack(terms, *bound))).collect();
        for at in 0..count {
            objective.extend([(offset + at, rise(at) * room(at)), (offset + count + at, fall(at) * room(at))]);
        }
        let point = dual.optimum(Goal::Least, &objective, Numbers::Real)?;

        let factor = |rank: usize| point.at.get(rank).copied().unwrap_or_default();
        let mut due = self.gain - rows.iter().enumerate().map(|(rank, (terms, bound, _))| factor(rank) * slack(terms, *bound)).sum::<f64>();
        let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
        for at in 0..count {
            let share = rise(at) * factor(offset + at) + fall(at) * factor(offset + count + at);
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
