//! Prints what is read of the workbooks of a folder, cell by cell, for `tests/make/public_workbooks.py` to compare with another program's
//! reading. Not a test by itself: it only shows that none of them panics.

use super::read_one;
use observatoire::problem::Problem;
use observatoire::read::Raw;
use std::env;
use std::fs;
use std::path::PathBuf;

#[test]
#[ignore = "reads the folder named by WORKBOOKS: run by tests/make/public_workbooks.py"]
fn every_cell_of_a_folder() {
    let folder = PathBuf::from(env::var("WORKBOOKS").expect("WORKBOOKS names a folder of workbooks"));
    let mut cells = csv::Writer::from_path(folder.join("cells.csv")).unwrap();
    cells.write_record(["file", "sheet", "row", "column", "kind", "value"]).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("files")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let file = path.file_name().unwrap().to_str().unwrap();
        let (journal, reading) = read_one(&path);
        for finding in journal.iter() {
            let code = if matches!(finding.problem, Problem::ReaderFailed) { "PANIC" } else { finding.problem.code() };
            let sheet = finding.place.sheet.as_deref().unwrap_or("");
            let cell = finding.place.cell.map(|cell| cell.to_string()).unwrap_or_default();
            cells.write_record([file, sheet, "0", "0", code, &cell]).unwrap();
        }
        for grid in &reading.grids {
            for (cell, raw) in grid.cells.iter() {
                let (kind, value) = match raw {
                    Raw::Text(text) => ("text", text.to_string()),
                    Raw::Number(number) => ("number", number.to_string()),
                    Raw::Percent(shown) => ("percent", shown.to_string()),
                    Raw::Date(date) => ("date", date.format("%Y-%m-%dT%H:%M:%S%.f").to_string()),
                    Raw::Seconds(seconds) => ("seconds", seconds.to_string()),
                    Raw::Boolean(truth) => ("boolean", truth.to_string()),
                    Raw::Error(text) => ("error", text.to_string()),
                    Raw::EmptyText => continue,
                };
                cells.write_record([file, &*grid.sheet, &cell.row.to_string(), &cell.column.to_string(), kind, &value]).unwrap();
            }
        }
    }
    cells.flush().unwrap();
}
