//! Why two names are put side by side, in words that a coordinator can check with her own eyes.

use crate::fold::fold;
use crate::reconcile::letters::Slip;
use std::collections::BTreeSet;
use std::fmt;

/// A ground for a proposal; `Ord` is the order in which grounds are told, the most telling first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The body was renamed: former name, present one. In capitals if acronyms.
    Renamed(String, String),
    /// One name, or a part of it, is the acronym of the other. As capitals.
    SameAcronym(String),
    Slip(Slip),
    /// Words run together or cut: `PHII AF`, « Fab lab ».
    Spaces,
    /// `Dépt` for « département ».
    Shortened(String),
    /// Plural or feminine.
    Inflected,
    /// The name of a unit without that of its entity.
    WithoutEntity(String),
    /// The same words in another order.
    Order,
    /// Nothing but small words differs.
    SmallWords,
    /// Words that both have, one name having more.
    CommonWords(String),
}

/// Prints the ground as the `motif` column gives it.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed(former, present) => write!(f, "{former} est devenu {present}"),
            Self::SameAcronym(acronym) => write!(f, "même sigle\u{a0}: {acronym}"),
            Self::Slip(Slip::Confused(pairs)) => {
                let told: Vec<String> =
                    pairs.iter().map(|(one, other)| format!("{}/{}", one.to_uppercase(), other.to_uppercase())).collect();
                write!(f, "lettres confondues\u{a0}: {}", told.join(", "))
            }
            Self::Slip(Slip::Swapped) => f.write_str("deux lettres inversées"),
            Self::Slip(Slip::Doubled) => f.write_str("une lettre doublée"),
            Self::Slip(Slip::Letters(1)) => f.write_str("une lettre d’écart"),
            Self::Slip(Slip::Letters(count)) => write!(f, "{count}\u{a0}lettres d’écart"),
            Self::Spaces => f.write_str("espaces en plus ou en moins"),
            Self::Shortened(word) => write!(f, "abréviation\u{a0}: {word}"),
            Self::Inflected => f.write_str("singulier ou pluriel, masculin ou féminin"),
            Self::WithoutEntity(entity) => write!(f, "même intitulé, sans «\u{a0}{entity}\u{a0}»"),
            Self::Order => f.write_str("mêmes mots, dans un autre ordre"),
            Self::SmallWords => f.write_str("mêmes mots, aux petits mots près"),
            Self::CommonWords(words) => write!(f, "mots communs\u{a0}: {words}"),
        }
    }
}

impl Reason {
    /// The same ground, its folded words written as in one of the names.
    fn quoting(&self, names: &[&str]) -> Self {
        let written = |folded: &str| names.iter().find_map(|name| as_written(name, folded)).unwrap_or(folded).to_owned();
        match self {
            Self::Shortened(word) => Self::Shortened(written(word)),
            Self::WithoutEntity(entity) => Self::WithoutEntity(written(entity)),
            Self::CommonWords(words) => {
                let each: Vec<String> = words.split(' ').map(written).collect();
                Self::CommonWords(each.join(" "))
            }
            Self::Renamed(..) | Self::SameAcronym(_) | Self::Slip(_) | Self::Spaces | Self::Inflected | Self::Order | Self::SmallWords => {
                self.clone()
            }
        }
    }
}

/// Grounds in one line, the two most telling, quoting the names that they compare.
pub fn told(reasons: &[Reason], names: &[&str]) -> String {
    let confused: BTreeSet<(&str, &str)> = reasons
        .iter()
        .filter_map(|reason| if let Reason::Slip(Slip::Confused(pairs)) = reason { Some(pairs) } else { None })
        .flatten()
        .copied()
        .collect();
    let others = reasons.iter().filter(|reason| !matches!(reason, Reason::Slip(Slip::Confused(_))));
    let mut sorted: Vec<Reason> = others.map(|reason| reason.quoting(names)).collect();
    if !confused.is_empty() {
        sorted.push(Reason::Slip(Slip::Confused(confused)));
    }
    sorted.sort();
    sorted.dedup();
    sorted.iter().take(2).map(Reason::to_string).collect::<Vec<_>>().join("\u{a0}; ")
}

/// The piece of a name that folds to some words.
fn as_written<'a>(name: &'a str, folded: &str) -> Option<&'a str> {
    let wanted: String = folded.split(' ').collect();
    let mut starts = vec![];
    let mut inside = false;
    for (at, letter) in name.char_indices() {
        if letter.is_alphanumeric() && !inside {
            starts.push(at);
        }
        inside = letter.is_alphanumeric();
    }
    let end = |from: usize| {
        let mut so_far = String::new();
        for (at, letter) in name.get(from..)?.char_indices() {
            so_far.push_str(&fold(&letter.to_string()));
            if so_far == wanted {
                let after = from + at + letter.len_utf8();
                let whole_word = !name.get(after..)?.starts_with(char::is_alphanumeric);
                return whole_word.then(|| name.get(from..after)).flatten();
            }
            if !wanted.starts_with(&so_far) {
                return None;
            }
        }
        None
    };
    starts.into_iter().find_map(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_told_in_french() {
        let confused = Reason::Slip(Slip::Confused(BTreeSet::from([("m", "ii"), ("i", "l")])));
        assert_eq!(told(&[confused], &[]), "lettres confondues\u{a0}: I/L, M/II");
        assert_eq!(told(&[Reason::Slip(Slip::Letters(1))], &[]), "une lettre d’écart");
        assert_eq!(
            told(&[Reason::CommonWords("education sante".into()), Reason::SameAcronym("DAC".into())], &["Éducation à la santé"]),
            "même sigle\u{a0}: DAC\u{a0}; mots communs\u{a0}: Éducation santé"
        );
    }
}
