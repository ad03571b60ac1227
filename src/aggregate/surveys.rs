//! Questionnaires: how many answered, and what; counts first, each with its base and its interval.

mod attainment;
pub mod changes;
mod pooled;

use super::statistics::{quartiles, wilson};
use crate::figure::{Class, Figure, Sources, Status};
use crate::fold::fold;
use crate::french;
use crate::personal::scrub_words;
use crate::shape::survey::follow::Wordings;
use crate::shape::survey::{Question, QuestionKind, Survey};
use changes::Comparison;
use pooled::{Counted, Pooled};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a count of people who answered is counted in.
const RESPONSES: &str = "réponses";
/// The class of those who were asked and left a blank: outside the base, and told.
pub const NO_ANSWER: &str = "Sans réponse";
/// The same, for a question that has a class of that name.
pub const LEFT_BLANK: &str = "Case laissée vide";
/// Fewer numbers than this are not summed up: their quartiles would be somebody's own (contract §7, « base < 5 »).
const FEWEST_NUMBERS: usize = 5;

/// A question of a year as figures name it, and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// `OBJ01` for the indicator `question_OBJ01`.
    pub code: Arc<str>,
    /// The label of `questionnaire`, where the year has several: two of them may share a code.
    pub questionnaire: Option<Arc<str>>,
    pub question: Question,
}

/// Every question of a year, by questionnaire as figures label them, in the order of the file.
pub fn asked(year: i32, surveys: &[Survey]) -> Vec<Asked> {
    let of_year: Vec<&Survey> = surveys.iter().filter(|survey| survey.year == Some(year)).collect();
    let questionnaires = pooled::pooled(&of_year, &mut Sources::default());
    let several = questionnaires.len() > 1;
    let of = |questionnaire: &Pooled<'_>| {
        let title = several.then(|| questionnaire.title.clone());
        let asked = |question: &Question| Asked { code: question.code.clone(), questionnaire: title.clone(), question: question.clone() };
        questionnaire.asked().iter().map(asked).collect::<Vec<_>>()
    };
    questionnaires.iter().flat_map(of).collect()
}

/// A question that asks for a trait of the respondent: what is said by it is protected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trait {
    pub year: i32,
    pub code: Arc<str>,
    /// As in [`Asked::questionnaire`].
    pub questionnaire: Option<Arc<str>>,
}

/// The traits that questionnaires of any year ask for.
pub fn traits(surveys: &[Survey]) -> BTreeSet<Trait> {
    let years: BTreeSet<i32> = surveys.iter().filter_map(|survey| survey.year).collect();
    let of = |year: i32| asked(year, surveys).into_iter().map(move |asked| (year, asked));
    let traits = years.into_iter().flat_map(of).filter(|(_, asked)| asked.question.respondent_trait);
    traits.map(|(year, Asked { code, questionnaire, .. })| Trait { year, code, questionnaire }).collect()
}

/// Every figure of a year's questionnaires. The share of those asked who answered is counted, not estimated: it has no interval.
pub fn figures(year: i32, surveys: &[Survey], sources: &mut Sources) -> Vec<Figure> {
    let asked: Vec<&Survey> = surveys.iter().filter(|survey| survey.year == Some(year)).collect();
    let questionnaires = pooled::pooled(&asked, sources);
    let several = questionnaires.len() > 1;
    let mut figures = Vec::new();
    let mut opinions = Vec::new();
    for questionnaire in &questionnaires {
        let polled = Polled { year, questionnaire: several.then(|| questionnaire.title.clone()) };
        figures.extend(turnout(&polled, &[questionnaire]));
        for counted in questionnaire.questions() {
            figures.extend(of_question(&polled, questionnaire, &counted));
            opinions.extend(attainment::opinion(questionnaire, &counted));
        }
    }
    if several {
        figures.extend(turnout(&Polled { year, questionnaire: None }, &questionnaires.iter().collect::<Vec<_>>()));
    }
    figures.extend(attainment::figures(year, several, opinions));
    for figure in &mut figures {
        figure.sources.tidy();
    }
    figures
}

/// The answers to the questions that an earlier questionnaire asked too, as its own year counts them: what the year is compared with.
pub fn figures_before(year: i32, surveys: &[Survey], wordings: &Wordings, sources: &mut Sources) -> Vec<Figure> {
    let mut figures = Vec::new();
    for Comparison { before, questions, .. } in changes::comparisons(year, surveys, wordings, sources) {
        let polled = Polled { year: before.year, questionnaire: before.label() };
        let counted = questions.iter().filter_map(|pair| before.questionnaire.question(pair.before));
        figures.extend(counted.flat_map(|counted| of_question(&polled, &before.questionnaire, &counted)));
    }
    for figure in &mut figures {
        figure.sources.tidy();
    }
    figures
}

/// The year, and the questionnaire where there are several.
struct Polled {
    year: i32,
    questionnaire: Option<Arc<str>>,
}

impl Polled {
    /// A count of answers, under these classes and the questionnaire's.
    fn figure(&self, indicator: &str, classes: &[(&str, &str)], value: f64, unit: &str) -> Figure {
        let questionnaire = self.questionnaire.as_deref().map(|title| ("questionnaire", title));
        let classes = classes.iter().copied().chain(questionnaire);
        let classes = classes.map(|(dimension, label)| Class { dimension: dimension.into(), label: label.into() }).collect();
        Figure { classes, ..Figure::count(indicator, self.year, value, unit) }
    }
}

/// Answers, and their share of those invited when all questionnaires say how many were.
fn turnout(polled: &Polled, questionnaires: &[&Pooled<'_>]) -> Vec<Figure> {
    let answers: usize = questionnaires.iter().map(|questionnaire| questionnaire.complete()).sum();
    let mut count = polled.figure("reponses", &[], answers as f64, RESPONSES);
    for questionnaire in questionnaires {
        count.sources.extend(&questionnaire.answer_cells());
    }
    let invited: Option<u32> = questionnaires.iter().map(|questionnaire| questionnaire.invited).sum();
    // More answers than people asked: one of the two is wrong, as a finding says.
    let is_rate = |invited: u32| answers as f64 <= f64::from(invited);
    let rate = invited.filter(|invited| *invited > 0).map(|invited| Figure {
        numerator: Some(answers as f64),
        denominator: Some(f64::from(invited)),
        status: if is_rate(invited) { Status::Known } else { Status::NotKnown },
        sources: count.sources.clone(),
        ..polled.figure("taux_reponse", &[], answers as f64 / f64::from(invited), "part")
    });
    [Some(count), rate].into_iter().flatten().collect()
}

fn of_question(polled: &Polled, questionnaire: &Pooled<'_>, counted: &Counted<'_>) -> Vec<Figure> {
    let indicator = format!("question_{}", counted.question.code);
    let mut total = polled.figure(&indicator, &[], counted.answered as f64, RESPONSES);
    total.sources = counted.cells();
    let mut figures = vec![total];
    match counted.question.kind {
        QuestionKind::Number => figures.extend(of_numbers(polled, &indicator, counted)),
        QuestionKind::Text => {}
        QuestionKind::Objective | QuestionKind::Scale | QuestionKind::Single | QuestionKind::Multiple => {
            figures.extend(counted.classes.iter().map(|class| {
                let mut figure = polled.figure(&indicator, &[("modalite", &class.label)], class.count as f64, RESPONSES);
                figure.sources = class.cells.clone();
                if !class.no_opinion {
                    let (count, base) = (class.count as f64, counted.base as f64);
                    figure.numerator = Some(count);
                    figure.denominator = Some(base);
                    figure.interval = wilson(count, base, questionnaire.invited.map(f64::from));
                }
                figure
            }));
        }
    }
    if counted.blank > 0 {
        let taken = counted.classes.iter().any(|class| fold(&class.label) == fold(NO_ANSWER));
        let label = if taken { LEFT_BLANK } else { NO_ANSWER };
        let mut blank = polled.figure(&indicator, &[("modalite", label)], counted.blank as f64, RESPONSES);
        blank.sources = counted.blank_cells.clone();
        figures.push(blank);
    }
    figures
}

/// Median and quartiles, each with the count of numbers it comes from.
fn of_numbers(polled: &Polled, indicator: &str, counted: &Counted<'_>) -> Vec<Figure> {
    let known = quartiles(&counted.numbers).filter(|_| counted.numbers.len() >= FEWEST_NUMBERS);
    let labels = ["1er quartile", "médiane", "3e quartile"];
    let figures = labels.iter().enumerate().map(|(at, label)| Figure {
        value: known.and_then(|values| values.get(at).copied()),
        denominator: Some(counted.numbers.len() as f64),
        status: if known.is_some() { Status::Known } else { Status::NotKnown },
        sources: counted.cells(),
        ..polled.figure(indicator, &[("modalite", label)], 0.0, "valeur")
    });
    figures.collect()
}

/// What people answered in their own words to a question, scrubbed of what says something of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatims {
    pub code: Arc<str>,
    /// As in [`Asked::questionnaire`].
    pub questionnaire: Option<Arc<str>>,
    /// In alphabetical order: in the order of the file, the third answers to two questions would be known to be one person's.
    pub texts: Vec<Arc<str>>,
}

/// The words that may be printed: those of questions with `publier = true`.
pub fn verbatims(year: i32, surveys: &[Survey]) -> Vec<Verbatims> {
    let of_year: Vec<&Survey> = surveys.iter().filter(|survey| survey.year == Some(year)).collect();
    let questionnaires = pooled::pooled(&of_year, &mut Sources::default());
    let several = questionnaires.len() > 1;
    let mut found = Vec::new();
    for questionnaire in &questionnaires {
        for (rank, question) in questionnaire.asked().iter().enumerate().filter(|(_, question)| question.publish) {
            let answers = questionnaire.surveys().flat_map(Survey::complete).filter_map(|response| pooled::text(response, rank));
            let mut texts: Vec<Arc<str>> = answers.map(|text| scrub_words(&text).into()).collect();
            texts.sort_by_cached_key(|text| (french::collation_key(text), text.clone()));
            if !texts.is_empty() {
                found.push(Verbatims { code: question.code.clone(), questionnaire: several.then(|| questionnaire.title.clone()), texts });
            }
        }
    }
    found
}
