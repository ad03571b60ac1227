//! How far each measured objective has gone from its start towards its target.

use super::super::Block;
use super::super::chart::{ChartBody, Mark, TargetRow, Targets, Unit};
use super::super::desk::{Caption, Desk};
use super::super::figures::known;
use super::super::order;
use super::super::phrase::Proportion;
use super::super::table::{FigureColumn, ROWS_SHOWN, table};
use super::super::typography::{capital, typeset};
use super::super::{Cell, Column, Table};
use crate::fold::fold;
use crate::french;
use crate::quantity::Quantity;

/// The classes of the measured attainment, best first (contract §10), and the words for each: the second does not hold the first.
const GRADES: [(&str, &str); 4] = [
    ("atteinte ≥ 1", "Cible atteinte"),
    ("atteinte ≥ 0,5", "De la moitié à la cible"),
    ("atteinte < 0,5", "Moins de la moitié"),
    ("non mesurée", "Non mesuré"),
];

pub fn rank(label: &str) -> Option<usize> {
    GRADES.iter().position(|(grade, _)| *grade == label)
}

/// A class of an attainment in the words that the report has for it everywhere.
pub fn class_in_words(label: &str) -> String {
    GRADES.iter().find(|(grade, _)| *grade == label).map_or_else(|| capital(label), |(_, words)| (*words).to_owned())
}

pub fn chart(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("atteinte_mesuree", &["objectif"])?;
    let labels = order::by_value(&breakdown, "objectif");
    let rows: Vec<TargetRow> = labels
        .iter()
        .take(ROWS_SHOWN)
        .filter_map(|label| {
            let figure = breakdown.get("objectif", label)?;
            let mark = |quantity: Option<Quantity>| quantity.map_or_else(Mark::not_known, |known| Mark::new(known.value, known.precision));
            Some(match desk.publication.way(label) {
                Some(way) => TargetRow {
                    label: (*label).to_owned(),
                    unit: Unit::measure(unit_word(way.unit.as_deref().unwrap_or_default())),
                    // Without a start, the way begins at 0 (contract §10).
                    start: way.start.map_or_else(|| Mark::exact(0.0), |start| mark(Some(start))),
                    target: mark(way.target),
                    achieved: mark(way.achieved),
                },
                None => TargetRow {
                    label: (*label).to_owned(),
                    unit: Unit::Share,
                    start: Mark::exact(0.0),
                    target: Mark::exact(1.0),
                    achieved: known(figure).map_or_else(Mark::not_known, |share| Mark::new(share, figure.precision)),
                },
            })
        })
        .collect();
    let measured: Vec<f64> = breakdown.known().map(|(_, value)| value).collect();
    if measured.is_empty() {
        return None;
    }
    let met = measured.iter().filter(|value| **value >= 1.0).count() as f64;
    let reached = Proportion {
        none: "Aucun",
        noun: ["objectif mesuré", "objectifs mesurés"],
        predicate: ["atteint sa cible", "atteignent leur cible"],
    };
    let title = reached.told(met, measured.len() as f64);
    let caption = Caption {
        id: "cibles-et-realisations",
        title: title.clone(),
        subtitle: "De la valeur de départ à la cible, chaque objectif dans son unité".to_owned(),
        description: format!("Une ligne par objectif, du départ vers la cible. {title}."),
        notes: (measured.len() < breakdown.figures.len())
            .then(|| "Un objectif pas encore mesuré n'est pas à zéro.".to_owned())
            .into_iter()
            .collect(),
    };
    let columns = [FigureColumn::of("Part du chemin parcouru", &breakdown, "objectif", None)];
    let mut data = table(desk, "Atteinte mesurée de chaque objectif", "Objectif", &labels, &columns);
    with_ends(desk, &labels, &mut data);
    Some(desk.picture(caption, ChartBody::Targets(Targets { rows }), &breakdown.figures, data))
}

/// A unit as it is read after a number: « nombre » is none, « 15 nombre » is no French.
fn unit_word(unit: &str) -> &str {
    if matches!(fold(unit).as_str(), "nombre" | "nb" | "nbre" | "unite" | "unites" | "effectif" | "effectifs") { "" } else { unit }
}

/// Start, target and value reached before the part of the way, each in the objective's own unit.
fn with_ends(desk: &Desk<'_>, labels: &[&str], data: &mut Table) {
    let ends = ["Départ", "Cible", "Réalisé"];
    let columns = ends.map(|title| Column { title: title.to_owned(), numeric: true });
    data.columns.splice(1..1, columns);
    // By the labels as the figures bear them: those of the rows are typeset.
    for (label, row) in labels.iter().zip(&mut data.rows) {
        let way = desk.publication.way(label).cloned().unwrap_or_default();
        let unit = way.unit.as_deref().map(unit_word).filter(|unit| !unit.is_empty());
        let unit = unit.map_or_else(String::new, |unit| format!("\u{a0}{unit}"));
        let cell = |quantity: Option<Quantity>| match quantity {
            Some(quantity) => Cell::Text(typeset(&format!("{}{unit}", french::quantity(quantity)))),
            None => Cell::Text("nd".to_owned()),
        };
        row.cells.splice(0..0, [way.start, way.target, way.achieved].map(cell));
    }
}
