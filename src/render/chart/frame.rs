//! What surrounds every chart: title and subtitle above, legend, then remarks and source below.

use super::area::Area;
use super::canvas::{Envelope, Fit};
use super::fonts::Weight;
use super::paint::Paint;
use super::pen::{Ink, LEFT, MEDIUM, Pen, RIGHT, SMALL, WIDTH};
use super::theme::Colour;
use super::words::Sign;
use crate::report::chart::Chart;

const TITLE: Ink = Ink::new(17.0, Weight::Semibold, Colour::INK);
const SUBTITLE: Ink = Ink::new(MEDIUM, Weight::Regular, Colour::GREY);
const SWATCH: (f64, f64) = (20.0, 12.0);

/// Title and subtitle; gives where the chart itself may begin.
pub(super) fn head(pen: &mut Pen, chart: &Chart) -> f64 {
    let room = RIGHT - LEFT;
    let mut y = pen.paragraph(LEFT, 14.0, &TITLE.wrap(&chart.title, room, 4), TITLE);
    if !chart.subtitle.is_empty() {
        y = pen.paragraph(LEFT, y + 4.0, &SUBTITLE.wrap(&chart.subtitle, room, 4), SUBTITLE);
    }
    y + 16.0
}

/// Signs, notes and source under `top`; gives the height of the whole drawing.
pub(super) fn foot(pen: &mut Pen, chart: &Chart, top: f64) -> f64 {
    let room = RIGHT - LEFT;
    let mut y = top + 14.0;
    let keys: Vec<Key> = pen.signs().into_iter().map(Key::sign).collect();
    if !keys.is_empty() {
        y = legend(pen, &keys, LEFT, y, RIGHT) + 3.0;
    }
    let remarks = pen.remarks();
    for note in remarks.iter().chain(&chart.notes).chain(std::iter::once(&chart.source)).filter(|note| !note.is_empty()) {
        y = pen.paragraph(LEFT, y, &Ink::NOTE.wrap(note, room, 6), Ink::NOTE) + 3.0;
    }
    y + 9.0
}

/// Closes the drawing.
pub(super) fn sheet(pen: Pen, chart: &Chart, id: &str, height: f64, fit: Fit) -> String {
    let description = if chart.description.is_empty() { &chart.subtitle } else { &chart.description };
    pen.finish(&Envelope { id, title: &chart.title, description, width: WIDTH, height: height.ceil(), fit })
}

/// One entry of a legend.
pub(super) struct Key {
    pub swatch: Swatch,
    pub text: String,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Swatch {
    None,
    Fill(Paint),
    /// A corner mark, as in the cells of the network.
    Corner(Colour),
    /// A dot: its edge, its inside.
    Dot(Colour, Colour),
    /// An interval.
    Whisker,
}

impl Key {
    pub fn fill(paint: Paint, text: &str) -> Self {
        Self { swatch: Swatch::Fill(paint), text: text.to_owned() }
    }

    fn sign(sign: Sign) -> Self {
        let swatch = match sign {
            Sign::Masked | Sign::MaskedLetter => Swatch::Fill(Paint::MASKED),
            Sign::Interval => Swatch::Whisker,
            Sign::NotKnown | Sign::About | Sign::AtLeast | Sign::AtMost => Swatch::None,
        };
        Self { swatch, text: sign.meaning().to_owned() }
    }

    fn swatch_width(&self) -> f64 {
        match self.swatch {
            Swatch::None => 0.0,
            Swatch::Fill(_) | Swatch::Whisker => SWATCH.0 + 6.0,
            Swatch::Corner(_) | Swatch::Dot(..) => SWATCH.1 + 6.0,
        }
    }
}

/// Keys from left to right, on as many lines as it takes; gives the bottom.
pub(super) fn legend(pen: &mut Pen, keys: &[Key], left: f64, top: f64, right: f64) -> f64 {
    const GAP: f64 = 18.0;
    let ink = Ink::LABEL.sized(SMALL);
    let step = SMALL * 1.26 + 4.0;
    let (mut x, mut y) = (left, top + step / 2.0);
    for key in keys {
        let lines = ink.wrap(&key.text, right - left - key.swatch_width(), 3);
        let widest = lines.iter().map(|line| ink.width(line)).fold(0.0, f64::max);
        let wide = key.swatch_width() + widest;
        if x > left && x + wide > right {
            (x, y) = (left, y + step);
        }
        draw_swatch(pen, &key.swatch, x, y);
        for (rank, line) in lines.iter().enumerate() {
            y += if rank > 0 { SMALL * 1.26 } else { 0.0 };
            pen.text(x + key.swatch_width(), y, line, ink);
        }
        x += wide + GAP;
    }
    y + step / 2.0
}

fn draw_swatch(pen: &mut Pen, swatch: &Swatch, x: f64, y: f64) {
    let (wide, high) = SWATCH;
    match swatch {
        Swatch::None => {}
        Swatch::Fill(paint) => pen.fill(&Area::new(x, y - high / 2.0, x + wide, y + high / 2.0), paint),
        Swatch::Corner(colour) => {
            pen.polygon(&[(x, y - high / 2.0), (x + high, y - high / 2.0), (x + high, y + high / 2.0)], *colour);
        }
        Swatch::Dot(edge, inside) => {
            pen.disc(x + high / 2.0, y, 5.0, *edge);
            pen.disc(x + high / 2.0, y, 3.4, *inside);
        }
        Swatch::Whisker => super::marks::whisker(pen, (x + 1.0, x + wide - 1.0), y),
    }
}
