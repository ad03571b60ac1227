//! Names that nothing settles to the lines of `controle/rapprochements.csv`: which body each may be, of which entity, sector
//! and college it may be. Nothing of it counts until a person has decided.

use super::{Names, Sighting, divided};
use crate::place::Place;
use crate::reconcile::fold::key;
use crate::reconcile::guess;
use crate::reconcile::likeness::reason::told;
use crate::reconcile::likeness::{Body, likely};
use crate::reconcile::memory::Subject;
use crate::reconcile::{Structure, StructureId};
use crate::schema::UNCLASSIFIED;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A line of `rapprochements.csv`, its `decision` left blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// `graphie`
    pub spelling: Arc<str>,
    /// `proposition`
    pub subject: Subject,
    /// From 0 to 100.
    pub score: u8,
    /// `motif`, in French.
    pub reason: String,
    /// How often the body is written in the inputs, under any of its spellings.
    pub occurrences: usize,
    /// Where, first in reading order.
    pub places: Vec<Place>,
    /// What the inputs show of it.
    pub source: Shown,
    /// What they show of the body proposed; none for a class.
    pub target: Option<Shown>,
}

/// What the inputs show of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Its row of the registry.
    pub registry: Option<Place>,
    /// Its spellings elsewhere, the first written first.
    pub seen: Vec<Sighting>,
}

/// What may be proposed of a structure besides another structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Entity,
    Sector,
    College,
}

/// How sure it is that `A - B` is a unit of A, when A is an entity of the registry.
const UNIT_SCORE: u8 = 90;

/// Units of one entity are often, not always, of one sector: `CHU - IFSI` is a school.
const SECTOR_OF_ENTITY_SCORE: u8 = 60;

impl Names {
    /// The lines of `rapprochements.csv`: names first, the most written first, then sectors and colleges.
    pub fn proposals(&self) -> Vec<Proposal> {
        let mut proposals: Vec<Proposal> = Vec::new();
        let order = self.in_order_of_use();
        let bodies: Vec<Body> = order.iter().filter_map(|id| self.body(*id)).collect();
        let likely = likely(&bodies, &self.territory, &self.decided);
        let pending: BTreeSet<StructureId> = likely.iter().map(|likely| likely.source).collect();
        for found in &likely {
            if let (Some(source), Some(target)) = (self.structure(found.source), self.structure(found.target)) {
                let subject = Subject::Structure(target.label.clone());
                proposals.push(self.proposal(
                    found.source,
                    source,
                    subject,
                    found.score,
                    told(&found.reasons, &[&source.label, &target.label]),
                ));
            }
        }
        proposals.extend(self.units(&pending));
        proposals.sort_by(|one, other| {
            (std::cmp::Reverse(one.occurrences), &one.places, &one.spelling).cmp(&(
                std::cmp::Reverse(other.occurrences),
                &other.places,
                &other.spelling,
            ))
        });
        proposals.extend(self.classes(&pending));
        proposals
    }

    /// The registry in its order, then the others by how often they are written, then by where.
    fn in_order_of_use(&self) -> Vec<StructureId> {
        let ids = (0_u32..).map(StructureId).take(self.structures.len());
        let mut order: Vec<(bool, std::cmp::Reverse<usize>, StructureId)> = ids
            .map(|id| {
                let in_registry = self.structure(id).is_some_and(|structure| structure.in_registry);
                (!in_registry, std::cmp::Reverse(if in_registry { 0 } else { self.occurrences(id) }), id)
            })
            .collect();
        order.sort();
        order.into_iter().map(|(_, _, id)| id).collect()
    }

    fn body(&self, id: StructureId) -> Option<Body<'_>> {
        let structure = self.structure(id)?;
        let synonyms = self.synonyms.get(id.0 as usize).into_iter().flatten().map(|name| &**name);
        let seen = self.sightings(id).iter().map(|sighting| &*sighting.spelling);
        let mut names: Vec<&str> = Vec::new();
        let mut keys = BTreeSet::new();
        for name in std::iter::once(&*structure.label).chain(synonyms).chain(seen) {
            if keys.insert(key(name)) {
                names.push(name);
            }
        }
        let entity = (structure.entity != structure.label).then_some(&*structure.entity);
        Some(Body { id, names, entity, in_registry: structure.in_registry, occurrences: self.occurrences(id) })
    }

    fn occurrences(&self, id: StructureId) -> usize {
        self.sightings(id).iter().map(|sighting| sighting.occurrences).sum()
    }

    fn proposal(&self, id: StructureId, structure: &Structure, subject: Subject, score: u8, reason: String) -> Proposal {
        let mut places: Vec<Place> = self.sightings(id).iter().flat_map(|sighting| sighting.places.iter().cloned()).collect();
        places.sort();
        places.truncate(super::PLACES_KEPT);
        let target = match &subject {
            Subject::Structure(name) | Subject::UnitOf(name) => self.settled.get(&key(name)).map(|(id, _)| self.known(*id)),
            Subject::Sector(_) | Subject::College(_) | Subject::Question(_) => None,
        };
        let (spelling, occurrences, source) = (structure.label.clone(), self.occurrences(id), self.known(id));
        Proposal { spelling, subject, score, reason, occurrences, places, source, target }
    }

    fn known(&self, id: StructureId) -> Shown {
        Shown { registry: self.listed.get(id.0 as usize).cloned(), seen: self.sightings(id).to_vec() }
    }

    /// Names `A - B` that nothing settles, where A is an entity of the registry: a unit of it, perhaps.
    fn units(&self, pending: &BTreeSet<StructureId>) -> Vec<Proposal> {
        let known = self.structures.iter().filter(|structure| structure.in_registry);
        let entities: BTreeMap<String, &Arc<str>> =
            known.flat_map(|structure| [(key(&structure.label), &structure.entity), (key(&structure.entity), &structure.entity)]).collect();
        self.everyone()
            .filter(|(_, structure)| !structure.in_registry)
            .filter(|(id, structure)| !pending.contains(id) && structure.entity == structure.label)
            .filter_map(|(id, structure)| {
                let (head, _) = divided(&structure.label)?;
                let entity = entities.get(&key(head)).filter(|entity| !self.has_refused(id, Field::Entity, entity))?;
                let reason = format!("commence par le nom de l’entité «\u{a0}{head}\u{a0}»");
                Some(self.proposal(id, structure, Subject::UnitOf((*entity).clone()), UNIT_SCORE, reason))
            })
            .collect()
    }

    /// Sectors and colleges that names suggest, where neither the registry nor a decision gives any.
    fn classes(&self, pending: &BTreeSet<StructureId>) -> Vec<Proposal> {
        let of_entities = self.sectors_of_entities();
        let sectors = self.everyone().filter(|(_, structure)| &*structure.sector == UNCLASSIFIED).filter_map(|(id, structure)| {
            let (class, score, reason) = match guess::sector(&structure.label) {
                Some(guess) => (Arc::from(guess.class), guess.score, guess.reason),
                None => {
                    let head = divided(&structure.label).map_or(&*structure.entity, |(head, _)| head);
                    let class = of_entities.get(&key(head)).or_else(|| of_entities.get(&key(&structure.entity)))?;
                    (class.clone(), SECTOR_OF_ENTITY_SCORE, format!("le secteur des autres services de «\u{a0}{head}\u{a0}»"))
                }
            };
            let is_open = !self.has_refused(id, Field::Sector, &class);
            is_open.then(|| self.proposal(id, structure, Subject::Sector(class), score, reason))
        });
        let colleges = self.everyone().filter(|(_, structure)| structure.college.is_none()).filter_map(|(id, structure)| {
            let guess = guess::college(&structure.label).filter(|guess| !self.has_refused(id, Field::College, guess.class))?;
            Some(self.proposal(id, structure, Subject::College(guess.class.into()), guess.score, guess.reason))
        });
        let mut proposals: Vec<(StructureId, Proposal)> = Vec::new();
        for proposal in sectors.chain(colleges) {
            if let Some((id, _)) = self.settled.get(&key(&proposal.spelling))
                && !pending.contains(id)
            {
                proposals.push((*id, proposal));
            }
        }
        proposals.sort_by(|one, other| (one.0, &one.1.subject).cmp(&(other.0, &other.1.subject)));
        proposals.into_iter().map(|(_, proposal)| proposal).collect()
    }

    /// The sector that all units of an entity have, by its key, where the registry classes two of them at least.
    fn sectors_of_entities(&self) -> BTreeMap<String, Arc<str>> {
        let mut sectors: BTreeMap<String, Vec<&Arc<str>>> = BTreeMap::new();
        for unit in self.structures.iter().filter(|unit| unit.in_registry && &*unit.sector != UNCLASSIFIED) {
            sectors.entry(key(&unit.entity)).or_default().push(&unit.sector);
        }
        let alike = sectors.into_iter().filter(|(_, sectors)| sectors.len() > 1 && sectors.iter().all(|one| Some(one) == sectors.first()));
        alike.filter_map(|(entity, sectors)| Some((entity, (*sectors.first()?).clone()))).collect()
    }

    fn everyone(&self) -> impl Iterator<Item = (StructureId, &Structure)> {
        (0_u32..).map(StructureId).zip(&self.structures)
    }

    /// Whether a person said that this sector, college or entity is not the structure's; another may be.
    fn has_refused(&self, id: StructureId, field: Field, value: &str) -> bool {
        self.refused.contains(&(id, field, key(value).into()))
    }
}
