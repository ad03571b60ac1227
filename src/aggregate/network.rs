//! The partner network: pairs of structures that worked on one action or sat at one meeting.

use super::activity::{Occasion, Sighting};
use super::dimension::{Dimensions, SECTOR_OF_ONE, SECTOR_OF_OTHER, TOTAL};
use super::fact::Fact;
use super::lineage::Lineage;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::reconcile::{Source, StructureId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

// Ties are told apart here, before they are added up by class: a thousand structures at one action make half a million ties,
// of which nobody wants a list.
const TIES: Indicator = Indicator::sum("liens_partenariaux", "liens");
const NEW_TIES: Indicator = Indicator::sum("liens_nouveaux", "liens");
const BREAKDOWNS: &[Dimensions] = &[TOTAL, &[SECTOR_OF_ONE, SECTOR_OF_OTHER]];

/// Who was there on one occasion, each once and in order, and the cells that say so.
type There = Vec<(StructureId, Vec<Source>)>;
/// Two sectors, in order.
type Sectors = (Arc<str>, Arc<str>);

/// The ties between two sectors: how many, and the cells that drew them.
#[derive(Default)]
struct Between {
    ties: usize,
    sources: Vec<Source>,
}

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>, sightings: &[Sighting]) -> anyhow::Result<Vec<Figure>> {
    let years = occasions(sightings);
    let mut figures = scope.yearly(TIES, &all(scope, &years), BREAKDOWNS, &[TOTAL])?;
    figures.extend(scope.yearly(NEW_TIES, &new(scope, &years), BREAKDOWNS, &[TOTAL])?);
    Ok(figures)
}

/// Each year's occasions. A year of people who never met has no ties, and is known.
fn occasions(sightings: &[Sighting]) -> BTreeMap<i32, Vec<There>> {
    let mut occasions: BTreeMap<(i32, &Occasion), BTreeMap<StructureId, Vec<Source>>> = BTreeMap::new();
    for sighting in sightings {
        let there = occasions.entry((sighting.year, &sighting.occasion)).or_default();
        if sighting.met_others {
            there.entry(sighting.structure).or_default().extend(sighting.sources.iter().cloned());
        }
    }
    let mut years: BTreeMap<i32, Vec<There>> = BTreeMap::new();
    for ((year, _), there) in occasions {
        years.entry(year).or_default().push(there.into_iter().collect());
    }
    years
}

fn all(scope: &Scope<'_>, years: &BTreeMap<i32, Vec<There>>) -> Vec<Fact> {
    years.iter().flat_map(|(&year, occasions)| facts(year, ties(scope, year, occasions, &[]))).collect()
}

/// Those that were not there the year before; not known when the inputs say nothing of it.
fn new(scope: &Scope<'_>, years: &BTreeMap<i32, Vec<There>>) -> Vec<Fact> {
    let of_year = |(&year, occasions): (&i32, &Vec<There>)| match year.checked_sub(1).and_then(|before| years.get(&before)) {
        Some(before) => facts(year, ties(scope, year, occasions, before)),
        None => vec![Fact { quantity: None, ..Fact::seen(year, Vec::new()) }],
    };
    years.iter().flat_map(of_year).collect()
}

/// The year was looked at; then the ties of each two sectors.
fn facts(year: i32, ties: BTreeMap<Sectors, Between>) -> Vec<Fact> {
    let counted = |count: usize, sources: Vec<Source>| Fact { quantity: Some(Quantity::exact(count as f64)), ..Fact::seen(year, sources) };
    let between = ties.into_iter().map(|((first, second), between)| {
        counted(between.ties, between.sources).class(SECTOR_OF_ONE, &first).class(SECTOR_OF_OTHER, &second)
    });
    std::iter::once(counted(0, Vec::new())).chain(between).collect()
}

/// The ties that some occasions draw and others, of the year before, did not: each once, however many occasions it had.
fn ties(scope: &Scope<'_>, year: i32, occasions: &[There], before: &[There]) -> BTreeMap<Sectors, Between> {
    let (attended_now, attended_before) = (attended(occasions), attended(before));
    // Bodies that took the place of others keep their ties.
    let lineage = Lineage(&scope.register.successions);
    let kin: BTreeMap<StructureId, BTreeSet<StructureId>> = attended_now.keys().map(|one| (*one, lineage.kin(*one, year))).collect();
    // By rank of the structure: the rank of its sector, in order. Pairs are too many to compare words.
    let mut sectors: Vec<&Arc<str>> = scope.register.structures.iter().map(|structure| &structure.sector).collect();
    sectors.sort_unstable();
    sectors.dedup();
    let sector_of = |one: StructureId| sectors.binary_search(&&scope.structure(one)?.sector).ok();
    let ranks: Vec<Option<usize>> = (0..).take(scope.register.structures.len()).map(|rank| sector_of(StructureId(rank))).collect();
    let rank_of = |one: StructureId| ranks.get(one.0 as usize).copied().flatten();

    let mut ties: BTreeMap<Sectors, Between> = BTreeMap::new();
    for (&one, attended) in &attended_now {
        let Some(own_sector) = rank_of(one) else { continue };
        let met_before = met_by(kin.get(&one).into_iter().flatten(), &attended_before);
        let is_old =
            |other: StructureId| !met_before.is_empty() && kin.get(&other).into_iter().flatten().any(|kin| met_before.contains(kin));
        // Met already this year, by rank: each structure is marked once for each other.
        let mut met = vec![Met::Never; ranks.len()];
        for (there, own) in attended {
            // By rank of the sector: how many ties are first drawn here, where any is drawn.
            let mut drawn: Vec<Option<usize>> = vec![None; sectors.len()];
            for other in there.iter().map(|(other, _)| *other).filter(|other| *other != one) {
                let Some(drawn) = rank_of(other).and_then(|sector| drawn.get_mut(sector)) else { continue };
                let Some(met) = met.get_mut(other.0 as usize) else { continue };
                // Counted from its lower rank; the cells of both are gathered, each in its turn.
                let is_first = *met == Met::Never;
                if is_first {
                    *met = if is_old(other) { Met::Before } else { Met::Now };
                }
                if *met == Met::Now {
                    *drawn.get_or_insert(0) += usize::from(is_first && one < other);
                }
            }
            for (sector, drawn) in drawn.into_iter().enumerate().filter_map(|(sector, drawn)| Some((sector, drawn?))) {
                let pair = (sectors.get(own_sector.min(sector)), sectors.get(own_sector.max(sector)));
                let (Some(first), Some(second)) = pair else { continue };
                let between = ties.entry(((*first).clone(), (*second).clone())).or_default();
                between.ties += drawn;
                between.sources.extend(own.iter().cloned());
            }
        }
    }
    for between in ties.values_mut() {
        between.sources.sort_unstable_by_key(|source| (source.value, source.cell));
        between.sources.dedup();
    }
    ties
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    Never,
    Before,
    Now,
}

/// Whom some structures met.
fn met_by<'a>(structures: impl Iterator<Item = &'a StructureId>, attended: &Attended<'_>) -> BTreeSet<StructureId> {
    let mut met = BTreeSet::new();
    for one in structures {
        let occasions = attended.get(one).into_iter().flatten();
        met.extend(occasions.flat_map(|(there, _)| there.iter().map(|(other, _)| *other)).filter(|other| other != one));
    }
    met
}

/// The occasions on which each structure was there, and its own cells of each.
type Attended<'a> = BTreeMap<StructureId, Vec<(&'a There, &'a [Source])>>;

fn attended(occasions: &[There]) -> Attended<'_> {
    let mut attended: Attended<'_> = BTreeMap::new();
    for there in occasions {
        for (one, own) in there {
            attended.entry(*one).or_default().push((there, own));
        }
    }
    attended
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, on};
    use super::*;
    use crate::place::CellRef;
    use crate::settings::Settings;
    use crate::shape::Presence::{Excused, Present};
    use expect_test::expect;
    use proptest::prelude::*;

    #[test]
    fn whoever_works_on_one_action_or_sits_at_one_meeting_is_tied_once() {
        let mut council = Council::default();
        let [clinic, school, club] = [("Clinique", "Santé"), ("Lycée", "Éducation"), ("Club", "Activité physique")]
            .map(|(name, sector)| council.structure(name, sector));
        let away = council.structure("Absent", "Culture");
        council.action(2022, "SISM", |action| (action.holder, action.partners) = (Some(school), vec![clinic]));
        // Another session of the same action, by its sign-in sheet: the club meets the school and the clinic.
        council.came(2022, "SISM", club, |row| row.period = on("2022-10-12"));
        council.sat("2022-04-01", "cellule", clinic, Present(Quantity::exact(1.0)));
        council.sat("2022-04-01", "cellule", school, Present(Quantity::exact(1.0)));
        council.sat("2022-04-01", "cellule", away, Excused);
        // Alone at another meeting of the same body.
        council.sat("2022-11-01", "cellule", away, Present(Quantity::exact(1.0)));
        assert_eq!(council.table(2022, "liens_partenariaux", ""), "2022 = 3 exact\n");
        expect![[r#"
            2022 | Activité physique | Santé = 1 exact
            2022 | Activité physique | Éducation = 1 exact
            2022 | Santé | Éducation = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "liens_partenariaux", "secteur × secteur"));
    }

    #[test]
    fn a_tie_is_new_when_the_year_before_did_not_have_it() {
        let mut council = Council::default();
        let [one, two, three] = ["1", "2", "3"].map(|name| council.structure(name, "Santé"));
        for (year, there) in [(2021, one), (2021, two), (2022, one), (2022, two), (2022, three)] {
            council.came(year, "PSSM", there, |_| {});
        }
        assert_eq!(council.table(2022, "liens_nouveaux", ""), "2022 = 2 exact\n");
        assert_eq!(council.table(2021, "liens_nouveaux", ""), "2021 = nd\n");
    }

    #[test]
    fn nobody_together_is_no_tie_and_is_known() {
        let mut council = Council::default();
        let [one, two] = ["1", "2"].map(|name| council.structure(name, "Santé"));
        council.came(2022, "PSSM", one, |_| {});
        council.came(2022, "SISM", two, |_| {});
        assert_eq!(council.table(2022, "liens_partenariaux", ""), "2022 = 0 exact\n");
    }

    /// Every pair, one by one, with its cells: what is added up by class must be the same.
    fn one_by_one(scope: &Scope<'_>, occasions: &[There], before: &[There]) -> BTreeMap<Sectors, (usize, BTreeSet<u32>)> {
        let pairs = |occasions: &[There]| -> BTreeMap<(StructureId, StructureId), BTreeSet<u32>> {
            let mut pairs: BTreeMap<(StructureId, StructureId), BTreeSet<u32>> = BTreeMap::new();
            for there in occasions {
                for (one, own) in there {
                    for (other, others) in there.iter().filter(|(other, _)| one < other) {
                        pairs.entry((*one, *other)).or_default().extend(own.iter().chain(others).map(|source| source.cell.row));
                    }
                }
            }
            pairs
        };
        let before = pairs(before);
        let mut found: BTreeMap<Sectors, (usize, BTreeSet<u32>)> = BTreeMap::new();
        for ((one, other), rows) in pairs(occasions).into_iter().filter(|(pair, _)| !before.contains_key(pair)) {
            let mut sectors = [one, other].map(|id| scope.structure(id).unwrap().sector.clone());
            sectors.sort();
            let [first, second] = sectors;
            let between = found.entry((first, second)).or_default();
            between.0 += 1;
            between.1.extend(rows);
        }
        found
    }

    fn there(drawn: &[BTreeSet<u32>], first_row: u32) -> Vec<There> {
        let mut row = first_row;
        let mut source = || {
            row += 1;
            Source { value: 0, cell: CellRef::new(row, 1) }
        };
        drawn.iter().map(|there| there.iter().map(|one| (StructureId(*one), vec![source(), source()])).collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ties_added_up_by_class_are_the_pairs_one_by_one(
            now in prop::collection::vec(prop::collection::btree_set(0..9_u32, 0..6), 0..6),
            before in prop::collection::vec(prop::collection::btree_set(0..9_u32, 0..6), 0..4),
        ) {
            let mut council = Council::default();
            for rank in 0..9 {
                council.structure(&rank.to_string(), ["Santé", "Culture", "Handicap"][rank % 3]);
            }
            let settings = Settings::default();
            let scope = Scope { settings: &settings, register: &council.register, year: 2022 };
            let (now, before) = (there(&now, 0), there(&before, 1000));
            let found: BTreeMap<Sectors, (usize, BTreeSet<u32>)> = ties(&scope, 2022, &now, &before)
                .into_iter()
                .map(|(sectors, between)| (sectors, (between.ties, between.sources.iter().map(|source| source.cell.row).collect())))
                .collect();
            prop_assert_eq!(found, one_by_one(&scope, &now, &before));
        }
    }
}
