//! What stands in the cells that are not to be filled in: titles, headers with their notes, the example.

use super::look::Look;
use crate::report::typography::typeset;
use crate::schema::{Column, Content, EXAMPLE};
use crate::settings::Settings;
use rust_xlsxwriter::{ExcelDateTime, Format, Note, Worksheet, XlsxError};

/// The title of a sheet and what it holds, in its first rows; ready to be printed on one page's width.
pub fn top(sheet: &mut Worksheet, look: &Look, title: &str, lines: &[&str]) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, typeset(title), &look.title)?;
    for (row, line) in (1_u32..).zip(lines) {
        sheet.write_string_with_format(row, 0, typeset(line), &look.about)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&F – &A&R&P / &N");
    Ok(())
}

/// How a header is written: a star says that its column must be filled in.
pub fn head(column: &Column) -> String {
    let title = typeset(column.title);
    if column.required { format!("{title} *") } else { title }
}

/// What a column is for, in one breath: whether it is required, what to write, an example.
pub fn sentence(settings: &Settings, column: &Column) -> String {
    let required = if column.required { "Obligatoire." } else { "Facultatif." };
    let note = column.note.trim_end_matches('.');
    let mut letters = note.chars();
    let opened: String = letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect();
    let example = example(settings, column);
    let example = if example.is_empty() { String::new() } else { format!(" Exemple : {example}.") };
    typeset(&format!("{required} {opened}.{example}"))
}

/// A note on a cell, tall enough for its text.
pub fn note(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    const WIDTH: u32 = 280;
    const LETTERS_A_LINE: usize = 40;
    let lines: usize = text.lines().map(|line| line.chars().count() / LETTERS_A_LINE + 1).sum();
    let height = 24 + 18 * u32::try_from(lines).unwrap_or(8);
    let note = Note::new(text).set_author("Observatoire").add_author_prefix(false).set_width(WIDTH).set_height(height);
    sheet.insert_note(row, column, &note)?;
    Ok(())
}

/// The example of a column: of the axes, the council's own if it has said them.
pub fn example(settings: &Settings, column: &Column) -> String {
    match settings.axe.first() {
        Some(axis) if column.name == "axe" => axis.nom.clone(),
        _ => typeset(column.example),
    }
}

/// The words that open the example, so that nobody counts it.
pub fn marked(example: &str) -> String {
    typeset(&format!("{EXAMPLE} : {example}"))
}

/// Writes an example as what it is: a date, a number or a text.
pub fn write_example(sheet: &mut Worksheet, row: u32, at: u16, column: &Column, text: &str, format: &Format) -> Result<(), XlsxError> {
    match value(column, text) {
        Value::Blank => sheet.write_blank(row, at, format)?,
        Value::Day(day) => sheet.write_datetime_with_format(row, at, &day, format)?,
        Value::Number(number) => sheet.write_number_with_format(row, at, number, format)?,
        Value::Text => sheet.write_string_with_format(row, at, text, format)?,
    };
    Ok(())
}

enum Value {
    Blank,
    Day(ExcelDateTime),
    Number(f64),
    Text,
}

fn value(column: &Column, text: &str) -> Value {
    if text.is_empty() {
        return Value::Blank;
    }
    let number = |text: &str| text.replace(',', ".").parse().ok().map(Value::Number);
    let read = match column.content {
        Content::Date => day(text).map(Value::Day),
        Content::Count | Content::Euros | Content::Number | Content::Year => number(text),
        Content::Share => {
            text.strip_suffix('%').and_then(|share| share.trim().parse::<f64>().ok()).map(|share| Value::Number(share / 100.0))
        }
        Content::Text
        | Content::Name
        | Content::Names
        | Content::Texts
        | Content::YesNo
        | Content::Class(_)
        | Content::Classes(_)
        | Content::Presence => None,
    };
    read.unwrap_or(Value::Text)
}

/// `06/05/2024` as a spreadsheet's date.
pub fn day(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}
