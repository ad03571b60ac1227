//! One territory said plainly, then otherwise: other headers, values, layouts, formats and questionnaire tools give the same figures.
//! The territories are drawn by `tests/make/metamorphose.py`, which draws any number of them.

use crate::bench::{Run, repository, run};
use observatoire::fold::fold;
use std::collections::BTreeMap;

/// Indicator, year, and its classes in any order.
type Key = (String, String, [(String, String); 2]);

/// Every figure of a run, less the count of its source cells.
fn figures(run: &Run, year: &str) -> BTreeMap<Key, Vec<String>> {
    let columns = ["valeur", "unite", "precision", "numerateur", "denominateur", "ic_bas", "ic_haut", "statut"];
    let mut figures: BTreeMap<Key, Vec<String>> = BTreeMap::new();
    for row in run.csv(&format!("{year}/indicateurs.csv")) {
        let class = |dimension, label| (row.get(dimension).to_owned(), fold(row.get(label)));
        let mut classes = [class("dimension_1", "modalite_1"), class("dimension_2", "modalite_2")];
        classes.sort();
        let key = (question(row.get("indicateur")), row.get("annee").to_owned(), classes);
        figures.entry(key).or_default().push(columns.map(|column| row.get(column)).join(" "));
    }
    figures.values_mut().for_each(|said| said.sort());
    figures
}

/// A tool without codes numbers its questions: those of the objectives come first, in both; the others are told by their classes.
fn question(indicator: &str) -> String {
    let rank = indicator.strip_prefix("question_").map(|code| code.trim_start_matches(|letter: char| !letter.is_ascii_digit()));
    match rank {
        Some("") => "question".to_owned(),
        Some(rank) if rank.parse::<usize>().is_ok_and(|rank| rank > OBJECTIVES) => "question".to_owned(),
        Some(rank) => format!("question {rank}"),
        None => indicator.to_owned(),
    }
}

/// Fewer objectives than any of the questionnaires asks of.
const OBJECTIVES: usize = 5;

/// What differs between a territory said plainly and one of its drawings.
fn differences(case: &str, drawing: &str, year: &str) -> Vec<String> {
    let made = |folder: &str| {
        let inputs = repository().join("tests/metamorphoses").join(case).join(folder);
        let made = run(&inputs, &["bilan", year, "--profil", "interne"]);
        assert!(made.status <= 1, "{}", made.stderr);
        figures(&made, year)
    };
    let (plain, drawn) = (made("plain"), made(drawing));
    assert!(plain.len() > 200, "{case} says little: {} figures", plain.len());
    let said = |known: Option<&Vec<String>>| known.map(|figures| figures.join(", "));
    let keys = plain.keys().chain(drawn.keys().filter(|key| !plain.contains_key(key)));
    keys.filter(|key| plain.get(key) != drawn.get(key))
        .map(|key| format!("{key:?}: {:?}, drawn {:?}", said(plain.get(key)), said(drawn.get(key))))
        .collect()
}

macro_rules! drawings {
    ($($test:ident $case:literal $year:literal $drawing:literal;)*) => {
        $(#[test]
        fn $test() {
            let differences = differences($case, $drawing, $year);
            assert!(differences.is_empty(), "{} figures differ\n{}", differences.len(), differences.join("\n"));
        })*
    };
}

drawings! {
    a_territory_drawn_in_other_words "case-1" "2022" "12";
    a_territory_drawn_in_other_layouts "case-1" "2022" "13";
}
