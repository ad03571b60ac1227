//! Properties: the ledger closes over every file, and no damage takes the reader down.

use super::{delivery, quirks};
use observatoire::discover;
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::place::CellRef;
use observatoire::read::{self, Raw};
use observatoire::settings::Settings;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_file_is_in_the_ledger_and_every_cell_of_a_grid_too() {
    let mut journal = Findings::default();
    let deliveries = discover::deliveries(&mut journal, &Settings::default(), &quirks()).unwrap();
    let reading = read::grids(&mut journal, &deliveries);
    let waiting = Fate::SetAside(SetAside::SheetNotRecognised);

    let named: BTreeSet<&str> = journal.ledger.sheets().map(|(file, _, _)| &**file).collect();
    assert_eq!(named, deliveries.iter().map(|delivery| &*delivery.file).collect());
    assert_eq!(reading.files.len(), deliveries.len());
    for (file, sheet, cells) in journal.ledger.sheets() {
        let grid = reading.grids.iter().find(|grid| grid.file == *file && grid.sheet == *sheet);
        let expected: BTreeSet<CellRef> = grid.map_or_else(BTreeSet::new, |grid| {
            grid.cells.iter().filter(|(_, raw)| **raw != Raw::EmptyText).map(|(cell, _)| cell).collect()
        });
        assert_eq!(cells.keys().collect::<BTreeSet<_>>(), expected, "{file} {sheet}");
        assert!(cells.values().all(|fate| fate == waiting), "{file} {sheet}");
    }
    // Reading order, each cell once.
    for grid in &reading.grids {
        let cells: Vec<CellRef> = grid.cells.iter().map(|(cell, _)| cell).collect();
        assert!(cells.windows(2).all(|pair| pair[0] < pair[1]), "{} {}", grid.file, grid.sheet);
    }
}

/// A small generator of numbers, the same everywhere (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

#[test]
fn no_damage_takes_the_reader_down() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance(2022);
    let mut deliveries = Vec::new();
    for entry in fs::read_dir(quirks()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let whole = fs::read(&path).unwrap();
        for turn in 0..6 {
            let mut bytes = whole.clone();
            for _ in 0..=chance.below(8) {
                let at = chance.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.below(256) as u8;
                }
            }
            if turn % 3 == 2 {
                bytes.truncate(chance.below(bytes.len()));
            }
            let damaged = folder.path().join(format!("{turn}-{name}"));
            fs::write(&damaged, bytes).unwrap();
            deliveries.push(delivery(&damaged));
        }
    }
    let mut journal = Findings::default();
    let reading = read::grids(&mut journal, &deliveries);
    assert_eq!(reading.files.len(), deliveries.len());
    // A file that gives no grid says why.
    for delivery in &deliveries {
        let read = reading.grids.iter().any(|grid| grid.file == delivery.file);
        let told = journal.iter().any(|finding| finding.place.file == delivery.file);
        assert!(read || told, "{}", delivery.file);
    }
}
