//! Charts to test the drawing on: one of each family after Poitiers' report of 2022 (figures for trial), and others drawn by lot.

use crate::quantity::Precision;
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
    let about = |value| Mark::new(value, Precision::About);
    let at_least = |value| Mark::new(value, Precision::AtLeast);
    let (masked, unknown) = (Mark::masked(), Mark::not_known());
    vec![
        chart("structures-par-secteur", "La santé et l’action sociale réunissent plus de la moitié des 74 structures actives", "Structures actives par secteur, en 2022 et en 2021", ChartBody::Bars(Bars {
            unit: structures(),
            series: "2022".to_owned(),
            compared: Some("2021".to_owned()),
            rows: SECTORS.iter().zip([(24.0, 22.0), (17.0, 18.0), (8.0, 5.0), (7.0, 7.0), (6.0, 4.0), (4.0, 4.0), (3.0, 2.0), (2.0, 0.0), (1.0, 2.0), (1.0, 1.0), (1.0, 0.0)])
                .map(|(label, (now, before))| BarRow { label: (*label).to_owned(), value: Mark::exact(now), before: Some(Mark::exact(before)) }).collect(),
        })),
        chart("personnes-touchees-par-action", "Les SISM ont touché à elles seules plus de 700 personnes", "Personnes touchées par action en 2022, tous publics", ChartBody::Bars(Bars {
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
        })),
        chart("secteurs-par-axe", "La santé est présente sur tous les axes, le logement sur deux seulement", "Structures actives par secteur et par axe, 2022", ChartBody::Heat(Heat {
            unit: structures(),
            row_heading: "Secteur".to_owned(),
            column_heading: "Axe de travail".to_owned(),
            columns: AXES.map(str::to_owned).to_vec(),
            rows: SECTORS.iter().enumerate().map(|(row, label)| HeatRow {
                label: (*label).to_owned(),
                cells: (0..6).map(|column| match (row, column) {
                    (3, 2) | (5, 2) => masked.clone(),
                    (6, 4) => unknown.clone(),
                    (0, 0) => about(30.0),
                    _ => Mark::exact(((24 / (row + 1)) * (6 - column) / 6) as f64),
                }).collect(),
            }).collect(),
        })),
        chart("participations-par-mois", "Octobre concentre la moitié des participations de l’année, avec les SISM", "Personnes présentes par mois, 2022", ChartBody::Columns(Columns {
            unit: people(),
            columns: labelled(&[("janv.", Mark::exact(12.0)), ("févr.", Mark::exact(0.0)), ("mars", Mark::exact(34.0)), ("avr.", Mark::exact(22.0)), ("mai", Mark::exact(45.0)), ("juin", Mark::exact(87.0)), ("juil.", masked.clone()), ("août", Mark::exact(0.0)), ("sept.", about(40.0)), ("oct.", at_least(760.0)), ("nov.", Mark::exact(51.0)), ("déc.", unknown.clone())]),
        })),
        chart("presence-par-instance", "Les personnes concernées siègent au comité de pilotage, pas au comité technique", "Présences aux instances par collège, 2022", ChartBody::Stacks(Stacks {
            unit: Unit::count("présence", "présences"),
            direction: Direction::Rows,
            classes: classes(&[("Élus", Tone::Neutral), ("Psychiatrie", Tone::Neutral), ("Personnes concernées", Tone::Neutral), ("Aidants", Tone::Neutral), ("Coordination", Tone::Neutral), ("Autres partenaires", Tone::Neutral)]),
            bars: vec![
                StackBar { label: "Comité de pilotage".to_owned(), values: marks([8.0, 12.0, 5.0, 4.0, 2.0, 16.0]), total: Mark::exact(47.0) },
                StackBar { label: "Comité technique".to_owned(), values: marks([1.0, 9.0, 0.0, 2.0, 3.0, 11.0]), total: Mark::exact(26.0) },
                StackBar { label: "Groupe de travail".to_owned(), values: marks([0.0, 14.0, 6.0, 3.0, 8.0, 39.0]), total: at_least(70.0) },
                StackBar { label: "Assemblée plénière".to_owned(), values: marks([0.0; 6]), total: Mark::exact(0.0) },
            ],
        })),
        chart("formations-par-structure", "Ekidom et Habitat de la Vienne forment la moitié des participants", "Participants aux formations par structure, 2022 (37 participants, 3 sessions)", ChartBody::Bars(Bars {
            unit: Unit::count("participant", "participants"),
            series: "2022".to_owned(),
            compared: None,
            rows: rows(&[("Habitat de la Vienne", Mark::exact(8.0)), ("Ekidom", Mark::exact(7.0)), ("Médiathèque et son réseau", Mark::exact(4.0)), ("Mission locale", masked.clone()), ("CART", masked.clone())]),
        })),
        chart("immersions", "Un tiers des candidats aux immersions n’a pas eu de place à la session 2", "Candidatures, inscriptions et présences aux immersions professionnelles, 2022", ChartBody::Funnels(Funnels {
            unit: people(),
            panels: vec![
                Funnel { title: "Immersions, session 1 (premier semestre)".to_owned(), steps: labelled(&[("Inscrits", Mark::exact(11.0)), ("Présents", Mark::exact(10.0))]) },
                Funnel { title: "Immersions, session 2".to_owned(), steps: labelled(&[("Candidatures", Mark::exact(24.0)), ("Places retenues", Mark::exact(16.0)), ("Présents", unknown.clone())]) },
                Funnel { title: "Premiers secours en santé mentale".to_owned(), steps: labelled(&[("Candidatures", about(20.0)), ("Places retenues", Mark::exact(16.0)), ("Présents", Mark::exact(16.0))]) },
            ],
        })),
        chart("saisines-par-annee", "Deux fois moins de saisines qu’en 2019", "Saisines de la cellule de concertation, par année", ChartBody::Years(YearSeries {
            unit: Unit::count("saisine", "saisines"),
            form: YearForm::Columns,
            windows: Windows::Summed,
            series: vec![YearLine { label: "Saisines".to_owned(), points: vec![
                YearPoint { first: 2014, last: 2017, value: Mark::exact(38.0) },
                YearPoint { first: 2018, last: 2018, value: masked.clone() },
                YearPoint { first: 2019, last: 2019, value: Mark::exact(12.0) },
                YearPoint { first: 2020, last: 2020, value: Mark::exact(12.0) },
                YearPoint { first: 2021, last: 2021, value: Mark::exact(8.0) },
                YearPoint { first: 2022, last: 2022, value: Mark::exact(6.0) },
            ] }],
            breaks: vec![Break { year: 2021, reason: "la fiche de saisine change, les demandes d’information ne sont plus comptées.".to_owned() }],
        })),
        chart("participations-par-annee", "La participation des habitants et des usagers rattrape celle du logement", "Personnes présentes par secteur, 2017-2022", ChartBody::Years(YearSeries {
            unit: people(),
            form: YearForm::Lines,
            windows: Windows::Summed,
            series: [("Santé", [120.0, 134.0, 160.0, 40.0, 150.0, 171.0]), ("Action sociale et médico-sociale", [90.0, 96.0, 110.0, 30.0, 120.0, 131.0]), ("Logement", [30.0, 33.0, 28.0, 12.0, 40.0, 44.0]), ("Habitants-Usagers-Citoyens", [10.0, 14.0, 17.0, 0.0, 31.0, 43.0])].iter().map(|(label, values)| YearLine {
                label: (*label).to_owned(),
                points: values.iter().zip(2017..).map(|(value, year)| YearPoint { first: year, last: year, value: if *value == 12.0 { masked.clone() } else { Mark::exact(*value) } }).collect(),
            }).collect(),
            breaks: vec![],
        })),
        chart("delai-de-reponse", "Le délai médian de réponse passe sous les dix jours", "Délai médian entre la saisine et la réponse, en jours", ChartBody::Years(YearSeries {
            unit: Unit::measure("jours"),
            form: YearForm::Lines,
            windows: Windows::Level,
            series: vec![YearLine { label: "Délai médian".to_owned(), points: vec![
                YearPoint { first: 2015, last: 2017, value: Mark::exact(24.0) },
                YearPoint { first: 2018, last: 2018, value: Mark::exact(18.5) },
                YearPoint { first: 2019, last: 2019, value: Mark::exact(21.0) },
                YearPoint { first: 2020, last: 2020, value: unknown.clone() },
                YearPoint { first: 2021, last: 2021, value: Mark::exact(12.0) },
                YearPoint { first: 2022, last: 2022, value: Mark::exact(9.0) },
            ] }],
            breaks: vec![Break { year: 2019, reason: "saisie en ligne".to_owned() }, Break { year: 2021, reason: "les jours fériés ne sont plus comptés".to_owned() }],
        })),
        chart("saisines-par-orientation", "Une saisine sur deux est confiée à la coordinatrice de parcours", "Orientations des saisines, 2019-2022 (38 saisines\u{a0}; plusieurs orientations possibles)", ChartBody::Bars(Bars {
            unit: Unit::count("saisine", "saisines"),
            series: "2019-2022".to_owned(),
            compared: None,
            rows: rows(&[("Coordinatrice de parcours", Mark::exact(19.0).with_interval(13.0, 25.0)), ("Réunion de concertation", Mark::exact(14.0).with_interval(9.0, 20.0)), ("Dispositif d’appui à la coordination", Mark::exact(12.0)), ("Secteur psychiatrique", masked.clone()), ("Autre", masked.clone())]),
        })),
        chart("decisions-par-trimestre", "Les admissions augmentent chaque trimestre, la file d’attente ne bouge pas", "Décisions de la commission, par trimestre, 2022", ChartBody::Stacks(Stacks {
            unit: Unit::count("décision", "décisions"),
            direction: Direction::Columns,
            classes: classes(&[("Admis", Tone::Good), ("En attente", Tone::Waiting), ("Réorienté", Tone::Partly), ("Refusé", Tone::Poor), ("Sorti", Tone::Unsaid)]),
            bars: vec![
                StackBar { label: "T1".to_owned(), values: marks([12.0, 14.0, 5.0, 3.0, 0.0]), total: Mark::exact(34.0) },
                StackBar { label: "T2".to_owned(), values: vec![Mark::exact(15.0), Mark::exact(13.0), masked.clone(), masked.clone(), Mark::exact(4.0)], total: Mark::exact(39.0) },
                StackBar { label: "T3".to_owned(), values: marks([16.0, 15.0, 2.0, 1.0, 6.0]), total: Mark::exact(40.0) },
                StackBar { label: "T4".to_owned(), values: marks([21.0, 14.0, 4.0, 2.0, 5.0]), total: Mark::exact(46.0) },
            ],
        })),
        chart("atteinte-percue", "La lutte contre la stigmatisation est jugée atteinte\u{a0}; sur l’accès aux soins, on ne se prononce pas", "Avis des répondants sur les objectifs 2018-2022, en nombre de réponses (15 réponses)", ChartBody::Attainment(Attainment {
            classes: classes(&[("Atteint", Tone::Good), ("Partiellement atteint", Tone::Partly), ("Non atteint", Tone::Poor)]),
            unsaid_label: "Sans opinion".to_owned(),
            percentage_base: 30.0,
            rows: [("Lutte contre la stigmatisation", [10.0, 3.0, 1.0], 1.0), ("Meilleure compréhension des troubles psychiques", [8.0, 4.0, 1.0], 2.0), ("Promotion de la santé mentale", [7.0, 5.0, 2.0], 1.0), ("Appui à la coordination des parcours complexes", [6.0, 4.0, 2.0], 3.0), ("Fluidité des parcours de vie", [2.0, 3.0, 7.0], 3.0), ("Observation en santé mentale", [1.0, 2.0, 8.0], 4.0), ("Accès et continuité des soins", [1.0, 1.0, 2.0], 11.0)].iter().map(|(label, counts, unsaid)| AttainmentRow {
                label: (*label).to_owned(),
                counts: marks(*counts),
                unsaid: Mark::exact(*unsaid),
                base: Mark::exact(counts.iter().sum()),
            }).collect(),
        })),
        chart("classement-des-objectifs", "Quatre objectifs sur sept sont atteints aux yeux des répondants", "Objectifs 2018-2022 selon trois sources, jamais confondues", ChartBody::Classification(Classification {
            sources: ["Perçue (questionnaire)", "Mesurée (indicateur)", "Déclarée (équipe)"].map(str::to_owned).to_vec(),
            classes: classes(&[("Atteint", Tone::Good), ("Partiellement atteint", Tone::Partly), ("En cours", Tone::Waiting), ("Moins atteint", Tone::Poor), ("Sans opinion", Tone::Unsaid), ("Non mesuré", Tone::Unsaid)]),
            rows: [("Prévention", "Lutte contre la stigmatisation", "Atteint", "11,5 sur 14 avis", Some("Atteint"), "En cours"), ("Prévention", "Promotion de la santé mentale auprès des habitants du quartier des Couronneries", "Atteint", "9,5 sur 14 avis", Some("Partiellement atteint"), "Atteint"), ("Parcours", "Fluidité des parcours de vie", "Moins atteint", "3,5 sur 12 avis", None, "Moins atteint"), ("Parcours", "Accès et continuité des soins", "Sans opinion", "11 sans opinion sur 15", Some("Non mesuré"), "En cours")].iter().map(|(group, label, seen, detail, measured, said)| ClassificationRow {
                label: (*label).to_owned(),
                group: (*group).to_owned(),
                cells: vec![
                    ClassificationCell { class: Some((*seen).to_owned()), detail: (*detail).to_owned() },
                    ClassificationCell { class: measured.map(str::to_owned), detail: String::new() },
                    ClassificationCell { class: Some((*said).to_owned()), detail: String::new() },
                ],
            }).collect(),
        })),
        chart("plan-par-axe", "Deux tiers des actions sont réalisées ou en cours", "Actions du plan par axe et par statut, 2022", ChartBody::Stacks(Stacks {
            unit: Unit::count("action", "actions"),
            direction: Direction::Rows,
            classes: classes(&[("Réalisée", Tone::Good), ("En cours", Tone::Partly), ("Prévue", Tone::Waiting), ("Reportée", Tone::Waiting), ("Abandonnée", Tone::Poor)]),
            bars: AXES.iter().zip([[5.0, 2.0, 1.0, 0.0, 0.0], [2.0, 2.0, 0.0, 3.0, 1.0], [1.0, 3.0, 0.0, 0.0, 0.0], [3.0, 0.0, 2.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0, 1.0], [1.0, 1.0, 0.0, 1.0, 0.0]]).map(|(label, values)| StackBar { label: (*label).to_owned(), total: Mark::exact(values.iter().sum()), values: marks(values) }).collect(),
        })),
        chart("cible-et-realise", "Trois objectifs mesurés sur cinq ont atteint leur cible", "Du départ à la cible, chaque objectif dans son unité", ChartBody::Targets(Targets { rows: vec![
            TargetRow { label: "Personnes formées aux premiers secours en santé mentale".to_owned(), unit: people(), start: Mark::exact(0.0), target: Mark::exact(40.0), achieved: Mark::exact(53.0) },
            TargetRow { label: "Immersions professionnelles".to_owned(), unit: Unit::count("place", "places"), start: Mark::exact(8.0), target: Mark::exact(32.0), achieved: Mark::exact(26.0) },
            TargetRow { label: "Délai de réponse aux saisines".to_owned(), unit: Unit::measure("jours"), start: Mark::exact(30.0), target: Mark::exact(10.0), achieved: about(14.0) },
            TargetRow { label: "Part des habitants et usagers aux instances".to_owned(), unit: Unit::Share, start: unknown.clone(), target: Mark::exact(0.3), achieved: Mark::exact(0.18) },
            TargetRow { label: "Logements accompagnés".to_owned(), unit: Unit::count("logement", "logements"), start: Mark::exact(20.0), target: Mark::exact(55.0), achieved: unknown.clone() },
            TargetRow { label: "Réunions plénières tenues".to_owned(), unit: Unit::count("réunion", "réunions"), start: Mark::exact(2.0), target: Mark::exact(4.0), achieved: Mark::exact(1.0) },
            TargetRow { label: "Participants aux SISM".to_owned(), unit: people(), start: Mark::exact(100.0), target: Mark::exact(250.0), achieved: at_least(700.0) },
        ] })),
        chart("partenaires-par-annee", "Douze structures nouvelles en 2022, cinq perdues", "Structures actives, comparées à l’année précédente", ChartBody::Flows(Flows {
            unit: structures(),
            gained_label: "Nouvelles".to_owned(),
            kept_label: "Fidélisées".to_owned(),
            lost_label: "Perdues".to_owned(),
            years: [("2019", 20.0, 31.0, 4.0), ("2020", 3.0, 28.0, 23.0), ("2021", 30.0, 29.0, 2.0), ("2022", 12.0, 54.0, 5.0)].iter().map(|(label, gained, kept, lost)| FlowYear { label: (*label).to_owned(), gained: Mark::exact(*gained), kept: Mark::exact(*kept), lost: Mark::exact(*lost) }).collect(),
        })),
        chart("reseau-des-partenaires", "Santé et action sociale forment le cœur du réseau\u{a0}; la culture y entre par la santé", "Paires de structures ayant partagé une action ou une réunion, par secteur, 2022", ChartBody::Network(Network {
            unit: Unit::count("lien", "liens"),
            nodes: SECTORS.map(str::to_owned).to_vec(),
            links: (0..11_usize).flat_map(|from| (0..=from).map(move |to| (from, to))).filter(|(from, to)| (from * 7 + to * 3) % 4 != 1).map(|(from, to)| Link { from, to, value: Mark::exact((180 / ((from + 1) * (to + 1))) as f64), new: Some(Mark::exact(if (from + to) % 5 == 0 { 2.0 } else { 0.0 })) }).collect(),
        })),
        chart("moyens-par-financeur", "Le CCAS et le centre hospitalier portent chacun un tiers des moyens", "Financements 2022 par financeur, en euros (valorisation comprise)", ChartBody::Bars(Bars {
            unit: Unit::Euros,
            series: "2022".to_owned(),
            compared: Some("2021".to_owned()),
            rows: [("CCAS de Poitiers", 24500.0, Some(24000.0)), ("Centre hospitalier Henri Laborit", 24500.0, Some(24000.0)), ("Agence régionale de santé Nouvelle-Aquitaine", 15000.0, None), ("Contrat de ville", 4250.0, Some(6000.0)), ("UNAFAM", 0.0, Some(500.0))].iter().map(|(label, now, before)| BarRow { label: (*label).to_owned(), value: Mark::exact(*now), before: Some(before.map_or(unknown.clone(), Mark::exact)) }).collect(),
        })),
        chart("contexte", "Poitiers compte plus d’habitants pauvres et plus de psychiatres que la France", "Indicateurs de contexte, dernière année disponible", ChartBody::Context(Context { panels: vec![
            ContextPanel { title: "Taux de pauvreté, en % (2020)".to_owned(), unit: Unit::measure("%"), dots: vec![
                ContextDot { label: "Poitiers".to_owned(), value: Mark::exact(24.0), whose: Whose::Ours },
                ContextDot { label: "Grand Poitiers (EPCI)".to_owned(), value: Mark::exact(16.1), whose: Whose::Larger },
                ContextDot { label: "Vienne".to_owned(), value: Mark::exact(14.2), whose: Whose::Larger },
                ContextDot { label: "Nouvelle-Aquitaine".to_owned(), value: Mark::exact(13.6), whose: Whose::Larger },
                ContextDot { label: "France".to_owned(), value: Mark::exact(14.5), whose: Whose::Larger },
            ] },
            ContextPanel { title: "Psychiatres libéraux et salariés, pour 100\u{202f}000 habitants (2022)".to_owned(), unit: Unit::measure("pour 100\u{202f}000 habitants"), dots: vec![
                ContextDot { label: "Poitiers".to_owned(), value: unknown.clone(), whose: Whose::Ours },
                ContextDot { label: "Vienne".to_owned(), value: Mark::exact(24.7).with_interval(22.0, 27.5), whose: Whose::Larger },
                ContextDot { label: "France".to_owned(), value: Mark::exact(22.8), whose: Whose::Larger },
            ] },
        ] })),
        chart("perspectives-suivies", "Sept perspectives sur treize sont faites ou en cours", "Perspectives fixées en 2022 pour 2023, par suite donnée", ChartBody::Stacks(Stacks {
            unit: Unit::count("perspective", "perspectives"),
            direction: Direction::Rows,
            classes: classes(&[("Faite", Tone::Good), ("En cours", Tone::Partly), ("Reportée", Tone::Waiting), ("Abandonnée", Tone::Poor), ("Non connue", Tone::Unsaid)]),
            bars: vec![StackBar { label: "Ensemble".to_owned(), values: marks([4.0, 3.0, 2.0, 1.0, 3.0]), total: Mark::exact(13.0) }],
        })),
    ]
}
