//! Crossed sheets whose rows are people, and those whose dates span several columns.

use crate::bench::{Run, contents, inputs, run};
use crate::said_around::figures;
use crate::sign_in::said;

/// What of a year's figures is not nought.
fn counted(sheet: &str) -> String {
    let all = [("presences", "instance"), ("reunions", "instance"), ("participations", "action"), ("structures_actives", "")];
    figures("z", sheet, "", &all)
}

const NAMES: [&str; 4] = ["Quillivic", "Abgrall", "Kervadec", "Bernard"];

/// A sign-in sheet by person, its names under such a header.
fn signed_in(before: &str, header: &str) -> String {
    let rows = "Quillivic Jeanne;X;X\nAbgrall Paul;X;\nKervadec Loïc;X;abs\nBernard Luc;;X\n";
    format!("Atelier peinture 2022;;\n{before}{header};12/03/2022;19/03/2022\n{rows}")
}

/// The files that a run wrote, the copy for the partner too, where one of them is named.
fn named_in(made: &Run) -> Vec<String> {
    let files = contents(made.folder.path()).into_iter().map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes));
    let texts = files.filter(|(path, _)| !path.ends_with(".png")).map(|(path, bytes)| (said(&path, &bytes), path));
    let channels = [(made.stdout.clone(), "stdout".to_owned()), (made.stderr.clone(), "stderr".to_owned())];
    let named = texts.chain(channels).filter(|(text, _)| NAMES.iter().any(|name| text.contains(name)));
    named.map(|(_, path)| path).collect()
}

#[test]
fn people_in_rows_are_no_structures_and_their_names_go_nowhere() {
    for header in ["Nom Prénom", "Nom et prénom", "Nom", "Noms", "Prénom", "Adhérents", "Usagers", "Stagiaire", "Participants", ""] {
        let sheet = signed_in("", header);
        let folder = inputs(&[("2022/emargement.csv", sheet.as_bytes())]);
        let made = run(folder.path(), &["bilan", "2022"]);
        assert_eq!(made.status, 1, "{header}");
        let told = made.csv("2022/controle/anomalies.csv");
        let codes: Vec<&str> = told.iter().map(|row| row.get("code")).filter(|code| *code == "personnes-sans-structure").collect();
        assert_eq!(codes.len(), 1, "{header}");
        assert_eq!(named_in(&made), Vec::<String>::new(), "{header}");
    }
}

/// Dates down the rows, people across.
#[test]
fn people_across_are_no_structures_either() {
    let sheet = "Atelier peinture 2022\nDate;Jeanne Quillivic;Paul Abgrall;Loïc Kervadec\n12/03/2022;X;X;abs\n19/03/2022;X;;X\n";
    let folder = inputs(&[("2022/emargement.csv", sheet.as_bytes())]);
    let made = run(folder.path(), &["bilan", "2022"]);
    let told = made.findings(2022);
    assert!(told.iter().any(|told| told.ends_with("personnes-sans-structure")), "{told:?}");
    assert!(!told.iter().any(|told| told.ends_with("feuille-non-reconnue")), "{told:?}");
    assert_eq!(named_in(&made), Vec::<String>::new());
}

#[test]
fn people_of_a_structure_that_is_known_are_counted_without_their_names() {
    let sheet = signed_in("Structure : GEM;;\n", "Nom Prénom");
    let folder = inputs(&[("2022/z.csv", sheet.as_bytes())]);
    assert_eq!(named_in(&run(folder.path(), &["bilan", "2022", "--profil", "interne"])), Vec::<String>::new());
    assert_eq!(counted(&sheet), "participations Atelier peinture = 5; structures_actives = 1");
    let beside = "Atelier peinture\nNom Prénom;Structure;12/03/2022;19/03/2022\nQuillivic Jeanne;GEM;X;X\nAbgrall Paul;CCAS;X;\n";
    assert_eq!(counted(beside), "participations Atelier peinture = 3; structures_actives = 2");
    let settings = "[[lecture]]\nfichier = \"*\"\nvaleurs = { structure = \"GEM\" }\n";
    let all = [("participations", "structure"), ("personnes_distinctes", "")];
    let given = figures("z", &signed_in("", "Usagers"), settings, &all);
    assert_eq!(given, "participations GEM = 5; personnes_distinctes = 4");
}

#[test]
fn what_a_date_spans_is_one_meeting() {
    let copil = "presences comité de pilotage = 4; reunions comité de pilotage = 2; structures_actives = 3";
    let cafe = "participations Café santé = 13; structures_actives = 2";
    let table = [
        ("COPIL\nStructure;14/03/2022;;20/06/2022;\n;Présent;Excusé;Présent;Excusé\nCCAS;X;;X;\nCMP;;X;X;\nGEM;X;;;X\n", copil),
        ("COPIL\nStructure;14/03/2022;;20/06/2022;\n;P;E;P;E\nCCAS;1;;1;\nCMP;;1;1;\nGEM;1;;;1\n", copil),
        ("COPIL\n;14/03/2022;;20/06/2022;\nStructure;Présent;Excusé;Présent;Excusé\nCCAS;X;;X;\nCMP;;X;X;\nGEM;X;;;X\n", copil),
        (
            "COPIL\nStructure;14/03/2022;;;20/06/2022;;\n;Présents;Excusés;Absents;Présents;Excusés;Absents\nCCAS;X;;;X;;\nCMP;;X;;X;;\nGEM;X;;;;;X\n",
            copil,
        ),
        // One of them came, and the other did not.
        (
            "COPIL\nStructure;14/03/2022;;20/06/2022;\n;Nb présents;Nb excusés;Nb présents;Nb excusés\nCCAS;1;1;2;0\n",
            "presences comité de pilotage = 3; reunions comité de pilotage = 2; structures_actives = 1",
        ),
        ("Café santé\nStructure;12/03/2022;;19/03/2022;\n;H;F;H;F\nCCAS;2;3;1;1\nGEM;1;1;2;2\n", cafe),
        ("Café santé\nStructure;12/03/2022;;19/03/2022;\n;Adultes;Enfants;Adultes;Enfants\nCCAS;2;3;1;1\nGEM;1;1;2;2\n", cafe),
        ("Café santé\nStructure;12/03/2022;12/03/2022;19/03/2022;19/03/2022\n;H;F;H;F\nCCAS;2;3;1;1\nGEM;1;1;2;2\n", cafe),
        ("Café santé\nStructure;Mars;;Avril;\n;H;F;H;F\nCCAS;2;3;1;1\nGEM;1;1;2;2\n", cafe),
        ("Café santé\nStructure;12/03/2022;;;19/03/2022;;\n;H;F;Total;H;F;Total\nCCAS;2;3;5;1;1;2\nGEM;1;1;2;2;2;4\n", cafe),
        (
            "Actions\nStructure;Café 12/03/2022;;Forum 20/06/2022;\n;Hommes;Femmes;Hommes;Femmes\nCCAS;1;2;1;4\nCMP;3;1;1;0\n",
            "participations Café = 7; participations Forum = 6; structures_actives = 2",
        ),
        (
            "Café santé\nStructure;12/03/2022;;19/03/2022;\n;Inscrits;Présents;Inscrits;Présents\nCCAS;5;3;6;1\nGEM;4;1;3;2\n",
            "participations Café santé = 7; structures_actives = 2",
        ),
        (
            "Participations\nStructure;Café;;Forum;\n;Inscrits;Présents;Inscrits;Présents\nCCAS;5;3;6;1\nGEM;4;1;3;2\n",
            "participations Café = 4; participations Forum = 3; structures_actives = 2",
        ),
        // A record without a name, under as many dates, is no header.
        (
            "COPIL\nStructure;14/03/2022;20/06/2022\nCCAS;P;E\nGEM;P;P\n",
            "presences comité de pilotage = 3; reunions comité de pilotage = 2; structures_actives = 2",
        ),
    ];
    for (sheet, expected) in table {
        assert_eq!(counted(sheet), expected, "{sheet}");
    }
}

/// Those who had enrolled are kept where the table has them, and told where it has not; two crosses are told.
#[test]
fn what_is_not_kept_of_a_meeting_is_told() {
    let codes = |sheet: &str| -> Vec<String> {
        let folder = inputs(&[("2022/z.csv", sheet.as_bytes())]);
        let made = run(folder.path(), &["bilan", "2022"]);
        made.csv("2022/controle/anomalies.csv").iter().map(|row| format!("{} {}", row.get("code"), row.get("cellule"))).collect()
    };
    let enrolled = codes("COPIL\nStructure;14/03/2022;;20/06/2022;\n;Inscrits;Présents;Inscrits;Présents\nCCAS;5;3;6;1\nGEM;4;1;3;2\n");
    assert!(enrolled.contains(&"colonne-ignoree B3".to_owned()) && enrolled.contains(&"colonne-ignoree D3".to_owned()), "{enrolled:?}");
    let crossed = codes("COPIL\nStructure;14/03/2022;;20/06/2022;\n;Présent;Excusé;Présent;Excusé\nCCAS;X;X;X;\nGEM;X;;;X\n");
    assert!(crossed.contains(&"deux-cases-cochees B4".to_owned()), "{crossed:?}");
}
