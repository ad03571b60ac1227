//! Grids to tables: the schema's columns, typed, each value remembering where it came from.

mod build;
mod crosstab;
pub mod decisions;
mod form;
mod headers;
mod lecture;
mod list;
mod meeting;
mod open_data;
pub mod person;
mod pick;
mod reader;
mod recognise;
mod returned;
mod remarks;
mod sheet;
pub mod suggest;
pub mod survey;
mod title;
mod totals;
mod transposed;
pub mod value;
mod verdict;

pub use headers::personal as personal_header;
pub use verdict::{Guess, Verdict, Why};

use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::fold::fold;
use crate::period::Period;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::{Grid, Memo, Raw};
use crate::schema::Kind;
use crate::settings::Settings;
use rayon::prelude::*;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// The name, folded, of the sheet of help of a blank workbook.
const HELP_SHEET: &str = "mode d emploi";

/// How a table is laid out on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// `liste`: a header, then one record a row.
    List,
    /// `fiche`: labels and values side by side, one record a sheet.
    Form,
    /// `croise`: structures in rows, meetings in columns.
    Crosstab,
}

impl Layout {
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "liste",
            Self::Form => "fiche",
            Self::Crosstab => "croise",
        }
    }
}

/// Whether a structure was there, as a sign-in sheet says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    /// So many people came; 1 for a mark.
    Present(Quantity),
    Excused,
    Absent,
}

/// A list of names or texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Items {
    pub items: Vec<Arc<str>>,
    /// It ended with « … » or « etc. »: known to lack some.
    pub incomplete: bool,
}

/// A cell's content once read by its column's type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(Arc<str>),
    Quantity(Quantity),
    Period(Period),
    YesNo(bool),
    Year(i32),
    Items(Items),
    /// The label of a class, from the nomenclature or `Non classé`.
    Class(Arc<str>),
    Classes(Vec<Arc<str>>),
    Presence(Presence),
}

impl Value {
    pub fn as_text(&self) -> Option<&Arc<str>> {
        if let Self::Text(text) | Self::Class(text) = self { Some(text) } else { None }
    }

    pub fn as_quantity(&self) -> Option<Quantity> {
        if let Self::Quantity(quantity) = self { Some(*quantity) } else { None }
    }

    pub fn as_period(&self) -> Option<Period> {
        if let Self::Period(period) = self { Some(*period) } else { None }
    }
}

/// A value and the cell it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited<T> {
    pub value: T,
    pub cell: CellRef,
}

/// A typed column: one entry a record; `None` where the partner left it blank, or where a finding says why.
#[derive(Clone, Debug)]
pub struct TypedColumn {
    /// The schema's name.
    pub name: &'static str,
    pub values: Vec<Option<Cited<Value>>>,
}

/// A table found on a sheet.
#[derive(Clone, Debug)]
pub struct Table {
    pub kind: Kind,
    pub layout: Layout,
    /// The year of its folder.
    pub year: Option<i32>,
    /// File and sheet.
    pub source: Place,
    pub columns: Vec<TypedColumn>,
    /// Where each record begins, in reading order.
    pub records: Vec<CellRef>,
    /// A person behind a record, from nominative columns: a hash kept in memory, for counting distinct people only.
    pub persons: Vec<Option<u64>>,
    /// By record, the other cells it was made of, where it was counted over several.
    pub besides: BTreeMap<usize, Vec<CellRef>>,
}

impl Table {
    /// The value of a record in a column, if the table has one.
    pub fn get(&self, record: usize, column: &str) -> Option<&Cited<Value>> {
        self.columns.iter().find(|typed| typed.name == column)?.values.get(record)?.as_ref()
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|typed| typed.name == column)
    }
}

/// Everything the sheets hold.
#[derive(Debug, Default)]
pub struct Shaped {
    pub tables: Vec<Table>,
    pub surveys: Vec<survey::Survey>,
    /// How answers in people's own words are put into classes.
    pub code_books: Vec<survey::coding::CodeBook>,
    /// What was decided about names.
    pub memories: Vec<decisions::Memory>,
    pub verdicts: Vec<Verdict>,
}

/// Reads every grid as the tables it holds. Each sheet keeps its own journal, so that they are read side by side.
pub fn tables(journal: &mut Findings, settings: &Settings, grids: &[Grid]) -> Shaped {
    let readings = lecture::Readings::new(settings);
    let copies = copies(grids);
    let returned = returned::Returned::of(journal, grids);
    let open = open_data::Open::new(journal, settings, grids);
    let alike = alike(grids);
    let lent: Vec<(usize, &Grid, Findings)> =
        grids.iter().enumerate().map(|(rank, grid)| (rank, grid, journal.lend(&grid.file, &grid.sheet))).collect();
    let done: Vec<(Findings, Shaped)> = lent
        .into_par_iter()
        .map_init(BTreeMap::new, |readers, (rank, grid, mut journal)| {
            let mut shaped = Shaped::default();
            if let Some(part) = returned.part(grid) {
                shaped.verdicts.push(leave_returned(&mut journal, grid, part));
            } else if let Some(first) = copies.get(&rank).and_then(|first| grids.get(*first)) {
                leave_copy(&mut journal, grid, first);
            } else {
                let mut sheet = sheet::Sheet::new(grid);
                sheet.has_likes = alike.contains(&rank);
                let verdict = one(&mut journal, settings, &readings, &open, readers, &sheet, &mut shaped);
                shaped.verdicts.push(verdict);
            }
            (journal, shaped)
        })
        .collect();
    let mut shaped = Shaped::default();
    for (findings, of_sheet) in done {
        journal.absorb(findings);
        shaped.tables.extend(of_sheet.tables);
        shaped.surveys.extend(of_sheet.surveys);
        shaped.code_books.extend(of_sheet.code_books);
        shaped.memories.extend(of_sheet.memories);
        shaped.verdicts.extend(of_sheet.verdicts);
    }
    readings.tell_unused(journal);
    survey::mark_duplicates(journal, &mut shaped.surveys);
    for survey in &mut shaped.surveys {
        shaped.code_books.iter().for_each(|book| book.apply(survey));
    }
    shaped
}

fn one(
    journal: &mut Findings,
    settings: &Settings,
    readings: &lecture::Readings<'_>,
    open: &open_data::Open,
    readers: &mut BTreeMap<Option<i32>, reader::Reader>,
    sheet: &sheet::Sheet<'_>,
    shaped: &mut Shaped,
) -> Verdict {
    let grid = sheet.grid;
    let source = sheet.place();
    let mut verdict = Verdict::new(source.clone(), grid.year);
    let reading = readings.of(grid);
    // The help of a workbook speaks of its columns one by one, as a form does: its name says that it is none.
    if reading.is_none() && fold(&grid.sheet) == HELP_SHEET {
        leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
        return verdict.because("mode d’emploi");
    }
    if reading.as_ref().is_some_and(|reading| reading.ignored) {
        leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
        return verdict.because("laissée de côté par observatoire.toml");
    }
    if reading.is_none()
        && let Some(memory) = decisions::read(journal, sheet)
    {
        shaped.memories.push(memory);
        return verdict.because("décisions sur les noms");
    }
    if reading.is_none()
        && let Some(book) = survey::coding::read(journal, grid)
    {
        shaped.code_books.push(book);
        return verdict.because("classement de réponses libres");
    }
    if reading.is_none()
        && let Some(found) = open_data::recognise(grid)
    {
        verdict.why = Why::because(found.product.title());
        if let Some(table) = open_data::read(journal, &open.ground, sheet, &found) {
            verdict.taken = vec![(table.kind, table.layout, table.records.len())];
            shaped.tables.push(table);
        }
        return verdict;
    }
    if reading.is_none() && survey::is_annex(grid) {
        leave(journal, grid, Fate::Ignored(Ignored::SurveyAnnex));
        return verdict.because("feuille annexe d’un questionnaire\u{a0}: ses lignes complètent des réponses et n’en sont pas");
    }
    // Some tools also gather enrolments and sign-ins: their forms are questionnaires only if they are no table.
    let recognised = if reading.is_none() { survey::recognise(settings, grid) } else { None };
    if recognised.as_ref().is_some_and(survey::Recognised::is_certain)
        && let Some(survey) = survey::survey(journal, settings, grid)
    {
        verdict.survey = Some(survey.title.clone());
        shaped.surveys.push(survey);
        return verdict;
    }
    let year = reading.as_ref().and_then(|reading| reading.year).or(grid.year);
    let reader = readers.entry(year).or_insert_with(|| reader::Reader::new(settings, year));
    match pick::tables(journal, reader, sheet, reading.as_ref()) {
        pick::Picked::Tables { mut tables, why } => {
            tables.iter_mut().for_each(|table| table.year = year);
            // What lies outside the tables of a sheet that was understood is titles and remarks.
            journal.ledger.change(
                &grid.file,
                &grid.sheet,
                0..=u32::MAX,
                Fate::SetAside(SetAside::SheetNotRecognised),
                Fate::Ignored(Ignored::OutsideTable),
            );
            remarks::compare(journal, sheet, &tables);
            verdict.taken = tables.iter().map(|table| (table.kind, table.layout, table.records.len())).collect();
            verdict.why = why;
            // A table without a record, and without a fault that took them: what a partner sends back who had nothing to say.
            if tables.iter().all(|table| table.records.is_empty()) && journal.ledger.is_idle(&grid.file, &grid.sheet) {
                journal.tell(source, Problem::TableNotFilled);
            }
            shaped.tables.extend(tables);
        }
        pick::Picked::Helper => {
            leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
            verdict = verdict.because("feuille d’aide ou de listes");
        }
        pick::Picked::Nothing { problem, why } => {
            verdict.why = why;
            match recognised.and_then(|_| survey::survey(journal, settings, grid)) {
                Some(survey) => {
                    verdict.survey = Some(survey.title.clone());
                    verdict.why = Why::default();
                    shaped.surveys.push(survey);
                }
                // A producer's workbook has sheets that explain the others.
                None if reading.is_none() && open.files.contains(&grid.file) => {
                    verdict.why = Why::default();
                    leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
                }
                None if survey::declared_for(settings, &grid.file).is_some() => {
                    verdict.why.suggestion.iter_mut().for_each(|suggestion| suggestion.cause = suggest::Cause::Survey);
                    journal.tell(source, Problem::SurveyNotRecognised);
                }
                None => journal.tell(source, problem),
            }
        }
    }
    verdict
}

/// The part that a copy gone back to a partner plays when it comes back.
fn leave_returned(journal: &mut Findings, grid: &Grid, part: returned::Part) -> Verdict {
    let (fate, reason) = match part {
        returned::Part::List => (Fate::Ignored(Ignored::HelperSheet), "liste de corrections d’une copie revenue"),
        returned::Part::OfPartialCopy => (Fate::SetAside(SetAside::SheetNotRecognised), "copie partielle d’un fichier à corriger"),
        returned::Part::Replaced => (Fate::Ignored(Ignored::DuplicateSheet), "remplacée par sa copie corrigée"),
    };
    leave(journal, grid, fate);
    let source = Place::file(grid.file.clone()).with_sheet(grid.sheet.clone());
    Verdict::new(source, grid.year).because(reason)
}

fn leave(journal: &mut Findings, grid: &Grid, fate: Fate) {
    journal.ledger.decide(&grid.file, &grid.sheet, |_| fate);
}

/// A grid and its rank.
type Ranked<'a> = (usize, &'a Grid);

/// Ranks of the sheets whose widest row of words, near the top, is that of another sheet of their file.
fn alike(grids: &[Grid]) -> BTreeSet<usize> {
    let mut by_header: BTreeMap<(&str, Vec<String>), Vec<usize>> = BTreeMap::new();
    for (rank, grid) in grids.iter().enumerate() {
        let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (cell, raw) in grid.cells.iter().take(200).filter(|(_, raw)| matches!(raw, Raw::Text(_))) {
            rows.entry(cell.row).or_default().push(sheet::tidy_text(raw));
        }
        // Of rows as wide, the first.
        let widest = rows.into_values().rev().max_by_key(Vec::len);
        if let Some(header) = widest.filter(|header| header.len() > 1) {
            by_header.entry((&grid.file, header)).or_default().push(rank);
        }
    }
    by_header.into_values().filter(|ranks| ranks.len() > 1).flatten().collect()
}

/// Sheets of a year that hold, cell for cell, what an earlier sheet holds: rank → rank of the first.
fn copies(grids: &[Grid]) -> BTreeMap<usize, usize> {
    // Only sheets of a year and of a size can be the same: most are alone, and their contents need no look.
    let mut alike: BTreeMap<(Option<i32>, usize), Vec<Ranked<'_>>> = BTreeMap::new();
    for (rank, grid) in grids.iter().enumerate().filter(|(_, grid)| grid.cells.len() > 3) {
        alike.entry((grid.year, grid.cells.len())).or_default().push((rank, grid));
    }
    let mut copies = BTreeMap::new();
    for group in alike.into_values().filter(|group| group.len() > 1) {
        let mut first: HashMap<u64, Ranked<'_>> = HashMap::new();
        for (rank, grid) in group {
            match first.entry(content_hash(grid)) {
                Entry::Occupied(known) => {
                    let (earlier, known) = known.get();
                    if same_cells(known, grid) {
                        copies.insert(rank, *earlier);
                    }
                }
                Entry::Vacant(place) => {
                    place.insert((rank, grid));
                }
            }
        }
    }
    copies
}

fn content_hash(grid: &Grid) -> u64 {
    let hashed = |raw: &Raw| {
        let mut hasher = DefaultHasher::new();
        sheet::text(raw).hash(&mut hasher);
        hasher.finish()
    };
    let mut hasher = DefaultHasher::new();
    let mut known = Memo::default();
    for (row, ranks) in grid.cells.positions().rows() {
        for held in grid.cells.row(row, ranks) {
            held.cell.hash(&mut hasher);
            known.of(held.content, || hashed(held.raw)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The same texts at the same places: a workbook and its export to text count as one sheet.
fn same_cells(one: &Grid, other: &Grid) -> bool {
    one.cells.positions() == other.cells.positions()
        && one.cells.iter().zip(other.cells.iter()).all(|((_, x), (_, y))| sheet::text(x) == sheet::text(y))
}

fn leave_copy(journal: &mut Findings, grid: &Grid, first: &Grid) {
    leave(journal, grid, Fate::Ignored(Ignored::DuplicateSheet));
    let other = Place::file(first.file.clone()).with_sheet(first.sheet.clone()).to_string();
    journal.tell(Place::file(grid.file.clone()).with_sheet(grid.sheet.clone()), Problem::SheetTwice { other: other.into() });
}
