//! The tables about people as a reader could write them down: unknown numbers, and how they hang together.
//!
//! A cell is one number of one year. Windows of years are not cells: they are sums of cells that a reader learns when they are shown
//! ([`super::knowledge`]). Every relation holds in the data, so that the truth is always one of the tables that the reader believes in.

use super::family::{Family, Subjects, is_plain_total};
use super::journal::EarlierRun;
use super::later;
use super::primary::{CellKey, CountOf, TableKey, is_primary, is_small, tellings};
use super::relations;
use super::solver::Row;
use crate::figure::{Figure, Status, Years};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a cell must be kept from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guard {
    /// Nothing: it may be shown.
    None,
    /// The reader must believe in more than one value.
    Doubt,
    /// The reader must believe in a value that would not have been masked.
    Reach,
}

/// One number of one year.
#[derive(Clone, Debug)]
pub struct Cell {
    pub key: CellKey,
    pub truth: f64,
    pub guard: Guard,
    /// The threshold of the people that it counts; 0 when they are not protected.
    pub threshold: u32,
    /// Its figure is a share of a base that it is part of.
    pub in_base: bool,
}

/// Months and quarters lie within a year: they are never pooled.
pub const WITHIN_YEAR: [&str; 2] = ["mois", "trimestre"];

/// Cells and what ties them.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub cells: Vec<Cell>,
    /// Ranks of cells, by key.
    pub index: BTreeMap<CellKey, usize>,
    /// Ranks of the cells of each table, in the order of their labels.
    pub tables: BTreeMap<TableKey, Vec<usize>>,
    pub relations: Vec<Row>,
    /// Cells that anyone may know: totals of activity, and tables that are not protected.
    pub free: BTreeSet<usize>,
}

impl Model {
    /// The model of the tables that a run may publish, and of those that earlier runs published.
    pub fn new(subjects: &Subjects, year: i32, figures: &[Figure], earlier: &[EarlierRun]) -> Self {
        let mut draft = Draft::new(subjects, year, figures, earlier);
        draft.complete();
        let mut model = Self::default();
        for (table, cells) in draft.tables {
            let ranks = &mut Vec::with_capacity(cells.len());
            for (labels, cell) in cells {
                let key = CellKey { table: table.clone(), labels };
                let rank = model.cells.len();
                model.index.insert(key.clone(), rank);
                if cell.free {
                    model.free.insert(rank);
                }
                let DraftCell { truth, guard, threshold, in_base, .. } = cell;
                model.cells.push(Cell { key, truth, guard, threshold, in_base });
                ranks.push(rank);
            }
            model.tables.insert(table, std::mem::take(ranks));
        }
        model.relations = relations::of(&model, subjects);
        model
    }

    pub fn cell(&self, key: &CellKey) -> Option<usize> {
        self.index.get(key).copied()
    }

    pub fn truth(&self, rank: usize) -> f64 {
        self.cells.get(rank).map_or(0.0, |cell| cell.truth)
    }

    /// The years whose table of one kind is known, within a window.
    pub fn years_of(&self, table: &TableKey) -> Vec<Years> {
        let asked = |years: Years| years.first >= table.years.first && years.last <= table.years.last;
        let same = |key: &&TableKey| {
            key.indicator == table.indicator && key.count_of == table.count_of && key.dimensions == table.dimensions && asked(key.years)
        };
        self.tables.keys().filter(same).map(|key| key.years).collect()
    }
}

#[derive(Clone, Copy, Debug)]
struct DraftCell {
    truth: f64,
    guard: Guard,
    threshold: u32,
    free: bool,
    in_base: bool,
}

/// The cells that figures tell of, before the zeros that nobody wrote.
struct Draft<'a> {
    subjects: &'a Subjects,
    tables: BTreeMap<TableKey, BTreeMap<Vec<Arc<str>>, DraftCell>>,
    family: BTreeMap<TableKey, Family>,
    /// Cells that no partner gave: they are not zeros.
    unknown: BTreeSet<CellKey>,
}

impl<'a> Draft<'a> {
    fn new(subjects: &'a Subjects, year: i32, figures: &[Figure], earlier: &[EarlierRun]) -> Self {
        let mut draft = Self { subjects, tables: BTreeMap::new(), family: BTreeMap::new(), unknown: BTreeSet::new() };
        let published: BTreeSet<TableKey> =
            earlier.iter().flat_map(|run| &run.figures).flat_map(tellings).map(|telling| telling.key.table).collect();
        let mut protected: BTreeMap<&str, BTreeSet<BTreeSet<&str>>> = BTreeMap::new();
        for figure in figures.iter().filter(|figure| subjects.family(figure).is_some()) {
            protected.entry(&figure.indicator).or_default().insert(dimensions(figure));
        }
        let is_margin = |figure: &Figure| {
            let own = dimensions(figure);
            protected.get(&*figure.indicator).is_some_and(|tables| tables.iter().any(|dimensions| dimensions.is_superset(&own)))
        };
        let beyond = later::figures(subjects, year, figures, earlier);
        for figure in figures.iter().chain(&beyond).filter(|figure| !figure.years.is_window()) {
            let family = subjects.family(figure);
            if family.is_none() && !is_margin(figure) {
                continue;
            }
            let pooled = !figure.classes.iter().any(|class| WITHIN_YEAR.contains(&&*class.dimension));
            let kept = figure.years == Years::one(year) || pooled || tellings(figure).iter().any(|t| published.contains(&t.key.table));
            if kept {
                draft.add(figure, family);
            }
        }
        draft
    }

    fn add(&mut self, figure: &Figure, family: Option<Family>) {
        let threshold = family.map_or(0, |family| self.subjects.threshold(family));
        let primary = family.is_some_and(|family| is_primary(figure, family, self.subjects));
        let free = family.is_none() || is_plain_total(figure);
        for telling in tellings(figure) {
            let Some(truth) = telling.value else {
                if figure.status == Status::NotKnown {
                    self.unknown.insert(telling.key);
                }
                continue;
            };
            let guard = match telling.key.table.count_of {
                _ if free => Guard::None,
                CountOf::People | CountOf::Base if is_small(truth, threshold) => Guard::Reach,
                CountOf::People | CountOf::Base | CountOf::Rest => Guard::None,
                CountOf::Numerator | CountOf::Denominator if primary => Guard::Doubt,
                CountOf::Numerator | CountOf::Denominator => Guard::None,
            };
            if let Some(family) = family {
                self.family.insert(telling.key.table.clone(), family);
            }
            let cell = DraftCell { truth, guard, threshold, free, in_base: figure.denominator.is_some() };
            let known = self.tables.entry(telling.key.table).or_default().entry(telling.key.labels);
            // Two figures of one name: neither's guard is lost.
            known.and_modify(|known| *known = if known.guard > cell.guard { *known } else { cell }).or_insert(cell);
        }
    }

    /// Adds the classes that nobody fell into, and those of the parent table who are not in the subset.
    fn complete(&mut self) {
        let labels = self.labels();
        for (table, family) in &self.family {
            if table.dimensions.is_empty() || table.count_of == CountOf::Base {
                continue;
            }
            let threshold = self.subjects.threshold(*family);
            let axes: Vec<Vec<Arc<str>>> = table
                .dimensions
                .iter()
                .map(|dimension| labels.get(&axis(table, *family, dimension)).cloned().unwrap_or_default().into_iter().collect())
                .collect();
            let Some(cells) = self.tables.get_mut(table) else { continue };
            for labels in product(&axes) {
                let key = CellKey { table: table.clone(), labels };
                if !self.unknown.contains(&key) {
                    cells.entry(key.labels).or_insert(DraftCell { truth: 0.0, guard: Guard::None, threshold, free: false, in_base: true });
                }
            }
        }
        self.add_rests();
    }

    /// The classes of each axis. Tables of one family share them: a class that is never seen in a subset is still one of its classes.
    fn labels(&self) -> BTreeMap<(ClassSet, Arc<str>), BTreeSet<Arc<str>>> {
        let mut labels: BTreeMap<_, BTreeSet<Arc<str>>> = BTreeMap::new();
        for (table, family) in &self.family {
            for (at, dimension) in table.dimensions.iter().enumerate() {
                let seen = labels.entry(axis(table, *family, dimension)).or_default();
                seen.extend(self.tables.get(table).into_iter().flatten().filter_map(|(labels, _)| labels.get(at).cloned()));
                let year = table.years.first;
                match &**dimension {
                    "mois" => seen.extend((1..=12).map(|month| format!("{year}-{month:02}").into())),
                    "trimestre" => seen.extend((1..=4).map(|quarter| format!("{year}-T{quarter}").into())),
                    _ => {}
                }
            }
        }
        labels
    }

    /// Referrals that were not seen at a meeting: no figure says them, the difference of two figures does. In a breakdown, a small
    /// one must stay in doubt; of the whole year, the contract shows both totals.
    fn add_rests(&mut self) {
        let subsets: Vec<TableKey> = self.tables.keys().filter(|table| &*table.indicator == "saisines_en_reunion").cloned().collect();
        for subset in subsets {
            let parent = TableKey { indicator: "saisines".into(), ..subset.clone() };
            let (Some(all), Some(some)) = (self.tables.get(&parent), self.tables.get(&subset)) else { continue };
            let rest: BTreeMap<_, _> = all
                .iter()
                .filter_map(|(labels, cell)| {
                    let truth = cell.truth - some.get(labels)?.truth;
                    let small = is_small(truth, cell.threshold) && !labels.is_empty();
                    let guard = if small { Guard::Doubt } else { Guard::None };
                    (truth >= 0.0).then(|| (labels.clone(), DraftCell { truth, guard, free: false, ..*cell }))
                })
                .collect();
            self.tables.insert(TableKey { count_of: CountOf::Rest, ..parent }, rest);
        }
    }
}

/// Tables whose classes are the same set: those of a family, or of one question; months and quarters those of one year.
type ClassSet = (Family, Option<Arc<str>>, Option<i32>);

fn axis(table: &TableKey, family: Family, dimension: &Arc<str>) -> (ClassSet, Arc<str>) {
    let question = (family == Family::Respondents && &**dimension == "modalite").then(|| table.indicator.clone());
    let year = WITHIN_YEAR.contains(&&**dimension).then_some(table.years.first);
    ((family, question, year), dimension.clone())
}

fn dimensions(figure: &Figure) -> BTreeSet<&str> {
    figure.classes.iter().map(|class| &*class.dimension).collect()
}

fn product(axes: &[Vec<Arc<str>>]) -> Vec<Vec<Arc<str>>> {
    axes.iter().fold(vec![Vec::new()], |rows, axis| {
        rows.iter().flat_map(|row| axis.iter().map(move |label| row.iter().chain([label]).cloned().collect())).collect()
    })
}
