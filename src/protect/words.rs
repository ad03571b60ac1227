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

/// Numbers in one word; « un » is also an article, and counts one person either way.
const IN_WORDS: [(&str, u32); 17] = [
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
    ("douze", 12),
    ("treize", 13),
    ("quatorze", 14),
    ("quinze", 15),
    ("seize", 16),
];

/// What a smaller number is added to: « vingt-deux », « soixante et onze », « dix-sept ».
const TENS: [(&str, u32); 9] = [
    ("dix", 10),
    ("vingt", 20),
    ("vingts", 80),
    ("trente", 30),
    ("quarante", 40),
    ("cinquante", 50),
    ("soixante", 60),
    ("cent", 100),
    ("mille", 1000),
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

/// A number and what it counts stand either way round: « 3 usagers suivis », « Usagers suivis : 3 ».
fn counts_few(sentence: &str, least: u32) -> bool {
    let is_few = |count: Option<u32>| count.is_some_and(|count| (1..least).contains(&count));
    let folded = fold(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let before =
        (0..words.len()).any(|at| is_few(number(&words, at)) && words.iter().skip(at + 1).take(REACH).any(|word| is_followed(word)));
    // The other way round, the number ends what is said of them: in « patients : 3 séances », it counts séances.
    let after = sentence.split([',', ';', '(', ')']).any(|clause| {
        let folded = fold(clause.trim_end_matches('.'));
        let words: Vec<&str> = folded.split(' ').collect();
        let last = words.len().saturating_sub(1);
        is_few(number(&words, last)) && words.iter().rev().skip(1).take(REACH).any(|word| is_followed(word))
    });
    before || after
}

fn is_followed(word: &str) -> bool {
    FOLLOWED.iter().any(|stem| word.starts_with(stem))
}

/// The number that ends at a word; `None` in the middle of one.
fn number(words: &[&str], at: usize) -> Option<u32> {
    let named = |list: &[(&str, u32)], word: &str| list.iter().find(|(name, _)| *name == word).map(|(_, count)| *count);
    let word = words.get(at)?;
    if let Ok(count) = word.parse() {
        return Some(count);
    }
    let unit = named(&IN_WORDS, word);
    let goes_on = words.get(at + 1).is_some_and(|next| {
        let unit_next = named(&IN_WORDS, next).is_some_and(|count| count < 10 && *next != "un" && *next != "une");
        named(&TENS, next).is_some_and(|tens| tens != 10) || *word == "dix" && unit_next
    });
    if goes_on {
        return None;
    }
    let before = |back: usize| at.checked_sub(back).and_then(|before| words.get(before)).copied().unwrap_or_default();
    let tens = if before(1) == "et" { named(&TENS, before(2)) } else { named(&TENS, before(1)) };
    Some(unit? + tens.unwrap_or_default())
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
        for text in ["Usagers suivis : 3", "Patients orientés : deux, tous vers le CMP."] {
            assert_eq!(published(text, 11), WITHHELD, "{text}");
        }
        assert_eq!(published("Douze patients ; dix-sept usagers.", 15), "[…] dix-sept usagers.");
    }

    #[test]
    fn what_counts_other_things_is_told() {
        for text in [
            "Une quarantaine d'actions, une trentaine de partenaires, plus de 700 personnes.",
            "3 ciné-débats et 2 conférences.",
            "Réunions interprofessionnelles 3 à 4 fois par an.",
            "Vingt-deux usagers, dix-sept patients, soixante et onze situations.",
            "Groupe d'usagers : 3 séances.",
        ] {
            assert_eq!(published(text, 11), text);
        }
    }
}
