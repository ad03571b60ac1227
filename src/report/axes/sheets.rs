//! The actions of an axis one by one: how far each is, and what its sheet says of it.

use crate::figure::{ActionSheet, Figure, Status};
use crate::french;
use crate::period::Period;
use crate::protect::WITHHELD;
use crate::quantity::Quantity;
use crate::report::definitions::Unit;
use crate::report::desk::Desk;
use crate::report::measure::Measure;
use crate::report::sentence::Sentence;
use crate::report::typography::{capital, quoted, typeset};
use crate::report::{Block, Cell, Column, Row, Table};
use crate::schema::UNCLASSIFIED;
use std::sync::Arc;

/// The table of the actions of an axis, then what their sheets say.
pub fn blocks(desk: &Desk<'_>, axis: &str) -> Vec<Block> {
    let sheets: Vec<&ActionSheet> = desk.publication.actions().filter(|sheet| &*sheet.axis == axis).collect();
    if sheets.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Table(Box::new(table(desk, axis, &sheets)))];
    let words: Vec<Sentence> = sheets.iter().filter_map(|sheet| words(sheet)).collect();
    if !words.is_empty() {
        let is_cut = words.iter().any(|told| told.text.contains(WITHHELD));
        let head = french::plural(words.len() as f64, "Ce qu’en dit la fiche", "Ce qu’en disent les fiches");
        let cut = if is_cut { " (« […] » : passage non reproduit, il porterait sur trop peu de personnes)" } else { "" };
        blocks.push(Block::Text(vec![Sentence::plain(format!("{head}{cut} :"))]));
        blocks.push(Block::List(words));
    }
    blocks
}

/// A column of the table: its title, whether it is numeric, and what it shows of an action.
type Shown<'d> = (&'static str, bool, Box<dyn Fn(&ActionSheet) -> Option<Cell> + 'd>);

/// A column that no action fills is left out.
fn table(desk: &Desk<'_>, axis: &str, sheets: &[&ActionSheet]) -> Table {
    let reached = desk.figures.by("personnes_touchees", &["action"]);
    let figures: Vec<&Figure> =
        reached.iter().flat_map(|reached| sheets.iter().filter_map(|sheet| reached.get("action", &sheet.label))).collect();
    let columns: [Shown<'_>; 7] = [
        ("Statut", false, Box::new(|sheet| Some(Cell::Text(typeset(&capital(&sheet.status)))).filter(|_| &*sheet.status != UNCLASSIFIED))),
        ("Quand", false, Box::new(|sheet| when(sheet).map(|when| Cell::Text(typeset(&when))))),
        ("Porteur", false, Box::new(|sheet| sheet.holder.as_deref().map(|holder| Cell::Text(typeset(holder))))),
        ("Séances", true, Box::new(|sheet| sheet.sessions.map(|sessions| cell(sessions, Unit::Count { one: "séance", many: "séances" })))),
        ("Places", true, Box::new(|sheet| sheet.places.map(|places| cell(places, Unit::Count { one: "place", many: "places" })))),
        ("Coût", true, Box::new(|sheet| sheet.cost.map(|cost| cell(cost, Unit::Euros)))),
        (
            "Personnes touchées",
            true,
            Box::new(move |sheet| Some(Cell::Figure(desk.measure(reached.as_ref()?.get("action", &sheet.label)?)))),
        ),
    ];
    let filled: Vec<(Column, Vec<Option<Cell>>)> = columns
        .into_iter()
        .map(|(title, numeric, shown)| (Column { title: title.to_owned(), numeric }, sheets.iter().map(|sheet| shown(sheet)).collect()))
        .filter(|(_, cells): &(Column, Vec<Option<Cell>>)| cells.iter().flatten().any(|cell| !is_silent(cell)))
        .collect();
    let row = |(rank, sheet): (usize, &&ActionSheet)| Row {
        header: typeset(&sheet.label),
        cells: filled.iter().map(|(_, cells)| cells.get(rank).cloned().flatten().unwrap_or(Cell::Blank)).collect(),
        total: false,
    };
    let rows = sheets.iter().enumerate().map(row).collect();
    let not_known = filled.iter().any(|(_, cells)| cells.iter().flatten().any(is_silent));
    Table {
        caption: typeset(&if axis == UNCLASSIFIED {
            format!("Les actions sans axe en {}", desk.year())
        } else {
            format!("Les actions de l’axe {axis} en {}", desk.year())
        }),
        rows,
        columns: [Column { title: "Action".to_owned(), numeric: false }]
            .into_iter()
            .chain(filled.into_iter().map(|(column, _)| column))
            .collect(),
        source: if figures.is_empty() { String::new() } else { desk.source_line(&figures) },
        proofs: desk.proofs(&figures),
        notes: not_known.then(|| typeset("nd : donnée non connue, ce qui n'est pas zéro.")).into_iter().collect(),
        ..Table::default()
    }
}

/// A figure that nobody gave.
fn is_silent(cell: &Cell) -> bool {
    matches!(cell, Cell::Figure(measure) if measure.status == Status::NotKnown)
}

fn cell(quantity: Quantity, unit: Unit) -> Cell {
    Cell::Figure(Measure {
        value: Some(quantity.value),
        precision: quantity.precision,
        status: Status::Known,
        unit,
        given_unit: Arc::from(""),
        fraction: None,
        percentage: false,
        of_things: false,
    })
}

/// « 10 octobre 2022 », « du 10 au 23 octobre 2022 », « jusqu’au 8 mai 2024 ».
fn when(sheet: &ActionSheet) -> Option<String> {
    let told = |period: Period| french::period(&period);
    match (sheet.first, sheet.last) {
        (Some(first), Some(last)) if first != last => {
            let days = Period { last: last.last, ..first };
            Some(if first.grain == last.grain { french::period(&days) } else { format!("{} – {}", told(first), told(last)) })
        }
        (Some(first), _) => Some(told(first)),
        (None, Some(last)) => Some(french::until(&last)),
        (None, None) => None,
    }
}

/// « SISM 2022 – Résultats : … »
fn words(sheet: &ActionSheet) -> Option<Sentence> {
    let told: Vec<String> = sheet.words.iter().map(|words| format!("{} : {}", words.field, quoted(&words.text))).collect();
    (!told.is_empty()).then(|| Sentence::plain(format!("{} – {}", sheet.label, told.join(" ; "))))
}
