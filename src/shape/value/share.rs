//! Cells to shares, as ratios from 0 to 1: « 0,5 », « 50 % », « 50 », « 1/2 », « la moitié ».
//!
//! Decided: a number above 1 and at least 2 is a percentage; between 1 and 2 nobody can tell, and over 100 nobody can be.

use super::Reading;
use super::numeral::{Decimals, numeral};
use super::scan::{after, plain};
use super::text::{nothing_measured, raw_text};
use crate::read::Raw;

/// Reads a share as a ratio from 0 to 1.
pub fn share(raw: &Raw) -> Reading<f64> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Number(number) => ratio(*number).map_or_else(unreadable, Reading::Value),
        // What is shown, as if it were written.
        Raw::Percent(_) => share(&Raw::Text(raw_text(raw).into())),
        Raw::Text(text) => nothing_measured(text).unwrap_or_else(|| of_text(&plain(text)).map_or_else(unreadable, Reading::Value)),
        Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => unreadable(),
    }
}

/// A bare number: a ratio up to 1, a percentage from 2 to 100.
fn ratio(number: f64) -> Option<f64> {
    match number {
        0.0..=1.0 => Some(number),
        2.0..=100.0 => Some(number / 100.0),
        _ => None,
    }
}

fn of_text(plain: &str) -> Option<f64> {
    if let Some((_, ratio)) = FRACTIONS.iter().find(|(words, _)| words.contains(&plain)) {
        return Some(*ratio);
    }
    let (number, rest) = numeral(plain, Decimals::Any)?;
    let rest = rest.trim();
    if rest.is_empty() {
        return ratio(number);
    }
    if after(rest, "%").or_else(|| after(rest, "pour cent")).is_some_and(str::is_empty) {
        return (0.0..=100.0).contains(&number).then_some(number / 100.0);
    }
    let (base, end) = rest.strip_prefix('/').or_else(|| after(rest, "sur")).and_then(|base| numeral(base.trim_start(), Decimals::Any))?;
    (end.trim().is_empty() && base > 0.0 && (0.0..=base).contains(&number)).then(|| number / base)
}

/// « 50/50 » is half each, not the whole.
const FRACTIONS: &[(&[&str], f64)] = &[
    (&["moitie", "la moitie", "une moitie", "½", "50/50", "50-50", "moitie-moitie", "un demi", "pour moitie"], 0.5),
    (&["un tiers", "tiers", "le tiers", "1 tiers", "⅓"], 1.0 / 3.0),
    (&["deux tiers", "les deux tiers", "2 tiers", "⅔"], 2.0 / 3.0),
    (&["un quart", "quart", "le quart", "1 quart", "¼"], 0.25),
    (&["trois quarts", "les trois quarts", "3 quarts", "¾"], 0.75),
    (&["un cinquieme", "1 cinquieme"], 0.2),
    (&["totalite", "la totalite", "en totalite", "integralite", "tout", "entierement", "100"], 1.0),
    (&["aucun", "aucune", "rien", "neant", "zero"], 0.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_ratios() {
        let table = [
            ("0,5", 0.5),
            ("0.5", 0.5),
            ("50 %", 0.5),
            ("50%", 0.5),
            ("50\u{a0}%", 0.5),
            ("50", 0.5),
            ("50 pour cent", 0.5),
            ("1/2", 0.5),
            ("1 / 2", 0.5),
            ("1 sur 2", 0.5),
            ("½", 0.5),
            ("moitié", 0.5),
            ("La moitié", 0.5),
            ("50/50", 0.5),
            ("trois quarts", 0.75),
            ("3/4", 0.75),
            ("12,5 %", 0.125),
            ("0,5 %", 0.005),
            ("1", 1.0),
            ("1 %", 0.01),
            ("100 %", 1.0),
            ("100", 1.0),
            ("totalité", 1.0),
            ("0", 0.0),
            ("aucune", 0.0),
            ("0,333", 0.333),
        ];
        for (text, ratio) in table {
            assert_eq!(share(&Raw::Text(text.into())), Reading::Value(ratio), "« {text} »");
        }
        assert_eq!(share(&Raw::Number(0.5)), Reading::Value(0.5));
        assert_eq!(share(&Raw::Number(60.0)), Reading::Value(0.6));
    }

    #[test]
    fn what_cannot_be_a_share_is_refused() {
        for text in ["1,5", "120 %", "150", "-10 %", "3/2", "1/0", "50 € ", "une partie", "1/2/3", "oui", "10 % et 20 %"] {
            assert_eq!(share(&Raw::Text(text.into())), Reading::Unreadable(text.into()), "« {text} »");
        }
        for number in [1.5, -0.1, 101.0, f64::NAN] {
            assert!(matches!(share(&Raw::Number(number)), Reading::Unreadable(_)), "{number}");
        }
        assert_eq!(share(&Raw::Text("NC".into())), Reading::Unknown);
        assert_eq!(share(&Raw::Text(" ".into())), Reading::Blank);
    }
}
