//! Where a year is too small: the windows of years that end with it, shortest first, and which of them may be shown.

use super::bundle::Bundle;
use super::family::Subjects;
use super::primary::{is_primary, is_small};
use crate::figure::{Class, Figure, Status, Years};
use std::collections::BTreeMap;

/// The windows of a breakdown in which no cell is small, shortest first.
///
/// `shown` are the windows shown already: a subset is not shown beside the table it is drawn from when the difference of two of their
/// cells is a small number of people.
pub fn candidates<'a>(subjects: &Subjects, bundle: &'a Bundle<'_>, shown: &[Figure]) -> Vec<(Years, &'a [&'a Figure])> {
    let passes = |figures: &[&Figure]| {
        let readable = figures.iter().all(|figure| figure.status == Status::Known && !is_primary(figure, bundle.family, subjects));
        readable && !figures.is_empty() && !leaves_few_out(subjects, bundle, figures, shown)
    };
    // The later it begins, the shorter: all end with the same year.
    let shortest_first = bundle.windows.iter().rev();
    shortest_first.filter(|(_, figures)| passes(figures)).map(|(years, figures)| (*years, figures.as_slice())).collect()
}

fn leaves_few_out(subjects: &Subjects, bundle: &Bundle<'_>, figures: &[&Figure], shown: &[Figure]) -> bool {
    if &*bundle.indicator != "saisines_en_reunion" || bundle.dimensions.is_empty() {
        return false;
    }
    let parents: BTreeMap<(Years, &[Class]), f64> = shown
        .iter()
        .filter(|figure| &*figure.indicator == "saisines")
        .filter_map(|figure| Some(((figure.years, figure.classes.as_slice()), figure.value?)))
        .collect();
    let threshold = subjects.threshold(bundle.family);
    figures.iter().any(|figure| {
        let all = parents.get(&(figure.years, figure.classes.as_slice()));
        all.zip(figure.value).is_some_and(|(all, some)| is_small(all - some, threshold))
    })
}
