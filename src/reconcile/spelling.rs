//! Labels that fold alike are one label, as first written.

use crate::fold::{fold, tidy};
use std::collections::HashMap;
use std::sync::Arc;

/// The first spelling of each label of a column.
#[derive(Default)]
pub struct Spelling {
    first: HashMap<String, Arc<str>>,
}

impl Spelling {
    /// The label as first written.
    pub fn of(&mut self, label: &str) -> Arc<str> {
        self.first.entry(fold(label)).or_insert_with(|| capital_kept(&tidy(label))).clone()
    }

    /// Makes a spelling the one to keep, whatever comes later.
    pub fn prefer(&mut self, label: &Arc<str>) {
        self.first.insert(fold(label), label.clone());
    }
}

/// A label typed in capitals from end to end is kept as typed: whether it is an acronym, only a person can tell.
fn capital_kept(label: &str) -> Arc<str> {
    label.into()
}
