//! Fills that can be told apart without colour: each one is a colour and a texture.

use super::theme::{Colour, Theme};
use crate::quantity::Precision;
use crate::report::chart::{ChartClass, Tone};
use std::collections::BTreeMap;

/// What a fill is drawn with over its base colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Texture {
    Plain,
    /// Lines that rise to the right.
    Rising,
    /// Lines that fall to the right.
    Falling,
    Dots,
    Level,
    Upright,
    Crossed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Paint {
    pub base: Colour,
    pub texture: Texture,
    /// Colour of the texture's lines.
    pub ink: Colour,
    /// A fill too light to be seen on paper has an edge that is not.
    pub edge: Option<Colour>,
    pub dashed: bool,
}

impl Paint {
    pub const fn plain(base: Colour) -> Self {
        Self { base, texture: Texture::Plain, ink: base, edge: None, dashed: false }
    }

    /// A light wash of a colour, its texture and its edge in the colour itself.
    pub fn light(colour: Colour, texture: Texture) -> Self {
        Self {
            base: Colour::WHITE.towards(colour, 0.13),
            texture,
            ink: colour.towards(Colour::WHITE, 0.35),
            edge: Some(colour),
            dashed: false,
        }
    }

    /// A full colour with a white texture.
    pub fn dark(colour: Colour, texture: Texture) -> Self {
        Self { base: colour, texture, ink: colour.towards(Colour::WHITE, 0.5), edge: None, dashed: false }
    }

    /// What is masked: the same in every chart.
    pub const MASKED: Self = Self {
        base: Colour(0xf4, 0xf5, 0xf7),
        texture: Texture::Falling,
        ink: Colour(0xb4, 0xbb, 0xc3),
        edge: Some(Colour::AXIS),
        dashed: false,
    };

    /// The year before, the way left to go: there to compare with.
    pub const QUIET: Self =
        Self { base: Colour(0xe6, 0xe9, 0xed), texture: Texture::Plain, ink: Colour::AXIS, edge: Some(Colour::AXIS), dashed: false };

    /// Nothing inside: no opinion, not measured.
    pub const EMPTY: Self =
        Self { base: Colour::WHITE, texture: Texture::Plain, ink: Colour::AXIS, edge: Some(Colour::GREY), dashed: false };

    /// This fill for a value of such a precision: only an exact one, or a lower bound, is drawn full.
    pub fn precise(self, precision: Precision) -> Self {
        let colour = self.edge.unwrap_or(self.base);
        match precision {
            Precision::Exact | Precision::AtLeast => self,
            Precision::About => Self { dashed: true, ..Self::light(colour, Texture::Rising) },
            Precision::AtMost => Self { dashed: true, ..Self::light(colour, Texture::Plain) },
        }
    }

    /// The colour that stands for it where there is no room for a texture: lines, dots, words.
    pub fn solid(&self) -> Colour {
        self.edge.unwrap_or(self.base)
    }
}

/// The palette of classes that are neither better nor worse (after Okabe and Ito, darkened to 3:1 on white), full and light in turn so that neighbours differ in grey.
pub(super) fn neutral(theme: &Theme, index: usize) -> Paint {
    const ORANGE: Colour = Colour(0xa8, 0x58, 0x00);
    const GREEN: Colour = Colour(0x00, 0x75, 0x58);
    const PURPLE: Colour = Colour(0x8a, 0x4a, 0x86);
    const SLATE: Colour = Colour(0x43, 0x4e, 0x5c);
    const OLIVE: Colour = Colour(0x76, 0x68, 0x00);
    let cycle = [
        Paint::plain(theme.main()),
        Paint::light(ORANGE, Texture::Rising),
        Paint::dark(GREEN, Texture::Falling),
        Paint::light(PURPLE, Texture::Dots),
        Paint::dark(SLATE, Texture::Crossed),
        Paint::light(theme.main(), Texture::Level),
        Paint::dark(ORANGE, Texture::Dots),
        Paint::light(OLIVE, Texture::Crossed),
        Paint::dark(PURPLE, Texture::Upright),
        Paint::light(GREEN, Texture::Falling),
    ];
    cycle.get(index % cycle.len()).copied().unwrap_or(Paint::plain(theme.main()))
}

/// One fill a class. Two classes of one tone get two textures.
pub(super) fn palette(theme: &Theme, classes: &[ChartClass]) -> Vec<Paint> {
    let mut seen: BTreeMap<Tone, usize> = BTreeMap::new();
    let paint = |class: &ChartClass| {
        let rank = seen.entry(class.tone).and_modify(|rank| *rank += 1).or_default();
        toned(theme, class.tone, *rank)
    };
    classes.iter().map(paint).collect()
}

fn toned(theme: &Theme, tone: Tone, rank: usize) -> Paint {
    const AMBER: Colour = Colour(0x8c, 0x64, 0x00);
    let textures = |order: [Texture; 4]| order.get(rank % 4).copied().unwrap_or(Texture::Plain);
    match tone {
        Tone::Neutral => neutral(theme, rank),
        Tone::Good if rank == 0 => Paint::plain(theme.main()),
        Tone::Good => Paint::dark(theme.main(), textures([Texture::Crossed, Texture::Dots, Texture::Level, Texture::Upright])),
        Tone::Partly => Paint::light(theme.main(), textures([Texture::Rising, Texture::Dots, Texture::Level, Texture::Upright])),
        Tone::Waiting => Paint::light(AMBER, textures([Texture::Dots, Texture::Upright, Texture::Level, Texture::Crossed])),
        Tone::Poor => Paint::dark(theme.contrary(), textures([Texture::Falling, Texture::Crossed, Texture::Dots, Texture::Level])),
        Tone::Unsaid if rank == 0 => Paint::EMPTY,
        Tone::Unsaid => Paint::light(Colour::GREY, textures([Texture::Dots, Texture::Level, Texture::Crossed, Texture::Upright])),
    }
}

#[cfg(test)]
mod tests {
    use super::super::theme::{MARK_CONTRAST, TEXT_CONTRAST};
    use super::*;

    fn every_paint(theme: &Theme) -> Vec<Paint> {
        let tones = [Tone::Neutral, Tone::Good, Tone::Partly, Tone::Waiting, Tone::Poor, Tone::Unsaid];
        let toned = tones.into_iter().flat_map(|tone| (0..10).map(move |rank| (tone, rank)));
        let mut paints: Vec<Paint> = toned.map(|(tone, rank)| super::toned(theme, tone, rank)).collect();
        paints.extend([Paint::MASKED, Paint::QUIET, Paint::EMPTY]);
        let precise = [Precision::Exact, Precision::About, Precision::AtMost, Precision::AtLeast];
        paints.extend(paints.clone().into_iter().flat_map(|paint| precise.map(|precision| paint.precise(precision))));
        paints
    }

    fn themes() -> Vec<Theme> {
        let mut themes = vec![Theme::default()];
        themes.extend(["#7a0019", "#00583f", "#5b2a86", "#b34700", "#000000"].iter().filter_map(|hex| Theme::from_colour(hex).ok()));
        assert_eq!(themes.len(), 6);
        themes
    }

    #[test]
    fn every_fill_or_its_edge_is_seen_on_paper_and_carries_a_readable_number() {
        for theme in themes() {
            for paint in every_paint(&theme) {
                assert!(paint.solid().contrast(Colour::WHITE) >= MARK_CONTRAST, "{paint:?}");
                assert!(paint.base.text_on().contrast(paint.base) >= TEXT_CONTRAST, "{paint:?}");
            }
        }
    }

    #[test]
    fn classes_of_a_chart_differ_in_texture_or_by_far_in_grey() {
        for theme in themes() {
            let classes = |tones: &[Tone]| tones.iter().map(|&tone| ChartClass::new("x", tone)).collect::<Vec<_>>();
            let all = [Tone::Good, Tone::Partly, Tone::Waiting, Tone::Waiting, Tone::Poor, Tone::Poor, Tone::Unsaid, Tone::Unsaid];
            for chart in [classes(&all), classes(&[Tone::Neutral; 10])] {
                let paints = palette(&theme, &chart);
                for (at, a) in paints.iter().enumerate() {
                    for b in paints.iter().skip(at + 1) {
                        let told_apart = a.texture != b.texture || a.base.contrast(b.base) >= 1.4;
                        assert!(told_apart, "{theme:?}\n{a:?}\n{b:?}");
                    }
                }
            }
        }
    }
}
