//! Which rows are worth reading as a header: a cheap look first, for records are many.

use super::{Wanted, header_texts};
use crate::place::CellRef;
use crate::read::{Held, Memo, Raw};
use crate::schema::Kind;
use crate::shape::headers;
use crate::shape::sheet::{Sheet, tidy_text};
use std::collections::BTreeMap;

/// Records whose words happen to name columns (« personnes concernées », « formation ») are many, and alike: so many of them are read as
/// headers, each with the rows above it, and no more.
const MOST_TRIALS: u32 = 5;
/// A longer text is a sentence.
const LONGEST_HEADER: usize = 60;

/// Where a row's cells that name a column stand, and the content of each.
type Named = Vec<(u32, u32)>;

/// What is known of the texts of a sheet, and of the rows that were read as a header in vain.
pub struct Likely<'a> {
    sheet: &'a Sheet<'a>,
    wanted: &'a Wanted<'a>,
    /// Whether a content names a column, or people.
    names: Memo<bool>,
    failed: BTreeMap<Named, u32>,
}

impl<'a> Likely<'a> {
    pub fn new(sheet: &'a Sheet<'a>, wanted: &'a Wanted<'a>) -> Self {
        Self { sheet, wanted, names: Memo::default(), failed: BTreeMap::new() }
    }

    /// Two of its cells name columns, and no rows like it were read in vain: but a row under a blank one or a title is always read.
    pub fn is_worth_a_try(&mut self, row: u32) -> bool {
        self.may_be_header(row) && (self.follows_break(row) || self.failed.get(&self.named(row)).is_none_or(|times| *times < MOST_TRIALS))
    }

    /// The row was read as a header in vain.
    pub fn failed(&mut self, row: u32) {
        *self.failed.entry(self.named(row)).or_default() += 1;
    }

    /// A text is looked up once, and not at all in a row that could not be a header whatever it named.
    fn may_be_header(&mut self, row: u32) -> bool {
        let (mut count, mut named) = (0, 0);
        let mut open: Vec<Held<'_>> = Vec::new();
        for held in self.texts(row) {
            count += 1;
            match self.names.get(held.content) {
                Some(is_name) => named += usize::from(*is_name),
                None => open.push(held),
            }
        }
        let least = if count <= 2 { 1 } else { 2 };
        for (done, held) in open.iter().enumerate() {
            if named + open.len() - done < least {
                return false;
            }
            named += usize::from(self.names.of(held.content, || {
                let text = tidy_text(held.raw);
                text.chars().count() <= LONGEST_HEADER && (self.wanted.names_something(&text) || headers::personal(&text).is_some())
            }));
        }
        named >= least && (count >= 2 || is_lone_header(&header_texts(self.sheet, row)))
    }

    fn texts(&self, row: u32) -> impl Iterator<Item = Held<'a>> + use<'a> {
        self.sheet.held(row).filter(|held| matches!(held.raw, Raw::Text(_)))
    }

    fn named(&self, row: u32) -> Named {
        let names = self.texts(row).filter(|held| self.names.get(held.content) == Some(&true));
        names.map(|held| (held.cell.column, held.content)).collect()
    }

    fn follows_break(&self, row: u32) -> bool {
        row.checked_sub(1).is_none_or(|above| self.sheet.row(above).nth(1).is_none())
    }
}

/// A single cell can be a header only for the registry: « Structure », above a list of names.
fn is_lone_header(texts: &[(CellRef, String)]) -> bool {
    matches!(texts, [(_, text)] if headers::column(Kind::Structures, text).is_some_and(|(column, _)| column.name == "structure"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Grid, Hidden};
    use crate::shape::lecture::Given;

    /// Rows of texts, blanks left out.
    fn grid(rows: &[[&str; 3]]) -> Grid {
        let cells = (1..).zip(rows).flat_map(|(row, texts)| {
            let filled = (1..).zip(texts).filter(|(_, text)| !text.is_empty());
            filled.map(move |(column, text)| (CellRef::new(row, column), Raw::Text((*text).into())))
        });
        Grid {
            file: "liste.csv".into(),
            sheet: "liste".into(),
            year: None,
            cells: cells.collect(),
            merged: Vec::new(),
            hidden: Hidden::default(),
            file_hash: "".into(),
        }
    }

    #[test]
    fn records_whose_words_name_columns_are_read_as_headers_a_few_times_only() {
        let record = ["CCAS", "personnes concernées", "formation"];
        let mut rows = vec![record; 40];
        rows.push(["", "", ""]);
        rows.push(record);
        rows.push(["Structure", "Public", "Type"]);
        let grid = grid(&rows);
        let (sheet, given) = (Sheet::new(&grid), Given::default());
        let wanted = Wanted::new(&given, None);
        let mut likely = Likely::new(&sheet, &wanted);
        let read: Vec<u32> = (1..=40).filter(|row| likely.is_worth_a_try(*row).then(|| likely.failed(*row)).is_some()).collect();
        assert_eq!(read, [1, 2, 3, 4, 5]);
        assert!(likely.is_worth_a_try(42), "under a blank row");
        assert!(likely.is_worth_a_try(43), "other words");
    }
}
