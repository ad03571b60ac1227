//! Cells to figures: what is not known, what is a lower bound, classes that say nothing, closed lists' zeros.

use super::cube::{self, Cell, Cut, Reckoning};
use super::dimension::Dimensions;
use super::fact::Fact;
use crate::figure::{Class, Figure, Status, Years};
use crate::quantity::Precision;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// An indicator of the contract, and how it is worked out.
#[derive(Clone, Copy, Debug)]
pub struct Indicator {
    pub name: &'static str,
    pub unit: &'static str,
    pub reckoning: Reckoning,
}

impl Indicator {
    pub const fn sum(name: &'static str, unit: &'static str) -> Self {
        Self { name, unit, reckoning: Reckoning::Sum }
    }

    pub const fn distinct(name: &'static str, unit: &'static str) -> Self {
        Self { name, unit, reckoning: Reckoning::Distinct }
    }

    /// A ratio from 0 to 1.
    pub const fn share(name: &'static str) -> Self {
        Self { name, unit: "part", reckoning: Reckoning::Ratio }
    }

    pub const fn median(name: &'static str, unit: &'static str) -> Self {
        Self { name, unit, reckoning: Reckoning::Median }
    }
}

/// The figures of an indicator in each cut, sources and status included.
///
/// Two kinds of table are left out, for they say nothing: one with an axis on which no fact has a class, and one where no
/// quantity is known (the total says so once).
///
/// # Errors
/// As [`cube::cells`].
pub fn tabulate(indicator: Indicator, facts: &[Fact], cuts: &[Cut<'_>]) -> anyhow::Result<Vec<Figure>> {
    // An axis that is filled in some year is told for every year: windows of years are the sums of their years.
    let of_window = |year: i32| cuts.iter().flat_map(|cut| cut.years).any(|window| window.first <= year && year <= window.last);
    let due: Vec<&Fact> = facts.iter().filter(|fact| of_window(fact.year)).collect();
    let filled_in = |axes: &Dimensions| axes.iter().all(|axis| due.iter().any(|fact| fact.label(*axis).is_some()));
    let breakdowns: Vec<Vec<Dimensions>> = cuts.iter().map(|cut| cut.breakdowns.iter().copied().filter(filled_in).collect()).collect();
    let cuts: Vec<Cut<'_>> = cuts.iter().zip(&breakdowns).map(|(cut, breakdowns)| Cut { years: cut.years, breakdowns }).collect();

    let cells = cube::cells(facts, indicator.reckoning, &cuts)?;
    let table = |cell: &Cell| (cell.cut, cell.breakdown, cell.years);
    let known: BTreeSet<(usize, usize, Years)> = cells.iter().filter(|cell| cell.known > 0).map(table).collect();
    let told = cells.iter().filter(|cell| cell.labels.is_empty() || known.contains(&table(cell)));
    let axes = |cell: &Cell| cuts.get(cell.cut).and_then(|cut| cut.breakdowns.get(cell.breakdown)).copied().unwrap_or_default();
    Ok(told.map(|cell| figure(indicator, facts, axes(cell), cell)).collect())
}

fn figure(indicator: Indicator, facts: &[Fact], axes: Dimensions, cell: &Cell) -> Figure {
    let mut figure = Figure::count(indicator.name, cell.years.last, 0.0, indicator.unit);
    figure.years = cell.years;
    let classes = axes.iter().zip(&cell.labels);
    figure.classes = classes.map(|(axis, label)| Class { dimension: axis.name.into(), label: label.as_str().into() }).collect();
    figure.precision = if cell.unknown > 0 { Precision::AtLeast } else { cell.precision };
    figure.numerator = cell.base.filter(|_| indicator.reckoning != Reckoning::Median).map(|_| cell.value);
    figure.denominator = cell.base;
    figure.people = people(indicator.reckoning, facts, cell);
    figure.value = match (indicator.reckoning, cell.base) {
        _ if cell.known == 0 => None,
        (Reckoning::Sum | Reckoning::Distinct | Reckoning::Median, _) => Some(cell.value),
        (Reckoning::Ratio, Some(base)) => (base != 0.0).then(|| cell.value / base),
        (Reckoning::Ratio, None) => None,
    };
    if figure.value.is_none() {
        figure = unknown(figure);
    }
    for fact in cell.facts.iter().filter_map(|&rank| facts.get(rank as usize)) {
        for source in &fact.sources {
            figure.sources.add(source.value, source.cell);
        }
    }
    figure.sources.tidy();
    figure
}

/// The people behind a ratio of what they did, where facts say whom they are of.
fn people(reckoning: Reckoning, facts: &[Fact], cell: &Cell) -> Option<f64> {
    let of = |rank: &u32| facts.get(*rank as usize)?.item;
    let people: BTreeSet<u64> = cell.facts.iter().filter_map(of).collect();
    (reckoning == Reckoning::Ratio && !people.is_empty()).then_some(people.len() as f64)
}

/// The same figure, said not to be known.
pub fn unknown(figure: Figure) -> Figure {
    Figure { value: None, numerator: None, denominator: None, precision: Precision::Exact, status: Status::NotKnown, ..figure }
}

/// The classes of closed lists that nothing fell into, in tables of one axis: 0 is said, not left to be guessed.
pub fn zeros(settings: &Settings, indicator: Indicator, figures: &[Figure], years: Years, breakdowns: &[Dimensions]) -> Vec<Figure> {
    let closed = breakdowns.iter().filter_map(|axes| match axes {
        [axis] => axis.closed.map(|nomenclature| (axis.name, nomenclature)),
        _ => None,
    });
    let mut zeros = Vec::new();
    for (axis, nomenclature) in closed {
        let table: BTreeMap<&str, &Figure> = figures
            .iter()
            .filter(|figure| figure.years == years && figure.classes.len() == 1)
            .filter_map(|figure| Some((figure.label(axis)?, figure)))
            .collect();
        // No table, no zeros; and out of no meeting, none is not a finding.
        if table.is_empty() || table.values().any(|figure| figure.denominator.is_some()) {
            continue;
        }
        let missing = settings.classes(nomenclature).into_iter().filter(|(label, _)| !table.contains_key(label.as_str()));
        zeros.extend(missing.map(|(label, _)| Figure {
            classes: vec![Class { dimension: axis.into(), label: label.into() }],
            ..Figure::count(indicator.name, years.last, 0.0, indicator.unit)
        }));
    }
    zeros
}
