//! Lines added to a file that people keep: what stood there before stays, to the byte, and each addition is whole or not at all.

use anyhow::{Context, bail};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A file while it is added to. Each save replaces the lines of the one before, never what was there at the beginning.
#[derive(Debug)]
pub struct Addition {
    path: PathBuf,
    /// What was there; `None` when there was no such file.
    before: Option<Vec<u8>>,
    /// What this program last left there.
    last: Option<Vec<u8>>,
}

impl Addition {
    /// Looks at what is there, and changes nothing.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    #[expect(clippy::disallowed_methods, reason = "what is added to is read first, here where it is written")]
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        // A link stays a link: it is its target that grows.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("« {} » ne peut pas être lu", path.display())),
        };
        Ok(Self { path, last: before.clone(), before })
    }

    /// The file that is added to.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was there at the beginning.
    pub fn before(&self) -> &[u8] {
        self.before.as_deref().unwrap_or_default()
    }

    /// Leaves what was there followed by the text, and nothing else: written beside, then put in place. With no text, the file is as it
    /// was, and one that was not there is not there.
    ///
    /// # Errors
    /// The disk refuses, or another program has changed the file meanwhile: it is left as that program wrote it.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn save(&mut self, added: &str) -> anyhow::Result<()> {
        let name = self.path.display().to_string();
        if fs::read(&self.path).ok() != self.last {
            bail!(
                "« {name} » a été modifié par un autre programme pendant l’examen ; il n’est plus touché. Fermez ce programme, vérifiez le fichier, puis relancez"
            );
        }
        let next = (self.before.is_some() || !added.is_empty()).then(|| [self.before(), added.as_bytes()].concat());
        let refused = || format!("« {name} » ne peut pas être écrit. S’il est ouvert dans un tableur, fermez-le, puis relancez");
        match &next {
            Some(bytes) => self.put(bytes).with_context(refused)?,
            None if self.last.is_some() => fs::remove_file(&self.path).with_context(refused)?,
            None => {}
        }
        self.last = next;
        Ok(())
    }

    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    fn put(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let name = self.path.file_name().context("ce n’est pas un fichier")?.to_string_lossy().into_owned();
        // Hidden, so that a run that finds it after a power cut does not read it.
        let beside = self.path.with_file_name(format!(".{name}.en-cours"));
        let written = (|| {
            let mut file = File::create(&beside)?;
            file.write_all(bytes)?;
            if let Ok(known) = fs::metadata(&self.path) {
                fs::set_permissions(&beside, known.permissions())?;
            }
            file.sync_all()?;
            fs::rename(&beside, &self.path)
        })();
        if written.is_err() {
            let _ = fs::remove_file(&beside);
        }
        written?;
        super::sync(self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_there_stays_and_an_addition_replaces_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("correspondances.csv");
        fs::write(&path, b"\xe9t\xe9;A").expect("a file");
        let mut addition = Addition::open(&path).expect("readable");
        for added in ["\nB\n", "\nB\nC\n", ""] {
            addition.save(added).expect("saved");
            assert_eq!(fs::read(&path).expect("there"), [b"\xe9t\xe9;A", added.as_bytes()].concat());
        }
        assert_eq!(names(folder.path()), ["correspondances.csv"]);
    }

    #[test]
    fn a_file_that_was_not_there_comes_with_the_first_line_and_goes_with_the_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("correspondances.csv");
        let mut addition = Addition::open(&path).expect("nothing to read");
        addition.save("").expect("nothing to write");
        assert!(names(folder.path()).is_empty());
        addition.save("A\n").expect("saved");
        assert_eq!(names(folder.path()), ["correspondances.csv"]);
        addition.save("").expect("taken back");
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn what_another_program_wrote_meanwhile_is_not_touched() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("correspondances.csv");
        let mut addition = Addition::open(&path).expect("nothing to read");
        addition.save("A\n").expect("saved");
        fs::write(&path, "B\n").expect("another program");
        assert!(addition.save("A\nC\n").is_err_and(|error| error.to_string().contains("autre programme")));
        assert_eq!(fs::read_to_string(&path).expect("there"), "B\n");
    }
}
