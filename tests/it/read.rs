//! One oddity a file, from the bytes to the grid: each file of `tests/quirks/read` is drawn as it was read, with what is told
//! of it. Whence they come is in `tests/make/read`.

use expect_test::{Expect, expect};
use observatoire::discover::{self, Delivery};
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::place::{CellRef, column_letters};
use observatoire::read::{self, Grid, Raw, Reading};
use observatoire::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn quirks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks/read")
}

fn delivery(path: &Path) -> Delivery {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap();
    Delivery { path: path.to_owned(), file: name.into(), year: None }
}

fn read_one(path: &Path) -> (Findings, Reading) {
    let mut journal = Findings::default();
    let reading = read::grids(&mut journal, &[delivery(path)]);
    (journal, reading)
}

/// What is read of a file of `tests/quirks/read`, and what is told.
fn check(name: &str, expected: Expect) {
    let (journal, reading) = read_one(&quirks().join(name));
    expected.assert_eq(&drawn(&journal, &reading));
}

/// What is read of bytes under a name.
fn check_bytes(name: &str, bytes: &[u8], expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let (journal, reading) = read_one(&path);
    expected.assert_eq(&drawn(&journal, &reading));
}

fn drawn(journal: &Findings, reading: &Reading) -> String {
    let mut picture = String::new();
    for grid in &reading.grids {
        draw(&mut picture, grid);
    }
    for finding in journal.iter() {
        let place = [finding.place.sheet.as_deref().map(str::to_owned), finding.place.cell.map(|cell| cell.to_string())];
        let place: Vec<String> = place.into_iter().flatten().collect();
        let facts = format!("{:?}", finding.problem);
        let facts = facts.split_once('{').map_or("", |(_, facts)| facts.trim_end_matches('}').trim());
        picture += format!("! {} {} {facts}", place.join(" "), finding.problem.code()).trim_end();
        picture.push('\n');
    }
    picture.replace("!  ", "! ")
}

/// A sheet as a picture: the rows and columns that hold something, under their real names.
fn draw(picture: &mut String, grid: &Grid) {
    let by_place: BTreeMap<CellRef, String> = grid.cells.iter().map(|(cell, raw)| (*cell, shown(raw))).collect();
    let columns: BTreeSet<u32> = by_place.keys().map(|cell| cell.column).collect();
    let rows: BTreeSet<u32> = by_place.keys().map(|cell| cell.row).collect();
    let at = |row, column| by_place.get(&CellRef::new(row, column)).map_or("", String::as_str);
    let width = |column| rows.iter().map(|row| at(*row, column).chars().count()).max().unwrap_or(0).max(column_letters(column).len());
    let line = |title: String, cells: Vec<String>| format!("{title:>7} | {}", cells.join(" | ")).trim_end().to_owned() + "\n";

    if !grid.sheet.is_empty() {
        *picture += &format!("[{}]\n", grid.sheet);
    }
    *picture += &line(String::new(), columns.iter().map(|column| format!("{:w$}", column_letters(*column), w = width(*column))).collect());
    for row in &rows {
        *picture += &line(row.to_string(), columns.iter().map(|column| format!("{:w$}", at(*row, *column), w = width(*column))).collect());
    }
    if !grid.merged.is_empty() {
        let merged: Vec<String> = grid.merged.iter().map(|block| format!("{}:{}", block.first, block.last)).collect();
        *picture += &format!("merged {}\n", merged.join(" "));
    }
    let hidden = &grid.hidden;
    if hidden.sheet || !hidden.rows.is_empty() || !hidden.columns.is_empty() {
        let columns: Vec<String> = hidden.columns.iter().map(|column| column_letters(*column)).collect();
        *picture += &format!("hidden{} rows {:?} columns {}\n", if hidden.sheet { " sheet," } else { "" }, hidden.rows, columns.join(" "));
    }
}

/// Texts as they are, with marks for what cannot be seen; other values behind a sign of their kind.
fn shown(raw: &Raw) -> String {
    match raw {
        Raw::Text(text) => {
            let seen = text.replace('\u{a0}', "⍽").replace('\u{202f}', "⎵").replace('\n', "⏎").replace('\t', "⇥");
            let inner = seen.trim_matches(' ');
            let edge = |count: usize| "·".repeat(count);
            let before = seen.len() - seen.trim_start_matches(' ').len();
            let cut: String = inner.chars().take(60).collect();
            let more = if cut.len() < inner.len() { format!("… ({} letters)", inner.chars().count()) } else { String::new() };
            format!("{}{cut}{more}{}", edge(before), edge(seen.len() - inner.len() - before))
        }
        Raw::Number(number) => format!("#{number}"),
        Raw::Date(date) if date.time() == chrono::NaiveTime::MIN => format!("@{}", date.date()),
        Raw::Date(date) => format!("@{date}"),
        Raw::Seconds(seconds) => format!("~{seconds} s"),
        Raw::Boolean(truth) => format!("?{truth}"),
        Raw::Error(text) => format!("!{text}"),
        Raw::EmptyText => "\"\"".to_owned(),
    }
}

#[test]
fn the_same_sheet_gives_the_same_cells_in_every_format() {
    let of = |name: &str| read_one(&quirks().join(name)).1.grids;
    let first = of("meme-feuille.xlsx");
    assert_eq!(first.len(), 2);
    for name in ["meme-feuille.xls", "meme-feuille.ods", "meme-feuille-par-libreoffice.xlsx"] {
        for (one, other) in first.iter().zip(of(name)) {
            assert_eq!(one.sheet, other.sheet, "{name}");
            assert_eq!(one.cells, other.cells, "{name}");
            assert_eq!((&one.merged, &one.hidden), (&other.merged, &other.hidden), "{name}");
        }
    }
    check("meme-feuille.ods", expect![[r#"
        [Présences]
                | B                       | C                    | D        | E      | F        | G        | H      | I
              2 | Comité de pilotage 2022 |                      |          |        |          |          |        |
              4 | Structure               | Date                 | Présents | Part   | Durée    | Heure    | Invité | Note
              5 | CCAS                    | @2022-05-06          | #12      | #0.257 | ~95400 s | ~30600 s | ?true  | a⏎b
              6 | ·Ville de⍽Poitiers·     | @2022-05-06 15:09:26 | #1234.5  | #1     | ~5400 s  | ~61200 s | ?false | 007
              7 | Œuvre & Cie <CHHL>      | @1999-12-31          | #-3      | #0     |          |          |        | =pas une formule
              9 | Total                   |                      | #1243.5  |        |          |          |        |
        merged B2:D2 B9:B10
        hidden rows [6] columns E
        [Listes]
                | A
              1 | Santé
        hidden sheet, rows [] columns 
        ! Listes feuille-masquee
        ! Présences lignes-masquees rows: "6"
        ! Présences colonnes-masquees columns: "E"
    "#]]);
}

#[test]
fn cells_stand_where_the_screen_shows_them() {
    check("tableau-decale.xlsx", expect![[r#"
        [Feuil1]
                | C         | D      | F
              5 | Structure | Nombre |
              6 | CCAS      | #3     |
              9 |           |        | fin
    "#]]);
    check("sans-adresses.xlsx", expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
    "#]]);
    check("lignes-repetees.ods", expect![[r#"
        [Feuille1]
                | A         | B  | C    | D
              1 | Structure | #1 | #1   | #1
              5 |           |    | CCAS |
              6 |           |    | CCAS |
    "#]]);
    check("premiere-feuille-vide.xls", expect![[r#"
        [Autre]
                | A
              1 | seule
    "#]]);
    check("deux-fois-la-meme-cellule.xlsx", expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | #1        |
              5 | Mairie    | #2
              6 | Total     | #3
    "#]]);
}

#[test]
fn a_cell_at_the_other_end_of_the_sheet_costs_nothing() {
    for name in ["cellule-a-l-autre-bout.xlsx", "cellule-a-l-autre-bout.ods", "cellule-a-l-autre-bout.xls"] {
        let (_, reading) = read_one(&quirks().join(name));
        let [grid] = reading.grids.as_slice() else { panic!("{name}: one sheet") };
        let last = if name.ends_with("xls") { CellRef::new(65_536, 256) } else { CellRef::new(1_048_576, 16_384) };
        let cells: Vec<CellRef> = grid.cells.iter().map(|(cell, _)| *cell).collect();
        assert_eq!(cells, [CellRef::new(1, 1), last], "{name}");
    }
}

#[test]
fn values_keep_their_type() {
    check("types.xls", expect![[r#"
        [Données]
                | B                | C        | D        | E      | F                   | G
              2 | Comité technique |          |          |        |                     |
              3 | Éléonore         | #7       | #2.5     | ?true  | ·Ville de⍽Poitiers· | #100000000000
              4 | @2022-05-06      | ~95400 s | ~30600 s | #0.257 | #0                  | !#N/A
        merged B2:D2
    "#]]);
    check("formats-de-nombre.xlsx", expect![[r#"
        [Feuil1]
                | A                  | B
              1 | @2025-03-14        | yyyy
              2 | @1905-07-14        | dd/mm/yyyy
              3 | @2025-03-14        | [$-40C]d mmmm yyyy
              4 | @2025-03-14        | [$-F800]dddd\,\ mmmm\ dd\,\ yyyy
              5 | #45730             | General
              6 | #2                 | "S"0
              7 | #1234.5            | #,##0.00\ "€"
              8 | #-5                | 0.00;[Red]-0.00
              9 | @1900-02-28        | dd/mm/yyyy
             10 | @1900-03-01        | dd/mm/yyyy
             11 | ~0 s               | dd/mm/yyyy
             12 | #-1                | dd/mm/yyyy
             13 | #12                | 0" jours"
             14 | #1000000000000000  | 0
             15 | #12345678901234570 | 0
    "#]]);
    check("calendrier-1904.xlsx", expect![[r#"
        [Feuil1]
                | A
              1 | @2022-05-06
              2 | @2022-05-06 12:00:00
    "#]]);
    check("calendrier-1904.xls", expect![[r#"
        [Données]
                | A
              1 | @2022-05-06
    "#]]);
    check("cellules-en-erreur.ods", expect![[r#"
        [Feuil1]
                | A        | B
              1 | !#N/A    | texte qui cite #N/A
              2 | !#DIV/0! |
              3 | !#REF!  |
              4 | !#NAME?  |
              5 | !#VALUE! |
              6 | !#NUM!  |
              7 | !#NULL! |
    "#]]);
}

#[test]
fn texts_are_kept_as_written() {
    check("espaces-insecables.xlsx", expect![[r#"
        [Feuil1]
                | A             | B
              1 |               | #1
              2 |               | #2
              3 |               | #3
              4 |               | #4
              5 | ⍽12⎵345⍽      | #5
              6 | fin⍽: « oui » | #6
    "#]]);
    check("textes-dans-les-cellules.xlsx", expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
    "#]]);
    check("texte-riche.xlsx", expect![[r#"
        [Feuil1]
                | A
              1 | Centre hospitalier Laborit
              2 | lien
              4 | ?true
    "#]]);
    check("texte-au-plus-long.xlsx", expect![[r#"
        [Feuil1]
                | A
              1 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (32767 letters)
              2 | àààààààààààààààààààààààààààààààààààààààààààààààààààààààààààà… (100 letters)
    "#]]);
    check("paragraphes.ods", expect![[r#"
        [Feuille1]
                | A                                            | C
              1 | Centre   hospitalier⇥lien⏎suite & fin⏎second | x
    "#]]);
    check("mis-en-page.ods", expect![[r#"
        [Feuille1]
                | A                                            | C
              1 | Centre   hospitalier⇥lien⏎suite & fin⏎second | x
    "#]]);
}

#[test]
fn texts_of_old_workbooks_have_their_letters() {
    check("excel-5.xls", expect![[r#"
        [Présences]
                | A              | B
              1 | Éléonore – été | #3.5
              3 | CCAS           |
    "#]]);
    check("sans-conteneur.xls", expect![[r#"
                | A              | B
              1 | Éléonore – été | #3.5
              3 | CCAS           |
    "#]]);
    let of = |name: &str| read_one(&quirks().join(name)).1.grids.remove(0).cells;
    assert_eq!(of("page-de-code-annoncee.xls"), of("types.xls"));
    let long = of("table-des-textes-en-morceaux.xls");
    assert_eq!(long.len(), 60);
    assert!(long.iter().zip(0..).all(|((_, raw), row)| *raw == Raw::Text(format!("réponse {row} {}", "é".repeat(200)).into())));
}

#[test]
fn merged_cells_are_known_in_every_format() {
    check("cellules-fusionnees.ods", expect![[r#"
        [Feuille1]
                | A         | B   | C    | D
              1 | Présences |     |      | Note
              2 | Structure | mai | juin |
              3 |           | X   | E    |
              4 | de même   |     |      |
              5 | de même   |     |      |
        merged A1:C1 A2:A3 A4:B4 A5:B5
    "#]]);
}

#[test]
fn what_is_hidden_is_read_and_told() {
    check("feuilles-masquees.xlsx", expect![[r#"
        [Feuil1]
                | A
              1 | secret
              2 | public
        [Masquée]
                | A
              1 | secret
        hidden sheet, rows [] columns 
        [Très masquée]
                | A
              1 | secret
        hidden sheet, rows [] columns 
        ! Masquée feuille-masquee
        ! Très masquée feuille-masquee
    "#]]);
    check("masques.ods", expect![[r#"
        [Visible]
                | A              | B  | C  | D  | E
              1 | #1             | #2 | #3 | #4 | #5
              2 | #1             |    |    |    |
              3 | #1             |    |    |    |
              4 | dans un groupe |    |    |    |
        hidden rows [2, 3] columns B C
        [Masquée]
                | A
              1 | secret
        hidden sheet, rows [] columns 
        ! Masquée feuille-masquee
        ! Visible lignes-masquees rows: "2-3"
        ! Visible colonnes-masquees columns: "B-C"
    "#]]);
    let layout = |name: &str| read_one(&quirks().join(name)).1.grids.remove(0).hidden;
    let expected = layout("lignes-et-colonnes-masquees.xlsx");
    assert_eq!((expected.rows.as_slice(), expected.columns.as_slice()), ([2, 4, 5, 6].as_slice(), [2, 4, 5].as_slice()));
    assert_eq!(layout("masques.xls"), expected);
    assert_eq!(layout("elements-a-prefixe.xlsx"), expected);
}

#[test]
fn a_formula_that_nothing_has_calculated_is_no_number() {
    check("formules-sans-resultat.xlsx", expect![[r#"
        [Feuil1]
                | A         | B        | C
              1 | Structure | Présents | Somme
              2 | CCAS      | #3       |
              3 | Mairie    | #4       |
        ! Feuil1 formules-non-calculees count: 2
    "#]]);
    check("formules-a-zero.xlsx", expect![[r#"
        [Feuil1]
                | A         | B        | C     | D      | E
              1 | Structure | Présents | Somme | Connue | Texte
              2 | CCAS      | #0       |       | #12    |
        ! Feuil1 formules-non-calculees count: 2
    "#]]);
    check("formules-sans-resultat.xls", expect![[r#"
        [Données]
                | A
              1 | #3
        ! Données formules-non-calculees count: 2
    "#]]);
    check("formules.ods", expect![[r#"
        [Feuille1]
                | A  | C  | D         | E        | F   | G
              1 | #3 | #4 | !#DIV/0 ! | !Err:508 | oui | Err:508 est un code
        ! Feuille1 formules-non-calculees count: 1
    "#]]);
    check("formules-calculees.ods", expect![[r#"
        [Feuil1]
                | A         | B        | C
              1 | Structure | Présents | Somme
              2 | CCAS      | #3       | #4
              3 | Mairie    | #4       | #5
    "#]]);
    check("formules-par-libreoffice.xlsx", expect![[r#"
        [Feuille1]
                | A  | B  | C  | D        | E       | F   | G
              1 | #3 | #4 | #4 | #DIV/0 ! | !#NAME? | oui | Err:508 est un code
    "#]]);
}

#[test]
fn only_sheets_with_cells_of_this_file_are_read() {
    check("feuille-de-graphique.xlsx", expect![[r#"
        [Données]
                | A
              1 | #1
              2 | #2
              3 | #3
    "#]]);
    check("lien-vers-un-autre-fichier.ods", expect![[r#"
        [Feuille1]
                | A
              1 | ici
    "#]]);
    check("tableau-avec-totaux.xlsx", expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | CCAS      | #1
              5 | Mairie    | #2
              6 | Total     | #3
    "#]]);
}

#[test]
fn a_text_file_is_decoded_whatever_its_encoding() {
    let expected = read_one(&quirks().join("utf-8-avec-bom.csv")).1.grids.remove(0).cells;
    for name in ["utf-8-sans-bom.csv", "windows-1252.csv", "mac-roman.csv", "utf-16-le.txt", "utf-16-be-sans-bom.txt"] {
        assert_eq!(read_one(&quirks().join(name)).1.grids.remove(0).cells, expected, "{name}");
    }
    check("windows-1252.csv", expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 €
        ! encodage-devine encoding: "Windows-1252"
    "#]]);
    check("iso-8859-15.csv", expect![[r#"
                | A                | B     | C
              1 | Structure        | Œuvre | Coût
              2 | Le cœur de ville | n° 12 | 1234,50 €
        ! encodage-devine encoding: "ISO-8859-15"
    "#]]);
    check("mac-roman.csv", expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 €
        ! encodage-devine encoding: "Mac Roman"
    "#]]);
    check("encode-deux-fois.csv", expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 euros
        ! encodage-devine encoding: "UTF-8 encodé deux fois"
    "#]]);
}

#[test]
fn a_text_file_is_cut_into_fields() {
    check("virgules.csv", expect![[r#"
                | A          | B               | C
              1 | date       | action          | structure
              2 | 2022-05-06 | SISM, ouverture | CCAS
    "#]]);
    check("barres.txt", expect![[r#"
                | A              | B
              1 | Structure      | Nombre
              2 | CCAS           | 3
              3 | Mairie; annexe | 4
    "#]]);
    check("virgules-decimales.csv", expect![[r#"
                | A            | B   | C
              1 | poste        | etp | part
              2 | coordination | 0,6 | 0,5
              3 | secrétariat  | 0,2 | 0,5
    "#]]);
    check("titres-au-dessus.csv", expect![[r#"
                | A                                             | B   | C
              1 | Actions du CLSM, année 2022, version du 3 mai |     |
              2 | À jour, à relire                              |     |
              4 | Action                                        | Axe | Statut
              5 | SISM                                          | 1   | réalisée
              7 | Forum                                         | 2   | en cours
    "#]]);
    check("une-seule-colonne.txt", expect![[r#"
                | A
              1 | Structures venues
              2 | Centre social, Poitiers
              3 | Mission locale
    "#]]);
    check("sep-annonce.csv", expect![[r#"
                | A                  | B
              1 | Structure, service | Nombre
              2 | CCAS, accueil      | 3
    "#]]);
    check("lignes-inegales.csv", expect![[r#"
                | A         | B   | C    | D       | E
              1 | Structure | mai | juin | juillet |
              2 | CCAS      | X   |      |         |
              3 | Mairie    | X   | E    | A       | de trop
    "#]]);
}

#[test]
fn quotes_mean_what_their_exporter_meant() {
    check("lignes-dans-un-champ.csv", expect![[r#"
                | A         | B
              1 | Structure | Remarque
              2 | CCAS      | ligne 1⏎ligne 2 "citée";⏎⏎fin
              4 | Mairie    | ""
    "#]]);
    check("limesurvey.csv", expect![[r#"
                | A  | B                   | C         | D         | E
              1 | id | submitdate          | Q1[SQ001] | Q1[SQ002] | Q2
              2 | 1  | 2022-05-06 10:00:00 | Y         | ""        |
              3 | 2  |                     |           |           | a;b
    "#]]);
    check("guillemet-ouvert.csv", expect![[r#"
                | A         | B
              1 | Structure | Écran
              2 | CCAS      | "27 pouces
              3 | Mairie    | 24
    "#]]);
}

#[test]
fn an_xls_may_be_text_a_page_or_xml() {
    check("texte-utf-16.xls", expect![[r#"
                | A          | B          | C
              1 | Formulaire | ""         | ""
              2 | N°         | Soumis     | Lieu
              3 | 1          | 06/05/2022 | Poitiers⏎Est
    "#]]);
    check("page-web.xls", expect![[r#"
                | A                     | B        | C
              1 | Délégation de l’Ouest |          |
              2 | Structure             | Présents |
              3 |                       | mai      | juin
              4 | CCAS & Mairie         | 1⍽234    |
        merged A1:C1 A2:A3 B2:C2
        hidden rows [4] columns 
        ! lignes-masquees rows: "4"
    "#]]);
    check("page-de-libreoffice.xls", expect![[r#"
                | A              | B | C
              1 | 1              | 4 | 5
              2 | dans un groupe |   |
    "#]]);
    check("classeur-xml-2003.xls", expect![[r#"
        [Présences]
                | A          | C           | D
              1 | COPIL 2022 |             |
              3 | CCAS       | @2022-05-06 | #12.5
        merged A1:B1
    "#]]);
}

#[test]
fn a_file_named_for_something_else_is_read_for_what_it_is() {
    check("nomme-xls.xls", expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
        ! fichier-mal-nomme extension: "xls", really: "xlsx"
    "#]]);
    check("nomme-xlsx.xlsx", expect![[r#"
        [Autre]
                | A
              1 | seule
        ! fichier-mal-nomme extension: "xlsx", really: "xls"
    "#]]);
    check("nomme-csv.csv", expect![[r#"
        [Feuille1]
                | A         | B  | C    | D
              1 | Structure | #1 | #1   | #1
              5 |           |    | CCAS |
              6 |           |    | CCAS |
        ! fichier-mal-nomme extension: "csv", really: "ods"
    "#]]);
    check("csv-nomme.xlsx", expect![[r#"
                | A         | B
              1 | Structure | Nombre
              2 | CCAS      | 3
        ! fichier-mal-nomme extension: "xlsx", really: "csv"
    "#]]);
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    check("vide.xlsx", expect![[r#"
        ! fichier-vide
    "#]]);
    check("classeur-sans-cellule.xlsx", expect![[r#"
        ! fichier-vide
    "#]]);
    check("tronque.xlsx", expect![[r#"
        ! fichier-tronque
    "#]]);
    check("tronque.xls", expect![[r#"
        ! fichier-tronque
    "#]]);
    check("tronque.ods", expect![[r#"
        ! fichier-tronque
    "#]]);
    check("protege.xlsx", expect![[r#"
        ! fichier-protege
    "#]]);
    check("protege.xls", expect![[r#"
        ! fichier-protege
    "#]]);
    check("protege.ods", expect![[r#"
        ! fichier-protege
    "#]]);
    check("document.xlsx", expect![[r#"
        ! fichier-illisible detail: "c’est un PDF"
    "#]]);
    check("document.xls", expect![[r#"
        ! fichier-illisible detail: "c’est un document Word"
    "#]]);
    check("table-coupee.ods", expect![[r#"
        ! fichier-illisible detail: "son contenu XML est abîmé"
    "#]]);
}

#[test]
fn a_sheet_that_cannot_be_read_leaves_the_others() {
    check("feuille-absente.xlsx", expect![[r#"
        ! T feuille-illisible detail: "une de ses parties manque"
    "#]]);
    check("xml-coupe.xlsx", expect![[r#"
        ! T feuille-illisible detail: "son contenu XML est abîmé"
    "#]]);
    check("texte-hors-de-la-table.xlsx", expect![[r#"
        ! T feuille-illisible detail: "une cellule ou une feuille y est mal décrite"
    "#]]);
    check("texte-hors-de-la-table.xls", expect![[r#"
        [Saine]
                | A
              1 | #7
        ! Feuil1 feuille-illisible detail: "une de ses cellules est mal décrite"
    "#]]);
    check("colonne-impossible.xlsx", expect![[r#"
        ! T fichier-trop-gros limit: Columns(16384)
    "#]]);
    check("colonne-impossible.xls", expect![[r#"
        [Saine]
                | A
              1 | #7
        ! Feuil1 fichier-trop-gros limit: Cells(16000000)
    "#]]);
    check("milliard-de-cellules.ods", expect![[r#"
        [Saine]
                | A
              1 | lue
        ! Feuille1 fichier-trop-gros limit: Cells(16000000)
    "#]]);
    check("milliards-d-espaces.ods", expect![[r#"
        ! Feuille1 A1 fichier-trop-gros limit: TextLength(32767)
    "#]]);
}

#[test]
fn a_lie_that_costs_nothing_is_forgiven_and_one_that_costs_memory_is_refused() {
    check("dimension-fausse.xlsx", expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | CCAS      | #1
              5 | Mairie    | #2
              6 | Total     | #3
    "#]]);
    check("trop-de-textes-annonces.xlsx", expect![[r#"
        ! fichier-suspect detail: "il annonce plus de textes qu’il n’en contient"
    "#]]);
    check("entites-xml.xlsx", expect![[r#"
        ! fichier-suspect detail: "il définit ses propres entités XML"
    "#]]);
    check("chemin-hors-du-classeur.xlsx", expect![[r#"
        ! fichier-suspect detail: "une de ses parties vise un autre dossier"
    "#]]);
    check("chaine-sans-fin.xls", expect![[r#"
        ! fichier-illisible detail: "son contenu est abîmé"
    "#]]);
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
    let letters = workbook(&format!("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>", "A".repeat(200_000_000)));
    assert!(letters.len() < 1 << 20);
    check_bytes("lettres.xlsx", &letters, expect![[r#"
        ! fichier-trop-gros limit: UnpackedBytes(67108864)
    "#]]);
    // Twenty million cells likewise.
    let cells = workbook(&format!("<worksheet><sheetData><row>{}</row></sheetData></worksheet>", "<c><v>1</v></c>".repeat(20_000_000)));
    check_bytes("cellules.xlsx", &cells, expect![[r#"
        ! fichier-trop-gros limit: UnpackedBytes(160084300)
    "#]]);
    // Within what may be unpacked, but in one text.
    let text = workbook(&format!("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>", "A".repeat(20_000_000)));
    check_bytes("texte.xlsx", &text, expect![[r#"
        ! fichier-suspect detail: "un texte y dépasse de loin ce qu’une cellule peut contenir"
    "#]]);
    // A near miss: the longest text that a cell may hold.
    let text = workbook(&format!("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>{}</t></is></c></row></sheetData></worksheet>", "A".repeat(32_767)));
    check_bytes("long.xlsx", &text, expect![[r#"
        [Feuil1]
                | A
              1 | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA… (32767 letters)
    "#]]);
}

#[test]
fn every_file_is_in_the_ledger_and_every_cell_of_a_grid_too() {
    let mut journal = Findings::default();
    let deliveries = discover::deliveries(&mut journal, &Settings::default(), &quirks()).unwrap();
    let reading = read::grids(&mut journal, &deliveries);
    let waiting = Fate::SetAside(SetAside::SheetNotRecognised);

    let named: BTreeSet<&str> = journal.ledger.sheets().map(|(file, _, _)| &**file).collect();
    assert_eq!(named, deliveries.iter().map(|delivery| &*delivery.file).collect());
    assert_eq!(reading.files.len(), deliveries.len());
    for (file, sheet, cells) in journal.ledger.sheets() {
        let grid = reading.grids.iter().find(|grid| grid.file == *file && grid.sheet == *sheet);
        let expected: BTreeSet<CellRef> = grid.map_or_else(BTreeSet::new, |grid| {
            grid.cells.iter().filter(|(_, raw)| *raw != Raw::EmptyText).map(|(cell, _)| *cell).collect()
        });
        assert_eq!(cells.keys().copied().collect::<BTreeSet<_>>(), expected, "{file} {sheet}");
        assert!(cells.values().all(|fate| *fate == waiting), "{file} {sheet}");
    }
    // Reading order, each cell once.
    for grid in &reading.grids {
        assert!(grid.cells.windows(2).all(|pair| pair[0].0 < pair[1].0), "{} {}", grid.file, grid.sheet);
    }
}

#[test]
fn our_reading_of_opendocument_agrees_with_calamine() {
    use calamine::{Data, Ods, Reader};
    let mut compared = 0;
    for name in ["meme-feuille.ods", "lignes-repetees.ods", "cellules-fusionnees.ods", "masques.ods", "paragraphes.ods", "formules-calculees.ods"] {
        let mut workbook: Ods<_> = calamine::open_workbook(quirks().join(name)).unwrap();
        for grid in read_one(&quirks().join(name)).1.grids {
            let range = workbook.worksheet_range(&grid.sheet).unwrap();
            let (row, column) = range.start().unwrap();
            let theirs: BTreeMap<CellRef, Data> = range
                .used_cells()
                .filter(|(_, _, value)| **value != Data::String(String::new()))
                .map(|(r, c, value)| (CellRef::new(row + r as u32 + 1, column + c as u32 + 1), value.clone()))
                .collect();
            assert_eq!(grid.cells.iter().map(|(cell, _)| *cell).collect::<Vec<_>>(), theirs.keys().copied().collect::<Vec<_>>());
            for (cell, raw) in &grid.cells {
                let same = match (raw, &theirs[cell]) {
                    (Raw::Text(text), Data::String(theirs)) => **text == *theirs,
                    (Raw::Number(number), Data::Float(theirs)) => number == theirs,
                    (Raw::Boolean(truth), Data::Float(theirs)) => f64::from(*truth) == *theirs,
                    (Raw::Date(date), Data::DateTimeIso(theirs)) => date.format("%Y-%m-%dT%H:%M:%S").to_string().starts_with(theirs.as_str()),
                    (Raw::Seconds(_), Data::DurationIso(_)) => true,
                    _ => false,
                };
                assert!(same, "{name} {cell}: {raw:?} and {:?}", theirs[cell]);
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "{compared} cells");
}

/// A small generator of numbers, the same everywhere (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

#[test]
fn no_damage_takes_the_reader_down() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance(2022);
    let mut deliveries = Vec::new();
    for entry in fs::read_dir(quirks()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let whole = fs::read(&path).unwrap();
        for turn in 0..6 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(8) {
                let at = chance.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.below(256) as u8;
                }
            }
            if turn % 3 == 2 {
                bytes.truncate(chance.below(bytes.len()));
            }
            let damaged = folder.path().join(format!("{turn}-{name}"));
            fs::write(&damaged, bytes).unwrap();
            deliveries.push(delivery(&damaged));
        }
    }
    let mut journal = Findings::default();
    let reading = read::grids(&mut journal, &deliveries);
    assert_eq!(reading.files.len(), deliveries.len());
    // A file that gives no grid says why.
    for delivery in &deliveries {
        let read = reading.grids.iter().any(|grid| grid.file == delivery.file);
        let told = journal.iter().any(|finding| finding.place.file == delivery.file);
        assert!(read || told, "{}", delivery.file);
    }
}

#[test]
fn the_inputs_folder_is_walked_and_what_is_not_delivered_is_told_or_meant() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "2022/copil.xlsx",
        "2022/Partenaires/ccas.CSV",
        "2022/.cache.csv",
        "2022/~$copil.xlsx",
        "2022/.~lock.copil.xlsx#",
        "2022/_brouillon.xlsx",
        "2022/_vieux/copil.xlsx",
        "2022/photo.jpg",
        "2022/sans extension",
        "2022/archives/vieux.xlsx",
        "Année 2021/émargement.ods",
        "LISEZMOI.txt",
        "LISEZMOI.md",
        "2022/commentaires.md",
        "observatoire.toml",
        "2022/observatoire.toml",
        "structures.xlsx",
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, b"x").unwrap();
    }
    let settings = Settings { ignorer: vec!["2022/Archives/**".to_owned()], ..Settings::default() };
    let mut journal = Findings::default();
    let found = discover::deliveries(&mut journal, &settings, folder.path()).unwrap();
    let found: Vec<String> = found.iter().map(|found| format!("{} {:?}", found.file, found.year)).collect();
    let told: Vec<String> = journal.iter().map(|finding| format!("{} {}", finding.place, finding.problem.code())).collect();
    assert_eq!(
        found,
        ["2022/Partenaires/ccas.CSV Some(2022)", "2022/copil.xlsx Some(2022)", "Année 2021/émargement.ods Some(2021)", "structures.xlsx None"]
    );
    assert_eq!(
        told,
        [
            "2022/observatoire.toml fichier-non-pris-en-charge",
            "2022/photo.jpg fichier-non-pris-en-charge",
            "2022/sans extension fichier-non-pris-en-charge"
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_folder_and_no_further() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.csv"), "a;b\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("2022/sous")).unwrap();
    fs::write(folder.path().join("2022/copil.csv"), "a;b\n").unwrap();
    symlink("copil.csv", folder.path().join("2022/lien.csv")).unwrap();
    symlink("..", folder.path().join("2022/sous/boucle")).unwrap();
    symlink("soi-meme.csv", folder.path().join("2022/soi-meme.csv")).unwrap();
    symlink(outside.path(), folder.path().join("2022/dehors")).unwrap();
    symlink(outside.path().join("secret.csv"), folder.path().join("2022/secret.csv")).unwrap();

    let mut journal = Findings::default();
    let found = discover::deliveries(&mut journal, &Settings::default(), folder.path()).unwrap();
    let found: Vec<&str> = found.iter().map(|found| &*found.file).collect();
    let told: Vec<String> = journal.iter().map(|finding| format!("{} {}", finding.place, finding.problem.code())).collect();
    assert_eq!(found, ["2022/copil.csv", "2022/lien.csv"]);
    assert_eq!(
        told,
        [
            "2022/dehors lien-hors-dossier",
            "2022/secret.csv lien-hors-dossier",
            "2022/soi-meme.csv lien-hors-dossier",
            "2022/sous/boucle dossier-illisible"
        ]
    );
}

#[test]
fn a_missing_folder_and_a_bad_glob_are_our_own_errors() {
    let mut journal = Findings::default();
    let missing = discover::deliveries(&mut journal, &Settings::default(), Path::new("/nulle/part")).unwrap_err();
    assert!(missing.to_string().contains("« /nulle/part »"), "{missing}");
    let settings = Settings { ignorer: vec!["[".to_owned()], ..Settings::default() };
    let glob = discover::deliveries(&mut journal, &settings, &quirks()).unwrap_err();
    assert!(glob.to_string().contains("« [ »"), "{glob}");
}
