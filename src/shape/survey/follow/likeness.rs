//! Whether two questions, of two years, are one.

use super::Wordings;
use crate::fold::fold;
use crate::shape::survey::scales::key;
use crate::shape::survey::{Question, QuestionKind};
use std::collections::BTreeSet;
use std::sync::Arc;

/// From this likeness on, a person is asked whether two wordings are one question.
const PROPOSED: f64 = 0.65;
/// What having the same classes adds to it.
const SAME_CLASSES: f64 = 0.1;
/// From this likeness on, two words are one: a plural, a feminine, a slip.
const SAME_WORD: f64 = 0.8;
/// How likely two questions are one of which nothing but the code is known.
const SAME_CODE: f64 = 0.9;

/// Whether two questions are one.
#[derive(Clone, Debug, PartialEq)]
pub enum Likeness {
    /// Word for word, or so a person decided.
    Same,
    /// A person is asked.
    Reworded {
        /// From 0 to 1.
        score: f64,
        /// The wordings to decide on, the earlier first: of the question, of its row.
        pairs: Vec<(Arc<str>, Arc<str>)>,
    },
    Different,
}

impl Likeness {
    /// From 0 to 1; `None` for two questions.
    pub const fn score(&self) -> Option<f64> {
        match self {
            Self::Same => Some(1.0),
            Self::Reworded { score, .. } => Some(*score),
            Self::Different => None,
        }
    }
}

/// A question, its words made ready to be compared.
pub struct Worded<'a> {
    question: &'a Question,
    text: Words<'a>,
    row: Option<Words<'a>>,
    classes: BTreeSet<String>,
}

struct Words<'a> {
    written: &'a Arc<str>,
    folded: String,
    /// Those that say something.
    telling: BTreeSet<String>,
}

impl<'a> Words<'a> {
    fn new(written: &'a Arc<str>) -> Self {
        let folded = fold(written);
        let telling = folded.split(' ').filter(|word| word.len() > 1 && !LINKS.contains(word)).map(str::to_owned).collect();
        Self { written, folded, telling }
    }

    fn likeness(&self, other: &Self, wordings: &Wordings, bonus: f64) -> Likeness {
        match wordings.decided(self.written, other.written) {
            Some(true) => return Likeness::Same,
            Some(false) => return Likeness::Different,
            None => {}
        }
        if self.folded == other.folded {
            return Likeness::Same;
        }
        let score = (words_in_common(&self.telling, &other.telling) + bonus).min(0.99);
        if score >= PROPOSED { self.ask(other, score) } else { Likeness::Different }
    }

    fn ask(&self, other: &Self, score: f64) -> Likeness {
        Likeness::Reworded { score, pairs: vec![(self.written.clone(), other.written.clone())] }
    }
}

impl<'a> Worded<'a> {
    pub fn new(question: &'a Question) -> Self {
        Self {
            question,
            text: Words::new(&question.text),
            row: question.row.as_ref().map(Words::new),
            classes: question.classes.iter().map(|label| key(label)).collect(),
        }
    }

    /// Compares an earlier question with a later one. Codes decide nothing alone: tools number anew, and people copy a form and change
    /// its words.
    pub fn likeness(&self, later: &Self, wordings: &Wordings) -> Likeness {
        use Likeness::{Different, Reworded, Same};
        if !comparable(self.question.kind, later.question.kind) {
            return Different;
        }
        let same_classes = !self.classes.is_empty() && self.classes == later.classes;
        let bonus = if same_classes { SAME_CLASSES } else { 0.0 };
        let mut text = self.text.likeness(&later.text, wordings, bonus);
        if text == Same && self.is_bare_code() && later.is_bare_code() && !self.was_decided(later, wordings) {
            text = self.text.ask(&later.text, SAME_CODE);
        }
        let row = match (&self.row, &later.row) {
            (None, None) => Same,
            (Some(one), Some(other)) => one.likeness(other, wordings, bonus),
            (Some(_), None) | (None, Some(_)) => Different,
        };
        match (text, row) {
            (Same, row) => row,
            (text @ Reworded { .. }, Same) => text,
            // The rows of an array say what it asks about, its question how: the same rows with the same answers are asked of a person.
            (Different, Same)
                if self.row.is_some() && same_classes && wordings.decided(self.text.written, later.text.written).is_none() =>
            {
                self.text.ask(&later.text, PROPOSED)
            }
            (Reworded { score, pairs }, Reworded { score: of_row, pairs: of_rows }) => {
                Reworded { score: score.min(of_row), pairs: [pairs, of_rows].concat() }
            }
            (Different, _) | (_, Different) => Different,
        }
    }

    fn was_decided(&self, later: &Self, wordings: &Wordings) -> bool {
        wordings.decided(self.text.written, later.text.written).is_some()
    }

    /// The export gives codes, the settings no words: `G01Q02`.
    fn is_bare_code(&self) -> bool {
        let code = fold(&self.question.code);
        let text = &self.text.folded;
        !text.contains(' ') && (code == *text || code.strip_prefix(text.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    }
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
fn words_in_common(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let is_near = |word: &str, known: &str| {
        let (short, long) = if word.len() < known.len() { (word.len(), known.len()) } else { (known.len(), word.len()) };
        // Lengths alone may tell: comparing letters is what costs.
        short as f64 >= SAME_WORD * long as f64 && strsim::normalized_damerau_levenshtein(word, known) >= SAME_WORD
    };
    let is_there = |word: &&String| other.contains(*word) || other.iter().any(|known| is_near(word, known));
    let total = one.len() + other.len();
    if total == 0 { 0.0 } else { 2.0 * one.iter().filter(is_there).count() as f64 / total as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, row: Option<&str>, kind: QuestionKind) -> Question {
        Question {
            code: Arc::from("Q"),
            text: text.into(),
            row: row.map(Arc::from),
            kind,
            classes: vec!["Oui".into(), "Non".into()],
            no_opinion: Vec::new(),
            respondent_trait: false,
            publish: false,
            coded: false,
            axis: None,
            columns: vec![Some(1)],
        }
    }

    fn like(one: &Question, other: &Question, wordings: &Wordings) -> Likeness {
        Worded::new(one).likeness(&Worded::new(other), wordings)
    }

    fn scale(text: &str) -> Question {
        question(text, None, QuestionKind::Scale)
    }

    #[test]
    fn a_reworded_question_is_proposed_and_another_is_not() {
        let nothing = Wordings::default();
        let (old, new) = (
            scale("Êtes-vous satisfait du fonctionnement du conseil ?"),
            scale("Êtes-vous satisfait(e) du fonctionnement du conseil local ?"),
        );
        assert_eq!(like(&scale("Êtes-vous satisfait ?"), &scale("êtes vous satisfait"), &nothing), Likeness::Same);
        assert!(matches!(like(&old, &new, &nothing), Likeness::Reworded { .. }));
        let other = scale("Fluidifier les parcours de vie");
        assert_eq!(like(&scale("Lutter contre la stigmatisation"), &other, &nothing), Likeness::Different);
        assert_eq!(
            like(&question("Êtes-vous satisfait ?", None, QuestionKind::Text), &scale("Êtes-vous satisfait ?"), &nothing),
            Likeness::Different
        );
        for (same, expected) in [(true, Likeness::Same), (false, Likeness::Different)] {
            let mut wordings = Wordings::default();
            wordings.decide(&new.text, &old.text, same);
            assert_eq!(like(&old, &new, &wordings), expected);
        }
    }

    #[test]
    fn the_rows_of_a_reworded_array_are_asked_about_once() {
        let row = |text: &str| question(text, Some("Emploi"), QuestionKind::Scale);
        let (old, new) = (row("Cet objectif est-il atteint ?"), row("Selon vous, où en est-on ?"));
        let Likeness::Reworded { pairs, .. } = like(&old, &new, &Wordings::default()) else { panic!("not proposed") };
        assert_eq!(pairs, [(old.text.clone(), new.text.clone())]);
        let other_answers = Question { classes: vec!["Fort".into(), "Faible".into()], ..new };
        assert_eq!(like(&old, &other_answers, &Wordings::default()), Likeness::Different);
    }

    #[test]
    fn a_code_without_its_words_is_asked_about() {
        let coded = Question { code: "G01Q02".into(), ..scale("G01Q02") };
        assert!(matches!(like(&coded, &coded, &Wordings::default()), Likeness::Reworded { .. }));
    }
}
