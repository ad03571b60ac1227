//! How cells are shown: those at fault by a colour, a pattern and a border for each severity, so that they are told in black and white
//! too, and where a program draws no pattern; and their comments.

use crate::finding::Finding;
use crate::french::{message, partner_remedy, return_severity};
use crate::problem::Severity;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, Note};
use std::collections::BTreeMap;

/// What a cell holds, as its format shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    Plain,
    /// Text that begins as a formula may: it stays text, even typed again.
    Inert,
    Day,
    Moment,
    Duration,
    Percent,
    /// What stands in the place of a value that is not copied.
    Removed,
}

const ALL_SHOWN: [Shown; 7] = [Shown::Plain, Shown::Inert, Shown::Day, Shown::Moment, Shown::Duration, Shown::Percent, Shown::Removed];

/// The severities, the gravest first.
pub const SEVERITIES: [Severity; 4] = [Severity::Blocking, Severity::Error, Severity::Warning, Severity::Note];

/// The formats of a copy, each made once.
pub struct Marks {
    formats: BTreeMap<(Shown, Option<Severity>), Format>,
    pub title: Format,
    pub words: Format,
    /// The line that asks not to send the copy back.
    pub stop: Format,
    pub header: Format,
    pub list: Format,
    pub link: Format,
}

impl Marks {
    pub fn new() -> Self {
        let severities = || SEVERITIES.into_iter().map(Some).chain([None]);
        let formats = ALL_SHOWN.into_iter().flat_map(|shown| severities().map(move |mark| ((shown, mark), format(shown, mark)))).collect();
        let list = Format::new().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_text_wrap();
        Self {
            formats,
            title: Format::new().set_bold().set_font_size(16),
            words: Format::new(),
            stop: Format::new().set_bold(),
            header: Format::new().set_bold().set_border_bottom(FormatBorder::Medium).set_background_color("EEF1F4"),
            link: list.clone().set_font_color("0563C1").set_underline(rust_xlsxwriter::FormatUnderline::Single),
            list,
        }
    }

    /// The format of a cell; none for a plain value without fault.
    pub fn format(&self, shown: Shown, mark: Option<Severity>) -> Option<&Format> {
        if shown == Shown::Plain && mark.is_none() { None } else { self.formats.get(&(shown, mark)) }
    }
}

fn format(shown: Shown, mark: Option<Severity>) -> Format {
    let format = match shown {
        Shown::Plain => Format::new(),
        Shown::Inert => Format::new().set_quote_prefix(),
        Shown::Day => Format::new().set_num_format("dd/mm/yyyy"),
        Shown::Moment => Format::new().set_num_format("dd/mm/yyyy hh:mm"),
        Shown::Duration => Format::new().set_num_format("[h]:mm"),
        Shown::Percent => Format::new().set_num_format("0.##%"),
        Shown::Removed => Format::new().set_italic().set_font_color("6B7280"),
    };
    match mark {
        None => format,
        Some(severity) => {
            let (pattern, lines, ground, border) = look(severity);
            format
                .set_pattern(pattern)
                .set_foreground_color(lines)
                .set_background_color(ground)
                .set_border(border)
                .set_border_color(colour(severity))
        }
    }
}

/// Pattern, its colour, the ground under it, the border.
const fn look(severity: Severity) -> (FormatPattern, &'static str, &'static str, FormatBorder) {
    match severity {
        Severity::Blocking => (FormatPattern::LightTrellis, "F4B8A8", "FBE3DC", FormatBorder::Thick),
        Severity::Error => (FormatPattern::LightUp, "F4B8A8", "FBE3DC", FormatBorder::Thick),
        Severity::Warning => (FormatPattern::LightDown, "F2D48A", "FDF3D6", FormatBorder::MediumDashed),
        Severity::Note => (FormatPattern::Gray125, "A9C6E6", "E3EEF9", FormatBorder::Dotted),
    }
}

/// The colour of a severity, dark enough to be seen as a line (3:1 on white).
pub fn colour(severity: Severity) -> Color {
    Color::RGB(match severity {
        Severity::Blocking | Severity::Error => 0xB3_26_1E,
        Severity::Warning => 0x9A_67_00,
        Severity::Note => 0x1F_5F_A8,
    })
}

/// The comment of a cell: what is wrong and what to do, point by point. Its size is that of its words.
pub fn note(points: &[&Finding]) -> Note {
    let told: Vec<String> = points
        .iter()
        .map(|point| {
            let problem = &point.problem;
            format!("{} : {}\n→ {}", return_severity(problem.severity()), message(problem), partner_remedy(problem))
        })
        .collect();
    let text = told.join("\n\n").replace(" :", "\u{a0}:");
    let lines: usize = text.lines().map(|line| line.chars().count() / NOTE_LETTERS + 1).sum();
    let height = u32::try_from(lines).unwrap_or(1).clamp(3, 30) * 18 + 10;
    Note::new(text).add_author_prefix(false).set_width(320).set_height(height).set_font_size(9)
}

/// Letters that a line of a comment of 320 pixels holds, at 9 points.
const NOTE_LETTERS: usize = 50;
