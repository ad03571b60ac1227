//! Actions, and the people they reached.

use super::dimension::{ACTION, AXIS, Dimensions, KIND, STATUS, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::{ActionSheet, Figure, Words};
use crate::reconcile::{Action, Source, Stated};

const ACTIONS: Indicator = Indicator::sum("actions", "actions");
const REACHED: Indicator = Indicator::sum("personnes_touchees", "personnes");
const BREAKDOWNS: &[Dimensions] = &[TOTAL, &[STATUS], &[AXIS], &[KIND], &[AXIS, STATUS]];

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let actions = &scope.register.actions;
    let counted: Vec<Fact> = actions.iter().map(|action| classed(Fact::seen(action.year, action.sources.clone()), action)).collect();
    let reached: Vec<Fact> = actions.iter().map(reached).collect();
    let mut figures = scope.yearly(ACTIONS, &counted, BREAKDOWNS, &[TOTAL, &[AXIS]])?;
    figures.extend(scope.yearly(REACHED, &reached, &[BREAKDOWNS, &[&[ACTION]]].concat(), &[TOTAL])?);
    Ok(figures)
}

/// What is told of each action of the year beside its figures.
pub fn sheets(scope: &Scope<'_>) -> Vec<ActionSheet> {
    let value = |stated: Option<&Stated>| stated.map(|stated| stated.value);
    let sheet = |action: &Action| {
        let fields = [("Résultats", &action.results), ("Perspectives", &action.outlook), ("Conseils", &action.advice)];
        let told = !scope.settings.confidentialite.taire_les_fiches;
        let words = fields.into_iter().filter(|_| told).filter_map(|(field, text)| text.clone().map(|text| Words { field, text }));
        ActionSheet {
            label: action.label.clone(),
            axis: action.axis.clone(),
            status: action.status.clone(),
            holder: action.holder.and_then(|holder| scope.structure(holder)).map(|holder| holder.label.clone()),
            first: action.first,
            last: action.last,
            sessions: value(action.sessions.as_ref()),
            places: value(action.places.as_ref()),
            cost: value(action.cost.as_ref()),
            words: words.collect(),
        }
    };
    scope.register.actions.iter().filter(|action| action.year == scope.year).map(sheet).collect()
}

fn classed(fact: Fact, action: &Action) -> Fact {
    fact.class(ACTION, &action.label).class(AXIS, &action.axis).class(KIND, &action.kind).class(STATUS, &action.status)
}

fn reached(action: &Action) -> Fact {
    let quantity = action.reached.as_ref().map(|stated| stated.value);
    classed(Fact { quantity, ..Fact::seen(action.year, cells(action, action.reached.as_ref())) }, action)
}

/// The cell of a quantity of an action; where none gives it, wherever the action is told of.
pub fn cells(action: &Action, quantity: Option<&Stated>) -> Vec<Source> {
    quantity.map_or_else(|| action.sources.clone(), |stated| vec![stated.source.clone()])
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, on, stated};
    use crate::quantity::{Precision, Quantity};
    use expect_test::expect;

    #[test]
    fn an_action_whose_people_are_not_known_is_said_so_and_makes_sums_lower_bounds() {
        let mut council = Council::default();
        let at_least = |value| stated(Quantity::new(value, Precision::AtLeast));
        let exactly = |value| stated(Quantity::exact(value));
        council.action(2022, "SISM", |action| (action.axis, action.reached) = ("Stigmatisation".into(), at_least(700.0)));
        council.action(2022, "Ciné-débat", |action| (action.axis, action.reached) = ("Stigmatisation".into(), exactly(50.0)));
        council.action(2022, "Kit CPS", |action| action.axis = "CPS".into());
        council.action(2022, "Groupe", |action| (action.axis, action.reached) = ("Parcours".into(), exactly(0.0)));
        expect![[r#"
            2022 | Ciné-débat = 50 exact
            2022 | Groupe = 0 exact
            2022 | Kit CPS = nd
            2022 | SISM = 700 au_moins
        "#]]
        .assert_eq(&council.table(2022, "personnes_touchees", "action"));
        expect![[r#"
            2022 | CPS = nd
            2022 | Parcours = 0 exact
            2022 | Stigmatisation = 750 au_moins
        "#]]
        .assert_eq(&council.table(2022, "personnes_touchees", "axe"));
        assert_eq!(council.table(2022, "personnes_touchees", ""), "2022 = 750 au_moins\n");
        assert_eq!(council.table(2022, "actions", ""), "2022 = 4 exact\n");
    }

    #[test]
    fn earlier_years_have_their_total_and_a_year_without_actions_is_not_known() {
        let mut council = Council::default();
        council.action(2020, "SISM", |action| action.first = on("2020"));
        council.action(2021, "SISM", |_| {});
        council.action(2021, "PSSM", |_| {});
        expect![[r#"
            2020 = 1 exact
            2021 = 2 exact
            2022 = nd
        "#]]
        .assert_eq(&council.table(2022, "actions", ""));
        assert_eq!(council.table(2022, "actions", "statut"), "");
    }

    #[test]
    fn closed_lists_say_their_zeros_and_open_ones_have_none() {
        let mut council = Council::default();
        council.action(2022, "SISM", |action| action.axis = "Parcours".into());
        let figures = council.figures(2022);
        let labels = |dimension: &str| -> Vec<(String, f64)> {
            let of = figures.iter().filter(|figure| &*figure.indicator == "actions" && figure.dimensions() == [dimension]);
            of.filter_map(|figure| Some((figure.label(dimension)?.to_owned(), figure.value?))).collect()
        };
        let statuses = [("abandonnée", 0.0), ("en cours", 0.0), ("prévue", 0.0), ("reportée", 0.0), ("réalisée", 1.0)];
        assert_eq!(labels("statut"), statuses.map(|(label, value)| (label.to_owned(), value)));
        assert_eq!(labels("axe"), [("Parcours".to_owned(), 1.0)]);
    }
}
