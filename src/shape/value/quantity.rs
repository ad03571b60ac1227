//! Cells to quantities: « 40 », « env. 40 », « une quarantaine », « plus de 700 », « 30 à 40 », « 12 (dont 3 usagers) ».
//!
//! Decided, where people differ: « 12/15 » is unreadable (twelve out of fifteen, or between?); « 1.234 » is 1234 and
//! « 1,234 » unreadable where people or euros are counted, both are decimal in [`number`]; « +700 » is at least 700;
//! « 40 ? » is about 40; a number with a condition (« 12 par séance ») is unreadable, as the total cannot be known.

mod amount;
mod parts;
mod vocabulary;

pub use parts::Parts;

use super::Reading;
use super::label::singular;
use super::numeral::Decimals;
use super::scan::{plain, split_brackets};
use super::text::{nothing_measured, raw_text};
use super::words::round_number;
use crate::quantity::Quantity;
use crate::read::Raw;
use amount::{amount, precision_mark};
use vocabulary::{COUNTED, UNCOUNTED};

/// A quantity, and the parts that the partner gave of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Detailed {
    pub quantity: Quantity,
    pub parts: Option<Parts>,
}

impl Detailed {
    /// The total and the parts, as texts, when they contradict each other.
    pub fn disagreement(&self) -> Option<(String, String)> {
        self.parts.as_ref()?.disagreement(self.quantity)
    }
}

/// Reads a number of people, of meetings, of places, of euros. Negative ones are read too: refusing them is `check`'s.
pub fn quantity(raw: &Raw) -> Reading<Detailed> {
    read(raw, Decimals::Never3)
}

/// Reads any number: a rate, a target, full-time equivalents. « 12,5 % » is 12.5: the unit stands elsewhere.
pub fn number(raw: &Raw) -> Reading<Quantity> {
    read(raw, Decimals::Any).map(|measure| measure.quantity)
}

fn read(raw: &Raw, decimals: Decimals) -> Reading<Detailed> {
    let written = match raw {
        Raw::Number(value) if value.is_finite() => {
            return Reading::Value(Detailed { quantity: Quantity::exact(*value), parts: None });
        }
        Raw::EmptyText => return Reading::Blank,
        // What is shown, as if it were written.
        Raw::Percent(_) => return read(&Raw::Text(raw_text(raw).into()), decimals),
        Raw::Text(text) => text,
        Raw::Number(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => {
            return Reading::Unreadable(raw_text(raw).into());
        }
    };
    if let Some(nothing) = nothing_measured(written) {
        return nothing;
    }
    detailed(&plain(written), decimals).map_or_else(|| Reading::Unreadable(written.clone()), Reading::Value)
}

/// Whether a text says in words what nobody counted (« beaucoup de monde », « les élus », « voir la liste », « IIII »), and so
/// names nobody.
pub fn uncounted(text: &str) -> bool {
    let plain = plain(text);
    // « IIII », « |||| || »: strokes, one a person.
    if plain.chars().all(|letter| matches!(letter, 'i' | 'l' | '|' | '/' | ' ')) {
        return true;
    }
    let mut words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let is_counted = |word: &str| COUNTED.contains(&singular(word)) || round_number(&[word], Some(2)).0.is_some();
    words.peek().is_some() && words.all(|word| UNCOUNTED.contains(&word) || is_counted(word))
}

/// Longer texts than this say more than a quantity; the longest seen in a real report has 70 letters.
const LONGEST: usize = 400;

fn detailed(plain: &str, decimals: Decimals) -> Option<Detailed> {
    if plain.len() > LONGEST {
        return None;
    }
    let (outside, brackets) = split_brackets(plain.trim_end_matches(['*', '.', ' ', ';', ',']));
    let (head, detail) = split_detail(&outside);
    let mut quantity = amount(head, decimals)?;
    let mut parts = None;
    for note in brackets.iter().map(String::as_str).chain(detail) {
        if let Some(precision) = precision_mark(note) {
            quantity.precision = quantity.precision.max(precision);
        } else if parts.is_none() {
            parts = Parts::read(note);
        }
    }
    Some(Detailed { quantity, parts })
}

/// « 12 dont 3 usagers », « 11 : 8 Habitat, 3 médiathèque »: parts without brackets.
fn split_detail(outside: &str) -> (&str, Option<&str>) {
    let dont = outside.find(" dont ").map(|at| (at, at + 1));
    // « Total : 12 » has its number after the colon.
    let colon = outside.find(':').filter(|at| outside.get(..*at).is_some_and(|head| head.contains(|c: char| c.is_ascii_digit())));
    match dont.or(colon.map(|at| (at, at + 1))) {
        Some((end, start)) => {
            (outside.get(..end).unwrap_or_default().trim_end_matches([' ', ',', ';']), outside.get(start..).map(str::trim))
        }
        None => (outside, None),
    }
}

#[cfg(test)]
mod tests;
