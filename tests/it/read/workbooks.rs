//! Workbooks: where cells stand, what they hold, what is hidden or merged, whichever program wrote them.

use super::{check, quirks, read_one};
use expect_test::expect;
use observatoire::place::CellRef;
use observatoire::read::Raw;
use std::collections::BTreeMap;

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
    check(
        "meme-feuille.ods",
        expect![[r#"
            [Présences]
                    | B                       | C                    | D        | E       | F        | G        | H      | I
                  2 | Comité de pilotage 2022 |                      |          |         |          |          |        |
                  4 | Structure               | Date                 | Présents | Part    | Durée    | Heure    | Invité | Note
                  5 | CCAS                    | @2022-05-06          | #12      | #25.7 % | ~95400 s | ~30600 s | ?true  | a⏎b
                  6 | ·Ville de⍽Poitiers·     | @2022-05-06 15:09:26 | #1234.5  | #100 %  | ~5400 s  | ~61200 s | ?false | 007
                  7 | Œuvre & Cie <CHHL>      | @1999-12-31          | #-3      | #0 %    |          |          |        | =pas une formule
                  9 | Total                   |                      | #1243.5  |         |          |          |        |
            merged B2:D2 B9:B10
            hidden 6 E
            [Listes]
                    | A
                  1 | Santé
            hidden sheet
            ! Listes feuille-masquee
            ! Présences lignes-masquees rows: "6"
            ! Présences colonnes-masquees columns: "E"
        "#]],
    );
}

#[test]
fn what_a_mac_adds_to_an_archive_is_no_part_of_the_workbook() {
    let cells = |name: &str| read_one(&quirks().join(name)).1.grids.into_iter().map(|grid| grid.cells).collect::<Vec<_>>();
    let known = cells("tableau-decale.xlsx");
    assert_eq!(known.len(), 1);
    assert_eq!(cells("archive-par-un-mac.xlsx"), known);
}

#[test]
fn cells_stand_where_the_screen_shows_them() {
    check(
        "tableau-decale.xlsx",
        expect![[r#"
        [Feuil1]
                | C         | D      | F
              5 | Structure | Nombre |
              6 | CCAS      | #3     |
              9 |           |        | fin
    "#]],
    );
    check(
        "sans-adresses.xlsx",
        expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
    "#]],
    );
    check(
        "lignes-repetees.ods",
        expect![[r#"
        [Feuille1]
                | A         | B  | C    | D
              1 | Structure | #1 | #1   | #1
              5 |           |    | CCAS |
              6 |           |    | CCAS |
    "#]],
    );
    check(
        "premiere-feuille-vide.xls",
        expect![[r#"
        [Autre]
                | A
              1 | seule
    "#]],
    );
    check(
        "deux-fois-la-meme-cellule.xlsx",
        expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | #1        |
              5 | Mairie    | #2
              6 | Total     | #3
    "#]],
    );
}

#[test]
fn a_cell_at_the_other_end_of_the_sheet_costs_nothing() {
    for name in ["cellule-a-l-autre-bout.xlsx", "cellule-a-l-autre-bout.ods", "cellule-a-l-autre-bout.xls"] {
        let (_, reading) = read_one(&quirks().join(name));
        let [grid] = reading.grids.as_slice() else { panic!("{name}: one sheet") };
        let last = if name.ends_with("xls") { CellRef::new(65_536, 256) } else { CellRef::new(1_048_576, 16_384) };
        let cells: Vec<CellRef> = grid.cells.iter().map(|(cell, _)| cell).collect();
        assert_eq!(cells, [CellRef::new(1, 1), last], "{name}");
    }
}

#[test]
fn values_keep_their_type() {
    check(
        "types.xls",
        expect![[r#"
            [Données]
                    | B                | C        | D        | E       | F                   | G
                  2 | Comité technique |          |          |         |                     |
                  3 | Éléonore         | #7       | #2.5     | ?true   | ·Ville de⍽Poitiers· | #100000000000
                  4 | @2022-05-06      | ~95400 s | ~30600 s | #25.7 % | #0                  | !#N/A
            merged B2:D2
        "#]],
    );
    check(
        "formats-de-nombre.xlsx",
        expect![[r#"
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
    "#]],
    );
    check(
        "calendrier-1904.xlsx",
        expect![[r#"
        [Feuil1]
                | A
              1 | @2022-05-06
              2 | @2022-05-06 12:00:00
    "#]],
    );
    check(
        "calendrier-1904.xls",
        expect![[r#"
        [Données]
                | A
              1 | @2022-05-06
    "#]],
    );
    check(
        "cellules-en-erreur.ods",
        expect![[r#"
        [Feuil1]
                | A        | B
              1 | !#N/A    | texte qui cite #N/A
              2 | !#DIV/0! |
              3 | !#REF!  |
              4 | !#NAME?  |
              5 | !#VALUE! |
              6 | !#NUM!  |
              7 | !#NULL! |
    "#]],
    );
}

#[test]
fn texts_are_kept_as_written() {
    check(
        "espaces-insecables.xlsx",
        expect![[r#"
        [Feuil1]
                | A             | B
              1 |               | #1
              2 |               | #2
              3 |               | #3
              4 |               | #4
              5 | ⍽12⎵345⍽      | #5
              6 | fin⍽: « oui » | #6
    "#]],
    );
    check(
        "textes-dans-les-cellules.xlsx",
        expect![[r#"
        [Feuil1]
                | A         | B              | C   | D
              1 | Structure | ·avec espaces· | a⏎b | CCAS & Mairie
    "#]],
    );
    check(
        "texte-riche.xlsx",
        expect![[r#"
        [Feuil1]
                | A
              1 | Centre hospitalier Laborit
              2 | lien
              4 | ?true
    "#]],
    );
    check(
        "texte-au-plus-long.xlsx",
        expect![[r#"
        [Feuil1]
                | A
              1 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… (32767 letters)
              2 | àààààààààààààààààààààààààààààààààààààààààààààààààààààààààààà… (100 letters)
    "#]],
    );
    check(
        "paragraphes.ods",
        expect![[r#"
        [Feuille1]
                | A                                            | C
              1 | Centre   hospitalier⇥lien⏎suite & fin⏎second | x
    "#]],
    );
    check(
        "mis-en-page.ods",
        expect![[r#"
        [Feuille1]
                | A                                            | C
              1 | Centre   hospitalier⇥lien⏎suite & fin⏎second | x
    "#]],
    );
}

#[test]
fn texts_of_old_workbooks_have_their_letters() {
    check(
        "excel-5.xls",
        expect![[r#"
        [Présences]
                | A              | B
              1 | Éléonore – été | #3.5
              3 | CCAS           |
    "#]],
    );
    check(
        "sans-conteneur.xls",
        expect![[r#"
                | A              | B
              1 | Éléonore – été | #3.5
              3 | CCAS           |
    "#]],
    );
    let of = |name: &str| read_one(&quirks().join(name)).1.grids.remove(0).cells;
    assert_eq!(of("page-de-code-annoncee.xls"), of("types.xls"));
    let long = of("table-des-textes-en-morceaux.xls");
    assert_eq!(long.len(), 60);
    assert!(long.iter().zip(0..).all(|((_, raw), row)| *raw == Raw::Text(format!("réponse {row} {}", "é".repeat(200)).into())));
}

#[test]
fn merged_cells_are_known_in_every_format() {
    check(
        "cellules-fusionnees.ods",
        expect![[r#"
        [Feuille1]
                | A         | B   | C    | D
              1 | Présences |     |      | Note
              2 | Structure | mai | juin |
              3 |           | X   | E    |
              4 | de même   |     |      |
              5 | de même   |     |      |
        merged A1:C1 A2:A3 A4:B4 A5:B5
    "#]],
    );
}

#[test]
fn what_is_hidden_is_read_and_told() {
    check(
        "feuilles-masquees.xlsx",
        expect![[r#"
            [Feuil1]
                    | A
                  1 | secret
                  2 | public
            [Masquée]
                    | A
                  1 | secret
            hidden sheet
            [Très masquée]
                    | A
                  1 | secret
            hidden sheet
            ! Masquée feuille-masquee
            ! Très masquée feuille-masquee
        "#]],
    );
    check(
        "masques.ods",
        expect![[r#"
            [Visible]
                    | A              | B  | C  | D  | E
                  1 | #1             | #2 | #3 | #4 | #5
                  2 | #1             |    |    |    |
                  3 | #1             |    |    |    |
                  4 | dans un groupe |    |    |    |
            hidden 2 3 B C
            [Masquée]
                    | A
                  1 | secret
            hidden sheet
            ! Masquée feuille-masquee
            ! Visible lignes-masquees rows: "2-3"
            ! Visible colonnes-masquees columns: "B-C"
        "#]],
    );
    let layout = |name: &str| read_one(&quirks().join(name)).1.grids.remove(0).hidden;
    let expected = layout("lignes-et-colonnes-masquees.xlsx");
    assert_eq!((expected.rows.as_slice(), expected.columns.as_slice()), ([2, 4, 5, 6].as_slice(), [2, 4, 5].as_slice()));
    assert_eq!(layout("masques.xls"), expected);
    assert_eq!(layout("elements-a-prefixe.xlsx"), expected);
}

#[test]
fn a_formula_that_nothing_has_calculated_is_no_number() {
    check(
        "formules-sans-resultat.xlsx",
        expect![[r#"
        [Feuil1]
                | A         | B        | C
              1 | Structure | Présents | Somme
              2 | CCAS      | #3       |
              3 | Mairie    | #4       |
        ! Feuil1 formules-non-calculees count: 2
    "#]],
    );
    check(
        "formules-a-zero.xlsx",
        expect![[r#"
            [Feuil1]
                    | A         | B        | C     | D
                  1 | Structure | Présents | Somme | Connue
                  2 | CCAS      | #0       |       | #12
            ! Feuil1 formules-non-calculees count: 1
        "#]],
    );
    check(
        "formules-sans-resultat.xls",
        expect![[r#"
        [Données]
                | A
              1 | #3
        ! Données formules-non-calculees count: 2
    "#]],
    );
    check(
        "formules.ods",
        expect![[r#"
        [Feuille1]
                | A  | C  | D         | E        | F   | G
              1 | #3 | #4 | !#DIV/0 ! | !Err:508 | oui | Err:508 est un code
        ! Feuille1 formules-non-calculees count: 1
    "#]],
    );
    check(
        "formules-calculees.ods",
        expect![[r#"
        [Feuil1]
                | A         | B        | C
              1 | Structure | Présents | Somme
              2 | CCAS      | #3       | #4
              3 | Mairie    | #4       | #5
    "#]],
    );
    check(
        "formules-par-libreoffice.xlsx",
        expect![[r#"
        [Feuille1]
                | A  | B  | C  | D        | E       | F   | G
              1 | #3 | #4 | #4 | #DIV/0 ! | !#NAME? | oui | Err:508 est un code
    "#]],
    );
}

#[test]
fn only_sheets_with_cells_of_this_file_are_read() {
    check(
        "feuille-de-graphique.xlsx",
        expect![[r#"
        [Données]
                | A
              1 | #1
              2 | #2
              3 | #3
    "#]],
    );
    check(
        "lien-vers-un-autre-fichier.ods",
        expect![[r#"
        [Feuille1]
                | A
              1 | ici
    "#]],
    );
    check(
        "tableau-avec-totaux.xlsx",
        expect![[r#"
        [T]
                | B         | C
              3 | Structure | Nombre
              4 | CCAS      | #1
              5 | Mairie    | #2
              6 | Total     | #3
    "#]],
    );
}

#[test]
fn our_reading_of_opendocument_agrees_with_calamine() {
    use calamine::{Data, Ods, Reader};
    let mut compared = 0;
    for name in
        ["meme-feuille.ods", "lignes-repetees.ods", "cellules-fusionnees.ods", "masques.ods", "paragraphes.ods", "formules-calculees.ods"]
    {
        let mut workbook: Ods<_> = calamine::open_workbook(quirks().join(name)).unwrap();
        for grid in read_one(&quirks().join(name)).1.grids {
            let range = workbook.worksheet_range(&grid.sheet).unwrap();
            let (row, column) = range.start().unwrap();
            let theirs: BTreeMap<CellRef, Data> = range
                .used_cells()
                .filter(|(_, _, value)| **value != Data::String(String::new()))
                .map(|(r, c, value)| (CellRef::new(row + r as u32 + 1, column + c as u32 + 1), value.clone()))
                .collect();
            assert_eq!(grid.cells.iter().map(|(cell, _)| cell).collect::<Vec<_>>(), theirs.keys().copied().collect::<Vec<_>>());
            for (cell, raw) in grid.cells.iter() {
                let same = match (raw, &theirs[&cell]) {
                    (Raw::Text(text), Data::String(theirs)) => **text == *theirs,
                    (Raw::Number(number), Data::Float(theirs)) => number == theirs,
                    (Raw::Percent(shown), Data::Float(theirs)) => (shown - theirs * 100.0).abs() < 1e-9,
                    (Raw::Boolean(truth), Data::Float(theirs)) => f64::from(*truth) == *theirs,
                    (Raw::Date(date), Data::DateTimeIso(theirs)) => {
                        date.format("%Y-%m-%dT%H:%M:%S").to_string().starts_with(theirs.as_str())
                    }
                    (Raw::Seconds(_), Data::DurationIso(_)) => true,
                    _ => false,
                };
                assert!(same, "{name} {cell}: {raw:?} and {:?}", theirs[&cell]);
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "{compared} cells");
}
