//! Published examples with known answers, and minimal patterns solved by hand.

use super::microdata::indicators;
use crate::figure::{Class, Figure, Status, Years};
use crate::protect::audit::Rule;
use crate::protect::complementary::{Unit, cheapest};
use crate::protect::family::Subjects;
use crate::protect::known::Known;
use crate::protect::model::{Guard, Model};
use crate::protect::publication;
use crate::settings::{Confidentiality, Profile, Settings};
use std::collections::BTreeSet;

/// A two-way table with its margins, as decisions of a commission: rows are workshops, columns are decisions.
fn table(cells: &[&[f64]]) -> Vec<Figure> {
    let figure = |classes: &[(&str, String)], value: f64| {
        let mut figure = Figure::count("parcours_decisions", 2022, value, "personnes");
        figure.classes =
            classes.iter().map(|(dimension, label)| Class { dimension: (*dimension).into(), label: label.as_str().into() }).collect();
        figure
    };
    let mut figures = vec![figure(&[], cells.iter().copied().flatten().sum())];
    for (at, row) in cells.iter().enumerate() {
        figures.push(figure(&[("atelier", format!("R{at}"))], row.iter().sum()));
        figures.extend(
            row.iter().enumerate().map(|(to, value)| figure(&[("atelier", format!("R{at}")), ("decision", format!("C{to}"))], *value)),
        );
    }
    for to in 0..cells[0].len() {
        figures.push(figure(&[("decision", format!("C{to}"))], cells.iter().map(|row| row[to]).sum()));
    }
    figures
}

fn inner(figures: &[Figure]) -> Vec<&Figure> {
    figures.iter().filter(|figure| figure.classes.len() == 2).collect()
}

/// Fischetti and Salazar-González, Management Science 47 (2001), figure 1: investment by activity and region. The cell 22 is sensitive,
/// all margins are published; the cheapest pattern hides 8, 22, 17 and 12, and leaves a reader from 5 to 30.
#[test]
fn the_example_of_fischetti_and_salazar_has_its_published_optimum() {
    let figures = table(&[&[20.0, 50.0, 10.0], &[8.0, 19.0, 22.0], &[17.0, 32.0, 12.0]]);
    let settings = Settings { confidentialite: Confidentiality { parcours: Some(0), ..Confidentiality::default() }, ..Settings::default() };
    let subjects = Subjects::new(&settings, Profile::Public, &figures);
    let mut model = Model::new(&subjects, 2022, &figures, &[]);
    let cells = inner(&figures)
        .into_iter()
        .map(|figure| (figure, model.cell(&super::super::primary::tellings(figure)[0].key).unwrap()))
        .collect::<Vec<_>>();
    let sensitive = cells.iter().find(|(figure, _)| figure.value == Some(22.0)).unwrap().1;
    // The paper protects it upwards to 30.
    (model.cells[sensitive].guard, model.cells[sensitive].threshold) = (Guard::Reach, 30);
    let mut known = Known::nothing(&model);
    known.read(figures.iter().filter(|figure| figure.classes.len() < 2));
    let units: Vec<Unit> =
        cells.iter().map(|(figure, cell)| Unit { cells: vec![*cell], cost: figure.value.unwrap(), must: *cell == sensitive }).collect();

    let hidden = cheapest(&mut Rule::new(known.clone()), &known, &units).unwrap();
    let values: Vec<f64> = hidden.iter().map(|&at| units[at].cost).collect();
    assert_eq!(values, [8.0, 22.0, 17.0, 12.0]);

    let hides: BTreeSet<usize> = hidden.iter().flat_map(|&at| units[at].cells.clone()).collect();
    known.read(cells.iter().filter(|(_, cell)| !hides.contains(cell)).map(|(figure, _)| *figure));
    let reader = super::super::attack::components(&known, &BTreeSet::from([sensitive]));
    let interval = reader[0].interval(reader[0].place(sensitive).unwrap());
    assert_eq!(interval, (5.0, 30.0));
}

fn hidden(figures: &[Figure], k: u32) -> Vec<f64> {
    let settings = Settings { confidentialite: Confidentiality { parcours: Some(k), ..Confidentiality::default() }, ..Settings::default() };
    let publication = publication(&settings, Profile::Public, indicators(2022, figures.to_vec()), &[]).unwrap();
    let of = |figure: &&&Figure| {
        let classes: Vec<(&str, &str)> = figure.classes.iter().map(|class| (&*class.dimension, &*class.label)).collect();
        publication.figure("parcours_decisions", Years::one(2022), &classes).is_none_or(|shown| shown.status == Status::Masked)
    };
    inner(figures).iter().filter(of).map(|figure| figure.value.unwrap()).collect()
}

/// One small cell in a two-way table needs three others, at the corners of a rectangle: the cheapest one.
#[test]
fn one_small_cell_costs_the_cheapest_rectangle() {
    let figures = table(&[&[3.0, 40.0, 20.0], &[30.0, 50.0, 60.0], &[25.0, 15.0, 70.0]]);
    // Rectangles from the corner 3, with the people besides: 40+30+50, 40+25+15, 20+30+60, 20+25+70.
    assert_eq!(hidden(&figures, 11), [3.0, 40.0, 25.0, 15.0]);
}

/// Four small cells at the corners of a rectangle protect each other, as long as their margins leave room to reach k.
#[test]
fn small_cells_that_protect_each_other_cost_nothing_more() {
    let figures = table(&[&[6.0, 40.0, 7.0], &[30.0, 50.0, 60.0], &[8.0, 15.0, 9.0]]);
    assert_eq!(hidden(&figures, 11), [6.0, 7.0, 8.0, 9.0]);
}

/// 2 + 3 hide each other's value but not that both are small: a third must go, the cheapest.
#[test]
fn two_small_cells_whose_sum_is_small_need_a_third() {
    let rules = super::rules::by_gender(&[(2022, &[("Femme", 30), ("Homme", 15), ("Autre", 2), ("Non précisé", 3)])]);
    let publication = super::rules::run(Profile::Public, 2022, rules, &[]);
    assert_eq!(super::rules::drawn(&publication, "saisines", "genre"), "2022 : Autre c · Femme 30 · Homme c · Non précisé c");
}
