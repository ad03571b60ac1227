//! Cells to lists: items between `;`, line breaks, `,` or ` / `, and whether the list says that it is not complete.
//!
//! One kind of separator is chosen a cell, in that order, so that a name with a comma survives where `;` separates.
//! What only the caller can know, that « Petite enfance, enfance, jeunesse » is one label, it says with `known`.

use super::Reading;
use super::scan::{is_space, plain};
use super::text::{nothing, raw_text};
use crate::fold::tidy;
use crate::read::Raw;
use crate::shape::Items;
use std::sync::Arc;

/// Reads a list, with no label known beforehand.
pub fn list(raw: &Raw) -> Reading<Items> {
    list_with(raw, &|_| false)
}

/// Reads a list; pieces that together make a known label stay together, and a piece made of known labels comes apart.
pub fn list_with(raw: &Raw, known: &dyn Fn(&str) -> bool) -> Reading<Items> {
    if let Raw::Error(error) = raw {
        return Reading::Unreadable(error.clone());
    }
    let written = raw_text(raw);
    match nothing(&written) {
        Some(nothing) if !ends_open(&written) => nothing,
        _ if is_none(&written) => Reading::Value(Items::default()),
        _ => Reading::Value(items(&written, known)),
    }
}

/// « Aucun », « néant »: a list known to be empty.
fn is_none(written: &str) -> bool {
    matches!(plain(written).trim_end_matches('.'), "aucun" | "aucune" | "neant" | "sans" | "rien" | "0")
}

/// A cell with more items than this is a pasted document; the longest list seen in a report has 74 partners.
const MOST: usize = 2000;

fn items(written: &str, known: &dyn Fn(&str) -> bool) -> Items {
    let (written, mut incomplete) = without_open_end(written);
    let mut items: Vec<Arc<str>> = Vec::new();
    for piece in separated(written, known).into_iter().take(MOST) {
        let piece = without_bullet(&piece);
        let piece = piece.trim_matches(|c: char| is_space(c) || matches!(c, ',' | ';' | '|'));
        let (piece, open) = without_open_end(piece);
        incomplete |= open;
        // « MDPH ; NC » lacks a name.
        match nothing::<()>(piece) {
            Some(Reading::Blank) => {}
            Some(_) => incomplete = true,
            None => items.push(tidy(piece).into()),
        }
    }
    Items { items, incomplete }
}

/// Cuts by the first kind of separator that the cell has.
fn separated(written: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    if known(&tidy(written)) {
        return vec![written.to_owned()];
    }
    let semicolons = cut(written, |before, c, _| matches!(c, ';' | '|') || (matches!(c, '\n' | '\r') && !runs_on(before)));
    if has_outside_brackets(written, &[';', '|']) {
        return semicolons;
    }
    let lines = cut(written, |before, c, _| matches!(c, '\n' | '\r') && !runs_on(before));
    // « élu·e·s » and « élu•e•s » are one word.
    let within = |before: &str, after: &str| before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    let bullets =
        |text: &str| cut(text, |before, c, after| matches!(c, '•' | '▪' | '●' | '◦' | '‣' | '·' | '\u{f0b7}') && !within(before, after));
    let lines: Vec<String> = lines.iter().flat_map(|line| bullets(line)).filter(|line| !line.chars().all(is_space)).collect();
    if lines.len() > 1 {
        return lines.iter().flat_map(|line| apart(line, known)).collect();
    }
    let commas = cut(written, |before, c, after| c == ',' && !is_decimal(before, after));
    if commas.len() > 1 {
        return together(&commas, known);
    }
    let slashes = cut(&written.replace(" / ", "\u{1}"), |_, c, _| c == '\u{1}');
    if slashes.len() > 1 { slashes } else { apart(written, known) }
}

/// Cuts where `is_separator(before, letter, after)` says so, outside brackets. Brackets that do not pair hold nothing.
fn cut(text: &str, is_separator: impl Fn(&str, char, &str) -> bool) -> Vec<String> {
    let paired = text.matches(['(', '[']).count() == text.matches([')', ']']).count();
    let mut depth = 0_i32;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        let end = at + letter.len_utf8();
        let (before, after) = (text.get(start..at).unwrap_or_default(), text.get(end..).unwrap_or_default());
        if (depth <= 0 || !paired) && is_separator(before, letter, after) {
            pieces.push(before.to_owned());
            start = end;
        }
    }
    pieces.push(text.get(start..).unwrap_or_default().to_owned());
    pieces
}

fn has_outside_brackets(text: &str, separators: &[char]) -> bool {
    cut(text, |_, c, _| separators.contains(&c)).len() > 1
}

/// A line that ends on a dash or a slash goes on below: « CHHL - ⏎ CMP ».
fn runs_on(line: &str) -> bool {
    let line = line.trim_end();
    line.ends_with([' ', '\u{a0}', '-', '–', '/', '&']) && line.chars().any(char::is_alphanumeric) || line.ends_with(" -")
}

fn is_decimal(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
}

/// Joins again the pieces that commas parted from a known label: at most six, the longest run first.
fn together(pieces: &[String], known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut joined = Vec::new();
    let mut from = 0;
    while let Some(piece) = pieces.get(from) {
        let run = (2..=6_usize).rev().find_map(|count| {
            let run = pieces.get(from..from + count)?;
            let label = run.iter().map(|piece| tidy(piece)).collect::<Vec<_>>().join(", ");
            known(without_open_end(&label).0).then_some((label, count))
        });
        let (label, count) = run.unwrap_or_else(|| (piece.clone(), 1));
        if count == 1 {
            joined.extend(apart(&label, known))
        } else {
            joined.push(label)
        }
        from += count;
    }
    joined
}

/// « MDPH et CAF », « - MDPH - CAF », « MDPH / CAF »: comes apart when each side is known and the whole is not.
fn apart(piece: &str, known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let whole = tidy(without_bullet(piece));
    let (whole, _) = without_open_end(&whole);
    if !known(whole) {
        for separator in [", ", " / ", "/", " et ", " & ", " + ", " - "] {
            let sides: Vec<&str> = whole.split(separator).map(str::trim).collect();
            if sides.len() > 1 && sides.iter().all(|side| known(side)) {
                return sides.iter().map(|side| (*side).to_owned()).collect();
            }
        }
    }
    vec![piece.to_owned()]
}

/// « - MDPH », « • MDPH », « 1. MDPH », « * MDPH »
fn without_bullet(piece: &str) -> &str {
    let piece = piece.trim_matches(is_space);
    let bare = piece.trim_start_matches(['•', '▪', '●', '◦', '‣', '·', '*', '>', '→', '\u{f0b7}']);
    let bare = match bare.trim_start().strip_prefix(['-', '–', '—']) {
        // « -MDPH » is a bullet too; « -5 » is not.
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => bare,
    };
    let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = bare.len() - numbered.len();
    match numbered.strip_prefix(['.', ')']) {
        Some(rest) if (1..=2).contains(&figures) && rest.starts_with(is_space) => rest.trim_start(),
        _ => bare.trim_start(),
    }
}

/// Ends that say that the list goes on, as people write them.
const OPEN_ENDS: &[&str] = &[
    "…",
    "...",
    "..",
    "etc.",
    "etc",
    "et autres",
    "et d'autres",
    "et d’autres",
    "et al.",
    "(liste non exhaustive)",
    "liste non exhaustive",
    "(non exhaustif)",
];

fn ends_open(text: &str) -> bool {
    without_open_end(text).1
}

/// The text without « … », « etc. » and the like at its end, and whether it had one.
fn without_open_end(text: &str) -> (&str, bool) {
    let mut rest = text.trim_end_matches(is_space);
    let mut open = false;
    while let Some(shorter) = OPEN_ENDS.iter().find_map(|end| without_end(rest, end)) {
        open = true;
        rest = shorter.trim_end_matches(|c: char| is_space(c) || matches!(c, ',' | ';' | '('));
    }
    (if open { rest } else { text }, open)
}

/// The text before an end, whatever its case; a word must not go on to its left: « Aztetc » ends with nothing.
fn without_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(end.len())?;
    let (rest, tail) = text.split_at_checked(at)?;
    let inside = end.starts_with(char::is_alphabetic) && rest.ends_with(char::is_alphanumeric);
    (tail.eq_ignore_ascii_case(end) && !inside).then_some(rest)
}

#[cfg(test)]
mod tests;
