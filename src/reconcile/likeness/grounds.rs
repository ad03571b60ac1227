//! Words paired to the grounds that a person is told.

use super::align::{Pairing, Tie};
use super::reason::Reason;
use crate::reconcile::acronym::Spelt;
use crate::reconcile::letters::Slip;
use crate::reconcile::words::{Kind, Word};

/// The grounds of a likeness, by the words that answer to one another.
pub fn grounds(paired: &[Pairing], left: &[&Word], right: &[&Word], nothing_left: bool) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for pairing in paired {
        let shorter = |ranks: &[usize], words: &[&Word]| -> String {
            ranks.iter().filter_map(|at| words.get(*at)).map(|word| word.text.clone()).collect::<Vec<_>>().join(" ")
        };
        let (one, other) = (shorter(&pairing.left, left), shorter(&pairing.right, right));
        match &pairing.tie {
            Tie::Same => {}
            Tie::Inflected => reasons.push(Reason::Inflected),
            Tie::Shortened => reasons.push(Reason::Shortened(if one.len() <= other.len() { one } else { other })),
            Tie::Renamed => {
                let former = |words: &[&Word], ranks: &[usize]| ranks.iter().filter_map(|at| words.get(*at)).any(|word| word.former);
                let (old, new) = if former(left, &pairing.left) { (&one, &other) } else { (&other, &one) };
                reasons.push(Reason::Renamed(title(old), title(new)));
            }
            Tie::Spaces => reasons.push(Reason::Spaces),
            Tie::Slip(slip) => {
                reasons.push(Reason::Slip(slip.clone()));
                if matches!(slip, Slip::Confused(_)) && pairing.left.len() != pairing.right.len() {
                    reasons.push(Reason::Spaces);
                }
            }
            Tie::Acronym(Spelt::Whole | Spelt::LessAWord) => {
                reasons.push(Reason::SameAcronym(if pairing.left.len() == 1 { one } else { other }.to_uppercase()));
            }
        }
    }
    if !nothing_left {
        let common: Vec<&str> = left
            .iter()
            .enumerate()
            .filter(|(at, word)| word.kind != Kind::Link && paired.iter().any(|pairing| pairing.left.contains(at)))
            .map(|(_, word)| word.text.as_str())
            .collect();
        reasons.push(Reason::CommonWords(common.join(" ")));
    } else if reasons.is_empty() {
        let ranks: Vec<usize> = {
            let mut sorted: Vec<&Pairing> = paired.iter().collect();
            sorted.sort_by_key(|pairing| pairing.left.first().copied());
            sorted.iter().filter_map(|pairing| pairing.right.first().copied()).collect()
        };
        reasons.push(if ranks.is_sorted() { Reason::SmallWords } else { Reason::Order });
    }
    reasons
}

/// A folded name as French print would have it: one short word is an acronym.
fn title(folded: &str) -> String {
    if !folded.contains(' ') {
        return folded.to_uppercase();
    }
    let capital = |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>();
    folded.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
