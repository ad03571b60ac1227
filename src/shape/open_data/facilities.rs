//! FINESS: establishments, one a line, fields known by their place only. Those of mental health and addiction care are counted by
//! category, in each of the council's communes.

use super::edition;
use super::gazetteer::Entry;
use super::ground::Ground;
use super::layout::Found;
use super::{Fact, Kept, Level, Line};
use crate::fold::fold;
use crate::place::CellRef;
use crate::shape::sheet::Sheet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The section of establishments; `geolocalisation` follows in the same file, with other fields.
const SECTION: &str = "structureet";
/// Places of the fields, the tag being 1 (« Extraction du fichier Finess », `etalab-cs1100507`).
const NUMBER: u32 = 2;
const COMMUNE: u32 = 13;
const DEPARTMENT: u32 = 14;
const POST_OFFICE: u32 = 16;
const CATEGORY: u32 = 20;

/// Beginnings of words by which categories of mental health and addiction care are known: « Centre Médico-Psychologique (C.M.P.) »,
/// « Centre Hospitalier Spécialisé lutte Maladies Mentales », « Appartement Thérapeutique », C.S.A.P.A., C.A.A.R.U.D.
const WORDS: [&str; 6] = ["psych", "mental", "mentaux", "therapeut", "addict", "drogue"];

pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let mut counted: BTreeMap<(Arc<str>, String), Vec<CellRef>> = BTreeMap::new();
    for line in Line::all(sheet, found).filter(is_establishment) {
        let Some(name) = code(&line).and_then(|code| ground.communes.get(&code)) else { continue };
        kept.rows.insert(line.row);
        let Some(category) = line.text(Some(CATEGORY)).filter(|category| is_of_mental_health(category)) else { continue };
        counted.entry((name.clone(), category)).or_default().push(CellRef::new(line.row, NUMBER));
    }
    let year = edition::extraction_year(sheet);
    for ((territory, category), cells) in counted {
        let Some((first, besides)) = cells.split_first() else { continue };
        kept.facts.push(Fact {
            indicator: format!("Établissements : {}", plain_acronyms(&category)),
            territory,
            level: Level::Commune,
            year,
            value: cells.len() as f64,
            unit: "établissements".to_owned(),
            cell: *first,
            besides: besides.to_vec(),
        });
    }
    kept
}

fn is_establishment(line: &Line<'_>) -> bool {
    line.text(Some(1)).as_deref() == Some(SECTION)
}

fn is_of_mental_health(category: &str) -> bool {
    fold(category).split(' ').any(|word| WORDS.iter().any(|start| word.starts_with(start)))
}

/// « (C.M.P.) » is « (CMP) »: with its points it would be read as somebody's initials.
fn plain_acronyms(category: &str) -> String {
    let letters: Vec<char> = category.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| letters.get(place)).copied();
    let alone = |place: usize| {
        let before = at(place.checked_sub(2)).is_none_or(|letter| !letter.is_alphanumeric());
        at(place.checked_sub(1)).is_some_and(char::is_uppercase) && before
    };
    letters.iter().enumerate().filter(|(place, letter)| **letter != '.' || !alone(*place)).map(|(_, letter)| *letter).collect()
}

/// The commune's code: department and number in it. Overseas, FINESS writes `9A` to `9F` for the department and keeps its third digit
/// in the number.
fn code(line: &Line<'_>) -> Option<Arc<str>> {
    let department = line.code(Some(DEPARTMENT), 2)?;
    let number = line.code(Some(COMMUNE), 3)?;
    let overseas = department.starts_with('9') && department.ends_with(|letter: char| letter.is_ascii_alphabetic());
    Some(format!("{}{number}", if overseas { "97" } else { &department }).into())
}

/// The commune of an establishment, named by its post office: not where the mail goes through a CEDEX, which may be another town's.
pub fn commune(line: &Line<'_>) -> Option<Entry> {
    let post = Some(line).filter(|line| is_establishment(line))?.text(Some(POST_OFFICE))?;
    let (_, name) = post.split_once(' ')?;
    let through_cedex = fold(name).split(' ').any(|word| word == "cedex");
    (!through_cedex).then(|| Some(Entry { code: code(line)?, name: name.into(), ..Entry::default() })).flatten()
}
