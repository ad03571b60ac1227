//! What a command line asks for, once understood: the order that `main` carries out.

use crate::federate::Besides;
use crate::figure::Years;
use crate::settings::Profile;
use std::path::PathBuf;

/// What the user asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub action: Action,
    pub inputs: PathBuf,
    pub outputs: PathBuf,
    pub profile: Profile,
    /// Anything set aside makes the run write nothing.
    pub strict: bool,
    pub quiet: bool,
    /// How long each step took is told at the end.
    pub timed: bool,
    pub given: Given,
}

/// The folders that the command line names; the others are the usual ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub inputs: bool,
    pub outputs: bool,
}

/// The commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Report {
        years: Asked,
    },
    /// The report of each territory whose inputs lie under a folder.
    Territories {
        root: PathBuf,
        years: Asked,
    },
    /// Checks the inputs; the outputs instead when they alone are named, and both when both are.
    Check {
        years: Asked,
        page: Page,
    },
    /// Writes the blank workbooks into a folder.
    Templates {
        folder: PathBuf,
    },
    /// Consolidates the outputs of many territories.
    Federate {
        folders: Vec<PathBuf>,
        besides: Besides,
    },
    Explain(Explain),
    /// Review the names that may be one body; the answers are added to this file, or to the memory in the inputs.
    Match {
        into: Option<PathBuf>,
    },
}

/// A figure to be explained.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// Its name or its title; empty to be told which there are.
    pub indicator: String,
    /// The newest if not said.
    pub years: Option<Years>,
    /// Labels, one a dimension; none for the total.
    pub classes: Vec<String>,
    /// What changed since this year is told too.
    pub since: Option<i32>,
}

/// What a check prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What each sheet was taken for, and what was found.
    Findings,
    /// The entries of `observatoire.toml` that would have the rest read.
    Entries,
}

/// The years asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Newest,
    All,
    Some(Vec<i32>),
}
