//! Crossed sheets whose rows are people: « Nom Prénom | 12/03 | 19/03 ». Their names go nowhere, and name no structure.

use super::Crosstab;
use super::find::is_name_header;
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::personal;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::PersonalKind;
use crate::shape::headers;
use crate::shape::sheet::{Sheet, tidy_text};

/// How many cells are looked at to tell whether a column names people.
const SAMPLE: usize = 200;
/// « Structure : GEM » stands among so many rows above the dates.
const ROWS_OF_LABELS: usize = 8;

/// Whether a header names people: « Nom Prénom », « Usagers ».
pub fn heads_names(text: &str) -> bool {
    let kind = headers::personal(text);
    matches!(kind, Some(PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName))
}

/// Whether the cells of a column are names of people, whatever heads it.
pub fn are_names(sheet: &Sheet<'_>, column: u32, rows: impl Iterator<Item = u32>) -> bool {
    let cells = rows.filter_map(|row| sheet.own(CellRef::new(row, column))).filter(|raw| matches!(raw, Raw::Text(_)));
    // « CCAS (Jeanne Durand) » is a body.
    let body = |text: String| personal::body_beside_people(&text).unwrap_or(text);
    let names: Vec<String> = cells.map(tidy_text).filter(|text| !headers::is_total(text)).take(SAMPLE).map(body).collect();
    // Among bodies people are blanked one by one.
    personal::names_people(&names) && !names.iter().any(|name| personal::is_body(name))
}

/// Whether the rows of a crossed sheet are people and not structures: its column of names is headed so, or holds their names.
pub fn are_rows(sheet: &Sheet<'_>, crosstab: &Crosstab) -> bool {
    let body = sheet.rows_past(crosstab.header_row).take_while(|row| *row <= crosstab.last_row);
    head(sheet, crosstab, crosstab.names).is_some_and(|(_, text)| heads_names(&text)) || are_names(sheet, crosstab.names, body)
}

/// The lowest header of a column.
fn head(sheet: &Sheet<'_>, crosstab: &Crosstab, column: u32) -> Option<(CellRef, String)> {
    let rows = (crosstab.first_row..=crosstab.header_row).rev();
    let cells = rows.map(|row| CellRef::new(row, column));
    cells.filter_map(|cell| Some((cell, tidy_text(sheet.own(cell)?)))).next()
}

/// The structure that a title says all these people came from: « Structure : GEM », in a cell or in two.
pub fn structure(sheet: &Sheet<'_>, crosstab: &Crosstab) -> Option<(CellRef, String)> {
    let above: Vec<u32> = sheet.rows_in(..=crosstab.header_row).collect();
    above.iter().rev().take(ROWS_OF_LABELS).find_map(|row| {
        sheet.row(*row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).find_map(|(cell, raw)| {
            let text = tidy_text(raw);
            let (label, rest) = text.split_once(':')?;
            if !is_name_header(label) {
                return None;
            }
            if !rest.trim().is_empty() {
                return Some((cell, rest.trim().to_owned()));
            }
            let beside = CellRef::new(*row, cell.column + 1);
            sheet.own(beside).filter(|raw| matches!(raw, Raw::Text(_))).map(|raw| (beside, tidy_text(raw)))
        })
    })
}

/// Sets aside a sheet of people of whom nothing says which structure they came from: each would be one.
pub fn refuse(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab) {
    let (cell, header) =
        head(sheet, crosstab, crosstab.names).unwrap_or_else(|| (CellRef::new(crosstab.header_row, crosstab.names), String::new()));
    // « Date » heads the names of a sheet that was turned, and not its people.
    let heads_dates = headers::meanings(&header).iter().any(|meaning| meaning.column.name == "date");
    let header = if heads_dates { String::new() } else { header };
    journal.tell(sheet.place().at(cell), Problem::PeopleWithoutStructure { header: header.into() });
    for row in sheet.rows_in(crosstab.first_row..=crosstab.last_row) {
        for (cell, _) in sheet.row(row) {
            let is_personal = || {
                let headed = head(sheet, crosstab, cell.column).is_some_and(|(_, text)| headers::personal(&text).is_some());
                cell.column == crosstab.names || headed
            };
            let fate = if row <= crosstab.header_row {
                Fate::Ignored(Ignored::Header)
            } else {
                Fate::SetAside(if is_personal() { SetAside::Personal } else { SetAside::NominativeRegister })
            };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}

/// Says that names were left out, and which structure a title gives them.
pub fn tell(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab, structure: Option<&(CellRef, String)>) {
    if let Some((cell, header)) = head(sheet, crosstab, crosstab.names) {
        journal.tell(sheet.place().at(cell), Problem::PersonalColumn { header: header.into() });
    }
    if let Some((cell, name)) = structure {
        journal.tell(sheet.place().at(*cell), Problem::StructureSupposed { taken: name.as_str().into() });
    }
}
