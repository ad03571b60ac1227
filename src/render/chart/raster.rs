//! SVG to PNG, by resvg with the embedded typeface alone: a picture is the same on every machine.

use super::fonts;
use anyhow::{Context, anyhow};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use std::sync::{Arc, OnceLock};

/// Pixels of the picture for one of the drawing: 228 dots an inch at 16 cm.
const SCALE: f32 = 2.0;

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
