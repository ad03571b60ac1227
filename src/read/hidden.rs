//! What the partner's program hides: spans of rows and columns, most of them empty, cut down to those that hold a cell.

use super::Hidden;
use crate::place::Positions;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// What is hidden, as formats say it: spans of rows and columns, most of them empty.
#[derive(Debug, Default)]
pub struct Spans {
    pub sheet: bool,
    pub rows: Vec<RangeInclusive<u32>>,
    pub columns: Vec<RangeInclusive<u32>>,
}

impl Spans {
    /// The hidden rows and columns that hold a cell: people hide the empty thousands right of their table.
    pub fn used(self, cells: &Positions) -> Hidden {
        Hidden {
            sheet: self.sheet,
            rows: within(self.rows, cells.rows().map(|(row, _)| row)),
            columns: within(self.columns, cells.iter().map(|cell| cell.column)),
        }
    }
}

/// The numbers that lie in one of the spans, each once, in order.
fn within(mut spans: Vec<RangeInclusive<u32>>, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    if spans.is_empty() {
        return Vec::new();
    }
    let numbers: BTreeSet<u32> = numbers.collect();
    spans.sort_by_key(|span| *span.start());
    let mut held = Vec::new();
    let mut next = 0;
    // A file may repeat a span a million times: each number is visited once all the same.
    for span in spans {
        let (first, last) = (next.max(*span.start()), *span.end());
        if first <= last {
            held.extend(numbers.range(first..=last));
            next = last.saturating_add(1);
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::CellRef;

    #[test]
    fn hidden_spans_are_cut_down_to_the_cells_they_hide() {
        let cells: Positions = [(2, 1), (3, 4), (9, 4)].map(|(row, column)| CellRef::new(row, column)).into_iter().collect();
        let hidden = Spans { sheet: false, rows: vec![3..=4, 2..=3, 20..=u32::MAX], columns: vec![4..=16_384, 4..=16_384] };
        assert_eq!(hidden.used(&cells), Hidden { sheet: false, rows: vec![2, 3], columns: vec![4] });
    }
}
