//! A problem at a place; the journal of a run; and the ledger in which every cell read has its fate.

mod ledger;

pub use ledger::{Ledger, SheetFates};

use crate::place::Place;
use crate::problem::{Problem, Severity};
use std::collections::BTreeSet;
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
    /// Adds a finding; the same one twice is told once.
    pub fn tell(&mut self, place: Place, problem: Problem) {
        self.list.insert(Finding { place, problem });
    }

    /// Nothing has been told.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// In reading order: file, sheet, cell.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// How many findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|finding| finding.problem.severity() == severity).count()
    }

    /// Whether any line, sheet or file was left out: the run then ends with status 1, or writes nothing under `--strict`.
    pub fn something_set_aside(&self) -> bool {
        self.list.iter().any(|finding| finding.problem.severity() <= Severity::Error)
    }

    /// A journal for one sheet, which takes the fates of its cells with it until it is absorbed: sheets can then be worked on
    /// side by side.
    pub fn lend(&mut self, file: &Arc<str>, sheet: &Arc<str>) -> Self {
        Self { list: BTreeSet::new(), ledger: self.ledger.lend(file, sheet) }
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
    /// Of people enrolled who did not come.
    DidNotCome,
    /// Not a submitted answer, or the second of two.
    DraftAnswer,
    /// A sheet that a form tool writes beside the answers: repeated groups, establishments, opinions of experts.
    SurveyAnnex,
    /// The same sheet under a second file name.
    DuplicateSheet,
    /// The example row of a blank workbook of ours, or its example column.
    ExampleRow,
    /// A row of an open data file about somewhere else.
    OtherTerritory,
}

/// Why a cell was left out of the figures: a finding says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetAside {
    SheetNotRecognised,
    Unreadable,
    RowLeftOut,
    NominativeRegister,
    /// What names a person in such a register.
    Personal,
    /// An open data file, and nothing says which of its rows are ours.
    TerritoryUnknown,
}

/// What became of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    Used,
    Ignored(Ignored),
    SetAside(SetAside),
}
