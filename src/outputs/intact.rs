//! Outputs against their descriptors: what was altered, added or removed by hand since the program wrote them.

use crate::place;
use crate::render::{self, Written};
use anyhow::bail;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

const DESCRIPTOR: &str = "datapackage.json";
/// How deep the folders of a territory may lie: `region/departement/territoire/outputs/2022`.
const DEPTH: usize = 6;

/// The outputs of a year, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    pub folder: PathBuf,
    /// The year that the folder is named for, if it is.
    pub year: Option<i32>,
    pub state: State,
}

impl Inspected {
    /// Nothing was altered, added or removed.
    pub const fn is_intact(&self) -> bool {
        matches!(self.state, State::Intact { .. })
    }
}

/// What the outputs of a year are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// So many files, as the program wrote them.
    Intact { files_count: usize },
    /// In the order of their paths; never empty.
    Changed(Vec<Change>),
    /// The descriptor is gone: nothing can be said of the rest.
    DescriptorMissing,
    /// The descriptor is not as the program writes it.
    DescriptorAltered,
}

/// What was done to a file, by its path in the folder of the year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub path: String,
    pub kind: Kind,
}

/// What may be done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Altered,
    Added,
    Removed,
}

/// Looks at the outputs of each year found under a folder, of some years only if any is named. The folder may be that of one year, of one
/// territory or of many.
///
/// # Errors
/// The folder does not exist, or holds no outputs of those years.
pub fn inspected(folder: &Path, years: &[i32]) -> anyhow::Result<Vec<Inspected>> {
    if !folder.is_dir() {
        bail!("Le dossier « {} » n’existe pas", folder.display());
    }
    let mut found = Vec::new();
    walk(folder, DEPTH, &mut found);
    found.retain(|(_, year)| years.is_empty() || year.is_some_and(|year| years.contains(&year)));
    found.sort();
    if found.is_empty() {
        let of = if years.is_empty() { String::new() } else { " de l’année demandée".to_owned() };
        bail!(
            "Aucun bilan{of} n’est trouvé dans « {} ». Indiquez le dossier des sorties : celui qui contient « 2022 », avec « {DESCRIPTOR} »",
            folder.display()
        );
    }
    Ok(found.into_iter().map(|(folder, year)| Inspected { state: state(&folder), folder, year }).collect())
}

/// Folders of a year: those with a descriptor, and those that have lost it. Links are not followed: they could turn in circles.
fn walk(folder: &Path, depth: usize, found: &mut Vec<(PathBuf, Option<i32>)>) {
    let year = folder.file_name().and_then(|name| name.to_str()?.parse().ok()).filter(|year| (1990..=2100).contains(year));
    let ours = ["bilan.html", "indicateurs.csv", "national.csv"];
    if folder.join(DESCRIPTOR).symlink_metadata().is_ok() || (year.is_some() && ours.iter().any(|name| folder.join(name).exists())) {
        found.push((folder.to_owned(), year));
        return;
    }
    let Some(depth) = depth.checked_sub(1) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&entry.path(), depth, found);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "outputs are read back here")]
fn state(folder: &Path) -> State {
    let Ok(text) = fs::read(folder.join(DESCRIPTOR)) else { return State::DescriptorMissing };
    let Some(written) = render::written(&text) else { return State::DescriptorAltered };
    let leaves = |file: &Written| !Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_)));
    if written.iter().any(leaves) {
        return State::DescriptorAltered;
    }
    let mut changes: Vec<Change> = written.iter().filter_map(|file| change(folder, file)).collect();
    let known: BTreeSet<&str> = written.iter().map(|file| file.path.as_str()).collect();
    let mut there = Vec::new();
    files(folder, "", &mut there);
    let added = there.into_iter().filter(|path| path != DESCRIPTOR && !known.contains(path.as_str()));
    changes.extend(added.map(|path| Change { path: place::shown(&path), kind: Kind::Added }));
    changes.sort();
    if changes.is_empty() { State::Intact { files_count: written.len() } } else { State::Changed(changes) }
}

/// What became of a file that the program wrote; nothing when its bytes are the same.
fn change(folder: &Path, file: &Written) -> Option<Change> {
    let path = folder.join(&file.path);
    let change = |kind| Some(Change { path: file.path.clone(), kind });
    let Ok(facts) = path.symlink_metadata() else { return change(Kind::Removed) };
    // A link, whatever it leads to, is not what was written; a file of another size need not be read.
    let same = facts.is_file()
        && facts.len() == file.bytes
        && bytes_of(&path, file.bytes).is_some_and(|bytes| render::hash(&bytes) == file.sha256);
    if same { None } else { change(Kind::Altered) }
}

#[expect(clippy::disallowed_methods, reason = "outputs are read back here")]
fn bytes_of(path: &Path, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(most.saturating_add(1)).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The files under a folder, by their path with `/`, but for what systems and office programs leave beside open files.
fn files(folder: &Path, way: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_by_the_way(&name) {
            continue;
        }
        let path = format!("{way}{name}");
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}

fn is_by_the_way(name: &str) -> bool {
    let starts = ["~$", ".~lock.", "._"];
    let names = [".ds_store", "thumbs.db", "desktop.ini"];
    starts.iter().any(|start| name.starts_with(start)) || names.contains(&name.to_lowercase().as_str())
}
