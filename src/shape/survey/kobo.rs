//! KoboToolbox: questions under the path of their group, then `_id`, `_uuid`, `_submission_time`…; several choices as codes or labels
//! joined by spaces in one column, and one 0/1 column an option (blank, not 0, when unanswered); perhaps a row of HXL tags under the
//! header. Layout from kobotoolbox/formpack, reporting/export.py and schema/fields.py.

use super::Tool;
use super::header::{Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout, Member, Part};
use super::rows::Rows;
use crate::fold::fold;
use crate::settings::Question;
use std::collections::BTreeMap;

/// Compared as written: the underscore is what tells them from a question.
const KNOWN: &ToolColumns = &[
    ("_id", Role::Submission),
    ("_uuid", Role::Technical),
    ("_submission_time", Role::Moment),
    ("_validation_status", Role::Standing),
    ("_notes", Role::Technical),
    ("_status", Role::Technical),
    ("_submitted_by", Role::Person),
    ("__version__", Role::Technical),
    ("_tags", Role::Technical),
    ("_index", Role::Technical),
    ("meta/rootuuid", Role::Technical),
    ("meta/instanceid", Role::Technical),
    ("meta/instancename", Role::Technical),
];

/// Metadata that a form may ask the device for.
const DEVICE: &ToolColumns = &[
    ("start", Role::Technical),
    ("end", Role::Technical),
    ("today", Role::Technical),
    ("deviceid", Role::Technical),
    ("simserial", Role::Personal),
    ("phonenumber", Role::Personal),
    ("username", Role::Person),
    ("subscriberid", Role::Personal),
    ("audit", Role::Technical),
];

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let is = |heading: &&Heading, names: &ToolColumns| names.iter().any(|(name, _)| *name == heading.text.to_lowercase());
    // A sheet of a repeated group: its lines are not answers.
    if headings.iter().any(|heading| matches!(heading.text.as_str(), "_parent_index" | "_parent_table_name")) {
        return Vec::new();
    }
    let seen: Vec<&str> = headings.iter().filter(|heading| is(heading, KNOWN)).map(|heading| heading.text.as_str()).collect();
    if seen.len() >= 3 { seen } else { Vec::new() }
}

pub fn layout(rows: &Rows<'_>, row: u32, headings: &[Heading], asked: &[Question]) -> Layout {
    let role = |heading: &Heading| {
        let name = heading.text.to_lowercase();
        KNOWN.iter().chain(DEVICE).find(|(known, _)| *known == name).map(|(_, role)| *role)
    };
    let roles = headings.iter().filter_map(|heading| Some((heading.column, role(heading)?))).collect();
    let mut layout = Layout::new(Tool::Kobo, row, roles, Joiner::Space);
    layout.ticks_columns = true;
    let tags =
        rows.lines_below(row).next().filter(|line| line.filled().count() > 0 && line.filled().all(|(_, text)| text.starts_with('#')));
    if let Some(tags) = tags {
        layout.last_header_row = tags.number;
    }
    layout.groups = groups(rows, layout.last_header_row, &layout.free(headings));
    let names = layout.groups.iter().all(|group| is_name(&group.text));
    if names {
        layout.groups.iter_mut().for_each(names_to_codes);
    } else {
        leave_paths_out(&mut layout.groups, asked);
    }
    layout
}

/// Leaves out the groups of the form that stand before a label: `Groupe/Question`. A slash may be the question's (« et/ou »): what stands
/// before one is a group if another question lies in it too, or if the settings know what follows.
fn leave_paths_out(groups: &mut [Group], asked: &[Question]) {
    let declared = |text: &str| asked.iter().any(|question| !question.texte.is_empty() && fold(&question.texte) == fold(text));
    loop {
        let mut within: BTreeMap<String, usize> = BTreeMap::new();
        for (stem, _) in groups.iter().filter(|group| !declared(&group.text)).filter_map(|group| group.text.split_once('/')) {
            *within.entry(stem.to_owned()).or_default() += 1;
        }
        let outside = |text: &str| {
            let (stem, rest) = text.split_once('/')?;
            let known = text.match_indices('/').find_map(|(at, _)| text.get(at + 1..).filter(|rest| declared(rest)));
            let shared = !rest.trim().is_empty() && within.get(stem).is_some_and(|count| *count > 1);
            known.or(Some(rest).filter(|_| shared)).map(str::to_owned)
        };
        let mut done = true;
        for group in groups.iter_mut().filter(|group| !declared(&group.text)) {
            if let Some(rest) = outside(&group.text) {
                (group.text, done) = (rest, false);
            }
        }
        if done {
            return;
        }
    }
}

/// A summary followed by `summary/option` columns is one question; so are neighbours that share all but their last part and hold 0
/// and 1 alone, filled together (the « details » mode, without a summary).
fn groups(rows: &Rows<'_>, header_row: u32, headings: &[Heading]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while let Some(heading) = headings.get(at) {
        let under = format!("{}/", heading.text);
        let options = headings.iter().skip(at + 1).take_while(|next| next.text.starts_with(&under)).count();
        let of = |stem: &str, range: std::ops::Range<usize>| {
            let columns = headings.get(range).unwrap_or_default().iter();
            columns
                .map(|option| {
                    Member::answer(option.column, option.text.get(stem.len()..).map(|text| text.trim_start_matches('/').to_owned()))
                })
                .collect::<Vec<_>>()
        };
        if options > 0 {
            let summary = Member { column: heading.column, code: None, label: None, part: Part::Summary };
            let mut members = vec![summary];
            members.extend(of(&heading.text, at + 1..at + 1 + options));
            groups.push(Group { code: None, text: heading.text.clone(), members });
            at += 1 + options;
            continue;
        }
        let stem = heading.text.rsplit_once('/').map(|(stem, _)| stem);
        let run = stem.map_or(1, |stem| {
            headings.iter().skip(at).take_while(|next| next.text.rsplit_once('/').is_some_and(|(other, _)| other == stem)).count()
        });
        match stem {
            Some(stem) if run > 1 && are_details(rows, header_row, headings.get(at..at + run).unwrap_or_default()) => {
                groups.push(Group { code: None, text: stem.to_owned(), members: of(stem, at..at + run) });
                at += run;
            }
            Some(_) | None => {
                groups.push(Group::single(heading.column, &heading.text));
                at += 1;
            }
        }
    }
    groups
}

fn are_details(rows: &Rows<'_>, header_row: u32, columns: &[Heading]) -> bool {
    let mut ones = 0_usize;
    let together = rows.lines_below(header_row).all(|line| {
        let texts: Vec<String> = columns.iter().map(|heading| line.text(heading.column)).collect();
        ones += texts.iter().filter(|text| *text == "1").count();
        texts.iter().all(String::is_empty) || texts.iter().all(|text| matches!(text.as_str(), "0" | "1"))
    });
    together && ones > 0
}

/// A path of names: `groupe/question`.
fn is_name(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '/' | '-' | '.')) && !text.is_empty()
}

fn names_to_codes(group: &mut Group) {
    let path = std::mem::take(&mut group.text);
    group.code = Some(path.rsplit('/').next().unwrap_or(&path).to_owned());
    for member in &mut group.members {
        member.code = member.label.take();
    }
}

/// Whether a validation status refuses the answer; blank, « approved » and « on hold » do not.
pub fn is_refused(status: &str) -> bool {
    matches!(fold(status).as_str(), "not approved" | "validation status not approved" | "non approuve" | "non approuvee" | "pas approuve")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_refuses() {
        assert!(is_refused("validation_status_not_approved") && is_refused("Non approuvé"));
        assert!(!is_refused("") && !is_refused("Approved") && !is_refused("On Hold") && !is_refused("validation_status_approved"));
    }

    #[test]
    fn names_are_told_from_labels() {
        assert!(is_name("g1/satisfaction") && !is_name("Êtes-vous satisfait ?") && !is_name(""));
    }
}
