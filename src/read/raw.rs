//! What the formats call a value, to what we call one: the same sheet gives the same cells whichever program wrote it.

use super::Raw;
use super::cells::{Refusal, SheetCells};
use crate::place::CellRef;
use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// Enters a value that calamine streams.
pub fn enter(cells: &mut SheetCells<'_>, cell: CellRef, value: DataRef<'_>) -> Result<(), Refusal> {
    match value {
        DataRef::SharedString(text) => cells.shared_text(cell, text),
        DataRef::String(text) => cells.text(cell, &text),
        small @ (DataRef::Int(_)
        | DataRef::Float(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DateTimeIso(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty) => enter_owned(cells, cell, &Data::from(small)),
    }
}

/// Enters a value that calamine keeps.
pub fn enter_owned(cells: &mut SheetCells<'_>, cell: CellRef, value: &Data) -> Result<(), Refusal> {
    match value {
        Data::Empty => Ok(()),
        Data::Int(number) => cells.push(cell, Raw::Number(*number as f64)),
        Data::Float(number) => cells.number(cell, *number),
        Data::Bool(truth) => cells.push(cell, Raw::Boolean(*truth)),
        Data::DateTime(date) => match excel_date(*date) {
            Some(raw) => cells.push(cell, raw),
            None => cells.number(cell, date.as_f64()),
        },
        Data::String(text) | Data::DurationIso(text) => cells.text(cell, text),
        Data::DateTimeIso(text) => match iso_date(text) {
            Some(raw) => cells.push(cell, raw),
            None => cells.text(cell, text),
        },
        Data::Error(error) => cells.error(cell, &error.to_string()),
    }
}

/// The last day that Excel knows, 31 December 9999, counted in its days.
const LAST_DAY: f64 = 2_958_466.0;

/// A date, a time of day or a duration, all of which Excel keeps as a number of days. A time of day is told from a date by
/// its value: less than a day since the beginning of the calendar. Nothing if no calendar shows it.
fn excel_date(date: ExcelDateTime) -> Option<Raw> {
    let days = date.as_f64();
    if date.is_duration() || (0.0..1.0).contains(&days) {
        days.is_finite().then(|| Raw::Seconds(to_the_millisecond(days * 86_400.0)))
    } else if (1.0..LAST_DAY).contains(&days) {
        date.as_datetime().map(Raw::Date)
    } else {
        None
    }
}

/// Days are stored as fractions: 26 h 30 comes back as 95 399.999 999 998 s, which no screen shows.
fn to_the_millisecond(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

/// `2025-03-14`, `2025-03-14T15:09:26.5`, `2025-03-14T15:09:26Z`. The last days of 1899, before Excel's first, are how
/// LibreOffice (30 December) and Excel (31 December) write a time of day in a date cell.
pub fn iso_date(text: &str) -> Option<Raw> {
    let text = text.trim().trim_end_matches('Z');
    let moment = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| day.and_time(NaiveTime::MIN)))
        .ok()?;
    if [30, 31].iter().any(|day| Some(moment.date()) == NaiveDate::from_ymd_opt(1899, 12, *day)) {
        return Some(Raw::Seconds(f64::from(moment.time().num_seconds_from_midnight())));
    }
    Some(Raw::Date(moment))
}

/// `PT26H30M00S`, `PT08H30M00.5S`, `P1DT2H`, `-PT1H`: a duration of ISO 8601, in seconds. Months and years have no length.
pub fn iso_duration(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let (days, time) = text.strip_prefix('P')?.split_once('T').unwrap_or((text.get(1..)?, ""));
    let mut seconds = 0.0;
    for (part, units) in [(days, [('D', 86_400.0)].as_slice()), (time, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)])] {
        let mut rest = part;
        for (unit, length) in units {
            if let Some((count, after)) = rest.split_once(*unit) {
                seconds += count.replace(',', ".").parse::<f64>().ok().filter(|count| *count >= 0.0)? * length;
                rest = after;
            }
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(to_the_millisecond(sign * seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    fn excel(days: f64, kind: ExcelDateTimeType, is_1904: bool) -> String {
        excel_date(ExcelDateTime::new(days, kind, is_1904)).map_or("none".into(), |raw| format!("{raw:?}"))
    }

    #[test]
    fn dates_of_both_epochs_times_and_durations() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        assert_eq!(excel(45730.0, DateTime, false), "Date(2025-03-14T00:00:00)");
        assert_eq!(excel(44268.0, DateTime, true), "Date(2025-03-14T00:00:00)");
        assert_eq!(excel(45730.5, DateTime, false), "Date(2025-03-14T12:00:00)");
        assert_eq!(excel(8.5 / 24.0, DateTime, false), "Seconds(30600.0)");
        assert_eq!(excel(26.5 / 24.0, TimeDelta, false), "Seconds(95400.0)");
        assert_eq!(excel(-3.0, DateTime, false), "none");
        assert_eq!(excel(1e300, DateTime, false), "none");
    }

    #[test]
    fn iso_dates_and_durations() {
        assert_eq!(format!("{:?}", iso_date("2025-03-14")), "Some(Date(2025-03-14T00:00:00))");
        assert_eq!(format!("{:?}", iso_date("2025-03-14T15:09:26Z")), "Some(Date(2025-03-14T15:09:26))");
        assert_eq!(format!("{:?}", iso_date("1899-12-30T08:30:00")), "Some(Seconds(30600.0))");
        assert_eq!(iso_date("14/03/2025"), None);
        assert_eq!(iso_duration("PT26H30M00S"), Some(95_400.0));
        assert_eq!(iso_duration("P1DT2H"), Some(93_600.0));
        assert_eq!(iso_duration("-PT1H00M00,5S"), Some(-3600.5));
        assert_eq!(iso_duration("P1M"), None);
        assert_eq!(iso_duration("PT-1H"), None);
        assert_eq!(iso_duration("26:30"), None);
    }
}
