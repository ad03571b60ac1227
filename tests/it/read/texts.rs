//! Text files: encodings, separators, quotes; and the `.xls` that are text, HTML or XML.

use super::{check, quirks, read_one};
use expect_test::expect;

#[test]
fn a_text_file_is_decoded_whatever_its_encoding() {
    let expected = read_one(&quirks().join("utf-8-avec-bom.csv")).1.grids.remove(0).cells;
    for name in ["utf-8-sans-bom.csv", "windows-1252.csv", "mac-roman.csv", "utf-16-le.txt", "utf-16-be-sans-bom.txt"] {
        assert_eq!(read_one(&quirks().join(name)).1.grids.remove(0).cells, expected, "{name}");
    }
    check(
        "windows-1252.csv",
        expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 €
        ! encodage-devine encoding: "Windows-1252"
    "#]],
    );
    check(
        "iso-8859-15.csv",
        expect![[r#"
                | A                | B     | C
              1 | Structure        | Œuvre | Coût
              2 | Le cœur de ville | n° 12 | 1234,50 €
        ! encodage-devine encoding: "ISO-8859-15"
    "#]],
    );
    check(
        "mac-roman.csv",
        expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 €
        ! encodage-devine encoding: "Mac Roman"
    "#]],
    );
    check(
        "encode-deux-fois.csv",
        expect![[r#"
                | A                   | B     | C
              1 | Structure           | Œuvre | Coût
              2 | L’étoile – « cœur » | n° 12 | 1 234,50 euros
        ! encodage-devine encoding: "UTF-8 encodé deux fois"
    "#]],
    );
}

#[test]
fn a_text_file_is_cut_into_fields() {
    check(
        "virgules.csv",
        expect![[r#"
                | A          | B               | C
              1 | date       | action          | structure
              2 | 2022-05-06 | SISM, ouverture | CCAS
    "#]],
    );
    check(
        "barres.txt",
        expect![[r#"
                | A              | B
              1 | Structure      | Nombre
              2 | CCAS           | 3
              3 | Mairie; annexe | 4
    "#]],
    );
    check(
        "virgules-decimales.csv",
        expect![[r#"
                | A            | B   | C
              1 | poste        | etp | part
              2 | coordination | 0,6 | 0,5
              3 | secrétariat  | 0,2 | 0,5
    "#]],
    );
    check(
        "titres-au-dessus.csv",
        expect![[r#"
                | A                                             | B   | C
              1 | Actions du CLSM, année 2022, version du 3 mai |     |
              2 | À jour, à relire                              |     |
              4 | Action                                        | Axe | Statut
              5 | SISM                                          | 1   | réalisée
              7 | Forum                                         | 2   | en cours
    "#]],
    );
    check(
        "une-seule-colonne.txt",
        expect![[r#"
                | A
              1 | Structures venues
              2 | Centre social, Poitiers
              3 | Mission locale
    "#]],
    );
    check(
        "sep-annonce.csv",
        expect![[r#"
                | A                  | B
              1 | Structure, service | Nombre
              2 | CCAS, accueil      | 3
    "#]],
    );
    check(
        "lignes-inegales.csv",
        expect![[r#"
                | A         | B   | C    | D       | E
              1 | Structure | mai | juin | juillet |
              2 | CCAS      | X   |      |         |
              3 | Mairie    | X   | E    | A       | de trop
    "#]],
    );
}

#[test]
fn quotes_mean_what_their_exporter_meant() {
    check(
        "lignes-dans-un-champ.csv",
        expect![[r#"
                | A         | B
              1 | Structure | Remarque
              2 | CCAS      | ligne 1⏎ligne 2 "citée";⏎⏎fin
              4 | Mairie    | ""
    "#]],
    );
    check(
        "limesurvey.csv",
        expect![[r#"
                | A  | B                   | C         | D         | E
              1 | id | submitdate          | Q1[SQ001] | Q1[SQ002] | Q2
              2 | 1  | 2022-05-06 10:00:00 | Y         | ""        |
              3 | 2  |                     |           |           | a;b
    "#]],
    );
    check(
        "guillemet-ouvert.csv",
        expect![[r#"
                | A         | B
              1 | Structure | Écran
              2 | CCAS      | "27 pouces
              3 | Mairie    | 24
    "#]],
    );
}

#[test]
fn an_xls_may_be_text_a_page_or_xml() {
    check(
        "texte-utf-16.xls",
        expect![[r#"
                | A          | B          | C
              1 | Formulaire | ""         | ""
              2 | N°         | Soumis     | Lieu
              3 | 1          | 06/05/2022 | Poitiers⏎Est
    "#]],
    );
    check(
        "page-web.xls",
        expect![[r#"
                    | A                     | B        | C
                  1 | Délégation de l’Ouest |          |
                  2 | Structure             | Présents |
                  3 |                       | mai      | juin
                  4 | CCAS & Mairie         | 1⍽234    |
            merged A1:C1 A2:A3 B2:C2
            hidden 4
            ! lignes-masquees rows: "4"
        "#]],
    );
    check(
        "page-de-libreoffice.xls",
        expect![[r#"
                | A              | B | C
              1 | 1              | 4 | 5
              2 | dans un groupe |   |
    "#]],
    );
    check(
        "classeur-xml-2003.xls",
        expect![[r#"
        [Présences]
                | A          | C           | D
              1 | COPIL 2022 |             |
              3 | CCAS       | @2022-05-06 | #12.5
        merged A1:B1
    "#]],
    );
}
