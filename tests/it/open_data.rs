//! Open data files dropped in unchanged: recognised by their layout, only the territory's rows kept, never scaled down.

use crate::bench::{Row, Run, inputs, repository, run};
use std::fs;
use std::sync::LazyLock;

const TERRITORY: &str =
    "[territoire]\nnom = \"CLSM du test\"\ncommunes = [\"Poitiers\", \"BUXEROLLES\", \"St Benoît\"]\ndepartement = \"Vienne\"\n";
const ACTIVITY: &[u8] = "Date;Action;Structure;Participants\n06/05/2023;Info-formation;EKIDOM;7\n".as_bytes();

/// An inputs folder with some of the open data files, or all of them, in the folder of 2023.
fn folder(settings: &str, names: &[&str]) -> tempfile::TempDir {
    let folder = inputs(&[("observatoire.toml", settings.as_bytes()), ("2023/formation.csv", ACTIVITY)]);
    for entry in fs::read_dir(repository().join("tests/open-data")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if names.is_empty() || names.iter().any(|wanted| name.contains(wanted)) {
            fs::copy(entry.path(), folder.path().join("2023").join(name)).unwrap();
        }
    }
    folder
}

static ALL: LazyLock<Run> = LazyLock::new(|| run(folder(TERRITORY, &[]).path(), &["bilan", "2023"]));

/// The context figures of a run, a line each.
fn context(run: &Run) -> Vec<String> {
    let line = |row: &Row| {
        let columns = ["annee", "modalite_1", "modalite_2", "valeur", "unite", "sources"].map(|column| row.get(column));
        columns.join(" | ")
    };
    run.csv("2023/indicateurs.csv").iter().filter(|row| row.get("indicateur") == "contexte").map(line).collect()
}

fn has(lines: &[String], expected: &str) {
    assert!(lines.iter().any(|line| line == expected), "{expected} is not among\n{}", lines.join("\n"));
}

#[test]
fn every_file_is_recognised_and_every_line_used() {
    assert_eq!(ALL.status, 0, "{}\n{}", ALL.stdout, ALL.stderr);
    // Nothing of theirs is taken for activity.
    assert_eq!(ALL.figure(2023, "2023", "participations", &[]).get("valeur"), "7");
    assert_eq!(ALL.figure(2023, "2023", "structures_actives", &[]).get("valeur"), "1");
}

#[test]
fn populations_are_those_of_the_territory_in_the_year_they_are_of() {
    let lines = context(&ALL);
    has(&lines, "2021 | Population municipale | Poitiers | 90033 | habitants (commune) | 1");
    has(&lines, "2021 | Population municipale | Saint-Benoît | 7215 | habitants (commune) | 1");
    has(&lines, "2021 | Population municipale | Vienne | 438566 | habitants (département) | 1");
    // The DGCL's figures bear the year of their column's name.
    has(&lines, "2020 | Population municipale | Buxerolles | 9632 | habitants (commune) | 1");
    has(&lines, "2023 | Population municipale | CU Grand Poitiers | 195150 | habitants (EPCI) | 1");
    assert!(!lines.iter().any(|line| line.contains("37036") || line.contains("Ajaccio") || line.contains("Châtellerault")), "{lines:#?}");
}

#[test]
fn accessibility_is_read_under_eight_rows_of_notes_with_its_unit() {
    let lines = context(&ALL);
    let unit = "consultations par an par habitant standardisé (commune)";
    has(&lines, &format!("2021 | APL aux médecins généralistes | Poitiers | 4.2 | {unit} | 1"));
    has(&lines, &format!("2022 | APL aux médecins généralistes | Poitiers | 3.95 | {unit} | 1"));
    has(&lines, &format!("2022 | APL aux médecins généralistes de 65 ans ou moins | Saint-Benoît | 3.55 | {unit} | 1"));
}

#[test]
fn the_cnam_s_shares_stop_at_the_department_and_its_totals_are_not_added() {
    let lines = context(&ALL);
    let psychiatry = "Personnes prises en charge : Maladies psychiatriques";
    has(&lines, &format!("2020 | {psychiatry} | Vienne | 4.6 | % des assurés (département) | 1"));
    has(&lines, &format!("2020 | {psychiatry} | Nouvelle-Aquitaine | 4.2 | % des assurés (région) | 1"));
    has(&lines, &format!("2020 | {psychiatry} | France | 3.7 | % des assurés (France) | 1"));
    assert!(!lines.iter().any(|line| line.contains("Deux-Sèvres") || line.contains("Diabète") || line.contains("schizophrénie")));
    // Masked by the Cnam: not zero, not there.
    let masked = |line: &&String| line.starts_with("2020 | Personnes prises en charge : Troubles psychotiques | Vienne");
    assert_eq!(lines.iter().find(masked), None);
}

#[test]
fn establishments_are_counted_by_category_and_the_cedex_does_not_matter() {
    let lines = context(&ALL);
    has(&lines, "2023 | Établissements : Centre Médico-Psychologique (CMP) | Poitiers | 2 | établissements (commune) | 2");
    has(
        &lines,
        "2023 | Établissements : Centre Hospitalier Spécialisé lutte Maladies Mentales | Poitiers | 1 | établissements (commune) | 1",
    );
    assert!(!lines.iter().any(|line| line.contains("Pharmacie")));
}

#[test]
fn the_report_prints_source_and_edition_and_names_larger_territories_as_such() {
    let page = ALL.text("2023/bilan.html").replace(['\u{a0}', '\u{202f}'], " ");
    for expected in [
        "FINESS, extraction des établissements ; données 2023 ; « 2023-01-05 »",
        "Cnam, cartographie des pathologies ; données 2019-2020",
        "en vigueur à compter du 1er janvier 2024",
        "Vienne (département)",
        "Nouvelle-Aquitaine (région)",
        "jamais ramené à celui du conseil",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn every_cell_of_other_places_is_accounted_for() {
    let ledger = ALL.csv("2023/controle/lecture.csv");
    let finess = ledger.iter().find(|row| row.get("fichier").contains("etalab")).unwrap();
    let number = |column: &str| finess.get(column).parse::<u64>().unwrap();
    assert_eq!(number("cellules_lues"), number("utilisees") + number("ignorees"));
    assert!(number("ignorees") > 0 && number("utilisees") > 0, "{finess:?}");
}

#[test]
fn without_communes_the_coordinator_is_told_what_to_write() {
    let run = run(folder("", &["etalab", "APL"]).path(), &["bilan", "2023"]);
    assert_eq!(run.status, 1);
    let told = run.csv("2023/controle/anomalies.csv");
    let told = told.iter().find(|row| row.get("code") == "territoire-non-regle").expect("told");
    assert!(told.get("remede").contains("communes = ["), "{told:?}");
    assert!(context(&run).is_empty());
}

#[test]
fn a_name_that_several_communes_bear_is_asked_for_and_a_code_settles_it() {
    let homonym = run(folder("[territoire]\ncommunes = [\"Saint-Benoît\"]\n", &["v_commune", "APL"]).path(), &["bilan", "2023"]);
    let codes = homonym.findings(2023);
    assert!(codes.iter().any(|code| code.ends_with("commune-homonyme")), "{codes:?}");
    assert!(context(&homonym).is_empty());
    let coded = run(folder("[territoire]\ncommunes = [\"97410\"]\n", &["v_commune", "APL"]).path(), &["bilan", "2023"]);
    assert_eq!(coded.status, 0, "{}", coded.stdout);
    assert!(context(&coded).iter().all(|line| line.contains("Saint-Benoît")), "{:?}", context(&coded));
}

#[test]
fn a_commune_merged_into_another_is_read_as_that_other() {
    let merged = run(folder("[territoire]\ncommunes = [\"Ancienne-Commune\"]\n", &["v_commune", "APL"]).path(), &["bilan", "2023"]);
    assert!(context(&merged).iter().any(|line| line.contains("Buxerolles")), "{:?}", context(&merged));
}

#[test]
fn finess_alone_finds_the_commune_by_its_post_office() {
    let run = run(folder("[territoire]\ncommunes = [\"Poitiers\"]\n", &["etalab"]).path(), &["bilan", "2023"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    has(&context(&run), "2023 | Établissements : Centre Médico-Psychologique (CMP) | Poitiers | 2 | établissements (commune) | 2");
}
