//! The cells of a file of decisions: what people write in them, and how they are written back.

use super::{Line, Verdict};
use crate::fold::{fold, tidy};
use chrono::NaiveDate;

/// What the column `decision` says.
pub enum Said {
    /// Empty, or put off.
    Nothing,
    Verdict(Verdict),
    /// Neither: another answer, or nothing that can be read.
    Else,
}

impl Said {
    pub fn read(text: &str) -> Self {
        match fold(text).as_str() {
            "" | "p" | "plus tard" | "a voir" | "a verifier" | "en attente" | "ne sait pas" | "nsp" => Self::Nothing,
            "meme" | "memes" | "la meme" | "le meme" | "meme structure" | "idem" | "identique" | "identiques" | "oui" | "o" | "ok"
            | "x" | "vrai" | "1" | "yes" | "y" | "accepte" | "acceptee" | "d accord" => Self::Verdict(Verdict::Same),
            "distinct" | "distincts" | "distincte" | "distinctes" | "different" | "differents" | "differente" | "differentes" | "autre"
            | "autres" | "non" | "n" | "no" | "faux" | "0" | "refuse" | "refusee" | "pas la meme" | "pas le meme" => {
                Self::Verdict(Verdict::Distinct)
            }
            _ => Self::Else,
        }
    }
}

/// Where the columns stand.
pub struct Columns {
    pub spelling: usize,
    pub subject: usize,
    pub decision: usize,
    pub date: Option<usize>,
}

impl Columns {
    pub fn of(line: &Line) -> Option<Self> {
        let headers: Vec<String> = line.cells.iter().map(|cell| fold(cell)).collect();
        let find = |names: &[&str]| names.iter().find_map(|name| headers.iter().position(|header| header == name));
        Some(Self {
            spelling: find(&["graphie", "graphies", "nom vu", "nom lu"])?,
            subject: find(&["structure", "proposition", "nom retenu"])?,
            decision: find(&["decision", "decisions"])?,
            date: find(&["date", "date de decision", "decide le"]),
        })
    }
}

pub fn date(text: &str) -> Option<NaiveDate> {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"].iter().find_map(|format| NaiveDate::parse_from_str(day, format).ok())
}

/// A cell without the apostrophe that keeps a spreadsheet from running it as a formula.
pub fn plain(cell: &str) -> String {
    let text = tidy(cell);
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => text,
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// A cell of a CSV file, neutralised.
pub fn quoted(cell: &str, separator: char) -> String {
    let safe = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
    if safe.contains([separator, '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
