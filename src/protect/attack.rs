//! The reader at work: the smallest and the largest value that each unknown cell may have, given all that is known.
//!
//! Known cells are put in their place; what remains falls apart into small systems that share nothing, each solved alone.

use super::knowledge::Knowledge;
use super::solver::{Goal, Numbers, Point, Program, Row, Sense};
use std::collections::{BTreeMap, BTreeSet};

/// Unknown cells tied to each other, and the rows that tie them.
#[derive(Clone, Debug)]
pub struct Component {
    /// Ranks of cells in the model; the program's unknowns, in this order.
    pub cells: Vec<usize>,
    /// Their true values: one of the points that satisfy the program.
    pub truth: Vec<f64>,
    pub program: Program,
    /// People come whole; the middle of « 25 à 30 » does not.
    numbers: Numbers,
    /// The rows that each unknown stands in.
    rows_of: Vec<Vec<usize>>,
}

/// Past this many unknowns, a whole-number search is not tried: what is not settled by real numbers counts as known to the reader.
const WHOLE_SEARCH_CELLS: usize = 1_500;

/// While one cell is driven to its extreme, others are too, as far as that costs the first nothing: one table may prove many things.
const ALONG: f64 = 1e-5;

/// A reader's systems, for the cells that a set of cells is tied to.
pub fn components(known: &Knowledge<'_>, touched: &BTreeSet<usize>) -> Vec<Component> {
    let rows: Vec<&Row> = known.model.relations.iter().chain(&known.facts).collect();
    let unknown = |rank: usize| known.value.get(rank).is_some_and(Option::is_none);
    let mut groups = Groups::new(known.value.len());
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for row in &rows {
        let free: Vec<usize> = row.terms.iter().map(|(rank, _)| *rank).filter(|&rank| unknown(rank)).collect();
        if let Some((&first, others)) = free.split_first() {
            for &other in others {
                groups.join(first, other);
            }
            if row.terms.iter().any(|(rank, _)| touched.contains(rank)) {
                wanted.insert(first);
            }
        }
    }
    let wanted: BTreeSet<usize> =
        wanted.into_iter().chain(touched.iter().copied().filter(|&rank| unknown(rank))).map(|rank| groups.root(rank)).collect();
    let mut drafts: BTreeMap<usize, (Vec<usize>, Vec<&Row>)> = BTreeMap::new();
    for rank in (0..known.value.len()).filter(|&rank| unknown(rank)) {
        let root = groups.root(rank);
        if wanted.contains(&root) {
            drafts.entry(root).or_default().0.push(rank);
        }
    }
    for row in rows {
        if let Some(&(rank, _)) = row.terms.iter().find(|(rank, _)| unknown(*rank))
            && let Some(draft) = drafts.get_mut(&groups.root(rank))
        {
            draft.1.push(row);
        }
    }
    drafts.into_values().map(|(cells, rows)| Component::new(known, cells, &rows)).collect()
}

impl Component {
    fn new(known: &Knowledge<'_>, cells: Vec<usize>, rows: &[&Row]) -> Self {
        let place: BTreeMap<usize, usize> = cells.iter().enumerate().map(|(at, &rank)| (rank, at)).collect();
        let mut program = Program::default();
        for row in rows {
            let mut bound = row.bound;
            let mut terms = Vec::new();
            for &(rank, factor) in &row.terms {
                match (known.value.get(rank).copied().flatten(), place.get(&rank)) {
                    (Some(value), _) => bound -= factor * value,
                    (None, Some(&at)) => terms.push((at, factor)),
                    (None, None) => {}
                }
            }
            program.rows.push(Row { terms, sense: row.sense, bound });
        }
        let truth: Vec<f64> = cells.iter().map(|&rank| known.model.truth(rank)).collect();
        program.lower = cells.iter().map(|&rank| known.least.get(rank).copied().unwrap_or_default()).collect();
        program.upper = vec![ceiling(&truth, &program.rows); cells.len()];
        Self::of(cells, truth, program)
    }

    fn of(cells: Vec<usize>, truth: Vec<f64>, program: Program) -> Self {
        let whole = |value: &f64| value.fract() == 0.0;
        let is_whole = truth.iter().all(whole) && program.rows.iter().all(|row| whole(&row.bound));
        let numbers = if is_whole { Numbers::Whole } else { Numbers::Real };
        let mut rows_of = vec![Vec::new(); cells.len()];
        for (rank, row) in program.rows.iter().enumerate() {
            for (at, _) in &row.terms {
                if let Some(rows) = rows_of.get_mut(*at) {
                    rows.push(rank);
                }
            }
        }
        Self { cells, truth, program, numbers, rows_of }
    }

    /// The unknowns within some rows of the given ones, the others held at their true value. What a reader can believe there, he can
    /// believe; and most questions are settled near by.
    pub fn around(&self, centre: impl IntoIterator<Item = usize>, rows_away: usize) -> Self {
        let mut near: BTreeSet<usize> = centre.into_iter().collect();
        let mut edge = near.clone();
        for _ in 0..rows_away {
            let rows = edge.iter().filter_map(|&at| self.rows_of.get(at)).flatten().filter_map(|&rank| self.program.rows.get(rank));
            let next: BTreeSet<usize> = rows.flat_map(|row| &row.terms).map(|(at, _)| *at).filter(|at| !near.contains(at)).collect();
            near.extend(&next);
            edge = next;
        }
        let place: BTreeMap<usize, usize> = near.iter().enumerate().map(|(place, &at)| (at, place)).collect();
        let pick = |values: &[f64]| near.iter().filter_map(|&at| values.get(at).copied()).collect::<Vec<f64>>();
        let ranks: BTreeSet<usize> = near.iter().filter_map(|&at| self.rows_of.get(at)).flatten().copied().collect();
        let mut program =
            Program { lower: pick(&self.program.lower), upper: pick(&self.program.upper), rows: Vec::with_capacity(ranks.len()) };
        for row in ranks.into_iter().filter_map(|rank| self.program.rows.get(rank)) {
            let mut bound = row.bound;
            let mut terms = Vec::with_capacity(row.terms.len());
            for (at, factor) in &row.terms {
                match place.get(at) {
                    Some(&place) => terms.push((place, *factor)),
                    None => bound -= factor * self.truth.get(*at).copied().unwrap_or_default(),
                }
            }
            program.rows.push(Row { terms, sense: row.sense, bound });
        }
        Self::of(near.iter().filter_map(|&at| self.cells.get(at).copied()).collect(), pick(&self.truth), program)
    }

    /// Where a cell of the model stands among the unknowns.
    pub fn place(&self, cell: usize) -> Option<usize> {
        self.cells.binary_search(&cell).ok()
    }

    /// The extreme value of one unknown, and a table in which it is reached. Of several such tables, one in which the unknowns `along`
    /// are extreme too, where that is found at once.
    pub fn extreme(&self, at: usize, goal: Goal, along: &[usize]) -> Option<Point> {
        let alone = [(at, 1.0)];
        if !along.is_empty() {
            let objective: Vec<(usize, f64)> = along.iter().map(|&other| (other, ALONG)).chain(alone).collect();
            let point = self.program.optimum(goal, &objective, Numbers::Real);
            if let Some(point) = point.filter(|point| self.is_settled(point)) {
                return Some(point);
            }
        }
        let point = self.program.optimum(goal, &alone, Numbers::Real)?;
        if self.is_settled(&point) {
            return Some(point);
        }
        if self.cells.len() > WHOLE_SEARCH_CELLS {
            return None;
        }
        self.program.optimum(goal, &alone, Numbers::Whole)
    }

    fn is_settled(&self, point: &Point) -> bool {
        match self.numbers {
            Numbers::Real => true,
            Numbers::Whole => point.is_whole(),
        }
    }

    /// From the least to the greatest value of one unknown; its true value alone where the solver finds nothing.
    pub fn interval(&self, at: usize) -> (f64, f64) {
        let truth = self.truth.get(at).copied().unwrap_or_default();
        let value = |point: Point| point.at.get(at).copied().unwrap_or(truth);
        let end = |goal| self.extreme(at, goal, &[]).map_or(truth, value);
        (end(Goal::Least), end(Goal::Most))
    }
}

/// Above what no cell can be, as far as a reader sees at a glance: going round the rows a few times, no program solved.
pub fn upper_bounds(known: &Knowledge<'_>) -> Vec<f64> {
    let mut upper: Vec<f64> = known.value.iter().map(|value| value.unwrap_or(f64::INFINITY)).collect();
    let least = |rank: usize| known.value.get(rank).copied().flatten().or_else(|| known.least.get(rank).copied()).unwrap_or_default();
    let rows: Vec<_> = known.model.relations.iter().chain(&known.facts).flat_map(both_ways).collect();
    for _ in 0..GLANCES {
        for (terms, bound) in &rows {
            for &(rank, factor) in terms.iter().filter(|(_, factor)| *factor > 0.0) {
                let low = |&(other, factor): &(usize, f64)| {
                    factor * if factor > 0.0 { least(other) } else { upper.get(other).copied().unwrap_or(f64::INFINITY) }
                };
                let others: f64 = terms.iter().filter(|(other, _)| *other != rank).map(low).sum();
                let most = (bound - others) / factor;
                if let Some(upper) = upper.get_mut(rank).filter(|upper| most < **upper) {
                    *upper = most;
                }
            }
        }
    }
    upper
}

/// From a total to its classes, to their subsets, to the subsets' classes: bounds do not travel further.
const GLANCES: usize = 4;

/// A row as « at most », once or, for an equality, both ways.
fn both_ways(row: &Row) -> Vec<(Vec<(usize, f64)>, f64)> {
    let turned = || (row.terms.iter().map(|&(rank, factor)| (rank, -factor)).collect(), -row.bound);
    match row.sense {
        Sense::Equal => vec![(row.terms.clone(), row.bound), turned()],
        Sense::AtMost => vec![(row.terms.clone(), row.bound)],
        Sense::AtLeast => vec![turned()],
    }
}

/// No cell needs more room than this to be out of any reader's reach.
fn ceiling(truth: &[f64], rows: &[Row]) -> f64 {
    let bounds = rows.iter().map(|row| row.bound.abs());
    4.0 * truth.iter().copied().chain(bounds).fold(100.0, f64::max).ceil()
}

/// Sets that are joined (union-find).
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut of: usize) -> usize {
        while let Some(&above) = self.0.get(of).filter(|&&above| above != of) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(link) = self.0.get_mut(of) {
                *link = next;
            }
            of = next;
        }
        of
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(link) = self.0.get_mut(one.max(other)) {
            *link = one.min(other);
        }
    }
}

/// The terms of a row, what they add up to at most, and whether to that exactly.
pub type AtMost = (Vec<(usize, f64)>, f64, bool);

/// A row as « at most », its sign turned if it was « at least ».
pub fn at_most(row: &Row) -> AtMost {
    match row.sense {
        Sense::Equal => (row.terms.clone(), row.bound, true),
        Sense::AtMost => (row.terms.clone(), row.bound, false),
        Sense::AtLeast => (row.terms.iter().map(|&(at, factor)| (at, -factor)).collect(), -row.bound, false),
    }
}
