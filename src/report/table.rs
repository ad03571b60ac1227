//! Breakdowns to tables: one row a label, one column an indicator or a label of a second dimension.

use super::chart::{ChartBody, ChartClass, Direction, Mark, StackBar, Stacks, Tone, Unit};
use super::definitions::QUESTION_PREFIX;
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::period_label;
use super::typography::{capital, typeset};
use super::{Cell, Column, Row, Table};
use crate::figure::{Figure, Status};
use crate::schema::UNCLASSIFIED;
use std::collections::BTreeSet;

/// A table longer than this is cut in the report: its file in `indicateurs/` has every row.
pub const ROWS_SHOWN: usize = 20;

/// A column of figures: its head, the figure of each label, and the total as published.
pub struct FigureColumn<'a> {
    pub title: String,
    pub figures: Vec<(&'a str, &'a Figure)>,
    pub total: Option<&'a Figure>,
    pub absent: Absent,
}

/// What a label without a figure in a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Everything that exists is counted in the column: there is none.
    Zero,
    /// Nobody told, or there is nothing to tell: a dash.
    Untold,
}

impl Absent {
    /// Of a breakdown of this indicator: structures, actions, meetings and answers are all in the files; people who came or were reached
    /// are known only where somebody counted them, and a rate only where it has a base.
    fn of(figure: &Figure) -> Self {
        let counted = ["structures_", "entites_", "liens_", QUESTION_PREFIX].iter().any(|prefix| figure.indicator.starts_with(prefix));
        let listed = matches!(&*figure.indicator, "actions" | "reunions" | "perspectives_suivies" | "objectifs_par_classement");
        let classed = matches!(&*figure.indicator, "atteinte_mesuree" | "atteinte_declaree") && &*figure.unit == "objectifs";
        if counted || listed || classed { Self::Zero } else { Self::Untold }
    }
}

impl<'a> FigureColumn<'a> {
    /// The labels of one dimension of a breakdown.
    pub fn of(title: impl Into<String>, breakdown: &Breakdown<'a>, dimension: &str, total: Option<&'a Figure>) -> Self {
        let figures = breakdown.figures.iter().filter_map(|figure| Some((figure.label(dimension)?, *figure))).collect();
        let absent = breakdown.figures.first().map_or(Absent::Untold, |figure| Absent::of(figure));
        Self { title: title.into(), figures, total, absent }
    }

    /// What stands where nothing was found: none in a column that has no figure at all.
    fn zero(&self) -> Option<Figure> {
        let (_, like) = self.figures.first()?;
        Some(Figure::count(&like.indicator, like.years.last, 0.0, &like.unit))
    }

    fn get(&self, label: &str) -> Option<&'a Figure> {
        self.figures.iter().find(|(known, _)| *known == label).map(|(_, figure)| *figure)
    }
}

/// A table of these labels by these columns. Labels with nothing but zeros are told together under the table, as far as they are few:
/// closed lists are long, and most of their classes are empty in a small council. While something is not classed, no class is surely
/// empty, and nothing is said of those that seem so.
pub fn table(desk: &Desk<'_>, caption: &str, heading: &str, labels: &[&str], columns: &[FigureColumn<'_>]) -> Table {
    let empty = |label: &&&str| columns.iter().all(|column| column.get(label).is_none_or(|figure| known(figure) == Some(0.0)));
    let zeros: Vec<&str> = labels.iter().filter(empty).copied().collect();
    if zeros.len() < ZEROS_TOLD || zeros.len() == labels.len() {
        return whole_table(desk, caption, heading, labels, columns);
    }
    let kept: Vec<&str> = labels.iter().filter(|label| !zeros.contains(label)).copied().collect();
    let mut table = whole_table(desk, caption, heading, &kept, columns);
    let told = if kept.contains(&UNCLASSIFIED) {
        None
    } else if zeros.len() <= ZEROS_NAMED {
        Some(format!("Zéro pour : {}.", zeros.join(" ; ")))
    } else {
        Some(format!("Zéro pour les {} autres lignes.", zeros.len()))
    };
    table.notes.splice(0..0, told.map(|told| typeset(&told)));
    table
}

/// A note of more names than this is longer than the table it follows.
const ZEROS_NAMED: usize = 4;

/// So many rows of zeros are worth a line; fewer stand in the table.
const ZEROS_TOLD: usize = 2;

/// The same, with every row: where an absence is what there is to see.
pub fn whole_table(desk: &Desk<'_>, caption: &str, heading: &str, labels: &[&str], columns: &[FigureColumn<'_>]) -> Table {
    let cell = |figure: Option<&Figure>| figure.map_or(Cell::Blank, |figure| Cell::Figure(desk.measure(figure)));
    let in_column = |column: &FigureColumn<'_>, label: &str| match (column.get(label), column.absent) {
        (None, Absent::Zero) => column.zero().map_or(Cell::Blank, |zero| Cell::Figure(desk.measure(&zero))),
        (figure, Absent::Zero | Absent::Untold) => cell(figure),
    };
    let shown = if labels.len() > ROWS_SHOWN + 2 { ROWS_SHOWN } else { labels.len() };
    let mut rows: Vec<Row> = labels
        .iter()
        .take(shown)
        .map(|label| Row { header: typeset(label), cells: columns.iter().map(|column| in_column(column, label)).collect(), total: false })
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
        caption: dated(caption),
        columns: std::iter::once(Column { title: typeset(heading), numeric: false })
            .chain(columns.iter().map(|column| Column { title: typeset(&column.title), numeric: true }))
            .collect(),
        rows,
        notes,
        source: desk.source_line(&figures),
        proofs: desk.proofs(&figures),
    }
}

/// A caption whose year is not left alone on a second line.
fn dated(caption: &str) -> String {
    let caption = typeset(caption);
    match caption.rsplit_once(", ") {
        Some((what, year)) if year.starts_with(|letter: char| letter.is_ascii_digit()) => format!("{what},\u{a0}{year}"),
        Some(_) | None => caption,
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
                // Where two classes do not meet, nothing is: that is how the chart beside draws it.
                absent: Absent::Zero,
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
    /// Whether it has two lines to compare, or a class that the key figures above do not say: one line alone repeats its total.
    pub fn says_something(&self) -> bool {
        self.rows.iter().filter(|row| !row.total).count() > 1
    }

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
