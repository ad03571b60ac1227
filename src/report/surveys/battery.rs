//! Questions that share a scale and follow each other: one table, a line a question, where as many small ones would say less.

use super::{LEFT_BLANK, of_question, share, total};
use crate::figure::Figure;
use crate::french;
use crate::report::desk::Desk;
use crate::report::figures::{Breakdown, known};
use crate::report::order;
use crate::report::phrase::counted;
use crate::report::table::{Absent, FigureColumn, ROWS_SHOWN, whole_table};
use crate::report::typography::{quoted, typeset};
use crate::report::{QuestionText, Table};
use std::collections::BTreeSet;

/// More answers than this make a table wider than a page.
const CLASSES_SHOWN: usize = 7;

/// How many of the questions, from the first, stand in one table: two at least, else none.
pub fn run(desk: &Desk<'_>, questions: &[QuestionText]) -> Option<usize> {
    let first = questions.first()?;
    let mut texts = BTreeSet::new();
    let fits = |asked: &&QuestionText| {
        asked.questionnaire == first.questionnaire
            && asked.classes == first.classes
            && texts.insert(asked.text.clone())
            && is_plain(desk, asked)
    };
    let length = questions.iter().take(ROWS_SHOWN).take_while(fits).count();
    (length >= 2).then_some(length)
}

/// Nothing but a few counts: no percentage with its interval, no words of people's own.
fn is_plain(desk: &Desk<'_>, asked: &QuestionText) -> bool {
    let few = (2..=CLASSES_SHOWN).contains(&asked.classes.len());
    let counts = |breakdown: &Breakdown<'_>| {
        breakdown.figures.iter().all(|figure| share(desk, figure).is_none())
            && breakdown
                .labels("modalite")
                .iter()
                .all(|label| asked.classes.iter().any(|class| &**class == *label) || LEFT_BLANK.contains(label))
    };
    let written = desk.publication.verbatims().iter().any(|words| words.code == asked.code && words.questionnaire == asked.questionnaire);
    few && !asked.coded && !written && total(desk, asked).is_some() && of_question(desk, asked).is_some_and(|breakdown| counts(&breakdown))
}

pub fn table(desk: &Desk<'_>, questions: &[QuestionText]) -> Table {
    let answered: Vec<(&QuestionText, Breakdown<'_>)> =
        questions.iter().filter_map(|asked| Some((asked, of_question(desk, asked)?))).collect();
    let labels: BTreeSet<&str> = answered.iter().flat_map(|(_, breakdown)| breakdown.labels("modalite")).collect();
    let scale = questions.first().map_or(&[][..], |asked| &asked.classes);
    let labels = order::in_order(labels.into_iter().collect(), |label| scale.iter().position(|class| &**class == label));
    let mut columns: Vec<FigureColumn<'_>> = labels
        .iter()
        .map(|label| FigureColumn {
            title: (*label).to_owned(),
            figures: answered.iter().filter_map(|(asked, breakdown)| Some((&*asked.text, breakdown.get("modalite", label)?))).collect(),
            total: None,
            // The scale is one for all of them: nobody chose that class.
            absent: Absent::Zero,
        })
        .collect();
    columns.push(FigureColumn {
        title: "Réponses".to_owned(),
        figures: questions.iter().filter_map(|asked| Some((&*asked.text, total(desk, asked)?))).collect(),
        total: None,
        absent: Absent::Untold,
    });
    let rows: Vec<&str> = questions.iter().map(|asked| &*asked.text).collect();
    let caption = format!("{} questions sur la même échelle, {}", french::number(questions.len() as f64), desk.year());
    let mut data = whole_table(desk, &caption, "Question", &rows, &columns);
    data.notes.splice(0..0, turnout(desk, &answered).into_iter().map(|told| typeset(&told)));
    data
}

/// How many questionnaires were received: once where each question stands in as many, else question by question.
fn turnout(desk: &Desk<'_>, answered: &[(&QuestionText, Breakdown<'_>)]) -> Vec<String> {
    let received_of = |(asked, breakdown): &(&QuestionText, Breakdown<'_>)| {
        let blank = breakdown.figures.iter().filter(|figure| is_blank(figure)).map(|figure| known(figure)).sum::<Option<f64>>()?;
        Some(known(total(desk, asked)?)? + blank)
    };
    let counts: Vec<Option<f64>> = answered.iter().map(received_of).collect();
    match counts.as_slice() {
        // The number of answers heads the section.
        [Some(first), rest @ ..] if rest.iter().all(|count| *count == Some(*first)) => Vec::new(),
        counts => {
            let told = answered.iter().zip(counts).filter_map(|((asked, _), count)| Some((asked, (*count)?)));
            let papers = |count: f64| counted(count, "questionnaire reçu", "questionnaires reçus");
            told.map(|(asked, count)| format!("{} : {}.", quoted(&asked.text), papers(count))).collect()
        }
    }
}

fn is_blank(figure: &Figure) -> bool {
    figure.label("modalite").is_some_and(|label| LEFT_BLANK.contains(&label))
}
