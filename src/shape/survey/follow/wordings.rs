//! What a person decided of two wordings, once for all.

use crate::fold::fold;
use std::collections::BTreeMap;

/// Pairs of wordings that were ruled upon: one question, or two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wordings(BTreeMap<(String, String), bool>);

impl Wordings {
    /// Remembers that two wordings are one question, or are not. The last word stands.
    pub fn decide(&mut self, one: &str, other: &str, same: bool) {
        self.0.insert(pair(one, other), same);
    }

    /// What was decided, if anything was.
    pub fn decided(&self, one: &str, other: &str) -> Option<bool> {
        self.0.get(&pair(one, other)).copied()
    }
}

/// Neither comes first: a question may be worded as it was two years ago.
fn pair(one: &str, other: &str) -> (String, String) {
    let (one, other) = (fold(one), fold(other));
    if one <= other { (one, other) } else { (other, one) }
}
