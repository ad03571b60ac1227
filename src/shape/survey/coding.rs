//! A code book (`question`, `mot`, `classe`) to the classes of answers in people's own words: « what does mental health bring to
//! mind? » is then counted by class, and no answer is printed.

use super::rows::Rows;
use super::{Answer, QuestionKind, Survey, UNCLASSIFIED};
use crate::finding::{Fate, Findings, Ignored};
use crate::fold::{fold, tidy};
use crate::read::Grid;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A header stands among the first rows.
const ROWS_LOOKED_AT: usize = 10;

/// How a word is looked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    /// A word or several, whole.
    Whole(String),
    /// `schizo*`: the beginning of a word.
    Beginning(String),
}

/// A class, and the words that put an answer into it.
type CodedClass = (Arc<str>, Vec<Word>);

/// The classes of words, by question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeBook {
    /// The year whose questionnaires it codes; all of them for a book outside the folders of years.
    year: Option<i32>,
    /// Folded code or text of the question; empty for every question of free text. Classes in the order of the file.
    questions: BTreeMap<String, Vec<CodedClass>>,
}

/// Reads a code book, its cells told in the ledger; `None` for any other sheet. Its header, `question,mot,classe`, stands among the
/// first rows.
pub fn read(journal: &mut Findings, grid: &Grid) -> Option<CodeBook> {
    let rows = Rows::new(grid);
    let (header, question, word, class) = rows.lines().take(ROWS_LOOKED_AT).find_map(|line| {
        let find = |names: &[&str]| line.filled().find(|(_, text)| names.contains(&fold(text).as_str())).map(|(column, _)| column);
        Some((line.number, find(&["question"])?, find(&["mot", "mots", "expression"])?, find(&["classe", "code", "categorie"])?))
    })?;
    let mut book = CodeBook { year: grid.year, questions: BTreeMap::new() };
    for line in rows.lines_below(header) {
        let (label, words) = (line.text(class), line.text(word));
        if label.is_empty() || words.is_empty() {
            continue;
        }
        let classes = book.questions.entry(fold(&line.text(question))).or_default();
        let at = classes.iter().position(|(known, _)| **known == *label).unwrap_or_else(|| {
            classes.push((Arc::from(label.as_str()), Vec::new()));
            classes.len() - 1
        });
        if let Some((_, known)) = classes.get_mut(at) {
            known.extend(words.split([',', ';']).filter_map(Word::new));
        }
    }
    journal.ledger.decide(&grid.file, &grid.sheet, |cell| match cell.row.cmp(&header) {
        Ordering::Less => Fate::Ignored(Ignored::OutsideTable),
        Ordering::Equal => Fate::Ignored(Ignored::Header),
        Ordering::Greater if [question, word, class].contains(&cell.column) => Fate::Used,
        Ordering::Greater => Fate::Ignored(Ignored::UnknownColumn),
    });
    Some(book)
}

impl CodeBook {
    /// Codes the answers to the questions of free text that the book names: each becomes a question of several classes, « Non classé »
    /// for words that the book does not have.
    pub fn apply(&self, survey: &mut Survey) {
        if self.year.is_some() && self.year != survey.year {
            return;
        }
        for (rank, question) in survey.questions.iter_mut().enumerate().filter(|(_, question)| question.kind == QuestionKind::Text) {
            let names = [fold(&question.code), fold(&question.text), fold(question.subject())];
            let named = names.iter().find_map(|name| self.questions.get(name)).or_else(|| self.questions.get(""));
            let Some(classes) = named else { continue };
            question.kind = QuestionKind::Multiple;
            question.coded = true;
            question.classes = classes.iter().map(|(label, _)| label.clone()).collect();
            let unclassified = question.classes.len();
            let mut used = false;
            for answer in survey.responses.iter_mut().filter_map(|response| response.answers.get_mut(rank)) {
                let Answer::Text(text) = answer else { continue };
                let mut found = classes_of(classes, text);
                if found.is_empty() {
                    used = true;
                    found.push(unclassified);
                }
                *answer = Answer::Classes(found);
            }
            if used {
                question.classes.push(Arc::from(UNCLASSIFIED));
            }
        }
    }
}

impl Word {
    fn new(text: &str) -> Option<Self> {
        let text = tidy(text);
        let folded = fold(&text);
        (!folded.is_empty()).then(|| if text.ends_with('*') { Self::Beginning(folded) } else { Self::Whole(folded) })
    }

    /// Whether the folded text, between spaces, holds the word; a plural in `s` or `x` does.
    fn stands_in(&self, padded: &str) -> bool {
        match self {
            Self::Whole(word) => ["", "s", "x"].iter().any(|plural| padded.contains(&format!(" {word}{plural} "))),
            Self::Beginning(word) => padded.contains(&format!(" {word}")),
        }
    }
}

fn classes_of(classes: &[CodedClass], text: &str) -> Vec<usize> {
    let padded = format!(" {} ", fold(text));
    let holds = |words: &[Word]| words.iter().any(|word| word.stands_in(&padded));
    classes.iter().enumerate().filter(|(_, (_, words))| holds(words)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_in_the_plural_or_by_their_beginning() {
        let words = |list: &[&str]| list.iter().filter_map(|word| Word::new(word)).collect::<Vec<_>>();
        let classes = vec![
            (Arc::from("Trouble"), words(&["folie", "schizo*", "maladie mentale"])),
            (Arc::from("Danger"), words(&["dangereux", "peur"])),
        ];
        assert_eq!(classes_of(&classes, "La schizophrénie, la peur"), [0, 1]);
        assert_eq!(classes_of(&classes, "des MALADIES mentales"), Vec::<usize>::new());
        assert_eq!(classes_of(&classes, "maladie mentale"), [0]);
        assert_eq!(classes_of(&classes, "Foliesque"), Vec::<usize>::new());
    }
}
