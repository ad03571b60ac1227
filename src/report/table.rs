//! Breakdowns to tables: one row a label, one column an indicator or a label of a second dimension.

use super::chart::{ChartBody, ChartClass, Direction, Mark, StackBar, Stacks, Tone, Unit};
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::period_label;
use super::typography::{capital, typeset};
use super::{Cell, Column, Row, Table};
use crate::figure::{Figure, Status};
use std::collections::BTreeSet;

/// A table longer than this is cut in the report: its file in `indicateurs/` has every row.
pub const ROWS_SHOWN: usize = 20;

/// A column of figures: its head, the figure of each label, and the total as published.
pub struct FigureColumn<'a> {
    pub title: String,
    pub figures: Vec<(&'a str, &'a Figure)>,
    pub total: Option<&'a Figure>,
}

impl<'a> FigureColumn<'a> {
    /// The labels of one dimension of a breakdown.
    pub fn of(title: impl Into<String>, breakdown: &Breakdown<'a>, dimension: &str, total: Option<&'a Figure>) -> Self {
        let figures = breakdown.figures.iter().filter_map(|figure| Some((figure.label(dimension)?, *figure))).collect();
        Self { title: title.into(), figures, total }
    }

    fn get(&self, label: &str) -> Option<&'a Figure> {
        self.figures.iter().find(|(known, _)| *known == label).map(|(_, figure)| *figure)
    }
}

/// A table of these labels by these columns. A label without a figure in a column is a dash: nothing was counted there. Labels with
/// nothing but zeros are told together under the table: closed lists are long, and most of their classes are empty in a small council.
pub fn table(desk: &Desk<'_>, caption: &str, heading: &str, labels: &[&str], columns: &[FigureColumn<'_>]) -> Table {
    let empty = |label: &&&str| columns.iter().all(|column| column.get(label).is_none_or(|figure| known(figure) == Some(0.0)));
    let zeros: Vec<&str> = labels.iter().filter(empty).copied().collect();
    if zeros.len() < ZEROS_TOLD || zeros.len() == labels.len() {
        return whole_table(desk, caption, heading, labels, columns);
    }
    let kept: Vec<&str> = labels.iter().filter(|label| !zeros.contains(label)).copied().collect();
    let mut table = whole_table(desk, caption, heading, &kept, columns);
    table.notes.insert(0, typeset(&format!("Zéro pour : {}.", zeros.join(" ; "))));
    table
}

/// So many rows of zeros are worth a line; fewer stand in the table.
const ZEROS_TOLD: usize = 2;

/// The same, with every row: where an absence is what there is to see.
pub fn whole_table(desk: &Desk<'_>, caption: &str, heading: &str, labels: &[&str], columns: &[FigureColumn<'_>]) -> Table {
    let cell = |figure: Option<&Figure>| figure.map_or(Cell::Blank, |figure| Cell::Figure(desk.measure(figure)));
    let shown = if labels.len() > ROWS_SHOWN + 2 { ROWS_SHOWN } else { labels.len() };
    let mut rows: Vec<Row> = labels
        .iter()
        .take(shown)
        .map(|label| Row { header: typeset(label), cells: columns.iter().map(|column| cell(column.get(label))).collect(), total: false })
        .collect();
    if columns.iter().any(|column| column.total.is_some()) {
        let cells = columns.iter().map(|column| cell(column.total)).collect();
        rows.push(Row { header: "Ensemble".to_owned(), cells, total: true });
    }
    let figures: Vec<&Figure> =
        columns.iter().flat_map(|column| labels.iter().filter_map(|label| column.get(label)).chain(column.total)).collect();
    let mut notes = notes(&figures);
    if shown < labels.len() {
        let names: BTreeSet<&str> = figures.iter().map(|figure| &*figure.indicator).collect();
        let files: Vec<String> = names.into_iter().map(|name| format!("indicateurs/{name}.csv")).collect();
        notes.push(typeset(&format!("Les {shown} premières lignes sur {} ; toutes sont dans {}.", labels.len(), files.join(", "))));
    }
    Table {
        number: 0,
        caption: typeset(caption),
        columns: std::iter::once(Column { title: typeset(heading), numeric: false })
            .chain(columns.iter().map(|column| Column { title: typeset(&column.title), numeric: true }))
            .collect(),
        rows,
        notes,
        source: desk.source_line(&figures),
        proofs: desk.proofs(&figures),
    }
}

/// A table of two dimensions, with the totals as published.
pub struct Cross<'a, 'b> {
    pub caption: String,
    pub breakdown: &'b Breakdown<'a>,
    /// Dimension, its heading, its labels in order.
    pub rows: (&'b str, &'b str, Vec<&'a str>),
    pub columns: (&'b str, Vec<&'a str>),
    /// The breakdown by the rows' dimension alone.
    pub row_totals: Option<Breakdown<'a>>,
    /// The breakdown by the columns' dimension alone.
    pub column_totals: Option<Breakdown<'a>>,
    pub total: Option<&'a Figure>,
}

impl<'a> Cross<'a, '_> {
    pub fn table(&self, desk: &Desk<'_>) -> Table {
        let (row_dimension, heading, labels) = &self.rows;
        let (column_dimension, heads) = &self.columns;
        let mut columns: Vec<FigureColumn<'a>> = heads
            .iter()
            .map(|head| FigureColumn {
                title: (*head).to_owned(),
                figures: labels
                    .iter()
                    .filter_map(|label| Some((*label, self.breakdown.cell((row_dimension, label), (column_dimension, head))?)))
                    .collect(),
                total: self.column_totals.as_ref().and_then(|totals| totals.get(column_dimension, head)),
            })
            .collect();
        if let Some(totals) = &self.row_totals {
            columns.push(FigureColumn::of("Ensemble", totals, row_dimension, self.total));
        }
        table(desk, &self.caption, heading, labels, &columns)
    }

    /// The same as a chart: a bar a row, under the name given to it, cut into the labels of the columns. What has no figure is none, and
    /// that is a count.
    pub fn stacks(&self, unit: Unit, direction: Direction, name: fn(&str) -> String, tone: fn(&str) -> Tone) -> ChartBody {
        let (row_dimension, _, labels) = &self.rows;
        let (column_dimension, heads) = &self.columns;
        let value = |label: &str, head: &str| {
            self.breakdown.cell((row_dimension, label), (column_dimension, head)).map_or_else(|| Mark::exact(0.0), Mark::from)
        };
        let total = |label: &str| self.row_totals.as_ref().and_then(|totals| totals.get(row_dimension, label));
        let bar = |label: &&str| StackBar {
            label: name(label),
            values: heads.iter().map(|head| value(label, head)).collect(),
            total: total(label).map_or_else(Mark::not_known, Mark::from),
        };
        ChartBody::Stacks(Stacks {
            unit,
            direction,
            classes: heads.iter().map(|head| ChartClass::new(&capital(head), tone(head))).collect(),
            bars: labels.iter().map(bar).collect(),
        })
    }
}

impl Table {
    /// Row headers and column heads begin with a capital: for closed lists, which are written in lower case.
    pub fn capitals(mut self) -> Self {
        self.rows.iter_mut().for_each(|row| row.header = capital(&row.header));
        self.columns.iter_mut().for_each(|column| column.title = capital(&column.title));
        self
    }

    /// Months and quarters in words.
    pub fn periods(mut self) -> Self {
        self.rows.iter_mut().for_each(|row| row.header = period_label(&row.header));
        self
    }
}

/// What the marks of a table mean.
pub fn notes(figures: &[&Figure]) -> Vec<String> {
    let mut notes = Vec::new();
    if figures.iter().any(|figure| figure.status == Status::Masked) {
        notes.push(typeset("c : donnée masquée, pour qu'aucune personne ne puisse être reconnue (secret statistique)."));
    }
    if figures.iter().any(|figure| figure.status == Status::NotKnown || figure.status == Status::Known && figure.value.is_none()) {
        notes.push(typeset("nd : donnée non connue, ce qui n'est pas zéro."));
    }
    notes
}
