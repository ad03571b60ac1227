//! What `observatoire.toml` would have to say of a sheet that recognition could not settle: the entry that `verifier --proposer` writes.

use super::Layout;
use super::headers;
use super::reader::{Outcome, Reader};
use super::recognise::{Candidate, HeaderCell};
use super::sheet::{Sheet, tidy_text};
use crate::finding::Findings;
use crate::fold::fold;
use crate::personal;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// How many cells of a column are looked at to guess what it holds.
const SAMPLE: usize = 200;
/// A column is taken for one of dates, of numbers… when so many of its cells in a hundred are.
const MOST: usize = 60;
/// A header that nothing recognises is looked for in so many rows.
const ROWS_LOOKED_AT: usize = 30;
/// A question is a text of at least so many words, or ends with a question mark.
const WORDS_OF_A_QUESTION: usize = 5;

/// Why an entry is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No table is complete.
    Unrecognised,
    /// Two tables explain it as well.
    Ambiguous,
    /// A register seems to name people.
    Nominative,
    /// It looks like the answers to a questionnaire.
    Survey,
}

/// What a heading means, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Its words name the column.
    Known(&'static str),
    /// Its cells look like the column's.
    Likely(&'static str),
    Unknown,
    /// It seems to name people.
    Personal,
}

/// A heading or a label of the sheet, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub text: String,
    pub sense: Sense,
}

/// The entry that a sheet would need.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub cause: Cause,
    /// The likeliest table; a person chooses when there is none.
    pub kind: Option<Kind>,
    /// The other one that it may be.
    pub rival: Option<Kind>,
    pub layout: Layout,
    /// The row of the last header of a list.
    pub header_row: Option<u32>,
    pub headings: Vec<Heading>,
    /// Required columns that no heading gives, even likely.
    pub missing: Vec<&'static str>,
}

impl Suggestion {
    /// Of a list, by its header and the table that it is likeliest of.
    pub fn of_list(
        reader: &Reader,
        sheet: &Sheet<'_>,
        cause: Cause,
        header_row: u32,
        cells: &BTreeMap<u32, HeaderCell>,
        table: &Candidate,
    ) -> Self {
        let sense = |at: &u32, cell: &HeaderCell| match table.columns.get(at) {
            Some(column) => Sense::Known(column.name),
            None if headers::personal(&cell.text).is_some() || names_people(sheet, *at, header_row) => Sense::Personal,
            None => Sense::Unknown,
        };
        let mut senses: BTreeMap<u32, Sense> = cells.iter().map(|(at, cell)| (*at, sense(at, cell))).collect();
        let mut missing: Vec<&'static Column> = table.missing.iter().filter_map(|name| table.kind.schema().column(name)).collect();
        guess(reader, sheet, header_row, &mut senses, &mut missing);
        let headings = cells.iter().filter_map(|(at, cell)| heading(&cell.text, *senses.get(at)?)).collect();
        Self {
            cause,
            kind: Some(table.kind),
            rival: None,
            layout: Layout::List,
            header_row: Some(header_row),
            headings,
            missing: missing.into_iter().map(|column| column.name).collect(),
        }
    }

    /// Of a form, by its labels.
    pub fn of_form(kind: Kind, labels: &[(String, Option<&'static str>)], missing: &[&'static str]) -> Self {
        let sense = |text: &str, known: Option<&'static str>| match known {
            Some(name) => Sense::Known(name),
            None if headers::personal(text).is_some() => Sense::Personal,
            None => Sense::Unknown,
        };
        let headings = labels.iter().filter_map(|(text, known)| heading(text, sense(text, *known))).collect();
        let missing = missing.to_vec();
        Self { cause: Cause::Unrecognised, kind: Some(kind), rival: None, layout: Layout::Form, header_row: None, headings, missing }
    }

    /// Of a sheet that looks like nothing known: its first row of most texts is taken for its header. None if it has no such row.
    pub fn of_unknown(sheet: &Sheet<'_>) -> Option<Self> {
        let texts = |row: &u32| sheet.row(*row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).count();
        let rows: Vec<u32> = sheet.rows().take(ROWS_LOOKED_AT).collect();
        let most = rows.iter().map(texts).max().filter(|most| *most >= 2)?;
        let header_row = rows.into_iter().find(|row| texts(row) == most)?;
        let cells = sheet.row(header_row).filter(|(_, raw)| matches!(raw, Raw::Text(_)));
        let texts: Vec<(u32, String)> = cells.map(|(cell, raw)| (cell.column, tidy_text(raw))).collect();
        let cause = if looks_like_questions(sheet, &texts) { Cause::Survey } else { Cause::Unrecognised };
        let sense = |column: u32, text: &str| {
            let personal = headers::personal(text).is_some() || names_people(sheet, column, header_row);
            if personal { Sense::Personal } else { Sense::Unknown }
        };
        let headings = texts.iter().filter_map(|(column, text)| heading(text, sense(*column, text))).collect();
        Some(Self { cause, kind: None, rival: None, layout: Layout::List, header_row: Some(header_row), headings, missing: Vec::new() })
    }
}

/// A heading may itself say something of a person, where a row of data was taken for the header.
fn heading(text: &str, sense: Sense) -> Option<Heading> {
    let says_someone = personal::find(text).is_some() || personal::column_looks_nominative(&[text, text, text]).is_some();
    (!says_someone).then(|| Heading { text: text.to_owned(), sense })
}

/// The cells of a column below the header.
fn below<'a>(sheet: &'a Sheet<'_>, column: u32, header_row: u32) -> impl Iterator<Item = (CellRef, &'a Raw)> {
    let rows = sheet.rows_past(header_row);
    rows.filter_map(move |row| Some((CellRef::new(row, column), sheet.own(CellRef::new(row, column))?))).take(SAMPLE)
}

fn names_people(sheet: &Sheet<'_>, column: u32, header_row: u32) -> bool {
    let texts: Vec<String> =
        below(sheet, column, header_row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).map(|(_, raw)| tidy_text(raw)).collect();
    personal::column_looks_nominative(&texts).is_some()
}

/// Gives the headings that mean nothing to the columns that are missing, by what stands under them: dates to « date », numbers to
/// « participants »; and a text to a text, where one of each is left.
fn guess(reader: &Reader, sheet: &Sheet<'_>, header_row: u32, senses: &mut BTreeMap<u32, Sense>, missing: &mut Vec<&'static Column>) {
    let unknown = |senses: &BTreeMap<u32, Sense>| -> Vec<u32> {
        senses.iter().filter(|(_, sense)| **sense == Sense::Unknown).map(|(at, _)| *at).collect()
    };
    missing.retain(|column| {
        let share = |at: &u32| share_read(reader, sheet, *at, header_row, column);
        let best = unknown(senses)
            .into_iter()
            .map(|at| (share(&at), at))
            .filter(|(share, _)| *share >= MOST)
            .max_by_key(|(share, at)| (*share, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best {
            senses.insert(at, Sense::Likely(column.name));
        }
        best.is_none()
    });
    let words = |at: &u32| below(sheet, *at, header_row).filter(|(_, raw)| matches!(raw, Raw::Text(_))).count();
    let wordy: Vec<u32> = unknown(senses).into_iter().filter(|at| words(at) > 0).collect();
    if let ([at], [column]) = (wordy.as_slice(), missing.as_slice())
        && is_words(column)
    {
        senses.insert(*at, Sense::Likely(column.name));
        missing.clear();
    }
}

const fn is_words(column: &Column) -> bool {
    matches!(column.content, Content::Text | Content::Name | Content::Names | Content::Texts)
}

/// How many cells in a hundred read as a column's, where reading says something of it: any text is a name.
fn share_read(reader: &Reader, sheet: &Sheet<'_>, at: u32, header_row: u32, column: &'static Column) -> usize {
    let mut unheard = Findings::default();
    let cells: Vec<(CellRef, &Raw)> = below(sheet, at, header_row).collect();
    let reads = |unheard: &mut Findings, cell: CellRef, raw: &Raw| match column.content {
        Content::Text | Content::Name | Content::Names | Content::Texts => false,
        // An unknown class is read too, as « Non classé ».
        Content::Class(nomenclature) | Content::Classes(nomenclature) => reader.class(nomenclature, &tidy_text(raw)).is_some(),
        // A number may be a year, but a column of numbers is none of dates.
        Content::Date => {
            !matches!(raw, Raw::Number(_) | Raw::Percent(_))
                && matches!(reader.read(unheard, &sheet.place(), column, cell, raw), Outcome::Value(_))
        }
        Content::Count | Content::Euros | Content::Number | Content::Share | Content::Year | Content::YesNo | Content::Presence => {
            matches!(reader.read(unheard, &sheet.place(), column, cell, raw), Outcome::Value(_))
        }
    };
    let read = cells.iter().filter(|(cell, raw)| reads(&mut unheard, *cell, raw)).count();
    (read * 100).checked_div(cells.len()).unwrap_or(0)
}

/// Most headings are questions, or the file is named for them, and people have answered.
fn looks_like_questions(sheet: &Sheet<'_>, headings: &[(u32, String)]) -> bool {
    let is_question = |text: &str| text.ends_with('?') || text.split_whitespace().count() >= WORDS_OF_A_QUESTION;
    let questions = headings.iter().filter(|(_, text)| is_question(text)).count();
    let names: BTreeSet<String> = [&sheet.grid.file, &sheet.grid.sheet]
        .into_iter()
        .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let named = ["questionnaire", "enquete", "sondage", "reponses", "results", "survey"].iter().any(|word| names.contains(*word));
    sheet.rows().count() >= 3 && (questions * 2 > headings.len() || (named && questions > 0))
}
