//! `observatoire.toml` as `modeles` writes it: every key that the program knows, none that it does not, and no effect until used.

use super::made;
use observatoire::schema::Nomenclature;
use observatoire::settings::{Settings, SurveyDefaults, load};
use std::collections::BTreeSet;
use std::fs;

fn written() -> String {
    fs::read_to_string(made().path().join("observatoire.toml")).unwrap()
}

/// The file with every sleeping setting awake: « #clé » becomes « clé », « # phrase » stays.
fn awake(text: &str) -> String {
    let wake = |line: &str| match line.strip_prefix('#') {
        Some(rest) if rest.starts_with(|letter: char| !letter.is_whitespace() && letter != '-') => rest.to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|line| wake(line) + "\n").collect()
}

/// The keys that the settings accept after a header, as the settings themselves say them when given another.
fn known_after(header: &str) -> BTreeSet<String> {
    let told = toml::from_str::<Settings>(&format!("{header}\ncle_inconnue = 1\n")).unwrap_err();
    let names: Vec<&str> = told.message().split('`').skip(1).step_by(2).collect();
    assert_eq!(names[0], "cle_inconnue", "{told}");
    names[1..].iter().map(|&name| name.to_owned()).collect()
}

/// The keys under a table of a file, those of its tables left out.
fn keys(table: &toml::Table, but: &[&str]) -> BTreeSet<String> {
    table.keys().filter(|key| !but.contains(&key.as_str())).cloned().collect()
}

#[test]
fn as_written_it_loads_and_changes_nothing() {
    let settings = load::parse(&written()).unwrap();
    let mut untouched = settings.clone();
    // Sections of classes stand open and empty: that they are named adds nothing to them.
    untouched.nomenclature.retain(|_, classes| !classes.is_empty());
    assert_eq!(format!("{untouched:?}"), format!("{:?}", Settings::default()));
    for nomenclature in Nomenclature::ALL {
        assert_eq!(settings.classes(nomenclature), Settings::default().classes(nomenclature));
    }
}

#[test]
fn every_known_key_is_there_once_explained() {
    let awake = awake(&written());
    let settings = load::parse(&awake).unwrap_or_else(|error| panic!("{error}\n{awake}"));
    let file: toml::Table = awake.parse().unwrap();
    assert_eq!(keys(&file, &[]), known_after(""));
    let table = |name: &str| file[name].as_table().unwrap().clone();
    let first = |name: &str| file[name].as_array().unwrap()[0].as_table().unwrap().clone();
    for section in ["territoire", "questionnaires", "confidentialite", "graphiques"] {
        assert_eq!(keys(&table(section), &[]), known_after(&format!("[{section}]")), "[{section}]");
    }
    for section in ["axe", "lecture", "questionnaire"] {
        assert_eq!(keys(&first(section), &[]), known_after(&format!("[[{section}]]")), "[[{section}]]");
    }
    let question = first("questionnaire")["question"].as_array().unwrap()[0].as_table().unwrap().clone();
    assert_eq!(keys(&question, &[]), known_after("[[questionnaire]]\n[[questionnaire.question]]"));
    assert_eq!(keys(&table("nomenclature"), &[]), Nomenclature::ALL.map(|own| own.name().to_owned()).into_iter().collect());
    assert_eq!(settings.questionnaires.base_pourcentage, SurveyDefaults::default().base_pourcentage, "a value shown is not the default");
}

#[test]
fn every_class_that_the_program_knows_is_named_and_no_key_goes_without_a_word() {
    let text = written();
    // Comments wrap: their words are looked for in one line.
    let words = text.lines().map(|line| line.trim_start_matches(['#', ' '])).collect::<Vec<_>>().join(" ").replace('’', "'");
    for class in Nomenclature::ALL.into_iter().flat_map(Nomenclature::classes) {
        assert!(words.contains(class.label), "{}", class.label);
    }
    assert!(!text.contains("{secteur}") && text.lines().all(|line| line.chars().count() <= 110), "{text}");
}
