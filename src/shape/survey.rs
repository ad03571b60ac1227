//! A questionnaire's export to its questions and answers, whichever tool wrote it.

pub mod attainment;
pub mod coding;
pub mod declarations;
pub mod follow;
mod annex;
mod answers;
mod classes;
mod declared;
mod demarches;
mod fates;
mod google;
mod header;
mod infer;
mod kobo;
mod layout;
mod limesurvey;
mod microsoft;
mod nextcloud;
mod options;
mod personal;
mod plain;
mod questions;
mod recognise;
mod rows;
mod scales;
mod states;
mod webform7;
mod webform8;

pub use annex::is_annex;
pub use recognise::{Recognised, declared_for, recognise};
pub use states::mark_duplicates;

use crate::finding::Findings;
use crate::fold::fold;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::Grid;
use crate::settings::Settings;
use rows::Rows;
use std::sync::Arc;

/// The class of an answer that is none of the question's: counted, and told apart (contract §4).
pub const UNCLASSIFIED: &str = "Non classé";

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

impl QuestionKind {
    /// The kind named in `[[questionnaire.question]] type`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match fold(name).as_str() {
            "objectifs" | "objectif" => Self::Objective,
            "echelle" => Self::Scale,
            "choix" => Self::Single,
            "choix multiple" | "choix multiples" => Self::Multiple,
            "nombre" => Self::Number,
            "texte" => Self::Text,
            _ => return None,
        })
    }

    /// Whether each answer is one class.
    pub const fn is_one_class(self) -> bool {
        match self {
            Self::Objective | Self::Scale | Self::Single => true,
            Self::Multiple | Self::Number | Self::Text => false,
        }
    }
}

/// A question, its classes in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The tool's code, with `CODE_SOUSCODE` for a row of an array; else `Q01`… in file order. Letters, digits and `_` only.
    pub code: Arc<str>,
    pub text: Arc<str>,
    /// What a row of an array is about: the objective, the statement.
    pub row: Option<Arc<str>>,
    pub kind: QuestionKind,
    /// Labels in the order of the scale, « sans opinion » included.
    pub classes: Vec<Arc<str>>,
    /// Those of the classes that say « sans opinion »: outside the base.
    pub no_opinion: Vec<Arc<str>>,
    /// A trait of the respondent: breakdowns by it are protected.
    pub respondent_trait: bool,
    pub publish: bool,
    /// Its answers were in people's own words, put into classes by a code book.
    pub coded: bool,
    pub axis: Option<Arc<str>>,
    /// The columns of its answers: one, or one a class (`None` for a class that the file lacks) where the tool ticks columns.
    pub columns: Vec<Option<u32>>,
}

impl Question {
    /// What it is about, in the fewest words: the row of an array, else the question.
    pub fn subject(&self) -> &Arc<str> {
        self.row.as_ref().unwrap_or(&self.text)
    }

    /// The question and its row, as LimeSurvey writes them: `Question [Ligne]`.
    pub fn heading(&self) -> String {
        self.row.as_ref().map_or_else(|| self.text.to_string(), |row| format!("{} [{row}]", self.text))
    }

    pub fn is_no_opinion(&self, class: usize) -> bool {
        self.classes.get(class).is_some_and(|label| self.no_opinion.contains(label))
    }

    /// The column in which a class is told, or the only one.
    pub fn column(&self, class: usize) -> Option<u32> {
        let at = if self.columns.len() == 1 { 0 } else { class };
        self.columns.get(at).copied().flatten()
    }

    /// The first column of its answers.
    pub fn first_column(&self) -> Option<u32> {
        self.columns.iter().flatten().min().copied()
    }
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
    /// Never sent, or refused by the council: LimeSurvey without `submitdate`, a Webform draft, a Kobo answer not approved, a file
    /// of Démarches simplifiées that was not handed in.
    Incomplete,
    /// Someone trying the form: « test », « essai », « aaa ».
    Test,
    /// The same answers a second time, from the same person or at the same second.
    Duplicate,
}

/// What tells two lines of an export apart without saying whose they are: hashes, kept in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    pub answers: u64,
    /// Of the e-mail, token or account.
    pub person: Option<u64>,
    /// Of the tool's number of the answer.
    pub submission: Option<u64>,
    /// Of the time of sending, to the second.
    pub moment: Option<u64>,
}

/// One person's answers. Nothing in it says who.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub state: State,
    /// The row of the sheet.
    pub row: u32,
    /// One entry a question, in order.
    pub answers: Vec<Answer>,
    pub imprint: Imprint,
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
    /// File and sheet.
    pub source: Place,
    /// The last row of its header.
    pub header_row: u32,
}

impl Survey {
    /// Answers sent, once each, by real respondents.
    pub fn complete(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|response| response.state == State::Complete)
    }

    /// The cell in which a response tells a class of a question (its first cell, for a question told in one column).
    pub fn cell(&self, response: &Response, question: usize, class: usize) -> Option<CellRef> {
        Some(CellRef::new(response.row, self.questions.get(question)?.column(class)?))
    }
}

/// Reads a grid as a questionnaire, if it is one: every cell has its fate in the ledger, findings say what is missing or set apart.
pub fn survey(journal: &mut Findings, settings: &Settings, grid: &Grid) -> Option<Survey> {
    let rows = Rows::new(grid);
    let recognised = recognise::found(settings, &rows)?;
    let declared = recognised.declared.and_then(|at| settings.questionnaire.get(at));
    let asked = declared.map_or(&[][..], |declared| &declared.question);
    let layout = layout::of(journal, &rows, &recognised, asked);

    let mut plans = questions::plan(journal, &rows, &layout, asked);
    let mut responses = answers::read(journal, &rows, &layout, &mut plans);
    states::judge(&rows, &layout, &plans, &mut responses);
    fates::settle(journal, &rows, &layout, &plans, &responses);

    let declared_title = declared.map(|declared| declared.titre.trim()).filter(|title| !title.is_empty());
    let title = declared_title.map(str::to_owned).or(layout.title).unwrap_or_else(|| own_title(recognised.tool, &rows.file_stem()));
    let mut survey = Survey {
        year: grid.year,
        title: title.into(),
        tool: recognised.tool,
        invited: declared.and_then(|declared| declared.invites),
        questions: plans
            .into_iter()
            .map(|plan| Question { axis: plan.question.axis.map(|axis| axis_label(settings, &axis)), ..plan.question })
            .collect(),
        responses,
        source: rows.place(),
        header_row: layout.last_header_row,
    };
    if survey.tool == Tool::DemarchesSimplifiees {
        survey.questions.iter_mut().for_each(demarches::name_linked_choices);
    }
    tell(journal, &survey);
    Some(survey)
}

/// The title that a tool gives to its file, without what it adds: « Titre (réponses) », « Titre(1-15) ».
fn own_title(tool: Tool, stem: &str) -> String {
    let added = |inside: &str| match tool {
        Tool::GoogleForms => matches!(fold(inside).as_str(), "reponses" | "responses"),
        Tool::MicrosoftForms => {
            inside.split_once('-').is_some_and(|(first, last)| [first, last].iter().all(|end| end.parse::<u32>().is_ok()))
        }
        Tool::LimeSurvey
        | Tool::Webform7
        | Tool::Webform8
        | Tool::Kobo
        | Tool::DemarchesSimplifiees
        | Tool::NextcloudForms
        | Tool::Plain => false,
    };
    match header::parenthesis(stem) {
        Some((title, inside)) if added(inside) => title.to_owned(),
        Some(_) | None => stem.to_owned(),
    }
}

/// The axis as the settings name it, whichever of its names the question bears.
fn axis_label(settings: &Settings, named: &Arc<str>) -> Arc<str> {
    let is = |name: &String| fold(name) == fold(named);
    let axis = settings.axe.iter().find(|axis| is(&axis.nom) || axis.synonymes.iter().any(is));
    axis.map_or_else(|| named.clone(), |axis| Arc::from(axis.nom.as_str()))
}

/// A state, and how its count is told.
type Apart = (State, fn(usize) -> Problem);

/// What was set apart, and what does not add up.
fn tell(journal: &mut Findings, survey: &Survey) {
    let count = |state: State| survey.responses.iter().filter(|response| response.state == state).count();
    let apart: [Apart; 3] = [
        (State::Incomplete, |count| Problem::SurveyIncomplete { count }),
        (State::Duplicate, |count| Problem::SurveyDuplicates { count }),
        (State::Test, |count| Problem::SurveyTests { count }),
    ];
    for (state, problem) in apart {
        if count(state) > 0 {
            journal.tell(survey.source.clone(), problem(count(state)));
        }
    }
    demarches::tell_doubtful_zeros(journal, survey);
}
