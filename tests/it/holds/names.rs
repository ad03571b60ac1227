//! Names that hide, climb, overflow or belong to the system: of structures, of files, of sheets, of questions and of territories.

use super::everywhere::{put, workbook};
use super::stand::{GOOD, attacked, held, program};
use crate::bench::inputs;

#[test]
fn letters_that_turn_the_direction_of_the_text() {
    put("CCAS \u{202e}slx.exe\u{202c} \u{2066}a\u{2069} \u{200f}b");
}

#[test]
fn control_characters_and_sequences_of_a_terminal() {
    put("CH \u{1b}[2J\u{1b}]0;a\u{7} b\u{8}\u{7f} \u{9b}1m");
}

#[test]
fn letters_that_no_font_has_and_marks_without_end() {
    put(&format!("🎉 𝕮𝕳 \u{fdd0}\u{fffe} e{}", "\u{301}".repeat(400)));
}

#[test]
fn two_thousand_letters_in_every_field() {
    put(&"très long ".repeat(200));
}

#[test]
fn one_word_without_end() {
    put(&"a".repeat(2_000));
}

#[test]
fn paths_in_every_field() {
    put("../../../../tmp/mal /etc/passwd C:\\Windows\\System32 \\\\serveur\\part");
}

/// Partners' files are named after anything: their copies to be mended keep to the outputs.
#[test]
fn files_named_for_a_device_for_a_path_or_for_a_formula() {
    let bad = "Date;Action;Structure;Participants\n06/05/2022;Info-formation;Mairie;beaucoup\n".as_bytes();
    let names = [
        "CON.csv",
        "nul.xlsx.csv",
        "=1+1.csv",
        "-rf.csv",
        "..csv",
        "...csv",
        "a\\..\\..\\b.csv",
        "com1.csv",
        "%2e%2e%2f.csv",
        "$(id).csv",
        "a;=1.csv",
    ];
    let paths: Vec<String> = names.iter().map(|name| format!("2022/{name}")).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), bad)).chain([("2022/bon.csv", GOOD)]).collect();
    let run = attacked(&files);
    assert!(run.status <= 1, "{}", run.stderr);
    let named = run.findings(2022);
    // Two of the names begin with a point: such files are passed over.
    assert!(named.iter().any(|finding| finding.contains("CON.csv")) && named.len() >= names.len() - 2, "{named:?}");
}

#[cfg(unix)]
#[test]
fn files_whose_name_hides_its_ending_moves_the_terminal_or_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let folder = inputs(&[
        ("2022/bon.csv", GOOD),
        ("2022/fich\u{202e}slx.csv", b"Couleur;Poids\n1;2\n"),
        ("2022/a\u{1b}[2J\nb.csv", b"Couleur;Taille\n1;2\n"),
    ]);
    std::fs::write(folder.path().join("2022").join(std::ffi::OsStr::from_bytes(b"\xff\xfe.csv")), "Couleur;Largeur\n1;2\n").unwrap();
    for command in ["bilan", "verifier"] {
        let run = held(folder.path(), program().arg(command));
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stdout.contains("fich%E2%80%AEslx.csv"), "{}", run.stdout);
    }
}

#[test]
fn a_sheet_named_for_a_formula_for_a_path_or_to_hide() {
    for name in ["=1+1", "..-..-x", "\u{202e}noclas", "CON", "&lt;b&gt;"] {
        let run = attacked(&[("2022/bon.csv", GOOD), ("2022/a.xlsx", &workbook(name, &[&["Couleur", "Poids"], &["rouge", "12"]]))]);
        assert_eq!(run.status, 1, "{}", run.stderr);
    }
}

/// A question's code names a file of `indicateurs/`.
#[test]
fn questions_coded_as_paths_devices_and_endless_words() {
    let codes = ["../../../tmp/mal", "CON", "=1+1", &"x".repeat(400), "Q[../SQ1]", "é\u{202e}"];
    let header: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
    let mut answers = format!("id,submitdate,lastpage,startlanguage,{}\n", header.join(","));
    for rank in 1..=12 {
        answers.push_str(&format!("{rank},2022-05-06 10:00:00,2,fr,{}\n", vec!["Oui"; codes.len()].join(",")));
    }
    let run = attacked(&[("2022/bon.csv", GOOD), ("2022/results-survey101001.csv", answers.as_bytes())]);
    assert!(run.status <= 1, "{}", run.stderr);
    let tables = std::fs::read_dir(run.file("2022/indicateurs"))
        .unwrap()
        .flatten()
        .filter(|table| table.file_name().to_string_lossy().starts_with("question_"));
    assert!(tables.count() >= codes.len() - 1, "the questions have no table");
}
