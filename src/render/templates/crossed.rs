//! The blank sign-in sheet: structures in rows, actions or meetings in columns. What partners fill in most.

use super::cells::{self, day, marked, note};
use super::lists::Lists;
use super::look::{self, FIRST_WIDTH, Look};
use super::{help, labels, new_workbook, rules, words};
use crate::place::column_letters;
use crate::report::typography::typeset;
use crate::schema::Nomenclature;
use crate::settings::Settings;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Worksheet, XlsxError};

/// The row of the actions, counted from 0; that of the dates follows, then the example.
const LABEL_ROW: u32 = 3;
const DATE_ROW: u32 = LABEL_ROW + 1;
const EXAMPLE_ROW: u32 = DATE_ROW + 1;
/// The column of the example.
const EXAMPLE_COLUMN: u16 = 1;
/// Meetings and structures that have ruled cells.
const MEETINGS: u16 = 12;
const STRUCTURES: u32 = 60;
/// Meetings and structures that have the rules, far past what a council fills in.
const RULED_MEETINGS: u16 = 60;
const RULED_ROWS: u32 = 1_000;
/// The column widths of the meetings: the name of an action on two or three lines.
const MEETING_WIDTH: f64 = 17.0;
/// A session rarely gathers more people of one structure.
const MOST_LISTED: u32 = 20;

/// The workbook.
pub fn workbook(settings: &Settings) -> Result<Vec<u8>, XlsxError> {
    let look = Look::new();
    let mut lists = Lists::default();
    lists.add("action", "Instances du conseil", labels(settings, Nomenclature::Body));
    let marks = ["X", "E", "A"].into_iter().map(str::to_owned).chain((1..=MOST_LISTED).map(|number| number.to_string()));
    lists.add("marque", "Présence", marks.collect());
    let mut workbook = new_workbook(&typeset(words::CROSSED_TITLE))?;
    let sheet = workbook.add_worksheet().set_name("Émargement")?;
    cells::top(sheet, &look, words::CROSSED_TITLE, &words::CROSSED_TOP)?;
    header(sheet, &look)?;
    grid(sheet)?;
    accept(sheet, &lists)?;
    sheet.set_freeze_panes(EXAMPLE_ROW, 1)?;
    sheet.set_repeat_rows(LABEL_ROW, DATE_ROW)?;
    sheet.set_selection(LABEL_ROW, EXAMPLE_COLUMN + 1, LABEL_ROW, EXAMPLE_COLUMN + 1)?;
    let parts = words::CROSSED_PARTS.iter().map(|(part, text)| (typeset(part), typeset(text)));
    help::sheet(&mut workbook, &look, words::CROSSED_TITLE, &words::of_crossed(), parts)?;
    lists.write(&mut workbook, &look)?;
    workbook.save_to_buffer()
}

/// Actions over dates, with the example first.
fn header(sheet: &mut Worksheet, look: &Look) -> Result<(), XlsxError> {
    let label = look::ruled(&look.required);
    let dated = label.clone().set_num_format(look::DAY);
    let example = |format: &Format| look::example(format);
    sheet.set_column_width(0, FIRST_WIDTH)?.set_column_range_width(EXAMPLE_COLUMN, RULED_MEETINGS, MEETING_WIDTH)?;
    sheet.set_row_height(LABEL_ROW, 48.0)?;
    sheet.write_string_with_format(LABEL_ROW, 0, "Action *", &label)?;
    sheet.write_string_with_format(DATE_ROW, 0, "Structure *", &label)?;
    sheet.write_string_with_format(LABEL_ROW, EXAMPLE_COLUMN, marked(words::CROSSED_ACTION), &example(&label))?;
    match day(words::CROSSED_DATE) {
        Some(day) => sheet.write_datetime_with_format(DATE_ROW, EXAMPLE_COLUMN, &day, &example(&dated))?,
        None => sheet.write_string_with_format(DATE_ROW, EXAMPLE_COLUMN, words::CROSSED_DATE, &example(&dated))?,
    };
    for column in EXAMPLE_COLUMN + 1..=MEETINGS {
        sheet.write_blank(LABEL_ROW, column, &label)?;
        sheet.write_blank(DATE_ROW, column, &dated)?;
    }
    for ((row, column), (_, text)) in [(LABEL_ROW, 0), (DATE_ROW, 1), (DATE_ROW, 0), (EXAMPLE_ROW, 1)].into_iter().zip(words::CROSSED_PARTS)
    {
        note(sheet, row, column, &typeset(text))?;
    }
    Ok(())
}

/// The example of a structure, and ruled lines under it.
fn grid(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let name = look::ruled(&Format::new().set_text_wrap().set_align(FormatAlign::Top));
    let mark = look::ruled(&Format::new().set_align(FormatAlign::Center));
    sheet.set_row_height(EXAMPLE_ROW, look::height(&marked(words::CROSSED_STRUCTURE), FIRST_WIDTH - 2.0))?;
    sheet.write_string_with_format(EXAMPLE_ROW, 0, marked(words::CROSSED_STRUCTURE), &look::example(&name))?;
    sheet.write_string_with_format(EXAMPLE_ROW, EXAMPLE_COLUMN, "X", &look::example(&mark))?;
    for row in EXAMPLE_ROW + 1..=EXAMPLE_ROW + STRUCTURES {
        sheet.write_blank(row, 0, &name)?;
        sheet.write_blank(row, EXAMPLE_COLUMN, &look::example(&mark))?;
    }
    for row in EXAMPLE_ROW..=EXAMPLE_ROW + STRUCTURES {
        for column in EXAMPLE_COLUMN + 1..=MEETINGS {
            sheet.write_blank(row, column, &mark)?;
        }
    }
    Ok(())
}

/// What the cells accept.
fn accept(sheet: &mut Worksheet, lists: &Lists) -> Result<(), XlsxError> {
    if let Some(bodies) = lists.range("action") {
        // Any name of an action is as good: the list only writes those of the bodies as the report does.
        let rule = DataValidation::new().allow_list_formula(bodies).show_error_message(false);
        sheet.add_data_validation(LABEL_ROW, EXAMPLE_COLUMN + 1, LABEL_ROW, RULED_MEETINGS, &rule)?;
    }
    let first = format!("{}{}", column_letters(u32::from(EXAMPLE_COLUMN) + 2), DATE_ROW + 1);
    sheet.add_data_validation(DATE_ROW, EXAMPLE_COLUMN + 1, DATE_ROW, RULED_MEETINGS, &rules::day(&first)?)?;
    if let Some(marks) = lists.range("marque") {
        let rule = rules::information(
            DataValidation::new().allow_list_formula(marks),
            "X, E, A ou un nombre ?",
            "X : présente. E : excusée. A : absente. Ou le nombre de personnes venues. Vide : non invitée.",
        )?;
        sheet.add_data_validation(EXAMPLE_ROW + 1, EXAMPLE_COLUMN + 1, RULED_ROWS, RULED_MEETINGS, &rule)?;
    }
    Ok(())
}
