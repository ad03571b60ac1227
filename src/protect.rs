//! Indicators to a publication: nothing that a reader could trace back to a person.

use crate::figure::{Figure, Sources};
use crate::settings::Profile;

/// Figures that may leave the program. Only this module can make one.
#[derive(Clone, Debug)]
pub struct Publication {
    year: i32,
    profile: Profile,
    figures: Vec<Figure>,
    sources: Sources,
}

impl Publication {
    pub fn year(&self) -> i32 {
        self.year
    }

    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Every figure, sorted by indicator, years, dimensions and labels.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    pub fn sources(&self) -> &Sources {
        &self.sources
    }
}
