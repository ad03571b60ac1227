//! What was done by hand to outputs is told; what was not is vouched for.

use crate::bench::{Run, contents, inputs, run};
use std::fs;
use std::path::Path;
use std::process::Output;

const GOOD: &[u8] = "Date;Action;Structure;Participants\n06/05/2022;Info-formation;EKIDOM;7\n".as_bytes();

fn made() -> (tempfile::TempDir, Run) {
    let folder = inputs(&[("2022/bon.csv", GOOD)]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    (folder, made)
}

/// `verifier --sorties`, alone.
fn inspected(outputs: &Path, more: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } =
        assert_cmd::cargo::cargo_bin_cmd!("observatoire").arg("verifier").args(more).arg("--sorties").arg(outputs).output().unwrap();
    let text = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    (status.code().unwrap(), text.replace('\u{a0}', " "))
}

#[test]
fn outputs_left_alone_are_vouched_for_and_nothing_is_written() {
    let (folder, made) = made();
    fs::write(made.file("2022/~$bilan.docx"), "Word").unwrap();
    fs::write(made.file("2022/.~lock.indicateurs.csv#"), "LibreOffice").unwrap();
    let before = contents(made.folder.path());
    let (status, told) = inspected(made.folder.path(), &[]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("2022 :") && told.contains("tels que le programme les a écrits"), "{told}");
    assert_eq!(inspected(&made.file("2022"), &["2022"]).0, 0, "the folder of the year may be given itself");
    // Both folders named: the inputs are checked, and the outputs too.
    let both = crate::bench::run_into(made.folder, folder.path(), &["verifier"]);
    assert!(both.status == 0 && both.stdout.contains("participations") && both.stdout.contains("tels que le programme"), "{}", both.stdout);
    assert_eq!(contents(both.folder.path()), before);
}

#[test]
fn what_was_altered_added_or_removed_by_hand_is_named() {
    let (_folder, made) = made();
    let figures = made.text("2022/indicateurs.csv");
    fs::write(made.file("2022/indicateurs.csv"), figures.replacen(",7,", ",9,", 1)).unwrap();
    fs::remove_file(made.file("2022/bilan.pdf")).unwrap();
    fs::write(made.file("2022/indicateurs/notes \u{202e}txt.csv"), "x").unwrap();
    #[cfg(unix)]
    {
        // The same bytes, but behind a link that may lead elsewhere tomorrow.
        fs::rename(made.file("2022/bilan.html"), made.file("bilan.html")).unwrap();
        std::os::unix::fs::symlink(made.file("bilan.html"), made.file("2022/bilan.html")).unwrap();
    }
    let (status, told) = inspected(made.folder.path(), &[]);
    assert_eq!(status, 1, "{told}");
    for line in ["modifié : indicateurs.csv", "retiré : bilan.pdf", "ajouté : indicateurs/notes %E2%80%AEtxt.csv"] {
        assert!(told.contains(line), "{line} is not in {told}");
    }
    assert!(!cfg!(unix) || told.contains("modifié : bilan.html"), "{told}");
    assert!(!told.contains("bilan.docx") && told.contains("relancez « observatoire bilan »"), "{told}");
}

#[test]
fn a_descriptor_that_is_gone_or_vouches_for_something_else_is_told() {
    let (_folder, made) = made();
    let descriptor = made.file("2022/datapackage.json");
    let text = fs::read_to_string(&descriptor).unwrap();
    for hostile in [
        "{".repeat(100_000),
        text.replacen("\"path\": \"bilan.docx\"", "\"path\": \"../../../../etc/passwd\"", 1),
        text.replacen("\"path\": \"bilan.docx\"", "\"path\": \"bilan.html\"", 1),
        text.replacen("sha256:", "md5:", 3),
        "{\"observatoire\": {}, \"resources\": []}".to_owned(),
    ] {
        fs::write(&descriptor, hostile).unwrap();
        let (status, told) = inspected(made.folder.path(), &[]);
        assert!(status == 1 && told.contains("« datapackage.json » a été modifié"), "{status} {told}");
    }
    fs::remove_file(&descriptor).unwrap();
    let (status, told) = inspected(made.folder.path(), &[]);
    assert!(status == 1 && told.contains("« datapackage.json » a été retiré"), "{status} {told}");
    assert_eq!(inspected(&made.folder.path().join("absent"), &[]).0, 2);
    let empty = tempfile::tempdir().unwrap();
    let (status, told) = inspected(empty.path(), &[]);
    assert!(status == 2 && told.contains("Aucun bilan"), "{status} {told}");
    assert_eq!(inspected(made.folder.path(), &["2019"]).0, 2);
}
