//! Cells to full-time equivalents: « 0,6 », « 60 % », « 0,6 ETP », « mi-temps », « 3/5 ».
//!
//! Half a post is written as a share of one as often as in figures: « 50 % » read as a number would be fifty people.

use super::scan::{after, before, plain};
use super::{Reading, number, share};
use crate::quantity::Quantity;
use crate::read::Raw;

/// Reads a number of full-time equivalents.
pub fn full_time(raw: &Raw) -> Reading<Quantity> {
    // 0,8 in the format of percentages: what is shown is a share of one post.
    if let Raw::Percent(shown) = raw {
        return Reading::Value(Quantity::exact(shown / 100.0));
    }
    let Raw::Text(text) = raw else { return number(raw) };
    let plain = plain(text);
    let said = ["d'etp", "etp", "equivalent temps plein", "equivalents temps plein", "temps plein"];
    let bare = said.iter().find_map(|unit| before(&plain, unit)).filter(|rest| rest.contains(|c: char| c.is_ascii_digit()));
    let bare = bare.map_or(plain.as_str(), |rest| rest.trim_end());
    if let Some((_, part)) = WORDS.iter().find(|(words, _)| words.contains(&bare)) {
        return Reading::Value(Quantity::exact(*part));
    }
    let is_share = bare.contains(['%', '/', '½', '¼', '¾']) || after(bare, "un ").is_some() || before(bare, "pour cent").is_some();
    let written = Raw::Text(bare.into());
    if is_share { share(&written).map(Quantity::exact) } else { number(&written) }
}

const WORDS: &[(&[&str], f64)] = &[
    (&["mi-temps", "mi temps", "a mi-temps", "un mi-temps", "1/2 temps", "demi-poste", "1/2 poste"], 0.5),
    (&["temps plein", "plein temps", "a temps plein", "un temps plein", "temps complet", "a temps complet", "un plein temps"], 1.0),
    (&["tiers temps", "un tiers temps", "tiers-temps", "1/3 temps"], 1.0 / 3.0),
    (&["quart temps", "un quart temps", "quart-temps", "1/4 temps"], 0.25),
    (&["trois quarts temps", "3/4 temps"], 0.75),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn part_of_a_post_is_written_in_many_ways() {
        let table = [
            ("0,5", 0.5),
            ("50 %", 0.5),
            ("50%", 0.5),
            ("0,2 ETP", 0.2),
            ("80 % ETP", 0.8),
            ("mi-temps", 0.5),
            ("Temps plein", 1.0),
            ("1 temps plein", 1.0),
            ("3/5", 0.6),
            ("1,6", 1.6),
        ];
        for (text, expected) in table {
            let read = full_time(&Raw::Text(text.into())).value().map(|quantity| quantity.value);
            assert!(read.is_some_and(|value| (value - expected).abs() < 1e-9), "« {text} »: {read:?}");
        }
        assert_eq!(full_time(&Raw::Percent(80.0)), Reading::Value(Quantity::exact(0.8)));
        assert!(matches!(full_time(&Raw::Text("beaucoup".into())), Reading::Unreadable(_)));
        assert!(matches!(full_time(&Raw::Text("NC".into())), Reading::Unknown));
    }
}
