//! A header or a label to the key it is known by, whatever its case, accents, plural, punctuation, number or unit.

use super::scan::{plain, split_brackets};
use crate::fold::fold;
use std::cell::RefCell;
use std::collections::HashMap;

/// The key of a header, in which the plural does not show: `Structures`, `STRUCTURE(S) *` and `2. La structure :` have one.
///
/// Empty for a header without a letter or a digit.
///
/// The same headers come back in every sheet and for every table that they might be of: their keys are remembered.
pub fn header_key(text: &str) -> String {
    KEYS.with_borrow_mut(|keys| {
        if let Some(known) = keys.get(text) {
            return known.clone();
        }
        if keys.len() >= KEYS_REMEMBERED {
            keys.clear();
        }
        let key = worked_out(text);
        keys.insert(text.to_owned(), key.clone());
        key
    })
}

/// More than the headers of forty partners; texts of cells that are no header pass through too.
const KEYS_REMEMBERED: usize = 10_000;

thread_local! {
    static KEYS: RefCell<HashMap<String, String>> = RefCell::default();
}

fn worked_out(text: &str) -> String {
    let words: Vec<String> = header_words(text).iter().map(|word| usual(singular(word))).collect();
    words.join(" ")
}

/// The words of a header, folded: brackets and units dropped, a leading number too, and the small words that people
/// leave out between two others. The last word stays: « Le » heads a column of dates.
fn header_words(text: &str) -> Vec<String> {
    let plain = without_inclusive_endings(&plain(text));
    let (outside, inside) = split_brackets(without_number(&plain));
    let outside = if fold(&outside).is_empty() { inside.join(" ") } else { outside };
    let folded = fold(&without_unit(&outside));
    let mut words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(usual).collect();
    let last = words.pop();
    words.retain(|word| !SMALL_WORDS.contains(&word.as_str()));
    words.extend(last);
    words
}

/// Drops the endings that name both genders or both numbers: `participant(e)s`, `élu·e·s`, `élu.e.s`, `usager-ère-s`, `structure(s)`.
///
/// Takes plain text.
pub fn without_inclusive_endings(plain: &str) -> String {
    let mut text = plain.to_owned();
    if !text.contains(['(', '·', '•', '.', '-']) {
        return text;
    }
    for ending in INCLUSIVE_ENDINGS {
        text = text.replace(ending, "");
    }
    let words: Vec<&str> = text.split(' ').map(without_inclusive_ending).collect();
    words.join(" ")
}

/// « A.E. » is no « a » in the feminine: shorter words than this keep what follows their point.
const SHORTEST_INCLUSIVE: usize = 3;

/// A word without its feminine and its plural, when signs part them from it.
fn without_inclusive_ending(word: &str) -> &str {
    let Some((root, endings)) = word.split_once(['·', '•', '.', '-']) else { return word };
    let closes = endings.trim_end_matches([',', ';', ':', '.']);
    let all_endings = !closes.is_empty() && closes.split(['·', '•', '.', '-']).all(|ending| GENDERED_ENDINGS.contains(&ending));
    if all_endings && root.chars().count() >= SHORTEST_INCLUSIVE { root } else { word }
}

const GENDERED_ENDINGS: [&str; 16] =
    ["e", "es", "s", "le", "les", "ne", "nes", "ere", "eres", "rice", "rices", "trice", "trices", "euse", "euses", "ve"];

const INCLUSIVE_ENDINGS: &[&str] = &[
    "(e)", "(es)", "(s)", "(x)", "(ne)", "(nes)", "(le)", "(les)", "(ere)", "(eres)", "(rice)", "(rices)", "(trice)", "(trices)", "(e)(s)",
];

/// `1.`, `2)`, `a)`, `IV.`, `3 -`: a rank, not a part of the label. « 6 mai 2022 » has none, nor has « 17-18 novembre ».
fn without_number(plain: &str) -> &str {
    let Some((first, rest)) = plain.split_once(' ') else { return plain };
    let rank = first.trim_end_matches(['.', ')', ':', '/', '-', '°']);
    let counts = !rank.is_empty() && rank.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letters = (rank.len() == 1 && rank != first) || (!rank.is_empty() && rank.chars().all(|c| "ivx".contains(c)));
    let marked = rank != first || rest.starts_with(['-', ':', ')']);
    if (counts || letters) && marked && rest.chars().any(char::is_alphabetic) { rest } else { plain }
}

/// « Coût en euros », « Montant € TTC »: the unit says how to read the cells, not which column it is.
fn without_unit(plain: &str) -> String {
    let mut text = plain.trim().trim_end_matches([':', '*', '.', ' ']);
    while let Some(shorter) = UNITS.iter().find_map(|unit| super::scan::before(text, unit)) {
        if !shorter.chars().any(char::is_alphanumeric) {
            break;
        }
        text = shorter.trim_end_matches([',', ';', ':', '-', '/', ' ', '*']);
    }
    text.to_owned()
}

const UNITS: &[&str] = &[
    "en euros",
    "en euro",
    "en keuros",
    "en k€",
    "en k €",
    "en k euros",
    "en keur",
    "en milliers d'euros",
    "en milliers €",
    "en millions d'euros",
    "en m€",
    "en €",
    "en eur",
    "euros ttc",
    "en pourcentage",
    "en %",
    "en heures",
    "en jours",
    "k€",
    "€",
    "ttc",
    " ht",
    "%",
    "o/n",
    "oui/non",
    "oui / non",
    "jj/mm/aaaa",
    "jj/mm/aa",
];

/// One spelling for words that people shorten in many ways.
fn usual(word: &str) -> String {
    match word {
        "nombre" | "nbre" | "nbr" | "nbres" | "nbe" => "nb".to_owned(),
        "numero" | "num" | "no" => "n".to_owned(),
        "qte" => "quantite".to_owned(),
        "pers" => "personnes".to_owned(),
        "struct" | "str" => "structure".to_owned(),
        "orga" | "org" => "organisme".to_owned(),
        "etab" | "etabl" | "ets" => "etablissement".to_owned(),
        "asso" => "association".to_owned(),
        "eff" => "effectif".to_owned(),
        "obj" => "objectif".to_owned(),
        "benef" | "beneficiaires" => "beneficiaire".to_owned(),
        "dt" => "date".to_owned(),
        "interv" => "intervention".to_owned(),
        _ => word.to_owned(),
    }
}

const SMALL_WORDS: &[&str] = &["de", "d", "des", "du", "la", "le", "les", "l"];

/// A folded word without the mark of the plural.
pub fn singular(word: &str) -> &str {
    let long = word.len() > 2;
    match word.strip_suffix(['s', 'x']) {
        Some(shorter) if long && shorter.ends_with(|c: char| c.is_ascii_alphabetic()) => shorter,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Kind;
    use std::collections::BTreeMap;

    #[test]
    fn one_header_is_written_in_many_ways() {
        for header in [
            "Structures",
            "STRUCTURES *",
            "structure :",
            "IV. Structures",
            "3 - Structure",
            "Structure(s)",
            " 2. La structure ",
            "2) Structures",
            "a) structure",
            "STRUCTURE\u{a0}:",
            "structure (en toutes lettres)",
        ] {
            assert_eq!(header_key(header), "structure", "{header}");
        }
        for header in [
            "Nombre de participants",
            "Nombres de participants",
            "NB PARTICIPANTS",
            "Nbre de participant(e)s",
            "nombre\nde participant·e·s",
        ] {
            assert_eq!(header_key(header), "nb participant", "{header}");
        }
        for header in ["Coût", "Coût (en euros)", "COÛT (€)", "cout en €", "Coût € TTC", "Coûts, en euros"] {
            assert_eq!(header_key(header), "cout", "{header}");
        }
        for header in ["Date de la séance", "date séance", "DATES DES SÉANCES", "date_seance"] {
            assert_eq!(header_key(header), "date seance", "{header}");
        }
        assert_eq!(header_key("Tranche d’âge"), header_key("tranche_age"));
    }

    #[test]
    fn a_header_of_small_words_or_of_a_rank_alone_is_kept() {
        assert_eq!(header_key("Le"), "le");
        assert_eq!(header_key("N°"), "n");
        assert_eq!(header_key("2022"), "2022");
        assert_eq!(header_key("06/05/2022"), "06 05 2022");
        assert_eq!(header_key("(Im)patients"), "patient");
        assert_eq!(header_key("(structure)"), "structure");
        assert_eq!(header_key(" * "), "");
    }

    #[test]
    fn no_header_leads_to_two_columns_of_one_table() {
        // « Saisine » names who referred, « Saisines » how many: without the plural only the cells can tell.
        let known = ["saisine"];
        for kind in Kind::ALL {
            let mut owner: BTreeMap<String, &str> = BTreeMap::new();
            for column in kind.schema().columns {
                for header in [column.name, column.title].iter().chain(column.synonyms) {
                    let before = owner.insert(header_key(header), column.name);
                    let same = before.is_none_or(|name| name == column.name);
                    assert!(
                        same || known.contains(&header_key(header).as_str()),
                        "{}: {header} → {before:?} and {}",
                        kind.name(),
                        column.name
                    );
                }
            }
        }
    }
}
