//! Quantities as partners write them.

use super::*;
use crate::quantity::Precision::{self, About, AtLeast, AtMost, Exact};

fn written(text: &str) -> Raw {
    Raw::Text(text.into())
}

fn check(table: &[(&str, f64, Precision)], read: impl Fn(&Raw) -> Reading<Quantity>) {
    for (text, value, precision) in table {
        assert_eq!(read(&written(text)), Reading::Value(Quantity::new(*value, *precision)), "« {text} »");
    }
}

fn counted(raw: &Raw) -> Reading<Quantity> {
    quantity(raw).map(|measure| measure.quantity)
}

#[test]
fn exact_quantities() {
    check(
        &[
            ("40", 40.0, Exact),
            (" 40 ", 40.0, Exact),
            ("1 234,5", 1234.5, Exact),
            ("1\u{a0}234,5", 1234.5, Exact),
            ("1\u{202f}234,5", 1234.5, Exact),
            ("1\u{2009}234\u{2009}567", 1_234_567.0, Exact),
            ("1.234,5", 1234.5, Exact),
            ("1234.5", 1234.5, Exact),
            ("1'234", 1234.0, Exact),
            ("1’234", 1234.0, Exact),
            ("0", 0.0, Exact),
            ("aucun", 0.0, Exact),
            ("Aucune", 0.0, Exact),
            ("AUCUN PARTICIPANT", 0.0, Exact),
            ("pas de candidat", 0.0, Exact),
            ("Il n'y a pas de coût supplémentaire : temps de travail des agents", 0.0, Exact),
            ("néant", 0.0, Exact),
            ("Néant.", 0.0, Exact),
            ("zéro", 0.0, Exact),
            ("douze", 12.0, Exact),
            ("Vingt et un", 21.0, Exact),
            ("deux cents", 200.0, Exact),
            ("seize", 16.0, Exact),
            ("une personne", 1.0, Exact),
            ("deux séances", 2.0, Exact),
            ("Seize participants", 16.0, Exact),
            ("12 personnes", 12.0, Exact),
            ("12 pers.", 12.0, Exact),
            ("12pers", 12.0, Exact),
            ("12 agents du CCAS", 12.0, Exact),
            ("25 jeunes et parents", 25.0, Exact),
            ("16 places.", 16.0, Exact),
            ("2 jours", 2.0, Exact),
            ("12*", 12.0, Exact),
            ("12²", 12.0, Exact),
            ("= 12", 12.0, Exact),
            ("Total : 12", 12.0, Exact),
            ("n = 12", 12.0, Exact),
            ("12;", 12.0, Exact),
            ("40 (SISM)", 40.0, Exact),
            ("16 (structures d'insertion, PLIE)", 16.0, Exact),
            ("11 (le 3 mai)", 11.0, Exact),
            ("8 + 3", 11.0, Exact),
            ("7 Ekidom + 3 médiathèque", 10.0, Exact),
            ("-5", -5.0, Exact),
            ("−5", -5.0, Exact),
            ("4０", 40.0, Exact),
        ],
        counted,
    );
}

#[test]
fn euros() {
    check(
        &[
            ("1 200 €", 1200.0, Exact),
            ("1200€", 1200.0, Exact),
            ("1 200,00 €", 1200.0, Exact),
            ("3 450,5", 3450.5, Exact),
            ("1.200 €", 1200.0, Exact),
            ("1200 euros", 1200.0, Exact),
            ("1 200 EUR", 1200.0, Exact),
            ("1 200 € TTC", 1200.0, Exact),
            ("3,5 k€", 3500.0, Exact),
            ("3.5 K€", 3500.0, Exact),
            ("12 k€", 12000.0, Exact),
            ("12 mille euros", 12000.0, Exact),
            ("1,2 M€", 1_200_000.0, Exact),
            ("environ 3 000 €", 3000.0, About),
            ("1 200 € (dont 500 € ARS)", 1200.0, Exact),
            ("moins de 500 €", 500.0, AtMost),
        ],
        counted,
    );
}

#[test]
fn approximate_quantities() {
    check(
        &[
            ("env. 40", 40.0, About),
            ("env 40", 40.0, About),
            ("ENV.40", 40.0, About),
            ("environ 40", 40.0, About),
            ("Environ 40 personnes", 40.0, About),
            ("~40", 40.0, About),
            ("~ 40", 40.0, About),
            ("≈40", 40.0, About),
            ("±40", 40.0, About),
            ("+/- 40", 40.0, About),
            ("40 +/-", 40.0, About),
            ("40 env", 40.0, About),
            ("40 env.", 40.0, About),
            ("40env", 40.0, About),
            ("40 environ", 40.0, About),
            ("40 personnes environ", 40.0, About),
            ("40 (environ)", 40.0, About),
            ("40 (env.)", 40.0, About),
            ("40 ?", 40.0, About),
            ("40 (?)", 40.0, About),
            ("approx. 40", 40.0, About),
            ("à peu près 40", 40.0, About),
            ("autour de 40", 40.0, About),
            ("de l'ordre de 40", 40.0, About),
            ("près de 40", 40.0, About),
            ("presque 40", 40.0, About),
            ("quelque 40 personnes", 40.0, About),
            ("une quarantaine", 40.0, About),
            ("Une quarantaine de personnes", 40.0, About),
            ("une quarantaine d’habitants", 40.0, About),
            ("une vingtaine", 20.0, About),
            ("une petite vingtaine", 20.0, About),
            ("une centaine", 100.0, About),
            ("une bonne centaine d'élèves", 100.0, About),
            ("une cinquantaine", 50.0, About),
            ("deux douzaines", 24.0, About),
            ("3 dizaines", 30.0, About),
            ("1 millier", 1000.0, About),
            ("environ une trentaine", 30.0, About),
            ("30 à 40", 35.0, About),
            ("30-40", 35.0, About),
            ("30 - 40", 35.0, About),
            ("30–40 personnes", 35.0, About),
            ("entre 30 et 40", 35.0, About),
            ("de 30 à 40 personnes", 35.0, About),
            ("3 ou 4", 3.5, About),
            ("entre douze et quinze", 13.5, About),
            ("douze à quinze personnes", 13.5, About),
            ("douze - quinze", 13.5, About),
            ("douze environ", 12.0, About),
            ("1 000 à 1 200", 1100.0, About),
            ("30-40 env.", 35.0, About),
        ],
        counted,
    );
}

#[test]
fn bounds() {
    check(
        &[
            ("plus de 700", 700.0, AtLeast),
            ("Plus de 700 personnes", 700.0, AtLeast),
            ("PLUS DE 700", 700.0, AtLeast),
            ("> 700", 700.0, AtLeast),
            (">700", 700.0, AtLeast),
            ("≥ 12", 12.0, AtLeast),
            (">= 12", 12.0, AtLeast),
            ("+ de 30", 30.0, AtLeast),
            ("+ de 30 partenaires", 30.0, AtLeast),
            ("+700", 700.0, AtLeast),
            ("700+", 700.0, AtLeast),
            ("700 et plus", 700.0, AtLeast),
            ("700 ou plus", 700.0, AtLeast),
            ("700 personnes et plus", 700.0, AtLeast),
            ("au moins 12", 12.0, AtLeast),
            ("12 au moins", 12.0, AtLeast),
            ("12 minimum", 12.0, AtLeast),
            ("minimum 12", 12.0, AtLeast),
            ("min. 12", 12.0, AtLeast),
            ("mini 12", 12.0, AtLeast),
            ("12 (minimum)", 12.0, AtLeast),
            ("pas moins de 12", 12.0, AtLeast),
            ("plus d'une centaine", 100.0, AtLeast),
            ("plus d’une centaine de personnes", 100.0, AtLeast),
            ("un peu plus de 40", 40.0, AtLeast),
            ("moins de 10", 10.0, AtMost),
            ("< 10", 10.0, AtMost),
            ("<= 10", 10.0, AtMost),
            ("≤ 10", 10.0, AtMost),
            ("- de 10", 10.0, AtMost),
            ("moins d'une dizaine", 10.0, AtMost),
            ("au plus 10", 10.0, AtMost),
            ("10 au plus", 10.0, AtMost),
            ("maximum 10", 10.0, AtMost),
            ("10 max", 10.0, AtMost),
            ("max. 10", 10.0, AtMost),
            ("jusqu'à 10", 10.0, AtMost),
            ("pas plus de 10", 10.0, AtMost),
        ],
        counted,
    );
}

#[test]
fn not_known_is_not_zero() {
    for text in ["NC", "n.c.", "NSP", "?", "-", "/", "ND", "non communiqué", "inconnu", "à préciser", "à venir"] {
        assert_eq!(quantity(&written(text)), Reading::Unknown, "« {text} »");
    }
    for text in ["", "  ", "\u{a0}\n"] {
        assert_eq!(quantity(&written(text)), Reading::Blank, "« {text} »");
    }
}

#[test]
fn what_is_no_quantity_is_refused_rather_than_guessed() {
    let refused = [
        "douzaines",
        "beaucoup",
        "quelques dizaines",
        "plusieurs",
        "12/15",
        "14-",
        "12 sur 15",
        "12 par séance",
        "3 à 4 fois par an",
        "1,234",
        "10 %",
        "6.5.22",
        "06/05/2022",
        "6 mai",
        "12 mai 2022",
        "40-30",
        "12 3",
        "1e",
        "14h30",
        "14 h",
        "deux à trois cents",
        "oui",
        "x",
        "#N/A!",
        "12 x 3",
        "2022-2023",
        "12 ; 13",
        "12 et 15",
        "8 femmes, 4 hommes",
        "deux trois",
        "1 2 3 4",
        "∞",
        "NaN",
        "inf",
        "12345678901234567890",
        "Mme",
        "12 ans",
        "(12)",
        "Un chez soi d’abord",
        "UN CHEZ SOI D'ABORD",
        "Deux Rives",
        "Quatre-Vents",
        "Sept Sources",
        "N°",
        "une action sur deux",
    ];
    for text in refused {
        assert_eq!(quantity(&written(text)), Reading::Unreadable(text.into()), "« {text} »");
    }
}

#[test]
fn numbers_of_any_kind() {
    check(
        &[
            ("12,5", 12.5, Exact),
            ("12,5 %", 12.5, Exact),
            ("-3,2", -3.2, Exact),
            ("+3,2 %", 3.2, Exact),
            ("1,234", 1.234, Exact),
            ("1.234", 1.234, Exact),
            ("0,6", 0.6, Exact),
            ("0.6 ETP", 0.6, Exact),
            ("29,7 pour 100 000 habitants", 29.7, Exact),
            ("environ 80 %", 80.0, About),
            ("≥ 80 %", 80.0, AtLeast),
            ("1 250 000", 1_250_000.0, Exact),
        ],
        number,
    );
    assert_eq!(number(&Raw::Number(-2.5)), Reading::Value(Quantity::exact(-2.5)));
}

#[test]
fn spreadsheet_cells_of_other_kinds() {
    assert_eq!(counted(&Raw::Number(40.0)), Reading::Value(Quantity::exact(40.0)));
    assert_eq!(quantity(&Raw::EmptyText), Reading::Blank);
    assert_eq!(quantity(&Raw::Boolean(true)), Reading::Unreadable("VRAI".into()));
    assert_eq!(quantity(&Raw::Error("#REF!".into())), Reading::Unreadable("#REF!".into()));
    assert_eq!(quantity(&Raw::Number(f64::NAN)), Reading::Unreadable("NaN".into()));
}

fn parts(text: &str) -> Option<Parts> {
    quantity(&written(text)).value().and_then(|measure| measure.parts)
}

#[test]
fn parts_are_read_with_the_total() {
    use Parts::{Among, Whole};
    let table = [
        ("11 (8 Habitat de la Vienne, 1 médiathèque, 1 CART, 1 Mission locale)", Some(Whole(vec![8.0, 1.0, 1.0, 1.0]))),
        ("10 participants (7 Ekidom, 3 médiathèque)", Some(Whole(vec![7.0, 3.0]))),
        ("12 (8F/4H)", Some(Whole(vec![8.0, 4.0]))),
        ("12 (8 femmes et 4 hommes)", Some(Whole(vec![8.0, 4.0]))),
        ("10 (Ekidom : 7, médiathèque : 3)", Some(Whole(vec![7.0, 3.0]))),
        ("10 [7 + 3]", Some(Whole(vec![7.0, 3.0]))),
        ("11 : 8 Habitat, 3 médiathèque", Some(Whole(vec![8.0, 3.0]))),
        ("12 (dont 3 usagers)", Some(Among(vec![3.0]))),
        ("12 dont 3 usagers", Some(Among(vec![3.0]))),
        ("12 personnes, dont trois usagers", Some(Among(vec![3.0]))),
        ("12 (dont 3 usagers et 2 aidants)", Some(Among(vec![3.0, 2.0]))),
        ("12 (3 usagers)", Some(Among(vec![3.0]))),
        ("12 (dont 3 usagers", Some(Among(vec![3.0]))),
        ("1 200 € (dont 500,50 € ARS)", Some(Among(vec![500.5]))),
        ("16 (structures d'insertion, PLIE)", None),
        ("12 (le 3 mai)", None),
        ("12 (10 %)", None),
        ("40 (14 h)", None),
        ("12", None),
    ];
    for (text, expected) in table {
        assert_eq!(parts(text), expected, "« {text} »");
    }
}

#[test]
fn parts_are_compared_with_the_total() {
    let disagreement = |text: &str| quantity(&written(text)).value().and_then(|measure| measure.disagreement());
    assert_eq!(disagreement("11 (8 Habitat, 1 médiathèque, 1 CART, 1 Mission locale)"), None);
    assert_eq!(disagreement("11 (8 Habitat, 1 médiathèque, 1 CART)"), Some(("11".into(), "8 + 1 + 1".into())));
    assert_eq!(disagreement("12 (dont 3 usagers)"), None);
    assert_eq!(disagreement("12 (dont 15 usagers)"), Some(("12".into(), "dont 15".into())));
    assert_eq!(disagreement("environ 12 (8 F, 5 H)"), None);
    assert_eq!(disagreement("plus de 12 (8 F, 9 H)"), None);
    assert_eq!(disagreement("au plus 12 (8 F, 9 H)"), Some(("12".into(), "8 + 9".into())));
}
