//! Names of columns: side by side if they hold, else read from bottom to top.

use super::pen::{Ink, LEADING, Pen, SMALL};

/// Names of equally wide columns, and how they are written.
pub(super) struct Names {
    wrapped: Vec<Vec<String>>,
    step: f64,
    ink: Ink,
    upright: bool,
    /// What they take above or under the columns.
    pub height: f64,
}

impl Names {
    /// `step` from a column to the next; upright names are cut at `tallest`.
    pub fn plan<'a>(names: impl Iterator<Item = &'a str>, step: f64, tallest: f64) -> Self {
        const MOST_LINES: usize = 4;
        let names: Vec<&str> = names.collect();
        let room = step - 5.0;
        for ink in [Ink::LABEL, Ink::LABEL.sized(SMALL)] {
            let words_hold = names.iter().flat_map(|name| name.split(' ')).all(|word| ink.width(word) <= room);
            let wrapped: Vec<Vec<String>> = names.iter().map(|name| ink.wrap(name, room, MOST_LINES + 1)).collect();
            let lines = wrapped.iter().map(Vec::len).max().unwrap_or_default();
            if words_hold && lines <= MOST_LINES {
                return Self { wrapped, step, ink, upright: false, height: ink.height(lines) };
            }
        }
        let ink = Ink::LABEL.sized(SMALL);
        let lines = ((step - 4.0) / (SMALL * LEADING)).floor().clamp(1.0, 4.0) as usize;
        // As low as whole words and that many lines allow.
        let whole = |room: f64| {
            let words_hold = names.iter().flat_map(|name| name.split(' ')).all(|word| ink.width(word) <= room);
            words_hold && names.iter().all(|name| ink.wrap(name, room, lines + 1).len() <= lines)
        };
        let room = (7..).map(|tens| f64::from(tens) * 10.0).take_while(|room| *room < tallest).find(|room| whole(*room)).unwrap_or(tallest);
        let wrapped: Vec<Vec<String>> = names.iter().map(|name| ink.wrap(name, room, lines)).collect();
        let tall = wrapped.iter().flatten().map(|line| ink.width(line)).fold(0.0, f64::max);
        Self { wrapped, step, ink, upright: true, height: tall }
    }

    /// Under an axis, the first column beginning at `left`; gives the bottom.
    pub fn under(&self, pen: &mut Pen, left: f64, top: f64) -> f64 {
        self.draw(pen, left, |lines, height| if self.upright { top + height } else { top + self.ink.height(lines) / 2.0 });
        top + self.height
    }

    /// Above columns, standing on `bottom`.
    pub fn above(&self, pen: &mut Pen, left: f64, bottom: f64) {
        self.draw(pen, left, |lines, _| if self.upright { bottom } else { bottom - self.ink.height(lines) / 2.0 });
    }

    /// `place` gives, from a name's number of lines and the length of a line, where an upright line begins or the middle of level lines.
    fn draw(&self, pen: &mut Pen, left: f64, place: impl Fn(usize, f64) -> f64) {
        for (rank, lines) in self.wrapped.iter().enumerate() {
            let x = left + self.step * (rank as f64 + 0.5);
            if !self.upright {
                pen.lines(x, place(lines.len(), 0.0), lines, self.ink.centred());
                continue;
            }
            let leading = SMALL * LEADING;
            let first = x - lines.len().saturating_sub(1) as f64 * leading / 2.0;
            for (line, text) in lines.iter().enumerate() {
                pen.text(first + line as f64 * leading, place(lines.len(), self.ink.width(text)), text, self.ink.upwards());
            }
        }
    }
}
