//! Rows of totals: checked against the sum of what stands above, and never counted twice.

use crate::finding::Findings;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::quantity::{Precision, Quantity};
use std::collections::BTreeMap;

/// Rounding that partners do when they add up euros or shares by hand.
const TOLERANCE: f64 = 0.011;

/// The running sums of a table's numeric columns.
#[derive(Default)]
pub struct Totals {
    columns: BTreeMap<u32, Running>,
}

#[derive(Default, Clone, Copy)]
struct Running {
    terms: usize,
    whole: f64,
    since_last: f64,
    in_block: f64,
    of_subtotals: f64,
    /// A term is approximate or unknown: the partner's own sum may then differ for good reason.
    loose: bool,
}

impl Totals {
    /// The same columns go on under a header written again: what follows may be added up alone, or with all that stands above.
    pub fn open_block(&mut self) {
        self.columns.values_mut().for_each(|running| running.in_block = 0.0);
    }

    pub fn add(&mut self, column: u32, quantity: Option<Quantity>) {
        let running = self.columns.entry(column).or_default();
        running.terms += 1;
        match quantity {
            Some(quantity) => {
                running.whole += quantity.value;
                running.since_last += quantity.value;
                running.in_block += quantity.value;
                running.loose |= quantity.precision != Precision::Exact;
            }
            None => running.loose = true,
        }
    }

    /// Whether a number is the sum of the two terms or more above it.
    pub fn is_sum_of_several(&self, column: u32, stated: f64) -> bool {
        self.columns.get(&column).is_some_and(|running| running.terms >= 2 && (running.whole - stated).abs() < TOLERANCE)
    }

    /// Compares a stated total with the sum of everything above it, of the block above it, of the rows under its header, and of the subtotals.
    pub fn check(&mut self, journal: &mut Findings, source: &Place, cell: CellRef, header: &str, stated: Quantity) {
        let Some(running) = self.columns.get_mut(&cell.column) else { return };
        let sums = [running.whole, running.since_last, running.in_block, running.of_subtotals];
        let agrees = sums.iter().any(|sum| (sum - stated.value).abs() < TOLERANCE);
        if !agrees && !running.loose && stated.precision == Precision::Exact {
            // A total of totals follows another: nothing stands between them.
            let summed = if running.since_last == 0.0 { running.whole } else { running.since_last };
            let problem = Problem::TotalDiffers {
                column: header.into(),
                stated: crate::french::number(stated.value).into(),
                summed: crate::french::number(summed).into(),
            };
            journal.tell(source.at(cell), problem);
        }
        running.of_subtotals += stated.value;
        running.since_last = 0.0;
    }
}
