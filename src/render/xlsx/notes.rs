//! The last two sheets: what each indicator is, and how to read the others.

use super::{HEADER_ROW, Look, make_room, mark_table, open};
use crate::protect::Publication;
use crate::report::definitions::{Unit, all, definition};
use crate::report::typography::typeset;
use crate::report::{Block, Report};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::collections::BTreeSet;

/// The widths of the columns, in letters.
const WIDTHS: [f64; 6] = [34.0, 16.0, 60.0, 80.0, 20.0, 28.0];
const NOTES_WIDTHS: [f64; 2] = [30.0, 120.0];

pub fn definitions(workbook: &mut Workbook, look: &Look, report: &Report, publication: &Publication) -> Result<(), XlsxError> {
    let sheet = open(workbook, look, report, "Définitions", "Ce que dit chaque indicateur, et comment il est compté.")?;
    let held: BTreeSet<&str> = publication.figures().iter().map(|figure| &*figure.indicator).collect();
    let question = held.iter().find(|name| name.starts_with("question_")).and_then(|name| definition(name));
    let mut row = HEADER_ROW;
    for definition in all().filter(|definition| held.contains(definition.indicator)).chain(question) {
        row += 1;
        let unit = match definition.unit {
            Unit::Count { many, .. } => many,
            Unit::Share => "part, de 0 à 1",
            Unit::Euros => "euros",
            Unit::Measure(unit) => unit,
            Unit::YesNo => "oui (1) ou non (0)",
            Unit::Given => "donnée par la source",
        };
        let cells =
            [definition.title, definition.theme.sheet(), definition.sentence, definition.rule, unit, definition.indicator].map(typeset);
        for (column, cell) in (0_u16..).zip(&cells) {
            sheet.write_string_with_format(row, column, cell, &look.text)?;
        }
        let widths: Vec<(&str, f64)> = cells.iter().map(String::as_str).zip(WIDTHS).collect();
        make_room(sheet, row, &widths)?;
    }
    let columns = [
        ("Indicateur", false),
        ("Feuille", false),
        ("Définition", false),
        ("Comment il est compté", false),
        ("Unité", false),
        ("Nom dans indicateurs.csv", false),
    ];
    mark_table(sheet, look, "Definitions", "Définitions des indicateurs", &columns, row)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// The method annex of the report, a line a sentence.
pub fn notes(workbook: &mut Workbook, look: &Look, report: &Report) -> Result<(), XlsxError> {
    let sheet = open(workbook, look, report, "Notes", "Précision, secret statistique, ce qui a été laissé de côté.")?;
    let mut row = HEADER_ROW;
    let method = report.sections.iter().filter(|section| section.id == "methode");
    let mut heading = String::new();
    for block in method.flat_map(|section| &section.blocks) {
        let sentences = match block {
            Block::Heading(title) => {
                heading.clone_from(title);
                continue;
            }
            Block::Text(sentences) | Block::List(sentences) => sentences,
            Block::KeyFigures(_) | Block::Picture(_) | Block::Table(_) | Block::Note(_) | Block::ListOfCharts | Block::Words(_) => continue,
        };
        for sentence in sentences {
            row += 1;
            sheet.write_string_with_format(row, 0, &heading, &look.text)?;
            sheet.write_string_with_format(row, 1, &sentence.text, &look.text)?;
            make_room(sheet, row, &[(&heading, NOTES_WIDTHS[0]), (&sentence.text, NOTES_WIDTHS[1])])?;
        }
    }
    mark_table(sheet, look, "Notes", "Notes de lecture", &[("Sujet", false), ("Note", false)], row)?;
    for (column, width) in (0_u16..).zip(NOTES_WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}
