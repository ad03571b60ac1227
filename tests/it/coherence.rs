//! What two files, or a text and a table, say differently is told where it stands; and a near miss is not.

use crate::bench::{inputs, run};

/// The findings of a folder of 2022: file, cell and code.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(String, &[u8])> = files.iter().map(|(name, text)| (format!("2022/{name}"), text.as_bytes())).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let run = run(inputs(&files).path(), &["bilan", "2022"]);
    assert!(run.status <= 1, "{}", run.stderr);
    run.findings(2022)
}

fn told(findings: &[String], expected: &str) {
    assert!(findings.iter().any(|finding| finding == expected), "{expected} is not among {findings:#?}");
}

fn not_told(findings: &[String], code: &str) {
    assert!(!findings.iter().any(|finding| finding.ends_with(code)), "{code} is among {findings:#?}");
}

const REGISTRY: &str = "Structure;Secteur\nEKIDOM;Logement et hébergement\nCCAS;Action sociale et médico-sociale\n";

#[test]
fn a_referrer_that_the_registry_lacks() {
    let referrals = "Date;Demandeur;Niveau\n12/01/2022;EKIDOM;1\n15/03/2022;ICF Habitat;1\n";
    let findings = findings(&[("annuaire.csv", REGISTRY), ("saisines.csv", referrals)]);
    told(&findings, "2022/saisines.csv B3 demandeur-hors-registre");
    assert_eq!(findings.iter().filter(|finding| finding.ends_with("demandeur-hors-registre")).count(), 1);
}

#[test]
fn a_level_two_without_a_meeting() {
    let referrals = "Date;Demandeur;Niveau;En réunion\n12/01/2022;EKIDOM;2;non\n15/03/2022;CCAS;2;oui\n16/03/2022;CCAS;1;non\n";
    let findings = findings(&[("saisines.csv", referrals)]);
    told(&findings, "2022/saisines.csv D2 niveau-2-sans-reunion");
    assert_eq!(findings.iter().filter(|finding| finding.ends_with("niveau-2-sans-reunion")).count(), 1);
}

#[test]
fn more_trained_than_enrolled() {
    let trained = "Date;Action;Structure;Inscrits;Participants\n06/05/2022;PSSM;EKIDOM;10;12\n06/05/2022;PSSM;CCAS;10;10\n";
    let findings = findings(&[("formations.csv", trained)]);
    told(&findings, "2022/formations.csv E2 presents-plus-que-inscrits");
    assert_eq!(findings.iter().filter(|finding| finding.ends_with("presents-plus-que-inscrits")).count(), 1);
}

#[test]
fn more_enrolled_than_places_which_stand_in_another_file() {
    let actions = "Action;Axe;Statut;Places\nPSSM;Savoirs;réalisée;16\nImmersions;Savoirs;réalisée;16\n";
    let enrolled = "Date;Action;Structure;Inscrits;Participants\n17/11/2022;PSSM;EKIDOM;9;9\n17/11/2022;PSSM;CCAS;8;8\n\
                    06/05/2022;Immersions;EKIDOM;9;9\n07/10/2022;Immersions;CCAS;8;8\n";
    let findings = findings(&[("actions.csv", actions), ("formations.csv", enrolled)]);
    told(&findings, "2022/formations.csv D2 inscrits-plus-que-places");
    // Seventeen over two sessions of sixteen places are not too many.
    assert_eq!(findings.iter().filter(|finding| finding.ends_with("inscrits-plus-que-places")).count(), 1);
}

#[test]
fn a_sum_that_differs_from_its_stated_total() {
    let wrong = "Date;Action;Structure;Participants\n06/05/2022;PSSM;EKIDOM;7\n06/05/2022;PSSM;CCAS;3\nTotal;;;11\n";
    told(&findings(&[("formations.csv", wrong)]), "2022/formations.csv D4 total-different");
    not_told(&findings(&[("formations.csv", &wrong.replace(";11", ";10"))]), "total-different");
}

#[test]
fn a_detail_that_differs_from_its_total() {
    let wrong = "Date;Action;Structure;Participants\n06/05/2022;PSSM;Bailleurs;11 (8 Habitat de la Vienne, 1 CART)\n";
    told(&findings(&[("formations.csv", wrong)]), "2022/formations.csv D2 detail-different");
}

#[test]
fn a_text_that_says_three_where_the_table_shows_two() {
    let referrals = "Saisines 2022 : 3 orientées vers la coordinatrice de parcours\n\nDate;Demandeur;Orientations\n\
                     12/01/2022;EKIDOM;DAC\n15/03/2022;CCAS;coordinatrice de parcours\n07/12/2022;CCAS;coordinatrice de parcours\n";
    told(&findings(&[("saisines.csv", referrals)]), "2022/saisines.csv A1 texte-different");
    not_told(&findings(&[("saisines.csv", &referrals.replace(": 3", ": 2"))]), "texte-different");
}

#[test]
fn a_title_that_announces_another_number_than_the_list_has() {
    let list = format!("73 structures partenaires en 2022\n\n{REGISTRY}");
    told(&findings(&[("annuaire.csv", &list)]), "2022/annuaire.csv A1 texte-different");
    not_told(&findings(&[("annuaire.csv", &list.replace("73", "2"))]), "texte-different");
}

#[test]
fn a_structure_in_two_sectors() {
    let twice = format!("{REGISTRY}EKIDOM;Cadre de vie\n");
    told(&findings(&[("annuaire.csv", &twice)]), "2022/annuaire.csv B4 structure-deux-secteurs");
}

#[test]
fn an_action_without_an_axis() {
    let actions = "Action;Axe;Statut\nPSSM;Savoirs;réalisée\nDuoDay;;prévue\n";
    told(&findings(&[("actions.csv", actions)]), "2022/actions.csv B3 action-sans-axe");
}

#[test]
fn the_same_sheet_twice_under_two_names_counts_once() {
    let sheet = "Date;Action;Structure;Participants\n06/05/2022;PSSM;EKIDOM;7\n06/05/2022;PSSM;CCAS;3\n";
    let folder = inputs(&[("2022/mai.csv", sheet.as_bytes()), ("2022/mai (2).csv", sheet.as_bytes())]);
    let run = run(folder.path(), &["bilan", "2022"]);
    assert!(run.findings(2022).iter().any(|finding| finding.ends_with("feuille-en-double")), "{:?}", run.findings(2022));
    assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "10");
}
