//! `[[questionnaire]]` beside what was read: entries that name no file, and more answers than people asked.

use super::{Survey, follow, recognise};
use crate::finding::Findings;
use crate::place::Place;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::settings::load::FILE_NAME;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Tells what the entries of the settings got wrong. `files` are those that were found, whatever was read of them. Duplicates are marked.
pub fn tell(journal: &mut Findings, settings: &Settings, files: &BTreeSet<Arc<str>>, surveys: &[Survey]) {
    let names_none = |glob: &str| !files.iter().any(|file| recognise::matches(glob, file));
    for declared in settings.questionnaire.iter().filter(|declared| names_none(&declared.fichier)) {
        journal.tell(Place::file(FILE_NAME), Problem::SurveyUnused { glob: declared.fichier.as_str().into() });
    }
    tell_crowds(journal, surveys);
}

/// More answers than people asked, over the files that count as one: of a year, a title and the same questions.
fn tell_crowds(journal: &mut Findings, surveys: &[Survey]) {
    let mut together: BTreeMap<_, Vec<&Survey>> = BTreeMap::new();
    for survey in surveys {
        together.entry((survey.year, &survey.title, follow::fingerprint(survey))).or_default().push(survey);
    }
    for files in together.into_values() {
        let count = files.iter().map(|survey| survey.complete().count()).sum::<usize>();
        let Some(invited) = files.iter().filter_map(|survey| survey.invited).max() else { continue };
        let Some(first) = files.first().filter(|_| usize::try_from(invited).is_ok_and(|invited| count > invited)) else { continue };
        journal.tell(first.source.clone(), Problem::SurveyMoreThanInvited { invited, count, files: files.len() });
    }
}
