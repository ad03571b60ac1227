//! The DREES's local potential accessibility (APL): a sheet a year, the unit of each column on the row beneath its header.

use super::edition;
use super::ground::Ground;
use super::layout::Found;
use super::{Fact, Kept, Level, Line};
use crate::place::CellRef;
use crate::shape::sheet::{Sheet, tidy_text};

pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let year = edition::year(sheet, found);
    let measures = found.beginning("apl ");
    let code = found.column(&["code commune insee", "code commune"]);
    let units = units_row(sheet, found);
    for line in Line::all(sheet, found) {
        let Some(territory) = line.code(code, 5).and_then(|code| ground.communes.get(&code)) else { continue };
        kept.rows.insert(line.row);
        for (column, _) in &measures {
            let Some(value) = line.number(Some(*column)) else { continue };
            let shown = |row: u32| sheet.own(CellRef::new(row, *column)).map(tidy_text);
            kept.facts.push(Fact {
                indicator: shown(found.header).unwrap_or_default(),
                territory: territory.clone(),
                level: Level::Commune,
                year,
                value: value.value,
                unit: units.and_then(shown).unwrap_or_default(),
                cell: value.cell,
                besides: Vec::new(),
            });
        }
    }
    // The units are part of what is read.
    if !kept.rows.is_empty() {
        kept.rows.extend(units);
    }
    kept
}

/// The row under the header, when it has no commune.
fn units_row(sheet: &Sheet<'_>, found: &Found) -> Option<u32> {
    let first = Line::all(sheet, found).next()?;
    first.text(found.column(&["code commune insee", "code commune"])).is_none().then_some(first.row)
}
