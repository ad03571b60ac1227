//! What changed from one questionnaire to the next, and whether so few answers can tell.

use crate::aggregate::statistics::{fisher, holm, mcnemar, wilson};
use crate::shape::survey::follow::{Followed, Likeness, follow};
use crate::shape::survey::{Answer, Question, Response, Survey};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The usual limit. A difference that chance alone makes more often than this is not called one.
const CHANCE: f64 = 0.05;
/// From this share of the smaller year's answers on, what the same people said twice tells more than what two groups said.
const KNOWN_TWICE: f64 = 0.5;

/// How a share was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Fisher's exact test: two groups of people.
    TwoGroups,
    /// McNemar's exact test: the same people twice.
    SamePeople,
}

/// How many chose a class, among how many who had an opinion, and the 95 % interval of the share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    pub count: u64,
    pub base: u64,
    pub interval: Option<(f64, f64)>,
}

/// A class of a question, two years running.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The code of the question, this year.
    pub code: Arc<str>,
    pub question: Arc<str>,
    pub class: Arc<str>,
    pub before: Share,
    pub now: Share,
    pub test: Test,
    /// The probability of such a difference if nothing had changed.
    pub probability: f64,
    /// The same, once it is taken into account that many classes are compared: with forty, two differ by chance alone.
    pub adjusted: f64,
}

impl Change {
    /// Whether the difference is more than chance would make. Nothing else may be called an increase or a decrease.
    pub fn is_real(&self) -> bool {
        self.adjusted < CHANCE
    }
}

/// Every class of every question asked both years; a reworded question on which nobody decided is left out.
/// `decided` as in [`follow`].
pub fn changes(before: &Survey, now: &Survey, decided: impl Fn(&str, &str) -> Option<bool>) -> Vec<Change> {
    let followed = follow(before, now, decided);
    let same = followed.iter().filter(|pair| pair.likeness == Likeness::Same);
    let mut changes: Vec<Change> = same.flat_map(|pair| of_question(before, now, *pair)).collect();
    let probabilities: Vec<f64> = changes.iter().map(|change| change.probability).collect();
    for (change, adjusted) in changes.iter_mut().zip(holm(&probabilities)) {
        change.adjusted = adjusted;
    }
    changes
}

fn of_question(before: &Survey, now: &Survey, pair: Followed) -> Vec<Change> {
    let (Some(old), Some(new)) = (before.questions.get(pair.before), now.questions.get(pair.now)) else { return Vec::new() };
    let opinions = new.classes.iter().enumerate().filter(|(class, _)| !new.is_no_opinion(*class));
    let shared = opinions.filter_map(|(class, label)| Some((label, class, old.classes.iter().position(|known| known == label)?)));
    shared.map(|(label, class, old_class)| change(before, now, pair, (old, old_class), (new, class), label)).collect()
}

fn change(before: &Survey, now: &Survey, pair: Followed, old: (&Question, usize), new: (&Question, usize), label: &Arc<str>) -> Change {
    let (old_votes, new_votes) = (votes(before, pair.before, old), votes(now, pair.now, new));
    let (before_share, now_share) = (share(before, &old_votes), share(now, &new_votes));
    let Twice { people, gained, lost } = twice(before, now, &old_votes, &new_votes);
    let paired = people > 0 && people as f64 >= KNOWN_TWICE * before_share.base.min(now_share.base) as f64;
    let [no_before, no_now] = [before_share, now_share].map(|share| share.base.saturating_sub(share.count));
    let (test, probability) = if paired {
        (Test::SamePeople, mcnemar(gained, lost))
    } else {
        (Test::TwoGroups, fisher([[before_share.count, no_before], [now_share.count, no_now]]))
    };
    let question = new.0.subject().clone();
    Change {
        code: new.0.code.clone(),
        question,
        class: label.clone(),
        before: before_share,
        now: now_share,
        test,
        probability,
        adjusted: probability,
    }
}

/// Whether each respondent with an opinion chose the class, in the order of the responses.
fn votes(survey: &Survey, rank: usize, (question, class): (&Question, usize)) -> Vec<Option<bool>> {
    let vote = |response: &Response| match response.answers.get(rank)? {
        Answer::Class(chosen) => (!question.is_no_opinion(*chosen)).then_some(*chosen == class),
        Answer::Classes(chosen) => {
            let only_no_opinion = !chosen.is_empty() && chosen.iter().all(|chosen| question.is_no_opinion(*chosen));
            (!only_no_opinion).then(|| chosen.contains(&class))
        }
        Answer::NotAsked | Answer::Blank | Answer::Number(_) | Answer::Text(_) => None,
    };
    survey.complete().map(vote).collect()
}

fn share(survey: &Survey, votes: &[Option<bool>]) -> Share {
    let count = votes.iter().filter(|vote| **vote == Some(true)).count() as u64;
    let base = votes.iter().flatten().count() as u64;
    Share { count, base, interval: wilson(count as f64, base as f64, survey.invited.map(f64::from)) }
}

/// Those who had an opinion both years.
struct Twice {
    people: u64,
    /// Took the class up.
    gained: u64,
    /// Left it.
    lost: u64,
}

/// Someone who answered twice in a year pairs with nothing.
fn twice(before: &Survey, now: &Survey, old: &[Option<bool>], new: &[Option<bool>]) -> Twice {
    let by_person = |survey: &Survey, votes: &[Option<bool>]| {
        let mut people: BTreeMap<u64, Option<bool>> = BTreeMap::new();
        for (response, vote) in survey.complete().zip(votes) {
            if let Some(person) = response.imprint.person {
                people.entry(person).and_modify(|known| *known = None).or_insert(*vote);
            }
        }
        people
    };
    let (old, new) = (by_person(before, old), by_person(now, new));
    let both: Vec<(bool, bool)> = old.iter().filter_map(|(person, vote)| Some(((*vote)?, (*new.get(person)?)?))).collect();
    let turned = |from: bool, to: bool| both.iter().filter(|pair| **pair == (from, to)).count() as u64;
    Twice { people: both.len() as u64, gained: turned(false, true), lost: turned(true, false) }
}
