//! Drupal 8+ Webform: up to twenty columns of its own, then one column a question; options joined by `;`, or one column an option
//! (`Question: option`, `X`); likert rows as `Titre: question`. Layout from drupalprojects/webform 8.x-5.x, `WebformSubmission`,
//! `TabularBaseWebformExporter`, `OptionsBase`, `WebformLikert`, `webform.settings.yml`.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout, Part, grouped};
use std::collections::BTreeMap;

/// Keys, English labels, and their usual French translations: what nobody would ask in a form. What it may be followed by (« Submitted
/// by: Title », `uid__url`) goes with it.
const UNMISTAKABLE: &ToolColumns = &[
    ("serial", Role::Submission),
    ("serial number", Role::Submission),
    ("numero de serie", Role::Submission),
    ("sid", Role::Technical),
    ("submission id", Role::Technical),
    ("id de la soumission", Role::Technical),
    ("id de soumission", Role::Technical),
    ("identifiant de la soumission", Role::Technical),
    ("identifiant de soumission", Role::Technical),
    ("uuid", Role::Technical),
    ("submission uuid", Role::Technical),
    ("uuid de soumission", Role::Technical),
    ("uuid de la soumission", Role::Technical),
    ("uri", Role::Technical),
    ("submission uri", Role::Technical),
    ("uri de soumission", Role::Technical),
    ("uri de la soumission", Role::Technical),
    ("in draft", Role::Draft),
    ("is draft", Role::Draft),
    ("est un brouillon", Role::Draft),
    ("en brouillon", Role::Draft),
    ("brouillon", Role::Draft),
    ("current page", Role::Technical),
    ("page actuelle", Role::Technical),
    ("page courante", Role::Technical),
    ("remote addr", Role::Personal),
    ("ip address", Role::Personal),
    ("remote ip address", Role::Personal),
    ("adresse ip", Role::Personal),
    ("adresse ip distante", Role::Personal),
    ("uid", Role::Person),
    ("submitted by", Role::Person),
    ("soumis par", Role::Person),
    ("envoye par", Role::Person),
    ("langcode", Role::Technical),
    ("webform id", Role::Technical),
    ("webform", Role::Technical),
    ("entity type", Role::Technical),
    ("entity id", Role::Technical),
    ("entity title", Role::Technical),
    ("entity url", Role::Technical),
    ("submitted to", Role::Technical),
    ("soumis a", Role::Technical),
    ("envoye a", Role::Technical),
];

/// Others of its labels, which a form might well ask for: its own among the columns above and just after them.
const COMMON: &ToolColumns = &[
    ("numero", Role::Submission),
    ("token", Role::Technical),
    ("jeton", Role::Technical),
    ("created", Role::Technical),
    ("cree", Role::Technical),
    ("cree le", Role::Technical),
    ("completed", Role::Sent),
    ("termine", Role::Sent),
    ("termine le", Role::Sent),
    ("complete", Role::Sent),
    ("changed", Role::Technical),
    ("modifie", Role::Technical),
    ("modifie le", Role::Technical),
    ("language", Role::Technical),
    ("langue", Role::Technical),
    ("locked", Role::Technical),
    ("verrouille", Role::Technical),
    ("sticky", Role::Technical),
    ("flagged", Role::Technical),
    ("epingle", Role::Technical),
    ("notes", Role::Technical),
    ("notes administratives", Role::Technical),
];

/// Fewer than this many of its columns could be anybody's « Créé », « Langue », « Notes ».
const ENOUGH: usize = 4;

/// At most so many columns of its own, in words unknown here, stand between two that are known.
const WIDEST_GAP: usize = 4;

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    const OF_ANY_TABLE: [&str; 6] = ["notes", "notes administratives", "numero", "locked", "sticky", "webform"];
    let known = UNMISTAKABLE.iter().chain(COMMON).map(|(name, _)| *name);
    let names: Vec<&str> = known.filter(|name| !OF_ANY_TABLE.contains(name)).collect();
    let seen = header::seen(headings, &names);
    let has_draft_or_serial = headings.iter().any(|heading| {
        matches!(
            heading.folded.as_str(),
            "in draft" | "is draft" | "est un brouillon" | "en brouillon" | "brouillon" | "serial" | "serial number" | "numero de serie"
        )
    });
    if seen.len() >= ENOUGH && has_draft_or_serial { seen } else { Vec::new() }
}

/// The columns of its own. It writes them before the first question, in one block: up to the last that cannot be mistaken, what stands
/// between two of them is its own too, in whatever words a site has put it; past that, the common words that follow at once.
fn own_columns(headings: &[Heading]) -> BTreeMap<u32, Role> {
    let is_own = |heading: &Heading| unmistakable(heading).is_some();
    let Some(surest) = headings.iter().position(is_own) else { return BTreeMap::new() };
    let before = headings.iter().take(surest).rev().take_while(|heading| common(heading).is_some()).count();
    // The block holds together: « Soumis à » far among the questions is one of them.
    let (mut end, mut gap) = (surest, 0);
    for (at, heading) in headings.iter().enumerate().skip(surest) {
        if is_own(heading) || common(heading).is_some() && at == end {
            (end, gap) = (at + 1, 0);
        } else {
            gap += 1;
        }
        if gap > WIDEST_GAP {
            break;
        }
    }
    let block = headings.get(surest - before..end).unwrap_or_default();
    block
        .iter()
        // A word of no meaning here may hide a person.
        .map(|heading| (heading.column, unmistakable(heading).or_else(|| common(heading)).unwrap_or(Role::Personal)))
        .collect()
}

fn unmistakable(heading: &Heading) -> Option<Role> {
    let role = |name: &str| UNMISTAKABLE.iter().find(|(known, _)| *known == name).map(|(_, role)| *role);
    role(&heading.folded).or_else(|| {
        // « Submitted by: Title »: the parts of one of its columns, which a site may write apart. Its number alone tells who.
        let (stem, part) = ["__", ":"].iter().find_map(|delimiter| heading.text.split_once(delimiter))?;
        let role = role(&crate::fold::fold(stem))?;
        let is_more = role == Role::Person && crate::fold::fold(part) != "id";
        Some(if is_more { Role::Personal } else { role })
    })
}

fn common(heading: &Heading) -> Option<Role> {
    COMMON.iter().find(|(name, _)| *name == heading.folded).map(|(_, role)| *role)
}

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    let mut layout = Layout::new(Tool::Webform8, row, own_columns(headings), Joiner::Semicolon);
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
