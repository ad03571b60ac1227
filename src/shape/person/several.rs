//! A cell to the people that it names: « Jeanne Durand, Paul Petit », one a line, « Jeanne et Paul ».

use crate::fold::fold;
use crate::personal::{self, PLACES};
use crate::schema::PersonalKind;

/// Who a cell names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// One person, or nobody.
    One,
    Several(Vec<String>),
    /// Several people perhaps: which they are cannot be told surely.
    Unsure,
}

/// Who stands in a cell of a column of a kind of names.
pub fn who(text: &str, kind: PersonalKind) -> Who {
    let text = without_brackets(text);
    let pieces: Vec<&str> = apart(&text).into_iter().map(bare).filter(|piece| !piece.is_empty()).collect();
    let mut people: Vec<&str> = Vec::new();
    for piece in &pieces {
        match by_commas(piece, kind) {
            Some(parts) => people.extend(parts),
            None => return Who::Unsure,
        }
    }
    let sure = people.iter().filter(|person| is_surely_someone(person)).count();
    let may_be = |person: &&&str| is_surely_someone(person) || is_half_name(person, kind) || (sure > 0 && looks_named(person));
    let named: Vec<&&str> = people.iter().filter(may_be).collect();
    match (people.len(), named.len()) {
        (0 | 1, _) => Who::One,
        (all, these) if all == these => Who::Several(named.into_iter().map(|person| (**person).to_owned()).collect()),
        // « Jeanne Durand / CCAS », « Jeanne Durand ; directrice »: she alone, unless somebody is joined to her.
        (_, 1) if !joins(&text) => Who::One,
        (_, 0) if !people.iter().any(|person| looks_named(person)) => Who::One,
        _ => Who::Unsure,
    }
}

/// « Jeanne Durand (CCAS) » without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

/// What stands apart whatever it is: on its own line, past « ; », « / », « & », « et ». A dash parts people alone, for « Petit - Durand »
/// may be one name.
fn apart(text: &str) -> Vec<&str> {
    let lines = text.split(['\n', '\r', ';', '/', '|', '&', '+', '•']);
    let pieces = lines.flat_map(|line| line.split(" et ")).flat_map(|line| line.split(" ET "));
    let by_dashes =
        |piece: &str| piece.contains(" - ") && piece.split(" - ").map(bare).all(|part| part.contains(' ') && is_surely_someone(part));
    pieces.flat_map(|piece| if by_dashes(piece) { piece.split(" - ").collect() } else { vec![piece] }).collect()
}

/// Without the spaces, the bullets and the number of its line.
fn bare(piece: &str) -> &str {
    let is_sign = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '*' | '•' | ',');
    let piece = piece.trim_matches(is_sign);
    let rank = piece.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match rank.strip_prefix(['.', ')']) {
        Some(rest) if rank.len() < piece.len() => rest.trim_matches(is_sign),
        _ => piece,
    }
}

/// What the commas of a piece part: people, or the last name of one from her first. None where it may be either.
fn by_commas(piece: &str, kind: PersonalKind) -> Option<Vec<&str>> {
    let parts: Vec<&str> = piece.split(',').map(bare).filter(|part| !part.is_empty()).collect();
    let halves = matches!(kind, PersonalKind::LastName | PersonalKind::FirstName);
    let [one, other] = parts.as_slice() else { return Some(parts) };
    let firsts = [one, other].into_iter().filter(|part| personal::is_first_name(part) && !part.contains(' ')).count();
    let whole = [one, other].into_iter().filter(|part| part.contains(' ') && is_surely_someone(part)).count();
    let alone = |part: &str| !part.contains(' ') && looks_capitalised(part);
    match (halves, whole, firsts) {
        (true, ..) | (false, 2, _) => Some(parts),
        // « Durand, Jeanne »
        (false, 0, 1) => Some(vec![piece]),
        // « Martin, Paul », « Nguyen, Thi »: a person, or two.
        (false, 0, 2) => None,
        (false, 0, 0) if alone(one) && alone(other) => None,
        (false, ..) => Some(parts),
    }
}

fn is_surely_someone(piece: &str) -> bool {
    personal::names_someone(piece) || personal::is_first_name(piece)
}

/// A word in a column of last names, or of first names.
fn is_half_name(piece: &str, kind: PersonalKind) -> bool {
    matches!(kind, PersonalKind::LastName | PersonalKind::FirstName) && looks_capitalised(piece)
}

/// « Enora Quillivic »: two to four capitalised words that are no place's nor a body's.
fn looks_named(piece: &str) -> bool {
    (2..=4).contains(&piece.split_whitespace().count()) && looks_capitalised(piece)
}

fn looks_capitalised(piece: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | ' ' | '.');
    let places = || fold(piece).split(' ').any(|word| PLACES.contains(&word));
    piece.starts_with(char::is_uppercase) && piece.chars().all(is_letter) && !places()
}

/// Whether a text joins somebody to another: « Jeanne Durand et son aidant ».
fn joins(text: &str) -> bool {
    [" et ", " ET ", "&", "+", "avec "].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_apart_where_it_is_sure() {
        let several = |names: &[&str]| Who::Several(names.iter().map(|name| (*name).to_owned()).collect());
        let table = [
            ("Jeanne Quillivic, Paul Abgrall, Loïc Kervadec", several(&["Jeanne Quillivic", "Paul Abgrall", "Loïc Kervadec"])),
            ("Jeanne Quillivic\nPaul Abgrall", several(&["Jeanne Quillivic", "Paul Abgrall"])),
            ("- Jeanne Quillivic\n- Paul Abgrall\n", several(&["Jeanne Quillivic", "Paul Abgrall"])),
            ("1. Jeanne Quillivic ; 2. Paul Abgrall", several(&["Jeanne Quillivic", "Paul Abgrall"])),
            ("Jeanne Quillivic (CCAS) et Paul Abgrall (GEM)", several(&["Jeanne Quillivic", "Paul Abgrall"])),
            ("Mme Quillivic et M. Abgrall", several(&["Mme Quillivic", "M. Abgrall"])),
            ("Jean et Marie Durand", several(&["Jean", "Marie Durand"])),
            ("Jeanne, Paul, Loïc", several(&["Jeanne", "Paul", "Loïc"])),
            ("Enora Quillivic, Paul Abgrall", several(&["Enora Quillivic", "Paul Abgrall"])),
            ("Quillivic, Jeanne ; Abgrall, Paul", several(&["Quillivic, Jeanne", "Abgrall, Paul"])),
            ("Jeanne Quillivic - Paul Abgrall", several(&["Jeanne Quillivic", "Paul Abgrall"])),
            ("Jeanne Quillivic", Who::One),
            ("Quillivic, Jeanne", Who::One),
            ("Le Goff, Marie", Who::One),
            ("DURAND Jeanne", Who::One),
            ("Jeanne Durand - Martin", Who::One),
            ("Jeanne Quillivic, directrice", Who::One),
            ("Jeanne Quillivic / CCAS", Who::One),
            ("Mme / M.", Who::One),
            ("habitants", Who::One),
            ("", Who::One),
            ("Martin, Paul", Who::Unsure),
            ("Quillivic, Abgrall", Who::Unsure),
            ("Jeanne Quillivic et son aidant", Who::Unsure),
            ("Jeanne Quillivic + 2", Who::Unsure),
            ("M. et Mme Durand", Who::Unsure),
        ];
        for (text, expected) in table {
            assert_eq!(who(text, PersonalKind::FullName), expected, "{text}");
        }
    }

    #[test]
    fn half_names_are_told_apart_in_their_own_columns() {
        for (text, count) in [("Quillivic, Abgrall", 2), ("Quillivic\nAbgrall\nLe Goff", 3)] {
            assert!(matches!(who(text, PersonalKind::LastName), Who::Several(names) if names.len() == count), "{text}");
        }
        assert_eq!(who("Martin, Paul", PersonalKind::FirstName), Who::Several(vec!["Martin".to_owned(), "Paul".to_owned()]));
    }
}
