//! Charts of how many, and among whom: bars, heat tables, columns, stacks, funnels, network, context.

use super::{ChartClass, Mark, Unit};

/// Horizontal bars. Structures by sector, training by structure, means by funder, referrals by orientation, people reached by action.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub unit: Unit,
    /// What the bars are: « 2022 ».
    pub series: String,
    /// What they are compared with: « 2021 ». Rows then have a `before`.
    pub compared: Option<String>,
    pub rows: Vec<BarRow>,
}

/// A bar, and the one of the year before.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    pub label: String,
    pub value: Mark,
    /// Drawn only when [`Bars::compared`] is given; absent = nothing to compare this row with.
    pub before: Option<Mark>,
}

/// A table of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    pub unit: Unit,
    /// What the rows are and what the columns are: « Secteur », « Axe ».
    pub row_heading: String,
    pub column_heading: String,
    pub columns: Vec<String>,
    pub rows: Vec<HeatRow>,
}

/// A row of cells, under its label.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub label: String,
    /// One a column; missing ones are drawn as not known.
    pub cells: Vec<Mark>,
}

/// Upright columns along a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    pub unit: Unit,
    /// In the order of time: « janv. », « févr. »… or « T1 »…
    pub columns: Vec<Labelled>,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    pub label: String,
    pub value: Mark,
}

/// Which way the bars of a stack run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// One bar a row: bodies, axes.
    Rows,
    /// One bar a column: quarters, years.
    Columns,
}

/// Bars cut into classes. Sign-in by body and college, plan status by axis, outlook followed up, pathway decisions by quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacks {
    pub unit: Unit,
    pub direction: Direction,
    pub classes: Vec<ChartClass>,
    pub bars: Vec<StackBar>,
}

/// A bar and its classes.
#[derive(Clone, Debug, PartialEq)]
pub struct StackBar {
    pub label: String,
    /// One a class, in the order of [`Stacks::classes`].
    pub values: Vec<Mark>,
    /// The total as published, written at the end of the bar: never added up here, because parts may be masked.
    pub total: Mark,
}

/// Application → enrolled → kept → present.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnels {
    pub unit: Unit,
    pub panels: Vec<Funnel>,
}

/// A session, from application to presence.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The session: « Immersions, session 2 ».
    pub title: String,
    /// In the order people go through: « Candidatures », « Places retenues », « Présents ».
    pub steps: Vec<Labelled>,
}

/// Pairs of structures of two sectors that worked together.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub unit: Unit,
    /// The sectors, in the order of both sides.
    pub nodes: Vec<String>,
    /// Once a pair, whatever the order of its ends; an absent pair is 0.
    pub links: Vec<Link>,
}

/// How many pairs of structures worked together, of two sectors.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Positions in [`Network::nodes`]; equal for links within a sector.
    pub from: usize,
    pub to: usize,
    pub value: Mark,
    /// Those not there the year before, if that is known.
    pub new: Option<Mark>,
}

/// Our territory among larger ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub panels: Vec<ContextPanel>,
}

/// An indicator of the context, in its own unit and on its own scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextPanel {
    /// « Taux de pauvreté, en % (2020) »
    pub title: String,
    pub unit: Unit,
    pub dots: Vec<ContextDot>,
}

/// A territory on the scale of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextDot {
    /// The territory, with its year when it is not the panel's.
    pub label: String,
    pub value: Mark,
    pub whose: Whose,
}

/// Whether a dot is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The council's own territory.
    Ours,
    Larger,
}
