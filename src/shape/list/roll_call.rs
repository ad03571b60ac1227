//! A list of people enrolled, with a mark for those who came: « Durand | X », « Martin | absent ». Only those who came count.

use crate::finding::Findings;
use crate::fold::fold;
use crate::place::CellRef;
use crate::quantity::Quantity;
use crate::read::{Held, Memo, Raw};
use crate::schema::{Column, Kind};
use crate::shape::headers;
use crate::shape::reader::{Outcome, Reader};
use crate::shape::recognise::{Header, HeaderCell};
use crate::shape::sheet::{Sheet, SheetRow, tidy_text};
use crate::shape::value::{Reading, header_key};
use crate::shape::{Presence, Value, moment};
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
    /// Numbers of people stand among the marks: a blank is then a number forgotten.
    counts: bool,
    presence: &'static Column,
    kind: Kind,
}

/// What a row says of its people.
pub enum Came {
    /// They did, or, at a meeting of the council, were invited; where it is said, and where it is said again.
    Said(CellRef, Presence, Vec<CellRef>),
    /// « ? », or a mark that says nothing and is told.
    Unknown,
    No,
}

/// Whether columns under a header say who came by marks.
pub fn is_called(reader: &Reader, sheet: &Sheet<'_>, header: &Header) -> bool {
    let rows: Vec<u32> = sheet.rows_past(header.last_row).collect();
    RollCall::of(reader, sheet, header, &rows).is_some()
}

impl RollCall {
    /// The columns that say who came by marks and not by numbers: headed « Émargement », « Signature », « Présence », or the
    /// column of the participants.
    pub fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<Self> {
        let has_presence = header.best.columns.values().any(|column| column.name == "presence");
        if !matches!(header.best.kind, Kind::Participations | Kind::Instances) || has_presence {
            return None;
        }
        // What a column adds up to is no mark, however many it says.
        let opens_total = |row: &u32| {
            let opening = sheet.row(*row).find(|(_, raw)| matches!(raw, Raw::Text(_)));
            opening.is_some_and(|(_, raw)| headers::is_total(&tidy_text(raw)) || headers::is_summary(&tidy_text(raw)))
        };
        let rows: Vec<u32> = rows.iter().copied().filter(|row| !opens_total(row)).collect();
        let cells = |at: u32| sheet.column(&rows, at).map(|held| held.raw);
        let participants = header.best.columns.iter().find(|(_, column)| column.name == "participants").map(|(at, _)| *at);
        let columns: BTreeSet<u32> = match participants {
            Some(at) if are_marks(reader, sheet.column(&rows, at)) => BTreeSet::from([at]),
            Some(_) => return None,
            None => {
                let heads = header.cells.iter().filter(|(at, _)| !header.best.columns.contains_key(at));
                let of_roll = |(at, head): &(&u32, &HeaderCell)| {
                    cells(**at).next().is_some()
                        && (calls_the_roll(&head.text) || (names_part(reader, &head.text) && are_said(reader, cells(**at))))
                };
                heads.filter(of_roll).map(|(at, _)| *at).collect()
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
        let is_several = |raw: &Raw| reader.quantity(raw).is_some_and(|people| people.value > 1.0);
        let counts = columns.iter().any(|at| cells(*at).any(is_several));
        let presence = Kind::Instances.schema().column("presence")?;
        (!columns.is_empty()).then_some(Self { kind: header.best.kind, columns, signed, marks_absences, counts, presence })
    }

    pub fn holds(&self, column: u32) -> bool {
        self.columns.contains(&column)
    }

    /// The columns that hold names, or initials.
    pub fn signed(&self) -> impl Iterator<Item = u32> + '_ {
        self.signed.iter().copied()
    }

    /// The column of the table that the marks fill.
    pub const fn fills(&self) -> &'static str {
        if matches!(self.kind, Kind::Instances) { "presence" } else { "participants" }
    }

    /// Whether those of a row, which begins at `at`, came: one of the columns says so, or none denies it where only absences are marked.
    pub fn came(&self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, at: CellRef) -> Came {
        let held: Vec<Held<'_>> = self.columns.iter().filter_map(|column| row.seen(*column)).collect();
        let read: Vec<(CellRef, Presence)> =
            held.iter().filter_map(|held| Some((held.cell, self.said(journal, reader, sheet, held)?))).collect();
        let marks: Vec<Presence> = read.iter().map(|(_, presence)| *presence).collect();
        let said = moment::together(&marks).and_then(|(of, presence)| Some((read.get(of)?.0, presence)));
        // A signature is a name: nothing is cited from it.
        let cited = |cell: CellRef| if self.signed.contains(&cell.column) { at } else { cell };
        let others = |cell: CellRef| {
            let others = read.iter().map(|(other, _)| *other);
            others.filter(|other| *other != cell && !self.signed.contains(&other.column)).collect()
        };
        match said {
            Some((cell, presence @ Presence::Present(_))) => Came::Said(cited(cell), presence, others(cell)),
            Some((cell, presence)) if self.kind == Kind::Instances => Came::Said(cited(cell), presence, others(cell)),
            Some(_) => Came::No,
            None if !held.is_empty() || self.counts => Came::Unknown,
            None if self.marks_absences => Came::Said(at, Presence::Present(Quantity::exact(1.0)), Vec::new()),
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

/// Whether a header names a part of the session, or a day, and nothing else but who came: « Matin », « 17/11 AM », « Présents J1 ».
fn names_part(reader: &Reader, head: &str) -> bool {
    moment::without_part(reader, head).is_some_and(|rest| fold(&rest).is_empty() || calls_the_roll(&rest))
}

/// Whether most cells say whether they came, or how many did: « 9h-12h » under « Matin » does not.
fn are_said<'r>(reader: &Reader, cells: impl Iterator<Item = &'r Raw>) -> bool {
    let (mut said, mut others) = (0_usize, 0_usize);
    for raw in cells {
        let is_said = matches!(reader.presence(raw), Reading::Value(_) | Reading::Unknown);
        *(if is_said { &mut said } else { &mut others }) += 1;
    }
    said > others
}

fn calls_the_roll(head: &str) -> bool {
    is_signed(head) || headers::column(Kind::Instances, head).is_some_and(|(column, _)| column.name == "presence")
}

/// « Émargement », « Signature du matin ».
fn is_signed(head: &str) -> bool {
    let key = header_key(head);
    SIGNED.iter().any(|word| key.split(' ').next() == Some(word))
}
