//! What is fuzzed: each target takes any bytes through a public door of the program, and stops on what must never happen.
//!
//! The ordinary tests replay the kept corpus through the same functions (`tests/it/fuzzed.rs`).

use observatoire::discover::Delivery;
use observatoire::finding::{Fate, Findings, SetAside};
use observatoire::place::CellRef;
use observatoire::problem::Problem;
use observatoire::read::{self, Grid, Hidden, Raw, Reading};
use observatoire::report::comments::Comments;
use observatoire::schema::Nomenclature;
use observatoire::settings::{Profile, Settings, load};
use observatoire::shape::value;
use observatoire::{check, fold, personal, pipeline, reconcile, shape};
use std::fs;
use std::path::Path;

/// A door of the program, and what goes through it.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8], &Path),
}

/// Every reader, the parsers of values and of settings, the names, and the whole run.
pub const TARGETS: [Target; 11] = [
    Target { name: "xlsx", run: |bytes, folder| read(bytes, folder, "xlsx") },
    Target { name: "xls", run: |bytes, folder| read(bytes, folder, "xls") },
    Target { name: "ods", run: |bytes, folder| read(bytes, folder, "ods") },
    Target { name: "texte", run: |bytes, folder| read(bytes, folder, "csv") },
    Target { name: "balises", run: |bytes, folder| read(bytes, folder, "xls") },
    Target { name: "valeurs", run: |bytes, _| values(bytes) },
    Target { name: "tables", run: |bytes, _| tables(bytes) },
    Target { name: "questionnaires", run: |bytes, folder| drop(intake(bytes, folder, "csv")) },
    Target { name: "reglages", run: |bytes, _| settings(bytes) },
    Target { name: "noms", run: |bytes, _| names(bytes) },
    Target { name: "tout", run: everything },
];

/// One reader: bytes to grids. A panic that the readers' guard has caught is a defect here.
fn read(bytes: &[u8], folder: &Path, extension: &str) {
    let name = format!("lu.{extension}");
    let path = folder.join(&name);
    fs::write(&path, bytes).expect("the folder of trials is writable");
    let mut journal = Findings::default();
    let reading = read::grids(&mut journal, &[Delivery { path, file: name.into(), year: Some(2022) }]);
    sound_reading(&journal, &reading);
}

fn sound_reading(journal: &Findings, reading: &Reading) {
    assert!(!journal.iter().any(|finding| matches!(finding.problem, Problem::ReaderFailed)), "a reader panicked");
    assert_eq!(reading.files.len(), 1, "a file that was opened is told");
    for grid in &reading.grids {
        assert!(!grid.cells.is_empty() && grid.cells.iter().count() == grid.cells.len(), "a grid holds its cells");
    }
}

/// The parsers of values, each on the whole text and on each of its lines.
fn values(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let classes = Settings::default().classes(Nomenclature::Sector);
    let mut raws: Vec<Raw> = text.lines().take(50).chain([&*text]).map(|line| Raw::Text(line.into())).collect();
    raws.extend(bytes.chunks_exact(8).take(8).filter_map(|eight| Some(f64::from_le_bytes(eight.try_into().ok()?))).map(Raw::Number));
    for raw in &raws {
        if let value::Reading::Value(measure) = value::quantity(raw) {
            assert!(measure.quantity.value.is_finite(), "a quantity is a number");
            let _ = measure.disagreement();
        }
        if let value::Reading::Value(number) = value::number(raw) {
            assert!(number.value.is_finite(), "a number is one");
        }
        if let value::Reading::Value(share) = value::share(raw) {
            assert!(share.is_finite(), "a share is a number");
        }
        for year in [None, Some(2022), Some(-4)] {
            let _ = value::period(raw, year).map(|period| (period.to_string(), period.month_label(), period.quarter_label()));
        }
        let _ = (value::year(raw), value::presence(raw), value::yes_no(raw), value::list(raw), value::text(raw), value::paragraphs(raw));
        let Raw::Text(written) = raw else { continue };
        let _ = (value::class(written, &classes), value::nearest(written, &classes), value::ticked(written), value::header_key(written));
        let _ = value::uncounted(written);
        let folded = fold::fold(written);
        assert_eq!(fold::fold(&folded), folded, "folding what is folded changes nothing");
        let tidy = fold::tidy(written);
        assert_eq!(fold::tidy(&tidy), tidy, "tidying what is tidy changes nothing");
        let scrubbed = personal::scrub(written);
        assert!(personal::find(&scrubbed).is_none(), "nothing personal is left once scrubbed");
        let _ = personal::scrub_words(written);
        let _ = (reconcile::guess::sector(written), reconcile::guess::college(written));
    }
}

/// A grid drawn by the bytes, taken for whatever table it looks like: a line a row, `|` between cells.
fn tables(bytes: &[u8]) {
    through(&Settings::default(), &grid(&String::from_utf8_lossy(bytes)));
}

fn grid(text: &str) -> Grid {
    let mut cells = Vec::new();
    for (row, line) in (1..).zip(text.lines().take(2_000)) {
        for (column, cell) in (1..).zip(line.split('|').take(200)) {
            let cell = cell.trim().replace('⏎', "\n");
            if !cell.is_empty() {
                let number = cell.parse::<f64>().ok().filter(|number| number.is_finite());
                cells.push((CellRef::new(row, column), number.map_or_else(|| Raw::Text(cell.as_str().into()), Raw::Number)));
            }
        }
    }
    Grid {
        file: "2022/dessin.xlsx".into(),
        sheet: "Feuil1".into(),
        year: Some(2022),
        cells: cells.into_iter().collect(),
        merged: Vec::new(),
        hidden: Hidden::default(),
        file_hash: "".into(),
    }
}

/// From a grid to the register. Every cell is accounted for: the ledger has one fate for each.
fn through(settings: &Settings, grid: &Grid) -> reconcile::Register {
    let mut journal = Findings::default();
    let fate = Fate::SetAside(SetAside::SheetNotRecognised);
    journal.ledger.open(&grid.file, &grid.sheet, grid.cells.iter().map(|(cell, _)| cell), fate);
    let shaped = shape::tables(&mut journal, settings, std::slice::from_ref(grid));
    let sound = check::sound(&mut journal, shaped.tables);
    reconcile::register(&mut journal, settings, &sound, shaped.surveys, &shaped.memories).register
}

/// The settings' parser, then a small sheet under these settings.
fn settings(bytes: &[u8]) {
    let Ok(settings) = load::parse(&String::from_utf8_lossy(bytes)) else { return };
    let sheet = "Date|Action|Structure|Participants|Axe|Public\n06/05/2022|Ciné-débat|CCAS|12|Prévention|élus\nmars 2022|Forum|CMP|env. 40|1|jeunes";
    through(&settings, &grid(sheet));
}

/// Names of structures, a line each, that nobody has settled.
fn names(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace('|', "/");
    let names: Vec<&str> = text.lines().map(str::trim).filter(|name| !name.is_empty()).take(300).collect();
    for pair in names.windows(2) {
        if let [one, other] = pair {
            let differ = reconcile::likeness::must_differ(one, other);
            assert_eq!(differ, reconcile::likeness::must_differ(other, one), "to differ goes both ways");
        }
    }
    let rows: Vec<String> = names.iter().map(|name| format!("06/05/2022|Forum|{name}|1")).collect();
    through(&Settings::default(), &grid(&format!("Date|Action|Structure|Participants\n{}", rows.join("\n"))));
}

/// A file of a year, taken in as the program does.
fn intake(bytes: &[u8], folder: &Path, extension: &str) -> Option<pipeline::Intake> {
    let year = folder.join("2022");
    fs::create_dir_all(&year).expect("the folder of trials is writable");
    let path = year.join(format!("depot.{extension}"));
    fs::write(&path, bytes).expect("the folder of trials is writable");
    let taken = pipeline::intake(&Settings::default(), folder, &|_| ());
    let _ = fs::remove_file(&path);
    let taken = taken.ok()?;
    assert!(!taken.findings.iter().any(|finding| matches!(finding.problem, Problem::ReaderFailed)), "a reader panicked");
    Some(taken)
}

/// The whole run up to the report, under both profiles; one in fifty also makes every document.
fn everything(bytes: &[u8], folder: &Path) {
    let extension = match bytes {
        [b'P', b'K', ..] if bytes.windows(11).any(|window| window == b"content.xml") => "ods",
        [b'P', b'K', ..] => "xlsx",
        [0xd0, 0xcf, ..] => "xls",
        _ => "csv",
    };
    let Some(taken) = intake(bytes, folder, extension) else { return };
    let settings = Settings::default();
    for profile in [Profile::Public, Profile::Interne] {
        // An audit may refuse a publication; it may not panic.
        let _ = pipeline::report(&settings, &taken, 2022, profile, &[], &Comments::default(), &|_| ());
    }
    if bytes.iter().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(*byte))) % 50 == 0 {
        let _ = pipeline::documents(&settings, &taken, 2022, Profile::Public, &[], &Comments::default(), &|_| ());
    }
}
