//! What goes back to a partner: his values and his faults, nobody's name; and what he mends and sends back is read in place of his file.

use crate::bench::{Run, contents, inputs, repository, run};
use observatoire::discover::Delivery;
use observatoire::finding::Findings;
use observatoire::place::CellRef;
use observatoire::read::{self, Grid, Raw};
use std::fs;
use std::io::Read;
use std::path::Path;

fn quirk(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/quirks/returns").join(name)).unwrap()
}

/// The sheets of a workbook, by the program's own reader.
fn grids(path: &Path) -> Vec<Grid> {
    let delivery = Delivery { path: path.to_owned(), file: "2022/lu.xlsx".into(), year: Some(2022) };
    read::grids(&mut Findings::default(), &[delivery]).grids
}

fn text(grid: &Grid, row: u32, column: u32) -> String {
    let found = grid.cells.iter().find(|(cell, _)| *cell == CellRef::new(row, column));
    found.map_or_else(String::new, |(_, raw)| if let Raw::Text(text) = raw { text.to_string() } else { format!("{raw:?}") })
}

/// Every part of a workbook, as text.
fn parts(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = String::new();
        let _ = archive.by_index(at).unwrap().read_to_string(&mut part);
        all.push_str(&part);
    }
    all
}

fn sent_back() -> Run {
    let folder = inputs(&[("2022/emargement.xlsx", &quirk("emargement.xlsx")), ("2022/saisines.xlsx", &quirk("saisines.xlsx"))]);
    let run = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    run
}

const COPY: &str = "2022/controle/retours/emargement-a-corriger.xlsx";

#[test]
fn a_copy_has_the_partners_cells_where_he_put_them() {
    let run = sent_back();
    let original = inputs(&[("e.xlsx", &quirk("emargement.xlsx"))]);
    let (copied, sent) = (grids(&run.file(COPY)), grids(&original.path().join("e.xlsx")));
    let names: Vec<&str> = copied.iter().map(|grid| &*grid.sheet).collect();
    assert_eq!(names, ["À corriger", "Émargement", "Ateliers"]);
    for (copy, sheet) in copied[1..].iter().zip(&sent) {
        assert_eq!(copy.merged, sheet.merged);
        assert_eq!(copy.cells.len(), sheet.cells.len());
        for ((cell, raw), (other, as_sent)) in copy.cells.iter().zip(sheet.cells.iter()) {
            assert_eq!(cell, other);
            let told = match (cell.column, as_sent) {
                (7, _) if cell.row > 4 && &*sheet.sheet == "Émargement" => Raw::Text("donnée personnelle retirée".into()),
                (_, Raw::Text(text)) if text.starts_with('=') => Raw::Text(format!("'{text}").into()),
                (_, Raw::Text(text)) if text.contains("Durand") => {
                    Raw::Text("Ciné-débat : écrire à [donnée personnelle], [donnée personnelle]".into())
                }
                (_, other) => other.clone(),
            };
            assert_eq!(raw, &told, "{cell}");
        }
    }
}

#[test]
fn a_copy_lists_what_is_wrong_the_gravest_first_with_links_and_comments() {
    let run = sent_back();
    let copied = grids(&run.file(COPY));
    let list = &copied[0];
    let header = list.cells.iter().find(|(_, raw)| **raw == Raw::Text("Feuille".into())).unwrap().0.row;
    let lines: Vec<[String; 3]> =
        (header + 1..).map(|row| [1, 2, 3].map(|column| text(list, row, column))).take_while(|line| !line[1].is_empty()).collect();
    let shown: Vec<String> = lines.iter().map(|line| line.join(" ")).collect();
    assert_eq!(
        shown,
        [
            "Ateliers (feuille) ✖ Bloquant",
            "Émargement B6 ▲ Erreur",
            "Émargement E6 ▲ Erreur",
            "Émargement B7 ▲ Erreur",
            "Émargement D8 ▲ Erreur",
            "Émargement E9 ▲ Erreur",
            "Émargement E12 ▲ Erreur",
            "Émargement E10 ◆ À vérifier",
            "Émargement B11 ◆ À vérifier",
            "Émargement C13 ◆ À vérifier",
            "Émargement G4 ● Note",
        ]
    );
    let parts = parts(&run.file(COPY));
    assert_eq!(parts.matches("<hyperlink ref=").count(), shown.len());
    assert!(parts.contains("location=\"Émargement!E6\"") || parts.contains("location=\"'Émargement'!E6\""));
    // A comment a cell at fault, which all have one fault here.
    assert_eq!(parts.matches("<comment ref=").count(), shown.len() - 1);
    assert!(parts.contains("Un nombre est attendu") && parts.contains("lightUp"));
    assert!(!parts.contains("<f>") && !parts.contains("<f "), "no formula is written");
}

#[test]
fn nobody_is_named_in_what_goes_back() {
    let run = sent_back();
    for (path, bytes) in contents(&run.file("2022/controle/retours")) {
        assert!(path.to_string_lossy().ends_with("-a-corriger.xlsx") && !bytes.is_empty());
        let parts = parts(&run.file("2022/controle/retours").join(&path));
        for name in ["Jeanne", "Durand", "DURAND", "Martin", "Laurent", "06 12", "Louise"] {
            assert!(!parts.contains(name), "{name} in {}", path.display());
        }
    }
    // A row of referrals is a person: the heads are there, not the records; and the copy says that it is no file to send back.
    let copied = grids(&run.file("2022/controle/retours/saisines-a-corriger.xlsx"));
    let shown: Vec<String> = (1..=7).map(|column| text(&copied[1], 1, column)).collect();
    assert_eq!(shown, ["Date", "Demandeur", "Nom", "Prénom", "Niveau", "En réunion", "Date de réponse"]);
    assert!(
        (2..=4).all(
            |row| (1..=7).all(|column| ["non recopié", "donnée personnelle retirée"].contains(&text(&copied[1], row, column).as_str()))
        )
    );
    assert!(copied[0].cells.iter().any(|(_, raw)| matches!(raw, Raw::Text(text) if text.contains("ne reprend pas tout"))));
}

/// Marks that are signatures, people beside their structure, and what is mended from such a copy.
#[test]
fn people_who_stand_for_a_mark_or_beside_a_body_are_not_named_either() {
    let signed = "COPIL 2022;;\nStructure;14/03/2022;20/06/2022\nCCAS;J. Quillivic;J. Quillivic\nCMP;excusée;Mme Abgrall\nGEM;Loïc Kervadec;absent\n";
    let beside =
        "Date;Action;Structure / Nom;Participants\n12/03/2022;Café;CCAS – Quillivic Jeanne;1\n12/03/2022;Café;GEM (Loïc Kervadec);1\n";
    let sent = [("2022/signes.csv", signed.as_bytes()), ("2022/noms.csv", beside.as_bytes())];
    let made = run(inputs(&sent).path(), &["bilan", "2022"]);
    let copies = contents(&made.file("2022/controle/retours"));
    assert_eq!(copies.len(), 2);
    for path in copies.keys() {
        let parts = parts(&made.file("2022/controle/retours").join(path));
        for name in ["Quillivic", "Abgrall", "Kervadec", "Jeanne", "Loïc"] {
            assert!(!parts.contains(name), "{name} in {}", path.display());
        }
        assert!(parts.contains("CCAS") && parts.contains("GEM"));
    }
    // What stands in the place of a person is no structure.
    let blanked = "Date;Action;Structure;Participants\n12/03/2022;Café;donnée personnelle retirée;1\n12/03/2022;Café;CCAS;1\n";
    let again = run(inputs(&[("2022/a.csv", blanked.as_bytes())]).path(), &["bilan", "2022"]);
    assert_eq!(again.findings(2022), ["2022/a.csv C2 valeur-obligatoire-absente"]);
}

/// A file's name says what was held; its copy's is written without accents.
#[test]
fn what_a_files_name_says_is_said_by_its_copy() {
    let sheet = "Structures;12/04/2022\nCCAS;X\nGEM;X\nCMP;sais plus\n";
    let made = run(inputs(&[("2022/Théâtre d’été.csv", sheet.as_bytes())]).path(), &["bilan", "2022", "--profil", "interne"]);
    let copy = fs::read(made.file("2022/controle/retours/theatre-d-ete-a-corriger.xlsx")).unwrap();
    let folder = inputs(&[("2022/theatre-d-ete-a-corriger.xlsx", &copy)]);
    let again = run(folder.path(), &["bilan", "2022", "--profil", "interne"]);
    for run in [&made, &again] {
        assert_eq!(run.figure(2022, "2022", "participations", &[("action", "Théâtre d’été")]).get("valeur"), "2");
    }
}

/// Nothing can be copied of a formula without its result: put back, the copy would lose it in silence.
#[test]
fn a_copy_without_the_results_of_formulas_counts_for_no_file() {
    let sent = fs::read(repository().join("tests/quirks/read/formules-sans-resultat.xlsx")).unwrap();
    let made = run(inputs(&[("2022/formules.xlsx", &sent)]).path(), &["bilan", "2022"]);
    let copy = fs::read(made.file("2022/controle/retours/formules-a-corriger.xlsx")).unwrap();
    let again = run(inputs(&[("2022/formules.xlsx", &copy)]).path(), &["bilan", "2022"]);
    assert_eq!(again.findings(2022), ["2022/formules.xlsx  retour-partiel"]);
}

#[test]
fn a_partial_copy_never_counts_in_place_of_the_file() {
    let made = sent_back();
    let copy = fs::read(made.file("2022/controle/retours/saisines-a-corriger.xlsx")).unwrap();
    let folder = inputs(&[("2022/saisines.xlsx", &copy), ("2022/bon.csv", b"Date;Action;Structure\n06/05/2022;Info;CCAS\n")]);
    let again = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(again.findings(2022), ["2022/saisines.xlsx  retour-partiel"]);
}

#[test]
fn a_mended_copy_is_read_in_place_of_the_file_without_a_finding() {
    for name in ["par-openpyxl.xlsx", "par-libreoffice.xlsx", "par-libreoffice.ods"] {
        let extension = name.rsplit('.').next().unwrap();
        let folder = inputs(&[(&format!("2022/emargement-a-corriger.{extension}"), &quirk(&format!("emargement-corrige-{name}")))]);
        let run = run(folder.path(), &["bilan", "2022"]);
        assert_eq!(run.status, 0, "{name}: {}", run.stdout);
        assert_eq!(run.findings(2022), Vec::<String>::new(), "{name}");
        assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "78", "{name}");
        assert!(!run.file("2022/controle/retours").exists());
    }
}

#[test]
fn a_mended_copy_beside_its_original_counts_alone() {
    let folder = inputs(&[
        ("2022/emargement.xlsx", &quirk("emargement.xlsx")),
        ("2022/emargement-a-corriger.xlsx", &quirk("emargement-corrige-par-openpyxl.xlsx")),
    ]);
    let run = run(folder.path(), &["bilan", "2022"]);
    assert_eq!(run.findings(2022), ["2022/emargement.xlsx  original-remplace"]);
    assert_eq!(run.figure(2022, "2022", "participations", &[]).get("valeur"), "78");
}

#[test]
fn copies_are_the_same_bytes_at_each_run_and_are_described() {
    let (one, other) = (sent_back(), sent_back());
    assert_eq!(contents(&one.file("2022/controle/retours")), contents(&other.file("2022/controle/retours")));
    let descriptor: serde_json::Value = serde_json::from_str(&one.text("2022/datapackage.json")).unwrap();
    let described = descriptor["resources"].as_array().unwrap().iter().find(|resource| resource["path"] == COPY["2022/".len()..]).unwrap();
    assert!(described["hash"].as_str().unwrap().starts_with("sha256:"));
}

#[test]
fn a_file_that_cannot_be_read_or_has_nothing_to_mend_has_no_copy() {
    let workbook = quirk("emargement.xlsx");
    let folder = inputs(&[
        ("2022/coupé.xlsx", &workbook[..workbook.len() / 2]),
        ("2022/remarques.csv", "Date;Action;Structure;Remarques\n06/05/2022;Info;CCAS;bien\n".as_bytes()),
    ]);
    let run = run(folder.path(), &["bilan", "2022"]);
    assert!(run.findings(2022).iter().any(|finding| finding.contains("fichier-tronque")));
    assert!(!run.file("2022/controle/retours").exists());
}

#[test]
fn a_huge_file_goes_back_as_an_extract() {
    let mut csv = String::from("Date;Action;Structure;Participants\n");
    for row in 2..=70_000 {
        let count = if row == 50_000 { "beaucoup".to_owned() } else { row.to_string() };
        csv.push_str(&format!("06/05/2022;Info;CCAS;{count}\n"));
    }
    let folder = inputs(&[("2022/immense.csv", csv.as_bytes())]);
    let run = run(folder.path(), &["bilan", "2022"]);
    let copied = grids(&run.file("2022/controle/retours/immense-a-corriger.xlsx"));
    assert!(copied[0].cells.iter().any(|(_, raw)| matches!(raw, Raw::Text(text) if text.contains("trop grand"))));
    assert_eq!(text(&copied[1], 50_000, 4), "beaucoup");
    assert!(copied[1].cells.len() < 5_000, "{}", copied[1].cells.len());
}
