//! What a review shows: the question, where each name comes from, why both are put side by side, what is left.

use super::Outcome;
use crate::french;
use crate::place::Place;
use crate::reconcile::memory::Subject;
use crate::reconcile::{Proposal, Shown, Sighting};
use std::io::Write;

/// Spellings of a body that are shown with their places; the others are counted.
const SPELLINGS: usize = 4;

pub fn opening(output: &mut impl Write, count: usize) -> anyhow::Result<()> {
    writeln!(output, "{}.", french::count(count, "rapprochement à examiner", "rapprochements à examiner"))?;
    help(output)
}

pub fn help(output: &mut impl Write) -> anyhow::Result<()> {
    writeln!(output, "{}\n", french::typeset(HELP))?;
    Ok(())
}

const HELP: &str = "  o : oui, c’est le même     n : non, c’en est un autre     p : plus tard
  s : un service d’une entité que je vais écrire     a : autre réponse, que je vais écrire
  u : annuler le dernier choix     q : quitter     ? : aide
Chaque réponse est enregistrée aussitôt.";

/// One question, with all that is known of both names.
pub fn ask(output: &mut impl Write, proposal: &Proposal, at: usize, left: usize) -> anyhow::Result<()> {
    let rest = match left {
        0 => "le dernier".to_owned(),
        left => format!("encore {} après", french::count(left, "autre", "autres")),
    };
    writeln!(output, "[{}, {rest}] {}", at + 1, question(proposal))?;
    about(output, &proposal.spelling, &proposal.source)?;
    if let (Subject::Structure(name) | Subject::UnitOf(name), Some(target)) = (&proposal.subject, &proposal.target) {
        about(output, name, target)?;
    }
    writeln!(output, "    Motif\u{a0}: {} ({}\u{a0}/\u{a0}100)", proposal.reason, proposal.score)?;
    write!(output, "o, n, p, s, a, u, q ou ?\u{a0}> ")?;
    output.flush()?;
    Ok(())
}

/// The question that a proposal asks, in full.
fn question(proposal: &Proposal) -> String {
    let name = french::quote(&proposal.spelling);
    match &proposal.subject {
        Subject::Structure(target) => format!("{name} désigne-t-il la même structure que {}\u{a0}?", french::quote(target)),
        Subject::UnitOf(entity) => format!("{name} est-il un service de {}\u{a0}?", french::quote(entity)),
        Subject::Sector(class) => format!("{name} relève-t-il du secteur {}\u{a0}?", french::quote(class)),
        Subject::College(class) => format!("{name} siège-t-il au collège {}\u{a0}?", french::quote(class)),
        Subject::Question(words) => format!("La question {name} est-elle celle-ci, posée autrement\u{a0}: {}\u{a0}?", french::quote(words)),
    }
}

/// Where a name stands, and how often.
fn about(output: &mut impl Write, name: &str, known: &Shown) -> anyhow::Result<()> {
    writeln!(output, "    {}", french::quote(name))?;
    if let Some(place) = &known.registry {
        writeln!(output, "        dans l’annuaire\u{a0}: {place}")?;
    }
    for sighting in known.seen.iter().take(SPELLINGS) {
        writeln!(output, "        {}", written(name, sighting))?;
    }
    if known.seen.len() > SPELLINGS {
        writeln!(output, "        et {}", french::count(known.seen.len() - SPELLINGS, "autre graphie", "autres graphies"))?;
    }
    if known.registry.is_some() && known.seen.is_empty() {
        writeln!(output, "        nulle part ailleurs")?;
    }
    Ok(())
}

fn written(name: &str, sighting: &Sighting) -> String {
    let places: Vec<String> = sighting.places.iter().map(Place::to_string).collect();
    let spelling = if &*sighting.spelling == name { String::new() } else { format!("{} ", french::quote(&sighting.spelling)) };
    format!("{spelling}écrit {}\u{a0}: {}", french::count(sighting.occurrences, "fois", "fois"), places.join("\u{a0}; "))
}

/// The question that an answer in full replies to, with the classes that it may name.
pub fn choices(output: &mut impl Write, question: &str, classes: &[String]) -> anyhow::Result<()> {
    for class in classes {
        writeln!(output, "        {class}")?;
    }
    write!(output, "{question}\u{a0}? (puis Entrée\u{a0}; rien\u{a0}: renoncer) ")?;
    output.flush()?;
    Ok(())
}

pub fn say(output: &mut impl Write, sentence: &str) -> anyhow::Result<()> {
    writeln!(output, "{sentence}\n")?;
    Ok(())
}

pub fn farewell(output: &mut impl Write, outcome: Outcome) -> anyhow::Result<()> {
    let parts = [
        french::count(outcome.accepted, "rapprochement accepté", "rapprochements acceptés"),
        french::count(outcome.refused, "refusé", "refusés"),
        french::count(outcome.put_off + outcome.left, "laissé pour plus tard", "laissés pour plus tard"),
    ];
    writeln!(output, "{}.", parts.join(", "))?;
    Ok(())
}
