//! The published cases 2 to 5, each from inputs in its own style (tests/make/real_cases.py): every figure that its sheet publishes comes
//! out. And a made territory.

use crate::bench::{Row, Run, repository, run};
use observatoire::fold::fold;
use std::collections::BTreeMap;

fn made(case: &str, year: &str) -> Run {
    let run = run(&repository().join("tests/cases").join(case).join("inputs"), &["bilan", year]);
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    run
}

/// A published figure: indicator, classes, value, and precision where it is not exact.
type Published<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

fn gives(run: &Run, year: i32, expected: &[Published]) {
    for (indicator, classes, value) in expected {
        let row = run.figure(year, &year.to_string(), indicator, classes);
        let shown = match row.get("precision") {
            "exact" => row.get("valeur").to_owned(),
            other => format!("{} {other}", row.get("valeur")).trim().to_owned(),
        };
        assert_eq!(&shown, value, "{indicator} {classes:?}");
    }
}

#[test]
fn les_pavillons_sous_bois_nine_structures_three_objectives_two_round_tables() {
    let run = made("pavillons-sous-bois", "2019");
    gives(
        &run,
        2019,
        &[
            ("structures_actives", &[], "9"),
            ("structures_actives", &[("axe", "Insertion professionnelle")], "9"),
            ("atteinte_declaree", &[], "3"),
            ("atteinte_declaree", &[("modalite", "non mesuré")], "3"),
            ("actions", &[("type", "événement")], "2"),
            ("actions", &[("statut", "réalisée")], "3"),
        ],
    );
    // The town funds, and is no partner for it.
    assert!(!run.text("2019/indicateurs.csv").contains("Ville des Pavillons-sous-Bois\","));
    assert!(!run.findings(2019).iter().any(|finding| finding.ends_with("quantite-illisible")));
}

#[test]
fn le_cheval_bleu_a_commission_a_quarter_three_workshops_seven_objectives_a_person() {
    let run = made("cheval-bleu", "2022");
    gives(
        &run,
        2022,
        &[
            // « Plus de 200 partenariats ».
            ("structures_partenaires", &[], "204"),
            ("reunions", &[("instance", "commission")], "4"),
            // Six members at each of the four.
            ("presences", &[("instance", "commission")], "24"),
            ("structures_actives", &[], "6"),
            ("parcours_decisions", &[("trimestre", "2022-T1")], "23"),
            ("parcours_decisions", &[("trimestre", "2022-T4")], "23"),
            ("parcours_presents_ateliers", &[("atelier", "Maraîchage")], "21"),
            ("parcours_presents_ateliers", &[("atelier", "Entretien des locaux")], "22"),
            ("parcours_presents_ateliers", &[("atelier", "Entretien des surfaces")], "22"),
        ],
    );
    // Seven objectives set with each of the 65 people who were admitted or left.
    assert_eq!(run.figure(2022, "2022", "parcours_objectifs_atteints", &[]).get("denominateur"), "455");
    // Five ways out, each of so few people that none is shown.
    let exits: Vec<_> = run
        .csv("2022/indicateurs.csv")
        .into_iter()
        .filter(|row| row.get("indicateur") == "parcours_sorties" && row.get("dimension_1") == "motif")
        .collect();
    assert_eq!(exits.len(), 5);
    assert!(exits.iter().all(|row| row.get("statut") == "c" && row.get("valeur").is_empty()));
}

#[test]
fn the_cacl_twelve_partners_six_objectives_not_yet_measured_four_sessions() {
    let run = made("cacl-semsamar", "2021");
    gives(
        &run,
        2021,
        &[
            // Twelve operational partners and the council that carries the action; funders are not partners.
            ("structures_actives", &[], "13"),
            ("formations_sessions", &[], "4"),
            ("atteinte_declaree", &[], "6"),
            ("atteinte_declaree", &[("modalite", "non mesuré")], "6"),
            ("reunions", &[("instance", "comité de pilotage")], "1"),
            ("reunions", &[("instance", "comité technique")], "3"),
            ("question_SM", &[("modalite", "troubles mentaux")], "4"),
            ("question_SM", &[("modalite", "inadaptation sociale")], "3"),
            ("question_SM", &[("modalite", "dangerosité")], "2"),
        ],
    );
    // Not yet measured is not zero.
    let measured: Vec<_> = run
        .csv("2021/indicateurs.csv")
        .into_iter()
        .filter(|row| row.get("indicateur") == "atteinte_mesuree" && row.get("dimension_1") == "objectif")
        .collect();
    assert_eq!(measured.len(), 6);
    assert!(measured.iter().all(|row| row.get("valeur").is_empty() && row.get("statut") == "nd"), "{measured:?}");
}

#[test]
fn saint_maximin_a_completed_action_without_funder_in_a_town_among_28_communes() {
    let run = made("saint-maximin", "2018");
    gives(
        &run,
        2018,
        &[
            ("actions", &[("statut", "réalisée")], "1"),
            ("contexte", &[("indicateur", "Population"), ("territoire", "Saint-Maximin-la-Sainte-Baume")], "16000"),
            ("contexte", &[("indicateur", "Population"), ("territoire", "Agglomération")], "95000"),
            ("contexte", &[("indicateur", "Communes membres"), ("territoire", "Agglomération")], "28"),
            // The town and its two kinds of partners; « aucun » funder is no structure.
            ("structures_actives", &[], "3"),
        ],
    );
    let page = run.text("2018/bilan.html").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(page.contains("16 000 habitants"));
}

/// A made territory with several difficulties at once; its figures were worked out from its truth by tests/make/val_clair.py alone.
#[test]
fn val_clair_gives_the_figures_worked_out_apart() {
    let run = made("val-clair", "2023");
    let key = |row: &Row| {
        let mut classes: Vec<(String, String)> = [("dimension_1", "modalite_1"), ("dimension_2", "modalite_2")]
            .iter()
            .filter(|(dimension, _)| !row.get(dimension).is_empty())
            .map(|(dimension, label)| (row.get(dimension).to_owned(), fold(row.get(label))))
            .collect();
        classes.sort();
        (row.get("indicateur").to_owned(), classes)
    };
    let rows = run.csv("2023/indicateurs.csv");
    let published: BTreeMap<_, &Row> = rows.iter().filter(|row| row.get("annee") == "2023").map(|row| (key(row), row)).collect();
    let text = std::fs::read_to_string(repository().join("tests/cases/val-clair/expected.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let mut faults = Vec::new();
    for record in reader.records() {
        let expected = Row::new(&headers, &record.unwrap());
        let number = |row: &Row| row.get("valeur").parse::<f64>().ok();
        let agrees = published.get(&key(&expected)).is_some_and(|known| {
            let close = number(known).zip(number(&expected)).is_some_and(|(one, other)| (one - other).abs() < 1e-6);
            close && known.get("precision") == expected.get("precision")
        });
        if !agrees {
            faults.push(format!("{:?}: {} {}", key(&expected), expected.get("valeur"), expected.get("precision")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
