//! A column of a list while its rows are read: what its contents say, each looked up once.

use crate::finding::Findings;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::{Held, Memo, Raw};
use crate::schema::{Column, Content};
use crate::shape::reader::{Outcome, Reader};
use crate::shape::sheet::Sheet;
use crate::shape::value::HeaderUnit;
use crate::shape::{Value, value};

/// A column of the table while its rows are read.
pub struct Reading {
    pub at: u32,
    pub column: &'static Column,
    /// Its place in the table being built.
    pub slot: usize,
    /// What its contents say, and what is wrong with them: people write the same few again and again.
    known: Memo<(Outcome, Vec<Problem>)>,
    /// Of its contents, those that mean « the same as above ».
    dittos: Memo<bool>,
    /// Some of its dates have the month first, as they cannot be read otherwise: the others may.
    has_month_first: bool,
    /// What the header or a title says of all its amounts.
    unit: Option<HeaderUnit>,
    /// The last value, and where it stands, in a column that is filled downwards.
    pub above: Option<(CellRef, Value)>,
    /// The cell last told of as one value for several rows.
    pub shared: Option<CellRef>,
}

impl Reading {
    pub fn new(sheet: &Sheet<'_>, rows: &[u32], at: u32, column: &'static Column, slot: usize, unit: Option<HeaderUnit>) -> Self {
        let mut month_first = Memo::default();
        let has_month_first = column.content == Content::Date
            && sheet.column(rows, at).any(|held| month_first.of(held.content, || value::month_first(held.raw).is_some()));
        Self { at, column, slot, known: Memo::default(), dittos: Memo::default(), has_month_first, unit, above: None, shared: None }
    }

    /// Reads a cell, or remembers how its content was read; what is wrong with it is told at each cell that has it.
    pub fn read(&mut self, journal: &mut Findings, reader: &Reader, source: &Place, held: &Held<'_>) -> Outcome {
        if self.known.get(held.content).is_none() {
            let mut told = Findings::default();
            let large = self.in_its_unit(held.raw);
            let outcome = reader.read(&mut told, source, self.column, held.cell, large.as_ref().unwrap_or(held.raw));
            if self.has_month_first
                && value::may_be_month_first(held.raw)
                && let Outcome::Value(Value::Period(taken)) = &outcome
                && let Some(other) = value::other_way_round(taken)
            {
                let (taken, other) = (crate::french::period(taken).into(), crate::french::date(other).into());
                told.tell(source.at(held.cell), Problem::DayOrMonth { taken, other });
            }
            self.known.put(held.content, (outcome, told.iter().map(|finding| finding.problem.clone()).collect()));
        }
        let Some((outcome, problems)) = self.known.get(held.content) else { return Outcome::Blank };
        for problem in problems {
            journal.tell(source.at(held.cell), problem.clone());
        }
        outcome.clone()
    }

    /// An amount with the unit that the header or a title gives.
    pub fn in_its_unit(&self, raw: &Raw) -> Option<Raw> {
        self.unit.and_then(|unit| unit.put_on(raw))
    }

    /// « idem », « " »: the same as above. Where numbers stand, a mark alone may as well be a blank.
    pub fn is_ditto(&mut self, held: &Held<'_>) -> bool {
        let Raw::Text(text) = held.raw else { return false };
        let content = self.column.content;
        self.dittos.of(held.content, || {
            let measured = matches!(content, Content::Count | Content::Euros | Content::Number | Content::Share | Content::Presence);
            let text = text.trim().to_lowercase();
            DITTO_WORDS.contains(&text.as_str()) || (!measured && DITTO_MARKS.contains(&text.as_str()))
        })
    }
}

const DITTO_WORDS: [&str; 10] = ["idem", "id", "id.", "- id -", "-id-", "ditto", "pareil", "même", "cf. ci-dessus", "ci-dessus"];
const DITTO_MARKS: [&str; 12] = ["\"", "''", "″", "〃", "//", "»", "«", "” ”", "\" \"", "-\"-", "”", "“"];
