//! A publication to a report: what the committee reads, said once for every format. Sections, sentences, figures, charts, tables,
//! notes; each figure carries its definition, its base and its sources, each chart its table and its text alternative.

pub mod chart;
pub mod comments;
pub mod definitions;
pub mod explain;
pub mod figures;
pub mod measure;
pub mod order;
pub mod phrase;
pub mod proof;
pub mod sentence;
pub mod table;
pub mod typography;

mod actions;
mod axes;
mod blocks;
mod context;
mod coverage;
mod desk;
mod governance;
mod means;
mod method;
mod network;
mod objectives;
mod outlook;
mod participation;
mod partners;
mod pathways;
mod referrals;
mod succession;
mod summary;
mod surveys;
mod training;
mod upkeep;

pub use blocks::{Block, Cell, Column, KeyFigure, Note, NoteKind, Picture, Row, Section, Table};

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

use crate::finding::Findings;
use crate::french;
use crate::protect::Publication;
use crate::settings::{Profile, Settings};
use comments::Comments;
use definitions::Theme;
use desk::Desk;
use measure::PercentageBase;
use std::sync::Arc;

/// A file of the inputs that was read, for the method annex and the descriptor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputFile {
    /// Relative to the inputs folder, with `/`.
    pub name: Arc<str>,
    /// In hexadecimal.
    pub sha256: Arc<str>,
    pub bytes: u64,
}

/// The words of a question: figures know it by its code only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionText {
    /// The tool's code: `OBJ01` for the indicator `question_OBJ01`.
    pub code: Arc<str>,
    /// The label of `questionnaire` in its figures, where the year has several: two of them may share a code.
    pub questionnaire: Option<Arc<str>>,
    pub text: Arc<str>,
    /// The classes in the order of the scale, « sans opinion » included; empty when the order says nothing.
    pub classes: Vec<Arc<str>>,
    /// Those of `classes` that mean no opinion: outside the base.
    pub no_opinion: Vec<Arc<str>>,
    /// Its answers were words, put into classes by a code book.
    pub coded: bool,
}

/// Where a question was asked: what its figures are found by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedIn {
    pub year: i32,
    pub code: Arc<str>,
    pub questionnaire: Option<Arc<str>>,
    pub question: Arc<str>,
}

/// A class of a question that an earlier year asked too. What it counts is in the publication, or nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionChange {
    pub before: AskedIn,
    pub now: AskedIn,
    pub class: Arc<str>,
    /// The difference is more than chance alone would make.
    pub is_real: bool,
    /// The same people answered both times, and were compared one by one.
    pub same_people: bool,
}

/// Where a figure of another territory was published, and which edition it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub indicator: Arc<str>,
    pub territory: Arc<str>,
    pub year: i32,
    pub origin: Arc<str>,
}

/// How many proposals wait for a decision (`controle/rapprochements.csv`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToReview {
    /// Of two names that may be one structure's.
    pub names: usize,
    /// Of the entity, the sector or the college of a structure.
    pub classes: usize,
    /// Of two questions that may be one.
    pub questions: usize,
}

/// What a report says besides its figures. Nothing in it says something of a person.
#[derive(Clone, Copy, Debug)]
pub struct Background<'a> {
    pub findings: &'a Findings,
    pub files: &'a [InputFile],
    pub questions: &'a [QuestionText],
    pub origins: &'a [Origin],
    pub changes: &'a [QuestionChange],
    pub to_review: ToReview,
    /// `commentaires.md`, empty if there is none.
    pub comments: &'a Comments,
}

/// The report of a year, the same in every format.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub territory: String,
    pub year: i32,
    pub profile: Profile,
    /// « Bilan d’activité 2022 »
    pub title: String,
    /// The line under the title: how many people live there, and who may read.
    pub scope: String,
    /// The summary first, the annexes last.
    pub sections: Vec<Section>,
    /// From which base a share is also a percentage.
    pub percentage_base: PercentageBase,
    /// The words of the questions, for renderings that list figures by their code.
    pub questions: Vec<QuestionText>,
}

/// The report of a publication.
pub fn report(settings: &Settings, publication: &Publication, background: Background<'_>) -> Report {
    let desk = Desk::new(settings, publication, background);
    let mut sections = vec![summary::section(&desk)];
    sections.extend(axes::section(&desk));
    sections.extend(themes(&desk));
    sections.push(method::section(&desk));
    sections.push(Section { id: "figures".to_owned(), title: "Table des figures".to_owned(), blocks: vec![Block::ListOfCharts] });
    comments::insert(background.comments, &mut sections);
    gather_missing(&mut sections);
    number(&mut sections);
    Report {
        territory: typography::typeset(settings.territory_name()),
        year: publication.year(),
        profile: publication.profile(),
        title: format!("Bilan d’activité {}", publication.year()),
        scope: scope(settings, publication.profile()),
        sections,
        percentage_base: desk.percentage_base(),
        questions: background.questions.to_vec(),
    }
}

/// The anchor of the first page.
const SUMMARY: &str = "synthese";

/// More communes than this are no line of a cover.
const COMMUNES_NAMED: usize = 5;

fn scope(settings: &Settings, profile: Profile) -> String {
    let readers = match profile {
        Profile::Public => "Document public.",
        Profile::Interne => "Document interne, réservé aux membres du comité de pilotage tenus au secret professionnel.",
    };
    let people = settings.territoire.population.map(|people| phrase::counted(people as f64, "habitant. ", "habitants. "));
    let communes = &settings.territoire.communes;
    let named = (1..=COMMUNES_NAMED).contains(&communes.len());
    let place = named.then(|| typography::typeset(&format!("{}. ", french::list(communes))));
    format!("{}{}{readers}", place.unwrap_or_default(), people.unwrap_or_default())
}

/// One section a theme, in the order a committee goes through them; empty where there is no data.
fn themes(desk: &Desk<'_>) -> Vec<Section> {
    let written = |theme: Theme| {
        // Figures of larger territories are often of an earlier year: their section finds the newest. What is set for the next year
        // has no figure yet.
        let elsewhere = theme == Theme::Context || theme == Theme::Outlook && outlook::planned(desk).next().is_some();
        let blocks = if elsewhere || desk.figures.has(theme) { blocks(desk, theme) } else { Vec::new() };
        Section { id: theme.anchor().to_owned(), title: theme.title().to_owned(), blocks }
    };
    Theme::ALL.into_iter().map(written).collect()
}

/// Takes out the parts that have neither data nor words of the coordinator's: a title over nothing. They are listed before the annexes.
fn gather_missing(sections: &mut Vec<Section>) {
    let is_empty = |theme: &Theme| sections.iter().any(|section| section.id == theme.anchor() && section.blocks.is_empty());
    let without: Vec<Theme> = Theme::ALL.into_iter().filter(is_empty).collect();
    sections.retain(|section| !section.blocks.is_empty() || section.id == SUMMARY);
    let annexes = sections.iter().position(|section| section.id == method::ANCHOR).unwrap_or(sections.len());
    if let Some(missing) = method::missing(&without) {
        sections.insert(annexes, missing);
    }
}

fn blocks(desk: &Desk<'_>, theme: Theme) -> Vec<Block> {
    match theme {
        Theme::Partners => partners::blocks(desk),
        Theme::Participation => participation::blocks(desk),
        Theme::Network => network::blocks(desk),
        Theme::Actions => actions::blocks(desk),
        Theme::Training => training::blocks(desk),
        Theme::Governance => governance::blocks(desk),
        Theme::Referrals => referrals::blocks(desk),
        Theme::Pathways => pathways::blocks(desk),
        Theme::Objectives => objectives::blocks(desk),
        Theme::Surveys => surveys::blocks(desk),
        Theme::Outlook => outlook::blocks(desk),
        Theme::Means => means::blocks(desk),
        Theme::Context => context::blocks(desk),
    }
}

/// Numbers charts and tables in reading order.
fn number(sections: &mut [Section]) {
    let (mut pictures, mut tables) = (0, 0);
    for block in sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Picture(picture) => {
                pictures += 1;
                picture.number = pictures;
            }
            Block::Table(table) => {
                tables += 1;
                table.number = tables;
            }
            Block::Heading(_)
            | Block::Text(_)
            | Block::List(_)
            | Block::KeyFigures(_)
            | Block::Note(_)
            | Block::Words(_)
            | Block::ListOfCharts => {}
        }
    }
}

impl Report {
    /// Every chart, in reading order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Picture(picture) => Some(&**picture),
            Block::Heading(_)
            | Block::Text(_)
            | Block::List(_)
            | Block::KeyFigures(_)
            | Block::Table(_)
            | Block::Note(_)
            | Block::Words(_)
            | Block::ListOfCharts => None,
        })
    }

    /// « Document interne », on every page of the internal profile.
    pub const fn mark(&self) -> Option<&'static str> {
        match self.profile {
            Profile::Public => None,
            Profile::Interne => Some("Document interne"),
        }
    }
}
