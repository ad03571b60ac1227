//! Two runs of words to a likeness, or to none: what nothing answers to on either side tells two bodies apart.

use super::align::{Pairing, Tie, pairings};
use super::grounds::grounds;
use super::reason::Reason;
use crate::reconcile::vocabulary;
use crate::reconcile::words::{Case, Joint, Kind, Phrase, Word};
use std::collections::BTreeSet;

/// How alike two names are.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// From 0 to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
    /// Only words that tell the kind of body are shared: worth showing if no other body fits as well.
    pub weak: bool,
}

/// What of two names is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    Whole,
    /// Both less the entity that they share.
    UnitsOfOne,
    /// One less its entity, which the other does not give.
    UnitAlone,
}

/// A name that has more words than the other may be that of a unit of it: never as sure as a slip of the pen.
const MORE_WORDS_SCORE: f64 = 0.9;
/// What a word weighs: the body's own name most, the words that any service has least.
fn weight(word: &Word) -> f64 {
    match word.kind {
        Kind::Link => 0.0,
        Kind::Neutral | Kind::Home => 0.15,
        Kind::Generic => 0.5,
        Kind::Place => 0.8,
        Kind::Number | Kind::Letter | Kind::Acronym | Kind::Proper => 1.0,
    }
}

/// Compares the words of two names, both names whole being given for what divides them.
pub fn judge(left: &[&Word], right: &[&Word], (left_name, right_name): (&Phrase, &Phrase), compared: Compared) -> Option<Likeness> {
    let paired = pairings(left, right);
    if paired.is_empty() {
        return None;
    }
    let left_rest = rest(left, paired.iter().map(|pairing| &pairing.left));
    let right_rest = rest(right, paired.iter().map(|pairing| &pairing.right));
    if tell_two_bodies(&left_rest, &right_rest) {
        return None;
    }
    // The entity that one name tells and the body that the other names are two: « Espoir 35 - SAMSAH », « SAMSAH APF ».
    let names_another = |whole: &[&Word], rest: &[&Word]| whole.is_empty() && rest.iter().any(|word| is_name(word));
    if compared == Compared::UnitAlone
        && (names_another(&left_rest, &right_rest) || names_another(&right_rest, &left_rest))
        && !is_telling(&paired, left, right)
    {
        return None;
    }
    let begins_the_other =
        names_its_entity(left_name, left, &left_rest, &right_rest) || names_its_entity(right_name, right, &right_rest, &left_rest);
    if begins_the_other && (compared == Compared::UnitsOfOne || !explains(&left_rest, &right_rest, &paired)) {
        return None;
    }
    let nothing_left = left_rest.is_empty() && right_rest.is_empty();
    let telling = is_telling(&paired, left, right);
    let weak = if telling || nothing_left { false } else { weak_at_best(&paired, left, right, &left_rest, &right_rest)? };
    let share = share(&paired, left, right);
    let share = if nothing_left { share } else { share.min(MORE_WORDS_SCORE) };
    let share = if weak { share.clamp(0.6, 0.65) } else { share };
    // `OPI` for « OPI - Association d'aide aux jeunes »: an entity for its unit, or a name with its explanation.
    let share = if begins_the_other && compared == Compared::Whole { share.clamp(0.6, 0.65) } else { share };
    Some(Likeness { score: percent(share), reasons: grounds(&paired, left, right, nothing_left), weak })
}

/// Names that share only words that tell the kind of body, one having more: `None` if they are nothing to each other, else
/// whether they are worth showing only when nothing else fits. « Relations aux habitants » may well be « Relations aux
/// habitants et aux usagers »; « Mission locale » is « Mission locale du Poitou » only if no other is known; « Habitat » is
/// nobody.
fn weak_at_best(paired: &[Pairing], left: &[&Word], right: &[&Word], left_rest: &[&Word], right_rest: &[&Word]) -> Option<bool> {
    if !left_rest.is_empty() && !right_rest.is_empty() {
        return None;
    }
    let met = paired.iter().flat_map(|pairing| &pairing.left).filter_map(|at| left.get(*at));
    let generic = met.filter(|word| word.kind == Kind::Generic).count();
    let rest = || left_rest.iter().chain(right_rest);
    let only_places = rest().all(|word| matches!(word.kind, Kind::Place | Kind::Neutral | Kind::Home));
    let first = |words: &[&Word]| words.iter().position(|word| word.kind != Kind::Link);
    let begin_alike =
        paired.iter().any(|pairing| pairing.left.first().copied() == first(left) && pairing.right.first().copied() == first(right));
    match generic {
        0 => only_places.then_some(true),
        1 if only_places => Some(false),
        1 => begin_alike.then_some(true),
        _ => Some(rest().any(|word| is_name(word))),
    }
}

/// Whether a word tells which body it is.
pub fn is_name(word: &Word) -> bool {
    matches!(word.kind, Kind::Proper | Kind::Acronym)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn rest<'a, 'b>(words: &[&'a Word], paired: impl Iterator<Item = &'b Vec<usize>>) -> Vec<&'a Word> {
    let taken: BTreeSet<usize> = paired.flatten().copied().collect();
    let free = words.iter().enumerate().filter(|(at, word)| !taken.contains(at) && word.kind != Kind::Link);
    free.map(|(_, word)| *word).collect()
}

/// The words left over that say something.
fn matters<'a>(rest: &'a [&'a Word]) -> impl Iterator<Item = &'a Word> {
    rest.iter().copied().filter(|word| !matches!(word.kind, Kind::Neutral | Kind::Home))
}

/// Whether what is left over on either side tells two bodies apart.
fn tell_two_bodies(left: &[&Word], right: &[&Word]) -> bool {
    let must_agree = |word: &&Word| match word.kind {
        Kind::Letter => true,
        // The year of « ARGOS 2001 » is often left out; a sector's number is not.
        Kind::Number => word.text.len() != 4,
        Kind::Link | Kind::Neutral | Kind::Home | Kind::Generic | Kind::Place | Kind::Acronym | Kind::Proper => {
            word.contrast.is_some_and(vocabulary::is_compass)
        }
    };
    let home = |words: &[&Word]| words.iter().any(|word| word.kind == Kind::Home);
    let elsewhere = |words: &[&Word]| words.iter().any(|word| matches!(word.kind, Kind::Place | Kind::Proper));
    left.iter().chain(right).any(|word| must_agree(word) || word.unit)
        || (matters(left).next().is_some() && matters(right).next().is_some())
        || (home(left) && elsewhere(right))
        || (elsewhere(left) && home(right))
}

/// Whether the shorter name is but the beginning of a divided name: `CHHL` for « CHHL - CMP », or for « Pédopsychiatrie
/// (CHHL) ».
fn names_its_entity(name: &Phrase, words: &[&Word], words_rest: &[&Word], other_rest: &[&Word]) -> bool {
    if matters(words_rest).next().is_none() || matters(other_rest).next().is_some() || name.parts() < 2 {
        return false;
    }
    let free = |part: usize| words_rest.iter().any(|word| word.part == part && !matches!(word.kind, Kind::Neutral | Kind::Home));
    let met = |part: usize| words.iter().any(|word| word.part == part && word.kind != Kind::Link && !words_rest.contains(word));
    let Some(last_met) = (0..name.parts()).rev().find(|part| met(*part)) else { return false };
    let goes_on = (last_met + 1..name.parts()).any(|part| name.joint(part) == Joint::Dash && free(part));
    let only_in_brackets = (0..name.parts()).all(|part| !met(part) || name.joint(part) == Joint::Bracket) && free(0);
    (goes_on && (0..=last_met).all(|part| !free(part))) || only_in_brackets
}

/// Whether what follows a name explains it (« - Association d'aide aux jeunes », « - Théâtre ») rather than names a unit of it
/// (« - Service social », « - CMP Nord »); the name itself must be the same to the letter.
fn explains(left_rest: &[&Word], right_rest: &[&Word], paired: &[Pairing]) -> bool {
    let Some(first) = left_rest.first().or(right_rest.first()) else { return false };
    let in_front = first.part == 0;
    let names_a_unit = (first.kind == Kind::Neutral && first.text != "association") || first.case == Case::Upper || first.unit;
    (in_front || !names_a_unit) && paired.iter().all(|pairing| pairing.tie == Tie::Same)
}

/// Whether a word that tells which body it is was found in both.
fn is_telling(paired: &[Pairing], left: &[&Word], right: &[&Word]) -> bool {
    paired.iter().any(|pairing| {
        let words = |ranks: &[usize], words: &[&Word]| ranks.iter().filter_map(|at| words.get(*at)).any(|word| is_name(word));
        words(&pairing.left, left) || words(&pairing.right, right)
    })
}

fn share(paired: &[Pairing], left: &[&Word], right: &[&Word]) -> f64 {
    let of = |ranks: &[usize], words: &[&Word]| ranks.iter().filter_map(|at| words.get(*at)).map(|word| weight(word)).sum::<f64>();
    let total: f64 = left.iter().chain(right).map(|word| weight(word)).sum();
    let met: f64 = paired.iter().map(|pairing| pairing.share * (of(&pairing.left, left) + of(&pairing.right, right))).sum();
    if total > 0.0 { met / total } else { 0.0 }
}

/// Whether two names hold numbers, lone letters or compass points that differ: no rule may make them one.
pub fn must_differ(left: &Phrase, right: &Phrase) -> bool {
    let telling = |phrase: &Phrase| -> Vec<String> {
        let mut words: Vec<String> = phrase
            .words
            .iter()
            .filter(|word| matches!(word.kind, Kind::Number | Kind::Letter) || word.contrast.is_some_and(vocabulary::is_compass))
            .map(|word| word.stem.clone())
            .collect();
        words.sort();
        words
    };
    telling(left) != telling(right)
}
