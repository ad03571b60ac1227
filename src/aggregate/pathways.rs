//! Pathways: decisions of the commission, people in workshops, exits, objectives met. Protected: every year, every window.

use super::dimension::{DECISION, Dimensions, EXIT_QUARTER, EXIT_REASON, MONTH, QUARTER, TOTAL, UNSAID, WORKSHOP};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::reconcile::Pathway;
use std::collections::BTreeMap;
use std::sync::Arc;

const DECISIONS: Indicator = Indicator::sum("parcours_decisions", "décisions");
const IN_WORKSHOPS: Indicator = Indicator::distinct("parcours_presents_ateliers", "personnes");
const EXITS: Indicator = Indicator::distinct("parcours_sorties", "personnes");
const OBJECTIVES_MET: Indicator = Indicator::share("parcours_objectifs_atteints");

const BY_DECISION: &[Dimensions] = &[TOTAL, &[QUARTER], &[DECISION], &[QUARTER, DECISION]];
const BY_WORKSHOP: &[Dimensions] = &[TOTAL, &[WORKSHOP]];
const BY_EXIT: &[Dimensions] = &[TOTAL, &[EXIT_QUARTER], &[EXIT_REASON]];

/// The decision that ends a pathway.
const LEFT: &str = "sorti";

/// # Errors
/// As [`Scope::pooled`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = &scope.register.pathways;
    let decisions: Vec<Fact> = rows.iter().map(decision).collect();
    let people = people(rows);
    let objectives: Vec<Fact> = rows.iter().zip(&people).map(|(row, &person)| objectives(row).item(person)).collect();
    let mut figures = scope.pooled(DECISIONS, &decisions, BY_DECISION)?;
    figures.extend(scope.pooled(IN_WORKSHOPS, &in_workshops(rows, &people), BY_WORKSHOP)?);
    figures.extend(scope.pooled(EXITS, &exits(rows, &people), BY_EXIT)?);
    figures.extend(scope.pooled(OBJECTIVES_MET, &objectives, &[TOTAL])?);
    Ok(figures)
}

fn decision(row: &Pathway) -> Fact {
    Fact::one(row.year, &row.source).at(MONTH, QUARTER, row.period.as_ref()).class(DECISION, &row.decision)
}

/// A number for the person of each row. A code is a person within its year: nothing says that the codes of two years
/// were given by one hand, so a window counts people year by year.
fn people(rows: &[Pathway]) -> Vec<u64> {
    let mut people: BTreeMap<(i32, &str), u64> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(rows.len());
    for row in rows {
        let next = people.len() as u64;
        numbers.push(*people.entry((row.year, &row.code)).or_insert(next));
    }
    numbers
}

fn in_workshops(rows: &[Pathway], people: &[u64]) -> Vec<Fact> {
    let fact = |(row, &person): (&Pathway, &u64)| {
        let fact = Fact::one(row.year, &row.source);
        match &row.workshop {
            Some(workshop) => fact.class(WORKSHOP, workshop).item(person),
            None => fact,
        }
    };
    rows.iter().zip(people).map(fact).collect()
}

/// A decision to leave, or a day of leaving; in the quarter of that day, else of the commission.
fn exits(rows: &[Pathway], people: &[u64]) -> Vec<Fact> {
    let leaves = |row: &Pathway| row.exit.is_some() || &*row.decision == LEFT;
    let reasons_told = rows.iter().any(|row| leaves(row) && row.exit_reason.is_some());
    let unsaid: Option<Arc<str>> = reasons_told.then(|| UNSAID.into());
    let fact = |(row, &person): (&Pathway, &u64)| {
        let fact = Fact::one(row.year, &row.source);
        if !leaves(row) {
            return fact;
        }
        let reason = row.exit_reason.as_ref().or(unsaid.as_ref());
        let day = row.exit.as_ref().or(row.period.as_ref());
        fact.at(MONTH, EXIT_QUARTER, day).class_if(EXIT_REASON, reason).item(person)
    };
    rows.iter().zip(people).map(fact).collect()
}

/// Objectives met over objectives set, of people for whom both are known.
fn objectives(row: &Pathway) -> Fact {
    let both = row.objectives_met.zip(row.objectives_set);
    let met = both.map(|(met, set)| Quantity::new(met.value, met.precision.max(set.precision)));
    Fact::of(row.year, met, &row.source).base_if(both.map(|(_, set)| set.value))
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, on, text};
    use crate::quantity::Quantity;
    use expect_test::expect;

    /// A person admitted to two workshops in turn, who leaves in the autumn; one who waits.
    fn council() -> Council {
        let mut council = Council::default();
        let met = |met: f64, set: f64| (Some(Quantity::exact(met)), Some(Quantity::exact(set)));
        council.pathway("2022-02-10", "P1", "admis", |row| {
            row.workshop = text("Maraîchage");
            (row.objectives_met, row.objectives_set) = met(1.0, 4.0);
        });
        council.pathway("2022-05-10", "P1", "admis", |row| row.workshop = text("Entretien des locaux"));
        council.pathway("2022-05-10", "P2", "en attente", |row| row.objectives_set = Some(Quantity::exact(7.0)));
        council.pathway("2022-09-10", "P1", "sorti", |row| {
            (row.exit, row.exit_reason) = (on("2022-10-02"), text("Emploi ordinaire"));
            (row.objectives_met, row.objectives_set) = met(3.0, 4.0);
        });
        council
    }

    #[test]
    fn decisions_are_counted_and_people_are_told_apart_by_code() {
        let council = council();
        expect![[r#"
            2022 | 2022-T1 | admis = 1 exact
            2022 | 2022-T2 | admis = 1 exact
            2022 | 2022-T2 | en attente = 1 exact
            2022 | 2022-T3 | sorti = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "parcours_decisions", "trimestre × decision"));
        assert_eq!(council.table(2022, "parcours_presents_ateliers", ""), "2022 = 1 exact\n");
        expect![[r#"
            2022 | Entretien des locaux = 1 exact
            2022 | Maraîchage = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "parcours_presents_ateliers", "atelier"));
    }

    #[test]
    fn an_exit_is_in_the_quarter_of_its_day_and_objectives_are_of_rows_with_both() {
        let council = council();
        assert_eq!(council.table(2022, "parcours_sorties", "trimestre"), "2022 | 2022-T4 = 1 exact\n");
        assert_eq!(council.table(2022, "parcours_sorties", "motif"), "2022 | Emploi ordinaire = 1 exact\n");
        assert_eq!(council.table(2022, "parcours_objectifs_atteints", ""), "2022 = 0.5 exact (4/8)\n");
    }

    #[test]
    fn a_year_of_decisions_without_an_exit_has_none_and_a_code_is_of_its_year() {
        let mut council = council();
        council.pathway("2023-02-10", "P1", "admis", |row| row.workshop = text("Maraîchage"));
        expect![[r#"
            2022 = 1 exact
            2022-2023 = 1 exact
            2023 = 0 exact
        "#]]
        .assert_eq(&council.table(2023, "parcours_sorties", ""));
        expect![[r#"
            2022 = 1 exact
            2022-2023 = 2 exact
            2023 = 1 exact
        "#]]
        .assert_eq(&council.table(2023, "parcours_presents_ateliers", ""));
    }
}
