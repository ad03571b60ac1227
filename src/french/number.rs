//! Numbers in French: decimal comma, narrow no-break spaces for thousands, 0 and 1 in the singular.

use super::typography::{NARROW, NO_BREAK};
use crate::quantity::{Precision, Quantity};

/// More decimals than these are noise in a report; four keep a full-time equivalent and a ratio whole.
const MOST_DECIMALS: usize = 4;

/// « 1 234,5 »: four decimals at most, and none that are zero. What is no number is « non connu ».
pub fn number(value: f64) -> String {
    let shown = number_with(value, MOST_DECIMALS);
    if shown.contains(',') { shown.trim_end_matches('0').trim_end_matches(',').to_owned() } else { shown }
}

/// « 1 234,50 »: exactly so many decimals.
pub fn number_with(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "non connu".to_owned();
    }
    let figures = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = figures.split_once('.').unwrap_or((&figures, ""));
    let negative = value < 0.0 && figures.contains(|c: char| ('1'..='9').contains(&c));
    let mut shown = String::new();
    if negative {
        shown.push('\u{2212}');
    }
    shown.push_str(&by_thousands(whole));
    if !fraction.is_empty() {
        shown.push(',');
        shown.push_str(fraction);
    }
    shown
}

fn by_thousands(figures: &str) -> String {
    let mut shown = String::with_capacity(figures.len() * 2);
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            shown.push(NARROW);
        }
        shown.push(figure);
    }
    shown
}

/// « 38 % », from a ratio. A share that is not nil never shows as 0, nor one that is not whole as 100: « < 1 % ».
pub fn percent(ratio: f64) -> String {
    if ratio > 0.0 && ratio < 0.005 {
        format!("<{NO_BREAK}1{NO_BREAK}%")
    } else if (0.995..1.0).contains(&ratio) {
        format!(">{NO_BREAK}99{NO_BREAK}%")
    } else {
        percent_with(ratio, 0)
    }
}

/// « 38,5 % », from a ratio, with exactly so many decimals.
pub fn percent_with(ratio: f64, decimals: usize) -> String {
    format!("{}{NO_BREAK}%", number_with(ratio * 100.0, decimals))
}

/// « 1 200 € », « 3 450,50 € »: cents only where there are some.
pub fn euros(value: f64) -> String {
    let cents = (value * 100.0).round() / 100.0;
    format!("{}{NO_BREAK}€", number_with(cents, if cents.fract() == 0.0 { 0 } else { 2 }))
}

/// « 40 », « environ 40 », « au plus 10 », « au moins 700 ».
pub fn quantity(quantity: Quantity) -> String {
    let value = number(quantity.value);
    match quantity.precision {
        Precision::Exact => value,
        Precision::About => format!("environ {value}"),
        Precision::AtMost => format!("au plus {value}"),
        Precision::AtLeast => format!("au moins {value}"),
    }
}

/// The singular from −2 to 2, both excluded: « 0 personne », « 1,5 personne », « 2 personnes ».
pub fn plural<'a>(value: f64, one: &'a str, many: &'a str) -> &'a str {
    if value.abs() < 2.0 { one } else { many }
}

/// « 3 structures »
pub fn count(how_many: usize, one: &str, many: &str) -> String {
    // A usize beyond 2^53 would lose a unit on its way to f64: no report has so many.
    let value = how_many as f64;
    format!("{} {}", number(value), plural(value, one, many))
}

/// « environ 40 personnes »
pub fn counted(how_many: Quantity, one: &str, many: &str) -> String {
    format!("{} {}", quantity(how_many), plural(how_many.value, one, many))
}
