//! Documents to disk: written beside, then swapped, so that the earlier outputs stay whole until the new ones are complete; and the lines
//! that a review adds to the memory of names.

mod addition;
pub mod intact;

pub use addition::Addition;

mod publications;

pub use publications::{earlier_runs, publications_told, published};

use crate::render::{self, Document, Record};
use anyhow::{Context, bail};
use rayon::prelude::*;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Half-built folders begin so; what a killed run left is recognised by it and removed at the next.
const BUILDING: &str = ".observatoire-en-cours-";
/// The earlier outputs, for the instant of the swap.
const EARLIER: &str = ".observatoire-precedent-";
/// Held while a run writes, so that two runs never mix their files.
const LOCK: &str = ".observatoire-verrou";

/// The right to write into an outputs folder, given up when dropped.
#[derive(Debug)]
pub struct Writer {
    folder: PathBuf,
    _lock: File,
}

impl Writer {
    /// Opens an outputs folder, creating it if needed, and clears what a killed run left.
    ///
    /// # Errors
    /// The folder cannot be written to, or another run is writing into it.
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("Le dossier « {} » ne peut pas être créé", folder.display()))?;
        let path = folder.join(LOCK);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .with_context(|| format!("Il n’est pas possible d’écrire dans le dossier « {} »", folder.display()))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("Un autre traitement écrit déjà dans le dossier « {} ». Attendez qu’il se termine, puis relancez.", folder.display())
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| {
                    format!("Le dossier « {} » ne peut pas être réservé : donnez-en un autre, sur ce poste", folder.display())
                });
            }
        }
        let writer = Self { folder: folder.to_owned(), _lock: lock };
        writer.mend()?;
        Ok(writer)
    }

    /// Removes half-built folders, and puts back outputs that a run was killed while swapping.
    fn mend(&self) -> anyhow::Result<()> {
        let entries =
            fs::read_dir(&self.folder).with_context(|| format!("Le dossier « {} » ne peut pas être lu", self.folder.display()))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(BUILDING) {
                let _ = fs::remove_dir_all(entry.path());
            } else if let Some(year) = name.strip_prefix(EARLIER) {
                let place = self.folder.join(year);
                let outcome = if place.exists() { fs::remove_dir_all(entry.path()) } else { fs::rename(entry.path(), &place) };
                outcome.with_context(|| format!("Les sorties précédentes de {year} n’ont pas pu être remises en place"))?;
            }
        }
        Ok(())
    }

    /// Writes every document of a year, then swaps them in. Returns the folder of the year.
    ///
    /// # Errors
    /// The disk refuses (full, read-only, a file open in another program): the earlier outputs of the year are as they were.
    pub fn write(&self, year: i32, documents: &[Document]) -> anyhow::Result<PathBuf> {
        let building = self.folder.join(format!("{BUILDING}{year}"));
        let place = self.folder.join(year.to_string());
        let written = write_all(&building, documents)
            .and_then(|()| publications::record(&self.folder, year, documents))
            .and_then(|()| self.swap(year, &building, &place));
        if written.is_err() {
            let _ = fs::remove_dir_all(&building);
        }
        written.with_context(|| format!("Les sorties de {year} n’ont pas pu être écrites ; celles d’avant sont intactes"))?;
        Ok(place)
    }

    fn swap(&self, year: i32, building: &Path, place: &Path) -> anyhow::Result<()> {
        let earlier = self.folder.join(format!("{EARLIER}{year}"));
        // A link counts, even to nothing: it is moved aside, never followed.
        let there = place.symlink_metadata();
        let had = there.is_ok();
        if there.is_ok_and(|facts| facts.is_file()) {
            bail!("« {} » est un fichier, là où le dossier de l’année doit être. Déplacez-le, puis relancez", place.display());
        }
        if had {
            fs::rename(place, &earlier).with_context(|| {
                format!("Le dossier « {} » est utilisé par un autre programme : fermez ses fichiers, puis relancez", place.display())
            })?;
        }
        if let Err(error) = fs::rename(building, place) {
            if had {
                let _ = fs::rename(&earlier, place);
            }
            return Err(error).context("Le nouveau dossier n’a pas pu être mis en place");
        }
        sync(&self.folder);
        if had {
            let _ = fs::remove_dir_all(&earlier);
        }
        Ok(())
    }
}

/// What became of documents that never replace a file: those written, and those left because a file of that name was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    pub written: Vec<String>,
    pub left: Vec<String>,
}

/// Adds documents to a folder, created if needed, without ever touching a file that is there. Each is written beside and then put in
/// place whole; a file that appears in between, by whichever program, stays too.
///
/// # Errors
/// The disk refuses. Documents already in place are whole, and nothing else is left behind.
pub fn add(folder: &Path, documents: &[Document]) -> anyhow::Result<Placed> {
    let (there, missing): (Vec<&Document>, Vec<&Document>) =
        documents.iter().partition(|document| folder.join(&document.path).symlink_metadata().is_ok());
    let mut placed = Placed { written: Vec::new(), left: there.into_iter().map(|document| document.path.clone()).collect() };
    if missing.is_empty() {
        return Ok(placed);
    }
    fs::create_dir_all(folder).with_context(|| format!("Le dossier « {} » ne peut pas être créé", folder.display()))?;
    let building = tempfile::Builder::new()
        .prefix(BUILDING)
        .tempdir_in(folder)
        .with_context(|| format!("Il n’est pas possible d’écrire dans le dossier « {} »", folder.display()))?;
    let made = building.path().join("modeles");
    let missing: Vec<Document> = missing.into_iter().cloned().collect();
    write_all(&made, &missing)?;
    for document in missing {
        let place = inside(folder, &document.path)?;
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).with_context(|| format!("Le dossier de « {} » ne peut pas être créé", document.path))?;
        }
        let ready = tempfile::TempPath::try_from_path(inside(&made, &document.path)?).context("Un fichier préparé a disparu")?;
        match ready.persist_noclobber(&place) {
            Ok(()) => placed.written.push(document.path),
            Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => placed.left.push(document.path),
            Err(refused) => return Err(refused.error).with_context(|| format!("« {} » ne peut pas être écrit", document.path)),
        }
    }
    sync(folder);
    Ok(placed)
}

fn write_all(folder: &Path, documents: &[Document]) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context("Un dossier inachevé n’a pas pu être retiré")?;
    }
    fs::create_dir_all(folder).context("Le dossier des sorties ne peut pas être créé")?;
    // Side by side: most of the time goes in waiting for the disk to say that a file is safe.
    documents.par_iter().try_for_each(|document| write_one(folder, document))?;
    sync(folder);
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the one place that writes")]
fn write_one(folder: &Path, document: &Document) -> anyhow::Result<()> {
    let path = inside(folder, &document.path)?;
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("Le dossier de « {} » ne peut pas être créé", document.path))?;
    }
    let mut file = File::create(&path).with_context(|| format!("« {} » ne peut pas être créé", document.path))?;
    file.write_all(&document.bytes).and_then(|()| file.sync_all()).with_context(|| format!("« {} » ne peut pas être écrit", document.path))
}

/// The path of a document, which may only lead further into the folder.
fn inside(folder: &Path, path: &str) -> anyhow::Result<PathBuf> {
    let relative = Path::new(path);
    if relative.components().all(|part| matches!(part, Component::Normal(_))) {
        Ok(folder.join(relative))
    } else {
        bail!("« {path} » sort du dossier des sorties")
    }
}

/// A rename is only sure once its folder is on the disk; systems that cannot say so are left to their own care.
#[expect(clippy::disallowed_methods, reason = "a folder is opened to be synced")]
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// What the report of a year was made from, if one stands in the outputs folder.
#[expect(clippy::disallowed_methods, reason = "outputs are read back here")]
pub fn made_from(folder: &Path, year: i32) -> Option<Record> {
    render::record(&fs::read(folder.join(year.to_string()).join("datapackage.json")).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(path: &str, text: &str) -> Document {
        Document { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    #[test]
    fn new_outputs_replace_the_old_ones_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let writer = Writer::open(folder.path()).expect("a writer");
        writer.write(2022, &[document("a.csv", "1"), document("b/c.csv", "2")]).expect("written");
        writer.write(2022, &[document("a.csv", "3")]).expect("written");
        assert_eq!(read(&folder.path().join("2022/a.csv")), "3");
        assert!(!folder.path().join("2022/b").exists(), "nothing of the earlier run is left");
    }

    #[test]
    fn a_document_that_would_leave_the_folder_is_refused_and_the_old_outputs_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let writer = Writer::open(folder.path()).expect("a writer");
        writer.write(2022, &[document("a.csv", "1")]).expect("written");
        for path in ["../evil.csv", "/tmp/evil.csv", "x/../../evil.csv"] {
            assert!(writer.write(2022, &[document("a.csv", "2"), document(path, "x")]).is_err());
        }
        assert_eq!(read(&folder.path().join("2022/a.csv")), "1");
    }

    #[test]
    fn what_a_killed_run_left_is_mended() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join(format!("{BUILDING}2022"))).expect("half-built");
        let earlier = folder.path().join(format!("{EARLIER}2021"));
        fs::create_dir_all(&earlier).expect("earlier");
        fs::write(earlier.join("a.csv"), "1").expect("file");
        drop(Writer::open(folder.path()).expect("a writer"));
        assert!(!folder.path().join(format!("{BUILDING}2022")).exists());
        assert_eq!(read(&folder.path().join("2021/a.csv")), "1");
    }

    #[test]
    fn two_runs_at_once_are_told_apart() {
        let folder = tempfile::tempdir().expect("a folder");
        let _first = Writer::open(folder.path()).expect("a writer");
        let second = Writer::open(folder.path()).map(|_| ()).map_err(|error| error.to_string());
        assert!(second.is_err_and(|message| message.contains("Un autre traitement")));
    }
}
