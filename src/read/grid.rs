//! The cells of a grid: where each stands, and its content, kept once however often it comes back.

use super::Raw;
use super::percent::hundredths;
use crate::place::{CellRef, Positions};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// Cells in reading order (row, then column), at absolute, 1-based positions; blanks absent. Partners write the same few
/// hundred texts, dates and numbers again and again: a cell holds the rank of its content among them, six bytes in all, and
/// what is worked out of a content can be remembered by that rank ([`Memo`]).
#[derive(Clone, Debug, Default)]
pub struct Cells {
    positions: Arc<Positions>,
    /// By rank of the cell: its content, by rank among the contents.
    contents: Vec<u32>,
    values: Vec<Raw>,
}

/// A cell of a row: where it stands, its content, and the rank of that content.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    pub cell: CellRef,
    pub raw: &'a Raw,
    /// The same for cells of the same content (seldom, equal contents have two).
    pub content: u32,
    /// Among the positions of the sheet.
    pub rank: usize,
}

impl Cells {
    /// Cells from their positions, the rank of the content of each, and the contents. One for each position.
    pub(super) fn new(positions: Positions, contents: Vec<u32>, values: Vec<Raw>) -> Self {
        Self { positions: Arc::new(positions), contents, values }
    }

    /// The positions, the rank of the content of each, and the contents.
    pub(super) fn into_parts(self) -> (Arc<Positions>, Vec<u32>, Vec<Raw>) {
        (self.positions, self.contents, self.values)
    }

    /// How many cells hold something.
    pub fn len(&self) -> usize {
        self.contents.len()
    }

    /// No cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.contents.is_empty()
    }

    /// Where they stand, in reading order.
    pub fn positions(&self) -> &Arc<Positions> {
        &self.positions
    }

    /// The different contents. A few may be there twice.
    pub fn values(&self) -> &[Raw] {
        &self.values
    }

    /// The cells that hold something, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (CellRef, &Raw)> {
        self.positions.iter().zip(&self.contents).filter_map(|(cell, content)| Some((cell, self.value(*content)?)))
    }

    /// The content of a cell.
    pub fn get(&self, cell: CellRef) -> Option<&Raw> {
        self.raw(self.positions.rank(cell)?)
    }

    /// The content of the cell of a rank.
    pub fn raw(&self, rank: usize) -> Option<&Raw> {
        self.value(*self.contents.get(rank)?)
    }

    /// The cells of a row, by the ranks that [`Positions`] gives for it.
    pub fn row(&self, row: u32, ranks: Range<usize>) -> impl DoubleEndedIterator<Item = Held<'_>> + Clone {
        ranks.filter_map(move |rank| self.held(row, rank))
    }

    /// The cell of a rank, in its row.
    pub fn held(&self, row: u32, rank: usize) -> Option<Held<'_>> {
        let content = *self.contents.get(rank)?;
        Some(Held { cell: CellRef::new(row, self.positions.column(rank)?), raw: self.value(content)?, content, rank })
    }

    /// Numbers at these places are shown as percentages. Other contents are left as they are.
    pub(super) fn show_percents(&mut self, shown: impl IntoIterator<Item = CellRef>) {
        let mut percents: BTreeMap<u32, u32> = BTreeMap::new();
        for cell in shown {
            let held = self.positions.rank(cell).and_then(|rank| self.contents.get_mut(rank));
            let Some(content) = held else { continue };
            let Some(Raw::Number(number)) = self.values.get(*content as usize) else { continue };
            let percent = Raw::Percent(hundredths(*number));
            *content = *percents.entry(*content).or_insert_with(|| {
                self.values.push(percent);
                u32::try_from(self.values.len() - 1).unwrap_or(u32::MAX)
            });
        }
    }

    fn value(&self, content: u32) -> Option<&Raw> {
        self.values.get(content as usize)
    }
}

/// Cells in any order; of two at one position, the last. A text is kept once.
impl FromIterator<(CellRef, Raw)> for Cells {
    fn from_iter<T: IntoIterator<Item = (CellRef, Raw)>>(cells: T) -> Self {
        let mut cells: Vec<(CellRef, Raw)> = cells.into_iter().collect();
        cells.reverse();
        cells.sort_by_key(|(cell, _)| *cell);
        cells.dedup_by_key(|(cell, _)| *cell);
        let mut built = Self::default();
        let mut positions = Positions::default();
        let mut texts: HashMap<Arc<str>, u32> = HashMap::new();
        for (cell, raw) in cells {
            if !positions.push(cell) {
                continue;
            }
            let next = u32::try_from(built.values.len()).unwrap_or(u32::MAX);
            let content = match &raw {
                Raw::Text(text) => *texts.entry(Arc::clone(text)).or_insert(next),
                Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => {
                    next
                }
            };
            built.contents.push(content);
            if content == next {
                built.values.push(raw);
            }
        }
        built.positions = Arc::new(positions);
        built
    }
}

/// The same contents at the same positions, however they are kept.
impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.positions == other.positions && self.iter().eq(other.iter())
    }
}

/// What has been worked out of contents, by their rank in a grid: each once.
#[derive(Debug)]
pub struct Memo<T> {
    /// By content: one more than the rank of what is known of it; 0 for nothing yet.
    places: Vec<u32>,
    known: Vec<T>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { places: Vec::new(), known: Vec::new() }
    }
}

impl<T> Memo<T> {
    /// What is known of a content already.
    pub fn get(&self, content: u32) -> Option<&T> {
        let place = *self.places.get(content as usize)?;
        self.known.get(place.checked_sub(1)? as usize)
    }

    /// Remembers what was worked out of a content.
    pub fn put(&mut self, content: u32, known: T) {
        let at = content as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, 0);
        }
        self.known.push(known);
        if let (Some(place), Ok(count)) = (self.places.get_mut(at), u32::try_from(self.known.len())) {
            *place = count;
        }
    }

    /// What is known of a content, worked out the first time.
    pub fn of(&mut self, content: u32, work_out: impl FnOnce() -> T) -> T
    where
        T: Clone,
    {
        if let Some(known) = self.get(content) {
            return known.clone();
        }
        let new = work_out();
        self.put(content, new.clone());
        new
    }
}
