//! Names of structures in one cell, when there seem to be several: « CCAS, CMP et UDAF ».

use super::scan::is_space;
use std::sync::Arc;

/// Whether a cell that should name one structure seems to name several: on three lines or more (on two, a body and its unit), or parted by `;`, `+`, commas and « et ».
///
/// Each must begin as a name does: « Petite enfance, enfance et jeunesse » is one.
pub fn names_several(written: &str) -> bool {
    let parted = |separators: &[&str]| {
        let mut parts = vec![written];
        for separator in separators {
            parts = parts.iter().flat_map(|part| part.split(separator)).collect();
        }
        parts.into_iter().map(|part| part.trim_matches(is_space)).filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let are_names = |parts: &[&str]| parts.len() > 1 && parts.iter().all(|part| part.starts_with(char::is_uppercase));
    let goes_on = |part: &&str| part.ends_with(['-', '–', '/', '&', ',', '(']);
    let lines = parted(&["\n", "\r"]);
    let listed = parted(&[", ", " et "]);
    // « CHHL / PHILAE » is a body and its unit.
    let signs = parted(&[", ", " et ", " & ", " + "]);
    (lines.len() > 2 && are_names(&lines) && !lines.iter().any(goes_on) && balanced(&lines))
        || (written.contains(';') && are_names(&parted(&[";"])))
        || are_names(&parted(&[" + "]))
        || (listed.len() > 2 && written.contains(" et ") && are_names(&listed))
        || (signs.len() > 1 && signs.iter().all(|part| is_acronym(part)))
}

/// The items of a list in which commas seem to part names that another sign should: « CCAS, CMP Nord ; UDAF ». A comma before a small
/// letter is of a name: « Petite enfance, enfance et jeunesse ; CCAS ».
pub fn joined_in_a_list(items: &[Arc<str>]) -> Option<&Arc<str>> {
    let are_names = |item: &&Arc<str>| {
        let parts: Vec<&str> = item.split(", ").map(str::trim).collect();
        parts.len() > 1 && parts.iter().all(|part| part.starts_with(char::is_uppercase)) && balanced(&parts)
    };
    items.iter().find(are_names).filter(|_| items.len() > 1)
}

/// Brackets opened on a line close on it: « GEM (La⏎Cordée) » is one name.
fn balanced(lines: &[&str]) -> bool {
    lines.iter().all(|line| line.matches('(').count() == line.matches(')').count())
}

/// « CCAS », « UDAF 86 ».
fn is_acronym(part: &str) -> bool {
    let letters = part.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=8).contains(&letters) && !part.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_among_other_signs_seems_to_part_names() {
        let found = |items: &[&str]| {
            let items: Vec<Arc<str>> = items.iter().map(|item| (*item).into()).collect();
            joined_in_a_list(&items).map(ToString::to_string)
        };
        assert_eq!(found(&["CCAS, CMP Nord", "UDAF"]).as_deref(), Some("CCAS, CMP Nord"));
        for items in [
            &["CCAS", "UDAF"][..],
            &["Petite enfance, enfance, jeunesse", "Santé"],
            &["CCAS, CMP Nord"],
            &["Ville (Culture, Sport)", "MDPH"],
        ] {
            assert_eq!(found(items), None, "{items:?}");
        }
    }

    #[test]
    fn several_names_in_a_cell_are_seen() {
        for text in [
            "CCAS, CMP et UDAF",
            "CCAS et UDAF",
            "CCAS ; Mission locale",
            "CCAS\nGEM La Cordée\nMission locale",
            "Mission locale, CAF et Maison de l’emploi",
        ] {
            assert!(names_several(text), "{text}");
        }
        for text in [
            "CCAS",
            "Petite enfance, enfance et jeunesse",
            "CHHL -\nCMP",
            "CHHL\nPôle adulte",
            "Mission\nlocale",
            "Direction de la jeunesse, des sports et de la vie associative",
            "Accueil et Orientation",
            "Université - Prévention",
            "CHHL / PHILAE",
        ] {
            assert!(!names_several(text), "{text}");
        }
    }
}
