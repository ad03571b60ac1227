//! Grids to tables: the schema's columns, typed, each value remembering where it came from.

mod build;
mod by_year;
mod copies;
mod crosstab;
pub mod decisions;
mod form;
mod headers;
mod lecture;
mod list;
mod meeting;
mod minutes;
mod moment;
mod namesakes;
mod open_data;
pub mod pasted;
mod person;
mod pick;
mod reader;
mod recognise;
mod returned;
mod remarks;
mod sheet;
pub mod suggest;
pub mod survey;
mod table;
mod title;
mod totals;
mod transposed;
pub mod value;
mod verdict;

pub use headers::personal as personal_header;
pub use table::{Cited, Items, Layout, Presence, Table, TypedColumn, Value};
pub use verdict::{Guess, Verdict, Why};

use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::fold::fold;
use crate::place::Place;
use crate::problem::Problem;
use crate::read::Grid;
use crate::settings::Settings;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The name, folded, of the sheet of help of a blank workbook.
const HELP_SHEET: &str = "mode d emploi";

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
    let copies = copies::of(grids);
    let returned = returned::Returned::of(journal, grids);
    let before = Beforehand { settings, readings: lecture::Readings::new(settings), open: open_data::Open::new(journal, settings, grids) };
    let copies = namesakes::kept_apart(copies, grids, |grid| {
        let (mut apart, mut shaped) = (Findings::default(), Shaped::default());
        one(&mut apart, &before, &mut Readers::new(), &sheet::Sheet::new(grid), &mut shaped);
        shaped.tables
    });
    let alike = copies::alike(grids);
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
                sheet.of_file = returned.origin(&grid.file);
                let verdict = one(&mut journal, &before, readers, &sheet, &mut shaped);
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
    pick::expenses::leave_out_sheets(journal, &mut shaped.tables);
    pick::versions::leave_out(journal, &mut shaped.tables);
    // One that could not be read, and gave no grid, was found all the same.
    let told = journal.iter().map(|finding| finding.place.file.clone());
    let files: BTreeSet<Arc<str>> = grids.iter().map(|grid| grid.file.clone()).chain(told).collect();
    before.readings.tell_unused(journal, &files);
    survey::mark_duplicates(journal, &mut shaped.surveys);
    survey::declarations::tell(journal, settings, &files, &shaped.surveys);
    for survey in &mut shaped.surveys {
        shaped.code_books.iter().for_each(|book| book.apply(survey));
    }
    shaped
}

/// What is known before any sheet is read.
struct Beforehand<'a> {
    settings: &'a Settings,
    readings: lecture::Readings<'a>,
    open: open_data::Open,
}

/// The readers of a thread, by year.
type Readers = BTreeMap<Option<i32>, reader::Reader>;

fn one(journal: &mut Findings, before: &Beforehand<'_>, readers: &mut Readers, sheet: &sheet::Sheet<'_>, shaped: &mut Shaped) -> Verdict {
    let grid = sheet.grid;
    let verdict = Verdict::new(sheet.place(), grid.year);
    let given = before.readings.of(grid);
    if given.as_ref().is_some_and(|given| given.ignored) {
        leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
        return verdict.because("laissée de côté par observatoire.toml");
    }
    if given.is_none() {
        if let Some(reason) = no_table(journal, sheet, shaped) {
            return verdict.because(reason);
        }
        if let Some(found) = open_data::recognise(grid) {
            return open_file(journal, before, sheet, &found, verdict, shaped);
        }
        if survey::is_annex(grid) {
            leave(journal, grid, Fate::Ignored(Ignored::SurveyAnnex));
            return verdict.because("feuille annexe d’un questionnaire\u{a0}: ses lignes complètent des réponses et n’en sont pas");
        }
    }
    // Some tools also gather enrolments and sign-ins: their forms are questionnaires only if they are no table.
    let recognised = if given.is_none() { survey::recognise(before.settings, grid) } else { None };
    if recognised.as_ref().is_some_and(survey::Recognised::is_certain)
        && let Some(survey) = survey::survey(journal, before.settings, grid)
    {
        return take_survey(survey, verdict, shaped);
    }
    let year = given.as_ref().and_then(|given| given.year).or(grid.year);
    let reader = readers.entry(year).or_insert_with(|| reader::Reader::new(before.settings, year));
    match pick::tables(journal, reader, sheet, given.as_ref()) {
        pick::Picked::Tables { tables, why } => take_tables(journal, sheet, year, tables, Verdict { why, ..verdict }, shaped),
        pick::Picked::Helper => {
            leave(journal, grid, Fate::Ignored(Ignored::HelperSheet));
            verdict.because("feuille d’aide ou de listes")
        }
        pick::Picked::Nothing { problem, why } => match recognised.and_then(|_| survey::survey(journal, before.settings, grid)) {
            Some(survey) => take_survey(survey, verdict, shaped),
            None => nothing(journal, before, sheet, given.is_some(), problem, Verdict { why, ..verdict }),
        },
    }
}

/// Sheets that help to read the others, each told by its own look; and why it is none of tables.
fn no_table(journal: &mut Findings, sheet: &sheet::Sheet<'_>, shaped: &mut Shaped) -> Option<&'static str> {
    // The help of a workbook speaks of its columns one by one, as a form does: its name says that it is none.
    if fold(&sheet.grid.sheet) == HELP_SHEET {
        leave(journal, sheet.grid, Fate::Ignored(Ignored::HelperSheet));
        return Some("mode d’emploi");
    }
    if let Some(memory) = decisions::read(journal, sheet) {
        shaped.memories.push(memory);
        return Some("décisions sur les noms");
    }
    let book = survey::coding::read(journal, sheet.grid)?;
    shaped.code_books.push(book);
    Some("classement de réponses libres")
}

fn open_file(
    journal: &mut Findings,
    before: &Beforehand<'_>,
    sheet: &sheet::Sheet<'_>,
    found: &open_data::Found,
    mut verdict: Verdict,
    shaped: &mut Shaped,
) -> Verdict {
    verdict.why = Why::because(found.product.title());
    if let Some(table) = open_data::read(journal, &before.open.ground, sheet, found) {
        verdict.taken = vec![(table.kind, table.layout, table.records.len())];
        shaped.tables.push(table);
    }
    verdict
}

fn take_survey(survey: survey::Survey, verdict: Verdict, shaped: &mut Shaped) -> Verdict {
    let title = survey.title.clone();
    shaped.surveys.push(survey);
    Verdict { survey: Some(title), ..verdict }
}

fn take_tables(
    journal: &mut Findings,
    sheet: &sheet::Sheet<'_>,
    year: Option<i32>,
    mut tables: Vec<Table>,
    mut verdict: Verdict,
    shaped: &mut Shaped,
) -> Verdict {
    let grid = sheet.grid;
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
    // A table without a record, and without a fault that took them: what a partner sends back who had nothing to say.
    if tables.iter().all(|table| table.records.is_empty()) && journal.ledger.is_idle(&grid.file, &grid.sheet) {
        journal.tell(sheet.place(), Problem::TableNotFilled);
    }
    shaped.tables.extend(tables);
    verdict
}

/// A sheet that is nothing we know: told, unless its workbook says why it is there.
fn nothing(
    journal: &mut Findings,
    before: &Beforehand<'_>,
    sheet: &sheet::Sheet<'_>,
    is_given: bool,
    problem: Problem,
    mut verdict: Verdict,
) -> Verdict {
    // A producer's workbook has sheets that explain the others.
    if !is_given && before.open.files.contains(&sheet.grid.file) {
        leave(journal, sheet.grid, Fate::Ignored(Ignored::HelperSheet));
        return Verdict { why: Why::default(), ..verdict };
    }
    if survey::declared_for(before.settings, &sheet.grid.file).is_some() {
        verdict.why.suggestion.iter_mut().for_each(|suggestion| suggestion.cause = suggest::Cause::Survey);
        journal.tell(sheet.place(), Problem::SurveyNotRecognised);
    } else {
        journal.tell(sheet.place(), problem);
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

fn leave_copy(journal: &mut Findings, grid: &Grid, first: &Grid) {
    leave(journal, grid, Fate::Ignored(Ignored::DuplicateSheet));
    let other = Place::file(first.file.clone()).with_sheet(first.sheet.clone()).to_string();
    journal.tell(Place::file(grid.file.clone()).with_sheet(grid.sheet.clone()), Problem::SheetTwice { other: other.into() });
}
