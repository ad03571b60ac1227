//! A chart as a picture that says what it shows.

use super::xml::Xml;
use crate::report::Picture;
use anyhow::Context;

/// The width of a chart on paper: 16 cm, in English Metric Units (360 000 a centimetre).
const WIDTH: u64 = 16 * 360_000;
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A paragraph that holds the picture alone.
///
/// # Errors
/// The PNG has no size to be read.
pub fn paragraph(xml: &mut Xml, picture: &Picture, png: &[u8]) -> anyhow::Result<()> {
    let (width, height) = size(png).with_context(|| format!("picture of chart {}", picture.chart.id))?;
    let height = (WIDTH * u64::from(height) / u64::from(width)).to_string();
    let width = WIDTH.to_string();
    let (id, name) = (picture.number.to_string(), format!("Figure {}", picture.number));
    let told = format!("{}. {}", picture.chart.title, picture.chart.description);
    xml.inside("w:p", &[], |xml| {
        xml.inside("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", "Image")]));
        xml.inside("w:r", &[], |xml| {
            xml.inside("w:drawing", &[], |xml| {
                xml.inside("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
                    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                    xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", &told), ("title", &picture.chart.title)]);
                    xml.inside("wp:cNvGraphicFramePr", &[], |xml| {
                        xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
                    });
                    xml.inside("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                        xml.inside("a:graphicData", &[("uri", PICTURE)], |xml| drawn(xml, picture.number, &name, &told, (&width, &height)));
                    });
                });
            });
        });
    });
    Ok(())
}

fn drawn(xml: &mut Xml, number: usize, name: &str, told: &str, (width, height): (&str, &str)) {
    xml.inside("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
        xml.inside("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", &number.to_string()), ("name", name), ("descr", told)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.inside("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", &format!("rFigure{number}"))]);
            xml.inside("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.inside("pic:spPr", &[], |xml| {
            xml.inside("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", &[("cx", width), ("cy", height)]);
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
