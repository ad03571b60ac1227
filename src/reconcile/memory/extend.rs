//! Decisions to the lines that are added to `correspondances.csv`, after all that stands there, in its own columns.

use super::cells::{Columns, quoted};
use super::{COLUMNS, Decision, Line, merged};
use crate::place::Place;

/// How a file of decisions is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    separator: char,
    /// Cells of a line.
    width: usize,
    spelling: usize,
    subject: usize,
    decision: usize,
    date: usize,
    newline: &'static str,
    /// What comes before the first line added: a header, an end of line, or nothing.
    before: String,
}

/// The header is sought where `shape::decisions` seeks it.
const HEADER_WITHIN: usize = 10;

impl Form {
    /// The form of a file that does not exist yet.
    pub fn new() -> Self {
        let before = format!("{}\n", COLUMNS.join(","));
        Self { separator: ',', width: COLUMNS.len(), spelling: 0, subject: 1, decision: 2, date: 3, newline: "\n", before }
    }

    /// The form of what a file holds; `None` when lines cannot be added to it without touching what is there: another
    /// encoding than UTF-8, no header, no column for the date.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Some(Self::new());
        }
        text.split_inclusive('\n').take(HEADER_WITHIN).find_map(|line| Self::of_header(line, text.ends_with('\n')))
    }

    fn of_header(line: &str, is_closed: bool) -> Option<Self> {
        let newline = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        [',', ';', '\t'].into_iter().find_map(|separator| {
            let cells: Vec<String> = line.trim_end().split(separator).map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
            let width = cells.len();
            let columns = Columns::of(&Line { place: Place::file("correspondances.csv"), cells })?;
            let before = if is_closed { String::new() } else { newline.to_owned() };
            let Columns { spelling, subject, decision, date } = columns;
            Some(Self { separator, width, spelling, subject, decision, date: date?, newline, before })
        })
    }

    /// The text to add for some decisions, one line each; nothing for none. What a spreadsheet would run as a formula is
    /// neutralised.
    pub fn added(&self, decisions: &[Decision]) -> String {
        let lines: Vec<String> = merged(decisions).iter().map(|decision| self.line(decision)).collect();
        if lines.is_empty() { String::new() } else { format!("{}{}", self.before, lines.concat()) }
    }

    fn line(&self, decision: &Decision) -> String {
        let mut cells = vec![String::new(); self.width];
        let date = decision.date.map(|date| date.to_string()).unwrap_or_default();
        let filled = [
            (self.spelling, decision.spelling.to_string()),
            (self.subject, decision.subject.to_string()),
            (self.decision, decision.verdict.word().to_owned()),
            (self.date, date),
        ];
        for (at, text) in filled {
            if let Some(cell) = cells.get_mut(at) {
                *cell = quoted(&text, self.separator);
            }
        }
        format!("{}{}", cells.join(&self.separator.to_string()), self.newline)
    }
}

impl Default for Form {
    fn default() -> Self {
        Self::new()
    }
}
