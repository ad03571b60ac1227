//! Referrals to the cell: how many, from whom, towards what, how long they waited. Protected: every year, every window.

use super::dimension::{AGE_BAND, Dimensions, GENDER, LEVEL, MONTH, ORIENTATION, QUARTER, REFERRER_SECTOR, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::reconcile::Referral;
use std::collections::BTreeSet;
use std::sync::Arc;

const REFERRALS: Indicator = Indicator::sum("saisines", "saisines");
const AT_MEETING: Indicator = Indicator::sum("saisines_en_reunion", "saisines");
const DELAY: Indicator = Indicator::median("delai_reponse_median", "jours");

const BREAKDOWNS: &[Dimensions] = &[TOTAL, &[MONTH], &[QUARTER], &[REFERRER_SECTOR], &[LEVEL], &[AGE_BAND], &[GENDER]];
/// A referral may be oriented several ways: these classes do not add up to the total.
const BY_ORIENTATION: &[Dimensions] = &[&[ORIENTATION]];

/// # Errors
/// As [`Scope::pooled`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = classed(scope);
    let mut figures = Vec::new();
    for (indicator, counted) in [(REFERRALS, count as fn(&Referral) -> _), (AT_MEETING, at_meeting), (DELAY, delay)] {
        let facts: Vec<Fact> = rows.iter().map(|row| Fact { quantity: counted(row.referral), ..row.fact.clone() }).collect();
        let oriented: Vec<Fact> = rows.iter().zip(&facts).flat_map(|(row, fact)| row.oriented(fact)).collect();
        figures.extend(scope.pooled(indicator, &facts, BREAKDOWNS)?);
        figures.extend(scope.pooled(indicator, &oriented, BY_ORIENTATION)?);
    }
    Ok(figures)
}

/// A referral under every class that it falls into.
struct Row<'a> {
    referral: &'a Referral,
    fact: Fact,
    /// Each once, however often the row names it.
    orientations: BTreeSet<&'a Arc<str>>,
}

impl Row<'_> {
    /// Once for each orientation; once without any when there is none.
    fn oriented(&self, fact: &Fact) -> Vec<Fact> {
        if self.orientations.is_empty() {
            return vec![fact.clone()];
        }
        self.orientations.iter().map(|orientation| fact.clone().class(ORIENTATION, orientation)).collect()
    }
}

fn classed<'a>(scope: &Scope<'a>) -> Vec<Row<'a>> {
    let row = |referral: &'a Referral| {
        let referrer = referral.referrer.and_then(|id| scope.structure(id));
        let fact = Fact::of(referral.year, None, &referral.source)
            .at(MONTH, QUARTER, referral.period.as_ref())
            .class_if(REFERRER_SECTOR, referrer.map(|structure| &structure.sector))
            .class_if(LEVEL, referral.level.as_ref())
            .class_if(AGE_BAND, referral.age_band.as_ref())
            .class_if(GENDER, referral.gender.as_ref());
        Row { referral, fact, orientations: referral.orientations.iter().collect() }
    };
    scope.register.referrals.iter().map(row).collect()
}

fn count(referral: &Referral) -> Option<Quantity> {
    referral.count
}

fn at_meeting(referral: &Referral) -> Option<Quantity> {
    if referral.at_meeting? { referral.count } else { Some(Quantity::exact(0.0)) }
}

fn delay(referral: &Referral) -> Option<Quantity> {
    // Days are few: a float holds them.
    referral.answer_days.map(|days| Quantity::exact(days as f64))
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, text};
    use crate::quantity::Quantity;
    use expect_test::expect;

    #[test]
    fn a_row_may_stand_for_several_and_the_sector_is_the_referrers() {
        let mut council = Council::default();
        let landlord = council.structure("Ekidom", "Logement et hébergement");
        council.referral("2022-01-12", |row| row.referrer = Some(landlord));
        council.referral("2022-T1", |row| row.count = Some(Quantity::exact(4.0)));
        council.referral("2022-11", |row| row.referrer = Some(landlord));
        assert_eq!(council.table(2022, "saisines", ""), "2022 = 6 exact\n");
        expect![[r#"
            2022 | Logement et hébergement = 2 exact
            2022 | Non précisé = 4 exact
        "#]]
        .assert_eq(&council.table(2022, "saisines", "demandeur_secteur"));
        expect![[r#"
            2022 | 2022-T1 = 5 exact
            2022 | 2022-T4 = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "saisines", "trimestre"));
        expect![[r#"
            2022 | 2022-01 = 1 exact
            2022 | 2022-11 = 1 exact
            2022 | Non précisé = 4 exact
        "#]]
        .assert_eq(&council.table(2022, "saisines", "mois"));
    }

    #[test]
    fn a_referral_counts_in_each_of_its_orientations_and_windows_have_no_quarters() {
        let mut council = Council::default();
        let towards = |labels: &[&str]| labels.iter().map(|&label| label.into()).collect();
        council.referral("2021-02-01", |row| row.orientations = towards(&["Secteur", "DAC"]));
        council.referral("2022-02-01", |row| row.orientations = towards(&["DAC", "DAC"]));
        council.referral("2022-02-01", |_| {});
        expect![[r#"
            2021 | DAC = 1 exact
            2021 | Secteur = 1 exact
            2021-2022 | DAC = 2 exact
            2021-2022 | Non précisé = 1 exact
            2021-2022 | Secteur = 1 exact
            2022 | DAC = 1 exact
            2022 | Non précisé = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "saisines", "orientation"));
        expect![[r#"
            2021 | 2021-T1 = 1 exact
            2022 | 2022-T1 = 2 exact
        "#]]
        .assert_eq(&council.table(2022, "saisines", "trimestre"));
        assert_eq!(council.table(2022, "saisines", "genre"), "");
    }

    #[test]
    fn meetings_that_nobody_noted_are_not_known_and_the_rest_is_a_lower_bound() {
        let mut council = Council::default();
        council.referral("2022-02-01", |_| {});
        assert_eq!(council.table(2022, "saisines_en_reunion", ""), "2022 = nd\n");
        council.referral("2022-02-01", |row| row.at_meeting = Some(true));
        council.referral("2022-02-01", |row| row.at_meeting = Some(false));
        assert_eq!(council.table(2022, "saisines_en_reunion", ""), "2022 = 1 au_moins\n");
    }

    #[test]
    fn the_median_of_a_window_is_worked_out_from_its_rows() {
        let mut council = Council::default();
        for (day, days) in [("2021-02-01", 1), ("2021-03-01", 2), ("2021-04-01", 30), ("2022-02-01", 10), ("2022-02-02", 20)] {
            council.referral(day, |row| (row.answer_days, row.level) = (Some(days), text("1")));
        }
        council.referral("2022-02-03", |row| row.level = text("2"));
        // 1 2 30; 1 2 10 20 30; 10 20. The number of delays stands as the base.
        expect![[r#"
            2021 = 2 exact
            2021-2022 = 10 exact
            2022 = 15 exact
        "#]]
        .assert_eq(&council.table(2022, "delai_reponse_median", ""));
        let bases: Vec<Option<f64>> = council
            .figures(2022)
            .iter()
            .filter(|figure| &*figure.indicator == "delai_reponse_median" && figure.classes.is_empty())
            .map(|figure| figure.denominator)
            .collect();
        assert_eq!(bases, [Some(3.0), Some(5.0), Some(2.0)]);
        assert_eq!(
            council.table(2022, "delai_reponse_median", "niveau"),
            "2021 | 1 = 2 exact\n2021-2022 | 1 = 10 exact\n2022 | 1 = 15 exact\n"
        );
    }
}
