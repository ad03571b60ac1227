//! Hostile settings and comments: one sentence and status 2, or a report where they do nothing.

use super::everywhere::toml_text;
use super::stand::{GOOD, attacked};
use crate::bench::Run;

fn with(settings: &[u8]) -> Run {
    attacked(&[("2022/bon.csv", GOOD), ("observatoire.toml", settings)])
}

/// One sentence of French, with what is wrong.
fn refused(settings: &[u8], word: &str) {
    let run = with(settings);
    assert!(run.status == 2 && run.stderr.contains("observatoire.toml") && run.stderr.contains(word), "{} {}", run.status, run.stderr);
    // What is asked for may be quoted, not poured out.
    assert!(run.stderr.len() < 1_500, "{}", run.stderr);
}

#[test]
fn nested_without_end() {
    refused(format!("a = {}", "[".repeat(200_000)).as_bytes(), "ligne 1");
    refused(format!("a = {}1{}", "{ b = ".repeat(50_000), "}".repeat(50_000)).as_bytes(), "ligne 1");
    refused(format!("{} = 1", "a.".repeat(100_000) + "a").as_bytes(), "observatoire");
}

#[test]
fn not_a_text_or_a_text_of_another_encoding() {
    refused(b"[territoire]\nnom = \"Fr\xe9jus\"\n", "UTF-8");
    refused(&[0_u8; 4_096], "ligne 1");
}

#[test]
fn larger_than_any_settings() {
    refused(&b"# rien\n".repeat(2 << 20), "trop");
}

#[test]
fn numbers_beyond_what_a_computer_counts() {
    for line in [
        "[territoire]\npopulation = 18446744073709551616\n",
        "[territoire]\npopulation = -1\n",
        "[confidentialite]\nsaisines = 99999999999\n",
        "[[axe]]\nnom = \"A\"\ndepuis = 99999999999\n",
    ] {
        refused(line.as_bytes(), "ligne");
    }
    // At the very edge, nothing overflows.
    let run = with(b"[territoire]\npopulation = 9223372036854775807\n[[axe]]\nnom = \"A\"\ndepuis = 2147483647\n");
    assert!(run.status <= 2, "{}", run.stderr);
}

#[test]
fn globs_that_explode() {
    let glob = "{a,b}".repeat(2_000);
    for text in [
        format!("ignorer = [{}]\n", toml_text(&glob)),
        format!("[[questionnaire]]\nfichier = {}\n", toml_text(&"*?".repeat(20_000))),
        format!("[[lecture]]\nfichier = {}\ntable = \"actions\"\n", toml_text(&"[".repeat(20_000))),
        format!("ignorer = [{}]\n", toml_text(&"{".repeat(50_000))),
    ] {
        let run = with(text.as_bytes());
        assert!(run.stderr.len() < 100_000, "{}", run.stderr.len());
    }
}

#[test]
fn a_logo_that_leads_elsewhere_or_is_no_picture() {
    for logo in ["../../etc/passwd", "/etc/passwd", "absent.png", "2022/bon.csv"] {
        let run = with(format!("[graphiques]\nlogo = {}\n", toml_text(logo)).as_bytes());
        assert!(run.status == 2 && run.stderr.to_lowercase().contains("logo"), "{logo}: {} {}", run.status, run.stderr);
    }
}

#[test]
fn a_colour_that_is_a_style() {
    for colour in ["red;}</style><script>alert(1)</script>", "url(http://exemple.invalid)", "#12345", "expression(alert(1))"] {
        let run = with(format!("[graphiques]\ncouleur = {}\n", toml_text(colour)).as_bytes());
        assert_eq!(run.status, 2, "{colour}: {}", run.stderr);
    }
}

#[test]
fn a_hundred_thousand_axes() {
    let run = with((0..20_000).map(|rank| format!("[[axe]]\nnom = \"Axe {rank}\"\n")).collect::<String>().as_bytes());
    assert!(run.status <= 2, "{}", run.stderr);
}

#[test]
fn comments_that_are_too_long_or_no_text() {
    let run = attacked(&[("2022/bon.csv", GOOD), ("2022/commentaires.md", b"\xff\xfe\x00")]);
    assert!(run.status == 2 && run.stderr.contains("commentaires.md") && run.stderr.contains("UTF-8"), "{}", run.stderr);
    let run = attacked(&[("2022/bon.csv", GOOD), ("2022/commentaires.md", &b"bla\n\n".repeat(3 << 20))]);
    assert!(run.status == 2 && run.stderr.contains("commentaires.md") && run.stderr.contains("trop"), "{}", run.stderr);
    let deep = format!("{}\n\n{}a\n\n{}", "#".repeat(50_000), "> ".repeat(20_000), "* ".repeat(20_000));
    let run = attacked(&[("2022/bon.csv", GOOD), ("2022/commentaires.md", deep.as_bytes())]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}
