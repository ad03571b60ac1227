//! Which tables a sheet gives: crossed sheet, list or form, whichever explains it; and what to say when none does.

mod supplied;

use super::crosstab::{self, Crosstab};
use super::form;
use super::lecture::Given;
use super::list;
use super::meeting;
use super::reader::{Outcome, Reader};
use super::recognise::{self, Context, Found, Header, Wanted};
use super::sheet::Sheet;
use super::transposed;
use super::{Cited, Layout, Table, Value, title};
use crate::finding::{Fate, Findings};
use crate::fold::fold;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::schema::Kind;
use supplied::Values;

/// What a sheet gives.
pub enum Picked {
    Tables {
        tables: Vec<Table>,
        reasons: Vec<String>,
    },
    /// Drop-down lists, instructions: nothing to count.
    Helper,
    Nothing {
        problem: Problem,
        reasons: Vec<String>,
    },
}

/// Sheets so named hold lists for drop-downs or instructions, in workbooks of every origin.
const HELPER_SHEETS: [&str; 18] = [
    "listes",
    "liste",
    "listes deroulantes",
    "parametres",
    "parametre",
    "aide",
    "lisez moi",
    "lisezmoi",
    "notice",
    "legende",
    "nomenclature",
    "nomenclatures",
    "mode d emploi",
    "instructions",
    "consignes",
    "sommaire",
    "accueil",
    "menu",
];

/// Reads the tables of a sheet.
pub fn tables(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: Option<&Given>) -> Picked {
    let nothing_given = Given::default();
    let given = given.unwrap_or(&nothing_given);
    let wanted = Wanted::new(given);
    let allows = |layout: Layout| given.layout.is_none_or(|asked| asked == layout);

    let mut found = if allows(Layout::List) { recognise::lists(sheet, &wanted) } else { Found::default() };
    let mut values: Values = given.values.iter().map(|(name, raw)| (*name, (None, raw.clone()))).collect();
    // « Partenaires : » without a value, alone in its row, is a label of a form before it is a list of one column.
    if allows(Layout::Form)
        && !found.headers.is_empty()
        && found.headers.iter().all(|header| header.best.columns.len() == 1)
        && is_form(sheet, &wanted)
    {
        found.headers.clear();
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_headings(reader, sheet, &wanted, found);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_spread(reader, sheet, &wanted, found);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_titles(journal, reader, sheet, &wanted, found, &mut values);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_structure(journal, sheet, &wanted, found, &mut values);
    }
    let mut crossed = if allows(Layout::Crosstab) { crosstabs(sheet, reader) } else { Vec::new() };
    // A form with a date beside a label looks like a crossed sheet without a heading: its labels decide.
    if allows(Layout::Form) && crossed.iter().any(|crosstab| !crosstab.headed) && is_form(sheet, &wanted) {
        crossed.clear();
    }
    let mut picked = if crossed.is_empty() || outweighs(&found, &crossed) {
        lists(journal, reader, sheet, &found)
    } else {
        let tables: Vec<Table> = crossed.iter().flat_map(|crosstab| crosstab::read(journal, reader, sheet, crosstab)).collect();
        let meetings: usize = crossed.iter().map(|crosstab| crosstab.meetings.len()).sum();
        Picked::Tables {
            tables,
            reasons: vec![format!("structures en lignes, {} en colonnes", crate::french::count(meetings, "réunion", "réunions"))],
        }
    };
    if let Picked::Nothing { .. } = picked
        && allows(Layout::Form)
    {
        picked = forms(journal, reader, sheet, &wanted, picked);
    }
    if let Picked::Nothing { .. } = picked
        && allows(Layout::Crosstab)
        && let Some(tables) = transposed::read(journal, reader, sheet)
    {
        picked = Picked::Tables { tables, reasons: vec!["dates en lignes, structures en colonnes".to_owned()] };
    }
    match picked {
        Picked::Tables { mut tables, reasons } => {
            tables.iter_mut().for_each(|table| give(journal, reader, table, &values));
            Picked::Tables { tables, reasons }
        }
        Picked::Nothing { .. } if is_helper(sheet) => Picked::Helper,
        other @ (Picked::Nothing { .. } | Picked::Helper) => other,
    }
}

fn is_form(sheet: &Sheet<'_>, wanted: &Wanted<'_>) -> bool {
    form::find(sheet, &Context::of(sheet, &[]), 0, wanted.only, &wanted.given).is_ok()
}

/// Stacked crossed sheets, each down to the next.
fn crosstabs(sheet: &Sheet<'_>, reader: &Reader) -> Vec<Crosstab> {
    let mut found: Vec<Crosstab> = Vec::new();
    let mut after = 0;
    while let Some(next) = crosstab::find(sheet, reader, after) {
        // A date typed among the marks heads no second sheet.
        let is_record = !next.headed && sheet.own(CellRef::new(next.header_row, next.names)).is_some();
        if is_record && !found.is_empty() {
            after = next.header_row;
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.last_row = next.first_row.saturating_sub(1);
        }
        after = next.header_row;
        found.push(next);
    }
    found
}

/// A list is preferred, unless it is a mere column of names whose other columns are the meetings.
fn outweighs(found: &Found, crossed: &[Crosstab]) -> bool {
    let is_names = |header: &Header| {
        header.best.kind == Kind::Structures
            && crossed.iter().any(|crosstab| crosstab.headed && (crosstab.first_row..=crosstab.header_row).contains(&header.last_row))
    };
    found.headers.iter().any(|header| !is_names(header))
}

fn lists(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, found: &Found) -> Picked {
    if let Some(header) = found.headers.iter().find(|header| header.is_ambiguous()) {
        let rival = header.rival.as_ref().map_or("", |rival| rival.kind.name());
        let problem = Problem::SheetAmbiguous { first: header.best.kind.name().into(), second: rival.into() };
        return Picked::Nothing { problem, reasons: header.best.reasons.clone() };
    }
    let mut tables = Vec::new();
    let mut reasons = Vec::new();
    for header in &found.headers {
        let overlaps = |other: &&Header| {
            other.first_row > header.last_row && other.span.start() <= header.span.end() && header.span.start() <= other.span.end()
        };
        let next = found.headers.iter().filter(overlaps).map(|other| other.first_row).min();
        let last_row = next.map_or_else(|| sheet.last_row(), |next| above_titles(sheet, header, next));
        tables.extend(list::read(journal, reader, sheet, header, last_row));
        reasons.extend(header.best.reasons.iter().cloned());
    }
    if found.headers.is_empty() {
        not_recognised(found.nearest.as_ref().map(|near| (near.kind, near.missing.clone())))
    } else {
        Picked::Tables { tables, reasons }
    }
}

/// The last row of a table that another follows: rows of a single text above the second header are its titles.
fn above_titles(sheet: &Sheet<'_>, header: &Header, next: u32) -> u32 {
    let rows: Vec<u32> = sheet.rows().filter(|row| (header.last_row + 1..next).contains(row)).collect();
    let is_title = |row: &u32| header.best.columns.len() > 1 && sheet.row(*row).count() == 1;
    rows.iter().rev().find(|row| !is_title(row)).copied().unwrap_or(header.last_row)
}

fn not_recognised(nearest: Option<(Kind, Vec<&'static str>)>) -> Picked {
    let reasons = nearest.iter().map(|(kind, missing)| format!("presque « {} » : il manque {}", kind.name(), missing.join(", "))).collect();
    let nearest = nearest.map(|(kind, missing)| {
        let titles: Vec<&str> = missing.iter().map(|name| kind.schema().column(name).map_or(*name, |column| column.title)).collect();
        (kind.name().into(), titles.join(", ").into())
    });
    Picked::Nothing { problem: Problem::SheetNotRecognised { nearest }, reasons }
}

fn forms(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, wanted: &Wanted<'_>, otherwise: Picked) -> Picked {
    let titles: Vec<String> = title::texts(sheet, 3).into_iter().map(|(_, text)| text).collect();
    let found = form::find(sheet, &Context::of(sheet, &titles), 0, wanted.only, &wanted.given);
    if found.is_err()
        && wanted.only.is_none()
        && let Some(meeting) = meeting::find(sheet, reader)
    {
        let reasons = vec!["une fiche de réunion, avec la liste des présents".to_owned()];
        return Picked::Tables { tables: meeting::read(journal, sheet, &meeting).into_iter().collect(), reasons };
    }
    match found {
        Ok(form) => {
            let reasons = vec![crate::french::count(form.labels(), "rubrique reconnue", "rubriques reconnues")];
            Picked::Tables { tables: form::read(journal, reader, sheet, &form).into_iter().collect(), reasons }
        }
        Err(Some((kind, missing))) => match otherwise {
            Picked::Nothing { problem: Problem::SheetNotRecognised { nearest: None }, .. } => not_recognised(Some((kind, missing))),
            other @ (Picked::Tables { .. } | Picked::Helper | Picked::Nothing { .. }) => other,
        },
        Err(None) => otherwise,
    }
}

/// Puts what the settings, or the titles, say of every record.
fn give(journal: &mut Findings, reader: &Reader, table: &mut Table, values: &Values) {
    for (name, (title, raw)) in values {
        let Some(column) = table.kind.schema().column(name) else { continue };
        let Some(first) = table.records.first().copied() else { continue };
        let Outcome::Value(value) = reader.read(journal, &table.source, column, title.unwrap_or(first), raw) else { continue };
        if let Some(title) = title {
            let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
            journal.ledger.set(&table.source.file, &sheet, *title, Fate::Used);
        }
        let filled: Vec<Option<Cited<Value>>> = table
            .records
            .iter()
            .enumerate()
            .map(|(at, cell)| table.get(at, name).cloned().or(Some(Cited { value: value.clone(), cell: title.unwrap_or(*cell) })))
            .collect();
        table.columns.retain(|known| known.name != *name);
        table.columns.push(super::TypedColumn { name: column.name, values: filled });
    }
}

fn is_helper(sheet: &Sheet<'_>) -> bool {
    let name = fold(&sheet.grid.sheet);
    sheet.grid.hidden.sheet || HELPER_SHEETS.contains(&name.as_str())
}
