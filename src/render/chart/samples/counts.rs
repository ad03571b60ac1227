//! How many, by sector, action, month, structure, funder.

use super::{AXES, SECTORS, chart, labelled, people, rows, structures};
use crate::quantity::Precision;
use crate::report::chart::*;

pub(super) fn all() -> Vec<Chart> {
    let about = |value| Mark::new(value, Precision::About);
    let at_least = |value| Mark::new(value, Precision::AtLeast);
    let masked = Mark::masked();
    let unknown = Mark::not_known();
    vec![
        chart(
            "structures-par-secteur",
            "La santé et l’action sociale réunissent plus de la moitié des 74 structures actives",
            "Structures actives par secteur, en 2022 et en 2021",
            ChartBody::Bars(Bars {
                unit: structures(),
                series: "2022".to_owned(),
                compared: Some("2021".to_owned()),
                rows: SECTORS
                    .iter()
                    .zip([
                        (24.0, 22.0),
                        (17.0, 18.0),
                        (8.0, 5.0),
                        (7.0, 7.0),
                        (6.0, 4.0),
                        (4.0, 4.0),
                        (3.0, 2.0),
                        (2.0, 0.0),
                        (1.0, 2.0),
                        (1.0, 1.0),
                        (1.0, 0.0),
                    ])
                    .map(|(label, (now, before))| BarRow {
                        label: (*label).to_owned(),
                        value: Mark::exact(now),
                        before: Some(Mark::exact(before)),
                    })
                    .collect(),
            }),
        ),
        chart(
            "personnes-touchees-par-action",
            "Les SISM ont touché à elles seules plus de 700 personnes",
            "Personnes touchées par action en 2022, tous publics",
            ChartBody::Bars(Bars {
                unit: people(),
                series: "2022".to_owned(),
                compared: None,
                rows: rows(&[
                    ("Semaines d’information sur la santé mentale (SISM), du 10 au 23 octobre", at_least(700.0)),
                    ("Journée éco-anxiété", Mark::exact(65.0)),
                    ("Soirée de clôture des SISM", about(50.0)),
                    ("Premiers secours en santé mentale (PSSM)", Mark::exact(16.0)),
                    ("Info-formation du 6 mai", Mark::exact(11.0)),
                    ("Info-formation du 20 mai", Mark::new(10.0, Precision::AtMost)),
                    ("DUODAY", Mark::exact(1.0)),
                    ("Séminaire des élus et des directeurs", Mark::exact(0.0)),
                    ("Ateliers de l’école Daudet", unknown.clone()),
                    ("Permanence d’écoute", masked.clone()),
                ]),
            }),
        ),
        chart(
            "secteurs-par-axe",
            "La santé est présente sur tous les axes, le logement sur deux seulement",
            "Structures actives par secteur et par axe, 2022",
            ChartBody::Heat(Heat {
                unit: structures(),
                row_heading: "Secteur".to_owned(),
                column_heading: "Axe de travail".to_owned(),
                columns: AXES.map(str::to_owned).to_vec(),
                rows: SECTORS
                    .iter()
                    .enumerate()
                    .map(|(row, label)| HeatRow {
                        label: (*label).to_owned(),
                        cells: (0..6)
                            .map(|column| match (row, column) {
                                (3, 2) | (5, 2) => masked.clone(),
                                (6, 4) => unknown.clone(),
                                (0, 0) => about(30.0),
                                _ => Mark::exact(((24 / (row + 1)) * (6 - column) / 6) as f64),
                            })
                            .collect(),
                    })
                    .collect(),
            }),
        ),
        chart(
            "participations-par-mois",
            "Octobre concentre la moitié des participations de l’année, avec les SISM",
            "Personnes présentes par mois, 2022",
            ChartBody::Columns(Columns {
                unit: people(),
                columns: labelled(&[
                    ("janv.", Mark::exact(12.0)),
                    ("févr.", Mark::exact(0.0)),
                    ("mars", Mark::exact(34.0)),
                    ("avr.", Mark::exact(22.0)),
                    ("mai", Mark::exact(45.0)),
                    ("juin", Mark::exact(87.0)),
                    ("juil.", masked.clone()),
                    ("août", Mark::exact(0.0)),
                    ("sept.", about(40.0)),
                    ("oct.", at_least(760.0)),
                    ("nov.", Mark::exact(51.0)),
                    ("déc.", unknown.clone()),
                ]),
            }),
        ),
        chart(
            "formations-par-structure",
            "Ekidom et Habitat de la Vienne forment la moitié des participants",
            "Participants aux formations par structure, 2022 (37 participants, 3 sessions)",
            ChartBody::Bars(Bars {
                unit: Unit::count("participant", "participants"),
                series: "2022".to_owned(),
                compared: None,
                rows: rows(&[
                    ("Habitat de la Vienne", Mark::exact(8.0)),
                    ("Ekidom", Mark::exact(7.0)),
                    ("Médiathèque et son réseau", Mark::exact(4.0)),
                    ("Mission locale", masked.clone()),
                    ("CART", masked.clone()),
                ]),
            }),
        ),
        chart(
            "saisines-par-orientation",
            "Une saisine sur deux est confiée à la coordinatrice de parcours",
            "Orientations des saisines, 2019-2022 (38 saisines\u{a0}; plusieurs orientations possibles)",
            ChartBody::Bars(Bars {
                unit: Unit::count("saisine", "saisines"),
                series: "2019-2022".to_owned(),
                compared: None,
                rows: rows(&[
                    ("Coordinatrice de parcours", Mark::exact(19.0).with_interval(13.0, 25.0)),
                    ("Réunion de concertation", Mark::exact(14.0).with_interval(9.0, 20.0)),
                    ("Dispositif d’appui à la coordination", Mark::exact(12.0)),
                    ("Secteur psychiatrique", masked.clone()),
                    ("Autre", masked.clone()),
                ]),
            }),
        ),
        chart(
            "moyens-par-financeur",
            "Le CCAS et le centre hospitalier portent chacun un tiers des moyens",
            "Financements 2022 par financeur, en euros (valorisation comprise)",
            ChartBody::Bars(Bars {
                unit: Unit::Euros,
                series: "2022".to_owned(),
                compared: Some("2021".to_owned()),
                rows: [
                    ("CCAS de Poitiers", 24500.0, Some(24000.0)),
                    ("Centre hospitalier Henri Laborit", 24500.0, Some(24000.0)),
                    ("Agence régionale de santé Nouvelle-Aquitaine", 15000.0, None),
                    ("Contrat de ville", 4250.0, Some(6000.0)),
                    ("UNAFAM", 0.0, Some(500.0)),
                ]
                .iter()
                .map(|(label, now, before)| BarRow {
                    label: (*label).to_owned(),
                    value: Mark::exact(*now),
                    before: Some(before.map_or(unknown.clone(), Mark::exact)),
                })
                .collect(),
            }),
        ),
        chart(
            "reseau-des-partenaires",
            "Santé et action sociale forment le cœur du réseau\u{a0}; la culture y entre par la santé",
            "Paires de structures ayant partagé une action ou une réunion, par secteur, 2022",
            ChartBody::Network(Network {
                unit: Unit::count("lien", "liens"),
                nodes: SECTORS.map(str::to_owned).to_vec(),
                links: (0..11_usize)
                    .flat_map(|from| (0..=from).map(move |to| (from, to)))
                    .filter(|(from, to)| (from * 7 + to * 3) % 4 != 1)
                    .map(|(from, to)| Link {
                        from,
                        to,
                        value: Mark::exact((180 / ((from + 1) * (to + 1))) as f64),
                        new: Some(Mark::exact(if (from + to) % 5 == 0 { 2.0 } else { 0.0 })),
                    })
                    .collect(),
            }),
        ),
    ]
}
