//! The order of a French dictionary, the same on every machine: letters first, then accents, then capitals.

use crate::fold::fold;
use std::cmp::Ordering;

/// A key that sorts as a dictionary does: `Élu` stands between `elle` and `ému`, « cote » before « côte » before « côté ».
///
/// Accents decide from the end of the word backwards, the old French rule, which only ever orders words that have the
/// same letters. Equal texts alone have equal keys.
pub fn collation_key(text: &str) -> (String, String, String) {
    let accents: String = text.chars().rev().flat_map(char::to_lowercase).collect();
    (padded(&fold(text)), accents, text.to_owned())
}

/// Orders two texts as a dictionary does.
pub fn compare(left: &str, right: &str) -> Ordering {
    collation_key(left).cmp(&collation_key(right))
}

/// Numbers padded with zeros, so that « Axe 2 » comes before « Axe 10 ».
fn padded(folded: &str) -> String {
    const WIDTH: usize = 9;
    let words: Vec<String> = folded
        .split(' ')
        .map(|word| if word.bytes().all(|c| c.is_ascii_digit()) && !word.is_empty() { format!("{word:0>WIDTH$}") } else { word.to_owned() })
        .collect();
    words.join(" ")
}
