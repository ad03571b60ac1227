//! How the blank workbooks look: the formats of their cells, and how wide a column is.

use crate::schema::{Column, Content, Kind};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Text on white or on these grounds has a contrast of 7 or more (RGAA 3.2 asks for 4.5).
const GROUND: &str = "EEF1F4";
const EXAMPLE_GROUND: &str = "FFF8E1";
const SOFT: &str = "4A5561";
const RULE: &str = "AEB6BF";

/// The formats of a blank workbook.
pub struct Look {
    pub title: Format,
    pub about: Format,
    /// A header that must be filled under.
    pub required: Format,
    pub optional: Format,
    /// A cell of the help, and its subject.
    pub text: Format,
    pub subject: Format,
    pub item: Format,
}

impl Look {
    pub fn new() -> Self {
        let header = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Left)
            .set_align(FormatAlign::VerticalCenter)
            .set_indent(1)
            .set_border_bottom(FormatBorder::Medium)
            .set_background_color(GROUND);
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_indent(1);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            about: Format::new().set_font_color(SOFT),
            required: header.clone().set_bold(),
            optional: header,
            subject: text.clone().set_bold(),
            text,
            item: Format::new().set_align(FormatAlign::Left).set_indent(1),
        }
    }
}

/// How the cells of a column are shown.
pub fn format(kind: Kind, column: &Column) -> Format {
    // An indent keeps a number at the right of its cell apart from a text at the left of the next.
    let left = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_indent(1);
    let right = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Right).set_indent(1);
    match column.content {
        // Digits that are no number: 14 of them would otherwise show as 1,23E+13, and « 007 » as 7.
        Content::Text if matches!(column.name, "siret" | "code") => left.set_num_format("@"),
        Content::Text | Content::Name | Content::Names | Content::Texts | Content::Class(_) | Content::Classes(_) => left.set_text_wrap(),
        Content::YesNo | Content::Presence => left,
        Content::Number => right,
        Content::Count => right.set_num_format("#,##0"),
        Content::Euros => right.set_num_format("#,##0.00 \"€\""),
        Content::Share => right.set_num_format("0 %"),
        // A referral may have a month or a year for its date: shown as a day, a year would look like one of 1905.
        Content::Date if kind == Kind::Referrals && column.name == "date" => left,
        Content::Date => left.set_num_format(DAY),
        Content::Year => left.set_num_format("0"),
    }
}

/// A day as the French write it.
pub const DAY: &str = "dd/mm/yyyy";

/// The format of the example: in italics, on another ground, and with words that say what it is.
pub fn example(format: &Format) -> Format {
    format.clone().set_italic().set_background_color(EXAMPLE_GROUND).set_font_color(SOFT)
}

/// A cell of a grid to be filled in.
pub fn ruled(format: &Format) -> Format {
    format.clone().set_border(FormatBorder::Thin).set_border_color(RULE)
}

/// The width of a column, in characters, by what it holds.
pub fn width(column: &Column) -> f64 {
    match column.content {
        Content::Name => 28.0,
        Content::Names | Content::Texts => 32.0,
        Content::Class(_) | Content::Classes(_) => 22.0,
        Content::Text if column.example.chars().count() > 24 => 36.0,
        Content::Text => 20.0,
        Content::Date | Content::Euros | Content::Count => 14.0,
        Content::Presence | Content::Number | Content::YesNo | Content::Year | Content::Share => 12.0,
    }
}

/// The height of a row for a text that wraps: spreadsheets do not all reckon it when they open a file.
pub fn height(text: &str, width: f64) -> f64 {
    /// Points: one line, and what stands around it.
    const LINE: f64 = 15.0;
    // Letters are narrower than digits, which widths are counted in, but words break before the end of a line.
    let lines = (text.chars().count() as f64 / width).ceil().max(1.0);
    LINE * lines + 1.0
}

/// How many pages wide a sheet of that many characters is printed, so that it can be read.
pub fn pages(width: f64) -> u16 {
    const READABLE: f64 = 210.0;
    [1, 2, 3].into_iter().find(|pages| width <= READABLE * f64::from(*pages)).unwrap_or(4)
}

/// The first column opens the example with words, and names the row for who moves to the right.
pub const FIRST_WIDTH: f64 = 36.0;
