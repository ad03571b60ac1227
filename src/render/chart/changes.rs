//! Answers of two years: a panel a question, and in it a dot a year with its interval, the later one full and under the earlier one.

use super::frame::{Key, Swatch, legend};
use super::marks::whisker;
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::rows;
use super::scale::Scale;
use super::theme::Colour;
use super::words;
use crate::report::chart::{ChangePanel, ChangeRow, Changes, Mark, Unit};

const DOT: f64 = 5.0;
/// From the middle of a row to each of its two dots.
const APART: f64 = 8.0;
const STEP: f64 = 42.0;
/// What the ends and the middle of the scale mean: a percentage would promise a precision that small bases do not have.
const TICKS: [(f64, &str); 3] = [(0.0, "personne"), (0.5, "la moitié"), (1.0, "tout le monde")];

pub(super) fn draw(pen: &mut Pen, changes: &Changes, top: f64) -> f64 {
    let any_real = changes.panels.iter().flat_map(|panel| &panel.rows).any(|row| row.is_real);
    let colour = pen.theme.main();
    let mut keys = vec![
        Key { swatch: Swatch::Dot(Colour::GREY, Colour::WHITE), text: changes.before.clone() },
        Key { swatch: Swatch::Dot(colour, colour), text: changes.now.clone() },
    ];
    if any_real {
        keys.push(Key { swatch: Swatch::None, text: "en gras\u{a0}: plus que le hasard ne l’explique".to_owned() });
    }
    let mut y = legend(pen, &keys, LEFT, top, RIGHT) + 8.0;
    let plan = Plan::new(changes);
    let mut left_out = 0;
    for panel in &changes.panels {
        let heights = plan.heights(panel);
        let title = Ink::VALUE.wrap(&panel.title, RIGHT - LEFT, 3);
        let head = Ink::VALUE.height(title.len()) + Ink::NOTE.height(1) + 12.0;
        // A page holds so many: the first panel is always drawn, whatever its height.
        if left_out > 0 || y > top + 60.0 && !rows::holds(y, head + heights.iter().sum::<f64>()) {
            left_out += panel.rows.len();
            continue;
        }
        y = pen.paragraph(LEFT, y, &title, Ink::VALUE) + 4.0;
        y = plan.panel(pen, changes, panel, &heights, y) + 14.0;
    }
    rows::others(pen, left_out, y - 14.0)
}

/// Where everything goes, from what is measured.
struct Plan {
    label_room: f64,
    scale: Scale,
}

impl Plan {
    fn new(changes: &Changes) -> Self {
        let rows = || changes.panels.iter().flat_map(|panel| &panel.rows);
        let widest = rows().map(|row| ink(row).width(&row.label)).fold(0.0, f64::max);
        let label_room = widest.min((RIGHT - LEFT) * 0.38).ceil();
        let values = rows().flat_map(|row| [&row.before, &row.now]).map(|mark| Ink::VALUE.width(&words::value(mark, &Unit::Share)));
        let value_room = values.fold(0.0, f64::max) + 18.0;
        Self { label_room, scale: Scale::new((0.0, 1.0), (LEFT + label_room + 22.0, RIGHT - value_room)) }
    }

    fn labels(&self, row: &ChangeRow) -> Vec<String> {
        ink(row).wrap(&row.label, self.label_room, 3)
    }

    fn heights(&self, panel: &ChangePanel) -> Vec<f64> {
        panel.rows.iter().map(|row| STEP.max(ink(row).height(self.labels(row).len()) + 8.0)).collect()
    }

    fn panel(&self, pen: &mut Pen, changes: &Changes, panel: &ChangePanel, heights: &[f64], top: f64) -> f64 {
        let axis = top + Ink::NOTE.height(1);
        let bottom = axis + heights.iter().sum::<f64>();
        let [low, middle, high] = TICKS;
        pen.text(self.scale.at(low.0), top + SMALL / 2.0, low.1, Ink::NOTE);
        pen.text(self.scale.at(middle.0), top + SMALL / 2.0, middle.1, Ink::NOTE.centred());
        pen.text(self.scale.at(high.0), top + SMALL / 2.0, high.1, Ink::NOTE.right());
        for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
            pen.line(&[(self.scale.at(share), axis), (self.scale.at(share), bottom)], Colour::GRID, 1.0);
        }
        let mut y = axis;
        for (row, height) in panel.rows.iter().zip(heights) {
            let at = y + height / 2.0;
            let [before, now] = [&row.before, &row.now].map(|mark| words::value(mark, &Unit::Share));
            let title = format!("{}, {}\u{a0}: {before} ({})\u{a0}; {now} ({})", panel.title, row.label, changes.before, changes.now);
            pen.group(&title, |pen| self.row(pen, row, at));
            y += height;
            pen.line(&[(LEFT, y), (RIGHT, y)], Colour::GRID, 1.0);
        }
        y
    }

    fn row(&self, pen: &mut Pen, row: &ChangeRow, middle: f64) {
        pen.lines(self.scale.at(0.0) - 14.0, middle, &self.labels(row), ink(row).right());
        let colour = pen.theme.main();
        let earlier = Dot { edge: Colour::GREY, inside: Colour::WHITE, ink: Ink::NOTE };
        let later = Dot { edge: colour, inside: colour, ink: Ink::VALUE.sized(SMALL) };
        self.dot(pen, &row.before, &earlier, middle - APART);
        self.dot(pen, &row.now, &later, middle + APART);
    }

    fn dot(&self, pen: &mut Pen, mark: &Mark, dot: &Dot, y: f64) {
        if let Some(share) = mark.known() {
            let at = |share: f64| self.scale.at(share.clamp(0.0, 1.0));
            if let Some((low, high)) = mark.interval {
                whisker(pen, (at(low), at(high)), y);
            }
            pen.disc(at(share), y, DOT, dot.edge);
            pen.disc(at(share), y, DOT - 1.6, dot.inside);
        }
        pen.text(RIGHT, y, &words::value(mark, &Unit::Share), dot.ink.right());
    }
}

/// How a year is drawn.
struct Dot {
    edge: Colour,
    inside: Colour,
    ink: Ink,
}

const fn ink(row: &ChangeRow) -> Ink {
    if row.is_real { Ink::VALUE } else { Ink::LABEL }
}
