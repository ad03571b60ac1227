//! What is said by the name of a sheet, beside the structures of a sign-in sheet or outside the years' folders: each has been passed over.

use crate::bench::{Run, inputs, run};

fn value(made: &Run, indicator: &str, classes: &[(&str, &str)]) -> String {
    made.figure(2024, "2024", indicator, classes).get("valeur").to_owned()
}

const ATTENDANCE: &[u8] = "Structure;05/03/2024\nCCAS;X\nMairie;X\nGEM;E\n".as_bytes();

#[test]
fn the_same_cells_under_names_that_say_different_things_are_two_sheets() {
    let folder = inputs(&[("2024/COPIL.csv", ATTENDANCE), ("2024/COTECH.csv", ATTENDANCE), ("2024/COPIL (2).csv", ATTENDANCE)]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(value(&made, "reunions", &[]), "2", "{}", made.stdout);
    assert_eq!(value(&made, "presences", &[("instance", "comité technique")]), "2");
    let copies = |made: &Run| made.findings(2024).into_iter().filter(|finding| finding.ends_with("feuille-en-double")).collect::<Vec<_>>();
    assert_eq!(copies(&made).len(), 1, "the second COPIL is the first again: {:?}", copies(&made));

    let folder = inputs(&[("2024/Yoga.csv", ATTENDANCE), ("2024/Chant.csv", ATTENDANCE), ("2024/Copie de Chant.csv", ATTENDANCE)]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(value(&made, "participations", &[("action", "Yoga")]), "2");
    assert_eq!(value(&made, "participations", &[("action", "Chant")]), "2");
    assert_eq!(copies(&made).len(), 1);

    // What names the action stands in the sheet: whatever the file is called, it is the same sheet.
    let list = "Date;Action;Structure;Participants\n05/03/2024;Yoga;CCAS;3\n".as_bytes();
    let folder = inputs(&[("2024/envoi de mars.csv", list), ("2024/participations.csv", list)]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(value(&made, "participations", &[]), "3");
    assert_eq!(copies(&made).len(), 1);
}

#[test]
fn people_who_sign_under_the_dates_are_counted_once_as_in_a_list() {
    let crossed = "Atelier peinture\nNom;Prénom;Structure;05/03/2024;11/06/2024\nHrdlicka;Léandre;CCAS;X;X\nVornquist;Zoé;Mairie;X;\nHRDLICKA;Leandre;CCAS;;X\nPloumezac;Anne;GEM;;X\n";
    let folder = inputs(&[("2024/atelier.csv", crossed.as_bytes())]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(value(&made, "participations", &[]), "5", "{}", made.stdout);
    assert_eq!(value(&made, "personnes_distinctes", &[]), "3");
}

#[test]
fn a_year_that_only_the_context_tells_of_can_be_asked_for() {
    let context = "Indicateur;Territoire;Année;Valeur;Niveau\nPauvreté;Dép;2024;18,5;département\nPauvreté;France;2024;14,2;france\n";
    let folder = inputs(&[("contexte.csv", context.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2024"]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert_eq!(value(&made, "contexte", &[("indicateur", "Pauvreté"), ("territoire", "Dép")]), "18.5");
    let other = run(folder.path(), &["bilan", "2019"]);
    assert_eq!(other.status, 2);
    assert!(other.stderr.contains("Aucune donnée pour 2019") && other.stderr.contains("trouvées\u{a0}: 2024"), "{}", other.stderr);
}

#[test]
fn asked_for_a_year_of_inputs_that_tell_of_none_the_message_ends_where_it_should() {
    let folder = inputs(&[("structures.csv", "structure;secteur\nCCAS;Santé\nGEM;Santé\n".as_bytes())]);
    let made = run(folder.path(), &["bilan", "2024"]);
    assert_eq!(made.status, 2);
    assert!(made.stderr.contains("Aucune donnée pour 2024") && !made.stderr.contains("trouvées"), "{}", made.stderr);
}

#[test]
fn an_acronym_with_points_is_the_acronym_without() {
    let rows = "Date;Action;Structure;Participants\n05/03/2024;Yoga;C.M.P. Nord;3\n05/03/2024;Yoga;CMP Nord;2\n05/03/2024;Yoga;M.J.C. Les Hauts;1\n";
    let folder = inputs(&[("2024/a.csv", rows.as_bytes())]);
    let made = run(folder.path(), &["bilan"]);
    assert_eq!(made.status, 0, "{}", made.stdout);
    assert_eq!(value(&made, "structures_actives", &[]), "2");
    assert_eq!(value(&made, "participations", &[("structure", "M.J.C. Les Hauts")]), "1");
}
