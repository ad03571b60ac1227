//! Money that a budget tells twice in one table: chapters over the lines that they add up, and what was spent beside what was received.

use crate::fold::fold;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::headers;
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::{Sheet, text, tidy_text};
use std::collections::BTreeSet;

/// Rounding that partners do when they add up euros by hand.
const TOLERANCE: f64 = 0.011;
/// « Recettes prévisionnelles 2024 »: a longer text is the name of a line.
const LONGEST_HEADING: usize = 4;

const SPENT: [&str; 6] = ["depense", "depenses", "charge", "charges", "emplois", "debit"];
const RECEIVED: [&str; 9] =
    ["recette", "recettes", "produit", "produits", "ressource", "ressources", "financement", "financements", "credit"];

/// Whether a text names what was spent.
pub fn is_spent(text: &str) -> bool {
    says(text, &SPENT)
}

/// Whether a text names what was received.
pub fn is_received(text: &str) -> bool {
    says(text, &RECEIVED)
}

fn says(text: &str, words: &[&str]) -> bool {
    fold(text).split(' ').any(|word| words.contains(&word))
}

/// The rows of a table of means that say again what others say.
#[derive(Default)]
pub struct Budget {
    /// Each is the sum of the lines beneath it.
    pub chapters: BTreeSet<u32>,
    /// Of what was spent, where what was received is told too.
    pub spent: BTreeSet<u32>,
    /// « Dépenses », « Recettes » over their lines.
    pub headings: BTreeSet<u32>,
}

impl Budget {
    pub fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Self {
        if header.best.kind != Kind::Means {
            return Self::default();
        }
        let (spent, headings) = spent_by_sections(sheet, header, rows).unwrap_or_default();
        let spent = if spent.is_empty() { spent_by_column(sheet, header, rows).unwrap_or_default() } else { spent };
        let lines: Vec<Line> = rows.iter().filter_map(|row| Line::of(reader, sheet, header, *row)).collect();
        let is_coded = |line: &Line| line.code.len() == 2;
        let is_unpaid = |line: &Line| line.has_payer == Some(false);
        let under = |chapter: &Line, line: &Line| line.code.is_empty() || line.code.starts_with(&chapter.code);
        let paid = |_: &Line, line: &Line| line.has_payer == Some(true);
        let chapters = chapters(&lines, is_coded, under).or_else(|| chapters(&lines, is_unpaid, paid)).unwrap_or_default();
        Self { chapters, spent, headings }
    }
}

/// An amount of a budget.
struct Line {
    row: u32,
    amount: f64,
    /// The account that opens it (« 60 – Achats », « 6061 »), or nothing.
    code: String,
    /// Whether it says who pays; none where no column does.
    has_payer: Option<bool>,
}

impl Line {
    fn of(reader: &Reader, sheet: &Sheet<'_>, header: &Header, row: u32) -> Option<Self> {
        let column = |name: &str| header.best.columns.iter().find(|(_, column)| column.name == name).map(|(at, _)| *at);
        let amount = reader.quantity(sheet.own(CellRef::new(row, column("montant")?))?)?.value;
        let (_, first) = sheet.row(row).find(|(cell, _)| header.span.contains(&cell.column))?;
        let opening = text(first);
        if headers::is_total(&opening) || sheet.row(row).any(|(_, raw)| matches!(raw, Raw::Text(_)) && headers::is_total(&tidy_text(raw))) {
            return None;
        }
        let code: String = opening.trim().chars().take_while(char::is_ascii_digit).collect();
        let has_payer = column("financeur").map(|at| sheet.own(CellRef::new(row, at)).is_some());
        Some(Self { row, amount, code, has_payer })
    }
}

/// The chapters among lines: every one that has lines beneath it is their sum, and there are two, or one of several lines.
fn chapters(lines: &[Line], is_chapter: impl Fn(&Line) -> bool, is_beneath: impl Fn(&Line, &Line) -> bool) -> Option<BTreeSet<u32>> {
    let starts: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| is_chapter(line)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let mut found = BTreeSet::new();
    let mut longest = 0;
    for (start, end) in starts.iter().zip(ends) {
        let (Some(chapter), Some(beneath)) = (lines.get(*start), lines.get(start + 1..end)) else { return None };
        if beneath.is_empty() {
            continue;
        }
        let sum: f64 = beneath.iter().map(|line| line.amount).sum();
        if (sum - chapter.amount).abs() > TOLERANCE || !beneath.iter().all(|line| is_beneath(chapter, line)) {
            return None;
        }
        found.insert(chapter.row);
        longest = longest.max(beneath.len());
    }
    (found.len() > 1 || (found.len() == 1 && longest > 1)).then_some(found)
}

/// The rows under « Dépenses », where others stand under « Recettes », with the rows of the two headings.
fn spent_by_sections(sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<(BTreeSet<u32>, BTreeSet<u32>)> {
    let (mut spent, mut headings) = (BTreeSet::new(), BTreeSet::new());
    let mut is_in_spent = false;
    let mut sides = BTreeSet::new();
    for row in rows {
        let mut cells = sheet.row(*row).filter(|(cell, _)| header.span.contains(&cell.column));
        if let (Some((_, raw @ Raw::Text(_))), None) = (cells.next(), cells.next())
            && let Some(side) = side(&tidy_text(raw))
        {
            is_in_spent = side;
            sides.insert(side);
            headings.insert(*row);
        } else if is_in_spent {
            spent.insert(*row);
        }
    }
    (sides.len() == 2).then_some((spent, headings))
}

/// The rows that a column says were spent (« Sens : Dépense »), where it says of all the others that they were received.
fn spent_by_column(sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<BTreeSet<u32>> {
    let may_say = |at: &u32| header.best.columns.get(at).is_none_or(|column| matches!(column.name, "nature" | "type"));
    header.cells.keys().filter(|at| may_say(at)).find_map(|at| {
        let seen = rows.iter().filter_map(|row| sheet.seen(CellRef::new(*row, *at)).map(|(_, raw)| (*row, tidy_text(raw))));
        let written = seen.filter(|(_, text)| !headers::is_total(text)).map(|(row, text)| (row, side(&text)));
        let sides: Vec<(u32, Option<bool>)> = written.collect();
        let of = |wanted: bool| sides.iter().filter(move |(_, side)| *side == Some(wanted)).map(|(row, _)| *row);
        let all_told = sides.iter().all(|(_, side)| side.is_some());
        (all_told && of(true).next().is_some() && of(false).next().is_some()).then(|| of(true).collect())
    })
}

/// Whether a heading is of what was spent, or of what was received.
fn side(text: &str) -> Option<bool> {
    if fold(text).split(' ').count() > LONGEST_HEADING {
        return None;
    }
    match (is_spent(text), is_received(text)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
