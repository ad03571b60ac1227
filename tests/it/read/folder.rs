//! The inputs folder: which files are delivered, and of which year.

use super::quirks;
use observatoire::discover;
use observatoire::finding::Findings;
use observatoire::settings::Settings;
use std::fs;
use std::path::Path;

#[test]
fn the_inputs_folder_is_walked_and_what_is_not_delivered_is_told_or_meant() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "2022/copil.xlsx",
        "2022/Partenaires/ccas.CSV",
        "2022/.cache.csv",
        "2022/~$copil.xlsx",
        "2022/.~lock.copil.xlsx#",
        "2022/_brouillon.xlsx",
        "2022/_vieux/copil.xlsx",
        "2022/photo.jpg",
        "2022/sans extension",
        "2022/archives/vieux.xlsx",
        "Année 2021/émargement.ods",
        "LISEZMOI.txt",
        "LISEZMOI.md",
        "2022/commentaires.md",
        "observatoire.toml",
        "2022/observatoire.toml",
        "structures.xlsx",
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"x").unwrap();
    }
    let settings = Settings { ignorer: vec!["2022/Archives/**".to_owned()], ..Settings::default() };
    let mut journal = Findings::default();
    let found = discover::deliveries(&mut journal, &settings, folder.path()).unwrap();
    let found: Vec<String> = found.iter().map(|found| format!("{} {:?}", found.file, found.year)).collect();
    let told: Vec<String> = journal.iter().map(|finding| format!("{} {}", finding.place, finding.problem.code())).collect();
    assert_eq!(
        found,
        [
            "2022/Partenaires/ccas.CSV Some(2022)",
            "2022/copil.xlsx Some(2022)",
            "Année 2021/émargement.ods Some(2021)",
            "structures.xlsx None"
        ]
    );
    assert_eq!(
        told,
        [
            "2022/observatoire.toml fichier-non-pris-en-charge",
            "2022/photo.jpg fichier-non-pris-en-charge",
            "2022/sans extension fichier-non-pris-en-charge"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_folder_and_no_further() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.csv"), "a;b\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("2022/sous")).unwrap();
    fs::write(folder.path().join("2022/copil.csv"), "a;b\n").unwrap();
    symlink("copil.csv", folder.path().join("2022/lien.csv")).unwrap();
    symlink("..", folder.path().join("2022/sous/boucle")).unwrap();
    symlink("soi-meme.csv", folder.path().join("2022/soi-meme.csv")).unwrap();
    symlink(outside.path(), folder.path().join("2022/dehors")).unwrap();
    symlink(outside.path().join("secret.csv"), folder.path().join("2022/secret.csv")).unwrap();

    let mut journal = Findings::default();
    let found = discover::deliveries(&mut journal, &Settings::default(), folder.path()).unwrap();
    let found: Vec<&str> = found.iter().map(|found| &*found.file).collect();
    let told: Vec<String> = journal.iter().map(|finding| format!("{} {}", finding.place, finding.problem.code())).collect();
    assert_eq!(found, ["2022/copil.csv", "2022/lien.csv"]);
    assert_eq!(
        told,
        [
            "2022/dehors lien-hors-dossier",
            "2022/secret.csv lien-hors-dossier",
            "2022/soi-meme.csv lien-hors-dossier",
            "2022/sous/boucle dossier-illisible"
        ]
    );
}

#[test]
fn a_missing_folder_and_a_bad_glob_are_our_own_errors() {
    let mut journal = Findings::default();
    let missing = discover::deliveries(&mut journal, &Settings::default(), Path::new("/nulle/part")).unwrap_err();
    assert!(missing.to_string().contains("« /nulle/part »"), "{missing}");
    let settings = Settings { ignorer: vec!["[".to_owned()], ..Settings::default() };
    let glob = discover::deliveries(&mut journal, &settings, &quirks()).unwrap_err();
    assert!(glob.to_string().contains("« [ »"), "{glob}");
}
