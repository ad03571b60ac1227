//! Labels that differ by case, accents or spaces only are one label, as first written.

use crate::fold::{fold, tidy};
use std::collections::HashMap;
use std::sync::Arc;

/// The first spelling of each label of a column.
#[derive(Default)]
pub struct Spelling {
    first: HashMap<String, Arc<str>>,
    /// The same by label as written: the few that come back row after row need no folding.
    written: HashMap<String, Arc<str>>,
}

impl Spelling {
    /// The label as first written.
    pub fn of(&mut self, label: &str) -> Arc<str> {
        if let Some(known) = self.written.get(label) {
            return known.clone();
        }
        let first = self.first.entry(key(label)).or_insert_with(|| tidy(label).into()).clone();
        self.written.insert(label.to_owned(), first.clone());
        first
    }
}

/// Signs tell labels apart that letters do not: « + de 60 ans », « - de 60 ans ».
fn key(label: &str) -> String {
    let signs: String = label.chars().filter(|letter| matches!(letter, '+' | '-' | '<' | '>' | '≥' | '≤')).collect();
    format!("{} {signs}", fold(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_tell_labels_apart_and_case_does_not() {
        let mut spelling = Spelling::default();
        assert_eq!(&*spelling.of("Femme "), "Femme");
        assert_eq!(&*spelling.of("FEMME"), "Femme");
        assert_eq!(&*spelling.of("+ de 60 ans"), "+ de 60 ans");
        assert_eq!(&*spelling.of("- de 60 ans"), "- de 60 ans");
    }
}
