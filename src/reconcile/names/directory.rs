//! The registry's rows to structures, the names that lead to each, and their entities.

use super::divided;
use super::succession::Successions;
use crate::place::Place;
use crate::reconcile::acronym;
use crate::reconcile::fold::{key, loose_key};
use crate::reconcile::{Listing, Source, Structure, StructureId, Succession};
use crate::schema::UNCLASSIFIED;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A row of the registry.
#[derive(Clone, Debug)]
pub struct RegistryRow {
    pub label: Arc<str>,
    pub entity: Option<Arc<str>>,
    pub sector: Option<Arc<str>>,
    pub college: Option<Arc<str>>,
    pub synonyms: Vec<Arc<str>>,
    /// Former names, of bodies that this one has replaced.
    pub replaces: Vec<Arc<str>>,
    pub founder: bool,
    pub active: bool,
    pub since: Option<i32>,
    pub until: Option<i32>,
    /// The year of the folder that its registry stands in; none when it holds for every year.
    pub edition: Option<i32>,
    pub source: Option<Source>,
    pub place: Place,
}

/// The registry, ready to answer.
#[derive(Debug, Default)]
pub struct Directory {
    pub structures: Vec<Structure>,
    /// Where each structure is first listed.
    pub places: Vec<Place>,
    pub synonyms: Vec<Vec<Arc<str>>>,
    pub successions: Successions,
    exact: BTreeMap<String, StructureId>,
    others: BTreeMap<String, BTreeSet<StructureId>>,
    loose: BTreeMap<String, BTreeSet<StructureId>>,
    /// Folded names of the entities, each with its label.
    entities: BTreeMap<String, Arc<str>>,
}

impl Directory {
    /// Rows that fold alike are one structure: the first gives the label, the others what it leaves blank. A structure is
    /// active if any of its rows says so, those of a year's registry for that year on.
    pub fn read(rows: &[RegistryRow]) -> Self {
        let mut directory = Self::default();
        let mut entities: Vec<Option<Arc<str>>> = Vec::new();
        for row in rows {
            let id = directory.place_of(row, &mut entities);
            let Some(structure) = directory.structures.get_mut(id.0 as usize) else { continue };
            complete(structure, row);
            if let Some(entity) = entities.get_mut(id.0 as usize) {
                *entity = entity.take().or_else(|| row.entity.clone());
            }
            directory.learn(id, row);
        }
        directory.index_loosely();
        directory.find_successions(rows);
        directory.settle_entities(&entities);
        directory
    }

    fn place_of(&mut self, row: &RegistryRow, entities: &mut Vec<Option<Arc<str>>>) -> StructureId {
        let next = StructureId(u32::try_from(self.structures.len()).unwrap_or(u32::MAX));
        let id = *self.exact.entry(key(&row.label)).or_insert(next);
        if id == next {
            let label: Arc<str> = crate::fold::tidy(&row.label).into();
            self.structures.push(Structure {
                entity: label.clone(),
                label,
                sector: UNCLASSIFIED.into(),
                college: None,
                in_registry: true,
                founder: false,
                active: false,
                since: None,
                until: None,
                editions: BTreeMap::new(),
                source: None,
            });
            self.places.push(row.place.clone());
            self.synonyms.push(Vec::new());
            entities.push(None);
        }
        id
    }

    /// The other names that a row teaches: its synonyms, its former names, the acronym in its own label.
    fn learn(&mut self, id: StructureId, row: &RegistryRow) {
        let told = std::iter::once(&row.label).chain(&row.synonyms);
        let glosses = told.filter_map(|name| acronym::gloss(name)).flat_map(|(left, right)| [left, right].map(Arc::from));
        let names: Vec<Arc<str>> = row.synonyms.iter().chain(&row.replaces).cloned().chain(glosses.collect::<Vec<_>>()).collect();
        for name in names {
            if key(&name).is_empty() {
                continue;
            }
            self.others.entry(key(&name)).or_default().insert(id);
            if let Some(synonyms) = self.synonyms.get_mut(id.0 as usize)
                && !synonyms.contains(&name)
            {
                synonyms.push(name);
            }
        }
    }

    fn index_loosely(&mut self) {
        let labels = self.structures.iter().zip(0_u32..).map(|(structure, at)| (loose_key(&structure.label), StructureId(at)));
        let synonyms =
            self.synonyms.iter().zip(0_u32..).flat_map(|(names, at)| names.iter().map(move |name| (loose_key(name), StructureId(at))));
        let all: Vec<(String, StructureId)> = labels.chain(synonyms).collect();
        for (loose, id) in all {
            self.loose.entry(loose).or_default().insert(id);
        }
    }

    /// Reads who takes whose place. A body that has been replaced is no partner any more from the year of the change, unless its own
    /// row says until when.
    fn find_successions(&mut self, rows: &[RegistryRow]) {
        self.successions = Successions::read(self, rows);
        for Succession { former, from, .. } in &self.successions.all {
            if let (Some(structure), Some(from)) = (self.structures.get_mut(former.0 as usize), from) {
                structure.until = structure.until.or(from.checked_sub(1));
            }
        }
    }

    /// An entity is what the row says; else A in `A - B` or `A / B`, if A is an entity or a structure of the registry, or if at
    /// least two of its structures begin so; else the structure itself. Spellings of one entity are one entity.
    fn settle_entities(&mut self, told: &[Option<Arc<str>>]) {
        for entity in told.iter().flatten() {
            let label = self.named(entity).map_or_else(|| crate::fold::tidy(entity).into(), |structure| structure.label.clone());
            self.entities.entry(key(entity)).or_insert(label);
        }
        let mut heads: BTreeMap<String, usize> = BTreeMap::new();
        for structure in &self.structures {
            if let Some((head, _)) = divided(&structure.label) {
                *heads.entry(key(head)).or_default() += 1;
            }
        }
        // Those that the rows tell come first, then the shortest names: A is settled before `A - B` leans on it.
        let mut order: Vec<(bool, usize, usize)> = (self.structures.iter().zip(told).enumerate())
            .map(|(at, (structure, told))| (told.is_none(), structure.label.chars().count(), at))
            .collect();
        order.sort_unstable();
        for (_, _, at) in order {
            let Some(label) = self.structures.get(at).map(|structure| structure.label.clone()) else { continue };
            let entity = match told.get(at).and_then(Option::as_ref) {
                Some(entity) => self.entities.get(&key(entity)).cloned(),
                None => divided(&label).and_then(|(head, _)| {
                    let shared = heads.get(&key(head)).is_some_and(|count| *count >= UNITS_THAT_MAKE_AN_ENTITY);
                    let known = self.entity_named(head);
                    if known.is_none() && shared {
                        self.entities.insert(key(head), head.into());
                    }
                    known.or_else(|| shared.then(|| head.into()))
                }),
            };
            if let (Some(structure), Some(entity)) = (self.structures.get_mut(at), entity) {
                structure.entity = entity;
            }
        }
    }

    /// The structure whose label or other name it is.
    fn named(&self, name: &str) -> Option<&Structure> {
        let id = self.exact(&key(name)).or_else(|| self.other(&key(name)))?;
        self.structures.get(id.0 as usize)
    }

    /// The entity that a name is: one that a row names, or a structure that is its own.
    pub fn entity_named(&self, name: &str) -> Option<Arc<str>> {
        self.entities.get(&key(name)).cloned().or_else(|| self.named(name).map(|structure| structure.entity.clone()))
    }

    /// By label.
    pub fn exact(&self, key: &str) -> Option<StructureId> {
        self.exact.get(key).copied()
    }

    /// By synonym, acronym or former name, if only one structure answers to it.
    pub fn other(&self, key: &str) -> Option<StructureId> {
        only(self.others.get(key))
    }

    /// By any name, articles and legal forms apart, if only one structure answers to it.
    pub fn loosely(&self, loose_key: &str) -> Option<StructureId> {
        only(self.loose.get(loose_key))
    }

    /// Whether several structures answer to a name, articles and legal forms apart: it then joins nothing.
    pub fn is_ambiguous(&self, loose_key: &str) -> bool {
        self.loose.get(loose_key).is_some_and(|ids| ids.len() > 1)
    }

    /// By any name.
    pub fn any(&self, name: &str) -> Option<StructureId> {
        let key = key(name);
        self.exact(&key).or_else(|| self.other(&key)).or_else(|| self.loosely(&loose_key(name)))
    }
}

/// `CHU - IFSI` and `CHU - PASS` make CHU an entity; one name alone with a dash may be anything.
const UNITS_THAT_MAKE_AN_ENTITY: usize = 2;

fn only(ids: Option<&BTreeSet<StructureId>>) -> Option<StructureId> {
    let ids = ids?;
    ids.first().filter(|_| ids.len() == 1).copied()
}

fn complete(structure: &mut Structure, row: &RegistryRow) {
    if &*structure.sector == UNCLASSIFIED
        && let Some(sector) = &row.sector
    {
        structure.sector = sector.clone();
    }
    structure.college = structure.college.take().or_else(|| row.college.clone());
    structure.founder |= row.founder;
    match row.edition {
        None => structure.active |= row.active,
        Some(year) => {
            let listing = structure.editions.entry(year).or_insert_with(|| Listing { active: false, source: row.source.clone() });
            listing.active |= row.active;
        }
    }
    structure.since = structure.since.or(row.since);
    structure.until = structure.until.or(row.until);
    structure.source = structure.source.take().or_else(|| row.source.clone());
}
