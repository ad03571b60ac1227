//! Copies that went back to a partner, when they come back in their turn: their list of corrections is no table, and the file that they
//! stand for must not count beside them.

use super::sheet::tidy_text;
use crate::finding::Findings;
use crate::fold::fold;
use crate::french::{RETURN_HEADERS, RETURN_ORIGIN, RETURN_PARTIAL};
use crate::place::Place;
use crate::problem::Problem;
use crate::read::Grid;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The list stands below a few lines of greeting.
const ROWS_LOOKED_AT: u32 = 20;

/// The copies among the files.
#[derive(Debug, Default)]
pub struct Returned {
    /// Sheets that are lists of corrections: file and sheet.
    lists: BTreeSet<(Arc<str>, Arc<str>)>,
    /// Copies of a part of a file.
    partial: BTreeSet<Arc<str>>,
    /// Originals that have a whole copy beside them: original → copy.
    replaced: BTreeMap<Arc<str>, Arc<str>>,
    /// The files that copies are of: copy → original, there or not.
    origins: BTreeMap<Arc<str>, Arc<str>>,
}

/// What is done with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A list of corrections: left aside without a word.
    List,
    /// A sheet of a partial copy: not counted.
    OfPartialCopy,
    /// A sheet of a file whose mended copy is there too: not counted.
    Replaced,
}

impl Returned {
    /// Looks for copies, and tells of those that cannot count, and of the originals that they replace.
    pub fn of(journal: &mut Findings, grids: &[Grid]) -> Self {
        let files: BTreeSet<&Arc<str>> = grids.iter().map(|grid| &grid.file).collect();
        let mut returned = Self::default();
        for grid in grids {
            let Some(list) = list(grid) else { continue };
            returned.lists.insert((grid.file.clone(), grid.sheet.clone()));
            returned.origins.extend(list.origin.clone().map(|origin| (grid.file.clone(), origin)));
            if list.partial {
                journal.tell(Place::file(grid.file.clone()), Problem::ReturnPartial);
                returned.partial.insert(grid.file.clone());
            } else if let Some(origin) = list.origin
                && let Some(original) = files.get(&origin).filter(|original| ***original != grid.file)
            {
                journal.tell(Place::file((*original).clone()), Problem::ReturnReplaces { copy: grid.file.clone() });
                returned.replaced.insert((*original).clone(), grid.file.clone());
            }
        }
        returned
    }

    /// The file that a copy is of, whose name says more than the copy's: accents, capitals; or the file itself.
    pub fn origin(&self, file: &Arc<str>) -> Arc<str> {
        self.origins.get(file).unwrap_or(file).clone()
    }

    /// What a sheet is, if it has to do with a copy.
    pub fn part(&self, grid: &Grid) -> Option<Part> {
        if self.partial.contains(&grid.file) {
            Some(Part::OfPartialCopy)
        } else if self.lists.contains(&(grid.file.clone(), grid.sheet.clone())) {
            Some(Part::List)
        } else {
            self.replaced.contains_key(&grid.file).then_some(Part::Replaced)
        }
    }
}

/// What a list of corrections says of its file.
struct List {
    partial: bool,
    origin: Option<Arc<str>>,
}

fn list(grid: &Grid) -> Option<List> {
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (cell, raw) in grid.cells.iter().take_while(|(cell, _)| cell.row <= ROWS_LOOKED_AT) {
        rows.entry(cell.row).or_default().push(tidy_text(raw));
    }
    let headers: BTreeSet<String> = RETURN_HEADERS.into_iter().map(fold).collect();
    rows.values().find(|texts| headers.iter().all(|header| texts.iter().any(|text| fold(text) == *header)))?;
    let partial = fold(RETURN_PARTIAL);
    let origin = rows
        .values()
        .flatten()
        .find_map(|text| text.strip_prefix(RETURN_ORIGIN))
        .map(|file| Arc::from(file.trim_start_matches([' ', ':'])));
    Some(List { partial: rows.values().flatten().any(|text| fold(text) == partial), origin })
}
