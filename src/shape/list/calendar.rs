//! A date in several columns: « Jour », « Mois » and « Année », or days of a month that the sheet's title or name gives.

use super::rows::number;
use crate::fold::fold;
use crate::period::{Grain, Period};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::Content;
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, SheetRow};
use crate::shape::title;
use crate::shape::value::Reading;
use chrono::Datelike;
use std::ops::RangeInclusive;

/// Where the parts of a date stand.
pub struct Calendar {
    /// The column of the table that holds dates.
    pub at: u32,
    pub day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
    /// The month that the title or the sheet's name gives.
    titled: Option<Period>,
    default_year: Option<i32>,
    header_row: u32,
}

/// A month written so far above is of other rows.
const MOST_ROWS_A_MONTH: usize = 400;

impl Calendar {
    /// None where each cell of the column of dates is one.
    pub fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<Self> {
        let at = header.best.columns.iter().find(|(_, column)| column.content == Content::Date).map(|(at, _)| *at)?;
        let headed = |names: &[&str]| {
            let mut named = header.cells.iter().filter(|(_, head)| names.contains(&fold(&head.text).as_str())).map(|(at, _)| *at);
            // A column that the table reads otherwise is no part of a date.
            named.find(|other| *other == at || !header.best.columns.contains_key(other))
        };
        let holds = |column: &u32, range: RangeInclusive<i32>| are_within(sheet, rows, *column, &range);
        let year = headed(&["annee", "an"]).filter(|column| holds(column, 1900..=2100));
        let month = headed(&["mois"]).filter(|column| holds(column, 1..=12) || are_months(reader, sheet, rows, *column));
        let own_day = (month != Some(at)).then_some(at);
        let day = own_day.or_else(|| headed(&["jour", "jours", "quantieme"])).filter(|column| holds(column, 1..=31));
        let titled = if month.is_none() { titled(reader, sheet) } else { None };
        let default_year = reader.default_year().or(sheet.grid.year);
        let is_parted =
            (day.is_some() && (month.is_some() || titled.is_some())) || (month == Some(at) && (year.is_some() || holds(&at, 1..=12)));
        is_parted.then_some(Self { at, day, month, year, titled, default_year, header_row: header.last_row })
    }

    /// Whether a column of the sheet holds a part of the date.
    pub fn holds(&self, column: u32) -> bool {
        column == self.at || [self.day, self.month, self.year].contains(&Some(column))
    }

    /// The date of a row, as one cell would say it; none where a part of it lacks, or is no such day.
    pub fn date(&self, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>) -> Option<Raw> {
        // A month and a year are written once for their rows, merged or not.
        let above = |column: u32| {
            sheet
                .rows_between(self.header_row, row.number)
                .rev()
                .take(MOST_ROWS_A_MONTH)
                .find_map(|row| sheet.own(CellRef::new(row, column)))
        };
        let seen = |column: Option<u32>| row.seen(column?).map(|held| held.raw).or_else(|| above(column?).filter(|_| column != self.day));
        let year = seen(self.year).and_then(whole).or(self.titled.map(|month| month.first.year())).or(self.default_year)?;
        let month = match (self.month, self.titled) {
            (Some(_), _) => month(reader, seen(self.month)?, year)?,
            (None, Some(titled)) => Period::month(year, titled.first.month())?,
            (None, None) => return None,
        };
        if self.day.is_none() {
            return Some(Raw::Text(month.first.format("%m/%Y").to_string().into()));
        }
        let day = u32::try_from(whole(seen(self.day)?)?).ok()?;
        Some(Raw::Date(month.first.with_day(day)?.and_hms_opt(0, 0, 0)?))
    }
}

fn whole(raw: &Raw) -> Option<i32> {
    let number = number(raw).filter(|number| number.fract() == 0.0 && (0.0..=3000.0).contains(number))?;
    Some(number as i32)
}

/// « mars », « 3 ».
fn month(reader: &Reader, raw: &Raw, year: i32) -> Option<Period> {
    if let Some(rank) = whole(raw) {
        return Period::month(year, u32::try_from(rank).ok()?);
    }
    let Raw::Text(name) = raw else { return None };
    let named = reader.period(&Raw::Text(format!("{} {year}", name.trim()).into())).value()?;
    (named.grain == Grain::Month).then_some(named)
}

/// Whether the cells of a column are whole numbers of a range, and one is there.
fn are_within(sheet: &Sheet<'_>, rows: &[u32], column: u32, range: &RangeInclusive<i32>) -> bool {
    let mut numbers = 0_usize;
    let mut others = 0_usize;
    for raw in rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, column))) {
        let is_one = whole(raw).is_some_and(|number| range.contains(&number));
        *(if is_one { &mut numbers } else { &mut others }) += 1;
    }
    // A total's label, a day ill written: read as they are.
    numbers > 0 && numbers >= others
}

fn are_months(reader: &Reader, sheet: &Sheet<'_>, rows: &[u32], column: u32) -> bool {
    let mut named = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, column))).filter(|raw| matches!(raw, Raw::Text(_)));
    named.any(|raw| month(reader, raw, 2000).is_some())
}

fn titled(reader: &Reader, sheet: &Sheet<'_>) -> Option<Period> {
    let month = |text: &str| match reader.period(&Raw::Text(text.into())) {
        Reading::Value(period) => Some(period),
        Reading::Blank | Reading::Unknown | Reading::Unreadable(_) => title::dated(reader, text).map(|(period, _)| period),
    };
    title::names(sheet).into_iter().filter_map(|(_, text)| month(&text)).find(|period| period.grain == Grain::Month)
}
