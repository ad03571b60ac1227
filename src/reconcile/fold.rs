//! A spelling to its keys: what a name may differ by and still be the same name by rule, with nobody asked.

use super::vocabulary::{is_article, is_legal_form};
use super::words::split;
use crate::fold;

/// Two spellings with this key are one name: case, accents, punctuation, dashes, apostrophes, spaces and the dots of
/// initials (`D.D.E.T.S.`) are ignored, and nothing else. Never empty for a name that has a visible letter.
pub fn key(name: &str) -> String {
    let key = fold::fold(&without_dots_of_initials(name));
    if key.is_empty() { fold::tidy(name).to_lowercase() } else { key }
}

/// A wider key, to be used only where a single structure answers to it: articles, `de`, `et`, legal forms and `St` for
/// `Saint` are ignored too. Prepositions that change the sense stay (« À l’écoute » is not « L’Écoute »), and so do single
/// letters: the D of « Secteur D » is no elided article.
pub fn loose_key(name: &str) -> String {
    let words = split(name);
    let last = words.len().saturating_sub(1);
    let kept: Vec<&str> = words
        .iter()
        .enumerate()
        // « Résidence X de » has lost its end: what is left is not « Résidence X ».
        .filter(|(at, word)| (*at == last || !is_article(word, *at == 0)) && !is_legal_form(word, *at == 0 || *at == last))
        .map(|(at, word)| match word.text.as_str() {
            "st" if at < last => "saint",
            "ste" if at < last => "sainte",
            text => text,
        })
        .collect();
    if kept.is_empty() { key(name) } else { kept.join(" ") }
}

/// `D.D.E.T.S.` as `DDETS`: dots between lone letters separate nothing. The dot of « J. Moulin » stays.
pub(super) fn without_dots_of_initials(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let at = |rank: usize| letters.get(rank).copied().unwrap_or(' ');
    let is_lone =
        |rank: usize| at(rank).is_alphabetic() && (rank == 0 || !at(rank - 1).is_alphanumeric()) && !at(rank + 1).is_alphanumeric();
    let ends_initial = |rank: usize| rank > 0 && at(rank) == '.' && is_lone(rank - 1);
    let in_a_run = |rank: usize| {
        let before = rank >= 3 && ends_initial(rank - 2);
        let after = ends_initial(rank + 2) || (is_lone(rank + 1) && at(rank + 2) != '.');
        ends_initial(rank) && (before || (after && at(rank + 1).is_alphabetic()))
    };
    letters.iter().enumerate().filter(|(rank, _)| !in_a_run(*rank)).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_dashes_spaces_and_dots_of_initials_make_one_key() {
        for (first, second) in [
            ("CHU IFSI", "CHU - IFSI"),
            ("CHU – IFSI", "chu-ifsi"),
            ("D.D.E.T.S.", "DDETS"),
            ("C.H. Laborit", "CH Laborit"),
            ("Collège J. Moulin", "Collège J Moulin"),
            ("Un chez soi d'abord", "UN\u{a0}CHEZ SOI D’ABORD"),
            ("Ville de X - Élus délégués", "Ville-de X Elus  délégués"),
        ] {
            assert_eq!(key(first), key(second));
        }
    }

    #[test]
    fn letters_digits_and_cardinal_words_stay_apart() {
        for (first, second) in [
            ("Centre social A", "Centre social B"),
            ("Centre social A", "Centre social"),
            ("Secteur D", "Secteur"),
            ("Secteur L", "Secteur"),
            ("CMP Nord", "CMP Sud"),
            ("Secteur 1 2", "Secteur 12"),
            ("À l'écoute", "L'Écoute"),
            ("Accueil de jour", "Accueil"),
            ("Résidence Couba de", "Résidence Couba"),
        ] {
            assert_ne!(key(first), key(second));
            assert_ne!(loose_key(first), loose_key(second));
        }
    }

    #[test]
    fn articles_and_legal_forms_do_not_count_in_the_wider_key() {
        for (first, second) in [
            ("les Ateliers Cord'âges", "Ateliers Cord'âges"),
            ("Association Aurore", "Aurore"),
            ("Aurore (association loi 1901)", "AURORE"),
            ("GEM La Cordée", "GEM Cordée"),
            ("Petite enfance & parentalité", "Petite enfance et parentalité"),
            ("MJC St-Exupéry", "MJC Saint Exupéry"),
            ("Mission locale d'Angoulême", "Mission locale Angoulême"),
        ] {
            assert_eq!(loose_key(first), loose_key(second), "{first} / {second}");
        }
        assert_eq!(loose_key("L'Association"), "l association");
    }

    #[test]
    fn a_name_of_signs_alone_keeps_a_key() {
        assert_eq!(key(" ??? "), "???");
    }
}
