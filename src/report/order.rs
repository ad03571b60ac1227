//! In which order labels are read: closed lists in their own order, axes as the programme lists them, open lists by value.

use super::figures::{Breakdown, known};
use crate::fold::fold;
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

/// Where a usual answer stands on its scale, the most favourable first: a scale in alphabetical order is none. Nothing for other words.
pub fn agreement(label: &str) -> Option<usize> {
    const SCALE: [&[&str]; 9] = [
        &["tout a fait", "tout a fait d accord", "tres satisfait", "tres satisfaite", "toujours", "oui tout a fait"],
        &["oui", "d accord", "satisfait", "satisfaite", "souvent"],
        &["plutot oui", "plutot d accord", "plutot satisfait", "plutot satisfaite", "oui plutot", "en partie", "partiellement"],
        &["ni oui ni non", "moyennement", "neutre", "parfois"],
        &["plutot non", "plutot pas d accord", "plutot pas satisfait", "pas vraiment", "peu satisfait", "non plutot pas", "rarement"],
        &["non", "pas d accord", "pas satisfait", "pas satisfaite", "insatisfait"],
        &["pas du tout", "pas du tout d accord", "pas du tout satisfait", "non pas du tout", "jamais"],
        &["sans opinion", "ne sait pas", "ne se prononce pas", "nsp", "je ne sais pas"],
        &["sans reponse", "case laissee vide"],
    ];
    let label = fold(label);
    SCALE.iter().position(|words| words.contains(&label.as_str()))
}

/// « Atteint », « Moins atteint »…: best first, as contract §7 names them.
pub const CLASSIFICATION: [&str; 4] = ["Atteint", "Moins atteint", "Non concluant", "Sans opinion"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_scale_is_read_from_the_most_favourable_answer() {
        let answers = vec!["Plutôt non", "Plutôt oui", "Sans opinion", "Tout à fait", "Pas du tout"];
        assert_eq!(in_order(answers, agreement), ["Tout à fait", "Plutôt oui", "Plutôt non", "Pas du tout", "Sans opinion"]);
        assert_eq!(agreement("Une autre association"), None);
    }

    #[test]
    fn closed_lists_keep_their_order_and_what_is_not_classified_comes_last() {
        let labels = vec!["Non classé", "autres partenaires", "aidants", "élus"];
        let ordered = by_class(&Settings::default(), Nomenclature::College, labels);
        assert_eq!(ordered, ["élus", "aidants", "autres partenaires", "Non classé"]);
    }
}
