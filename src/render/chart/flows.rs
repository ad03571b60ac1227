//! What came and stayed above the axis, what left below it, year after year.

use super::area::Area;
use super::frame::{Key, legend};
use super::marks::STUB;
use super::paint::{Paint, Texture};
use super::pen::{Ink, LEFT, MEDIUM, Pen, RIGHT, SMALL};
use super::scale::{Scale, most, repelled};
use super::theme::Colour;
use super::words;
use crate::report::chart::{FlowYear, Flows, Mark};

const GAP: f64 = 1.5;
const HIGH: f64 = 230.0;

pub(super) fn draw(pen: &mut Pen, flows: &Flows, top: f64) -> f64 {
    let (main, contrary) = (pen.theme.main(), pen.theme.contrary());
    let kinds = [
        (flows.kept_label.as_str(), Paint::plain(main)),
        (flows.gained_label.as_str(), Paint::light(main, Texture::Rising)),
        (flows.lost_label.as_str(), Paint::dark(contrary, Texture::Falling)),
    ];
    let room = |mark: &Mark| mark.known().map_or(0.0, |value| value.max(0.0));
    let above = most(flows.years.iter().map(|year| room(&year.kept) + room(&year.gained)));
    let below = most(flows.years.iter().map(|year| room(&year.lost)));
    let stubs = |marks: [&Mark; 2]| marks.into_iter().filter(|mark| mark.is_masked()).count() as f64 * STUB;
    let stub_above = flows.years.iter().map(|year| stubs([&year.kept, &year.gained])).fold(0.0, f64::max);
    let name_room = kinds.iter().map(|(label, _)| Ink::LABEL.width(label)).fold(0.0, f64::max) + 34.0;
    let drawn = |mark: &Mark| mark.is_masked() || mark.known().is_some_and(|value| value > 0.0);
    let beside = name_room < 220.0 && flows.years.last().is_some_and(|year| drawn(&year.kept) && drawn(&year.gained) && drawn(&year.lost));
    let mut y = top;
    if !beside {
        let keys: Vec<Key> = kinds.iter().map(|(label, paint)| Key::fill(*paint, label)).collect();
        y = legend(pen, &keys, LEFT, y, RIGHT) + 8.0;
    }
    let right = if beside { RIGHT - name_room } else { RIGHT };
    let step = ((right - LEFT) / flows.years.len().max(1) as f64).min(110.0);
    let scale = Scale::new((0.0, above + below), (0.0, HIGH));
    let zero = y + 14.0 + scale.at(above) + stub_above;
    let depth = scale.at(below).max(if flows.years.iter().any(|year| year.lost.is_masked()) { STUB } else { 0.0 });
    let mut ends = Vec::new();
    for (rank, year) in flows.years.iter().enumerate() {
        let x = LEFT + step * (rank as f64 + 0.5);
        let column = Column { x, step, half: (step * 0.6).clamp(4.0, 58.0) / 2.0, zero, scale };
        ends = column.draw(pen, flows, year, &kinds);
        let names = Ink::LABEL.fit(&year.label, step - 2.0);
        pen.text(x, zero + depth + 34.0, &names, Ink::LABEL.centred());
    }
    let axis = if beside { ((step * 0.6).clamp(4.0, 58.0) - step) / 2.0 + 3.0 } else { 0.0 };
    pen.line(&[(LEFT, zero), (LEFT + step * flows.years.len() as f64 + axis, zero)], Colour::INK, 1.2);
    if beside {
        let x = LEFT + step * (flows.years.len() as f64 - 0.5) + (step * 0.6).clamp(4.0, 58.0) / 2.0 + 4.0;
        let places = repelled(&ends, MEDIUM + 4.0, (y, zero + depth + 20.0));
        for (((label, _), at), want) in kinds.iter().zip(places).zip(ends) {
            pen.line(&[(x, want), (x + 8.0, at), (x + 14.0, at)], Colour::AXIS, 1.0);
            pen.text(x + 18.0, at, label, Ink::LABEL);
        }
    }
    zero + depth + 42.0
}

struct Column {
    x: f64,
    step: f64,
    half: f64,
    zero: f64,
    scale: Scale,
}

impl Column {
    /// Draws the year; gives the middle of each kind.
    fn draw(&self, pen: &mut Pen, flows: &Flows, year: &FlowYear, kinds: &[(&str, Paint); 3]) -> Vec<f64> {
        let mut above = self.zero;
        let mut middles = Vec::new();
        for ((label, paint), (mark, sign)) in kinds.iter().zip([(&year.kept, ""), (&year.gained, "+"), (&year.lost, "−")]) {
            let down = sign == "−";
            let long = match mark.known() {
                Some(value) => self.scale.at(value.max(0.0)),
                None if mark.is_masked() => STUB,
                None => 0.0,
            };
            let (from, to) = if down { (self.zero + GAP, self.zero + GAP + long) } else { (above - long, above - GAP) };
            let area = Area::new(self.x - self.half, from, self.x + self.half, to.max(from));
            let title = format!("{}, {label}\u{a0}: {}", year.label, words::full(mark, &flows.unit));
            pen.group(&title, |pen| {
                let paint = if mark.is_masked() { Paint::MASKED } else { paint.precise(mark.precision) };
                pen.fill(&area, &paint);
                let (text, explained) = words::compact(mark, &flows.unit);
                let text = if mark.known().is_some_and(|value| value > 0.0) { format!("{sign}{text}") } else { text };
                let ink = Ink::VALUE.sized(SMALL);
                if let Some(explained) = explained {
                    pen.explain(explained);
                }
                let outside = if down { area.bottom + 9.0 } else { area.top - 9.0 };
                if area.height() >= SMALL + 3.0 && ink.width(&text) + 6.0 <= area.width() {
                    pen.text_on(self.x, area.middle(), &text, &paint, ink);
                } else if (down || sign == "+") && ink.width(&text) < self.step - 2.0 {
                    pen.text(self.x, outside, &text, ink.centred());
                }
            });
            middles.push(area.middle());
            if !down {
                above -= long;
            }
        }
        middles
    }
}
