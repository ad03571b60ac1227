//! One hostile text in every place where a partner or a coordinator may write one: each table, a questionnaire, the settings, the
//! comments, the names of files, sheets and columns.

use super::stand::{GOOD, attacked, held, program};
use crate::bench::Run;
use std::fmt::Write as _;
use std::io::Write as _;

/// Found in every rendering, or the attack never reached it.
pub const MARK: &str = "Zibeline";

/// A field of a CSV.
fn field(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Every table of the contract, with the text wherever a text may stand. Numbers are large enough to be published.
pub fn files(text: &str) -> Vec<(String, Vec<u8>)> {
    let h = field(text);
    let toml = toml_text(text);
    let mut pathways =
        "Code;Date;Décision;Orienteur;Atelier;Objectifs fixés;Objectifs atteints;Date de sortie;Motif de sortie\n".to_owned();
    let mut answers = format!("id,submitdate,lastpage,startlanguage,Q1,Q2,{}\n", field(&format!("Q3 {text}")));
    for rank in 0..40 {
        let _ = writeln!(pathways, "P{rank:03};2022-0{}-10;admis;{h};{h};3;2;2022-11-10;{h}", rank % 9 + 1);
        let _ = writeln!(answers, "{rank},2022-05-06 10:00:00,2,fr,{h},{},{h}", if rank % 2 == 0 { "Oui" } else { "Non" });
    }
    let tables = [
        (
            "structures.csv",
            format!("Structure;Secteur;Entité;Collège;Commune;Synonymes\n{h};{h};{h};{h};{h};{h}\nCCAS;Santé;{h};élus;{h};\n"),
        ),
        (
            "2022/actions.csv",
            format!(
                "Action;Axe;Statut;Objectif;Type;Porteur;Date de début;Publics;Partenaires;Financeurs;Coût;Territoire;Personnes touchées;Résultats;Perspectives\n\
                 {h};{h};réalisée;{h};{h};{h};06/05/2022;{h};{h};{h};100;{h};50;{h};{h}\nAutre;Axe A;en cours;;formation;CCAS;;élus;CH;;;;;;\n"
            ),
        ),
        (
            "2022/participations.csv",
            format!(
                "Date;Action;Structure;Participants;Public;Axe;Type\n06/05/2022;{h};{h};20;{h};{h};{h}\n07/05/2022;Autre;CCAS;15;élus;Axe A;formation\n"
            ),
        ),
        (
            "2022/instances.csv",
            format!(
                "Date;Instance;Structure;Présence;Qualité\n06/05/2022;{h};{h};présent;{h}\n06/05/2022;comité de pilotage;CCAS;excusé;{h}\n"
            ),
        ),
        ("2022/saisines.csv", format!("Mois;Demandeur;Nombre;Niveau;Orientations;Tranche d'âge;Genre\n2022-03;{h};40;{h};{h};{h};{h}\n")),
        ("2022/parcours.csv", pathways),
        ("2022/objectifs.csv", format!("Axe;Objectif;Indicateur;Unité;Départ;Cible;Réalisé;Statut\n{h};{h};{h};{h};0;10;5;en cours\n")),
        ("2022/perspectives.csv", format!("Année;Axe;Perspective;Suite\n2022;{h};{h};en cours\n")),
        ("2022/moyens.csv", format!("Libellé;Nature;ETP;Montant;Financeur\n{h};poste;0,5;1000;{h}\n{h};subvention;;500;{h}\n")),
        (
            "2022/contexte.csv",
            format!(
                "Indicateur;Territoire;Année;Valeur;Unité;Source;Niveau\n{h};{h};2022;12;{h};{h};commune\n{h};France;2022;10;{h};{h};france\n"
            ),
        ),
        ("2022/results-survey101001.csv", answers),
        ("2022/commentaires.md", format!("{text}\n\n# {text}\n\n{text}\n\n- {text}\n")),
        (
            "observatoire.toml",
            format!(
                "[territoire]\nnom = {toml}\ncommunes = [{toml}]\n[[axe]]\nnom = {toml}\n[[axe]]\nnom = \"Axe A\"\n[confidentialite]\nmotif = {toml}\nsaisines = 12\n\
                 [graphiques]\nformats = [\"svg\"]\n[nomenclature.secteur]\n{toml} = [{toml}]\n"
            ),
        ),
    ];
    let mut files: Vec<(String, Vec<u8>)> = tables.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    files.push((
        "2022/classeur.xlsx".to_owned(),
        workbook(text, &[&["Date", "Action", "Structure", "Participants", text], &["07/05/2022", text, text, "beaucoup", text]]),
    ));
    files
}

/// A basic string of TOML.
pub fn toml_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(
            |letter| {
                if letter.is_control() || "\"\\".contains(letter) { format!("\\u{:04X}", u32::from(letter)) } else { letter.to_string() }
            },
        )
        .collect();
    format!("\"{escaped}\"")
}

/// Escaped as XML wants it, controls as references that a careless reader decodes.
fn xml(text: &str) -> String {
    text.chars()
        .map(
            |letter| {
                if letter.is_control() || "<>&\"'".contains(letter) { format!("&#{};", u32::from(letter)) } else { letter.to_string() }
            },
        )
        .collect()
}

/// A workbook written by hand: no program would write some of these texts.
pub fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", xml(text));
    let rows: String = rows.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect();
    let name: String = sheet.chars().filter(|letter| !letter.is_control() && !"[]:*?/\\'".contains(*letter)).take(31).collect();
    package(
        &format!(r#"<sheet name="{}" sheetId="1" r:id="r1"/>"#, xml(&name)),
        "",
        &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        "",
    )
}

/// The parts of a workbook: its list of sheets, what may stand before the root of the sheet, the sheet, and the shared texts if any.
pub fn package(sheets: &str, before: &str, sheet: &str, shared: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |relations: &[(&str, &str)]| {
        let each = |(rank, (kind, target)): (usize, &(&str, &str))| {
            format!(r#"<Relationship Id="r{}" Type="{OFFICE}/{kind}" Target="{target}"/>"#, rank + 1)
        };
        format!("<Relationships>{}</Relationships>", relations.iter().enumerate().map(each).collect::<String>())
    };
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut parts = vec![
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")])),
        ("xl/workbook.xml", format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        ("xl/worksheets/sheet1.xml", format!("{before}{sheet}")),
    ];
    if !shared.is_empty() {
        parts.push(("xl/sharedStrings.xml", shared.to_owned()));
    }
    for (name, part) in parts {
        made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(part.as_bytes()).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// Runs with the text everywhere, checks that it reached every rendering and that nothing of it is active.
pub fn put(text: &str) -> Run {
    let text = format!("{text} {MARK}");
    let files = files(&text);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).chain([("2022/bon.csv", GOOD)]).collect();
    let run = attacked(&files);
    assert!(run.status <= 1, "{}", run.stderr);
    reached(&run);
    let inputs = crate::bench::inputs(&files);
    held(inputs.path(), program().arg("verifier"));
    run
}

fn reached(run: &Run) {
    for path in ["2022/indicateurs.csv", "2022/bilan.html"] {
        assert!(run.text(path).contains(MARK), "{path} was not reached");
    }
    for (path, part) in [("2022/bilan.docx", "word/document.xml"), ("2022/indicateurs.xlsx", "xl/sharedStrings.xml")] {
        let mut package = zip::ZipArchive::new(std::fs::File::open(run.file(path)).unwrap()).unwrap();
        let xml = std::io::read_to_string(package.by_name(part).unwrap()).unwrap();
        assert!(xml.contains(MARK), "{path} was not reached");
    }
}

/// The drawings of a run that the text has reached.
pub fn drawings_reached(run: &Run) -> usize {
    let drawings = std::fs::read_dir(run.file("2022/graphiques")).unwrap().flatten();
    drawings.filter(|drawing| std::fs::read_to_string(drawing.path()).unwrap().contains(MARK)).count()
}
