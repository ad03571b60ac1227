//! Text to what it says of a person: e-mails, telephones, security numbers, birth dates, addresses, names after a title.
//!
//! What is searched is what the law calls personal (RGPD, art. 4) and what a spreadsheet of a council may hold by
//! accident. A name alone is not searched in a text: « Henri Laborit » is a hospital. A column of names is recognised by
//! [`column_looks_nominative`].

mod cell;
mod column;
mod contacts;
mod first_names;
mod letters;
mod namesakes;
mod phrases;

pub use cell::{Use, body_beside_people, is_body, scrub_body, scrub_cell, scrub_quoted, scrub_text};
pub use column::{PLACES, column_looks_nominative, names_people, names_someone};
pub use first_names::is_first_name;

use crate::schema::PersonalKind;
use letters::{Letter, letters, starts_word};
use std::ops::Range;

/// What stands in the place of a piece of personal data.
pub const SCRUBBED: &str = "[donnée personnelle]";

/// What stands in a cell that held nothing else than a piece of personal data.
pub const REMOVED: &str = "donnée personnelle retirée";

/// The first piece of personal data in a text.
pub fn find(text: &str) -> Option<PersonalKind> {
    if !may_hold(text) {
        return None;
    }
    let letters = letters(text);
    spans(&letters).next().map(|(_, kind)| kind)
}

/// The text with each piece of personal data replaced by « [donnée personnelle] ».
pub fn scrub(text: &str) -> String {
    let mut scrubbed = text.to_owned();
    // Pieces run together may show another once the first is gone. Two passes do in practice; a text made on purpose to
    // need more is not worth keeping.
    for _ in 0..8 {
        if find(&scrubbed).is_none() {
            return scrubbed;
        }
        scrubbed = scrub_once(&scrubbed);
    }
    SCRUBBED.to_owned()
}

/// The same for what people write in their own words, which will be printed: first names go too, with the name that follows, unless a
/// place or a body bears them (« centre hospitalier Henri Laborit »). Better one word too many than a person.
pub fn scrub_words(text: &str) -> String {
    scrub_people(&scrub(text), phrases::first_name)
}

/// The text without first names that a last name follows, unless a place or a body bears them.
pub fn scrub_full_names(text: &str) -> String {
    scrub_people(text, phrases::first_and_last_name)
}

/// The text without the people that a pattern finds at the start of its words.
fn scrub_people(text: &str, person: fn(&[Letter], usize) -> Option<usize>) -> String {
    let letters = letters(text);
    let mut scrubbed = String::with_capacity(text.len());
    let (mut kept_until, mut at) = (0, 0);
    while at < letters.len() {
        let person = if starts_word(&letters, at) { person(&letters, at) } else { None };
        let Some(length) = person else {
            at += 1;
            continue;
        };
        let bytes = letters::bytes(&letters, &(at..at + length), text.len());
        scrubbed.push_str(text.get(kept_until..bytes.start).unwrap_or_default());
        scrubbed.push_str(SCRUBBED);
        kept_until = bytes.end;
        at += length;
    }
    scrubbed.push_str(text.get(kept_until..).unwrap_or_default());
    scrubbed
}

/// What stands in the name of a file in the place of a piece of personal data. No `[`, which means something in a pattern of names.
const NAMELESS: &str = "(donnée personnelle)";

/// A path as it is told, without what its names say of a person: besides the rest, a first name with the capitalised word that follows
/// it, « Jean Dupont ». A first name alone stays: it is a month, a town or a body as often.
pub fn scrub_path(path: &str) -> String {
    let scrubbed: Vec<String> = path.split('/').map(scrub_name).collect();
    scrubbed.join("/")
}

fn scrub_name(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    // « emargement_Jean_Dupont »: joined as they are, no word would be seen to end.
    let spaced = stem.replace('_', " ");
    let scrubbed = scrub_full_names(&scrub(&spaced));
    if scrubbed == spaced {
        return name.to_owned();
    }
    let scrubbed = scrubbed.replace(SCRUBBED, NAMELESS);
    if extension.is_empty() { scrubbed } else { format!("{scrubbed}.{extension}") }
}

/// The name of a sheet as it is told: besides what is taken out of a path, « LEMOAL Thierry ».
pub fn scrub_sheet(name: &str) -> String {
    let in_capitals = |word: &str| word.chars().count() > 2 && !word.chars().any(char::is_lowercase);
    if column::is_person(name) && name.split_whitespace().any(in_capitals) { NAMELESS.to_owned() } else { scrub_path(name) }
}

fn scrub_once(text: &str) -> String {
    let letters = letters(text);
    let mut scrubbed = String::with_capacity(text.len());
    let mut kept_until = 0;
    for (span, _) in spans(&letters) {
        let bytes = letters::bytes(&letters, &span, text.len());
        scrubbed.push_str(text.get(kept_until..bytes.start).unwrap_or_default());
        scrubbed.push_str(SCRUBBED);
        kept_until = bytes.end;
    }
    scrubbed.push_str(text.get(kept_until..).unwrap_or_default());
    scrubbed
}

/// Most cells are names of structures, told apart at a glance: without a figure, an `@`, a `:`, a capital that may begin
/// a title (M, D, P) or two capitals in a row that may begin « DURAND », nothing can be found in them.
fn may_hold(text: &str) -> bool {
    let mut before = b' ';
    let mut starts = false;
    let mut told = |byte: u8| {
        let start = !before.is_ascii_alphanumeric();
        let second_capital = starts && before.is_ascii_uppercase() && byte.is_ascii_uppercase();
        let sign = byte.is_ascii_digit() || matches!(byte, b'@' | b':');
        let title = start && matches!(byte, b'M' | b'D' | b'P');
        (before, starts) = (byte, start);
        sign || title || second_capital
    };
    text.bytes().any(&mut told) || text.contains("at)") || text.contains("at]")
}

/// Tells how many letters of the start of a text are personal, and of what kind.
type Pattern = fn(&[Letter]) -> Option<usize>;

/// Tried in this order at each place: a security number begins like a telephone number of another country.
const PATTERNS: [(PersonalKind, Pattern); 7] = [
    (PersonalKind::Email, contacts::email),
    (PersonalKind::SocialSecurityNumber, contacts::security_number),
    (PersonalKind::Telephone, contacts::telephone),
    (PersonalKind::InternetAddress, contacts::internet_address),
    (PersonalKind::BirthDate, phrases::birth_date),
    (PersonalKind::Address, phrases::address),
    (PersonalKind::FullName, phrases::titled_name),
];

/// Every piece of personal data, in order; none overlaps another.
fn spans(letters: &[Letter]) -> impl Iterator<Item = (Range<usize>, PersonalKind)> {
    let mut at = 0;
    let mut last_end = 0;
    std::iter::from_fn(move || {
        while at < letters.len() {
            let start = at;
            at += 1;
            // What follows a piece starts anew: once scrubbed, nothing stands before it.
            if start != last_end && !starts_word(letters, start) {
                continue;
            }
            let rest = letters.get(start..).unwrap_or_default();
            // « C.M.P. Nord » holds no « M. P. »: its letters begin no title, nor anything else.
            if let Some(length) = phrases::dotted_acronym(rest) {
                at = start + length;
                continue;
            }
            let found = PATTERNS.iter().find_map(|(kind, pattern)| pattern(rest).map(|length| (*kind, length)));
            let found = found.or_else(|| phrases::full_name(letters, start).map(|length| (PersonalKind::FullName, length)));
            if let Some((kind, length)) = found {
                at = start + length.max(1);
                last_end = at;
                return Some((start..at, kind));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests;
