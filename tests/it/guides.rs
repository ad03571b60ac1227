//! The guides say what is: pages made from the schema and from the messages, commands that run, files that are written.
//!
//! `inputs/MESSAGES.md` and `inputs/TABLEAUX.md` are made here: `UPDATE_EXPECT=1` writes them anew.

use crate::bench::{repository, run};
use expect_test::expect_file;
use observatoire::cli;
use observatoire::fold::fold;
use observatoire::schema::{Column, Kind};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// What those who use the program read.
const GUIDES: [&str; 4] = ["README.md", "inputs/LISEZMOI.md", "outputs/LISEZMOI.md", "outputs/DONNEES-PERSONNELLES.md"];

fn text(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// Gravest first, with what became of the datum.
const GRAVITIES: [(&str, &str, &str); 4] = [
    ("bloquant", "Bloquant", "Le fichier ou la feuille est mis de côté en entier."),
    ("erreur", "Erreur", "La cellule ou la ligne est mise de côté ; le reste compte."),
    ("à vérifier", "À vérifier", "La donnée est gardée telle quelle ; regardez-la."),
    ("note", "Note", "La donnée est gardée ; le programme dit ce qu’il a compris ou laissé. Souvent, il n’y a rien à faire."),
];

#[test]
fn every_message_is_in_the_guide() {
    // `messages.txt` holds an example of each, in groups of three lines; the unit tests of `french` hold it to the program.
    let messages = text("tests/expected/messages.txt").replace('⍽', "\u{a0}");
    let lines: Vec<&str> = messages.lines().collect();
    let mut told: BTreeMap<(&str, &str), Vec<(String, &str)>> = BTreeMap::new();
    for group in lines.chunks(3) {
        let (gravity, code) = group[0].split_once(" \u{b7} ").unwrap();
        let number = |text: &str| text.trim().replace('\u{b7}', "\u{202f}").replace('|', "\\|");
        let remedy = group[2].trim().strip_prefix("→ ").unwrap();
        told.entry((gravity, code)).or_default().push((number(group[1]), remedy));
    }
    assert!(told.keys().all(|(gravity, _)| GRAVITIES.iter().any(|(known, ..)| known == gravity)));
    let mut page = String::from(
        "# Ce que dit le programme, et ce qu’il faut faire\n\n\
         Chaque message nomme le fichier, la feuille et la cellule ; il dit ce qui ne va pas, puis le geste à faire. Les voici tous, les plus graves d’abord, \
         avec le nom que leur donne la colonne `code` de `outputs/ANNÉE/controle/anomalies.csv`. Les mots cités sont des exemples.\n",
    );
    for (gravity, title, became) in GRAVITIES {
        page.push_str(&format!("\n## {title}\n\n{became}\n\n| le programme dit | il faut |\n| --- | --- |\n"));
        for ((_, code), told) in told.iter().filter(|((known, _), _)| *known == gravity) {
            for (message, remedy) in told {
                page.push_str(&format!("| {message} `{code}` | {remedy} |\n"));
            }
        }
    }
    expect_file!["../../inputs/MESSAGES.md"].assert_eq(&page);
}

#[test]
fn every_table_and_column_is_in_the_guide() {
    let mut page = String::from(
        "# Les tableaux que le programme reconnaît\n\n\
         Un tableau est reconnu aux titres de ses colonnes, où qu’ils soient sur la feuille, dans n’importe quel ordre ; majuscules, accents et pluriels \
         n’importent pas. Les colonnes marquées \\* sont nécessaires, les autres servent quand elles sont là. Ce que dit le titre du tableau (« COPIL du 12 avril 2022 ») \
         n’a pas besoin d’une colonne. Quelques autres titres acceptés sont cités ; il y en a davantage. `observatoire modeles` écrit ces tableaux, prêts à remplir.\n",
    );
    for kind in Kind::ALL {
        let schema = kind.schema();
        page.push_str(&format!(
            "\n## {} (`{}`)\n\n{}\n\n| colonne | ce qu’on y met | s’appelle aussi |\n| --- | --- | --- |\n",
            schema.title, schema.name, schema.about
        ));
        for column in schema.columns {
            let Column { title, required, note, synonyms, .. } = column;
            let star = if *required { " \\*" } else { "" };
            let others: Vec<&str> = synonyms.iter().filter(|other| fold(other) != fold(title)).take(4).copied().collect();
            page.push_str(&format!("| {title}{star} | {note} | {} |\n", others.join(", ")));
        }
    }
    expect_file!["../../inputs/TABLEAUX.md"].assert_eq(&page);
}

/// What stands between backticks, and the lines of blocks.
fn code_of(guide: &str) -> Vec<String> {
    let blocks = guide.lines().filter_map(|line| line.strip_prefix("    ")).map(str::to_owned);
    let spans =
        guide.lines().filter(|line| !line.starts_with("    ")).flat_map(|line| line.split('`').skip(1).step_by(2)).map(str::to_owned);
    blocks.chain(spans).collect()
}

#[test]
fn every_command_of_the_guides_is_understood() {
    let mut commands = 0;
    for guide in GUIDES {
        for code in code_of(&text(guide)) {
            let line = code.replace("cargo run --release --locked --", "observatoire");
            if line != "observatoire" && !line.starts_with("observatoire ") {
                continue;
            }
            // `[ANNEE]…` may be left out, `ANNEE` may not; a word between quotation marks is one word.
            let line = line.replace("[ANNEE]…", "").replace("ANNEE", "2022").replace(['…', '[', ']'], "");
            // A command that is named, and not given: its help says that it exists.
            let help = (line.split_whitespace().count() == 2).then_some("--aide");
            let words = line.split_whitespace().chain(help).map(OsString::from);
            if let Err(refusal) = cli::order(words, None) {
                assert_eq!(refusal.status, 0, "{guide}: `{code}`: {}", refusal.text);
            }
            commands += 1;
        }
    }
    assert!(commands > 20, "{commands}");
}

#[test]
fn every_option_of_the_guides_exists() {
    let mut known = String::new();
    for command in ["", "bilan", "verifier", "modeles", "rapprocher", "expliquer", "federer", "completions", "manuel"] {
        let words = ["observatoire", command, "--aide"].into_iter().filter(|word| !word.is_empty()).map(OsString::from);
        known.push_str(&cli::order(words, None).unwrap_err().text);
    }
    for guide in &GUIDES[1..] {
        for code in code_of(&text(guide)) {
            for option in code.split_whitespace().filter(|word| word.starts_with("--")) {
                assert!(known.contains(option), "{guide}: {option}");
            }
        }
    }
}

#[test]
fn every_file_that_the_guide_of_outputs_names_is_written_and_every_file_written_is_named() {
    let run = run(&repository().join("inputs"), &["bilan", "2022"]);
    let guide = text("outputs/LISEZMOI.md");
    let rows: Vec<&str> = guide.lines().filter(|line| line.starts_with("| `2022/")).collect();
    let named: BTreeSet<String> = rows
        .iter()
        .flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .map(|name| name.strip_prefix("2022/").unwrap_or(&name).to_owned())
        .collect();
    for name in named.iter().filter(|name| !name.contains("NOM")) {
        assert!(run.file("2022").join(name).exists(), "{name}");
    }
    let list = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(run.file("2022").join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    for (way, entries) in [("", list("")), ("controle/", list("controle"))] {
        for entry in entries {
            let path = format!("{way}{entry}");
            assert!(named.iter().any(|name| name.trim_end_matches('/') == path || name.starts_with(&format!("{path}/"))), "{path}");
        }
    }
}

fn files_under(folder: &Path, way: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{way}{}", entry.file_name().into_string().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files_under(&entry.path(), &format!("{name}/"), found);
        } else if !name.ends_with(".md") {
            found.insert(name);
        }
    }
}

#[test]
fn every_file_of_the_example_says_what_is_published_and_what_is_not() {
    let guide = text("inputs/LISEZMOI.md");
    let (_, table) = guide.split_once("| fichier | ce que dit le bilan publié").unwrap();
    let told: BTreeSet<String> =
        table.lines().filter(|line| line.starts_with("| `")).map(|line| line.split('`').nth(1).unwrap().to_owned()).collect();
    let mut there = BTreeSet::new();
    files_under(&repository().join("inputs"), "", &mut there);
    assert_eq!(told, there);
}
