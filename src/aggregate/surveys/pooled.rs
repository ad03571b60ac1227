//! The files of one questionnaire, counted as one.

use crate::figure::{SourceCells, Sources};
use crate::place::CellRef;
use crate::shape::survey::{Answer, Question, QuestionKind, Response, Survey, follow};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file, and its number among the sources.
type File<'a> = (&'a Survey, u32);

/// A questionnaire of a year: one file, or several with the same title and the same questions.
pub struct Pooled<'a> {
    pub title: Arc<str>,
    pub invited: Option<u32>,
    /// Never empty.
    files: Vec<File<'a>>,
}

/// A class of a question, counted.
pub struct CountedClass {
    pub label: Arc<str>,
    pub no_opinion: bool,
    pub count: usize,
    pub cells: SourceCells,
}

/// A question, counted over the answers that are complete, no test and no duplicate.
pub struct Counted<'a> {
    pub question: &'a Question,
    pub answered: usize,
    /// Asked, and left blank.
    pub blank: usize,
    pub blank_cells: SourceCells,
    /// Those whose answer is one of the classes other than « sans opinion »; for several choices, those who were asked.
    pub base: usize,
    pub classes: Vec<CountedClass>,
    pub numbers: Vec<f64>,
    /// Cells of answers that are no class.
    other_cells: SourceCells,
}

impl Counted<'_> {
    /// Every cell that holds an answer.
    pub fn cells(&self) -> SourceCells {
        let mut cells = self.other_cells.clone();
        self.classes.iter().for_each(|class| cells.extend(&class.cells));
        cells
    }
}

/// Files of the same title and questions together, in order of title; those that share a title alone are told apart by the name of their
/// file, and by that of their sheet where one file has several.
pub fn pooled<'a>(surveys: &[&'a Survey], sources: &mut Sources) -> Vec<Pooled<'a>> {
    let mut together: BTreeMap<(Arc<str>, String), Vec<File<'a>>> = BTreeMap::new();
    for survey in surveys {
        let sheet = survey.source.sheet.clone().unwrap_or_default();
        let number = sources.number(&survey.source.file, &sheet);
        together.entry((survey.title.clone(), follow::fingerprint(survey))).or_default().push((survey, number));
    }
    let named = |files: &[File<'_>]| -> (String, String) {
        let source = files.first().map(|(survey, _)| &survey.source);
        let file = source.and_then(|source| source.file.rsplit('/').next()).unwrap_or_default().to_owned();
        (file, source.and_then(|source| source.sheet.as_deref()).unwrap_or_default().to_owned())
    };
    let names: Vec<(Arc<str>, String)> = together.iter().map(|((title, _), files)| (title.clone(), named(files).0)).collect();
    let mut pooled = Vec::new();
    for ((title, _), files) in together {
        let (file, sheet) = named(&files);
        let shared = names.iter().filter(|(other, _)| *other == title).count() > 1;
        let shares_file = names.iter().filter(|other| **other == (title.clone(), file.clone())).count() > 1;
        let title = match (shared, shares_file) {
            (true, true) => Arc::from(format!("{title} ({file}, {sheet})")),
            (true, false) => Arc::from(format!("{title} ({file})")),
            (false, _) => title,
        };
        let invited = files.iter().filter_map(|(survey, _)| survey.invited).max();
        pooled.push(Pooled { title, invited, files });
    }
    pooled
}

impl<'a> Pooled<'a> {
    pub fn surveys(&self) -> impl Iterator<Item = &'a Survey> {
        self.files.iter().map(|(survey, _)| *survey)
    }

    /// Whether a file is one of its own.
    pub fn holds(&self, survey: &Survey) -> bool {
        self.surveys().any(|own| own.source == survey.source)
    }

    /// Its questions, in file order.
    pub fn asked(&self) -> &'a [Question] {
        self.files.first().map_or(&[][..], |(survey, _)| &survey.questions)
    }

    /// A question, counted.
    pub fn question(&self, rank: usize) -> Option<Counted<'a>> {
        self.asked().get(rank).map(|question| self.count(rank, question))
    }

    /// Every question, counted, in file order.
    pub fn questions(&self) -> impl Iterator<Item = Counted<'a>> {
        self.asked().iter().enumerate().map(|(rank, question)| self.count(rank, question))
    }

    pub fn complete(&self) -> usize {
        self.files.iter().map(|(survey, _)| survey.complete().count()).sum()
    }

    /// A cell a complete answer: that of its first question.
    pub fn answer_cells(&self) -> SourceCells {
        let mut cells = SourceCells::default();
        for (survey, sheet) in &self.files {
            let column = survey.questions.iter().filter_map(Question::first_column).min();
            for response in survey.complete() {
                cells.add(*sheet, CellRef::new(response.row, column.unwrap_or(1)));
            }
        }
        cells
    }

    fn count(&self, rank: usize, question: &'a Question) -> Counted<'a> {
        let mut counted = Counted {
            question,
            answered: 0,
            blank: 0,
            blank_cells: SourceCells::default(),
            base: 0,
            classes: Vec::new(),
            numbers: Vec::new(),
            other_cells: SourceCells::default(),
        };
        for (survey, sheet) in &self.files {
            let Some(question) = survey.questions.get(rank) else { continue };
            // Classes inferred from each file may differ: they meet by label.
            let ranks: Vec<usize> =
                question.classes.iter().enumerate().map(|(class, label)| counted.class(label, question.is_no_opinion(class))).collect();
            for response in survey.complete() {
                counted.add(question, &ranks, response, rank, *sheet);
            }
        }
        counted
    }
}

impl Counted<'_> {
    fn class(&mut self, label: &Arc<str>, no_opinion: bool) -> usize {
        self.classes.iter().position(|class| class.label == *label).unwrap_or_else(|| {
            self.classes.push(CountedClass { label: label.clone(), no_opinion, count: 0, cells: SourceCells::default() });
            self.classes.len() - 1
        })
    }

    fn add(&mut self, question: &Question, ranks: &[usize], response: &Response, rank: usize, sheet: u32) {
        let first_cell = question.first_column().map(|column| CellRef::new(response.row, column));
        let mut tick = |class: &usize| {
            let cell = question.column(*class).map(|column| CellRef::new(response.row, column));
            let counted = ranks.get(*class).and_then(|rank| self.classes.get_mut(*rank))?;
            counted.count += 1;
            if let Some(cell) = cell.or(first_cell) {
                counted.cells.add(sheet, cell);
            }
            Some(counted.no_opinion)
        };
        match response.answers.get(rank).unwrap_or(&Answer::NotAsked) {
            Answer::NotAsked => {}
            Answer::Blank => {
                self.blank += 1;
                first_cell.into_iter().for_each(|cell| self.blank_cells.add(sheet, cell));
            }
            Answer::Class(class) => {
                let no_opinion = tick(class);
                self.answered += 1;
                self.base += usize::from(no_opinion == Some(false));
            }
            Answer::Classes(classes) => {
                let opinions: Vec<Option<bool>> = classes.iter().map(tick).collect();
                self.answered += usize::from(!classes.is_empty());
                // Nothing ticked is an answer to « which of these »; nothing but « sans opinion » is none. Without a word of one's own
                // (a coded text), nothing ticked cannot be.
                let only_no_opinion = !opinions.is_empty() && opinions.iter().all(|opinion| *opinion == Some(true));
                self.base += usize::from(!only_no_opinion && question.kind == QuestionKind::Multiple);
            }
            Answer::Number(number) => {
                self.answered += 1;
                self.numbers.push(*number);
                first_cell.into_iter().for_each(|cell| self.other_cells.add(sheet, cell));
            }
            Answer::Text(_) => {
                self.answered += 1;
                first_cell.into_iter().for_each(|cell| self.other_cells.add(sheet, cell));
            }
        }
    }
}

/// The words of an answer.
pub fn text(response: &Response, rank: usize) -> Option<Arc<str>> {
    match response.answers.get(rank)? {
        Answer::Text(text) => Some(text.clone()),
        Answer::NotAsked | Answer::Blank | Answer::Class(_) | Answer::Classes(_) | Answer::Number(_) => None,
    }
}
