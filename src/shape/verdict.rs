//! What a sheet was taken for and why, what it was nearly taken for, and what the settings would have to say of it: what `verifier` prints.

use super::Layout;
use super::suggest::Suggestion;
use crate::place::Place;
use crate::schema::Kind;
use std::sync::Arc;

/// A reading of a sheet that was thought of.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    pub kind: Kind,
    pub layout: Layout,
    /// How well it explains the sheet, out of 100.
    pub score: u8,
    /// Required columns that nothing on the sheet names.
    pub missing: Vec<&'static str>,
}

/// Why a sheet was read as it was, or was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// How well what was chosen explains the sheet, out of 100.
    pub score: Option<u8>,
    pub reasons: Vec<String>,
    /// The second best reading; the best one, if none was chosen.
    pub nearly: Option<Guess>,
    /// What `observatoire.toml` would have to say, where recognition could not settle.
    pub suggestion: Option<Box<Suggestion>>,
}

impl Why {
    /// One reason, and no second reading.
    pub fn because(reason: &str) -> Self {
        Self { reasons: vec![reason.to_owned()], ..Self::default() }
    }
}

/// What a sheet was taken for.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// File and sheet.
    pub source: Place,
    /// The year of its folder.
    pub year: Option<i32>,
    /// The tables read on it, with their layout and number of records; empty when none was.
    pub taken: Vec<(Kind, Layout, usize)>,
    /// The questionnaire read on it.
    pub survey: Option<Arc<str>>,
    pub why: Why,
}

impl Verdict {
    pub fn new(source: Place, year: Option<i32>) -> Self {
        Self { source, year, taken: Vec::new(), survey: None, why: Why::default() }
    }

    /// The same, with one reason and nothing taken.
    pub fn because(mut self, reason: &str) -> Self {
        self.why.reasons.push(reason.to_owned());
        self
    }
}
