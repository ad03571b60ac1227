//! Text files of separated values: every field is text, for only later stages know what a column should hold.

use super::Raw;
use super::cells::{Refusal, Sheet, SheetCells, Supply};
use super::separator;
use crate::place::CellRef;
use crate::problem::Problem;
use csv::{ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// For a file of one column: a letter that no text holds.
const NONE: u8 = 0x1F;

/// The one sheet of a text file. Rows are numbered as a spreadsheet that opens the file numbers them.
pub fn sheet(supply: &mut Supply, text: &str) -> Sheet {
    read(supply, text).unwrap_or_else(|refusal| Sheet::refused("".into(), refusal))
}

fn read(supply: &mut Supply, text: &str) -> Result<Sheet, Refusal> {
    let (announced, text) = announced(text);
    let separator = announced.or_else(|| separator::of(text)).unwrap_or(NONE);
    let marked = mark(text, separator);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .quoting(!marked.never_closed)
        .from_reader(marked.text.as_bytes());

    let mut cells = SheetCells::new(supply);
    let mut record = StringRecord::new();
    let mut row: u32 = 0;
    let unreadable = |_| Problem::FileUnreadable { detail: "ses lignes ne se séparent pas".into() };
    while reader.read_record(&mut record).map_err(unreadable)? {
        row = row.saturating_add(1);
        for (field, column) in record.iter().zip(1..) {
            let cell = CellRef::new(row, column);
            if field == marked.empty {
                cells.push(cell, Raw::EmptyText)?;
            } else if field != marked.blank_line {
                cells.text(cell, field)?;
            }
        }
    }
    let (cells, problems) = cells.finish();
    Ok(Sheet { cells, problems, ..Sheet::default() })
}

/// `sep=;`, a first line that Excel obeys and does not show.
fn announced(text: &str) -> (Option<u8>, &str) {
    let line = text.lines().next().unwrap_or_default();
    match line.trim_matches('"').as_bytes() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator @ (b';' | b',' | b'|' | b'\t')] => {
            let rest = text.get(line.len()..).unwrap_or_default();
            (Some(*separator), rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest))
        }
        _ => (None, text),
    }
}

/// A text in which what the csv crate forgets can still be seen.
struct Marked<'t> {
    text: Cow<'t, str>,
    /// What stands within the quotes of an empty field.
    empty: String,
    /// What stands on an empty line.
    blank_line: String,
    /// A quote opens and never closes: quotes then mean nothing, or all that follows would be one field.
    never_closed: bool,
}

/// Marks empty fields between quotes (LimeSurvey writes `""` for « shown and not ticked », nothing for « not shown ») and
/// empty lines (spreadsheets count them), by the csv crate's own rules: a quote opens at the start of a field alone, `""`
/// within is a quote, and what follows a closing quote is text.
fn mark(text: &str, separator: u8) -> Marked<'_> {
    let mut unused = ('\u{e000}'..='\u{f8ff}').filter(|mark| !text.contains(*mark));
    let mut mark = || unused.next().map(String::from).unwrap_or_default();
    let (empty, blank_line) = (mark(), mark());
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied();
    let ends_line = |place: usize| matches!(at(place), Some(b'\n' | b'\r') | None);
    let ends_field = |place: usize| ends_line(place) || at(place) == Some(separator);

    let mut marks: Vec<(usize, &str)> = Vec::new();
    let mut never_closed = false;
    let mut place = 0;
    let mut starts_line = true;
    while place < bytes.len() {
        if starts_line && ends_line(place) {
            marks.push((place, &blank_line));
        } else if at(place) == Some(b'"') {
            let opened = place + 1;
            let closed = closing_quote(bytes, opened);
            never_closed |= closed.is_none();
            let closed = closed.unwrap_or(bytes.len());
            if closed == opened && ends_field(closed + 1) {
                marks.push((opened, &empty));
            }
            place = closed + 1;
        }
        while !ends_field(place) {
            place += 1;
        }
        starts_line = ends_line(place);
        // `\r\n` is one end of line.
        place += if at(place) == Some(b'\r') && at(place + 1) == Some(b'\n') { 2 } else { 1 };
    }
    // With quotes out of use, `""` is a text like another, and lines are what they seem.
    if never_closed {
        return Marked { text: without_quotes(text, &blank_line), empty, blank_line, never_closed };
    }
    Marked { text: inserted(text, &marks), empty, blank_line, never_closed }
}

/// Where a quoted field closes, from inside of it.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let mut place = from;
    loop {
        place += bytes.get(place..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(place + 1) != Some(&b'"') {
            return Some(place);
        }
        place += 2;
    }
}

/// The text with marks at their places, which are in order.
fn inserted<'t>(text: &'t str, marks: &[(usize, &str)]) -> Cow<'t, str> {
    if marks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 3 * marks.len());
    let mut done = 0;
    for (place, mark) in marks {
        marked.push_str(text.get(done..*place).unwrap_or_default());
        marked.push_str(mark);
        done = *place;
    }
    marked.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(marked)
}

fn without_quotes<'t>(text: &'t str, blank_line: &str) -> Cow<'t, str> {
    let lines: Vec<&str> = text.lines().map(|line| if line.is_empty() { blank_line } else { line }).collect();
    Cow::Owned(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        let mut supply = Supply::default();
        let sheet = sheet(&mut supply, text);
        let cells = sheet.cells.iter().map(|(cell, raw)| match raw {
            Raw::Text(text) => format!("{cell}={text}"),
            Raw::EmptyText => format!("{cell}=\"\""),
            other => format!("{cell} {other:?}"),
        });
        cells.collect::<Vec<_>>().join(" ").replace('\n', "⏎")
    }

    #[test]
    fn an_empty_text_between_quotes_is_not_nothing() {
        assert_eq!(drawn("id;a;b;c\n1;\"\";;\"x\"\n"), "A1=id B1=a C1=b D1=c A2=1 B2=\"\" D2=x");
        assert_eq!(drawn("id,a\r\n\"\",\"\"\r\n"), "A1=id B1=a A2=\"\" B2=\"\"");
        assert_eq!(drawn("id;a\n\"\";1"), "A1=id B1=a A2=\"\" B2=1");
        assert_eq!(drawn("id;a\n1;\"\""), "A1=id B1=a A2=1 B2=\"\"");
    }

    #[test]
    fn quotes_within_quotes_are_no_empty_text() {
        assert_eq!(drawn("id;a\n1;\"dit \"\"oui\"\"\"\n"), "A1=id B1=a A2=1 B2=dit \"oui\"");
        assert_eq!(drawn("id;a\n1;\"\"\"\"\n"), "A1=id B1=a A2=1 B2=\"");
        assert_eq!(drawn("id;a\n1;x\"\"\n"), "A1=id B1=a A2=1 B2=x\"\"");
        assert_eq!(drawn("id;a\n1;\"a;\"\";b\"\n"), "A1=id B1=a A2=1 B2=a;\";b");
    }

    #[test]
    fn lines_within_quotes_are_one_row_and_empty_lines_are_rows() {
        assert_eq!(drawn("a;b\n1;\"x\n\ny\"\n\n\n2;z\n"), "A1=a B1=b A2=1 B2=x⏎⏎y A5=2 B5=z");
        assert_eq!(drawn("\r\na;b\r\n\r\n1;2\r\n"), "A2=a B2=b A4=1 B4=2");
        assert_eq!(drawn("a;b\r\r1;2\r"), "A1=a B1=b A3=1 B3=2");
    }

    #[test]
    fn a_quote_that_never_closes_is_a_letter() {
        assert_eq!(drawn("a;b\n1;\"écran 27\n\n2;\"\"\n"), "A1=a B1=b A2=1 B2=\"écran 27 A4=2 B4=\"\"");
    }

    #[test]
    fn the_separator_that_a_file_announces_is_obeyed_and_not_shown() {
        assert_eq!(drawn("sep=;\na,b;c\n"), "A1=a,b B1=c");
        assert_eq!(drawn("SEP=,\r\na;b,c\r\n"), "A1=a;b B1=c");
        assert_eq!(drawn("sep=\t\na;b\tc\n"), "A1=a;b B1=c");
        assert_eq!(drawn("\"sep=|\"\na;b|c\n"), "A1=a;b B1=c");
    }

    #[test]
    fn a_file_of_one_column_is_not_cut() {
        assert_eq!(drawn("Structures\nCentre social, Poitiers\n"), "A1=Structures A2=Centre social, Poitiers");
    }

    #[test]
    fn lines_may_have_more_or_fewer_fields() {
        assert_eq!(drawn("a;b;c\n1\n1;2;3;4\n"), "A1=a B1=b C1=c A2=1 A3=1 B3=2 C3=3 D3=4");
    }
}
