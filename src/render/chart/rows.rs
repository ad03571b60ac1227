//! Names of rows, at the left of what they name: wrapped, as high as they need, as many as a page holds.

use super::pen::{Ink, LEFT, Pen, RIGHT};

/// A chart does not go lower than this: past it, a picture of 16 cm is longer than a page and would be shrunk out of sight.
const LOWEST: f64 = 1280.0;
/// From here on, rows are set tighter.
pub(super) const MANY: usize = 20;
/// Between a name and what it names.
pub(super) const GAP: f64 = 10.0;

pub(super) struct Rows {
    /// Where the plot begins.
    pub left: f64,
    heads: Vec<Head>,
}

/// A row's name and place.
pub(super) struct Head {
    lines: Vec<String>,
    height: f64,
}

/// A row where it stands.
pub(super) struct Row<'a> {
    pub top: f64,
    pub height: f64,
    lines: &'a [String],
}

impl Rows {
    /// Names take what they need up to `share` of the width; a row is at least `step` high.
    pub fn plan<'a>(names: impl Iterator<Item = &'a str> + Clone, share: f64, step: f64) -> Self {
        let most_lines = if names.clone().count() > MANY { 2 } else { 3 };
        let widest = names.clone().map(|name| Ink::LABEL.width(name)).fold(0.0, f64::max);
        let room = widest.min((RIGHT - LEFT) * share).ceil();
        let heads = names.map(|name| {
            let lines = Ink::LABEL.wrap(name, room, most_lines);
            Head { height: step.max(Ink::LABEL.height(lines.len()) + 6.0), lines }
        });
        Self { left: LEFT + room + GAP, heads: heads.collect() }
    }

    /// The rows under `top`, as many as the page holds; one at least.
    pub fn under(&self, top: f64) -> Vec<Row<'_>> {
        let mut rows: Vec<Row> = Vec::new();
        let mut y = top;
        for head in &self.heads {
            if !rows.is_empty() && y + head.height > LOWEST {
                break;
            }
            rows.push(Row { top: y, height: head.height, lines: &head.lines });
            y += head.height;
        }
        rows
    }

    /// The names, and under the last row how many are left out. Gives the bottom.
    pub fn name(&self, pen: &mut Pen, rows: &[Row], top: f64) -> f64 {
        for row in rows {
            pen.lines(self.left - GAP, row.middle(), row.lines, Ink::LABEL.right());
        }
        others(pen, self.heads.len() - rows.len(), bottom(rows, top))
    }
}

impl Row<'_> {
    pub fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }

    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// Where the last row ends.
pub(super) fn bottom(rows: &[Row], top: f64) -> f64 {
    rows.last().map_or(top, Row::bottom)
}

/// Says what is left out of a chart as long as a page; gives the bottom.
pub(super) fn others(pen: &mut Pen, left: usize, y: f64) -> f64 {
    if left == 0 {
        return y;
    }
    let text = format!("… et {}, à lire dans le tableau", crate::french::count(left, "autre ligne", "autres lignes"));
    pen.paragraph(LEFT, y + 4.0, &[text], Ink::NOTE)
}

/// Whether a row as high as this still holds on the page.
pub(super) fn holds(y: f64, height: f64) -> bool {
    y + height <= LOWEST
}
