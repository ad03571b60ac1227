//! What was set for the year, and what became of it.

use super::dimension::{AXIS, Dimensions, OUTCOME, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::{Figure, Plan};
use crate::reconcile::Outlook;
use std::sync::Arc;

const FOLLOWED_UP: Indicator = Indicator::sum("perspectives_suivies", "perspectives");
const BREAKDOWNS: &[Dimensions] = &[TOTAL, &[OUTCOME], &[AXIS], &[AXIS, OUTCOME]];

/// Nobody has said yet what became of it.
const NOT_KNOWN: &str = "non connue";

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let not_known: Arc<str> = NOT_KNOWN.into();
    let fact =
        |row: &Outlook| Fact::one(row.year, &row.source).class(AXIS, &row.axis).class(OUTCOME, row.outcome.as_ref().unwrap_or(&not_known));
    let facts: Vec<Fact> = scope.register.outlooks.iter().map(fact).collect();
    scope.yearly(FOLLOWED_UP, &facts, BREAKDOWNS, &[TOTAL, &[OUTCOME]])
}

/// What was set for the year, and for the next.
pub fn plans(scope: &Scope<'_>) -> Vec<Plan> {
    let shown = scope.register.outlooks.iter().filter(|row| row.year == scope.year || row.year == scope.year + 1);
    shown.map(|row| Plan { year: row.year, axis: row.axis.clone(), label: row.label.clone(), outcome: row.outcome.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::Council;
    use expect_test::expect;

    #[test]
    fn what_became_of_the_years_outlook_says_what_nobody_knows_yet() {
        let mut council = Council::default();
        for (year, axis, outcome) in
            [(2022, "A", Some("faite")), (2022, "A", None), (2022, "B", Some("faite")), (2023, "A", None), (2021, "A", Some("reportée"))]
        {
            council.outlook(year, axis, outcome);
        }
        expect![[r#"
            2021 | reportée = 1 exact
            2022 | faite = 2 exact
            2022 | non connue = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "perspectives_suivies", "suite"));
        assert_eq!(council.table(2022, "perspectives_suivies", ""), "2021 = 1 exact\n2022 = 3 exact\n");
    }
}
