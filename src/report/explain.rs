//! What stands behind one figure, asked for by name: its definition and rule, its base, how precise it is and why, and its very cells.
//!
//! Everything is read from the [`Publication`]: of a masked figure, nothing is told that bounds it.

mod figure;
mod find;
pub mod since;

use super::Background;
use super::definitions::{Theme, definition};
use super::desk::Desk;
use super::figures::Figures;
use super::method;
use super::typography::{quoted, typeset};
use crate::figure::{Class, Years};
use crate::french;
use crate::protect::Publication;
use crate::settings::Settings;
use find::{Choice, Named};
use since::Since;

/// What is asked of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Its name or its title, as typed; empty to be told which there are.
    pub indicator: String,
    /// The year or the window of years; those of the publication if not said.
    pub years: Option<Years>,
    /// Labels, one a dimension, each by itself or after its dimension (`secteur=Santé`); none for the total.
    pub classes: Vec<String>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Explained(Explanation),
    /// The name or the label is that of nothing, or of several things: those it may be.
    Unclear(Explanation),
}

/// A text under headings, ready to print: typeset, not yet cut into lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub title: String,
    pub parts: Vec<Part>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Empty for what stands right under the title.
    pub heading: String,
    pub lines: Vec<Line>,
}

/// A line of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Text(String),
    Item(String),
    /// What to type to know more: never cut.
    Command(String),
}

impl Part {
    fn new(heading: &str, lines: Vec<Line>) -> Self {
        Self { heading: typeset(heading), lines }
    }

    fn text(heading: &str, text: &str) -> Self {
        Self::new(heading, vec![Line::text(text)])
    }
}

impl Line {
    fn text(text: &str) -> Self {
        Self::Text(typeset(text))
    }

    fn item(text: &str) -> Self {
        Self::Item(typeset(text))
    }
}

/// Explains one figure of a publication; and what changed since another year, if asked.
pub fn explain(
    settings: &Settings,
    publication: &Publication,
    background: Background<'_>,
    question: &Question,
    since: Option<&Since<'_>>,
) -> Answer {
    let desk = Desk::new(settings, publication, background);
    let indicator = match find::indicator(&desk, &question.indicator) {
        Named::One(indicator) => indicator,
        Named::Near(near) => return Answer::Unclear(which_indicator(&desk, &question.indicator, &near)),
    };
    match find::figure(&desk, &indicator, question) {
        Choice::One(found) => {
            let mut explanation = figure::explanation(&desk, found);
            explanation.parts.extend(since.map(|since| since::parts(&desk, found, since)).unwrap_or_default());
            Answer::Explained(explanation)
        }
        Choice::Several(classes) => Answer::Unclear(which_class(&desk, &indicator, question, &classes, Doubt::Several)),
        Choice::Near(classes) => Answer::Unclear(which_class(&desk, &indicator, question, &classes, Doubt::Unknown)),
        Choice::NoTotal => Answer::Explained(without_total(&desk, &indicator)),
        Choice::Nothing => Answer::Explained(without_data(&desk, &indicator)),
    }
}

/// « Structures actives », « Réponses à la question « Lutter contre… » ».
fn title(desk: &Desk<'_>, indicator: &str) -> String {
    match find::question_text(desk, indicator) {
        Some(text) => typeset(&format!("Réponses à {}", quoted(text))),
        None => definition(indicator).map_or_else(|| indicator.to_owned(), |definition| typeset(definition.title)),
    }
}

/// « `structures_actives` : Structures actives ».
fn entry(desk: &Desk<'_>, indicator: &str) -> Line {
    Line::Item(format!("{indicator}\u{a0}: {}", title(desk, indicator)))
}

fn which_indicator(desk: &Desk<'_>, asked: &str, near: &[String]) -> Explanation {
    let mut explanation = Explanation::default();
    if asked.trim().is_empty() {
        explanation.title = typeset("Quel indicateur faut-il expliquer ?");
    } else {
        explanation.title = typeset(&format!("{} n'est le nom d'aucun indicateur.", quoted(asked)));
        if !near.is_empty() {
            explanation.parts.push(Part::new("Les plus proches", near.iter().map(|name| entry(desk, name)).collect()));
        }
    }
    if near.is_empty() {
        explanation.parts.extend(Theme::ALL.into_iter().filter_map(|theme| of_theme(desk, theme)));
    }
    let example = near.first().map_or("structures_actives", String::as_str);
    explanation.parts.push(Part::new("Par exemple", vec![command(desk, example, &[])]));
    explanation
}

/// The indicators of a theme that have a figure.
fn of_theme(desk: &Desk<'_>, theme: Theme) -> Option<Part> {
    let names = find::published(&desk.figures).into_iter().filter(|name| definition(name).is_some_and(|known| known.theme == theme));
    let lines: Vec<Line> = names.map(|name| entry(desk, name)).collect();
    (!lines.is_empty()).then(|| Part::new(theme.title(), lines))
}

/// Why a label is asked for again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    Several,
    Unknown,
}

fn which_class(desk: &Desk<'_>, indicator: &str, question: &Question, classes: &[Vec<Class>], doubt: Doubt) -> Explanation {
    let asked: Vec<String> = question.classes.iter().map(|label| quoted(label)).collect();
    let (name, years) = (title(desk, indicator), question.years.map_or_else(|| desk.year().to_string(), |years| years.to_string()));
    let text = match doubt {
        Doubt::Several => format!("{} désigne plusieurs chiffres de « {name} », {years}.", french::list(&asked)),
        Doubt::Unknown if asked.is_empty() => format!("« {name} » n'a pas de chiffre pour {years}."),
        Doubt::Unknown => format!("{} ne désigne aucun chiffre de « {name} », {years}.", french::list(&asked)),
    };
    let mut explanation = Explanation { title: typeset(&text), parts: Vec::new() };
    if !classes.is_empty() {
        let heading = if doubt == Doubt::Several { "Lequel ?" } else { "Les plus proches" };
        explanation.parts.push(Part::new(heading, classes.iter().map(|classes| command(desk, indicator, classes)).collect()));
    }
    explanation
}

/// What to type for a figure.
fn command(desk: &Desk<'_>, indicator: &str, classes: &[Class]) -> Line {
    let mut text = format!("observatoire expliquer {indicator} --annee {}", desk.year());
    for Class { dimension, label } in classes {
        text.push_str(&format!(" --modalite \"{dimension}={label}\""));
    }
    Line::Command(text)
}

/// An indicator that has classes only: its definition, and its classes.
fn without_total(desk: &Desk<'_>, indicator: &str) -> Explanation {
    let mut explanation = Explanation { title: format!("{}, {}", title(desk, indicator), desk.year()), parts: Vec::new() };
    explanation.parts.push(Part::text("", "Cet indicateur n'a pas de total : il se lit modalité par modalité."));
    explanation.parts.extend(figure::meaning(indicator));
    explanation.parts.extend(figure::breakdowns(desk, indicator));
    explanation
}

/// An indicator of the contract that the year's files say nothing of.
fn without_data(desk: &Desk<'_>, indicator: &str) -> Explanation {
    let mut explanation = Explanation { title: format!("{}, {}", title(desk, indicator), desk.year()), parts: Vec::new() };
    let missing = definition(indicator).map(|definition| method::missing_text(desk, definition.theme));
    let text = format!("Aucun chiffre pour {}. {}", desk.year(), missing.unwrap_or_default());
    explanation.parts.push(Part::text("", text.trim_end()));
    explanation.parts.extend(figure::meaning(indicator));
    let others: Vec<String> = other_years(&desk.figures, indicator).iter().map(ToString::to_string).collect();
    if !others.is_empty() {
        explanation.parts.push(Part::text("Autres années", &format!("Cet indicateur est connu pour : {}.", others.join(", "))));
    }
    explanation
}

fn other_years(figures: &Figures<'_>, indicator: &str) -> Vec<Years> {
    figures.totals(indicator).iter().map(|figure| figure.years).collect()
}
