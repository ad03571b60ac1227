//! From good workbooks, one cell is changed in every way that a person would: the finding must name that very cell, with the right code.
//! What is missed is printed; 98 in 100 must be found.

mod changes;
mod sheets;

use crate::bench::inputs;
use changes::changes;
use observatoire::pipeline::{Intake, intake};
use observatoire::place::CellRef;
use observatoire::settings::load;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use sheets::{REGISTRY, SETTINGS, good};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Writes a sheet, real dates and numbers where they are written as such, and takes it in beside the registry.
fn taken(name: &str, rows: &[Vec<&str>]) -> Intake {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            let date = || ExcelDateTime::parse_from_str(&text.split('/').rev().collect::<Vec<_>>().join("-")).ok();
            if let Some(error) = text.strip_prefix('=') {
                sheet.write_formula(at.0, at.1, Formula::new("=B1+C1").set_result(error)).unwrap();
            } else if let Some(number) = text.replace(',', ".").parse::<f64>().ok().filter(|_| !text.contains(",2")) {
                sheet.write_number(at.0, at.1, number).unwrap();
            } else if let Some(date) = (text.len() == 10 && text.matches('/').count() == 2).then(date).flatten() {
                sheet.write_datetime_with_format(at.0, at.1, &date, &day).unwrap();
            } else {
                sheet.write_string(at.0, at.1, *text).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let folder = inputs(&[("structures.csv", REGISTRY), (&format!("2022/{name}.xlsx"), &bytes)]);
    intake(&load::parse(SETTINGS).unwrap(), folder.path(), &|_| ()).unwrap()
}

/// What is told of cells: place and code. A name to review counts as told at every cell of its spelling.
fn told(taken: &Intake, rows: &[Vec<&str>]) -> Vec<(Option<CellRef>, &'static str)> {
    let findings = taken.findings.iter().filter(|finding| finding.place.file.starts_with("2022/"));
    let mut told: Vec<(Option<CellRef>, &'static str)> = findings.map(|finding| (finding.place.cell, finding.problem.code())).collect();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate() {
            if taken.proposals.iter().any(|proposal| *proposal.spelling == **text) {
                told.push((Some(CellRef::new(row as u32 + 1, column as u32 + 1)), "rapprochement"));
            }
        }
    }
    told
}

#[test]
fn what_is_sound_is_not_complained_of() {
    for good in good() {
        let taken = taken(good.name, &good.rows);
        let told: Vec<_> = told(&taken, &good.rows).into_iter().filter(|(_, code)| *code != "rapprochement").collect();
        assert!(told.is_empty(), "{}: {told:?}", good.name);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "what is missed is said even when it is little enough")]
fn a_changed_cell_is_named_with_the_right_code() {
    let (mut count, mut misses, mut missed) = (0_usize, 0_usize, String::new());
    let mut by_kind: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for good in good() {
        for change in changes(&good) {
            let mut rows = good.rows.clone();
            for (row, column, text) in &change.cells {
                let cells = &mut rows[row - 1];
                cells.resize(cells.len().max(*column), "");
                cells[column - 1] = text;
            }
            if rows == good.rows {
                continue;
            }
            count += 1;
            let told = told(&taken(good.name, &rows), &rows);
            // A sheet that is no longer recognised is told as a whole: no cell of it is at fault alone.
            let found = told.iter().any(|(cell, code)| {
                let here = cell.is_some_and(|cell| change.at.contains(&(cell.row as usize, cell.column as usize)));
                change.codes.contains(code) && (here || *code == "feuille-non-reconnue")
            });
            let kind = by_kind.entry(change.what.split([' ', '«']).next().unwrap_or_default().to_owned()).or_default();
            *kind = (kind.0 + 1, kind.1 + usize::from(!found));
            if !found {
                misses += 1;
                let seen: Vec<String> =
                    told.iter().map(|(cell, code)| format!("{} {code}", cell.map(|cell| cell.to_string()).unwrap_or_default())).collect();
                writeln!(missed, "{}: {} at {:?}, told: {}", good.name, change.what, change.at.first(), seen.join(", ")).unwrap();
            }
        }
    }
    println!("{misses} of {count} changes missed\n{missed}");
    for (kind, (count, misses)) in by_kind {
        println!("{kind}: {misses} of {count} missed");
    }
    assert!(count > 2000, "only {count} changes");
    assert!(misses * 100 <= count * 2, "{misses} of {count} changes missed:\n{missed}");
}
