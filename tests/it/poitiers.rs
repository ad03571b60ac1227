//! The real example: what the published report says beside its figures, which `territories` holds against it.

use crate::bench::{Run, contents, repository, run};
use std::sync::LazyLock;

static RUN: LazyLock<Run> = LazyLock::new(|| run(&repository().join("inputs"), &["bilan", "2022"]));

fn value(year: &str, indicator: &str, classes: &[(&str, &str)]) -> String {
    let row = RUN.figure(2022, year, indicator, classes);
    format!("{} {}", row.get("valeur"), row.get("precision"))
}

#[test]
fn every_line_of_the_example_is_used() {
    assert_eq!(RUN.status, 0, "{}\n{}", RUN.stdout, RUN.stderr);
}

#[test]
fn the_list_gives_74_structures_whatever_its_title_says() {
    assert_eq!(value("2022", "structures_partenaires", &[]), "74 exact");
    let active = RUN.figure(2022, "2022", "structures_actives", &[]).get("valeur").parse::<f64>().unwrap();
    let entities = RUN.figure(2022, "2022", "entites_actives", &[]).get("valeur").parse::<f64>().unwrap();
    assert!(entities > 0.0 && entities < active, "{entities} entities for {active} structures");
}

#[test]
fn nothing_small_is_told_of_referrals() {
    let told: Vec<_> = RUN
        .csv("2022/indicateurs.csv")
        .into_iter()
        .filter(|row| row.get("indicateur") == "saisines" && !row.get("dimension_1").is_empty() && !row.get("valeur").is_empty())
        .filter(|row| row.get("valeur").parse::<f64>().unwrap() < 11.0 && row.get("valeur") != "0")
        .collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn two_runs_give_the_same_bytes() {
    let again = run(&repository().join("inputs"), &["bilan", "2022"]);
    let (first, second) = (contents(RUN.folder.path()), contents(again.folder.path()));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second.get(path) == Some(bytes), "{} differs", path.display());
    }
}
