//! The positions of a sheet's cells, in reading order: two bytes a cell, where a list of [`CellRef`] takes eight.

use super::CellRef;
use std::ops::{Bound, Range, RangeBounds, RangeInclusive};

/// Positions in reading order (row, then column), each once. Its holder may count on ranks: the first position has rank 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// Rows that hold a position, in order, and the rank of their first one.
    rows: Vec<RowStart>,
    /// By rank. The widest spreadsheet has 16,384 columns.
    columns: Vec<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct RowStart {
    row: u32,
    start: u32,
}

impl Positions {
    /// Adds a position after the others. `false`, and nothing is added, if it is not after them, or beyond what any
    /// spreadsheet has: column 65,535, four thousand million cells.
    pub fn push(&mut self, cell: CellRef) -> bool {
        let (Ok(column), Ok(rank)) = (u16::try_from(cell.column), u32::try_from(self.columns.len())) else { return false };
        match self.rows.last() {
            Some(last) if last.row > cell.row => return false,
            Some(last) if last.row == cell.row => {
                if self.columns.last().is_some_and(|before| *before >= column) {
                    return false;
                }
            }
            Some(_) | None => self.rows.push(RowStart { row: cell.row, start: rank }),
        }
        self.columns.push(column);
        true
    }

    pub fn len(&self) -> usize {
        self.columns.len()
    }

    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Gives back the memory that positions still to come would have taken.
    pub fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.columns.shrink_to_fit();
    }

    /// The rank of a position.
    pub fn rank(&self, cell: CellRef) -> Option<usize> {
        self.rank_within(&self.row(cell.row), cell.column)
    }

    /// The rank of the position of a column, among those of a row.
    pub fn rank_within(&self, row: &Range<usize>, column: u32) -> Option<usize> {
        let wanted = u16::try_from(column).ok()?;
        let columns = self.columns.get(row.clone())?;
        // Most rows have no gap: the place is known without searching.
        let guess = usize::from(wanted.checked_sub(*columns.first()?)?);
        if columns.get(guess) == Some(&wanted) {
            return Some(row.start + guess);
        }
        columns.binary_search(&wanted).ok().map(|at| row.start + at)
    }

    /// The ranks of the positions of a row: none if it has none.
    pub fn row(&self, row: u32) -> Range<usize> {
        self.rows.binary_search_by_key(&row, |start| start.row).map_or(0..0, |at| self.ranks(at))
    }

    /// Rows that hold a position, in order, with the ranks of their positions.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = (u32, Range<usize>)> {
        self.rows_from(0)
    }

    /// The same, from a row on.
    pub fn rows_since(&self, row: u32) -> impl DoubleEndedIterator<Item = (u32, Range<usize>)> {
        self.rows_from(self.rows.partition_point(|start| start.row < row))
    }

    fn rows_from(&self, first: usize) -> impl DoubleEndedIterator<Item = (u32, Range<usize>)> {
        let rest = self.rows.get(first..).unwrap_or_default();
        rest.iter().enumerate().map(move |(at, start)| (start.row, self.ranks(first + at)))
    }

    /// Of some rows, those that hold a position, in order.
    pub fn rows_in(&self, rows: impl RangeBounds<u32>) -> impl DoubleEndedIterator<Item = u32> {
        let first = match rows.start_bound() {
            Bound::Included(first) => self.rows.partition_point(|start| start.row < *first),
            Bound::Excluded(before) => self.rows.partition_point(|start| start.row <= *before),
            Bound::Unbounded => 0,
        };
        let past = match rows.end_bound() {
            Bound::Included(last) => self.rows.partition_point(|start| start.row <= *last),
            Bound::Excluded(past) => self.rows.partition_point(|start| start.row < *past),
            Bound::Unbounded => self.rows.len(),
        };
        self.rows.get(first..past).unwrap_or_default().iter().map(|start| start.row)
    }

    /// The ranks of the positions that lie in some rows.
    pub fn ranks_in(&self, rows: &RangeInclusive<u32>) -> Range<usize> {
        let (first, past) =
            (self.rows.partition_point(|start| start.row < *rows.start()), self.rows.partition_point(|start| start.row <= *rows.end()));
        self.start(first)..self.start(past).max(self.start(first))
    }

    /// The column of a rank.
    pub fn column(&self, rank: usize) -> Option<u32> {
        self.columns.get(rank).map(|column| u32::from(*column))
    }

    /// Every position, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = CellRef> {
        self.rows().flat_map(|(row, ranks)| {
            self.columns.get(ranks).unwrap_or_default().iter().map(move |column| CellRef::new(row, u32::from(*column)))
        })
    }

    fn ranks(&self, at: usize) -> Range<usize> {
        self.start(at)..self.start(at + 1)
    }

    /// The rank at which a row starts: past the last row, how many positions there are.
    fn start(&self, at: usize) -> usize {
        self.rows.get(at).map_or(self.columns.len(), |start| start.start as usize)
    }
}

/// Positions in any order, repeated or not. Those that [`Positions::push`] refuses are left out.
impl FromIterator<CellRef> for Positions {
    fn from_iter<T: IntoIterator<Item = CellRef>>(cells: T) -> Self {
        let mut cells: Vec<CellRef> = cells.into_iter().collect();
        cells.sort_unstable();
        let mut positions = Self::default();
        for cell in cells {
            positions.push(cell);
        }
        positions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn cells() -> impl Strategy<Value = BTreeSet<CellRef>> {
        prop::collection::btree_set((0..30_u32, 0..12_u32).prop_map(|(row, column)| CellRef::new(row, column)), 0..120)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn positions_are_a_set_in_reading_order(cells in cells(), rows in (0..32_u32, 0..32_u32)) {
            let positions: Positions = cells.iter().rev().copied().collect();
            prop_assert_eq!(positions.iter().collect::<Vec<_>>(), cells.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(positions.len(), cells.len());
            for (rank, cell) in cells.iter().enumerate() {
                prop_assert_eq!(positions.rank(*cell), Some(rank));
                prop_assert_eq!(positions.column(rank), Some(cell.column));
            }
            for (row, column) in (0..32).flat_map(|row| (0..14).map(move |column| (row, column))) {
                let cell = CellRef::new(row, column);
                prop_assert_eq!(positions.rank(cell).is_some(), cells.contains(&cell));
            }
            let within = |row: u32| (rows.0..=rows.1).contains(&row);
            let ranks = positions.ranks_in(&(rows.0..=rows.1));
            prop_assert_eq!(ranks.len(), cells.iter().filter(|cell| within(cell.row)).count());
            prop_assert!(ranks.clone().zip(cells.iter().filter(|cell| within(cell.row))).all(|(rank, cell)| positions.rank(*cell) == Some(rank)));
            let held_in: BTreeSet<u32> = cells.iter().map(|cell| cell.row).filter(|row| within(*row)).collect();
            prop_assert_eq!(positions.rows_in(rows.0..=rows.1).collect::<Vec<_>>(), held_in.iter().copied().collect::<Vec<_>>());
            let between = (Bound::Excluded(rows.0), Bound::Excluded(rows.1));
            let inner = held_in.iter().copied().filter(|row| (rows.0 + 1..rows.1).contains(row));
            prop_assert_eq!(positions.rows_in(between).collect::<Vec<_>>(), inner.collect::<Vec<_>>());
            let by_row: Vec<(u32, usize)> = positions.rows_since(rows.0).map(|(row, ranks)| (row, ranks.len())).collect();
            let held: BTreeSet<u32> = cells.iter().map(|cell| cell.row).filter(|row| *row >= rows.0).collect();
            prop_assert_eq!(by_row, held.iter().map(|row| (*row, cells.iter().filter(|cell| cell.row == *row).count())).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_not_after_the_others_is_refused() {
        let mut positions = Positions::default();
        assert!(positions.push(CellRef::new(2, 3)));
        assert!(!positions.push(CellRef::new(2, 3)) && !positions.push(CellRef::new(1, 9)) && !positions.push(CellRef::new(3, 65_536)));
        assert!(positions.push(CellRef::new(3, 16_384)));
        assert_eq!(positions.iter().map(|cell| cell.to_string()).collect::<Vec<_>>(), ["C2", "XFD3"]);
    }
}
