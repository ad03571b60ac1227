//! The blank workbooks filled in with LibreOffice, as .xlsx and as .ods: no finding, and the figures worked out by hand.

use super::{first_sheet, made, row};
use crate::bench::{Run, contents, inputs, repository, run};
use std::fs;
use std::path::{Path, PathBuf};

const NAMES: [&str; 11] = [
    "structures",
    "actions",
    "participations",
    "instances",
    "saisines",
    "parcours",
    "objectifs",
    "perspectives",
    "moyens",
    "contexte",
    "emargement",
];

fn fixture(name: &str, extension: &str) -> PathBuf {
    repository().join("tests/templates/filled").join(format!("{name}.{extension}"))
}

/// The filled workbooks of one format, where their help says to put them.
fn report(extension: &str) -> Run {
    let files: Vec<(String, Vec<u8>)> = NAMES
        .into_iter()
        .map(|name| {
            let folder = if matches!(name, "structures" | "contexte") { "" } else { "2024/" };
            (format!("{folder}{name}.{extension}"), fs::read(fixture(name, extension)).unwrap())
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    run(inputs(&files).path(), &["bilan", "2024", "--strict"])
}

#[test]
fn what_libreoffice_filled_in_is_read_back_without_a_finding() {
    let (from_xlsx, from_ods) = (report("xlsx"), report("ods"));
    for run in [&from_xlsx, &from_ods] {
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(run.findings(2024), Vec::<String>::new());
        let ledger = run.csv("2024/controle/lecture.csv");
        assert!(ledger.iter().all(|row| row.get("ecartees") == "0"), "{ledger:?}");
    }
    assert!(from_xlsx.text("2024/indicateurs.csv") == from_ods.text("2024/indicateurs.csv"), "the two formats tell different figures");

    // Seven structures, one of which is active no more.
    check(&from_ods, "structures_partenaires", &[], "6", "exact");
    check(&from_ods, "structures_partenaires", &[("secteur", "Habitants-Usagers-Citoyens")], "2", "exact");
    check(&from_ods, "structures_actives", &[], "6", "exact");
    // 16 + 10 + « une quarantaine » + an action put off, of which nothing is known.
    check(&from_ods, "actions", &[], "4", "exact");
    check(&from_ods, "actions", &[("statut", "réalisée")], "3", "exact");
    check(&from_ods, "personnes_touchees", &[], "66", "au_moins");
    check(&from_ods, "personnes_touchees", &[("action", "Ciné-débat")], "40", "environ");
    // 6 + 10 + 3 in the list, 8 + 2 in the sign-in sheet; the cinema is no training.
    check(&from_ods, "participations", &[], "29", "exact");
    check(&from_ods, "formations_participants", &[], "26", "exact");
    check(&from_ods, "formations_participants", &[("structure", "Office de l’habitat")], "18", "exact");
    check(&from_ods, "formations_sessions", &[], "2", "exact");
    ratio(&from_ods, "taux_presence_inscrits", "16", "17");
    // Committee: 4 people of 4 structures, then 5 of 4 with one excused and one absent; assembly: 1 + 3 of 2 structures, one excused.
    check(&from_ods, "reunions", &[], "3", "exact");
    check(&from_ods, "presences", &[("instance", "comité de pilotage")], "9", "exact");
    check(&from_ods, "presences", &[("instance", "assemblée plénière")], "4", "exact");
    check(&from_ods, "presences", &[("instance", "comité de pilotage"), ("college", "aidants")], "3", "exact");
    ratio(&from_ods, "taux_presence", "10", "13");
    ratio(&from_ods, "part_huc", "6", "13");
    // Three referrals, and a row that stands for three.
    check(&from_ods, "saisines", &[], "6", "exact");
    check(&from_ods, "parcours_decisions", &[], "3", "exact");
    // From 20 to 50 on the way to 60.
    ratio_of(&from_ods, "atteinte_mesuree", &[("objectif", "Former les agents d’accueil")], "30", "40");
    check(&from_ods, "perspectives_suivies", &[("suite", "reportée")], "1", "exact");
    // Half of 32 000, and 8 000,25 without a share.
    check(&from_ods, "financements", &[], "24000.25", "exact");
    check(&from_ods, "financements", &[("financeur", "Ville de Villeneuve")], "16000", "exact");
    check(&from_ods, "etp", &[], "0.6", "exact");
    check(&from_ods, "contexte", &[("indicateur", "Taux de pauvreté"), ("territoire", "Vienne")], "14.5", "exact");
}

fn check(run: &Run, indicator: &str, classes: &[(&str, &str)], value: &str, precision: &str) {
    let figure = run.figure(2024, "2024", indicator, classes);
    assert_eq!((figure.get("valeur"), figure.get("precision")), (value, precision), "{indicator} {classes:?}");
}

fn ratio(run: &Run, indicator: &str, numerator: &str, denominator: &str) {
    ratio_of(run, indicator, &[], numerator, denominator);
}

fn ratio_of(run: &Run, indicator: &str, classes: &[(&str, &str)], numerator: &str, denominator: &str) {
    let figure = run.figure(2024, "2024", indicator, classes);
    assert_eq!((figure.get("numerateur"), figure.get("denominateur")), (numerator, denominator), "{indicator} {classes:?}");
}

#[test]
fn the_filled_workbooks_are_those_of_today() {
    let today = made();
    for name in NAMES {
        let blank = first_sheet(&today.path().join(format!("{name}.xlsx")));
        for extension in ["xlsx", "ods"] {
            let filled = first_sheet(&fixture(name, extension));
            let head = |row: Vec<String>| row.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let same = if name == "emargement" {
                (3..=4).all(|at| row(&blank, at)[0] == row(&filled, at)[0])
            } else {
                head(row(&blank, 3)) == head(row(&filled, 3))
            };
            assert!(same, "{name}.{extension} was made from another header: run tests/make/templates/fill.py again");
            assert!(first_text(&filled).contains("Exemple à effacer"), "{name}.{extension}: the example is gone");
        }
    }
}

fn first_text(range: &calamine::Range<calamine::Data>) -> String {
    (4..=5).flat_map(|at| row(range, at)).collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_else_lies_among_the_filled_workbooks() {
    let folder = repository().join("tests/templates/filled");
    let expected = NAMES.len() * 2;
    assert_eq!(contents(Path::new(&folder)).len(), expected);
}
