//! Several options in one cell: taken apart along the known ones, longest first; or the options themselves, found in the cells.

use super::layout::Joiner;
use super::scales::key;
use std::collections::{BTreeMap, BTreeSet};

/// More distinct options than this are not a list to choose from.
const MOST_OPTIONS: usize = 30;

/// The characters that part options.
fn separators(joiner: Joiner, text: &str) -> &'static [char] {
    match joiner {
        // People put a space after their semicolons.
        Joiner::CommaOrSemicolon if tightly_parted(text) => &[';'],
        Joiner::Comma | Joiner::CommaOrSemicolon => &[','],
        Joiner::Semicolon => &[';', '\n'],
        Joiner::Space => &[' ', '\u{a0}'],
        Joiner::Any | Joiner::Never if text.contains([';', '\n']) => &[';', '\n'],
        Joiner::Any | Joiner::Never => &[','],
    }
}

fn tightly_parted(text: &str) -> bool {
    text.split(';').skip(1).any(|after| after.starts_with(|letter: char| !letter.is_whitespace()))
}

/// Takes a cell apart: known options by rank, and the rest as written. An option that holds the separator is found whole, because
/// the longest run of pieces that is an option wins.
pub fn split(text: &str, joiner: Joiner, rank: impl Fn(&str) -> Option<usize>) -> (Vec<usize>, Vec<String>) {
    let pieces = pieces(text, separators(joiner, text));
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some((start, end)) = pieces.get(at) {
        let longest = (at..pieces.len()).rev().find_map(|last| {
            let (_, end) = pieces.get(last)?;
            rank(text.get(*start..*end)?).map(|rank| (last, rank))
        });
        match longest {
            Some((last, rank)) => {
                known.push(rank);
                at = last + 1;
            }
            None => {
                unknown.push(text.get(*start..*end).unwrap_or_default().to_owned());
                at += 1;
            }
        }
    }
    known.sort_unstable();
    known.dedup();
    (known, unknown)
}

/// Where each piece stands, spaces around it left out, empty ones too (`A;B;`).
fn pieces(text: &str, separators: &[char]) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(separators) {
        let inner = part.trim_end_matches(separators);
        let trimmed = inner.trim();
        if !trimmed.is_empty() {
            let begin = start + (inner.len() - inner.trim_start().len());
            pieces.push((begin, begin + trimmed.len()));
        }
        start += part.len();
    }
    pieces
}

/// The options that cells are made of, in alphabetical order, and whether somebody wrote one of their own; `None` if the cells are
/// not lists of a few options.
///
/// A comma within an option is told from one between options: what follows the former begins with a small letter, and never
/// stands without what precedes it (« Logement, hébergement et voisinage »).
pub fn infer<'a>(cells: impl Iterator<Item = (&'a str, usize)> + Clone, joiner: Joiner) -> Option<(Vec<String>, bool)> {
    if joiner == Joiner::Never {
        return None;
    }
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let glued = glued(cells.clone(), joiner);
    let mut several = 0;
    for (text, times) in cells {
        let options = glue(text, joiner, &glued);
        several += if options.len() > 1 { times } else { 0 };
        for option in options {
            counts.entry(key(&option)).or_insert_with(|| (option, 0)).1 += times;
        }
    }
    let told: usize = counts.values().map(|(_, times)| times).sum();
    // Options come back; sentences with commas do not.
    let come_back = told >= 2 * counts.len();
    let ends_with_separator = joiner == Joiner::Semicolon && several > 0;
    let is_list = several > 1
        && counts.len() > 1
        && counts.len() <= MOST_OPTIONS
        && (come_back || ends_with_separator && told * 2 >= 3 * counts.len());
    let all = counts.len();
    let options: Vec<String> = counts.into_values().filter(|(_, times)| *times > 1).map(|(label, _)| label).collect();
    let own_words = options.len() < all;
    is_list.then_some((options, own_words))
}

/// Pairs of pieces that make one option.
fn glued<'a>(cells: impl Iterator<Item = (&'a str, usize)>, joiner: Joiner) -> BTreeSet<(String, String)> {
    let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
    let mut apart: BTreeSet<String> = BTreeSet::new();
    let mut before: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (text, _) in cells {
        if separators(joiner, text) != [','] {
            continue;
        }
        let pieces = pieces(text, &[',']);
        let texts: Vec<&str> = pieces.iter().filter_map(|(start, end)| text.get(*start..*end)).collect();
        if let Some(first) = texts.first() {
            apart.insert((*first).to_owned());
        }
        for pair in texts.windows(2) {
            let [one, other] = pair else { continue };
            before.entry((*other).to_owned()).or_default().insert((*one).to_owned());
            pairs.insert(((*one).to_owned(), (*other).to_owned()));
        }
    }
    let follows_always = |other: &String| !apart.contains(other) && before.get(other).is_some_and(|before| before.len() == 1);
    pairs.retain(|(_, other)| other.starts_with(char::is_lowercase) && follows_always(other));
    pairs
}

fn glue(text: &str, joiner: Joiner, glued: &BTreeSet<(String, String)>) -> Vec<String> {
    let pieces = pieces(text, separators(joiner, text));
    let mut options: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<&str> = None;
    for (start, end) in pieces {
        let piece = text.get(start..end).unwrap_or_default();
        let joins = last.is_some_and(|last| glued.contains(&(last.to_owned(), piece.to_owned())));
        match options.last_mut() {
            Some(option) if joins => option.1 = end,
            Some(_) | None => options.push((start, end)),
        }
        last = Some(piece);
    }
    options.iter().filter_map(|(start, end)| text.get(*start..*end)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [&str; 4] = ["Emploi", "Jeunesse", "Accès aux soins, urgences", "Accès aux soins"];

    #[track_caller]
    fn check_split(text: &str, joiner: Joiner, known: &[&str], unknown: &[&str]) {
        let rank = |piece: &str| THEMES.iter().position(|theme| key(theme) == key(piece));
        let (ranks, rest) = split(text, joiner, rank);
        assert_eq!(ranks.iter().map(|rank| THEMES[*rank]).collect::<Vec<_>>(), known);
        assert_eq!(rest, unknown);
    }

    #[test]
    fn the_longest_option_wins_over_the_separator_it_holds() {
        check_split("Emploi, Accès aux soins, urgences", Joiner::Comma, &["Emploi", "Accès aux soins, urgences"], &[]);
        check_split("Accès aux soins, Emploi", Joiner::Comma, &["Emploi", "Accès aux soins"], &[]);
        check_split("Accès aux soins, urgences;emploi;", Joiner::Semicolon, &["Emploi", "Accès aux soins, urgences"], &[]);
        check_split("Emploi;Accès aux soins, urgences", Joiner::CommaOrSemicolon, &["Emploi", "Accès aux soins, urgences"], &[]);
        check_split("Jeunesse, du sport, Emploi", Joiner::Comma, &["Emploi", "Jeunesse"], &["du sport"]);
        check_split("emploi jeunesse", Joiner::Space, &["Emploi", "Jeunesse"], &[]);
        check_split("", Joiner::Comma, &[], &[]);
    }

    fn inferred(cells: &[&str], joiner: Joiner) -> Option<Vec<String>> {
        infer(cells.iter().map(|cell| (*cell, 1)), joiner).map(|(options, _)| options)
    }

    #[test]
    fn options_are_found_in_the_cells_commas_within_them_included() {
        let cells =
            ["Emploi, Logement, hébergement et voisinage", "Logement, hébergement et voisinage", "Emploi", "Emploi, Jeunesse", "Jeunesse"];
        assert_eq!(inferred(&cells, Joiner::CommaOrSemicolon).unwrap(), ["Emploi", "Jeunesse", "Logement, hébergement et voisinage"]);
        assert_eq!(
            inferred(&["Emploi;Jeunesse", "Emploi", "Jeunesse", "Emploi;Santé", "Santé"], Joiner::CommaOrSemicolon).unwrap(),
            ["Emploi", "Jeunesse", "Santé"]
        );
        assert_eq!(inferred(&["A;B;", "B;", "A;B;", "C;A;"], Joiner::Semicolon).unwrap(), ["A", "B"]);
    }

    #[test]
    fn sentences_and_single_choices_are_not_lists() {
        assert_eq!(inferred(&["Merci, tout va bien", "Rien, à part le froid", "Oui, mais c’est loin"], Joiner::CommaOrSemicolon), None);
        assert_eq!(inferred(&["Oui, mais rarement", "Non", "Oui, mais rarement", "Non"], Joiner::CommaOrSemicolon), None);
    }
}
