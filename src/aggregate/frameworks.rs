//! Objectives by axis to objectives by national frame: an axis answers to one national objective and to one priority, if the settings say so.

use crate::figure::{Class, Figure, Years};
use crate::schema::Framework;
use crate::settings::Settings;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is counted by axis and by class, once each objective.
const COUNTED: [&str; 3] = ["objectifs_par_classement", "atteinte_mesuree", "atteinte_declaree"];

/// The figures of the year by entry of each frame. Every objective is of one axis: counts add up.
pub fn figures(settings: &Settings, year: i32, figures: &[Figure]) -> Vec<Figure> {
    let by_axis = figures.iter().filter(|figure| {
        let dimensions = figure.dimensions();
        figure.years == Years::one(year)
            && COUNTED.contains(&&*figure.indicator)
            && dimensions.contains(&"axe")
            && (dimensions.contains(&"classement") || dimensions.contains(&"modalite"))
    });
    let mut found: BTreeMap<(Arc<str>, Vec<Class>), Figure> = BTreeMap::new();
    for figure in by_axis.filter(|figure| figure.value > Some(0.0)) {
        for framework in Framework::ALL {
            let axis = settings.axe.iter().find(|axis| figure.label("axe") == Some(&axis.nom));
            let Some(entry) = axis.and_then(|axis| framework.entry(axis.answers_to(framework)?)) else { continue };
            let own = Class { dimension: framework.dimension().into(), label: entry.into() };
            let others = figure.classes.iter().filter(|class| &*class.dimension != "axe").cloned();
            let classes: Vec<Class> = std::iter::once(own).chain(others).collect();
            match found.get_mut(&(figure.indicator.clone(), classes.clone())) {
                Some(sum) => {
                    sum.value = sum.value.zip(figure.value).map(|(one, other)| one + other);
                    sum.precision = sum.precision.max(figure.precision);
                    sum.sources.extend(&figure.sources);
                }
                None => {
                    found.insert((figure.indicator.clone(), classes.clone()), Figure { classes, ..figure.clone() });
                }
            }
        }
    }
    let mut found: Vec<Figure> = found.into_values().collect();
    for figure in &mut found {
        figure.sources.tidy();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::load::parse;

    #[test]
    fn axes_of_one_national_objective_add_up_and_an_axis_of_none_is_left_out() {
        let settings = parse(
            "[[axe]]\nnom = \"A\"\nobjectif_national = 5\npriorite_ptsm = 2\n[[axe]]\nnom = \"B\"\nobjectif_national = 5\n[[axe]]\nnom = \"C\"\n",
        )
        .unwrap();
        let class = |dimension: &str, label: &str| Class { dimension: dimension.into(), label: label.into() };
        let figure = |axis: &str, count: f64| Figure {
            classes: vec![class("axe", axis), class("classement", "Atteint")],
            ..Figure::count("objectifs_par_classement", 2022, count, "objectifs")
        };
        let told: Vec<String> = figures(&settings, 2022, &[figure("A", 2.0), figure("B", 1.0), figure("C", 4.0)])
            .iter()
            .map(|figure| format!("{} {} {}", figure.classes[0].dimension, figure.classes[0].label, figure.value.unwrap()))
            .collect();
        assert_eq!(
            told,
            [
                "objectif_national 5. Favoriser des parcours de soins accessibles et adaptés 3",
                "priorite_ptsm 2. Parcours sans rupture, rétablissement et insertion 2",
            ]
        );
    }
}
