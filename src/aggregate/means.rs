//! Means: posts and money, by funder and by nature.

use super::dimension::{Dimensions, FUNDER, NATURE, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::Indicator;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::reconcile::{Means, Source};
use crate::shape::Cited;
use std::collections::BTreeMap;

const POSTS: Indicator = Indicator::sum("etp", "ETP");
const MONEY: Indicator = Indicator::sum("financements", "euros");

/// The class of `nature` that has posts; the others have money.
const POST: &str = "poste";

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let rows = &scope.register.means;
    let of_funders: Vec<Fact> = rows.iter().filter(|row| has_post(row)).map(|row| fact(row, row.etp.as_ref(), row.share)).collect();
    let whole: Vec<Fact> = posts(rows).into_iter().map(|row| fact(row, row.etp.as_ref(), Some(1.0))).collect();
    let money: Vec<Fact> = rows.iter().filter(|row| has_money(row)).map(|row| fact(row, row.euros.as_ref(), row.share)).collect();
    let by_funder: &[Dimensions] = &[&[FUNDER]];
    let mut figures = scope.yearly(POSTS, &whole, &[TOTAL, &[NATURE]], &[TOTAL])?;
    figures.extend(scope.yearly(POSTS, &of_funders, by_funder, &[])?);
    figures.extend(scope.yearly(MONEY, &money, &[TOTAL, &[FUNDER], &[NATURE]], &[TOTAL, &[FUNDER]])?);
    Ok(figures)
}

/// A post whose time is blank is a post all the same, of unknown time; a grant has no time at all.
fn has_post(row: &Means) -> bool {
    row.etp.is_some() || &*row.nature == POST
}

/// A grant whose amount is blank is money all the same; a post may be counted in time alone.
fn has_money(row: &Means) -> bool {
    row.euros.is_some() || (&*row.nature != POST && row.etp.is_none())
}

/// The rows of posts, each post once: a post that several funders share is told on as many rows, with its whole time and
/// the share of each.
fn posts(rows: &[Means]) -> Vec<&Means> {
    let mut shares: BTreeMap<(i32, &str, u64), f64> = BTreeMap::new();
    let mut posts = Vec::new();
    for row in rows.iter().filter(|row| has_post(row)) {
        let time = row.etp.as_ref().map_or(0.0, |etp| etp.value.value);
        let key = (row.year, &*row.label, time.to_bits());
        let told = shares.get(&key).copied();
        let share = row.share.unwrap_or_default();
        // A share that is not known is a share all the same: its row is of a post that several pay.
        let same_post = told.is_some_and(|told| row.share.is_none() || (told > 0.0 && told + share <= 1.0 + SHARES_ROUNDING));
        if same_post {
            shares.insert(key, told.unwrap_or_default() + share);
        } else {
            shares.insert(key, share);
            posts.push(row);
        }
    }
    posts
}

/// Thirds are written 33 % or 0,333.
const SHARES_ROUNDING: f64 = 0.02;

/// Of an unknown share of a known amount, nothing is known.
fn fact(row: &Means, amount: Option<&Cited<Quantity>>, share: Option<f64>) -> Fact {
    let quantity = amount.zip(share).map(|(cited, share)| Quantity { value: cited.value.value * share, ..cited.value });
    let cell = amount.map_or(row.source.cell, |cited| cited.cell);
    Fact::of(row.year, quantity, &Source { value: row.source.value, cell }).class(FUNDER, &row.funder).class(NATURE, &row.nature)
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, cited};
    use expect_test::expect;

    #[test]
    fn a_post_shared_by_two_funders_is_one_post_and_half_for_each() {
        let mut council = Council::default();
        for funder in ["CCAS", "CHHL"] {
            council.means("Coordination", "poste", funder, |row| (row.etp, row.share) = (cited(0.6), Some(0.5)));
        }
        council.means("Secrétariat", "poste", "CCAS", |row| row.etp = cited(0.2));
        council.means("Secrétariat", "poste", "CHHL", |row| row.etp = cited(0.2));
        council.means("Subvention", "subvention", "ARS", |row| row.euros = cited(12000.0));
        assert_eq!(council.table(2022, "etp", ""), "2022 = 1 exact\n");
        expect![[r#"
            2022 | CCAS = 0.5 exact
            2022 | CHHL = 0.5 exact
        "#]]
        .assert_eq(&council.table(2022, "etp", "financeur"));
    }

    #[test]
    fn a_share_said_not_to_be_known_makes_its_sum_a_lower_bound() {
        let mut council = Council::default();
        council.means("Coordination", "poste", "CCAS", |row| (row.etp, row.euros, row.share) = (cited(0.6), cited(30_000.0), Some(0.5)));
        council.means("Coordination", "poste", "CHHL", |row| (row.etp, row.euros, row.share) = (cited(0.6), cited(30_000.0), None));
        assert_eq!(council.table(2022, "etp", ""), "2022 = 0.6 exact\n");
        expect![[r#"
            2022 | CCAS = 0.3 exact
            2022 | CHHL = nd
        "#]]
        .assert_eq(&council.table(2022, "etp", "financeur"));
        assert_eq!(council.table(2022, "financements", ""), "2022 = 15000 au_moins\n");
    }

    #[test]
    fn money_is_amounts_by_share_and_a_grant_without_its_amount_is_not_zero() {
        let mut council = Council::default();
        council.means("Appui", "prestation", "ARS", |row| (row.euros, row.share) = (cited(1250.75), Some(0.4)));
        council.means("Salle", "valorisation", "Ville", |row| row.euros = cited(600.0));
        council.means("Coordination", "poste", "Ville", |row| row.etp = cited(0.6));
        council.means("Politique de la ville", "subvention", "État", |_| {});
        expect![[r#"
            2022 | ARS = 500.3 exact
            2022 | Ville = 600 exact
            2022 | État = nd
        "#]]
        .assert_eq(&council.table(2022, "financements", "financeur"));
        assert_eq!(council.table(2022, "financements", ""), "2022 = 1100.3 au_moins\n");
        expect![[r#"
            2022 | prestation = 500.3 exact
            2022 | subvention = nd
            2022 | valorisation = 600 exact
        "#]]
        .assert_eq(&council.table(2022, "financements", "nature"));
    }
}
