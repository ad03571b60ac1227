//! What the questionnaire says of each objective: opinions on both sides of an axis.

use super::super::chart::{Attainment, AttainmentRow, ChartBody, ChartClass, Mark, Tone};
use super::super::desk::{Caption, Desk};
use super::super::figures::known;
use super::super::phrase::{Proportion, counted};
use super::super::table::{Absent, FigureColumn, table};
use super::super::typography::quoted;
use super::super::{Block, QuestionText, Table};
use crate::figure::Figure;
use crate::fold::fold;
use crate::french;
use crate::shape::survey::attainment::{self, attainments};
use std::cmp::Reverse;

/// The three classes an opinion falls into, favourable first, whatever words the questionnaire uses.
const CLASSES: [(&str, Tone, attainment::Attainment); 3] = [
    ("Atteint", Tone::Good, attainment::Attainment::Met),
    ("Partiellement atteint", Tone::Partly, attainment::Attainment::Partly),
    ("Non atteint", Tone::Poor, attainment::Attainment::NotMet),
];

/// An objective, and the answers to the question about it.
struct Asked<'a> {
    label: String,
    perceived: &'a Figure,
    /// The figures of each class of [`CLASSES`]; a scale of many points has several a class.
    answers: [Vec<&'a Figure>; 3],
    unsaid: Option<&'a Figure>,
}

/// « 8,5 points sur 13 »: an opinion is a point, a half for each « partiellement ».
pub fn detail(figure: &Figure) -> String {
    match (known(figure), figure.numerator.zip(figure.denominator)) {
        (Some(_), Some((points, base))) => format!("{} sur\u{a0}{}", counted(points, "point", "points"), french::number(base)),
        _ => String::new(),
    }
}

/// The same, and what the points are made of: « 11,5 points sur 14 (10 « atteint », 3 « partiellement ») ».
fn detail_of(row: &Asked<'_>) -> String {
    let [met, partly, _] = &row.answers;
    let sum = |figures: &[&Figure]| figures.iter().map(|figure| known(figure)).sum::<Option<f64>>();
    let points = detail(row.perceived);
    match (sum(met), sum(partly)) {
        (Some(met), Some(partly)) if partly > 0.0 => {
            format!("{points} ({} atteint, {} partiellement)", french::number(met), french::number(partly))
        }
        (Some(_) | None, Some(_) | None) => points,
    }
}

/// What respondents say of each objective, with the name under which it is told: two questionnaires may ask about the same one.
pub fn perceived<'a>(desk: &Desk<'a>) -> Vec<(String, &'a Figure)> {
    let alone = desk.figures.by("atteinte_percue", &["objectif"]);
    let several = desk.figures.by("atteinte_percue", &["objectif", "questionnaire"]);
    let figures = [alone, several].into_iter().flatten().flat_map(|breakdown| breakdown.figures);
    let name = |figure: &Figure| {
        let objective = figure.label("objectif")?;
        Some(figure.label("questionnaire").map_or_else(|| objective.to_owned(), |title| format!("{objective} ({title})")))
    };
    figures.filter_map(|figure| Some((name(figure)?, figure))).collect()
}

fn asked<'a>(desk: &Desk<'a>) -> Vec<Asked<'a>> {
    perceived(desk)
        .into_iter()
        .filter_map(|(label, figure)| {
            let objective = figure.label("objectif")?;
            let questionnaire = figure.label("questionnaire");
            let mut questions = desk.background.questions.iter().filter(|question| question.questionnaire.as_deref() == questionnaire);
            let question = questions.find(|question| about(question, objective))?;
            let dimensions: &[&str] = if questionnaire.is_some() { &["modalite", "questionnaire"] } else { &["modalite"] };
            let breakdown = desk.figures.by(&format!("question_{}", question.code), dimensions)?;
            let figures: Vec<&Figure> =
                breakdown.figures.into_iter().filter(|answer| answer.label("questionnaire") == questionnaire).collect();
            let labels: Vec<&str> = figures.iter().filter_map(|answer| answer.label("modalite")).collect();
            let classes = attainments(&labels);
            let of = |class: attainment::Attainment| {
                figures.iter().zip(&classes).filter(|(_, told)| **told == Some(class)).map(|(figure, _)| *figure).collect()
            };
            let answers = CLASSES.map(|(_, _, class)| of(class));
            let unsaid = figures.iter().copied().find(|answer| {
                answer.label("modalite").is_some_and(|label| question.no_opinion.iter().any(|known| fold(known) == fold(label)))
            });
            Some(Asked { label, perceived: figure, answers, unsaid })
        })
        .collect()
}

/// Whether a question asks about an objective: it bears its label, or ends with it in brackets as the rows of an array do. A label that
/// two questions bear ends with the code of each.
fn about(question: &QuestionText, objective: &str) -> bool {
    let (text, wanted) = (fold(&question.text), fold(objective));
    let coded = format!("{text} {}", fold(&question.code));
    !wanted.is_empty() && [&text, &coded].into_iter().any(|told| *told == wanted || told.ends_with(&format!(" {wanted}")))
}

pub fn chart(desk: &Desk<'_>) -> Option<Block> {
    let mut asked = asked(desk);
    let score = |row: &Asked<'_>| known(row.perceived).map(|value| (value * 10_000.0).round() as i64);
    asked.sort_by_cached_key(|row| (Reverse(score(row)), french::collation_key(&row.label)));
    let (first, second) = (asked.first()?, asked.get(1));
    let title = match (score(first), second.and_then(score)) {
        (Some(best), next) if best > 0 && next != Some(best) => {
            format!("{} est l'objectif jugé le mieux atteint : {}", quoted(&first.label), detail_of(first))
        }
        _ => {
            let scores: Vec<f64> = asked.iter().filter_map(|row| known(row.perceived)).collect();
            let favourable = scores.iter().filter(|score| **score >= 0.5).count() as f64;
            // Objectives that nothing is concluded on are no part of the whole.
            let all = scores.len() == asked.len();
            let mostly = Proportion {
                none: "Aucun",
                noun: if all { ["objectif", "objectifs"] } else { ["objectif évaluable", "objectifs évaluables"] },
                predicate: ["obtient la moitié des points ou plus", "obtiennent la moitié des points ou plus"],
            };
            mostly.told(favourable, scores.len() as f64)
        }
    };
    let told: Vec<String> =
        asked.iter().filter(|row| known(row.perceived).is_some()).map(|row| format!("{} : {}", row.label, detail(row.perceived))).collect();
    let caption = Caption {
        id: "atteinte-des-objectifs",
        title,
        subtitle: "Nombre d'avis par objectif ; un avis « atteint » vaut un point, « partiellement atteint » un demi-point".to_owned(),
        description: format!(
            "Une barre par objectif, les avis favorables à droite de l'axe, les défavorables à gauche. {}.",
            told.join(" ; ")
        ),
        notes: Vec::new(),
    };
    let body = ChartBody::Attainment(Attainment {
        classes: CLASSES.iter().map(|(label, tone, _)| ChartClass::new(label, *tone)).collect(),
        unsaid_label: "Sans opinion".to_owned(),
        rows: asked.iter().map(drawn).collect(),
        percentage_base: desk.percentage_base().0,
    });
    let figures: Vec<&Figure> = asked
        .iter()
        .flat_map(|row| std::iter::once(row.perceived).chain(row.answers.iter().flatten().copied()).chain(row.unsaid))
        .collect();
    let data = data(desk, &asked);
    Some(desk.picture(caption, body, &figures, data))
}

fn drawn(row: &Asked<'_>) -> AttainmentRow {
    // A class that nobody chose is a zero: the scale is closed. Points of a scale add up, if all are known.
    let sum = |figures: &Vec<&Figure>| match figures.as_slice() {
        [figure] => Mark::from(*figure),
        figures => figures.iter().map(|figure| known(figure)).sum::<Option<f64>>().map_or_else(Mark::masked, Mark::exact),
    };
    AttainmentRow {
        label: row.label.clone(),
        counts: row.answers.iter().map(sum).collect(),
        unsaid: row.unsaid.map_or_else(|| Mark::exact(0.0), Mark::from),
        base: row.perceived.denominator.map_or_else(Mark::not_known, Mark::exact),
    }
}

fn data<'a>(desk: &Desk<'a>, asked: &[Asked<'a>]) -> Table {
    let labels: Vec<&str> = asked.iter().map(|row| row.label.as_str()).collect();
    let column = |title: &str, pick: &dyn Fn(&Asked<'a>) -> Option<&'a Figure>| FigureColumn {
        title: title.to_owned(),
        figures: asked.iter().filter_map(|row| Some((row.label.as_str(), pick(row)?))).collect(),
        total: None,
        absent: Absent::Untold,
    };
    // A scale of many points has no one figure a class: its own table, question by question, shows them.
    let single = |row: &Asked<'a>, class: usize| match row.answers.get(class)?.as_slice() {
        [figure] => Some(*figure),
        _ => None,
    };
    let [(met, ..), (partly, ..), (not_met, ..)] = CLASSES;
    let columns = [
        // From the left as the chart has them.
        column(not_met, &|row| single(row, 2)),
        column(partly, &|row| single(row, 1)),
        column(met, &|row| single(row, 0)),
        column("Sans opinion", &|row| row.unsaid),
        column("Score", &|row| Some(row.perceived)),
    ];
    table(desk, "Avis sur chaque objectif", "Objectif", &labels, &columns)
}
