//! Rows that lack what their table requires are left out, and told.

use crate::finding::{Fate, Findings, SetAside};
use crate::fold::fold;
use crate::place::{CellRef, Place};
use crate::problem::{Expected, Problem};
use crate::schema::{Column, Content, Kind};
use crate::shape::{Layout, Table};
use std::collections::BTreeSet;

/// What the rows and sheets of each action say between them, since they complete each other (contract §10): its year, its name, and the
/// columns that one of them fills in.
pub struct Completed(BTreeSet<(Option<i32>, String, &'static str)>);

impl Completed {
    pub fn of(tables: &[Table]) -> Self {
        let actions = tables.iter().filter(|table| table.kind == Kind::Actions);
        let filled = actions.flat_map(|table| {
            let columns = ["axe", "statut"].map(|column| (0..table.records.len()).map(move |record| (record, column)));
            let filled = columns.into_iter().flatten().filter(|(record, column)| table.get(*record, column).is_some());
            filled.filter_map(|(record, column)| Some((year(table, record), name(table, record)?, column)))
        });
        Self(filled.collect())
    }

    fn has(&self, table: &Table, record: usize, column: &'static str) -> bool {
        table.kind == Kind::Actions && name(table, record).is_some_and(|name| self.0.contains(&(year(table, record), name, column)))
    }
}

fn year(table: &Table, record: usize) -> Option<i32> {
    let dated = || ["date_debut", "date_fin"].iter().find_map(|column| table.get(record, column)?.value.as_period());
    table.year.or_else(|| dated().map(|period| period.first_year()))
}

fn name(table: &Table, record: usize) -> Option<String> {
    table.get(record, "action")?.value.as_text().map(|name| fold(name))
}

/// Leaves out the records without a required value. A blank axis or status keeps its row, as « Non classé ».
pub fn leave_out_incomplete(journal: &mut Findings, completed: &Completed, table: &mut Table) {
    let required: Vec<&'static Column> = table.kind.schema().columns.iter().filter(|column| column.required).collect();
    let mut keep = vec![true; table.records.len()];
    for column in required {
        let at = sheet_column(table, column.name);
        let unreadable = unreadable_rows(journal, table, column);
        for (record, keep) in keep.iter_mut().enumerate() {
            // A year that cannot be read is not that of the folder: its own finding says so.
            if table.records.get(record).is_some_and(|start| unreadable.contains(&start.row)) && table.get(record, column.name).is_none() {
                *keep = false;
                continue;
            }
            if table.get(record, column.name).is_some() || is_excused(table, record, column) || completed.has(table, record, column.name) {
                continue;
            }
            let Some(start) = table.records.get(record).copied() else { continue };
            let cell = at.map_or(start, |at| CellRef::new(start.row, at));
            let place = table.source.at(cell);
            if keeps_row(table.kind, column) {
                if !already_told(journal, table, cell) && !has_two_ticks(journal, table, column) {
                    journal.tell(place, missing_class(table, record, column));
                }
                continue;
            }
            *keep = false;
            if !already_told(journal, table, cell) {
                let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
                let is_written = at.is_some() && journal.ledger.fate(&table.source.file, &sheet, cell).is_some();
                journal.tell(place, Problem::RequiredMissing { column: column.title.into(), is_written });
            }
        }
    }
    without_year(journal, table, &mut keep);
    super::retain(journal, table, &keep);
}

/// A row of referrals may stand for several, and then need not say who asked; a sheet of actions may have no date.
fn is_excused(table: &Table, record: usize, column: &Column) -> bool {
    match (table.kind, column.name) {
        // A list of those who came, without a column of marks.
        (Kind::Instances, "presence") => !table.has("presence"),
        (Kind::Referrals, "demandeur") => table.get(record, "nombre").is_some(),
        // `perspectives` and `contexte` in a year's folder are of that year.
        (Kind::Outlook | Kind::Context, "annee") => table.year.is_some(),
        _ => false,
    }
}

/// The rows whose year was written and could not be read, where the folder's would do for a blank.
fn unreadable_rows(journal: &Findings, table: &Table, column: &Column) -> BTreeSet<u32> {
    if !(matches!(table.kind, Kind::Outlook | Kind::Context) && column.name == "annee") {
        return BTreeSet::new();
    }
    let here = journal.iter().filter(|finding| finding.place.file == table.source.file && finding.place.sheet == table.source.sheet);
    let unread = here.filter(|finding| matches!(finding.problem, Problem::ValueUnreadable { expected: Expected::Year, .. }));
    unread.filter_map(|finding| finding.place.cell.map(|cell| cell.row)).collect()
}

fn keeps_row(kind: Kind, column: &Column) -> bool {
    let is_class = matches!(column.content, Content::Class(_)) && !matches!(kind, Kind::Instances | Kind::Pathways);
    is_class || column.name == "axe"
}

fn missing_class(table: &Table, record: usize, column: &Column) -> Problem {
    let label = |name: &str| table.get(record, name)?.value.as_text().cloned();
    let other = || label("objectif").or_else(|| label("perspective"));
    match (column.name, label("action"), other()) {
        ("axe", Some(action), _) => Problem::ActionWithoutAxis { action },
        ("axe", None, Some(label)) => Problem::RowWithoutAxis { label },
        _ => Problem::ClassUnknown { nomenclature: column.title.into(), text: "".into(), nearest: None },
    }
}

/// An unreadable value has its own finding: its row is left out without a second one.
fn already_told(journal: &Findings, table: &Table, cell: CellRef) -> bool {
    let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
    matches!(journal.ledger.fate(&table.source.file, &sheet, cell), Some(Fate::SetAside(SetAside::Unreadable)))
}

/// In a form, the value of a class with two boxes ticked stands anywhere beside its label.
fn has_two_ticks(journal: &Findings, table: &Table, column: &Column) -> bool {
    let here = |place: &Place| place.file == table.source.file && place.sheet == table.source.sheet;
    let ticks = |problem: &Problem| matches!(problem, Problem::TwoTicks { column: known } | Problem::TicksUnclear { column: known } if &**known == column.title);
    table.layout == Layout::Form && journal.iter().any(|finding| here(&finding.place) && ticks(&finding.problem))
}

/// The sheet column that most of a table's values of a column stand in.
fn sheet_column(table: &Table, name: &str) -> Option<u32> {
    let column = table.columns.iter().find(|column| column.name == name)?;
    let mut counts = std::collections::BTreeMap::<u32, usize>::new();
    for cited in column.values.iter().flatten() {
        *counts.entry(cited.cell.column).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(column, _)| column)
}

/// Outside a year's folder, a row needs a date or a year.
fn without_year(journal: &mut Findings, table: &Table, keep: &mut [bool]) {
    if table.year.is_some() || table.kind == Kind::Structures {
        return;
    }
    for (record, keep) in keep.iter_mut().enumerate().filter(|(_, keep)| **keep) {
        if ["annee", "date", "date_debut", "date_fin", "echeance"].iter().any(|name| table.get(record, name).is_some()) {
            continue;
        }
        *keep = false;
        if let Some(start) = table.records.get(record) {
            journal.tell(table.source.at(*start), Problem::YearUnknown);
        }
    }
}
