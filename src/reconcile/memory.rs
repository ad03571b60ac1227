//! What a person has decided about names, once and for all: read from `correspondances.csv` and from a filled-in
//! `rapprochements.csv`, written back as `correspondances.csv`.

mod cells;

use super::fold::key;
use crate::finding::Findings;
use crate::fold::{fold, tidy};
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::Nomenclature;
use crate::settings::Settings;
use cells::{Columns, Said, date, plain, quoted};
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
        let verdict = match Said::read(&said) {
            Said::Nothing => continue,
            Said::Verdict(verdict) => verdict,
            Said::Unreadable => {
                journal.tell(line.place.clone(), Problem::DecisionUnreadable { text: said.into() });
                continue;
            }
        };
        if spelling.is_empty() || subject.is_empty() {
            journal.tell(line.place.clone(), Problem::DecisionUnreadable { text: said.into() });
            continue;
        }
        decisions.push(Decision {
            spelling: spelling.into(),
            subject: Subject::read(settings, &subject),
            verdict,
            date: date(&cell(columns.date)),
            place: line.place.clone(),
        });
    }
    decisions
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

/// The content of `correspondances.csv`: one line a decision, sorted by spelling; undated decisions take the date given.
/// What a spreadsheet would run as a formula is neutralised.
pub fn content(decisions: &[Decision], today: NaiveDate) -> String {
    let mut content = COLUMNS.join(",");
    content.push('\n');
    for decision in merged(decisions) {
        let cells = [
            decision.spelling.to_string(),
            decision.subject.to_string(),
            decision.verdict.word().to_owned(),
            decision.date.unwrap_or(today).to_string(),
        ];
        content.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        content.push('\n');
    }
    content
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
    /// Reads `secteur : Santé`, `collège : aidants`, `unité de : CHHL`; anything else is the name of a structure, a sector or
    /// college that no nomenclature has included.
    pub fn read(settings: &Settings, text: &str) -> Self {
        if let Some((head, rest)) = text.split_once(':') {
            let class = |nomenclature| class_named(settings, nomenclature, rest).map(Arc::from);
            let found = match fold(head).as_str() {
                "secteur" => class(Nomenclature::Sector).map(Self::Sector),
                "college" => class(Nomenclature::College).map(Self::College),
                "unite de" | "unite" | "service de" => Some(Self::UnitOf(tidy(rest).into())),
                _ => None,
            };
            if let Some(found) = found {
                return found;
            }
        }
        Self::Structure(tidy(text).into())
    }

    /// The same subject, for comparing: names by their key.
    fn folded(&self) -> Self {
        match self {
            Self::Structure(name) => Self::Structure(key(name).into()),
            Self::UnitOf(name) => Self::UnitOf(key(name).into()),
            Self::Sector(class) => Self::Sector(class.clone()),
            Self::College(class) => Self::College(class.clone()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::CellRef;

    fn lines(text: &str) -> Vec<Line> {
        let rows = text.lines().zip(1_u32..);
        rows.map(|(row, at)| Line {
            place: Place::file("correspondances.csv").at(CellRef::new(at, 1)),
            cells: row.split(';').map(str::to_owned).collect(),
        })
        .collect()
    }

    fn read(text: &str) -> (Vec<Decision>, Vec<&'static str>) {
        let mut journal = Findings::default();
        let decisions = decisions(&mut journal, &Settings::default(), &lines(text));
        let codes = journal.iter().map(|finding| finding.problem.code()).collect();
        (decisions, codes)
    }

    #[test]
    fn a_decision_is_read_however_it_is_said() {
        let (decisions, codes) = read(
            "graphie;proposition;score;motif;occurrences;decision
DDTES;DDETS;93;deux lettres inversées;4;Même
GEM X;GEM Y;70;;1;Différent
MGFN;MGEN;92;;2;
CMP;CHHL - CMP;88;;2;plus tard
UNAFAM 86;UNAFAM;88;;2;peut-être
AFPEI;secteur : santé;90;;1;oui
CMP Est;unité de : CHHL;90;;1;o",
        );
        let told: Vec<String> =
            decisions.iter().map(|decision| format!("{} {} {}", decision.spelling, decision.verdict.word(), decision.subject)).collect();
        assert_eq!(
            told,
            ["DDTES meme DDETS", "GEM X distinct GEM Y", "AFPEI meme secteur\u{a0}: Santé", "CMP Est meme unité de\u{a0}: CHHL"]
        );
        assert_eq!(codes, ["decision-illisible"]);
    }

    #[test]
    fn a_service_whose_name_begins_with_secteur_is_a_structure() {
        let subject = Subject::read(&Settings::default(), "Secteur : adultes 86G01");
        assert_eq!(subject, Subject::Structure("Secteur : adultes 86G01".into()));
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let (decisions, _) = read(
            "graphie;structure;decision;date
DAC, PTA \"nord\";Dispositif d'appui;meme;2022-01-15
=CHL;CHHL;meme;15/01/2022
Centre social C;Centre social A;distinct;
Centre social C;Centre social A;distinct;2021-03-01",
        );
        let today = NaiveDate::from_ymd_opt(2023, 2, 1).unwrap_or_default();
        let content = content(&decisions, today);
        assert_eq!(
            content,
            "graphie,structure,decision,date
Centre social C,Centre social A,distinct,2021-03-01
'=CHL,CHHL,meme,2022-01-15
\"DAC, PTA \"\"nord\"\"\",Dispositif d'appui,meme,2022-01-15
"
        );
    }
}
