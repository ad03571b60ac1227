//! Renamed, merged and split bodies: who takes whose place, and from which year.

use super::RegistryRow;
use super::directory::Directory;
use crate::reconcile::fold::key;
use crate::reconcile::{StructureId, Succession};
use std::collections::{BTreeMap, BTreeSet};

/// Who has taken whose place, and which name stands for which body in which year.
#[derive(Clone, Debug, Default)]
pub struct Successions {
    pub all: Vec<Succession>,
    /// A body with a single successor: from the year of the change its name stands for the latter (renamed, merged).
    onward: BTreeMap<StructureId, (i32, StructureId)>,
    /// A body with a single forerunner that had no other successor: before the year of the change its name stands for the former.
    backward: BTreeMap<StructureId, (i32, StructureId)>,
    /// A body with several successors (split): from the year of the change nobody can tell which one its name means.
    split: BTreeMap<StructureId, (i32, BTreeSet<StructureId>)>,
}

impl Successions {
    /// From the column `remplace`, where both bodies have a row of their own. The year of the change is `depuis` of the new one; else it
    /// follows `jusqu_a` of the former; else it is that of the first edition of the registry that tells of it.
    pub fn read(directory: &Directory, rows: &[RegistryRow]) -> Self {
        let mut told: BTreeMap<(StructureId, StructureId), Option<i32>> = BTreeMap::new();
        for row in rows {
            let Some(next) = directory.exact(&key(&row.label)) else { continue };
            for former in row.replaces.iter().filter_map(|name| directory.exact(&key(name))).filter(|former| *former != next) {
                let of = |id: StructureId| directory.structures.get(id.0 as usize);
                let ended = of(former).and_then(|former| former.until).map(|year| year.saturating_add(1));
                let from = of(next).and_then(|next| next.since).or(ended).or(row.edition);
                let known = told.entry((former, next)).or_insert(from);
                *known = (*known).into_iter().chain(from).min();
            }
        }
        let mut all: Vec<Succession> = told.into_iter().map(|((former, next), from)| Succession { former, next, from }).collect();
        // A circle says nothing of who came first.
        let pairs: BTreeSet<(StructureId, StructureId)> = all.iter().map(|one| (one.former, one.next)).collect();
        all.retain(|one| !pairs.contains(&(one.next, one.former)));
        Self::of(all)
    }

    fn of(all: Vec<Succession>) -> Self {
        let mut heirs: BTreeMap<StructureId, BTreeSet<StructureId>> = BTreeMap::new();
        let mut forerunners: BTreeMap<StructureId, BTreeSet<StructureId>> = BTreeMap::new();
        for one in &all {
            heirs.entry(one.former).or_default().insert(one.next);
            forerunners.entry(one.next).or_default().insert(one.former);
        }
        let mut successions = Self::default();
        for one in &all {
            let Some(from) = one.from else { continue };
            let several = heirs.get(&one.former).filter(|heirs| heirs.len() > 1);
            if let Some(heirs) = several {
                let known = successions.split.entry(one.former).or_insert((from, heirs.clone()));
                known.0 = known.0.min(from);
                continue;
            }
            successions.onward.insert(one.former, (from, one.next));
            if forerunners.get(&one.next).is_some_and(|forerunners| forerunners.len() == 1) {
                successions.backward.insert(one.next, (from, one.former));
            }
        }
        successions.all = all;
        successions
    }

    /// The body that the name of another stands for in a year.
    pub fn in_year(&self, named: StructureId, year: i32) -> StructureId {
        let walk = |steps: &BTreeMap<StructureId, (i32, StructureId)>, goes: fn(i32, i32) -> bool| {
            let mut id = named;
            // A chain is as long as the registry at most; a circle ends there too.
            for _ in 0..steps.len() {
                match steps.get(&id) {
                    Some((from, next)) if goes(year, *from) => id = *next,
                    _ => break,
                }
            }
            id
        };
        let onward = walk(&self.onward, |year, from| year >= from);
        if onward == named { walk(&self.backward, |year, from| year < from) } else { onward }
    }

    /// The bodies that a name may stand for in a year, when it was split before.
    pub fn split(&self, id: StructureId, year: i32) -> Option<&BTreeSet<StructureId>> {
        self.split.get(&id).filter(|(from, _)| year >= *from).map(|(_, heirs)| heirs)
    }
}
