//! Lists as partners write them.

use super::*;
use crate::fold::fold;

fn read(text: &str, known: &dyn Fn(&str) -> bool) -> Reading<(Vec<String>, bool)> {
    list_with(&Raw::Text(text.into()), known).map(|items| (items.items.iter().map(ToString::to_string).collect(), items.incomplete))
}

fn check(table: &[(&str, &[&str], bool)], known: &dyn Fn(&str) -> bool) {
    for (text, items, incomplete) in table {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        assert_eq!(read(text, known), Reading::Value((items, *incomplete)), "« {text} »");
    }
}

#[test]
fn separators() {
    check(
        &[
            ("MDPH", &["MDPH"], false),
            ("MDPH ; CAF;CCAS", &["MDPH", "CAF", "CCAS"], false),
            ("MDPH\nCAF\r\nCCAS", &["MDPH", "CAF", "CCAS"], false),
            ("MDPH, CAF,CCAS", &["MDPH", "CAF", "CCAS"], false),
            ("MDPH / CAF / CCAS", &["MDPH", "CAF", "CCAS"], false),
            ("MDPH | CAF", &["MDPH", "CAF"], false),
            ("MDPH ; CAF ;", &["MDPH", "CAF"], false),
            ("MDPH ;; CAF", &["MDPH", "CAF"], false),
            ("MDPH,\nCAF,\nCCAS", &["MDPH", "CAF", "CCAS"], false),
            ("- MDPH\n- CAF\n- CCAS", &["MDPH", "CAF", "CCAS"], false),
            ("-MDPH\n-CAF", &["MDPH", "CAF"], false),
            ("• MDPH\n• CAF", &["MDPH", "CAF"], false),
            ("• MDPH • CAF", &["MDPH", "CAF"], false),
            ("1. MDPH\n2. CAF", &["MDPH", "CAF"], false),
            ("* MDPH\n* CAF", &["MDPH", "CAF"], false),
            ("MDPH\n\n\nCAF", &["MDPH", "CAF"], false),
        ],
        &|_| false,
    );
}

#[test]
fn names_survive_the_separators_of_lower_rank() {
    check(
        &[
            ("Petite enfance, enfance, jeunesse ; Santé", &["Petite enfance, enfance, jeunesse", "Santé"], false),
            ("Éducation, accueil\nMDPH", &["Éducation, accueil", "MDPH"], false),
            ("Itinéraire Santé / PTA, MDPH", &["Itinéraire Santé / PTA", "MDPH"], false),
            ("CHHL - CMP ; CHHL - PUPEA", &["CHHL - CMP", "CHHL - PUPEA"], false),
            ("CHHL -\nCMP\nMDPH", &["CHHL - CMP", "MDPH"], false),
            ("Ville (culture, sport ; habitat), MDPH", &["Ville (culture, sport ; habitat)", "MDPH"], false),
            ("DAC/PTA", &["DAC/PTA"], false),
            ("Logement et hébergement", &["Logement et hébergement"], false),
            ("Rencontre 1,5 h, MDPH", &["Rencontre 1,5 h", "MDPH"], false),
            ("MDPH (Poitiers, CAF", &["MDPH (Poitiers", "CAF"], false),
        ],
        &|_| false,
    );
}

#[test]
fn a_list_may_say_that_it_is_not_complete() {
    check(
        &[
            ("MDPH, CAF…", &["MDPH", "CAF"], true),
            ("MDPH, CAF, …", &["MDPH", "CAF"], true),
            ("MDPH, CAF...", &["MDPH", "CAF"], true),
            ("MDPH, CAF, etc.", &["MDPH", "CAF"], true),
            ("MDPH ; CAF ; etc", &["MDPH", "CAF"], true),
            ("MDPH, CAF ETC.", &["MDPH", "CAF"], true),
            ("MDPH\nCAF\n…", &["MDPH", "CAF"], true),
            ("MDPH ; NC", &["MDPH"], true),
            ("MDPH, CAF et d’autres", &["MDPH", "CAF"], true),
            ("MDPH, CAF (liste non exhaustive)", &["MDPH", "CAF"], true),
            ("…", &[], true),
        ],
        &|_| false,
    );
}

#[test]
fn known_labels_stay_whole_and_come_apart() {
    let labels = ["Petite enfance, enfance, jeunesse", "Santé", "Culture", "MDPH", "CAF", "Maison des adolescents et des jeunes adultes"];
    let known = |text: &str| labels.iter().any(|label| fold(label) == fold(text));
    check(
        &[
            ("Petite enfance, enfance, jeunesse", &["Petite enfance, enfance, jeunesse"], false),
            ("Santé, Petite enfance, enfance, jeunesse, Culture", &["Santé", "Petite enfance, enfance, jeunesse", "Culture"], false),
            ("santé, PETITE ENFANCE, ENFANCE, JEUNESSE…", &["santé", "PETITE ENFANCE, ENFANCE, JEUNESSE"], true),
            ("Santé, MDPH et CAF", &["Santé", "MDPH", "CAF"], false),
            ("Santé et culture", &["Santé", "culture"], false),
            ("Santé/Culture", &["Santé", "Culture"], false),
            ("MDPH - CAF", &["MDPH", "CAF"], false),
            ("- MDPH - CAF", &["MDPH", "CAF"], false),
            ("Maison des adolescents et des jeunes adultes", &["Maison des adolescents et des jeunes adultes"], false),
            ("MDPH et inconnus", &["MDPH et inconnus"], false),
            ("MDPH, CAF\nSanté", &["MDPH", "CAF", "Santé"], false),
        ],
        &known,
    );
}

#[test]
fn nothing_none_and_not_known() {
    assert_eq!(read("", &|_| false), Reading::Blank);
    assert_eq!(read("NC", &|_| false), Reading::Unknown);
    assert_eq!(read("-", &|_| false), Reading::Unknown);
    assert_eq!(read("Aucun", &|_| false), Reading::Value((vec![], false)));
    assert_eq!(read("néant.", &|_| false), Reading::Value((vec![], false)));
    assert_eq!(list(&Raw::Number(12.0)).map(|items| items.items), Reading::Value(vec!["12".into()]));
    assert_eq!(list(&Raw::Error("#N/A".into())), Reading::Unreadable("#N/A".into()));
}
