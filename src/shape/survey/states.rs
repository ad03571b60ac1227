//! Whether a line is an answer: sent, not a test, not the same one again.

use super::header::Role;
use super::layout::Layout;
use super::questions::{Plan, Reading};
use super::rows::{Line, Rows};
use super::{Imprint, Response, State, Survey, Tool, demarches, follow, kobo};
use crate::finding::{Fate, Findings, Ignored};
use crate::fold::fold;
use crate::problem::Problem;
use crate::read::{Held, Memo};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words that people type to try a form, and never to answer it.
const TEST_WORDS: &[&str] = &["test", "tests", "testing", "tester", "essai", "essais", "azerty", "qwerty", "toto", "asdf", "blabla"];
const TEST_SENTENCES: &[&str] = &["ceci est un test", "c est un test", "ceci est un essai", "this is a test", "lorem ipsum"];

/// LimeSurvey's time of sending when the survey is anonymous and undated: it tells nothing apart.
const UNDATED: &str = "1980-01-01 00:00:00";

/// Accounts that are nobody's.
const NOBODY: &[&str] = &[
    "",
    "0",
    "anonymous",
    "anonyme",
    "anonymous user",
    "anonyme non verifie",
    "anonymous not verified",
    "utilisateur anonyme",
    "reponse anonyme",
    "n a",
];

/// Whether a line below the header holds an answer, and is not a stray cell.
pub fn is_response(layout: &Layout, plans: &[Plan], line: Line<'_>) -> bool {
    let told = [Role::Submission, Role::Sent, Role::Moment].iter().any(|role| layout.columns(*role).any(|column| line.is_filled(column)));
    told || plans.iter().flat_map(|plan| plan.question.columns.iter().flatten()).any(|column| line.is_filled(*column))
}

/// What tells lines from one another.
pub struct Imprints<'a> {
    layout: &'a Layout,
    /// Of the answers, question after question.
    columns: Vec<u32>,
    /// What contents say, hashed.
    said: Memo<u64>,
}

impl<'a> Imprints<'a> {
    pub fn new(layout: &'a Layout, plans: &[Plan]) -> Self {
        let columns = plans.iter().flat_map(|plan| plan.question.columns.iter().flatten()).copied().collect();
        Self { layout, columns, said: Memo::default() }
    }

    /// What tells a line from the others.
    pub fn of(&mut self, line: Line<'_>) -> Imprint {
        let layout = self.layout;
        let mut answers = DefaultHasher::new();
        for column in &self.columns {
            let said = |held: Held<'_>| self.said.of(held.content, || layout.said(held.raw).map_or(NOTHING_SAID, |text| hashed(&text)));
            answers.write_u64(line.held(*column).map_or(NOTHING_SAID, said));
        }
        let of = |role: Role, tells: &dyn Fn(&str) -> bool| {
            let texts = layout.columns(role).map(|column| line.text(column).to_lowercase());
            texts.filter(|text| tells(text)).map(|text| hashed(&text)).next()
        };
        let tells_time = |text: &str| text.contains(':') && !text.starts_with(UNDATED) && !text.ends_with(" 00:00:00");
        Imprint {
            answers: answers.finish(),
            person: of(Role::Person, &|text| !NOBODY.contains(&fold(text).as_str())),
            submission: of(Role::Submission, &|text| !text.is_empty()),
            moment: of(Role::Sent, &tells_time).or_else(|| of(Role::Moment, &tells_time)),
        }
    }
}

/// In place of the hash of a text, for a cell that says nothing.
const NOTHING_SAID: u64 = 0;

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Gives every response its state.
pub fn judge(rows: &Rows<'_>, layout: &Layout, plans: &[Plan], responses: &mut [Response]) {
    for response in responses.iter_mut() {
        let line = rows.line(response.row);
        response.state = if !is_sent(layout, line) {
            State::Incomplete
        } else if is_test(layout, plans, line) {
            State::Test
        } else {
            State::Complete
        };
    }
    let mut seen = Seen::default();
    for response in responses.iter_mut().filter(|response| response.state == State::Complete) {
        if seen.again(response.imprint) {
            response.state = State::Duplicate;
        }
    }
}

fn is_sent(layout: &Layout, line: Line<'_>) -> bool {
    let any = |role: Role, holds: &dyn Fn(&str) -> bool| layout.columns(role).any(|column| holds(&line.text(column)));
    let yes = |text: &str| matches!(fold(text).as_str(), "1" | "oui" | "yes" | "true" | "vrai" | "x" | "o");
    let no = |text: &str| matches!(fold(text).as_str(), "0" | "non" | "no" | "false" | "faux" | "n");
    let refused = |text: &str| match layout.tool {
        Tool::Kobo => kobo::is_refused(text),
        Tool::DemarchesSimplifiees => demarches::is_draft(text),
        Tool::LimeSurvey
        | Tool::GoogleForms
        | Tool::MicrosoftForms
        | Tool::Webform7
        | Tool::Webform8
        | Tool::NextcloudForms
        | Tool::Plain => false,
    };
    // Where the tool marks drafts, the mark decides: a date may be missing from what another site brought in.
    let marks_drafts = layout.columns(Role::Draft).next().is_some();
    !any(Role::Draft, &yes)
        && !any(Role::Finished, &no)
        && !any(Role::Standing, &refused)
        && (marks_drafts || !any(Role::Sent, &str::is_empty))
}

/// Someone trying the form: a name or an e-mail that says so, or nothing but test words in answers of one's own words.
fn is_test(layout: &Layout, plans: &[Plan], line: Line<'_>) -> bool {
    let mut identities = [Role::Person, Role::Personal].into_iter().flat_map(|role| layout.columns(role)).map(|column| line.text(column));
    if identities.any(|text| !text.is_empty() && is_test_name(&text)) {
        return true;
    }
    let free = plans.iter().filter(|plan| matches!(plan.reading, Reading::Text)).filter_map(|plan| plan.question.first_column());
    let mut texts = free.map(|column| line.text(column)).filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(|text| is_test_text(&text))
}

fn is_test_name(text: &str) -> bool {
    let local = text.split_once('@').map_or(text, |(local, _)| local);
    let folded = fold(local);
    let words = folded.split(' ').map(|word| word.trim_end_matches(|letter: char| letter.is_ascii_digit())).filter(|word| !word.is_empty());
    let mut words = words.peekable();
    words.peek().is_some() && words.all(|word| TEST_WORDS.contains(&word))
}

fn is_test_text(text: &str) -> bool {
    let folded = fold(text);
    let is_word = |word: &str| {
        let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let first = stem.chars().next();
        // « aaa », « xxxx »: one letter, held down.
        let held = stem.chars().count() > 2 && stem.chars().all(|letter| Some(letter) == first);
        stem.is_empty() || held || TEST_WORDS.contains(&stem)
    };
    let letters = folded.chars().any(char::is_alphabetic);
    letters && (TEST_SENTENCES.contains(&folded.as_str()) || folded.split(' ').all(is_word))
}

/// Answers already seen.
///
/// The same answers are a duplicate when they come from the same person, or at the same second from nobody known to be another. The same
/// ticks from two people who did not say who they are, minutes apart, are two answers; so are two different answers from one mailbox,
/// which services share.
#[derive(Default)]
struct Seen {
    by_answers: HashMap<u64, Vec<Imprint>>,
}

impl Seen {
    fn again(&mut self, imprint: Imprint) -> bool {
        let same = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
        let known = self.by_answers.entry(imprint.answers).or_default();
        let again = known.iter().any(|known| {
            let two_people = known.person.is_some() && imprint.person.is_some() && known.person != imprint.person;
            same(known.person, imprint.person) || !two_people && same(known.moment, imprint.moment)
        });
        if !again {
            known.push(imprint);
        }
        again
    }
}

/// Fewer answers in common than this, under the same numbers, may be chance: two surveys both number from 1.
const FEWEST_IN_COMMON: usize = 3;

/// The same questionnaire may come in two files, an early export and the last: answers of the former that stand in the latter too
/// count once. `surveys` in reading order; the first one seen is kept.
pub fn mark_duplicates(journal: &mut Findings, surveys: &mut [Survey]) {
    let mut seen: BTreeMap<(Option<i32>, String), (Seen, Vec<Numbered>)> = BTreeMap::new();
    for survey in surveys {
        let (known, files) = seen.entry((survey.year, follow::fingerprint(survey))).or_default();
        let numbered: Numbered = survey.complete().filter_map(|response| undated(response.imprint)).collect();
        // Undated answers have nothing but their number: one file must hold the whole of the other.
        let earlier = files.iter().map(|file| file.intersection(&numbered).copied().collect::<Numbered>());
        let held: Numbered = earlier
            .zip(files.iter())
            .filter(|(both, file)| both.len() >= FEWEST_IN_COMMON && both.len() == file.len().min(numbered.len()))
            .flat_map(|(both, _)| both)
            .collect();
        let mut rows = Vec::new();
        for response in survey.responses.iter_mut().filter(|response| response.state == State::Complete) {
            if known.again(response.imprint) || undated(response.imprint).is_some_and(|number| held.contains(&number)) {
                response.state = State::Duplicate;
                rows.push(response.row);
            }
        }
        files.push(numbered);
        leave_out(journal, survey, &rows);
    }
}

/// Number and answers.
type Numbered = BTreeSet<(u64, u64)>;

fn undated(imprint: Imprint) -> Option<(u64, u64)> {
    imprint.submission.filter(|_| imprint.moment.is_none()).map(|submission| (submission, imprint.answers))
}

/// Tells the rows that another file has already.
fn leave_out(journal: &mut Findings, survey: &Survey, rows: &[u32]) {
    let sheet = survey.source.sheet.clone().unwrap_or_default();
    for row in rows {
        journal.ledger.change(&survey.source.file, &sheet, *row..=*row, Fate::Used, Fate::Ignored(Ignored::DraftAnswer));
    }
    if !rows.is_empty() {
        let count = survey.responses.iter().filter(|response| response.state == State::Duplicate).count();
        journal.tell(survey.source.clone(), Problem::SurveyDuplicates { count });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_known_by_their_words_and_answers_are_not() {
        assert!(["test", "Essai 2", "aaa", "ceci est un test", "TEST TEST", "xxxx"].iter().all(|text| is_test_text(text)), "tests");
        assert!(!["Testons ensemble", "un essai de plus serait bien", "12", "RAS", "non", "…", "hh"].iter().any(|text| is_test_text(text)));
        assert!(is_test_name("test@ville.fr") && is_test_name("Test2"));
        assert!(!is_test_name("rep0.2@exemple-prive.test") && !is_test_name("Estelle Testard") && !is_test_name("12"));
    }

    #[test]
    fn the_same_answers_are_one_only_from_the_same_person_or_second() {
        let line = |person, moment| Imprint { answers: 1, person, submission: None, moment };
        let twice = |one: Imprint, other: Imprint| {
            let mut seen = Seen::default();
            let first = seen.again(one);
            assert!(!first);
            seen.again(other)
        };
        assert!(twice(line(Some(1), Some(10)), line(Some(1), Some(20))));
        assert!(twice(line(None, Some(10)), line(None, Some(10))));
        assert!(!twice(line(None, Some(10)), line(None, Some(20))));
        assert!(!twice(line(None, None), line(None, None)));
        assert!(!twice(line(Some(1), Some(10)), line(Some(2), Some(10))));
        assert!(!twice(line(Some(1), Some(10)), Imprint { answers: 2, ..line(Some(1), Some(10)) }));
    }
}
