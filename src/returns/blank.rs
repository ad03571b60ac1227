//! Which cells of a sheet may go back to the one who sent it, and what stands in the place of the others.

use super::Content;
use crate::finding::{Fate, Finding, Findings, Ignored, SetAside};
use crate::personal::{self, Use};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::{Grid, Raw};
use crate::schema::PersonalKind;
use crate::shape::personal_header;
use crate::shape::value::{self, Reading};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// A row of more texts than this is a header; of fewer, a label and its value.
const FEWEST_HEADINGS: usize = 3;
/// How many cells of a column are looked at to tell whether it names people.
const SAMPLE: usize = 200;

/// What may not be copied of a sheet.
pub struct Blanks {
    personal: BTreeSet<CellRef>,
    withheld: BTreeSet<CellRef>,
    /// Of the header of a table.
    headings: BTreeSet<CellRef>,
    /// Read as part of a table, and nobody was found there.
    used: BTreeSet<CellRef>,
    /// Read as part of a table, and somebody was: what the program has written of it since.
    named: BTreeSet<CellRef>,
}

impl Blanks {
    /// Of a sheet as it was read: by the fate of its cells, and for those that no table claims by their headings and contents. Where a
    /// row is a person, only the headers are copied.
    pub fn of(findings: &Findings, grid: &Grid, about_people: bool) -> Self {
        let fates: BTreeMap<CellRef, Fate> =
            grid.cells.positions().iter().filter_map(|cell| Some((cell, findings.ledger.fate(&grid.file, &grid.sheet, cell)?))).collect();
        let mut personal: BTreeSet<CellRef> = fates.iter().filter(|(_, fate)| is_personal(**fate)).map(|(cell, _)| *cell).collect();
        personal.extend(unclaimed(grid, &fates));
        let header = header_row(grid, &fates);
        let is_heading = |cell: CellRef| header.is_some_and(|header| cell.row <= header) || fates.get(&cell) == Some(&HEADER);
        // What people answered to a questionnaire goes back to nobody.
        let is_answer = |cell: CellRef| matches!(fates.get(&cell), Some(Fate::Ignored(Ignored::SurveyAnnex | Ignored::DraftAnswer)));
        let is_withheld = |cell: &CellRef| is_answer(*cell) || about_people && !is_heading(*cell);
        let withheld = fates.keys().copied().filter(is_withheld).collect();
        let of_fate = |wanted: Fate| fates.iter().filter(move |(_, fate)| **fate == wanted).map(|(cell, _)| *cell);
        let told: BTreeSet<CellRef> = findings.iter().filter_map(|finding| named_at(finding, grid)).collect();
        let (named, used) = of_fate(Fate::Used).partition(|cell| told.contains(cell));
        let headings = of_fate(HEADER).collect();
        Self { personal, withheld, headings, used, named }
    }

    /// What is copied of a cell; nothing of an empty one.
    pub fn content(&self, cell: CellRef, raw: &Raw) -> Option<Content> {
        if self.personal.contains(&cell) {
            return Some(Content::Personal);
        }
        if self.withheld.contains(&cell) {
            return Some(Content::Withheld);
        }
        Some(match raw {
            Raw::Text(text) | Raw::Error(text) => {
                let scrubbed = if self.used.contains(&cell) {
                    // The same as the outputs say: a copy put back gives the same names.
                    Some(personal::scrub(text))
                } else if self.headings.contains(&cell) {
                    Some(personal::scrub_text(text))
                } else if self.named.contains(&cell) {
                    let without = || personal::scrub_cell(text, Use::Read).map(|_| personal::scrub_text(text));
                    // Somebody was found there, by the company that the name keeps if not by the name.
                    personal::body_beside_people(text).or_else(without).filter(|scrubbed| *scrubbed != **text)
                } else {
                    personal::scrub_cell(text, Use::Unread)
                };
                match scrubbed {
                    Some(scrubbed) if scrubbed == **text => Content::Text(text.clone()),
                    Some(scrubbed) => Content::Text(scrubbed.into()),
                    None => Content::Personal,
                }
            }
            Raw::Number(number) => Content::Number(*number),
            Raw::Percent(shown) => Content::Percent(*shown),
            // Workbooks count no day before 1900.
            Raw::Date(date) if date.year() < 1900 => Content::Text(date.format("%d/%m/%Y").to_string().into()),
            Raw::Date(date) => Content::Date(*date),
            Raw::Seconds(seconds) => Content::Seconds(*seconds),
            Raw::Boolean(truth) => Content::Boolean(*truth),
            Raw::EmptyText => return None,
        })
    }
}

/// Where somebody was found in a text that a table has read.
fn named_at(finding: &Finding, grid: &Grid) -> Option<CellRef> {
    let is_here = finding.place.file == grid.file && finding.place.sheet.as_deref().unwrap_or_default() == &*grid.sheet;
    matches!(finding.problem, Problem::PersonalContent { .. }).then_some(finding.place.cell).flatten().filter(|_| is_here)
}

const HEADER: Fate = Fate::Ignored(Ignored::Header);

const fn is_personal(fate: Fate) -> bool {
    matches!(fate, Fate::Ignored(Ignored::Personal) | Fate::SetAside(SetAside::Personal))
}

/// The last row of the header, where a table was found; else the first row of several texts.
fn header_row(grid: &Grid, fates: &BTreeMap<CellRef, Fate>) -> Option<u32> {
    let found = fates.iter().filter(|(_, fate)| **fate == HEADER).map(|(cell, _)| cell.row).min();
    found.or_else(|| texts_by_row(grid).into_iter().find(|(_, texts)| *texts >= FEWEST_HEADINGS).map(|(row, _)| row))
}

fn texts_by_row(grid: &Grid) -> BTreeMap<u32, usize> {
    let mut rows = BTreeMap::new();
    for (cell, _) in grid.cells.iter().filter(|(_, raw)| matches!(raw, Raw::Text(_))) {
        *rows.entry(cell.row).or_default() += 1;
    }
    rows
}

/// Cells that no table uses, under or beside a heading that names something of a person, or in a column that reads as people's names.
fn unclaimed(grid: &Grid, fates: &BTreeMap<CellRef, Fate>) -> BTreeSet<CellRef> {
    let used: BTreeSet<u32> = fates.iter().filter(|(_, fate)| **fate == Fate::Used).map(|(cell, _)| cell.column).collect();
    let rows = texts_by_row(grid);
    let mut found = BTreeSet::new();
    let mut headed: BTreeMap<u32, PersonalKind> = BTreeMap::new();
    let mut labelled: Option<(u32, PersonalKind)> = None;
    let mut columns: BTreeMap<u32, Vec<(CellRef, &str)>> = BTreeMap::new();
    for (cell, raw) in grid.cells.iter() {
        let text = if let Raw::Text(text) = raw { text.trim() } else { "" };
        let (head, rest) = text.split_once(':').unwrap_or((text, ""));
        let is_free = fates.get(&cell).is_some_and(|fate| !matches!(fate, Fate::Used | Fate::Ignored(Ignored::Header)));
        if let Some(kind) = personal_header(head).filter(|_| !text.is_empty()) {
            if !rest.trim().is_empty() {
                found.extend(is_free.then_some(cell));
            } else if rows.get(&cell.row).is_some_and(|texts| *texts >= FEWEST_HEADINGS) {
                headed.insert(cell.column, kind);
            } else {
                labelled = Some((cell.row, kind));
            }
            continue;
        }
        // « Participants » heads numbers as well as names: a column that a table has claimed holds what the table says.
        let under = headed.get(&cell.column).copied().filter(|_| !used.contains(&cell.column));
        let beside = labelled.filter(|(row, _)| *row == cell.row).map(|(_, kind)| kind);
        if !is_free {
            continue;
        } else if under.or(beside).is_some_and(|kind| may_be(kind, raw)) {
            found.insert(cell);
        } else if !text.is_empty() {
            columns.entry(cell.column).or_default().push((cell, text));
        }
    }
    for cells in columns.into_values() {
        // Its first text is its heading, whatever it says.
        let below = cells.get(1..).unwrap_or_default();
        let sample: Vec<&str> = below.iter().map(|(_, text)| *text).take(SAMPLE).collect();
        if personal::column_looks_nominative(&sample).is_some() {
            found.extend(below.iter().map(|(cell, _)| *cell));
        }
    }
    found
}

/// A number, in figures or in words, is nobody's name; it may be a telephone's.
fn may_be(kind: PersonalKind, raw: &Raw) -> bool {
    let is_name = matches!(kind, PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName);
    !is_name || matches!(value::quantity(raw), Reading::Unreadable(_))
}
