//! The first sheet of a copy: what to mend, the gravest first, each with a link to its cell.

use super::inert;
use super::marks::{Marks, SEVERITIES, Shown};
use super::names::SheetNames;
use crate::finding::Finding;
use crate::french::{
    self, RETURN_HEADERS, RETURN_ORIGIN, RETURN_PARTIAL, RETURN_SHEET, message, partner_remedy, return_greeting, return_meaning,
    return_names_removed, return_request, return_severity, typeset,
};
use crate::personal;
use crate::place::CellRef;
use crate::returns::{Lack, Return};
use rust_xlsxwriter::utility::quote_sheet_name;
use rust_xlsxwriter::{Format, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError};

/// The widths of the columns, in letters.
const WIDTHS: [f64; 5] = [22.0, 10.0, 14.0, 62.0, 62.0];

/// Of a line of words, in points.
const LINE_HEIGHT: f64 = 15.0;

/// Writes the list, before the partner's own sheets.
pub fn write(workbook: &mut Workbook, marks: &Marks, returned: &Return, names: &SheetNames) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(&names.list)?;
    let mut row = 0;
    let mut say = |sheet: &mut Worksheet, text: &str, format: &Format| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, text, format)?;
        row += 1;
        Ok(())
    };
    say(sheet, RETURN_SHEET, &marks.title)?;
    say(sheet, &format!("{RETURN_ORIGIN}\u{a0}: {}", personal::scrub(&returned.file)), &marks.words)?;
    say(sheet, &return_greeting(returned.points.len() + returned.unlisted), &marks.words)?;
    if returned.lacks.is_empty() {
        say(sheet, &return_request(), &marks.words)?;
    } else {
        say(sheet, &typeset(RETURN_PARTIAL), &marks.stop)?;
        for lack in &returned.lacks {
            say(sheet, &typeset(reason(*lack)), &marks.words)?;
        }
    }
    if returned.names_removed() {
        say(sheet, &return_names_removed(), &marks.words)?;
    }
    row += 1;
    row = legend(sheet, marks, returned, row)? + 1;
    let header = row;
    for point in &returned.points {
        row += 1;
        line(sheet, marks, names, returned, point, row)?;
    }
    if returned.unlisted > 0 {
        row += 1;
        let rest = french::count(
            returned.unlisted,
            "autre point, moins grave, n’est pas listé ici",
            "autres points, au plus aussi graves, ne sont pas listés ici",
        );
        sheet.write_string_with_format(row, 3, format!("… et {rest}."), &marks.list)?;
    }
    let columns: Vec<TableColumn> =
        RETURN_HEADERS.iter().map(|title| TableColumn::new().set_header(*title).set_header_format(&marks.header)).collect();
    let table = Table::new()
        .set_name("ACorriger")
        .set_columns(&columns)
        .set_style(TableStyle::Light1)
        .set_alt_text("Liste de ce qui est à corriger, le plus grave d’abord");
    sheet.add_table(header, 0, row, 4, &table)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(header, header)?;
    Ok(())
}

const fn reason(lack: Lack) -> &'static str {
    match lack {
        Lack::Extract => {
            "Votre fichier est trop grand pour être recopié en entier : seules les lignes à corriger sont montrées, à leur place."
        }
        Lack::People => "Les feuilles qui décrivent des personnes sont montrées sans leurs valeurs, par respect du secret statistique.",
        Lack::Formulas => "Des formules n’ont pas leur résultat dans le fichier : leurs cellules sont vides ici.",
        Lack::Sheet => "Une feuille au moins n’est pas reprise : elle n’a pas pu être lue, ou contient les réponses d’un questionnaire.",
    }
}

/// What each mark means, for the severities that the list holds. Returns the row after it.
fn legend(sheet: &mut Worksheet, marks: &Marks, returned: &Return, mut row: u32) -> Result<u32, XlsxError> {
    for severity in SEVERITIES {
        let points = returned.points.iter().filter(|point| point.problem.severity() == severity).count();
        if points == 0 {
            continue;
        }
        let count = french::count(points, "point", "points");
        if let Some(format) = marks.format(Shown::Plain, Some(severity)) {
            sheet.write_string_with_format(row, 0, return_severity(severity), format)?;
        }
        sheet.write_string_with_format(row, 1, typeset(&format!("{count} : {}.", return_meaning(severity))), &marks.words)?;
        row += 1;
    }
    Ok(row)
}

fn line(sheet: &mut Worksheet, marks: &Marks, names: &SheetNames, returned: &Return, point: &Finding, row: u32) -> Result<(), XlsxError> {
    let own = point.place.sheet.as_deref().unwrap_or_default();
    let shown = returned.sheets.iter().position(|sheet| &*sheet.name == own).and_then(|at| names.sheets.get(at));
    let name = if own.is_empty() { "" } else { shown.map_or(own, String::as_str) };
    sheet.write_string_with_format(row, 0, &*inert(name).1, &marks.list)?;
    let label = point.place.cell.map_or_else(|| "(feuille)".to_owned(), |cell| cell.to_string());
    match shown {
        Some(target) => {
            let cell = point.place.cell.unwrap_or(CellRef::new(1, 1));
            let link = Url::new(format!("internal:{}!{cell}", quote_sheet_name(target))).set_text(label);
            sheet.write_url_with_format(row, 1, link, &marks.link)?;
        }
        None => {
            sheet.write_string_with_format(row, 1, label, &marks.list)?;
        }
    }
    let problem = &point.problem;
    let told = [return_severity(problem.severity()).to_owned(), message(problem), partner_remedy(problem)];
    // Not every program fits the height of a row to its words.
    let lines = [name, ""]
        .into_iter()
        .chain(told.iter().map(String::as_str))
        .zip(WIDTHS)
        .map(|(text, width)| text.chars().count() as f64 / (width * 0.95));
    sheet.set_row_height(row, LINE_HEIGHT * lines.fold(1.0_f64, |most, lines| most.max(lines.ceil())))?;
    for (column, text) in (2_u16..).zip(told) {
        sheet.write_string_with_format(row, column, text, &marks.list)?;
    }
    Ok(())
}
