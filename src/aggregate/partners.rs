//! Partners: those of the registry, those seen at work, those who come, stay and leave.

use super::activity::Sighting;
use super::dimension::{AXIS, COLLEGE, Dimensions, KIND, SECTOR, TOTAL};
use super::fact::Fact;
use super::lineage::Lineage;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::{Bodies, Figure};
use crate::reconcile::{Source, Structure, StructureId};
use std::collections::{BTreeMap, BTreeSet};

const PARTNERS: Indicator = Indicator::distinct("structures_partenaires", "structures");
const PARTNER_ENTITIES: Indicator = Indicator::distinct("entites_partenaires", "entités");
const ACTIVE: Indicator = Indicator::distinct("structures_actives", "structures");
const ENTITIES: Indicator = Indicator::distinct("entites_actives", "entités");
const NEW: Indicator = Indicator::distinct("structures_nouvelles", "structures");
const KEPT: Indicator = Indicator::distinct("structures_fidelisees", "structures");
const LOST: Indicator = Indicator::distinct("structures_perdues", "structures");

/// With the year before beside it, sector by sector.
const EARLIER: &[Dimensions] = &[TOTAL, &[SECTOR]];

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>, sightings: &[Sighting]) -> anyhow::Result<Vec<Figure>> {
    let (partners, partner_entities) = registry(scope);
    let (active, entities) = active(scope, sightings);
    let at_work: &[Dimensions] = &[TOTAL, &[SECTOR], &[COLLEGE], &[AXIS], &[SECTOR, AXIS], &[KIND]];
    let mut figures = Vec::new();
    for (indicator, facts) in [(PARTNERS, &partners), (PARTNER_ENTITIES, &partner_entities)] {
        figures.extend(scope.yearly(indicator, facts, &[TOTAL, &[SECTOR], &[COLLEGE]], EARLIER)?);
    }
    figures.extend(scope.yearly(ACTIVE, &active, at_work, EARLIER)?);
    figures.extend(scope.yearly(ENTITIES, &entities, at_work, EARLIER)?);
    for (indicator, change) in [(NEW, Change::New), (KEPT, Change::Kept), (LOST, Change::Lost)] {
        figures.extend(scope.yearly(indicator, &changes(scope, sightings, change), EARLIER, EARLIER)?);
    }
    Ok(figures)
}

/// The names of the structures counted as active and as partners, each year up to the one reported on.
pub fn bodies(scope: &Scope<'_>, sightings: &[Sighting]) -> Bodies {
    let mut bodies = Bodies::new();
    let mut add = |indicator: Indicator, year: i32, structure: &Structure| {
        bodies.entry((indicator.name.into(), year)).or_default().insert(structure.label.clone(), structure.sector.clone());
    };
    for sighting in sightings.iter().filter(|sighting| sighting.year <= scope.year) {
        if let Some(structure) = scope.structure(sighting.structure) {
            add(ACTIVE, sighting.year, structure);
        }
    }
    for year in scope.register.years.iter().copied().filter(|year| *year < scope.year).chain([scope.year]) {
        for structure in scope.register.structures.iter().filter(|structure| scope.register.listed(structure, year).is_some()) {
            add(PARTNERS, year, structure);
        }
    }
    bodies
}

/// The structures of the registry in force each year, and their entities.
fn registry(scope: &Scope<'_>) -> (Vec<Fact>, Vec<Fact>) {
    let years: BTreeSet<i32> = scope.register.years.iter().copied().chain([scope.year]).collect();
    let mut entities = Entities::default();
    let mut of_structures = Vec::new();
    let mut of_entities = Vec::new();
    for (rank, structure) in scope.register.structures.iter().enumerate() {
        let entity = entities.rank(structure);
        for (year, source) in years.iter().filter_map(|&year| Some((year, scope.register.listed(structure, year)?))) {
            let fact = classed(Fact::one(year, &source), structure);
            of_entities.push(fact.clone().item(entity));
            of_structures.push(fact.item(rank as u64));
        }
    }
    (of_structures, of_entities)
}

/// Entities by rank, in the order in which they are met.
#[derive(Default)]
struct Entities<'a>(BTreeMap<&'a str, u64>);

impl<'a> Entities<'a> {
    fn rank(&mut self, structure: &'a Structure) -> u64 {
        let next = self.0.len() as u64;
        *self.0.entry(&structure.entity).or_insert(next)
    }
}

/// Every sighting, as one of a structure and as one of its entity. An entity counts once in each sector of its units.
fn active(scope: &Scope<'_>, sightings: &[Sighting]) -> (Vec<Fact>, Vec<Fact>) {
    let mut entities = Entities::default();
    let mut of_structures = Vec::with_capacity(sightings.len());
    let mut of_entities = Vec::with_capacity(sightings.len());
    for sighting in sightings {
        let Some(structure) = scope.structure(sighting.structure) else { continue };
        let entity = entities.rank(structure);
        let fact = classed(Fact::seen(sighting.year, sighting.sources.clone()), structure)
            .class_if(AXIS, sighting.axis.as_ref())
            .class_if(KIND, sighting.kind.as_ref());
        of_entities.push(fact.clone().item(entity));
        of_structures.push(fact.item(u64::from(sighting.structure.0)));
    }
    (of_structures, of_entities)
}

fn classed(fact: Fact, structure: &Structure) -> Fact {
    fact.class(SECTOR, &structure.sector).class_if(COLLEGE, structure.college.as_ref())
}

/// How a structure stands to the year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    New,
    Kept,
    Lost,
}

/// The structures of a year and of the year before, counted where they changed as asked. When the inputs say nothing of
/// the year before, nothing can be said: everybody would be new. A body that took the place of one of the year before is kept.
fn changes(scope: &Scope<'_>, sightings: &[Sighting], change: Change) -> Vec<Fact> {
    let mut seen: BTreeMap<i32, BTreeMap<StructureId, Vec<Source>>> = BTreeMap::new();
    for sighting in sightings {
        let sources = seen.entry(sighting.year).or_default().entry(sighting.structure).or_default();
        sources.extend(sighting.sources.iter().cloned());
    }
    let lineage = Lineage(&scope.register.successions);
    let mut facts = Vec::new();
    for (&year, now) in &seen {
        let Some(before) = year.checked_sub(1).and_then(|before| seen.get(&before)) else {
            facts.push(Fact { quantity: None, ..Fact::seen(year, Vec::new()) });
            continue;
        };
        let was_there = |id: &StructureId| lineage.kin(*id, year).iter().any(|kin| before.contains_key(kin));
        let is_there = |id: &StructureId| lineage.kin(*id, year).iter().any(|kin| now.contains_key(kin));
        let changed: Vec<(&StructureId, &Vec<Source>)> = match change {
            Change::New => now.iter().filter(|(id, _)| !was_there(id)).collect(),
            Change::Kept => now.iter().filter(|(id, _)| was_there(id)).collect(),
            Change::Lost => before.iter().filter(|(id, _)| !is_there(id)).collect(),
        };
        // A year that was looked at, so that nobody is 0 and not unknown.
        facts.push(Fact::seen(year, Vec::new()));
        facts.extend(changed.into_iter().filter_map(|(id, sources)| {
            let structure = scope.structure(*id)?;
            Some(Fact::seen(year, sources.clone()).class(SECTOR, &structure.sector).item(u64::from(id.0)))
        }));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, cited, text};
    use crate::quantity::Quantity;
    use crate::shape::Presence::{Absent, Excused, Present};
    use expect_test::expect;

    #[test]
    fn a_structure_is_active_when_it_was_seen_at_work_and_counts_once() {
        let mut council = Council::default();
        let id = |council: &mut Council, name: &str| council.structure(name, "Santé");
        let [holder, partner, payer, planner, dropper, guest, late, away, named, enrolled] =
            ["holder", "partner", "payer", "planner", "dropper", "guest", "late", "away", "named", "enrolled"]
                .map(|name| id(&mut council, name));
        council.action(2022, "SISM", |action| {
            (action.holder, action.partners, action.funders) = (Some(holder), vec![partner], vec![payer]);
        });
        council.action(2022, "À venir", |action| (action.status, action.holder) = ("prévue".into(), Some(planner)));
        council.action(2022, "Arrêtée", |action| (action.status, action.holder) = ("abandonnée".into(), Some(dropper)));
        council.came(2022, "PSSM", partner, |_| {});
        council.came(2022, "PSSM", named, |row| row.present = None);
        council.came(2022, "PSSM", enrolled, |row| row.present = cited(0.0));
        council.sat("2022-04-01", "cellule", guest, Present(Quantity::exact(2.0)));
        council.sat("2022-04-01", "cellule", late, Excused);
        council.sat("2022-04-01", "cellule", away, Absent);
        council.referral("2022-01-01", |row| row.referrer = Some(late));
        // holder, partner, guest, named, enrolled
        assert_eq!(council.table(2022, "structures_actives", ""), "2022 = 5 exact\n");
        assert_eq!(council.table(2022, "structures_partenaires", ""), "2022 = 10 exact\n");
    }

    #[test]
    fn an_entity_counts_once_and_in_each_sector_of_its_active_units() {
        let mut council = Council::default();
        for (unit, sector) in [("CHHL - CMP", "Santé"), ("CHHL - PHILAE", "Santé"), ("CHHL - IFSI", "Éducation")] {
            let unit = council.structure(unit, sector);
            council.change(unit, |unit| unit.entity = "CHHL".into());
            council.came(2022, "PSSM", unit, |row| row.axis = "Parcours".into());
        }
        assert_eq!(council.table(2022, "structures_actives", ""), "2022 = 3 exact\n");
        assert_eq!(council.table(2022, "entites_actives", ""), "2022 = 1 exact\n");
        expect![[r#"
            2022 | Santé = 1 exact
            2022 | Éducation = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "entites_actives", "secteur"));
        expect![[r#"
            2022 | Santé | Parcours = 2 exact
            2022 | Éducation | Parcours = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "structures_actives", "secteur × axe"));
    }

    #[test]
    fn the_registry_counts_structures_in_force_that_year() {
        let mut council = Council::default();
        for (name, since, until, active) in [
            ("a", None, None, true),
            ("b", Some(2022), None, true),
            ("c", Some(2023), None, true),
            ("d", None, Some(2021), true),
            ("e", None, None, false),
        ] {
            let id = council.structure(name, "Santé");
            council.change(id, |known| (known.since, known.until, known.active) = (since, until, active));
        }
        let stranger = council.structure("f", "Non classé");
        council.change(stranger, |known| known.in_registry = false);
        council.came(2021, "PSSM", stranger, |_| {});
        expect![[r#"
            2021 | Santé = 2 exact
            2022 | Santé = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "structures_partenaires", "secteur"));
    }

    #[test]
    fn new_kept_and_lost_are_told_against_the_year_before_and_only_then() {
        let mut council = Council::default();
        let [stays, comes, goes] = ["stays", "comes", "goes"].map(|name| council.structure(name, "Santé"));
        council.change(comes, |known| known.sector = "Handicap".into());
        for (year, there) in [(2020, stays), (2021, stays), (2021, goes), (2022, stays), (2022, comes)] {
            council.came(year, "PSSM", there, |_| {});
        }
        let changes = |year| ["nouvelles", "fidelisees", "perdues"].map(|change| council.table(year, &format!("structures_{change}"), ""));
        assert_eq!(
            changes(2022),
            ["2021 = 1 exact\n2022 = 1 exact\n", "2021 = 1 exact\n2022 = 1 exact\n", "2021 = 0 exact\n2022 = 1 exact\n"]
        );
        assert_eq!(changes(2020), ["2020 = nd\n", "2020 = nd\n", "2020 = nd\n"]);
        assert_eq!(council.table(2022, "structures_nouvelles", "secteur"), "2021 | Santé = 1 exact\n2022 | Handicap = 1 exact\n");
    }

    #[test]
    fn a_college_that_nobody_filled_in_makes_no_table_and_one_missing_is_shown() {
        let mut council = Council::default();
        let [one, other] = ["one", "other"].map(|name| council.structure(name, "Santé"));
        council.came(2022, "PSSM", one, |_| {});
        council.came(2022, "PSSM", other, |_| {});
        assert_eq!(council.table(2022, "structures_actives", "college"), "");
        council.change(one, |known| known.college = text("aidants"));
        expect![[r#"
            2022 | Non classé = 1 exact
            2022 | aidants = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "structures_actives", "college"));
        // Said to be of no class, or not said: one class, not two of one name.
        council.change(one, |known| known.college = text("Non classé"));
        assert_eq!(council.table(2022, "structures_actives", "college"), "2022 | Non classé = 2 exact\n");
    }
}
