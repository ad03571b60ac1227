//! The sheet « Mode d'emploi »: how to fill the workbook in, then its columns one by one.

use super::cells;
use super::look::{Look, height};
use crate::report::typography::typeset;
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};

/// Known to intake, which leaves it out.
const SHEET: &str = "Mode d’emploi";
/// The row of the first header, counted from 0.
const HEADER_ROW: u32 = 3;
/// In characters: the line of a letter.
const TEXT_WIDTH: f64 = 100.0;

/// Writes the sheet: subjects and what is to be known of each; columns and what to write in each.
pub fn sheet(
    workbook: &mut Workbook,
    look: &Look,
    title: &str,
    subjects: &[(&str, String)],
    columns: impl Iterator<Item = (String, String)>,
) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(SHEET)?;
    cells::top(sheet, look, &format!("Mode d'emploi : {title}"), &["Cette feuille n'est pas à remplir."])?;
    sheet.set_column_width(0, 30.0)?;
    sheet.set_column_width(1, TEXT_WIDTH)?;
    let subjects = subjects.iter().map(|(subject, text)| (typeset(subject), typeset(text)));
    let next = rows(sheet, look, HEADER_ROW, ("Sujet", "Ce qu'il faut savoir"), "ModeDEmploi", subjects)?;
    rows(sheet, look, next + 1, ("Colonne", "Ce qu'on y écrit"), "Colonnes", columns)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// A table of two columns; returns the row after it.
fn rows(
    sheet: &mut Worksheet,
    look: &Look,
    header_row: u32,
    heads: (&str, &str),
    name: &str,
    lines: impl Iterator<Item = (String, String)>,
) -> Result<u32, XlsxError> {
    let mut row = header_row;
    for (subject, text) in lines {
        row += 1;
        sheet.write_string_with_format(row, 0, subject, &look.subject)?;
        sheet.set_row_height(row, height(&text, TEXT_WIDTH))?;
        sheet.write_string_with_format(row, 1, text, &look.text)?;
    }
    let head = |text: &str| TableColumn::new().set_header(typeset(text)).set_header_format(&look.required);
    let table = Table::new()
        .set_name(name)
        .set_columns(&[head(heads.0), head(heads.1)])
        .set_style(TableStyle::Light1)
        .set_autofilter(false)
        .set_alt_text(typeset(&format!("{}, et {}", heads.0, heads.1.to_lowercase())));
    sheet.add_table(header_row, 0, row.max(header_row + 1), 1, &table)?;
    Ok(row + 1)
}
