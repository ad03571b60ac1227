//! Links, pipes and folders where files are expected: nothing outside the inputs is read, nothing outside the outputs is written, and
//! nothing waits for ever.
#![cfg(unix)]

use super::stand::{GOOD, earlier, held, program, year};
use crate::bench::{contents, inputs};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

const SECRET: &str = "Saperlipopette";

fn says_nothing_of_the_secret(folder: &Path) {
    let told = contents(folder);
    assert!(!told.values().any(|bytes| bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())));
}

#[test]
fn links_that_turn_in_circles_or_lead_nowhere() {
    let folder = inputs(&[("2022/bon.csv", GOOD)]);
    symlink("soi.csv", folder.path().join("2022/soi.csv")).unwrap();
    symlink("b.csv", folder.path().join("2022/a.csv")).unwrap();
    symlink("a.csv", folder.path().join("2022/b.csv")).unwrap();
    symlink("..", folder.path().join("2022/boucle")).unwrap();
    symlink("absent.csv", folder.path().join("2022/vide.csv")).unwrap();
    let run = held(folder.path(), program().args(["bilan", "2022"]));
    assert_eq!(run.status, 1, "{}", run.stderr);
    let findings = run.findings(2022);
    for file in ["2022/soi.csv", "2022/a.csv", "2022/b.csv", "2022/boucle", "2022/vide.csv"] {
        assert!(findings.iter().any(|finding| finding.starts_with(file)), "{file} is not among {findings:?}");
    }
    assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "7");
}

#[test]
fn a_link_to_a_file_of_the_machine_is_not_followed() {
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret.csv");
    fs::write(&secret, format!("Date;Action;Structure\n06/05/2022;{SECRET};{SECRET}\n")).unwrap();
    let folder = inputs(&[("2022/bon.csv", GOOD)]);
    symlink(&secret, folder.path().join("2022/lien.csv")).unwrap();
    symlink(elsewhere.path(), folder.path().join("2022/dossier")).unwrap();
    let run = held(folder.path(), program().args(["bilan", "2022"]));
    assert_eq!(run.status, 1, "{}", run.stderr);
    says_nothing_of_the_secret(run.folder.path());
}

#[test]
fn settings_and_comments_behind_a_link_to_elsewhere_are_refused() {
    let elsewhere = tempfile::tempdir().unwrap();
    let secret = elsewhere.path().join("secret");
    fs::write(&secret, SECRET).unwrap();
    for file in ["2022/commentaires.md", "observatoire.toml"] {
        let folder = inputs(&[("2022/bon.csv", GOOD)]);
        symlink(&secret, folder.path().join(file)).unwrap();
        let run = held(folder.path(), program().args(["bilan", "2022"]));
        let name = file.rsplit('/').next().unwrap();
        assert!(run.status == 2 && run.stderr.contains(name), "{file}: {} {}", run.status, run.stderr);
        assert!(!run.stderr.contains(SECRET), "{}", run.stderr);
        says_nothing_of_the_secret(run.folder.path());
    }
}

#[test]
fn pipes_and_folders_named_as_files_do_not_hold_the_run_up() {
    let pipe = |path: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    let folder = inputs(&[("2022/bon.csv", GOOD), ("2022/dossier.xlsx/lisezmoi.txt", b"x")]);
    pipe(&folder.path().join("2022/tube.csv"));
    // A pipe has no contents to compare before and after.
    let outputs = super::stand::written_before();
    let run = super::stand::ended(
        Command::new("timeout")
            .arg("20")
            .arg(program().get_program())
            .args(["bilan", "2022", "--entrees"])
            .arg(folder.path())
            .arg("--sorties")
            .arg(outputs.path()),
        outputs,
    );
    assert_eq!(run.status, 1, "{}", run.stderr);
    for file in ["observatoire.toml", "2022/commentaires.md"] {
        for make in [&pipe as &dyn Fn(&Path), &|path: &Path| fs::create_dir(path).unwrap()] {
            let folder = inputs(&[("2022/bon.csv", GOOD)]);
            make(&folder.path().join(file));
            let outputs = super::stand::written_before();
            let run = super::stand::ended(
                Command::new("timeout")
                    .arg("20")
                    .arg(program().get_program())
                    .args(["bilan", "--entrees"])
                    .arg(folder.path())
                    .arg("--sorties")
                    .arg(outputs.path()),
                outputs,
            );
            assert!(run.status == 2 && run.stderr.contains("n’est pas un fichier"), "{file}: {} {}", run.status, run.stderr);
        }
    }
}

#[test]
fn outputs_behind_a_link_are_written_where_it_leads_and_a_link_in_them_is_not_followed() {
    let folder = super::stand::good_years();
    let elsewhere = inputs(&[("precieux.txt", b"x")]);
    let outputs = super::stand::written_before();
    // The year's folder is a link to somebody's folder: it is replaced, and what it led to is left alone.
    fs::remove_dir_all(outputs.path().join("2022")).unwrap();
    symlink(elsewhere.path(), outputs.path().join("2022")).unwrap();
    let run = super::stand::ended(
        program().args(["bilan", "2022", "--entrees"]).arg(folder.path()).arg("--sorties").arg(outputs.path()),
        outputs,
    );
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(contents(elsewhere.path()).len(), 1, "somebody's folder was written to");
    assert!(year(&contents(run.folder.path()), "2022") == year(earlier(), "2022"));
    let looped = tempfile::tempdir().unwrap();
    symlink("boucle", looped.path().join("boucle")).unwrap();
    let told =
        program().args(["bilan", "--entrees"]).arg(folder.path()).arg("--sorties").arg(looped.path().join("boucle")).output().unwrap();
    assert_eq!(told.status.code(), Some(2), "{}", String::from_utf8_lossy(&told.stderr));
}
