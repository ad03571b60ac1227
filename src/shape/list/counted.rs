//! Columns of numbers whose header is not one of ours: which says how many, and which may and does not.

use super::columns::{Columns, SAMPLE, only_ranks};
use crate::fold::fold;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Kind, PersonalKind};
use crate::shape::headers;
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::Sheet;
use crate::shape::value::header_key;
use std::collections::BTreeMap;

/// Headers of several people, as header keys write them: in the plural, over numbers, they say how many.
const CROWDS: [&str; 6] = ["personne", "participant", "usager", "beneficiaire", "patient", "personne concernee"];

fn heads_crowd(head: &str) -> bool {
    let is_plural = fold(head).split(' ').next().is_some_and(|word| word.ends_with('s'));
    is_plural && CROWDS.contains(&header_key(head).as_str())
}

/// The column of a table that says how many people, by table.
const fn counting(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Participations => Some("participants"),
        Kind::Actions => Some("personnes_touchees"),
        Kind::Instances => Some("presence"),
        Kind::Referrals => Some("nombre"),
        Kind::Structures | Kind::Pathways | Kind::Objectives | Kind::Outlook | Kind::Means | Kind::Context => None,
    }
}

/// « Personnes », « Usagers » over numbers: how many came, or were reached, where no other column may say it. In a register of
/// referrals they may be those of one situation: told, and not counted.
pub fn counted(
    reader: &Reader,
    sheet: &Sheet<'_>,
    header: &Header,
    rows: &[u32],
    personal: &BTreeMap<u32, PersonalKind>,
) -> Option<(u32, &'static Column)> {
    let name = counting(header.best.kind).filter(|_| header.best.kind != Kind::Referrals)?;
    let column = header.best.kind.schema().column(name)?;
    if header.best.columns.values().any(|known| known.name == name) {
        return None;
    }
    let is_free =
        |at: u32, text: &str| !header.best.columns.contains_key(&at) && !personal.contains_key(&at) && !headers::is_numbering(text);
    let heads = header.cells.iter().filter(|(at, head)| is_free(**at, &head.text));
    let counts: Vec<_> = heads.filter(|(at, _)| may_count_people(reader, sheet, **at, rows)).collect();
    let [(at, head)] = counts.as_slice() else { return None };
    let cells: Vec<&Raw> = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, **at))).collect();
    let ranks = cells.len() > 2 && only_ranks(&cells);
    (heads_crowd(&head.text) && !ranks).then_some((**at, column))
}

/// The column that says how many or how much, where no header names it: each row is then one person, one referral, or of an amount unknown.
pub fn uncounted_column(kind: Kind, columns: &Columns<'_>) -> Option<&'static Column> {
    let name = if kind == Kind::Means { "montant" } else { counting(kind)? };
    let says_otherwise =
        columns.roll_call.is_some() || columns.parts.is_some() || columns.spread.as_ref().is_some_and(|of| of.column.name == name);
    let is_said = says_otherwise || columns.table.values().any(|column| column.name == name);
    kind.schema().column(name).filter(|_| !is_said)
}

/// Words of a header, folded, by what its numbers may say.
const OF_PEOPLE: [&str; 22] = [
    "personne",
    "usager",
    "public",
    "adulte",
    "enfant",
    "jeune",
    "homme",
    "femme",
    "fille",
    "garcon",
    "participant",
    "beneficiaire",
    "patient",
    "habitant",
    "professionnel",
    "effectif",
    "present",
    "dossier",
    "situation",
    "demande",
    "saisine",
    "sollicitation",
];
const OF_MONEY: [&str; 14] = [
    "montant",
    "budget",
    "subvention",
    "depense",
    "recette",
    "cout",
    "produit",
    "charge",
    "financement",
    "euro",
    "somme",
    "salaire",
    "realise",
    "verse",
];

/// Whether a column that is not used may be the one that lacks: most of its cells are numbers, and its header is of such things. Of
/// participations, any numbers that may be of people.
pub fn may_say(reader: &Reader, sheet: &Sheet<'_>, column: &Column, (at, head): (u32, &str), rows: &[u32]) -> bool {
    let key = header_key(head);
    let is_year = key.parse::<i32>().is_ok_and(|year| (1990..2100).contains(&year));
    let says = |words: &[&str]| is_year || key.split(' ').any(|word| words.contains(&word));
    match column.name {
        "participants" => may_count_people(reader, sheet, at, rows),
        "montant" => says(&OF_MONEY) && are_mostly(reader, sheet, at, rows, |_| true),
        _ => says(&OF_PEOPLE) && may_count_people(reader, sheet, at, rows),
    }
}

/// More people than this at one meeting of a council is a code, a year or an amount.
const MOST_PEOPLE: f64 = 1000.0;

/// Whether most cells of a column are numbers that may be of people.
pub fn may_count_people(reader: &Reader, sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> bool {
    are_mostly(reader, sheet, column, rows, |people| (0.0..=MOST_PEOPLE).contains(&people))
}

fn are_mostly(reader: &Reader, sheet: &Sheet<'_>, column: u32, rows: &[u32], such: impl Fn(f64) -> bool) -> bool {
    let cells: Vec<&Raw> = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, column))).take(SAMPLE).collect();
    let counts = |raw: &&&Raw| reader.quantity(raw).is_some_and(|number| such(number.value));
    cells.iter().filter(counts).count() * 2 > cells.len()
}
