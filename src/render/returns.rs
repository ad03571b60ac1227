//! What goes back to a partner to a workbook: the list of what to mend, then his sheets as he sent them, the cells at fault marked and
//! commented. Values are values: no formula is written.

mod list;
mod marks;
mod names;

use super::Document;
use crate::finding::Finding;
use crate::french::RETURN_SHEET;
use crate::personal::REMOVED;
use crate::place::CellRef;
use crate::problem::Severity;
use crate::returns::{Content, Return, Sheet};
use anyhow::Context;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use marks::{Marks, Shown};
use names::{file_names, sheet_names};
use rayon::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Where the copies lie in the outputs.
pub const FOLDER: &str = "controle/retours/";

/// A block of more merged cells is decoration to the reader too (`shape::sheet`): written cell by cell, it would fill the workbook.
const LARGEST_MERGED: u64 = 5_000;

/// The copies of a year, one a file.
///
/// # Errors
/// When a workbook cannot be made, which is a fault of ours.
pub fn documents(returns: &[&Return], year: i32) -> anyhow::Result<Vec<Document>> {
    let names = file_names(returns);
    returns
        .par_iter()
        .zip(names)
        .map(|(returned, name)| {
            let bytes = workbook(returned, year).with_context(|| format!("copy of {}", returned.file))?;
            Ok(Document::new(format!("{FOLDER}{name}"), bytes))
        })
        .collect()
}

fn workbook(returned: &Return, year: i32) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of its own would make other bytes of the same inputs: the last day of the year stands for it.
    let dated = ExcelDateTime::from_ymd(u16::try_from(year).unwrap_or(1900).clamp(1900, 9999), 12, 31)?;
    workbook.set_properties(&DocProperties::new().set_title(RETURN_SHEET).set_creation_datetime(&dated));
    let names = sheet_names(returned);
    let marks = Marks::new();
    list::write(&mut workbook, &marks, returned, &names)?;
    for (sheet, name) in returned.sheets.iter().zip(&names.sheets) {
        let points = returned.points.iter().filter(|point| point.place.sheet.as_deref().unwrap_or_default() == &*sheet.name);
        write(workbook.add_worksheet().set_name(name)?, &marks, sheet, &points.collect::<Vec<_>>())?;
    }
    workbook.save_to_buffer()
}

/// A partner's sheet, at the same positions, and the points that stand in it.
fn write(worksheet: &mut Worksheet, marks: &Marks, sheet: &Sheet, points: &[&Finding]) -> Result<(), XlsxError> {
    let mut at_fault: BTreeMap<CellRef, Vec<&Finding>> = BTreeMap::new();
    for point in points {
        match point.place.cell {
            Some(cell) => at_fault.entry(cell).or_default().push(point),
            // Of the whole sheet: its tab is marked.
            None => {
                worksheet.set_tab_color(marks::colour(point.problem.severity()));
            }
        }
    }
    merge(worksheet, sheet)?;
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    for (cell, content) in &sheet.cells {
        let mark = at_fault.get(cell).and_then(|points| points.iter().map(|point| point.problem.severity()).min());
        let length = put(worksheet, marks, *cell, content, mark)?;
        let width = widths.entry(column(*cell)).or_default();
        *width = (*width).max(length);
    }
    for (cell, points) in &at_fault {
        if sheet.cells.binary_search_by_key(cell, |(cell, _)| *cell).is_err()
            && let Some(format) = marks.format(Shown::Plain, points.iter().map(|point| point.problem.severity()).min())
        {
            worksheet.write_blank(row(*cell), column(*cell), format)?;
        }
        worksheet.insert_note(row(*cell), column(*cell), &marks::note(points))?;
    }
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    for (column, length) in widths {
        worksheet.set_column_width(column, (length as f64 + 2.0).clamp(8.43, 50.0))?;
    }
    Ok(())
}

/// The partner's merged cells, but for blocks that no workbook may hold: one within another, or of a single cell.
fn merge(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let plain = Format::default();
    let mut taken: BTreeSet<CellRef> = BTreeSet::new();
    for block in &sheet.merged {
        let (first, last) = (block.first, block.last);
        let size = (u64::from(last.row.saturating_sub(first.row)) + 1) * (u64::from(last.column.saturating_sub(first.column)) + 1);
        let cells = || (first.row..=last.row).flat_map(|row| (first.column..=last.column).map(move |column| CellRef::new(row, column)));
        if !(2..=LARGEST_MERGED).contains(&size) || cells().any(|cell| taken.contains(&cell)) {
            continue;
        }
        taken.extend(cells());
        worksheet.merge_range(row(first), column(first), row(last), column(last), "", &plain)?;
    }
    Ok(())
}

/// Writes a cell, and says how many letters wide it shows.
fn put(worksheet: &mut Worksheet, marks: &Marks, cell: CellRef, content: &Content, mark: Option<Severity>) -> Result<usize, XlsxError> {
    let (row, column) = (row(cell), column(cell));
    let (shown, text) = match content {
        Content::Text(text) => inert(text),
        Content::Personal => (Shown::Removed, REMOVED.into()),
        Content::Withheld => (Shown::Removed, WITHHELD.into()),
        Content::Date(date) if date.time() == NaiveTime::MIN => (Shown::Day, "01/01/2000".into()),
        Content::Date(_) => (Shown::Moment, "01/01/2000 00:00".into()),
        Content::Seconds(_) => (Shown::Duration, "00:00".into()),
        Content::Percent(_) => (Shown::Percent, "100,00%".into()),
        Content::Number(_) | Content::Boolean(_) => (Shown::Plain, "".into()),
    };
    let plain = Format::default();
    let format = marks.format(shown, mark).unwrap_or(&plain);
    match content {
        Content::Text(_) | Content::Personal | Content::Withheld => worksheet.write_string_with_format(row, column, &*text, format)?,
        Content::Number(number) => worksheet.write_number_with_format(row, column, *number, format)?,
        Content::Percent(shown) => worksheet.write_number_with_format(row, column, shown / 100.0, format)?,
        Content::Date(date) => worksheet.write_number_with_format(row, column, serial(*date), format)?,
        Content::Seconds(seconds) => worksheet.write_number_with_format(row, column, seconds / 86_400.0, format)?,
        Content::Boolean(truth) => worksheet.write_boolean_with_format(row, column, *truth, format)?,
    };
    Ok(text.lines().map(|line| line.chars().count()).max().unwrap_or(0))
}

/// A date as workbooks count it: in days since 30 December 1899, but for the first two months of 1900, as Excel believes that year leap.
fn serial(date: NaiveDateTime) -> f64 {
    let days = date.date().signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default()).num_days() as f64;
    let seconds = f64::from(date.time().num_seconds_from_midnight());
    (if days < 61.0 { days - 1.0 } else { days }) + seconds / 86_400.0
}

/// Stands for a value of a sheet about people.
const WITHHELD: &str = "non recopié";

/// A text that no spreadsheet will run. What begins with `=` gets a `'`, for programs that make a formula of it whatever the type of its
/// cell; « + de 30 » and « - » are what partners write, and stay: the format says that they are text.
pub fn inert(text: &str) -> (Shown, Cow<'_, str>) {
    if text.starts_with(['=', '@', '\t', '\r']) {
        (Shown::Inert, format!("'{text}").into())
    } else if text.starts_with(['+', '-']) {
        (Shown::Inert, text.into())
    } else {
        (Shown::Plain, text.into())
    }
}

const fn row(cell: CellRef) -> u32 {
    cell.row.saturating_sub(1)
}

/// Positions come from sheets of at most 16 384 columns (`read::limits`).
fn column(cell: CellRef) -> u16 {
    u16::try_from(cell.column.saturating_sub(1)).unwrap_or(u16::MAX)
}
