//! Questionnaires, from the file that a tool writes to the counts that are published. Every fixture tells the answers of ten people
//! (`tests/make/surveys/truth.py`, where they are counted by hand) in the layout of one tool, with its traps.

use expect_test::expect;
use observatoire::aggregate::surveys::changes::{Test, changes};
use observatoire::aggregate::surveys::figures;
use observatoire::discover::Delivery;
use observatoire::figure::{Figure, Sources, Status};
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::read;
use observatoire::schema::Kind;
use observatoire::settings::Settings;
use observatoire::shape::survey::coding;
use observatoire::shape::survey::follow::{Likeness, Wordings, follow};
use observatoire::shape::survey::{QuestionKind, State, Survey, mark_duplicates, recognise, survey};
use observatoire::shape::tables;
use std::collections::BTreeMap;
use std::path::Path;

mod program;
mod tools;
mod traps;
mod unseen;

const BY_TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quirks/surveys/par-texte.toml"));
const BY_CODE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quirks/surveys/par-code.toml"));
const KOBO_CODES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quirks/surveys/kobo.toml"));
/// The counts of `truth.py`, as a tool tells them that marks no question as not shown: a line a class, its count, its base.
const COUNTED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/quirks/surveys/truth.txt"));

/// A file of the fixtures, read, and what its reading told.
struct Case {
    journal: Findings,
    surveys: Vec<Survey>,
}

fn settings(text: &str) -> Settings {
    toml::from_str(text).unwrap()
}

fn grids(journal: &mut Findings, files: &[(&str, i32)]) -> Vec<read::Grid> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quirks/surveys");
    let delivery =
        |(file, year): &(&str, i32)| Delivery { path: folder.join(file), file: format!("{year}/{file}").into(), year: Some(*year) };
    read::grids(journal, &files.iter().map(delivery).collect::<Vec<_>>()).grids
}

fn case(files: &[(&str, i32)], toml: &str) -> Case {
    let mut journal = Findings::default();
    let grids = grids(&mut journal, files);
    let settings = settings(toml);
    let mut surveys: Vec<Survey> = grids.iter().filter_map(|grid| survey(&mut journal, &settings, grid)).collect();
    mark_duplicates(&mut journal, &mut surveys);
    Case { journal, surveys }
}

impl Case {
    /// The figures of 2022, as lines.
    fn counts(&self) -> String {
        let figures = figures(2022, &self.surveys, &mut Sources::default());
        let mut lines = Vec::new();
        let find = |indicator: &str, classes: usize| {
            figures.iter().filter(move |figure| *figure.indicator == *indicator && figure.classes.len() == classes).collect::<Vec<_>>()
        };
        for total in find("reponses", 0) {
            let rate = find("taux_reponse", 0);
            let rate = rate.first().map(|rate| format!(", {:.4} de {}", rate.value.unwrap(), rate.denominator.unwrap()));
            lines.push(format!("{} réponses{}", total.value.unwrap(), rate.unwrap_or_default()));
        }
        for question in self.surveys.iter().flat_map(|survey| &survey.questions) {
            let indicator = format!("question_{}", question.code);
            for figure in find(&indicator, 0) {
                lines.push(format!("{} : {}", question.subject(), figure.value.unwrap()));
            }
            lines.extend(find(&indicator, 1).into_iter().map(|figure| format!("  {}", counted(figure))));
        }
        for figure in find("atteinte_percue", 1) {
            let objective = figure.label("objectif").unwrap();
            let ranked = find("objectifs_par_classement", 2).into_iter().find(|ranked| ranked.label("objectif") == Some(objective));
            let share = figure.numerator.map_or_else(|| figure.status.mark().to_owned(), |numerator| numerator.to_string());
            let ranking = ranked.and_then(|ranked| ranked.label("classement")).unwrap_or_default();
            lines.push(format!("{objective} : {share}/{} {ranking}", figure.denominator.unwrap()));
        }
        let ranked: Vec<String> = find("objectifs_par_classement", 1)
            .iter()
            .map(|figure| format!("{} {}", figure.value.unwrap(), figure.classes[0].label))
            .collect();
        lines.extend((!ranked.is_empty()).then(|| ranked.join(", ")));
        lines.join("\n") + "\n"
    }

    fn problems(&self) -> Vec<String> {
        self.journal.iter().map(|finding| format!("{} {:?}", finding.place, finding.problem)).collect()
    }

    /// No cell is left as it was before the questionnaire was recognised.
    #[track_caller]
    fn check_ledger(&self) {
        for (file, sheet, cells) in self.journal.ledger.sheets() {
            let read = self
                .surveys
                .iter()
                .any(|survey| *survey.source.file == **file && survey.source.sheet.as_deref().unwrap_or_default() == &**sheet);
            let left = cells.values().filter(|fate| *fate == Fate::SetAside(SetAside::SheetNotRecognised)).count();
            assert!(!read || left == 0, "{file} {sheet}: {left} cells without a fate");
        }
    }

    fn states(&self) -> BTreeMap<State, usize> {
        let mut states = BTreeMap::new();
        for response in self.surveys.iter().flat_map(|survey| &survey.responses) {
            *states.entry(response.state).or_insert(0) += 1;
        }
        states
    }
}

fn counted(figure: &Figure) -> String {
    let label = &figure.classes[0].label;
    let value = figure.value.map_or_else(|| figure.status.mark().to_owned(), |value| value.to_string());
    figure.denominator.map_or_else(|| format!("{label} {value}"), |base| format!("{label} {value}/{base}"))
}

/// Reads a file and compares its counts with those of the truth, but for some lines: what stands there, and what this tool tells instead.
#[track_caller]
fn check(file: &str, toml: &str, changes: &[(&str, &str)]) -> Case {
    let case = case(&[(file, 2022)], toml);
    let mut expected = COUNTED.to_owned();
    for (line, instead) in changes {
        assert!(expected.contains(line), "{line:?} is not in the truth");
        expected = expected.replace(line, instead);
    }
    assert_eq!(case.surveys.len(), 1, "{file} is not read as one questionnaire: {:?}", case.problems());
    pretty(&case.counts(), &expected, file);
    case.check_ledger();
    case
}

#[track_caller]
fn pretty(found: &str, expected: &str, file: &str) {
    let differences: Vec<String> = found
        .lines()
        .zip(expected.lines().chain(std::iter::repeat("(nothing)")))
        .filter(|(found, expected)| found != expected)
        .map(|(found, expected)| format!("found {found:?}, expected {expected:?}"))
        .collect();
    assert!(found == expected, "{file}:\n{}\n{found}", differences.join("\n"));
}
