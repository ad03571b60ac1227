//! One quantity in plain text: a word of precision, a number or a range, a unit, another word of precision.

use super::super::label::singular;
use super::super::numeral::{Decimals, numeral};
use super::super::scan::{after, after_any, before_any};
use super::super::words::{round_number, spelled};
use super::vocabulary::{AFTER, BEFORE, COUNTED, LINKS, NO_UNIT};
use crate::quantity::{Precision, Quantity};

use Precision::{About, Exact};

/// Reads a plain text that holds one quantity and nothing else but its unit.
pub fn amount(plain: &str, decimals: Decimals) -> Option<Quantity> {
    let text = without_opening_mark(plain.trim());
    if let Some(nobody) = none_at_all(text) {
        return Some(nobody);
    }
    if let Some(sum) = sum(text, decimals) {
        return Some(sum);
    }
    let (text, announced) = opening(without_sign(text, decimals));
    let (text, added) = closing(text);
    let (value, round, rest) = range(text, decimals).or_else(|| single(text, decimals))?;
    // « 1O », « 2l »: a letter typed for a figure. « 14- »: up to how many was left out.
    if matches!(rest, "o" | "l" | "i" | "-") {
        return None;
    }
    (is_unit(rest) || (decimals == Decimals::Any && is_rate(rest))).then_some(())?;
    let own = if round { About } else { Exact };
    Some(Quantity::new(value, own.max(announced).max(added)))
}

/// « '12 », typed so that a spreadsheet keeps it as it is; « x2 »; « EUR 800 », « € 800 ».
fn without_opening_mark(text: &str) -> &str {
    let number = ["'", "x", "×", "eur ", "€ ", "€"].iter().find_map(|mark| text.strip_prefix(mark));
    number.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

/// « +3,2 % » is a rise, where rates are read; « +700 » people are at least 700.
fn without_sign(text: &str, decimals: Decimals) -> &str {
    match (decimals, text.strip_prefix('+')) {
        (Decimals::Any, Some(number)) if number.starts_with(|c: char| c.is_ascii_digit()) => number,
        _ => text,
    }
}

/// A precision that stands alone in brackets: « 40 (environ) », « 12 (minimum) », « 40 (?) ».
pub fn precision_mark(plain: &str) -> Option<Precision> {
    let found = |words: &[(&str, Precision)]| words.iter().find(|(word, _)| *word == plain).map(|(_, precision)| *precision);
    found(AFTER).or_else(|| found(BEFORE))
}

/// « aucun », « néant », « aucune personne », « pas de candidat », « il n'y a pas de coût supplémentaire : temps de travail » are zero, not
/// unknown.
fn none_at_all(text: &str) -> Option<Quantity> {
    const NONE: &[&str] = &["aucun", "aucune", "neant", "nul", "nulle", "rien", "pas de", "pas d'"];
    if matches!(text, "gratuit" | "gratuite" | "sans cout" | "sans frais") {
        return Some(Quantity::exact(0.0));
    }
    let said = after(text, "il n'y a").unwrap_or(text);
    let counted = NONE.iter().find_map(|word| after(said, word))?;
    is_unit(counted.split(':').next().unwrap_or(counted).trim_end()).then_some(Quantity::exact(0.0))
}

/// « 8 + 3 », « 7 Ekidom + 3 médiathèque »: what is written as a sum is one.
fn sum(text: &str, decimals: Decimals) -> Option<Quantity> {
    let terms: Vec<&str> = text.split('+').map(str::trim).collect();
    if terms.len() < 2 || !terms.iter().all(|term| term.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let read: Option<Vec<Quantity>> = terms.iter().map(|term| amount(term, decimals)).collect();
    crate::quantity::sum(read?.into_iter().map(Some))
}

fn opening(mut text: &str) -> (&str, Precision) {
    let mut precision = Exact;
    while let Some((found, rest)) = after_any(text, BEFORE) {
        precision = precision.max(found);
        text = rest;
    }
    (text, precision)
}

fn closing(mut text: &str) -> (&str, Precision) {
    let mut precision = Exact;
    while let Some((found, rest)) = before_any(text, AFTER) {
        precision = precision.max(found);
        text = rest.trim_end_matches([' ', ',']);
    }
    (text, precision)
}

/// « 30 à 40 », « 30-40 », « entre 30 et 40 », « 3 ou 4 »: the middle, which is approximate (contract §4).
fn range(text: &str, decimals: Decimals) -> Option<(f64, bool, &str)> {
    let (links, text): (&[&str], &str) = match (after(text, "entre"), after(text, "de")) {
        (Some(rest), _) => (&["et"], rest),
        (None, Some(rest)) => (&["a"], rest),
        (None, None) => (&["-", "a", "ou"], text),
    };
    let (low, low_round, rest) = single(text, decimals)?;
    // « 30 personnes à 40 » is rarer than « 30 à 40 personnes », and never seen; the unit comes last.
    let rest = links.iter().find_map(|link| after(rest.trim_start(), link))?;
    let (high, high_round, rest) = single(rest, decimals)?;
    let in_words = !text.starts_with(|c: char| c.is_ascii_digit());
    // « deux à trois cents » means 200 to 300, and would read as 2 to 300.
    let years = (1990.0..=2100.0).contains(&low) && (1990.0..=2100.0).contains(&high);
    let plausible = low < high && low >= 0.0 && !years && (!(in_words || low_round || high_round) || high <= low * 10.0);
    plausible.then_some(((low + high) / 2.0, true, rest))
}

/// A number in figures or in words, its scale, whether it is a round one, and what follows.
fn single(text: &str, decimals: Decimals) -> Option<(f64, bool, &str)> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text),
    };
    if let Some((value, rest)) = round_in_figures(text, decimals) {
        return Some((sign * value, true, rest));
    }
    if let Some((value, rest)) = numeral(text, decimals) {
        let (factor, round, rest) = scale(rest.trim_start());
        return Some((sign * value * factor, round, rest));
    }
    let number = spelled(text)?;
    // « Un chez soi d’abord », « Deux Rives » are names: what a small number in words counts is a word for it.
    let after_dash = number.rest.trim_start_matches(['-', ' ']);
    let next = after_dash.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let counted = COUNTED.contains(&singular(next)) || LINKS.contains(&next) || spelled(after_dash).is_some();
    (number.round || next.is_empty() || counted).then_some(())?;
    Some((sign * number.value, number.round, number.rest))
}

/// « 50aine », « une petite 30aine »: a round number whose beginning is in figures.
fn round_in_figures(text: &str, decimals: Decimals) -> Option<(f64, &str)> {
    let mut figures = text;
    while let Some(rest) = ["une ", "d'une ", "petite ", "bonne ", "grosse "].iter().find_map(|word| figures.strip_prefix(word)) {
        figures = rest;
    }
    let (value, rest) = numeral(figures, decimals)?;
    let rest = rest.trim_start_matches(['-', '\'']);
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (ending, rest) = rest.split_at_checked(end)?;
    matches!(ending, "aine" | "aines" | "taine" | "taines" | "zaine" | "ene" | "ine").then_some((value, rest.trim_start()))
}

/// « 3,5 k€ », « 2 millions », « 3 dizaines ».
fn scale(rest: &str) -> (f64, bool, &str) {
    const SCALES: &[(&str, f64)] = &[
        ("k€", 1000.0),
        ("k €", 1000.0),
        ("keuros", 1000.0),
        ("k euros", 1000.0),
        ("keur", 1000.0),
        ("ke", 1000.0),
        ("k", 1000.0),
        ("mille", 1000.0),
        ("m€", 1_000_000.0),
        ("millions d'", 1_000_000.0),
        ("millions", 1_000_000.0),
        ("million d'", 1_000_000.0),
        ("million", 1_000_000.0),
    ];
    if let Some((factor, rest)) = after_any(rest, SCALES) {
        return (factor, false, rest);
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    match round_number(&[word], Some(2)) {
        (Some(factor), _) => (factor, true, rest.get(word.len()..).unwrap_or_default().trim_start()),
        (None, _) => (1.0, false, rest),
    }
}

/// Whether what follows a number names what is counted: « personnes », « pers. », « agents du CCAS », « € TTC ».
///
/// Another number, or a word that makes the number a rate, a date or a duration, does not.
fn is_unit(rest: &str) -> bool {
    let written = rest.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-' | '.' | ',' | '&' | '€' | ';'));
    let mut words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    written && words.clone().count() <= 8 && !words.any(|word| NO_UNIT.contains(&word))
}

/// « % », « ‰ », « pour 100 000 habitants »: the number is read as written.
fn is_rate(rest: &str) -> bool {
    let rest = rest.trim();
    ["%", "‰", "pour cent", "pour mille"].iter().any(|unit| after(rest, unit).is_some_and(is_unit))
        || after(rest, "pour").and_then(|base| numeral(base, Decimals::Any)).is_some_and(|(_, unit)| is_unit(unit))
}
