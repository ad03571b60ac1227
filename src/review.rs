//! `observatoire rapprocher`: the proposals, one after the other, in the terminal; each answer is saved as soon as it is given.

mod hand;
mod screen;
mod session;
#[cfg(test)]
mod tests;

pub use hand::{Hand, Keys, Lines};
pub use session::{Reviewed, session};

use crate::fold::{fold, tidy};
use crate::place::Place;
use crate::reconcile::memory::{Decision, Subject, Verdict, instead};
use crate::reconcile::{Proposal, Structure};
use crate::schema::Nomenclature;
use crate::settings::Settings;
use chrono::NaiveDate;
use hand::Key;
use std::collections::BTreeSet;
use std::io::Write;

/// How a review ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub accepted: usize,
    pub refused: usize,
    pub put_off: usize,
    /// Not reached, because the person stopped.
    pub left: usize,
    pub end: End,
}

/// Why a review ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum End {
    /// Every proposal was shown.
    #[default]
    Done,
    /// The person stopped.
    Stopped,
    /// Nobody answered any more: a closed window, the end of a pipe.
    Nobody,
}

/// What was answered to a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    Later,
    /// Neither: this instead.
    Instead(Subject),
}

/// The classes that an answer may name, and the names that the inputs know.
pub struct Nameable {
    pub sectors: Vec<String>,
    pub colleges: Vec<String>,
    /// Folded.
    pub names: BTreeSet<String>,
}

impl Nameable {
    pub fn of(settings: &Settings, structures: &[Structure]) -> Self {
        let labels = |nomenclature| settings.classes(nomenclature).into_iter().map(|(label, _)| label).collect();
        let names = structures.iter().flat_map(|structure| [&structure.label, &structure.entity]);
        Self {
            sectors: labels(Nomenclature::Sector),
            colleges: labels(Nomenclature::College),
            names: names.map(|name| fold(name)).collect(),
        }
    }
}

/// Asks about each proposal. `save` is given all the decisions of this review after each answer, so that an interruption loses
/// nothing; it keeps the earlier ones. The end of the input stops the review, as `q` does.
///
/// # Errors
/// What `save` returns, and a terminal that cannot be read or written.
pub fn review(
    hand: &mut impl Hand,
    output: &mut impl Write,
    proposals: &[Proposal],
    known: &Nameable,
    today: NaiveDate,
    save: &mut dyn FnMut(&[Decision]) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut answers: Vec<Option<Answer>> = vec![None; proposals.len()];
    let mut at = 0;
    let mut end = End::Done;
    screen::opening(output, proposals.len())?;
    while let Some(proposal) = proposals.get(at) {
        if is_settled(proposals, &answers, at) {
            at += 1;
            continue;
        }
        screen::ask(output, proposal, at, left(proposals, &answers, at))?;
        let Some(key) = hand.key(output)? else {
            end = End::Nobody;
            break;
        };
        let answer = match key {
            Key::Yes => Some(Answer::Yes),
            Key::No => Some(Answer::No),
            Key::Later => Some(Answer::Later),
            Key::UnitOf | Key::Other => answer_instead(hand, output, proposal, known, key)?,
            Key::Back => {
                if let Some(last) = answers.iter().take(at).rposition(Option::is_some) {
                    at = last;
                    set(&mut answers, at, None);
                    save(&decisions(proposals, &answers, today))?;
                } else {
                    screen::say(output, "Aucun choix à annuler.")?;
                }
                None
            }
            Key::Stop => {
                end = End::Stopped;
                break;
            }
            Key::Help => {
                screen::help(output)?;
                None
            }
            Key::Unknown => {
                screen::say(output, "Touche inconnue.")?;
                screen::help(output)?;
                None
            }
        };
        if let Some(answer) = answer {
            let decides = answer != Answer::Later;
            set(&mut answers, at, Some(answer));
            at += 1;
            if decides {
                save(&decisions(proposals, &answers, today))?;
            }
        }
    }
    let outcome = outcome(proposals, &answers, end);
    screen::farewell(output, outcome)?;
    Ok(outcome)
}

/// Another answer than the one proposed, typed in full; nothing when the person gives up or names no class of the list.
fn answer_instead(
    hand: &mut impl Hand,
    output: &mut impl Write,
    proposal: &Proposal,
    known: &Nameable,
    key: Key,
) -> anyhow::Result<Option<Answer>> {
    let (question, classes) = match (&proposal.subject, key) {
        (Subject::Question(_), _) => {
            screen::say(output, "Pour une question, répondez oui, non ou plus tard.")?;
            return Ok(None);
        }
        (Subject::Sector(_), _) => ("Quel est son secteur", &known.sectors[..]),
        (Subject::College(_), _) => ("Quel est son collège", &known.colleges[..]),
        (Subject::Structure(_) | Subject::UnitOf(_), Key::UnitOf) => ("De quelle entité est-ce un service", &[][..]),
        (Subject::Structure(_) | Subject::UnitOf(_), _) => ("De quelle structure est-ce un autre nom", &[][..]),
    };
    screen::choices(output, question, classes)?;
    let Some(text) = hand.line()?.map(|line| tidy(&line)).filter(|line| !line.is_empty()) else { return Ok(None) };
    let folded = fold(&text);
    let class = classes.iter().find(|class| fold(class) == folded);
    let subject = match (&proposal.subject, class) {
        (Subject::Sector(_), Some(class)) => Subject::Sector(class.as_str().into()),
        (Subject::College(_), Some(class)) => Subject::College(class.as_str().into()),
        (Subject::Question(_) | Subject::Sector(_) | Subject::College(_), None) | (Subject::Question(_), Some(_)) => {
            screen::say(output, "Ce nom n’est pas dans la liste\u{a0}: rien n’est retenu.")?;
            return Ok(None);
        }
        (Subject::Structure(_) | Subject::UnitOf(_), _) => {
            if !known.names.contains(&folded) {
                screen::say(
                    output,
                    "Ce nom n’est ni dans l’annuaire ni dans les fichiers\u{a0}: il est retenu tel quel (u\u{a0}: annuler).",
                )?;
            }
            if key == Key::UnitOf { Subject::UnitOf(text.into()) } else { Subject::Structure(text.into()) }
        }
    };
    Ok(Some(Answer::Instead(subject)))
}

/// Whether an answer given to another proposal answers this one: a spelling found to be one body is no other.
fn is_settled(proposals: &[Proposal], answers: &[Option<Answer>], at: usize) -> bool {
    let Some(proposal) = proposals.get(at) else { return false };
    let is_name = |subject: &Subject| matches!(subject, Subject::Structure(_));
    let found = |answer: &Option<Answer>| matches!(answer, Some(Answer::Yes | Answer::Instead(Subject::Structure(_))));
    let mut before = proposals.iter().zip(answers).take(at);
    is_name(&proposal.subject)
        && before.any(|(known, answer)| found(answer) && known.spelling == proposal.spelling && is_name(&known.subject))
}

/// How many questions come after this one.
fn left(proposals: &[Proposal], answers: &[Option<Answer>], at: usize) -> usize {
    (at + 1..proposals.len()).filter(|next| !is_settled(proposals, answers, *next)).count()
}

fn set(answers: &mut [Option<Answer>], at: usize, answer: Option<Answer>) {
    if let Some(known) = answers.get_mut(at) {
        *known = answer;
    }
}

fn decisions(proposals: &[Proposal], answers: &[Option<Answer>], today: NaiveDate) -> Vec<Decision> {
    let ruled = proposals.iter().zip(answers).flat_map(|(proposal, answer)| {
        let subjects = match answer {
            Some(Answer::Yes) => vec![(proposal.subject.clone(), Verdict::Same)],
            Some(Answer::No) => vec![(proposal.subject.clone(), Verdict::Distinct)],
            Some(Answer::Instead(subject)) => instead(Some(proposal.subject.clone()), subject.clone()),
            Some(Answer::Later) | None => Vec::new(),
        };
        subjects.into_iter().map(|ruled| (proposal.spelling.clone(), ruled))
    });
    let place = Place::file("correspondances.csv");
    ruled.map(|(spelling, (subject, verdict))| Decision { spelling, subject, verdict, date: Some(today), place: place.clone() }).collect()
}

fn outcome(proposals: &[Proposal], answers: &[Option<Answer>], end: End) -> Outcome {
    let count = |fits: fn(&Answer) -> bool| answers.iter().flatten().filter(|answer| fits(answer)).count();
    let open = (0..proposals.len()).filter(|at| answers.get(*at).is_some_and(Option::is_none));
    Outcome {
        accepted: count(|answer| matches!(answer, Answer::Yes | Answer::Instead(_))),
        refused: count(|answer| matches!(answer, Answer::No)),
        put_off: count(|answer| matches!(answer, Answer::Later)),
        left: open.filter(|at| !is_settled(proposals, answers, *at)).count(),
        end,
    }
}
