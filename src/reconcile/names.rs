//! Every name of the inputs to a structure: what the registry, a person's decisions and the rules of writing settle; the rest
//! stands alone, and likeness may propose but never join.

mod classes;
mod directory;
mod remember;
mod settle;
mod succession;
mod suggest;
#[cfg(test)]
mod tests;

pub use directory::RegistryRow;
pub use suggest::{Proposal, Shown};

use super::fold::key;
use super::memory::Decision;
use super::places::Territory;
use super::{Structure, StructureId, Succession};
use crate::finding::Findings;
use crate::place::Place;
use crate::settings::Settings;
use directory::Directory;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use succession::Successions;

/// A name as a sheet has it.
#[derive(Clone, Debug)]
pub struct Mention {
    pub spelling: Arc<str>,
    pub place: Place,
}

/// All mentions of one spelling, up to case, accents, punctuation and spaces.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// As first written, in reading order.
    pub spelling: Arc<str>,
    pub occurrences: usize,
    /// The first place, then the first of two other files.
    pub places: Vec<Place>,
}

/// What settled a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Settled {
    /// It is a label of the registry.
    Exact,
    /// A person said so.
    Decided,
    /// A synonym, an acronym or a former name, by the registry or by the inputs themselves.
    Synonym,
    /// Articles and legal forms apart, it is a single other name.
    Folded,
    /// By nothing: a structure of its own.
    Alone,
}

/// Every name settled.
#[derive(Debug, Default)]
pub struct Names {
    /// The registry's, in its order, then the others by where they are first written.
    structures: Vec<Structure>,
    settled: BTreeMap<String, (StructureId, Settled)>,
    /// Where the registry lists its structures, in its order.
    listed: Vec<Place>,
    /// What is written of each structure, the first spelling first.
    sightings: Vec<Vec<Sighting>>,
    /// Other names the registry gives to a structure.
    synonyms: Vec<Vec<Arc<str>>>,
    successions: Successions,
    /// Pairs that a person has ruled upon.
    decided: BTreeSet<(StructureId, StructureId)>,
    /// Sectors, colleges and entities that a person refused: not proposed again.
    refused: BTreeSet<(StructureId, suggest::Field, Arc<str>)>,
    territory: Territory,
}

impl Names {
    /// Settles every name. Order (contract §6): exact after folding, decisions, synonyms and acronyms, else a structure of its
    /// own. Mentions may come in any order: where a name is first written is told by its place. Decisions that contradict each
    /// other, aim at nothing or serve nothing are told.
    pub fn settle(
        journal: &mut Findings,
        settings: &Settings,
        registry: &[RegistryRow],
        decisions: &[Decision],
        mentions: &[Mention],
    ) -> Self {
        let directory = Directory::read(registry);
        let territory = Territory::learn(settings, registry.iter().map(|row| &*row.label));
        settle::settle(journal, &directory, territory, decisions, &sightings(mentions))
    }

    /// The structure that a name of the mentions or of the registry stands for, in a year: a former name stands for what has
    /// replaced it since, and a new name for what it replaced before. `None` for a name that was not among the mentions.
    pub fn resolve(&self, spelling: &str, year: i32) -> Option<StructureId> {
        let (named, _) = *self.settled.get(&key(spelling))?;
        Some(self.successions.in_year(named, year))
    }

    /// The labels of the bodies that a structure had been split into, by a year.
    pub fn split(&self, id: StructureId, year: i32) -> Vec<Arc<str>> {
        let heirs = self.successions.split(id, year).into_iter().flatten();
        heirs.filter_map(|heir| self.structure(*heir)).map(|structure| structure.label.clone()).collect()
    }

    pub fn successions(&self) -> &[Succession] {
        &self.successions.all
    }

    /// What settled a name.
    pub fn settled_by(&self, spelling: &str) -> Option<Settled> {
        self.settled.get(&key(spelling)).map(|(_, settled)| *settled)
    }

    pub fn structures(&self) -> &[Structure] {
        &self.structures
    }

    pub fn structure(&self, id: StructureId) -> Option<&Structure> {
        self.structures.get(id.0 as usize)
    }

    /// The spellings that stand for a structure in the inputs, the first written first.
    pub fn sightings(&self, id: StructureId) -> &[Sighting] {
        self.sightings.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// Mentions by key; the spelling is that of the first place, whatever the order in which they came.
fn sightings(mentions: &[Mention]) -> BTreeMap<String, Sighting> {
    // The same spelling comes back: it is folded once.
    let mut by_spelling: HashMap<&str, Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        by_spelling.entry(&mention.spelling).or_default().push(mention);
    }
    let mut by_key: BTreeMap<String, Vec<&Mention>> = BTreeMap::new();
    for (spelling, mentions) in by_spelling {
        let key = key(spelling);
        if !key.is_empty() {
            by_key.entry(key).or_default().extend(mentions);
        }
    }
    let seen = by_key.into_iter().filter_map(|(key, mentions)| {
        let first = mentions.iter().min_by(|one, other| (&one.place, &one.spelling).cmp(&(&other.place, &other.spelling)))?;
        let mut by_file: BTreeMap<&str, &Place> = BTreeMap::new();
        for mention in &mentions {
            let earliest = by_file.entry(&mention.place.file).or_insert(&mention.place);
            *earliest = (*earliest).min(&mention.place);
        }
        let mut places: Vec<Place> = by_file.into_values().cloned().collect();
        places.sort();
        places.truncate(PLACES_KEPT);
        Some((key, Sighting { spelling: crate::fold::tidy(&first.spelling).into(), occurrences: mentions.len(), places }))
    });
    seen.collect()
}

/// Places told of a spelling when a person is asked about it.
const PLACES_KEPT: usize = 3;

/// The two sides of `A - B` or `A / B`: an entity and its unit, perhaps.
pub fn divided(name: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 4] = [" - ", " – ", " — ", " / "];
    let (at, length) = BETWEEN.iter().filter_map(|between| Some((name.find(between)?, between.len()))).min()?;
    let (head, rest) = (name.get(..at)?.trim(), name.get(at + length..)?.trim());
    (!head.is_empty() && !rest.is_empty()).then_some((head, rest))
}
