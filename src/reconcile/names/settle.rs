//! Registry, decisions and mentions to names settled: the order of the contract, each step joining what no earlier one has
//! told apart.

use super::classes::{Classes, Refusal};
use super::directory::Directory;
use super::{Names, Settled, Sighting};
use crate::finding::Findings;
use crate::place::Place;
use crate::problem::Problem;
use crate::reconcile::acronym;
use crate::reconcile::fold::{key, loose_key};
use crate::reconcile::memory::{Decision, Subject, Verdict};
use crate::reconcile::places::Territory;
use crate::reconcile::{Structure, StructureId};
use crate::schema::UNCLASSIFIED;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The names being settled: the registry's structures first, then every other name, seen or decided upon, in order of key.
struct Desk<'a> {
    directory: &'a Directory,
    sightings: &'a BTreeMap<String, Sighting>,
    nodes: BTreeMap<String, usize>,
    classes: Classes,
    settled: BTreeMap<usize, Settled>,
    /// Decided spelling → the name that it was said to be: both nodes, and the name as written.
    meant: Vec<(usize, usize, Arc<str>, Place)>,
}

pub(super) fn settle(
    journal: &mut Findings,
    directory: &Directory,
    territory: Territory,
    decisions: &[Decision],
    sightings: &BTreeMap<String, Sighting>,
) -> Names {
    let decisions = strongest_first(decisions);
    let mut desk = Desk::new(directory, sightings, &decisions);
    desk.decide(journal, &decisions);
    desk.take_synonyms();
    desk.take_glosses();
    desk.fold_loosely();
    let (structures, ids) = desk.structures();
    let mut names = Names {
        sightings: vec![Vec::new(); structures.len()],
        listed: directory.places.clone(),
        synonyms: directory.synonyms.clone(),
        successions: directory.successions.clone(),
        territory,
        structures,
        ..Names::default()
    };
    names.synonyms.resize(names.structures.len(), Vec::new());
    for (structure, at) in directory.structures.iter().zip(0_u32..) {
        names.settled.insert(key(&structure.label), (StructureId(at), Settled::Exact));
    }
    for (name, node) in &desk.nodes {
        if let Some(id) = ids.get(&desk.classes.class(*node)) {
            let settled = desk.settled.get(node).copied().unwrap_or(Settled::Alone);
            names.settled.insert(name.clone(), (*id, settled));
        }
    }
    for (name, sighting) in sightings {
        if let Some((id, _)) = names.settled.get(name)
            && let Some(list) = names.sightings.get_mut(id.0 as usize)
        {
            list.push(sighting.clone());
        }
    }
    for list in &mut names.sightings {
        list.sort_by(|one, other| (&one.places, &one.spelling).cmp(&(&other.places, &other.spelling)));
    }
    names.label_as_decided(directory, &decisions);
    names.name_entities_as_decided();
    names.remember(journal, directory, &decisions);
    names
}

/// Decisions once each, the strongest first: the latest date, then those without a date, then the first written.
fn strongest_first(decisions: &[Decision]) -> Vec<&Decision> {
    let mut sorted: Vec<&Decision> = decisions.iter().collect();
    sorted.sort_by(|one, other| (Reverse(one.date), &one.place).cmp(&(Reverse(other.date), &other.place)));
    let mut seen: BTreeSet<(String, String, Verdict)> = BTreeSet::new();
    sorted.retain(|decision| seen.insert((key(&decision.spelling), key(&decision.subject.to_string()), decision.verdict)));
    sorted
}

impl<'a> Desk<'a> {
    fn new(directory: &'a Directory, sightings: &'a BTreeMap<String, Sighting>, decisions: &[&Decision]) -> Self {
        let mut keys: BTreeSet<String> = sightings.keys().cloned().collect();
        for decision in decisions {
            if let Subject::Structure(name) = &decision.subject {
                keys.insert(key(&decision.spelling));
                keys.insert(key(name));
            }
        }
        let fixed = directory.structures.len();
        let names = keys.into_iter().filter(|name| !name.is_empty() && directory.exact(name).is_none());
        let nodes: BTreeMap<String, usize> = names.zip(fixed..).collect();
        let classes = Classes::new(fixed, fixed + nodes.len());
        Self { directory, sightings, nodes, classes, settled: BTreeMap::new(), meant: Vec::new() }
    }

    /// The node of a name by its label alone.
    fn node(&self, name: &str) -> Option<usize> {
        let name = key(name);
        self.directory.exact(&name).map(|id| id.0 as usize).or_else(|| self.nodes.get(&name).copied())
    }

    /// The node that a person means by a name: a structure of the registry by any of its names, else the name itself.
    fn meant(&self, name: &str) -> Option<usize> {
        self.directory.any(name).map(|id| id.0 as usize).or_else(|| self.node(name))
    }

    fn is_seen(&self, name: &str) -> bool {
        self.sightings.contains_key(&key(name))
    }

    fn decide(&mut self, journal: &mut Findings, decisions: &[&Decision]) {
        let mut ruled: BTreeMap<(usize, usize), (Verdict, Arc<str>)> = BTreeMap::new();
        let mut to_join: Vec<(usize, usize, &Decision, &Arc<str>)> = Vec::new();
        for decision in decisions {
            let Subject::Structure(target) = &decision.subject else { continue };
            let (Some(one), Some(other)) = (self.node(&decision.spelling), self.meant(target)) else { continue };
            let known = one < self.directory.structures.len();
            let names_entity = || self.directory.entity_named(&decision.spelling).is_some();
            if !known && !self.is_seen(&decision.spelling) && !names_entity() {
                unused(journal, decision);
            } else if other >= self.directory.structures.len() && !self.is_seen(target) {
                let problem = Problem::DecisionTargetUnknown { spelling: decision.spelling.clone(), target: target.clone() };
                journal.tell(decision.place.clone(), problem);
            }
            let pair = (one.min(other), one.max(other));
            match (ruled.get(&pair), decision.verdict) {
                (Some((ruled, first)), verdict) if *ruled != verdict => contradicts(journal, decision, first),
                (Some(_), _) => {}
                // What the registry and the rules of writing make one cannot be told apart; to say that it is one is idle.
                (None, Verdict::Distinct) if one == other => contradicts(journal, decision, &said_same(target)),
                (None, Verdict::Same) if one == other => {}
                (None, verdict) => {
                    ruled.insert(pair, (verdict, said(decision)));
                    match verdict {
                        Verdict::Same => to_join.push((one, other, decision, target)),
                        Verdict::Distinct => self.classes.tell_apart(one, other),
                    }
                }
            }
        }
        // Every « distinct » holds before any « meme » joins: a chain of the latter must not go round the former.
        for (one, other, decision, target) in to_join {
            match self.classes.join(one, other) {
                Ok(()) => {
                    self.settled.entry(one).or_insert(Settled::Decided);
                    self.meant.push((one, other, target.clone(), decision.place.clone()));
                }
                Err(Refusal::TwoStructures) => {
                    let held = self.directory.structures.get(self.classes.class(one));
                    let first = held.map_or_else(|| decision.spelling.clone(), |structure| structure.label.clone());
                    contradicts(journal, decision, &said_same(&first));
                }
                Err(Refusal::ToldApart) => {
                    contradicts(journal, decision, &said(&Decision { verdict: Verdict::Distinct, ..decision.clone() }))
                }
            }
        }
    }

    /// Synonyms, acronyms and former names of the registry, then articles and legal forms apart.
    fn take_synonyms(&mut self) {
        let names: Vec<(String, usize)> = self.nodes.iter().map(|(name, node)| (name.clone(), *node)).collect();
        for (name, node) in &names {
            if let Some(id) = self.directory.other(name) {
                self.join(id.0 as usize, *node, Settled::Synonym);
            }
        }
        for (name, node) in &names {
            let loose = self.sightings.get(name).map(|sighting| loose_key(&sighting.spelling));
            if let Some(id) = loose.and_then(|loose| self.directory.loosely(&loose)) {
                self.join(id.0 as usize, *node, Settled::Folded);
            }
        }
    }

    /// « Centre hospitalier Henri Laborit (CHHL) » in a sheet says that both are one, unless the acronym has another reading
    /// anywhere: `MDA` is a Maison des adolescents here, a Maison de l'autonomie there.
    fn take_glosses(&mut self) {
        let mut glosses: BTreeMap<String, BTreeMap<String, (usize, String, String)>> = BTreeMap::new();
        for (name, sighting) in self.sightings {
            let (Some((left, right)), Some(node)) = (acronym::gloss(&sighting.spelling), self.node(name)) else { continue };
            let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
            glosses.entry(key(&short)).or_default().insert(loose_key(&long), (node, short, long));
        }
        for (acronym, longs) in glosses {
            let only_one = longs.len() == 1 && acronym::readings(&acronym).len() <= 1;
            for (node, short, long) in longs.into_values() {
                if let Some(long) = self.meant(&long) {
                    self.join(long, node, Settled::Synonym);
                }
                // A registry that knows the acronym by another long name keeps it.
                let taken = self.directory.exact(&acronym).is_none() && self.directory.other(&acronym).is_some();
                if only_one
                    && !taken
                    && let Some(short) = self.node(&short)
                {
                    self.join(short, node, Settled::Synonym);
                }
            }
        }
    }

    /// « les Ateliers Cord'âges » and « Ateliers Cord'âges », neither in the registry.
    fn fold_loosely(&mut self) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (name, node) in &self.nodes {
            if let Some(sighting) = self.sightings.get(name) {
                groups.entry(loose_key(&sighting.spelling)).or_default().push(*node);
            }
        }
        for (_, nodes) in groups.into_iter().filter(|(loose, _)| !self.directory.is_ambiguous(loose)) {
            let Some((first, others)) = nodes.split_first() else { continue };
            for other in others {
                self.join(*first, *other, Settled::Folded);
            }
        }
    }

    fn join(&mut self, one: usize, other: usize, settled: Settled) {
        if self.classes.class(one) != self.classes.class(other) && self.classes.join(one, other).is_ok() {
            self.settled.entry(other).or_insert(settled);
        }
    }

    /// The registry's structures, then one for each class that is seen, by where it is first written; and the id of each class.
    fn structures(&self) -> (Vec<Structure>, BTreeMap<usize, StructureId>) {
        let mut structures = self.directory.structures.clone();
        let mut ids: BTreeMap<usize, StructureId> = (0..structures.len()).zip((0_u32..).map(StructureId)).collect();
        let mut seen: BTreeMap<usize, Vec<&Sighting>> = BTreeMap::new();
        for (name, sighting) in self.sightings {
            if let Some(node) = self.nodes.get(name) {
                let class = self.classes.class(*node);
                if !self.classes.is_fixed(class) {
                    seen.entry(class).or_default().push(sighting);
                }
            }
        }
        let mut found: Vec<(&Sighting, usize)> = Vec::new();
        for (class, sightings) in &seen {
            if let Some(first) = sightings.iter().min_by(|one, other| (&one.places, &one.spelling).cmp(&(&other.places, &other.spelling))) {
                found.push((first, *class));
            }
        }
        found.sort_by(|(one, _), (other, _)| (&one.places, &one.spelling).cmp(&(&other.places, &other.spelling)));
        for (first, class) in found {
            let label = self.label_decided(class).unwrap_or_else(|| first.spelling.clone());
            ids.insert(class, StructureId(u32::try_from(structures.len()).unwrap_or(u32::MAX)));
            structures.push(Structure {
                entity: label.clone(),
                label,
                sector: UNCLASSIFIED.into(),
                college: None,
                in_registry: false,
                founder: false,
                active: true,
                since: None,
                until: None,
                editions: BTreeMap::new(),
                source: None,
            });
        }
        (structures, ids)
    }

    /// The name that a person gave to a class: what its spellings were said to be, and was not said to be something else.
    fn label_decided(&self, class: usize) -> Option<Arc<str>> {
        let here: Vec<_> = self.meant.iter().filter(|(one, ..)| self.classes.class(*one) == class).collect();
        let last = here.iter().filter(|(_, target, ..)| !here.iter().any(|(spelling, ..)| spelling == target));
        let (_, _, name, _) = last.min_by(|one, other| (&one.3, &one.2).cmp(&(&other.3, &other.2)))?;
        Some(self.sightings.get(&key(name)).map_or_else(|| name.clone(), |sighting| sighting.spelling.clone()))
    }
}

/// A decision in the words of its file: `meme : DDETS`.
fn said(decision: &Decision) -> Arc<str> {
    format!("{}\u{a0}: {}", decision.verdict.word(), decision.subject).into()
}

fn said_same(name: &Arc<str>) -> Arc<str> {
    said_of(Subject::Structure(name.clone()))
}

pub(super) fn said_of(subject: Subject) -> Arc<str> {
    format!("{}\u{a0}: {subject}", Verdict::Same.word()).into()
}

pub(super) fn contradicts(journal: &mut Findings, decision: &Decision, first: &Arc<str>) {
    let problem = Problem::DecisionContradicts { spelling: decision.spelling.clone(), first: first.clone(), second: said(decision) };
    journal.tell(decision.place.clone(), problem);
}

pub(super) fn unused(journal: &mut Findings, decision: &Decision) {
    journal.tell(decision.place.clone(), Problem::DecisionUnused { spelling: decision.spelling.clone() });
}
