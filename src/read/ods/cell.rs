//! A cell of `content.xml`: its typed value, and its text as paragraphs.

use super::Walk;
use crate::problem::Problem;
use crate::read::cells::is_blank;
use crate::read::limits::TEXT_LENGTH;
use crate::read::xml;
use quick_xml::events::{BytesStart, Event};

/// What a cell holds.
#[derive(Debug)]
pub struct Content {
    /// Nothing if the cell is empty; whatever is here shows something.
    pub value: Option<Value>,
    /// What the cell shows, line by line.
    pub text: String,
    pub has_formula: bool,
}

#[derive(Debug, PartialEq)]
pub enum Value {
    /// What the cell shows.
    Text,
    /// What the cell shows is an error of calculation.
    Error,
    Number(f64),
    /// A ratio, shown as a percentage.
    Percent(f64),
    Boolean(bool),
    /// In the words of the file.
    Date(String),
    Time(String),
}

/// Reads the cell just entered, up to its end.
pub fn read(walk: &mut Walk<'_>, tag: &BytesStart<'_>) -> Result<Content, Problem> {
    let shown = shown(walk)?;
    let attribute = |name| xml::attribute(tag, name);
    let formula = attribute("table:formula");
    let kind = attribute("office:value-type").unwrap_or_default();
    // A formula's text may be kept aside; what is shown is better, for it has its line breaks.
    let text = match shown {
        Some(text) => text,
        None => attribute("office:string-value").map(|text| text.into_owned()).unwrap_or_default(),
    };
    let has_formula = formula.is_some();
    let is_error =
        attribute("calcext:value-type").is_some_and(|kind| kind == "error") || (has_formula && kind == "string" && is_error_text(&text));

    let typed = match &*kind {
        _ if is_error && !is_blank(&text) => Some(Value::Error),
        "percentage" => attribute("office:value").and_then(|value| value.trim().parse().ok()).map(Value::Percent),
        "float" | "currency" => {
            attribute("office:value").and_then(|value| value.trim().parse().ok()).map(|number| number_or_truth(number, &text))
        }
        "date" => attribute("office:date-value").filter(|date| !is_blank(date)).map(|date| Value::Date(date.into_owned())),
        "time" => attribute("office:time-value").filter(|time| !is_blank(time)).map(|time| Value::Time(time.into_owned())),
        "boolean" => attribute("office:boolean-value").map(|truth| Value::Boolean(xml::is_true(&truth))),
        _ => None,
    };
    let value = typed.or_else(|| (!is_blank(&text)).then_some(Value::Text));
    // The result of `=""` is known, and blank: only a formula without any result is not calculated.
    let has_formula = has_formula && kind.is_empty();
    Ok(Content { value, text, has_formula })
}

/// LibreOffice writes a truth that comes from another format as `=TRUE()`, whose value is 1: what it shows tells them apart.
fn number_or_truth(number: f64, shown: &str) -> Value {
    match shown.trim() {
        "TRUE" | "VRAI" if number == 1.0 => Value::Boolean(true),
        "FALSE" | "FAUX" if number == 0.0 => Value::Boolean(false),
        _ => Value::Number(number),
    }
}

/// `Err:502`, `#N/A`, `#DIV/0 !`: how LibreOffice and OpenOffice show an error, in French too.
fn is_error_text(text: &str) -> bool {
    let text = text.trim();
    text.strip_prefix("Err").is_some_and(|rest| rest.trim_start().starts_with(':'))
        || (text.starts_with('#') && (text.ends_with(['!', '?']) || matches!(text, "#N/A" | "#N/D")))
}

/// The paragraphs of the cell just entered, one a line; nothing if it has none. Comments, drawings and the like are not
/// the cell's text.
fn shown(walk: &mut Walk<'_>) -> Result<Option<String>, Problem> {
    let outside = walk.depth.saturating_sub(1);
    let mut text: Option<String> = None;
    while walk.depth > outside {
        if let Event::Start(tag) = walk.next()? {
            match tag.name().as_ref() {
                "text:p" | "text:h" => {
                    let mut lines = text.map_or_else(String::new, |before| before + "\n");
                    paragraph(walk, &mut lines)?;
                    text = Some(lines);
                }
                _ => walk.skip()?,
            }
        }
    }
    Ok(text)
}

/// Bytes after which a text is longer than any cell whatever its letters (three bytes at most for each UTF-16 unit): what
/// follows is not kept, for the text will be refused.
const MOST: usize = 3 * (TEXT_LENGTH as usize + 1);

/// Adds the text of the paragraph just entered, its spaces and line breaks included.
#[expect(clippy::wildcard_enum_match_arm, reason = "of all that XML may hold, only text and elements matter here")]
fn paragraph(walk: &mut Walk<'_>, text: &mut String) -> Result<(), Problem> {
    let outside = walk.depth.saturating_sub(1);
    while walk.depth > outside {
        let event = walk.next()?;
        if text.len() > MOST {
            continue;
        }
        match event {
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => xml::push_reference(text, &reference),
            Event::Start(tag) => match tag.name().as_ref() {
                // A count of spaces is a number that anyone can write.
                "text:s" => {
                    let spaces = xml::count(&tag, "text:c").unwrap_or(1) as usize;
                    text.extend(std::iter::repeat_n(' ', spaces.min(MOST)));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                "office:annotation" | "text:note" => walk.skip()?,
                _ => {}
            },
            _ => {}
        }
    }
    Ok(())
}
