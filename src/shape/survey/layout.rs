//! What each column of an export is: a question, a row or an option of one, or something that the tool adds of itself.

use super::header::{self, Heading, Role};
use super::recognise::Recognised;
use super::rows::{self, Rows};
use super::{Tool, demarches, google, kobo, limesurvey, microsoft, nextcloud, plain, webform7, webform8};
use crate::finding::Findings;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::settings;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What LimeSurvey's full answers hold for a question that was not shown.
const NOT_SHOWN: &str = "N/A";

/// What a column is to its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Answer,
    /// « Autre », in the respondent's words.
    Other,
    Comment,
    /// All the options once more, in one cell.
    Summary,
}

/// A column of a question.
#[derive(Clone, Debug)]
pub struct Member {
    pub column: u32,
    /// The tool's code of the row or option: `SQ001`.
    pub code: Option<String>,
    /// Its text.
    pub label: Option<String>,
    pub part: Part,
}

impl Member {
    pub fn answer(column: u32, label: Option<String>) -> Self {
        Self { column, code: None, label, part: Part::Answer }
    }

    /// The settings call it by this code.
    pub fn is_coded(&self, code: &str) -> bool {
        self.code.as_deref().is_some_and(|own| super::declared::same_code(own, code))
    }

    /// It is a row or an option, and not the question itself.
    pub fn is_named(&self) -> bool {
        self.code.is_some() || self.label.is_some()
    }
}

/// The columns of one question.
#[derive(Clone, Debug)]
pub struct Group {
    pub code: Option<String>,
    /// Empty if the export gives codes alone.
    pub text: String,
    pub members: Vec<Member>,
}

impl Group {
    /// A question told in one column.
    pub fn single(column: u32, text: &str) -> Self {
        Self { code: None, text: text.to_owned(), members: vec![Member::answer(column, None)] }
    }
}

/// How several options stand in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joiner {
    /// The tool has a column an option.
    Never,
    /// `, ` or `,`: options may hold one.
    Comma,
    /// `, ` in a spreadsheet of Google's, `;` without a space in the file that it gives itself.
    CommaOrSemicolon,
    /// `;`, perhaps at the end too, perhaps with a space.
    Semicolon,
    Space,
    /// Any of `;`, a line break and `,`: a table typed by hand.
    Any,
}

/// What a cell says in which nothing stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// The question was not shown; a quoted blank says « shown, left blank ».
    NotShown,
    Blank,
}

/// An export laid open.
#[derive(Clone, Debug)]
pub struct Layout {
    pub tool: Tool,
    /// The title that the export carries.
    pub title: Option<String>,
    pub first_header_row: u32,
    /// The last row above the answers.
    pub last_header_row: u32,
    pub groups: Vec<Group>,
    pub roles: BTreeMap<u32, Role>,
    pub joiner: Joiner,
    pub absent: Absent,
    /// Options may be told one a column (`X`, `Y`, `1`).
    pub ticks_columns: bool,
}

impl Layout {
    /// A header of one row, each heading a question but those that the tool adds.
    pub fn new(tool: Tool, header_row: u32, roles: BTreeMap<u32, Role>, joiner: Joiner) -> Self {
        Self {
            tool,
            title: None,
            first_header_row: header_row,
            last_header_row: header_row,
            groups: Vec::new(),
            roles,
            joiner,
            absent: Absent::Blank,
            ticks_columns: false,
        }
    }

    /// The headings that are not the tool's own.
    pub fn free<'a>(&self, headings: &'a [Heading]) -> Vec<Heading>
    where
        Heading: Clone + 'a,
    {
        headings.iter().filter(|heading| !self.roles.contains_key(&heading.column)).cloned().collect()
    }

    /// What a cell says, spaces around it left out; `None` for a blank, and for what the tool writes in place of one.
    pub fn said<'r>(&self, raw: &'r Raw) -> Option<Cow<'r, str>> {
        let text = match rows::text(raw) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text),
        };
        match (self.tool, &*text) {
            (_, "") => None,
            // Boxes, ticked or not.
            (Tool::DemarchesSimplifiees, "on") => Some(Cow::Borrowed("Oui")),
            (Tool::DemarchesSimplifiees, "off") => Some(Cow::Borrowed("Non")),
            (Tool::LimeSurvey, NOT_SHOWN) => None,
            _ => Some(text),
        }
    }

    /// Whether a cell says that its question was not shown.
    pub fn is_not_shown(&self, raw: Option<&Raw>) -> bool {
        match raw {
            None => self.absent == Absent::NotShown,
            Some(Raw::Text(text)) => self.tool == Tool::LimeSurvey && text.trim() == NOT_SHOWN,
            Some(_) => false,
        }
    }

    /// Every column with a role.
    pub fn columns(&self, role: Role) -> impl Iterator<Item = u32> {
        self.roles.iter().filter(move |(_, known)| **known == role).map(|(column, _)| *column)
    }

    /// Forgets the columns that hold something of a person, and tells them.
    fn without_persons(mut self, journal: &mut Findings, rows: &Rows<'_>, asked: &[settings::Question]) -> Self {
        let header = rows.line(self.last_header_row);
        let roles = &mut self.roles;
        self.groups.retain_mut(|group| {
            group.members.retain(|member| {
                let role = super::personal::role(rows, self.last_header_row, group.code.as_deref(), &group.text, member, asked);
                if let Some(role) = role {
                    roles.insert(member.column, role);
                    let cell = CellRef::new(header.number, member.column);
                    journal.tell(rows.place().at(cell), Problem::PersonalColumn { header: header.text(member.column).into() });
                }
                role.is_none()
            });
            group.members.iter().any(|member| member.part != Part::Comment)
        });
        self
    }
}

/// The layout of a recognised export.
pub fn of(journal: &mut Findings, rows: &Rows<'_>, recognised: &Recognised, asked: &[settings::Question]) -> Layout {
    let headings = header::headings(rows.line(recognised.header_row));
    let row = recognised.header_row;
    let layout = match recognised.tool {
        Tool::LimeSurvey => limesurvey::layout(rows, row, &headings),
        Tool::GoogleForms => google::layout(row, &headings),
        Tool::MicrosoftForms => microsoft::layout(row, &headings),
        Tool::Webform7 => webform7::layout(rows, row, &headings, asked),
        Tool::Webform8 => webform8::layout(row, &headings),
        Tool::Kobo => kobo::layout(rows, row, &headings, asked),
        Tool::DemarchesSimplifiees => demarches::layout(row, &headings),
        Tool::NextcloudForms => nextcloud::layout(rows, row, &headings),
        Tool::Plain => plain::layout(row, &headings),
    };
    layout.without_persons(journal, rows, asked)
}

/// Groups made of runs of neighbours that share a stem, and of single columns. `split` gives stem and row; a run of one column stays
/// a question of its own, brackets included.
pub fn grouped(headings: &[Heading], split: impl Fn(&str) -> Option<(&str, &str)>) -> Vec<Group> {
    let runs = header::runs(headings, &split);
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(heading) = headings.get(at) {
        let run = runs.iter().find(|(range, _)| range.start == at && range.len() > 1);
        match run {
            Some((range, stem)) => {
                let members = headings.get(range.clone()).unwrap_or_default().iter();
                let members = members.map(|heading| Member::answer(heading.column, split(&heading.text).map(|(_, row)| row.to_owned())));
                groups.push(Group { code: None, text: stem.clone(), members: members.collect() });
                at = range.end;
            }
            None => {
                groups.push(Group::single(heading.column, &heading.text));
                at += 1;
            }
        }
    }
    groups
}
