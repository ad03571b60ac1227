//! Horizontal bars, with the year before under each.

use super::area::Area;
use super::frame::{Key, legend};
use super::marks::{ARROW, STUB, Towards, bar, reaches, stub, whisker};
use super::paint::{Paint, neutral};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::rows::{self, MANY, Rows};
use super::scale::{Scale, least, most};
use super::theme::Colour;
use super::words::{self, Sign};
use crate::report::chart::{BarRow, Bars, Mark};

pub(super) fn draw(pen: &mut Pen, bars: &Bars, top: f64) -> f64 {
    let paint = neutral(pen.theme, 0);
    let mut y = top;
    if let Some(before) = &bars.compared {
        let keys = [Key::fill(paint, &bars.series), Key::fill(Paint::QUIET, before)];
        y = legend(pen, &keys, LEFT, y, RIGHT) + 8.0;
    }
    let plan = Plan::new(bars);
    let rows = plan.names.under(y);
    for (row, at) in bars.rows.iter().zip(&rows) {
        pen.group(&tooltip(bars, row), |pen| plan.row(pen, bars, row, &paint, at.middle()));
    }
    let axis = plan.scale.at(0.0);
    pen.line(&[(axis, y), (axis, rows::bottom(&rows, y))], Colour::AXIS, 1.2);
    plan.names.name(pen, &rows, y)
}

fn tooltip(bars: &Bars, row: &BarRow) -> String {
    let said = words::full(&row.value, &bars.unit);
    match (&bars.compared, &row.before) {
        (Some(compared), Some(before)) => {
            format!("{}\u{a0}: {said} ({})\u{a0}; {} ({compared})", row.label, bars.series, words::full(before, &bars.unit))
        }
        _ => format!("{}\u{a0}: {said}", row.label),
    }
}

/// Where everything goes, from what is measured.
struct Plan {
    names: Rows,
    scale: Scale,
    thick: f64,
    /// Of the bar of the year before; 0 when nothing is compared.
    thin: f64,
}

impl Plan {
    fn new(bars: &Bars) -> Self {
        let many = bars.rows.len() > MANY;
        let compared = bars.compared.is_some();
        let (thick, thin, step) = match (compared, many) {
            (true, false) => (15.0, 9.0, 38.0),
            (true, true) => (12.0, 9.0, 33.0),
            (false, false) => (18.0, 0.0, 28.0),
            (false, true) => (14.0, 0.0, 21.0),
        };
        let names = Rows::plan(bars.rows.iter().map(|row| row.label.as_str()), if many { 0.46 } else { 0.4 }, step);
        let marks = || bars.rows.iter().flat_map(|row| std::iter::once(&row.value).chain(row.before.iter().filter(|_| compared)));
        let value_room = |mark: &Mark| {
            let extra = if mark.known().is_some() { ARROW } else { STUB };
            Ink::VALUE.width(&words::value(mark, &bars.unit)) + extra + 8.0
        };
        let room = marks().map(value_room).fold(0.0, f64::max);
        let (low, high) = (least(marks().flat_map(reaches)), most(marks().flat_map(reaches)));
        let left = names.left + if low < 0.0 { room } else { 0.0 };
        // A lone bar as wide as the page would shout.
        let right = if bars.rows.len() == 1 { (left + 260.0).min(RIGHT - room) } else { RIGHT - room };
        Self { names, scale: Scale::new((low, high), (left, right)), thick, thin }
    }

    fn row(&self, pen: &mut Pen, bars: &Bars, row: &BarRow, paint: &Paint, middle: f64) {
        let pair = self.thick + if self.thin > 0.0 { self.thin + 2.0 } else { 0.0 };
        let top = middle - pair / 2.0;
        let value = words::value(&row.value, &bars.unit);
        self.mark(pen, &row.value, &value, (top, top + self.thick), paint, Ink::VALUE);
        if let Some(before) = row.before.as_ref().filter(|_| self.thin > 0.0) {
            let value = words::value(before, &bars.unit);
            let under = top + self.thick + 2.0;
            self.mark(pen, before, &value, (under, under + self.thin), &Paint::QUIET, Ink::NOTE.sized(SMALL));
        }
    }

    fn mark(&self, pen: &mut Pen, mark: &Mark, value: &str, (top, bottom): (f64, f64), paint: &Paint, ink: Ink) {
        let axis = self.scale.at(0.0);
        let middle = (top + bottom) / 2.0;
        let Some(number) = mark.known() else {
            let grey = ink.regular().coloured(Colour::GREY);
            if mark.is_masked() {
                pen.explain(Sign::Masked);
                stub(pen, &Area::new(axis, top, axis + STUB, bottom));
                pen.text(axis + STUB + 6.0, middle, value, grey);
            } else {
                pen.text(axis + 6.0, middle, value, grey);
            }
            return;
        };
        let end = self.scale.at(number);
        let area = Area::new(axis.min(end), top, axis.max(end), bottom);
        let towards = if number < 0.0 { Towards::Left } else { Towards::Right };
        let past = bar(pen, &area, towards, paint, mark.precision);
        let mut reach = (area.left - past, area.right + past);
        if let Some((low, high)) = mark.interval {
            let (low, high) = (self.scale.at(low), self.scale.at(high));
            whisker(pen, (low, high), middle);
            reach = (reach.0.min(low), reach.1.max(high));
        }
        match towards {
            Towards::Left => pen.text(reach.0 - 6.0, middle, value, ink.right()),
            Towards::Right | Towards::Up => pen.text(reach.1 + 6.0, middle, value, ink),
        }
    }
}
