//! How far the objectives are.

use super::{chart, classes, marks, people};
use crate::quantity::Precision;
use crate::report::chart::*;

pub(super) fn all() -> Vec<Chart> {
    let about = |value| Mark::new(value, Precision::About);
    let at_least = |value| Mark::new(value, Precision::AtLeast);
    let unknown = Mark::not_known();
    vec![
        chart(
            "atteinte-percue",
            "La lutte contre la stigmatisation est jugée atteinte\u{a0}; sur l’accès aux soins, on ne se prononce pas",
            "Avis des répondants sur les objectifs 2018-2022, en nombre de réponses (15 réponses)",
            ChartBody::Attainment(Attainment {
                classes: classes(&[("Atteint", Tone::Good), ("Partiellement atteint", Tone::Partly), ("Non atteint", Tone::Poor)]),
                unsaid_label: "Sans opinion".to_owned(),
                percentage_base: 30.0,
                rows: [
                    ("Lutte contre la stigmatisation", [10.0, 3.0, 1.0], 1.0),
                    ("Meilleure compréhension des troubles psychiques", [8.0, 4.0, 1.0], 2.0),
                    ("Promotion de la santé mentale", [7.0, 5.0, 2.0], 1.0),
                    ("Appui à la coordination des parcours complexes", [6.0, 4.0, 2.0], 3.0),
                    ("Fluidité des parcours de vie", [2.0, 3.0, 7.0], 3.0),
                    ("Observation en santé mentale", [1.0, 2.0, 8.0], 4.0),
                    ("Accès et continuité des soins", [1.0, 1.0, 2.0], 11.0),
                ]
                .iter()
                .map(|(label, counts, unsaid)| AttainmentRow {
                    label: (*label).to_owned(),
                    counts: marks(*counts),
                    unsaid: Mark::exact(*unsaid),
                    base: Mark::exact(counts.iter().sum()),
                })
                .collect(),
            }),
        ),
        chart(
            "classement-des-objectifs",
            "Quatre objectifs sur sept sont atteints aux yeux des répondants",
            "Objectifs 2018-2022 selon trois sources, jamais confondues",
            ChartBody::Classification(Classification {
                sources: ["Perçue (questionnaire)", "Mesurée (indicateur)", "Déclarée (équipe)"].map(str::to_owned).to_vec(),
                classes: classes(&[
                    ("Atteint", Tone::Good),
                    ("Partiellement atteint", Tone::Partly),
                    ("En cours", Tone::Waiting),
                    ("Moins atteint", Tone::Poor),
                    ("Sans opinion", Tone::Unsaid),
                    ("Non mesuré", Tone::Unsaid),
                ]),
                rows: [
                    ("Prévention", "Lutte contre la stigmatisation", "Atteint", "11,5 sur 14 avis", Some("Atteint"), "En cours"),
                    (
                        "Prévention",
                        "Promotion de la santé mentale auprès des habitants du quartier des Couronneries",
                        "Atteint",
                        "9,5 sur 14 avis",
                        Some("Partiellement atteint"),
                        "Atteint",
                    ),
                    ("Parcours", "Fluidité des parcours de vie", "Moins atteint", "3,5 sur 12 avis", None, "Moins atteint"),
                    ("Parcours", "Accès et continuité des soins", "Sans opinion", "11 sans opinion sur 15", Some("Non mesuré"), "En cours"),
                ]
                .iter()
                .map(|(group, label, seen, detail, measured, said)| ClassificationRow {
                    label: (*label).to_owned(),
                    group: (*group).to_owned(),
                    cells: vec![
                        ClassificationCell { class: Some((*seen).to_owned()), detail: (*detail).to_owned() },
                        ClassificationCell { class: measured.map(str::to_owned), detail: String::new() },
                        ClassificationCell { class: Some((*said).to_owned()), detail: String::new() },
                    ],
                })
                .collect(),
            }),
        ),
        chart(
            "cible-et-realise",
            "Trois objectifs mesurés sur cinq ont atteint leur cible",
            "Du départ à la cible, chaque objectif dans son unité",
            ChartBody::Targets(Targets {
                rows: vec![
                    TargetRow {
                        label: "Personnes formées aux premiers secours en santé mentale".to_owned(),
                        unit: people(),
                        start: Mark::exact(0.0),
                        target: Mark::exact(40.0),
                        achieved: Mark::exact(53.0),
                    },
                    TargetRow {
                        label: "Immersions professionnelles".to_owned(),
                        unit: Unit::count("place", "places"),
                        start: Mark::exact(8.0),
                        target: Mark::exact(32.0),
                        achieved: Mark::exact(26.0),
                    },
                    TargetRow {
                        label: "Délai de réponse aux saisines".to_owned(),
                        unit: Unit::measure("jours"),
                        start: Mark::exact(30.0),
                        target: Mark::exact(10.0),
                        achieved: about(14.0),
                    },
                    TargetRow {
                        label: "Part des habitants et usagers aux instances".to_owned(),
                        unit: Unit::Share,
                        start: unknown.clone(),
                        target: Mark::exact(0.3),
                        achieved: Mark::exact(0.18),
                    },
                    TargetRow {
                        label: "Logements accompagnés".to_owned(),
                        unit: Unit::count("logement", "logements"),
                        start: Mark::exact(20.0),
                        target: Mark::exact(55.0),
                        achieved: unknown.clone(),
                    },
                    TargetRow {
                        label: "Réunions plénières tenues".to_owned(),
                        unit: Unit::count("réunion", "réunions"),
                        start: Mark::exact(2.0),
                        target: Mark::exact(4.0),
                        achieved: Mark::exact(1.0),
                    },
                    TargetRow {
                        label: "Participants aux SISM".to_owned(),
                        unit: people(),
                        start: Mark::exact(100.0),
                        target: Mark::exact(250.0),
                        achieved: at_least(700.0),
                    },
                ],
            }),
        ),
        chart(
            "evolution-des-reponses",
            "De 2021 à 2022, 1 réponse sur 5 change plus que le hasard ne l’explique",
            "Part de chaque réponse, en nombre de personnes sur celles qui ont un avis",
            ChartBody::Changes(Changes { before: "2021".to_owned(), now: "2022".to_owned(), panels: answers_of_two_years() }),
        ),
    ]
}

/// Two questions; of five answers, one changes for sure.
fn answers_of_two_years() -> Vec<ChangePanel> {
    let share = |count: f64, base: f64, low: f64, high: f64| {
        Mark::exact(count / base).with_interval(low, high).with_label(format!("{count} sur {base}"))
    };
    let row = |label: &str, before: Mark, now: Mark, is_real: bool| ChangeRow { label: label.to_owned(), before, now, is_real };
    vec![
        ChangePanel {
            title: "Êtes-vous satisfait du fonctionnement du conseil\u{a0}?".to_owned(),
            rows: vec![
                row("Tout à fait satisfait", share(4.0, 31.0, 0.05, 0.29), share(15.0, 34.0, 0.29, 0.61), true),
                row("Plutôt satisfait", share(12.0, 31.0, 0.24, 0.56), share(13.0, 34.0, 0.24, 0.55), false),
                row("Peu satisfait", share(15.0, 31.0, 0.32, 0.65), share(6.0, 34.0, 0.08, 0.34), false),
            ],
        },
        ChangePanel {
            title: "Le lieu des réunions vous convient-il, à l’heure où elles se tiennent et par les transports que vous prenez\u{a0}?"
                .to_owned(),
            rows: vec![
                row("Oui", share(8.0, 8.0, 0.68, 1.0), share(7.0, 8.0, 0.53, 0.98), false),
                row("Non", share(0.0, 8.0, 0.0, 0.32), Mark::masked(), false),
            ],
        },
    ]
}
