//! Questionnaires: how many answered, and what, counts first.

mod battery;
mod changes;
mod coded;

use super::definitions::QUESTION_PREFIX;
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::counted;
use super::sentence::Sentence;
use super::table::{FigureColumn, notes, table};
use super::typography::{quoted, typeset};
use super::{Block, Cell, Column, QuestionText, Table, order};
use crate::figure::Figure;
use crate::french;
use crate::protect::Verbatims;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["reponses", "taux_reponse"]));
    blocks.extend(small_base(desk));
    blocks.extend(by_questionnaire(desk));
    blocks.extend(changes::blocks(desk));
    blocks.extend(questions(desk));
    blocks
}

/// Every question, in the order of its questionnaire.
fn questions(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut heading = "";
    let mut rest = desk.background.questions;
    while let [asked, others @ ..] = rest {
        let run = battery::run(desk, rest);
        let (together, after) = rest.split_at_checked(run.unwrap_or(1)).unwrap_or((rest, others));
        rest = after;
        let Some(total) = total(desk, asked) else { continue };
        let own_heading = asked.questionnaire.as_deref().unwrap_or("Question par question");
        if own_heading != heading {
            heading = own_heading;
            blocks.push(Block::Heading(typeset(heading)));
        }
        if run.is_some() {
            blocks.push(Block::Table(Box::new(battery::table(desk, together))));
            continue;
        }
        blocks.push(match of_question(desk, asked) {
            // Words of people's own make no table: they have no class but the blank.
            Some(breakdown) if breakdown.labels("modalite").iter().all(|label| LEFT_BLANK.contains(label)) => {
                let written = known(total).unwrap_or_default();
                let people = counted(written, "personne a répondu", "personnes ont répondu");
                let kept = if is_printed(desk, asked) { "" } else { " (texte libre, non publié)" };
                Block::Text(vec![Sentence::citing(format!("{} : {people}{kept}.", asked.text), [total])])
            }
            Some(breakdown) => {
                let data = answers(desk, asked, &breakdown);
                let drawn = if asked.coded { coded::chart(desk, asked, &breakdown, data.clone()) } else { None };
                drawn.unwrap_or_else(|| Block::Table(Box::new(data)))
            }
            // Everyone answered in words of their own.
            None => Block::Text(vec![Sentence::citing(format!("{} : {}.", asked.text, desk.words(total)), [total])]),
        });
        blocks.extend(words(desk, asked));
    }
    blocks
}

/// The answers to a question, by class. Its code alone does not name it: another questionnaire of the year may use it too.
fn of_question<'a>(desk: &Desk<'a>, asked: &QuestionText) -> Option<Breakdown<'a>> {
    let dimensions: &[&str] = if asked.questionnaire.is_some() { &["modalite", "questionnaire"] } else { &["modalite"] };
    let mut breakdown = desk.figures.by(&format!("{QUESTION_PREFIX}{}", asked.code), dimensions)?;
    breakdown.figures.retain(|figure| figure.label("questionnaire") == asked.questionnaire.as_deref());
    (!breakdown.figures.is_empty()).then_some(breakdown)
}

/// Why no percentage is given.
fn small_base(desk: &Desk<'_>) -> Option<Block> {
    let answers = desk.figures.total("reponses")?;
    let base = desk.percentage_base().0;
    (known(answers)? < base).then(|| {
        let text = format!(
            "Avec {}, les résultats sont donnés en effectifs : en dessous de {} réponses, un pourcentage promettrait une précision qu'il n'a \
             pas.",
            desk.words(answers),
            french::number(base)
        );
        Block::Text(vec![Sentence::citing(text, [answers])])
    })
}

fn by_questionnaire(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("reponses", &["questionnaire"])?;
    let labels = breakdown.labels("questionnaire");
    let mut columns = vec![FigureColumn::of("Réponses", &breakdown, "questionnaire", desk.figures.total("reponses"))];
    if let Some(rates) = desk.figures.by("taux_reponse", &["questionnaire"]) {
        columns.push(FigureColumn::of("Taux de réponse", &rates, "questionnaire", desk.figures.total("taux_reponse")));
    }
    Some(Block::Table(Box::new(table(desk, "Réponses par questionnaire", "Questionnaire", &labels, &columns))))
}

fn answers(desk: &Desk<'_>, asked: &QuestionText, breakdown: &Breakdown<'_>) -> Table {
    let scale = |label: &str| match asked.classes.iter().position(|class| &**class == label) {
        None if asked.classes.is_empty() => order::agreement(label),
        place => place,
    };
    let labels = order::in_order(breakdown.labels("modalite"), scale);
    let percentages = breakdown.figures.iter().any(|figure| share(desk, figure).is_some());
    let mut data = table(desk, &asked.text, "Réponse", &labels, &[FigureColumn::of("Nombre", breakdown, "modalite", None)]);
    if percentages {
        data.columns.push(Column { title: "Part".to_owned(), numeric: true });
        data.columns.push(Column { title: typeset("Intervalle à 95 %"), numeric: true });
        // Classes that nobody chose may be told under the table: rows are found again by their label.
        let header = |label: &&str| typeset(label);
        for row in &mut data.rows {
            let label = labels.iter().find(|label| header(label) == row.header);
            let shown = label.and_then(|label| breakdown.get("modalite", label)).and_then(|figure| share(desk, figure));
            let (part, interval) = shown.unwrap_or_else(|| ("–".to_owned(), "–".to_owned()));
            row.cells.extend([Cell::Text(part), Cell::Text(interval)]);
        }
    }
    data.notes.splice(0..0, turnout(desk, asked, breakdown).map(|told| typeset(&told)));
    if data.notes.is_empty() {
        data.notes = notes(&breakdown.figures);
    }
    data
}

/// How many answered and how many left it blank, of the questionnaires received: who was invited and sent nothing is not among them.
fn turnout(desk: &Desk<'_>, asked: &QuestionText, breakdown: &Breakdown<'_>) -> Option<String> {
    let answered = known(total(desk, asked)?)?;
    let blank = breakdown.figures.iter().filter(|figure| figure.label("modalite").is_some_and(|label| LEFT_BLANK.contains(&label)));
    let blank = blank.map(|figure| known(figure)).sum::<Option<f64>>()?;
    let base = breakdown.known().find_map(|(figure, _)| figure.denominator);
    // Among several choices, ticking none is an answer: those who were asked are the base then.
    let all = base.unwrap_or_default().max(answered + blank);
    let mut told = received(answered, all);
    if ticked(breakdown) > all {
        told.push_str(" ; plusieurs réponses possibles");
    }
    // A base that no share is taken of says nothing.
    let shares = breakdown.figures.iter().any(|figure| share(desk, figure).is_some());
    match base.filter(|base| shares && *base != answered && *base != all) {
        Some(base) => told.push_str(&format!(" ; base des parts, sans les « sans opinion » : {}.", french::number(base))),
        None => told.push('.'),
    }
    Some(told)
}

/// « 13 réponses, 2 sans réponse »
fn received(answered: f64, all: f64) -> String {
    let silent = all - answered;
    let rest = if silent > 0.0 { format!(", {} sans réponse", french::number(silent)) } else { String::new() };
    format!("{}{rest}", counted(answered, "réponse", "réponses"))
}

/// The answers of every class but the blank: more than those who answered where several could be chosen.
fn ticked(breakdown: &Breakdown<'_>) -> f64 {
    let classed = breakdown.known().filter(|(figure, _)| figure.label("modalite").is_some_and(|label| !LEFT_BLANK.contains(&label)));
    classed.map(|(_, count)| count).sum()
}

/// Whether the settings ask for what people wrote to be printed.
fn is_printed(desk: &Desk<'_>, asked: &QuestionText) -> bool {
    desk.publication.verbatims().iter().any(|words| words.code == asked.code && words.questionnaire == asked.questionnaire)
}

/// What people wrote, where the settings ask for it to be printed.
fn words(desk: &Desk<'_>, asked: &QuestionText) -> Vec<Block> {
    let is_it = |words: &&Verbatims| words.code == asked.code && words.questionnaire == asked.questionnaire;
    let Some(words) = desk.publication.verbatims().iter().find(is_it) else { return Vec::new() };
    let head = format!("{} : ce qui a été écrit, sans ce qui désignerait une personne.", quoted(&asked.text));
    let texts = words.texts.iter().map(|text| Sentence::plain(quoted(text))).collect();
    vec![Block::Text(vec![Sentence::plain(head)]), Block::List(texts)]
}

/// How many answered a question.
fn total<'a>(desk: &Desk<'a>, asked: &QuestionText) -> Option<&'a Figure> {
    let indicator = format!("{QUESTION_PREFIX}{}", asked.code);
    match &asked.questionnaire {
        Some(questionnaire) => desk.figures.by(&indicator, &["questionnaire"])?.get("questionnaire", questionnaire),
        None => desk.figures.total(&indicator),
    }
}

/// What a blank is called among the answers to a question that was asked.
const LEFT_BLANK: [&str; 2] = ["Sans réponse", "Case laissée vide"];

/// The percentage and its interval, where the base allows them.
fn share(desk: &Desk<'_>, figure: &Figure) -> Option<(String, String)> {
    known(figure)?;
    let (count, base) = figure.numerator.zip(figure.denominator)?;
    if base < desk.percentage_base().0 || base <= 0.0 {
        return None;
    }
    let interval =
        figure.interval.map_or_else(|| "–".to_owned(), |(low, high)| format!("{} à {}", french::percent(low), french::percent(high)));
    Some((french::percent(count / base), interval))
}
