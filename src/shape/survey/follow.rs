//! A questionnaire from one year to the next: the same header, the same questions, a question whose words changed.

use super::scales::key;
use super::{Question, QuestionKind, Survey};
use crate::fold::fold;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// From this likeness on, a person is asked whether two wordings are one question.
const PROPOSED: f64 = 0.65;
/// What having the same classes adds to it.
const SAME_CLASSES: f64 = 0.1;
/// From this likeness on, two words are one: a plural, a feminine, a slip.
const SAME_WORD: f64 = 0.8;

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

/// Whether two questions, of two years, are one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// Word for word.
    Same,
    /// Their words are near (from 0 to 1): a person decides.
    Reworded(f64),
    Different,
}

/// Compares two questions. Codes decide nothing alone: tools number anew, and people copy a form and change its words.
pub fn same_question(one: &Question, other: &Question) -> Likeness {
    if !comparable(one.kind, other.kind) {
        return Likeness::Different;
    }
    let texts = |question: &Question| fold(&format!("{} {}", question.text, question.row.as_deref().unwrap_or_default()));
    let (first, second) = (texts(one), texts(other));
    if first == second {
        return Likeness::Same;
    }
    // Rows of arrays share their question: their own words decide.
    let (first, second) =
        if one.row.is_some() && other.row.is_some() { (fold(one.subject()), fold(other.subject())) } else { (first, second) };
    let classes = |question: &Question| question.classes.iter().map(|label| key(label)).collect::<BTreeSet<_>>();
    let same_classes = !one.classes.is_empty() && classes(one) == classes(other);
    let likeness = words_in_common(&first, &second);
    let likeness = (likeness + if same_classes { SAME_CLASSES } else { 0.0 }).min(0.99);
    if likeness >= PROPOSED { Likeness::Reworded(likeness) } else { Likeness::Different }
}

/// The same sort of answer, so that figures can stand side by side.
const fn comparable(one: QuestionKind, other: QuestionKind) -> bool {
    use QuestionKind::{Multiple, Number, Objective, Scale, Single, Text};
    match (one, other) {
        (Objective | Scale | Single, Objective | Scale | Single) | (Multiple, Multiple) | (Number, Number) | (Text, Text) => true,
        (Objective | Scale | Single | Multiple | Number | Text, _) => false,
    }
}

/// Words of two letters and more that say nothing of what is asked.
const LINKS: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "du", "de", "et", "au", "aux", "en", "que", "qu", "vous", "etes", "est", "il", "elle", "ils",
    "elles",
];

/// Dice's coefficient on the words that say something.
fn words_in_common(one: &str, other: &str) -> f64 {
    let words =
        |text: &str| text.split(' ').filter(|word| word.len() > 1 && !LINKS.contains(word)).map(str::to_owned).collect::<BTreeSet<_>>();
    let (one, other) = (words(one), words(other));
    let is_there = |word: &String| other.iter().any(|known| strsim::normalized_damerau_levenshtein(word, known) >= SAME_WORD);
    let total = one.len() + other.len();
    if total == 0 { 0.0 } else { 2.0 * one.iter().filter(|word| is_there(word)).count() as f64 / total as f64 }
}

/// Two questions that are one, by rank: of the year before, of the year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Followed {
    pub before: usize,
    pub now: usize,
    pub likeness: Likeness,
}

/// The questions of a year that were asked the year before. `decided` tells what a person said of two wordings, once for all: yes, no,
/// or nothing yet. A reworded question on which nothing was decided is proposed, never followed.
pub fn follow(before: &Survey, now: &Survey, decided: impl Fn(&str, &str) -> Option<bool>) -> Vec<Followed> {
    let mut pairs: Vec<(f64, Followed)> = Vec::new();
    for (now_rank, question) in now.questions.iter().enumerate() {
        for (before_rank, old) in before.questions.iter().enumerate() {
            let likeness = match (same_question(old, question), decided(old.subject(), question.subject())) {
                (_, Some(true)) => Likeness::Same,
                (_, Some(false)) => Likeness::Different,
                (likeness, None) => likeness,
            };
            let score = match likeness {
                Likeness::Same => 1.0,
                Likeness::Reworded(score) => score,
                Likeness::Different => continue,
            };
            pairs.push((score, Followed { before: before_rank, now: now_rank, likeness }));
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn question(text: &str, kind: QuestionKind) -> Question {
        Question {
            code: Arc::from("Q"),
            text: text.into(),
            row: None,
            kind,
            classes: Vec::new(),
            no_opinion: Vec::new(),
            respondent_trait: false,
            publish: false,
            axis: None,
            columns: vec![Some(1)],
        }
    }

    #[test]
    fn a_reworded_question_is_proposed_and_another_is_not() {
        let like = |one: &str, other: &str| same_question(&question(one, QuestionKind::Scale), &question(other, QuestionKind::Scale));
        assert_eq!(like("Êtes-vous satisfait ?", "êtes vous satisfait"), Likeness::Same);
        assert!(matches!(
            like("Êtes-vous satisfait du fonctionnement du conseil ?", "Êtes-vous satisfait(e) du fonctionnement du conseil local ?"),
            Likeness::Reworded(_)
        ));
        assert_eq!(like("Lutter contre la stigmatisation", "Fluidifier les parcours de vie"), Likeness::Different);
        let text = question("Êtes-vous satisfait ?", QuestionKind::Text);
        assert_eq!(same_question(&text, &question("Êtes-vous satisfait ?", QuestionKind::Scale)), Likeness::Different);
    }
}
