//! What changed from one questionnaire to the one it follows, and whether so few answers can tell.

use super::pooled::{Pooled, pooled};
use crate::aggregate::statistics::{fisher, holm, mcnemar};
use crate::figure::Sources;
use crate::shape::survey::follow::{Followed, Likeness, Wordings, successions};
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

/// How many chose a class, among how many who had an opinion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub count: u64,
    pub base: u64,
}

/// Where figures tell a question: its year, its code, and its questionnaire where the year has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub year: i32,
    pub code: Arc<str>,
    pub questionnaire: Option<Arc<str>>,
    pub question: Arc<str>,
}

/// A class of a question that was asked twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub before: (Told, Share),
    pub now: (Told, Share),
    pub class: Arc<str>,
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

/// A questionnaire of a year, counted beside the earlier one that it follows.
pub struct Comparison<'a> {
    pub before: Side<'a>,
    pub now: Side<'a>,
    /// Questions asked both times, by rank; a reworded one on which nobody decided is none, nor is a trait of the respondent.
    pub questions: Vec<Followed>,
}

/// One of the two questionnaires of a comparison.
pub struct Side<'a> {
    pub year: i32,
    /// Whether figures of its year name the questionnaire.
    pub several: bool,
    pub questionnaire: Pooled<'a>,
}

impl Side<'_> {
    /// The questionnaire as figures label it.
    pub fn label(&self) -> Option<Arc<str>> {
        self.several.then(|| self.questionnaire.title.clone())
    }

    fn told(&self, question: &Question) -> Told {
        Told { year: self.year, code: question.code.clone(), questionnaire: self.label(), question: question.heading().into() }
    }

    fn question(&self, rank: usize) -> Option<&Question> {
        self.questionnaire.asked().get(rank)
    }
}

/// The questionnaires of a year that follow an earlier one.
pub fn comparisons<'a>(year: i32, surveys: &'a [Survey], wordings: &Wordings, sources: &mut Sources) -> Vec<Comparison<'a>> {
    let mut comparisons = Vec::new();
    for succession in successions(surveys, year, wordings) {
        let sides = [succession.before, succession.now].map(|survey| side(survey, surveys, sources));
        let [Some(before), Some(now)] = sides else { continue };
        let may_be_compared = |pair: &Followed| {
            let asked = [before.question(pair.before), now.question(pair.now)];
            pair.likeness == Likeness::Same && asked.iter().flatten().all(|question| !question.respondent_trait)
        };
        let questions: Vec<Followed> = succession.questions.into_iter().filter(may_be_compared).collect();
        if !questions.is_empty() {
            comparisons.push(Comparison { before, now, questions });
        }
    }
    comparisons
}

/// The files of a questionnaire counted as one, as for the figures of its own year.
fn side<'a>(survey: &Survey, surveys: &'a [Survey], sources: &mut Sources) -> Option<Side<'a>> {
    let year = survey.year?;
    let of_year: Vec<&Survey> = surveys.iter().filter(|other| other.year == Some(year)).collect();
    let questionnaires = pooled(&of_year, sources);
    let several = questionnaires.len() > 1;
    let questionnaire = questionnaires.into_iter().find(|questionnaire| questionnaire.holds(survey))?;
    Some(Side { year, several, questionnaire })
}

/// Every class of every question that a questionnaire of the year and an earlier one ask.
pub fn changes(year: i32, surveys: &[Survey], wordings: &Wordings) -> Vec<Change> {
    let comparisons = comparisons(year, surveys, wordings, &mut Sources::default());
    let mut changes: Vec<Change> =
        comparisons.iter().flat_map(|comparison| comparison.questions.iter().flat_map(|pair| comparison.of_question(pair))).collect();
    let probabilities: Vec<f64> = changes.iter().map(|change| change.probability).collect();
    for (change, adjusted) in changes.iter_mut().zip(holm(&probabilities)) {
        change.adjusted = adjusted;
    }
    changes
}

impl Comparison<'_> {
    fn of_question(&self, pair: &Followed) -> Vec<Change> {
        let (Some(old), Some(new)) = (self.before.question(pair.before), self.now.question(pair.now)) else { return Vec::new() };
        let opinions = new.classes.iter().filter(|label| !new.no_opinion.contains(label));
        let shared = opinions.filter(|label| old.classes.contains(label) && !old.no_opinion.contains(label));
        let change = |class: &Arc<str>| {
            let old_votes = votes(&self.before.questionnaire, pair.before, class);
            let new_votes = votes(&self.now.questionnaire, pair.now, class);
            let (before, now) = (share(&old_votes), share(&new_votes));
            let Twice { people, gained, lost } = twice(&old_votes, &new_votes);
            let paired = people > 0 && people as f64 >= KNOWN_TWICE * before.base.min(now.base) as f64;
            let against = |share: Share| share.base.saturating_sub(share.count);
            let (test, probability) = if paired {
                // What those who answered twice did is not told of all, when all went the other way.
                let agrees = (gained > lost) == (now.count * before.base > before.count * now.base);
                (Test::SamePeople, if agrees { mcnemar(gained, lost) } else { 1.0 })
            } else {
                (Test::TwoGroups, fisher([[before.count, against(before)], [now.count, against(now)]]))
            };
            Change {
                before: (self.before.told(old), before),
                now: (self.now.told(new), now),
                class: class.clone(),
                test,
                probability,
                adjusted: probability,
            }
        };
        shared.map(change).collect()
    }
}

/// A respondent with an opinion: who, when it is known, and whether the class was chosen.
struct Vote {
    person: Option<u64>,
    chose: bool,
}

fn votes(questionnaire: &Pooled<'_>, rank: usize, class: &Arc<str>) -> Vec<Vote> {
    let of_file = |survey: &Survey| -> Vec<Vote> {
        let Some(question) = survey.questions.get(rank) else { return Vec::new() };
        // A class that a file lacks was chosen by nobody there.
        let class = question.classes.iter().position(|label| label == class);
        let vote = |response: &Response| {
            Some(Vote { person: response.imprint.person, chose: chose(question, response.answers.get(rank)?, class)? })
        };
        survey.complete().filter_map(vote).collect()
    };
    questionnaire.surveys().flat_map(of_file).collect()
}

/// `None` without an opinion.
fn chose(question: &Question, answer: &Answer, class: Option<usize>) -> Option<bool> {
    match answer {
        Answer::Class(chosen) => (!question.is_no_opinion(*chosen)).then_some(Some(*chosen) == class),
        Answer::Classes(chosen) => {
            let only_no_opinion = !chosen.is_empty() && chosen.iter().all(|chosen| question.is_no_opinion(*chosen));
            (!only_no_opinion).then(|| class.is_some_and(|class| chosen.contains(&class)))
        }
        Answer::NotAsked | Answer::Blank | Answer::Number(_) | Answer::Text(_) => None,
    }
}

fn share(votes: &[Vote]) -> Share {
    Share { count: votes.iter().filter(|vote| vote.chose).count() as u64, base: votes.len() as u64 }
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
fn twice(old: &[Vote], new: &[Vote]) -> Twice {
    let by_person = |votes: &[Vote]| {
        let mut people: BTreeMap<u64, Option<bool>> = BTreeMap::new();
        for (person, chose) in votes.iter().filter_map(|vote| Some((vote.person?, vote.chose))) {
            people.entry(person).and_modify(|known| *known = None).or_insert(Some(chose));
        }
        people
    };
    let (old, new) = (by_person(old), by_person(new));
    let both: Vec<(bool, bool)> = old.iter().filter_map(|(person, vote)| Some(((*vote)?, (*new.get(person)?)?))).collect();
    let turned = |from: bool, to: bool| both.iter().filter(|pair| **pair == (from, to)).count() as u64;
    Twice { people: both.len() as u64, gained: turned(false, true), lost: turned(true, false) }
}
