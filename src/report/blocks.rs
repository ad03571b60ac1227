//! What a report is made of, whatever the format: sections and their blocks, key figures, charts, tables, notes.

use super::chart::Chart;
use super::measure::Measure;
use super::proof::Proof;
use super::sentence::Sentence;
use crate::figure::Status;

/// A section: a heading of level 1 under the report's title.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its anchor, ASCII, unique.
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What a section is made of, in reading order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 2.
    Heading(String),
    /// A paragraph.
    Text(Vec<Sentence>),
    List(Vec<Sentence>),
    KeyFigures(Vec<KeyFigure>),
    Picture(Box<Picture>),
    Table(Box<Table>),
    Note(Note),
    /// Every chart of the report by number and title, with a way to it: each format has its own.
    ListOfCharts,
    /// What the coordinator wrote, a paragraph an entry: `commentaires.md`.
    Words(Vec<String>),
}

/// A remark set apart from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub kind: NoteKind,
    pub text: String,
}

/// What a note warns of: never told by colour alone, each is headed by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Masked values.
    Secrecy,
    /// How to read what stands above.
    Reading,
}

impl NoteKind {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Secrecy => "Secret statistique",
            Self::Reading => "Lecture",
        }
    }
}

/// A figure set large, with last year's when it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    pub label: String,
    pub value: Measure,
    pub before: Option<(i32, Measure)>,
    pub proof: Proof,
}

impl KeyFigure {
    /// A masked figure is worth telling; one that nobody gave is not, set so large.
    pub fn is_told(&self) -> bool {
        self.value.status != Status::NotKnown
    }
}

/// A chart with its number, its data and where they come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// From 1, in reading order.
    pub number: usize,
    pub chart: Chart,
    pub table: Table,
}

impl Picture {
    /// `graphiques/01-structures-par-secteur`, without its extension.
    pub fn path(&self) -> String {
        format!("graphiques/{:02}-{}", self.number, self.chart.id)
    }
}

/// A table: a header row, and a row header in the first column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// From 1, in reading order; 0 for the data of a chart, which go by the chart's number.
    pub number: usize,
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Under the table: what « c » and « nd » mean here, what is approximate.
    pub notes: Vec<String>,
    /// « Source : emargement.xlsx. »; empty for a table of words.
    pub source: String,
    /// The indicators shown, each with its definition and its sources.
    pub proofs: Vec<Proof>,
}

/// A column of a table: its heading, and whether its cells are numbers, which are set to the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    /// Set flush right.
    pub numeric: bool,
}

/// A row, its first cell being its header.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub header: String,
    pub cells: Vec<Cell>,
    /// The row of totals: as published, never added up here.
    pub total: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Figure(Measure),
    Text(String),
    /// Nothing was counted there: no such figure.
    Blank,
}

impl Cell {
    /// What is read in the cell.
    pub fn text(&self) -> String {
        match self {
            Self::Figure(measure) => measure.text(),
            Self::Text(text) => text.clone(),
            Self::Blank => "–".to_owned(),
        }
    }
}
