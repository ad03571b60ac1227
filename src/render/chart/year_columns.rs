//! One series over years as upright columns; a window is a wide column at its yearly mean.

use super::area::Area;
use super::marks::{ARROW, STUB, Towards, bar, reaches, stub};
use super::paint::{Paint, Texture, neutral};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::scale::{Scale, most};
use super::theme::Colour;
use super::words::{self, Sign};
use super::years::{Axis, HIGH, break_room, is_window, level, name, per_year, window_words};
use crate::report::chart::{YearPoint, YearSeries};

pub(super) fn draw(pen: &mut Pen, years: &YearSeries, points: &[YearPoint], axis: &Axis, top: f64) -> f64 {
    let highest = most(points.iter().flat_map(|point| reaches(&point.value).map(|value| per_year(years, point, value))));
    let window_head = if points.iter().any(is_window) { 40.0 } else { 0.0 };
    let high = if highest > 0.0 { HIGH } else { STUB };
    let base = top + break_room(years) + 22.0 + ARROW + window_head + high;
    let plot = Plot { years, axis, base, scale: Scale::new((0.0, highest), (0.0, high)) };
    let windows: Vec<(&YearPoint, Area)> =
        points.iter().filter(|point| is_window(point)).map(|point| (point, plot.column(point))).collect();
    let singles: Vec<(&YearPoint, Area)> =
        points.iter().filter(|point| !is_window(point)).map(|point| (point, plot.column(point))).collect();
    for (point, area) in &windows {
        plot.mark(pen, point, area, &Paint::light(pen.theme.main(), Texture::Plain));
    }
    axis.breaks(pen, years, top, base);
    for (point, area) in &singles {
        plot.mark(pen, point, area, &neutral(pen.theme, 0));
    }
    let mut written: Vec<Area> = Vec::new();
    for (point, area) in &singles {
        plot.single(pen, point, area, &mut written);
    }
    for (point, area) in &windows {
        let covered = singles.iter().filter(|(other, _)| other.first >= point.first && other.last <= point.last);
        let clear = covered.map(|(_, column)| column.top - 20.0).fold(area.top, f64::min);
        plot.window(pen, point, area, clear, &mut written);
    }
    pen.line(&[(axis.left, base + 0.6), (axis.right(), base + 0.6)], Colour::AXIS, 1.2);
    axis.labels(pen, base + 7.0)
}

struct Plot<'a> {
    years: &'a YearSeries,
    axis: &'a Axis,
    base: f64,
    scale: Scale,
}

impl Plot<'_> {
    /// Where a point's column stands.
    fn column(&self, point: &YearPoint) -> Area {
        let high = match level(self.years, point) {
            Some(value) => self.scale.at(value.max(0.0)),
            None if point.value.is_masked() => STUB,
            None => 0.0,
        };
        let (left, right) = if is_window(point) {
            (self.axis.begin(point.first) + 3.0, self.axis.begin(point.last + 1) - 3.0)
        } else {
            let half = (self.axis.step * 0.62).clamp(3.0, 56.0) / 2.0;
            (self.axis.middle(point) - half, self.axis.middle(point) + half)
        };
        Area::new(left, self.base - high, right, self.base)
    }

    fn mark(&self, pen: &mut Pen, point: &YearPoint, area: &Area, paint: &Paint) {
        let title = format!("{}\u{a0}: {}", name(point), words::full(&point.value, &self.years.unit));
        pen.group(&title, |pen| {
            if point.value.is_masked() {
                pen.explain(if is_window(point) { Sign::Masked } else { Sign::MaskedLetter });
                stub(pen, area);
            } else if is_window(point) {
                pen.fill(area, &paint.precise(point.value.precision));
            } else {
                bar(pen, area, Towards::Up, paint, point.value.precision);
            }
        });
    }

    fn single(&self, pen: &mut Pen, point: &YearPoint, area: &Area, written: &mut Vec<Area>) {
        let (text, sign) = words::compact(&point.value, &self.years.unit);
        let text = point.value.label.clone().filter(|_| point.value.known().is_some()).unwrap_or(text);
        let ink = if point.value.known().is_some() { Ink::VALUE } else { Ink::NOTE };
        let ink = if ink.width(&text) > self.axis.step - 2.0 { ink.sized(SMALL) } else { ink };
        let arrow = if sign == Some(Sign::AtLeast) { ARROW } else { 0.0 };
        let half = ink.width(&text) / 2.0 + 2.0;
        let words = Area::new(area.centre() - half, area.top - arrow - 17.0, area.centre() + half, area.top - arrow - 3.0);
        if half * 2.0 <= self.axis.step + 4.0 {
            if let Some(sign) = sign {
                pen.explain(sign);
            }
            write(pen, &words, &[text], ink.centred(), written);
        }
    }

    /// A window's number, above `clear`.
    fn window(&self, pen: &mut Pen, point: &YearPoint, area: &Area, clear: f64, written: &mut Vec<Area>) {
        let ink = Ink::VALUE.centred();
        let lines = window_words(self.years, point);
        let lines: Vec<String> = lines.iter().flat_map(|line| ink.wrap(line, area.width() + 20.0, 2)).collect();
        let half = lines.iter().map(|line| ink.width(line)).fold(0.0, f64::max) / 2.0 + 3.0;
        let centre = area.centre().clamp(LEFT + half, (RIGHT - half).max(LEFT + half));
        let words = Area::new(centre - half, clear - 6.0 - ink.height(lines.len()), centre + half, clear - 4.0);
        write(pen, &words, &lines, ink, written);
    }
}

/// A label on a plate, because a break or a window may be behind it; not at all where another stands already.
fn write(pen: &mut Pen, words: &Area, lines: &[String], ink: Ink, written: &mut Vec<Area>) {
    if written.iter().all(|other| !words.meets(other)) {
        pen.rectangle(words, Colour::WHITE);
        pen.lines(words.centre(), words.middle(), lines, ink);
        written.push(*words);
    }
}
