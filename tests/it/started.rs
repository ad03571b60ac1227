//! How the program is started, and what it is given: alone from its folder, and files whose names hold what does not print.

use crate::bench::{contents, repository, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The program, laid in a folder as who downloads it does.
fn laid_in(folder: &Path) -> PathBuf {
    let program = folder.join(format!("observatoire{}", std::env::consts::EXE_SUFFIX));
    let built = env!("CARGO_BIN_EXE_observatoire");
    fs::hard_link(built, &program).or_else(|_| fs::copy(built, &program).map(drop)).unwrap();
    program
}

/// Started without a word, from a folder, with nobody to press a key.
fn double_click(program: &Path, from: &Path) -> Output {
    Command::new(program).current_dir(from).stdin(Stdio::null()).output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_double_click_reports_on_the_folder_where_the_program_lies() {
    let (home, desk) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let program = laid_in(home.path());
    std::os::unix::fs::symlink(repository().join("tests/cases/sign-in/inputs"), home.path().join("inputs")).unwrap();
    // A file manager may start it from anywhere.
    let output = double_click(&program, desk.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(home.path().join("outputs/2022/bilan.html").is_file());
    // Nobody is waited for where there is no window.
    assert!(!String::from_utf8_lossy(&output.stderr).contains("Entrée"));
    // Inputs where one stands are preferred to those beside the program.
    fs::create_dir(desk.path().join("inputs")).unwrap();
    assert_eq!(double_click(&program, desk.path()).status.code(), Some(2));
    assert!(!desk.path().join("outputs").exists());
}

#[test]
fn a_double_click_where_there_is_nothing_says_what_to_drop() {
    let home = tempfile::tempdir().unwrap();
    let output = double_click(&laid_in(home.path()), home.path());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("Créez-le") && told.contains("inputs"), "{told}");
}

#[cfg(unix)]
#[test]
fn what_does_not_print_in_a_name_is_told_everywhere_and_printed_nowhere() {
    let inputs = tempfile::tempdir().unwrap();
    let year = inputs.path().join("2022");
    fs::create_dir(&year).unwrap();
    let list = "Date;Action;Structure;Participants\n08/03/2022;Ciné-débat;CCAS;douzaines\n";
    fs::write(year.join("ce\nfichier\u{1b}[31m.csv"), list).unwrap();
    fs::write(year.join("af\nfiche.pdf"), "%PDF-1.4").unwrap();
    let run = run(inputs.path(), &["bilan", "2022"]);
    let (list, poster) = ("ce%0Afichier%1B[31m.csv", "af%0Afiche.pdf");
    for told in [list, poster] {
        assert!(run.stdout.contains(told), "{}", run.stdout);
        assert!(run.text("2022/controle/anomalies.csv").contains(told));
        assert!(run.text("2022/bilan.html").contains(told));
    }
    let raw = ["ce\nfichier", "\u{1b}[31m", "af\nfiche"];
    for (path, bytes) in contents(run.folder.path()) {
        let (path, text) = (path.to_string_lossy(), String::from_utf8_lossy(&bytes));
        assert!(!path.contains('\n') && !path.contains('\u{1b}'), "{path:?}");
        assert!(!raw.iter().any(|raw| text.contains(raw)), "{path}");
    }
    assert!(!raw.iter().any(|raw| run.stdout.contains(raw) || run.stderr.contains(raw)), "{}", run.stdout);
}
