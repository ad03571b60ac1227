//! Where a table may begin under another: after a blank row, by its titles, its labels and its header.

use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::{crosstab, headers, moment};

/// Titles and labels over a header, at most.
const MOST_TITLES: usize = 12;
/// Titles between two blank rows, at most.
const MOST_LONE_TITLES: usize = 3;
/// Without a blank row above, a header has at least so many cells: a row of two may be a label and its value.
const LEAST_WITHOUT_GAP: usize = 3;
/// So many labels after a blank row may begin a form.
const LABELS_OF_A_FORM: usize = 3;

/// The rows that open a table after the first.
pub struct Opening {
    /// Where they begin, if the labels past a blank row above are of the table too.
    pub first: u32,
    /// Where they begin otherwise.
    pub near: u32,
    /// The header; the first label of a form.
    pub last: u32,
    pub is_form: bool,
}

/// The rows of a sheet, and which of them follow a blank one.
struct Rows<'a> {
    sheet: &'a Sheet<'a>,
    numbers: Vec<u32>,
}

impl Rows<'_> {
    fn is_after_gap(&self, rank: usize) -> bool {
        rank > 0 && self.numbers.get(rank - 1).zip(self.numbers.get(rank)).is_some_and(|(above, row)| above + 1 < *row)
    }

    fn count(&self, rank: usize) -> usize {
        self.numbers.get(rank).map_or(0, |row| self.sheet.row(*row).count())
    }

    /// Up over rows of few cells, to a blank row.
    fn top(&self, from: usize, widest: usize, most: usize) -> usize {
        let goes_on = |rank: &usize| *rank == from || (self.count(*rank) <= widest && !self.is_after_gap(rank + 1));
        (0..=from).rev().take(most).take_while(goes_on).last().unwrap_or(from)
    }

    /// Titles alone between blank rows, just above a blank row.
    fn lone_titles(&self, below: usize) -> Option<usize> {
        let last = below.checked_sub(1).filter(|last| self.count(*last) == 1)?;
        Some(self.top(last, 1, MOST_LONE_TITLES)).filter(|first| self.is_after_gap(*first))
    }

    /// Labels just above a blank row.
    fn labels_above(&self, below: usize) -> Option<usize> {
        let last = below.checked_sub(1).filter(|last| self.numbers.get(*last).is_some_and(|row| is_label(self.sheet, *row)))?;
        Some(self.top(last, 2, MOST_TITLES)).filter(|first| self.is_after_gap(*first))
    }

    /// A wide header just under a title alone, or just under the labels of a form: where its table begins.
    fn without_gap(&self, rank: usize) -> Option<usize> {
        if self.count(rank) < LEAST_WITHOUT_GAP {
            return None;
        }
        let titles = (0..rank).rev().take(MOST_LONE_TITLES).take_while(|above| self.count(*above) == 1).last();
        let under_label = || self.numbers.get(rank.checked_sub(1)?).filter(|row| is_label(self.sheet, **row)).map(|_| rank);
        titles.or_else(under_label).filter(|first| *first > 0)
    }

    /// Labels that follow each other, the name of an action among the first.
    fn opens_form(&self, rank: usize) -> bool {
        let labels: Vec<u32> = self.numbers.iter().skip(rank).take(LABELS_OF_A_FORM).copied().collect();
        let follow = labels.windows(2).all(|pair| matches!(pair, [above, below] if above + 1 == *below));
        let names_action = |row: &u32| {
            label(self.sheet, *row)
                .is_some_and(|head| headers::column(Kind::Actions, &head).is_some_and(|(column, _)| column.name == "action"))
        };
        follow && labels.len() == LABELS_OF_A_FORM && labels.iter().all(|row| is_label(self.sheet, *row)) && labels.iter().any(names_action)
    }
}

/// Where tables after the first may begin, in reading order.
pub fn openings(sheet: &Sheet<'_>, reader: &Reader) -> Vec<Opening> {
    let rows = Rows { sheet, numbers: sheet.rows().collect() };
    let mut openings = Vec::new();
    for (rank, row) in rows.numbers.iter().enumerate().skip(1) {
        if rows.is_after_gap(rank) && rows.opens_form(rank) {
            openings.push(Opening { first: *row, near: *row, last: *row, is_form: true });
            continue;
        }
        let top = rows.top(rank, 2, MOST_TITLES);
        let top = if rows.is_after_gap(top) { Some(top) } else { rows.without_gap(rank) };
        let Some(top) = top.filter(|_| heads(sheet, reader, *row)) else { continue };
        let at = |rank: usize| rows.numbers.get(rank).copied().unwrap_or(*row);
        let titled = rows.lone_titles(top).unwrap_or(top);
        let labelled = rows.labels_above(top).unwrap_or(titled);
        openings.push(Opening { first: at(labelled), near: at(titled), last: *row, is_form: false });
    }
    openings
}

/// Whether a row looks like the header of a table: it names columns, or structures over days or actions.
fn heads(sheet: &Sheet<'_>, reader: &Reader, row: u32) -> bool {
    let is_day = |raw: &Raw| !matches!(raw, Raw::Number(_) | Raw::Percent(_)) && moment::dated(reader, raw).is_some();
    let cells: Vec<&Raw> = sheet.row(row).map(|(_, raw)| raw).collect();
    let is_short = |raw: &Raw| matches!(raw, Raw::Text(text) if text.chars().count() <= 60);
    let known = |raw: &Raw| {
        let text = tidy_text(raw);
        headers::is_known(&text) || headers::personal(&text).is_some()
    };
    let named = cells.iter().filter(|raw| known(raw)).count();
    if named == 0 || cells.len() < 2 || !cells.iter().all(|raw| is_short(raw) || is_day(raw)) {
        return false;
    }
    let days = cells.iter().filter(|raw| is_day(raw)).count();
    let names_structures = || cells.first().is_some_and(|raw| crosstab::is_name_header(&tidy_text(raw)));
    named + days >= cells.len() || (named >= 2 && named * 2 > cells.len()) || names_structures()
}

/// « Action : | Forum », « Date : 11/06/2024 »: the label.
fn label(sheet: &Sheet<'_>, row: u32) -> Option<String> {
    let first = sheet.row(row).next().map(|(_, raw)| tidy_text(raw))?;
    first.split_once(':').map(|(head, _)| head.trim().to_owned()).filter(|head| headers::is_known(head))
}

fn is_label(sheet: &Sheet<'_>, row: u32) -> bool {
    label(sheet, row).is_some()
}

/// The titles at the head of a sheet, over its first header, and whose it is: they may be said of all its tables. The labels of a form, or of a
/// session, are its own.
pub fn head(sheet: &Sheet<'_>, reader: &Reader) -> Vec<u32> {
    let is_title = |row: &u32| sheet.row(*row).count() == 1;
    let names_structure = |row: &u32| {
        label(sheet, *row)
            .is_some_and(|head| headers::column(Kind::Participations, &head).is_some_and(|(column, _)| column.name == "structure"))
    };
    let rows: Vec<u32> = sheet.rows().take_while(|row| is_title(row) || names_structure(row)).take(MOST_TITLES).collect();
    let beneath = sheet.rows().nth(rows.len());
    let mut head: Vec<u32> =
        if beneath.is_some_and(|row| heads(sheet, reader, row)) { rows } else { rows.into_iter().take_while(is_title).collect() };
    // « Bilan quantitatif », beneath the form of an action, is of that action.
    let names_action = |row: &u32| {
        label(sheet, *row)
            .is_some_and(|head| headers::column(Kind::Participations, &head).is_some_and(|(column, _)| column.name == "action"))
    };
    head.extend(sheet.rows().take(MOST_TITLES).find(names_action));
    head.sort_unstable();
    head.dedup();
    head
}
