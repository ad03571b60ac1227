//! SVG to PNG, by resvg with the embedded typeface alone: a picture is the same on every machine.

use super::fonts;
use anyhow::{Context, anyhow};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use std::sync::{Arc, OnceLock};

/// Pixels of the picture for one of the drawing: 228 dots an inch at 16 cm.
const SCALE: f32 = 2.0;
/// A drawing of the town's that is wider than this, in pixels, is no logo.
const WIDEST: f32 = 8000.0;

/// A chart's SVG as a PNG, twice its size in pixels.
///
/// # Errors
/// When the text is not an SVG, or is too large for memory.
pub fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let tree = tree(svg)?;
    let pixels = tree.size().to_int_size().scale_by(SCALE).context("chart without size")?;
    let mut picture = Pixmap::new(pixels.width(), pixels.height()).context("chart too large for a picture")?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut picture.as_mut());
    picture.encode_png().map_err(|error| anyhow!("{error}")).context("PNG of a chart")
}

/// A drawing of the town's as a PNG of a given height. Nothing outside it is read: neither a file, nor a font of the machine.
///
/// # Errors
/// When the text is not an SVG, has no size, or is far wider than high.
pub fn png_of_height(svg: &str, height: u32) -> anyhow::Result<Vec<u8>> {
    let tree = tree(svg)?;
    let scale = height as f32 / tree.size().height();
    let width = (tree.size().width() * scale).ceil();
    if !(1.0..=WIDEST).contains(&width) {
        return Err(anyhow!("drawing too wide"));
    }
    let mut picture = Pixmap::new(width as u32, height).context("drawing without size")?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().map_err(|error| anyhow!("{error}")).context("PNG of a drawing")
}

/// The drawing as resvg understands it, texts measured.
pub(super) fn tree(svg: &str) -> anyhow::Result<usvg::Tree> {
    let options = usvg::Options { fontdb: database(), font_family: fonts::FAMILY.to_owned(), ..usvg::Options::default() };
    usvg::Tree::from_str(svg, &options).context("SVG of a chart")
}

fn database() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut database = fontdb::Database::new();
        for font in [fonts::REGULAR, fonts::SEMIBOLD] {
            database.load_font_data(font.to_vec());
        }
        database.set_sans_serif_family(fonts::FAMILY);
        Arc::new(database)
    };
    FONTS.get_or_init(load).clone()
}
