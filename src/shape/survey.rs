//! A questionnaire's export to its questions and answers, whichever tool wrote it.

use crate::place::{CellRef, Place};
use std::sync::Arc;

/// The tool that wrote an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    LimeSurvey,
    GoogleForms,
    MicrosoftForms,
    Webform7,
    Webform8,
    Kobo,
    DemarchesSimplifiees,
    NextcloudForms,
    /// A plain table, declared by `[[questionnaire]]`.
    Plain,
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Whether an objective was met, as the respondent sees it.
    Objective,
    Scale,
    Single,
    Multiple,
    Number,
    Text,
}

/// A question, its classes in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The tool's code, with `CODE_SOUSCODE` for a row of an array; else `Q01`… in file order.
    pub code: Arc<str>,
    pub text: Arc<str>,
    pub kind: QuestionKind,
    /// Labels in the order of the scale, « sans opinion » included.
    pub classes: Vec<Arc<str>>,
    pub no_opinion: Vec<Arc<str>>,
    /// A trait of the respondent: breakdowns by it are protected.
    pub respondent_trait: bool,
    pub publish: bool,
    pub axis: Option<Arc<str>>,
}

/// An answer to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The question was not shown, or not reached: outside the base.
    NotAsked,
    /// Shown and left blank.
    Blank,
    /// One class, by its rank in [`Question::classes`].
    Class(usize),
    /// Several classes, by rank; none ticked is empty.
    Classes(Vec<usize>),
    Number(f64),
    Text(Arc<str>),
}

/// Whether a line of the export is an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Complete,
    Incomplete,
    Test,
    Duplicate,
}

/// One person's answers. Nothing in it says who.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub state: State,
    /// The row of the sheet.
    pub row: u32,
    /// One entry a question, in order.
    pub answers: Vec<Answer>,
    /// Where the answer to each question stands (its first column).
    pub cells: Vec<Option<CellRef>>,
}

/// A questionnaire of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    pub year: Option<i32>,
    pub title: Arc<str>,
    pub tool: Tool,
    /// How many were asked to answer.
    pub invited: Option<u32>,
    pub questions: Vec<Question>,
    pub responses: Vec<Response>,
    pub source: Place,
}
