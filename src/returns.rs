//! Grids and findings to what goes back to the partners: for each file with something that its sender can mend, its values and its
//! points, ready to be written as a workbook. Nobody is named in it.

mod blank;

use crate::finding::{Finding, Findings};
use crate::personal::SCRUBBED;
use crate::place::CellRef;
use crate::problem::{Mender, Problem, Severity};
use crate::read::{Grid, Merged};
use crate::schema::Kind;
use crate::shape::Verdict;
use blank::Blanks;
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file of more cells goes back as an extract: what is at fault, and the headers. Partners' files hold a few thousand; 200 000 are
/// written in about a second, into 5 MB, which a letter-box still takes.
const LARGEST_WHOLE: usize = 200_000;
/// Rows of a sheet, from its first, that an extract shows so that its columns can be told: a header lies deeper in no real file seen.
const HEAD_ROWS: u32 = 20;
/// Points listed, linked and commented; the rest is counted. Nobody mends more by hand, and Excel slows down past some thousand comments.
pub const LARGEST_LIST: usize = 1_000;

/// What a cell of a copy holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text(Arc<str>),
    Number(f64),
    /// A number shown as a percentage, in hundredths.
    Percent(f64),
    Date(NaiveDateTime),
    /// A duration or a time of day.
    Seconds(f64),
    Boolean(bool),
    /// A piece of personal data stood here.
    Personal,
    /// A record of a person, even without a name: its values are not copied.
    Withheld,
}

/// A sheet of a copy, at the positions of the partner's.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Empty for a text file.
    pub name: Arc<str>,
    pub cells: Vec<(CellRef, Content)>,
    pub merged: Vec<Merged>,
}

/// Why a copy cannot stand for the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Too large: only the rows at fault are shown, at their places.
    Extract,
    /// A sheet that describes people is shown without its values.
    People,
    /// A sheet is a questionnaire, or could not be read: it is not shown.
    Sheet,
    /// The file holds formulas without their results: nothing of them can be copied.
    Formulas,
}

/// A file that goes back to the one who sent it.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// The partner's file, relative to the inputs folder.
    pub file: Arc<str>,
    /// The year of its folder.
    pub year: Option<i32>,
    /// In the order of the partner's file.
    pub sheets: Vec<Sheet>,
    /// What he can mend, the gravest first; at least one is more than a note.
    pub points: Vec<Finding>,
    /// Points past [`LARGEST_LIST`].
    pub unlisted: usize,
    pub lacks: BTreeSet<Lack>,
}

impl Return {
    /// Whether personal data was removed from it.
    pub fn names_removed(&self) -> bool {
        let is_removed = |content: &Content| match content {
            Content::Personal => true,
            Content::Text(text) => text.contains(SCRUBBED),
            Content::Number(_) | Content::Percent(_) | Content::Date(_) | Content::Seconds(_) | Content::Boolean(_) | Content::Withheld => {
                false
            }
        };
        self.sheets.iter().flat_map(|sheet| &sheet.cells).any(|(_, content)| is_removed(content))
    }
}

/// What goes back to partners, by file. Takes the grids: those of files without fault are let go of.
pub fn returns(findings: &Findings, grids: Vec<Grid>, verdicts: &[Verdict]) -> Vec<Return> {
    let mut points = mendable(findings);
    let mut by_file: BTreeMap<Arc<str>, Vec<Grid>> = BTreeMap::new();
    for grid in grids.into_iter().filter(|grid| points.contains_key(&grid.file)) {
        by_file.entry(grid.file.clone()).or_default().push(grid);
    }
    let copies = by_file.into_iter().filter_map(|(file, grids)| Some(copy(findings, points.remove(&file)?, file, grids, verdicts)));
    copies.collect()
}

/// What partners can mend, by file, the gravest first. Notes alone send nothing back.
fn mendable(findings: &Findings) -> BTreeMap<Arc<str>, Vec<Finding>> {
    let mut files: BTreeMap<Arc<str>, Vec<Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.problem.mender() == Mender::Partner) {
        files.entry(finding.place.file.clone()).or_default().push(finding.clone());
    }
    files.retain(|_, points| points.iter().any(|point| point.problem.severity() < Severity::Note));
    files.values_mut().for_each(|points| points.sort_by_key(|point| point.problem.severity()));
    files
}

fn copy(findings: &Findings, mut points: Vec<Finding>, file: Arc<str>, grids: Vec<Grid>, verdicts: &[Verdict]) -> Return {
    let unlisted = points.len().saturating_sub(LARGEST_LIST);
    points.truncate(LARGEST_LIST);
    let year = grids.first().and_then(|grid| grid.year);
    let is_whole = grids.iter().map(|grid| grid.cells.len()).sum::<usize>() <= LARGEST_WHOLE;
    let mut lacks = lacking(&grids, &points, is_whole);
    let mut sheets = Vec::new();
    for grid in grids {
        let verdict = verdicts.iter().find(|verdict| verdict.source.file == grid.file && same_sheet(verdict.source.sheet.as_ref(), &grid));
        let own: Vec<&Finding> = points.iter().filter(|point| same_sheet(point.place.sheet.as_ref(), &grid)).collect();
        if verdict.is_some_and(|verdict| verdict.survey.is_some()) {
            lacks.insert(Lack::Sheet);
        } else if is_whole || !own.is_empty() {
            let about_people = is_about_people(verdict, &own);
            if about_people {
                lacks.insert(Lack::People);
            }
            let grid = if is_whole { grid } else { extract(grid, &own) };
            sheets.push(sheet(&Blanks::of(findings, &grid, about_people), grid));
        }
    }
    Return { file, year, sheets, points, unlisted, lacks }
}

fn lacking(grids: &[Grid], points: &[Finding], is_whole: bool) -> BTreeSet<Lack> {
    let unread = |point: &Finding| point.place.sheet.is_some() && !grids.iter().any(|grid| same_sheet(point.place.sheet.as_ref(), grid));
    let unread = points.iter().any(unread).then_some(Lack::Sheet);
    let extract = (!is_whole).then_some(Lack::Extract);
    let no_result = |point: &Finding| matches!(point.problem, Problem::FormulasNotCalculated { .. });
    let formulas = points.iter().any(no_result).then_some(Lack::Formulas);
    unread.into_iter().chain(extract).chain(formulas).collect()
}

fn same_sheet(named: Option<&Arc<str>>, grid: &Grid) -> bool {
    named.map_or("", |name| &**name) == &*grid.sheet
}

/// Referrals and pathways, read or nearly: a row of them is a person, whose record the figures protect (contract §8).
fn is_about_people(verdict: Option<&Verdict>, points: &[&Finding]) -> bool {
    let about_people = |kind: Kind| matches!(kind, Kind::Referrals | Kind::Pathways);
    let nearly = |point: &&Finding| {
        let table =
            if let Problem::NominativeRegister { table, .. } | Problem::SheetNotRecognised { nearest: Some((table, _)) } = &point.problem {
                Kind::from_name(table)
            } else {
                None
            };
        table.is_some_and(about_people)
    };
    verdict.is_some_and(|verdict| verdict.taken.iter().any(|(kind, ..)| about_people(*kind))) || points.iter().any(nearly)
}

/// The rows at fault and the first ones, at their places.
fn extract(grid: Grid, points: &[&Finding]) -> Grid {
    let rows: BTreeSet<u32> = points.iter().filter_map(|point| point.place.cell).map(|cell| cell.row).collect();
    let first = grid.cells.positions().iter().next().map_or(1, |cell| cell.row);
    let is_kept = |row: u32| row < first + HEAD_ROWS || rows.contains(&row);
    let cells = grid.cells.iter().filter(|(cell, _)| is_kept(cell.row)).map(|(cell, raw)| (cell, raw.clone())).collect();
    let merged = grid.merged.iter().filter(|block| is_kept(block.first.row) && is_kept(block.last.row)).copied().collect();
    Grid { cells, merged, ..grid }
}

fn sheet(blanks: &Blanks, grid: Grid) -> Sheet {
    let cells = grid.cells.iter().filter_map(|(cell, raw)| Some((cell, blanks.content(cell, raw)?))).collect();
    Sheet { name: grid.sheet, cells, merged: grid.merged }
}
