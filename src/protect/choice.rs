//! What is shown of each breakdown: all of it, a window of years, part of it, blanks, or nothing; the first of these that is safe.

use super::audit::{Rule, Weakness};
use super::bundle::Bundle;
use super::complementary::{Unit, cheapest};
use super::family::Subjects;
use super::knowledge::Knowledge;
use super::primary::{CellKey, CountOf, is_primary, masked, people, tellings};
use super::solver::TOLERANCE;
use super::window;
use crate::figure::{Class, Figure, Status, Years};
use std::collections::BTreeSet;

/// What became of a breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Every cell of the year is shown.
    Whole,
    /// The year is too small: this window of years is shown instead.
    Window(Years),
    /// Some cells of the year are masked.
    Partly,
    /// Every class is listed, and masked.
    Closed,
    /// No row at all: even the list of classes would say too much.
    Withheld,
}

/// What is published so far, and what each reader makes of it.
pub struct Choice<'m> {
    subjects: &'m Subjects,
    readers: Vec<Reader<'m>>,
    pub published: Vec<Figure>,
}

struct Reader<'m> {
    rule: Rule<'m>,
    known: Knowledge<'m>,
}

impl<'m> Choice<'m> {
    /// Readers differ by what they knew before; what is published must be safe from each.
    pub fn new(subjects: &'m Subjects, rules: &[Rule<'m>]) -> Self {
        let reader = |rule: &Rule<'m>| Reader { known: rule.before.clone(), rule: rule.clone() };
        Self { subjects, readers: rules.iter().map(reader).collect(), published: Vec::new() }
    }

    /// Publishes what is safe of a breakdown.
    pub fn decide(&mut self, bundle: &Bundle<'_>) -> Outcome {
        let small = bundle.figures.iter().any(|figure| self.is_primary(bundle, figure));
        if !small && self.offer(bundle.figures.iter().copied().cloned().collect()).is_none() {
            return Outcome::Whole;
        }
        if let Some(years) = self.pool(bundle) {
            return Outcome::Window(years);
        }
        if self.show_part(bundle) {
            return Outcome::Partly;
        }
        if self.close(bundle) { Outcome::Closed } else { Outcome::Withheld }
    }

    /// Publishes figures if they are safe together with what is published already; says why not.
    pub fn offer(&mut self, figures: Vec<Figure>) -> Option<Weakness> {
        let mut learned = Vec::with_capacity(self.readers.len());
        for reader in &mut self.readers {
            let mut known = reader.known.clone();
            known.read(&figures);
            if let Some(weakness) = reader.rule.weakness(&known) {
                return Some(weakness);
            }
            learned.push(known);
        }
        for (reader, known) in self.readers.iter_mut().zip(learned) {
            reader.known = known;
        }
        self.published.extend(figures);
        None
    }

    fn is_primary(&self, bundle: &Bundle<'_>, figure: &Figure) -> bool {
        is_primary(figure, bundle.family, self.subjects)
    }

    /// The shortest window that is safe. A total keeps a masked row in its year, so that a series says what it lacks.
    fn pool(&mut self, bundle: &Bundle<'_>) -> Option<Years> {
        let windows = window::candidates(self.subjects, bundle, &self.published);
        windows.into_iter().find_map(|(years, figures)| {
            let window = || figures.iter().copied().cloned();
            let year = bundle.figures.iter().map(|figure| masked(figure));
            let total_kept = bundle.dimensions.is_empty() && self.offer(window().chain(year).collect()).is_none();
            (total_kept || self.offer(window().collect()).is_none()).then_some(years)
        })
    }

    /// Masks the small cells, and the cheapest others that keep them from being worked out. Classes that nobody is in stay shown.
    fn show_part(&mut self, bundle: &Bundle<'_>) -> bool {
        if bundle.dimensions.is_empty() {
            return false;
        }
        let units: Vec<(&Figure, Unit)> = bundle.figures.iter().filter_map(|figure| Some((*figure, self.unit(bundle, figure)?))).collect();
        // What protects from the reader who knew least is looked for first; offered, it is tried on the others.
        let Some(reader) = self.readers.first() else { return false };
        let known = all_masked(&reader.known, bundle, &units);
        let costs: Vec<Unit> = units.iter().map(|(_, unit)| unit.clone()).collect();
        if costs.iter().all(|unit| unit.must) {
            return false;
        }
        let Some(mut hidden) = cheapest(&reader.rule, &known, &costs) else { return false };
        // The search reckons in real numbers, people are whole: what it leaves open is closed here, one cell at a time.
        for _ in 0..=2 * units.len() {
            if hidden.len() == units.len() {
                return false;
            }
            let hides =
                |figure: &Figure| units.iter().position(|(other, _)| std::ptr::eq(*other, figure)).is_some_and(|at| hidden.contains(&at));
            let figures = bundle.figures.iter().map(|figure| if hides(figure) { masked(figure) } else { (*figure).clone() }).collect();
            let Some(weakness) = self.offer(figures) else { return true };
            let needless = |at: &&usize| units.get(**at).is_some_and(|(_, unit)| !unit.must && unit.cells.contains(&weakness.cell));
            let exact = weakness.most - weakness.least < TOLERANCE;
            match hidden.iter().find(needless).copied().filter(|_| exact) {
                // Worked out whatever is masked: hiding it serves nobody.
                Some(at) => {
                    hidden.remove(&at);
                }
                None => {
                    let open = (0..units.len()).filter(|at| !hidden.contains(at));
                    let cost = |at: &usize| units.get(*at).map_or(f64::INFINITY, |(_, unit)| unit.cost);
                    hidden.extend(open.min_by(|one, other| cost(one).total_cmp(&cost(other))));
                }
            }
        }
        false
    }

    /// A figure as one thing to mask; `None` for a class that nobody is in, and for what is not known.
    fn unit(&self, bundle: &Bundle<'_>, figure: &Figure) -> Option<Unit> {
        let must = self.is_primary(bundle, figure);
        let cost = people(figure).unwrap_or_default();
        let own = |count_of| count_of != CountOf::Base;
        let cells = tellings(figure).into_iter().filter(|telling| own(telling.key.table.count_of));
        let model = self.readers.first()?.known.model;
        let cells = cells.filter_map(|telling| model.cell(&telling.key)).collect();
        (figure.status == Status::Known && (must || cost > 0.0)).then_some(Unit { cells, cost, must })
    }

    /// Lists every class, masked, those that nobody is in too: the list says nothing of who is in which.
    fn close(&mut self, bundle: &Bundle<'_>) -> bool {
        let Some(first) = bundle.figures.first() else { return false };
        let Some(table) = tellings(first).into_iter().next().map(|telling| telling.key.table) else { return false };
        let Some(model) = self.readers.first().map(|reader| reader.known.model) else { return false };
        let cells = model.tables.get(&table).cloned().unwrap_or_default();
        // Of one class alone, the total says all.
        if cells.len() < 2 && !table.dimensions.is_empty() {
            return false;
        }
        let keys: Vec<&CellKey> = cells.iter().filter_map(|&rank| model.cells.get(rank)).map(|cell| &cell.key).collect();
        let mut rows: Vec<(usize, Figure)> = cells.iter().copied().zip(keys.iter().map(|key| row_of(bundle, first, key))).collect();
        for figure in bundle.figures.iter().filter(|figure| figure.status == Status::NotKnown) {
            rows.push((usize::MAX, (*figure).clone()));
        }
        let mut done = BTreeSet::new();
        loop {
            let Some(weakness) = self.offer(rows.iter().map(|(_, figure)| figure.clone()).collect()) else { return true };
            // A class known to be empty from elsewhere has no row; one known from elsewhere to be large enough is shown.
            let exact = weakness.most - weakness.least < TOLERANCE && done.insert(weakness.cell);
            let Some(at) = rows.iter().position(|(rank, _)| exact && *rank == weakness.cell) else { return false };
            let open = bundle.figures.iter().find(|figure| rows.get(at).is_some_and(|(_, row)| row.classes == figure.classes));
            match open.filter(|figure| people(figure).unwrap_or_default() > 0.0) {
                Some(figure) if self.is_primary(bundle, figure) => return false,
                Some(figure) => {
                    if let Some((_, row)) = rows.get_mut(at) {
                        *row = (*figure).clone();
                    }
                }
                None => {
                    rows.remove(at);
                }
            }
        }
    }
}

/// The masked row of a cell, whether it has a figure or not.
fn row_of(bundle: &Bundle<'_>, like: &Figure, key: &CellKey) -> Figure {
    let class = |class: &Class| Class {
        dimension: class.dimension.clone(),
        // The questionnaire is no axis of its questions' tables: they all bear it.
        label: key.label(&class.dimension).unwrap_or(&class.label).clone(),
    };
    let classes: Vec<Class> = like.classes.iter().map(class).collect();
    let found = bundle.figures.iter().find(|figure| figure.classes == classes);
    masked(&Figure { classes, ..found.copied().unwrap_or(like).clone() })
}

/// A reader's knowledge if every class that somebody is in were masked.
fn all_masked<'m>(known: &Knowledge<'m>, bundle: &Bundle<'_>, units: &[(&Figure, Unit)]) -> Knowledge<'m> {
    let mut known = known.clone();
    let hides = |figure: &Figure| units.iter().any(|(other, _)| std::ptr::eq(*other, figure));
    let shown: Vec<Figure> = bundle.figures.iter().map(|figure| if hides(figure) { masked(figure) } else { (*figure).clone() }).collect();
    known.read(&shown);
    // Once one cell is shown, classes without a row are known to be empty, and masked ones not to be.
    for (_, unit) in units {
        for &cell in &unit.cells {
            let counts_people = known.model.cells.get(cell).is_some_and(|cell| cell.key.table.count_of == CountOf::People);
            if let Some(least) = known.least.get_mut(cell).filter(|_| counts_people && known.model.truth(cell) >= 1.0) {
                *least = least.max(1.0);
            }
            known.masked.remove(&cell);
        }
    }
    for key in bundle.figures.iter().flat_map(|figure| tellings(figure)).map(|telling| telling.key) {
        for &cell in known.model.tables.get(&key.table).into_iter().flatten() {
            if (known.model.truth(cell) < TOLERANCE || key.table.count_of == CountOf::Base)
                && let Some(value) = known.value.get_mut(cell)
            {
                *value = Some(known.model.truth(cell));
            }
        }
    }
    known
}
