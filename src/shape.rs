//! Grids to tables: the schema's columns, typed, each value remembering where it came from.

mod build;
mod copies;
mod crosstab;
pub mod decisions;
mod form;
mod headers;
mod lecture;
mod list;
mod meeting;
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
    let readings = lecture::Readings::new(settings);
    let copies = copies::of(grids);
    let returned = returned::Returned::of(journal, grids);
    let open = open_data::Open::new(journal, settings, grids);
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
    // One that could not be read, and gave no grid, was found all the same.
    let told = journal.iter().map(|finding| finding.place.file.clone());
    let files: BTreeSet<Arc<str>> = grids.iter().map(|grid| grid.file.clone()).chain(told).collect();
    readings.tell_unused(journal, &files);
    survey::mark_duplicates(journal, &mut shaped.surveys);
    survey::declarations::tell(journal, settings, &files, &shaped.surveys);
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

fn leave_copy(journal: &mut Findings, grid: &Grid, first: &Grid) {
    leave(journal, grid, Fate::Ignored(Ignored::DuplicateSheet));
    let other = Place::file(first.file.clone()).with_sheet(first.sheet.clone()).to_string();
    journal.tell(Place::file(grid.file.clone()).with_sheet(grid.sheet.clone()), Problem::SheetTwice { other: other.into() });
}
