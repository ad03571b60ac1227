//! Questions worded anew from one year to the next: what a person decided of them, and what is left to decide. Nothing is compared
//! across a wording until then.

use super::memory::{Decision, Subject, Verdict};
use super::{Proposal, Shown, Sighting};
use crate::fold::fold;
use crate::place::CellRef;
use crate::shape::survey::follow::{Likeness, Succession, Wordings, successions};
use crate::shape::survey::{Question, Survey};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What was decided of questions. Of two decisions on one pair, the latest stands, then the last written.
pub fn wordings(decisions: &[Decision]) -> Wordings {
    let mut wordings = Wordings::default();
    let mut sorted: Vec<&Decision> = decisions.iter().collect();
    sorted.sort_by_key(|decision| (decision.date, &decision.place));
    for decision in sorted {
        if let Subject::Question(words) = &decision.subject {
            wordings.decide(&decision.spelling, words, decision.verdict == Verdict::Same);
        }
    }
    wordings
}

/// The lines of `rapprochements.csv`: each new wording once, with the one it is like.
pub fn proposals(surveys: &[Survey], wordings: &Wordings) -> Vec<Proposal> {
    let years: BTreeSet<i32> = surveys.iter().filter_map(|survey| survey.year).collect();
    let mut proposals: BTreeMap<(String, String), Proposal> = BTreeMap::new();
    for succession in years.into_iter().flat_map(|year| successions(surveys, year, wordings)) {
        for pair in &succession.questions {
            let Likeness::Reworded { score, pairs } = &pair.likeness else { continue };
            let Some(question) = succession.now.questions.get(pair.now) else { continue };
            for (before, now) in pairs {
                let made = || proposal(&succession, question, *score, (before, now));
                proposals.entry((fold(now), fold(before))).or_insert_with(made).occurrences += 1;
            }
        }
    }
    proposals.into_values().collect()
}

/// `occurrences` counts the questions that bear the new wording: one, or the rows of an array.
fn proposal(succession: &Succession<'_>, question: &Question, score: f64, (before, now): (&Arc<str>, &Arc<str>)) -> Proposal {
    let year = succession.before.year.map_or_else(String::new, |year| year.to_string());
    let reason = if fold(before) == fold(now) {
        format!("même code qu’en {year}\u{a0}; le texte de la question n’est pas dans l’export")
    } else {
        format!("formulation proche d’une question de {year}")
    };
    let source = &succession.now.source;
    let header = question.first_column().map(|column| source.at(CellRef::new(succession.now.header_row, column)));
    let place = header.unwrap_or_else(|| source.clone());
    let seen = Sighting { spelling: now.clone(), occurrences: 1, places: vec![place.clone()] };
    Proposal {
        spelling: now.clone(),
        subject: Subject::Question(before.clone()),
        score: (score * 100.0).round().clamp(0.0, 100.0) as u8,
        reason,
        occurrences: 0,
        places: vec![place],
        source: Shown { registry: None, seen: vec![seen] },
        target: None,
    }
}
