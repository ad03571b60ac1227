//! A cell of a sheet to the same without the people whom it names apart from the rest: « CCAS – Jeanne Durand », « J. Durand (excusée) ».

use super::column::{PLACES, is_abbreviated, is_person};
use super::namesakes::is_namesake;
use super::{SCRUBBED, is_first_name, scrub, scrub_full_names};
use crate::fold::fold;

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
    let apart = scrub_pieces(text, |piece| names_someone(piece, used));
    let scrubbed = if used == Use::Unread { scrub_full_names(&apart) } else { apart };
    (scrubbed == text || holds_words(&scrubbed.replace(SCRUBBED, ""))).then_some(scrubbed)
}

/// What people wrote of what they did, or how they named it, without the people: « animée par Jeanne Durand », « Atelier (J. Durand) ». The
/// whole is nobody, were it « Papothèque Louise ».
pub fn scrub_text(text: &str) -> String {
    if !may_name(text) {
        return scrub(text);
    }
    scrub_full_names(&scrub_pieces(text, |piece| piece != text.trim() && names_someone(piece, Use::Read)))
}

/// A name of a body without the people beside it: « CCAS (Jeanne Durand) » is « CCAS ». Of an office alone (« Jeanne Durand, directrice »)
/// the rest would be no body's name: the people are blanked where they stand.
pub fn scrub_body(text: &str) -> String {
    let scrubbed = scrub_cell(text, Use::Read).unwrap_or_else(|| SCRUBBED.to_owned());
    if scrubbed == text {
        return scrubbed;
    }
    let is_someone = |piece: &str| names_someone(piece, Use::Read) || !holds_words(&scrub(piece).replace(SCRUBBED, ""));
    let without = |piece: &str| {
        let parts = piece.split(',').map(str::trim);
        let kept: Vec<&str> = if is_someone(piece) { Vec::new() } else { parts.filter(|part| !is_someone(part)).collect() };
        (!kept.is_empty()).then(|| scrub(&kept.join(", ")))
    };
    let left: Vec<String> = whole_pieces(text).filter_map(without).collect();
    // « Cabinet du Dr Martin » is called so.
    let is_whole = left.iter().all(|piece| !piece.contains(SCRUBBED));
    if is_whole && left.iter().any(|piece| is_named_body(piece)) { left.join(" – ") } else { scrubbed }
}

/// The body of a cell that names people beside it; none of a cell that names nobody, or nothing else.
pub fn body_beside_people(text: &str) -> Option<String> {
    let body = scrub_body(text);
    (body != text && !body.contains(SCRUBBED)).then_some(body)
}

/// A text as a message quotes it: of one's words too, those who stand apart by their initial and those named in full.
pub fn scrub_quoted(text: &str) -> String {
    scrub_full_names(&scrub_pieces(text, is_abbreviated))
}

/// The text without its personal data nor the pieces that are somebody.
fn scrub_pieces(text: &str, is_someone: impl Fn(&str) -> bool) -> String {
    pieces(text).into_iter().filter(|piece| is_someone(piece)).fold(scrub(text), |scrubbed, piece| scrubbed.replace(piece, SCRUBBED))
}

/// Whether a cell among names of people is a body: a kind of place is named.
pub fn is_body(cell: &str) -> bool {
    fold(cell).split(' ').any(is_kind)
}

fn is_kind(word: &str) -> bool {
    PLACES.contains(&word) || BODIES.contains(&word)
}

/// A kind of place, or an acronym.
fn is_named_body(piece: &str) -> bool {
    let is_acronym = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    is_body(piece) || piece.split_whitespace().any(is_acronym)
}

/// Kinds of bodies that bear nobody's name.
const BODIES: [&str; 36] = [
    "adapei",
    "agence",
    "ambulances",
    "ars",
    "bailleur",
    "caf",
    "caisse",
    "cias",
    "clsm",
    "cpam",
    "croix",
    "departement",
    "education",
    "entreprise",
    "eurl",
    "garage",
    "gendarmerie",
    "hdj",
    "laboratoire",
    "librairie",
    "mda",
    "mdph",
    "metropole",
    "msa",
    "office",
    "pharmacie",
    "pmi",
    "police",
    "prefecture",
    "region",
    "sarl",
    "scic",
    "scop",
    "taxi",
    "taxis",
    "unafam",
];

fn holds_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Nobody is named without two capitals, or a sign of what is personal.
fn may_name(text: &str) -> bool {
    text.chars().filter(|letter| letter.is_uppercase()).nth(1).is_some()
}

fn names_someone(piece: &str, used: Use) -> bool {
    let is_alone = || used == Use::Unread || piece.contains(' ');
    may_name(piece) && (is_abbreviated(piece) || is_person(piece)) || (is_first_name(piece) && is_alone() && !is_namesake(piece))
}

/// What signs and dashes set apart, words alone.
fn whole_pieces(text: &str) -> impl Iterator<Item = &str> {
    let by_dashes = |part| str::split(part, " - ").flat_map(|part| part.split(" et "));
    text.split(APART).flat_map(by_dashes).map(str::trim).filter(|piece| holds_words(piece))
}

/// The same, and what commas set apart: the whole first, for « Durand, Jeanne » is one.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in whole_pieces(text) {
        let commas = piece.contains(',').then(|| piece.split(',')).into_iter().flatten();
        found.extend(std::iter::once(piece).chain(commas.map(str::trim)));
    }
    found.retain(|piece| (3..=LONGEST_NAME).contains(&piece.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        text.replace('¤', SCRUBBED)
    }

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
            for used in [Use::Read, Use::Unread] {
                assert_eq!(scrub_cell(text, used), expected.map(told), "« {text} »");
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
            assert_eq!(scrub_cell(text, Use::Unread), Some(told(unread)));
        }
        assert_eq!((scrub_cell("Camille", Use::Read).as_deref(), scrub_cell("Camille", Use::Unread)), (Some("Camille"), None));
    }

    #[test]
    fn a_body_is_named_without_the_people_beside_it() {
        let table = [
            ("CCAS (Jeanne Durand)", "CCAS"),
            ("CCAS (Mme Durand)", "CCAS"),
            ("Jeanne Durand - CCAS", "CCAS"),
            ("CMP Nord - Dr Benkhaled", "CMP Nord"),
            ("UNAFAM, Paul Petit", "UNAFAM"),
            ("CCAS – pôle social (J. Durand)", "CCAS – pôle social"),
            ("Jeanne Durand – psychologue libérale", "¤ – psychologue libérale"),
            ("Cabinet du Dr Martin", "Cabinet du ¤"),
            ("Mme Durand", "¤"),
            ("Jeanne Durand", "¤"),
            ("Les Amis de Jean Bosco", "Les Amis de Jean Bosco"),
            ("Léo Lagrange", "Léo Lagrange"),
            ("GEM La Rose des Vents", "GEM La Rose des Vents"),
            ("Emmaüs", "Emmaüs"),
            ("Pharmacie Jeanne Martin", "Pharmacie Jeanne Martin"),
        ];
        for (text, expected) in table {
            assert_eq!(scrub_body(text), told(expected), "« {text} »");
        }
    }

    #[test]
    fn a_title_loses_who_led_it_and_keeps_whom_it_is_called_after() {
        let table = [
            ("Formation PSSM - animée par Jeanne Durand (UNAFAM)", "Formation PSSM - animée par ¤ (UNAFAM)"),
            ("Atelier sophrologie avec Jeanne Durand", "Atelier sophrologie avec ¤"),
            ("Ciné-débat avec Jean-Pierre Vasseur", "Ciné-débat avec ¤"),
            ("Réunion au CCAS avec Jeanne Durand", "Réunion au CCAS avec ¤"),
            ("Atelier peinture (J. Durand)", "Atelier peinture (¤)"),
            ("Papothèque Louise", "Papothèque Louise"),
            ("La Rose des Vents", "La Rose des Vents"),
            ("Sortie au Martin Pêcheur", "Sortie au Martin Pêcheur"),
            ("Exposition Camille Claudel", "Exposition Camille Claudel"),
            ("Rencontre à la maison de quartier Louise Michon", "Rencontre à la maison de quartier Louise Michon"),
            ("Semaine d’information", "Semaine d’information"),
        ];
        for (text, expected) in table {
            assert_eq!(scrub_text(text), told(expected), "« {text} »");
        }
    }
}
