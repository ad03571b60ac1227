//! The register to indicators: what is counted, in long form.

use crate::figure::{Figure, Sources};

/// The figures of a year, before anything is protected: they never leave the program like this.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    /// The year reported on. Figures of other years and windows of years are there for series, and for pooling.
    pub year: i32,
    pub figures: Vec<Figure>,
    pub sources: Sources,
}
