//! Sheets drawn as text: real row numbers and column letters, cells between bars. A drawing goes through the public door as a workbook's grid.

use observatoire::check;
use observatoire::finding::Findings;
use observatoire::place::CellRef;
use observatoire::problem::Severity;
use observatoire::read::{Grid, Hidden, Raw};
use observatoire::reconcile;
use observatoire::settings::Settings;
use observatoire::shape::{self, Presence};
use std::sync::Arc;

/// The grid of a drawing, in a folder of 2022.
pub fn grid(drawing: &str) -> Grid {
    let mut lines = drawing.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap().trim().chars().next().unwrap();
    let first_column = u32::from(first) - u32::from('A') + 1;
    let mut cells = Vec::new();
    for line in lines {
        let (row, rest) = line.split_once('|').unwrap();
        let row: u32 = row.trim().parse().unwrap();
        for (offset, text) in rest.split('|').enumerate() {
            let text = text.trim();
            if !text.is_empty() {
                let raw = text.parse::<f64>().map_or_else(|_| Raw::Text(text.into()), Raw::Number);
                cells.push((CellRef::new(row, first_column + u32::try_from(offset).unwrap()), raw));
            }
        }
    }
    Grid {
        file: "2022/dessin.xlsx".into(),
        sheet: "Feuil1".into(),
        year: Some(2022),
        cells: cells.into_iter().collect(),
        merged: Vec::new(),
        hidden: Hidden::default(),
        file_hash: "".into(),
    }
}

fn settle(drawing: &str) -> (Findings, reconcile::Register) {
    let grids = [grid(drawing)];
    let mut journal = Findings::default();
    let settings = Settings::default();
    let fate = observatoire::finding::Fate::SetAside(observatoire::finding::SetAside::SheetNotRecognised);
    journal.ledger.open(&grids[0].file, &grids[0].sheet, grids[0].cells.iter().map(|(cell, _)| cell), fate);
    let shaped = shape::tables(&mut journal, &settings, &grids);
    let sound = check::sound(&mut journal, shaped.tables);
    let settled = reconcile::register(&mut journal, &settings, &sound, shaped.surveys, &shaped.memories);
    (journal, settled.register)
}

/// The findings of a drawing that a person must look at: cell and code.
pub fn codes(drawing: &str) -> Vec<String> {
    let (journal, _) = settle(drawing);
    let told = journal.iter().filter(|finding| finding.problem.severity() < Severity::Note);
    let cell = |cell: Option<CellRef>| cell.map(|cell| cell.to_string()).unwrap_or_default();
    told.map(|finding| format!("{} {}", cell(finding.place.cell), finding.problem.code())).collect()
}

/// What a drawing was read as, a line a fact.
pub fn read(drawing: &str) -> Vec<String> {
    let (_, register) = settle(drawing);
    let name = |id: reconcile::StructureId| register.structures[id.0 as usize].label.clone();
    let quantity =
        |quantity: Option<observatoire::quantity::Quantity>| quantity.map_or("?".to_owned(), |q| format!("{} {}", q.value, q.precision));
    let date = |period: Option<observatoire::period::Period>| period.map(|period| period.to_string()).unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    for action in &register.actions {
        lines.push(format!(
            "actions: {} | {} | {} | {}",
            action.label,
            action.axis,
            action.status,
            quantity(action.reached.as_ref().map(|c| c.value))
        ));
    }
    for row in &register.participations {
        lines.push(format!(
            "participations: {} | {} | {} | {}",
            date(row.period),
            row.action,
            name(row.structure),
            quantity(row.present.as_ref().map(|c| c.value))
        ));
    }
    for row in &register.attendances {
        let presence: Arc<str> = match row.presence {
            Some(Presence::Present(quantity)) => format!("présent {}", quantity.value).into(),
            Some(Presence::Excused) => "excusé".into(),
            Some(Presence::Absent) => "absent".into(),
            None => "?".into(),
        };
        lines.push(format!("instances: {} | {} | {} | {presence}", date(row.period), row.body, name(row.structure)));
    }
    for row in &register.referrals {
        lines.push(format!("saisines: {} | {}", date(row.period), row.referrer.map(name).unwrap_or_default()));
    }
    lines.sort();
    lines
}
