//! Bars cut into classes, funnels, context.

use super::{AXES, chart, classes, labelled, marks, people};
use crate::quantity::Precision;
use crate::report::chart::*;

pub(super) fn all() -> Vec<Chart> {
    let about = |value| Mark::new(value, Precision::About);
    let at_least = |value| Mark::new(value, Precision::AtLeast);
    let masked = Mark::masked();
    let unknown = Mark::not_known();
    vec![
        chart(
            "presence-par-instance",
            "Les personnes concernées siègent au comité de pilotage, pas au comité technique",
            "Présences aux instances par collège, 2022",
            ChartBody::Stacks(Stacks {
                unit: Unit::count("présence", "présences"),
                direction: Direction::Rows,
                classes: classes(&[
                    ("Élus", Tone::Neutral),
                    ("Psychiatrie", Tone::Neutral),
                    ("Personnes concernées", Tone::Neutral),
                    ("Aidants", Tone::Neutral),
                    ("Coordination", Tone::Neutral),
                    ("Autres partenaires", Tone::Neutral),
                ]),
                bars: vec![
                    StackBar {
                        label: "Comité de pilotage".to_owned(),
                        values: marks([8.0, 12.0, 5.0, 4.0, 2.0, 16.0]),
                        total: Mark::exact(47.0),
                    },
                    StackBar {
                        label: "Comité technique".to_owned(),
                        values: marks([1.0, 9.0, 0.0, 2.0, 3.0, 11.0]),
                        total: Mark::exact(26.0),
                    },
                    StackBar {
                        label: "Groupe de travail".to_owned(),
                        values: marks([0.0, 14.0, 6.0, 3.0, 8.0, 39.0]),
                        total: at_least(70.0),
                    },
                    StackBar { label: "Assemblée plénière".to_owned(), values: marks([0.0; 6]), total: Mark::exact(0.0) },
                ],
            }),
        ),
        chart(
            "immersions",
            "Un tiers des candidats aux immersions n’a pas eu de place à la session 2",
            "Candidatures, inscriptions et présences aux immersions professionnelles, 2022",
            ChartBody::Funnels(Funnels {
                unit: people(),
                panels: vec![
                    Funnel {
                        title: "Immersions, session 1 (premier semestre)".to_owned(),
                        steps: labelled(&[("Inscrits", Mark::exact(11.0)), ("Présents", Mark::exact(10.0))]),
                    },
                    Funnel {
                        title: "Immersions, session 2".to_owned(),
                        steps: labelled(&[
                            ("Candidatures", Mark::exact(24.0)),
                            ("Places retenues", Mark::exact(16.0)),
                            ("Présents", unknown.clone()),
                        ]),
                    },
                    Funnel {
                        title: "Premiers secours en santé mentale".to_owned(),
                        steps: labelled(&[
                            ("Candidatures", about(20.0)),
                            ("Places retenues", Mark::exact(16.0)),
                            ("Présents", Mark::exact(16.0)),
                        ]),
                    },
                ],
            }),
        ),
        chart(
            "decisions-par-trimestre",
            "Les admissions augmentent chaque trimestre, la file d’attente ne bouge pas",
            "Décisions de la commission, par trimestre, 2022",
            ChartBody::Stacks(Stacks {
                unit: Unit::count("décision", "décisions"),
                direction: Direction::Columns,
                classes: classes(&[
                    ("Admis", Tone::Good),
                    ("En attente", Tone::Waiting),
                    ("Réorienté", Tone::Partly),
                    ("Refusé", Tone::Poor),
                    ("Sorti", Tone::Unsaid),
                ]),
                bars: vec![
                    StackBar { label: "T1".to_owned(), values: marks([12.0, 14.0, 5.0, 3.0, 0.0]), total: Mark::exact(34.0) },
                    StackBar {
                        label: "T2".to_owned(),
                        values: vec![Mark::exact(15.0), Mark::exact(13.0), masked.clone(), masked.clone(), Mark::exact(4.0)],
                        total: Mark::exact(39.0),
                    },
                    StackBar { label: "T3".to_owned(), values: marks([16.0, 15.0, 2.0, 1.0, 6.0]), total: Mark::exact(40.0) },
                    StackBar { label: "T4".to_owned(), values: marks([21.0, 14.0, 4.0, 2.0, 5.0]), total: Mark::exact(46.0) },
                ],
            }),
        ),
        chart(
            "plan-par-axe",
            "Deux tiers des actions sont réalisées ou en cours",
            "Actions du plan par axe et par statut, 2022",
            ChartBody::Stacks(Stacks {
                unit: Unit::count("action", "actions"),
                direction: Direction::Rows,
                classes: classes(&[
                    ("Réalisée", Tone::Good),
                    ("En cours", Tone::Partly),
                    ("Prévue", Tone::Waiting),
                    ("Reportée", Tone::Waiting),
                    ("Abandonnée", Tone::Poor),
                ]),
                bars: AXES
                    .iter()
                    .zip([
                        [5.0, 2.0, 1.0, 0.0, 0.0],
                        [2.0, 2.0, 0.0, 3.0, 1.0],
                        [1.0, 3.0, 0.0, 0.0, 0.0],
                        [3.0, 0.0, 2.0, 1.0, 0.0],
                        [1.0, 0.0, 0.0, 0.0, 1.0],
                        [1.0, 1.0, 0.0, 1.0, 0.0],
                    ])
                    .map(|(label, values)| StackBar {
                        label: (*label).to_owned(),
                        total: Mark::exact(values.iter().sum()),
                        values: marks(values),
                    })
                    .collect(),
            }),
        ),
        chart(
            "perspectives-suivies",
            "Sept perspectives sur treize sont faites ou en cours",
            "Perspectives fixées en 2022 pour 2023, par suite donnée",
            ChartBody::Stacks(Stacks {
                unit: Unit::count("perspective", "perspectives"),
                direction: Direction::Rows,
                classes: classes(&[
                    ("Faite", Tone::Good),
                    ("En cours", Tone::Partly),
                    ("Reportée", Tone::Waiting),
                    ("Abandonnée", Tone::Poor),
                    ("Non connue", Tone::Unsaid),
                ]),
                bars: vec![StackBar { label: "Ensemble".to_owned(), values: marks([4.0, 3.0, 2.0, 1.0, 3.0]), total: Mark::exact(13.0) }],
            }),
        ),
        chart(
            "contexte",
            "Poitiers compte plus d’habitants pauvres et plus de psychiatres que la France",
            "Indicateurs de contexte, dernière année disponible",
            ChartBody::Context(Context {
                panels: vec![
                    ContextPanel {
                        title: "Taux de pauvreté, en % (2020)".to_owned(),
                        unit: Unit::measure("%"),
                        dots: vec![
                            ContextDot { label: "Poitiers".to_owned(), value: Mark::exact(24.0), whose: Whose::Ours },
                            ContextDot { label: "Grand Poitiers (EPCI)".to_owned(), value: Mark::exact(16.1), whose: Whose::Larger },
                            ContextDot { label: "Vienne".to_owned(), value: Mark::exact(14.2), whose: Whose::Larger },
                            ContextDot { label: "Nouvelle-Aquitaine".to_owned(), value: Mark::exact(13.6), whose: Whose::Larger },
                            ContextDot { label: "France".to_owned(), value: Mark::exact(14.5), whose: Whose::Larger },
                        ],
                    },
                    ContextPanel {
                        title: "Psychiatres libéraux et salariés, pour 100\u{202f}000 habitants (2022)".to_owned(),
                        unit: Unit::measure("pour 100\u{202f}000 habitants"),
                        dots: vec![
                            ContextDot { label: "Poitiers".to_owned(), value: unknown.clone(), whose: Whose::Ours },
                            ContextDot {
                                label: "Vienne".to_owned(),
                                value: Mark::exact(24.7).with_interval(22.0, 27.5),
                                whose: Whose::Larger,
                            },
                            ContextDot { label: "France".to_owned(), value: Mark::exact(22.8), whose: Whose::Larger },
                        ],
                    },
                ],
            }),
        ),
    ]
}
