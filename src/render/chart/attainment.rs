//! Opinions on each objective: favourable to the right of the axis, unfavourable to the left, « sans opinion » apart.
//!
//! Counts when a base is too small for percentages, and the number of opinions on every row.

use super::area::Area;
use super::frame::{Key, legend};
use super::marks::STUB;
use super::paint::{Paint, Texture, palette};
use super::pen::{Ink, LEFT, Pen, RIGHT, SMALL};
use super::rows::{self, Rows};
use super::scale::{Scale, most};
use super::theme::Colour;
use super::words::{self, Sign};
use crate::report::chart::{Attainment, AttainmentRow, Mark, Tone, Unit};

const GAP: f64 = 1.5;
const THICK: f64 = 22.0;
const STEP: f64 = 36.0;
const UNSAID_ROOM: f64 = 96.0;

pub(super) fn draw(pen: &mut Pen, attainment: &Attainment, top: f64) -> f64 {
    let paints = palette(pen.theme, &attainment.classes);
    // From the left: the least favourable first.
    let keys: Vec<Key> = attainment.classes.iter().zip(&paints).rev().map(|(class, paint)| Key::fill(*paint, &class.label)).collect();
    let mut y = legend(pen, &keys, LEFT, top, RIGHT) + 10.0;
    let plan = Plan::new(attainment);
    let head = Ink::NOTE.height(2);
    pen.lines(plan.base_x, y + head / 2.0, &["Avis", "exprimés"].map(str::to_owned), Ink::NOTE.centred());
    pen.lines(plan.unsaid.at(0.0), y + head / 2.0, &Ink::NOTE.wrap(&attainment.unsaid_label, UNSAID_ROOM, 2), Ink::NOTE);
    y += head + 4.0;
    let rows = plan.names.under(y);
    let bottom = rows::bottom(&rows, y);
    // The axes are drawn first: the numbers of the classes astride stand on them.
    pen.line(&[(plan.scale.at(0.0), y), (plan.scale.at(0.0), bottom)], Colour::INK, 1.2);
    pen.line(&[(plan.unsaid.at(0.0), y), (plan.unsaid.at(0.0), bottom)], Colour::AXIS, 1.2);
    for (row, at) in attainment.rows.iter().zip(&rows) {
        plan.opinions(pen, attainment, row, &paints, at.middle());
        plan.apart(pen, attainment, row, at.middle());
    }
    plan.names.name(pen, &rows, y)
}

fn opinions(count: f64) -> String {
    words::full(&Mark::exact(count), &Unit::count("avis", "avis"))
}

struct Plan {
    percent: bool,
    names: Rows,
    base_x: f64,
    /// Opinions on both sides of 0, in counts or in shares of the base.
    scale: Scale,
    /// « Sans opinion », in counts.
    unsaid: Scale,
}

impl Plan {
    fn new(attainment: &Attainment) -> Self {
        const BASE_ROOM: f64 = 64.0;
        let rows = &attainment.rows;
        let percent = attainment.in_percent();
        let names = Rows::plan(rows.iter().map(|row| row.label.as_str()), 0.34, STEP);
        let base_x = RIGHT - UNSAID_ROOM - 14.0 - BASE_ROOM / 2.0;
        let right = base_x - BASE_ROOM / 2.0 - 6.0;
        let sides = |row: &AttainmentRow| {
            let (mut against, mut all) = (0.0, 0.0);
            for (class, mark) in attainment.classes.iter().zip(&row.counts) {
                let share = share(row, mark, percent).unwrap_or_default();
                against += share * leaning(class.tone);
                all += share;
            }
            (against, all - against)
        };
        let (against, favour) = (most(rows.iter().map(|row| sides(row).0)), most(rows.iter().map(|row| sides(row).1)));
        let unknown = |row: &AttainmentRow| row.counts.iter().filter(|mark| mark.known().is_none()).count() as f64;
        let stubs = most(rows.iter().map(unknown)) * STUB * 0.8;
        let unsaid_most = most(rows.iter().filter_map(|row| row.unsaid.known()));
        let count = |mark: &Mark| {
            let stub = if mark.is_masked() { STUB } else { 0.0 };
            stub + Ink::LABEL.width(&words::compact(mark, &Unit::Measure(String::new())).0) + 6.0
        };
        let number = rows.iter().map(|row| count(&row.unsaid)).fold(0.0, f64::max);
        let counts = rows.iter().flat_map(|row| row.counts.iter().filter_map(|mark| share(row, mark, percent)));
        let beside = counts.map(|share| NUMBER.width(&written(share, percent))).fold(0.0, f64::max) + 5.0;
        Self {
            percent,
            // At both ends, room for the number of a class too narrow to hold it.
            scale: Scale::new((-against, favour.max(1e-9)), (names.left + stubs + beside, right - beside)),
            names,
            base_x,
            unsaid: Scale::new((0.0, unsaid_most), (RIGHT - UNSAID_ROOM, RIGHT - number)),
        }
    }

    fn opinions(&self, pen: &mut Pen, attainment: &Attainment, row: &AttainmentRow, paints: &[Paint], middle: f64) {
        let (top, bottom) = (middle - THICK / 2.0, middle + THICK / 2.0);
        let classes = attainment.classes.iter().zip(paints).zip(&row.counts);
        let against: f64 =
            classes.clone().map(|((class, _), mark)| share(row, mark, self.percent).unwrap_or_default() * leaning(class.tone)).sum();
        if row.counts.iter().all(|mark| mark.known().is_none()) {
            let masked = row.counts.iter().any(Mark::is_masked);
            let x = self.scale.at(0.0) + 2.0;
            if masked {
                pen.explain(Sign::Masked);
                pen.fill(&Area::new(x, top, x + STUB, bottom), &Paint::MASKED);
            }
            let (text, at) = if masked { ("masqué", x + STUB + 6.0) } else { ("non connu", x + 4.0) };
            return pen.text(at, middle, text, Ink::NOTE);
        }
        let mut at = -against;
        let mut hidden = self.scale.at(-against);
        let stubbed = row.counts.iter().any(|mark| mark.known().is_none());
        for (rank, ((class, paint), mark)) in classes.enumerate().rev() {
            // Its interval is of the share, and this is a count.
            let counted = Mark { interval: None, ..mark.clone() };
            let title = format!("{}, {}\u{a0}: {}", row.label, class.label, words::full(&counted, &Unit::count("avis", "avis")));
            let Some(share) = share(row, mark, self.percent) else {
                // No length is known: a stub before the bar, on the unfavourable side.
                hidden -= STUB * 0.8;
                let area = Area::new(hidden, top, hidden + STUB * 0.8 - GAP, bottom);
                pen.group(&title, |pen| {
                    let (text, sign) = words::compact(mark, &Unit::Share);
                    if let Some(sign) = sign {
                        pen.explain(sign);
                    }
                    let paint = if mark.is_masked() { Paint::MASKED } else { Paint { dashed: true, ..Paint::EMPTY } };
                    pen.fill(&area, &paint);
                    pen.text_on(area.centre(), middle, &text, &paint, Ink::LABEL.sized(SMALL));
                });
                continue;
            };
            let area = Area::new(self.scale.at(at), top, self.scale.at(at + share) - GAP, bottom);
            let preceded = at > -against || stubbed;
            at += share;
            if area.width() <= 0.0 {
                continue;
            }
            pen.group(&title, |pen| {
                let paint = paint.precise(mark.precision);
                pen.fill(&area, &paint);
                let text = written(share, self.percent);
                let plate = if paint.texture == Texture::Plain { 3.0 } else { 4.5 };
                if NUMBER.width(&text) + plate <= area.width() {
                    pen.text_on(area.centre(), middle, &text, &paint, NUMBER);
                } else if rank == 0 && class.tone == Tone::Good {
                    pen.text(area.right + 4.0, middle, &text, NUMBER);
                } else if class.tone == Tone::Poor && !preceded {
                    pen.text(area.left - 4.0, middle, &text, NUMBER.right());
                }
            });
        }
    }

    /// The base, and « sans opinion ».
    fn apart(&self, pen: &mut Pen, attainment: &Attainment, row: &AttainmentRow, middle: f64) {
        let (base, sign) = words::compact(&row.base, &Unit::Measure(String::new()));
        if let Some(sign) = sign {
            pen.explain(sign);
        }
        pen.text(self.base_x, middle, &base, Ink::LABEL.centred());
        let (text, sign) = words::compact(&row.unsaid, &Unit::Measure(String::new()));
        if let Some(sign) = sign {
            pen.explain(sign);
        }
        let axis = self.unsaid.at(0.0);
        let title = format!("{}, {}\u{a0}: {}", row.label, attainment.unsaid_label, row.unsaid.known().map_or(text.clone(), opinions));
        pen.group(&title, |pen| {
            let end = row.unsaid.known().map_or(if row.unsaid.is_masked() { axis + STUB } else { axis }, |count| self.unsaid.at(count));
            let area = Area::new(axis, middle - THICK / 2.0 + 3.0, end, middle + THICK / 2.0 - 3.0);
            pen.fill(&area, if row.unsaid.is_masked() { &Paint::MASKED } else { &Paint::EMPTY });
            pen.text(end + 5.0, middle, &text, Ink::LABEL.coloured(Colour::GREY));
        });
    }
}

/// How the numbers of classes are set.
const NUMBER: Ink = Ink::VALUE.sized(SMALL);

fn written(share: f64, percent: bool) -> String {
    if percent { words::bare(share, &Unit::Share) } else { words::bare(share, &Unit::Measure(String::new())) }
}

/// The length of a class on the scale.
fn share(row: &AttainmentRow, mark: &Mark, percent: bool) -> Option<f64> {
    let count = mark.known()?.max(0.0);
    if !percent {
        return Some(count);
    }
    row.base.known().filter(|base| *base > 0.0).map(|base| count / base)
}

/// How much of a class lies on the unfavourable side.
fn leaning(tone: Tone) -> f64 {
    match tone {
        Tone::Good => 0.0,
        Tone::Poor => 1.0,
        Tone::Partly | Tone::Neutral | Tone::Waiting | Tone::Unsaid => 0.5,
    }
}
