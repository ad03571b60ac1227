//! The partner network: pairs of structures that worked on one action or sat at one meeting.

use super::activity::{Occasion, Sighting};
use super::dimension::{Breakdown, SECTOR_OF_ONE, SECTOR_OF_OTHER, TOTAL};
use super::fact::Fact;
use super::lineage::Lineage;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::reconcile::{Source, StructureId};
use std::collections::BTreeMap;

const TIES: Indicator = Indicator::distinct("liens_partenariaux", "liens");
const NEW_TIES: Indicator = Indicator::distinct("liens_nouveaux", "liens");
const BREAKDOWNS: &[Breakdown] = &[TOTAL, &[SECTOR_OF_ONE, SECTOR_OF_OTHER]];

/// Two structures, the lower rank first, and the cells that put them together.
type Ties = BTreeMap<(StructureId, StructureId), Vec<Source>>;

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>, sightings: &[Sighting]) -> anyhow::Result<Vec<Figure>> {
    let ties = ties(sightings);
    let mut figures = scope.yearly(TIES, &all(scope, &ties), BREAKDOWNS, &[TOTAL])?;
    figures.extend(scope.yearly(NEW_TIES, &new(scope, &ties), BREAKDOWNS, &[TOTAL])?);
    Ok(figures)
}

/// Each year's ties, each tie once however many occasions it had. A year of people who never met has none, and is known.
fn ties(sightings: &[Sighting]) -> BTreeMap<i32, Ties> {
    let mut occasions: BTreeMap<(i32, &Occasion), BTreeMap<StructureId, Vec<Source>>> = BTreeMap::new();
    for sighting in sightings {
        let there = occasions.entry((sighting.year, &sighting.occasion)).or_default();
        there.entry(sighting.structure).or_default().extend(sighting.sources.iter().cloned());
    }
    let mut years: BTreeMap<i32, Ties> = BTreeMap::new();
    for ((year, _), there) in &occasions {
        let ties = years.entry(*year).or_default();
        for (one, own) in there {
            for (other, others) in there.range(one..).skip(1) {
                let sources = ties.entry((*one, *other)).or_default();
                sources.extend(own.iter().chain(others).cloned());
                sources.sort_unstable_by_key(|source| (source.value, source.cell));
                sources.dedup();
            }
        }
    }
    years
}

fn all(scope: &Scope<'_>, years: &BTreeMap<i32, Ties>) -> Vec<Fact> {
    let looked_at = years.keys().map(|&year| Fact::seen(year, Vec::new()));
    let drawn = years.iter().flat_map(|(&year, ties)| ties.iter().filter_map(move |tie| fact(scope, year, tie)));
    looked_at.chain(drawn).collect()
}

/// Those that were not there the year before; not known when the inputs say nothing of it.
fn new(scope: &Scope<'_>, years: &BTreeMap<i32, Ties>) -> Vec<Fact> {
    let lineage = Lineage(&scope.register.successions);
    let mut facts = Vec::new();
    for (&year, ties) in years {
        let Some(before) = year.checked_sub(1).and_then(|before| years.get(&before)) else {
            facts.push(Fact { quantity: None, ..Fact::seen(year, Vec::new()) });
            continue;
        };
        // Bodies that took the place of others keep their ties.
        let was_there = |&(one, other): &(StructureId, StructureId)| {
            let others = lineage.kin(other, year);
            let pairs = lineage.kin(one, year).into_iter().flat_map(|one| others.iter().map(move |other| (one, *other)));
            pairs.map(|(one, other)| (one.min(other), one.max(other))).any(|pair| before.contains_key(&pair))
        };
        facts.push(Fact::seen(year, Vec::new()));
        facts.extend(ties.iter().filter(|(pair, _)| !was_there(pair)).filter_map(|tie| fact(scope, year, tie)));
    }
    facts
}

fn fact(scope: &Scope<'_>, year: i32, (&(one, other), sources): (&(StructureId, StructureId), &Vec<Source>)) -> Option<Fact> {
    let (first, second) = (&scope.structure(one)?.sector, &scope.structure(other)?.sector);
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    let pair = (u64::from(one.0) << 32) | u64::from(other.0);
    Some(Fact::seen(year, sources.clone()).class(SECTOR_OF_ONE, first).class(SECTOR_OF_OTHER, second).item(pair))
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, on};
    use crate::quantity::Quantity;
    use crate::shape::Presence::{Excused, Present};
    use expect_test::expect;

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
}
