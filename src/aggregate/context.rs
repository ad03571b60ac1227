//! Figures of larger territories, as their producers give them: never summed, never scaled down.

use super::scope::Scope;
use super::tabulate::unknown;
use crate::figure::{Class, Figure};
use crate::reconcile::Context;
use std::collections::BTreeMap;

const NAME: &str = "contexte";

/// One figure an indicator, territory and year up to the one reported on: open data come late, and the newest edition may
/// be years old. The first row wins where two say different things.
pub fn figures(scope: &Scope<'_>) -> Vec<Figure> {
    let mut figures: BTreeMap<(&str, &str, i32), Figure> = BTreeMap::new();
    for row in scope.register.contexts.iter().filter(|row| row.year <= scope.year) {
        figures.entry((&row.indicator, &row.territory, row.year)).or_insert_with(|| figure(row));
    }
    figures.into_values().collect()
}

fn figure(row: &Context) -> Figure {
    let mut figure = Figure::count(NAME, row.year, 0.0, &unit(row));
    figure.classes = vec![
        Class { dimension: "indicateur".into(), label: row.indicator.clone() },
        Class { dimension: "territoire".into(), label: row.territory.clone() },
    ];
    for source in std::iter::once(&row.source).chain(&row.besides) {
        figure.sources.add(source.value, source.cell);
    }
    match row.value {
        Some(value) => Figure { value: Some(value.value), precision: value.precision, ..figure },
        None => unknown(figure),
    }
}

/// The unit, and the level of the territory in brackets: « pour 1 000 habitants (département) ».
fn unit(row: &Context) -> String {
    let unit = row.unit.as_deref().unwrap_or_default();
    match row.level.as_deref().map(level) {
        Some(level) if unit.is_empty() => format!("({level})"),
        Some(level) => format!("{unit} ({level})"),
        None => unit.to_owned(),
    }
}

/// A level of the contract as it is printed; another as it was written.
fn level(written: &str) -> &str {
    match written {
        "epci" => "EPCI",
        "departement" => "département",
        "region" => "région",
        "france" => "France",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::Council;
    use expect_test::expect;

    #[test]
    fn context_keeps_its_own_year_its_level_and_the_first_of_two_values() {
        let mut council = Council::default();
        council.context(2020, "Vienne", Some(11.1), "departement");
        council.context(2020, "Vienne", Some(12.0), "departement");
        council.context(2021, "Vienne", None, "departement");
        council.context(2023, "Vienne", Some(13.0), "departement");
        expect![[r#"
            2020 | Densité de psychiatres | Vienne = 11.1 exact
            2021 | Densité de psychiatres | Vienne = nd
        "#]]
        .assert_eq(&council.table(2022, "contexte", "indicateur × territoire"));
        let units: Vec<String> = council.figures(2022).iter().map(|figure| figure.unit.to_string()).collect();
        assert_eq!(units, ["pour 100 000 habitants (département)"; 2]);
    }
}
