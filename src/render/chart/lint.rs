//! What a reader would find wrong with a drawing: a cut or crossed text, two texts on each other, a text that cannot be read.
//!
//! Measured on the finished SVG, so that it holds whatever drew it.

use super::area::Area;
use super::pen::SMALL;
use super::raster;
use super::theme::{Colour, TEXT_CONTRAST};
use resvg::tiny_skia::{PathSegment, Point};
use resvg::usvg::{Group, Node, Paint, Path, Rect, Tree};

/// The faults of an SVG chart, empty when there is none.
pub fn lint(svg: &str) -> Vec<String> {
    match raster::tree(svg) {
        Ok(tree) => faults(&tree),
        Err(error) => vec![format!("not an SVG: {error:#}")],
    }
}

struct Word {
    text: String,
    /// Its line box, and the box of its capitals.
    outer: Rect,
    inner: Rect,
    size: f32,
    colour: Option<Colour>,
    /// How many shapes were drawn before it.
    over: usize,
}

struct Shape {
    bounds: Rect,
    fill: Option<Fill>,
    /// Straight pieces of a stroke that is meant to be seen.
    strokes: Vec<(Point, Point)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Fill {
    Colour(Colour),
    Texture,
}

fn faults(tree: &Tree) -> Vec<String> {
    let (mut words, mut shapes) = (Vec::new(), Vec::new());
    collect(tree.root(), &mut words, &mut shapes);
    let mut faults = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (text, outer) = (&word.text, &word.outer);
        let outside =
            outer.left() < 0.0 || outer.top() < 0.0 || outer.right() > tree.size().width() || outer.bottom() > tree.size().height();
        if outside {
            faults.push(format!("out of the drawing: {text:?}"));
        }
        if f64::from(word.size) < SMALL {
            faults.push(format!("too small ({}): {text:?}", word.size));
        }
        for other in words.iter().skip(at + 1) {
            let (wide, high) = common(&word.inner, &other.inner);
            if wide > 0.5 && high > 0.5 {
                faults.push(format!("texts on each other: {text:?} and {:?}", other.text));
            }
        }
        faults.extend(crossing(word, &shapes));
        faults.extend(unreadable(word, &shapes));
    }
    faults
}

/// A text that a mark's edge or a line runs through.
fn crossing(word: &Word, shapes: &[Shape]) -> Option<String> {
    let inner = &word.inner;
    let holds = |bounds: &Rect| {
        let level = bounds.left() <= inner.left() + 1.0 && bounds.right() >= inner.right() - 1.0;
        level && bounds.top() <= inner.top() + 1.0 && bounds.bottom() >= inner.bottom() - 1.0
    };
    // What a later fill hides under the whole text does no harm.
    let ground = shapes.iter().take(word.over).rposition(|shape| shape.fill.is_some() && holds(&shape.bounds)).unwrap_or_default();
    let cut = shapes.iter().skip(ground).find(|shape| {
        let (wide, high) = common(inner, &shape.bounds);
        let touched = wide > 1.0 && high > 1.0;
        (shape.fill.is_some() && touched && !holds(&shape.bounds)) || shape.strokes.iter().any(|&(from, to)| passes(inner, from, to))
    })?;
    Some(format!("a mark runs through {:?}: {:?}", word.text, cut.bounds))
}

fn unreadable(word: &Word, shapes: &[Shape]) -> Option<String> {
    let colour = word.colour?;
    let (x, y) = ((word.inner.left() + word.inner.right()) / 2.0, (word.inner.top() + word.inner.bottom()) / 2.0);
    let under = shapes.iter().take(word.over).rev().find(|shape| {
        let bounds = &shape.bounds;
        shape.fill.is_some() && (bounds.left()..=bounds.right()).contains(&x) && (bounds.top()..=bounds.bottom()).contains(&y)
    });
    match under.and_then(|shape| shape.fill).unwrap_or(Fill::Colour(Colour::WHITE)) {
        Fill::Texture => Some(format!("text on a texture: {:?}", word.text)),
        Fill::Colour(behind) if colour.contrast(behind) < TEXT_CONTRAST => {
            Some(format!("contrast {:.2} ({colour} on {behind}): {:?}", colour.contrast(behind), word.text))
        }
        Fill::Colour(_) => None,
    }
}

fn collect(group: &Group, words: &mut Vec<Word>, shapes: &mut Vec<Shape>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, words, shapes),
            Node::Path(path) => shapes.push(shape(path)),
            Node::Text(text) => {
                let outer = text.abs_bounding_box();
                let span = text.chunks().first().and_then(|chunk| chunk.spans().first());
                let size = span.map_or(0.0, |span| span.font_size().get());
                // Capitals fill 0.73 of a line box of 1.21 em: 0.24 em above them, 0.24 em below the baseline.
                let trim = 0.24 * size;
                let turned = text.abs_transform().has_skew() || text.abs_transform().kx.abs() > 0.5;
                let (dx, dy) = if turned { (trim, 0.0) } else { (0.0, trim) };
                let inner = Rect::from_ltrb(outer.left() + dx, outer.top() + dy, outer.right() - dx, outer.bottom() - dy);
                words.push(Word {
                    text: text.chunks().iter().map(|chunk| chunk.text()).collect(),
                    outer,
                    inner: inner.unwrap_or(outer),
                    size,
                    colour: span.and_then(|span| span.fill()).and_then(|fill| solid(fill.paint())),
                    over: shapes.len(),
                });
            }
            Node::Image(_) => {}
        }
    }
}

fn shape(path: &Path) -> Shape {
    let fill = path.fill().map(|fill| solid(fill.paint()).map_or(Fill::Texture, Fill::Colour));
    let stroke = path.stroke().and_then(|stroke| solid(stroke.paint()));
    let seen = stroke.is_some_and(|colour| colour != Colour::GRID && colour != Colour::WHITE);
    Shape { bounds: path.abs_bounding_box(), fill, strokes: if seen { pieces(path) } else { Vec::new() } }
}

fn solid(paint: &Paint) -> Option<Colour> {
    match paint {
        Paint::Color(colour) => Some(Colour(colour.red, colour.green, colour.blue)),
        Paint::LinearGradient(_) | Paint::RadialGradient(_) | Paint::Pattern(_) => None,
    }
}

fn pieces(path: &Path) -> Vec<(Point, Point)> {
    let (mut pieces, mut start, mut at) = (Vec::new(), Point::zero(), Point::zero());
    for segment in path.data().segments() {
        let to = match segment {
            PathSegment::MoveTo(to) => {
                (start, at) = (to, to);
                continue;
            }
            PathSegment::LineTo(to) | PathSegment::QuadTo(_, to) | PathSegment::CubicTo(_, _, to) => to,
            PathSegment::Close => start,
        };
        pieces.push((at, to));
        at = to;
    }
    pieces
}

/// Width and height of what two rectangles share; negative when they are apart.
fn common(a: &Rect, b: &Rect) -> (f32, f32) {
    (a.right().min(b.right()) - a.left().max(b.left()), a.bottom().min(b.bottom()) - a.top().max(b.top()))
}

/// Whether a straight line enters a rectangle by more than a pixel.
fn passes(rect: &Rect, from: Point, to: Point) -> bool {
    let [left, top, right, bottom] = [rect.left() + 1.0, rect.top() + 1.0, rect.right() - 1.0, rect.bottom() - 1.0].map(f64::from);
    let end = |point: Point| (f64::from(point.x), f64::from(point.y));
    Area::new(left, top, right, bottom).crossed(end(from), end(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\" font-family=\"Inter\">\
             <rect width=\"200\" height=\"100\" fill=\"#ffffff\"/>{inside}</svg>"
        )
    }

    fn first_word(inside: &str) -> String {
        lint(&drawing(inside)).first().map_or("fine".to_owned(), |fault| fault.split(':').next().unwrap_or_default().to_owned())
    }

    #[test]
    fn each_fault_is_seen_and_a_clean_drawing_has_none() {
        let text = "<text x=\"20\" y=\"50\" font-size=\"12\" fill=\"#1f2933\">Santé</text>";
        assert_eq!(first_word(text), "fine");
        assert_eq!(first_word("<text x=\"180\" y=\"50\" font-size=\"12\" fill=\"#1f2933\">Santé</text>"), "out of the drawing");
        assert_eq!(first_word(&text.replace("12", "9")), "too small (9)");
        assert_eq!(first_word(&(text.to_owned() + &text.replace("20", "30"))), "texts on each other");
        assert_eq!(first_word(&text.replace("#1f2933", "#999999")).split('(').next(), Some("contrast 2.85 "));
        assert_eq!(
            first_word(&format!("<rect x=\"30\" y=\"20\" width=\"9\" height=\"60\" fill=\"#dddddd\"/>{text}")),
            "a mark runs through \"Santé\""
        );
        assert_eq!(first_word(&format!("<rect x=\"0\" y=\"20\" width=\"99\" height=\"60\" fill=\"#dddddd\"/>{text}")), "fine");
        assert_eq!(first_word(&format!("<path d=\"M0 46H90\" stroke=\"#1f2933\"/>{text}")), "a mark runs through \"Santé\"");
        let pattern =
            "<pattern id=\"p\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect width=\"2\" height=\"5\"/></pattern>";
        assert_eq!(
            first_word(&format!("{pattern}<rect x=\"0\" y=\"0\" width=\"99\" height=\"99\" fill=\"url(#p)\"/>{text}")),
            "text on a texture"
        );
    }
}
