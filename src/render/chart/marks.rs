//! A value as a bar, in any direction: full when exact, hatched when approximate, with an arrow when it is at least so much, hollow when
//! it is at most so much, a hatched stub when masked.

use super::area::Area;
use super::paint::Paint;
use super::pen::Pen;
use super::theme::Colour;
use super::words::Sign;
use crate::quantity::Precision;
use crate::report::chart::Mark;

/// Where a bar grows to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Towards {
    Right,
    Left,
    Up,
}

/// Length of the stub that stands for a masked value: the same whatever the value.
pub(super) const STUB: f64 = 26.0;
/// Room that the arrow of a lower bound takes past the bar's end.
pub(super) const ARROW: f64 = 9.0;

/// A bar on `area`, which spans from the axis to the value. Gives how far past its end something was drawn.
pub(super) fn bar(pen: &mut Pen, area: &Area, towards: Towards, paint: &Paint, precision: Precision) -> f64 {
    pen.fill(area, &paint.precise(precision));
    if precision != Precision::AtLeast {
        return 0.0;
    }
    let colour = paint.solid();
    let Area { left, top, right, bottom } = *area;
    let (start, end) = (2.0, ARROW - 1.0);
    let points = match towards {
        Towards::Right => [(right + start, top), (right + end, area.middle()), (right + start, bottom)],
        Towards::Left => [(left - start, top), (left - end, area.middle()), (left - start, bottom)],
        Towards::Up => [(left, top - start), (area.centre(), top - end), (right, top - start)],
    };
    pen.polygon(&points, colour);
    ARROW
}

/// The stub of a masked value, in a bar's place.
pub(super) fn stub(pen: &mut Pen, area: &Area) {
    pen.fill(area, &Paint::MASKED);
}

/// A 95 % interval across the end of a horizontal bar.
pub(super) fn whisker(pen: &mut Pen, (low, high): (f64, f64), y: f64) {
    const CAP: f64 = 4.0;
    pen.explain(Sign::Interval);
    let (colour, casing) = (Colour::INK, Colour::WHITE);
    // A white casing keeps the line visible over a dark bar.
    pen.line(&[(low, y), (high, y)], casing, 3.6);
    for (ink, width) in [(casing, 3.6), (colour, 1.4)] {
        for x in [low, high] {
            pen.line(&[(x, y - CAP), (x, y + CAP)], ink, width);
        }
    }
    pen.line(&[(low, y), (high, y)], colour, 1.4);
}

/// Every number a mark may reach on the scale.
pub(super) fn reaches(mark: &Mark) -> impl Iterator<Item = f64> {
    let value = mark.known();
    let interval = value.and(mark.interval).map(|(low, high)| [low, high]);
    value.into_iter().chain(interval.into_iter().flatten())
}
