//! What charts draw with: texts, shapes and groups in pixels, through plotters.

use super::area::Area;
use super::canvas::{Canvas, Envelope, Sheet, UNITS};
use super::fonts::{self, FAMILY, Weight};
use super::paint::Paint;
use super::theme::{Colour, Theme};
use super::words::Sign;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBColor, ShapeStyle, TextStyle};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Width of every chart, in pixels: at 16 cm on paper a pixel is 0.63 pt, so that [`SMALL`] is read at 7.5 pt of a large-eyed typeface.
pub(super) const WIDTH: f64 = 720.0;
pub(super) const LEFT: f64 = 16.0;
pub(super) const RIGHT: f64 = WIDTH - 16.0;
/// Size of labels and values.
pub(super) const MEDIUM: f64 = 13.0;
/// Size of notes, axes and second-rank labels. Nothing is smaller.
pub(super) const SMALL: f64 = 12.0;
/// From one line of text to the next, in its size.
pub(super) const LEADING: f64 = 1.26;

/// How a text is written.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub size: f64,
    pub weight: Weight,
    pub colour: Colour,
    anchor: HPos,
    upwards: bool,
}

impl Ink {
    pub const LABEL: Self = Self::new(MEDIUM, Weight::Regular, Colour::INK);
    pub const VALUE: Self = Self::new(MEDIUM, Weight::Semibold, Colour::INK);
    pub const NOTE: Self = Self::new(SMALL, Weight::Regular, Colour::GREY);

    pub const fn new(size: f64, weight: Weight, colour: Colour) -> Self {
        Self { size, weight, colour, anchor: HPos::Left, upwards: false }
    }

    /// Ends at the given point.
    pub const fn right(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    pub const fn centred(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }

    pub const fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    pub const fn regular(self) -> Self {
        Self { weight: Weight::Regular, ..self }
    }

    pub const fn sized(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// Read from bottom to top.
    pub const fn upwards(self) -> Self {
        Self { upwards: true, ..self }
    }

    pub fn width(&self, text: &str) -> f64 {
        fonts::width(text, self.size, self.weight)
    }

    pub fn wrap(&self, text: &str, room: f64, most: usize) -> Vec<String> {
        fonts::wrap(text, self.size, self.weight, room, most)
    }

    pub fn fit(&self, text: &str, room: f64) -> String {
        fonts::fit(text, self.size, self.weight, room)
    }

    /// The height of so many lines.
    pub fn height(&self, lines: usize) -> f64 {
        lines as f64 * self.size * LEADING
    }
}

/// Draws one chart.
pub(super) struct Pen<'a> {
    pub theme: &'a Theme,
    area: DrawingArea<Canvas, Shift>,
    sheet: Rc<RefCell<Sheet>>,
    id: String,
    signs: BTreeSet<Sign>,
    remarks: Vec<String>,
}

impl<'a> Pen<'a> {
    /// `id` prefixes every id of the drawing.
    pub fn new(theme: &'a Theme, id: &str) -> Self {
        let sheet = Rc::new(RefCell::new(Sheet::default()));
        // As high as any chart may become: the true height is known, and written, at the end.
        let size = ((WIDTH * UNITS) as u32, 1_000_000);
        let area = Canvas { sheet: sheet.clone(), size }.into_drawing_area();
        Self { theme, area, sheet, id: id.to_owned(), signs: BTreeSet::new(), remarks: Vec::new() }
    }

    pub fn finish(self, envelope: &Envelope) -> String {
        self.sheet.borrow().finish(envelope)
    }

    /// A sign was drawn that the foot of the chart explains.
    pub fn explain(&mut self, sign: Sign) {
        self.signs.insert(sign);
    }

    pub fn signs(&self) -> Vec<Sign> {
        self.signs.iter().copied().collect()
    }

    /// A note that only the drawing can tell the need of.
    pub fn remark(&mut self, remark: String) {
        self.remarks.push(remark);
    }

    pub fn remarks(&self) -> Vec<String> {
        self.remarks.clone()
    }

    /// Draws in a group named `title`: what a pointer shows, and a screen reader says.
    pub fn group(&mut self, title: &str, draw: impl FnOnce(&mut Self)) {
        self.sheet.borrow_mut().open(title);
        draw(self);
        self.sheet.borrow_mut().close();
    }

    /// One line, `y` being the middle of its capitals.
    pub fn text(&mut self, x: f64, y: f64, text: &str, ink: Ink) {
        let style = match ink.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        };
        let mut font = FontDesc::new(FontFamily::Name(FAMILY), ink.size * UNITS, style);
        if ink.upwards {
            font = font.transform(FontTransform::Rotate270);
        }
        let colour = rgb(ink.colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(ink.anchor, VPos::Center));
        drawn(self.area.draw(&Text::new(text.to_owned(), point(x, y), style)));
    }

    /// Lines, `y` being the middle of the block.
    pub fn lines(&mut self, x: f64, y: f64, lines: &[String], ink: Ink) {
        let step = ink.size * LEADING;
        let first = y - step * (lines.len().saturating_sub(1)) as f64 / 2.0;
        for (rank, line) in lines.iter().enumerate() {
            self.text(x, first + step * rank as f64, line, ink);
        }
    }

    /// Lines under `top`; gives their bottom.
    pub fn paragraph(&mut self, x: f64, top: f64, lines: &[String], ink: Ink) -> f64 {
        let height = ink.height(lines.len());
        self.lines(x, top + height / 2.0, lines, ink);
        top + height
    }

    /// A number on a fill, on a plate of the fill's colour when the fill has a texture.
    pub fn text_on(&mut self, x: f64, y: f64, text: &str, paint: &Paint, ink: Ink) {
        if paint.texture != super::paint::Texture::Plain {
            let (half, high) = (ink.width(text) / 2.0 + 2.0, ink.size * 0.56);
            self.rectangle(&Area::new(x - half, y - high, x + half, y + high), paint.base);
        }
        self.text(x, y, text, ink.centred().coloured(paint.base.text_on()));
    }

    pub fn rectangle(&mut self, area: &Area, colour: Colour) {
        drawn(self.area.draw(&Rectangle::new(corners(area), rgb(colour).filled())));
    }

    /// A filled rectangle, with its texture and its edge. Nothing if it is thinner than a hair.
    pub fn fill(&mut self, area: &Area, paint: &Paint) {
        if area.width() < 0.05 || area.height() < 0.05 {
            return;
        }
        self.sheet.borrow_mut().fill_next_with(&self.id, paint);
        self.rectangle(area, paint.base);
        // An edge is drawn inside, so that neighbours keep their distance.
        if let Some(edge) = paint.edge {
            let inset = (area.width().min(area.height()) / 2.0).min(0.6);
            let inner = Area::new(area.left + inset, area.top + inset, area.right - inset, area.bottom - inset);
            if paint.dashed {
                self.sheet.borrow_mut().dash_next("3.5 2.5");
            }
            let style = ShapeStyle { color: rgb(edge).to_rgba(), filled: false, stroke_width: units(1.2) };
            drawn(self.area.draw(&Rectangle::new(corners(&inner), style)));
        }
    }

    pub fn line(&mut self, points: &[(f64, f64)], colour: Colour, width: f64) {
        let path: Vec<(i32, i32)> = points.iter().map(|&(x, y)| point(x, y)).collect();
        let style = ShapeStyle { color: rgb(colour).to_rgba(), filled: false, stroke_width: units(width) };
        drawn(self.area.draw(&PathElement::new(path, style)));
    }

    /// `dash` as SVG has it: `"4 3"`.
    pub fn dashed(&mut self, points: &[(f64, f64)], colour: Colour, width: f64, dash: &str) {
        self.sheet.borrow_mut().dash_next(dash);
        self.line(points, colour, width);
    }

    pub fn polygon(&mut self, points: &[(f64, f64)], colour: Colour) {
        let path: Vec<(i32, i32)> = points.iter().map(|&(x, y)| point(x, y)).collect();
        drawn(self.area.draw(&Polygon::new(path, rgb(colour).filled())));
    }

    pub fn disc(&mut self, x: f64, y: f64, radius: f64, colour: Colour) {
        drawn(self.area.draw(&Circle::new(point(x, y), units(radius) as i32, rgb(colour).filled())));
    }

    pub fn ring(&mut self, x: f64, y: f64, radius: f64, colour: Colour, width: f64) {
        let style = ShapeStyle { color: rgb(colour).to_rgba(), filled: false, stroke_width: units(width) };
        drawn(self.area.draw(&Circle::new(point(x, y), units(radius) as i32, style)));
    }
}

/// Our canvas has no failing call; what is left is plotters' own borrow check, which a pen in one hand cannot fail.
fn drawn<E>(result: Result<(), E>) {
    debug_assert!(result.is_ok(), "a drawing call was refused");
}

fn units(pixels: f64) -> u32 {
    (pixels * UNITS).round() as u32
}

fn point(x: f64, y: f64) -> (i32, i32) {
    ((x * UNITS).round() as i32, (y * UNITS).round() as i32)
}

fn corners(area: &Area) -> [(i32, i32); 2] {
    [point(area.left, area.top), point(area.right, area.bottom)]
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.0, colour.1, colour.2)
}
