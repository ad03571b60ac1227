//! What was decided besides who is who: pairs ruled upon, entities, sectors and colleges.

use super::directory::Directory;
use super::settle::{contradicts, said_of, unused};
use super::suggest::Field;
use super::{Names, Settled};
use crate::finding::Findings;
use crate::problem::Problem;
use crate::reconcile::fold::key;
use crate::reconcile::memory::{Decision, Subject, Verdict};
use crate::reconcile::{Structure, StructureId};
use crate::schema::UNCLASSIFIED;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Names {
    /// An entity is named too: by a spelling that a person said to be a structure's, it is that structure's entity.
    pub(super) fn name_entities_as_decided(&mut self) {
        let decided = |structure: &Structure| {
            let (id, how) = self.settled.get(&key(&structure.entity))?;
            let meant = self.structure(*id).filter(|_| *how == Settled::Decided)?;
            Some(meant.entity.clone())
        };
        let entities: Vec<Option<Arc<str>>> = self.structures.iter().map(decided).collect();
        for (structure, entity) in self.structures.iter_mut().zip(entities) {
            structure.entity = entity.unwrap_or_else(|| structure.entity.clone());
        }
    }

    /// A body that the registry has misread bears its right name: a person said that the registry's label is a name which the registry does
    /// not have (`IINAFAM,UNAFAM,meme`). Decisions come the strongest first.
    pub(super) fn label_as_decided(&mut self, directory: &Directory, decisions: &[&Decision]) {
        let mut named = BTreeSet::new();
        for decision in decisions.iter().filter(|decision| decision.verdict == Verdict::Same) {
            let Subject::Structure(right) = &decision.subject else { continue };
            let Some(listed) = directory.exact(&key(&decision.spelling)).filter(|_| directory.any(right).is_none()) else { continue };
            let joined = self.settled.get(&key(right)).is_some_and(|(id, _)| *id == listed);
            if let Some(structure) = self.structures.get_mut(listed.0 as usize).filter(|_| joined && named.insert(listed)) {
                if structure.entity == structure.label {
                    structure.entity = right.clone();
                }
                structure.label = right.clone();
            }
        }
    }

    /// Keeps which pairs are decided, and applies what was decided of entities, sectors and colleges.
    pub(super) fn remember(&mut self, journal: &mut Findings, directory: &Directory, decisions: &[&Decision]) {
        for decision in decisions {
            let id = self.settled.get(&key(&decision.spelling)).map(|(id, _)| *id);
            match &decision.subject {
                Subject::Structure(target) => {
                    let other = directory.any(target).or_else(|| self.settled.get(&key(target)).map(|(id, _)| *id));
                    if let (Some(one), Some(other)) = (id, other) {
                        self.decided.insert((one.min(other), one.max(other)));
                    }
                }
                Subject::UnitOf(entity) => {
                    let known = directory.entity_named(entity).unwrap_or_else(|| entity.clone());
                    // A body that only the files name may well be an entity; one that nothing names may be misspelt.
                    if directory.entity_named(entity).is_none() && !self.settled.contains_key(&key(entity)) && id.is_some() {
                        let problem = Problem::DecisionTargetUnknown { spelling: decision.spelling.clone(), target: entity.clone() };
                        journal.tell(decision.place.clone(), problem);
                    }
                    self.apply(journal, decision, id, Field::Entity, &known);
                }
                Subject::Sector(class) => self.apply(journal, decision, id, Field::Sector, class),
                Subject::College(class) => self.apply(journal, decision, id, Field::College, class),
                // A matter of questionnaires: see `questions`.
                Subject::Question(_) => {}
            }
        }
    }

    /// What the registry says of a structure stands; a decision fills in what it leaves open.
    fn apply(&mut self, journal: &mut Findings, decision: &Decision, id: Option<StructureId>, field: Field, value: &Arc<str>) {
        let Some((id, structure)) = id.and_then(|id| Some((id, self.structures.get_mut(id.0 as usize)?))) else {
            unused(journal, decision);
            return;
        };
        if decision.verdict == Verdict::Distinct {
            self.refused.insert((id, field, key(value).into()));
            return;
        }
        let known = match field {
            Field::Entity => (structure.entity != structure.label).then(|| structure.entity.clone()),
            Field::Sector => (&*structure.sector != UNCLASSIFIED).then(|| structure.sector.clone()),
            Field::College => structure.college.clone(),
        };
        match (known, field) {
            (Some(known), _) if known == *value => {}
            (Some(known), Field::Entity) => contradicts(journal, decision, &said_of(Subject::UnitOf(known))),
            (Some(known), Field::Sector) => contradicts(journal, decision, &said_of(Subject::Sector(known))),
            (Some(known), Field::College) => contradicts(journal, decision, &said_of(Subject::College(known))),
            (None, Field::Entity) => structure.entity = value.clone(),
            (None, Field::Sector) => structure.sector = value.clone(),
            (None, Field::College) => structure.college = Some(value.clone()),
        }
    }
}
