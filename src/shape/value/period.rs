//! Cells to periods: a day, a range of days, a month, a quarter, a year. The day comes before the month, always.
//!
//! Decided, where a date is coarser or finer than the grains we have: « S1 2022 » and « mai-juin 2022 » keep their first
//! and last days and take the smallest grain that holds them (year, quarter); « 2022-2023 », « été 2022 » and a date
//! that does not exist are unreadable. Two figures for a year are 2000-2079, then 1980-1999.

mod pieces;
mod tokens;

pub use tokens::is_month;

use super::Reading;
use super::scan::plain;
use super::text::{nothing_measured, raw_text};
use crate::fold::fold;
use crate::period::{Grain, Period};
use crate::read::Raw;
use chrono::{Datelike, Days, NaiveDate};
use std::ops::RangeInclusive;

/// Years that a report on a local council may speak of; outside them is a slip of the keyboard (« 2202 », « 0222 »).
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Numbers that a date column may hold instead of dates: days since 30 December 1899, from 1954 to 2119.
const SERIALS: RangeInclusive<f64> = 20_000.0..=80_000.0;

/// Numbers that are a year in a date column: the first council dates from the 1990s.
const RECENT_YEARS: RangeInclusive<f64> = 1990.0..=2100.0;

/// Reads a date. `default_year` completes « 6 mai », « 06/05 » and « mai »; without it they are unreadable.
pub fn period(raw: &Raw, default_year: Option<i32>) -> Reading<Period> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    let written = match raw {
        Raw::EmptyText => return Reading::Blank,
        Raw::Date(date) => return known(date.date()).map_or_else(unreadable, |day| Reading::Value(Period::day(day))),
        Raw::Number(number) => return of_number(*number).map_or_else(unreadable, Reading::Value),
        Raw::Percent(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => return unreadable(),
        Raw::Text(text) => text,
    };
    nothing_measured(written).unwrap_or_else(|| of_text(&plain(written), default_year).map_or_else(unreadable, Reading::Value))
}

/// Reads a year: `2022`, « année 2022 », or the year of a date. « 2022-2023 » is unreadable.
pub fn year(raw: &Raw) -> Reading<i32> {
    let unreadable = || Reading::Unreadable(raw_text(raw).into());
    match raw {
        Raw::EmptyText => Reading::Blank,
        Raw::Number(number) if number.fract() == 0.0 && RECENT_YEARS.contains(number) => Reading::Value(*number as i32),
        Raw::Date(date) => {
            year_shown_as_a_date(date.date()).or_else(|| known(date.date()).map(|day| day.year())).map_or_else(unreadable, Reading::Value)
        }
        Raw::Number(_) | Raw::Percent(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) => unreadable(),
        Raw::Text(written) => nothing_measured(written).unwrap_or_else(|| {
            let text = plain(written);
            let dated = text.contains(|c: char| !c.is_ascii_digit());
            let of_date = || of_text(&text, None).filter(|_| dated).and_then(|period| single_year(&period));
            lone_year(&text).or_else(of_date).map_or_else(unreadable, Reading::Value)
        }),
    }
}

/// The last of the years that a text goes over: « 2018-2020 », « 2018 à 2020 ».
pub fn last_of_years(raw: &Raw) -> Option<i32> {
    let Raw::Text(written) = raw else { return None };
    // « 2022 puis 2023 » is either.
    let links = |part: &str| matches!(fold(part).as_str(), "" | "a" | "au" | "de" | "du" | "periode" | "entre" | "et");
    if !written.split(|c: char| c.is_ascii_digit()).all(links) {
        return None;
    }
    let mut numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|figures| !figures.is_empty());
    let mut year = || numbers.next().filter(|figures| figures.len() == 4)?.parse().ok().filter(|year| YEARS.contains(year));
    let (first, last): (i32, i32) = year().zip(year())?;
    (first < last && numbers.next().is_none()).then_some(last)
}

/// « 2022 » typed in a cell that has the format of dates is shown, and kept, as the 2022nd day: 14 July 1905.
fn year_shown_as_a_date(day: NaiveDate) -> Option<i32> {
    let days = day.signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    RECENT_YEARS.contains(&(days as f64)).then_some(i32::try_from(days).ok()?)
}

fn single_year(period: &Period) -> Option<i32> {
    (period.first.year() == period.last.year()).then(|| period.first_year())
}

/// The only number of a text, if it is a year: « année 2022 », « 2023 (prévu) », « 2022.0 ».
fn lone_year(plain: &str) -> Option<i32> {
    let plain = plain.strip_suffix(".0").unwrap_or(plain);
    let mut numbers = plain.split(|c: char| !c.is_ascii_digit()).filter(|figures| !figures.is_empty());
    let year = numbers.next().filter(|figures| figures.len() == 4)?.parse().ok()?;
    (numbers.next().is_none() && YEARS.contains(&year)).then_some(year)
}

fn known(day: NaiveDate) -> Option<NaiveDate> {
    YEARS.contains(&day.year()).then_some(day)
}

/// A spreadsheet's day number, a year, or `20220506`.
fn of_number(number: f64) -> Option<Period> {
    if RECENT_YEARS.contains(&number) && number.fract() == 0.0 {
        return Period::year(number as i32);
    }
    if SERIALS.contains(&number) {
        let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number as u64))?;
        return Some(Period::day(day));
    }
    let compact = (19_000_101.0..=21_001_231.0).contains(&number) && number.fract() == 0.0;
    compact
        .then_some(number as u32)
        .and_then(|date| known(NaiveDate::from_ymd_opt((date / 10_000) as i32, date / 100 % 100, date % 100)?).map(Period::day))
}

/// Longer texts than this say more than a date.
const LONGEST: usize = 120;

fn of_text(plain: &str, default_year: Option<i32>) -> Option<Period> {
    if plain.len() > LONGEST {
        return None;
    }
    if plain.len() != 4 && plain.chars().all(|c| c.is_ascii_digit()) {
        return of_number(plain.parse().ok()?);
    }
    if let Some(rest) = after_tuesday(plain)
        && let Some(day) = of_pieces(rest, default_year).filter(|period| period.grain == Grain::Day)
    {
        return Some(day);
    }
    of_pieces(plain, default_year).or_else(|| of_pieces(&month_first(plain)?, default_year))
}

fn of_pieces(plain: &str, default_year: Option<i32>) -> Option<Period> {
    pieces::period(&pieces::pieces(&tokens::tokens(plain)?)?, default_year)
}

/// « mar. 14/06/22 » is a Tuesday where a whole date follows; « mar. 22 » is in March.
fn after_tuesday(plain: &str) -> Option<&str> {
    let rest = plain.strip_prefix("mar")?;
    rest.starts_with(['.', ' ']).then(|| rest.trim_start_matches(['.', ' ']))
}

/// « nov 17, 2022 », as English programs write it: the month in letters leaves no doubt about the day.
fn month_first(plain: &str) -> Option<String> {
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let figures = |word: &str, most: usize| (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let [month, day, year] = words.as_slice() else { return None };
    let is_dated = month.starts_with(char::is_alphabetic) && figures(day, 2) && figures(year, 4);
    is_dated.then(|| format!("{day} {month} {year}"))
}

#[cfg(test)]
mod tests;
