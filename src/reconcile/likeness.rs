//! Names that nobody has settled yet to proposals: which body each may be, why, and how sure. Nothing is merged here.

pub mod align;
mod blocking;
pub mod compare;
pub mod reason;

use super::StructureId;
use super::fold::key;
use super::places::Territory;
use super::words::{Joint, Phrase};
use blocking::Index;
use compare::{Likeness, Named, compare};
use rayon::prelude::*;
use reason::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// A body that may be proposed, or that a proposal is sought for.
#[derive(Clone, Debug)]
pub struct Body<'a> {
    pub id: StructureId,
    /// Its label, then its other spellings and synonyms.
    pub names: Vec<&'a str>,
    /// Its entity, when it is not itself.
    pub entity: Option<&'a str>,
    pub in_registry: bool,
    pub occurrences: usize,
}

/// One body may be another.
#[derive(Clone, Debug, PartialEq)]
pub struct Likely {
    pub source: StructureId,
    pub target: StructureId,
    /// From 0 to 100.
    pub score: u8,
    pub reasons: Vec<Reason>,
}

/// Of all that look alike, the targets shown for one name: more would bury the right one.
const SHOWN: usize = 2;
/// The second is shown only when it is nearly as good as the first.
const NEARLY: u8 = 100;
/// Spellings of one body that are compared: the label, then the others in order.
const SPELLINGS: usize = 6;

/// The likeliest targets of each body that is not in the registry, best first; at most two each. `bodies` stand in order of
/// preference among equals; a target is in the registry, or stands before the source, so that no pair is told twice.
/// Pairs of `decided`, in either order, are left out.
pub fn likely(bodies: &[Body], territory: &Territory, decided: &BTreeSet<(StructureId, StructureId)>) -> Vec<Likely> {
    let entities = entities(bodies);
    let mut owners: Vec<usize> = Vec::new();
    let mut names: Vec<Named> = Vec::new();
    for (rank, body) in bodies.iter().enumerate() {
        for name in body.names.iter().take(SPELLINGS) {
            owners.push(rank);
            names.push(with_entity(name, Named::read(name, territory), &entities));
        }
    }
    let index = Index::new(&names);
    let mut spelt: Vec<Vec<usize>> = vec![Vec::new(); bodies.len()];
    for (name, owner) in owners.iter().enumerate() {
        if let Some(names) = spelt.get_mut(*owner) {
            names.push(name);
        }
    }
    let found: Vec<Vec<Likely>> = (0..bodies.len())
        .into_par_iter()
        .map(|rank| {
            let Some(body) = bodies.get(rank).filter(|body| !body.in_registry) else { return Vec::new() };
            let own = spelt.get(rank).map_or(&[][..], Vec::as_slice);
            let candidates: BTreeSet<usize> = own
                .iter()
                .flat_map(|name| index.candidates(&names, *name))
                .filter_map(|name| owners.get(name).copied())
                .filter(|other| *other != rank && bodies.get(*other).is_some_and(|target| target.in_registry || *other < rank))
                .collect();
            let likenesses = candidates.into_iter().filter_map(|other| {
                let target = bodies.get(other)?;
                let pair = (body.id.min(target.id), body.id.max(target.id));
                if decided.contains(&pair) || is_its_entity(body, target) || is_its_entity(target, body) {
                    return None;
                }
                let likeness = best_likeness(own, spelt.get(other).map_or(&[][..], Vec::as_slice), &names)?;
                Some((other, likeness))
            });
            shown(likenesses.collect(), body, bodies)
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Folded names that stand before a dash as the name of an entity: those of the registry, of known bodies, and those that at
/// least two names begin with (`CHU - IFSI`, `CHU - PASS`).
fn entities(bodies: &[Body]) -> BTreeSet<String> {
    let mut heads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut known: BTreeSet<String> = bodies.iter().filter_map(|body| body.entity).map(key).collect();
    for name in bodies.iter().flat_map(|body| body.names.iter()) {
        if let Some((head, rest)) = super::names::divided(name) {
            heads.entry(key(head)).or_default().insert(key(rest));
        } else {
            known.insert(key(name));
        }
    }
    let shared = heads.into_iter().filter(|(head, units)| units.len() > 1 || known.contains(head));
    shared.map(|(head, _)| head).collect()
}

fn with_entity(name: &str, mut named: Named, entities: &BTreeSet<String>) -> Named {
    if named.phrase.parts() > 1
        && named.phrase.joint(1) == Joint::Dash
        && let Some((head, _)) = super::names::divided(name)
        && entities.contains(&key(head))
    {
        named.entity_words = named.phrase.words.iter().filter(|word| word.part == 0).count();
        named.entity = Some(head.to_owned());
    }
    named
}

/// A unit is not its own entity, however much of the name they share.
fn is_its_entity(unit: &Body, entity: &Body) -> bool {
    unit.entity.is_some_and(|name| entity.names.iter().any(|known| key(known) == key(name)))
}

fn best_likeness(own: &[usize], others: &[usize], names: &[Named]) -> Option<Likeness> {
    let pairs = own.iter().flat_map(|one| others.iter().map(move |other| (names.get(*one), names.get(*other))));
    let likenesses = pairs.filter_map(|pair| match pair {
        (Some(one), Some(other)) => compare(one, other),
        _ => None,
    });
    likenesses.reduce(|best, next| if (next.weak, std::cmp::Reverse(next.score)) < (best.weak, std::cmp::Reverse(best.score)) { next } else { best })
}

fn shown(mut found: Vec<(usize, Likeness)>, body: &Body, bodies: &[Body]) -> Vec<Likely> {
    let strong = found.iter().any(|(_, likeness)| !likeness.weak);
    if strong {
        found.retain(|(_, likeness)| !likeness.weak);
    } else if found.len() > 1 {
        // « Mission locale » fits every local mission: it says nothing.
        return Vec::new();
    }
    let in_registry = |rank: usize| bodies.get(rank).is_some_and(|body| body.in_registry);
    found.sort_by_key(|(rank, likeness)| (std::cmp::Reverse(likeness.score), !in_registry(*rank), *rank));
    let best = found.first().map_or(0, |(_, likeness)| likeness.score);
    let kept = found.into_iter().take(SHOWN).filter(|(_, likeness)| likeness.score + NEARLY >= best);
    kept.filter_map(|(rank, likeness)| {
        let target = bodies.get(rank)?;
        Some(Likely { source: body.id, target: target.id, score: likeness.score, reasons: likeness.reasons })
    })
    .collect()
}

/// Whether two names hold numbers, lone letters or compass points that no rule may overlook.
pub fn must_differ(left: &str, right: &str) -> bool {
    let territory = Territory::default();
    compare::must_differ(&Phrase::read(left, &territory), &Phrase::read(right, &territory))
}
