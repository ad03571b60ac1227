//! Over years.

use super::{chart, people, structures};
use crate::report::chart::*;

pub(super) fn all() -> Vec<Chart> {
    let masked = Mark::masked();
    let unknown = Mark::not_known();
    vec![
        chart(
            "saisines-par-annee",
            "Deux fois moins de saisines qu’en 2019",
            "Saisines de la cellule de concertation, par année",
            ChartBody::Years(YearSeries {
                unit: Unit::count("saisine", "saisines"),
                form: YearForm::Columns,
                windows: Windows::Summed,
                series: vec![YearLine {
                    label: "Saisines".to_owned(),
                    points: vec![
                        YearPoint { first: 2014, last: 2017, value: Mark::exact(38.0) },
                        YearPoint { first: 2018, last: 2018, value: masked.clone() },
                        YearPoint { first: 2019, last: 2019, value: Mark::exact(12.0) },
                        YearPoint { first: 2020, last: 2020, value: Mark::exact(12.0) },
                        YearPoint { first: 2021, last: 2021, value: Mark::exact(8.0) },
                        YearPoint { first: 2022, last: 2022, value: Mark::exact(6.0) },
                    ],
                }],
                breaks: vec![Break {
                    year: 2021,
                    reason: "la fiche de saisine change, les demandes d’information ne sont plus comptées.".to_owned(),
                    series: Vec::new(),
                }],
            }),
        ),
        chart(
            "participations-par-annee",
            "La participation des habitants et des usagers rattrape celle du logement",
            "Personnes présentes par secteur, 2017-2022",
            ChartBody::Years(YearSeries {
                unit: people(),
                form: YearForm::Lines,
                windows: Windows::Summed,
                series: [
                    ("Santé", [120.0, 134.0, 160.0, 40.0, 150.0, 171.0]),
                    ("Action sociale et médico-sociale", [90.0, 96.0, 110.0, 30.0, 120.0, 131.0]),
                    ("Logement", [30.0, 33.0, 28.0, 12.0, 40.0, 44.0]),
                    ("Habitants-Usagers-Citoyens", [10.0, 14.0, 17.0, 0.0, 31.0, 43.0]),
                ]
                .iter()
                .map(|(label, values)| YearLine {
                    label: (*label).to_owned(),
                    points: values
                        .iter()
                        .zip(2017..)
                        .map(|(value, year)| YearPoint {
                            first: year,
                            last: year,
                            value: if *value == 12.0 { masked.clone() } else { Mark::exact(*value) },
                        })
                        .collect(),
                })
                .collect(),
                breaks: vec![],
            }),
        ),
        chart(
            "delai-de-reponse",
            "Le délai médian de réponse passe sous les dix jours",
            "Délai médian entre la saisine et la réponse, en jours",
            ChartBody::Years(YearSeries {
                unit: Unit::measure("jours"),
                form: YearForm::Lines,
                windows: Windows::Level,
                series: vec![YearLine {
                    label: "Délai médian".to_owned(),
                    points: vec![
                        YearPoint { first: 2015, last: 2017, value: Mark::exact(24.0) },
                        YearPoint { first: 2018, last: 2018, value: Mark::exact(18.5) },
                        YearPoint { first: 2019, last: 2019, value: Mark::exact(21.0) },
                        YearPoint { first: 2020, last: 2020, value: unknown.clone() },
                        YearPoint { first: 2021, last: 2021, value: Mark::exact(12.0) },
                        YearPoint { first: 2022, last: 2022, value: Mark::exact(9.0) },
                    ],
                }],
                breaks: vec![
                    Break { year: 2019, reason: "saisie en ligne".to_owned(), series: Vec::new() },
                    Break { year: 2021, reason: "les jours fériés ne sont plus comptés".to_owned(), series: Vec::new() },
                ],
            }),
        ),
        chart(
            "partenaires-par-annee",
            "Douze structures nouvelles en 2022, cinq perdues",
            "Structures actives, comparées à l’année précédente",
            ChartBody::Flows(Flows {
                unit: structures(),
                gained_label: "Nouvelles".to_owned(),
                kept_label: "Fidélisées".to_owned(),
                lost_label: "Perdues".to_owned(),
                years: [("2019", 20.0, 31.0, 4.0), ("2020", 3.0, 28.0, 23.0), ("2021", 30.0, 29.0, 2.0), ("2022", 12.0, 54.0, 5.0)]
                    .iter()
                    .map(|(label, gained, kept, lost)| FlowYear {
                        label: (*label).to_owned(),
                        gained: Mark::exact(*gained),
                        kept: Mark::exact(*kept),
                        lost: Mark::exact(*lost),
                    })
                    .collect(),
            }),
        ),
    ]
}
