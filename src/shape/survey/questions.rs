//! The columns of an export to questions with their classes, and to how each is read: settings first, then what people answered.

use super::attainment::attainments;
use super::classes::{Book, Listed, is_other};
use super::declared::{self, Found};
use super::infer::Tally;
use super::layout::{Group, Joiner, Layout, Member, Part};
use super::rows::Rows;
use super::{Question, QuestionKind};
use crate::finding::Findings;
use crate::fold::tidy;
use crate::problem::Problem;
use crate::settings;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a ticked or unticked column of an option holds, in one tool or another (after folding).
pub const TICKED: &[&str] = &["y", "yes", "oui", "o", "x", "1", "vrai", "true", "on", "coche"];
pub const UNTICKED: &[&str] = &["n", "no", "non", "0", "2", "faux", "false", "off", "n a", "non coche"];

/// A question and how its answers are told.
pub struct Plan {
    pub question: Question,
    pub reading: Reading,
}

/// How an answer stands on a line.
pub enum Reading {
    /// One class in one cell.
    Class(Book),
    /// Several classes in one cell.
    Joined(Book, Joiner),
    /// One column an option: column, class. The column of « Autre » holds words.
    Ticks {
        options: Vec<(u32, usize)>,
        other: Option<(u32, usize)>,
    },
    Number,
    Text,
}

/// Every question of an export, in file order.
pub fn plan(journal: &mut Findings, rows: &Rows<'_>, layout: &Layout, asked: &[settings::Question]) -> Vec<Plan> {
    let found = declared::find(&layout.groups, asked);
    for missing in &found.missing {
        let question = if missing.texte.is_empty() { &missing.code } else { &missing.texte };
        journal.tell(rows.place(), Problem::SurveyQuestionMissing { question: question.as_str().into() });
    }
    let mut planner = Planner { rows, layout, found, codes: BTreeSet::new(), plans: Vec::new() };
    for (rank, group) in layout.groups.iter().enumerate() {
        planner.group(rank, group);
    }
    for plan in &planner.plans {
        let met = attainments(&plan.question.classes);
        let silent =
            plan.question.classes.iter().zip(met).filter(|(label, met)| met.is_none() && !plan.question.no_opinion.contains(label));
        for (label, _) in silent.filter(|_| plan.question.kind == QuestionKind::Objective) {
            journal.tell(rows.place(), Problem::SurveyClassSilent { question: plan.question.code.clone(), class: label.clone() });
        }
    }
    planner.plans
}

struct Planner<'a> {
    rows: &'a Rows<'a>,
    layout: &'a Layout,
    found: Found<'a>,
    /// Codes given already.
    codes: BTreeSet<String>,
    plans: Vec<Plan>,
}

impl Planner<'_> {
    fn group(&mut self, rank: usize, group: &Group) {
        let declared = self.found.groups.get(&rank).copied();
        let base = group.code.clone().or_else(|| declared.map(|declared| declared.code.clone()).filter(|code| !code.is_empty()));
        let base = base.unwrap_or_else(|| format!("Q{:02}", rank + 1));
        let answers: Vec<(usize, &Member)> = group.members.iter().enumerate().filter(|(_, member)| member.part == Part::Answer).collect();
        match answers.as_slice() {
            [(_, member)] if !member.is_named() => self.one_column(group, &base, member.column, declared),
            [] => {
                if let Some(summary) = group.members.iter().find(|member| member.part == Part::Summary || member.part == Part::Other) {
                    self.one_column(group, &base, summary.column, declared);
                }
            }
            named if self.is_multiple(rank, group, named, declared) => self.ticks(group, &base, named, declared),
            named => self.array(rank, group, &base, named, declared),
        }
    }

    /// One column an option, or one column a row of an array? The settings say; else a summary, else what the columns hold.
    fn is_multiple(&self, rank: usize, group: &Group, answers: &[(usize, &Member)], declared: Option<&settings::Question>) -> bool {
        let of_a_row = || answers.iter().find_map(|(at, _)| self.found.members.get(&(rank, *at)).copied());
        if let Some(kind) = declared.or_else(of_a_row).and_then(|declared| QuestionKind::named(&declared.kind)) {
            return kind == QuestionKind::Multiple;
        }
        if group.members.iter().any(|member| member.part == Part::Summary) {
            return true;
        }
        let columns: Vec<u32> = answers.iter().map(|(_, member)| member.column).collect();
        let tally = Tally::of(self.rows, self.layout, &columns);
        let ticks: Vec<&str> = TICKED.iter().chain(UNTICKED).copied().collect();
        self.layout.ticks_columns && tally.all_among(&ticks)
    }

    fn one_column(&mut self, group: &Group, base: &str, column: u32, declared: Option<&settings::Question>) {
        let tally = Tally::of(self.rows, self.layout, &[column]);
        let heading = if group.text.is_empty() { base } else { &group.text };
        let shape = Shape::of(declared, &tally, heading, self.layout.joiner);
        let code = self.code(base);
        let question = shape.question(code, self.text(group, base, declared), None, vec![Some(column)], declared);
        self.plans.push(Plan { reading: shape.reading(), question });
    }

    /// Rows share their classes, so that they can be set side by side.
    fn array(&mut self, rank: usize, group: &Group, base: &str, answers: &[(usize, &Member)], declared: Option<&settings::Question>) {
        let columns: Vec<u32> = answers.iter().map(|(_, member)| member.column).collect();
        let tally = Tally::of(self.rows, self.layout, &columns);
        for (number, (at, member)) in answers.iter().enumerate() {
            let own = self.found.members.get(&(rank, *at)).copied().or(declared);
            let shape = Shape::of(own, &tally, &group.text, self.layout.joiner);
            let said = self.found.members.get(&(rank, *at)).copied();
            let suffix = member.code.clone().unwrap_or_else(|| format!("{:02}", number + 1));
            let own_code = said.map(|said| said.code.clone()).filter(|code| group.code.is_none() && !code.is_empty());
            let code = self.code(&own_code.unwrap_or_else(|| format!("{base}_{suffix}")));
            let said_of_the_row = said.map(|said| said.texte.as_str());
            let whole = member.label.as_deref().filter(|label| super::limesurvey::cut(label).is_none());
            let row = whole.or(said_of_the_row).or(member.label.as_deref()).filter(|row| !row.is_empty()).unwrap_or(&suffix);
            let text = self.text(group, base, declared);
            let question = shape.question(code, text, Some(Arc::from(tidy(row))), vec![Some(member.column)], own);
            self.plans.push(Plan { reading: shape.reading(), question });
        }
    }

    fn ticks(&mut self, group: &Group, base: &str, answers: &[(usize, &Member)], declared: Option<&settings::Question>) {
        let listed = Listed::of(declared);
        let mut classes = listed.classes.clone();
        let mut options = Vec::new();
        for (number, (_, member)) in answers.iter().enumerate() {
            let class = listed.option(member, number, answers.len(), &classes).unwrap_or_else(|| {
                let label = member.label.as_deref().or(member.code.as_deref()).unwrap_or_default();
                classes.push(Arc::from(tidy(label)));
                classes.len() - 1
            });
            options.push((member.column, class));
        }
        let other = group.members.iter().find(|member| member.part == Part::Other).map(|member| {
            let class = classes.iter().position(|label| is_other(label)).unwrap_or_else(|| {
                classes.push(Arc::from("Autre"));
                classes.len() - 1
            });
            (member.column, class)
        });
        // A real option that happens to be called « Autre » is ticked like the rest.
        let all_ticks: Vec<&str> = TICKED.iter().chain(UNTICKED).copied().collect();
        let other = match other {
            Some((column, class)) if Tally::of(self.rows, self.layout, &[column]).all_among(&all_ticks) => {
                options.push((column, class));
                None
            }
            other => other,
        };
        let no_opinion = listed.no_opinion(declared, &mut classes);
        let column_of = |class: usize| options.iter().chain(&other).find(|(_, known)| *known == class).map(|(column, _)| *column);
        let columns = (0..classes.len()).map(column_of).collect();
        let shape = Shape { kind: QuestionKind::Multiple, no_opinion, classes, codes: BTreeMap::new(), joiner: self.layout.joiner };
        let code = self.code(base);
        let question = shape.question(code, self.text(group, base, declared), None, columns, declared);
        self.plans.push(Plan { question, reading: Reading::Ticks { options, other } });
    }

    /// Letters, digits and `_`, once each: it names indicators and files.
    fn code(&mut self, wanted: &str) -> Arc<str> {
        let letters = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
        let plain: String = wanted.chars().map(letters).collect();
        let plain = plain.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
        let plain = if plain.is_empty() { "Q".to_owned() } else { plain };
        let mut code = plain.clone();
        let mut repeat = 1;
        while !self.codes.insert(code.to_lowercase()) {
            repeat += 1;
            code = format!("{plain}_{repeat}");
        }
        code.into()
    }

    /// The words of a question: the export's, unless it cut them or gives codes alone; then the settings'.
    fn text(&self, group: &Group, base: &str, declared: Option<&settings::Question>) -> Arc<str> {
        let said = declared.map(|declared| declared.texte.trim()).filter(|text| !text.is_empty());
        let whole = !group.text.is_empty() && super::limesurvey::cut(&group.text).is_none();
        let text = if whole { group.text.as_str() } else { said.unwrap_or(if group.text.is_empty() { base } else { &group.text }) };
        tidy(text).into()
    }
}

/// A kind, its classes, and how they are written.
struct Shape {
    kind: QuestionKind,
    classes: Vec<Arc<str>>,
    no_opinion: Vec<Arc<str>>,
    codes: BTreeMap<String, Arc<str>>,
    joiner: Joiner,
}

impl Shape {
    /// The settings decide; what they leave open, the answers tell.
    fn of(declared: Option<&settings::Question>, tally: &Tally, heading: &str, joiner: Joiner) -> Self {
        let listed = Listed::of(declared);
        let named = declared.and_then(|declared| QuestionKind::named(&declared.kind));
        let (kind, seen) = match named {
            Some(kind) => (kind, tally.classes(kind, joiner)),
            None => {
                let inferred = tally.infer(heading, joiner);
                (inferred.kind, inferred.classes)
            }
        };
        // Classes without a type: one of them is chosen.
        let kind = if named.is_none() && !listed.classes.is_empty() && !kind.is_one_class() && kind != QuestionKind::Multiple {
            QuestionKind::Single
        } else {
            kind
        };
        let mut classes = if listed.classes.is_empty() { seen } else { listed.classes.clone() };
        let no_opinion = listed.no_opinion(declared, &mut classes);
        Self { kind, classes, no_opinion, codes: listed.codes, joiner }
    }

    fn question(
        &self,
        code: Arc<str>,
        text: Arc<str>,
        row: Option<Arc<str>>,
        columns: Vec<Option<u32>>,
        declared: Option<&settings::Question>,
    ) -> Question {
        Question {
            code,
            text,
            row,
            kind: self.kind,
            classes: self.classes.clone(),
            no_opinion: self.no_opinion.clone(),
            respondent_trait: declared.is_some_and(|declared| declared.respondent_trait),
            publish: declared.is_some_and(|declared| declared.publier),
            coded: false,
            axis: declared.map(|declared| declared.axe.trim()).filter(|axis| !axis.is_empty()).map(Arc::from),
            columns,
        }
    }

    fn reading(&self) -> Reading {
        let book = || Book::new(&self.classes, &self.codes);
        match self.kind {
            QuestionKind::Objective | QuestionKind::Scale | QuestionKind::Single => Reading::Class(book()),
            QuestionKind::Multiple => Reading::Joined(book(), self.joiner),
            QuestionKind::Number => Reading::Number,
            QuestionKind::Text => Reading::Text,
        }
    }
}
