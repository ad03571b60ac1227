//! What a chart says, before anyone draws it: words, labelled values, and what is known of each. Pure data.
//!
//! Rows come in the order they are to be read in: who builds a chart sorts it. What a chart says in words (title, subtitle, source,
//! notes) is already French and typeset; numbers are not, they are written where they are drawn.

mod changes;
mod counts;
mod objectives;
mod time;

pub use changes::*;
pub use counts::*;
pub use objectives::*;
pub use time::*;

use crate::figure::{Figure, Status};
use crate::quantity::Precision;

/// One chart and everything printed with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The name of its file, ASCII: `structures-par-secteur`. Unique in a report.
    pub id: String,
    /// The finding, in a sentence without a full stop.
    pub title: String,
    /// What is counted, in which unit, out of how many.
    pub subtitle: String,
    /// The line at the foot: « Source : feuilles de présence 2022. »
    pub source: String,
    /// The text alternative: what a reader who cannot see the chart needs in order to take part in the talk.
    pub description: String,
    /// Remarks above the source. What masking and precision look like is explained without being asked for.
    pub notes: Vec<String>,
    pub body: ChartBody,
}

/// The families of charts.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartBody {
    /// Horizontal bars, with the year before if there is one.
    Bars(Bars),
    /// Rows × columns, the darker the more.
    Heat(Heat),
    /// Upright columns along the months or quarters of a year.
    Columns(Columns),
    /// Bars cut into classes.
    Stacks(Stacks),
    /// From application to presence, one small chart a session.
    Funnels(Funnels),
    /// One or more series over years, with windows and breaks.
    Years(YearSeries),
    /// What came above the axis, what left below it.
    Flows(Flows),
    /// Answers on both sides of an axis, « sans opinion » apart.
    Attainment(Attainment),
    /// Answers of two years, each with its interval.
    Changes(Changes),
    /// Objectives and the class each source puts them in.
    Classification(Classification),
    /// From the start towards the target: where we are.
    Targets(Targets),
    /// Who works with whom: a half matrix.
    Network(Network),
    /// Our territory among larger ones, a panel an indicator.
    Context(Context),
}

/// A value, and what is known of it. Its state decides first: a masked mark's value is never drawn or read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    pub value: Option<f64>,
    pub precision: Precision,
    /// 95 % confidence interval, in the unit of the value.
    pub interval: Option<(f64, f64)>,
    pub state: State,
    /// Printed in place of the number where there is room for words: « 12 sur 16 ». Cut past some twenty letters.
    pub label: Option<String>,
}

/// Whether a mark may be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Known,
    /// No partner gave it. Not zero.
    #[default]
    NotKnown,
    /// It would say something of a person. Not zero either.
    Masked,
    /// Nothing was recorded there: no bar and no number, for a zero would say that somebody looked.
    Absent,
}

impl Mark {
    pub const fn exact(value: f64) -> Self {
        Self { value: Some(value), precision: Precision::Exact, interval: None, state: State::Known, label: None }
    }

    pub const fn new(value: f64, precision: Precision) -> Self {
        Self { value: Some(value), precision, interval: None, state: State::Known, label: None }
    }

    pub const fn not_known() -> Self {
        Self { value: None, precision: Precision::Exact, interval: None, state: State::NotKnown, label: None }
    }

    pub const fn absent() -> Self {
        Self { value: None, precision: Precision::Exact, interval: None, state: State::Absent, label: None }
    }

    pub const fn masked() -> Self {
        Self { value: None, precision: Precision::Exact, interval: None, state: State::Masked, label: None }
    }

    pub fn with_interval(mut self, low: f64, high: f64) -> Self {
        self.interval = Some((low, high));
        self
    }

    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The number to draw: none when masked, not known, or not a finite number.
    pub fn known(&self) -> Option<f64> {
        match self.state {
            State::Known => self.value.filter(|value| value.is_finite()),
            State::NotKnown | State::Masked | State::Absent => None,
        }
    }

    pub fn is_masked(&self) -> bool {
        self.state == State::Masked
    }
}

impl From<&Figure> for Mark {
    fn from(figure: &Figure) -> Self {
        let state = match figure.status {
            Status::Known if figure.value.is_some() => State::Known,
            Status::Known | Status::NotKnown => State::NotKnown,
            Status::Masked => State::Masked,
        };
        let (value, interval) = if state == State::Known { (figure.value, figure.interval) } else { (None, None) };
        Self { value, precision: figure.precision, interval, state, label: None }
    }
}

/// How the values of a chart are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things counted: (`structure`, `structures`).
    Count {
        one: String,
        many: String,
    },
    /// A ratio from 0 to 1, written as a percentage.
    Share,
    Euros,
    /// A number with decimals and a unit written after it, as is: « ETP », « jours », « pour 10 000 habitants ».
    Measure(String),
}

impl Unit {
    pub fn count(one: &str, many: &str) -> Self {
        Self::Count { one: one.to_owned(), many: many.to_owned() }
    }

    pub fn measure(unit: &str) -> Self {
        Self::Measure(unit.to_owned())
    }
}

/// What a class means: it chooses its colour and its pattern, the same in every chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// No better and no worse than the others: the next colour of the palette.
    Neutral,
    /// Réalisée, atteint, admis, présent.
    Good,
    /// En cours, partiellement atteint.
    Partly,
    /// Prévue, en attente, reportée.
    Waiting,
    /// Non atteint, abandonnée, refusé, absent.
    Poor,
    /// Sans opinion, non mesuré, non concluant, non connue.
    Unsaid,
}

/// One class of a stacked bar, a column of a classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartClass {
    pub label: String,
    pub tone: Tone,
}

impl ChartClass {
    pub fn new(label: &str, tone: Tone) -> Self {
        Self { label: label.to_owned(), tone }
    }
}
