//! Facts to cells: the one place that adds up, counts and takes medians, whatever the subject.
//!
//! All the tables of an indicator, over all their years and windows of years, are one lazy query: a fact is joined to
//! every window that its year lies in, selected once for each table, and grouped once. The cost of a query being mostly
//! its planning, this is ten times quicker than a query a table.

use super::dimension::{Blank, Dimension, Dimensions, UNSAID};
use super::fact::Fact;
use crate::figure::Years;
use crate::quantity::Precision;
use polars::prelude::*;
use std::collections::BTreeSet;

/// How the facts of a cell make one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// The sum of the quantities.
    Sum,
    /// How many different items.
    Distinct,
    /// The sum of the quantities over the sum of the bases, among facts that have both.
    Ratio,
    /// The middle one of the quantities that are known.
    Median,
}

/// Tables to draw up: each breakdown, over each of the years.
#[derive(Clone, Copy, Debug)]
pub struct Cut<'a> {
    pub years: &'a [Years],
    pub breakdowns: &'a [Dimensions],
}

/// What was found for one combination of classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Which cut, and which of its breakdowns.
    pub cut: usize,
    pub breakdown: usize,
    pub years: Years,
    /// One entry an axis.
    pub labels: Vec<String>,
    pub value: f64,
    /// The sum of the bases of a sum or a ratio; the number of quantities of a median.
    pub base: Option<f64>,
    /// Facts whose quantity is known, and is not.
    pub known: u32,
    pub unknown: u32,
    /// Of the known quantities alone.
    pub precision: Precision,
    /// The facts behind it, by rank.
    pub facts: Vec<u32>,
}

/// The axes of a table are renamed to these, so that tables of different axes stack.
const LABELS: [&str; 2] = ["label_1", "label_2"];
const PLACE: [&str; 4] = ["cut", "breakdown", "window", "fact"];

/// One cell for each combination of classes that a fact falls into, sorted.
///
/// # Errors
/// Polars' own: none is expected of frames built here.
pub fn cells(facts: &[Fact], reckoning: Reckoning, cuts: &[Cut<'_>]) -> PolarsResult<Vec<Cell>> {
    let windows: Vec<Years> = cuts.iter().flat_map(|cut| cut.years.iter().copied()).collect();
    if facts.is_empty() || windows.is_empty() || cuts.iter().all(|cut| cut.breakdowns.is_empty()) {
        return Ok(Vec::new());
    }
    let spread = fact_frame(facts, cuts)?
        .lazy()
        .filter(countable(reckoning))
        .inner_join(window_frame(cuts)?.lazy(), col("year"), col("year"))
        .collect()?;
    let tables: Vec<LazyFrame> = cuts
        .iter()
        .enumerate()
        .flat_map(|(cut, tables)| tables.breakdowns.iter().enumerate().map(move |(rank, axes)| (cut, rank, *axes)))
        .map(|(cut, rank, axes)| table(&spread, cut, rank, axes))
        .collect();
    let keys = [col(PLACE[0]), col(PLACE[1]), col(PLACE[2]), col(LABELS[0]), col(LABELS[1])];
    let found = concat(tables, UnionArgs::default())?
        .group_by(keys.clone())
        .agg([
            total(reckoning).alias("value"),
            base(reckoning).alias("base"),
            col("value").count().cast(DataType::UInt32).alias("known"),
            col("value").null_count().cast(DataType::UInt32).alias("unknown"),
            col("rank").max(),
            col(PLACE[3]),
        ])
        // Groups come in any order, and differently on each machine.
        .sort_by_exprs(keys, SortMultipleOptions::default())
        .collect()?;
    Ok(where_others_do(read(&found, cuts, &windows)?))
}

/// « Non précisé » is a class where others are: a table in which nobody says anything is not one, and its only cell would be the total.
fn where_others_do(mut cells: Vec<Cell>) -> Vec<Cell> {
    let said: BTreeSet<(usize, usize, Years)> = cells
        .iter()
        .filter(|cell| cell.labels.is_empty() || cell.labels.iter().any(|label| label != UNSAID))
        .map(|cell| (cell.cut, cell.breakdown, cell.years))
        .collect();
    cells.retain(|cell| said.contains(&(cell.cut, cell.breakdown, cell.years)));
    cells
}

/// The facts that a reckoning is about.
fn countable(reckoning: Reckoning) -> Expr {
    match reckoning {
        Reckoning::Sum | Reckoning::Distinct => lit(true),
        Reckoning::Ratio => col("value").is_not_null().and(col("base").is_not_null()),
        Reckoning::Median => col("value").is_not_null(),
    }
}

fn total(reckoning: Reckoning) -> Expr {
    match reckoning {
        Reckoning::Sum | Reckoning::Ratio => col("value").sum(),
        Reckoning::Distinct => col("item").drop_nulls().n_unique().cast(DataType::Float64),
        Reckoning::Median => col("value").median(),
    }
}

fn base(reckoning: Reckoning) -> Expr {
    match reckoning {
        // The sum of nothing is 0 for polars; for us there is no base.
        Reckoning::Sum | Reckoning::Ratio | Reckoning::Distinct => {
            when(col("base").count().gt(lit(0))).then(col("base").sum()).otherwise(lit(NULL))
        }
        Reckoning::Median => col("value").count().cast(DataType::Float64),
    }
}

/// One table: its axes under common names, facts that an axis is not about left out.
fn table(spread: &DataFrame, cut: usize, rank: usize, axes: Dimensions) -> LazyFrame {
    let label = |place: usize| match axes.get(place) {
        Some(axis) => match axis.blank {
            Blank::Shown(blank) => col(axis.column()).fill_null(lit(blank)),
            Blank::LeftOut => col(axis.column()),
        },
        None => lit(""),
    };
    let about = axes
        .iter()
        .filter(|axis| axis.blank == Blank::LeftOut)
        .fold(col(PLACE[0]).eq(lit(index(cut))), |kept, axis| kept.and(col(axis.column()).is_not_null()));
    spread.clone().lazy().filter(about).select([
        col(PLACE[0]),
        lit(index(rank)).cast(DataType::UInt32).alias(PLACE[1]),
        col(PLACE[2]),
        label(0).alias(LABELS[0]),
        label(1).alias(LABELS[1]),
        col("value"),
        col("rank"),
        col("base"),
        col("item"),
        col(PLACE[3]),
    ])
}

/// One row a fact: its year, its classes, its quantity and precision, its base, its item, its rank.
fn fact_frame(facts: &[Fact], cuts: &[Cut<'_>]) -> PolarsResult<DataFrame> {
    let mut axes: Vec<Dimension> = cuts.iter().flat_map(|cut| cut.breakdowns.iter().copied().flatten().copied()).collect();
    axes.sort_by_key(|axis| axis.column());
    axes.dedup_by_key(|axis| axis.column());
    let quantities = || facts.iter().map(|fact| fact.quantity);
    let mut columns = vec![
        Column::new("year".into(), facts.iter().map(|fact| fact.year).collect::<Vec<_>>()),
        Column::new("value".into(), quantities().map(|known| known.map(|known| known.value)).collect::<Vec<_>>()),
        Column::new("rank".into(), quantities().map(|known| known.map(|known| known.precision.rank())).collect::<Vec<_>>()),
        Column::new("base".into(), facts.iter().map(|fact| fact.base).collect::<Vec<_>>()),
        Column::new("item".into(), facts.iter().map(|fact| fact.item).collect::<Vec<_>>()),
        Column::new(PLACE[3].into(), (0..facts.len()).map(index).collect::<Vec<_>>()),
    ];
    columns.extend(axes.iter().map(|axis| {
        let labels: Vec<Option<&str>> = facts.iter().map(|fact| fact.label(*axis).map(|label| &**label)).collect();
        Column::new(axis.column().into(), labels)
    }));
    DataFrame::new(facts.len(), columns)
}

/// One row a year and window that it lies in: joined to the facts, it puts each in all its windows.
fn window_frame(cuts: &[Cut<'_>]) -> PolarsResult<DataFrame> {
    let (mut years, mut cut_ranks, mut windows) = (Vec::new(), Vec::new(), Vec::new());
    let all = cuts.iter().enumerate().flat_map(|(cut, tables)| tables.years.iter().map(move |window| (cut, window)));
    for (rank, (cut, window)) in all.enumerate() {
        for year in window.first..=window.last {
            years.push(year);
            cut_ranks.push(index(cut));
            windows.push(index(rank));
        }
    }
    DataFrame::new(
        years.len(),
        vec![Column::new("year".into(), years), Column::new(PLACE[0].into(), cut_ranks), Column::new(PLACE[2].into(), windows)],
    )
}

/// The rows of the answer, as cells.
fn read(found: &DataFrame, cuts: &[Cut<'_>], windows: &[Years]) -> PolarsResult<Vec<Cell>> {
    let whole = |name: &str| found.column(name)?.u32().cloned();
    let (cut, breakdown, window) = (whole(PLACE[0])?, whole(PLACE[1])?, whole(PLACE[2])?);
    let (known, unknown, rank) = (whole("known")?, whole("unknown")?, whole("rank")?);
    let (value, base) = (found.column("value")?.f64()?, found.column("base")?.f64()?);
    let labels = [found.column(LABELS[0])?.str()?, found.column(LABELS[1])?.str()?];
    let facts = found.column(PLACE[3])?.list()?;
    let at = |numbers: &UInt32Chunked, row: usize| numbers.get(row).unwrap_or_default();
    let mut cells = Vec::with_capacity(found.height());
    for row in 0..found.height() {
        let (cut, breakdown) = (at(&cut, row) as usize, at(&breakdown, row) as usize);
        let axes = cuts.get(cut).and_then(|tables| tables.breakdowns.get(breakdown)).map_or(0, |axes| axes.len());
        let Some(&years) = windows.get(at(&window, row) as usize) else { continue };
        let mut behind: Vec<u32> = match facts.get_as_series(row) {
            Some(series) => series.u32()?.iter().flatten().collect(),
            None => Vec::new(),
        };
        behind.sort_unstable();
        cells.push(Cell {
            cut,
            breakdown,
            years,
            labels: labels.iter().take(axes).map(|column| column.get(row).unwrap_or_default().to_owned()).collect(),
            value: settled(value.get(row).unwrap_or_default()),
            base: base.get(row).map(settled),
            known: at(&known, row),
            unknown: at(&unknown, row),
            precision: Precision::from_rank(at(&rank, row)),
            facts: behind,
        });
    }
    Ok(cells)
}

/// Threads add floats up in an order of their own, so the last digits vary: six decimals are kept, more than any unit
/// here has (cents, hundredths of a post).
fn settled(sum: f64) -> f64 {
    (sum * 1e6).round() / 1e6
}

fn index(rank: usize) -> u32 {
    u32::try_from(rank).unwrap_or(u32::MAX)
}
