//! The colours of the charts, and whether they can be told from the paper.

use std::fmt;

/// A colour, red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// Text.
    pub const INK: Self = Self(0x1f, 0x29, 0x33);
    /// Second-rank text: 6:1 on white.
    pub const GREY: Self = Self(0x55, 0x5f, 0x6b);
    /// Axes and the edges of grey marks: 3.6:1 on white.
    pub const AXIS: Self = Self(0x80, 0x8a, 0x95);
    /// Lines that only guide the eye.
    pub const GRID: Self = Self(0xdf, 0xe3, 0xe8);

    /// Reads `#rrggbb`, `rrggbb` or `#rgb`.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.trim().strip_prefix('#').unwrap_or(text.trim());
        if !hex.is_ascii() {
            return None;
        }
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let byte = |shift: u32| u8::try_from(number >> shift & 0xff).unwrap_or_default();
        let half = |shift: u32| u8::try_from((number >> shift & 0xf) * 0x11).unwrap_or_default();
        match hex.len() {
            6 => Some(Self(byte(16), byte(8), byte(0))),
            3 => Some(Self(half(8), half(4), half(0))),
            _ => None,
        }
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio with another colour, WCAG 2.2: from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, `share` of the way (0 to 1) to another.
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Ink or white, whichever reads better on this colour; black on the middling ones, where neither reaches [`TEXT_CONTRAST`].
    pub fn text_on(self) -> Self {
        let best = if self.contrast(Self::WHITE) >= self.contrast(Self::INK) { Self::WHITE } else { Self::INK };
        if self.contrast(best) >= TEXT_CONTRAST { best } else { Self(0, 0, 0) }
    }

    /// Hue in degrees, none for a grey.
    fn hue(self) -> Option<f64> {
        let [r, g, b] = [self.0, self.1, self.2].map(f64::from);
        let (high, low) = (r.max(g).max(b), r.min(g).min(b));
        let span = high - low;
        let sixth = if span < 24.0 {
            return None;
        } else if high == r {
            (g - b) / span
        } else if high == g {
            (b - r) / span + 2.0
        } else {
            (r - g) / span + 4.0
        };
        Some((sixth * 60.0).rem_euclid(360.0))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Contrast of text with what is behind it, WCAG 1.4.3 (RGAA 3.2).
pub const TEXT_CONTRAST: f64 = 4.5;
/// Contrast of a mark's fill or edge with what is beside it, WCAG 1.4.11 (RGAA 3.3).
pub const MARK_CONTRAST: f64 = 3.0;

/// The colours of a territory's charts: one chosen, the rest follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    main: Colour,
}

impl Default for Theme {
    /// Okabe and Ito's blue, a little darker: it tells itself from their vermilion for every kind of colour vision.
    fn default() -> Self {
        Self { main: Colour(0x00, 0x5f, 0x96) }
    }
}

/// Why a colour cannot be the charts' main colour.
#[derive(Clone, Debug, PartialEq)]
pub enum ColourFault {
    NotAColour(String),
    /// White text on it, or a text in it on white paper, would not be read.
    TooLight {
        colour: Colour,
        contrast: f64,
        /// The same colour, as dark as it must be.
        instead: Colour,
    },
}

impl Theme {
    /// The theme of `graphiques.couleur`; an empty text is the default theme.
    ///
    /// # Errors
    /// When the text is not `#rrggbb`, or the colour's contrast with white is under [`TEXT_CONTRAST`].
    pub fn from_colour(text: &str) -> Result<Self, ColourFault> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let colour = Colour::parse(text).ok_or_else(|| ColourFault::NotAColour(text.trim().to_owned()))?;
        let contrast = colour.contrast(Colour::WHITE);
        if contrast >= TEXT_CONTRAST {
            return Ok(Self { main: colour });
        }
        let darker = |step: u32| colour.towards(Colour(0, 0, 0), f64::from(step) / 100.0);
        let instead = (1..=100).map(darker).find(|dark| dark.contrast(Colour::WHITE) >= TEXT_CONTRAST).unwrap_or(Colour::INK);
        Err(ColourFault::TooLight { colour, contrast, instead })
    }

    pub fn main(&self) -> Colour {
        self.main
    }

    /// The main colour as a wash, for backgrounds: `strength` from 0 (white) to 1.
    pub fn wash(&self, strength: f64) -> Colour {
        Colour::WHITE.towards(self.main, strength)
    }

    /// For what is not met, refused, lost. Vermilion, or a slate when the main colour is itself a red or an orange.
    pub fn contrary(&self) -> Colour {
        match self.main.hue() {
            Some(hue) if !(55.0..=325.0).contains(&hue) => Colour(0x3a, 0x46, 0x5c),
            _ => Colour(0xa8, 0x3f, 0x06),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_s_colour_is_taken_when_it_reads_on_white_and_refused_with_a_way_out_otherwise() {
        assert_eq!(Theme::from_colour("#7a0019").map(|theme| theme.main()), Ok(Colour(0x7a, 0, 0x19)));
        assert_eq!(Theme::from_colour(" "), Ok(Theme::default()));
        let Err(ColourFault::TooLight { contrast, instead, .. }) = Theme::from_colour("#ffcc00") else { panic!("taken") };
        assert!(contrast < 2.0 && Theme::from_colour(&instead.to_string()).is_ok(), "{contrast} {instead}");
        assert!(matches!(Theme::from_colour("bleu"), Err(ColourFault::NotAColour(_))));
        assert!(matches!(Theme::from_colour("#12345"), Err(ColourFault::NotAColour(_))));
        assert!(matches!(Theme::from_colour("+12345"), Err(ColourFault::NotAColour(_))));
    }

    #[test]
    fn the_fixed_colours_reach_the_contrast_their_use_asks_for() {
        assert!(Colour::INK.contrast(Colour::WHITE) >= 7.0);
        assert!(Colour::GREY.contrast(Colour::WHITE) >= TEXT_CONTRAST);
        assert!(Colour::AXIS.contrast(Colour::WHITE) >= MARK_CONTRAST);
        assert!((Colour(0, 0, 0).contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
    }
}
