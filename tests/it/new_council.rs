//! A council that starts: its files as it holds them, nothing declared, no registry of colleges. Made by `tests/make/new_council.py`.

use crate::bench::{Run, contents, repository, run};

fn council() -> Run {
    run(&repository().join("tests/cases/new-council/inputs"), &["bilan", "2021"])
}

#[test]
fn a_sign_in_sheet_is_read_whatever_its_title_is_about() {
    let run = council();
    // « Insertion » speaks of pathways too: a column of structures and a date above it decide. Two of the 38 did not sign.
    let action = "Rencontre « Insertion professionnelle et santé mentale »";
    assert_eq!(run.figure(2021, "2021", "participations", &[("action", action)]).get("valeur"), "36");
    // One person a line here, none named in the list of speakers: at least as many.
    let people = run.figure(2021, "2021", "personnes_distinctes", &[]);
    assert_eq!((people.get("valeur"), people.get("precision")), ("36", "au_moins"));
}

#[test]
fn people_reached_are_those_of_the_programme_and_of_the_sheet() {
    let run = council();
    let of = |action| run.figure(2021, "2021", "personnes_touchees", &[("action", action)]);
    let (table, weeks) = (of("Insertion professionnelle et santé mentale"), of("SISM 2021"));
    assert_eq!((table.get("valeur"), table.get("precision")), ("40", "environ"));
    assert_eq!((weeks.get("valeur"), weeks.get("precision")), ("120", "au_moins"));
}

#[test]
fn nobody_is_named_by_what_is_written() {
    for (path, bytes) in contents(council().folder.path()) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for name in ["durand", "lefèvre", "benali", "haddad", "thomas", "garcia", "exemple.fr"] {
            assert!(!text.contains(name), "{}: {name}", path.display());
        }
    }
}

#[test]
fn options_of_a_form_are_told_apart_and_comments_are_not_answers() {
    let run = council();
    let rows = run.csv("2021/indicateurs.csv");
    let labels = |question| -> Vec<&str> {
        rows.iter()
            .filter(|row| row.get("indicateur") == question && !row.get("modalite_1").is_empty())
            .map(|row| row.get("modalite_1"))
            .collect()
    };
    assert_eq!(labels("question_Q04"), ["Accès aux soins", "Addictions", "Emploi accompagné", "RQTH"]);
    assert!(
        !labels("question_Q07").iter().any(|label| label.contains("Merci") || label.contains("Trop court")),
        "{:?}",
        labels("question_Q07")
    );
}

#[test]
fn a_college_that_no_registry_gives_is_not_said_to_be_absent() {
    let page = council().text("2021/bilan.html");
    assert!(page.contains("Non connu") && !page.contains("Faire siéger"));
}
