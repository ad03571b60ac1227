//! A sheet a theme: every figure of it in one table, numbers as numbers.

use super::{HEADER_ROW, Look, charts, make_room, mark_table, open};
use crate::figure::{Figure, Status};
use crate::protect::Publication;
use crate::report::definitions::{Theme, Unit, all, definition, dimension_title};
use crate::report::figures::known;
use crate::report::measure::Measure;
use crate::report::phrase::period_label;
use crate::report::typography::capital;
use crate::report::typography::typeset;
use crate::report::{QuestionText, Report};
use crate::schema::UNCLASSIFIED;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::cmp::Reverse;
use std::sync::Arc;

/// The columns of a theme's table, and whether each holds numbers.
const COLUMNS: [(&str, bool); 14] = [
    ("Indicateur", false),
    ("Année", true),
    ("Ventilation", false),
    ("Modalité", false),
    ("Ventilation 2", false),
    ("Modalité 2", false),
    ("Valeur", true),
    ("Unité", false),
    ("Précision", false),
    ("Numérateur", true),
    ("Dénominateur", true),
    ("Borne basse", true),
    ("Borne haute", true),
    ("Cellules sources", true),
];
const WIDTHS: [f64; 14] = [34.0, 11.0, 20.0, 42.0, 20.0, 34.0, 13.0, 18.0, 11.0, 13.0, 14.0, 12.0, 12.0, 12.0];

/// On paper the first columns only, up to the precision: all fourteen would be too small to be read.
const PRINTED_COLUMNS: u16 = 9;

/// Where the value of a figure stands, counted from 0.
pub const LABEL_COLUMN: u16 = 3;
pub const VALUE_COLUMN: u16 = 6;

/// The figures of a theme as people read them: indicators in the order of their definitions, totals first, newest year first, the
/// greatest value first, months in their order.
pub fn of_theme(publication: &Publication, theme: Theme) -> Vec<&Figure> {
    let rank = |indicator: &str| all().position(|definition| definition.indicator == indicator).unwrap_or(usize::MAX);
    let of_it = |figure: &&Figure| definition(&figure.indicator).is_some_and(|definition| definition.theme == theme);
    let mut rows: Vec<&Figure> = publication.figures().iter().filter(of_it).collect();
    rows.sort_by_cached_key(|figure| {
        let dimensions = figure.dimensions();
        let ordered = dimensions.len() == 1 && !matches!(dimensions.as_slice(), ["mois" | "trimestre" | "tranche_age" | "niveau"]);
        // Ten-thousandths, the finest that is published, so that values have a total order.
        let value = known(figure).filter(|_| ordered).map(|value| (value * 10_000.0).round() as i64);
        let labels: Vec<Arc<str>> = figure.classes.iter().map(|class| class.label.clone()).collect();
        let unclassified = labels.iter().any(|label| &**label == UNCLASSIFIED);
        let dimensions: Vec<Arc<str>> = figure.classes.iter().map(|class| class.dimension.clone()).collect();
        let place = (rank(&figure.indicator), figure.indicator.clone(), dimensions.len(), dimensions, Reverse(figure.years));
        (place, unclassified, Reverse(value), labels)
    });
    rows
}

pub fn sheet(workbook: &mut Workbook, look: &Look, report: &Report, theme: Theme, rows: &[&Figure]) -> Result<(), XlsxError> {
    let about = "Une ligne par chiffre ; sans ventilation, c'est un total. « c » : masqué ; « nd » : non connu ; voir « Notes ».";
    let sheet = open(workbook, look, report, theme.sheet(), about)?;
    for (row, figure) in (HEADER_ROW + 1..).zip(rows) {
        line(sheet, look, report, row, figure)?;
    }
    let last_row = HEADER_ROW + u32::try_from(rows.len()).unwrap_or_default();
    let alt = format!("{} : tous les chiffres, une ligne par chiffre", theme.title());
    mark_table(sheet, look, &format!("T_{}", theme.anchor().replace('-', "_")), &alt, &COLUMNS, last_row)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_print_area(0, 0, last_row, PRINTED_COLUMNS - 1)?;
    charts::insert(sheet, report, theme, rows)
}

/// « Question OBJ1 : L'objectif… est-il atteint ? »
fn question(report: &Report, figure: &Figure, code: &str) -> String {
    let is_it = |known: &&QuestionText| &*known.code == code && known.questionnaire.as_deref() == figure.label("questionnaire");
    let text = report.questions.iter().find(is_it).map_or_else(String::new, |known| format!(" : {}", known.text));
    typeset(&format!("Question {code}{text}"))
}

fn line(sheet: &mut Worksheet, look: &Look, report: &Report, row: u32, figure: &Figure) -> Result<(), XlsxError> {
    let known = figure.status == Status::Known && figure.value.is_some();
    let title = definition(&figure.indicator).map_or_else(
        || figure.indicator.to_string(),
        |definition| {
            // Questions share a definition: their code tells them apart.
            figure.indicator.strip_prefix("question_").map_or_else(|| typeset(definition.title), |code| question(report, figure, code))
        },
    );
    sheet.write_string_with_format(row, 0, &title, &look.text)?;
    if figure.years.is_window() {
        sheet.write_string_with_format(row, 1, figure.years.to_string(), &look.mark)?;
    } else {
        sheet.write_number_with_format(row, 1, f64::from(figure.years.first), &look.year)?;
    }
    let mut words = vec![(title, WIDTHS[0])];
    for (column, class) in [2_u16, 4].into_iter().zip(&figure.classes) {
        let (dimension, label) = (typeset(dimension_title(&class.dimension)), capital(&typeset(&period_label(&class.label))));
        sheet.write_string_with_format(row, column, &dimension, &look.text)?;
        sheet.write_string_with_format(row, column + 1, &label, &look.text)?;
        let widths = WIDTHS.iter().skip(usize::from(column));
        words.extend([dimension, label].into_iter().zip(widths.copied()));
    }
    let widths: Vec<(&str, f64)> = words.iter().map(|(text, width)| (text.as_str(), *width)).collect();
    make_room(sheet, row, &widths)?;
    let measure = Measure::new(figure, report.percentage_base);
    match figure.value.filter(|_| known) {
        // Under the base no percentage is given, here no more than elsewhere: the ratio, and its terms in columns of their own.
        Some(number) if is_small(&measure) => sheet.write_number_with_format(row, VALUE_COLUMN, number, &look.decimal)?,
        Some(number) if &*figure.unit == "part" => sheet.write_number_with_format(row, VALUE_COLUMN, number, &look.share)?,
        Some(number) if &*figure.unit == "euros" => sheet.write_number_with_format(row, VALUE_COLUMN, number, &look.euros)?,
        Some(number) => sheet.write_number_with_format(row, VALUE_COLUMN, number, look.plain(number))?,
        None => sheet.write_string_with_format(row, VALUE_COLUMN, if figure.status == Status::Masked { "c" } else { "nd" }, &look.mark)?,
    };
    sheet.write_string_with_format(row, 7, &*figure.unit, &look.text)?;
    if !known {
        return Ok(());
    }
    sheet.write_string_with_format(row, 8, capital(&figure.precision.word().replace('_', " ")), &look.text)?;
    for (column, number) in [(9_u16, figure.numerator), (10, figure.denominator)] {
        if let Some(number) = number {
            sheet.write_number_with_format(row, column, number, look.plain(number))?;
        }
    }
    if let Some((low, high)) = figure.interval {
        let few = figure.denominator.is_some_and(|base| base < report.percentage_base.0);
        let format = if few { &look.decimal } else { &look.share };
        sheet.write_number_with_format(row, 11, low, format)?;
        sheet.write_number_with_format(row, 12, high, format)?;
    }
    sheet.write_number_with_format(row, 13, figure.sources.count() as f64, &look.integer)?;
    Ok(())
}

/// A share of so few that it is told as « 10 sur 11 ».
fn is_small(measure: &Measure) -> bool {
    measure.unit == Unit::Share && measure.fraction.is_some() && !measure.percentage
}

/// A measure of the report as a number with its format; as words when it has none, or is more than a number.
pub fn value(sheet: &mut Worksheet, look: &Look, row: u32, column: u16, measure: &Measure) -> Result<(), XlsxError> {
    use crate::quantity::Precision;
    match measure.value.filter(|_| measure.precision == Precision::Exact) {
        Some(number) => match measure.unit {
            Unit::Share if is_small(measure) => sheet.write_string_with_format(row, column, measure.text(), &look.mark)?,
            Unit::Share => sheet.write_number_with_format(row, column, number, &look.share)?,
            Unit::Euros => sheet.write_number_with_format(row, column, number, &look.euros)?,
            Unit::Count { .. } | Unit::Measure(_) | Unit::Given => {
                sheet.write_number_with_format(row, column, number, look.plain(number))?
            }
            Unit::YesNo => sheet.write_string_with_format(row, column, measure.text(), &look.mark)?,
        },
        None => sheet.write_string_with_format(row, column, measure.text(), &look.mark)?,
    };
    Ok(())
}
