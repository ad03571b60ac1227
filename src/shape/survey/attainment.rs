//! How far an objective is met, as the label of an answer says.

use super::scales::{is_no_opinion, leading_number};
use crate::fold::fold;

/// How far an objective is met, as one answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attainment {
    NotMet,
    Partly,
    Met,
}

impl Attainment {
    /// What it adds to the attainment of an objective: 1, ½ or 0 (contract §7).
    pub const fn weight(self) -> f64 {
        match self {
            Self::NotMet => 0.0,
            Self::Partly => 0.5,
            Self::Met => 1.0,
        }
    }
}

/// The classes of an objective, when no setting lists others.
pub const ATTAINMENT_LABELS: [&str; 3] = ["Non atteint", "Partiellement atteint", "Atteint"];

/// How far each class of an objective says that it is met; `None` for « sans opinion » and for a class that does not say.
///
/// Goal attainment scaling (Kiresuk and Sherman 1968), known by its negative points: 0 is the level expected, so 0, +1 and +2 are
/// *met*; -1, less than expected, is *partly*; -2, much less, *not*.
pub fn attainments<L: AsRef<str>>(labels: &[L]) -> Vec<Option<Attainment>> {
    let scaling = labels.iter().any(|label| leading_number(label.as_ref()).is_some_and(|point| point < 0.0));
    labels.iter().map(|label| if scaling { point(label.as_ref()) } else { words(label.as_ref()) }).collect()
}

fn point(label: &str) -> Option<Attainment> {
    leading_number(label).map(|point| match point {
        point if point >= 0.0 => Attainment::Met,
        point if point >= -1.0 => Attainment::Partly,
        _ => Attainment::NotMet,
    })
}

fn words(label: &str) -> Option<Attainment> {
    if is_no_opinion(label) {
        return None;
    }
    let padded = format!(" {} ", fold(label));
    let any = |list: &[&str]| list.iter().any(|words| padded.contains(&format!(" {words} ")));
    if any(&["classe", "mesure", "evalue", "renseigne", "repondu"]) {
        // Not yet measured is not zero.
        None
    } else if any(&["non", "pas", "aucun", "aucunement", "nul"]) {
        Some(Attainment::NotMet)
    } else if any(&["partiellement", "partiel", "partielle", "en partie", "plutot", "moyennement", "en cours", "peu"]) {
        Some(Attainment::Partly)
    } else if any(&["atteint", "atteinte", "atteints", "oui", "totalement", "tout a fait", "completement", "entierement", "depasse"]) {
        Some(Attainment::Met)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_says_how_far_an_objective_is_met() {
        use Attainment::{Met, NotMet, Partly};
        let labels = [
            "ATTEINT",
            "Partiellement atteint",
            "Non atteint",
            "Pas du tout atteint",
            "En partie",
            "Oui",
            "Sans opinion",
            "3",
            "Non mesuré",
            "Non classé",
        ];
        let expected = [Some(Met), Some(Partly), Some(NotMet), Some(NotMet), Some(Partly), Some(Met), None, None, None, None];
        assert_eq!(attainments(&labels), expected);
    }

    #[test]
    fn goal_attainment_scaling_is_known_by_its_negative_points() {
        use Attainment::{Met, NotMet, Partly};
        let expected = [Some(NotMet), Some(Partly), Some(Met), Some(Met), Some(Met), None];
        assert_eq!(attainments(&["-2", "−1 (moins qu’attendu)", "0", "1", "+2", "Sans opinion"]), expected);
        assert_eq!(attainments(&["0", "1", "2"]), [None, None, None]);
    }
}
