//! How far each measured objective has gone from its start towards its target.

use super::super::Block;
use super::super::chart::{ChartBody, Mark, TargetRow, Targets, Unit};
use super::super::desk::{Caption, Desk};
use super::super::figures::known;
use super::super::order;
use super::super::phrase::Proportion;
use super::super::table::{FigureColumn, ROWS_SHOWN, table};

/// The classes of the measured attainment, best first (contract §10).
const GRADES: [&str; 4] = ["atteinte ≥ 1", "atteinte ≥ 0,5", "atteinte < 0,5", "non mesurée"];

pub fn rank(label: &str) -> Option<usize> {
    GRADES.iter().position(|grade| *grade == label)
}

pub fn chart(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("atteinte_mesuree", &["objectif"])?;
    let labels = order::by_value(&breakdown, "objectif");
    let rows: Vec<TargetRow> = labels
        .iter()
        .take(ROWS_SHOWN)
        .filter_map(|label| {
            let figure = breakdown.get("objectif", label)?;
            let known = known(figure);
            // What was published is the way to go and the way gone, both from the start; failing them, their ratio.
            let (unit, target, gone) = match figure.denominator.zip(figure.numerator).filter(|_| known.is_some()) {
                Some((way, gone)) => (Unit::measure(""), Some(way), Some(gone)),
                None => (Unit::Share, Some(1.0), known),
            };
            Some(TargetRow {
                label: (*label).to_owned(),
                unit,
                start: Mark::exact(0.0),
                target: target.map_or_else(Mark::not_known, Mark::exact),
                achieved: gone.map_or_else(Mark::not_known, |gone| Mark::new(gone, figure.precision)),
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
        subtitle: "Progrès réalisé depuis la valeur de départ, et progrès visé par la cible, chacun dans son unité".to_owned(),
        description: format!("Une ligne par objectif, du départ vers la cible. {title}."),
        notes: vec!["Un objectif pas encore mesuré n'est pas à zéro.".to_owned()],
    };
    let columns = [FigureColumn::of("Part du chemin parcouru", &breakdown, "objectif", None)];
    let data = table(desk, "Atteinte mesurée de chaque objectif", "Objectif", &labels, &columns);
    Some(desk.picture(caption, ChartBody::Targets(Targets { rows }), &breakdown.figures, data))
}
