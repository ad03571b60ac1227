//! A person's name to a number that tells people apart and says nothing of them: kept in memory, never written.

mod several;

use super::sheet::{text, tidy_text};
use super::value;
use crate::fold::fold;
use crate::personal::REMOVED;
use crate::place::CellRef;
use crate::read::{Held, Raw};
use crate::schema::PersonalKind;
use sha2::{Digest, Sha256};

/// The hash of a person whose name stands in these cells, last and first name in any order.
pub fn of_cells<'r>(cells: impl Iterator<Item = &'r Raw>) -> Option<u64> {
    // A copy that went back to a partner without its names says nothing of who came.
    let written: Vec<String> = cells.map(tidy_text).filter(|text| text != REMOVED).collect();
    hash(&written.join(" "))
}

/// Who stands behind a row.
pub enum Named {
    /// A person, or nobody.
    One(Option<u64>),
    Several(CellRef, Vec<u64>),
    /// Several people perhaps; what their cell says, as if it were one.
    Unsure(CellRef, Option<u64>),
}

/// No sheet of a council counts more people in a cell of names.
const MOST_PEOPLE: f64 = 1000.0;

/// Who stands behind a row, by its cells that name people, each of its kind.
pub fn of_row(cells: &[(Held<'_>, PersonalKind)]) -> Named {
    let together = || of_cells(cells.iter().map(|(held, _)| held.raw));
    let is_crowd = |raw: &Raw| value::quantity(raw).value().is_some_and(|said| (2.0..=MOST_PEOPLE).contains(&said.quantity.value));
    let who: Vec<several::Who> = cells.iter().map(|(held, kind)| several::who(&text(held.raw), *kind)).collect();
    match (cells, who.as_slice()) {
        ([(held, _)], _) if is_crowd(held.raw) => Named::Unsure(held.cell, together()),
        ([(held, _)], [several::Who::Several(names)]) => {
            let people: Vec<u64> = names.iter().filter_map(|name| hash(name)).collect();
            if people.len() == names.len() { Named::Several(held.cell, people) } else { Named::Unsure(held.cell, together()) }
        }
        // « Durand, Petit » beside « Jeanne, Paul »: which is whose is not said.
        _ => match cells.iter().zip(&who).find(|(_, who)| **who != several::Who::One) {
            Some(((held, _), _)) => Named::Unsure(held.cell, together()),
            None => Named::One(together()),
        },
    }
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
