//! A questionnaire from one year to the next: which one it follows, which of its questions were asked before, and under which words.

mod likeness;
mod wordings;

pub use likeness::Likeness;
pub use wordings::Wordings;

use super::Survey;
use crate::fold::fold;
use likeness::Worded;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A header in few letters: the same questions in the same order give the same, whatever case, accents and punctuation.
pub fn fingerprint(survey: &Survey) -> String {
    let mut hash = Sha256::new();
    for question in &survey.questions {
        hash.update(fold(&question.text).as_bytes());
        hash.update([0]);
        hash.update(fold(question.row.as_deref().unwrap_or_default()).as_bytes());
        hash.update([1]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Two questions that are one, or may be, by rank: of the earlier questionnaire, of the later one.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    pub before: usize,
    pub now: usize,
    pub likeness: Likeness,
}

/// The questions of a questionnaire that an earlier one asked. A reworded question on which nobody decided is proposed, never followed.
pub fn follow(before: &Survey, now: &Survey, wordings: &Wordings) -> Vec<Followed> {
    let [old, new] = [before, now].map(|survey| survey.questions.iter().map(Worded::new).collect::<Vec<_>>());
    let mut pairs: Vec<(f64, Followed)> = Vec::new();
    for (now, question) in new.iter().enumerate() {
        for (before, earlier) in old.iter().enumerate() {
            let likeness = earlier.likeness(question, wordings);
            if let Some(score) = likeness.score() {
                pairs.push((score, Followed { before, now, likeness }));
            }
        }
    }
    pairs.sort_by(|(one, first), (other, second)| other.total_cmp(one).then((first.now, first.before).cmp(&(second.now, second.before))));
    let (mut taken_before, mut taken_now) = (BTreeSet::new(), BTreeSet::new());
    let mut followed: Vec<Followed> = Vec::new();
    for (_, pair) in pairs {
        if !taken_before.contains(&pair.before) && !taken_now.contains(&pair.now) {
            taken_before.insert(pair.before);
            taken_now.insert(pair.now);
            followed.push(pair);
        }
    }
    followed.sort_by_key(|pair| pair.now);
    followed
}

/// A questionnaire and the earlier one that it follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Succession<'a> {
    pub before: &'a Survey,
    pub now: &'a Survey,
    pub questions: Vec<Followed>,
}

/// Each questionnaire of a year with the newest earlier one that asked the same questions, whatever its title: under one title, one
/// question is enough; under two, half of those of the shorter one. Of several files of one questionnaire, the first stands for all.
pub fn successions<'a>(surveys: &'a [Survey], year: i32, wordings: &Wordings) -> Vec<Succession<'a>> {
    let years: BTreeSet<i32> = surveys.iter().filter_map(|survey| survey.year).filter(|of| *of < year).collect();
    let mut waiting = of_year(surveys, year);
    let mut found = Vec::new();
    for earlier in years.into_iter().rev() {
        let candidates = of_year(surveys, earlier);
        let mut pairs: Vec<(Strength, Succession<'a>)> = Vec::new();
        for now in &waiting {
            for before in &candidates {
                let questions = follow(before, now, wordings);
                pairs.extend(strength(before, now, &questions).map(|strength| (strength, Succession { before, now, questions })));
            }
        }
        // A stable sort: equal pairs keep the order of the inputs.
        pairs.sort_by_key(|(strength, _)| Reverse(*strength));
        for (_, pair) in pairs {
            let is_free = |one: &Succession<'_>| !std::ptr::eq(one.before, pair.before) && !std::ptr::eq(one.now, pair.now);
            if found.iter().all(is_free) {
                waiting.retain(|survey| !std::ptr::eq(*survey, pair.now));
                found.push(pair);
            }
        }
    }
    found
}

fn of_year(surveys: &[Survey], year: i32) -> Vec<&Survey> {
    let mut seen: BTreeSet<(Arc<str>, String)> = BTreeSet::new();
    let of_year = surveys.iter().filter(|survey| survey.year == Some(year));
    of_year.filter(|survey| seen.insert((survey.title.clone(), fingerprint(survey)))).collect()
}

/// Whether the titles are one, how many questions are word for word, how many may be.
type Strength = (bool, usize, usize);

/// `None` if the two have too little in common to be one questionnaire.
fn strength(before: &Survey, now: &Survey, questions: &[Followed]) -> Option<Strength> {
    let one_title = fold(&before.title) == fold(&now.title);
    let same = questions.iter().filter(|pair| pair.likeness == Likeness::Same).count();
    let shorter = before.questions.len().min(now.questions.len());
    let enough = !questions.is_empty() && (one_title || questions.len() * 2 >= shorter);
    enough.then_some((one_title, same, questions.len()))
}
