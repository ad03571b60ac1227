//! Dates with the month before the day, as American programs write them: seen, told, and never guessed.

use super::scan::plain;
use crate::period::{Grain, Period};
use crate::read::Raw;
use chrono::{Datelike, NaiveDate};

/// The day that a text would be if its month came first, when it cannot come second: « 06/14/2022 ».
pub fn month_first(raw: &Raw) -> Option<NaiveDate> {
    let Raw::Text(text) = raw else { return None };
    let text = plain(text);
    let parts: Vec<&str> = text.split_whitespace().next()?.split(['/', '-', '.']).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    let number = |figures: &str| (1..=4).contains(&figures.len()).then(|| figures.parse::<u32>().ok()).flatten();
    let (month, day, year) = (number(month)?, number(day)?, number(year)?);
    let year = if year < 100 { 2000 + year } else { year };
    (day > 12).then(|| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)).flatten()
}

/// Whether the month of a date may have come first: it is written in three numbers, the year last (« 06/05/2022 »), or its figures are the
/// spreadsheet's own. « 6 mai 2022 », « 2022-05-06 » leave no doubt.
pub fn may_be_month_first(raw: &Raw) -> bool {
    match raw {
        Raw::Text(text) => {
            let text = plain(text);
            let mut numbers = text.split_whitespace().next().unwrap_or_default().split(['/', '-', '.']);
            let is_number = |part: Option<&str>| {
                part.is_some_and(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
            };
            is_number(numbers.next()) && is_number(numbers.next()) && numbers.next().is_some()
        }
        // Excel has turned those that it could read into dates of its own, and left « 06/14/2022 » as a text.
        Raw::Date(_) | Raw::Number(_) => true,
        Raw::Percent(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => false,
    }
}

/// The other day that a day would be if its month and its day changed places.
pub fn other_way_round(period: &Period) -> Option<NaiveDate> {
    let day = period.first;
    let is_other = period.grain == Grain::Day && period.first == period.last && day.day() != day.month();
    is_other.then(|| NaiveDate::from_ymd_opt(day.year(), day.day(), day.month())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_in_three_numbers_leave_a_doubt() {
        for text in ["06/05/2022", "6.5.22", "06-05-2022 14:00"] {
            assert!(may_be_month_first(&Raw::Text(text.into())), "{text}");
        }
        for text in ["2022-05-06", "6 mai 2022", "lundi 6 mai 2022", "1er mars 2022", "mai 2022", "05/2022"] {
            assert!(!may_be_month_first(&Raw::Text(text.into())), "{text}");
        }
    }

    #[test]
    fn a_month_over_twelve_says_that_the_day_comes_second() {
        let read = |text: &str| month_first(&Raw::Text(text.into())).map(|day| day.to_string());
        assert_eq!(read("06/14/2022").as_deref(), Some("2022-06-14"));
        assert_eq!(read("6-14-22").as_deref(), Some("2022-06-14"));
        for text in ["14/06/2022", "06/08/2022", "2022-06-14", "31/14/2022", "06/31/2022", "beaucoup"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
