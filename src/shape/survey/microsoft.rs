//! Microsoft Forms: five columns of its own, one column a question, options each followed by `;`, headings with trailing and no-break
//! spaces, and a figure after a heading that stands twice. Layout from the public source code named in research.md §6.3.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout};

const KNOWN: &ToolColumns = &[
    ("id", Role::Submission),
    ("heure de debut", Role::Technical),
    ("heure de fin", Role::Moment),
    ("start time", Role::Technical),
    ("completion time", Role::Moment),
    ("adresse de messagerie", Role::Person),
    ("courrier", Role::Person),
    ("e mail", Role::Person),
    ("email", Role::Person),
    ("nom", Role::Personal),
    ("name", Role::Personal),
    ("langue", Role::Technical),
    ("language", Role::Technical),
    ("heure de la derniere modification", Role::Technical),
    ("last modified time", Role::Technical),
    ("total points", Role::Technical),
    ("total des points", Role::Technical),
    ("nombre total de points", Role::Technical),
    ("quiz feedback", Role::Technical),
    ("commentaires sur le questionnaire", Role::Technical),
];

/// What a quiz adds after each question.
const QUIZ: &[&str] = &["Points - ", "Points – ", "Feedback - ", "Feedback – ", "Commentaires - ", "Commentaires – "];

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let seen = header::seen(headings, &["heure de debut", "heure de fin", "start time", "completion time"]);
    if seen.len() < 2 { Vec::new() } else { seen }
}

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    let mut roles = header::leading_roles(headings, KNOWN);
    for heading in headings {
        if QUIZ.iter().any(|prefix| heading.text.starts_with(prefix)) {
            roles.insert(heading.column, Role::Technical);
        }
    }
    let mut layout = Layout::new(Tool::MicrosoftForms, row, roles, Joiner::Semicolon);
    let free = layout.free(headings);
    layout.groups = free.iter().map(|heading| Group::single(heading.column, without_repeat_figure(headings, &heading.text))).collect();
    layout
}

/// `Nom2` beside `Nom` is « Nom » a second time.
fn without_repeat_figure<'a>(headings: &[Heading], text: &'a str) -> &'a str {
    let stem = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let repeats = stem.len() < text.len() && headings.iter().any(|heading| heading.text == stem);
    if repeats { stem } else { text }
}
