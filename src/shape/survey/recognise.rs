//! Which tool wrote a grid, and where its header is: by the columns that the tool adds of itself; else because `[[questionnaire]]`
//! says so.

use super::declared;
use super::header::{self, Heading};
use super::rows::Rows;
use super::{Tool, demarches, google, kobo, limesurvey, microsoft, nextcloud, webform7, webform8};
use crate::personal;
use crate::read::Grid;
use crate::settings::{self, Settings};
use globset::GlobBuilder;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// A header stands in the first rows: above it, people put a title, a date, a note.
const ROWS_LOOKED_AT: usize = 30;

/// A grid taken for a questionnaire, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub tool: Tool,
    /// The row of the header; the last of three for Webform 7.
    pub header_row: u32,
    /// The entry of `[[questionnaire]]` whose glob matches the file, by rank.
    pub declared: Option<usize>,
    /// The headings that gave it away: the tool's own columns, or the questions that the settings declare.
    pub seen: Vec<Arc<str>>,
}

impl Recognised {
    /// Nothing else could be meant. A form of Google, Microsoft, Nextcloud or Démarches simplifiées may well have gathered
    /// enrolments or sign-ins: an ordinary table, if it is one, comes first then.
    pub fn is_certain(&self) -> bool {
        self.declared.is_some()
            || match self.tool {
                Tool::LimeSurvey | Tool::Webform7 | Tool::Webform8 | Tool::Kobo => true,
                Tool::GoogleForms | Tool::MicrosoftForms | Tool::DemarchesSimplifiees | Tool::NextcloudForms | Tool::Plain => false,
            }
    }
}

/// Whether a grid is a questionnaire.
pub fn recognise(settings: &Settings, grid: &Grid) -> Option<Recognised> {
    found(settings, &Rows::new(grid))
}

/// The entry of `[[questionnaire]]` that names a file (relative to the inputs), by rank: the first whose glob matches.
pub fn declared_for(settings: &Settings, file: &str) -> Option<usize> {
    settings.questionnaire.iter().position(|declared| matches(&declared.fichier, file))
}

/// Globs from `inputs`, as coordinators write them: `\` or `/`, any case, any Unicode form. `**/x.csv` matches `x.csv` too.
pub fn matches(glob: &str, file: &str) -> bool {
    // Lower case here: the library's own folding stops at ASCII.
    let plain = |text: &str| text.nfc().collect::<String>().to_lowercase();
    let glob = plain(&personal::scrub_path(glob).trim().replace('\\', "/"));
    let built = GlobBuilder::new(glob.trim_start_matches("./")).literal_separator(true).build();
    built.is_ok_and(|glob| glob.compile_matcher().is_match(plain(file)))
}

/// The same as [`recognise`], on rows.
pub fn found(settings: &Settings, rows: &Rows<'_>) -> Option<Recognised> {
    let declared = declared_for(settings, &rows.grid.file);
    let mut best: Option<Recognised> = None;
    let lines: Vec<(u32, Vec<Heading>)> = rows.lines().take(ROWS_LOOKED_AT).map(|line| (line.number, header::headings(line))).collect();
    for (row, headings) in lines.iter().filter(|(_, headings)| headings.len() > 1) {
        for (tool, seen) in signatures(rows, *row, headings) {
            if seen.len() > best.as_ref().map_or(0, |best| best.seen.len()) {
                best = Some(Recognised { tool, header_row: *row, declared, seen: seen.into_iter().map(Arc::from).collect() });
            }
        }
    }
    best.or_else(|| plain(settings.questionnaire.get(declared?)?, declared?, &lines))
}

/// Each tool, and its own columns among the headings: none if it is not its header.
fn signatures<'a>(rows: &Rows<'_>, row: u32, headings: &'a [Heading]) -> [(Tool, Vec<&'a str>); 8] {
    [
        (Tool::LimeSurvey, limesurvey::signature(headings)),
        (Tool::GoogleForms, google::signature(headings)),
        (Tool::MicrosoftForms, microsoft::signature(headings)),
        (Tool::Webform7, webform7::signature(rows, row, headings)),
        (Tool::Webform8, webform8::signature(headings)),
        (Tool::Kobo, kobo::signature(headings)),
        (Tool::DemarchesSimplifiees, demarches::signature(headings)),
        (Tool::NextcloudForms, nextcloud::signature(rows, row, headings)),
    ]
}

/// A table that the settings declare: its header is the row that names most of the questions; with no question declared, the first
/// row of several headings that has another below.
fn plain(survey: &settings::Survey, declared: usize, lines: &[(u32, Vec<Heading>)]) -> Option<Recognised> {
    let mut best: Option<Recognised> = None;
    for (at, (row, headings)) in lines.iter().enumerate() {
        let named = |heading: &&Heading| survey.question.iter().any(|question| declared::names(question, &heading.text));
        let seen: Vec<Arc<str>> = if survey.question.is_empty() {
            let below = lines.get(at + 1).map_or(0, |(_, below)| below.len());
            let several = headings.len() > 1 && below > 1 && headings.iter().all(|heading| !heading.folded.is_empty());
            if several && best.is_none() { vec![Arc::from("")] } else { Vec::new() }
        } else {
            headings.iter().filter(named).map(|heading| Arc::from(heading.text.as_str())).collect()
        };
        if seen.len() > best.as_ref().map_or(0, |best| best.seen.len()) {
            best = Some(Recognised { tool: Tool::Plain, header_row: *row, declared: Some(declared), seen });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_reaches_the_root_and_folders_and_no_further() {
        for file in ["2023/Réponses.csv", "re\u{301}ponses.csv", "2023/reçus/RÉPONSES.csv"] {
            assert!(matches("**/Réponses.csv", file), "{file}");
        }
        assert!(matches("2023\\q*.csv", "2023/Questionnaire.csv"));
        assert!(!matches("*.csv", "2023/a.csv") && !matches("**/a.csv", "2023/ba.csv") && !matches("[", "["));
    }
}
