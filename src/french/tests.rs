//! What people read, checked sentence by sentence.

mod messages;

use super::*;
use crate::figure::Years;
use crate::period::{Grain, Period};
use crate::quantity::{Precision, Quantity};
use chrono::NaiveDate;

/// No-break spaces shown as `⍽`, narrow ones as `·`: a failing comparison would look identical otherwise.
fn visible(text: &str) -> String {
    text.replace(NO_BREAK, "⍽").replace(NARROW, "·")
}

#[test]
fn numbers() {
    let table = [
        (0.0, "0"),
        (-0.0, "0"),
        (7.0, "7"),
        (1234.5, "1·234,5"),
        (1_234_567.0, "1·234·567"),
        (0.6, "0,6"),
        (0.123_456, "0,1235"),
        (0.000_01, "0"),
        (-0.000_01, "0"),
        (-5.0, "−5"),
        (999.999_99, "1·000"),
        (35.5, "35,5"),
        (100_000.0, "100·000"),
        (1e15, "1·000·000·000·000·000"),
        (f64::NAN, "non connu"),
        (f64::INFINITY, "non connu"),
    ];
    for (value, shown) in table {
        assert_eq!(visible(&number(value)), shown, "{value}");
    }
    assert_eq!(visible(&number_with(1234.5, 2)), "1·234,50");
    assert_eq!(visible(&number_with(-0.04, 1)), "0,0");
    assert_eq!(visible(&number_with(2.5, 0)), "2");
}

#[test]
fn percentages() {
    let table = [
        (0.0, "0⍽%"),
        (0.384, "38⍽%"),
        (0.5, "50⍽%"),
        (1.0, "100⍽%"),
        (0.004, "<⍽1⍽%"),
        (0.997, ">⍽99⍽%"),
        (0.994, "99⍽%"),
        (1.2, "120⍽%"),
    ];
    for (ratio, shown) in table {
        assert_eq!(visible(&percent(ratio)), shown, "{ratio}");
    }
    assert_eq!(visible(&percent_with(0.384, 1)), "38,4⍽%");
}

#[test]
fn quantities_and_counts() {
    let table = [
        (Precision::Exact, "40", "40 personnes"),
        (Precision::About, "environ 40", "environ 40 personnes"),
        (Precision::AtMost, "au plus 40", "au plus 40 personnes"),
        (Precision::AtLeast, "au moins 40", "au moins 40 personnes"),
    ];
    for (precision, shown, with_unit) in table {
        assert_eq!(quantity(Quantity::new(40.0, precision)), shown);
        assert_eq!(counted(Quantity::new(40.0, precision), "personne", "personnes"), with_unit);
    }
    for (value, word) in
        [(0.0, "structure"), (1.0, "structure"), (1.5, "structure"), (2.0, "structures"), (-1.0, "structure"), (74.0, "structures")]
    {
        assert_eq!(plural(value, "structure", "structures"), word, "{value}");
    }
    assert_eq!(count(0, "structure", "structures"), "0 structure");
    assert_eq!(count(1, "structure", "structures"), "1 structure");
    assert_eq!(visible(&count(1200, "structure", "structures")), "1·200 structures");
    assert_eq!(visible(&euros(1200.0)), "1·200⍽€");
    assert_eq!(visible(&euros(3450.5)), "3·450,50⍽€");
    assert_eq!(visible(&euros(0.001)), "0⍽€");
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn dates() {
    let days = |first, last| Period::days(first, last);
    let coarse = |first, last, grain| Period { first, last, grain };
    let table = [
        (Period::day(day(2022, 5, 6)), "6 mai 2022"),
        (Period::day(day(2022, 6, 1)), "1er juin 2022"),
        (days(day(2022, 11, 17), day(2022, 11, 18)), "17 et 18 novembre 2022"),
        (days(day(2022, 10, 10), day(2022, 10, 23)), "du 10 au 23 octobre 2022"),
        (days(day(2022, 11, 30), day(2022, 12, 2)), "du 30 novembre au 2 décembre 2022"),
        (days(day(2022, 12, 30), day(2023, 1, 1)), "du 30 décembre 2022 au 1er janvier 2023"),
        (Period::month(2022, 8).unwrap(), "août 2022"),
        (Period::quarter(2022, 1).unwrap(), "1er trimestre 2022"),
        (Period::quarter(2022, 2).unwrap(), "2e trimestre 2022"),
        (Period::year(2022).unwrap(), "2022"),
        (coarse(day(2022, 5, 1), day(2022, 6, 30), Grain::Quarter), "de mai à juin 2022"),
        (coarse(day(2022, 8, 1), day(2022, 12, 31), Grain::Year), "d’août à décembre 2022"),
    ];
    for (period, shown) in table {
        assert_eq!(super::period(&period), shown);
    }
    assert_eq!(years(Years::one(2022)), "2022");
    assert_eq!(years(Years { first: 2019, last: 2022 }), "2019-2022");
    assert_eq!(month(2022, 13), "mois inconnu 2022");
}

#[test]
fn ends() {
    let table = [
        (Period::day(day(2024, 5, 8)), "jusqu’au 8 mai 2024"),
        (Period::days(day(2024, 10, 14), day(2024, 10, 15)), "jusqu’au 15 octobre 2024"),
        (Period::month(2022, 8).unwrap(), "jusqu’en août 2022"),
        (Period::quarter(2022, 2).unwrap(), "jusqu’au 2e trimestre 2022"),
        (Period::year(2022).unwrap(), "jusqu’en 2022"),
        (Period { first: day(2022, 7, 1), last: day(2022, 12, 31), grain: Grain::Year }, "jusqu’en décembre 2022"),
    ];
    for (end, shown) in table {
        assert_eq!(until(&end), shown);
    }
}

#[test]
fn lists_and_elisions() {
    assert_eq!(list::<&str>(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a et b");
    assert_eq!(list(&["a", "b", "c"]), "a, b et c");
    let table = [
        ("Poitiers", "de Poitiers"),
        ("Angers", "d’Angers"),
        ("Évry", "d’Évry"),
        ("hôpital", "d’hôpital"),
        ("habitants", "d’habitants"),
        ("handicap", "de handicap"),
        ("Haute-Savoie", "de Haute-Savoie"),
        ("onze", "de onze"),
        ("yoga", "de yoga"),
        ("Yvelines", "d’Yvelines"),
        ("œuvres", "d’œuvres"),
        ("", "de "),
    ];
    for (word, shown) in table {
        assert_eq!(of(word), shown);
    }
    assert_eq!(visible(&typeset("« Oui » ? 50 % : non ; 3 €")), "«⍽Oui⍽»⍽? 50⍽%⍽: non⍽; 3⍽€");
}

#[test]
fn quotations_are_short_clean_and_say_nothing_of_a_person() {
    let table = [
        ("douzaines", "«⍽douzaines⍽»"),
        ("  deux\n mots ", "«⍽deux mots⍽»"),
        ("a\u{7}b\u{202e}c\u{200b}d\u{feff}e\u{0}", "«⍽abcde⍽»"),
        ("", "«⍽⍽»"),
        ("écrire à a.b@ville.fr", "«⍽écrire à [donnée personnelle]⍽»"),
        ("Mme Durand, 06 12 34 56 78", "«⍽[donnée personnelle], [donnée personnelle]⍽»"),
        (
            "Ville de Châtellerault - Communauté d'agglomération du Grand Châtelleraudais",
            "«⍽Ville de Châtellerault - Communauté d'agglomération du…⍽»",
        ),
    ];
    for (text, shown) in table {
        assert_eq!(visible(&quote(text)), shown);
    }
    assert_eq!(visible(&quote(&"é".repeat(200))), format!("«⍽{}…⍽»", "é".repeat(59)));
    // Cut first, the telephone number would be one no longer, and nine figures of it would show.
    let long = format!("{} 06 12 34 56 78", "mot ".repeat(13));
    assert!(!quote(&long).contains("06 12"), "{}", quote(&long));
}

#[test]
fn the_order_is_that_of_a_dictionary() {
    let sorted = [
        "Action sociale",
        "Axe 2",
        "Axe 10",
        "Cadre de vie",
        "cote",
        "côte",
        "coté",
        "côté",
        "Culture",
        "Éducation",
        "élan",
        "Elle",
        "Élus",
        "ému",
        "Habitants",
        "œuvre",
        "ouvert",
        "Santé",
        "Sécurité",
        "Vie professionnelle",
    ];
    let mut shuffled = sorted;
    shuffled.reverse();
    shuffled.sort_by(|left, right| compare(left, right));
    assert_eq!(shuffled, sorted);
    assert_ne!(compare("Sante", "Santé"), std::cmp::Ordering::Equal);
}
