//! Our territory among larger ones: a panel an indicator, a dot a territory, each panel on its own scale from 0.

use super::area::Area;
use super::marks::{reaches, whisker};
use super::paint::Paint;
use super::pen::{Ink, LEFT, Pen, RIGHT};
use super::scale::{Scale, least, most};
use super::theme::Colour;
use super::words::{self, Sign};
use crate::quantity::Precision;
use crate::report::chart::{Context, ContextDot, ContextPanel, Whose};

const STEP: f64 = 24.0;
const DOT: f64 = 5.5;

pub(super) fn draw(pen: &mut Pen, context: &Context, top: f64) -> f64 {
    let dots = || context.panels.iter().flat_map(|panel| &panel.dots);
    let bold = |dot: &ContextDot| if dot.whose == Whose::Ours { Ink::VALUE } else { Ink::LABEL };
    let widest = dots().map(|dot| bold(dot).width(&dot.label)).fold(0.0, f64::max);
    let label_room = widest.min((RIGHT - LEFT) * 0.4).ceil();
    let values =
        context.panels.iter().flat_map(|panel| panel.dots.iter().map(|dot| Ink::VALUE.width(&words::value(&dot.value, &panel.unit))));
    let value_room = values.fold(0.0, f64::max) + DOT + 12.0;
    let left = LEFT + label_room + 14.0;
    let mut y = top;
    for panel in &context.panels {
        y = pen.paragraph(LEFT, y, &Ink::VALUE.wrap(&panel.title, RIGHT - LEFT, 3), Ink::VALUE) + 6.0;
        y = draw_panel(pen, panel, (left, RIGHT - value_room), label_room, y) + 16.0;
    }
    y - 16.0
}

fn draw_panel(pen: &mut Pen, panel: &ContextPanel, (left, right): (f64, f64), label_room: f64, top: f64) -> f64 {
    let reach = || panel.dots.iter().flat_map(|dot| reaches(&dot.value));
    let scale = Scale::new((least(reach()), most(reach())), (left, right));
    let mut y = top;
    for dot in &panel.dots {
        let ours = dot.whose == Whose::Ours;
        let ink = if ours { Ink::VALUE } else { Ink::LABEL };
        let lines = ink.wrap(&dot.label, label_room, 3);
        let height = STEP.max(ink.height(lines.len()) + 5.0);
        let middle = y + height / 2.0;
        pen.lines(left - 14.0, middle, &lines, ink.right());
        let title = format!("{}, {}\u{a0}: {}", panel.title, dot.label, words::full(&dot.value, &panel.unit));
        pen.group(&title, |pen| {
            let said = words::value(&dot.value, &panel.unit);
            let Some(value) = dot.value.known() else {
                let mut x = left + 6.0;
                if dot.value.is_masked() {
                    pen.explain(Sign::Masked);
                    pen.fill(&Area::new(x, middle - 6.0, x + 12.0, middle + 6.0), &Paint::MASKED);
                    x += 20.0;
                }
                return pen.text(x, middle, &said, Ink::NOTE);
            };
            let x = scale.at(value);
            pen.line(
                &[(scale.at(0.0), middle), (x, middle)],
                if ours { pen.theme.main() } else { Colour::AXIS },
                if ours { 2.2 } else { 1.2 },
            );
            let mut end = x + DOT;
            if let Some((low, high)) = dot.value.interval {
                whisker(pen, (scale.at(low), scale.at(high)), middle);
                end = end.max(scale.at(high) + 3.0);
            }
            let colour = if ours { pen.theme.main() } else { Colour::GREY };
            pen.disc(x, middle, DOT, colour);
            if !ours || dot.value.precision != Precision::Exact {
                pen.disc(x, middle, DOT - 2.0, Colour::WHITE);
            }
            pen.text(end + 6.0, middle, &said, if ours { Ink::VALUE } else { Ink::LABEL });
        });
        y += height;
    }
    pen.line(&[(scale.at(0.0), top), (scale.at(0.0), y)], Colour::AXIS, 1.2);
    y
}
