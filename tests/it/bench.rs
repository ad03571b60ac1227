//! Runs the program as a user does, and reads back what it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// A finished run.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
    /// Where it wrote; gone with the value.
    pub folder: tempfile::TempDir,
}

/// A row of `indicateurs.csv`.
#[derive(Clone, Debug)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    pub fn new(headers: &csv::StringRecord, record: &csv::StringRecord) -> Self {
        Self(headers.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect())
    }

    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
}

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program with inputs, into a new folder.
pub fn run(inputs: &Path, arguments: &[&str]) -> Run {
    run_into(tempfile::tempdir().unwrap(), inputs, arguments)
}

/// Runs the program with inputs, into a folder where it may have written before.
pub fn run_into(folder: tempfile::TempDir, inputs: &Path, arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } = assert_cmd::cargo::cargo_bin_cmd!("observatoire")
        .args(arguments)
        .arg("--entrees")
        .arg(inputs)
        .arg("--sorties")
        .arg(folder.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { status: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr), folder }
}

impl Run {
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).unwrap_or_else(|error| panic!("{path}: {error}\n{}", self.stderr))
    }

    /// The rows of a CSV of the outputs.
    pub fn csv(&self, path: &str) -> Vec<Row> {
        let text = self.text(path);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers().unwrap().clone();
        reader.records().map(|record| Row::new(&headers, &record.unwrap())).collect()
    }

    /// One figure of the year's `indicateurs.csv`, by its classes; none for the total.
    pub fn figure(&self, year: i32, of: &str, indicator: &str, classes: &[(&str, &str)]) -> Row {
        let rows = self.csv(&format!("{year}/indicateurs.csv"));
        let fits = |row: &&Row| {
            let own: Vec<(&str, &str)> = [("dimension_1", "modalite_1"), ("dimension_2", "modalite_2")]
                .into_iter()
                .map(|(dimension, label)| (row.get(dimension), row.get(label)))
                .filter(|(dimension, _)| !dimension.is_empty())
                .collect();
            row.get("indicateur") == indicator
                && row.get("annee") == of
                && own.len() == classes.len()
                && classes.iter().all(|class| own.contains(class))
        };
        rows.iter().find(fits).cloned().unwrap_or_else(|| panic!("no {indicator} {of} {classes:?}"))
    }

    /// The finding codes of `anomalies.csv`, with their cell.
    pub fn findings(&self, year: i32) -> Vec<String> {
        let rows = self.csv(&format!("{year}/controle/anomalies.csv"));
        rows.iter().map(|row| format!("{} {} {}", row.get("fichier"), row.get("cellule"), row.get("code"))).collect()
    }
}

/// Every file under a folder, with its bytes, by relative path; a link with what it leads to, which is not followed.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(current).unwrap().map(Result::unwrap) {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = if kind.is_symlink() {
                fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes()
            } else {
                fs::read(&path).unwrap()
            };
            found.insert(path.strip_prefix(folder).unwrap().to_owned(), bytes);
        }
    }
    found
}

/// A new inputs folder with files of the given contents.
pub fn inputs(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// A workbook of sheets, each as a text file would write it: what reads as a number is one.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, line) in rows.lines().enumerate() {
            for (column, cell) in line.split(';').enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}
