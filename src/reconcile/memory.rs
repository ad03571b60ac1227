//! What a person has decided about names, once and for all: read from `correspondances.csv` and from a filled-in
//! `rapprochements.csv`, added to `correspondances.csv` by a review.

mod cells;
mod extend;
#[cfg(test)]
mod tests;

pub use extend::Form;

use super::fold::key;
use crate::finding::Findings;
use crate::fold::{fold, tidy};
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::Nomenclature;
use crate::settings::Settings;
use cells::{Columns, Said, date, plain};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a spelling is said to be, or not to be. Written in the column `structure` (or `proposition`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The same body as this one: a name alone.
    Structure(Arc<str>),
    /// A unit of this entity: `unité de : CHHL`.
    UnitOf(Arc<str>),
    /// Of this professional sector: `secteur : Santé`.
    Sector(Arc<str>),
    /// Of this college: `collège : aidants`.
    College(Arc<str>),
    /// A question, the same as one worded so in an earlier year: `question : Êtes-vous satisfait ?`.
    Question(Arc<str>),
}

/// What a person is asked to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Whether two names are one body.
    Name,
    /// The entity, the sector or the college of a body.
    Class,
    /// Whether two questions are one.
    Question,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// `meme`: yes, it is.
    Same,
    /// `distinct`: no, and it shall not be proposed again.
    Distinct,
}

/// A decision, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub spelling: Arc<str>,
    pub subject: Subject,
    pub verdict: Verdict,
    pub date: Option<NaiveDate>,
    pub place: Place,
}

/// A line of a file of decisions: the place of its first cell, and its cells as text. The first line with the column
/// `graphie` is the header.
#[derive(Clone, Debug)]
pub struct Line {
    pub place: Place,
    pub cells: Vec<String>,
}

/// The columns of `correspondances.csv`.
pub const COLUMNS: [&str; 4] = ["graphie", "structure", "decision", "date"];

/// Reads the lines of one file. A line not decided yet is passed over; one whose decision cannot be read is told.
pub fn decisions(journal: &mut Findings, settings: &Settings, lines: &[Line]) -> Vec<Decision> {
    let Some((at, columns)) = lines.iter().enumerate().find_map(|(at, line)| Some((at, Columns::of(line)?))) else { return Vec::new() };
    let mut decisions = Vec::new();
    for line in lines.iter().skip(at + 1) {
        let cell = |column: Option<usize>| column.and_then(|at| line.cells.get(at)).map_or(String::new(), |text| plain(text));
        let (spelling, subject, said) = (cell(Some(columns.spelling)), cell(Some(columns.subject)), cell(Some(columns.decision)));
        if spelling.is_empty() && subject.is_empty() && said.is_empty() {
            continue;
        }
        let proposed = (!subject.is_empty()).then(|| Subject::read(settings, &subject));
        let ruled = match (Said::read(&said), proposed) {
            (Said::Nothing, _) => continue,
            _ if spelling.is_empty() => Vec::new(),
            (Said::Verdict(verdict), Some(subject)) => vec![(subject, verdict)],
            (Said::Verdict(_), None) => Vec::new(),
            (Said::Else, proposed) => Subject::answered(settings, &said).map_or_else(Vec::new, |answer| instead(proposed, answer)),
        };
        if ruled.is_empty() {
            journal.tell(line.place.clone(), Problem::DecisionUnreadable { text: said.into() });
        }
        decisions.extend(ruled.into_iter().map(|(subject, verdict)| Decision {
            spelling: spelling.as_str().into(),
            subject,
            verdict,
            date: date(&cell(columns.date)),
            place: line.place.clone(),
        }));
    }
    decisions
}

/// Another answer than the one proposed: the latter is refused by the same gesture.
pub fn instead(proposed: Option<Subject>, answer: Subject) -> Vec<(Subject, Verdict)> {
    let refused = proposed.filter(|proposed| proposed.folded() != answer.folded());
    refused.map(|proposed| (proposed, Verdict::Distinct)).into_iter().chain([(answer, Verdict::Same)]).collect()
}

/// One decision a pair of spelling and subject: the latest, by its date, then by its rank in the list.
pub fn merged(decisions: &[Decision]) -> Vec<Decision> {
    let mut latest: BTreeMap<(String, Subject), &Decision> = BTreeMap::new();
    for decision in decisions {
        let pair = (key(&decision.spelling), decision.subject.folded());
        let newer = latest.get(&pair).is_none_or(|known| decision.date >= known.date);
        if newer {
            latest.insert(pair, decision);
        }
    }
    latest.into_values().cloned().collect()
}

impl Verdict {
    /// The word of the `decision` column.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "meme",
            Self::Distinct => "distinct",
        }
    }
}

impl Subject {
    pub const fn topic(&self) -> Topic {
        match self {
            Self::Structure(_) => Topic::Name,
            Self::UnitOf(_) | Self::Sector(_) | Self::College(_) => Topic::Class,
            Self::Question(_) => Topic::Question,
        }
    }

    /// Reads `secteur : Santé`, `collège : aidants`, `unité de : CHHL`, `question : …`; anything else is the name of a structure, a sector or
    /// college that no nomenclature has included.
    pub fn read(settings: &Settings, text: &str) -> Self {
        if let Some((head, rest)) = text.split_once(':') {
            let class = |nomenclature| class_named(settings, nomenclature, rest).map(Arc::from);
            let found = match fold(head).as_str() {
                "secteur" => class(Nomenclature::Sector).map(Self::Sector),
                "college" => class(Nomenclature::College).map(Self::College),
                "question" if !fold(rest).is_empty() => Some(Self::Question(tidy(rest).into())),
                "unite de" | "unite" | "service de" if !fold(rest).is_empty() => Some(Self::UnitOf(tidy(rest).into())),
                _ => None,
            };
            if let Some(found) = found {
                return found;
            }
        }
        Self::Structure(tidy(text).into())
    }

    /// Reads an answer written in place of a verdict: `unité de : CHHL`, `secteur : Santé`, `meme : DDETS`. `None` for anything else.
    fn answered(settings: &Settings, text: &str) -> Option<Self> {
        let (head, rest) = text.split_once(':')?;
        if matches!(Said::read(head), Said::Verdict(Verdict::Same)) && !fold(rest).is_empty() {
            return Some(Self::Structure(tidy(rest).into()));
        }
        match Self::read(settings, text) {
            Self::Structure(_) => None,
            answer @ (Self::UnitOf(_) | Self::Sector(_) | Self::College(_) | Self::Question(_)) => Some(answer),
        }
    }

    /// The same subject, for comparing: names by their key.
    fn folded(&self) -> Self {
        match self {
            Self::Structure(name) => Self::Structure(key(name).into()),
            Self::UnitOf(name) => Self::UnitOf(key(name).into()),
            Self::Sector(class) => Self::Sector(class.clone()),
            Self::College(class) => Self::College(class.clone()),
            Self::Question(words) => Self::Question(fold(words).into()),
        }
    }
}

/// Prints the subject as the columns `structure` and `proposition` hold it.
impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Structure(name) => f.write_str(name),
            Self::UnitOf(entity) => write!(f, "unité de\u{a0}: {entity}"),
            Self::Sector(class) => write!(f, "secteur\u{a0}: {class}"),
            Self::College(class) => write!(f, "collège\u{a0}: {class}"),
            Self::Question(words) => write!(f, "question\u{a0}: {words}"),
        }
    }
}

/// The label of a class, by its label or a synonym.
fn class_named(settings: &Settings, nomenclature: Nomenclature, text: &str) -> Option<String> {
    let wanted = fold(text);
    let known = settings.classes(nomenclature).into_iter();
    let mut fitting = known.filter(|(label, synonyms)| fold(label) == wanted || synonyms.iter().any(|synonym| fold(synonym) == wanted));
    fitting.next().map(|(label, _)| label)
}
