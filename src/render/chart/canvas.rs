//! Plotters' drawing calls to SVG: text stays text, marks are grouped under their title, fills may be textures.
//!
//! Plotters counts in whole units; a unit here is a tenth of a pixel, or bars would be visibly uneven.

use super::fonts::{self, Weight};
use super::paint::{Paint, Texture};
use crate::french;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, FontTransform,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

/// Units in a pixel.
pub(super) const UNITS: f64 = 10.0;

/// Families a reader's machine may have instead, none much wider than ours.
const FAMILIES: &str = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

/// The drawing so far. Writing to a `String` cannot fail, hence the results of `write!` left aside in this file.
#[derive(Default)]
pub(super) struct Sheet {
    body: String,
    patterns: Vec<Paint>,
    /// Attributes of the next shape that plotters has no words for: ` stroke-dasharray="3 2"`.
    next: String,
    next_fill: Option<String>,
}

/// What the SVG says of itself.
pub(super) struct Envelope<'a> {
    /// Prefix of every id in it.
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub width: f64,
    pub height: f64,
    pub fit: Fit,
}

/// How large it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// A file by itself: its own size.
    OwnSize,
    /// Inlined in a page: as wide as its container.
    Container,
}

impl Sheet {
    /// Opens a group that a pointer or a screen reader names by its title.
    pub fn open(&mut self, title: &str) {
        let _ = writeln!(self.body, "<g><title>{}</title>", escaped(title));
    }

    pub fn close(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// The next filled shape is filled with this paint's texture, whatever colour plotters asks for.
    pub fn fill_next_with(&mut self, id: &str, paint: &Paint) {
        if paint.texture == Texture::Plain {
            return;
        }
        let known = self.patterns.iter().position(|known| (known.base, known.texture, known.ink) == (paint.base, paint.texture, paint.ink));
        let number = known.unwrap_or_else(|| {
            self.patterns.push(*paint);
            self.patterns.len() - 1
        });
        self.next_fill = Some(format!("url(#{id}-m{number})"));
    }

    /// The next stroked shape is dashed.
    pub fn dash_next(&mut self, dash: &str) {
        let _ = write!(self.next, " stroke-dasharray=\"{dash}\"");
    }

    pub fn finish(&self, envelope: &Envelope) -> String {
        let Envelope { id, title, description, width, height, fit } = envelope;
        let (w, h) = (tenths(*width), tenths(*height));
        let size = match fit {
            Fit::OwnSize => format!("width=\"{w}\" height=\"{h}\""),
            Fit::Container => "width=\"100%\"".to_owned(),
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {w} {h}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             lang=\"fr\" xml:lang=\"fr\" font-family=\"{FAMILIES}\">\n<title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n",
            escaped(title),
            escaped(description)
        );
        if !self.patterns.is_empty() {
            svg.push_str("<defs>\n");
            for (number, paint) in self.patterns.iter().enumerate() {
                pattern(&mut svg, &format!("{id}-m{number}"), paint);
            }
            svg.push_str("</defs>\n");
        }
        let _ = writeln!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>");
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        svg
    }

    fn take_fill(&mut self, colour: BackendColor) -> String {
        self.next_fill.take().unwrap_or_else(|| hex(colour))
    }

    fn shape(&mut self, shape: &str, paint: &str) {
        let next = std::mem::take(&mut self.next);
        let _ = writeln!(self.body, "<{shape} {paint}{next}/>");
    }
}

fn pattern(svg: &mut String, id: &str, paint: &Paint) {
    let (base, ink) = (paint.base, paint.ink);
    let bar = |width: &str| format!("<rect width=\"{width}\" height=\"6\"");
    let (turn, marks) = match paint.texture {
        Texture::Plain => (0, String::new()),
        Texture::Rising => (45, bar("1.6")),
        Texture::Falling => (-45, bar("1.6")),
        Texture::Level => (90, bar("1.3")),
        Texture::Upright => (0, bar("1.3")),
        Texture::Dots => (45, "<circle cx=\"3\" cy=\"3\" r=\"1.2\"".to_owned()),
        Texture::Crossed => (45, "<path d=\"M0 0H6V1.1H1.1V6H0Z\"".to_owned()),
    };
    let turn = if turn == 0 { String::new() } else { format!(" patternTransform=\"rotate({turn})\"") };
    let _ = writeln!(
        svg,
        "<pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"{turn}>\
         <rect width=\"6\" height=\"6\" fill=\"{base}\"/>{marks} fill=\"{ink}\"/></pattern>"
    );
}

/// Text as XML: partners' names may hold `&`, `<`, control characters that no XML may, and letters that turn its direction.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if french::is_unseen(letter) => {}
            letter => out.push(letter),
        }
    }
    out
}

fn hex(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn tenths(pixels: f64) -> String {
    format!("{}", (pixels * UNITS).round() / UNITS)
}

fn px(units: i32) -> String {
    format!("{}", f64::from(units) / UNITS)
}

/// The backend that plotters draws on; the sheet is shared with the pen, which groups and textures.
pub(super) struct Canvas {
    pub sheet: Rc<RefCell<Sheet>>,
    /// In units.
    pub size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas {
    fn stroke<S: BackendStyle>(style: &S) -> String {
        format!(
            "fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"",
            hex(style.color()),
            px(i32::try_from(style.stroke_width()).unwrap_or_default())
        )
    }

    fn paint<S: BackendStyle>(sheet: &mut Sheet, style: &S, fill: bool) -> String {
        if fill { format!("fill=\"{}\"", sheet.take_fill(style.color())) } else { Self::stroke(style) }
    }

    fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
        path.into_iter().map(|(x, y)| format!("{},{}", px(x), px(y))).collect::<Vec<_>>().join(" ")
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        let shape = format!("rect x=\"{}\" y=\"{}\" width=\"0.1\" height=\"0.1\"", px(x), px(y));
        self.sheet.borrow_mut().shape(&shape, &format!("fill=\"{}\"", hex(colour)));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let paint = Self::paint(&mut sheet, style, fill);
        let (left, top) = (from.0.min(to.0), from.1.min(to.1));
        let (width, height) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
        let shape = format!("rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", px(left), px(top), px(width), px(height));
        sheet.shape(&shape, &paint);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let shape = format!("polyline points=\"{}\"", Self::points(path));
        self.sheet.borrow_mut().shape(&shape, &(Self::stroke(style) + " stroke-linejoin=\"round\""));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let paint = Self::paint(&mut sheet, style, true);
        sheet.shape(&format!("polygon points=\"{}\"", Self::points(path)), &paint);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        let mut sheet = self.sheet.borrow_mut();
        let paint = Self::paint(&mut sheet, style, fill);
        let radius = px(i32::try_from(radius).unwrap_or_default());
        sheet.shape(&format!("circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"", px(centre.0), px(centre.1)), &paint);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let size = style.size() / UNITS;
        // Inter's capitals are 0.727 em high. Baselines are worked out here because renderers disagree on `dominant-baseline`.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.727 * size,
            VPos::Center => 0.3635 * size,
            VPos::Bottom => 0.0,
        };
        let weight = match style.style() {
            FontStyle::Bold => " font-weight=\"600\"",
            FontStyle::Normal | FontStyle::Italic | FontStyle::Oblique => "",
        };
        let (x, y) = (px(x), f64::from(y) / UNITS);
        let turn = match style.transform() {
            FontTransform::Rotate270 => format!(" transform=\"rotate(-90 {x} {y})\""),
            FontTransform::None | FontTransform::Rotate90 | FontTransform::Rotate180 => String::new(),
        };
        let baseline = tenths(y + drop);
        let fill = hex(style.color());
        let _ = writeln!(
            self.sheet.borrow_mut().body,
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\"{anchor} fill=\"{fill}\"{weight}{turn}>{}</text>",
            escaped(text)
        );
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Semibold } else { Weight::Regular };
        Ok((fonts::width(text, style.size(), weight).ceil() as u32, (style.size() * 1.2).ceil() as u32))
    }
}
