//! Which edition an open data file is: the year its titles, its name or its columns give, and the words printed as its source.

use super::layout::{Found, Product};
use super::{Fact, Line};
use crate::fold::tidy;
use crate::shape::sheet::{Sheet, tidy_text};
use std::collections::BTreeSet;

/// Titles longer than this are notes of method.
const LONGEST_TITLE: usize = 160;

/// « Insee, populations de référence 2021 (fichier ensemble.xlsx) ».
pub fn origin(sheet: &Sheet<'_>, found: &Found, facts: &[Fact]) -> String {
    let years: BTreeSet<i32> = facts.iter().filter_map(|fact| fact.year).collect();
    let file = sheet.grid.file.rsplit('/').next().unwrap_or_default();
    let edition = if found.product == Product::Facilities { extracted(sheet) } else { title(sheet, found) };
    let mut parts = vec![format!("fichier « {file} »")];
    if let Some(edition) = edition {
        parts.insert(0, format!("« {edition} »"));
    }
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first < last => parts.insert(0, format!("données {first}-{last}")),
        (Some(only), _) => parts.insert(0, format!("données {only}")),
        (None, _) => parts.insert(0, "édition non précisée : année du dossier".to_owned()),
    }
    format!("{} ; {}", found.product.title(), parts.join(" ; "))
}

/// The year the figures are of: as the titles say it, else the sheet's name, else the file's.
pub fn year(sheet: &Sheet<'_>, found: &Found) -> Option<i32> {
    let titles = titles(sheet, found);
    // « en vigueur à compter du 1er janvier 2025 – date de référence statistique : 1er janvier 2022 »: of 2022.
    let after = |word: &str| titles.iter().find_map(|title| years(title.to_lowercase().split_once(word)?.1).first().copied());
    let referred = after("référence statistique").or_else(|| after("millésim"));
    let of_sheet = || years(&sheet.grid.sheet).last().copied();
    let of_file = || years(sheet.grid.file.rsplit('/').next().unwrap_or_default()).last().copied();
    referred.or_else(of_sheet).or_else(|| titles.iter().find_map(|title| years(title).last().copied())).or_else(of_file)
}

/// The first title that speaks of a year.
fn title(sheet: &Sheet<'_>, found: &Found) -> Option<String> {
    titles(sheet, found).into_iter().find(|title| !years(title).is_empty())
}

fn titles(sheet: &Sheet<'_>, found: &Found) -> Vec<String> {
    let rows = sheet.rows().take_while(|row| *row < found.header);
    let texts = rows.flat_map(|row| sheet.row(row)).map(|(_, raw)| tidy_text(raw));
    texts.filter(|text| text.chars().count() <= LONGEST_TITLE).collect()
}

/// The day of a FINESS extraction, from the line above the first section (`finess;etalab;96;2022-11-08`), else from the file's name.
fn extracted(sheet: &Sheet<'_>) -> Option<String> {
    let comment = sheet.rows().next().map(|row| Line { sheet, row });
    let of_comment = comment.and_then(|line| (1..=8).filter_map(|column| line.text(Some(column))).find(|text| !years(text).is_empty()));
    of_comment.or_else(|| {
        let file = sheet.grid.file.rsplit('/').next().unwrap_or_default();
        let stamp = file.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 8 && digits.starts_with("20"))?;
        Some(tidy(&format!("{}-{}-{}", stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..)?)))
    })
}

/// The year of a FINESS extraction.
pub fn extraction_year(sheet: &Sheet<'_>) -> Option<i32> {
    years(&extracted(sheet)?).first().copied()
}

/// Every number of four digits that is a year.
fn years(text: &str) -> Vec<i32> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1990..=2100).contains(year)).collect()
}

/// The year in a column's name: `pmun 2021`, `p21`.
pub fn year_of_name(rest: &str) -> Option<i32> {
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        4 => digits.parse().ok(),
        2 => digits.parse::<i32>().ok().map(|year| 2000 + year),
        _ => None,
    }
}
