//! A table of values, the darker the more; every number is written in its cell.

use super::area::Area;
use super::labels::Names;
use super::paint::Paint;
use super::pen::{Ink, LEADING, LEFT, Pen, RIGHT, SMALL};
use super::rows::{GAP, MANY, Rows};
use super::scale::most;
use super::theme::{Colour, Theme};
use super::words;
use crate::report::chart::{Heat, Mark, Unit};

pub(super) fn draw(pen: &mut Pen, heat: &Heat, top: f64) -> f64 {
    let step = if heat.rows.len() > MANY { 24.0 } else { 32.0 };
    let rows = Rows::plan(heat.rows.iter().map(|row| row.label.as_str()), if heat.columns.len() > 7 { 0.3 } else { 0.38 }, step);
    let wide = ((RIGHT - rows.left) / heat.columns.len().max(1) as f64).min(118.0);
    let names = Names::plan(heat.columns.iter().map(String::as_str), wide, 200.0);
    let mut y = top;
    if !heat.column_heading.is_empty() {
        let heading = Ink::NOTE.wrap(&heat.column_heading, RIGHT - rows.left, 2);
        y = pen.paragraph(rows.left, y, &heading, Ink::NOTE) + 4.0;
    }
    y += names.height.max(SMALL * LEADING);
    names.above(pen, rows.left, y);
    let heading = Ink::NOTE.fit(&heat.row_heading, rows.left - LEFT - GAP);
    pen.text(rows.left - GAP, y - SMALL * LEADING / 2.0, &heading, Ink::NOTE.right());
    y += 6.0;
    let highest = most(heat.rows.iter().flat_map(|row| row.cells.iter().filter_map(Mark::known)));
    let unknown = Mark::not_known();
    let places = rows.under(y);
    for (row, at) in heat.rows.iter().zip(&places) {
        for (rank, column) in heat.columns.iter().enumerate() {
            let mark = row.cells.get(rank).unwrap_or(&unknown);
            let x = rows.left + wide * rank as f64;
            let title = format!("{}, {column}\u{a0}: {}", row.label, words::full(mark, &heat.unit));
            pen.group(&title, |pen| cell(pen, &Area::new(x, at.top, x + wide, at.bottom()), mark, &heat.unit, highest));
        }
    }
    rows.name(pen, &places, y)
}

/// One cell: its shade, its number when it holds.
pub(super) fn cell(pen: &mut Pen, area: &Area, mark: &Mark, unit: &Unit, highest: f64) {
    let paint = shade(pen.theme, mark, highest);
    pen.fill(&Area::new(area.left + 1.0, area.top + 1.0, area.right - 1.0, area.bottom - 1.0), &paint);
    let (text, sign) = words::compact(mark, unit);
    if let Some(sign) = sign {
        pen.explain(sign);
    }
    let ink = match mark.known() {
        Some(value) if value != 0.0 => Ink::VALUE,
        Some(_) | None => Ink::LABEL,
    };
    let plate = if mark.is_masked() { 7.0 } else { 4.0 };
    for ink in [ink, ink.sized(SMALL)] {
        if ink.width(&text) + plate <= area.width() {
            return pen.text_on(area.centre(), area.middle(), &text, &paint, ink);
        }
    }
}

pub(super) fn shade(theme: &Theme, mark: &Mark, highest: f64) -> Paint {
    let outlined = |base| Paint { edge: Some(Colour::GRID), ..Paint::plain(base) };
    match mark.known() {
        None if mark.is_masked() => Paint { edge: None, ..Paint::MASKED },
        None => Paint { edge: Some(Colour::AXIS), dashed: true, ..Paint::plain(Colour::WHITE) },
        Some(value) if value <= 0.0 || highest <= 0.0 => outlined(Colour::WHITE),
        // The least shade is told from nothing at all.
        Some(value) => Paint::plain(theme.wash(0.1 + 0.9 * (value / highest).min(1.0))),
    }
}
