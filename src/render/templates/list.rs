//! The blank workbook of a table: a header with notes, an example, lines to fill in; the help; the lists.

use super::cells::{self, head, marked, note, sentence, write_example};
use super::lists::Lists;
use super::look::{self, FIRST_WIDTH, Look};
use super::{help, new_workbook, rules, words};
use crate::report::typography::typeset;
use crate::schema::Kind;
use crate::settings::Settings;
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// The row of the header, counted from 0: a title and two lines stand above.
const HEADER_ROW: u32 = 3;
/// Lines that look like ones to fill in. A spreadsheet adds more by itself.
const LINES: u32 = 200;
/// Rows that have the rules, far past what a council fills in.
const RULED_ROWS: u32 = 5_000;

/// The workbook of a table.
pub fn workbook(settings: &Settings, kind: Kind) -> Result<Vec<u8>, XlsxError> {
    let schema = kind.schema();
    let look = Look::new();
    let lists = Lists::of(settings, kind);
    let mut workbook = new_workbook(&typeset(schema.title))?;
    let sheet = workbook.add_worksheet().set_name(typeset(schema.title))?;
    cells::top(sheet, &look, schema.title, &words::top(kind))?;
    columns(sheet, settings, kind, &lists)?;
    table(sheet, &look, settings, kind)?;
    help::sheet(
        &mut workbook,
        &look,
        schema.title,
        &words::of_list(kind),
        schema.columns.iter().map(|column| (head(column), sentence(settings, column))),
    )?;
    lists.write(&mut workbook, &look)?;
    workbook.save_to_buffer()
}

/// The shape and the rules of the columns, and the example in each.
fn columns(sheet: &mut Worksheet, settings: &Settings, kind: Kind, lists: &Lists) -> Result<(), XlsxError> {
    let (mut whole, mut tallest) = (0.0, 0.0_f64);
    for (at, column) in (0_u16..).zip(kind.schema().columns) {
        let format = look::format(kind, column);
        sheet.set_column_format(at, &format)?;
        let width = if at == 0 { FIRST_WIDTH } else { look::width(column) };
        sheet.set_column_width(at, width)?;
        whole += width;
        let first = format!("{}{}", crate::place::column_letters(u32::from(at) + 1), HEADER_ROW + 2);
        if let Some(rule) = rules::rule(lists, kind, column, &first)? {
            sheet.add_data_validation(HEADER_ROW + 1, at, RULED_ROWS, at, &rule)?;
        }
        let shown = cells::example(settings, column);
        let shown = if at == 0 { marked(&shown) } else { shown };
        tallest = tallest.max(look::height(&shown, width - 2.0));
        let example = look::example(&format);
        if at == 0 {
            sheet.write_string_with_format(HEADER_ROW + 1, at, &shown, &example.set_text_wrap())?;
        } else {
            write_example(sheet, HEADER_ROW + 1, at, column, &shown, &example)?;
        }
    }
    sheet.set_row_height(HEADER_ROW + 1, tallest)?;
    sheet.set_print_fit_to_pages(look::pages(whole), 0).set_repeat_columns(0, 0)?;
    Ok(())
}

/// The header, as a native table: named, frozen, repeated on every printed page.
fn table(sheet: &mut Worksheet, look: &Look, settings: &Settings, kind: Kind) -> Result<(), XlsxError> {
    let schema = kind.schema();
    let heads: Vec<TableColumn> = schema
        .columns
        .iter()
        .map(|column| {
            TableColumn::new().set_header(head(column)).set_header_format(if column.required { &look.required } else { &look.optional })
        })
        .collect();
    let table = Table::new().set_name(schema.name).set_columns(&heads).set_style(TableStyle::Light1).set_alt_text(typeset(schema.about));
    let last = u16::try_from(schema.columns.len().saturating_sub(1)).unwrap_or_default();
    sheet.add_table(HEADER_ROW, 0, HEADER_ROW + 1 + LINES, last, &table)?;
    for (at, column) in (0_u16..).zip(schema.columns) {
        note(sheet, HEADER_ROW, at, &sentence(settings, column))?;
    }
    sheet.set_row_height(HEADER_ROW, 36.0)?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 1)?;
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    // Where to begin to write.
    sheet.set_selection(HEADER_ROW + 2, 0, HEADER_ROW + 2, 0)?;
    Ok(())
}
