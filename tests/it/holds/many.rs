//! Many territories in one run: each has what it would have alone, a bad one costs itself, and the whole can be federated.

use crate::bench::{Run, contents, run};
use std::fs;
use std::path::Path;

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn council(root: &Path, name: &str, people: u32) {
    put(root, &format!("{name}/observatoire.toml"), &format!("[territoire]\nnom = \"{name}\"\npopulation = 30000\n"));
    put(
        root,
        &format!("{name}/2022/présences.csv"),
        &format!("Date;Action;Structure;Participants\n06/05/2022;Info-formation;CCAS;{people}\n"),
    );
}

fn many(root: &Path, more: &[&str]) -> Run {
    let mut arguments = vec!["bilan", "2022", "--territoires", root.to_str().unwrap()];
    arguments.extend(more);
    run(root, &arguments)
}

#[test]
fn each_territory_has_what_it_would_have_alone_and_the_whole_is_federated() {
    let root = tempfile::tempdir().unwrap();
    for (rank, name) in ["Aubry", "Bray", "nord/Clary", "nord/Douai"].into_iter().enumerate() {
        council(root.path(), name, 10 + u32::try_from(rank).unwrap());
    }
    let made = many(root.path(), &["--durees"]);
    assert_eq!(made.status, 0, "{}{}", made.stdout, made.stderr);
    assert!(made.stdout.contains("4 territoires") && made.stdout.contains("4 bilans écrits"), "{}", made.stdout);
    assert!(["Durées", "Lecture", "En tout"].iter().all(|word| made.stderr.contains(word)), "{}", made.stderr);
    for name in ["Aubry", "nord/Clary"] {
        let alone = run(&root.path().join(name), &["bilan", "2022"]);
        assert!(contents(&alone.file("2022")) == contents(&made.file(&format!("{name}/2022"))), "{name}");
    }
    let outputs = made.folder.path().to_str().unwrap();
    let national = run(root.path(), &["federer", outputs]);
    assert_eq!(national.status, 0, "{}", national.stderr);
    let rows = national.csv("2022/national.csv");
    let total = rows.iter().find(|row| row.get("indicateur") == "participations" && row.get("dimension_1").is_empty()).unwrap();
    assert_eq!([total.get("valeur"), total.get("territoires")], ["46", "4"]);
}

#[test]
fn a_bad_territory_costs_itself_and_its_earlier_outputs_stay() {
    let root = tempfile::tempdir().unwrap();
    council(root.path(), "Aubry", 10);
    council(root.path(), "Bray", 11);
    let before = many(root.path(), &[]);
    let kept = contents(&before.file("Bray/2022"));
    put(root.path(), "Bray/observatoire.toml", "[territoire]\npopulaton = 3\n");
    put(root.path(), "Aubry/2022/inconnu.csv", "Couleur;Poids\nrouge;12\n");
    fs::create_dir_all(root.path().join("Vide")).unwrap();
    put(root.path(), "Clary/2021/présences.csv", "Date;Action;Structure\n06/05/2021;Info;CCAS\n");
    let made = crate::bench::run_into(before.folder, root.path(), &["bilan", "2022", "--territoires", root.path().to_str().unwrap()]);
    assert_eq!(made.status, 1, "{}", made.stderr);
    for words in
        ["4 territoires", "1 bilan écrit", "3 sans bilan", "populaton", "aucun fichier lisible", "Aucune donnée pour 2022", "Aubry"]
    {
        assert!(made.stdout.contains(words), "{words} is not in {}", made.stdout);
    }
    assert!(contents(&made.file("Bray/2022")) == kept, "the earlier outputs of Bray are not as they were");
    assert!(!made.file("Vide").exists() && !made.file("Clary").exists());
    let strict = many(root.path(), &["--strict"]);
    assert_eq!((strict.status, contents(strict.folder.path()).len()), (2, 0), "{}", strict.stderr);
    assert!(strict.stderr.contains("--strict"), "{}", strict.stderr);
}
