//! What was meant and with what: objectives, outlook, means, context.

use super::settle::Settling;
use super::{Context, Means, Objective, Outlook};
use crate::schema::{Kind, UNCLASSIFIED};

/// The funder of means that name none.
pub const NO_FUNDER: &str = "Non précisé";

pub fn objectives(settling: &mut Settling<'_>) -> Vec<Objective> {
    let mut objectives = Vec::new();
    for row in settling.rows(Kind::Objectives) {
        let Some((year, label)) = row.year(&["echeance"]).zip(row.text("objectif")) else { continue };
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
    objectives
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
    let mut contexts = Vec::new();
    for row in settling.rows(Kind::Context) {
        let year = row.number_of_year("annee").or(row.table.year);
        let names = settling.label(&row, "indicateur").zip(settling.label(&row, "territoire"));
        let Some((year, (indicator, territory))) = year.zip(names) else { continue };
        contexts.push(Context {
            year,
            indicator,
            territory,
            value: row.quantity("valeur").map(|cited| cited.value),
            unit: row.text("unite"),
            origin: row.text("source"),
            level: settling.label(&row, "niveau"),
            source: row.source(),
            besides: row.besides(),
        });
    }
    contexts
}
