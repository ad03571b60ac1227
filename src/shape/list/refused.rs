//! Lists that are set aside for the people whom they name: registers of people, and sheets whose structures are people.

use crate::finding::{Fate, Findings, SetAside};
use crate::personal;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::{Column, Kind, PersonalKind};
use crate::shape::recognise::Header;
use crate::shape::sheet::Sheet;
use std::collections::BTreeMap;

/// More names than this are those of a column, told at its header.
const FEW_NAMES: usize = 2;

/// Whether a list is refused, and says why.
pub fn tells(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) -> bool {
    tell_names(journal, sheet, header, personal, rows) || tell_people(journal, sheet, header, personal)
}

/// A register of referrals or pathways that names people is set aside whole (contract §3).
fn tell_names(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) -> bool {
    if !matches!(header.best.kind, Kind::Referrals | Kind::Pathways) {
        return false;
    }
    let filled = |column: &u32| rows.iter().any(|row| sheet.own(CellRef::new(*row, *column)).is_some());
    let named: Vec<_> =
        personal.keys().filter(|column| filled(column)).filter_map(|column| Some((column, header.cells.get(column)?))).collect();
    for (at, head) in &named {
        let column = header.best.columns.get(at).map(|column| column.title.into());
        let table = header.best.kind.name().into();
        let problem = Problem::NominativeRegister { header: head.text.as_str().into(), column, table };
        // A name or two among codes are told where they stand.
        let cells = sheet.column(rows, **at).filter(|held| matches!(held.raw, Raw::Text(text) if personal::names_someone(text)));
        let cells: Vec<CellRef> = cells.map(|held| held.cell).take(FEW_NAMES + 1).collect();
        let is_few = header.best.columns.contains_key(at) && (1..=FEW_NAMES).contains(&cells.len());
        let places = if is_few { cells } else { vec![head.cell] };
        places.into_iter().for_each(|cell| journal.tell(sheet.place().at(cell), problem.clone()));
    }
    !named.is_empty()
}

/// A sheet whose column of structures holds people says of none of its rows where they come from.
fn tell_people(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>) -> bool {
    let is_structure = |(_, column): &(&u32, &&'static Column)| column.name == "structure" && column.required;
    let mut people = header.best.columns.iter().filter(is_structure).filter(|(at, _)| personal.contains_key(at));
    let Some(head) = people.next().and_then(|(at, _)| header.cells.get(at)) else { return false };
    journal.tell(sheet.place().at(head.cell), Problem::PeopleWithoutStructure { header: head.text.as_str().into() });
    true
}

/// Sets a refused table aside, whole.
pub fn set_aside(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, personal: &BTreeMap<u32, PersonalKind>, rows: &[u32]) {
    for row in rows {
        for (cell, _) in sheet.row(*row).filter(|(cell, _)| header.span.contains(&cell.column)) {
            let why = if personal.contains_key(&cell.column) { SetAside::Personal } else { SetAside::NominativeRegister };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::SetAside(why));
        }
    }
}
