//! Questionnaires: how many answered, and what, counts first.

use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::counted;
use super::sentence::Sentence;
use super::table::{FigureColumn, notes, table};
use super::typography::typeset;
use super::{Block, Cell, Column, QuestionText, Table, order};
use crate::figure::Figure;
use crate::french;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["reponses", "taux_reponse"]));
    blocks.extend(small_base(desk));
    blocks.extend(by_questionnaire(desk));
    let tables: Vec<Block> = desk.figures.questions().into_iter().flat_map(|indicator| question(desk, indicator)).collect();
    if !tables.is_empty() {
        blocks.push(Block::Heading("Question par question".to_owned()));
        blocks.extend(tables);
    }
    blocks
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

/// The table of a question, one a questionnaire that asks it.
fn question(desk: &Desk<'_>, indicator: &str) -> Vec<Block> {
    let code = indicator.trim_start_matches(super::definitions::QUESTION_PREFIX);
    let asked = desk.background.questions.iter().find(|question| &*question.code == code);
    let caption = asked.map_or_else(|| format!("Question {code}"), |question| question.text.to_string());
    let whole = desk.figures.by(indicator, &["modalite"]).map(|breakdown| (caption.clone(), breakdown));
    let several = desk.figures.by(indicator, &["modalite", "questionnaire"]).into_iter().flat_map(|breakdown| {
        let years = breakdown.years;
        let caption = &caption;
        breakdown
            .labels("questionnaire")
            .into_iter()
            .map(move |questionnaire| {
                let figures = breakdown.figures.iter().copied();
                let figures = figures.filter(|figure| figure.label("questionnaire") == Some(questionnaire)).collect();
                (format!("{caption} ({questionnaire})"), Breakdown { years, figures })
            })
            .collect::<Vec<_>>()
    });
    whole
        .into_iter()
        .chain(several)
        .map(|(caption, breakdown)| Block::Table(Box::new(answers(desk, &caption, &breakdown, asked))))
        .collect()
}

fn answers(desk: &Desk<'_>, caption: &str, breakdown: &Breakdown<'_>, asked: Option<&QuestionText>) -> Table {
    let labels = order::in_order(breakdown.labels("modalite"), |label| {
        asked.and_then(|question| question.classes.iter().position(|class| &**class == label))
    });
    let percentages = breakdown.figures.iter().any(|figure| share(desk, figure).is_some());
    let mut data = table(desk, caption, "Réponse", &labels, &[FigureColumn::of("Réponses", breakdown, "modalite", None)]);
    if percentages {
        data.columns.push(Column { title: "Part".to_owned(), numeric: true });
        data.columns.push(Column { title: typeset("Intervalle à 95 %"), numeric: true });
        for (row, label) in data.rows.iter_mut().zip(&labels) {
            let shown = breakdown.get("modalite", label).and_then(|figure| share(desk, figure));
            let (part, interval) = shown.unwrap_or_else(|| ("–".to_owned(), "–".to_owned()));
            row.cells.extend([Cell::Text(part), Cell::Text(interval)]);
        }
    }
    let base = breakdown.known().find_map(|(figure, _)| figure.denominator);
    if let Some(base) = base {
        data.notes.push(typeset(&format!("Base : {}.", counted(base, "réponse", "réponses"))));
    }
    if data.notes.is_empty() {
        data.notes = notes(&breakdown.figures);
    }
    data
}

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
