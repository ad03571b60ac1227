//! `verifier`: what each sheet was taken for and nearly taken for, everything at once, the gravest first; and the entries that it proposes,
//! which work once pasted.

use crate::bench::{Run, contents, inputs, repository, run};
use std::fs;
use std::path::Path;

fn quirk(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/quirks/returns").join(name)).unwrap()
}

/// Ordinary spaces, so that a test reads as it is written.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn check(folder: &Path) -> Run {
    run(folder, &["verifier", "--toutes"])
}

/// What `verifier --proposer` writes.
fn proposed(folder: &Path) -> String {
    run(folder, &["verifier", "--toutes", "--proposer"]).stdout
}

/// Pastes an entry at the end of the settings.
fn paste(folder: &Path, entry: &str) {
    let path = folder.join("observatoire.toml");
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(path, format!("{before}\n{entry}")).unwrap();
}

#[test]
fn each_sheet_is_told_with_its_score_and_what_it_was_nearly_taken_for() {
    let run = check(&repository().join("inputs"));
    let page = plain(&run.stdout);
    assert!(
        page.contains("2022/COPIL 2022 - feuille de présence.xlsx\n  Présences : instances, en tableau croisé, 22 lignes (100 sur 100)"),
        "{page}"
    );
    let formations = page.split("2022/Formations 2022.csv\n").nth(1).unwrap();
    let lines: Vec<&str> = formations.lines().take(3).collect();
    assert!(lines[0].starts_with("  participations, en liste, 8 lignes (") && lines[0].ends_with(" sur 100)"), "{lines:?}");
    assert!(lines[1].trim_start().starts_with("pourquoi : 5 colonnes reconnues sur 5"), "{lines:?}");
    assert!(lines[2].trim_start().starts_with("presque : ") && lines[2].contains("il manque «"), "{lines:?}");
}

#[test]
fn the_gravest_comes_first_among_files_and_within_a_file_and_equal_faults_are_told_once() {
    let many = "Date;Action;Structure;Participants\n06/05/2022;Info;CCAS;beaucoup\n06/05/2022;Info;Mairie;beaucoup\n\
                06/05/2022;Info;EKIDOM;beaucoup\n07/05/2019;Info;PLIE;4\n\
                07/06/2022;Info;CCAS;4\n07/06/2022;Info;Mairie;5\n07/06/2022;Info;EKIDOM;6\n";
    let folder = inputs(&[
        ("2022/a.csv", "Date;Action;Structure;Remarques\n06/05/2022;Info;CCAS;bien\n".as_bytes()),
        ("2022/b.csv", many.as_bytes()),
        ("2022/c.csv", "Couleur;Poids\nrouge;12\n".as_bytes()),
    ]);
    let run = check(folder.path());
    let page = plain(&run.stdout);
    let found = page.split("CE QUI EST À REGARDER").nth(1).unwrap();
    let files: Vec<&str> = found.lines().filter(|line| line.starts_with("2022/")).collect();
    assert_eq!(
        files,
        [
            "2022/c.csv — 1 fichier ou feuille mis de côté",
            "2022/b.csv — 3 cellules ou lignes mises de côté, 1 point à vérifier",
            "2022/a.csv — 1 note"
        ]
    );
    let said: Vec<&str> = found.lines().filter(|line| line.starts_with("  [")).collect();
    assert!(said[1].starts_with("  [erreur] D2 à D4 : Un nombre est attendu"), "{said:#?}");
    assert!(said[2].starts_with("  [à vérifier] A5 : "), "{said:#?}");
    assert!(page.trim_end().contains("1 fichier ou feuille mis de côté, 3 cellules ou lignes mises de côté, 1 point à vérifier, 1 note."));
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    assert_eq!(run.status, 1);
    assert!(contents(run.folder.path()).is_empty());
}

#[test]
fn a_register_that_names_people_is_told_with_all_its_other_faults() {
    let folder = inputs(&[("2022/saisines.xlsx", &quirk("saisines.xlsx"))]);
    let page = plain(&check(folder.path()).stdout);
    for told in ["Saisines › C1 : ", "Saisines › D1 : ", "Saisines › F3 : « oui » ou « non »", "Saisines › A4 : Une date"] {
        assert!(page.contains(told), "{told} is not in {page}");
    }
    assert!(page.contains("mise de côté, car elle nomme des personnes"), "{page}");
}

#[test]
fn an_entry_maps_the_headings_by_what_stands_under_them_and_works_as_it_is() {
    let folder = inputs(&[(
        "2022/retour [v2].csv",
        "Suivi du projet\n\nÇa s'est passé quand;Structure;Action;Combien\n06/05/2022;CCAS;Info;4\n07/05/2022;Mairie;Info;3\n".as_bytes(),
    )]);
    assert_eq!(check(folder.path()).status, 1);
    let entry = proposed(folder.path());
    assert!(plain(&entry).contains("\"Ça s'est passé quand\" = \"date\"") && entry.contains("entete = 3"), "{entry}");
    paste(folder.path(), &entry);
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{entry}\n{}", again.stdout);
    assert!(plain(&again.stdout).contains("participations, en liste, 2 lignes"), "{}", again.stdout);
    assert!(proposed(folder.path()).starts_with("# Rien à proposer"));
}

#[test]
fn a_blank_that_is_filled_in_makes_the_entry_work_and_a_blank_left_breaks_nothing() {
    let folder = inputs(&[("2022/emargement.xlsx", &quirk("emargement-corrige-par-openpyxl.xlsx"))]);
    fs::write(folder.path().join("2022/ateliers.csv"), "Action;Structure;Participants\nAtelier;CCAS;4\nAtelier;Mairie;5\n").unwrap();
    let entry = proposed(folder.path());
    assert!(entry.contains("# date = \"…\"") && entry.contains("À COMPLÉTER"), "{entry}");
    paste(folder.path(), &entry);
    assert_eq!(check(folder.path()).status, 1, "the blank is not filled in");
    fs::remove_file(folder.path().join("observatoire.toml")).unwrap();
    paste(folder.path(), &entry.replace("# date = \"…\"", "date = \"3 octobre 2022\""));
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{}", again.stdout);
    assert!(plain(&again.stdout).contains("2022/ateliers.csv\n  participations, en liste, 2 lignes"), "{}", again.stdout);
}

#[test]
fn of_two_readings_the_entry_lets_a_person_choose() {
    let sheet = "Date;Action;Instance;Structure;Présence;Participants\n06/05/2022;Info;Copil;CCAS;présent;4\n";
    let folder = inputs(&[("2022/divers.csv", sheet.as_bytes())]);
    assert!(plain(&check(folder.path()).stdout).contains("deux lectures sont possibles"));
    let entry = proposed(folder.path());
    assert!(
        plain(&entry).contains("# à choisir : \"instances\" ou \"participations\"")
            || plain(&entry).contains("# à choisir : \"participations\" ou \"instances\""),
        "{entry}"
    );
    for table in ["instances", "participations"] {
        let chosen = entry.replace("\ntable = \"instances\"", "\ntable = X").replace("\ntable = \"participations\"", "\ntable = X");
        let chosen = chosen.replace("table = X", &format!("table = \"{table}\""));
        let _ = fs::remove_file(folder.path().join("observatoire.toml"));
        paste(folder.path(), &chosen);
        let again = check(folder.path());
        assert_eq!(again.status, 0, "{chosen}\n{}{}", again.stdout, again.stderr);
        assert!(plain(&again.stdout).contains(&format!("  {table}, en liste, 1 ligne")), "{}", again.stdout);
    }
}

#[test]
fn a_column_that_only_seems_to_name_people_can_be_said_to_be_something_else() {
    let sheet = "Date;Demandeur;Niveau;Référent\nmars 2022;CCAS;1;CMP Nord\nmai 2022;EKIDOM;1;CMP Sud\n";
    let folder = inputs(&[("2022/saisines.csv", sheet.as_bytes())]);
    assert!(plain(&check(folder.path()).stdout).contains("nomme des personnes"));
    let entry = proposed(folder.path());
    assert!(plain(&entry).contains("« Référent » semble nommer des personnes"), "{entry}");
    paste(folder.path(), &entry.replace("# \"Référent\" = \"…\"", "\"Référent\" = \"orientations\""));
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{entry}\n{}", again.stdout);
}

#[test]
fn a_form_is_proposed_by_its_labels() {
    let sheet = "FICHE;\nNom du projet;Ciné-débat\nAxe;Parcours de vie\nPorteur;CHU\nDate de début;06/05/2022\nÉtat d'avancement à ce jour;achevé\nObjectif;Informer\n";
    let folder = inputs(&[("2022/projet.csv", sheet.as_bytes())]);
    let before = check(folder.path());
    assert_eq!(before.status, 1, "{}", before.stdout);
    let entry = proposed(folder.path());
    assert!(entry.contains("disposition = \"fiche\""), "{entry}");
    let filled = entry
        .replace("# \"État d'avancement à ce jour\" = \"…\"", "\"État d'avancement à ce jour\" = \"statut\"")
        .replace("# \"Nom du projet\" = \"…\"", "\"Nom du projet\" = \"action\"");
    paste(folder.path(), &filled);
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{filled}\n{}", again.stdout);
    assert!(plain(&again.stdout).contains("actions, en fiche, 1 ligne"), "{}", again.stdout);
}

#[test]
fn a_sheet_that_looks_like_nothing_is_read_once_its_table_and_columns_are_said() {
    let sheet = "Kand;Piv;Kwa\n06/05/2022;CCAS;Info\n";
    let folder = inputs(&[("2022/breton.csv", sheet.as_bytes())]);
    let entry = proposed(folder.path());
    assert!(entry.contains("# table = \"…\""), "{entry}");
    let filled = entry
        .replace("# table = \"…\"", "table = \"participations\"")
        .replace("# \"Kand\" = \"…\"", "\"Kand\" = \"date\"")
        .replace("# \"Piv\" = \"…\"", "\"Piv\" = \"structure\"")
        .replace("# \"Kwa\" = \"…\"", "\"Kwa\" = \"action\"");
    paste(folder.path(), &filled);
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{filled}\n{}{}", again.stdout, again.stderr);
}

#[test]
fn answers_typed_from_paper_are_proposed_as_a_questionnaire() {
    let sheet = "Êtes-vous satisfait des réunions ?;Les objectifs vous semblent-ils atteints ?;Que faudrait-il changer ?\n\
                 Oui;Atteint;rien\nNon;Non atteint;tout\nOui;Atteint;les horaires\n";
    let folder = inputs(&[("2022/enquete papier.csv", sheet.as_bytes())]);
    assert_eq!(check(folder.path()).status, 1);
    let entry = proposed(folder.path());
    assert!(entry.contains("[[questionnaire]]") && entry.contains("texte = \"Êtes-vous satisfait des réunions ?\""), "{entry}");
    paste(folder.path(), &entry);
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{entry}\n{}", again.stdout);
    assert!(plain(&again.stdout).contains("questionnaire « enquete papier »"), "{}", again.stdout);
}

#[test]
fn a_file_outside_the_years_can_be_given_its_year() {
    let folder = inputs(&[
        ("Budget.csv", "Libellé;Nature;Montant;Financeur\nCoordination;subvention;1000;Ville\n".as_bytes()),
        ("2022/b.csv", "Date;Action;Structure\n06/05/2022;Info;CCAS\n".as_bytes()),
    ]);
    assert!(plain(&check(folder.path()).stdout).contains("Rien ne dit de quelle année est cette ligne"));
    let entry = proposed(folder.path());
    paste(folder.path(), &entry.replace("# annee = …", "annee = 2022"));
    let again = check(folder.path());
    assert_eq!(again.status, 0, "{entry}\n{}", again.stdout);
}

#[test]
fn nobody_is_named_in_an_entry() {
    let folder = inputs(&[(
        "2022/liste.csv",
        "Jeanne Durand;06 12 34 56 78;Poitiers\nPaul Martin;06 12 34 56 79;Angers\nLouise Petit;06 12 34 56 80;Niort\n".as_bytes(),
    )]);
    let entry = proposed(folder.path());
    assert!(!["Durand", "Jeanne", "06 12"].iter().any(|name| entry.contains(name)), "{entry}");
}
