//! Nobody is named: beside a body, in a title, in the name of a sheet, in a message; and what bears somebody's name keeps it.

use crate::bench::{Run, contents, inputs, run, workbook};
use crate::said_around::{codes, figures};
use std::io::Read;

const NAMES: [&str; 8] = ["Delaunoy", "Kerbrat", "Lemoal", "Vasseur", "Marie", "Sophie", "Thierry", "Jean-Pierre"];

/// Every output that holds one of the names, whatever it is packed in.
fn telling(made: &Run) -> Vec<String> {
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        NAMES.iter().any(|name| text.contains(name))
    };
    let packed = |bytes: &[u8]| {
        let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return false };
        (0..archive.len()).any(|at| {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            holds(&part)
        })
    };
    let said = [("stdout", &made.stdout), ("stderr", &made.stderr)].into_iter().filter(|(_, said)| holds(said.as_bytes()));
    let files = contents(made.folder.path()).into_iter().filter(|(_, bytes)| holds(bytes) || packed(bytes));
    said.map(|(name, _)| name.to_owned()).chain(files.map(|(path, _)| path.display().to_string())).collect()
}

fn told(files: &[(&str, &[u8])]) -> Vec<String> {
    let folder = inputs(files);
    ["public", "interne"].iter().flat_map(|profile| telling(&run(folder.path(), &["bilan", "2022", "--profil", profile]))).collect()
}

#[test]
fn a_body_is_counted_without_the_people_beside_it() {
    let list = "Date;Action;Structure;Participants\n01/03/2022;Café;CCAS (Marie Delaunoy);2\n01/03/2022;Café;UNAFAM - Thierry Lemoal;1\n\
                01/03/2022;Café;Sophie Kerbrat - CMP Nord;1\n01/03/2022;Café;CCAS;1\n02/03/2022;Café;CMP Nord, Dr Vasseur;1\n";
    let by_structure = figures("Suivi", list, "", &[("participations", "structure")]);
    assert_eq!(by_structure, "participations CCAS = 3; participations CMP Nord = 2; participations UNAFAM = 1");
    let crossed = "COPIL 2022;\nStructures;12/04/2022\nCCAS (Marie Delaunoy);X\nUNAFAM (Thierry Lemoal);X\nCMP Nord (Dr Vasseur);X\n";
    assert_eq!(figures("COPIL", crossed, "", &[("presences", ""), ("structures_actives", "")]), "presences = 3; structures_actives = 3");
    for sheet in [list, crossed] {
        assert_eq!(told(&[("2022/suivi.csv", sheet.as_bytes())]), Vec::<String>::new(), "{sheet}");
    }
}

/// One who stands where a structure should is blanked alone; a column of people says where none of them comes from.
#[test]
fn people_among_structures_are_blanked_one_by_one() {
    let rows = |others: &str| format!("Date;Action;Structure;Participants\n14/03/2022;PSSM;CCAS;4\n{others}");
    let among = rows("14/03/2022;PSSM;Thierry Lemoal;1\n14/03/2022;PSSM;Marie Delaunoy;1\n");
    assert_eq!(figures("Suivi", &among, "", &[("participations", "")]), "participations = 6");
    assert_eq!(codes("Suivi", &among), ["contenu-personnel C3", "ligne-en-double A4", "contenu-personnel C4"]);
    // Whose first name no list has is known by the company that she keeps.
    let unknown = format!("{among}15/03/2022;PSSM;Sophie Kerbrat;1\n16/03/2022;PSSM;Ysaline Vasseur;1\n");
    assert_eq!(told(&[("2022/suivi.csv", unknown.as_bytes())]), Vec::<String>::new());
    let people = among.replace("CCAS", "Sophie Kerbrat");
    assert_eq!(codes("Suivi", &people), ["personnes-sans-structure C1"]);
    for sheet in [&among, &people] {
        assert_eq!(told(&[("2022/suivi.csv", sheet.as_bytes())]), Vec::<String>::new(), "{sheet}");
    }
}

#[test]
fn titles_and_remarks_name_nobody() {
    let plan = "Axe;Action;Statut;Porteur;Partenaires;Résultats\n\
                Prévenir;Ciné-débat avec Jean-Pierre Vasseur;réalisée;CCAS (Marie Delaunoy);UNAFAM (T. Lemoal), GEM;Soirée animée par Sophie Kerbrat\n";
    let objectives = "Axe;Objectif;Cible;Réalisé\nAxe 1 - pilote : Sophie Kerbrat;Former les élus (Marie Delaunoy);10;5\n";
    let crossed = "Atelier sophrologie avec Sophie Kerbrat;\nStructures;12/04/2022\nCCAS;X\nCMP Nord;Marie Delaunoy\n";
    let unread = "Date;Action;Structure;Participants\ndemander à Marie Delaunoy;Café;CCAS;voir Sophie Kerbrat\n";
    let sheets = workbook(&[("Sophie Kerbrat", crossed), ("LEMOAL Thierry", crossed)]);
    let named = "2022/Atelier sophrologie Sophie Kerbrat.csv";
    let all: [&[(&str, &[u8])]; 6] = [
        &[("2022/plan.csv", plan.as_bytes())],
        &[("2022/objectifs.csv", objectives.as_bytes())],
        &[("2022/emargement.csv", crossed.as_bytes())],
        &[("2022/suivi.csv", unread.as_bytes())],
        &[("2022/ateliers.xlsx", &sheets)],
        &[(named, b"Structures;12/04/2022\nCCAS;X\nCMP Nord;X\n")],
    ];
    for files in all {
        assert_eq!(told(files), Vec::<String>::new(), "{}", files[0].0);
    }
    let folder = inputs(all[4]);
    assert!(run(folder.path(), &["bilan", "2022"]).findings(2022).iter().any(|finding| finding.ends_with("nom-de-feuille-personnel")));
}

#[test]
fn what_bears_a_name_keeps_it_and_goes_back_to_the_partner_as_it_is() {
    let bodies =
        ["Léo Lagrange", "Rose Bleue", "Les Amis de Paul", "La Croix Marine", "ADAPEI Marie-Thérèse", "Foyer Louise Michon", "Marc Seguin"];
    let rows: String = bodies.iter().map(|body| format!("14/03/2022;La Rose des Vents;{body};3\n")).collect();
    let sheet = format!("Date;Action;Structure;Participants\n{rows}14/03/2022;La Rose des Vents;Mission locale;4O\n");
    let made = run(inputs(&[("2022/suivi.csv", sheet.as_bytes())]).path(), &["bilan", "2022", "--profil", "interne"]);
    assert_eq!(made.findings(2022), ["2022/suivi.csv D9 quantite-illisible"]);
    let indicators = made.text("2022/indicateurs.csv");
    let copy = std::fs::read(made.file("2022/controle/retours/suivi-a-corriger.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(copy)).unwrap();
    let mut texts = String::new();
    for at in 0..archive.len() {
        let _ = archive.by_index(at).unwrap().read_to_string(&mut texts);
    }
    for body in bodies.iter().chain(&["La Rose des Vents"]) {
        assert!(indicators.contains(body) && texts.contains(body), "{body}");
    }
    // A registry says what is a body.
    let registry = "Structure;Secteur\nThierry Lemoal;Santé\n";
    let came = "Date;Action;Structure;Participants\n14/03/2022;PSSM;Thierry Lemoal;4\n14/03/2022;PSSM;CCAS;4\n14/03/2022;PSSM;GEM;4\n";
    let both = inputs(&[("2022/annuaire.csv", registry.as_bytes()), ("2022/suivi.csv", came.as_bytes())]);
    assert!(run(both.path(), &["bilan", "2022", "--profil", "interne"]).text("2022/indicateurs.csv").contains("Thierry Lemoal"));
}

/// « donnée personnelle retirée » is no structure when the copy comes back: the point stays open.
#[test]
fn what_a_copy_blanked_stays_to_be_mended() {
    let crossed = "COPIL 2022;\nStructures;12/04/2022\nCCAS;X\ndonnée personnelle retirée;X\ndonnée personnelle retirée;X\n";
    let told = codes("COPIL", crossed);
    assert!(!told.is_empty() && told.iter().all(|told| told.starts_with("valeur-obligatoire-absente")), "{told:?}");
    assert_eq!(figures("COPIL", crossed, "", &[("structures_actives", "")]), "structures_actives = 1");
}

#[test]
fn words_that_count_nobody_are_no_names() {
    let sheet = "Date;Action;Structure;Participants\n10/03/2022;PSSM;CCAS;bcp\n11/03/2022;PSSM;UNAFAM;bof\n";
    assert_eq!(codes("Suivi", sheet), ["quantite-illisible D2", "quantite-illisible D3"]);
}
