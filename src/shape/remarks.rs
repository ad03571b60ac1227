//! What the titles and remarks of a sheet say of its table, against what the table holds: « 73 structures » above a list of 74.

use super::sheet::{Sheet, tidy_text};
use super::{Items, Table, Value};
use crate::finding::{Fate, Findings, Ignored};
use crate::fold::fold;
use crate::french;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Kind;
use std::collections::BTreeMap;

/// What the records of a table are called, folded.
const fn nouns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Structures => &["structures", "partenaires"],
        Kind::Actions => &["actions"],
        Kind::Referrals => &["saisines", "situations", "sollicitations"],
        Kind::Objectives => &["objectifs"],
        Kind::Outlook => &["perspectives"],
        Kind::Participations | Kind::Instances | Kind::Pathways | Kind::Means | Kind::Context => &[],
    }
}

/// Tells the numbers of the remarks that the tables of the sheet contradict.
pub fn compare(journal: &mut Findings, sheet: &Sheet<'_>, tables: &[Table]) {
    let mut counted: BTreeMap<Kind, f64> = BTreeMap::new();
    for table in tables.iter().filter(|table| !nouns(table.kind).is_empty()) {
        let Some(records) = records(table) else { return };
        *counted.entry(table.kind).or_default() += records;
    }
    if counted.is_empty() {
        return;
    }
    let oriented = orientations(tables);
    for row in sheet.rows() {
        for (cell, raw) in sheet.row(row) {
            let is_remark = journal.ledger.fate(&sheet.grid.file, &sheet.grid.sheet, cell) == Some(Fate::Ignored(Ignored::OutsideTable));
            if !is_remark || !matches!(raw, Raw::Text(_)) {
                continue;
            }
            for sentence in tidy_text(raw).split(['.', ';', '\n', '(', ')']) {
                let words: Vec<String> = fold(sentence).split(' ').map(str::to_owned).collect();
                let said = of_records(&words, &counted).or_else(|| of_orientation(&words, &oriented));
                if let Some((stated, counted)) = said {
                    let counted = french::number(counted).into();
                    journal.tell(sheet.place().at(cell), Problem::TextDiffers { stated: stated.into(), counted });
                }
            }
        }
    }
}

/// How many a table holds: its rows, or what a row stands for.
fn records(table: &Table) -> Option<f64> {
    if table.kind != Kind::Referrals || !table.has("nombre") {
        return Some(table.records.len() as f64);
    }
    let told = (0..table.records.len()).map(|record| table.get(record, "nombre").and_then(|cited| cited.value.as_quantity()));
    told.map(|quantity| quantity.map(|quantity| quantity.value)).sum()
}

/// « 73 structures » where the table has 74: what is said, and how many there are.
fn of_records(words: &[String], counted: &BTreeMap<Kind, f64>) -> Option<(String, f64)> {
    words.windows(2).find_map(|pair| {
        let [number, noun] = pair else { return None };
        let stated = whole(number)?;
        let (_, counted) = counted.iter().find(|(kind, _)| nouns(**kind).contains(&noun.as_str()))?;
        (stated != *counted).then(|| (format!("{number} {noun}"), *counted))
    })
}

/// How many rows went to each orientation, by its folded words.
fn orientations(tables: &[Table]) -> BTreeMap<Vec<String>, f64> {
    let mut counted: BTreeMap<Vec<String>, f64> = BTreeMap::new();
    for table in tables.iter().filter(|table| table.kind == Kind::Referrals && !table.has("nombre")) {
        for record in 0..table.records.len() {
            let Some(Value::Items(Items { items, .. })) = table.get(record, "orientations").map(|cited| &cited.value) else { continue };
            for item in items {
                *counted.entry(fold(item).split(' ').map(str::to_owned).collect()).or_default() += 1.0;
            }
        }
    }
    counted
}

/// « 3 des 6 saisines vers la coordinatrice de parcours » where the table shows 2.
fn of_orientation(words: &[String], oriented: &BTreeMap<Vec<String>, f64>) -> Option<(String, f64)> {
    oriented.iter().find_map(|(label, counted)| {
        let at = words.windows(label.len()).position(|window| window == label.as_slice())?;
        let (place, stated) = words.get(..at)?.iter().enumerate().rev().find_map(|(place, word)| Some((place, whole(word)?)))?;
        let part = place.checked_sub(2).and_then(|before| whole(words.get(before)?));
        let is_part = place.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| matches!(word.as_str(), "des" | "sur"));
        let stated = part.filter(|_| is_part).unwrap_or(stated);
        (stated != *counted).then(|| (format!("{stated} {}", label.join(" ")), *counted))
    })
}

/// A number of things: not a year.
fn whole(word: &str) -> Option<f64> {
    let number: u32 = word.parse().ok()?;
    (!(1900..=2100).contains(&number)).then(|| f64::from(number))
}
