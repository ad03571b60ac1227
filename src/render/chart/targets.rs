//! From the start towards the target: each objective on its own way, in its own unit.

use super::area::Area;
use super::paint::{Paint, Texture};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::rows::Rows;
use super::theme::Colour;
use super::words::{self, Sign};
use crate::report::chart::{Mark, TargetRow, Targets};

const TRACK: f64 = 12.0;
/// Past the target, the way is drawn this much further; then an arrow says that it goes on.
const BEYOND: f64 = 0.25;

pub(super) fn draw(pen: &mut Pen, targets: &Targets, top: f64) -> f64 {
    let rows = Rows::plan(targets.rows.iter().map(|row| row.label.as_str()), 0.36, 46.0);
    let left = rows.left + 6.0;
    let words_room = targets.rows.iter().map(|row| Ink::VALUE.width(&achieved(row))).fold(60.0, f64::max).min(150.0);
    let way = Way { start: left, target: left + (RIGHT - words_room - 14.0 - left) / (1.0 + BEYOND), unit: RIGHT - words_room };
    pen.text(way.start, top + 6.0, "départ", Ink::NOTE);
    pen.text(way.target, top + 6.0, "cible", Ink::NOTE.centred());
    pen.text(way.unit, top + 6.0, "réalisé", Ink::NOTE);
    let y = top + 16.0;
    let places = rows.under(y);
    for (row, at) in targets.rows.iter().zip(&places) {
        let title = format!(
            "{}\u{a0}: départ {}, cible {}, {}",
            row.label,
            words::full(&row.start, &row.unit),
            words::full(&row.target, &row.unit),
            if row.achieved.known().is_some() { format!("réalisé {}", achieved(row)) } else { achieved(row) },
        );
        pen.group(&title, |pen| way.row(pen, row, at.middle()));
        pen.line(&[(LEFT, at.bottom()), (RIGHT, at.bottom())], Colour::GRID, 1.0);
    }
    rows.name(pen, &places, y)
}

/// What stands at the right: the value reached, or that none was measured.
fn achieved(row: &TargetRow) -> String {
    match row.achieved.known() {
        Some(_) => words::full(&Mark { interval: None, ..row.achieved.clone() }, &row.unit),
        None if row.achieved.is_masked() => "masqué".to_owned(),
        None => "pas encore mesuré".to_owned(),
    }
}

struct Way {
    start: f64,
    target: f64,
    unit: f64,
}

impl Way {
    fn row(&self, pen: &mut Pen, row: &TargetRow, middle: f64) {
        let (track, under) = (middle - 7.0, middle + 13.0);
        let (top, bottom) = (track - TRACK / 2.0, track + TRACK / 2.0);
        let measured = row.achieved.known().is_some();
        let share = progress(row);
        // A way on which no place is known is only outlined.
        let way = if share.is_some() { Paint::QUIET } else { Paint { base: Colour::WHITE, dashed: true, ..Paint::QUIET } };
        pen.fill(&Area::new(self.start, top, self.target, bottom), &way);
        if let Some(share) = share {
            self.reached(pen, row, share, (top, bottom));
        }
        if row.target.known().is_some() {
            // Over the bar, white around, so that it shows on both.
            pen.line(&[(self.target, top - 5.0), (self.target, bottom + 5.0)], Colour::WHITE, 5.0);
            pen.line(&[(self.target, top - 5.0), (self.target, bottom + 5.0)], Colour::INK, 2.4);
        }
        let note = Ink::NOTE.sized(SMALL);
        // The start begins the way, the target is astride its end.
        let room = (self.target - self.start) * 0.5;
        pen.text(self.start, under, &note.fit(&words::value(&row.start, &row.unit), room), note);
        pen.text(self.target, under, &note.fit(&words::value(&row.target, &row.unit), room), note.centred());
        if row.achieved.is_masked() {
            pen.explain(Sign::Masked);
        }
        let room = RIGHT - self.unit;
        if measured {
            pen.lines(self.unit, middle - 2.0, &Ink::VALUE.wrap(&achieved(row), room, 3), Ink::VALUE);
        } else {
            pen.lines(self.unit, middle - 2.0, &Ink::NOTE.wrap(&achieved(row), room, 2), Ink::NOTE);
        }
    }

    fn reached(&self, pen: &mut Pen, row: &TargetRow, share: f64, (top, bottom): (f64, f64)) {
        let full = self.target - self.start;
        let drawn = share.clamp(0.0, 1.0 + BEYOND - 0.06);
        let end = self.start + full * drawn;
        let main = Paint::plain(pen.theme.main());
        pen.fill(&Area::new(self.start, top, end, bottom), &main.precise(row.achieved.precision));
        let middle = (top + bottom) / 2.0;
        let (colour, reach) = (pen.theme.main(), 8.0);
        if share > drawn {
            pen.polygon(&[(end + 2.0, top), (end + 2.0 + reach, middle), (end + 2.0, bottom)], colour);
        } else if share < 0.0 {
            // Further from the target than at the start.
            let contrary = pen.theme.contrary();
            pen.polygon(&[(self.start - 2.0, top), (self.start - 2.0 - reach, middle), (self.start - 2.0, bottom)], contrary);
        } else if share == 0.0 {
            pen.fill(&Area::new(self.start, top, self.start + 2.5, bottom), &Paint { texture: Texture::Plain, ..main });
        }
    }
}

/// The part of the way done: 0 at the start, 1 at the target. None when an end is not known, or when there is no way to go.
fn progress(row: &TargetRow) -> Option<f64> {
    // Without a start, the way begins at 0 (contract §10).
    let start = match &row.start {
        mark if mark.is_masked() => return None,
        mark => mark.known().unwrap_or_default(),
    };
    let (target, achieved) = (row.target.known()?, Mark::known(&row.achieved)?);
    let way = target - start;
    (way != 0.0).then(|| (achieved - start) / way).filter(|share| share.is_finite())
}
