//! The ledger closes: every cell of every input is used, ignored with a reason or set aside with a reason, exactly once; and an
//! independent count of the cells agrees.

use crate::bench::{repository, run};
use crate::taken::{Taken, take, take_grids};
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::place::CellRef;
use observatoire::read::{Grid, Hidden, Merged, Raw};
use observatoire::settings::Settings;
use observatoire::shape::Layout;
use observatoire::shape::value::{Reading, quantity, text};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { found.extend(files(&entry)) } else { found.push(entry) }
    }
    found.sort();
    found
}

/// Cells that have no fate, or were invented.
fn lost(taken: &Taken) -> Vec<String> {
    let mut faults = Vec::new();
    let ledger = &taken.journal.ledger;
    let entered: BTreeMap<(&str, &str), BTreeMap<CellRef, Fate>> =
        ledger.sheets().map(|(file, sheet, cells)| ((&**file, &**sheet), cells.iter().collect())).collect();
    for grid in &taken.grids {
        let read: BTreeSet<CellRef> = grid.cells.iter().filter(|(_, raw)| **raw != Raw::EmptyText).map(|(cell, _)| cell).collect();
        let known: BTreeSet<CellRef> =
            entered.get(&(&*grid.file, &*grid.sheet)).map(|cells| cells.keys().copied().collect()).unwrap_or_default();
        if read != known {
            faults.push(format!("{} › {}: {} cells read, {} in the ledger", grid.file, grid.sheet, read.len(), known.len()));
        }
    }
    faults
}

/// What is wrong with the ledger of what was taken: cells lost, used cells that feed nothing, and the reverse.
fn faults(taken: &Taken) -> Vec<String> {
    let mut faults = lost(taken);
    let ledger = &taken.journal.ledger;
    let entered: BTreeMap<(&str, &str), BTreeMap<CellRef, Fate>> =
        ledger.sheets().map(|(file, sheet, cells)| ((&**file, &**sheet), cells.iter().collect())).collect();
    let mut cited: BTreeMap<(&str, &str), BTreeSet<CellRef>> = BTreeMap::new();
    for table in taken.tables() {
        let key = (&*table.source.file, table.source.sheet.as_deref().unwrap_or_default());
        let cells = cited.entry(key).or_default();
        cells.extend(table.columns.iter().flat_map(|column| column.values.iter().flatten().map(|value| value.cell)));
        cells.extend(table.besides.values().flatten());
    }
    for (key, cells) in &cited {
        let grid = taken.grids.iter().find(|grid| (&*grid.file, &*grid.sheet) == *key);
        for cell in cells {
            // What a title or a sheet's name supplies is cited where the record begins.
            let exists = entered.get(key).is_some_and(|known| known.contains_key(cell));
            let fate = entered.get(key).and_then(|known| known.get(cell));
            if exists && fate != Some(&Fate::Used) {
                faults.push(format!("{key:?} {cell} feeds a value, and is {fate:?}"));
            }
        }
        let mut tables = taken.tables().filter(|table| (&*table.source.file, table.source.sheet.as_deref().unwrap_or_default()) == *key);
        let only_lists = tables.all(|table| table.layout == Layout::List);
        for (cell, _) in entered.get(key).into_iter().flat_map(|known| known.iter()).filter(|(_, fate)| **fate == Fate::Used) {
            let raw = grid.and_then(|grid| grid.cells.iter().find(|(at, _)| at == cell)).map(|(_, raw)| raw);
            let says_nothing =
                raw.is_some_and(|raw| matches!(text(raw), Reading::Unknown | Reading::Blank) || matches!(quantity(raw), Reading::Unknown));
            if only_lists && !cells.contains(cell) && !says_nothing {
                faults.push(format!("{key:?} {cell} is said to be used, and feeds nothing: {raw:?}"));
            }
        }
        // On a sheet that was understood, no cell is left as not recognised.
        let left = entered.get(key).into_iter().flat_map(|known| known.values());
        if left.into_iter().any(|fate| *fate == Fate::SetAside(SetAside::SheetNotRecognised)) {
            faults.push(format!("{key:?} was understood, and has cells that were not"));
        }
    }
    faults
}

#[test]
fn every_cell_of_every_workbook_has_its_fate() {
    let mut wrong = Vec::new();
    for path in files(&repository().join("tests/quirks")) {
        let taken = crate::quirks::alone(&path);
        wrong.extend(faults(&taken).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_cell_of_the_cases_and_of_the_example_has_its_fate() {
    let cases = (1..=6).map(|case| repository().join(format!("tests/cases/practice-{case}/inputs")));
    for inputs in cases.chain([repository().join("inputs")]) {
        let wrong = faults(&take(&inputs));
        assert!(wrong.is_empty(), "{}\n{}", inputs.display(), wrong.join("\n"));
    }
}

/// Counted by openpyxl, xlrd, odfpy and Python's csv: see `tests/make/count_cells.py`.
fn counted_elsewhere() -> BTreeMap<(String, String, String), usize> {
    let mut reader = csv::Reader::from_path(repository().join("tests/expected/cells.csv")).unwrap();
    let rows = reader.deserialize::<(String, String, String, usize)>().map(Result::unwrap);
    rows.map(|(folder, file, sheet, count)| ((folder, file, sheet), count)).collect()
}

#[test]
fn another_program_counts_as_many_cells() {
    let mut wrong = Vec::new();
    let elsewhere = counted_elsewhere();
    let mut compared = 0;
    for (folder, path) in elsewhere.keys().map(|(folder, file, _)| (folder, file)).collect::<BTreeSet<_>>() {
        let path_on_disk = repository().join(folder).join(path);
        let taken = crate::quirks::alone(&path_on_disk);
        let own: BTreeMap<String, usize> = taken
            .journal
            .ledger
            .sheets()
            .filter(|(_, _, cells)| !cells.is_empty())
            .map(|(_, sheet, cells)| (sheet.to_string(), cells.len()))
            .collect();
        let theirs: BTreeMap<String, usize> = elsewhere
            .iter()
            .filter(|((other, file, _), count)| other == folder && file == path && **count > 0)
            .map(|((_, _, sheet), count)| (sheet.clone(), *count))
            .collect();
        compared += 1;
        if own != theirs {
            wrong.push(format!("{folder}/{path}: {own:?} here, {theirs:?} elsewhere"));
        }
    }
    assert!(compared > 150, "{compared} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_published_ledger_adds_up() {
    for (inputs, year) in [(repository().join("inputs"), 2022), (repository().join("tests/cases/practice-3/inputs"), 2023)] {
        let made = run(&inputs, &["bilan", &year.to_string()]);
        let own: BTreeMap<(String, String), usize> = take(&inputs)
            .journal
            .ledger
            .sheets()
            .map(|(file, sheet, cells)| ((file.to_string(), sheet.to_string()), cells.len()))
            .collect();
        let rows = made.csv(&format!("{year}/controle/lecture.csv"));
        for row in &rows {
            let count = |column: &str| row.get(column).parse::<usize>().unwrap();
            assert_eq!(count("cellules_lues"), count("utilisees") + count("ignorees") + count("ecartees"), "{row:?}");
            let key = (row.get("fichier").to_owned(), row.get("feuille").to_owned());
            assert_eq!(own.get(&key).copied().unwrap_or(0), count("cellules_lues"), "{row:?}");
        }
        assert!(rows.len() >= own.len());
    }
}

/// Words that sheets are made of: headers, names, values, totals, remarks.
const WORDS: &[&str] = &[
    "Date",
    "Action",
    "Structure",
    "Participants",
    "Axe",
    "Statut",
    "Présence",
    "Instance",
    "Demandeur",
    "Code",
    "Décision",
    "Inscrits",
    "Nom",
    "Libellé",
    "Montant",
    "Total",
    "TOTAL",
    "Sous-total",
    "Moyenne",
    "Axe 1 : Soutien",
    "COPIL",
    "FICHE ACTION",
    "Présents",
    "X",
    "E",
    "P",
    "NC",
    "?",
    "idem",
    "08/03/2022",
    "12 avril 2022",
    "mars 2022",
    "CCAS",
    "GEM La Cordée",
    "Ciné-débat",
    "une dizaine",
    "réalisée",
    "Oui",
    "X Non",
    "Durand Jeanne",
    "Source : moi",
    "* note",
];

fn raw() -> impl Strategy<Value = Raw> {
    prop_oneof![
        8 => proptest::sample::select(WORDS).prop_map(|word| Raw::Text(word.into())),
        2 => (0..40_u32).prop_map(|number| Raw::Number(number.into())),
        1 => (1..28_u32).prop_map(|day| Raw::Date(chrono::NaiveDate::from_ymd_opt(2022, 3, day).unwrap().and_hms_opt(0, 0, 0).unwrap())),
        1 => Just(Raw::Error("#REF!".into())),
    ]
}

fn grid() -> impl Strategy<Value = Grid> {
    let cells = proptest::collection::btree_map((1..14_u32, 1..7_u32), raw(), 1..60);
    let headers = proptest::sample::subsequence(&WORDS[..12], 2..6);
    let merged = proptest::collection::vec((1..14_u32, 1..7_u32, 0..3_u32, 0..3_u32), 0..3);
    (cells, headers, 1..5_u32, merged).prop_map(|(cells, headers, header_row, merged)| {
        let mut all: BTreeMap<CellRef, Raw> = cells.into_iter().map(|((row, column), raw)| (CellRef::new(row, column), raw)).collect();
        for (column, header) in (1..).zip(headers) {
            all.insert(CellRef::new(header_row, column), Raw::Text((*header).into()));
        }
        let merged = merged.into_iter().map(|(row, column, down, right)| {
            let first = CellRef::new(row, column);
            Merged { first, last: CellRef::new(row + down, column + right) }
        });
        let merged = merged.filter(|block| all.contains_key(&block.first)).collect();
        Grid {
            file: "2022/dessin.xlsx".into(),
            sheet: "Feuil1".into(),
            year: Some(2022),
            cells: all.into_iter().collect(),
            merged,
            hidden: Hidden::default(),
            file_hash: "".into(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_closes_on_any_sheet(grid in grid()) {
        let mut journal = Findings::default();
        journal.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), Fate::SetAside(SetAside::SheetNotRecognised));
        let taken = take_grids(journal, &Settings::default(), vec![grid]);
        let wrong = lost(&taken);
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
