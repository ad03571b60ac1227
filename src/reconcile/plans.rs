//! What was meant and with what: objectives, outlook, means, context.

use super::settle::Settling;
use super::{Context, Means, Objective, Outlook};
use crate::place::Place;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::schema::{Kind, UNCLASSIFIED};
use crate::shape::Cited;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The funder of means that name none.
pub const NO_FUNDER: &str = "Non précisé";

pub fn objectives(settling: &mut Settling<'_>) -> Vec<Objective> {
    let mut objectives = Vec::new();
    let mut places = Vec::new();
    for row in settling.rows(Kind::Objectives) {
        let Some((year, label)) = row.year(&["echeance"]).zip(row.text("objectif")) else { continue };
        places.push(row.place("realise"));
        objectives.push(Objective {
            year,
            axis: settling.axis(&row, year),
            label,
            indicator: row.text("indicateur"),
            unit: row.text("unite"),
            start: row.quantity("depart"),
            start_not_known: row.is_not_known("depart"),
            target: row.quantity("cible"),
            achieved: row.quantity("realise"),
            status: row.text("statut"),
            source: row.source(),
        });
    }
    tell_twice(settling, &mut objectives, &places);
    objectives
}

/// The year, the axis, the objective and its indicator.
type OneMeasure = (i32, Arc<str>, Arc<str>, Option<Arc<str>>);

/// One objective measured twice over in a year is neither of the two, nor their mean (contract §10): told, and not measured.
fn tell_twice(settling: &mut Settling<'_>, objectives: &mut [Objective], places: &[Place]) {
    let mut alike: BTreeMap<OneMeasure, Vec<usize>> = BTreeMap::new();
    for (at, row) in objectives.iter().enumerate().filter(|(_, row)| row.target.is_some() && row.achieved.is_some()) {
        alike.entry((row.year, row.axis.clone(), row.label.clone(), row.indicator.clone())).or_default().push(at);
    }
    let value = |cited: &Option<Cited<Quantity>>| cited.as_ref().map(|cited| cited.value.value);
    let measure = |row: &Objective| [&row.start, &row.target, &row.achieved].map(value);
    for ((_, _, label, _), rows) in alike {
        let mut measures = rows.iter().filter_map(|at| objectives.get(*at)).map(measure);
        let first = measures.next();
        if measures.all(|other| Some(other) == first) {
            continue;
        }
        for (rank, at) in rows.into_iter().enumerate() {
            if let Some(place) = places.get(at).filter(|_| rank > 0) {
                settling.journal.tell(place.clone(), Problem::ObjectiveTwice { label: label.clone() });
            }
            if let Some(row) = objectives.get_mut(at) {
                row.achieved = None;
            }
        }
    }
}

pub fn outlooks(settling: &mut Settling<'_>) -> Vec<Outlook> {
    let mut outlooks = Vec::new();
    for row in settling.rows(Kind::Outlook) {
        let year = row.number_of_year("annee").or(row.table.year);
        let Some((year, label)) = year.zip(row.text("perspective")) else { continue };
        outlooks.push(Outlook { year, axis: settling.axis(&row, year), label, outcome: row.text("suite"), source: row.source() });
    }
    outlooks
}

pub fn means(settling: &mut Settling<'_>) -> Vec<Means> {
    let mut means = Vec::new();
    for row in settling.rows(Kind::Means) {
        let Some((year, label)) = row.year(&[]).zip(row.text("libelle")) else { continue };
        let funder = settling
            .structure(&row, year, "financeur")
            .and_then(|id| settling.names.structure(id))
            .map(|structure| structure.label.clone());
        means.push(Means {
            year,
            label,
            nature: row.text("nature").unwrap_or_else(|| UNCLASSIFIED.into()),
            etp: row.quantity("etp"),
            euros: row.quantity("montant"),
            funder: funder.unwrap_or_else(|| NO_FUNDER.into()),
            share: if row.is_not_known("part") { None } else { Some(row.quantity("part").map_or(1.0, |cited| cited.value.value)) },
            source: row.source(),
        });
    }
    means
}

pub fn contexts(settling: &mut Settling<'_>) -> Vec<Context> {
    let mut contexts: Vec<Context> = Vec::new();
    let mut known: HashMap<(Arc<str>, Arc<str>, i32), Option<Quantity>> = HashMap::new();
    for row in settling.rows(Kind::Context) {
        let year = row.number_of_year("annee").or(row.table.year);
        let names = settling.label(&row, "indicateur").zip(settling.label(&row, "territoire"));
        let Some((year, (indicator, territory))) = year.zip(names) else { continue };
        let value = row.quantity("valeur").map(|cited| cited.value);
        match known.entry((indicator.clone(), territory.clone(), year)) {
            Entry::Vacant(first) => {
                first.insert(value);
            }
            // The first is kept, as for actions (contract §10).
            Entry::Occupied(first) => {
                if let (Some(kept), Some(dropped)) = (first.get(), value)
                    && kept.value != dropped.value
                {
                    let text = |quantity: Quantity| crate::french::number(quantity.value).into();
                    let (indicator, territory) = (indicator.clone(), territory.clone());
                    let problem = Problem::FigureDiffers { indicator, territory, kept: text(*kept), dropped: text(dropped) };
                    settling.journal.tell(row.place("valeur"), problem);
                }
            }
        }
        contexts.push(Context {
            year,
            indicator,
            territory,
            value,
            unit: row.text("unite"),
            origin: row.text("source"),
            level: settling.label(&row, "niveau"),
            source: row.source(),
            besides: row.besides(),
        });
    }
    contexts
}
