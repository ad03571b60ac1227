//! A person's name to a number that tells people apart and says nothing of them: kept in memory, never written.

use super::sheet::tidy_text;
use crate::fold::fold;
use crate::personal::REMOVED;
use crate::read::Raw;
use sha2::{Digest, Sha256};

/// The hash of a person whose name stands in these cells, last and first name in any order.
pub fn of_cells<'r>(cells: impl Iterator<Item = &'r Raw>) -> Option<u64> {
    // A copy that went back to a partner without its names says nothing of who came.
    let written: Vec<String> = cells.map(tidy_text).filter(|text| text != REMOVED).collect();
    hash(&written.join(" "))
}

/// The hash of a name: its words folded and sorted, so that « Léa MARTIN » and « Martin Lea » are one person.
/// `None` when the name has no letter.
pub fn hash(name: &str) -> Option<u64> {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !matches!(*word, "m" | "mme" | "mlle" | "mr" | "dr")).collect();
    words.sort_unstable();
    let key = words.join(" ");
    if !key.chars().any(char::is_alphabetic) {
        return None;
    }
    let digest = Sha256::digest(key.as_bytes());
    let first: [u8; 8] = digest.get(..8)?.try_into().ok()?;
    Some(u64::from_le_bytes(first))
}
