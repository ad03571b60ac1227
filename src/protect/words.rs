//! What partners say in their own words: no number of people referred or followed that a table would mask.

use crate::fold::fold;
use crate::personal::scrub;

/// Stands for a passage that is not published.
pub const WITHHELD: &str = "[…]";

/// Beginnings of words, folded, that speak of people whose situation is followed, or of their health.
const FOLLOWED: [&str; 16] = [
    "saisine",
    "situation",
    "usager",
    "patient",
    "malad",
    "beneficiaire",
    "accompagne",
    "hospitalis",
    "oriente",
    "reoriente",
    "admis",
    "suivi",
    "arret",
    "deces",
    "decede",
    "suicid",
];

/// How many words may stand between a number and what it counts: « 3 des 6 situations ».
const REACH: usize = 3;

/// Numbers in words that may be under a threshold; « un » is also an article, and counts one person either way.
const IN_WORDS: [(&str, u32); 12] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
];

/// A text as it may be published: scrubbed of personal data, its sentences that count from 1 to `least - 1` people followed
/// withheld.
pub fn published(text: &str, least: u32) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let clean = scrub(text);
    for sentence in sentences(&clean) {
        if !counts_few(sentence, least) {
            kept.push(sentence);
        } else if kept.last() != Some(&WITHHELD) {
            kept.push(WITHHELD);
        }
    }
    kept.join(" ")
}

/// A text cut after its full stops, its semicolons and its lines.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| line.split_inclusive(". "))
        .flat_map(|part| part.split_inclusive("; "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn counts_few(sentence: &str, least: u32) -> bool {
    let folded = fold(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    words.iter().enumerate().any(|(at, word)| {
        let few = number(word).is_some_and(|count| (1..least).contains(&count));
        few && words.iter().skip(at + 1).take(REACH).any(|word| FOLLOWED.iter().any(|stem| word.starts_with(stem)))
    })
}

fn number(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| IN_WORDS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_counts_few_people_followed_is_withheld() {
        let text = "Le groupe a mieux travaillé. Sur 40 situations, 3 ont été orientées vers le CMP ; deux usagers sont admis.";
        assert_eq!(published(text, 11), "Le groupe a mieux travaillé. […]");
        assert_eq!(published("12 usagers sont venus.\n3 usagers ont témoigné.", 11), "12 usagers sont venus. […]");
        assert_eq!(published("11 inscrits, 10 venus (1 arrêt maladie) ; 3 à 5 jours chacun.", 11), "[…] 3 à 5 jours chacun.");
        assert_eq!(published("12 usagers sont venus.\n3 usagers ont témoigné.", 3), "12 usagers sont venus. 3 usagers ont témoigné.");
    }

    #[test]
    fn what_counts_other_things_is_told() {
        for text in [
            "Une quarantaine d'actions, une trentaine de partenaires, plus de 700 personnes.",
            "3 ciné-débats et 2 conférences.",
            "Réunions interprofessionnelles 3 à 4 fois par an.",
        ] {
            assert_eq!(published(text, 11), text);
        }
    }
}
