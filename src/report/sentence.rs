//! A sentence and the figures it cites, so that every number printed can be read back from the publication.

use super::typography::typeset;
use crate::figure::{Class, Figure, Years};
use std::sync::Arc;

/// Which figure a sentence cites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    pub indicator: Arc<str>,
    pub years: Years,
    pub classes: Vec<Class>,
}

impl From<&Figure> for Citation {
    fn from(figure: &Figure) -> Self {
        Self { indicator: figure.indicator.clone(), years: figure.years, classes: figure.classes.clone() }
    }
}

/// A sentence ready to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub text: String,
    /// The figures whose numbers it prints; none for a sentence without figures, or about the files themselves.
    pub cites: Vec<Citation>,
}

impl Sentence {
    /// A sentence that prints numbers of these figures and no others.
    pub fn citing<'a>(text: impl AsRef<str>, figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        Self { text: typeset(text.as_ref()), cites: figures.into_iter().map(Citation::from).collect() }
    }

    /// A sentence that prints no figure of the publication.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self { text: typeset(text.as_ref()), cites: Vec::new() }
    }
}
