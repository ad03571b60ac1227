//! Sheets that hold the same cells under names that say different things: « COPIL » and « COTECH » of one day, « Yoga » and « Chant » where
//! the same people came. What a name gives (the action, the body, the date) is part of what the sheet says: they are no copies.

use super::title;
use super::{Cited, Table, Value};
use crate::fold::fold;
use crate::read::Grid;
use std::collections::{BTreeMap, BTreeSet};

/// Words that say that a file is the same one again, or nothing.
const OF_COPIES: [&str; 32] = [
    "copie",
    "copies",
    "copy",
    "de",
    "du",
    "of",
    "la",
    "le",
    "les",
    "version",
    "v1",
    "v2",
    "v3",
    "vf",
    "final",
    "finale",
    "def",
    "definitif",
    "definitive",
    "bis",
    "ter",
    "nouveau",
    "nouvelle",
    "corrige",
    "corrigee",
    "modifie",
    "maj",
    "ok",
    "complet",
    "export",
    "envoi",
    "renvoi",
];

/// A sheet by its rank, and what it says once it was read.
type Voice = (usize, Option<Vec<Table>>);

/// Of the sheets that are copies by their cells (rank → rank of the first), those that are by what they say: each with the first that says
/// the same. `read` gives the tables of a sheet.
pub fn kept_apart(copies: BTreeMap<usize, usize>, grids: &[Grid], mut read: impl FnMut(&Grid) -> Vec<Table>) -> BTreeMap<usize, usize> {
    let mut same: BTreeMap<usize, usize> = BTreeMap::new();
    // By first sheet, those that say something else with the same cells, itself included, and what they say.
    let mut voices: BTreeMap<usize, Vec<Voice>> = BTreeMap::new();
    for (rank, first) in copies {
        let (Some(grid), Some(first_grid)) = (grids.get(rank), grids.get(first)) else { continue };
        let known = voices.entry(first).or_insert_with(|| vec![(first, None)]);
        if says(grid) == says(first_grid) {
            same.insert(rank, first);
            continue;
        }
        let own = read(grid);
        let mut twin = None;
        for (other, tables) in known.iter_mut() {
            let Some(other_grid) = grids.get(*other) else { continue };
            let theirs = tables.get_or_insert_with(|| read(other_grid));
            if says(grid) == says(other_grid) || say_the_same(theirs, &own) {
                twin = Some(*other);
                break;
            }
        }
        match twin {
            Some(other) => {
                same.insert(rank, other);
            }
            None => known.push((rank, Some(own))),
        }
    }
    same
}

/// What the names of a sheet and of its file say, but for what tells one copy from another.
fn says(grid: &Grid) -> BTreeSet<String> {
    let names = [title::stem(&grid.file), grid.sheet.to_string()];
    let words = names.iter().flat_map(|name| {
        // « Yoga (2) » is a second « Yoga »; « Yoga 2 » may be another.
        let name = name.split('(').enumerate().fold(String::new(), |whole, (rank, piece)| match piece.split_once(')') {
            Some((inside, after)) if rank > 0 && inside.trim().parse::<u32>().is_ok() => format!("{whole} {after}"),
            Some(_) | None => format!("{whole} {piece}"),
        });
        let folded = fold(&name);
        folded.split(' ').map(str::to_owned).collect::<Vec<_>>()
    });
    let of_a_program = |word: &str| {
        let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        matches!(stem, "feuil" | "feuille" | "sheet")
    };
    words.filter(|word| !word.is_empty() && !OF_COPIES.contains(&word.as_str()) && !of_a_program(word)).collect()
}

/// Whether two sheets hold the same tables, wherever their values come from.
fn say_the_same(one: &[Table], other: &[Table]) -> bool {
    let value = |cited: &Option<Cited<Value>>| cited.as_ref().map(|cited| cited.value.clone());
    let columns = |table: &Table| -> BTreeMap<&'static str, Vec<Option<Value>>> {
        table.columns.iter().map(|typed| (typed.name, typed.values.iter().map(value).collect())).collect()
    };
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| one.kind == other.kind && one.records.len() == other.records.len() && columns(one) == columns(other))
}
