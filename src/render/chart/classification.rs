//! Objectives and the class that each source puts them in: a table with a sign, a word and a figure in every cell.

use super::area::Area;
use super::paint::{Paint, palette};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::rows;
use super::theme::Colour;
use crate::report::chart::{Classification, ClassificationCell, Tone};

const SIGN: f64 = 6.5;
const PADDING: f64 = 8.0;

pub(super) fn draw(pen: &mut Pen, table: &Classification, top: f64) -> f64 {
    let sources = table.sources.len().max(1) as f64;
    let label_room = (RIGHT - LEFT) * if sources > 2.0 { 0.34 } else { 0.46 };
    let left = LEFT + label_room + 14.0;
    let step = (RIGHT - left) / sources;
    let heading = Ink::VALUE.sized(SMALL).coloured(Colour::GREY);
    let headings: Vec<Vec<String>> = table.sources.iter().map(|source| heading.wrap(source, step - 12.0, 3)).collect();
    let head = headings.iter().map(|lines| heading.height(lines.len())).fold(0.0, f64::max);
    for (rank, lines) in headings.iter().enumerate() {
        pen.paragraph(left + step * rank as f64, top + head - heading.height(lines.len()), lines, heading);
    }
    let mut y = top + head + 6.0;
    pen.line(&[(LEFT, y), (RIGHT, y)], Colour::AXIS, 1.2);
    let paints = palette(pen.theme, &table.classes);
    let mut group = "";
    let mut drawn = 0;
    for row in &table.rows {
        let label = Ink::LABEL.wrap(&row.label, label_room - 6.0, 3);
        let cells: Vec<Written> = row.cells.iter().map(|cell| Written::new(table, &paints, cell, step)).collect();
        let height = cells.iter().map(Written::height).fold(Ink::LABEL.height(label.len()), f64::max) + PADDING * 2.0;
        if drawn > 0 && !rows::holds(y, height + 30.0) {
            break;
        }
        drawn += 1;
        if row.group != group {
            group = &row.group;
            let lines = Ink::VALUE.wrap(group, RIGHT - LEFT - 12.0, 2);
            let height = Ink::VALUE.height(lines.len()) + 10.0;
            pen.rectangle(&Area::new(LEFT, y + 0.6, RIGHT, y + height), pen.theme.wash(0.07));
            pen.lines(LEFT + 6.0, y + height / 2.0, &lines, Ink::VALUE);
            y += height;
        }
        pen.lines(LEFT + 6.0, y + height / 2.0, &label, Ink::LABEL);
        for (rank, (cell, source)) in cells.iter().zip(&table.sources).enumerate() {
            let title = format!("{}, {source}\u{a0}: {}", row.label, cell.said());
            pen.group(&title, |pen| cell.draw(pen, left + step * rank as f64, y + height / 2.0));
        }
        y += height;
        pen.line(&[(LEFT, y), (RIGHT, y)], Colour::GRID, 1.0);
    }
    rows::others(pen, table.rows.len() - drawn, y)
}

/// A cell, its texts wrapped.
struct Written {
    sign: Option<(Tone, Paint)>,
    class: Vec<String>,
    detail: Vec<String>,
}

impl Written {
    fn new(table: &Classification, paints: &[Paint], cell: &ClassificationCell, step: f64) -> Self {
        let room = step - SIGN * 2.0 - 20.0;
        let Some(label) = &cell.class else {
            return Self { sign: None, class: vec!["–".to_owned()], detail: Ink::NOTE.wrap(&cell.detail, room, 2) };
        };
        let known = table.classes.iter().zip(paints).find(|(class, _)| class.label == *label);
        Self {
            sign: known.map(|(class, paint)| (class.tone, *paint)),
            class: Ink::LABEL.wrap(label, room, 2),
            detail: Ink::NOTE.wrap(&cell.detail, room, 2),
        }
    }

    fn height(&self) -> f64 {
        Ink::LABEL.height(self.class.len()) + Ink::NOTE.height(self.detail.len())
    }

    fn said(&self) -> String {
        let class =
            if self.sign.is_none() && self.class.iter().all(|line| line == "–") { "rien".to_owned() } else { self.class.join(" ") };
        if self.detail.is_empty() { class } else { format!("{class} ({})", self.detail.join(" ")) }
    }

    fn draw(&self, pen: &mut Pen, left: f64, middle: f64) {
        let top = middle - self.height() / 2.0;
        let x = left + SIGN * 2.0 + 8.0;
        if let Some((tone, paint)) = &self.sign {
            let y = if self.detail.is_empty() { middle } else { top + Ink::LABEL.height(1) / 2.0 };
            sign(pen, *tone, paint.solid(), (left + SIGN, y));
        }
        let ink = if self.sign.is_some() { Ink::LABEL } else { Ink::NOTE };
        let under = pen.paragraph(x, top, &self.class, ink);
        pen.paragraph(x, under, &self.detail, Ink::NOTE);
    }
}

/// A sign a tone, told by its shape: full, half, waiting, crossed, empty.
fn sign(pen: &mut Pen, tone: Tone, colour: Colour, (x, y): (f64, f64)) {
    let r = SIGN;
    match tone {
        Tone::Good => pen.disc(x, y, r, colour),
        Tone::Partly | Tone::Neutral => {
            let arc = (0..=16).map(|step| std::f64::consts::PI * (f64::from(step) / 16.0 + 0.5));
            let half: Vec<(f64, f64)> = arc.map(|turn| (x + r * turn.cos(), y + r * turn.sin())).collect();
            pen.polygon(&half, colour);
            pen.ring(x, y, r - 0.7, colour, 1.4);
        }
        Tone::Waiting => {
            pen.ring(x, y, r - 0.7, colour, 1.4);
            pen.disc(x, y, 2.0, colour);
        }
        Tone::Poor => {
            pen.ring(x, y, r - 0.7, colour, 1.4);
            let d = r * 0.42;
            pen.line(&[(x - d, y - d), (x + d, y + d)], colour, 1.6);
            pen.line(&[(x - d, y + d), (x + d, y - d)], colour, 1.6);
        }
        Tone::Unsaid => pen.line(&[(x - r * 0.7, y), (x + r * 0.7, y)], Colour::AXIS, 2.0),
    }
}
