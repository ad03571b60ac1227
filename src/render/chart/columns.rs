//! Upright columns along the months or the quarters of a year, each with its value above.

use super::area::Area;
use super::labels::Names;
use super::marks::{ARROW, STUB, Towards, bar, reaches, stub};
use super::paint::neutral;
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::scale::{Scale, most};
use super::theme::Colour;
use super::words;
use crate::report::chart::Columns;

const HIGH: f64 = 210.0;

pub(super) fn draw(pen: &mut Pen, columns: &Columns, top: f64) -> f64 {
    let paint = neutral(pen.theme, 0);
    let count = columns.columns.len().max(1) as f64;
    let step = ((RIGHT - LEFT) / count).min(110.0);
    let wide = (step * 0.66).clamp(3.0, 56.0);
    let texts: Vec<_> = columns.columns.iter().map(|column| words::compact(&column.value, &columns.unit)).collect();
    let widest = texts.iter().map(|(text, _)| Ink::VALUE.width(text)).fold(0.0, f64::max);
    let small = Ink::VALUE.sized(SMALL);
    // Numbers wider than their column stand upright.
    let upright = texts.iter().any(|(text, _)| small.width(text) > step - 3.0);
    let ink = if widest > step - 3.0 { small } else { Ink::VALUE };
    let head = if upright { texts.iter().map(|(text, _)| small.width(text)).fold(0.0, f64::max) + 8.0 } else { 22.0 };
    let highest = most(columns.columns.iter().flat_map(|column| reaches(&column.value)));
    let high = if highest > 0.0 { HIGH } else { STUB };
    let base = top + head + ARROW + high;
    let scale = Scale::new((0.0, highest), (0.0, high));
    for (rank, (column, (text, sign))) in columns.columns.iter().zip(&texts).enumerate() {
        let x = LEFT + step * (rank as f64 + 0.5);
        let title = format!("{}\u{a0}: {}", column.label, words::full(&column.value, &columns.unit));
        pen.group(&title, |pen| {
            let reach = match column.value.known() {
                Some(value) => {
                    let area = Area::new(x - wide / 2.0, base - scale.at(value.max(0.0)), x + wide / 2.0, base);
                    scale.at(value.max(0.0)) + bar(pen, &area, Towards::Up, &paint, column.value.precision)
                }
                None if column.value.is_masked() => {
                    stub(pen, &Area::new(x - wide / 2.0, base - STUB, x + wide / 2.0, base));
                    STUB
                }
                None => 0.0,
            };
            if let Some(sign) = sign {
                pen.explain(*sign);
            }
            let known = column.value.known().is_some();
            let ink = if known { ink } else { ink.regular().coloured(Colour::GREY) };
            match upright {
                true => pen.text(x, base - reach - 5.0, text, ink.upwards()),
                false => pen.text(x, base - reach - 10.0, text, ink.centred()),
            }
        });
    }
    pen.line(&[(LEFT, base + 0.6), (LEFT + step * count, base + 0.6)], Colour::AXIS, 1.2);
    let labels = columns.columns.iter().map(|column| column.label.as_str());
    Names::plan(labels, step, 150.0).under(pen, LEFT, base + 7.0)
}
