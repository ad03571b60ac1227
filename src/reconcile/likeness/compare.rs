//! Two names to a likeness, or to none: a score from 0 to 100 and its grounds. Whatever says that they are two bodies
//! (numbers, lone letters, compass points, words on both sides that nothing answers to) rules likeness out altogether.

use super::align::{Pairing, Tie, pairings};
use super::reason::Reason;
use crate::reconcile::acronym::{self, Spelt};
use crate::reconcile::letters::Slip;
use crate::reconcile::places::Territory;
use crate::reconcile::vocabulary;
use crate::reconcile::words::{Case, Joint, Kind, Phrase, Word};
use std::collections::BTreeSet;

/// A name made ready to be compared.
#[derive(Clone, Debug)]
pub struct Named {
    pub phrase: Phrase,
    /// The entity whose unit it is, by its own words.
    pub entity: Option<Entity>,
}

/// The words of a name that tell its entity: `CHHL` in « CHHL - CMP », in « Pédopsychiatrie (CHHL) », in « CMP du CHHL ».
#[derive(Clone, Debug)]
pub struct Entity {
    pub written: String,
    pub core: Vec<String>,
    /// Its words, by rank.
    pub ranks: std::ops::Range<usize>,
}

/// What tells an entity from others: its words without links and without the council's own territory.
pub fn core(phrase: &Phrase) -> Vec<String> {
    core_of(&phrase.words.iter().collect::<Vec<_>>())
}

fn core_of(words: &[&Word]) -> Vec<String> {
    let content = || words.iter().filter(|word| word.kind != Kind::Link);
    let telling: Vec<String> = content().filter(|word| !matches!(word.kind, Kind::Neutral | Kind::Home)).map(|word| word.stem.clone()).collect();
    if telling.is_empty() { content().map(|word| word.stem.clone()).collect() } else { telling }
}

/// How alike two names are.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// From 0 to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
    /// Only words that tell the kind of body are shared: worth showing if no other body fits as well.
    pub weak: bool,
}

/// Under this score a pair is not shown. On the Poitiers names the true pair with the lowest score has 61 and the wrong
/// ones crowd under 58.
pub const LEAST_SCORE: u8 = 60;

impl Named {
    /// Reads a name; `entities` are the cores of those known.
    pub fn read(name: &str, territory: &Territory, entities: &BTreeSet<Vec<String>>) -> Self {
        let phrase = Phrase::read(name, territory);
        let entity = head_entity(&phrase, entities).or_else(|| tail_entity(&phrase, entities));
        Self { phrase, entity }
    }

    fn all(&self) -> Vec<&Word> {
        self.phrase.words.iter().collect()
    }

    fn unit(&self) -> Vec<&Word> {
        let is_unit = |at: &usize| self.entity.as_ref().is_none_or(|entity| !entity.ranks.contains(at));
        self.phrase.words.iter().enumerate().filter(|(at, _)| is_unit(at)).map(|(_, word)| word).collect()
    }
}

fn head_entity(phrase: &Phrase, entities: &BTreeSet<Vec<String>>) -> Option<Entity> {
    let length = phrase.words.iter().filter(|word| word.part == 0).count();
    let divided = phrase.parts() > 1 && matches!(phrase.joint(1), Joint::Dash | Joint::Slash);
    let head: Vec<&Word> = phrase.words.iter().take(length).collect();
    let core = core_of(&head);
    (divided && entities.contains(&core)).then(|| Entity { written: written(&head), core, ranks: 0..length })
}

fn tail_entity(phrase: &Phrase, entities: &BTreeSet<Vec<String>>) -> Option<Entity> {
    let words: Vec<&Word> = phrase.words.iter().collect();
    (1..words.len()).find_map(|from| {
        let (unit, tail) = words.split_at_checked(from)?;
        let begins = tail.first().is_some_and(|word| word.kind != Kind::Link);
        let says_more = unit.iter().any(|word| !matches!(word.kind, Kind::Link | Kind::Neutral | Kind::Home));
        let core = core_of(tail);
        // The council's own town is no entity by itself.
        let tells = tail.iter().any(|word| !matches!(word.kind, Kind::Link | Kind::Neutral | Kind::Home));
        (begins && says_more && tells && entities.contains(&core)).then(|| Entity { written: written(tail), core, ranks: from..words.len() })
    })
}

fn written(words: &[&Word]) -> String {
    let shown = words.iter().map(|word| if word.case == Case::Upper { word.text.to_uppercase() } else { word.text.clone() });
    shown.collect::<Vec<_>>().join(" ")
}

/// Compares two names; `None` if they differ by something that tells two bodies apart, or share too little.
pub fn compare(left: &Named, right: &Named) -> Option<Likeness> {
    let names = (&left.phrase, &right.phrase);
    let found = match (&left.entity, &right.entity) {
        (Some(one), Some(other)) if one.core == other.core => judge(&left.unit(), &right.unit(), names, Scope::UnitsOfOne),
        (Some(entity), None) => one_entity(left, right, entity, judge(&left.unit(), &right.all(), names, Scope::UnitAlone)),
        (None, Some(entity)) => one_entity(right, left, entity, judge(&left.all(), &right.unit(), names, Scope::UnitAlone)),
        (Some(_), Some(_)) | (None, None) => judge(&left.all(), &right.all(), names, Scope::Whole)
            .or_else(|| part_of(left, right).xor(part_of(right, left))),
    };
    found.or_else(|| shared_acronym(&left.phrase, &right.phrase)).filter(|likeness| likeness.score >= LEAST_SCORE)
}

/// A unit, and a name that does not tell its entity: the unit without it, one of its parts, or the whole name.
fn one_entity(named: &Named, other: &Named, entity: &Entity, unit: Option<Likeness>) -> Option<Likeness> {
    if core(&other.phrase) == entity.core {
        return None;
    }
    let whole = judge(&named.all(), &other.all(), (&named.phrase, &other.phrase), Scope::Whole);
    better(without_entity(unit.or_else(|| part_of(named, other)), &entity.written), whole.filter(|_| !only_the_entity(named, other, entity)))
}

/// Whether a name shares with another only words of its entity: « CCAS de Poitiers » is not « Ville de Poitiers et CCAS - Sports ».
fn only_the_entity(named: &Named, other: &Named, entity: &Entity) -> bool {
    pairings(&named.all(), &other.all()).iter().flat_map(|pairing| &pairing.left).all(|at| entity.ranks.contains(at))
}

/// What of two names is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Whole,
    /// Both less the entity that they share.
    UnitsOfOne,
    /// One less its entity, which the other does not give.
    UnitAlone,
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
        let found = judge(&words, &other.all(), (&named.phrase, &other.phrase), Scope::UnitAlone)?;
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
/// A name that has more words than the other may be that of a unit of it: never as sure as a slip of the pen.
const MORE_WORDS_SCORE: f64 = 0.9;
/// One acronym in common among others (`DAC-PTA`, `Itinéraire Santé / PTA`): just worth a look.
const SHARED_ACRONYM_SCORE: u8 = 62;

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

fn judge(left: &[&Word], right: &[&Word], (left_name, right_name): (&Phrase, &Phrase), scope: Scope) -> Option<Likeness> {
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
    if scope == Scope::UnitAlone && (names_another(&left_rest, &right_rest) || names_another(&right_rest, &left_rest)) && !is_telling(&paired, left, right) {
        return None;
    }
    let begins_the_other =
        names_its_entity(left_name, left, &left_rest, &right_rest) || names_its_entity(right_name, right, &right_rest, &left_rest);
    if begins_the_other && (scope == Scope::UnitsOfOne || !explains(&left_rest, &right_rest, &paired)) {
        return None;
    }
    let nothing_left = left_rest.is_empty() && right_rest.is_empty();
    let telling = is_telling(&paired, left, right);
    let weak = if telling || nothing_left {
        false
    } else {
        weak_at_best(&paired, left, right, &left_rest, &right_rest)?
    };
    let share = share(&paired, left, right);
    let share = if nothing_left { share } else { share.min(MORE_WORDS_SCORE) };
    let share = if weak { share.clamp(0.6, 0.65) } else { share };
    // `OPI` for « OPI - Association d'aide aux jeunes »: an entity for its unit, or a name with its explanation.
    let share = if begins_the_other && scope == Scope::Whole { share.clamp(0.6, 0.65) } else { share };
    Some(Likeness { score: percent(share), reasons: reasons(&paired, left, right, nothing_left), weak })
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
    let begin_alike = paired.iter().any(|pairing| pairing.left.first().copied() == first(left) && pairing.right.first().copied() == first(right));
    match generic {
        0 => only_places.then_some(true),
        1 if only_places => Some(false),
        1 => begin_alike.then_some(true),
        _ => Some(rest().any(|word| is_name(word))),
    }
}

/// Whether a word tells which body it is.
fn is_name(word: &Word) -> bool {
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

fn reasons(paired: &[Pairing], left: &[&Word], right: &[&Word], nothing_left: bool) -> Vec<Reason> {
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

/// Names of several parts that have one acronym in common, written or spelt: `DAC-PTA` and `Itinéraire Santé / PTA`.
fn shared_acronym(left: &Phrase, right: &Phrase) -> Option<Likeness> {
    let tied = |phrase: &Phrase| (1..phrase.parts()).any(|part| matches!(phrase.joint(part), Joint::Slash | Joint::Hyphen));
    if !tied(left) && !tied(right) {
        return None;
    }
    let parts = |phrase: &Phrase| -> Vec<Vec<Word>> {
        let by_part = (0..phrase.parts()).map(|part| phrase.words.iter().filter(|word| word.part == part).cloned().collect::<Vec<_>>());
        if tied(phrase) && !(1..phrase.parts()).any(|part| phrase.joint(part) == Joint::Dash) { by_part.collect() } else { vec![phrase.words.clone()] }
    };
    for part in parts(left) {
        for other in parts(right) {
            if let Some(acronym) = common_acronym(&part, &other).or_else(|| common_acronym(&other, &part)) {
                return Some(Likeness { score: SHARED_ACRONYM_SCORE, reasons: vec![Reason::SameAcronym(acronym.to_uppercase())], weak: false });
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
