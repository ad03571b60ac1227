//! Words alone on their rows that head those beneath, told by where they stand and not by how they are drawn.

use crate::fold::fold;
use crate::place::CellRef;
use crate::schema::{Content, Kind};
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::title;
use std::collections::BTreeSet;

/// Words alone on a row: its number, where they stand, and what they are.
pub type Alone = (u32, CellRef, String);

/// Whether each run of records has such words over it, from the first under the header, and nothing else stands alone. One alone may be a
/// name whose row was never filled: where a name belongs, two at least do, which nothing else in the column repeats.
pub fn head_each(reader: &Reader, sheet: &Sheet<'_>, header: &Header, last_row: u32, alone: &[Alone]) -> bool {
    let lone: BTreeSet<u32> = alone.iter().map(|(row, ..)| *row).collect();
    let rows: Vec<u32> = sheet.rows_in(header.last_row + 1..=last_row).collect();
    let opens = rows.first().is_some_and(|row| lone.contains(row));
    let closes = rows.last().is_some_and(|row| !lone.contains(row));
    let stacked = rows.windows(2).any(|pair| pair.iter().all(|row| lone.contains(row)));
    opens && closes && !stacked && (alone.iter().all(|one| is_no_date(reader, header, one)) || are_no_names(sheet, &rows, alone, &lone))
}

/// Words where a date or a number belongs.
fn is_no_date(reader: &Reader, header: &Header, (_, cell, text): &Alone) -> bool {
    let measured = |content| matches!(content, Content::Date | Content::Count | Content::Number | Content::Euros);
    header.best.columns.get(&cell.column).is_some_and(|column| measured(column.content)) && title::dated(reader, text).is_none()
}

fn are_no_names(sheet: &Sheet<'_>, rows: &[u32], alone: &[Alone], lone: &BTreeSet<u32>) -> bool {
    let written = |row: &u32, column: u32| sheet.own(CellRef::new(*row, column)).map(|raw| fold(&tidy_text(raw)));
    let names: BTreeSet<String> = alone.iter().map(|(_, _, text)| fold(text)).collect();
    let columns: BTreeSet<u32> = alone.iter().map(|(_, cell, _)| cell.column).collect();
    let repeated = || {
        let others = rows.iter().filter(|row| !lone.contains(row));
        others.flat_map(|row| columns.iter().filter_map(|column| written(row, *column))).any(|name| names.contains(&name))
    };
    alone.len() >= 2 && names.len() == alone.len() && !repeated()
}

/// What opens the name of a section of a registry, and no body's: « Associations », « Établissements de santé », « Collège des élus ».
const SECTIONS: [&str; 16] = [
    "associations",
    "autres",
    "college",
    "collectivites",
    "elus",
    "etablissements",
    "familles",
    "institutions",
    "medecins",
    "organismes",
    "partenaires",
    "professionnels",
    "representants",
    "services",
    "structures",
    "usagers",
];

/// Whether words are the name of a section of a registry, which may say nothing of a sector.
pub fn is_of_registry(kind: Kind, text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(' ');
    kind == Kind::Structures && words.next().is_some_and(|word| SECTIONS.contains(&word)) && words.count() <= 3
}
