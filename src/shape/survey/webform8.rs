//! Drupal 8+ Webform: thirteen columns of its own, then one column a question; options joined by `;`, or one column an option
//! (`Question: option`, `X`); likert rows as `Titre: question`. Layout from drupalprojects/webform 8.x-5.x, `OptionsBase`,
//! `WebformLikert`, `webform.settings.yml`.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout, Part, grouped};

/// Keys, English labels, and their usual French translations.
const KNOWN: &ToolColumns = &[
    ("serial", Role::Submission),
    ("serial number", Role::Submission),
    ("numero de serie", Role::Submission),
    ("numero", Role::Submission),
    ("sid", Role::Technical),
    ("submission id", Role::Technical),
    ("id de la soumission", Role::Technical),
    ("id de soumission", Role::Technical),
    ("identifiant de la soumission", Role::Technical),
    ("uuid", Role::Technical),
    ("submission uuid", Role::Technical),
    ("token", Role::Technical),
    ("jeton", Role::Technical),
    ("uri", Role::Technical),
    ("submission uri", Role::Technical),
    ("uri de la soumission", Role::Technical),
    ("created", Role::Technical),
    ("cree", Role::Technical),
    ("completed", Role::Sent),
    ("termine", Role::Sent),
    ("complete", Role::Sent),
    ("changed", Role::Technical),
    ("modifie", Role::Technical),
    ("in draft", Role::Draft),
    ("is draft", Role::Draft),
    ("est un brouillon", Role::Draft),
    ("brouillon", Role::Draft),
    ("current page", Role::Technical),
    ("page actuelle", Role::Technical),
    ("page courante", Role::Technical),
    ("remote addr", Role::Personal),
    ("ip address", Role::Personal),
    ("adresse ip", Role::Personal),
    ("uid", Role::Person),
    ("submitted by", Role::Person),
    ("soumis par", Role::Person),
    ("langcode", Role::Technical),
    ("language", Role::Technical),
    ("langue", Role::Technical),
    ("webform id", Role::Technical),
    ("entity type", Role::Technical),
    ("entity id", Role::Technical),
    ("locked", Role::Technical),
    ("sticky", Role::Technical),
    ("notes", Role::Technical),
];

/// Fewer than this many of its columns could be anybody's « Créé », « Langue », « Notes ».
const ENOUGH: usize = 4;

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let names: Vec<&str> =
        KNOWN.iter().map(|(name, _)| *name).filter(|name| !matches!(*name, "notes" | "numero" | "locked" | "sticky")).collect();
    let seen = header::seen(headings, &names);
    let has_draft_or_serial = headings.iter().any(|heading| {
        matches!(
            heading.folded.as_str(),
            "in draft" | "is draft" | "est un brouillon" | "brouillon" | "serial" | "serial number" | "numero de serie"
        )
    });
    if seen.len() >= ENOUGH && has_draft_or_serial { seen } else { Vec::new() }
}

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    let mut layout = Layout::new(Tool::Webform8, row, header::leading_roles(headings, KNOWN), Joiner::Semicolon);
    layout.ticks_columns = true;
    let free = layout.free(headings);
    layout.groups = grouped(&free, |text| shared_prefix(&free, text));
    if free.iter().all(|heading| is_key(&heading.text)) {
        layout.groups.iter_mut().for_each(keys_to_codes);
    }
    // « Autre » of separate options holds words, not an `X`.
    for group in layout.groups.iter_mut().filter(|group| group.members.len() > 1) {
        if let Some(last) = group.members.last_mut().filter(|last| last.label.as_deref().is_some_and(is_other)) {
            last.part = Part::Other;
        }
    }
    layout
}

/// `Titre: ligne` where another column begins with `Titre: ` too; `titre__ligne` where headings are keys.
fn shared_prefix<'a>(headings: &[Heading], text: &'a str) -> Option<(&'a str, &'a str)> {
    [": ", "__"].iter().find_map(|delimiter| {
        text.rmatch_indices(delimiter).find_map(|(at, _)| {
            let prefix = text.get(..at + delimiter.len())?;
            let shared = headings.iter().filter(|heading| heading.text.starts_with(prefix)).count() > 1;
            shared.then_some((prefix.trim_end_matches(delimiter), text.get(at + delimiter.len()..)?))
        })
    })
}

fn is_other(label: &str) -> bool {
    matches!(crate::fold::fold(label).as_str(), "autre" | "other" | "autres")
}

/// The machine name of an element.
fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// Headings that are machine names are codes.
fn keys_to_codes(group: &mut Group) {
    group.code = Some(std::mem::take(&mut group.text));
    for member in &mut group.members {
        member.code = member.label.take();
    }
}
