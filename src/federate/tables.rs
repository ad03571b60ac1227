//! The consolidation as CSV, for machines: comma, UTF-8, decimal point, as `indicateurs.csv`.

use super::consolidate::{Consolidation, Group, Summary};
use super::items::Item;
use super::members::{Member, Refusal};
use super::pages::conformity_of;
use crate::figure::Status;
use crate::render::Document;
use crate::render::csv::{bytes, number, text};

const NATIONAL: [&str; 19] = [
    "annee",
    "groupe",
    "indicateur",
    "dimension_1",
    "modalite_1",
    "dimension_2",
    "modalite_2",
    "territoires",
    "masques",
    "non_connus",
    "valeur",
    "unite",
    "precision",
    "numerateur",
    "denominateur",
    "quartile_1",
    "mediane",
    "quartile_3",
    "statut",
];

/// `national.csv`: every item, for all and for each group.
///
/// # Errors
/// When memory runs out.
pub fn national(year: i32, national: &Consolidation<'_>) -> anyhow::Result<Document> {
    let groups = national.groups();
    let rows = national.items.keys().flat_map(|item| groups.iter().map(move |group| (item, *group)));
    let rows = rows.filter_map(|(item, group)| {
        let summary = national.summary(item, group);
        (summary.known + summary.masked + summary.unknown > 0).then(|| {
            let mut row = vec![year.to_string(), group.to_string()];
            row.extend(classes(item));
            row.extend([summary.known, summary.masked, summary.unknown].map(|count| count.to_string()));
            row.extend(values(&summary, unit(national, item)));
            row
        })
    });
    Ok(Document::new("national.csv", bytes(&NATIONAL, rows)?))
}

/// Indicator, and its two dimensions with their labels.
fn classes(item: &Item) -> Vec<String> {
    let mut row = vec![item.indicator.clone()];
    for at in 0..2 {
        let (dimension, label) = item.classes.get(at).cloned().unwrap_or_default();
        row.extend([dimension, text(&label).into_owned()]);
    }
    row
}

fn unit<'a>(national: &'a Consolidation<'_>, item: &Item) -> &'a str {
    national.units.get(&item.indicator).map_or("", String::as_str)
}

fn values(summary: &Summary, unit: &str) -> Vec<String> {
    let written = |value: Option<f64>| value.map_or_else(String::new, number);
    let status = if summary.known > 0 {
        Status::Known
    } else if summary.masked > 0 {
        Status::Masked
    } else {
        Status::NotKnown
    };
    let precision = if summary.total.is_some() { summary.precision.word() } else { "" };
    let fraction = [summary.fraction.map(|terms| terms.0), summary.fraction.map(|terms| terms.1)];
    let quartiles = [0, 1, 2].map(|at| summary.quartiles.and_then(|quartiles| quartiles.get(at).copied()));
    let mut row = vec![written(summary.total), text(unit).into_owned(), precision.to_owned()];
    row.extend(fraction.into_iter().chain(quartiles).map(written));
    row.push(status.mark().to_owned());
    row
}

/// `conformite.csv`: each council beside the national model.
///
/// # Errors
/// When memory runs out.
pub fn conformity(year: i32, national: &Consolidation<'_>) -> anyhow::Result<Document> {
    let header = ["annee", "territoire", "siren", "population", "groupe", "reunions", "cinq_colleges", "pleniere_tenue", "part_huc"];
    let rows = national.members.iter().enumerate().map(|(rank, member)| {
        let conformity = conformity_of(national, rank);
        let written = |value: Option<f64>| value.map_or_else(String::new, number);
        vec![
            year.to_string(),
            text(&member.territory).into_owned(),
            text(&member.siren).into_owned(),
            member.population.map_or_else(String::new, |population| population.to_string()),
            member.stratum.to_string(),
            written(conformity.meetings),
            written(conformity.five_colleges),
            conformity.plenary.map_or_else(String::new, |held| if held { "oui" } else { "non" }.to_owned()),
            written(conformity.users_share),
        ]
    });
    Ok(Document::new("conformite.csv", bytes(&header, rows)?))
}

/// `controle/ecartes.csv`: the folders that do not count, and why.
///
/// # Errors
/// When memory runs out.
pub fn refusals(refusals: &[Refusal]) -> anyhow::Result<Document> {
    let rows = refusals.iter().map(|refusal| {
        [&refusal.folder, &refusal.message, &refusal.remedy]
            .into_iter()
            .map(|cell| text(&crate::french::typeset(cell)).into_owned())
            .collect()
    });
    Ok(Document::new("controle/ecartes.csv", bytes(&["dossier", "message", "remede"], rows)?))
}

/// A territory's figures beside those of its stratum and of all.
///
/// # Errors
/// When memory runs out.
pub fn restitution(path: &str, year: i32, national: &Consolidation<'_>, rank: usize) -> anyhow::Result<Document> {
    let header = [
        "annee",
        "indicateur",
        "dimension_1",
        "modalite_1",
        "dimension_2",
        "modalite_2",
        "unite",
        "vous",
        "statut",
        "strate_territoires",
        "strate_mediane",
        "national_territoires",
        "national_mediane",
        "national_valeur",
    ];
    let stratum = national.members.get(rank).map(|member: &&Member| Group::Stratum(member.stratum));
    let rows = national.items.keys().filter_map(|item| Some((item, national.said(item, rank)?))).map(|(item, said)| {
        let written = |value: Option<f64>| value.map_or_else(String::new, number);
        let median = |summary: &Summary| written(summary.quartiles.map(|[_, median, _]| median));
        let like = stratum.map(|group| national.summary(item, group));
        let all = national.summary(item, Group::National);
        let mut row = vec![year.to_string()];
        row.extend(classes(item));
        row.extend([text(unit(national, item)).into_owned(), written(said.value), said.status.mark().to_owned()]);
        row.extend([like.as_ref().map_or_else(String::new, |like| like.known.to_string()), like.as_ref().map_or_else(String::new, median)]);
        row.extend([all.known.to_string(), median(&all), written(all.total)]);
        row
    });
    Ok(Document::new(path, bytes(&header, rows)?))
}
