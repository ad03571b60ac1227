//! Lines of commands, right and wrong, in both languages.

use super::*;
use crate::figure::Years;
use crate::settings::Profile;
use std::path::PathBuf;

fn read(line: &str) -> Result<Order, Refusal> {
    order(line.split(' ').map(OsString::from), None)
}

fn action(line: &str) -> Action {
    read(line).expect("a good line").action
}

#[test]
fn without_a_command_the_newest_year_is_reported() {
    assert_eq!(action("observatoire"), Action::Report { years: Asked::Newest });
    assert_eq!(action("observatoire bilan 2022 2021"), Action::Report { years: Asked::Some(vec![2021, 2022]) });
    assert_eq!(action("observatoire bilan --toutes"), Action::Report { years: Asked::All });
    assert_eq!(action("observatoire modeles"), Action::Templates { folder: "modeles".into() });
    assert_eq!(action("observatoire templates vides"), Action::Templates { folder: "vides".into() });
    assert_eq!(action("observatoire check 2022"), Action::Check { years: Asked::Some(vec![2022]), page: Page::Findings });
    for line in ["observatoire verifier --proposer", "observatoire check --suggest"] {
        assert_eq!(action(line), Action::Check { years: Asked::Newest, page: Page::Entries });
    }
    for name in ["rapprocher", "match", "reconcile"] {
        assert_eq!(action(&format!("observatoire {name}")), Action::Match { into: None });
    }
}

#[test]
fn options_may_stand_before_or_after_the_command_in_both_languages() {
    for line in [
        "observatoire --entrees a --sorties b --profil interne bilan 2022",
        "observatoire report 2022 --inputs a --outputs b --profile interne",
    ] {
        let order = read(line).expect("a good line");
        assert_eq!((order.inputs, order.outputs, order.profile), (PathBuf::from("a"), PathBuf::from("b"), Profile::Interne));
    }
    assert!(read("observatoire --strict --silencieux").is_ok_and(|order| order.strict && order.quiet));
}

#[test]
fn outputs_are_checked_when_they_are_named_and_territories_reported_on_from_their_folder() {
    let given = |line: &str| read(line).map(|order| (order.given.inputs, order.given.outputs, order.outputs));
    assert_eq!(given("observatoire verifier --sorties"), Ok((false, true, "outputs".into())));
    assert_eq!(given("observatoire verifier 2022 --sorties ailleurs"), Ok((false, true, "ailleurs".into())));
    assert_eq!(given("observatoire check --outputs --inputs a"), Ok((true, true, "outputs".into())));
    assert_eq!(given("observatoire verifier"), Ok((false, false, "outputs".into())));
    for line in ["observatoire bilan 2022 --territoires conseils --durees", "observatoire report 2022 --timings --territories conseils"] {
        let order = read(line).expect("a good line");
        assert_eq!(order.action, Action::Territories { root: "conseils".into(), years: Asked::Some(vec![2022]) });
        assert!(order.timed);
    }
}

#[test]
fn a_figure_is_asked_for_by_name_class_and_years() {
    let asked = action("observatoire expliquer structures actives --modalite secteur=Santé --annee 2019-2022 --depuis 2021");
    let expected = Explain {
        indicator: "structures actives".to_owned(),
        years: Some(Years { first: 2019, last: 2022 }),
        classes: vec!["secteur=Santé".to_owned()],
        since: Some(2021),
    };
    assert_eq!(asked, Action::Explain(expected.clone()));
    let english = action("observatoire explain structures actives --class secteur=Santé --year 2019-2022 --since 2021");
    assert_eq!(english, Action::Explain(expected));
    assert_eq!(action("observatoire expliquer"), Action::Explain(Explain::default()));
}

#[test]
fn a_wrong_line_is_told_in_french_with_status_2() {
    for (line, word) in [
        ("observatoire blian", "« blian »"),
        ("observatoire bilan 22", "« 22 »"),
        ("observatoire --profil secret", "« secret »"),
        ("observatoire --entree x", "« --entree »"),
        ("observatoire bilan 2022 --toutes", "ne va pas"),
        ("observatoire bilan --entrees", "valeur"),
        ("observatoire expliquer saisines --annee 22", "comme 2022"),
        ("observatoire expliquer saisines --annee 2022-2019", "comme 2022"),
        ("observatoire expliquer saisines --depuis hier", "« hier »"),
    ] {
        let refusal = read(line).expect_err("a wrong line");
        assert!(refusal.status == 2 && refusal.text.contains(word), "{line} → {}", refusal.text);
        assert!(!refusal.text.contains("error") && !refusal.text.contains("Usage:"), "{}", refusal.text);
    }
}

#[test]
fn help_is_in_french() {
    let refusal = read("observatoire --aide").expect_err("help");
    assert_eq!(refusal.status, 0);
    assert!(["Usage :", "Commandes", "bilan", "verifier", "--entrees"].iter().all(|word| refusal.text.contains(word)), "{}", refusal.text);
    assert!(!["Options:", "Usage:", "default", "Print"].iter().any(|word| refusal.text.contains(word)), "{}", refusal.text);
}

#[test]
fn the_version_says_what_was_built() {
    let told = |commit| order(["observatoire", "--version"].map(OsString::from), commit).expect_err("no order");
    assert_eq!(told(Some("717ee89")), Refusal { text: "observatoire 0.1.0, construit d’après la révision 717ee89".to_owned(), status: 0 });
    assert!(told(None).text.contains("inconnue"));
}

#[test]
fn shells_and_man_are_told_every_command_in_french() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let told = read(&format!("observatoire completions {shell}")).expect_err("no order");
        assert!(told.status == 0 && told.text.contains("rapprocher") && told.text.contains("--entrees"), "{shell}: {}", told.text);
    }
    let refusal = read("observatoire completions csh").expect_err("no such shell");
    assert!(refusal.status == 2 && refusal.text.contains("« csh »"), "{}", refusal.text);
    let page = read("observatoire manuel").expect_err("no order").text;
    for word in ["NOM", "SYNOPSIS", "RAPPROCHER", "FEDERER", "CODE DE RETOUR", "FICHIERS", "--entrees", "\\-\\-parquet"] {
        assert!(page.contains(word) || page.contains(&word.replace('-', "\\-")), "{word}: {page}");
    }
    let english = ["NAME", "SUBCOMMANDS", "EXTRA", "Possible values", "[default", "help(1)", "Print"];
    assert!(!english.iter().any(|word| page.contains(word)), "{page}");
}
