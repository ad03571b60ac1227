//! How many came, told in parts and nowhere as a whole: « Hommes » and « Femmes », « Habitants présents » and « Professionnels présents ».

use crate::finding::Findings;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::{Quantity, sum};
use crate::schema::{Column, Kind};
use crate::shape::build::Builder;
use crate::shape::headers;
use crate::shape::reader::{Outcome, Reader};
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, SheetRow};
use crate::shape::value::header_key;
use crate::shape::{Presence, Value};
use std::collections::BTreeSet;

/// The columns that add up to those who came.
pub struct Parts {
    columns: BTreeSet<u32>,
    participants: &'static Column,
    /// The column of the table that they fill.
    pub fills: &'static str,
}

/// What a column of people says of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Men,
    Women,
    /// Neither, where men and women are told.
    Other,
    /// « Habitants présents ».
    Present,
    /// « Participants adultes », or « Adultes » under « Participants ».
    Among,
}

/// Whether columns under a header add up to those who came.
pub fn add_up(reader: &Reader, sheet: &Sheet<'_>, header: &Header) -> bool {
    let rows: Vec<u32> = sheet.rows_past(header.last_row).collect();
    Parts::of(reader, sheet, header, &rows).is_some()
}

impl Parts {
    /// The parts of a list that has no column of participants: both sexes, or people said to be present.
    pub fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<Self> {
        let participants = Kind::Participations.schema().column("participants")?;
        let fills = match header.best.kind {
            Kind::Participations => participants.name,
            Kind::Instances => "presence",
            Kind::Structures
            | Kind::Actions
            | Kind::Referrals
            | Kind::Pathways
            | Kind::Objectives
            | Kind::Outlook
            | Kind::Means
            | Kind::Context => return None,
        };
        if header.best.columns.values().any(|column| column.name == fills) {
            return None;
        }
        let are_counts = |at: u32| {
            let mut cells = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, at))).peekable();
            cells.peek().is_some() && cells.all(|raw| reader.counts(raw))
        };
        let heads = header.cells.iter().filter(|(at, _)| !header.best.columns.contains_key(at));
        let parts: Vec<(u32, Part)> =
            heads.filter_map(|(at, head)| Some((*at, part(&head.text)?))).filter(|(at, _)| are_counts(*at)).collect();
        let has = |wanted: Part| parts.iter().any(|(_, part)| *part == wanted);
        let by_sex = has(Part::Men) && has(Part::Women);
        let kept: &[Part] = match (by_sex, has(Part::Present)) {
            (true, _) => &[Part::Men, Part::Women, Part::Other],
            (false, true) => &[Part::Present],
            (false, false) => &[Part::Among],
        };
        let columns: BTreeSet<u32> = parts.iter().filter(|(_, part)| kept.contains(part)).map(|(at, _)| *at).collect();
        // One kind of participants alone may not be all of them.
        let least = if kept.contains(&Part::Among) { 2 } else { 1 };
        (columns.len() >= least).then_some(Self { columns, participants, fills })
    }

    pub fn holds(&self, column: u32) -> bool {
        self.columns.contains(&column)
    }

    /// Puts into the record begun last the sum of its parts. One that is blank makes it a lower bound.
    pub fn record(&self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, builder: &mut Builder) {
        let mut terms: Vec<Option<Quantity>> = Vec::new();
        let mut cells: Vec<CellRef> = Vec::new();
        for column in &self.columns {
            let Some(held) = row.seen(*column) else {
                terms.push(None);
                continue;
            };
            let outcome = reader.read(journal, &sheet.place(), self.participants, held.cell, held.raw);
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, held.cell, outcome.fate());
            terms.push(outcome.quantity());
            if let Outcome::Value(_) = outcome {
                cells.push(held.cell);
            }
        }
        if let (Some(total), Some((first, others))) = (sum(terms), cells.split_first()) {
            let value = match self.fills {
                "presence" if total.value == 0.0 => Value::Presence(Presence::Absent),
                "presence" => Value::Presence(Presence::Present(total)),
                _ => Value::Quantity(total),
            };
            builder.put(self.fills, *first, value);
            builder.besides(others);
        }
    }

    /// Says that the parts are added up, where there are several.
    pub fn tell(&self, journal: &mut Findings, sheet: &Sheet<'_>, header: &Header) {
        let heads: Vec<_> = self.columns.iter().filter_map(|at| header.cells.get(at)).collect();
        if let [first, _, ..] = heads.as_slice() {
            let headers = heads.iter().map(|head| head.text.as_str().into()).collect();
            journal.tell(sheet.place().at(first.cell), Problem::PartsAdded { headers });
        }
    }
}

/// What heads a column of people of one sex, and one of those who came whatever it calls them.
fn part(head: &str) -> Option<Part> {
    let key = header_key(head);
    let words: Vec<&str> = key.split(' ').filter(|word| !matches!(*word, "nb" | "dont" | "total" | "effectif" | "participant")).collect();
    match words.as_slice() {
        ["homme" | "h" | "masculin" | "garcon"] => return Some(Part::Men),
        ["femme" | "f" | "feminin" | "fille"] => return Some(Part::Women),
        ["autre" | "nb"] | ["autre", "genre"] | ["non", "binaire" | "genre" | "precise"] | ["genre", "autre" | "non" | "neutre"] => {
            return Some(Part::Other);
        }
        _ => {}
    }
    let came = |word: &&&str| ["present", "presente", "venu", "venue", "accueilli", "accueillie"].contains(*word);
    let (came, people): (Vec<&&str>, Vec<&&str>) = words.iter().partition(came);
    let are_people = !people.is_empty() && people.iter().all(|word| PEOPLE.contains(*word));
    let all = key.split(' ').count();
    let is_among = (key.starts_with("participant ") || key.ends_with(" participant")) && (2..=4).contains(&all);
    if is_among && !words.iter().any(|word| NOT_THERE.contains(word)) && headers::column(Kind::Participations, head).is_none() {
        return Some(Part::Among);
    }
    // « Habitants » alone may be those who were asked, or who live there.
    (!came.is_empty() && are_people && headers::personal(head).is_none()).then_some(Part::Present)
}

/// Whether a header names some of those who came, whoever the others are: « Hommes », « Adultes », « Nb de professionnels ».
pub fn parts_a_count(head: &str) -> bool {
    let key = header_key(head);
    let is_around = |word: &&str| !matches!(*word, "nb" | "de" | "dont" | "effectif" | "participant");
    let mut words = key.split(' ').filter(is_around).peekable();
    let are_people = words.peek().is_some() && words.all(|word| PEOPLE.contains(&word) || AGES.contains(&word));
    are_people || matches!(part(head), Some(Part::Men | Part::Women | Part::Other))
}

/// Ages, as header keys write them.
const AGES: [&str; 9] = ["ado", "adolescent", "adolescente", "mineur", "majeur", "senior", "bebe", "etudiant", "etudiante"];

/// Words of those who did not come, or of what is no number of people.
const NOT_THERE: [&str; 14] = [
    "prevu",
    "attendu",
    "inscrit",
    "absent",
    "excuse",
    "satisfait",
    "potentiel",
    "maximum",
    "max",
    "visite",
    "nom",
    "liste",
    "type",
    "profil",
];

/// Who comes to what a council does, as header keys write it.
const PEOPLE: [&str; 26] = [
    "personne",
    "beneficiaire",
    "habitant",
    "habitante",
    "usager",
    "usagere",
    "professionnel",
    "professionnelle",
    "pro",
    "aidant",
    "aidante",
    "elu",
    "elue",
    "jeune",
    "adulte",
    "enfant",
    "parent",
    "famille",
    "agent",
    "patient",
    "patiente",
    "public",
    "concernee",
    "concerne",
    "benevole",
    "salarie",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_from_what_is_no_part() {
        let table = [
            ("Hommes", Some(Part::Men)),
            ("Nb H", Some(Part::Men)),
            ("Nombre de femmes", Some(Part::Women)),
            ("Participants femmes", Some(Part::Women)),
            ("Participants adultes", Some(Part::Among)),
            ("Participants prévus", None),
            ("Nombre de participants", None),
            ("Autre", Some(Part::Other)),
            ("Nombre de bénéficiaires présents", Some(Part::Present)),
            ("Habitants présents", Some(Part::Present)),
            ("Personnes concernées accueillies", Some(Part::Present)),
            ("Habitants", None),
            ("Présents", None),
            ("Repas", None),
        ];
        for (head, said) in table {
            assert_eq!(part(head), said, "{head}");
        }
    }
}
