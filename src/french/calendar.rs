//! Dates in French: « 6 mai 2022 », « 17 et 18 novembre 2022 », « 2e trimestre 2022 », « 2019-2022 ».

use crate::figure::Years;
use crate::period::{Grain, Period};
use chrono::{Datelike, NaiveDate};

/// From January.
pub const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// As the national printing office cuts them, for axes and narrow columns.
pub const SHORT_MONTHS: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

/// « 6 mai 2022 », « 1er juin 2022 »
pub fn date(day: NaiveDate) -> String {
    format!("{} {}", day_of_month(day), month(day.year(), day.month()))
}

/// « mai 2022 »; `month_number` from 1 to 12.
pub fn month(year: i32, month_number: u32) -> String {
    format!("{} {year}", month_name(month_number))
}

fn month_name(month_number: u32) -> &'static str {
    let rank = month_number.checked_sub(1).and_then(|rank| usize::try_from(rank).ok());
    rank.and_then(|rank| MONTHS.get(rank)).copied().unwrap_or("mois inconnu")
}

fn day_of_month(day: NaiveDate) -> String {
    if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() }
}

/// « 6 mai 2022 », « 17 et 18 novembre 2022 », « du 30 novembre au 2 décembre 2022 », « 2e trimestre 2022 », « 2022 ».
pub fn period(period: &Period) -> String {
    let (first, last) = (period.first, period.last);
    match period.grain {
        Grain::Day if first == last => date(first),
        Grain::Day => days(first, last),
        Grain::Month => month(first.year(), first.month()),
        Grain::Quarter if whole_quarter(period) => {
            let rank = first.month0() / 3 + 1;
            format!("{rank}{} trimestre {}", if rank == 1 { "er" } else { "e" }, first.year())
        }
        Grain::Year if Period::year(first.year()).as_ref() == Some(period) => first.year().to_string(),
        // Whole months under a coarser grain: « S1 2022 », « mai-juin 2022 ».
        Grain::Quarter | Grain::Year => {
            let from = month_name(first.month());
            let elided = if from.starts_with(['a', 'o']) { "d’" } else { "de " };
            format!("{elided}{from} à {}", month(last.year(), last.month()))
        }
    }
}

/// « jusqu’au 6 mai 2022 », « jusqu’en mai 2022 », « jusqu’au 2e trimestre 2022 », « jusqu’en 2022 »; of several days, the last.
pub fn until(end: &Period) -> String {
    match end.grain {
        Grain::Day => format!("jusqu’au {}", date(end.last)),
        Grain::Quarter if whole_quarter(end) => format!("jusqu’au {}", period(end)),
        Grain::Year if Period::year(end.first.year()).as_ref() == Some(end) => format!("jusqu’en {}", period(end)),
        Grain::Month | Grain::Quarter | Grain::Year => format!("jusqu’en {}", month(end.last.year(), end.last.month())),
    }
}

fn whole_quarter(period: &Period) -> bool {
    Period::quarter(period.first.year(), period.first.month0() / 3 + 1).as_ref() == Some(period)
}

fn days(first: NaiveDate, last: NaiveDate) -> String {
    let same_month = (first.year(), first.month()) == (last.year(), last.month());
    if same_month && first.succ_opt() == Some(last) {
        return format!("{} et {}", day_of_month(first), date(last));
    }
    let from = match (same_month, first.year() == last.year()) {
        (true, _) => day_of_month(first),
        (false, true) => format!("{} {}", day_of_month(first), month_name(first.month())),
        (false, false) => date(first),
    };
    format!("du {from} au {}", date(last))
}

/// « 2022 », « 2019-2022 »
pub fn years(years: Years) -> String {
    years.to_string()
}
