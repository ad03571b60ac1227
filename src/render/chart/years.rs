//! Series over years: what columns and lines share. Windows are as wide as their years, breaks are drawn, masked stays masked.

use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::theme::Colour;
use super::words;
use crate::report::chart::{Mark, Windows, YearForm, YearPoint, YearSeries};

/// Height of the plot.
pub(super) const HIGH: f64 = 220.0;

pub(super) fn draw(pen: &mut Pen, years: &YearSeries, top: f64) -> f64 {
    let Some(axis) = Axis::new(years, (LEFT, RIGHT)) else { return top };
    match (years.form, years.series.as_slice()) {
        (YearForm::Columns, [only]) => super::year_columns::draw(pen, years, &only.points, &axis, top),
        (YearForm::Columns | YearForm::Lines, _) => super::lines::draw(pen, years, top),
    }
}

/// The years, side by side.
pub(super) struct Axis {
    pub first: i32,
    pub last: i32,
    pub left: f64,
    pub step: f64,
}

impl Axis {
    /// None without a point.
    pub fn new(years: &YearSeries, (left, right): (f64, f64)) -> Option<Self> {
        let points = || years.series.iter().flat_map(|line| &line.points);
        let first = points().map(|point| point.first).min()?;
        let last = points().map(|point| point.last.max(point.first)).max()?;
        let step = ((right - left) / f64::from(last - first + 1)).min(110.0);
        Some(Self { first, last, left, step })
    }

    pub fn right(&self) -> f64 {
        self.begin(self.last + 1)
    }

    pub fn begin(&self, year: i32) -> f64 {
        self.left + self.step * f64::from(year - self.first)
    }

    /// The middle of a year, or of a window.
    pub fn middle(&self, point: &YearPoint) -> f64 {
        (self.begin(point.first) + self.begin(point.last.max(point.first) + 1)) / 2.0
    }

    /// The years under the axis, as many as hold; gives the bottom.
    pub fn labels(&self, pen: &mut Pen, top: f64) -> f64 {
        let every = (Ink::LABEL.width("2022 ") / self.step).ceil().max(1.0) as i32;
        for year in (self.first..=self.last).filter(|year| (self.last - year) % every == 0) {
            pen.text(self.begin(year) + self.step / 2.0, top + SMALL * 0.63, &year.to_string(), Ink::LABEL.centred());
        }
        top + SMALL * 1.26
    }

    /// A dashed line where figures stop comparing; the reason goes to the foot. Gives where the plot may begin.
    pub fn breaks(&self, pen: &mut Pen, years: &YearSeries, top: f64, base: f64) {
        let within = || years.breaks.iter().filter(|at| (self.first + 1..=self.last).contains(&at.year));
        let many = within().count() > 1;
        for (rank, at) in within().enumerate() {
            let x = self.begin(at.year);
            let sign = if many { format!("rupture\u{a0}{}", rank + 1) } else { "rupture".to_owned() };
            let ink = Ink::NOTE.centred();
            pen.dashed(&[(x, top + 15.0), (x, base)], Colour::GREY, 1.2, "5 3");
            pen.text(x, top + 6.0, &sign, ink);
            let reason = at.reason.trim_end_matches('.');
            let which = if many { format!("Rupture\u{a0}{}, en", rank + 1) } else { "Rupture de série en".to_owned() };
            pen.remark(format!("{which} {}\u{a0}: {reason}.", at.year));
        }
        if within().any(|at| at.series.is_empty()) {
            pen.remark("De part et d’autre d’une rupture, les chiffres ne se comparent pas.".to_owned());
        }
    }
}

/// Room above the plot for the breaks' names.
pub(super) fn break_room(years: &YearSeries) -> f64 {
    if years.breaks.is_empty() { 0.0 } else { 20.0 }
}

/// Where a value is drawn: a window that sums its years is drawn at their mean, so that areas compare.
pub(super) fn level(years: &YearSeries, point: &YearPoint) -> Option<f64> {
    point.value.known().map(|value| per_year(years, point, value))
}

pub(super) fn per_year(years: &YearSeries, point: &YearPoint, value: f64) -> f64 {
    match years.windows {
        Windows::Summed => value / f64::from((point.last - point.first).max(0) + 1),
        Windows::Level => value,
    }
}

pub(super) fn is_window(point: &YearPoint) -> bool {
    point.last > point.first
}

/// « 2019-2022 »
pub(super) fn name(point: &YearPoint) -> String {
    if is_window(point) { format!("{}-{}", point.first, point.last) } else { point.first.to_string() }
}

/// A window's number: « 38 en 4 ans », « soit 9,5 par an ».
pub(super) fn window_words(years: &YearSeries, point: &YearPoint) -> Vec<String> {
    let span = point.last - point.first + 1;
    let value = words::value(&point.value, &years.unit);
    match (years.windows, point.value.known()) {
        (Windows::Summed, Some(number)) => {
            let mean = per_year(years, point, number);
            let rounded = Mark::new((mean * 10.0).round() / 10.0, point.value.precision);
            vec![format!("{value} en {span}\u{a0}ans"), format!("soit {} par an", words::value(&rounded, &years.unit))]
        }
        (Windows::Level, _) | (Windows::Summed, None) => vec![value, name(point)],
    }
}
