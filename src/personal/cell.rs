//! A cell to the same without the people whom it names apart from the rest: « CCAS – Jeanne Durand », « J. Durand (excusée) ».

use super::column::{is_abbreviated, is_person};
use super::{SCRUBBED, is_first_name, namesakes::is_namesake, scrub, scrub_full_names};

/// What may stand between somebody and the body or the office beside her.
const APART: [char; 14] = [';', '/', '|', '&', '+', '•', ':', '(', ')', '[', ']', '–', '—', '\n'];

/// Names are shorter; a longer piece is a sentence.
const LONGEST_NAME: usize = 60;

/// Whether anybody may stand in a cell beside what the program has read in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It names an action, a structure: « Conférence de Jeanne Durand » is one whole.
    Read,
    /// Nothing is known of it: within a text too, and a first name alone.
    Unread,
}

/// The text without its personal data nor the people who stand apart in it; nothing where that was all it held. Better one word too many
/// than a person: the copy that it makes is no figure.
pub fn scrub_cell(text: &str, used: Use) -> Option<String> {
    let mut scrubbed = scrub(text);
    for piece in pieces(text) {
        if names_someone(piece, used) {
            scrubbed = scrubbed.replace(piece, SCRUBBED);
        }
    }
    if used == Use::Unread {
        scrubbed = scrub_full_names(&scrubbed);
    }
    let is_left = |rest: &str| rest.chars().any(char::is_alphanumeric);
    (scrubbed == text || is_left(&scrubbed.replace(SCRUBBED, ""))).then_some(scrubbed)
}

fn names_someone(piece: &str, used: Use) -> bool {
    let is_alone = || used == Use::Unread || piece.contains(' ');
    is_abbreviated(piece) || is_person(piece) || (is_first_name(piece) && is_alone() && !is_namesake(piece))
}

/// What signs, dashes and commas set apart: the whole first, for « Durand, Jeanne » is one.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let by_dashes = |part| str::split(part, " - ").flat_map(|part| part.split(" et "));
    for piece in text.split(APART).flat_map(by_dashes) {
        let commas = piece.contains(',').then(|| piece.split(',')).into_iter().flatten();
        found.extend(std::iter::once(piece).chain(commas).map(str::trim));
    }
    found.retain(|piece| (3..=LONGEST_NAME).contains(&piece.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stands_apart_in_a_cell_is_removed() {
        let table = [
            ("J. Durand", None),
            ("Loïc Kervadec", None),
            ("DURAND Jeanne", None),
            ("Durand, Jeanne", None),
            ("Mme Durand", None),
            ("Jeanne Durand, Paul Petit", None),
            ("Jeanne Durand\nPaul Petit", None),
            ("CCAS – Durand Jeanne", Some("CCAS – ¤")),
            ("CCAS - Jeanne Durand", Some("CCAS - ¤")),
            ("CCAS (Jeanne Durand)", Some("CCAS (¤)")),
            ("CCAS : J. Durand", Some("CCAS : ¤")),
            ("CCAS / Mme Durand", Some("CCAS / ¤")),
            ("Jeanne Durand – psychologue libérale", Some("¤ – psychologue libérale")),
            ("Jeanne Durand, directrice", Some("¤, directrice")),
            ("Jeanne Durand et son aidant", Some("¤ et son aidant")),
            ("CCAS", Some("CCAS")),
            ("Ville de Poitiers – service jeunesse", Some("Ville de Poitiers – service jeunesse")),
            ("Centre hospitalier – Henri Laborit", Some("Centre hospitalier – Henri Laborit")),
            ("Foyer Jean Perrin", Some("Foyer Jean Perrin")),
            ("C. Social Nord", Some("C. Social Nord")),
            ("Saint-Martin-d'Hères", Some("Saint-Martin-d'Hères")),
            ("Saint Martin", Some("Saint Martin")),
            ("Mission locale", Some("Mission locale")),
            ("Projet Marguerite", Some("Projet Marguerite")),
            ("oui", Some("oui")),
            ("-", Some("-")),
            ("", Some("")),
        ];
        for (text, expected) in table {
            let expected = expected.map(|text| text.replace('¤', SCRUBBED));
            for used in [Use::Read, Use::Unread] {
                assert_eq!(scrub_cell(text, used), expected, "« {text} »");
            }
        }
    }

    #[test]
    fn what_a_table_has_read_keeps_its_titles() {
        let table = [
            ("Conférence de Jeanne Durand", "Conférence de ¤"),
            ("Jeanne Durand directrice", "¤ directrice"),
            ("Collège Jeanne Durand", "Collège Jeanne Durand"),
            ("Théâtre de Simone Veil", "Théâtre de Simone Veil"),
            ("Commune de Saint Martin le Vieux", "Commune de Saint Martin le Vieux"),
        ];
        for (text, unread) in table {
            assert_eq!(scrub_cell(text, Use::Read).as_deref(), Some(text));
            assert_eq!(scrub_cell(text, Use::Unread), Some(unread.replace('¤', SCRUBBED)));
        }
        assert_eq!((scrub_cell("Camille", Use::Read).as_deref(), scrub_cell("Camille", Use::Unread)), (Some("Camille"), None));
    }
}
