//! Objectives: what was measured against its target, and what was declared. Never averaged: counted by class.

use super::dimension::{AXIS, DECLARED, Dimensions, GRADE, OBJECTIVE, TOTAL};
use super::fact::Fact;
use super::scope::Scope;
use super::tabulate::{Indicator, unknown};
use crate::figure::{Class, Figure, Way};
use crate::quantity::Quantity;
use crate::reconcile::{Objective, Source};
use crate::shape::Cited;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const MEASURED: Indicator = Indicator::share("atteinte_mesuree");
const GRADED: Indicator = Indicator::sum("atteinte_mesuree", "objectifs");
const DECLARED_COUNT: Indicator = Indicator::sum("atteinte_declaree", "objectifs");

/// # Errors
/// As [`Scope::yearly`].
pub fn figures(scope: &Scope<'_>) -> anyhow::Result<Vec<Figure>> {
    let labels = labels(&scope.register.objectives);
    let rows = || scope.register.objectives.iter().zip(&labels);
    let measured: Vec<Fact> = rows().map(|(row, label)| measured(row, label)).collect();
    let graded: Vec<Fact> = rows().map(|(row, label)| graded(row, label)).collect();
    let declared: Vec<Fact> = rows().map(|(row, label)| declared(row, label)).collect();
    let mut figures = scope.yearly(MEASURED, &measured, &[&[OBJECTIVE]], &[])?;
    // One figure a label: what another row measures is measured.
    let of_year = || rows().filter(|(row, _)| row.year == scope.year);
    let mut told: BTreeSet<&Arc<str>> = of_year().filter(|(row, _)| attainment(row).is_some()).map(|(_, label)| label).collect();
    figures.extend(of_year().filter(|(_, label)| told.insert(label)).map(not_measured));
    figures.extend(scope.yearly(GRADED, &graded, &[&[GRADE], &[AXIS, GRADE]], &[&[GRADE]])?);
    let by_status: &[Dimensions] = &[TOTAL, &[DECLARED], &[AXIS, DECLARED], &[AXIS, OBJECTIVE], &[OBJECTIVE, DECLARED]];
    figures.extend(scope.yearly(DECLARED_COUNT, &declared, by_status, &[&[DECLARED]])?);
    Ok(figures)
}

/// The measure of each objective of the year, as it was given.
pub fn ways(scope: &Scope<'_>) -> BTreeMap<Arc<str>, Way> {
    let labels = labels(&scope.register.objectives);
    let rows = scope.register.objectives.iter().zip(labels).filter(|(row, _)| row.year == scope.year);
    let way = |row: &Objective| {
        let value = |cited: &Option<Cited<Quantity>>| cited.as_ref().map(|cited| cited.value);
        Way { unit: row.unit.clone(), start: value(&row.start), target: value(&row.target), achieved: value(&row.achieved) }
    };
    rows.map(|(row, label)| (label, way(row))).collect()
}

/// What tells apart two objectives of one name.
type Mark = fn(&Objective) -> Option<&Arc<str>>;

/// One label an objective of a year: one that several rows bear is told apart by its axis, then by its indicator.
fn labels(objectives: &[Objective]) -> Vec<Arc<str>> {
    let mut labels: Vec<Arc<str>> = objectives.iter().map(|objective| objective.label.clone()).collect();
    let marks: [Mark; 2] = [|row| Some(&row.axis), |row| row.indicator.as_ref()];
    for mark in marks {
        let mut bearers: BTreeMap<(i32, &str), Vec<&Objective>> = BTreeMap::new();
        for (row, label) in objectives.iter().zip(&labels) {
            bearers.entry((row.year, label)).or_default().push(row);
        }
        let told_apart = |row: &Objective, label: &Arc<str>| -> Arc<str> {
            let others = bearers.get(&(row.year, &**label)).map_or(&[][..], Vec::as_slice);
            match mark(row) {
                Some(own) if others.iter().any(|other| mark(other) != Some(own)) => format!("{label} ({own})").into(),
                _ => label.clone(),
            }
        };
        labels = objectives.iter().zip(&labels).map(|(row, label)| told_apart(row, label)).collect();
    }
    labels
}

/// (achieved − start) over (target − start), with the start at 0 when none is given (contract §10). `None` when it was not
/// measured, when there is no target, when the start is said not to be known, or when the target is the start.
fn attainment(objective: &Objective) -> Option<(Quantity, f64)> {
    let achieved = objective.achieved.as_ref()?.value;
    let target = objective.target.as_ref()?.value;
    let start = objective.start.as_ref().map_or(Quantity::exact(0.0), |start| start.value);
    let precision = achieved.precision.max(target.precision).max(start.precision);
    let way = target.value - start.value;
    (way != 0.0 && !objective.start_not_known).then(|| (Quantity::new(achieved.value - start.value, precision), way))
}

fn measured(row: &Objective, label: &Arc<str>) -> Fact {
    let attainment = attainment(row);
    let quantity = attainment.map(|(done, _)| done);
    let fact = Fact { quantity, ..Fact::seen(row.year, cells(row)) }.base_if(attainment.map(|(_, way)| way));
    fact.class(OBJECTIVE, label)
}

/// Not yet measured is not zero: it is said, objective by objective.
fn not_measured((row, label): (&Objective, &Arc<str>)) -> Figure {
    let mut figure = unknown(Figure::count(MEASURED.name, row.year, 0.0, MEASURED.unit));
    figure.classes = vec![Class { dimension: OBJECTIVE.name.into(), label: label.clone() }];
    for cell in cells(row) {
        figure.sources.add(cell.value, cell.cell);
    }
    figure
}

/// The cells of the measure; the row's when it has none.
fn cells(row: &Objective) -> Vec<Source> {
    let given = [&row.start, &row.target, &row.achieved].into_iter().flatten();
    let cells: Vec<Source> = given.map(|cited| Source { value: row.source.value, cell: cited.cell }).collect();
    if cells.is_empty() { vec![row.source.clone()] } else { cells }
}

/// The classes of the contract.
fn graded(row: &Objective, label: &Arc<str>) -> Fact {
    let ratio = attainment(row).map(|(done, way)| done.value / way);
    let grade = match ratio {
        Some(ratio) if ratio >= 1.0 => "atteinte ≥ 1",
        Some(ratio) if ratio >= 0.5 => "atteinte ≥ 0,5",
        Some(_) => "atteinte < 0,5",
        None => "non mesurée",
    };
    Fact::seen(row.year, cells(row)).class(OBJECTIVE, label).class(AXIS, &row.axis).class(GRADE, &grade.into())
}

fn declared(row: &Objective, label: &Arc<str>) -> Fact {
    Fact::one(row.year, &row.source).class(OBJECTIVE, label).class(AXIS, &row.axis).class_if(DECLARED, row.status.as_ref())
}

#[cfg(test)]
mod tests {
    use super::super::example::{Council, cited, text};
    use expect_test::expect;

    #[test]
    fn attainment_is_the_way_done_from_the_start_and_not_measured_is_not_zero() {
        let mut council = Council::default();
        let values = |start: Option<f64>, target: Option<f64>, achieved: Option<f64>| {
            move |row: &mut crate::reconcile::Objective| {
                (row.start, row.target, row.achieved) = (start.and_then(cited), target.and_then(cited), achieved.and_then(cited));
            }
        };
        council.objective(2022, "A", "Tenu", values(Some(10.0), Some(18.0), Some(17.0)));
        council.objective(2022, "A", "Dépassé", values(None, Some(8.0), Some(9.0)));
        council.objective(2022, "A", "En recul", values(Some(5.0), Some(9.0), Some(4.0)));
        council.objective(2022, "B", "Attend", values(None, Some(20.0), None));
        council.objective(2022, "B", "Sans cible", values(None, None, Some(3.0)));
        council.objective(2022, "B", "Sur place", values(Some(5.0), Some(5.0), Some(5.0)));
        expect![[r#"
            2022 | Attend = nd
            2022 | Dépassé = 1.125 exact (9/8)
            2022 | En recul = -0.25 exact (-1/4)
            2022 | Sans cible = nd
            2022 | Sur place = nd
            2022 | Tenu = 0.875 exact (7/8)
        "#]]
        .assert_eq(&council.table(2022, "atteinte_mesuree", "objectif"));
        expect![[r#"
            2022 | A | atteinte < 0,5 = 1 exact
            2022 | A | atteinte ≥ 0,5 = 1 exact
            2022 | A | atteinte ≥ 1 = 1 exact
            2022 | B | non mesurée = 3 exact
        "#]]
        .assert_eq(&council.table(2022, "atteinte_mesuree", "axe × classement"));
    }

    #[test]
    fn objectives_of_one_name_are_told_apart_by_axis_then_by_indicator() {
        let mut council = Council::default();
        let measured = |indicator: &'static str, achieved: f64| {
            move |row: &mut crate::reconcile::Objective| {
                (row.indicator, row.target, row.achieved) = (text(indicator), cited(10.0), cited(achieved));
            }
        };
        council.objective(2021, "A", "Former", measured("agents", 1.0));
        council.objective(2022, "A", "Former", measured("agents", 5.0));
        council.objective(2022, "A", "Former", measured("jours", 6.0));
        council.objective(2022, "B", "Former", measured("agents", 7.0));
        council.objective(2022, "B", "Ouvrir", measured("agents", 8.0));
        expect![[r#"
            2022 | Former (A) (agents) = 0.5 exact (5/10)
            2022 | Former (A) (jours) = 0.6 exact (6/10)
            2022 | Former (B) = 0.7 exact (7/10)
            2022 | Ouvrir = 0.8 exact (8/10)
        "#]]
        .assert_eq(&council.table(2022, "atteinte_mesuree", "objectif"));
    }

    #[test]
    fn what_was_declared_is_counted_by_status() {
        let mut council = Council::default();
        for status in [text("atteint"), text("atteint"), text("en cours"), None] {
            council.objective(2022, "A", "Objectif", |row| row.status = status);
        }
        expect![[r#"
            2022 | Non précisé = 1 exact
            2022 | atteint = 2 exact
            2022 | en cours = 1 exact
        "#]]
        .assert_eq(&council.table(2022, "atteinte_declaree", "modalite"));
    }
}
