//! What was decided besides who is who: pairs ruled upon, entities, sectors and colleges.

use super::Names;
use super::directory::Directory;
use super::settle::{contradicts, said_of, unused};
use super::suggest::Field;
use crate::finding::Findings;
use crate::problem::Problem;
use crate::reconcile::StructureId;
use crate::reconcile::fold::key;
use crate::reconcile::memory::{Decision, Subject, Verdict};
use crate::schema::UNCLASSIFIED;
use std::sync::Arc;

impl Names {
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
            self.refused.insert((id, field));
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
