//! In which order labels are read: closed lists in their own order, axes as the programme lists them, open lists by value.

use super::figures::{Breakdown, known};
use crate::french::collation_key;
use crate::schema::{Nomenclature, UNCLASSIFIED};
use crate::settings::Settings;
use std::cmp::Reverse;

/// Labels from the greatest value to the smallest; equal ones in alphabetical order; « Non classé » after all, masked ones just before.
pub fn by_value<'a>(breakdown: &Breakdown<'a>, dimension: &str) -> Vec<&'a str> {
    let mut labels = breakdown.labels(dimension);
    labels.sort_by_cached_key(|label| {
        let value = breakdown.get(dimension, label).and_then(known);
        // Thousandths are finer than anything counted here, and whole numbers have a total order.
        let rank = value.map(|value| (value * 1000.0).round() as i64);
        (*label == UNCLASSIFIED, Reverse(rank), collation_key(label))
    });
    labels
}

/// Labels in the order of a closed list, settings included; labels it does not have come after, « Non classé » last.
pub fn by_class<'a>(settings: &Settings, nomenclature: Nomenclature, labels: Vec<&'a str>) -> Vec<&'a str> {
    let classes = settings.classes(nomenclature);
    in_order(labels, |label| classes.iter().position(|(class, _)| class == label))
}

/// Axes as the programme lists them.
pub fn by_axis<'a>(settings: &Settings, labels: Vec<&'a str>) -> Vec<&'a str> {
    in_order(labels, |label| settings.axe.iter().position(|axis| axis.nom == label))
}

/// Labels as `position` ranks them; those it does not know in alphabetical order after them.
pub fn in_order(mut labels: Vec<&str>, position: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    labels.sort_by_cached_key(|label| (*label == UNCLASSIFIED, position(label).unwrap_or(usize::MAX), collation_key(label)));
    labels
}

/// The same order, « Non classé » last.
pub fn unclassified_last(mut labels: Vec<&str>) -> Vec<&str> {
    labels.sort_by_key(|label| *label == UNCLASSIFIED);
    labels
}

/// « Atteint », « Moins atteint »…: best first, as contract §7 names them.
pub const CLASSIFICATION: [&str; 4] = ["Atteint", "Moins atteint", "Non concluant", "Sans opinion"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_lists_keep_their_order_and_what_is_not_classified_comes_last() {
        let labels = vec!["Non classé", "autres partenaires", "aidants", "élus"];
        let ordered = by_class(&Settings::default(), Nomenclature::College, labels);
        assert_eq!(ordered, ["élus", "aidants", "autres partenaires", "Non classé"]);
    }
}
