//! A list of people enrolled, with a mark for those who came: « Durand | X », « Martin | absent ». Only those who came count.

use crate::finding::Findings;
use crate::place::CellRef;
use crate::quantity::Quantity;
use crate::read::{Held, Memo};
use crate::schema::{Column, Kind};
use crate::shape::headers;
use crate::shape::reader::{Outcome, Reader};
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, SheetRow};
use crate::shape::value::{Reading, header_key};
use crate::shape::{Presence, Value};
use std::collections::BTreeSet;

/// What heads a column that people sign: whatever they write in it, they were there.
const SIGNED: [&str; 4] = ["emargement", "signature", "visa", "paraphe"];

/// The columns that say who came.
pub struct RollCall {
    columns: BTreeSet<u32>,
    /// Of these, those that people signed with their name or their initials.
    signed: BTreeSet<u32>,
    /// Nobody is marked as having come, and some as not: a blank is then a presence.
    marks_absences: bool,
    presence: &'static Column,
}

/// What a row says of its people.
pub enum Came {
    /// How many, and where it is said.
    Yes(CellRef, Quantity),
    /// « ? », or a mark that says nothing and is told.
    Unknown,
    No,
}

impl RollCall {
    /// The columns that say who came by marks and not by numbers: headed « Émargement », « Signature », « Présence », or the
    /// column of the participants.
    pub fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<Self> {
        let has_presence = header.best.columns.values().any(|column| column.name == "presence");
        if !matches!(header.best.kind, Kind::Participations | Kind::Instances) || has_presence {
            return None;
        }
        let cells = |at: u32| sheet.column(rows, at).map(|held| held.raw);
        let participants = header.best.columns.iter().find(|(_, column)| column.name == "participants").map(|(at, _)| *at);
        let columns: BTreeSet<u32> = match participants {
            Some(at) if are_marks(reader, sheet.column(rows, at)) => BTreeSet::from([at]),
            Some(_) => return None,
            None => {
                let heads = header.cells.iter().filter(|(at, head)| !header.best.columns.contains_key(at) && calls_the_roll(&head.text));
                heads.map(|(at, _)| *at).filter(|at| cells(*at).next().is_some()).collect()
            }
        };
        let is_by_name = |at: &u32| {
            let head = header.cells.get(at).is_some_and(|head| is_signed(&head.text));
            head && cells(*at).any(|raw| matches!(reader.presence(raw), Reading::Unreadable(_)))
        };
        let signed: BTreeSet<u32> = columns.iter().copied().filter(is_by_name).collect();
        let says_came =
            |at: &u32| signed.contains(at) || cells(*at).any(|raw| matches!(reader.presence(raw), Reading::Value(Presence::Present(_))));
        let marks_absences = !columns.iter().any(says_came);
        let presence = Kind::Instances.schema().column("presence")?;
        (!columns.is_empty()).then_some(Self { columns, signed, marks_absences, presence })
    }

    pub fn holds(&self, column: u32) -> bool {
        self.columns.contains(&column)
    }

    /// The columns that hold names, or initials.
    pub fn signed(&self) -> impl Iterator<Item = u32> + '_ {
        self.signed.iter().copied()
    }

    /// Whether those of a row, which begins at `at`, came: one of the columns says so, or none denies it where only absences are marked.
    pub fn came(&self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, at: CellRef) -> Came {
        let held: Vec<Held<'_>> = self.columns.iter().filter_map(|column| row.seen(*column)).collect();
        let said: Vec<(CellRef, Option<Presence>)> = held.iter().map(|held| (held.cell, self.said(journal, reader, sheet, held))).collect();
        let came = said.iter().find_map(|(cell, said)| match said {
            // A signature is a name: nothing is cited from it.
            Some(Presence::Present(people)) => Some((if self.signed.contains(&cell.column) { at } else { *cell }, *people)),
            Some(Presence::Excused | Presence::Absent) | None => None,
        });
        let denied = said.iter().any(|(_, said)| matches!(said, Some(Presence::Excused | Presence::Absent)));
        match came {
            Some((cell, people)) => Came::Yes(cell, people),
            None if denied => Came::No,
            None if !said.is_empty() => Came::Unknown,
            None if self.marks_absences => Came::Yes(at, Quantity::exact(1.0)),
            None => Came::No,
        }
    }

    /// What a cell says; nothing when it is not known, or unreadable.
    fn said(&self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, held: &Held<'_>) -> Option<Presence> {
        if self.signed.contains(&held.cell.column) {
            return match reader.presence(held.raw) {
                Reading::Value(presence) => Some(presence),
                Reading::Blank | Reading::Unknown => None,
                Reading::Unreadable(_) => Some(Presence::Present(Quantity::exact(1.0))),
            };
        }
        let outcome = reader.read(journal, &sheet.place(), self.presence, held.cell, held.raw);
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, held.cell, outcome.fate());
        match outcome {
            Outcome::Value(Value::Presence(presence)) => Some(presence),
            Outcome::Value(_) | Outcome::Blank | Outcome::Unknown | Outcome::Unreadable => None,
        }
    }
}

/// Whether most cells of the column of participants are marks and not numbers: « X » among numbers is a slip.
fn are_marks<'r>(reader: &Reader, cells: impl Iterator<Item = Held<'r>>) -> bool {
    let (mut marks, mut others) = (0_usize, 0_usize);
    let mut known = Memo::default();
    for held in cells {
        let is_mark = known.of(held.content, || matches!(reader.presence(held.raw), Reading::Value(_)) && !reader.counts(held.raw));
        *(if is_mark { &mut marks } else { &mut others }) += 1;
    }
    marks > others
}

fn calls_the_roll(head: &str) -> bool {
    is_signed(head) || headers::column(Kind::Instances, head).is_some_and(|(column, _)| column.name == "presence")
}

/// « Émargement », « Signature du matin ».
fn is_signed(head: &str) -> bool {
    let key = header_key(head);
    SIGNED.iter().any(|word| key.split(' ').next() == Some(word))
}
