//! `observatoire rapprocher`: the proposals, one after the other, in the terminal; each answer is saved as soon as it is given.

use crate::french;
use crate::place::Place;
use crate::reconcile::Proposal;
use crate::reconcile::memory::{Decision, Subject, Verdict};
use anyhow::Context;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::io::{BufRead, Write};

/// How a review ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub accepted: usize,
    pub refused: usize,
    pub put_off: usize,
    /// Not reached, because the person stopped.
    pub left: usize,
}

/// What a line typed means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Yes,
    No,
    Later,
    Back,
    Stop,
    Help,
}

impl Key {
    /// The first letter counts, whatever its case; an empty line puts off.
    fn read(line: &str) -> Option<Self> {
        match line.trim().to_lowercase().chars().next() {
            Some('o' | 'y') => Some(Self::Yes),
            Some('n') => Some(Self::No),
            None | Some('p') => Some(Self::Later),
            Some('r') => Some(Self::Back),
            Some('q') => Some(Self::Stop),
            Some('?' | 'h' | 'a') => Some(Self::Help),
            Some(_) => None,
        }
    }
}

/// Asks about each proposal. `save` is given all the decisions of this review after each answer, so that an interruption loses
/// nothing; it keeps the earlier ones. The end of the input stops the review, as `q` does.
///
/// # Errors
/// What `save` returns, and a terminal that cannot be read or written.
pub fn review(
    input: &mut impl BufRead,
    output: &mut impl Write,
    proposals: &[Proposal],
    today: NaiveDate,
    save: &mut dyn FnMut(&[Decision]) -> anyhow::Result<()>,
) -> anyhow::Result<Outcome> {
    let mut answers: Vec<Option<Key>> = vec![None; proposals.len()];
    let mut at = 0;
    writeln!(output, "{}\n{HELP}\n", french::count(proposals.len(), "rapprochement à examiner", "rapprochements à examiner"))?;
    while let Some(proposal) = proposals.get(at) {
        if is_settled(proposals, &answers, at) {
            at += 1;
            continue;
        }
        ask(output, proposal, at + 1, proposals.len())?;
        let mut line = String::new();
        if input.read_line(&mut line).context("La réponse n’a pas pu être lue.")? == 0 {
            break;
        }
        match Key::read(&line) {
            Some(key @ (Key::Yes | Key::No | Key::Later)) => {
                set(&mut answers, at, Some(key));
                at += 1;
                if key != Key::Later {
                    save(&decisions(proposals, &answers, today))?;
                }
            }
            Some(Key::Back) => {
                at = last_answered(&answers, at);
                set(&mut answers, at, None);
                save(&decisions(proposals, &answers, today))?;
            }
            Some(Key::Stop) => break,
            Some(Key::Help) => writeln!(output, "{HELP}\n")?,
            None => writeln!(output, "Touche inconnue. {HELP}\n")?,
        }
    }
    let outcome = outcome(proposals, &answers);
    writeln!(output, "{}", farewell(outcome))?;
    Ok(outcome)
}

const HELP: &str = "o\u{a0}: oui   n\u{a0}: non   p\u{a0}: plus tard   r\u{a0}: revenir   q\u{a0}: quitter   ?\u{a0}: aide   (puis Entrée)";

fn ask(output: &mut impl Write, proposal: &Proposal, rank: usize, total: usize) -> anyhow::Result<()> {
    writeln!(output, "{rank}\u{a0}/\u{a0}{total}  {}", question(proposal))?;
    writeln!(output, "   Motif\u{a0}: {} ({}\u{a0}/\u{a0}100)", proposal.reason, proposal.score)?;
    writeln!(output, "   {}", seen(proposal))?;
    write!(output, "> ")?;
    output.flush()?;
    Ok(())
}

/// The question that a proposal asks, in full.
pub fn question(proposal: &Proposal) -> String {
    let name = french::quote(&proposal.spelling);
    match &proposal.subject {
        Subject::Structure(target) => format!("{name} désigne-t-il la même structure que {}\u{a0}?", french::quote(target)),
        Subject::UnitOf(entity) => format!("{name} est-il un service de {}\u{a0}?", french::quote(entity)),
        Subject::Sector(class) => format!("{name} relève-t-il du secteur {}\u{a0}?", french::quote(class)),
        Subject::College(class) => format!("{name} siège-t-il au collège {}\u{a0}?", french::quote(class)),
    }
}

fn seen(proposal: &Proposal) -> String {
    let places = proposal.places.iter().map(Place::to_string).collect::<Vec<_>>().join("\u{a0}; ");
    match proposal.occurrences {
        0 => "Écrit dans l’annuaire seulement".to_owned(),
        count => format!("Écrit {}\u{a0}: {places}", french::count(count, "fois", "fois")),
    }
}

/// Whether an answer given to another proposal answers this one: a spelling found to be one body is no other.
fn is_settled(proposals: &[Proposal], answers: &[Option<Key>], at: usize) -> bool {
    let Some(proposal) = proposals.get(at) else { return false };
    let is_name = |subject: &Subject| matches!(subject, Subject::Structure(_));
    let accepted = proposals.iter().zip(answers).take(at).filter(|(_, answer)| **answer == Some(Key::Yes));
    let mut same = accepted.filter(|(known, _)| known.spelling == proposal.spelling && is_name(&known.subject));
    is_name(&proposal.subject) && same.next().is_some()
}

fn set(answers: &mut [Option<Key>], at: usize, key: Option<Key>) {
    if let Some(answer) = answers.get_mut(at) {
        *answer = key;
    }
}

fn last_answered(answers: &[Option<Key>], before: usize) -> usize {
    answers.iter().take(before).rposition(Option::is_some).unwrap_or(0)
}

fn decisions(proposals: &[Proposal], answers: &[Option<Key>], today: NaiveDate) -> Vec<Decision> {
    let answered = proposals.iter().zip(answers).filter_map(|(proposal, answer)| {
        let verdict = match (*answer)? {
            Key::Yes => Verdict::Same,
            Key::No => Verdict::Distinct,
            Key::Later | Key::Back | Key::Stop | Key::Help => return None,
        };
        Some(Decision {
            spelling: proposal.spelling.clone(),
            subject: proposal.subject.clone(),
            verdict,
            date: Some(today),
            place: Place::file("correspondances.csv"),
        })
    });
    answered.collect()
}

fn outcome(proposals: &[Proposal], answers: &[Option<Key>]) -> Outcome {
    let count = |key: Key| answers.iter().filter(|answer| **answer == Some(key)).count();
    let settled: BTreeSet<usize> = (0..proposals.len()).filter(|at| is_settled(proposals, answers, *at)).collect();
    let left = answers.iter().enumerate().filter(|(at, answer)| answer.is_none() && !settled.contains(at)).count();
    Outcome { accepted: count(Key::Yes), refused: count(Key::No), put_off: count(Key::Later), left }
}

fn farewell(outcome: Outcome) -> String {
    let parts = [
        french::count(outcome.accepted, "rapprochement accepté", "rapprochements acceptés"),
        french::count(outcome.refused, "refusé", "refusés"),
        french::count(outcome.put_off + outcome.left, "laissé pour plus tard", "laissés pour plus tard"),
    ];
    format!("{}.", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::CellRef;
    use expect_test::expect;

    fn proposal(spelling: &str, subject: Subject, score: u8, reason: &str) -> Proposal {
        let place = Place::file("2022/copil.xlsx").with_sheet("Présences").at(CellRef::new(4, 2));
        Proposal { spelling: spelling.into(), subject, score, reason: reason.into(), occurrences: 3, places: vec![place] }
    }

    fn proposals() -> Vec<Proposal> {
        vec![
            proposal("DDTES", Subject::Structure("DDETS".into()), 93, "deux lettres inversées"),
            proposal("CHL", Subject::Structure("CHHL".into()), 80, "une lettre doublée"),
            proposal("CHL", Subject::Structure("CH Henri Laborit".into()), 75, "même sigle\u{a0}: CHL"),
            proposal("AFPEI", Subject::Sector("Handicap".into()), 75, "le nom contient « AFPEI »"),
        ]
    }

    fn reviewed(typed: &str) -> (String, Outcome, Vec<Vec<String>>) {
        let mut screen = Vec::new();
        let mut saved: Vec<Vec<String>> = Vec::new();
        let mut save = |decisions: &[Decision]| {
            saved.push(decisions.iter().map(|one| format!("{} {} {}", one.spelling, one.verdict.word(), one.subject)).collect());
            Ok(())
        };
        let today = NaiveDate::from_ymd_opt(2023, 2, 1).unwrap_or_default();
        let outcome = review(&mut typed.as_bytes(), &mut screen, &proposals(), today, &mut save).expect("a review in memory");
        (String::from_utf8(screen).expect("UTF-8"), outcome, saved)
    }

    #[test]
    fn each_answer_is_saved_and_an_accepted_name_is_asked_no_more() {
        let (screen, outcome, saved) = reviewed("o\nO\nnon\n");
        assert_eq!(outcome, Outcome { accepted: 2, refused: 1, put_off: 0, left: 0 });
        assert_eq!(saved.len(), 3);
        assert_eq!(
            saved.last().map(Vec::as_slice),
            Some(&["DDTES meme DDETS".to_owned(), "CHL meme CHHL".to_owned(), "AFPEI distinct secteur\u{a0}: Handicap".to_owned()][..])
        );
        let head: String = screen.lines().take(7).map(|line| format!("{line}\n")).collect();
        expect![[r"
            4 rapprochements à examiner
            o : oui   n : non   p : plus tard   r : revenir   q : quitter   ? : aide   (puis Entrée)

            1 / 4  « DDTES » désigne-t-il la même structure que « DDETS » ?
               Motif : deux lettres inversées (93 / 100)
               Écrit 3 fois : 2022/copil.xlsx › Présences › B4
            > 2 / 4  « CHL » désigne-t-il la même structure que « CHHL » ?
        "]]
        .assert_eq(&head.replace('\u{a0}', " "));
    }

    #[test]
    fn what_was_answered_before_an_interruption_is_kept() {
        let (_, outcome, saved) = reviewed("n\n");
        assert_eq!(outcome, Outcome { accepted: 0, refused: 1, put_off: 0, left: 3 });
        assert_eq!(saved, [["DDTES distinct DDETS"]]);
        let (screen, outcome, saved) = reviewed("o\nq\n");
        assert_eq!((outcome.accepted, outcome.left, saved.len()), (1, 3, 1));
        let last = screen.lines().last().map(|line| line.replace('\u{a0}', " "));
        assert_eq!(last.as_deref(), Some("> 1 rapprochement accepté, 0 refusé, 3 laissés pour plus tard."));
    }

    #[test]
    fn one_may_put_off_come_back_and_ask_for_help() {
        let (screen, outcome, saved) = reviewed("\n?\nz\nr\no\np\np\np\n");
        assert_eq!(outcome, Outcome { accepted: 1, refused: 0, put_off: 3, left: 0 });
        assert_eq!(saved.last().map(Vec::len), Some(1));
        assert!(screen.contains("Touche inconnue."));
    }

    #[test]
    fn an_answer_taken_back_is_taken_out_of_what_is_saved() {
        let (_, _, saved) = reviewed("o\nr\nn\nq\n");
        assert_eq!(saved, [vec!["DDTES meme DDETS".to_owned()], vec![], vec!["DDTES distinct DDETS".to_owned()]]);
    }
}
