//! Headings between the rows of a list: « Axe 2 : Soutien » over the actions of that axis, « COPIL du 12/04 » over who came.

use super::rows::is_remark;
use super::sections::{self, Alone};
use crate::fold::fold;
use crate::place::CellRef;
use crate::read::{Held, Raw};
use crate::schema::{Kind, Nomenclature};
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, SheetRow, tidy_text};
use crate::shape::{Value, headers, title};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a heading says of the rows beneath it, column by column, and where it stands.
pub type Said = (CellRef, Vec<(&'static str, Value)>);

/// The columns that headings may give in a table.
pub const fn may_give(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Actions | Kind::Objectives | Kind::Outlook => &["axe"],
        Kind::Participations => &["action", "date"],
        Kind::Instances => &["instance", "date"],
        Kind::Structures => &["secteur"],
        Kind::Referrals | Kind::Pathways | Kind::Means | Kind::Context => &[],
    }
}

/// The headings among the rows under a header, by row.
pub fn headings(reader: &Reader, sheet: &Sheet<'_>, header: &Header, last_row: u32) -> BTreeMap<u32, Said> {
    let kind = header.best.kind;
    let Some(subject) = may_give(kind).first() else { return BTreeMap::new() };
    let rows = sheet.rows_after(header.last_row).take_while(|row| row.number <= last_row);
    let alone: Vec<Alone> = rows.filter_map(|row| words_alone(sheet, header, &row)).collect();
    let lacks_subject = !header.best.columns.values().any(|column| column.name == *subject);
    let names_sector = |(_, cell, text): &Alone| sector(reader, text, is_wide(sheet, *cell)).is_some();
    let has_sections = *subject == "secteur" && alone.iter().any(names_sector);
    let head_each = lacks_subject && sections::head_each(reader, sheet, header, last_row, &alone);
    let marked = |(_, cell, text): &&Alone| match *subject {
        "axe" => is_wide(sheet, *cell) || without_rank(text).is_some(),
        // A structure may well stand alone on its row: only the name of a sector heads those beneath it.
        "secteur" => {
            let is_section = || has_sections && sector(reader, text, true).is_some_and(|class| resembles(text, &class));
            let is_named = || (has_sections || head_each) && sections::is_of_registry(kind, text);
            lacks_subject && (sector(reader, text, is_wide(sheet, *cell)).is_some() || is_section() || is_named())
        }
        _ => lacks_subject && (head_each || is_wide(sheet, *cell) || title::dated(reader, text).is_some()),
    };
    let chosen: Vec<&Alone> = match alone.iter().filter(marked).collect::<Vec<_>>() {
        none if none.is_empty() && lacks_subject && *subject == "axe" => alone.iter().collect(),
        marked => marked,
    };
    chosen.into_iter().map(|(row, cell, text)| (*row, (*cell, said(reader, kind, text)))).collect()
}

/// Words that stand alone on a row, at its beginning.
fn words_alone(sheet: &Sheet<'_>, header: &Header, row: &SheetRow<'_, '_>) -> Option<Alone> {
    // Their column may have no header of its own, at the left of the others.
    let left = header.span.start().saturating_sub(1).max(1);
    let mut cells = row.cells().filter(|held| (left..=*header.span.end()).contains(&held.cell.column));
    let (Some(Held { cell, raw: raw @ Raw::Text(_), .. }), None) = (cells.next(), cells.next()) else { return None };
    let text = tidy_text(raw);
    let opens = cell.column <= *header.span.start() || is_wide(sheet, cell);
    let enough = header.best.columns.len() >= 2 || header.best.kind == Kind::Structures;
    (opens && enough && !is_remark(&text) && !headers::is_total(&text)).then_some((row.number, cell, text))
}

/// Merged over the cell at its right.
fn is_wide(sheet: &Sheet<'_>, cell: CellRef) -> bool {
    sheet.seen(CellRef::new(cell.row, cell.column + 1)).is_some_and(|(holder, _)| holder == cell)
}

/// « Axe 2 : Soutien », « Orientation n° 1 – Prévenir »: the axis without its rank.
pub fn without_rank(text: &str) -> Option<&str> {
    let folded = fold(text);
    let mut words = folded.split(' ');
    let ranked = matches!(words.next(), Some("axe" | "orientation" | "objectif" | "thematique" | "volet" | "priorite"))
        && words.next().is_some_and(|word| matches!(word, "n" | "no" | "i" | "ii" | "iii" | "iv" | "v") || word.parse::<u32>().is_ok());
    let (_, rest) = text.split_once([':', '–', '—']).or_else(|| text.split_once(" - "))?;
    (ranked && rest.chars().any(char::is_alphabetic)).then_some(rest.trim())
}

/// The sector that a heading names: « SANTÉ », « Secteur : logement ». A synonym may be the name of a body (« CCAS », « Mairie »): it must
/// be announced, or spread over the columns.
fn sector(reader: &Reader, text: &str, is_heading: bool) -> Option<Arc<str>> {
    let announced = ["secteur", "champ", "domaine"].iter().find_map(|word| {
        let rest = text.get(..word.len()).filter(|start| fold(start) == *word).and_then(|_| text.get(word.len()..))?;
        rest.starts_with([' ', '\u{a0}', ':']).then(|| rest.trim_start_matches([' ', '\u{a0}', ':', '–', '-']))
    });
    let class = reader.class(Nomenclature::Sector, announced.unwrap_or(text))?;
    (is_heading || announced.is_some() || fold(&class) == fold(text)).then_some(class)
}

/// « Collège des élus », « Élus ».
fn college(reader: &Reader, text: &str) -> Option<Arc<str>> {
    let folded = fold(text);
    let bare =
        folded.strip_prefix("college ").map(|rest| rest.trim_start_matches("des ").trim_start_matches("de ").trim_start_matches("la "));
    reader.class(Nomenclature::College, text).or_else(|| reader.class(Nomenclature::College, bare?))
}

/// « SOCIAL » for « Action sociale »: a word begins as one of the sector's does, which « CCAS » does not.
fn resembles(text: &str, class: &str) -> bool {
    let (text, class) = (fold(text), fold(class));
    let begins = |word: &str| word.get(..SHORTEST_STEM).is_some_and(|stem| class.split(' ').any(|other| other.starts_with(stem)));
    text.split(' ').any(begins)
}

/// Words that begin with so many letters alike are of one family.
const SHORTEST_STEM: usize = 5;

fn said(reader: &Reader, kind: Kind, text: &str) -> Vec<(&'static str, Value)> {
    let dated = || title::dated(reader, text);
    let date = |period| ("date", Value::Period(period));
    match kind {
        Kind::Participations => {
            let (period, label) = dated().map_or((None, None), |(period, label)| (Some(period), label));
            // « Janvier » says when, « Élus » who: neither says for what.
            let says_who = || reader.class(Nomenclature::College, text).is_some() || reader.class(Nomenclature::Sector, text).is_some();
            let action = label.or_else(|| (period.is_none() && !says_who()).then(|| text.to_owned()));
            period.map(date).into_iter().chain(action.map(|action| ("action", Value::Text(action.into())))).collect()
        }
        Kind::Instances => {
            let body = title::body(reader, text).map(|class| ("instance", Value::Class(class)));
            dated().map(|(period, _)| date(period)).into_iter().chain(body).collect()
        }
        Kind::Structures => {
            let sector = sector(reader, text, true).map(|class| ("secteur", Value::Class(class)));
            sector.or_else(|| Some(("college", Value::Class(college(reader, text)?)))).into_iter().collect()
        }
        Kind::Actions | Kind::Referrals | Kind::Pathways | Kind::Objectives | Kind::Outlook | Kind::Means | Kind::Context => {
            vec![("axe", Value::Text(without_rank(text).unwrap_or(text).into()))]
        }
    }
}
