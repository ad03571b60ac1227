//! Inputs: those kept in the repository, those found before, and the tests' own workbooks to begin with.

use crate::targets::Target;
use std::fs;
use std::path::{Path, PathBuf};

/// Larger files of the tests are left out: chance changes little of them, and each try takes long.
const LARGEST_SEED: u64 = 120_000;

/// The folder of the repository that holds the tests.
pub fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// What the repository keeps of a target.
pub fn kept(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name)
}

/// The inputs of a folder, in the order of their names.
pub fn of_folder(folder: &Path) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// The tests' workbooks, texts and settings that a target may start from.
pub fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let extensions: &[&str] = match target.name {
        "xlsx" => &["xlsx", "xlsm"],
        "xls" => &["xls"],
        "ods" => &["ods"],
        "texte" => &["csv", "tsv", "txt"],
        "balises" => &["xls", "html", "xml"],
        "reglages" => &["toml"],
        "noms" | "valeurs" | "tables" | "questionnaires" => &["csv"],
        _ => &["csv", "xlsx", "ods", "xls"],
    };
    let mut paths = Vec::new();
    let folders: &[&str] = match target.name {
        "questionnaires" => &["quirks/surveys"],
        _ => &["quirks", "cases", "templates", "names", "../inputs"],
    };
    folders.iter().for_each(|folder| walk(&tests().join(folder), &mut paths));
    paths.sort();
    let small = |path: &&PathBuf| fs::metadata(path).is_ok_and(|facts| facts.len() <= LARGEST_SEED);
    let fits = |path: &&PathBuf| path.extension().is_some_and(|end| extensions.iter().any(|extension| end.eq_ignore_ascii_case(extension)));
    let read = paths.iter().filter(fits).filter(small).filter_map(|path| fs::read(path).ok());
    let marked = |bytes: &Vec<u8>| target.name != "balises" || !bytes.starts_with(b"\xd0\xcf\x11\xe0");
    read.filter(marked).map(|bytes| suited(target, bytes)).collect()
}

/// Texts as the targets that draw a sheet read them.
fn suited(target: &Target, bytes: Vec<u8>) -> Vec<u8> {
    match target.name {
        "tables" => {
            let text = String::from_utf8_lossy(&bytes);
            let lines = text.lines().take(40).map(|line| line.replace([';', '\t'], "|"));
            lines.collect::<Vec<_>>().join("\n").into_bytes()
        }
        "noms" | "valeurs" => {
            String::from_utf8_lossy(&bytes).replace([';', '\t', ','], "\n").into_bytes().into_iter().take(8_000).collect()
        }
        _ => bytes,
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { walk(&entry.path(), found) } else { found.push(entry.path()) }
    }
}

/// A name for an input, by what it holds: FNV-1a.
pub fn name_of(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
