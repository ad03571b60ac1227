//! A number whose unit, whose row or whose year is not certain is put right where it is, and elsewhere told: never a wrong figure in
//! silence.

use crate::said_around::{codes, figures};

fn nothing() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_percentage_of_a_post_is_a_share_of_it() {
    let etp = |sheet: &str| figures("Moyens", sheet, "", &[("etp", "")]);
    let under_percent = "Poste;Quotité (%);Financeur\nCoordinatrice;80;Ville\nAssistante;50;ARS\n";
    assert_eq!(etp(under_percent), "etp = 1.3");
    assert_eq!(codes("Moyens", under_percent), nothing());
    // Up to one, a share already.
    assert_eq!(etp(&under_percent.replace("80", "0,8").replace("50", "1")), "etp = 1.8");
    assert_eq!(etp("Poste;ETP;Financeur\nCoordinatrice;80 %;Ville\nAssistante;0,5;ARS\n"), "etp = 1.3");
    let hours = "Poste;ETP;Financeur\nCoordinatrice;80;Ville\nAssistante;0,5;ARS\n";
    assert_eq!(codes("Moyens", hours), ["etp-eleve B2"]);
}

#[test]
fn thousands_of_euros_may_be_said_with_the_sign() {
    let sheet = "Libellé;Montant (en milliers d’€);Financeur\nPoste;42;Ville\nCom;1,5;ARS\n";
    assert_eq!(figures("Moyens", sheet, "", &[("financements", "")]), "financements = 43500");
}

/// A table as a web page saved under the name of a workbook: the simplest file that merges cells.
fn page(rows: &[&str]) -> String {
    format!("<html><body><table>{}</table></body></html>", rows.iter().map(|row| format!("<tr>{row}</tr>")).collect::<String>())
}

fn of_page(page: &str, indicator: &str) -> (String, Vec<String>) {
    let folder = crate::bench::inputs(&[("2022/Suivi.xls", page.as_bytes())]);
    let made = crate::bench::run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
    let told = made.csv("2022/controle/anomalies.csv");
    let told = told.iter().filter(|row| !matches!(row.get("code"), "fichier-mal-nomme") && row.get("gravite") != "note");
    let codes = told.map(|row| format!("{} {}", row.get("code"), row.get("cellule"))).collect();
    (made.figure(2022, "2022", indicator, &[]).get("valeur").to_owned(), codes)
}

#[test]
fn a_number_over_several_rows_counts_once() {
    let head = "<td>Axe</td><td>Action</td><td>Statut</td><td>Personnes touchées</td>";
    let plan = page(&[
        head,
        "<td>Axe 1</td><td>Café</td><td>Réalisée</td><td rowspan=2>40</td>",
        "<td>Axe 1</td><td>Forum</td><td>Réalisée</td>",
        "<td>Axe 2</td><td>Marche</td><td>Réalisée</td><td>5</td>",
    ]);
    let (reached, told) = of_page(&plan, "personnes_touchees");
    assert_eq!(reached, "45");
    assert!(told.contains(&"valeur-fusionnee D2".to_owned()), "{told:?}");
    // Each funder takes his part of the amount.
    let parts = page(&[
        "<td>Libellé</td><td>Montant</td><td>Financeur</td><td>Part</td>",
        "<td rowspan=2>Coordination</td><td rowspan=2>50000</td><td>ARS</td><td>60 %</td>",
        "<td>Ville</td><td>40 %</td>",
        "<td>Com</td><td>500</td><td>Ville</td><td></td>",
    ]);
    let (paid, told) = of_page(&parts, "financements");
    assert_eq!(paid, "50500");
    assert!(!told.iter().any(|code| code.starts_with("valeur-fusionnee")), "{told:?}");
    let shared = parts.replace("<td>Part</td>", "").replace("<td>60 %</td>", "").replace("<td>40 %</td>", "").replace("<td></td>", "");
    assert_eq!(of_page(&shared, "financements").0, "50500");
}

#[test]
fn targets_are_measured_in_one_unit_or_not_at_all() {
    let head = "Axe;Objectif;Départ;Cible;Réalisé\n";
    let attained = |row: &str| figures("Objectifs", &format!("{head}{row}\n"), "", &[("atteinte_mesuree", "objectif")]);
    for (row, expected) in [
        ("Axe 1;A;100;+20 %;110", "0.5000"),
        ("Axe 1;A;100;-20 %;90", "0.5000"),
        ("Axe 1;A;10;x2;20", "1.0000"),
        ("Axe 1;A;;80 %;0,85", "1.0625"),
        ("Axe 1;A;;0,8;50 %", "0.6250"),
        ("Axe 1;A;;10;5", "0.5000"),
    ] {
        assert_eq!(attained(row), format!("atteinte_mesuree A = {expected}"), "{row}");
        assert_eq!(codes("Objectifs", &format!("{head}{row}\n")), nothing(), "{row}");
    }
    for row in ["Axe 1;A;;+20 %;110", "Axe 1;A;100;20 %;110", "Axe 1;A;;80 %;40", "Axe 1;A;100;+50;110", "Axe 1;Taux de recours;;80;0,85"] {
        assert_eq!(attained(row), "", "{row}");
        assert_eq!(codes("Objectifs", &format!("{head}{row}\n")), ["mesure-incertaine D2"], "{row}");
    }
}

#[test]
fn an_objective_measured_twice_is_told_and_not_averaged() {
    let twice = "Axe;Objectif;Indicateur;Cible;Réalisé\nAxe 1;A;Nb;10;5\nAxe 1;A;Nb;10;8\n";
    assert_eq!(figures("Objectifs", twice, "", &[("atteinte_mesuree", "objectif")]), "");
    assert_eq!(codes("Objectifs", twice), ["objectif-double E3"]);
    assert_eq!(codes("Objectifs", &twice.replace("A;Nb;10;8", "A;Jours;10;8")), nothing());
}

#[test]
fn what_was_not_done_is_not_given_up() {
    let suites = |suite: &str| format!("Axe;Perspective;Année;Suite donnée\nAxe 1;A;2022;{suite}\n");
    let known = |suite: &str| figures("Perspectives", &suites(suite), "", &[("perspectives_suivies", "suite")]);
    for (suite, class) in [
        ("Non", "non connue"),
        ("Non réalisé", "non connue"),
        ("Abandon", "abandonnée"),
        ("Partiellement réalisée", "en cours"),
        ("Report", "reportée"),
    ] {
        assert_eq!(known(suite), format!("perspectives_suivies {class} = 1"), "{suite}");
    }
    assert_eq!(codes("Perspectives", &suites("Non")), ["suite-incertaine D2"]);
    assert_eq!(codes("Perspectives", &suites("Abandon")), nothing());
}

#[test]
fn a_year_that_cannot_be_read_is_not_that_of_the_folder() {
    let set_for = "Axe;Perspective;Année\nAxe 1;A;2025-2026\n";
    assert_eq!(codes("Perspectives", set_for), ["annee-illisible C2"]);
    assert_eq!(figures("Perspectives", set_for, "", &[("perspectives_suivies", "")]), "");
    // A blank is the folder's year.
    assert_eq!(figures("Perspectives", &set_for.replace("2025-2026", ""), "", &[("perspectives_suivies", "")]), "perspectives_suivies = 1");
    let window = "Indicateur;Territoire;Année;Valeur\nPopulation;Poitiers;2018-2020;90240\n";
    assert_eq!(codes("Contexte", window), ["annee-supposee C2"]);
    let folder = crate::bench::inputs(&[("2022/Contexte.csv", window.as_bytes())]);
    let made = crate::bench::run(folder.path(), &["bilan", "2022"]);
    let classes = [("indicateur", "Population"), ("territoire", "Poitiers")];
    assert_eq!(made.figure(2022, "2020", "contexte", &classes).get("valeur"), "90240");
}

#[test]
fn not_known_is_not_blank_and_two_values_are_told() {
    let sheet = "Indicateur;Territoire;Année;Valeur\nAPL;Vienne;2022;NC\nPopulation;NA;2021;6000000\n";
    assert_eq!(codes("Contexte", sheet), nothing());
    let folder = crate::bench::inputs(&[("2022/Contexte.csv", sheet.as_bytes())]);
    let made = crate::bench::run(folder.path(), &["bilan", "2022"]);
    let unknown = made.figure(2022, "2022", "contexte", &[("indicateur", "APL"), ("territoire", "Vienne")]);
    assert_eq!((unknown.get("valeur"), unknown.get("statut")), ("", "nd"));
    let named = made.figure(2022, "2021", "contexte", &[("indicateur", "Population"), ("territoire", "NA")]);
    assert_eq!(named.get("valeur"), "6000000");
    let twice = "Indicateur;Territoire;Année;Valeur\nPopulation;Poitiers;2020;89000\nPopulation;Poitiers;2020;90000\n";
    assert_eq!(codes("Contexte", twice), ["valeurs-differentes D3"]);
}
