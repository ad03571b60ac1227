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

/// The folder and the year of each published case.
const CASES: [(&str, &str, &str); 5] = [
    ("poitiers", "inputs", "2022"),
    ("pavillons-sous-bois", "tests/cases/pavillons-sous-bois/inputs", "2019"),
    ("cheval-bleu", "tests/cases/cheval-bleu/inputs", "2022"),
    ("cacl-semsamar", "tests/cases/cacl-semsamar/inputs", "2021"),
    ("saint-maximin", "tests/cases/saint-maximin/inputs", "2018"),
];

/// `tests/cases/published.csv` says what each document publishes, and under which figure it comes out.
#[test]
fn every_published_figure_comes_out() {
    let text = std::fs::read_to_string(repository().join("tests/cases/published.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let published: Vec<Row> = reader.records().map(|record| Row::new(&headers, &record.unwrap())).collect();
    for (case, inputs, year) in CASES {
        let run = run(&repository().join(inputs), &["bilan", year]);
        let of_case: Vec<&Row> = published.iter().filter(|row| row.get("cas") == case).collect();
        assert!(of_case.len() >= 5, "{case}");
        for row in of_case {
            let classes: Vec<(&str, &str)> = [("dimension_1", "modalite_1"), ("dimension_2", "modalite_2")]
                .iter()
                .map(|(dimension, label)| (row.get(dimension), row.get(label)))
                .filter(|(dimension, _)| !dimension.is_empty())
                .collect();
            let figure = run.figure(year.parse().unwrap(), row.get("annee"), row.get("indicateur"), &classes);
            let shown = ["valeur", "precision"].map(|column| figure.get(column));
            assert_eq!(shown, ["valeur", "precision"].map(|column| row.get(column)), "{case}: {}", row.get("publie"));
        }
    }
}

#[test]
fn a_town_that_only_funds_is_no_partner() {
    let run = made("pavillons-sous-bois", "2019");
    // The town funds, and is no partner for it.
    assert!(!run.text("2019/indicateurs.csv").contains("Ville des Pavillons-sous-Bois\","));
    assert!(!run.findings(2019).iter().any(|finding| finding.ends_with("quantite-illisible")));
}

#[test]
fn ways_out_of_few_people_are_masked() {
    let run = made("cheval-bleu", "2022");
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
fn not_yet_measured_is_not_zero() {
    let run = made("cacl-semsamar", "2021");
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
fn the_population_is_printed_as_the_french_print_it() {
    let run = made("saint-maximin", "2018");
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
