//! What was published stays known, whatever became of its files: a reader may have kept them.

use crate::bench::{Run, contents, inputs, run, run_into};
use std::fs;
use std::path::PathBuf;

/// Referrals of 2021 and 2022 by gender: (year, women, men).
fn referrals(years: &[(i32, u32, u32)]) -> tempfile::TempDir {
    let file = |(year, women, men): &(i32, u32, u32)| {
        let row = |gender: &str, count: u32| format!("{year}-03;CCAS;{gender};{count}\n");
        (format!("{year}/saisines.csv"), format!("Mois;Demandeur;Genre;Nombre\n{}{}", row("Femme", *women), row("Homme", *men)))
    };
    let files: Vec<(String, String)> = years.iter().map(file).collect();
    inputs(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// The figures by gender of a year's file: value, or `c`.
fn by_gender(run: &Run, year: i32) -> Vec<(String, String, String)> {
    let rows = run.csv(&format!("{year}/indicateurs.csv"));
    let rows = rows.iter().filter(|row| row.get("indicateur") == "saisines" && row.get("dimension_1") == "genre");
    rows.map(|row| (row.get("annee").to_owned(), row.get("modalite_1").to_owned(), format!("{}{}", row.get("valeur"), row.get("statut"))))
        .collect()
}

fn journal(run: &Run) -> Vec<PathBuf> {
    contents(run.folder.path()).into_keys().filter(|path| path.starts_with(".observatoire-publications")).collect()
}

#[test]
fn one_profile_does_not_make_the_other_forget() {
    let inputs = referrals(&[(2021, 20, 14), (2022, 30, 7)]);
    let public = run(inputs.path(), &["bilan", "2022"]);
    let first = contents(&public.file("2022"));
    let internal = run_into(public.folder, inputs.path(), &["bilan", "2022", "--profil", "interne"]);
    assert!(internal.status <= 1, "{}", internal.stderr);
    assert_eq!(by_gender(&internal, 2022).last().unwrap().2, "7", "shown from five on");
    let again = run_into(internal.folder, inputs.path(), &["bilan", "2022"]);
    assert!(contents(&again.file("2022")) == first, "the public document changed, though no figure did");
    // One entry a profile, and what the folder is for.
    assert_eq!(journal(&again).len(), 3, "{:?}", journal(&again));
}

#[test]
fn what_was_published_is_known_after_its_folder_is_gone() {
    // 2021 is large enough alone; 2022 is not, and 2021-2022 less 2021 would give it.
    let early = referrals(&[(2021, 20, 14)]);
    let both = referrals(&[(2021, 20, 14), (2022, 4, 8)]);
    let unknown = run(both.path(), &["bilan", "2022"]);
    assert_eq!(
        by_gender(&unknown, 2022)[0],
        ("2021-2022".to_owned(), "Femme".to_owned(), "24".to_owned()),
        "a window, if nobody knows 2021"
    );

    let first = run(early.path(), &["bilan", "2021"]);
    assert_eq!(by_gender(&first, 2021)[0].2, "20");
    fs::remove_dir_all(first.file("2021")).unwrap();
    let second = run_into(first.folder, both.path(), &["bilan", "2022"]);
    assert!(second.status <= 1, "{}", second.stderr);
    assert!(by_gender(&second, 2022).iter().all(|(_, _, shown)| shown == "c"), "{:?}", by_gender(&second, 2022));
}

#[test]
fn a_journal_that_cannot_be_kept_stops_the_publication() {
    let inputs = referrals(&[(2022, 30, 7)]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".observatoire-publications"), "not a folder").unwrap();
    let stopped = run_into(folder, inputs.path(), &["bilan", "2022"]);
    assert_eq!(stopped.status, 2);
    assert!(stopped.stderr.contains("journal des publications"), "{}", stopped.stderr);
    assert!(!stopped.file("2022").exists());
}

#[test]
fn all_the_years_at_once_are_protected_as_one_after_the_other() {
    // 2022-2023 and 2022-2024 would give 2024 by subtraction, whoever writes them and when.
    let inputs = referrals(&[(2022, 12, 13), (2023, 4, 8), (2024, 3, 9)]);
    let at_once = run(inputs.path(), &["bilan", "--toutes"]);
    assert!(at_once.status <= 1, "{}", at_once.stderr);
    let mut apart = run(inputs.path(), &["bilan", "2022"]);
    for year in ["2023", "2024"] {
        apart = run_into(apart.folder, inputs.path(), &["bilan", year]);
    }
    for year in [2022, 2023, 2024] {
        assert_eq!(by_gender(&at_once, year), by_gender(&apart, year), "{year}");
    }
    let windows: Vec<String> = [2023, 2024].iter().flat_map(|year| by_gender(&at_once, *year)).map(|(years, ..)| years).collect();
    assert!(!(windows.contains(&"2022-2023".to_owned()) && windows.contains(&"2022-2024".to_owned())), "{windows:?}");
}

/// What the journal told would no longer be protected: nothing is published beside a journal that is not whole.
#[test]
fn a_damaged_journal_stops_the_run_and_says_what_to_do() {
    let inputs = referrals(&[(2022, 30, 20)]);
    let first = run(inputs.path(), &["bilan", "2022"]);
    let entry = journal(&first).into_iter().find(|path| path.extension().is_some_and(|kind| kind == "csv")).unwrap();
    let whole = fs::read(first.folder.path().join(&entry)).unwrap();
    for damaged in [&whole[..0], &whole[..whole.len() / 2], b"\xff\xfe\n\xff"] {
        fs::write(first.folder.path().join(&entry), damaged).unwrap();
        let before = contents(first.folder.path());
        let mut again = std::process::Command::new(env!("CARGO_BIN_EXE_observatoire"));
        again.arg("bilan").arg("2022").arg("--entrees").arg(inputs.path()).arg("--sorties").arg(first.folder.path());
        let told = again.output().unwrap();
        let said = String::from_utf8(told.stderr).unwrap();
        assert_eq!(told.status.code(), Some(2), "{said}");
        assert!(said.contains("journal des publications est abîmé") && said.contains("copie de sauvegarde"), "{said}");
        assert!(contents(first.folder.path()) == before, "something was written");
    }
}

/// Objectives are counted a review, thresholds a person: three people seen four times each are three.
#[test]
fn people_seen_several_times_are_as_few_as_they_are() {
    let rows = |people: usize, reviews: usize| {
        let row = |review: usize, person: usize| format!("P{person};2022-{:02}-10;admis;4;2\n", 1 + review);
        let rows: String = (0..reviews).flat_map(|review| (0..people).map(move |person| row(review, person))).collect();
        format!("Code;Date de commission;Décision;Objectifs fixés;Objectifs atteints\n{rows}")
    };
    let status = |people, reviews| {
        let inputs = inputs(&[("2022/parcours.csv", rows(people, reviews).as_bytes())]);
        let made = run(inputs.path(), &["bilan", "2022"]);
        let rows = made.csv("2022/indicateurs.csv");
        rows.iter().find(|row| row.get("indicateur") == "parcours_objectifs_atteints").map(|row| row.get("statut").to_owned())
    };
    assert_eq!([status(12, 1), status(3, 4)], [Some(String::new()), Some("c".to_owned())]);
}
