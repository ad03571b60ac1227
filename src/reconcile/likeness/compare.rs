//! Two names to a likeness, or to none: a score from 0 to 100 and its grounds. Whatever says that they are two bodies
//! (numbers, lone letters, compass points, words on both sides that nothing answers to) rules likeness out altogether.

use super::align::pairings;
use super::judge::{Compared, Likeness, is_name, judge};
use super::named::{Entity, Named, core};
use super::reason::Reason;
use crate::reconcile::acronym::{self, Spelt};
use crate::reconcile::words::{Joint, Kind, Phrase, Word};

/// Under this score a pair is not shown. It lets through names that share two thirds of their weight (`UDAF` and « UDAF du
/// Val » have 67), and what the rules of `judge` and `shared_acronym` hold worth a look (60 to 65).
pub const LEAST_SCORE: u8 = 60;

/// Compares two names; `None` if they differ by something that tells two bodies apart, or share too little.
pub fn compare(left: &Named, right: &Named) -> Option<Likeness> {
    let names = (&left.phrase, &right.phrase);
    let found = match (&left.entity, &right.entity) {
        (Some(one), Some(other)) if one.core == other.core => judge(&left.unit(), &right.unit(), names, Compared::UnitsOfOne),
        (Some(entity), None) => one_entity(left, right, entity, judge(&left.unit(), &right.all(), names, Compared::UnitAlone)),
        (None, Some(entity)) => one_entity(right, left, entity, judge(&left.all(), &right.unit(), names, Compared::UnitAlone)),
        (Some(_), Some(_)) | (None, None) => {
            judge(&left.all(), &right.all(), names, Compared::Whole).or_else(|| part_of(left, right).xor(part_of(right, left)))
        }
    };
    found.or_else(|| shared_acronym(&left.phrase, &right.phrase)).filter(|likeness| likeness.score >= LEAST_SCORE)
}

/// A unit, and a name that does not tell its entity: the unit without it, one of its parts, or the whole name.
fn one_entity(named: &Named, other: &Named, entity: &Entity, unit: Option<Likeness>) -> Option<Likeness> {
    if core(&other.phrase) == entity.core {
        return None;
    }
    let whole = judge(&named.all(), &other.all(), (&named.phrase, &other.phrase), Compared::Whole);
    better(
        without_entity(unit.or_else(|| part_of(named, other)), &entity.written),
        whole.filter(|_| !only_the_entity(named, other, entity)),
    )
}

/// Whether a name shares with another only words of its entity: « CCAS de Poitiers » is not « Ville de Poitiers et CCAS - Sports ».
fn only_the_entity(named: &Named, other: &Named, entity: &Entity) -> bool {
    pairings(&named.all(), &other.all()).iter().flat_map(|pairing| &pairing.left).all(|at| entity.ranks.contains(at))
}

/// « Comité Regards sur l'Art » for « CCAS - Développement social - Accès aux droits - Regards sur l'Art »: the other name
/// is one of the parts, whole.
fn part_of(named: &Named, other: &Named) -> Option<Likeness> {
    if other.phrase.parts() > 1 {
        return None;
    }
    let parts = (1..named.phrase.parts()).filter(|part| named.phrase.joint(*part) == Joint::Dash);
    let found = parts.filter_map(|part| {
        let words: Vec<&Word> = named.phrase.words.iter().filter(|word| word.part == part).collect();
        let found = judge(&words, &other.all(), (&named.phrase, &other.phrase), Compared::UnitAlone)?;
        // « Habitat de la Vienne » is not the « Habitat » of « Urbanisme - Habitat - Foncier ».
        let named = words.iter().any(|word| is_name(word)) || found.score >= ALL_OF_IT;
        (!found.weak && named && found.score >= ONE_PART_SCORE).then_some(Likeness { score: ONE_PART_SCORE, ..found })
    });
    found.max_by_key(|likeness| likeness.score)
}

fn better(one: Option<Likeness>, other: Option<Likeness>) -> Option<Likeness> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.score > one.score { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// A unit named without its entity is likely that unit, less surely than if the entity were there.
fn without_entity(found: Option<Likeness>, entity: &str) -> Option<Likeness> {
    let mut likeness = found?;
    likeness.score = likeness.score.min(WITHOUT_ENTITY_SCORE);
    likeness.reasons.push(Reason::WithoutEntity(entity.to_owned()));
    Some(likeness)
}

const WITHOUT_ENTITY_SCORE: u8 = 88;
/// One part of several is less than the name.
const ONE_PART_SCORE: u8 = 72;
/// The score of names of which nothing is left over.
const ALL_OF_IT: u8 = 95;
/// One acronym in common among others (`DAC-PTA`, `Itinéraire Santé / PTA`): just worth a look.
const SHARED_ACRONYM_SCORE: u8 = 62;

/// « A-B-C-… » of more parts than this is no name.
const MOST_PARTS: usize = 16;

/// Names of several parts that have one acronym in common, written or spelt: `DAC-PTA` and `Itinéraire Santé / PTA`.
fn shared_acronym(left: &Phrase, right: &Phrase) -> Option<Likeness> {
    let tied = |phrase: &Phrase| (1..phrase.parts()).any(|part| matches!(phrase.joint(part), Joint::Slash | Joint::Hyphen));
    if (!tied(left) && !tied(right)) || left.parts().max(right.parts()) > MOST_PARTS {
        return None;
    }
    let parts = |phrase: &Phrase| -> Vec<Vec<Word>> {
        let by_part = (0..phrase.parts()).map(|part| phrase.words.iter().filter(|word| word.part == part).cloned().collect::<Vec<_>>());
        if tied(phrase) && !(1..phrase.parts()).any(|part| phrase.joint(part) == Joint::Dash) {
            by_part.collect()
        } else {
            vec![phrase.words.clone()]
        }
    };
    for part in parts(left) {
        for other in parts(right) {
            if let Some(acronym) = common_acronym(&part, &other).or_else(|| common_acronym(&other, &part)) {
                return Some(Likeness {
                    score: SHARED_ACRONYM_SCORE,
                    reasons: vec![Reason::SameAcronym(acronym.to_uppercase())],
                    weak: false,
                });
            }
        }
    }
    None
}

fn common_acronym(part: &[Word], other: &[Word]) -> Option<String> {
    let [acronym] = part else { return None };
    if acronym.kind != Kind::Acronym {
        return None;
    }
    let words: Vec<&Word> = other.iter().collect();
    let same = matches!(other, [word] if word.text == acronym.text);
    (same || acronym::spells(&acronym.text, &words) == Some(Spelt::Whole)).then(|| acronym.text.clone())
}
