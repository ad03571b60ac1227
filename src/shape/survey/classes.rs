//! The classes of a question as the settings list them, and the texts and codes by which answers name them.

use super::layout::Member;
use super::limesurvey::cut;
use super::scales::{is_no_opinion, key};
use crate::fold::{fold, tidy};
use crate::settings::{self, Classes, OneOrMore};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the settings list for a question.
pub struct Listed {
    pub classes: Vec<Arc<str>>,
    pub codes: BTreeMap<String, Arc<str>>,
}

impl Listed {
    pub fn of(declared: Option<&settings::Question>) -> Self {
        let mut listed = Self { classes: Vec::new(), codes: BTreeMap::new() };
        let mut add = |label: &str| -> Arc<str> {
            let label: Arc<str> = tidy(label).into();
            if !listed.classes.contains(&label) {
                listed.classes.push(label.clone());
            }
            label
        };
        match declared.and_then(|declared| declared.modalites.as_ref()) {
            None => {}
            Some(Classes::Labels(labels)) => labels.iter().for_each(|label| {
                add(label);
            }),
            Some(Classes::ByCode(by_code)) => {
                let codes: Vec<(String, Arc<str>)> = by_code.iter().map(|(code, label)| (code.clone(), add(label))).collect();
                listed.codes.extend(codes);
            }
        }
        listed
    }

    /// The class of an option's column: by label (whole or cut), by code, or, where the export gives codes alone, by its number.
    pub fn option(&self, member: &Member, number: usize, count: usize, classes: &[Arc<str>]) -> Option<usize> {
        let label = member.label.as_deref().unwrap_or_default();
        let by_label = || classes.iter().position(|class| !label.is_empty() && key(class) == key(label));
        let by_cut = || {
            let beginning = cut(label).map(fold).filter(|cut| !cut.is_empty())?;
            classes.iter().position(|class| fold(class).starts_with(&beginning))
        };
        let by_code = || {
            let label = self.codes.iter().find(|(code, _)| member.is_coded(code)).map(|(_, label)| label)?;
            classes.iter().position(|class| class == label)
        };
        let by_number = || {
            let code = member.code.as_deref().filter(|_| label.is_empty() && self.codes.is_empty())?;
            let listed = self.classes.len();
            let as_class = classes.iter().position(|class| key(class) == key(code));
            let of_code = || {
                code.trim_start_matches(|letter: char| !letter.is_ascii_digit())
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1))
            };
            as_class.or_else(|| if count == listed { Some(number) } else { of_code().filter(|at| *at < listed) })
        };
        by_label().or_else(by_cut).or_else(by_code).or_else(by_number)
    }

    /// The « sans opinion » of a question: what the settings say, added to the classes if they forgot it; else known by their words.
    pub fn no_opinion(&self, declared: Option<&settings::Question>, classes: &mut Vec<Arc<str>>) -> Vec<Arc<str>> {
        let said: Vec<&String> = match declared.and_then(|declared| declared.sans_opinion.as_ref()) {
            None => return classes.iter().filter(|label| is_no_opinion(label)).cloned().collect(),
            Some(OneOrMore::One(text)) => vec![text],
            Some(OneOrMore::More(texts)) => texts.iter().collect(),
        };
        let mut labels: Vec<Arc<str>> = Vec::new();
        for text in said.into_iter().filter(|text| !text.trim().is_empty()) {
            let coded = self.codes.get(text.trim()).cloned();
            let known = coded.or_else(|| classes.iter().find(|label| key(label) == key(text)).cloned());
            labels.push(known.unwrap_or_else(|| {
                classes.push(Arc::from(tidy(text)));
                Arc::from(tidy(text))
            }));
        }
        labels
    }
}

/// Texts to classes.
pub struct Book {
    ranks: BTreeMap<String, usize>,
    /// Where an answer in one's own words goes: « Autre », if the question has it.
    pub other: Option<usize>,
}

impl Book {
    pub fn new(classes: &[Arc<str>], codes: &BTreeMap<String, Arc<str>>) -> Self {
        let rank = |label: &Arc<str>| classes.iter().position(|known| known == label);
        let mut ranks: BTreeMap<String, usize> = codes.iter().filter_map(|(code, label)| Some((key(code), rank(label)?))).collect();
        for (at, label) in classes.iter().enumerate() {
            ranks.entry(key(label)).or_insert(at);
        }
        let other = classes.iter().position(|label| is_other(label));
        if let Some(other) = other {
            // LimeSurvey's code for it.
            ranks.entry(key("-oth-")).or_insert(other);
        }
        Self { ranks, other }
    }

    /// The class of a text: by label or code, whatever its case, accents and spaces; a note by its value, `8` for `8.0`.
    pub fn rank(&self, text: &str) -> Option<usize> {
        let number = || super::answers::number(text).and_then(|number| self.ranks.get(&key(&number.to_string())).copied());
        self.ranks.get(&key(text)).copied().or_else(number)
    }

    /// Whether a text is so near a class that it must be a slip of the pen, and may be quoted.
    pub fn resembles(&self, text: &str) -> bool {
        let text = key(text);
        self.ranks.keys().any(|known| strsim::normalized_damerau_levenshtein(known, &text) > 0.7)
    }
}

pub fn is_other(label: &str) -> bool {
    let folded = fold(label);
    matches!(folded.as_str(), "autre" | "autres" | "autre reponse" | "other")
        || folded.starts_with("autre precise")
        || folded.starts_with("autres precise")
}
