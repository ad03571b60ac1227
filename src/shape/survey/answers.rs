//! The lines of an export to answers.

use super::classes::Book;
use super::layout::{Joiner, Layout};
use super::options;
use super::questions::{Plan, Reading, TICKED, UNTICKED};
use super::rows::{Line, Rows};
use super::states::{self, Imprints};
use super::{Answer, Response, State, Tool, UNCLASSIFIED};
use crate::finding::Findings;
use crate::fold::{fold, tidy};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::{Memo, Raw};
use crate::shape::value::{self, Reading as Said};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Different answers outside the classes told of a question: past them, the settings need a look rather than the cells.
const MOST_UNKNOWN_TOLD: usize = 20;

/// Every line below the header that holds an answer. Classes that answers add (« Non classé ») are added to the questions.
pub fn read(journal: &mut Findings, rows: &Rows<'_>, layout: &Layout, plans: &mut [Plan]) -> Vec<Response> {
    let mut readers: Vec<Reader<'_>> = plans.iter().map(Reader::new).collect();
    let mut imprints = Imprints::new(layout, plans);
    let mut responses = Vec::new();
    for line in rows.lines_below(layout.last_header_row) {
        if !states::is_response(layout, plans, line) {
            continue;
        }
        let answers = readers.iter_mut().map(|reader| reader.answer(layout, line)).collect();
        let imprint = imprints.of(line);
        responses.push(Response { state: State::Complete, row: line.number, answers, imprint });
    }
    let outcomes: Vec<Outcome> = readers.into_iter().map(|reader| reader.outcome).collect();
    for (plan, outcome) in plans.iter_mut().zip(outcomes) {
        outcome.tell(journal, rows, plan);
    }
    responses
}

/// Reads one question, line after line.
struct Reader<'a> {
    plan: &'a Plan,
    /// The class of an answer that is none of the question's.
    unclassified: usize,
    /// Texts already read: classes come back.
    known: HashMap<String, Answer>,
    /// Contents already read, where reading them again would tell nothing.
    read: Memo<Answer>,
    /// The classes of a question of ticks, folded.
    labels: Vec<String>,
    /// What contents say of an option, and their folded text.
    ticks: Memo<(Tick, Arc<str>)>,
    outcome: Outcome,
}

/// What a cell says of an option, whatever the option is called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tick {
    NotShown,
    Blank,
    Ticked,
    Unticked,
    Words,
}

impl Tick {
    fn of(layout: &Layout, raw: &Raw) -> (Self, Arc<str>) {
        if layout.is_not_shown(Some(raw)) {
            return (Self::NotShown, "".into());
        }
        let Some(text) = layout.said(raw) else { return (Self::Blank, "".into()) };
        let folded = fold(&text);
        let tick = if TICKED.contains(&folded.as_str()) || matches!(&*text, "☒" | "☑" | "✓" | "✔" | "✗") {
            Self::Ticked
        } else if UNTICKED.contains(&folded.as_str()) || folded.is_empty() {
            Self::Unticked
        } else {
            Self::Words
        };
        (tick, folded.into())
    }
}

/// What reading a question brought to light.
#[derive(Default)]
struct Outcome {
    unclassified_used: bool,
    /// Texts outside the classes, where they first stand. What may be somebody's own words is not repeated.
    unknown: Vec<(CellRef, Option<Arc<str>>)>,
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan) -> Self {
        let is_ticks = matches!(plan.reading, Reading::Ticks { .. });
        Self {
            plan,
            unclassified: plan.question.classes.len(),
            known: HashMap::new(),
            read: Memo::default(),
            labels: plan.question.classes.iter().filter(|_| is_ticks).map(|label| fold(label)).collect(),
            ticks: Memo::default(),
            outcome: Outcome::default(),
        }
    }

    fn answer(&mut self, layout: &Layout, line: Line<'_>) -> Answer {
        let plan = self.plan;
        let column = plan.question.first_column().unwrap_or_default();
        if let Reading::Ticks { options, other } = &plan.reading {
            return self.ticks(layout, line, options, *other);
        }
        let held = line.held(column);
        if let Some(known) = held.and_then(|held| self.read.get(held.content)) {
            return known.clone();
        }
        let noted = self.outcome.unknown.len();
        let answer = self.one_cell(layout, held.map(|held| held.raw), CellRef::new(line.number, column));
        if let Some(held) = held.filter(|_| self.outcome.unknown.len() == noted) {
            self.read.put(held.content, answer.clone());
        }
        answer
    }

    fn one_cell(&mut self, layout: &Layout, raw: Option<&Raw>, cell: CellRef) -> Answer {
        let plan = self.plan;
        if layout.is_not_shown(raw) && !self.has_class(raw) {
            return Answer::NotAsked;
        }
        let said = raw.and_then(|raw| layout.said(raw).or_else(|| self.has_class(Some(raw)).then(|| super::rows::text(raw))));
        match &plan.reading {
            Reading::Class(book) => said.map_or(Answer::Blank, |text| self.one(book, &text, cell)),
            Reading::Joined(book, joiner) => said.map_or(Answer::Classes(Vec::new()), |text| self.several(book, *joiner, &text, cell)),
            Reading::Number => said.map_or(Answer::Blank, |text| self.number(raw, &text, cell)),
            Reading::Text => said.map_or(Answer::Blank, |text| Answer::Text(Arc::from(&*text))),
            Reading::Ticks { .. } => Answer::Blank,
        }
    }

    /// The settings may list as a class what the tool writes for a question not shown.
    fn has_class(&self, raw: Option<&Raw>) -> bool {
        match (&self.plan.reading, raw) {
            (Reading::Class(book), Some(Raw::Text(text))) => book.rank(text).is_some(),
            (Reading::Class(_) | Reading::Joined(..) | Reading::Ticks { .. } | Reading::Number | Reading::Text, _) => false,
        }
    }

    fn one(&mut self, book: &Book, text: &str, cell: CellRef) -> Answer {
        if let Some(answer) = self.known.get(text) {
            return answer.clone();
        }
        let class = book.rank(text).or(book.other).unwrap_or_else(|| self.unknown(book, text, cell));
        self.known.insert(text.to_owned(), Answer::Class(class));
        Answer::Class(class)
    }

    fn several(&mut self, book: &Book, joiner: Joiner, text: &str, cell: CellRef) -> Answer {
        if let Some(answer) = self.known.get(text) {
            return answer.clone();
        }
        let (mut classes, rest) = options::split(text, joiner, |piece| book.rank(piece));
        for piece in &rest {
            classes.push(book.other.unwrap_or_else(|| self.unknown(book, piece, cell)));
        }
        classes.sort_unstable();
        classes.dedup();
        self.known.insert(text.to_owned(), Answer::Classes(classes.clone()));
        Answer::Classes(classes)
    }

    fn number(&mut self, raw: Option<&Raw>, text: &str, cell: CellRef) -> Answer {
        if let Some(number) = if let Some(Raw::Number(number)) = raw { Some(*number) } else { number(text) } {
            return Answer::Number(number);
        }
        // « Une dizaine », « environ 40 »: as people answer when they are asked how many.
        match value::number(&Raw::Text(text.into())) {
            Said::Value(quantity) => Answer::Number(quantity.value),
            Said::Blank | Said::Unknown => Answer::Blank,
            Said::Unreadable(_) => {
                self.outcome.note(cell, None);
                Answer::Blank
            }
        }
    }

    fn ticks(&mut self, layout: &Layout, line: Line<'_>, options: &[(u32, usize)], other: Option<(u32, usize)>) -> Answer {
        let (mut shown, mut filled) = (false, false);
        let mut classes = Vec::new();
        for (column, class) in options {
            let Some(held) = line.held(*column) else {
                shown |= !layout.is_not_shown(None);
                continue;
            };
            let label = self.labels.get(*class).map_or("", String::as_str);
            let (tick, folded) = self.ticks.of(held.content, || Tick::of(layout, held.raw));
            shown |= tick != Tick::NotShown;
            filled |= !matches!(tick, Tick::NotShown | Tick::Blank);
            match tick {
                Tick::NotShown | Tick::Blank => {}
                Tick::Ticked => classes.push(*class),
                Tick::Unticked | Tick::Words if *folded == *label => classes.push(*class),
                Tick::Unticked => {}
                Tick::Words => self.outcome.note(CellRef::new(line.number, *column), None),
            }
        }
        if let Some((column, class)) = other
            && let Some(text) = line.raw(column).and_then(|raw| layout.said(raw))
            && !UNTICKED.contains(&fold(&text).as_str())
        {
            (shown, filled) = (true, true);
            classes.push(class);
        }
        match (shown, filled, layout.tool) {
            (false, _, _) => Answer::NotAsked,
            // Kobo writes 0 for an option left out of an answer, and nothing at all for no answer.
            (true, false, Tool::Kobo) => Answer::Blank,
            (true, _, _) => {
                classes.sort_unstable();
                Answer::Classes(classes)
            }
        }
    }

    fn unknown(&mut self, book: &Book, text: &str, cell: CellRef) -> usize {
        self.outcome.unclassified_used = true;
        self.outcome.note(cell, book.resembles(text).then(|| Arc::from(tidy(text))));
        self.unclassified
    }
}

impl Outcome {
    fn note(&mut self, cell: CellRef, text: Option<Arc<str>>) {
        if self.unknown.len() < MOST_UNKNOWN_TOLD {
            self.unknown.push((cell, text));
        }
    }

    fn tell(self, journal: &mut Findings, rows: &Rows<'_>, plan: &mut Plan) {
        let question = &mut plan.question;
        for (cell, text) in self.unknown {
            let problem = Problem::SurveyAnswerUnknown { question: question.code.clone(), text };
            journal.tell(rows.place().at(cell), problem);
        }
        if self.unclassified_used {
            question.classes.push(Arc::from(UNCLASSIFIED));
        }
    }
}

/// A number as respondents and tools write it: `1 234,5`, `12.5`, `+2`, `−1`, `80 %`.
pub fn number(text: &str) -> Option<f64> {
    let mut digits = String::with_capacity(text.len());
    for letter in text.trim().trim_end_matches(['%', '€']).trim().chars() {
        match letter {
            ' ' | '\u{a0}' | '\u{202f}' => {}
            ',' => digits.push('.'),
            '−' | '–' => digits.push('-'),
            '0'..='9' | '.' | '-' | '+' => digits.push(letter),
            _ => return None,
        }
    }
    digits.parse().ok()
}

/// The columns that hold answers, once each.
pub fn columns(plans: &[Plan]) -> BTreeSet<u32> {
    plans.iter().flat_map(|plan| plan.question.columns.iter().flatten().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_comma_or_point() {
        for (text, expected) in [("12,5", 12.5), ("1\u{202f}234.5", 1234.5), ("−1", -1.0), ("+2", 2.0), ("80 %", 80.0), ("007", 7.0)] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
        for text in ["", "12h", "1.2.3", "deux", "1-2", "nan", "1e5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
