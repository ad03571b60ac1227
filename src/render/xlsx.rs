//! A publication to `indicateurs.xlsx`, for people: a summary, a sheet a theme with one table each, the definitions and the notes.
//!
//! What a reader who hears the workbook needs is kept on every sheet: a title in A1, what the sheet holds in A2, no merged cell, no empty
//! row inside a table, real table headers, an alternative text on each table and chart.

mod charts;
mod figures;
mod notes;

use super::Document;
use crate::protect::Publication;
use crate::report::definitions::Theme;
use crate::report::typography::typeset;
use crate::report::{Block, Report};
use anyhow::Context;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};

/// The row of the table's header, counted from 0: a title, a description and a blank row stand above.
const HEADER_ROW: u32 = 3;

/// `indicateurs.xlsx`.
///
/// # Errors
/// When the workbook cannot be made, which is a fault of ours.
pub fn document(report: &Report, publication: &Publication) -> anyhow::Result<Document> {
    let bytes = workbook(report, publication).context("workbook of the indicators")?;
    Ok(Document::new("indicateurs.xlsx", bytes))
}

fn workbook(report: &Report, publication: &Publication) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A date of its own would make other bytes of the same inputs: the last day of the year stands for it.
    let dated = ExcelDateTime::from_ymd(u16::try_from(report.year).unwrap_or(1900).clamp(1900, 9999), 12, 31)?;
    let title = format!("{} – indicateurs {}", report.territory, report.year);
    workbook.set_properties(
        &DocProperties::new().set_title(&title).set_author(&report.territory).set_subject(&report.title).set_creation_datetime(&dated),
    );
    let look = Look::new();
    summary(&mut workbook, &look, report)?;
    for theme in Theme::ALL {
        let rows = figures::of_theme(publication, theme);
        if !rows.is_empty() {
            figures::sheet(&mut workbook, &look, report, theme, &rows)?;
        }
    }
    notes::definitions(&mut workbook, &look, report, publication)?;
    notes::notes(&mut workbook, &look, report)?;
    workbook.save_to_buffer()
}

/// The formats of the workbook.
struct Look {
    title: Format,
    about: Format,
    header: Format,
    number_header: Format,
    text: Format,
    year: Format,
    integer: Format,
    decimal: Format,
    share: Format,
    euros: Format,
    /// « c », « nd » and words in a column of numbers.
    mark: Format,
}

impl Look {
    fn new() -> Self {
        let number = |format: &str| Format::new().set_num_format(format).set_align(FormatAlign::Right).set_align(FormatAlign::Top);
        let header = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_border_bottom(FormatBorder::Medium)
            .set_background_color("EEF1F4");
        Self {
            title: Format::new().set_bold().set_font_size(16),
            about: Format::new().set_font_color("4A5561"),
            number_header: header.clone().set_align(FormatAlign::Right),
            header: header.set_align(FormatAlign::Left).set_indent(1),
            text: Format::new().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_text_wrap().set_indent(1),
            year: number("0"),
            integer: number("#,##0"),
            decimal: number("#,##0.00"),
            share: number("0.0 %"),
            euros: number("#,##0.00 \"€\""),
            mark: Format::new().set_align(FormatAlign::Right).set_align(FormatAlign::Top),
        }
    }

    /// The format of a number that is written with as few decimals as it needs.
    fn plain(&self, value: f64) -> &Format {
        if value.fract() == 0.0 { &self.integer } else { &self.decimal }
    }
}

/// A new sheet with its title and what it holds, ready to be printed on one page's width.
fn open<'a>(workbook: &'a mut Workbook, look: &Look, report: &Report, name: &str, about: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet().set_name(name)?;
    sheet.write_string_with_format(0, 0, format!("{} – {} {}", typeset(name), report.territory, report.year), &look.title)?;
    let mark = report.mark().map_or_else(String::new, |mark| format!("{mark}. "));
    sheet.write_string_with_format(1, 0, format!("{mark}{}", typeset(about)), &look.about)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_header(report.mark().map_or_else(String::new, |mark| format!("&C{mark}")));
    sheet.set_footer("&L&F – &A&R&P / &N");
    Ok(sheet)
}

/// Marks rows under the header row as a table: its header is frozen and repeated on every printed page.
fn mark_table(sheet: &mut Worksheet, look: &Look, name: &str, alt: &str, columns: &[(&str, bool)], last_row: u32) -> Result<(), XlsxError> {
    let heads: Vec<TableColumn> = columns
        .iter()
        .map(|(title, numeric)| {
            TableColumn::new().set_header(typeset(title)).set_header_format(if *numeric { &look.number_header } else { &look.header })
        })
        .collect();
    let table = Table::new().set_name(name).set_columns(&heads).set_style(TableStyle::Light1).set_alt_text(alternative(alt));
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or_default();
    // A table has one row at least, even when there is nothing to say.
    sheet.add_table(HEADER_ROW, 0, last_row.max(HEADER_ROW + 1), last_column, &table)?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 1)?;
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    Ok(())
}

/// The widths of the columns of the summary, in letters.
const KEY_WIDTHS: [f64; 4] = [34.0, 16.0, 16.0, 90.0];

/// The key figures of the first page, beside last year's.
fn summary(workbook: &mut Workbook, look: &Look, report: &Report) -> Result<(), XlsxError> {
    let sheet = open(
        workbook,
        look,
        report,
        "Synthèse",
        "Les chiffres clés de l'année. Les autres feuilles ont une table par thème ; « Notes » dit comment les lire.",
    )?;
    let keys = report.sections.iter().take(1).flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::KeyFigures(keys) => Some(keys),
        Block::Heading(_)
        | Block::Text(_)
        | Block::List(_)
        | Block::Picture(_)
        | Block::Table(_)
        | Block::Note(_)
        | Block::ListOfCharts
        | Block::Words(_) => None,
    });
    let mut row = HEADER_ROW;
    for key in keys.flatten() {
        row += 1;
        sheet.write_string_with_format(row, 0, &key.label, &look.text)?;
        figures::value(sheet, look, row, 1, &key.value)?;
        match &key.before {
            Some((_, before)) => figures::value(sheet, look, row, 2, before)?,
            None => {
                sheet.write_string_with_format(row, 2, "–", &look.mark)?;
            }
        }
        sheet.write_string_with_format(row, 3, &key.proof.definition, &look.text)?;
        make_room(sheet, row, &[(&key.label, KEY_WIDTHS[0]), (&key.proof.definition, KEY_WIDTHS[3])])?;
    }
    let (year, before) = (report.year.to_string(), (report.year - 1).to_string());
    let columns = [("Chiffre clé", false), (year.as_str(), true), (before.as_str(), true), ("Définition", false)];
    mark_table(sheet, look, "Synthese", "Chiffres clés de l'année et de l'année précédente", &columns, row)?;
    for (column, width) in (0_u16..).zip(KEY_WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// The height of a row whose cells of words are set over several lines: not every program makes room for them by itself, and then lines
/// are printed over each other. Each text goes with the width of its column, in letters.
fn make_room(sheet: &mut Worksheet, row: u32, cells: &[(&str, f64)]) -> Result<(), XlsxError> {
    // A column holds somewhat more small letters than its width says; a word that does not fit leaves the end of its line empty.
    let lines = |(text, width): &(&str, f64)| {
        let letters = text.chars().count() as f64;
        if letters <= *width { 1.0 } else { (letters * 1.06 / width.max(1.0)).ceil() }
    };
    let lines = cells.iter().map(lines).fold(1.0, f64::max);
    if lines > 1.0 {
        sheet.set_row_height(row, lines * LINE_HEIGHT)?;
    }
    Ok(())
}

/// In points, that of a row of one line.
const LINE_HEIGHT: f64 = 15.0;

/// The longest text alternative that Excel takes.
const LONGEST_ALTERNATIVE: usize = 255;

/// A text alternative, cut at a word to what Excel takes: the table beside a chart says the rest.
fn alternative(text: &str) -> String {
    let text = typeset(text);
    if text.chars().count() <= LONGEST_ALTERNATIVE {
        return text;
    }
    let cut: String = text.chars().take(LONGEST_ALTERNATIVE - 2).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..end).unwrap_or(&cut))
}
