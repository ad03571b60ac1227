//! A small council for tests: a call a row, with only what the test is about. Rows stand one under another in column A of
//! one sheet.

use super::indicators;
use crate::figure::{Figure, Status};
use crate::period::Period;
use crate::place::CellRef;
use crate::quantity::{Precision, Quantity};
use crate::reconcile::{
    Action, Attendance, Context, Means, Objective, Outlook, Participation, Pathway, Referral, Register, Source, Stated, Structure,
    StructureId,
};
use crate::schema::UNCLASSIFIED;
use crate::settings::Settings;
use crate::shape::{Cited, Presence};
use chrono::NaiveDate;
use std::fmt::Write;
use std::sync::Arc;

#[derive(Default)]
pub struct Council {
    pub register: Register,
    rows: u32,
}

pub fn text(label: &str) -> Option<Arc<str>> {
    Some(label.into())
}

pub fn about(value: f64) -> Quantity {
    Quantity::new(value, Precision::About)
}

pub fn cited(value: f64) -> Option<Cited<Quantity>> {
    quantity(Quantity::exact(value))
}

pub fn quantity(value: Quantity) -> Option<Cited<Quantity>> {
    Some(Cited { value, cell: CellRef::new(99, 2) })
}

/// A quantity of an action.
pub fn stated(value: Quantity) -> Option<Stated> {
    Some(Stated { value, source: Source { value: 0, cell: CellRef::new(99, 2) } })
}

/// `2022-05-06`, a range `2022-11-17/18`, a month `2022-05`, a quarter `2022-T2`, a year `2022`.
pub fn on(written: &str) -> Option<Period> {
    let number = |from: usize, to: usize| written.get(from..to)?.parse::<u32>().ok();
    let year = written.get(..4)?.parse::<i32>().ok()?;
    let day = |from: usize| NaiveDate::from_ymd_opt(year, number(5, 7)?, number(from, from + 2)?);
    match written.len() {
        4 => Period::year(year),
        7 if written.contains('T') => Period::quarter(year, number(6, 7)?),
        7 => Period::month(year, number(5, 7)?),
        10 => Some(Period::day(day(8)?)),
        _ => Some(Period::days(day(8)?, day(11)?)),
    }
}

impl Council {
    fn row(&mut self, year: i32) -> Source {
        if !self.register.years.contains(&year) {
            self.register.years.push(year);
            self.register.years.sort_unstable();
        }
        self.rows += 1;
        let sheet = self.register.sources.number(&"inputs.xlsx".into(), &"Feuille".into());
        Source { value: sheet, cell: CellRef::new(self.rows, 1) }
    }

    /// A structure of the registry, an entity of its own.
    pub fn structure(&mut self, label: &str, sector: &str) -> StructureId {
        self.rows += 1;
        let sheet = self.register.sources.number(&"annuaire.xlsx".into(), &"".into());
        let id = StructureId(u32::try_from(self.register.structures.len()).unwrap_or_default());
        self.register.structures.push(Structure {
            label: label.into(),
            entity: label.into(),
            sector: sector.into(),
            college: None,
            in_registry: true,
            founder: false,
            active: true,
            since: None,
            until: None,
            editions: std::collections::BTreeMap::new(),
            source: Some(Source { value: sheet, cell: CellRef::new(self.rows, 1) }),
        });
        id
    }

    pub fn change(&mut self, id: StructureId, change: impl FnOnce(&mut Structure)) -> StructureId {
        self.register.structures.get_mut(id.0 as usize).map(change);
        id
    }

    pub fn of_college(&mut self, label: &str, college: &str) -> StructureId {
        let id = self.structure(label, "Santé");
        self.change(id, |structure| structure.college = text(college))
    }

    /// An action `réalisée`, of no axis and no kind.
    pub fn action(&mut self, year: i32, label: &str, change: impl FnOnce(&mut Action)) {
        let source = self.row(year);
        let mut action = Action {
            year,
            label: label.into(),
            axis: UNCLASSIFIED.into(),
            status: "réalisée".into(),
            kind: UNCLASSIFIED.into(),
            objective: None,
            holder: None,
            partners: Vec::new(),
            partners_incomplete: false,
            funders: Vec::new(),
            publics: Vec::new(),
            first: None,
            last: None,
            sessions: None,
            places: None,
            reached: None,
            cost: None,
            priority_district: None,
            territory: None,
            results: None,
            advice: None,
            outlook: None,
            sources: vec![source],
        };
        change(&mut action);
        self.register.actions.push(action);
    }

    /// One person of a structure at a training session.
    pub fn came(&mut self, year: i32, action: &str, structure: StructureId, change: impl FnOnce(&mut Participation)) {
        let source = self.row(year);
        let mut row = Participation {
            year,
            period: None,
            action: action.into(),
            structure,
            axis: UNCLASSIFIED.into(),
            kind: "formation".into(),
            public: None,
            present: Some(Cited { value: Quantity::exact(1.0), cell: source.cell }),
            candidates: None,
            kept: None,
            enrolled: None,
            person: None,
            source,
        };
        change(&mut row);
        self.register.participations.push(row);
    }

    pub fn sat(&mut self, day: &str, body: &str, structure: StructureId, presence: Presence) {
        let period = on(day);
        let year = period.map_or(0, |period| period.first_year());
        let source = self.row(year);
        let presence = Some(presence);
        self.register.attendances.push(Attendance { year, period, body: body.into(), structure, presence, person: None, source });
    }

    pub fn referral(&mut self, day: &str, change: impl FnOnce(&mut Referral)) {
        let period = on(day);
        let year = period.map_or(0, |period| period.first_year());
        let source = self.row(year);
        let mut row = Referral {
            year,
            period,
            referrer: None,
            count: Some(Quantity::exact(1.0)),
            level: None,
            decision: None,
            orientations: Vec::new(),
            answer_days: None,
            age_band: None,
            gender: None,
            at_meeting: None,
            source,
        };
        change(&mut row);
        self.register.referrals.push(row);
    }

    pub fn pathway(&mut self, day: &str, code: &str, decision: &str, change: impl FnOnce(&mut Pathway)) {
        let period = on(day);
        let year = period.map_or(0, |period| period.first_year());
        let source = self.row(year);
        let mut row = Pathway {
            year,
            code: code.into(),
            period,
            decision: decision.into(),
            referrer: None,
            workshop: None,
            objectives_set: None,
            objectives_met: None,
            exit: None,
            exit_reason: None,
            source,
        };
        change(&mut row);
        self.register.pathways.push(row);
    }

    pub fn objective(&mut self, year: i32, axis: &str, label: &str, change: impl FnOnce(&mut Objective)) {
        let source = self.row(year);
        let mut row = Objective {
            year,
            axis: axis.into(),
            label: label.into(),
            indicator: None,
            unit: None,
            start: None,
            start_not_known: false,
            target: None,
            achieved: None,
            status: None,
            source,
        };
        change(&mut row);
        self.register.objectives.push(row);
    }

    pub fn outlook(&mut self, year: i32, axis: &str, outcome: Option<&str>) {
        let source = self.row(year);
        let outcome = outcome.map(Into::into);
        self.register.outlooks.push(Outlook { year, axis: axis.into(), label: "Perspective".into(), outcome, source });
    }

    pub fn means(&mut self, label: &str, nature: &str, funder: &str, change: impl FnOnce(&mut Means)) {
        let source = self.row(2022);
        let (label, nature, funder) = (label.into(), nature.into(), funder.into());
        let mut row = Means { year: 2022, label, nature, etp: None, euros: None, funder, share: Some(1.0), source };
        change(&mut row);
        self.register.means.push(row);
    }

    pub fn context(&mut self, year: i32, territory: &str, value: Option<f64>, level: &str) {
        let source = self.row(year);
        self.register.contexts.push(Context {
            year,
            indicator: "Densité de psychiatres".into(),
            territory: territory.into(),
            value: value.map(Quantity::exact),
            unit: text("pour 100 000 habitants"),
            origin: None,
            level: text(level),
            source,
            besides: Vec::new(),
        });
    }

    pub fn figures(&self, year: i32) -> Vec<Figure> {
        indicators(&Settings::default(), &self.register, year).expect("frames built here").figures
    }

    /// One table of an indicator, a line a figure: years, labels, value, precision, terms. `dimensions` is empty for the
    /// totals, `secteur`, or `secteur × axe`. The zeros of closed lists, which no cell gave, are left out.
    pub fn table(&self, year: i32, indicator: &str, dimensions: &str) -> String {
        let mut table = String::new();
        for figure in self.figures(year) {
            let written_zero = figure.value == Some(0.0) && !figure.classes.is_empty() && figure.sources.count() == 0;
            if &*figure.indicator == indicator && figure.dimensions().join(" × ") == dimensions && !written_zero {
                let _ = writeln!(table, "{}", line(&figure));
            }
        }
        table
    }
}

fn line(figure: &Figure) -> String {
    let mut line = figure.years.to_string();
    for class in &figure.classes {
        let _ = write!(line, " | {}", class.label);
    }
    match (figure.status, figure.value) {
        (Status::Known, Some(value)) => {
            let _ = write!(line, " = {} {}", (value * 1e4).round() / 1e4, figure.precision);
        }
        (status, _) => {
            let _ = write!(line, " = {}", status.mark());
        }
    }
    if let Some(terms) = figure.numerator.zip(figure.denominator) {
        let _ = write!(line, " ({}/{})", terms.0, terms.1);
    }
    line
}
