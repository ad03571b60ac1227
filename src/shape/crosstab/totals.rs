//! Totals of a crossed sheet, below and in the margin: checked, and never counted.

use super::Crosstab;
use crate::finding::{Fate, Findings, Ignored};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::{Precision, Quantity, sum};
use crate::read::Raw;
use crate::shape::headers;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::Reading;
use std::collections::BTreeMap;

/// Whether a row adds up those above. « Total Énergies » with marks is a structure like another.
pub fn is_totals_row(sheet: &Sheet<'_>, crosstab: &Crosstab, row: u32) -> bool {
    let first_meeting = crosstab.meetings.iter().map(|meeting| meeting.column).min().unwrap_or(u32::MAX);
    let opening = sheet.row(row).find(|(cell, raw)| cell.column < first_meeting && matches!(raw, Raw::Text(_)));
    let Some((_, raw)) = opening else { return false };
    let text = tidy_text(raw);
    let letters = |raw: &Raw| matches!(raw, Raw::Text(text) if text.chars().any(char::is_alphabetic));
    // « Partenaires » among other kinds of people is a row; at the foot it counts them.
    let is_foot = headers::is_head_count(&text) || sheet.rows_in(row + 1..=crosstab.last_row).nth(2).is_none();
    let counted = || sheet.row(row).all(|(cell, raw)| cell.column < first_meeting || !letters(raw));
    headers::is_plain_total(&text)
        || (headers::is_summary(&text) && counted())
        || ((headers::is_total(&text) || (is_foot && headers::is_head_count_over_numbers(&text))) && counted())
}

/// « P | Présent », « E = excusé »: a row that says what a mark means.
pub fn is_legend(reader: &Reader, sheet: &Sheet<'_>, crosstab: &Crosstab, row: u32) -> bool {
    let mut cells = sheet.row(row);
    let (Some((cell, mark @ Raw::Text(letter))), Some((_, Raw::Text(meaning))), None) = (cells.next(), cells.next(), cells.next()) else {
        return false;
    };
    let is_mark = letter.trim().chars().count() <= 2 && matches!(reader.presence(mark), Reading::Value(_));
    cell.column <= crosstab.names && is_mark && meaning.trim().chars().count() > 2
}

/// Checks the total that a row has in the margin: that of its marks, or of the meetings that they make.
pub fn check_margin(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    crosstab: &Crosstab,
    row: u32,
    terms: [&[Option<Quantity>]; 2],
) {
    for column in &crosstab.totals {
        let cell = CellRef::new(row, *column);
        let head = (crosstab.first_row..=crosstab.header_row).rev().find_map(|row| sheet.own(CellRef::new(row, *column))).map(tidy_text);
        let Some(head) = head.filter(|head| headers::is_plain_total(head)) else { continue };
        let Some(stated) = sheet.own(cell).and_then(|raw| reader.quantity(raw)) else { continue };
        tell_difference(journal, sheet, cell, &head, stated, &terms);
    }
}

/// Tells a stated total that is neither the people nor the structures that came, counted in any of the ways.
fn tell_difference(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, head: &str, stated: Quantity, ways: &[&[Option<Quantity>]]) {
    let agrees = |terms: &&[Option<Quantity>]| {
        let summed = sum(terms.iter().copied()).unwrap_or(Quantity::exact(0.0));
        let near = |number: f64| (number - stated.value).abs() <= 0.01;
        summed.precision != Precision::Exact || near(summed.value) || near(terms.len() as f64)
    };
    let summed = ways.last().and_then(|terms| sum(terms.iter().copied())).unwrap_or(Quantity::exact(0.0));
    if !ways.iter().any(agrees) {
        let problem = Problem::TotalDiffers {
            column: head.into(),
            stated: crate::french::number(stated.value).into(),
            summed: crate::french::number(summed.value).into(),
        };
        journal.tell(sheet.place().at(cell), problem);
    }
}

/// Checks a row of totals, and marks its cells.
pub fn check_row(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    crosstab: &Crosstab,
    row: u32,
    sums: &BTreeMap<u32, Vec<Option<Quantity>>>,
) {
    // Those who did not come are no part of the sums.
    let of_others = |text: &str| ["excus", "absent"].iter().any(|word| crate::fold::fold(text).contains(word));
    let adds = |text: &str| (headers::is_total(text) || headers::is_head_count_over_numbers(text)) && !of_others(text);
    let adds_up = sheet.row(row).next().is_some_and(|(_, raw)| adds(&tidy_text(raw)));
    for (cell, raw) in sheet.row(row) {
        journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Ignored(Ignored::TotalRow));
        let Some(meeting) = crosstab.meetings.iter().find(|meeting| meeting.column == cell.column).filter(|_| adds_up) else { continue };
        let Some(stated) = reader.quantity(raw) else { continue };
        let head = meeting
            .label
            .as_ref()
            .map_or_else(|| meeting.period.map(|period| period.to_string()).unwrap_or_default(), |(_, text)| text.clone());
        tell_difference(journal, sheet, cell, &head, stated, &[sums.get(&meeting.column).map_or(&[][..], Vec::as_slice)]);
    }
}
