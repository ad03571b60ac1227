//! The columns under a header: which hold the table, which hold people, which are read downwards.

use super::calendar::Calendar;
use super::counted::{may_count_people, may_say, uncounted_column};
use super::parts::Parts;
use super::roll_call::RollCall;
use super::set_rows;
use super::spread::Spread;
use crate::finding::{Fate, Findings, Ignored};

use crate::personal;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind, PersonalKind};
use crate::shape::headers;
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::{HeaderUnit, uncounted};
use std::collections::{BTreeMap, BTreeSet};

/// A column that is blank in this share of the records, and filled in the first, was meant to be read downwards:
/// it is what a merged column becomes in a text file. Below it, a blank is a forgotten cell.
const GROUPED_SHARE: f64 = 0.4;
/// How many values are looked at to tell whether a column without a telling header holds names of people.
pub const SAMPLE: usize = 200;

/// The columns of a list, by what is done with them.
pub struct Columns<'a> {
    pub table: &'a BTreeMap<u32, &'static Column>,
    pub personal: BTreeMap<u32, PersonalKind>,
    /// Filled downwards where blank.
    pub grouped: BTreeSet<u32>,
    /// For each header of a column of the sheet, folded.
    pub heads: BTreeMap<u32, String>,
    /// The personal columns set the whole register aside.
    pub refused: bool,
    /// A column whose classes have each a column of their own.
    pub spread: Option<Spread>,
    /// Columns that say who came, row by row.
    pub roll_call: Option<RollCall>,
    /// Columns that add up to those who came.
    pub parts: Option<Parts>,
    /// Columns that make up a date.
    pub calendar: Option<Calendar>,
}

impl Columns<'_> {
    /// Whether a column of the sheet is that of one class.
    pub fn is_spread(&self, column: u32) -> bool {
        self.spread.as_ref().is_some_and(|spread| spread.columns.contains_key(&column))
    }

    /// Whether the rows are marked with who came.
    pub fn marks_presence(&self) -> bool {
        self.roll_call.is_some() || self.spread.is_some() || self.table.values().any(|column| column.name == "presence")
    }

    /// Whether the cells of a column of the sheet say something, alone or with others.
    pub fn is_read(&self, column: u32) -> bool {
        let calls_the_roll = || self.roll_call.as_ref().is_some_and(|roll_call| roll_call.holds(column));
        let is_part = || self.parts.as_ref().is_some_and(|parts| parts.holds(column));
        let is_of_date = || self.calendar.as_ref().is_some_and(|calendar| calendar.holds(column));
        self.table.contains_key(&column) || self.is_spread(column) || calls_the_roll() || is_part() || is_of_date()
    }
}

/// Columns that hold something of a person: by header, or by what they hold when no header of ours claims them.
pub fn personal(
    reader: &Reader,
    sheet: &Sheet<'_>,
    header: &Header,
    rows: &[u32],
    roll_call: Option<&RollCall>,
) -> BTreeMap<u32, PersonalKind> {
    let signed = roll_call.into_iter().flat_map(RollCall::signed);
    let mut found: BTreeMap<u32, PersonalKind> = signed.map(|column| (column, PersonalKind::Identifier)).collect();
    for (at, head) in header.cells.iter().filter(|(at, _)| !roll_call.is_some_and(|roll_call| roll_call.holds(**at))) {
        let claimed = header.best.columns.get(at);
        let by_header = headers::personal(&head.text);
        let by_content = || personal::column_looks_nominative(&sample(sheet, *at, rows));
        let kind = match (claimed, by_header) {
            // « Participant » heads numbers in one file and names in another: the cells decide.
            (Some(column), Some(kind)) if column.content == Content::Count => mostly_names(reader, sheet, *at, rows).then_some(kind),
            // « Demandeur » is a body, and in some files those who work there, by name.
            (Some(column), _) if column.content == Content::Name && header.best.kind != Kind::Structures => {
                let mut names = sample(sheet, *at, rows);
                // In a register of people nobody may be named, be it beside a body.
                if !matches!(header.best.kind, Kind::Referrals | Kind::Pathways) {
                    names.iter_mut().for_each(|name| *name = personal::body_beside_people(name).unwrap_or_else(|| std::mem::take(name)));
                }
                // Among bodies people are blanked one by one.
                let are_people = personal::names_people(&names) && !names.iter().any(|name| personal::is_body(name));
                are_people.then_some(PersonalKind::FullName)
            }
            // A code is nobody's name (contract §3): one that is says whose the record is.
            (Some(column), _) if column.name == "code" => {
                let codes = sample(sheet, *at, rows);
                let says_who = personal::names_people(&codes) || codes.iter().any(|code| personal::names_someone(code));
                says_who.then_some(PersonalKind::FullName)
            }
            (Some(_), _) => None,
            // « Personnes », « Usagers » over numbers count people, and name nobody.
            (None, Some(kind)) if is_name(kind) && only_counts(reader, sheet, *at, rows) => None,
            (None, Some(kind)) => Some(kind),
            (None, None) => by_content(),
        };
        if let Some(kind) = kind {
            found.insert(*at, kind);
        }
    }
    found
}

fn sample(sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> Vec<String> {
    rows.iter()
        .filter_map(|row| sheet.own(CellRef::new(*row, column)))
        .filter(|raw| matches!(raw, Raw::Text(_)))
        .map(tidy_text)
        .take(SAMPLE)
        .collect()
}

/// Whether most cells are words that may be names: « 4 puis 6 » is a number ill written, and « beaucoup » names nobody.
fn mostly_names(reader: &Reader, sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> bool {
    let cells: Vec<&Raw> = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, column))).take(SAMPLE).collect();
    let is_words = |raw: &Raw| {
        let first_word = |text: &str| text.split_whitespace().next().is_some_and(personal::is_first_name);
        let may_name = |text: &str| text.chars().any(char::is_uppercase) || first_word(text);
        let is_name = |text: &str| !text.chars().any(|letter| letter.is_ascii_digit()) && !uncounted(text) && may_name(text);
        matches!(raw, Raw::Text(text) if is_name(text)) && !reader.counts(raw)
    };
    cells.iter().filter(|raw| is_words(raw)).count() * 2 > cells.len()
}

const fn is_name(kind: PersonalKind) -> bool {
    matches!(kind, PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName)
}

/// Whether most cells are numbers of people, and none is somebody's name.
fn only_counts(reader: &Reader, sheet: &Sheet<'_>, column: u32, rows: &[u32]) -> bool {
    may_count_people(reader, sheet, column, rows)
        && !sample(sheet, column, rows).iter().any(|text| personal::names_someone(text) || personal::is_first_name(text))
}

/// Columns to read downwards.
pub fn grouped(sheet: &Sheet<'_>, table: &BTreeMap<u32, &'static Column>, after: u32, last_row: u32) -> BTreeSet<u32> {
    // A structure is written once for its rows only where it opens them.
    let opens = |at: u32| table.keys().next() == Some(&at);
    let groupable = |at: u32, column: &Column| {
        let by_name = matches!(column.name, "date" | "action" | "instance" | "annee" | "axe");
        column.required && (by_name || (column.name == "structure" && opens(at)))
    };
    let mut blanks: BTreeMap<u32, usize> = table.iter().filter(|(at, column)| groupable(**at, column)).map(|(at, _)| (*at, 0)).collect();
    let mut records = 0_usize;
    let mut first_filled: BTreeSet<u32> = BTreeSet::new();
    for row in sheet.rows_after(after).take_while(|row| row.number <= last_row) {
        if table.keys().filter(|column| row.seen(**column).is_some()).take(2).count() < 2 {
            continue;
        }
        if blanks.keys().any(|column| row.seen(*column).is_none()) && row.cells().next().is_some_and(|held| sums_up(held.raw)) {
            continue;
        }
        for (column, blank) in &mut blanks {
            let is_filled = row.seen(*column).is_some();
            *blank += usize::from(!is_filled);
            if records == 0 && is_filled {
                first_filled.insert(*column);
            }
        }
        records += 1;
    }
    let is_grouped = |column: &u32, blank: usize| {
        first_filled.contains(column) && records >= 4 && blank < records && blank as f64 >= GROUPED_SHARE * records as f64
    };
    blanks.into_iter().filter(|(column, blank)| is_grouped(column, *blank)).map(|(column, _)| column).collect()
}

fn sums_up(raw: &Raw) -> bool {
    matches!(raw, Raw::Text(_)) && headers::is_total(&tidy_text(raw))
}

/// The unit that a header gives to its amounts, or a title to all of them: « (montants en k€) ».
pub fn unit(sheet: &Sheet<'_>, header: &Header, column: u32, meant: &Column) -> Option<HeaderUnit> {
    let head = header.cells.get(&column);
    if meant.content != Content::Euros {
        return head.filter(|_| meant.name == "etp").and_then(|head| HeaderUnit::hundredths(&head.text));
    }
    let own = head.and_then(|head| HeaderUnit::of(&head.text));
    let upper = || {
        let rows = header.first_row..=header.last_row;
        rows.filter_map(|row| sheet.seen(CellRef::new(row, column))).find_map(|(_, raw)| HeaderUnit::of(&tidy_text(raw)))
    };
    let titles = || sheet.rows_between(0, header.first_row).rev().take(ROWS_OF_TITLES).filter_map(|row| lone_text(sheet, row));
    own.or_else(upper).or_else(|| titles().find_map(|title| HeaderUnit::of(&title)))
}

/// Titles that say the unit of a table stand so near to its header.
const ROWS_OF_TITLES: usize = 5;

fn lone_text(sheet: &Sheet<'_>, row: u32) -> Option<String> {
    let mut cells = sheet.row(row);
    let (_, raw) = cells.next().filter(|(_, raw)| matches!(raw, Raw::Text(_)))?;
    cells.next().is_none().then(|| tidy_text(raw))
}

pub fn tell_headers(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, header: &Header, columns: &Columns<'_>, rows: &[u32]) {
    let uncounted = uncounted_column(header.best.kind, columns);
    set_rows(journal, sheet, header.first_row..=header.last_row, &header.span, Fate::Ignored(Ignored::Header));
    for (at, head) in &header.cells {
        let place = sheet.place().at(head.cell);
        if columns.personal.contains_key(at) {
            if !columns.refused {
                journal.tell(place, Problem::PersonalColumn { header: head.text.as_str().into() });
            }
        } else if let Some(column) = columns.table.get(at) {
            if header.best.guessed.contains(at) {
                journal.tell(place, Problem::HeaderGuessed { header: head.text.as_str().into(), column: column.title.into() });
            }
        } else if headers::is_numbering(&head.text) || columns.is_read(*at) {
        } else if let Some((column, _)) = headers::column(header.best.kind, &head.text)
            && columns.table.values().any(|known| known.name == column.name)
        {
            journal.tell(place, Problem::ColumnTwice { header: head.text.as_str().into(), column: column.title.into() });
        } else if headers::names_two(header.best.kind, &head.text) {
            journal.tell(place, Problem::TwoColumnsInOne { header: head.text.as_str().into() });
        } else if let Some(column) = uncounted.filter(|column| may_say(reader, sheet, column, (*at, &head.text), rows)) {
            journal.tell(place, Problem::NumbersIgnored { header: head.text.as_str().into(), column: column.title.into() });
        } else {
            journal.tell(place, Problem::ColumnIgnored { header: head.text.as_str().into() });
        }
    }
}

/// Tells of columns with no header, beside or between those of the table, that most of the first records fill.
pub fn tell_headless(journal: &mut Findings, sheet: &Sheet<'_>, header: &Header, last_row: u32) {
    let beside = header.span.start().saturating_sub(1).max(1)..=header.span.end() + 1;
    // Of another table, or of the margin, when its own title stands above.
    let titled = |column: u32| sheet.rows_in(..=header.last_row).any(|row| sheet.own(CellRef::new(row, column)).is_some());
    let headless: Vec<u32> = beside.filter(|column| !header.cells.contains_key(column) && !titled(*column)).collect();
    let mut records = 0;
    let mut cells: BTreeMap<u32, Vec<&Raw>> = BTreeMap::new();
    for row in sheet.rows_after(header.last_row).take_while(|row| row.number <= last_row).take(SAMPLE) {
        if row.cells().filter(|held| header.span.contains(&held.cell.column)).take(2).count() < 2 {
            continue;
        }
        records += 1;
        for held in row.cells().filter(|held| headless.contains(&held.cell.column)) {
            cells.entry(held.cell.column).or_default().push(held.raw);
        }
    }
    for (column, cells) in cells {
        let enough = header.span.contains(&column) || (cells.len() > 1 && cells.len() * 2 > records);
        if enough && !only_ranks(&cells) {
            journal.tell(sheet.place().at(CellRef::new(header.last_row, column)), Problem::ColumnIgnored { header: "".into() });
        }
    }
}

/// 0, 1, 2…: the rank of each row, as statistics programs write it.
pub fn only_ranks(cells: &[&Raw]) -> bool {
    let numbers: Vec<f64> = cells.iter().filter_map(|raw| if let Raw::Number(number) = raw { Some(*number) } else { None }).collect();
    numbers.len() == cells.len() && numbers.windows(2).all(|pair| matches!(pair, [one, next] if next - one == 1.0))
}
