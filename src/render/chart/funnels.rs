//! From application to presence: one small chart a session, all on one scale; behind each step, the one before.

use super::area::Area;
use super::marks::{ARROW, STUB, Towards, bar, reaches, stub};
use super::paint::{Paint, neutral};
use super::pen::{Ink, LEFT, Pen, RIGHT};
use super::scale::{Scale, most};
use super::theme::Colour;
use super::words::{self, Sign};
use crate::quantity::Precision;
use crate::report::chart::{Funnel, Funnels, Labelled, Unit};

const GUTTER: f64 = 28.0;
const STEP: f64 = 30.0;
const THICK: f64 = 19.0;

pub(super) fn draw(pen: &mut Pen, funnels: &Funnels, top: f64) -> f64 {
    let highest = most(funnels.panels.iter().flat_map(|panel| &panel.steps).flat_map(|step| reaches(&step.value)));
    let steps = || funnels.panels.iter().flat_map(|panel| &panel.steps);
    let widest = steps().map(|step| Ink::LABEL.width(&step.label)).fold(0.0, f64::max);
    let numbers = funnels.panels.iter().flat_map(|panel| numbers(panel, &funnels.unit));
    let value_room = numbers.map(|(value, of)| Ink::VALUE.width(&value) + Ink::NOTE.width(&of) + ARROW + 12.0);
    // A masked step is a stub and its word, on no scale.
    let masked = steps().any(|step| step.value.is_masked());
    let value_room = value_room.fold(if masked { STUB + 60.0 } else { 0.0 }, f64::max);
    let half = (RIGHT - LEFT - GUTTER) / 2.0;
    // Two across, unless there is one only, or its bars would be too short to compare.
    let two = funnels.panels.len() > 1 && half - widest.min(half * 0.4) - value_room > 80.0;
    let (across, room) = if two { (2, half) } else { (1, 560.0) };
    let label_room = widest.min(room * 0.4).ceil();
    let bars_left = label_room + 10.0;
    let scale = Scale::new((0.0, highest), (0.0, room - bars_left - value_room));
    let mut y = top;
    for pair in funnels.panels.chunks(across) {
        let mut bottom = y;
        // Titles of a row take the same room, so that its charts stand level.
        let lines = |panel: &Funnel| Ink::VALUE.wrap(&panel.title, room, 3);
        let head = pair.iter().map(|panel| Ink::VALUE.height(lines(panel).len())).fold(0.0, f64::max);
        for (rank, panel) in pair.iter().enumerate() {
            let left = LEFT + (room + GUTTER) * rank as f64;
            pen.paragraph(left, y, &lines(panel), Ink::VALUE);
            let place = Place { bars: left + bars_left, top: y + head + 6.0, label_room, scale };
            bottom = bottom.max(place.panel(pen, panel, &funnels.unit));
        }
        y = bottom + 18.0;
    }
    y - 18.0
}

/// Each step's number, and what it is out of: (« 16 », « sur 24 »).
fn numbers(panel: &Funnel, unit: &Unit) -> Vec<(String, String)> {
    let before = std::iter::once(None).chain(panel.steps.iter().map(Some));
    let of = |step: &Labelled, before: Option<&Labelled>| {
        let all = before.map(|before| &before.value).filter(|all| all.precision == Precision::Exact);
        let all = all.and_then(|all| all.known()).zip(step.value.known()).filter(|(all, value)| value <= all);
        all.map_or(String::new(), |(all, _)| format!("sur {}", words::bare(all, unit)))
    };
    panel.steps.iter().zip(before).map(|(step, before)| (words::value(&step.value, unit), of(step, before))).collect()
}

struct Place {
    bars: f64,
    top: f64,
    label_room: f64,
    scale: Scale,
}

impl Place {
    fn panel(&self, pen: &mut Pen, panel: &Funnel, unit: &Unit) -> f64 {
        let paint = neutral(pen.theme, 0);
        let mut y = self.top;
        let mut before: Option<f64> = None;
        for (step, (value, of)) in panel.steps.iter().zip(numbers(panel, unit)) {
            let lines = Ink::LABEL.wrap(&step.label, self.label_room, 3);
            let height = STEP.max(Ink::LABEL.height(lines.len()) + 6.0);
            let (middle, from, to) = (y + height / 2.0, y + (height - THICK) / 2.0, y + (height + THICK) / 2.0);
            pen.lines(self.bars - 10.0, middle, &lines, Ink::LABEL.right());
            let title = format!("{}, {}\u{a0}: {} {of}", panel.title, step.label, words::full(&step.value, unit));
            pen.group(&title, |pen| {
                let known = step.value.known();
                let mut end = self.bars;
                if let (Some(before), Some(value)) = (before, known)
                    && value < before
                {
                    let ghost = Area::new(self.bars + self.scale.at(value), from, self.bars + self.scale.at(before), to);
                    pen.fill(&ghost, &Paint { dashed: true, base: Colour::WHITE, ..Paint::QUIET });
                    end = ghost.right;
                }
                match known {
                    Some(value) => {
                        let area = Area::new(self.bars, from, self.bars + self.scale.at(value.max(0.0)), to);
                        let past = bar(pen, &area, Towards::Right, &paint, step.value.precision);
                        end = end.max(area.right + past);
                    }
                    None if step.value.is_masked() => {
                        pen.explain(Sign::Masked);
                        stub(pen, &Area::new(self.bars, from, self.bars + STUB, to));
                        end += STUB;
                    }
                    None => {}
                }
                let ink = if known.is_some() { Ink::VALUE } else { Ink::LABEL.coloured(Colour::GREY) };
                pen.text(end + 6.0, middle, &value, ink);
                pen.text(end + 10.0 + ink.width(&value), middle, &of, Ink::NOTE);
            });
            before = step.value.known();
            y += height;
        }
        pen.line(&[(self.bars, self.top), (self.bars, y)], Colour::AXIS, 1.2);
        y
    }
}
