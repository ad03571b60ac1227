//! Why two names are put side by side, in words that a coordinator can check with her own eyes.

use crate::reconcile::letters::Slip;
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

/// Grounds in one line, the two most telling.
pub fn told(reasons: &[Reason]) -> String {
    let mut sorted: Vec<&Reason> = reasons.iter().collect();
    sorted.sort();
    sorted.dedup();
    sorted.iter().take(2).map(|reason| reason.to_string()).collect::<Vec<_>>().join("\u{a0}; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn grounds_are_told_in_french() {
        let confused = Reason::Slip(Slip::Confused(BTreeSet::from([("m", "ii"), ("i", "l")])));
        assert_eq!(told(&[confused]), "lettres confondues\u{a0}: I/L, M/II");
        assert_eq!(told(&[Reason::Slip(Slip::Letters(1))]), "une lettre d’écart");
        assert_eq!(
            told(&[Reason::CommonWords("service social".into()), Reason::SameAcronym("DAC".into())]),
            "même sigle\u{a0}: DAC\u{a0}; mots communs\u{a0}: service social"
        );
    }
}
