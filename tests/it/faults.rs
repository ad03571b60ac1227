//! What is wrong is told with its place and its remedy; the rest is counted; nothing panics.

use crate::bench::{contents, inputs, repository, run};
use std::fs;

const GOOD: &[u8] = "Date;Action;Structure;Participants\n06/05/2022;Info-formation;EKIDOM;7\n".as_bytes();

#[test]
fn a_broken_file_costs_itself_and_is_told() {
    let workbook = fs::read(repository().join("inputs/2022/COPIL 2022 - feuille de présence.xlsx")).unwrap();
    let truncated = &workbook[..workbook.len() / 2];
    let unknown = "Couleur;Poids\nrouge;12\n".as_bytes();
    let unreadable =
        "Date;Action;Structure;Participants\n06/05/2022;Info-formation;Mairie;beaucoup\n20/05/2022;Info-formation;CCAS;3\n".as_bytes();
    let folder = inputs(&[
        ("2022/tronqué.xlsx", truncated),
        ("2022/photo.jpg", b"\xff\xd8\xff"),
        ("2022/autre.csv", unknown),
        ("2022/formation.csv", unreadable),
        ("2022/bon.csv", GOOD),
    ]);
    let run = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    let findings = run.findings(2022);
    for expected in [
        "2022/tronqué.xlsx  fichier-tronque",
        "2022/photo.jpg  fichier-non-pris-en-charge",
        "2022/autre.csv  feuille-non-reconnue",
        "2022/formation.csv D2 quantite-illisible",
    ] {
        assert!(findings.iter().any(|finding| finding == expected), "{expected} is not among {findings:#?}");
    }
    assert!(run.csv("2022/controle/anomalies.csv").iter().all(|row| !row.get("message").is_empty() && !row.get("remede").is_empty()));
    // The row with the unreadable number is kept as unknown: the sum says so.
    let sum = run.figure(2022, "2022", "participations", &[]);
    assert_eq!((sum.get("valeur"), sum.get("precision")), ("10", "au_moins"));
}

#[test]
fn strict_writes_nothing_when_something_is_set_aside() {
    let folder = inputs(&[("2022/autre.csv", "Couleur;Poids\nrouge;12\n".as_bytes()), ("2022/bon.csv", GOOD)]);
    let run = run(folder.path(), &["bilan", "2022", "--strict"]);
    assert_eq!(run.status, 2);
    assert!(contents(run.folder.path()).is_empty(), "{:?}", contents(run.folder.path()).keys());
    assert!(run.stderr.contains("autre.csv"), "{}", run.stderr);
}

#[test]
fn wrong_settings_stop_the_run_with_one_sentence() {
    let folder = inputs(&[("observatoire.toml", b"[territoire]\npopulaton = 3\n"), ("2022/bon.csv", GOOD)]);
    let run = run(folder.path(), &["bilan"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("ligne 2") && run.stderr.contains("populaton") && run.stderr.contains("population"), "{}", run.stderr);
    assert!(contents(run.folder.path()).is_empty());
}

#[test]
fn nothing_to_read_is_told() {
    let empty = inputs(&[]);
    let nothing = run(empty.path(), &["bilan"]);
    assert_eq!(nothing.status, 2, "{}", nothing.stderr);
    let nowhere = run(&empty.path().join("absent"), &["bilan"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.stderr.contains("absent"), "{}", nowhere.stderr);
    let folder = inputs(&[("2022/bon.csv", GOOD)]);
    let other = run(folder.path(), &["bilan", "2019"]);
    assert_eq!(other.status, 2);
    assert!(other.stderr.contains("2019") && other.stderr.contains("2022"), "{}", other.stderr);
}

#[test]
fn verifier_writes_nothing_and_inputs_stay_as_they_were() {
    let folder = inputs(&[("2022/bon.csv", GOOD), ("2022/autre.csv", "Couleur;Poids\nrouge;12\n".as_bytes())]);
    let before = contents(folder.path());
    let check = run(folder.path(), &["verifier"]);
    assert_eq!(check.status, 1);
    assert!(check.stdout.contains("autre.csv") && check.stdout.contains("participations"), "{}", check.stdout);
    assert!(contents(check.folder.path()).is_empty());
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(made.status, 1);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn every_cell_has_its_fate() {
    let run = run(&repository().join("inputs"), &["bilan", "2022"]);
    let ledger = run.csv("2022/controle/lecture.csv");
    assert!(!ledger.is_empty());
    for row in &ledger {
        let number = |column: &str| row.get(column).parse::<u64>().unwrap();
        assert_eq!(number("cellules_lues"), number("utilisees") + number("ignorees") + number("ecartees"), "{row:?}");
    }
}
