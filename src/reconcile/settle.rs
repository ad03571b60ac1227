//! What every row needs to be settled: names to structures, axes to labels, spellings to one.

use super::axes::Axes;
use super::names::Names;
use super::row::Row;
use super::spelling::Spelling;
use super::{Source, StructureId};
use crate::check::SoundTable;
use crate::figure::Sources;
use crate::finding::Findings;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::Cited;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A name as written, and the year in which it is.
type NameInYear = (Arc<str>, i32);

/// The tables, and what has been settled so far.
pub struct Settling<'a> {
    pub journal: &'a mut Findings,
    pub names: &'a Names,
    pub axes: Axes<'a>,
    pub sources: Sources,
    spellings: BTreeMap<&'static str, Spelling>,
    tables: &'a [SoundTable],
    /// What names have been resolved to, by year: a name comes back row after row.
    resolved: HashMap<NameInYear, Option<StructureId>>,
}

impl<'a> Settling<'a> {
    pub fn new(journal: &'a mut Findings, names: &'a Names, axes: Axes<'a>, sources: Sources, tables: &'a [SoundTable]) -> Self {
        Self { journal, names, axes, sources, spellings: BTreeMap::new(), tables, resolved: HashMap::new() }
    }

    /// Every record of the tables of a kind, in reading order.
    pub fn rows(&mut self, kind: Kind) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        for table in self.tables.iter().map(SoundTable::table).filter(|table| table.kind == kind) {
            let empty: Arc<str> = "".into();
            let sheet = self.sources.number(&table.source.file, table.source.sheet.as_ref().unwrap_or(&empty));
            rows.extend((0..table.records.len()).map(|record| Row { table, record, sheet }));
        }
        rows
    }

    /// The structure that a column names, in a year.
    pub fn structure(&mut self, row: &Row<'_>, year: i32, column: &str) -> Option<StructureId> {
        let name = row.text(column)?;
        self.named(&name, row, year, column)
    }

    /// The structures that a list names, each once; and whether the list is known to lack some.
    pub fn structures(&mut self, row: &Row<'_>, year: i32, column: &str) -> (Vec<StructureId>, bool) {
        let items = row.items(column);
        let mut structures: Vec<StructureId> = Vec::new();
        for item in &items.items {
            if let Some(id) = self.named(item, row, year, column)
                && !structures.contains(&id)
            {
                structures.push(id);
            }
        }
        (structures, items.incomplete)
    }

    /// A name of a body that was split before that year is told: nobody can say which of its heirs is meant.
    fn named(&mut self, name: &Arc<str>, row: &Row<'_>, year: i32, column: &str) -> Option<StructureId> {
        let names = self.names;
        let id = (*self.resolved.entry((name.clone(), year)).or_insert_with(|| names.resolve(name, year)))?;
        let heirs = self.names.split(id, year);
        if !heirs.is_empty() {
            self.journal.tell(row.place(column), Problem::StructureSplit { name: name.clone(), into: heirs });
        }
        Some(id)
    }

    /// The axis of a row, under the name it bears in the year.
    pub fn axis(&mut self, row: &Row<'_>, year: i32) -> Arc<str> {
        let label = row.text("axe");
        self.axes.resolve(self.journal, || row.place("axe"), label.as_deref(), year)
    }

    /// A free label, as first written in that column.
    pub fn label(&mut self, row: &Row<'_>, column: &'static str) -> Option<Arc<str>> {
        let text = row.text(column)?;
        Some(self.spellings.entry(column).or_default().of(&text))
    }

    /// Free labels of a list, each as first written.
    pub fn labels(&mut self, row: &Row<'_>, column: &'static str) -> Vec<Arc<str>> {
        let spelling = self.spellings.entry(column).or_default();
        let mut labels: Vec<Arc<str>> = Vec::new();
        for item in &row.items(column).items {
            let label = spelling.of(item);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels
    }

    /// Where a figure of this row comes from: the cell of a column, else the record.
    pub fn source(row: &Row<'_>, column: &str) -> Source {
        let cell = row.quantity(column).map_or_else(|| row.source().cell, |cited| cited.cell);
        Cited { value: row.sheet, cell }
    }
}
