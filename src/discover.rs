//! The inputs folder to deliveries: which files, of which year, and what is skipped.

use std::path::PathBuf;
use std::sync::Arc;

/// A partner's file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// On disk.
    pub path: PathBuf,
    /// Relative to the inputs folder, with `/`.
    pub file: Arc<str>,
    /// The year of the first folder on its way that is named for one.
    pub year: Option<i32>,
}
