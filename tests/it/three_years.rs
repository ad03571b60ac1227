//! A made council over three years (tests/make/three_years.py), worked out by hand: axes renamed, merged, split and ended; an instance and a
//! sector renamed.

use crate::bench::{Run, repository, run};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static RUN: LazyLock<Run> = LazyLock::new(|| run(&repository().join("tests/cases/three-years/inputs"), &["bilan", "--toutes"]));

/// Actions by axis in a year, as the newest report gives them.
fn by_axis(year: &str) -> BTreeMap<String, String> {
    let rows = RUN.csv("2022/indicateurs.csv");
    let of = rows.iter().filter(|row| row.get("indicateur") == "actions" && row.get("annee") == year && row.get("dimension_1") == "axe");
    of.filter(|row| row.get("dimension_2").is_empty()).map(|row| (row.get("modalite_1").to_owned(), row.get("valeur").to_owned())).collect()
}

fn counts(expected: &[(&str, &str)]) -> BTreeMap<String, String> {
    expected.iter().map(|(axis, count)| ((*axis).to_owned(), (*count).to_owned())).collect()
}

#[test]
fn each_year_s_actions_stand_under_the_axes_of_that_year() {
    assert_eq!(
        by_axis("2020"),
        counts(&[
            ("Stigmatisation", "2"),
            ("Parcours", "1"),
            ("Logement", "1"),
            ("Emploi", "2"),
            ("Familles", "3"),
            ("Crise sanitaire", "1")
        ])
    );
    // The row that still says « Parcours » is of « Parcours de vie ».
    assert_eq!(
        by_axis("2021"),
        counts(&[
            ("Stigmatisation", "1"),
            ("Parcours de vie", "2"),
            ("Logement", "2"),
            ("Emploi", "1"),
            ("Familles", "2"),
            ("Crise sanitaire", "2")
        ])
    );
    // « Emploi » is now « Agir dans la cité »; « Familles » was shared out and cannot say which of the two it is.
    assert_eq!(
        by_axis("2022"),
        counts(&[
            ("Stigmatisation", "3"),
            ("Parcours de vie", "2"),
            ("Agir dans la cité", "2"),
            ("Enfants", "1"),
            ("Parents", "1"),
            ("Familles", "1"),
            ("Crise sanitaire", "1")
        ])
    );
}

#[test]
fn totals_do_not_change_with_the_names() {
    let totals: Vec<String> =
        ["2020", "2021", "2022"].iter().map(|year| RUN.figure(2022, year, "actions", &[]).get("valeur").to_owned()).collect();
    assert_eq!(totals, ["10", "10", "11"]);
}

#[test]
fn an_axis_outside_its_years_is_told_and_a_rename_is_not() {
    let findings = RUN.csv("2022/controle/anomalies.csv");
    let told: Vec<&str> = findings.iter().filter(|row| row.get("code") == "axe-hors-periode").map(|row| row.get("message")).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|message| message.contains("Familles")) && told.iter().any(|message| message.contains("Crise sanitaire")));
    let remedies: Vec<&str> = findings.iter().map(|row| row.get("remede")).collect();
    assert!(remedies.iter().any(|remedy| remedy.contains("Enfants ou Parents")), "{remedies:?}");
}

#[test]
fn the_chart_draws_the_break_and_says_what_changed() {
    let chart = RUN.folder.path().join("2022/graphiques");
    let file = std::fs::read_dir(chart).unwrap().map(Result::unwrap).map(|entry| entry.path()).find(|path| {
        let name = path.to_string_lossy();
        name.contains("actions-par-axe-au-fil-des-ans") && name.ends_with(".svg")
    });
    let svg = std::fs::read_to_string(file.expect("the chart is there")).unwrap().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(svg.contains("rupture"), "no break");
    let page = RUN.text("2022/bilan.html").replace(['\u{a0}', '\u{202f}'], " ");
    for expected in [
        "depuis 2021, « Parcours » s’appelle « Parcours de vie »",
        "depuis 2022, « Logement » et « Emploi » sont réunis dans « Agir dans la cité »",
        "depuis 2022, « Familles » est partagé entre « Enfants » et « Parents »",
        "« Crise sanitaire » s’arrête en 2021",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn a_renamed_body_and_a_renamed_sector_are_one_class() {
    let meetings: Vec<String> = [2020, 2021, 2022]
        .iter()
        .map(|year| RUN.figure(*year, &year.to_string(), "reunions", &[("instance", "comité de pilotage")]).get("valeur").to_owned())
        .collect();
    assert_eq!(meetings, ["2", "3", "1"]);
    for year in [2020, 2021, 2022] {
        assert_eq!(RUN.figure(year, &year.to_string(), "structures_actives", &[("secteur", "Culture")]).get("valeur"), "1", "{year}");
    }
}
