//! A header row to headings; the columns that a tool adds of itself; headings that share a stem.

use super::rows::Line;
use crate::fold::fold;
use std::collections::BTreeMap;
use std::ops::Range;

/// A heading of the header row.
#[derive(Clone, Debug)]
pub struct Heading {
    pub column: u32,
    /// As written, spaces tidied (Microsoft Forms leaves trailing and no-break ones).
    pub text: String,
    pub folded: String,
}

/// What a column that the tool adds of itself says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The number of the answer.
    Submission,
    /// When it was sent; blank if it never was.
    Sent,
    /// When it was sent, for tools that export nothing else than sent answers.
    Moment,
    /// A yes means that it was not sent.
    Draft,
    /// A no means that it was not sent.
    Finished,
    /// A word that says where the answer stands.
    Standing,
    /// Who answered: an e-mail, a token, an account. Told apart, never kept.
    Person,
    /// Something else of a person.
    Personal,
    /// Of no use here: language, page, seed.
    Technical,
}

/// Columns that a tool adds, by their folded heading.
pub type ToolColumns = [(&'static str, Role)];

/// The headings of a row.
pub fn headings(line: Line<'_>) -> Vec<Heading> {
    line.filled().map(|(column, text)| Heading { column, folded: fold(&text), text }).collect()
}

/// Which headings are the tool's own.
pub fn roles(headings: &[Heading], known: &ToolColumns) -> BTreeMap<u32, Role> {
    let role = |heading: &Heading| known.iter().find(|(name, _)| *name == heading.folded).map(|(_, role)| *role);
    headings.iter().filter_map(|heading| Some((heading.column, role(heading)?))).collect()
}

/// The same, for tools whose columns all stand before the first question: the same words further on are a question's.
pub fn leading_roles(headings: &[Heading], known: &ToolColumns) -> BTreeMap<u32, Role> {
    let mut roles = roles(headings, known);
    if let Some(first) = headings.iter().find(|heading| !roles.contains_key(&heading.column)) {
        roles.retain(|column, _| *column < first.column);
    }
    roles
}

/// The headings, among these names, that a row has: what gives a tool away.
pub fn seen<'a>(headings: &'a [Heading], names: &[&str]) -> Vec<&'a str> {
    headings.iter().filter(|heading| names.contains(&heading.folded.as_str())).map(|heading| heading.text.as_str()).collect()
}

/// The headings that a tool is known to add.
pub fn seen_known<'a>(headings: &'a [Heading], known: &ToolColumns) -> Vec<&'a str> {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    seen(headings, &names)
}

/// Runs of neighbouring columns whose headings share a stem, as `split` finds it: (stem, what follows it).
pub fn runs(headings: &[Heading], split: impl Fn(&str) -> Option<(&str, &str)>) -> Vec<(Range<usize>, String)> {
    let mut runs: Vec<(Range<usize>, String)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let Some((stem, _)) = split(&heading.text) else { continue };
        match runs.last_mut() {
            Some((range, known)) if range.end == at && known == stem => range.end = at + 1,
            Some(_) | None => runs.push((at..at + 1, stem.to_owned())),
        }
    }
    runs
}

/// `Question [Ligne][Échelle]` to its stem and its brackets, in order; `None` without a bracket at the end.
pub fn brackets(text: &str) -> Option<(&str, Vec<&str>)> {
    let mut rest = text.trim_end();
    let mut found = Vec::new();
    while let Some(inside) = rest.strip_suffix(']') {
        let mut depth = 1;
        let open = inside.char_indices().rev().find(|(_, letter)| {
            depth += match letter {
                ']' => 1,
                '[' => -1,
                _ => 0,
            };
            depth == 0
        });
        let Some((at, _)) = open else { break };
        found.push(inside.get(at + 1..).unwrap_or_default().trim());
        let before = inside.get(..at).unwrap_or_default();
        rest = before.trim_end();
        // Only `][` makes two brackets of one heading: « Ville [86] [Quartier] » is a question whose text ends with one.
        if before.len() != rest.len() {
            break;
        }
    }
    found.reverse();
    (!found.is_empty()).then_some((rest, found))
}

/// `Question (Ligne)` to its two parts.
pub fn parenthesis(text: &str) -> Option<(&str, &str)> {
    let inside = text.trim_end().strip_suffix(')')?;
    let mut depth = 1;
    let (at, _) = inside.char_indices().rev().find(|(_, letter)| {
        depth += match letter {
            ')' => 1,
            '(' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    let (stem, rest) = inside.split_at(at);
    let row = rest.strip_prefix('(')?.trim();
    let stem = stem.trim_end();
    (!stem.is_empty() && !row.is_empty()).then_some((stem, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_at_the_end_are_rows_and_scales() {
        assert_eq!(brackets("Diriez-vous que [l’accès [CMP]]"), Some(("Diriez-vous que", vec!["l’accès [CMP]"])));
        assert_eq!(brackets("Aide [Reçue][Importance]"), Some(("Aide", vec!["Reçue", "Importance"])));
        assert_eq!(brackets("Ville [86] [Quartier]"), Some(("Ville [86]", vec!["Quartier"])));
        assert_eq!(brackets("Vos remarques"), None);
        assert_eq!(parenthesis("Satisfait (accueil (CMP))"), Some(("Satisfait", "accueil (CMP)")));
    }
}
