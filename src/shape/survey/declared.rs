//! `[[questionnaire.question]]` to the columns it means: by the tool's code, else by the words of the question, whole, cut or with more
//! around them.

use super::header;
use super::layout::{Group, Member, Part};
use super::limesurvey::cut;
use crate::fold::fold;
use crate::settings::Question;
use std::collections::BTreeMap;

/// Words shorter than this are too few to know a question by its beginning.
const SHORTEST_BEGINNING: usize = 12;

/// What the settings say of the questions of an export.
#[derive(Debug, Default)]
pub struct Found<'a> {
    /// By rank of the group: said of the question, hence of all its rows.
    pub groups: BTreeMap<usize, &'a Question>,
    /// By rank of the group, then of the member: said of one row.
    pub members: BTreeMap<(usize, usize), &'a Question>,
    /// Named by no column.
    pub missing: Vec<&'a Question>,
}

/// Whether a heading, whatever its tool, names a declared question.
pub fn names(question: &Question, heading: &str) -> bool {
    let stem = header::brackets(heading).map_or(heading, |(stem, _)| stem);
    !question.code.is_empty() && (same_code(&question.code, heading) || same_code(&question.code, stem))
        || !question.texte.is_empty() && [heading, stem].iter().any(|text| sameness(&question.texte, text) > Sameness::None)
}

/// Letters and digits of a code, in lower case: `Q[SQ001]` and `q_sq001` are one.
pub fn same_code(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sameness {
    None,
    /// One begins with the other.
    Beginning,
    /// The heading was cut, and the question begins with what is left.
    Cut,
    Whole,
}

fn sameness(declared: &str, heading: &str) -> Sameness {
    let (declared, folded) = (fold(declared), fold(heading));
    if declared.is_empty() || folded.is_empty() {
        return Sameness::None;
    }
    if declared == folded {
        return Sameness::Whole;
    }
    if let Some(cut) = cut(heading).map(fold)
        && !cut.is_empty()
        && declared.starts_with(&cut)
    {
        return Sameness::Cut;
    }
    let (short, long) = if declared.len() < folded.len() { (&declared, &folded) } else { (&folded, &declared) };
    let begins = short.len() >= SHORTEST_BEGINNING && long.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' '));
    if begins { Sameness::Beginning } else { Sameness::None }
}

/// Every declared question to its columns. Codes are looked for first, then whole texts, then what is left.
pub fn find<'a>(groups: &[Group], asked: &'a [Question]) -> Found<'a> {
    let mut found = Found::default();
    let mut left: Vec<&Question> = asked.iter().collect();
    left.retain(|question| question.code.is_empty() || !take_code(&mut found, groups, question));
    for wanted in [Sameness::Whole, Sameness::Cut, Sameness::Beginning] {
        left.retain(|question| question.texte.is_empty() || !take_text(&mut found, groups, question, wanted));
    }
    found.missing = left;
    found
}

fn take_code<'a>(found: &mut Found<'a>, groups: &[Group], question: &'a Question) -> bool {
    for (rank, group) in groups.iter().enumerate() {
        let Some(code) = group.code.as_deref() else { continue };
        if same_code(code, &question.code) {
            found.groups.entry(rank).or_insert(question);
            return true;
        }
        let member = group.members.iter().position(|member| {
            member.part == Part::Answer && member.code.as_deref().is_some_and(|sub| same_code(&format!("{code} {sub}"), &question.code))
        });
        if let Some(member) = member {
            found.members.entry((rank, member)).or_insert(question);
            return true;
        }
    }
    // A table without codes may be headed by them.
    let headed = groups.iter().position(|group| group.code.is_none() && same_code(&group.text, &question.code));
    if let Some(rank) = headed {
        found.groups.entry(rank).or_insert(question);
    }
    headed.is_some()
}

/// The one place that the words name; with several of the same wording, the first that is still free.
fn take_text<'a>(found: &mut Found<'a>, groups: &[Group], question: &'a Question, wanted: Sameness) -> bool {
    let is = |text: &str| sameness(&question.texte, text) == wanted;
    for (rank, group) in groups.iter().enumerate() {
        // Kobo may put the groups that a question lies in before it: `Groupe/Question`.
        let last = group.text.rsplit('/').next().unwrap_or_default();
        if (is(&group.text) || wanted == Sameness::Whole && is(last)) && !found.groups.contains_key(&rank) {
            found.groups.insert(rank, question);
            return true;
        }
    }
    for (rank, group) in groups.iter().enumerate() {
        let names_row = |member: &Member| {
            let label = member.label.as_deref().unwrap_or_default();
            member.part == Part::Answer && !label.is_empty() && (is(label) || is(&format!("{} {label}", group.text)))
        };
        let member =
            group.members.iter().enumerate().position(|(at, member)| names_row(member) && !found.members.contains_key(&(rank, at)));
        if let Some(member) = member {
            found.members.insert((rank, member), question);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(code: &str, text: &str) -> Question {
        Question { code: code.to_owned(), texte: text.to_owned(), ..Question::default() }
    }

    #[test]
    fn a_question_is_named_by_code_text_or_what_is_left_of_it() {
        let satisfaction = question("", "Êtes-vous satisfait du fonctionnement du conseil ?");
        for heading in [
            "Êtes-vous satis.. ",
            "êtes vous satisfait du fonctionnement du conseil",
            "Êtes-vous satisfait du fonctionnement du conseil ? (une réponse)",
        ] {
            assert!(names(&satisfaction, heading), "{heading}");
        }
        for heading in ["Êtes-vous", "Vos remarques", "Êtes-vous satisfaite"] {
            assert!(!names(&satisfaction, heading), "{heading}");
        }
        assert!(names(&question("OBJ01", ""), "OBJ01[SQ001]") && names(&question("OBJ01_SQ001", ""), "OBJ01[SQ001]"));
        assert!(!names(&question("OBJ01", ""), "OBJ010"));
    }
}
