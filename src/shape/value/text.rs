//! A cell as text: what the partner sees on the screen, and how « not known » is written.

use super::Reading;
use super::scan::{is_space, plain};
use crate::fold::tidy;
use crate::personal::REMOVED;
use crate::read::Raw;
use chrono::Timelike;
use std::sync::Arc;

/// The content of a cell as the partner sees it, for findings and for text columns. Nothing is removed from it.
pub fn raw_text(raw: &Raw) -> String {
    match raw {
        Raw::Text(text) | Raw::Error(text) => text.to_string(),
        Raw::Number(number) => number.to_string().replace('.', ","),
        Raw::Percent(shown) => format!("{}\u{a0}%", shown.to_string().replace('.', ",")),
        Raw::Date(date) if date.num_seconds_from_midnight() == 0 => date.format("%d/%m/%Y").to_string(),
        Raw::Date(date) => date.format("%d/%m/%Y %H:%M").to_string(),
        Raw::Seconds(seconds) => {
            let minutes = (seconds / 60.0).clamp(0.0, 6.0e6).round();
            format!("{:02.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
        }
        Raw::Boolean(true) => "VRAI".to_owned(),
        Raw::Boolean(false) => "FAUX".to_owned(),
        Raw::EmptyText => String::new(),
    }
}

/// A name or a title: on one line, spaces tidied.
pub fn text(raw: &Raw) -> Reading<Arc<str>> {
    reading(raw, tidy)
}

/// A longer text: spaces tidied line by line, line breaks kept, blank lines dropped.
pub fn paragraphs(raw: &Raw) -> Reading<Arc<str>> {
    reading(raw, |written| written.lines().map(tidy).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"))
}

/// The error that a cell shows: a formula's own, or its text, which is all that an export or a paste keeps of it. `#N/A` as text
/// is a way to say « not known » (contract §4).
pub fn spreadsheet_error(raw: &Raw) -> Option<Arc<str>> {
    const SHOWN: [&str; 10] = ["#REF!", "#DIV/0!", "#VALUE!", "#VALEUR!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!", "#NULL!", "#NUL!"];
    match raw {
        Raw::Error(text) => Some(text.clone()),
        Raw::Text(text) => SHOWN.contains(&text.trim()).then(|| text.clone()),
        Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::EmptyText => None,
    }
}

fn reading(raw: &Raw, tidy: impl Fn(&str) -> String) -> Reading<Arc<str>> {
    if let Raw::Error(error) = raw {
        return Reading::Unreadable(error.clone());
    }
    let written = raw_text(raw);
    match nothing(&written) {
        Some(nothing) => nothing,
        None => Reading::Value(tidy(&written).into()),
    }
}

/// Blank or « not known », if a text is one of the two. What stands in a partner's copy in the place of a person is nothing too.
pub fn nothing<T>(text: &str) -> Option<Reading<T>> {
    if text.chars().all(is_space) || text.trim() == REMOVED {
        return Some(Reading::Blank);
    }
    is_unknown(&plain(text)).then_some(Reading::Unknown)
}

/// The same for what is measured: « à préciser » says that a number or a date is not known, though it may be a text; « temps agents
/// uniquement », with what a thing was paid and not how much.
pub fn nothing_measured<T>(text: &str) -> Option<Reading<T>> {
    let not_yet = || NOT_YET.contains(&plain(text).trim_end_matches('.'));
    nothing(text).or_else(|| (not_yet() || super::when::is_in_kind(text)).then_some(Reading::Unknown))
}

/// Whether a plain text means « not known » wherever it stands (contract §4, and the same words written otherwise).
fn is_unknown(plain: &str) -> bool {
    let bare = plain.replace(['.', ' ', '/', '\\'], "");
    let only_marks = plain.chars().all(|mark| matches!(mark, '?' | '-' | '/' | '.' | '…' | '_' | ' ' | '\\'));
    only_marks || ABBREVIATIONS.contains(&bare.as_str()) || IN_FULL.contains(&plain.trim_end_matches('.'))
}

/// `so`: sans objet; `na`: non applicable; `nr`: non renseigné; `nspp`: ne se prononce pas is an answer, hence absent.
const ABBREVIATIONS: &[&str] = &["nc", "nsp", "nd", "nr", "na", "so", "#na", "nsais", "ncom", "ncomm"];

const IN_FULL: &[&str] = &[
    "ne sait pas",
    "ne sais pas",
    "sait pas",
    "non communique",
    "non communiquee",
    "non communiques",
    "non renseigne",
    "non renseignee",
    "non renseignes",
    "non connu",
    "non connue",
    "pas connu",
    "inconnu",
    "inconnue",
    "inconnus",
    "non disponible",
    "indisponible",
    "non precise",
    "non precisee",
    "non determine",
    "non determinee",
    "sans objet",
    "non applicable",
    "non concerne",
    "non concernee",
    "pas d'information",
    "pas d'info",
    "pas de donnee",
    "pas de donnees",
    "donnee manquante",
    "donnees manquantes",
    "manquant",
];

const NOT_YET: &[&str] = &[
    "a preciser",
    "a completer",
    "a confirmer",
    "a definir",
    "a determiner",
    "a renseigner",
    "a venir",
    "a mesurer",
    "a evaluer",
    "en attente",
    "en cours",
    "non mesure",
    "non mesuree",
    "pas encore mesure",
    "non evalue",
    "non evaluee",
    "non chiffre",
    "non compte",
    "non comptabilise",
    "pas compte",
    "non quantifie",
    "non quantifiable",
    "oui mais nombre inconnu",
];

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn written(text: &str) -> Raw {
        Raw::Text(text.into())
    }

    #[test]
    fn not_known_is_written_in_many_ways() {
        let unknown = [
            "NC",
            "n.c.",
            "N.C",
            "n/c",
            "NSP",
            "nsp",
            "N.S.P.",
            "?",
            "??",
            "-",
            "–",
            "—",
            "--",
            "/",
            "ND",
            "n.d.",
            "N/A",
            "na",
            "#N/A",
            "NR",
            "s.o.",
            "sans objet",
            "non communiqué",
            "Non renseigné",
            "inconnu",
            "INCONNUE",
            "...",
            "…",
            "_",
            "ne sait pas",
            "non disponible",
            " ? ",
        ];
        for text in unknown {
            assert_eq!(nothing::<()>(text), Some(Reading::Unknown), "{text}");
        }
    }

    #[test]
    fn a_text_that_merely_resembles_not_known_is_kept() {
        for text in ["0", "non", "Nantes", "SO Habitat", "en attente", "NSPP", "x", "N", "aucun", "à venir"] {
            assert_eq!(nothing::<()>(text), None, "{text}");
        }
        assert_eq!(nothing_measured::<()>("à préciser"), Some(Reading::Unknown));
        assert_eq!(nothing_measured::<()>("aucun"), None);
    }

    #[test]
    fn a_cell_is_shown_as_on_the_screen() {
        let day = NaiveDate::from_ymd_opt(2022, 5, 6).unwrap();
        assert_eq!(raw_text(&Raw::Number(12.5)), "12,5");
        assert_eq!(raw_text(&Raw::Number(12.0)), "12");
        assert_eq!(raw_text(&Raw::Date(day.and_hms_opt(0, 0, 0).unwrap())), "06/05/2022");
        assert_eq!(raw_text(&Raw::Date(day.and_hms_opt(14, 30, 0).unwrap())), "06/05/2022 14:30");
        assert_eq!(raw_text(&Raw::Seconds(50_400.0)), "14:00");
    }

    #[test]
    fn names_stand_on_one_line_and_paragraphs_on_several() {
        let cell = written("  CHHL\u{a0}-\n  CMP ");
        assert_eq!(text(&cell), Reading::Value("CHHL - CMP".into()));
        assert_eq!(paragraphs(&cell), Reading::Value("CHHL -\nCMP".into()));
        assert_eq!(text(&written(" \u{feff}\n")), Reading::Blank);
        assert_eq!(text(&Raw::EmptyText), Reading::Blank);
        assert_eq!(text(&Raw::Error("#REF!".into())), Reading::Unreadable("#REF!".into()));
    }
}
