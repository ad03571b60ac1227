//! Who a structure was before, and what became of it: a renamed, merged or split body is neither new nor lost.

use crate::reconcile::{StructureId, Succession};
use std::collections::BTreeSet;

/// The successions of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Lineage<'a>(pub &'a [Succession]);

impl Lineage<'_> {
    /// The structure, all whose place it has taken up to a year, and all that have taken its place: what is the same body, but for the
    /// halves of a split one, which are two.
    pub fn kin(self, id: StructureId, year: i32) -> BTreeSet<StructureId> {
        let mut kin = self.forebears(id, year);
        kin.extend(self.heirs(id, year));
        kin
    }

    fn forebears(self, id: StructureId, year: i32) -> BTreeSet<StructureId> {
        self.walk(id, year, |one, of| (one.next == of).then_some(one.former))
    }

    fn heirs(self, id: StructureId, year: i32) -> BTreeSet<StructureId> {
        self.walk(id, year, |one, of| (one.former == of).then_some(one.next))
    }

    fn walk(self, id: StructureId, year: i32, step: fn(&Succession, StructureId) -> Option<StructureId>) -> BTreeSet<StructureId> {
        let mut found = BTreeSet::from([id]);
        let mut next = vec![id];
        while let Some(of) = next.pop() {
            // A change without a year is one all the same: it only is not known when.
            let told = self.0.iter().filter(|one| one.from.is_none_or(|from| from <= year));
            next.extend(told.filter_map(|one| step(one, of)).filter(|id| found.insert(*id)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forebears_and_heirs_are_those_of_the_year_and_a_circle_ends() {
        let succession = |former, next, from| Succession { former: StructureId(former), next: StructureId(next), from };
        let told = [succession(0, 1, Some(2020)), succession(1, 2, Some(2022)), succession(1, 3, None), succession(3, 0, Some(2030))];
        let ids = |found: BTreeSet<StructureId>| found.into_iter().map(|id| id.0).collect::<Vec<_>>();
        assert_eq!(ids(Lineage(&told).forebears(StructureId(2), 2022)), [0, 1, 2]);
        assert_eq!(ids(Lineage(&told).forebears(StructureId(2), 2021)), [2]);
        assert_eq!(ids(Lineage(&told).heirs(StructureId(0), 2021)), [0, 1, 3]);
        assert_eq!(ids(Lineage(&told).heirs(StructureId(0), 2031)), [0, 1, 2, 3]);
    }
}
