//! When something happened, as finely as the partner said it: a day, a range of days, a month, a quarter, a year.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// How finely a date was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day, or a range of days (« 17-18 novembre 2022 »).
    Day,
    Month,
    Quarter,
    Year,
}

/// A date as given: its first and last day, and its grain. Two sessions are the same session when their periods are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub grain: Grain,
}

impl Period {
    /// One day.
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day, grain: Grain::Day }
    }

    /// Days from `first` to `last`; the order in which they come does not matter.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first: first.min(last), last: first.max(last), grain: Grain::Day }
    }

    /// `month` from 1 to 12; none otherwise.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
        Some(Self { first, last, grain: Grain::Month })
    }

    /// `quarter` from 1 to 4.
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)?;
        let last = first.checked_add_months(chrono::Months::new(3))?.pred_opt()?;
        Some(Self { first, last, grain: Grain::Quarter })
    }

    /// A calendar year; none when it is out of what dates can hold.
    pub fn year(year: i32) -> Option<Self> {
        Some(Self { first: NaiveDate::from_ymd_opt(year, 1, 1)?, last: NaiveDate::from_ymd_opt(year, 12, 31)?, grain: Grain::Year })
    }

    /// The year it begins in.
    pub fn first_year(&self) -> i32 {
        self.first.year()
    }

    /// `2022-05` when the month is known.
    pub fn month_label(&self) -> Option<String> {
        (self.grain <= Grain::Month).then(|| format!("{}-{:02}", self.first.year(), self.first.month()))
    }

    /// `2022-T2` when the quarter is known.
    pub fn quarter_label(&self) -> Option<String> {
        (self.grain <= Grain::Quarter).then(|| format!("{}-T{}", self.first.year(), self.first.month0() / 3 + 1))
    }
}

/// Prints ISO: `2022-05-06`, `2022-11-17/18`, `2022-11-30/2022-12-01`, `2022-05`, `2022-T2`, `2022`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        match self.grain {
            Grain::Day if first == last => write!(f, "{first}"),
            Grain::Day if (first.year(), first.month()) == (last.year(), last.month()) => {
                write!(f, "{first}/{:02}", last.day())
            }
            Grain::Day => write!(f, "{first}/{last}"),
            Grain::Month => write!(f, "{}-{:02}", first.year(), first.month()),
            Grain::Quarter => write!(f, "{}-T{}", first.year(), first.month0() / 3 + 1),
            Grain::Year => write!(f, "{}", first.year()),
        }
    }
}
