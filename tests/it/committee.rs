//! What the committee reads: nothing is claimed that the files do not settle, nothing is compared that cannot be, and what is left to the
//! coordinator is not put to the committee.

use crate::bench::{Run, inputs, run};

const REGISTRY: (&str, &str) =
    ("structures.csv", "Structure;Secteur\nCCAS;Action sociale et médico-sociale\nCMP;Santé\nGEM;Habitants-Usagers-Citoyens\n");

/// The report of 2022 of these files.
fn reported(files: &[(&str, &str)], arguments: &[&str]) -> Run {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let made = run(inputs(&files).path(), &[&["bilan", "2022"], arguments].concat());
    assert_eq!(made.status, 0, "{}", made.stdout);
    made
}

/// Its page, with plain spaces.
fn page(files: &[(&str, &str)]) -> String {
    reported(files, &[]).text("2022/bilan.html").replace(['\u{a0}', '\u{202f}'], " ")
}

const ACTIONS: &str = "Action;Axe;Statut;Porteur;Personnes touchées\nForum;Parcours;réalisée;CCAS;40\nSemaines;Parcours;réalisée;CMP;60\n";
const CAME: &str = "Date;Action;Structure;Participants\n06/05/2022;Forum;GEM;3\n07/06/2022;Forum;CCAS;2\n";

#[test]
fn a_year_that_lacks_most_of_this_ones_files_is_not_compared_and_it_is_said() {
    let before = "Date;Action;Structure;Participants\n06/05/2021;Séminaire;CMP;8\n";
    let sat = "Date;Instance;Structure;Présence\n06/05/2022;comité de pilotage;GEM;présent\n06/05/2022;comité de pilotage;CCAS;présent\n";
    let unlike = page(&[REGISTRY, ("2021/séminaire.csv", before), ("2022/actions.csv", ACTIONS), ("2022/instances.csv", sat)]);
    assert!(unlike.contains("2021 ne se compare pas à 2022 : y manquent le plan d’action et les présences aux instances"));
    assert!(
        !unlike.contains("Structures nouvelles</p>") && !unlike.contains("en 2021</p>"),
        "no flow, and no figure of 2021 beside a tile"
    );

    let like = page(&[REGISTRY, ("2021/séminaire.csv", before), ("2022/participations.csv", CAME)]);
    assert!(like.contains("Structures nouvelles</p>") && like.contains("1 en 2021</p>") && !like.contains("ne se compare pas"));
}

#[test]
fn two_minimums_are_not_compared() {
    let of = |year: i32, people: &str| format!("Date;Action;Structure;Participants\n06/05/{year};Forum;GEM;{people}\n");
    let told = |before: &str, now: &str| page(&[REGISTRY, ("2021/p.csv", &of(2021, before)), ("2022/p.csv", &of(2022, now))]);
    assert!(!told("plus de 40", "plus de 30").contains("40 en 2021</p>"), "nobody knows which was the greater");
    assert!(told("30", "plus de 40").contains("30 en 2021</p>"), "more than forty is more than thirty");
}

#[test]
fn one_registry_for_two_years_is_not_compared_with_itself() {
    let of = |year: i32| format!("Date;Action;Structure;Participants\n06/05/{year};Forum;GEM;5\n");
    let told = page(&[REGISTRY, ("2021/p.csv", &of(2021)), ("2022/p.csv", &of(2022))]);
    assert!(!told.contains("3 en 2021</p>"), "three partners in the registry, which is of no year");
}

#[test]
fn parts_without_data_have_no_title_and_what_would_fill_them_is_listed_once() {
    let told = page(&[REGISTRY, ("2022/participations.csv", CAME)]);
    assert!(told.contains("Parties sans données") && told.contains("Moyens : une feuille « Moyens"));
    assert!(!told.contains("id=\"moyens\"") && !told.contains("Déposez"));
}

#[test]
fn words_for_a_part_without_data_stand_under_its_title() {
    let told = page(&[REGISTRY, ("2022/participations.csv", CAME), ("2022/commentaires.md", "# Moyens\nUn poste est demandé.\n")]);
    assert!(told.contains("id=\"moyens\"") && told.contains("Un poste est demandé.") && !told.contains("Moyens : une feuille"));
}

#[test]
fn what_is_to_be_mended_in_the_files_is_the_coordinators_and_not_the_committees() {
    let odd = CAME.replace("07/06/2022", "07/06/2020");
    let files = [REGISTRY, ("2022/participations.csv", odd.as_str())];
    let told = |arguments: &[&str]| reported(&files, arguments).text("2022/bilan.html").replace('\u{a0}', " ");
    let (public, internal) = (told(&[]), told(&["--profil", "interne"]));
    assert!(internal.contains("Vérifier 1 point signalé") && internal.contains("controle/anomalies.csv"));
    assert!(!public.contains("Vérifier 1 point") && public.contains("1 point à vérifier"));
}

#[test]
fn a_month_without_a_sheet_is_not_a_month_without_anybody() {
    let made = reported(&[REGISTRY, ("2022/participations.csv", CAME)], &[]);
    let charts = std::fs::read_dir(made.file("2022/graphiques")).unwrap().map(|entry| entry.unwrap().path());
    let months = charts.into_iter().find(|path| path.to_string_lossy().ends_with("participations-par-mois.svg")).unwrap();
    let drawn = std::fs::read_to_string(months).unwrap().replace('\u{a0}', " ");
    assert!(drawn.contains("juill. : rien de relevé") && !drawn.contains("juill. : 0"), "{drawn}");
}

#[test]
fn what_was_not_paid_is_told_beside_the_total_that_holds_it() {
    let means = "Libellé;Nature;Montant;Financeur\nSubvention;subvention;1000;Ville\nSalle;valorisation;600;Ville\n";
    let made = reported(&[REGISTRY, ("2022/moyens.csv", means)], &[]);
    let told = made.text("2022/bilan.html").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(told.contains("Financements (dont 600 € de valorisation)") && told.contains("1 600 €"));
    let charts: Vec<_> = std::fs::read_dir(made.file("2022/graphiques")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!charts.iter().any(|name| name.to_string_lossy().contains("financeur")), "one funder alone is no chart: {charts:?}");
}

#[test]
fn the_plenary_is_not_said_to_have_failed_to_meet_when_its_sheet_alone_is_missing() {
    let sat = "Date;Instance;Structure;Présence\n06/05/2022;comité de pilotage;GEM;présent\n06/05/2022;comité de pilotage;CCAS;présent\n";
    let told = page(&[REGISTRY, ("2022/instances.csv", sat)]);
    assert!(told.contains("aucune feuille de présence d’assemblée plénière") && !told.contains("ne s’est pas réunie"));
}

#[test]
fn answers_received_are_not_people_asked_and_several_choices_are_said() {
    let answers = "Horodateur,Vous êtes ?,Quelles actions connaissez-vous ?\n\
                   06/05/2022 10:00:00,Professionnel,\"Forum, Semaines\"\n\
                   06/05/2022 10:05:00,Élu,Forum\n\
                   06/05/2022 10:10:00,Professionnel,\"Forum, Semaines\"\n\
                   06/05/2022 10:15:00,Élu,\n";
    let told = page(&[REGISTRY, ("2022/questionnaire (réponses).csv", answers)]);
    assert!(!told.contains("interrogée"), "who did not answer was asked too");
    assert!(told.contains("Questionnaires") && told.contains("réponses, 1 sans réponse"), "{told}");
}
