//! A logo as the town sends it to a picture for the cover: checked, drawn again from its pixels, so that nothing but its look is kept
//! (a photograph's place, a drawing's script), in the one format that every rendering reads.

use super::chart;
use anyhow::{Context, bail};
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// A logo of more bytes than this is a poster: it would be in each of three files.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024;
/// Wider or higher, a small file may take all the memory once unpacked.
const MOST_PIXELS: u32 = 4000;
/// Drawn at this height at most: 2 cm on paper at 600 dots an inch.
const HEIGHT: u32 = 480;
/// A banner is still a logo; beyond, it would be a line.
const MOST_TIMES_WIDER: u32 = 12;

/// A logo, ready for the cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub png: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// Its text alternative.
    pub told: String,
}

impl Logo {
    /// Reads a PNG, a JPEG or an SVG, told by its first bytes.
    ///
    /// # Errors
    /// In French: it is none of these, too large, or a drawing that does more than draw.
    pub fn read(bytes: &[u8], told: &str) -> anyhow::Result<Self> {
        if bytes.len() as u64 > MOST_BYTES {
            bail!("elle pèse plus de 2 Mo. Réduisez-la");
        }
        let picture = match image::guess_format(bytes) {
            Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => pixels(bytes, format)?,
            _ => {
                let text = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'));
                let drawing = text.filter(|text| text.contains("<svg")).context("ce n’est ni un PNG, ni un JPEG, ni un SVG")?;
                harmless(drawing)?;
                let png = chart::png_of_height(drawing, HEIGHT).context("ce dessin SVG n’est pas lisible")?;
                pixels(&png, ImageFormat::Png)?
            }
        };
        let (width, height) = (picture.width(), picture.height());
        if width == 0 || height == 0 || width > height.saturating_mul(MOST_TIMES_WIDER) || height > width.saturating_mul(MOST_TIMES_WIDER) {
            bail!("elle est beaucoup plus longue que large. Choisissez une image moins étirée");
        }
        let picture = if height > HEIGHT { picture.resize(u32::MAX, HEIGHT, image::imageops::FilterType::Lanczos3) } else { picture };
        let mut png = Vec::new();
        picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).context("elle ne peut pas être convertie")?;
        Ok(Self { png, width: picture.width(), height: picture.height(), told: told.to_owned() })
    }

    /// For a page that may not load anything.
    pub fn address(&self) -> String {
        format!("data:image/png;base64,{}", base64(&self.png))
    }
}

/// The pixels of a picture, the right way up.
fn pixels(bytes: &[u8], format: ImageFormat) -> anyhow::Result<image::DynamicImage> {
    const UNREADABLE: &str = "elle est abîmée, ou dépasse 4 000 pixels de côté";
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().context(UNREADABLE)?;
    let turned = decoder.orientation().context(UNREADABLE)?;
    let mut picture = image::DynamicImage::from_decoder(decoder).context(UNREADABLE)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// A drawing is refused when it does more than draw: whoever opens the report trusts it. The renderer would not run a script nor load a
/// file; the refusal tells the town that its file is not what it seems.
fn harmless(drawing: &str) -> anyhow::Result<()> {
    let folded: String = drawing.chars().filter(|letter| !letter.is_control()).collect::<String>().to_lowercase();
    let refused = [
        ("<!entity", "des entités"),
        ("<!doctype", "une déclaration DOCTYPE"),
        ("<script", "un script"),
        ("<foreignobject", "une page web"),
        ("<iframe", "une page web"),
        ("<image", "une image incorporée"),
        ("javascript:", "un script"),
        ("http:", "une adresse extérieure"),
        ("https:", "une adresse extérieure"),
        ("file:", "une adresse extérieure"),
        ("@import", "une feuille de style extérieure"),
    ];
    // The names of the format are addresses that nobody visits.
    let mut text = folded.clone();
    for namespace in namespaces(&folded) {
        text = text.replace(namespace, "");
    }
    for (mark, what) in refused {
        if text.contains(mark) {
            bail!("ce dessin SVG contient {what}. Enregistrez-le en « SVG simple », ou en PNG");
        }
    }
    if handlers(&text) {
        bail!("ce dessin SVG contient un script. Enregistrez-le en « SVG simple », ou en PNG");
    }
    Ok(())
}

/// The values of `xmlns` attributes.
fn namespaces(text: &str) -> Vec<&str> {
    text.match_indices("xmlns")
        .filter_map(|(at, _)| {
            let rest = text.get(at..)?;
            let (_, rest) = rest.split_once('=')?;
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            rest.get(1..)?.split(quote).next().filter(|value| !value.is_empty())
        })
        .collect()
}

/// Attributes such as `onload=`.
fn handlers(text: &str) -> bool {
    text.split([' ', '"', '\'', '/']).any(|word| {
        let name = word.split('=').next().unwrap_or_default();
        name.len() > 3 && name.starts_with("on") && name.bytes().all(|letter| letter.is_ascii_lowercase()) && word.contains('=')
    })
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for triple in bytes.chunks(3) {
        let byte = |at: usize| u32::from(triple.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sixth in 0..4_usize {
            let letter = LETTERS.get((bits >> (18 - 6 * sixth) & 0x3f) as usize).copied().unwrap_or(b'=');
            text.push(if sixth > triple.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str =
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="200" height="80" fill="#7a0019"/></svg>"##;

    #[test]
    fn a_drawing_becomes_a_picture_of_its_own_proportions() {
        let logo = Logo::read(PLAIN.as_bytes(), "Logo").unwrap();
        assert_eq!((logo.width, logo.height), (1200, 480));
        assert!(logo.png.starts_with(b"\x89PNG") && logo.address().starts_with("data:image/png;base64,iVBORw0KGgo"));
        // A picture in, the same picture out.
        assert_eq!(Logo::read(&logo.png, "Logo").unwrap(), logo);
    }

    #[test]
    fn a_drawing_that_does_more_than_draw_is_refused_with_its_reason() {
        for (inside, why) in [
            ("<script>alert(1)</script>", "un script"),
            ("<rect onload=\"x()\"/>", "un script"),
            ("<a href='javascript:x()'/>", "un script"),
            ("<image href=\"file:///etc/passwd\"/>", "une image incorporée"),
            ("<use href=\"https://example.org/a.svg#b\"/>", "une adresse extérieure"),
            ("<foreignObject/>", "une page web"),
            ("<style>@import url(x)</style>", "une feuille de style"),
        ] {
            let drawing = PLAIN.replace("</svg>", &format!("{inside}</svg>"));
            let error = Logo::read(drawing.as_bytes(), "").unwrap_err().to_string();
            assert!(error.contains(why), "{inside}: {error}");
        }
        let bomb = format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>{PLAIN}");
        assert!(Logo::read(bomb.as_bytes(), "").unwrap_err().to_string().contains("entités"));
    }

    #[test]
    fn what_is_no_picture_too_large_or_too_long_is_refused() {
        let long = PLAIN.replace("width=\"200\"", "width=\"9000\"");
        for bytes in [b"GIF89a".to_vec(), b"\x89PNG\r\n\x1a\nabc".to_vec(), vec![b' '; 3 << 20], Vec::new(), long.into_bytes()] {
            assert!(Logo::read(&bytes, "").is_err());
        }
    }

    #[test]
    fn base64_has_its_padding() {
        assert_eq!(["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes())), ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
