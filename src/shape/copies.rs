//! Sheets that are another one over again: cell for cell, or by their header.

use super::sheet;
use crate::read::{Grid, Memo, Raw};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// A grid and its rank.
type Ranked<'a> = (usize, &'a Grid);

/// Ranks of the sheets whose widest row of words, near the top, is that of another sheet of their file.
pub fn alike(grids: &[Grid]) -> BTreeSet<usize> {
    let mut by_header: BTreeMap<(&str, Vec<String>), Vec<usize>> = BTreeMap::new();
    for (rank, grid) in grids.iter().enumerate() {
        let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for (cell, raw) in grid.cells.iter().take(200).filter(|(_, raw)| matches!(raw, Raw::Text(_))) {
            rows.entry(cell.row).or_default().push(sheet::tidy_text(raw));
        }
        // Of rows as wide, the first.
        let widest = rows.into_values().rev().max_by_key(Vec::len);
        if let Some(header) = widest.filter(|header| header.len() > 1) {
            by_header.entry((&grid.file, header)).or_default().push(rank);
        }
    }
    by_header.into_values().filter(|ranks| ranks.len() > 1).flatten().collect()
}

/// Sheets of a year that hold, cell for cell, what an earlier sheet holds: rank → rank of the first. One that lies outside the folders of
/// years is a copy of one that lies in any; what two years hold alike (a registry, say) is each year's own.
pub fn of(grids: &[Grid]) -> BTreeMap<usize, usize> {
    // Only sheets of a size can be the same: most are alone, and their contents need no look.
    let mut alike: BTreeMap<usize, Vec<Ranked<'_>>> = BTreeMap::new();
    for (rank, grid) in grids.iter().enumerate().filter(|(_, grid)| grid.cells.len() > 3) {
        alike.entry(grid.cells.len()).or_default().push((rank, grid));
    }
    let mut copies = BTreeMap::new();
    for mut group in alike.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|(rank, grid)| (grid.year.is_none(), *rank));
        let mut seen: HashMap<u64, Vec<Ranked<'_>>> = HashMap::new();
        for (rank, grid) in group {
            let earlier = seen.entry(content_hash(grid)).or_default();
            let is_copy = |(_, known): &&Ranked<'_>| (grid.year.is_none() || known.year == grid.year) && same_cells(known, grid);
            match earlier.iter().find(is_copy) {
                Some((first, _)) => {
                    copies.insert(rank, *first);
                }
                None => earlier.push((rank, grid)),
            }
        }
    }
    copies
}

fn content_hash(grid: &Grid) -> u64 {
    let hashed = |raw: &Raw| {
        let mut hasher = DefaultHasher::new();
        sheet::text(raw).hash(&mut hasher);
        hasher.finish()
    };
    let mut hasher = DefaultHasher::new();
    let mut known = Memo::default();
    for (row, ranks) in grid.cells.positions().rows() {
        for held in grid.cells.row(row, ranks) {
            held.cell.hash(&mut hasher);
            known.of(held.content, || hashed(held.raw)).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The same texts at the same places: a workbook and its export to text count as one sheet.
fn same_cells(one: &Grid, other: &Grid) -> bool {
    one.cells.positions() == other.cells.positions()
        && one.cells.iter().zip(other.cells.iter()).all(|((_, x), (_, y))| sheet::text(x) == sheet::text(y))
}
