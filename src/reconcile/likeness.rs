//! Names that nobody has settled yet to proposals: which body each may be, why, and how sure. Nothing is merged here.

mod align;
mod blocking;
mod compare;
mod grounds;
mod judge;
mod named;
pub mod reason;

use super::StructureId;
use super::fold::key;
use super::places::Territory;
use super::words::Phrase;
use blocking::Index;
use compare::compare;
use judge::Likeness;
use named::{Named, core};
use rayon::prelude::*;
use reason::Reason;
use std::cmp::Reverse;
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
/// The second is shown only when it is nearly as good as the first, if that is in the registry; else the first may be but
/// another spelling of the second, so more is forgiven.
const NEARLY: u8 = 10;
const NEARLY_UNKNOWN: u8 = 30;
/// Spellings of one body that are compared: the label, then the others in order.
const SPELLINGS: usize = 6;
/// A structure of the registry as likely as this makes it useless to look among the names that nobody knows.
const SURE: u8 = 85;

/// The likeliest targets of each body that is not in the registry, best first; at most two each. `bodies` stand in order of
/// preference among equals, those of the registry first; a target is in the registry, or stands before the source, so that no pair is told twice.
/// Pairs of `decided`, in either order, are left out.
pub fn likely(bodies: &[Body], territory: &Territory, decided: &BTreeSet<(StructureId, StructureId)>) -> Vec<Likely> {
    let search = Search::new(bodies, territory, decided);
    let found: Vec<Vec<Likely>> = (0..bodies.len()).into_par_iter().map(|rank| search.likely(rank)).collect();
    found.into_iter().flatten().collect()
}

/// All names, ready to be searched; bodies and names go by their ranks.
struct Search<'a> {
    bodies: &'a [Body<'a>],
    decided: &'a BTreeSet<(StructureId, StructureId)>,
    names: Vec<Named>,
    /// Name → its body.
    owners: Vec<usize>,
    /// Body → its names.
    spelt: Vec<Vec<usize>>,
    /// Body → the keys of its names, and that of its entity.
    keys: Vec<(BTreeSet<String>, Option<String>)>,
    index: Index,
}

impl<'a> Search<'a> {
    fn new(bodies: &'a [Body<'a>], territory: &Territory, decided: &'a BTreeSet<(StructureId, StructureId)>) -> Self {
        let entities = entities(bodies, territory);
        let mut owners: Vec<usize> = Vec::new();
        let mut written: Vec<&str> = Vec::new();
        let mut spelt: Vec<Vec<usize>> = Vec::with_capacity(bodies.len());
        for (rank, body) in bodies.iter().enumerate() {
            let kept = body.names.iter().take(SPELLINGS);
            spelt.push((written.len()..written.len() + kept.len()).collect());
            owners.extend(kept.clone().map(|_| rank));
            written.extend(kept);
        }
        let names: Vec<Named> = written.par_iter().map(|name| Named::read(name, territory, &entities)).collect();
        let keys = bodies.par_iter().map(|body| (body.names.iter().map(|name| key(name)).collect(), body.entity.map(key))).collect();
        let known = owners.iter().take_while(|rank| bodies.get(**rank).is_some_and(|body| body.in_registry)).count();
        let index = Index::new(&names, known);
        Self { bodies, decided, names, owners, spelt, keys, index }
    }

    fn likely(&self, rank: usize) -> Vec<Likely> {
        let Some(body) = self.bodies.get(rank).filter(|body| !body.in_registry) else { return Vec::new() };
        let own = self.spelt.get(rank).map_or(&[][..], Vec::as_slice);
        let fetched = own.iter().flat_map(|name| self.index.candidates(&self.names, *name));
        let candidates: BTreeSet<usize> =
            fetched.filter_map(|name| self.owners.get(name).copied()).filter(|other| *other != rank).collect();
        let (known, unknown): (Vec<usize>, Vec<usize>) = candidates.into_iter().partition(|other| self.is_in_registry(*other));
        let compared = |others: &[usize]| -> Vec<(usize, Likeness)> {
            others.iter().filter_map(|other| Some((*other, self.likeness(rank, *other)?))).collect()
        };
        let mut found = compared(&known);
        if !found.iter().any(|(_, likeness)| !likeness.weak && likeness.score >= SURE) {
            found.extend(compared(&unknown));
        }
        let targets = self.shown(found, rank).into_iter();
        targets
            .filter_map(|(other, likeness)| {
                let target = self.bodies.get(other)?;
                Some(Likely { source: body.id, target: target.id, score: likeness.score, reasons: likeness.reasons })
            })
            .collect()
    }

    fn is_in_registry(&self, rank: usize) -> bool {
        self.bodies.get(rank).is_some_and(|body| body.in_registry)
    }

    fn likeness(&self, one: usize, other: usize) -> Option<Likeness> {
        let (body, target) = (self.bodies.get(one)?, self.bodies.get(other)?);
        let pair = (body.id.min(target.id), body.id.max(target.id));
        if self.decided.contains(&pair) || self.is_entity_of(one, other) || self.is_entity_of(other, one) {
            return None;
        }
        let names = |rank: usize| self.spelt.get(rank).into_iter().flatten().filter_map(|name| self.names.get(*name));
        let pairs = names(one).flat_map(|own| names(other).map(move |theirs| (own, theirs)));
        let found = pairs.filter_map(|(own, theirs)| compare(own, theirs));
        found.reduce(|best, next| if (next.weak, Reverse(next.score)) < (best.weak, Reverse(best.score)) { next } else { best })
    }

    /// A unit is not its own entity, however much of the name they share.
    fn is_entity_of(&self, entity: usize, unit: usize) -> bool {
        let (Some((names, _)), Some((_, Some(known)))) = (self.keys.get(entity), self.keys.get(unit)) else { return false };
        names.contains(known)
    }

    fn shown(&self, mut found: Vec<(usize, Likeness)>, source: usize) -> Vec<(usize, Likeness)> {
        if found.iter().any(|(_, likeness)| !likeness.weak) {
            found.retain(|(_, likeness)| !likeness.weak);
        } else if found.len() > 1 {
            // « Mission locale » fits every local mission: it says nothing.
            return Vec::new();
        }
        // The other way round, the pair is told by the other body.
        found.retain(|(rank, _)| self.is_in_registry(*rank) || *rank < source);
        found.sort_by_key(|(rank, likeness)| (Reverse(likeness.score), !self.is_in_registry(*rank), *rank));
        let Some((first, best)) = found.first().map(|(rank, likeness)| (*rank, likeness.score)) else { return Vec::new() };
        let forgiven = if self.is_in_registry(first) { NEARLY } else { NEARLY_UNKNOWN };
        found.retain(|(_, likeness)| likeness.score + forgiven >= best);
        found.truncate(SHOWN);
        found
    }
}

/// The cores of what may be the entity of a unit: entities of the registry, and what two names at least begin with before a
/// dash (`CHU - IFSI`, `CHU - PASS`).
fn entities(bodies: &[Body], territory: &Territory) -> BTreeSet<Vec<String>> {
    let core_of = |name: &str| core(&Phrase::read(name, territory));
    let mut heads: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for name in bodies.iter().flat_map(|body| body.names.iter()) {
        if let Some((head, rest)) = super::names::divided(name) {
            heads.entry(core_of(head)).or_default().insert(key(rest));
        }
    }
    let shared = heads.into_iter().filter(|(_, units)| units.len() > 1).map(|(head, _)| head);
    let told: BTreeSet<&str> = bodies.iter().filter_map(|body| body.entity).collect();
    shared.chain(told.into_iter().map(core_of)).filter(|core| !core.is_empty()).collect()
}

/// Whether two names hold numbers, lone letters or compass points that no rule may overlook.
pub fn must_differ(left: &str, right: &str) -> bool {
    let territory = Territory::default();
    judge::must_differ(&Phrase::read(left, &territory), &Phrase::read(right, &territory))
}
