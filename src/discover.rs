//! The inputs folder to deliveries: which files, of which year, and what is skipped.

mod territories;

pub use territories::{Territory, territories};

use crate::finding::Findings;
use crate::personal;
use crate::place::{self, Place};
use crate::problem::Problem;
use crate::settings::Settings;
use anyhow::{Context, bail};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// A partner's file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// On disk.
    pub path: PathBuf,
    /// Relative to the inputs folder, with `/`; without what its name says of a person.
    pub file: Arc<str>,
    /// The year of the first folder on its way that is named for one.
    pub year: Option<i32>,
}

impl Delivery {
    /// What follows the last point of its name, as written.
    pub fn extension(&self) -> &str {
        extension(self.file.rsplit('/').next().unwrap_or_default())
    }
}

/// Extensions of files that are read; what is inside is told from their bytes.
const READ: [&str; 8] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "tsv", "txt"];

/// The files of the inputs folder that are to be read, in reading order. What is skipped on purpose is not told; anything
/// else that is not delivered is a finding.
///
/// # Errors
/// The folder is missing or cannot be listed, or a glob of `ignorer` is none.
pub fn deliveries(journal: &mut Findings, settings: &Settings, inputs: &Path) -> anyhow::Result<Vec<Delivery>> {
    let root = match fs::canonicalize(inputs) {
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "Le dossier des fichiers reçus, « {} », n’est pas là. Créez-le, et mettez-y un dossier par année, avec ces fichiers",
            inputs.display()
        ),
        other => other.with_context(|| format!("Le dossier des fichiers reçus, « {} », ne s’ouvre pas", inputs.display()))?,
    };
    let mut walk = Walk { journal: &mut *journal, ignored: ignored(settings)?, root: root.clone(), found: Vec::new() };
    let listed =
        entries(&root).with_context(|| format!("Le dossier des fichiers reçus, « {} », ne peut pas être parcouru", inputs.display()))?;
    walk.folder(listed, "", &mut vec![root.clone()]);
    let mut found = walk.found;
    found.sort_by(|one, other| one.file.cmp(&other.file));
    nameless(journal, &mut found);
    Ok(found)
}

/// Names of files go everywhere: into annexes, under charts, on the screen. What they say of a person is taken out at the door, and two
/// that this makes alike are numbered.
fn nameless(journal: &mut Findings, deliveries: &mut [Delivery]) {
    let mut taken: BTreeSet<Arc<str>> = deliveries.iter().map(|delivery| delivery.file.clone()).collect();
    for delivery in deliveries {
        let told = personal::scrub_path(&delivery.file);
        if *told == *delivery.file {
            continue;
        }
        let (stem, extension) = told.rsplit_once('.').unwrap_or((&told, ""));
        let numbered = (2..).map(|rank: usize| format!("{stem} {rank}.{extension}"));
        let free = std::iter::once(told.clone()).chain(numbered).find(|name| !taken.contains(name.as_str()));
        delivery.file = free.unwrap_or_else(|| told.clone()).into();
        taken.insert(delivery.file.clone());
        journal.tell(Place::file(delivery.file.clone()), Problem::FileNamesPerson);
    }
}

/// The globs of `ignorer`, from the inputs folder, as coordinators write them: `\` or `/`, any case.
fn ignored(settings: &Settings) -> anyhow::Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for written in &settings.ignorer {
        let glob: String = written.trim().replace('\\', "/").nfc().collect();
        let glob = GlobBuilder::new(glob.trim_start_matches("./").trim_end_matches('/')).case_insensitive(true).build();
        set.add(glob.with_context(|| format!("Dans « ignorer », « {written} » n’est pas un motif de noms de fichiers."))?);
    }
    // The logo is no partner's file.
    let logo = settings.graphiques.logo.trim().trim_start_matches("./");
    if !logo.is_empty() {
        set.add(GlobBuilder::new(&globset::escape(logo)).case_insensitive(true).build().context("Le nom du logo n’est pas lisible.")?);
    }
    set.build().context("Les motifs de « ignorer » sont trop nombreux ou trop longs.")
}

struct Walk<'j> {
    journal: &'j mut Findings,
    ignored: GlobSet,
    root: PathBuf,
    found: Vec<Delivery>,
}

/// What an entry of a folder leads to, links followed.
enum Leads {
    File,
    Folder,
    /// Neither: a pipe, a device…
    Elsewhere,
}

impl Walk<'_> {
    /// Walks through a folder. `way` is how its files are named from the inputs, `above` the folders that lead to it, links
    /// followed: one that leads back to them would never end.
    fn folder(&mut self, listed: Vec<(String, PathBuf)>, way: &str, above: &mut Vec<PathBuf>) {
        for (name, path) in listed {
            let file = format!("{way}{name}");
            let matched: String = file.nfc().collect();
            if is_skipped(&name) || self.ignored.is_match(matched) {
                continue;
            }
            match self.follow(&path, above) {
                Err(problem) => self.tell(&file, problem),
                Ok((Leads::File, _)) => self.file(file, &name, path),
                Ok((Leads::Folder, target)) => match entries(&path) {
                    Ok(listed) => {
                        above.push(target);
                        self.folder(listed, &format!("{file}/"), above);
                        above.pop();
                    }
                    Err(error) => self.tell(&file, Problem::FolderUnreadable { detail: reason(&error).into() }),
                },
                Ok((Leads::Elsewhere, _)) => self.tell(&file, unsupported(&name)),
            }
        }
    }

    /// Where an entry leads, and its path without links; or why it is not followed.
    fn follow(&self, path: &Path, above: &[PathBuf]) -> Result<(Leads, PathBuf), Problem> {
        let unreadable = |error: io::Error| Problem::FolderUnreadable { detail: reason(&error).into() };
        let is_link = fs::symlink_metadata(path).map_err(unreadable)?.is_symlink();
        // A link to nothing, or to itself, leads nowhere inside.
        let target = fs::canonicalize(path).map_err(|error| if is_link { Problem::LinkLeavesInputs } else { unreadable(error) })?;
        if !target.starts_with(&self.root) {
            return Err(Problem::LinkLeavesInputs);
        }
        let facts = fs::metadata(&target).map_err(unreadable)?;
        if facts.is_dir() && above.contains(&target) {
            return Err(Problem::FolderUnreadable { detail: "ce raccourci ramène à un dossier qui le contient".into() });
        }
        let leads = match (facts.is_file(), facts.is_dir()) {
            (true, _) => Leads::File,
            (_, true) => Leads::Folder,
            _ => Leads::Elsewhere,
        };
        Ok((leads, target))
    }

    fn file(&mut self, file: String, name: &str, path: PathBuf) {
        let is_settings = file == "observatoire.toml";
        if is_settings || is_notice(name) {
            return;
        }
        if !READ.contains(&extension(name).to_lowercase().as_str()) {
            return self.tell(&file, unsupported(name));
        }
        self.found.push(Delivery { path, year: year_of(&file), file: file.into() });
    }

    fn tell(&mut self, file: &str, problem: Problem) {
        self.journal.tell(Place::file(personal::scrub_path(file)), problem);
    }
}

/// The entries of a folder, by name. A name that is not text is read as well as it can be, and one that holds what does not print is
/// written without: it goes as it is into messages, sheets and pages.
fn entries(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut listed = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        listed.push((place::shown(&entry.file_name().to_string_lossy()), entry.path()));
    }
    listed.sort();
    Ok(listed)
}

fn unsupported(name: &str) -> Problem {
    Problem::UnsupportedFile { extension: extension(name).into() }
}

fn reason(error: &io::Error) -> &'static str {
    if error.kind() == ErrorKind::PermissionDenied {
        "l’ordinateur ne l’autorise pas"
    } else if error.kind() == ErrorKind::NotFound {
        "il a disparu pendant la lecture"
    } else {
        "le disque ne répond pas"
    }
}

/// Hidden files, locks of programs that hold a file open, drafts marked by a `_`, and what Windows leaves in folders.
fn is_skipped(name: &str) -> bool {
    name.starts_with(['.', '_'])
        || name.starts_with("~$")
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

/// Words for people: `LISEZMOI.txt`, `README`, any Markdown.
fn is_notice(name: &str) -> bool {
    let name = name.to_lowercase();
    let extension = extension(&name);
    extension == "md" || (matches!(extension, "" | "txt") && (name.starts_with("lisezmoi") || name.starts_with("readme")))
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or("", |(_, extension)| extension)
}

/// The year of a file, by the folders on its way: the first one that is a year (`2022`), or else the first one that names a
/// single year (`Année 2022`, `2022 - bilan`).
fn year_of(file: &str) -> Option<i32> {
    let folders = || file.rsplit_once('/').into_iter().flat_map(|(way, _)| way.split('/'));
    folders().find_map(|folder| as_year(folder.trim())).or_else(|| {
        folders().find_map(|folder| {
            let mut years = folder.split(|letter: char| !letter.is_ascii_digit()).filter_map(as_year);
            years.next().filter(|_| years.next().is_none())
        })
    })
}

/// Four digits that make a year of these times.
fn as_year(text: &str) -> Option<i32> {
    let is_number = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_number && (1990..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_that_of_the_first_folder_named_for_one() {
        for (file, year) in [
            ("2022/a.csv", Some(2022)),
            ("2022/2021/a.csv", Some(2022)),
            ("Partenaires/2021/a.csv", Some(2021)),
            ("Année 2022/a.csv", Some(2022)),
            ("2022 - bilan/a.csv", Some(2022)),
            ("bilan_2022/2023/a.csv", Some(2023)),
            ("2021-2022/a.csv", None),
            ("20220506/a.csv", None),
            ("1789/a.csv", None),
            ("bilan 2022.csv", None),
            ("structures.xlsx", None),
        ] {
            assert_eq!(year_of(file), year, "{file}");
        }
    }

    #[test]
    fn notices_and_drafts_are_skipped_and_near_misses_are_not() {
        for name in [".cache.csv", "~$emargement.xlsx", ".~lock.a.ods#", "_ancien.xlsx", "Thumbs.db"] {
            assert!(is_skipped(name), "{name}");
        }
        for name in ["LISEZMOI.txt", "lisezmoi", "README.md", "Readme avant tout.txt", "notes.md"] {
            assert!(is_notice(name), "{name}");
        }
        for name in ["~emargement.xlsx", "lisezmoi.xlsx", "a.txt"] {
            assert!(!is_skipped(name) && !is_notice(name), "{name}");
        }
    }
}
