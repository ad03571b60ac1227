//! What is left to the coordinator: names to settle, rows to mend. It is hers alone: a committee that reads the report has nothing to do
//! there, and the files it points to are not handed out.

use super::ToReview;
use super::desk::Desk;
use super::phrase::counted;
use super::sentence::Sentence;
use crate::french::{self, list};
use crate::problem::Severity;

/// The gestures that are left, names first.
pub fn gestures(desk: &Desk<'_>) -> Vec<Sentence> {
    [names_to_review(desk), questions_to_review(desk), set_aside(desk), to_check(desk)].into_iter().flatten().collect()
}

fn names_to_review(desk: &Desk<'_>) -> Option<Sentence> {
    let ToReview { names, classes, .. } = desk.background.to_review;
    let proposed: Vec<String> = [
        (names, "rapprochement de noms proposé", "rapprochements de noms proposés"),
        (classes, "classement de structure proposé", "classements de structures proposés"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| french::count(count, one, many))
    .collect();
    let text = || format!("Confirmer ou refuser {} (controle/rapprochements.csv).", list(&proposed));
    (!proposed.is_empty()).then(|| Sentence::plain(text()))
}

fn questions_to_review(desk: &Desk<'_>) -> Option<Sentence> {
    let count = desk.background.to_review.questions;
    (count > 0).then(|| {
        let questions = french::count(count, "question reformulée est celle", "questions reformulées sont celles");
        Sentence::plain(format!("Dire si {questions} d'une autre année, pour comparer les réponses (controle/rapprochements.csv)."))
    })
}

fn set_aside(desk: &Desk<'_>) -> Option<Sentence> {
    let told: Vec<String> = [Severity::Blocking, Severity::Error]
        .into_iter()
        .map(|severity| (severity, desk.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| french::severity_count(severity, count))
        .collect();
    (!told.is_empty()).then(|| {
        Sentence::plain(format!("Reprendre avec les partenaires ce qui n'a pas pu être lu : {} (controle/anomalies.csv).", list(&told)))
    })
}

fn to_check(desk: &Desk<'_>) -> Option<Sentence> {
    let count = desk.count(Severity::Warning) as f64;
    (count > 0.0).then(|| {
        let noun = counted(count, "point signalé", "points signalés");
        Sentence::plain(format!("Vérifier {noun} dans les fichiers des partenaires (controle/anomalies.csv)."))
    })
}
