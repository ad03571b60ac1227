//! A problem at a place; the journal of a run; and the ledger in which every cell read has its fate.

use crate::place::{CellRef, Place};
use crate::problem::{Problem, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A typed fact about an input, where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    pub place: Place,
    pub problem: Problem,
}

/// The journal of a run: findings, told once each, and the fate of every cell.
#[derive(Debug, Default)]
pub struct Findings {
    list: BTreeSet<Finding>,
    pub ledger: Ledger,
}

impl Findings {
    pub fn tell(&mut self, place: Place, problem: Problem) {
        self.list.insert(Finding { place, problem });
    }

    /// In reading order: file, sheet, cell.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.problem.severity() == severity).count()
    }

    /// Whether any line, sheet or file was left out: the run then ends with status 1, or writes nothing under `--strict`.
    pub fn something_set_aside(&self) -> bool {
        self.list.iter().any(|finding| finding.problem.severity() <= Severity::Error)
    }

    /// Takes in the journal of a part of the run that was done apart.
    pub fn absorb(&mut self, other: Self) {
        self.list.extend(other.list);
        self.ledger.absorb(other.ledger);
    }
}

/// Why a cell that was read feeds no figure, though nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ignored {
    /// Title, note or comment outside the table.
    OutsideTable,
    Header,
    TotalRow,
    /// A column, or a label of a form, that no table of ours has.
    UnknownColumn,
    /// A person's name, e-mail…: seen, never kept.
    Personal,
    /// A sheet of drop-down lists, or a help sheet.
    HelperSheet,
    /// Not a submitted answer, or the second of two.
    DraftAnswer,
    /// The same sheet under a second file name.
    DuplicateSheet,
    /// The example row of a blank workbook of ours.
    ExampleRow,
}

/// Why a cell was left out of the figures: a finding says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAside {
    SheetNotRecognised,
    Unreadable,
    RowLeftOut,
    NominativeRegister,
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    Used,
    Ignored(Ignored),
    SetAside(SetAside),
}

/// The fate of every non-empty cell of every sheet: nothing disappears in silence.
#[derive(Debug, Default)]
pub struct Ledger {
    sheets: BTreeMap<(Arc<str>, Arc<str>), BTreeMap<CellRef, Fate>>,
}

impl Ledger {
    /// Opens a sheet with all its cells, at a first fate that later stages change.
    pub fn open(&mut self, file: &Arc<str>, sheet: &Arc<str>, cells: impl Iterator<Item = CellRef>, fate: Fate) {
        // Cells come in order: a map made of them at once costs a quarter of one that grows cell by cell.
        let opened: BTreeMap<CellRef, Fate> = cells.map(|cell| (cell, fate)).collect();
        self.add((file.clone(), sheet.clone()), opened);
    }

    /// Sets the fate of one cell; a cell that was never read is not invented.
    pub fn set(&mut self, file: &Arc<str>, sheet: &Arc<str>, cell: CellRef, fate: Fate) {
        if let Some(sheet) = self.sheets.get_mut(&(file.clone(), sheet.clone()))
            && let Some(known) = sheet.get_mut(&cell)
        {
            *known = fate;
        }
    }

    /// The fate of a cell, if it was read.
    pub fn fate(&self, file: &Arc<str>, sheet: &Arc<str>, cell: CellRef) -> Option<Fate> {
        self.sheets.get(&(file.clone(), sheet.clone()))?.get(&cell).copied()
    }

    /// Changes every cell of a sheet that has the fate `from` and lies in the rows.
    pub fn change(&mut self, file: &Arc<str>, sheet: &Arc<str>, rows: std::ops::RangeInclusive<u32>, from: Fate, to: Fate) {
        if let Some(sheet) = self.sheets.get_mut(&(file.clone(), sheet.clone())) {
            let range = CellRef::new(*rows.start(), 0)..=CellRef::new(*rows.end(), u32::MAX);
            for (_, fate) in sheet.range_mut(range).filter(|(_, fate)| **fate == from) {
                *fate = to;
            }
        }
    }

    /// Gives every cell of a sheet its fate, in one walk over them.
    pub fn decide(&mut self, file: &Arc<str>, sheet: &Arc<str>, fate: impl Fn(CellRef) -> Fate) {
        for (cell, known) in self.sheets.get_mut(&(file.clone(), sheet.clone())).into_iter().flatten() {
            *known = fate(*cell);
        }
    }

    /// Every sheet with its cells, in reading order.
    pub fn sheets(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>, &BTreeMap<CellRef, Fate>)> {
        self.sheets.iter().map(|((file, sheet), cells)| (file, sheet, cells))
    }

    fn absorb(&mut self, other: Self) {
        for (key, cells) in other.sheets {
            self.add(key, cells);
        }
    }

    fn add(&mut self, key: (Arc<str>, Arc<str>), mut cells: BTreeMap<CellRef, Fate>) {
        self.sheets.entry(key).or_default().append(&mut cells);
    }
}
