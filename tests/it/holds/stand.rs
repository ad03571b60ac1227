//! What every hostile run must leave behind it: no panic, no English, the earlier outputs, and outputs where nothing is active.

use super::inert;
use crate::bench::{Run, contents, inputs};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

pub const GOOD: &[u8] = "Date;Action;Structure;Participants\n06/05/2022;Info-formation;EKIDOM;7\n".as_bytes();

/// Files by their path.
pub type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// The program, for a run in conditions of one's own.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_observatoire"))
}

/// The inputs of two good years.
pub fn good_years() -> tempfile::TempDir {
    let earlier = String::from_utf8_lossy(GOOD).replace("2022", "2021");
    inputs(&[("2021/bon.csv", earlier.as_bytes()), ("2022/bon.csv", GOOD)])
}

/// The outputs of two good years, made once.
pub fn earlier() -> &'static Contents {
    static EARLIER: OnceLock<Contents> = OnceLock::new();
    EARLIER.get_or_init(|| {
        let folder = good_years();
        let made = crate::bench::run(folder.path(), &["bilan", "--toutes"]);
        assert_eq!(made.status, 0, "{}", made.stderr);
        contents(made.folder.path())
    })
}

/// A folder where a good run wrote before.
pub fn written_before() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), earlier());
    folder
}

pub fn put(folder: &Path, files: &Contents) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The files of one year.
pub fn year(files: &Contents, year: &str) -> Contents {
    files.iter().filter(|(path, _)| path.starts_with(year)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// Runs `bilan 2022` on hostile files, where a good run wrote before, and checks what every run must leave.
pub fn attacked(files: &[(&str, &[u8])]) -> Run {
    let inputs = inputs(files);
    held(inputs.path(), program().args(["bilan", "2022"]))
}

/// Runs a command on inputs, where a good run wrote before, and checks what every run must leave.
pub fn held(inputs: &Path, command: &mut Command) -> Run {
    let before = contents(inputs);
    let folder = written_before();
    let run = ended(command.arg("--entrees").arg(inputs).arg("--sorties").arg(folder.path()), folder);
    assert!(contents(inputs) == before, "the inputs were written to");
    let now = contents(run.folder.path());
    assert!(year(&now, "2021") == year(earlier(), "2021"), "another year was touched");
    if run.status == 2 {
        assert!(year(&now, "2022") == year(earlier(), "2022"), "the earlier outputs are not as they were");
    }
    inert::outputs(run.folder.path());
    run
}

/// Runs a command to its end, into a folder, and checks what it told.
pub fn ended(command: &mut Command, folder: tempfile::TempDir) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(stdout), text(stderr));
    let told = format!("{stdout}{stderr}");
    let status = status.code().unwrap_or_else(|| panic!("killed by a signal: {told}"));
    assert!((0..=2).contains(&status), "{status}: {told}");
    for word in ["panicked", "RUST_BACKTRACE", "os error", "No such", "error:", "overflow"] {
        assert!(!told.contains(word), "{word} in {told}");
    }
    let moves = |letter: char| letter.is_control() && letter != '\n' || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!told.chars().any(moves), "what is told moves the text of a terminal: {told:?}");
    Run { status, stdout, stderr, folder }
}
