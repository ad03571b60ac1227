//! Labelled names, whole: what is joined, what is proposed, what is missed, on three sets that a person has labelled
//! (`tests/names/`, the label being the column `corps`), each before the code had seen it.
//!
//! On first sight, before anything was changed for them, true pairs joined or proposed to one another (within reach of right
//! answers), and wrong proposals: Poitiers 81 % (92 %), 8 %; `autre-region` 84 % (87 %), 7 %; `troisieme-region` 81 % (87 %),
//! 4 %; never a wrong join. What the tests below print is what became of them since, so only the next region will be a fair judge.

mod fifty_thousand;
mod rivals;

use super::StructureId;
use super::fold::key;
use super::memory::Subject;
use super::names::{Mention, Names, Proposal, RegistryRow};
use crate::finding::Findings;
use crate::place::{CellRef, Place};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// A written form and the body it stands for.
struct Form {
    text: String,
    body: String,
    /// Other bodies that nobody could rule out: pairs with them count neither as right nor as wrong.
    perhaps: String,
}

/// What came of a set.
#[derive(Debug, Default)]
struct Score {
    true_pairs: usize,
    /// Joined, proposed to one another, or both to a third name of the same body.
    found: usize,
    /// Joined or proposed to one another.
    directly: usize,
    /// True pairs that accepting the right proposals would put together, one after the other.
    reached: usize,
    wrong_joins: Vec<String>,
    right_proposals: usize,
    wrong_proposals: Vec<String>,
    missed: Vec<String>,
}

impl Score {
    fn recall(&self) -> f64 {
        ratio(self.found, self.true_pairs)
    }

    fn reach(&self) -> f64 {
        ratio(self.reached, self.true_pairs)
    }

    fn wrong_share(&self) -> f64 {
        ratio(self.wrong_proposals.len(), self.wrong_proposals.len() + self.right_proposals)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(part) / count(whole.max(1))
}

fn forms(csv: &str) -> Vec<Form> {
    let rows = csv.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    rows.map(|cells| {
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
        Form { text: cell(0), body: cell(1), perhaps: cell(4) }
    })
    .collect()
}

fn settings(territory: &str, department: &str) -> Settings {
    let mut settings = Settings::default();
    settings.territoire.nom = format!("CLSM de {territory}");
    settings.territoire.departement = department.to_owned();
    settings
}

fn place(row: usize) -> Place {
    Place::file("noms.csv").at(CellRef::new(u32::try_from(row).unwrap_or(u32::MAX) + 1, 1))
}

fn row(label: &str, at: usize) -> RegistryRow {
    RegistryRow {
        label: label.into(),
        entity: None,
        sector: None,
        college: None,
        synonyms: Vec::new(),
        replaces: Vec::new(),
        founder: false,
        active: true,
        since: None,
        until: None,
        edition: None,
        source: None,
        place: Place::file("annuaire.csv").at(CellRef::new(u32::try_from(at).unwrap_or(u32::MAX) + 1, 1)),
    }
}

fn settle(settings: &Settings, forms: &[Form], registry: &[&Form]) -> Names {
    let rows: Vec<RegistryRow> = registry.iter().enumerate().map(|(at, form)| row(&form.text, at)).collect();
    let mentions: Vec<Mention> =
        forms.iter().enumerate().map(|(at, form)| Mention { spelling: form.text.as_str().into(), place: place(at) }).collect();
    Names::settle(&mut Findings::default(), settings, &rows, &[], &mentions)
}

fn score(forms: &[Form], names: &Names, proposals: &[Proposal]) -> Score {
    let id = |text: &str| names.resolve(text, 2022);
    let proposed: BTreeSet<(StructureId, StructureId)> = proposals
        .iter()
        .filter_map(|proposal| match &proposal.subject {
            Subject::Structure(target) => Some((id(&proposal.spelling)?, id(target)?)),
            Subject::UnitOf(_) | Subject::Sector(_) | Subject::College(_) | Subject::Question(_) => None,
        })
        .flat_map(|(one, other)| [(one, other), (other, one)])
        .collect();
    let mut bodies: BTreeMap<StructureId, BTreeSet<&str>> = BTreeMap::new();
    for form in forms {
        if let Some(id) = id(&form.text) {
            bodies.entry(id).or_default().insert(&form.body);
        }
    }
    let right =
        |one: StructureId, other: StructureId| bodies.get(&one).zip(bodies.get(&other)).is_some_and(|(one, other)| !one.is_disjoint(other));
    // Accepting every right proposal.
    let mut classes: BTreeMap<StructureId, StructureId> = bodies.keys().map(|id| (*id, *id)).collect();
    for _ in 0..classes.len() {
        for (one, other) in proposed.iter().filter(|(one, other)| right(*one, *other)) {
            let least = classes[one].min(classes[other]);
            classes.insert(*one, least);
            classes.insert(*other, least);
        }
    }
    let mut score = Score::default();
    for (at, one) in forms.iter().enumerate() {
        for other in forms.iter().skip(at + 1).filter(|other| key(&other.text) != key(&one.text)) {
            let (Some(first), Some(second)) = (id(&one.text), id(&other.text)) else { continue };
            let perhaps =
                one.perhaps == other.body || other.perhaps == one.body || (!one.perhaps.is_empty() && one.perhaps == other.perhaps);
            if one.body == other.body {
                score.true_pairs += 1;
                score.reached += usize::from(classes[&first] == classes[&second]);
                let directly = first == second || proposed.contains(&(first, second));
                let by_a_third = || {
                    bodies
                        .keys()
                        .any(|third| right(first, *third) && proposed.contains(&(first, *third)) && proposed.contains(&(*third, second)))
                };
                score.directly += usize::from(directly);
                if directly || by_a_third() {
                    score.found += 1;
                } else {
                    score.missed.push(format!("{} / {}", one.text, other.text));
                }
            } else if first == second && !perhaps {
                score.wrong_joins.push(format!("{} = {}", one.text, other.text));
            }
        }
    }
    for proposal in proposals {
        let Subject::Structure(target) = &proposal.subject else { continue };
        let (Some(one), Some(other)) = (id(&proposal.spelling), id(target)) else { continue };
        let perhaps = |one: StructureId, other: StructureId| {
            forms
                .iter()
                .any(|form| id(&form.text) == Some(one) && bodies.get(&other).is_some_and(|bodies| bodies.contains(form.perhaps.as_str())))
        };
        if right(one, other) {
            score.right_proposals += 1;
        } else if !perhaps(one, other) && !perhaps(other, one) {
            score.wrong_proposals.push(format!("{} -> {target} ({}, {})", proposal.spelling, proposal.score, proposal.reason));
        }
    }
    score
}

#[expect(clippy::print_stdout, reason = "the figures of the report, seen with --nocapture")]
fn report(title: &str, score: &Score) {
    println!(
        "{title}: {} true pairs; joined or proposed {:.1} % ({:.1} % to one another), within reach of right answers {:.1} %; {} wrong joins; {} proposals, {:.1} % wrong",
        score.true_pairs,
        100.0 * score.recall(),
        100.0 * ratio(score.directly, score.true_pairs),
        100.0 * score.reach(),
        score.wrong_joins.len(),
        score.right_proposals + score.wrong_proposals.len(),
        100.0 * score.wrong_share()
    );
    for (what, list) in [("missed", &score.missed), ("wrong join", &score.wrong_joins), ("wrong", &score.wrong_proposals)] {
        for line in list {
            println!("   {what}: {line}");
        }
    }
}

const POITIERS: &str = include_str!("../../tests/names/poitiers.csv");

/// The aims of the project: 95 % of true pairs joined or proposed, no wrong join, under a third of proposals wrong.
fn check(title: &str, score: &Score) {
    report(title, score);
    assert!(score.wrong_joins.is_empty(), "{title}: {:?}", score.wrong_joins);
    assert!(score.recall() >= 0.95, "{title}: {:?}", score.missed);
    assert!(score.wrong_share() < 1.0 / 3.0, "{title}: {:?}", score.wrong_proposals);
}

#[test]
fn poitiers_without_a_registry() {
    let forms = forms(POITIERS);
    let names = settle(&settings("Poitiers", "Vienne"), &forms, &[]);
    check("Poitiers, no registry", &score(&forms, &names, &names.proposals()));
}

#[test]
fn poitiers_with_its_list_as_the_registry() {
    let forms = forms(POITIERS);
    let misread = ["MGFN", "IINAFAM", "CHHI - PHII AF", "Conseil citoven des Couronneries", "DDTES"];
    let rows = POITIERS.lines().skip(1);
    let registry: Vec<&Form> = forms
        .iter()
        .zip(rows)
        .filter(|(form, row)| (row.contains(",liste,") || row.contains(",corrige,")) && !misread.contains(&form.text.as_str()))
        .map(|(form, _)| form)
        .collect();
    let names = settle(&settings("Poitiers", "Vienne"), &forms, &registry);
    check("Poitiers, list as registry", &score(&forms, &names, &names.proposals()));
}

#[test]
fn poitiers_without_settings() {
    let forms = forms(POITIERS);
    let names = settle(&Settings::default(), &forms, &[]);
    check("Poitiers, no registry, no settings", &score(&forms, &names, &names.proposals()));
}

const OTHER_REGION: &str = include_str!("../../tests/names/autre-region.csv");

#[test]
fn another_region_without_a_registry() {
    let forms = forms(OTHER_REGION);
    let names = settle(&settings("Rennes", "Ille-et-Vilaine"), &forms, &[]);
    check("Another region, no registry", &score(&forms, &names, &names.proposals()));
}

#[test]
fn another_region_with_its_registry() {
    let forms = forms(OTHER_REGION);
    let rows = OTHER_REGION.lines().skip(1);
    let registry: Vec<&Form> = forms.iter().zip(rows).filter(|(_, row)| row.contains(",annuaire,")).map(|(form, _)| form).collect();
    let names = settle(&settings("Rennes", "Ille-et-Vilaine"), &forms, &registry);
    check("Another region, registry", &score(&forms, &names, &names.proposals()));
}

const THIRD_REGION: &str = include_str!("../../tests/names/troisieme-region.csv");

#[test]
fn third_region_without_a_registry() {
    let forms = forms(THIRD_REGION);
    let names = settle(&settings("Strasbourg", "Bas-Rhin"), &forms, &[]);
    check("Third region, no registry", &score(&forms, &names, &names.proposals()));
}

#[test]
fn third_region_with_its_registry() {
    let forms = forms(THIRD_REGION);
    let rows = THIRD_REGION.lines().skip(1);
    let registry: Vec<&Form> = forms.iter().zip(rows).filter(|(_, row)| row.contains(",annuaire,")).map(|(form, _)| form).collect();
    let names = settle(&settings("Strasbourg", "Bas-Rhin"), &forms, &registry);
    check("Third region, registry", &score(&forms, &names, &names.proposals()));
}

/// Written after all tuning: at first sight 82.6 % of true pairs were joined or proposed without a registry, 79.9 % with one, never a
/// wrong join, 2.3 % and 1.4 % of proposals wrong. What a new territory may expect, hence the lower floor.
const FOURTH_REGION: &str = include_str!("../../tests/names/quatrieme-region.csv");

fn check_at_first_sight(title: &str, score: &Score) {
    report(title, score);
    assert!(score.wrong_joins.is_empty(), "{title}: {:?}", score.wrong_joins);
    assert!(score.recall() >= 0.70, "{title}: {:?}", score.missed);
    assert!(score.wrong_share() < 1.0 / 3.0, "{title}: {:?}", score.wrong_proposals);
}

#[test]
fn fourth_region_without_a_registry() {
    let forms = forms(FOURTH_REGION);
    let names = settle(&settings("Marseille", "Bouches-du-Rhône"), &forms, &[]);
    check_at_first_sight("Fourth region, no registry", &score(&forms, &names, &names.proposals()));
}

#[test]
fn fourth_region_with_its_registry() {
    let forms = forms(FOURTH_REGION);
    let rows = FOURTH_REGION.lines().skip(1);
    let registry: Vec<&Form> = forms.iter().zip(rows).filter(|(_, row)| row.contains(",annuaire,")).map(|(form, _)| form).collect();
    let names = settle(&settings("Marseille", "Bouches-du-Rhône"), &forms, &registry);
    check_at_first_sight("Fourth region, registry", &score(&forms, &names, &names.proposals()));
}
