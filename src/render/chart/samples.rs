//! Charts to test the drawing on: every one of contract §9, after Poitiers' report of 2022 (some figures are made up).

mod classes;
mod counts;
mod objectives;
mod time;

use crate::report::chart::*;

fn chart(id: &str, title: &str, subtitle: &str, body: ChartBody) -> Chart {
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        source: "Source\u{a0}: feuilles de présence et fiches-action 2022, CLSM de Poitiers.".to_owned(),
        description: format!("{title}. {subtitle}."),
        notes: Vec::new(),
        body,
    }
}

const AXES: [&str; 6] = [
    "Lutte contre la stigmatisation",
    "Parcours de vie",
    "Situations psychosociales complexes",
    "Soutien des compétences psychosociales",
    "Actions relatives à la crise sanitaire",
    "Gouvernance",
];

const SECTORS: [&str; 11] = [
    "Santé",
    "Action sociale et médico-sociale",
    "Habitants-Usagers-Citoyens",
    "Autres directions de la collectivité",
    "Logement et hébergement",
    "Petite enfance, enfance, jeunesse",
    "Vie professionnelle",
    "Activité physique",
    "Cadre de vie",
    "Culture",
    "Handicap",
];

fn structures() -> Unit {
    Unit::count("structure", "structures")
}

fn people() -> Unit {
    Unit::count("personne", "personnes")
}

fn labelled(pairs: &[(&str, Mark)]) -> Vec<Labelled> {
    pairs.iter().map(|(label, value)| Labelled { label: (*label).to_owned(), value: value.clone() }).collect()
}

fn rows(pairs: &[(&str, Mark)]) -> Vec<BarRow> {
    pairs.iter().map(|(label, value)| BarRow { label: (*label).to_owned(), value: value.clone(), before: None }).collect()
}

fn classes(pairs: &[(&str, Tone)]) -> Vec<ChartClass> {
    pairs.iter().map(|(label, tone)| ChartClass::new(label, *tone)).collect()
}

fn marks<const N: usize>(values: [f64; N]) -> Vec<Mark> {
    values.into_iter().map(Mark::exact).collect()
}

/// Every family of contract §9.
pub(crate) fn gallery() -> Vec<Chart> {
    [counts::all(), classes::all(), time::all(), objectives::all()].concat()
}
