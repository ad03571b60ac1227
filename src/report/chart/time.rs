//! Charts over years: series with windows and breaks, flows.

use super::{Mark, Unit};

/// Series over years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearSeries {
    pub unit: Unit,
    pub form: YearForm,
    /// Whether the value of a window is a sum over its years. It is then drawn at its yearly mean, so that areas compare.
    pub windows: Windows,
    pub series: Vec<YearLine>,
    pub breaks: Vec<Break>,
}

/// Columns or lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearForm {
    /// Counts of one thing. Several series are drawn as lines all the same: columns side by side do not show a course.
    Columns,
    Lines,
}

/// What the value of a window of years is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Windows {
    /// A window's value is the sum over its years: referrals 2019-2022.
    Summed,
    /// A window's value is a level: a rate, a median.
    Level,
}

/// A series over years.
#[derive(Clone, Debug, PartialEq)]
pub struct YearLine {
    pub label: String,
    pub points: Vec<YearPoint>,
}

/// A year, or a window of years when `first` < `last`.
#[derive(Clone, Debug, PartialEq)]
pub struct YearPoint {
    pub first: i32,
    pub last: i32,
    pub value: Mark,
}

/// A change in what is counted or how: figures on its two sides do not compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first year of the new way.
    pub year: i32,
    pub reason: String,
    /// The series that it breaks: all of them when empty.
    pub series: Vec<String>,
}

impl Break {
    pub fn is_of(&self, label: &str) -> bool {
        self.series.is_empty() || self.series.iter().any(|own| own == label)
    }
}

/// Partners over years.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    pub unit: Unit,
    /// « Nouvelles », « Fidélisées », « Perdues ».
    pub gained_label: String,
    pub kept_label: String,
    pub lost_label: String,
    pub years: Vec<FlowYear>,
}

/// What came, stayed and left in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowYear {
    pub label: String,
    pub gained: Mark,
    pub kept: Mark,
    /// As counted: positive.
    pub lost: Mark,
}
