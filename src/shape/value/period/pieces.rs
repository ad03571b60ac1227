//! Tokens to dates, each as complete as it was written; then what one lacks, from its neighbours.

use super::YEARS;
use super::tokens::Token::{self, HalfYear, Link, Month, Number, Quarter, Rank, Sign};
use crate::period::{Grain, Period};
use chrono::{Datelike, NaiveDate};

/// A date, as much of it as was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    Day {
        day: u32,
        month: Option<u32>,
        year: Option<i32>,
    },
    /// So many months from a first one, counted from 1: a month, a quarter, half a year.
    Months {
        first: u32,
        count: u32,
        year: Option<i32>,
    },
    Year(i32),
}

/// More dates than this in one cell are not one period.
const MOST: usize = 16;

/// Cuts tokens into dates and the links between them.
pub fn pieces(tokens: &[Token]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = tokens;
    while !rest.is_empty() {
        let (piece, used) = piece(rest)?;
        pieces.push(piece);
        rest = rest.get(used..)?;
        let link = rest.iter().take_while(|token| matches!(token, Sign('-' | '/' | '.') | Link)).count();
        rest = rest.get(link..)?;
    }
    (1..=MOST).contains(&pieces.len()).then_some(pieces)
}

/// The longest date that the tokens start with, and how many it takes.
fn piece(tokens: &[Token]) -> Option<(Piece, usize)> {
    numeric(tokens).or_else(|| named(tokens)).or_else(|| part_of_year(tokens)).or_else(|| partial(tokens))
}

/// `2022-05-06`, `06/05/2022`, `6.5.22`, `06 05 2022`.
fn numeric(tokens: &[Token]) -> Option<(Piece, usize)> {
    let (a, b, c, used) = match *tokens {
        [Number(a, la), Sign(s), Number(b, lb), Sign(t), Number(c, lc), ..] if s == t => ((a, la), (b, lb), (c, lc), 5),
        [Number(a, la), Number(b, lb), Number(c, lc), ..] => ((a, la), (b, lb), (c, lc), 3),
        _ => return None,
    };
    let (day, month, year) = if a.1 == 4 { (c, b, year(a)?) } else { (a, b, year(c)?) };
    (day.1 <= 2 && month.1 <= 2).then_some((Piece::Day { day: day.0, month: Some(month.0), year: Some(year) }, used))
}

/// `6 mai 2022`, `6-mai-22`, `6 mai`, `mai 2022`, `oct-22`, `mai`.
fn named(tokens: &[Token]) -> Option<(Piece, usize)> {
    let (day, from) = match *tokens {
        [Number(day, 1..=2), Month(_), ..] => (Some(day), 1),
        [Number(day, 1..=2), Sign(_), Month(_), ..] => (Some(day), 2),
        _ => (None, 0),
    };
    let Month(month) = *tokens.get(from)? else { return None };
    let (year, used) = year_after(tokens.get(from + 1..)?);
    let piece = match day {
        Some(day) => Piece::Day { day, month: Some(month), year },
        None => Piece::Months { first: month, count: 1, year },
    };
    Some((piece, from + 1 + used))
}

/// `T2 2022`, `2022-T2`, `2e trimestre 2022`, `trimestre 2 2022`, `S1 2022`, `05/2022`, `2022-05`.
fn part_of_year(tokens: &[Token]) -> Option<(Piece, usize)> {
    if let [Number(y, 4), rest @ ..] = tokens {
        let sign = usize::from(matches!(rest.first(), Some(Sign(_))));
        let year = year((*y, 4))?;
        if let Some((first, count, used)) = rank_of_part(rest.get(sign..)?) {
            return Some((Piece::Months { first, count, year: Some(year) }, 1 + sign + used));
        }
        let month = match *rest {
            [Sign(_), Number(month @ 1..=12, 1..=2), ..] => month,
            _ => return None,
        };
        return Some((Piece::Months { first: month, count: 1, year: Some(year) }, 3));
    }
    if let [Number(month @ 1..=12, 1..=2), Sign(_), Number(y, 4), ..] = *tokens {
        return Some((Piece::Months { first: month, count: 1, year: Some(year((y, 4))?) }, 3));
    }
    let (first, count, used) = rank_of_part(tokens)?;
    let (year, more) = year_after(tokens.get(used..)?);
    Some((Piece::Months { first, count, year }, used + more))
}

/// First month and count of months of a quarter or half year, and the tokens that say so.
fn rank_of_part(tokens: &[Token]) -> Option<(u32, u32, usize)> {
    let (part, rank, used) = match *tokens {
        [part @ (Quarter | HalfYear), Number(rank, 1), ..] => (part, rank, 2),
        [part @ (Quarter | HalfYear), Sign(_), Number(rank, 1), ..] => (part, rank, 3),
        [Number(rank, 1), part @ (Quarter | HalfYear), ..] => (part, rank, 2),
        [Number(rank, 1), Rank, part @ (Quarter | HalfYear), ..] => (part, rank, 3),
        _ => return None,
    };
    let count = if part == Quarter { 3 } else { 6 };
    (1..=12 / count).contains(&rank).then(|| ((rank - 1) * count + 1, count, used))
}

/// `17/11` (the year is elsewhere), `2022`, `17`.
fn partial(tokens: &[Token]) -> Option<(Piece, usize)> {
    match *tokens {
        // « 11/12 mai » is two days, « 17-18 » too.
        [Number(_, 1..=2), Sign('/' | '.'), Number(_, 1..=2), Month(_), ..] => None,
        [Number(day, 1..=2), Sign('/' | '.'), Number(month @ 1..=12, 1..=2), ..] => {
            Some((Piece::Day { day, month: Some(month), year: None }, 3))
        }
        _ => None,
    }
    .or(match *tokens {
        [Number(y, 4), ..] => Some((Piece::Year(year((y, 4))?), 1)),
        [Number(day, 1..=2), ..] => Some((Piece::Day { day, month: None, year: None }, 1)),
        _ => None,
    })
}

/// The year that follows a month, and its tokens; a number before another month is a day: « 6 mai - 12 juin 2022 ».
fn year_after(tokens: &[Token]) -> (Option<i32>, usize) {
    let sign = usize::from(matches!(tokens.first(), Some(Sign(_))));
    let Some(Number(figures, length @ (2 | 4))) = tokens.get(sign) else { return (None, 0) };
    let next = tokens.iter().skip(sign + 1).find(|token| !matches!(token, Sign(_)));
    match year((*figures, *length)) {
        Some(year) if *length == 4 || !matches!(next, Some(Month(_))) => (Some(year), sign + 1),
        _ => (None, 0),
    }
}

/// Two figures or four. « 22 » is 2022, « 98 » is 1998.
fn year((figures, length): (u32, usize)) -> Option<i32> {
    let year = i32::try_from(figures).ok()?;
    let year = match length {
        2 if year < 80 => 2000 + year,
        2 => 1900 + year,
        4 => year,
        _ => return None,
    };
    YEARS.contains(&year).then_some(year)
}

/// The period from the first date to the last. A date takes the month and year it lacks from the one after it, then
/// from the one before; the year, at last, from `default_year`.
pub fn period(pieces: &[Piece], default_year: Option<i32>) -> Option<Period> {
    let complete = complete(pieces, default_year)?;
    let spans: Vec<Period> = complete.iter().map(|piece| span(*piece)).collect::<Option<_>>()?;
    let (first, last) = (spans.first()?, spans.last()?);
    let days = spans.iter().all(|span| span.grain == Grain::Day);
    let ordered = spans.windows(2).all(|pair| matches!(pair, [before, after] if before.first <= after.first));
    match spans.as_slice() {
        [only] => Some(*only),
        _ if !ordered => None,
        _ if days => Some(Period::days(first.first, last.last)),
        _ if spans.iter().all(|span| matches!(span.grain, Grain::Month | Grain::Quarter)) => holding(first.first, last.last),
        _ => None,
    }
}

/// Day, month and year of every date.
fn complete(pieces: &[Piece], default_year: Option<i32>) -> Option<Vec<Piece>> {
    let mut year_seen = pieces.iter().rev().find_map(|piece| piece_year(*piece)).or(default_year);
    // `2022-11-17/18`: only a whole date lends its month to one that follows.
    let whole_month = pieces.iter().rev().find_map(|piece| if let Piece::Day { month, year: Some(_), .. } = piece { *month } else { None });
    let mut later: Option<(u32, i32)> = None;
    let mut complete = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().rev() {
        let month = match *piece {
            Piece::Day { month, .. } => month.or(later.map(|(month, _)| month)).or(whole_month)?,
            Piece::Months { first, .. } => first,
            Piece::Year(_) => 1,
        };
        // « 30 décembre - 2 janvier 2023 »: the year turns between the two.
        let turned = later.is_some_and(|(later, _)| month > later);
        let year = match piece_year(*piece) {
            Some(year) => year,
            None => year_seen? - i32::from(turned),
        };
        year_seen = Some(year);
        later = Some((month, year));
        complete.push(match *piece {
            Piece::Day { day, .. } => Piece::Day { day, month: Some(month), year: Some(year) },
            Piece::Months { first, count, .. } => Piece::Months { first, count, year: Some(year) },
            Piece::Year(year) => Piece::Year(year),
        });
    }
    complete.reverse();
    Some(complete)
}

const fn piece_year(piece: Piece) -> Option<i32> {
    match piece {
        Piece::Day { year, .. } | Piece::Months { year, .. } => year,
        Piece::Year(year) => Some(year),
    }
}

fn span(piece: Piece) -> Option<Period> {
    match piece {
        Piece::Day { day, month, year } => NaiveDate::from_ymd_opt(year?, month?, day).map(Period::day),
        Piece::Months { first, count: 1, year } => Period::month(year?, first),
        Piece::Months { first, count, year } => holding(Period::month(year?, first)?.first, Period::month(year?, first + count - 1)?.last),
        Piece::Year(year) => Period::year(year),
    }
}

/// Whole months, under the smallest grain that holds them all.
fn holding(first: NaiveDate, last: NaiveDate) -> Option<Period> {
    let grain = match (first.year() == last.year(), first.month0() / 3 == last.month0() / 3) {
        (true, true) => Grain::Quarter,
        (true, false) => Grain::Year,
        (false, _) => return None,
    };
    Some(Period { first, last, grain })
}
