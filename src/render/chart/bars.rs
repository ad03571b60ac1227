//! Horizontal bars, with the year before under each.

use super::frame::{Key, legend};
use super::marks::{ARROW, STUB, Towards, bar, reaches, stub, whisker};
use super::paint::{Paint, neutral};
use super::pen::{Area, Ink, LEFT, Pen, RIGHT, SMALL};
use super::scale::{Scale, least, most};
use super::theme::Colour;
use super::words::{self, Sign};
use crate::report::chart::{BarRow, Bars, Mark};

/// Past this many rows a chart is longer than a page of A4: the rest is in its table.
pub(super) const MOST_ROWS: usize = 45;
/// From here on, rows are set tighter.
const MANY_ROWS: usize = 20;

pub(super) fn draw(pen: &mut Pen, bars: &Bars, top: f64) -> f64 {
    let paint = neutral(pen.theme, 0);
    let mut y = top;
    if let Some(before) = &bars.compared {
        let keys = [Key::fill(paint, &bars.series), Key::fill(Paint::QUIET, before)];
        y = legend(pen, &keys, LEFT, y, RIGHT) + 8.0;
    }
    let rows: Vec<&BarRow> = bars.rows.iter().take(MOST_ROWS).collect();
    let plan = Plan::new(bars, &rows);
    let first = y;
    let mut axis_labels = Vec::new();
    for row in &rows {
        let lines = Ink::LABEL.wrap(&row.label, plan.label_room, plan.label_lines);
        let height = plan.step.max(Ink::LABEL.height(lines.len()) + 6.0);
        axis_labels.push((y + height / 2.0, lines));
        let title = tooltip(bars, row);
        pen.group(&title, |pen| plan.row(pen, bars, row, &paint, y + height / 2.0));
        y += height;
    }
    for (middle, lines) in axis_labels {
        pen.lines(plan.bars_left - 10.0, middle, &lines, Ink::LABEL.right());
    }
    pen.line(&[(plan.scale.at(0.0), first), (plan.scale.at(0.0), y)], Colour::AXIS, 1.2);
    others(pen, bars.rows.len(), y)
}

/// What is left out of a chart as long as a page is said under it.
pub(super) fn others(pen: &mut Pen, rows: usize, y: f64) -> f64 {
    match rows.saturating_sub(MOST_ROWS) {
        0 => y,
        left => {
            let (other, word) = if left == 1 { ("autre", "ligne") } else { ("autres", "lignes") };
            let text = format!("… et {left}\u{a0}{other} {word}, à lire dans le tableau");
            pen.paragraph(LEFT, y + 4.0, &[text], Ink::NOTE)
        }
    }
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
    label_room: f64,
    label_lines: usize,
    bars_left: f64,
    scale: Scale,
    step: f64,
    thick: f64,
    thin: f64,
}

impl Plan {
    fn new(bars: &Bars, rows: &[&BarRow]) -> Self {
        let many = rows.len() > MANY_ROWS;
        let compared = bars.compared.is_some();
        let share = if many { 0.46 } else { 0.4 };
        let widest = rows.iter().map(|row| Ink::LABEL.width(&row.label)).fold(0.0, f64::max);
        let label_room = widest.min((RIGHT - LEFT) * share).ceil();
        let marks = || rows.iter().flat_map(|row| std::iter::once(&row.value).chain(row.before.iter().filter(|_| compared)));
        let value_room = |mark: &Mark| {
            let extra = if mark.known().is_some() { ARROW } else { STUB };
            Ink::VALUE.width(&words::value(mark, &bars.unit)) + extra + 8.0
        };
        let room = marks().map(value_room).fold(0.0, f64::max);
        let (low, high) = (least(marks().flat_map(reaches)), most(marks().flat_map(reaches)));
        let bars_left = LEFT + label_room + 10.0;
        let left_room = if low < 0.0 { room } else { 0.0 };
        let (thick, thin, step) = match (compared, many) {
            (true, false) => (15.0, 9.0, 38.0),
            (true, true) => (12.0, 9.0, 33.0),
            (false, false) => (18.0, 0.0, 28.0),
            (false, true) => (14.0, 0.0, 21.0),
        };
        // A lone bar as wide as the page would shout.
        let right = if rows.len() == 1 { (bars_left + left_room + 260.0).min(RIGHT - room) } else { RIGHT - room };
        Self {
            label_room,
            label_lines: if many { 2 } else { 3 },
            bars_left,
            scale: Scale::new((low, high), (bars_left + left_room, right)),
            step,
            thick,
            thin,
        }
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
