//! Files and sheets that are left out, and those that only look as if they should be.

use super::{check, check_bytes};
use expect_test::expect;

#[test]
fn a_file_named_for_something_else_is_read_for_what_it_is() {
    check(
        "nomme-xls.xls",
        expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
        ! fichier-mal-nomme extension: "xls", really: "xlsx"
    "#]],
    );
    check(
        "nomme-xlsx.xlsx",
        expect![[r#"
        [Autre]
                | A
              1 | seule
        ! fichier-mal-nomme extension: "xlsx", really: "xls"
    "#]],
    );
    check(
        "nomme-csv.csv",
        expect![[r#"
        [Feuille1]
                | A         | B  | C    | D
              1 | Structure | #1 | #1   | #1
              5 |           |    | CCAS |
              6 |           |    | CCAS |
        ! fichier-mal-nomme extension: "csv", really: "ods"
    "#]],
    );
    check(
        "csv-nomme.xlsx",
        expect![[r#"
                | A         | B
              1 | Structure | Nombre
              2 | CCAS      | 3
        ! fichier-mal-nomme extension: "xlsx", really: "csv"
    "#]],
    );
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    check(
        "vide.xlsx",
        expect![[r#"
        ! fichier-vide
    "#]],
    );
    check(
        "classeur-sans-cellule.xlsx",
        expect![[r#"
        ! fichier-vide
    "#]],
    );
    check(
        "tronque.xlsx",
        expect![[r#"
        ! fichier-tronque
    "#]],
    );
    check(
        "tronque.xls",
        expect![[r#"
        ! fichier-tronque
    "#]],
    );
    check(
        "tronque.ods",
        expect![[r#"
        ! fichier-tronque
    "#]],
    );
    check(
        "protege.xlsx",
        expect![[r#"
        ! fichier-protege
    "#]],
    );
    check(
        "protege.xls",
        expect![[r#"
        ! fichier-protege
    "#]],
    );
    check(
        "protege.ods",
        expect![[r#"
        ! fichier-protege
    "#]],
    );
    check(
        "document.xlsx",
        expect![[r#"
        ! fichier-illisible detail: "c’est un PDF"
    "#]],
    );
    check(
        "document.xls",
        expect![[r#"
        ! fichier-illisible detail: "c’est un document Word"
    "#]],
    );
    check(
        "table-coupee.ods",
        expect![[r#"
        ! fichier-illisible detail: "son contenu XML est abîmé"
    "#]],
    );
}

#[test]
fn a_sheet_that_cannot_be_read_leaves_the_others() {
    check(
        "feuille-absente.xlsx",
        expect![[r#"
        ! T feuille-illisible detail: "une de ses parties manque"
    "#]],
    );
    check(
        "xml-coupe.xlsx",
        expect![[r#"
        ! T feuille-illisible detail: "son contenu XML est abîmé"
    "#]],
    );
    check(
        "texte-hors-de-la-table.xlsx",
        expect![[r#"
        ! T feuille-illisible detail: "une cellule ou une feuille y est mal décrite"
    "#]],
    );
    check(
        "texte-hors-de-la-table.xls",
        expect![[r#"
        [Saine]
                | A
              1 | #7
        ! Feuil1 feuille-illisible detail: "une de ses cellules est mal décrite"
    "#]],
    );
    check(
        "colonne-impossible.xlsx",
        expect![[r#"
        ! T fichier-trop-gros limit: Columns(16384)
    "#]],
    );
    check(
        "colonne-impossible.xls",
        expect![[r#"
        [Saine]
                | A
              1 | #7
        ! Feuil1 fichier-trop-gros limit: Cells(10000000)
    "#]],
    );
    check(
        "milliard-de-cellules.ods",
        expect![[r#"
        [Saine]
                | A
              1 | lue
        ! Feuille1 fichier-trop-gros limit: Cells(16000000)
    "#]],
    );
    check(
        "milliards-d-espaces.ods",
        expect![[r#"
        ! Feuille1 A1 fichier-trop-gros limit: TextLength(32767)
    "#]],
    );
}

#[test]
fn a_lie_that_costs_nothing_is_forgiven_and_one_that_costs_memory_is_refused() {
    check(
        "dimension-fausse.xlsx",
        expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | CCAS      | #1
              5 | Mairie    | #2
              6 | Total     | #3
    "#]],
    );
    check(
        "trop-de-textes-annonces.xlsx",
        expect![[r#"
        ! fichier-suspect detail: "il annonce plus de textes qu’il n’en contient"
    "#]],
    );
    check(
        "entites-xml.xlsx",
        expect![[r#"
        ! fichier-suspect detail: "il définit ses propres entités XML"
    "#]],
    );
    check(
        "chemin-hors-du-classeur.xlsx",
        expect![[r#"
        ! fichier-suspect detail: "une de ses parties vise un autre dossier"
    "#]],
    );
    check(
        "chaine-sans-fin.xls",
        expect![[r#"
        ! fichier-illisible detail: "son contenu est abîmé"
    "#]],
    );
}

/// A workbook whose one sheet is given, as parts of a zip.
fn workbook(sheet: &str) -> Vec<u8> {
    use std::io::Write;
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(r#"<Relationships><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#)
    };
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_str()),
        ("xl/_rels/workbook.xml.rels", &relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Feuil1" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        made.write_all(part.as_bytes()).unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    // Two hundred million letters in a few hundred kilobytes.
    let letters = workbook(&format!(
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>",
        "A".repeat(200_000_000)
    ));
    assert!(letters.len() < 1 << 20);
    check_bytes(
        "lettres.xlsx",
        &letters,
        expect![[r#"
        ! fichier-trop-gros limit: UnpackedBytes(67108864)
    "#]],
    );
    // Twenty million cells likewise.
    let cells = workbook(&format!("<worksheet><sheetData><row>{}</row></sheetData></worksheet>", "<c><v>1</v></c>".repeat(20_000_000)));
    check_bytes(
        "cellules.xlsx",
        &cells,
        expect![[r#"
        ! fichier-trop-gros limit: UnpackedBytes(160084300)
    "#]],
    );
    // Within what may be unpacked, but in one text.
    let text = workbook(&format!(
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>",
        "A".repeat(20_000_000)
    ));
    check_bytes(
        "texte.xlsx",
        &text,
        expect![[r#"
        ! fichier-suspect detail: "un texte y dépasse de loin ce qu’une cellule peut contenir"
    "#]],
    );
    // A near miss: the longest text that a cell may hold.
    let text = workbook(&format!(
        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>",
        "A".repeat(32_767)
    ));
    check_bytes(
        "long.xlsx",
        &text,
        expect![[r#"
        [Feuil1]
                | A
              1 | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA… (32767 letters)
    "#]],
    );
}
