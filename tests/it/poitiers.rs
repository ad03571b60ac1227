//! The real example gives the figures of the published report (its facts, case 1).

use crate::bench::{Run, contents, repository, run};
use std::sync::LazyLock;

static RUN: LazyLock<Run> = LazyLock::new(|| run(&repository().join("inputs"), &["bilan", "2022"]));

fn value(year: &str, indicator: &str, classes: &[(&str, &str)]) -> String {
    let row = RUN.figure(2022, year, indicator, classes);
    format!("{} {}", row.get("valeur"), row.get("precision"))
}

fn ratio(indicator: &str, classes: &[(&str, &str)]) -> String {
    let row = RUN.figure(2022, "2022", indicator, classes);
    format!("{}/{} = {}", row.get("numerateur"), row.get("denominateur"), row.get("valeur"))
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
fn the_three_trainings_have_their_participants_by_structure() {
    let may_6 = "Info-formation santé mentale du 6 mai";
    let may_20 = "Info-formation santé mentale du 20 mai";
    assert_eq!(value("2022", "formations_participants", &[("action", may_6)]), "11 exact");
    assert_eq!(value("2022", "formations_participants", &[("action", may_20)]), "10 exact");
    assert_eq!(value("2022", "formations_participants", &[("action", "Premiers secours en santé mentale (PSSM)")]), "16 exact");
    assert_eq!(value("2022", "formations_participants", &[("structure", "Habitat de la Vienne")]), "8 exact");
    assert_eq!(value("2022", "formations_participants", &[("structure", "CART")]), "1 exact");
    assert_eq!(value("2022", "formations_participants", &[("structure", "Mission locale")]), "1 exact");
    assert_eq!(value("2022", "formations_participants", &[("structure", "EKIDOM")]), "7 exact");
    // One at the first, three at the second.
    assert_eq!(
        value("2022", "formations_participants", &[("structure", "Ville Grand Poitiers CCAS - Médiathèque et son réseau")]),
        "4 exact"
    );
}

#[test]
fn the_immersions_have_their_rates() {
    assert_eq!(ratio("taux_presence_inscrits", &[("action", "Immersions professionnelles - session 1")]), "10/11 = 0.9091");
    assert_eq!(ratio("taux_selection", &[("action", "Immersions professionnelles - session 2")]), "16/24 = 0.6667");
}

#[test]
fn approximate_numbers_stay_approximate() {
    let sism = "Semaines d'information sur la santé mentale (SISM) 2022";
    assert_eq!(value("2022", "personnes_touchees", &[("action", sism)]), "700 au_moins");
    assert_eq!(value("2022", "personnes_touchees", &[("action", "Événement de clôture des SISM")]), "50 environ");
    assert_eq!(value("2022", "personnes_touchees", &[("action", "Journée éco-anxiété")]), "65 exact");
}

#[test]
fn referrals_have_their_series_and_nothing_more() {
    let series: Vec<String> = ["2019", "2020", "2021", "2022"].iter().map(|year| value(year, "saisines", &[])).collect();
    assert_eq!(series, ["12 exact", "12 exact", "8 exact", "6 exact"]);
    let told: Vec<_> = RUN
        .csv("2022/indicateurs.csv")
        .into_iter()
        .filter(|row| row.get("indicateur") == "saisines" && !row.get("dimension_1").is_empty() && !row.get("valeur").is_empty())
        .filter(|row| row.get("valeur").parse::<f64>().unwrap() < 11.0 && row.get("valeur") != "0")
        .collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn the_steering_committee_met_twice_and_the_plenary_did_not() {
    assert_eq!(value("2022", "reunions", &[("instance", "comité de pilotage")]), "2 exact");
    assert_eq!(value("2022", "pleniere_tenue", &[]), "0 exact");
}

#[test]
fn the_post_is_paid_half_and_half() {
    assert_eq!(value("2022", "etp", &[("financeur", "CCAS")]), "0.3 exact");
    assert_eq!(value("2022", "etp", &[("financeur", "CHHL")]), "0.3 exact");
}

#[test]
fn fifteen_answers_class_the_seven_objectives_as_the_report_does() {
    assert_eq!(value("2022", "reponses", &[]), "15 exact");
    for (class, count) in [("Atteint", "4"), ("Moins atteint", "2"), ("Sans opinion", "1"), ("Non concluant", "0")] {
        assert_eq!(value("2022", "objectifs_par_classement", &[("classement", class)]), format!("{count} exact"), "{class}");
    }
}

#[test]
fn the_second_seminar_is_postponed() {
    let row = RUN.figure(2022, "2022", "actions", &[("axe", "Lutte contre la stigmatisation"), ("statut", "reportée")]);
    assert_eq!(row.get("valeur"), "1");
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
