//! A chart, or the logo, as a picture that says what it shows.

use super::xml::Xml;
use crate::render::Logo;
use crate::report::Picture;
use anyhow::Context;

/// The width of a chart on paper: 16 cm, in English Metric Units (360 000 a centimetre).
const WIDTH: u64 = 16 * 360_000;
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The height of the logo on the cover: 2 cm; and the widest it may be: 10 cm.
const LOGO_HEIGHT: u64 = 2 * 360_000;
const LOGO_WIDTH: u64 = 10 * 360_000;
/// The logo's number among drawings: charts begin at 1.
const LOGO_ID: usize = 9999;

/// A picture to be placed: its number among drawings, its words, the part it stands in, its size.
struct Placed<'a> {
    id: usize,
    name: &'a str,
    title: &'a str,
    told: &'a str,
    relation: &'a str,
    /// In English Metric Units.
    width: u64,
    height: u64,
}

/// A paragraph that holds the chart alone.
///
/// # Errors
/// The PNG has no size to be read.
pub fn paragraph(xml: &mut Xml, picture: &Picture, png: &[u8]) -> anyhow::Result<()> {
    let (width, height) = size(png).with_context(|| format!("picture of chart {}", picture.chart.id))?;
    let placed = Placed {
        id: picture.number,
        name: &format!("Figure {}", picture.number),
        title: &picture.chart.title,
        told: &format!("{}. {}", picture.chart.title, picture.chart.description),
        relation: &format!("rFigure{}", picture.number),
        width: WIDTH,
        height: WIDTH * u64::from(height) / u64::from(width),
    };
    place(xml, "Image", &placed);
    Ok(())
}

/// The town's logo, above the title.
pub fn logo(xml: &mut Xml, logo: &Logo) {
    let (width, height) = (u64::from(logo.width), u64::from(logo.height).max(1));
    let wide = (LOGO_HEIGHT * width / height).min(LOGO_WIDTH);
    let placed = Placed {
        id: LOGO_ID,
        name: "Logo",
        title: &logo.told,
        told: &logo.told,
        relation: "rLogo",
        width: wide,
        height: wide * height / width.max(1),
    };
    place(xml, "Normal", &placed);
}

fn place(xml: &mut Xml, style: &str, placed: &Placed<'_>) {
    let (id, width, height) = (placed.id.to_string(), placed.width.to_string(), placed.height.to_string());
    xml.inside("w:p", &[], |xml| {
        xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
        xml.inside("w:r", &[], |xml| {
            xml.inside("w:drawing", &[], |xml| {
                xml.inside("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                    xml.empty("wp:docPr", &[("id", &id), ("name", placed.name), ("descr", placed.told), ("title", placed.title)]);
                    xml.inside("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
                    });
                    xml.inside("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                        xml.inside("a:graphicData", &[("uri", PICTURE)], |xml| drawn(xml, placed));
                    });
                });
            });
        });
    });
}

fn drawn(xml: &mut Xml, placed: &Placed<'_>) {
    let (id, width, height) = (placed.id.to_string(), placed.width.to_string(), placed.height.to_string());
    xml.inside("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.inside("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", &id), ("name", placed.name), ("descr", placed.told)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.inside("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", placed.relation)]);
            xml.inside("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.inside("pic:spPr", &[], |xml| {
            xml.inside("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
            });
            xml.inside("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}

/// Width and height in pixels, from the first block of a PNG.
fn size(png: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (number(16)?, number(20)?);
    (png.starts_with(b"\x89PNG") && width > 0).then_some((width, height))
}
