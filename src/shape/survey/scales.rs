//! Labels to what they say: whether an opinion at all, and how strong on a French scale.

use crate::fold::fold;

/// What two labels must share to be one class: case, accents, punctuation and spaces apart, but not their sign, which folding
/// would drop (`-2` and `+2` on a goal attainment scale).
pub fn key(label: &str) -> String {
    let label = label.trim();
    let mut letters = label.chars();
    let sign = match letters.next() {
        Some('-' | '−' | '–') => "moins ",
        Some('+') => "plus ",
        Some(_) | None => "",
    };
    let signed = !sign.is_empty() && letters.next().is_some_and(|next| next.is_ascii_digit());
    let folded = fold(label);
    match (signed, folded.is_empty()) {
        (true, _) => format!("{sign}{folded}"),
        // Emoticons and the like fold to nothing: they are their own key.
        (false, true) => label.to_lowercase(),
        (false, false) => folded,
    }
}

/// Answers that give none, as French forms word them (after folding).
const NO_OPINION: &[&str] = &[
    "sans opinion",
    "aucune opinion",
    "pas d opinion",
    "sans avis",
    "pas d avis",
    "ne se prononce pas",
    "je ne me prononce pas",
    "ne souhaite pas se prononcer",
    "ne souhaite pas repondre",
    "je ne souhaite pas repondre",
    "prefere ne pas repondre",
    "je prefere ne pas repondre",
    "nsp",
    "nspp",
    "ne sait pas",
    "ne sais pas",
    "je ne sais pas",
    "ne sait pas ne se prononce pas",
    "non concerne",
    "non concernee",
    "non concerne e",
    "pas concerne",
    "pas concernee",
    "pas concerne e",
    "je ne suis pas concerne e",
    "non applicable",
    "sans objet",
    "n a",
    "na",
];

/// Whether a label says that the respondent has no opinion to give.
pub fn is_no_opinion(label: &str) -> bool {
    let folded = fold(label);
    NO_OPINION.contains(&folded.as_str()) || folded.starts_with("sans opinion") || folded.starts_with("ne se prononce pas")
}

/// Scales told word by word, weakest first (after folding).
const ORDERED: &[&[&str]] = &[
    &["non", "plutot non", "plutot oui", "oui"],
    &[
        "jamais",
        "tres rarement",
        "rarement",
        "de temps en temps",
        "parfois",
        "quelquefois",
        "regulierement",
        "souvent",
        "tres souvent",
        "toujours",
    ],
    &["tres mauvais", "mauvais", "plutot mauvais", "passable", "moyen", "plutot bon", "bon", "tres bon", "excellent"],
    &["tres mauvaise", "mauvaise", "plutot mauvaise", "passable", "moyenne", "plutot bonne", "bonne", "tres bonne", "excellente"],
    &[
        "nul",
        "tres mauvais",
        "tres mal",
        "mauvais",
        "mal",
        "plutot mauvais",
        "plutot mal",
        "passable",
        "moyen",
        "moyennement",
        "assez bien",
        "plutot bien",
        "bien",
        "tres bien",
        "parfait",
    ],
    &["tres insuffisant", "insuffisant", "passable", "moyen", "suffisant", "satisfaisant", "tres satisfaisant"],
    &["aucun", "tres faible", "faible", "moyen", "fort", "tres fort"],
    &["aucune", "tres faible", "faible", "moyenne", "forte", "tres forte"],
    &["beaucoup moins", "moins", "autant", "plus", "beaucoup plus"],
    &[
        "tout a fait insatisfait",
        "tres insatisfait",
        "insatisfait",
        "plutot insatisfait",
        "neutre",
        "plutot satisfait",
        "satisfait",
        "tres satisfait",
    ],
    &["non atteint", "en cours", "partiellement atteint", "atteint"],
];

/// Adverbs of degree, longest first where one begins another, and how strong they make what follows.
const DEGREES: &[(&str, u8)] = &[
    ("pas du tout", 0),
    ("plutot pas", 2),
    ("plutot non", 2),
    ("pas vraiment", 2),
    ("pas tres", 2),
    ("pas", 1),
    ("non", 1),
    ("tres peu", 2),
    ("peu", 3),
    ("un peu", 3),
    ("ni", 4),
    ("moyennement", 4),
    ("partiellement", 4),
    ("en partie", 4),
    ("plutot", 5),
    ("assez", 5),
    ("tres", 8),
    ("tout a fait", 9),
    ("totalement", 9),
    ("entierement", 9),
    ("completement", 9),
    ("beaucoup", 8),
    ("enormement", 9),
    ("extremement", 9),
];

/// The labels of one scale from weakest to strongest, as ranks into `labels`; `None` if they are not one. « Sans opinion » is left
/// to the caller.
pub fn order(labels: &[&str]) -> Option<Vec<usize>> {
    if labels.len() < 2 {
        return None;
    }
    let keys: Vec<String> = labels.iter().map(|label| key(label)).collect();
    let strengths = numbers(labels).or_else(|| listed(&keys)).or_else(|| degrees(&keys))?;
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|one, other| strengths.get(*one).partial_cmp(&strengths.get(*other)).unwrap_or(std::cmp::Ordering::Equal));
    let distinct = order.windows(2).all(|pair| matches!(pair, [one, other] if strengths.get(*one) != strengths.get(*other)));
    distinct.then_some(order)
}

/// `0`, `1`… `10`, `-2`, `+2`, or `1 - Pas du tout`: the leading number of each label.
fn numbers(labels: &[&str]) -> Option<Vec<f64>> {
    labels.iter().map(|label| leading_number(label)).collect()
}

pub fn leading_number(label: &str) -> Option<f64> {
    let label = label.trim().replace(['−', '–'], "-");
    let end = label
        .char_indices()
        .find(|(at, letter)| !(letter.is_ascii_digit() || *at == 0 && matches!(letter, '+' | '-')))
        .map_or(label.len(), |(at, _)| at);
    let (number, rest) = label.split_at(end);
    // « 2 à 3 fois » or « 10 minutes » are not points of a scale; « 1 - Pas du tout », « 5 (très) » are.
    let stands_alone = rest.is_empty() || rest.trim_start().starts_with(['-', '(', ':', '=', '.', '–', '—']);
    if stands_alone { number.parse().ok() } else { None }
}

fn listed(keys: &[String]) -> Option<Vec<f64>> {
    ORDERED.iter().find_map(|scale| keys.iter().map(|key| scale.iter().position(|known| known == key).map(|at| at as f64)).collect())
}

/// Labels such as « pas du tout satisfait », « plutôt satisfaite », « satisfait »: one stem, and degrees of it.
fn degrees(keys: &[String]) -> Option<Vec<f64>> {
    let mut split: Vec<(u8, &str)> = keys.iter().map(|key| degree(key)).collect();
    // « Inutile » is « pas utile », where the scale also says « utile ».
    let positives: Vec<String> = split.iter().map(|(_, rest)| stem(rest)).collect();
    for (degree, rest) in split.iter_mut().filter(|(degree, _)| *degree == BARE) {
        if let Some(positive) = ["in", "im"].iter().find_map(|negation| rest.strip_prefix(negation))
            && positives.contains(&stem(positive))
        {
            (*degree, *rest) = (NEGATED, positive);
        }
    }
    let stems: Vec<String> = split.iter().map(|(_, rest)| stem(rest)).collect();
    let longest = stems.iter().max_by_key(|stem| stem.len())?;
    let one_stem = stems.iter().all(|stem| stem.is_empty() || stem == longest || split_is_neutral(stem, longest));
    let degreed = split.iter().filter(|(degree, _)| *degree != BARE).count();
    (one_stem && degreed > 0).then(|| split.iter().map(|(degree, _)| f64::from(*degree)).collect())
}

/// The degree of a label without adverb: « satisfait », between « plutôt satisfait » and « très satisfait ».
const BARE: u8 = 6;
/// That of a label which says the contrary of another: « inutile ».
const NEGATED: u8 = 1;

fn degree(key: &str) -> (u8, &str) {
    let found = DEGREES.iter().find_map(|(adverb, degree)| {
        let rest = key.strip_prefix(adverb)?;
        (rest.is_empty() || rest.starts_with(' ')).then_some((*degree, rest.trim_start()))
    });
    found.unwrap_or((BARE, key))
}

/// A stem without marks of gender and number, nor the words that link it: « d'accord », « satisfait(e)s ».
fn stem(rest: &str) -> String {
    let words = rest.split(' ').filter(|word| word.len() > 1);
    words.map(|word| word.trim_end_matches('s').trim_end_matches('e')).collect::<Vec<_>>().join(" ")
}

/// « ni d'accord ni pas d'accord » shares the stem « accord ».
fn split_is_neutral(stem: &str, longest: &str) -> bool {
    stem.split(' ').all(|word| {
        matches!(word, "ni" | "pas" | "in") || longest.split(' ').any(|known| known == word || word.strip_prefix("in") == Some(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_order(labels: &[&str], expected: &[&str]) {
        let order = order(labels).unwrap_or_else(|| panic!("{labels:?} are not seen as a scale"));
        assert_eq!(order.iter().map(|at| labels[*at]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn french_scales_go_from_weakest_to_strongest_whatever_their_first_appearance() {
        check_order(
            &["Plutôt satisfait", "Pas du tout satisfait(e)", "Très satisfaite", "Peu satisfait"],
            &["Pas du tout satisfait(e)", "Peu satisfait", "Plutôt satisfait", "Très satisfaite"],
        );
        check_order(
            &["Tout à fait d’accord", "D’accord", "Ni d’accord ni pas d’accord", "Pas d’accord", "Pas du tout d'accord"],
            &["Pas du tout d'accord", "Pas d’accord", "Ni d’accord ni pas d’accord", "D’accord", "Tout à fait d’accord"],
        );
        check_order(&["Utile", "Inutile", "Très utile", "Peu utile"], &["Inutile", "Peu utile", "Utile", "Très utile"]);
        check_order(&["Très bien", "Mauvais", "Bien", "Moyen"], &["Mauvais", "Moyen", "Bien", "Très bien"]);
        check_order(&["Toujours", "Jamais", "Parfois"], &["Jamais", "Parfois", "Toujours"]);
        check_order(&["Oui", "Non", "Plutôt oui"], &["Non", "Plutôt oui", "Oui"]);
        check_order(&["Atteint", "Non atteint", "Partiellement atteint"], &["Non atteint", "Partiellement atteint", "Atteint"]);
        check_order(&["10", "0", "9"], &["0", "9", "10"]);
        check_order(&["+2", "-1", "0", "−2"], &["−2", "-1", "0", "+2"]);
        check_order(&["5 (très)", "1 - Pas du tout"], &["1 - Pas du tout", "5 (très)"]);
    }

    #[test]
    fn classes_that_are_no_scale_have_no_order() {
        for labels in [&["Élu", "Professionnel de santé"][..], &["Très utile", "Peu satisfait"], &["Oui"], &["2 fois", "3 fois"]] {
            assert_eq!(order(labels), None, "{labels:?}");
        }
    }

    #[test]
    fn no_opinion_is_known_by_its_words() {
        assert!(["NSP", "Ne se prononce pas", "Non concerné(e)", "N/A", "sans  opinion"].iter().all(|label| is_no_opinion(label)));
        assert!(!["Opinion", "Non", "Pas d’accord", "Aucun"].iter().any(|label| is_no_opinion(label)));
    }
}
