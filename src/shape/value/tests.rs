//! What holds for any cell: no panic, nothing invented, and what we print ourselves is read back.

use super::*;
use crate::french;
use crate::period::Period;
use crate::quantity::{Precision, Quantity};
use crate::read::Raw;
use crate::schema::Nomenclature;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

/// Bits that cells are made of, and that grammars trip over.
const BITS: &[&str] = &[
    "0",
    "1",
    "12",
    "2022",
    "40",
    "1 234",
    "1.234",
    "1,5",
    "06/05/2022",
    "17-18",
    " ",
    "\u{a0}",
    "\u{202f}",
    "-",
    "–",
    "/",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "+",
    "~",
    "≥",
    "<",
    "%",
    "€",
    "k€",
    "env.",
    "environ",
    "plus de",
    "moins de",
    "au moins",
    "entre",
    "à",
    "et",
    "dont",
    "une",
    "deux",
    "quarantaine",
    "cent",
    "mille",
    "vingt",
    "dizaines",
    "mai",
    "oct",
    "mar",
    "T2",
    "T",
    "S",
    "trimestre",
    "er",
    "e",
    "h",
    "14h30",
    "lundi",
    "du",
    "au",
    "x",
    "X",
    "☒",
    "☐",
    "oui",
    "non",
    "P",
    "excusé",
    "absent",
    "NC",
    "?",
    "…",
    "...",
    "etc.",
    "\n",
    "\t",
    "•",
    "MDPH",
    "personnes",
    "é",
    "E\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "²",
    "½",
    "😀",
    "\u{0}",
    "\u{202e}",
    "'",
    "’",
    "\"",
    "9999999999999999999",
    "1e308",
    "-0",
    "#REF!",
    "a@b.fr",
    "06 12 34 56 78",
    "Mme",
    "Durand",
];

fn cell() -> impl Strategy<Value = String> {
    let of_bits = proptest::collection::vec(proptest::sample::select(BITS), 0..12).prop_map(|bits| bits.concat());
    prop_oneof![of_bits, "\\PC{0,40}", any::<String>()]
}

fn raw() -> impl Strategy<Value = Raw> {
    prop_oneof![
        8 => cell().prop_map(|text| Raw::Text(text.into())),
        1 => any::<f64>().prop_map(Raw::Number),
        1 => any::<f64>().prop_map(Raw::Seconds),
        1 => (any::<i32>(), any::<u32>()).prop_map(|(days, seconds)| {
            let day = NaiveDate::from_num_days_from_ce_opt(days % 3_000_000).unwrap_or_default();
            Raw::Date(day.and_hms_opt(seconds % 24, seconds % 60, 0).unwrap_or_default())
        }),
    ]
}

fn sectors() -> Vec<(String, Vec<String>)> {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Nomenclature::Sector.classes().iter().map(|class| (class.label.to_owned(), owned(class.synonyms))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cell_makes_a_reader_panic_and_no_number_is_infinite(raw in raw(), default_year in proptest::option::of(any::<i32>())) {
        if let Reading::Value(measure) = quantity(&raw) {
            prop_assert!(measure.quantity.value.is_finite());
            measure.disagreement();
        }
        if let Reading::Value(number) = number(&raw) {
            prop_assert!(number.value.is_finite());
        }
        if let Reading::Value(share) = share(&raw) {
            prop_assert!((0.0..=1.0).contains(&share));
        }
        if let Reading::Value(period) = period(&raw, default_year) {
            prop_assert!(period.first <= period.last);
            french::period(&period);
        }
        year(&raw);
        yes_no(&raw);
        presence(&raw);
        text(&raw);
        paragraphs(&raw);
        if let Reading::Value(items) = list_with(&raw, &|piece| piece.len() > 3) {
            prop_assert!(items.items.iter().all(|item| !item.trim().is_empty()));
        }
    }

    #[test]
    fn no_text_makes_a_helper_panic(text in cell(), other in cell()) {
        let sectors = sectors();
        class(&text, &sectors);
        nearest(&text, &sectors);
        ticked(&text);
        ticked_cells(&[&text, &other, ""]);
        header_key(&text);
        french::quote(&text);
        french::of(&text);
        prop_assert_eq!(french::compare(&text, &other), french::compare(&other, &text).reverse());
    }

    #[test]
    fn a_quantity_is_read_as_it_is_printed(cents in 0_u32..100_000_000, rank in 0_u32..4) {
        let printed = Quantity::new(f64::from(cents) / 100.0, Precision::from_rank(rank));
        let read = quantity(&Raw::Text(french::quantity(printed).into())).map(|measure| measure.quantity);
        prop_assert_eq!(read, Reading::Value(printed));
    }

    #[test]
    fn a_date_is_read_as_it_is_printed(start in 0_u64..50_000, length in 0_u64..400, grain in 0..4) {
        let first = NaiveDate::from_ymd_opt(1960, 1, 1).unwrap() + Days::new(start);
        let (year, month) = (chrono::Datelike::year(&first), chrono::Datelike::month(&first));
        let printed = match grain {
            0 => Period::days(first, first + Days::new(length)),
            1 => Period::month(year, month).unwrap(),
            2 => Period::quarter(year, (month - 1) / 3 + 1).unwrap(),
            _ => Period::year(year).unwrap(),
        };
        prop_assert_eq!(period(&Raw::Text(french::period(&printed).into()), None), Reading::Value(printed));
        prop_assert_eq!(period(&Raw::Text(printed.to_string().into()), None), Reading::Value(printed));
    }
}
