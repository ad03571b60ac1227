//! What a reader knows: the numbers shown, what blanks and absent rows let them suppose, and the sums that windows of years are.

use super::model::Model;
use super::primary::{CellKey, CountOf, TableKey, tellings};
use super::solver::{Row, Sense, TOLERANCE};
use crate::figure::{Figure, Status, Years};
use std::collections::{BTreeMap, BTreeSet};

/// A reader's knowledge of a model's cells.
#[derive(Clone, Debug)]
pub struct Knowledge<'m> {
    pub model: &'m Model,
    /// Known exactly, cell by cell.
    pub value: Vec<Option<f64>>,
    /// Known to be at least.
    pub least: Vec<f64>,
    /// Sums and bounds learned from windows.
    pub facts: Vec<Row>,
    /// The facts that each cell stands in.
    facts_of: BTreeMap<usize, Vec<usize>>,
    /// Cells that a publication says are masked.
    pub masked: BTreeSet<usize>,
    /// Figures that say something else than the data do now: they were corrected since, and tell nothing certain.
    pub stale: usize,
    /// Windows shown, of what is not a plain sum over the years.
    windows: BTreeMap<CellKey, f64>,
}

impl<'m> Knowledge<'m> {
    /// What anyone may know: totals of activity and tables that are not protected.
    pub fn nothing(model: &'m Model) -> Self {
        let value = (0..model.cells.len()).map(|rank| model.free.contains(&rank).then(|| model.truth(rank))).collect();
        let least = vec![0.0; model.cells.len()];
        Self {
            model,
            value,
            least,
            facts: Vec::new(),
            facts_of: BTreeMap::new(),
            masked: BTreeSet::new(),
            stale: 0,
            windows: BTreeMap::new(),
        }
    }

    /// Learns what figures published together tell, table by table.
    pub fn read<'f>(&mut self, figures: impl IntoIterator<Item = &'f Figure>) {
        let mut tables: BTreeMap<TableKey, Vec<(CellKey, Status, Option<f64>)>> = BTreeMap::new();
        for figure in figures {
            for telling in tellings(figure) {
                let row = (telling.key.clone(), figure.status, telling.value);
                tables.entry(telling.key.table).or_default().push(row);
            }
        }
        for (table, rows) in &tables {
            if table.years.is_window() {
                self.read_window(table, rows);
            } else {
                self.read_year(table, rows);
            }
        }
    }

    /// A reader takes a class without a row for one that nobody is in, and a masked cell for one that somebody is in; unless whole
    /// tables are masked, classes that nobody is in included.
    fn read_year(&mut self, table: &TableKey, rows: &[(CellKey, Status, Option<f64>)]) {
        let Some(cells) = self.model.tables.get(table) else { return };
        let mut absent: BTreeSet<usize> = cells.iter().copied().collect();
        let mut masked = Vec::new();
        let mut shows = false;
        for (key, status, value) in rows {
            let Some(rank) = self.model.cell(key) else {
                self.stale += usize::from(*status == Status::Known);
                continue;
            };
            absent.remove(&rank);
            match (status, value) {
                (Status::Known, Some(value)) if (value - self.model.truth(rank)).abs() < TOLERANCE => {
                    shows = true;
                    self.learn(rank);
                }
                (Status::Known, _) => self.stale += 1,
                (Status::Masked, _) => masked.push(rank),
                (Status::NotKnown, _) => {}
            }
        }
        // A base is shown with every class of its group, or masked with all of them.
        if table.count_of != CountOf::Base {
            self.masked.extend(masked.iter().copied().filter(|&rank| self.value.get(rank).is_some_and(Option::is_none)));
        }
        let hides_nobody = masked.iter().any(|&rank| self.model.truth(rank) < TOLERANCE);
        if (shows || table.dimensions.is_empty()) && !hides_nobody && table.count_of == CountOf::People {
            for rank in masked {
                if let Some(least) = self.least.get_mut(rank) {
                    *least = least.max(1.0);
                }
            }
        }
        if shows && table.count_of != CountOf::Base {
            for rank in absent.into_iter().filter(|&rank| self.model.truth(rank).abs() < TOLERANCE) {
                self.learn(rank);
            }
        }
    }

    /// Learns that a row holds, whatever it comes from.
    pub fn suppose(&mut self, fact: Row) {
        for (rank, _) in &fact.terms {
            self.facts_of.entry(*rank).or_default().push(self.facts.len());
        }
        self.facts.push(fact);
    }

    /// Whether the reader can believe that some cells have other values than the true ones, the rest being true. What ties the cells
    /// in a year is taken to hold: only what was learned is checked.
    pub fn allows(&self, moves: &BTreeMap<usize, f64>) -> bool {
        let free = |(&rank, &value): (&usize, &f64)| {
            self.value.get(rank).is_some_and(Option::is_none) && self.least.get(rank).is_some_and(|least| value + TOLERANCE >= *least)
        };
        let facts: BTreeSet<usize> = moves.keys().filter_map(|rank| self.facts_of.get(rank)).flatten().copied().collect();
        moves.iter().all(free) && facts.into_iter().filter_map(|rank| self.facts.get(rank)).all(|fact| self.holds(fact, moves))
    }

    fn holds(&self, fact: &Row, moves: &BTreeMap<usize, f64>) -> bool {
        let value = |rank: usize| moves.get(&rank).copied().unwrap_or_else(|| self.model.truth(rank));
        let side: f64 = fact.terms.iter().map(|&(rank, factor)| factor * value(rank)).sum();
        match fact.sense {
            Sense::Equal => (side - fact.bound).abs() < TOLERANCE,
            Sense::AtMost => side <= fact.bound + TOLERANCE,
            Sense::AtLeast => side + TOLERANCE >= fact.bound,
        }
    }

    fn learn(&mut self, rank: usize) {
        if let Some(value) = self.value.get_mut(rank) {
            *value = Some(self.model.truth(rank));
            self.masked.remove(&rank);
        }
    }

    /// A window is the sum of its years; of different people counted once each, at most that sum and at least each year.
    fn read_window(&mut self, table: &TableKey, rows: &[(CellKey, Status, Option<f64>)]) {
        let years = self.model.years_of(table);
        let yearly = |key: &CellKey| -> Vec<usize> {
            let of = |years: &Years| CellKey { table: TableKey { years: *years, ..key.table.clone() }, labels: key.labels.clone() };
            years.iter().filter_map(|years| self.model.cell(&of(years))).collect()
        };
        let sum = |cells: &[usize]| cells.iter().map(|&rank| self.model.truth(rank)).sum::<f64>();
        let shown: Vec<(&CellKey, f64, Vec<usize>)> =
            rows.iter().filter_map(|(key, status, value)| Some((key, value.filter(|_| *status == Status::Known)?, yearly(key)))).collect();
        let is_sum = shown.iter().all(|(_, value, cells)| (value - sum(cells)).abs() < TOLERANCE);
        let mut facts = Vec::new();
        let mut stale = 0;
        let mut windows = Vec::new();
        for (key, value, cells) in &shown {
            let terms = || cells.iter().map(|&rank| (rank, 1.0)).collect::<Vec<_>>();
            if is_sum {
                facts.push(Row { terms: terms(), sense: Sense::Equal, bound: *value });
            } else if *value <= sum(cells) + TOLERANCE && cells.iter().all(|&rank| self.model.truth(rank) <= value + TOLERANCE) {
                facts.push(Row { terms: terms(), sense: Sense::AtLeast, bound: *value });
                facts.extend(cells.iter().map(|&rank| Row { terms: vec![(rank, 1.0)], sense: Sense::AtMost, bound: *value }));
                facts.extend(self.steps(key, *value));
                windows.push(((*key).clone(), *value));
            } else {
                stale += 1;
            }
        }
        self.stale += stale;
        for fact in facts {
            self.suppose(fact);
        }
        self.windows.extend(windows);
        // A class without a row in the window had nobody in any year.
        let told: BTreeSet<&[_]> = rows.iter().map(|(key, ..)| key.labels.as_slice()).collect();
        let nobody: Vec<usize> = years
            .iter()
            .filter_map(|years| self.model.tables.get(&TableKey { years: *years, ..table.clone() }))
            .flatten()
            .copied()
            .filter(|&rank| {
                self.model.cells.get(rank).is_some_and(|cell| !told.contains(cell.key.labels.as_slice()) && cell.truth.abs() < TOLERANCE)
            })
            .collect();
        if !shown.is_empty() {
            for rank in nobody {
                self.learn(rank);
            }
        }
    }

    /// Between two windows of different people, one inside the other: the years added brought at least the difference.
    fn steps(&self, key: &CellKey, value: f64) -> Vec<Row> {
        let same = |other: &&CellKey| other.labels == key.labels && TableKey { years: key.table.years, ..other.table.clone() } == key.table;
        let mut rows = Vec::new();
        for other in self.windows.keys().filter(same) {
            let Some(&before) = self.windows.get(other) else { continue };
            let (wide, narrow, gained) = if contains(key.table.years, other.table.years) {
                (key, other, value - before)
            } else if contains(other.table.years, key.table.years) {
                (other, key, before - value)
            } else {
                continue;
            };
            let added = self.model.years_of(&wide.table).into_iter().filter(|years| !contains(narrow.table.years, *years));
            let cells = added.filter_map(|years| {
                self.model.cell(&CellKey { table: TableKey { years, ..key.table.clone() }, labels: key.labels.clone() })
            });
            rows.push(Row { terms: cells.map(|rank| (rank, 1.0)).collect(), sense: Sense::AtLeast, bound: gained });
        }
        rows
    }
}

const fn contains(wide: Years, narrow: Years) -> bool {
    wide.first <= narrow.first && narrow.last <= wide.last
}
