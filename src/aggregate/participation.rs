//! Participations: how many came, how many different people they were when the sheets are nominative.

use super::activity::came;
use super::dimension::{ACTION, AXIS, Dimensions, KIND, MONTH, PUBLIC, QUARTER, SECTOR, STRUCTURE, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::reconcile::{Participation, Source};

const PARTICIPATIONS: Indicator = Indicator::sum("participations", "participations");
const PEOPLE: Indicator = Indicator::distinct("personnes_distinctes", "personnes");

const BREAKDOWNS: &[Dimensions] = &[&[SECTOR], &[STRUCTURE], &[ACTION], &[AXIS], &[KIND], &[MONTH]];
/// By public, small numbers say something of people: windows of years are drawn up, with the totals they add up to.
const OF_PEOPLE: &[Dimensions] = &[TOTAL, &[PUBLIC]];

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = &scope.register.participations;
    let came: Vec<Fact> = rows.iter().map(|row| fact(scope, row)).collect();
    let people: Vec<Fact> = came.iter().zip(rows).map(|(fact, row)| someone(fact, row)).collect();
    let mut figures = Vec::new();
    for (indicator, facts) in [(PARTICIPATIONS, &came), (PEOPLE, &people)] {
        figures.extend(scope.yearly(indicator, facts, BREAKDOWNS, &[])?);
        figures.extend(scope.pooled(indicator, facts, OF_PEOPLE)?);
    }
    Ok(figures)
}

/// A row and how many came, under every class that it falls into.
pub fn fact(scope: &Scope<'_>, row: &Participation) -> Fact {
    Fact::of(row.year, present(row), &cell(row))
        .class_if(SECTOR, scope.structure(row.structure).map(|structure| &structure.sector))
        .class_if(STRUCTURE, scope.structure(row.structure).map(|structure| &structure.label))
        .class(ACTION, &row.action)
        .class(AXIS, &row.axis)
        .class(KIND, &row.kind)
        .class_if(PUBLIC, row.public.as_ref())
        .at(MONTH, QUARTER, row.period.as_ref())
}

/// A named person who signed is one participant.
pub fn present(row: &Participation) -> Option<Quantity> {
    row.present.as_ref().map(|cited| cited.value).or_else(|| row.person.map(|_| Quantity::exact(1.0)))
}

/// The cell of the number, or the row's when there is none.
fn cell(row: &Participation) -> Source {
    let cell = row.present.as_ref().map_or(row.source.cell, |cited| cited.cell);
    Source { value: row.source.value, cell }
}

/// The person of a row; not known where a row counts people without naming them.
fn someone(fact: &Fact, row: &Participation) -> Fact {
    let came = came(row) && present(row).is_none_or(|present| present.value > 0.0);
    let quantity = (row.person.is_some() || !came).then_some(Quantity::exact(1.0));
    Fact { quantity, ..fact.clone() }.item_if(row.person.filter(|_| came))
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, about, cited, on, quantity, text};
    use expect_test::expect;

    #[test]
    fn a_sum_is_as_precise_as_its_least_precise_term_and_nothing_known_is_not_zero() {
        let mut council = Council::default();
        let (health, housing, school) = (
            council.structure("CMP", "Santé"),
            council.structure("Ekidom", "Logement et hébergement"),
            council.structure("Lycée", "Éducation"),
        );
        council.came(2022, "SISM", health, |row| row.present = cited(12.0));
        council.came(2022, "SISM", health, |row| row.present = quantity(about(40.0)));
        council.came(2022, "SISM", housing, |row| row.present = cited(3.0));
        council.came(2022, "SISM", housing, |row| row.present = None);
        council.came(2022, "SISM", school, |row| row.present = None);
        expect![[r#"
            2022 | Logement et hébergement = 3 au_moins
            2022 | Santé = 52 environ
            2022 | Éducation = nd
        "#]]
        .assert_eq(&council.table(2022, "participations", "secteur"));
        expect![[r#"
            2022 = 55 au_moins
        "#]]
        .assert_eq(&council.table(2022, "participations", ""));
    }

    #[test]
    fn months_are_told_where_days_are_and_the_rest_is_not_dropped() {
        let mut council = Council::default();
        let one = council.structure("CMP", "Santé");
        for day in ["2022-05-06", "2022-05-30", "2022-11", "2022-T4"] {
            council.came(2022, "SISM", one, |row| row.period = on(day));
        }
        expect![[r#"
            2022 | 2022-05 = 2 exact
            2022 | 2022-11 = 1 exact
            2022 | Non précisé = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "participations", "mois"));
    }

    #[test]
    fn a_person_counts_once_whatever_the_structures_and_actions() {
        let mut council = Council::default();
        let (one, other) = (council.structure("CMP", "Santé"), council.structure("GEM", "Santé"));
        for (action, structure, person) in [("SISM", one, 7), ("SISM", other, 7), ("PSSM", one, 7), ("PSSM", one, 8)] {
            council.came(2022, action, structure, |row| row.person = Some(person));
        }
        expect![[r#"
            2022 = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "personnes_distinctes", ""));
        expect![[r#"
            2022 | PSSM = 2 exact
            2022 | SISM = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "personnes_distinctes", "action"));
        // A crowd without names: at least those who signed.
        council.came(2022, "SISM", one, |row| row.present = cited(30.0));
        expect![[r#"
            2022 | PSSM = 2 exact
            2022 | SISM = 1 au_moins
        "#]]
        .assert_eq(&council.table(2022, "personnes_distinctes", "action"));
    }

    #[test]
    fn without_any_name_one_figure_says_that_people_are_not_known() {
        let mut council = Council::default();
        let one = council.structure("CMP", "Santé");
        council.came(2021, "SISM", one, |row| row.public = text("aidants"));
        council.came(2022, "SISM", one, |row| row.public = text("aidants"));
        let said: Vec<String> = ["", "secteur", "public"].map(|axes| council.table(2022, "personnes_distinctes", axes)).to_vec();
        assert_eq!(said, ["2022 = nd\n", "", ""]);
    }

    #[test]
    fn publics_are_drawn_up_for_every_window_of_years() {
        let mut council = Council::default();
        let one = council.structure("CMP", "Santé");
        for (year, public, people) in [(2019, "aidants", 2.0), (2021, "aidants", 3.0), (2022, "élus", 4.0), (2023, "élus", 9.0)] {
            council.came(year, "SISM", one, |row| (row.public, row.present) = (text(public), cited(people)));
        }
        expect![[r#"
            2019 | aidants = 2 exact
            2019-2021 | aidants = 5 exact
            2019-2022 | aidants = 5 exact
            2019-2022 | élus = 4 exact
            2021 | aidants = 3 exact
            2021-2022 | aidants = 3 exact
            2021-2022 | élus = 4 exact
            2022 | élus = 4 exact
        "#]]
        .assert_eq(&council.table(2022, "participations", "public"));
    }
}
