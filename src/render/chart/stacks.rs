//! Bars cut into classes: lying, with their total at the end, or standing along time, with the classes named beside the last one.

use super::area::Area;
use super::frame::{Key, legend};
use super::labels::Names;
use super::marks::STUB;
use super::paint::{Paint, palette};
use super::pen::{Ink, LEFT, MEDIUM, Pen, RIGHT, SMALL};
use super::rows::{self, MANY, Rows};
use super::scale::Scale;
use super::theme::Colour;
use super::words::{self, Sign};
use crate::report::chart::{ChartClass, Direction, Mark, StackBar, Stacks};

/// Between two classes, so that they are told apart whatever their colours (RGAA 3.3).
const GAP: f64 = 1.5;
/// A class that is there is seen.
const LEAST: f64 = 2.5;

pub(super) fn draw(pen: &mut Pen, stacks: &Stacks, top: f64) -> f64 {
    match stacks.direction {
        Direction::Rows => lying(pen, stacks, top),
        Direction::Columns => standing(pen, stacks, top),
    }
}

/// A class of a bar, on the bar's own length from 0.
struct Piece<'a> {
    class: &'a ChartClass,
    mark: &'a Mark,
    paint: Paint,
    from: f64,
    to: f64,
}

/// The pieces of a bar along `length`, pixels for a value. What is masked or not known has the length of a stub.
fn pieces<'a>(stacks: &'a Stacks, paints: &[Paint], bar: &'a StackBar, length: impl Fn(f64) -> f64) -> Vec<Piece<'a>> {
    let mut at = 0.0;
    let classes = stacks.classes.iter().zip(paints).zip(&bar.values);
    let piece = |((class, paint), mark): ((&'a ChartClass, &Paint), &'a Mark)| {
        let long = match mark.known() {
            Some(value) if value > 0.0 => length(value).max(LEAST),
            Some(_) => return None,
            None => STUB * 0.8,
        };
        let from = at;
        at += long;
        let paint = if mark.is_masked() { Paint::MASKED } else { paint.precise(mark.precision) };
        let paint = if mark.known().is_none() && !mark.is_masked() { Paint { dashed: true, ..Paint::EMPTY } } else { paint };
        Some(Piece { class, mark, paint, from, to: at })
    };
    classes.filter_map(piece).collect()
}

/// How many stubs a bar needs room for.
fn stubs(bar: &StackBar) -> f64 {
    bar.values.iter().filter(|mark| mark.known().is_none()).count() as f64 * STUB * 0.8
}

/// The scale on which every bar, stubs included, holds in `room` pixels.
fn scale<'a>(bars: impl Iterator<Item = &'a StackBar>, room: f64) -> Scale {
    let pixels = bars.filter(|bar| known_sum(bar) > 0.0).map(|bar| (room - stubs(bar)).max(1.0) / known_sum(bar));
    let pixels = pixels.fold(f64::INFINITY, f64::min);
    Scale::new((0.0, 1.0), (0.0, if pixels.is_finite() { pixels } else { 1.0 }))
}

fn known_sum(bar: &StackBar) -> f64 {
    bar.values.iter().filter_map(Mark::known).filter(|value| *value > 0.0).sum()
}

/// The classes that some bar shows, with their fills.
fn shown<'a>(stacks: &'a Stacks, paints: &[Paint]) -> Vec<(&'a ChartClass, Paint)> {
    let seen = |at: usize| {
        let marks = || stacks.bars.iter().filter_map(|bar| bar.values.get(at));
        marks().any(|mark| mark.known().is_none_or(|value| value > 0.0))
    };
    stacks.classes.iter().zip(paints).enumerate().filter(|(at, _)| seen(*at)).map(|(_, (class, paint))| (class, *paint)).collect()
}

fn tooltip(stacks: &Stacks, bar: &StackBar, piece: &Piece) -> String {
    format!("{}, {}\u{a0}: {}", bar.label, piece.class.label, words::full(piece.mark, &stacks.unit))
}

/// The number on a piece, if it holds it; a piece too small says it in its tooltip and in the table.
fn number(pen: &mut Pen, stacks: &Stacks, piece: &Piece, centre: (f64, f64), room: (f64, f64)) {
    let (text, sign) = words::compact(piece.mark, &stacks.unit);
    let ink = Ink::VALUE.sized(SMALL);
    let plate = if piece.paint.texture == super::paint::Texture::Plain { 3.0 } else { 4.5 };
    if ink.width(&text) + plate <= room.0 && SMALL + 2.0 <= room.1 {
        if let Some(sign) = sign {
            pen.explain(sign);
        }
        pen.text_on(centre.0, centre.1, &text, &piece.paint, ink);
    } else if piece.mark.is_masked() {
        pen.explain(Sign::MaskedLetter);
    }
}

fn lying(pen: &mut Pen, stacks: &Stacks, top: f64) -> f64 {
    let paints = palette(pen.theme, &stacks.classes);
    let keys: Vec<Key> = shown(stacks, &paints).into_iter().map(|(class, paint)| Key::fill(paint, &class.label)).collect();
    let y = legend(pen, &keys, LEFT, top, RIGHT) + 10.0;
    let (thick, step) = if stacks.bars.len() > MANY { (15.0, 22.0) } else { (22.0, 34.0) };
    let names = Rows::plan(stacks.bars.iter().map(|bar| bar.label.as_str()), 0.38, step);
    let total = |bar: &StackBar| words::value(&bar.total, &stacks.unit);
    let total_room = stacks.bars.iter().map(|bar| Ink::VALUE.width(&total(bar))).fold(0.0, f64::max) + 8.0;
    let lone = if stacks.bars.len() == 1 { 420.0 } else { f64::INFINITY };
    let room = RIGHT - total_room - names.left - LEAST * stacks.classes.len() as f64;
    let scale = scale(stacks.bars.iter(), room.min(lone));
    let places = names.under(y);
    for (bar, at) in stacks.bars.iter().zip(&places) {
        let middle = at.middle();
        let mut end = names.left;
        for piece in pieces(stacks, &paints, bar, |value| scale.at(value)) {
            let gap = if piece.to - piece.from > LEAST + GAP { GAP } else { 0.5 };
            let area = Area::new(names.left + piece.from, middle - thick / 2.0, names.left + piece.to - gap, middle + thick / 2.0);
            pen.group(&tooltip(stacks, bar, &piece), |pen| {
                pen.fill(&area, &piece.paint);
                number(pen, stacks, &piece, (area.centre(), middle), (area.width(), area.height()));
            });
            end = names.left + piece.to;
        }
        let ink = if bar.total.known().is_some() { Ink::VALUE } else { Ink::NOTE.sized(MEDIUM) };
        if bar.total.is_masked() {
            pen.explain(Sign::Masked);
        }
        pen.text(end + 6.0, middle, &total(bar), ink);
    }
    let axis = names.left - 0.6;
    pen.line(&[(axis, y), (axis, rows::bottom(&places, y))], Colour::AXIS, 1.2);
    names.name(pen, &places, y)
}

fn standing(pen: &mut Pen, stacks: &Stacks, top: f64) -> f64 {
    const HIGH: f64 = 230.0;
    let paints = palette(pen.theme, &stacks.classes);
    let shown = shown(stacks, &paints);
    let count = stacks.bars.len().max(1) as f64;
    // Classes are named beside the last column when each of them is in it; otherwise above.
    let name_room = shown.iter().map(|(class, _)| Ink::LABEL.width(&class.label)).fold(0.0, f64::max) + 34.0;
    let beside = stacks.bars.last().is_some_and(|bar| {
        let there = |class: &ChartClass| {
            let at = stacks.classes.iter().position(|known| known == class);
            at.and_then(|at| bar.values.get(at)).is_some_and(|mark| mark.known().is_none_or(|value| value > 0.0))
        };
        shown.iter().all(|(class, _)| there(class))
    }) && name_room < 200.0
        && shown.len() as f64 * (MEDIUM + 4.0) < HIGH;
    let mut y = top;
    if !beside {
        let keys: Vec<Key> = shown.iter().map(|(class, paint)| Key::fill(*paint, &class.label)).collect();
        y = legend(pen, &keys, LEFT, y, RIGHT) + 10.0;
    }
    let right = if beside { RIGHT - name_room } else { RIGHT };
    let step = ((right - LEFT) / count).min(130.0);
    let wide = (step * 0.62).clamp(4.0, 70.0);
    let scale = scale(stacks.bars.iter(), HIGH);
    let tallest = stacks.bars.iter().map(|bar| scale.at(known_sum(bar)) + stubs(bar)).fold(STUB, f64::max);
    let base = y + tallest + LEAST * stacks.classes.len() as f64 + 20.0;
    for (rank, bar) in stacks.bars.iter().enumerate() {
        let x = LEFT + step * (rank as f64 + 0.5);
        let pieces = pieces(stacks, &paints, bar, |value| scale.at(value));
        let mut end = base;
        for piece in &pieces {
            let gap = if piece.to - piece.from > LEAST + GAP { GAP } else { 0.5 };
            let area = Area::new(x - wide / 2.0, base - piece.to + gap, x + wide / 2.0, base - piece.from);
            pen.group(&tooltip(stacks, bar, piece), |pen| {
                pen.fill(&area, &piece.paint);
                number(pen, stacks, piece, (x, area.middle()), (area.width(), area.height()));
            });
            end = base - piece.to;
        }
        let (total, sign) = words::compact(&bar.total, &stacks.unit);
        if let Some(sign) = sign {
            pen.explain(sign);
        }
        let size = if Ink::VALUE.width(&total) > step - 2.0 { SMALL } else { MEDIUM };
        let ink = Ink::VALUE.centred().sized(size);
        if ink.width(&total) <= step {
            pen.text(x, end - 10.0, &total, ink);
        }
        if beside && rank + 1 == stacks.bars.len() {
            let wanted: Vec<f64> = pieces.iter().map(|piece| base - (piece.from + piece.to) / 2.0).collect();
            let names = super::scale::repelled(&wanted, MEDIUM + 4.0, (y, base - 4.0));
            for ((piece, at), want) in pieces.iter().zip(names).zip(wanted) {
                let from = x + wide / 2.0 + 4.0;
                pen.line(&[(from, want), (from + 8.0, at), (from + 14.0, at)], Colour::AXIS, 1.0);
                pen.text(from + 18.0, at, &piece.class.label, Ink::LABEL);
            }
        }
    }
    pen.line(&[(LEFT, base + 0.6), (LEFT + step * count, base + 0.6)], Colour::AXIS, 1.2);
    Names::plan(stacks.bars.iter().map(|bar| bar.label.as_str()), step, 150.0).under(pen, LEFT, base + 7.0)
}
