//! Six made territories, drawn truth first and then rendered into workbooks as partners send them: what comes out must be the truth.

use crate::bench::{Row, Run, repository, run};
use observatoire::fold::fold;
use std::collections::BTreeMap;

/// An expected figure and a published one have the same key: indicator, year, and its classes in any order.
type Key = (String, String, Vec<(String, String)>);

fn key(row: &Row) -> Key {
    let mut classes: Vec<(String, String)> = [("dimension_1", "modalite_1"), ("dimension_2", "modalite_2")]
        .into_iter()
        .filter(|(dimension, _)| !row.get(dimension).is_empty())
        .map(|(dimension, label)| (row.get(dimension).to_owned(), class(row.get(dimension), row.get(label))))
        .collect();
    classes.sort();
    (row.get("indicateur").to_owned(), row.get("annee").to_owned(), classes)
}

/// Months and quarters may be written with or without their year.
fn class(dimension: &str, label: &str) -> String {
    match dimension {
        "mois" | "trimestre" => label.rsplit('-').next().unwrap_or(label).to_owned(),
        _ => fold(label),
    }
}

fn expected(case: usize) -> Vec<Row> {
    let path = repository().join(format!("tests/cases/practice-{case}/expected.csv"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    reader.records().map(|record| Row::new(&headers, &record.unwrap())).collect()
}

/// What is wrong with the figures of a profile: expected figures that are missing or differ, and masked ones that show.
fn faults(case: usize, year: i32, profile: &str) -> Vec<String> {
    let inputs = repository().join(format!("tests/cases/practice-{case}/inputs"));
    let made: Run = run(&inputs, &["bilan", &year.to_string(), "--profil", profile]);
    assert!(made.status <= 1, "{}", made.stderr);
    let published: BTreeMap<Key, Row> = made.csv(&format!("{year}/indicateurs.csv")).into_iter().map(|row| (key(&row), row)).collect();
    let mut faults = Vec::new();
    for row in expected(case).iter().filter(|row| row.get("profil") == profile && !row.get("indicateur").starts_with("question_")) {
        let known = published.get(&key(row));
        let shown = known.is_some_and(|known| !known.get("valeur").is_empty() || !known.get("numerateur").is_empty());
        match row.get("certitude") {
            "ferme" if row.get("valeur") == "0" && !row.get("dimension_1").is_empty() && known.is_none() => {}
            "ferme" if !known.is_some_and(|known| agrees(row, known)) => {
                faults.push(format!("{:?}: expected {} {}, found {known:?}", key(row), row.get("valeur"), row.get("precision")));
            }
            "masque" | "nd" if shown => faults.push(format!("{:?} must not show: {known:?}", key(row))),
            "permis" if shown && !known.is_some_and(|known| agrees(row, known)) => {
                faults.push(format!("{:?}: permitted, and wrong: {known:?}", key(row)))
            }
            _ => {}
        }
    }
    faults
}

fn agrees(expected: &Row, known: &Row) -> bool {
    let number = |row: &Row, column: &str| row.get(column).parse::<f64>().ok();
    let close = number(expected, "valeur").zip(number(known, "valeur")).is_some_and(|(one, other)| (one - other).abs() < 0.0051);
    close && (expected.get("precision").is_empty() || expected.get("precision") == known.get("precision"))
}

fn both_profiles(case: usize, year: i32) {
    for profile in ["public", "interne"] {
        let faults = faults(case, year, profile);
        assert!(faults.is_empty(), "{profile}: {} faults\n{}", faults.len(), faults.join("\n"));
    }
}

#[test]
fn a_small_territory_with_named_participants() {
    both_profiles(1, 2022);
}

#[test]
fn a_small_territory_with_approximate_numbers_and_an_unknown_status() {
    both_profiles(2, 2023);
}

#[test]
fn a_small_territory_with_publics_and_numbers_of_people_at_meetings() {
    both_profiles(3, 2023);
}

#[test]
fn a_small_territory_with_inactive_partners() {
    both_profiles(4, 2019);
}

#[test]
fn a_small_territory_with_valued_means() {
    both_profiles(5, 2024);
}

#[test]
fn a_middling_territory_over_three_years() {
    both_profiles(6, 2024);
}
