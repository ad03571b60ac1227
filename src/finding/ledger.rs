//! The ledger: the fate of every non-empty cell of every sheet. Nothing disappears in silence.

use super::Fate;
use crate::place::{CellRef, Positions};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// Every sheet that was read, by file and name, with the fates of its cells.
#[derive(Debug, Default)]
pub struct Ledger {
    sheets: BTreeMap<Arc<str>, BTreeMap<Arc<str>, SheetFates>>,
}

/// The fates of the cells of a sheet: two bytes each, beside positions that the grid holds anyway.
#[derive(Clone, Debug, Default)]
pub struct SheetFates {
    positions: Arc<Positions>,
    /// By rank; none for an empty text between quotes, which a person does not see as a cell.
    fates: Vec<Option<Fate>>,
    cells: usize,
}

impl Ledger {
    /// Opens a sheet with all its cells, at a first fate that later stages change.
    pub fn open(&mut self, file: &Arc<str>, sheet: &Arc<str>, cells: impl Iterator<Item = CellRef>, fate: Fate) {
        self.enter(file, sheet, SheetFates::new(Arc::new(cells.collect()), |_| true, fate));
    }

    /// Enters a sheet with the fates of its cells.
    pub fn enter(&mut self, file: &Arc<str>, sheet: &Arc<str>, fates: SheetFates) {
        self.sheets.entry(file.clone()).or_default().insert(sheet.clone(), fates);
    }

    /// The fates of a sheet, to change many of them without looking the sheet up each time.
    pub fn sheet_mut(&mut self, file: &str, sheet: &str) -> Option<&mut SheetFates> {
        self.sheets.get_mut(file)?.get_mut(sheet)
    }

    /// Sets the fate of one cell; a cell that was never read is not invented.
    pub fn set(&mut self, file: &Arc<str>, sheet: &Arc<str>, cell: CellRef, fate: Fate) {
        if let Some(fates) = self.sheet_mut(file, sheet) {
            fates.set(cell, fate);
        }
    }

    /// The fate of a cell, if it was read.
    pub fn fate(&self, file: &Arc<str>, sheet: &Arc<str>, cell: CellRef) -> Option<Fate> {
        self.sheets.get(&**file)?.get(&**sheet)?.get(cell)
    }

    /// Whether nothing of a sheet feeds a figure, and nothing of it was left out for a fault either.
    pub fn is_idle(&self, file: &Arc<str>, sheet: &Arc<str>) -> bool {
        let fates = self.sheets.get(&**file).and_then(|sheets| sheets.get(&**sheet));
        fates.is_some_and(|fates| fates.values().all(|fate| matches!(fate, Fate::Ignored(_))))
    }

    /// Changes every cell of a sheet that has the fate `from` and lies in the rows.
    pub fn change(&mut self, file: &Arc<str>, sheet: &Arc<str>, rows: RangeInclusive<u32>, from: Fate, to: Fate) {
        let Some(sheet) = self.sheet_mut(file, sheet) else { return };
        let ranks = sheet.positions.ranks_in(&rows);
        for fate in sheet.fates.get_mut(ranks).into_iter().flatten().filter(|fate| **fate == Some(from)) {
            *fate = Some(to);
        }
    }

    /// Gives every cell of a sheet its fate, in one walk over them.
    pub fn decide(&mut self, file: &Arc<str>, sheet: &Arc<str>, mut fate: impl FnMut(CellRef) -> Fate) {
        let Some(sheet) = self.sheet_mut(file, sheet) else { return };
        for (cell, known) in sheet.positions.iter().zip(&mut sheet.fates) {
            *known = known.map(|_| fate(cell));
        }
    }

    /// Every sheet with its cells, in reading order.
    pub fn sheets(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<str>, &SheetFates)> {
        self.sheets.iter().flat_map(|(file, sheets)| sheets.iter().map(move |(sheet, fates)| (file, sheet, fates)))
    }

    /// Takes a sheet out, to be worked on apart and absorbed again.
    pub(super) fn lend(&mut self, file: &Arc<str>, sheet: &Arc<str>) -> Self {
        let mut lent = Self::default();
        if let Some(fates) = self.sheets.get_mut(file).and_then(|sheets| sheets.remove(sheet)) {
            lent.enter(file, sheet, fates);
        }
        lent
    }

    pub(super) fn absorb(&mut self, other: Self) {
        for (file, sheets) in other.sheets {
            self.sheets.entry(file).or_default().extend(sheets);
        }
    }
}

impl SheetFates {
    /// The same fate for every position that holds something, as `holds` says by rank.
    pub fn new(positions: Arc<Positions>, holds: impl Fn(usize) -> bool, fate: Fate) -> Self {
        let fates: Vec<Option<Fate>> = (0..positions.len()).map(|rank| holds(rank).then_some(fate)).collect();
        let cells = fates.iter().flatten().count();
        Self { positions, fates, cells }
    }

    /// How many cells the sheet has.
    pub fn len(&self) -> usize {
        self.cells
    }

    pub fn is_empty(&self) -> bool {
        self.cells == 0
    }

    /// The fate of a cell, if it was read.
    pub fn get(&self, cell: CellRef) -> Option<Fate> {
        self.fates.get(self.positions.rank(cell)?).copied().flatten()
    }

    /// Sets the fate of one cell; a cell that was never read is not invented.
    pub fn set(&mut self, cell: CellRef, fate: Fate) {
        if let Some(rank) = self.positions.rank(cell) {
            self.set_rank(rank, fate);
        }
    }

    /// The same, of the cell of a rank among the positions.
    pub fn set_rank(&mut self, rank: usize, fate: Fate) {
        if let Some(known) = self.fates.get_mut(rank) {
            *known = known.map(|_| fate);
        }
    }

    /// Every cell with its fate, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (CellRef, Fate)> {
        self.positions.iter().zip(&self.fates).filter_map(|(cell, fate)| fate.map(|fate| (cell, fate)))
    }

    /// Every cell, in reading order.
    pub fn keys(&self) -> impl Iterator<Item = CellRef> {
        self.iter().map(|(cell, _)| cell)
    }

    /// The fate of every cell, in reading order.
    pub fn values(&self) -> impl Iterator<Item = Fate> {
        self.fates.iter().copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Ignored, SetAside};
    use proptest::prelude::*;

    const FATES: [Fate; 4] =
        [Fate::Used, Fate::Ignored(Ignored::Header), Fate::Ignored(Ignored::Personal), Fate::SetAside(SetAside::Unreadable)];

    /// What a stage may do to a sheet's fates.
    #[derive(Clone, Debug)]
    enum Gesture {
        Set(CellRef, Fate),
        Change(u32, u32, Fate, Fate),
        Decide(Fate, Fate),
    }

    fn cell() -> impl Strategy<Value = CellRef> {
        (1..20_u32, 1..8_u32).prop_map(|(row, column)| CellRef::new(row, column))
    }

    fn gesture() -> impl Strategy<Value = Gesture> {
        let fate = || prop::sample::select(FATES.to_vec());
        prop_oneof![
            (cell(), fate()).prop_map(|(cell, fate)| Gesture::Set(cell, fate)),
            (0..21_u32, 0..21_u32, fate(), fate()).prop_map(|(first, last, from, to)| Gesture::Change(first, last, from, to)),
            (fate(), fate()).prop_map(|(even, odd)| Gesture::Decide(even, odd)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Beside a map of cells, which is all that a ledger is.
        #[test]
        fn a_ledger_is_a_map_from_cells_to_fates(
            cells in prop::collection::btree_map(cell(), prop::bool::weighted(0.9), 0..80),
            gestures in prop::collection::vec(gesture(), 0..12),
        ) {
            let (file, sheet): (Arc<str>, Arc<str>) = ("2022/a.xlsx".into(), "Feuil1".into());
            let positions: Arc<Positions> = Arc::new(cells.keys().copied().collect());
            let holds: Vec<bool> = cells.values().copied().collect();
            let mut ledger = Ledger::default();
            ledger.enter(&file, &sheet, SheetFates::new(positions, |rank| holds[rank], Fate::Used));
            let mut model: BTreeMap<CellRef, Fate> = cells.iter().filter(|(_, holds)| **holds).map(|(cell, _)| (*cell, Fate::Used)).collect();
            for gesture in gestures {
                match gesture {
                    Gesture::Set(cell, fate) => {
                        ledger.set(&file, &sheet, cell, fate);
                        model.entry(cell).and_modify(|known| *known = fate);
                    }
                    Gesture::Change(first, last, from, to) => {
                        ledger.change(&file, &sheet, first..=last, from, to);
                        let within = |cell: &CellRef| (first..=last).contains(&cell.row);
                        model.iter_mut().filter(|(cell, fate)| within(cell) && **fate == from).for_each(|(_, fate)| *fate = to);
                    }
                    Gesture::Decide(even, odd) => {
                        let fate = |cell: CellRef| if cell.row.is_multiple_of(2) { even } else { odd };
                        ledger.decide(&file, &sheet, fate);
                        model.iter_mut().for_each(|(cell, known)| *known = fate(*cell));
                    }
                }
            }
            let mut whole = Ledger::default();
            whole.open(&file, &"".into(), std::iter::empty(), Fate::Used);
            whole.absorb(ledger);
            let sheets: Vec<_> = whole.sheets().collect();
            prop_assert_eq!(sheets.len(), 2);
            let (_, _, fates) = sheets[1];
            prop_assert_eq!(fates.iter().collect::<Vec<_>>(), model.iter().map(|(cell, fate)| (*cell, *fate)).collect::<Vec<_>>());
            prop_assert_eq!(fates.len(), model.len());
            prop_assert_eq!(fates.values().count(), model.len());
            for cell in cells.keys() {
                prop_assert_eq!(whole.fate(&file, &sheet, *cell), model.get(cell).copied());
            }
        }
    }
}
