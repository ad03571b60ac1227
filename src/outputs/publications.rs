//! What was published before, by every run into an outputs folder: a reader may hold any of it, long after its files were replaced.
#![expect(clippy::disallowed_methods, reason = "the journal of publications lies in the outputs")]

use crate::protect::{EarlierRun, Published, may_speak_of_people};
use crate::render::Document;
use crate::settings::Profile;
use anyhow::Context;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The journal of publications, beside the folders of years. A hidden folder: what it holds is not to be handed out with them.
const JOURNAL: &str = ".observatoire-publications";
const ABOUT: &str = "A-LIRE.txt";
const ABOUT_TEXT: &str = "Ce dossier retient les effectifs de personnes que les bilans ont déjà publiés, pour l’un ou l’autre profil.\n\
    Le programme s’en sert pour ne rien publier qui, rapproché d’un bilan plus ancien, permettrait de retrouver un effectif masqué.\n\
    Ne le supprimez pas, et ne le diffusez pas.\n";
const FIGURES: &str = "indicateurs.csv";

/// Every earlier run, the newest of a year last: those of the journal, then what stands in the folders of years, which may have been put
/// there by hand. What stands there and cannot be read back is passed over: it was written by another program.
///
/// # Errors
/// The journal is there and cannot be read, or not whole: what it tells would no longer be protected.
pub fn earlier_runs(folder: &Path) -> anyhow::Result<Vec<EarlierRun>> {
    let mut runs = Vec::new();
    for entry in entries(folder)? {
        runs.push(told(&entry)?);
    }
    let mut years: Vec<(i32, PathBuf)> = names(folder).filter_map(|(name, path)| Some((name.parse().ok()?, path))).collect();
    years.sort();
    runs.extend(years.into_iter().filter_map(|(year, path)| run(year, &fs::read(path.join(FIGURES)).ok()?)));
    Ok(runs)
}

/// How many publications the journal tells of: more than a moment ago, if another run has published meanwhile.
///
/// # Errors
/// As [`earlier_runs`].
pub fn publications_told(folder: &Path) -> anyhow::Result<usize> {
    Ok(entries(folder)?.len())
}

/// What a file of the journal tells, all of it or a refusal.
fn told(entry: &Entry) -> anyhow::Result<EarlierRun> {
    let damaged = || {
        format!(
            "Le journal des publications est abîmé : « {} » ne peut pas être lu. Remettez ce fichier comme il était (copie de sauvegarde)",
            entry.path.display()
        )
    };
    let bytes = fs::read(&entry.path).with_context(damaged)?;
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().with_context(damaged)?.clone();
    let mut figures = Vec::new();
    for record in reader.records() {
        let record = record.with_context(damaged)?;
        let published: Published<'_> = record.deserialize(Some(&headers)).with_context(damaged)?;
        figures.push(published.figure().with_context(damaged)?);
    }
    // A run without a figure about people leaves no file.
    anyhow::ensure!(!figures.is_empty(), damaged());
    Ok(EarlierRun { year: entry.year, profile: entry.profile, figures })
}

/// Adds to the journal what a year's documents publish about people, unless it is there.
///
/// # Errors
/// The journal cannot be written: then nothing may be published, since the next run would not know of it.
pub fn record(folder: &Path, year: i32, documents: &[Document]) -> anyhow::Result<()> {
    let Some(figures) = documents.iter().find(|document| document.path == FIGURES) else { return Ok(()) };
    let Some((profile, text)) = about_people(&figures.bytes)? else { return Ok(()) };
    let entries = entries(folder)?;
    let known = entries.iter().filter(|entry| (entry.year, entry.profile) == (year, profile));
    if known.into_iter().any(|entry| fs::read(&entry.path).is_ok_and(|bytes| bytes == text)) {
        return Ok(());
    }
    let number = entries.last().map_or(1, |entry| entry.number + 1);
    let journal = folder.join(JOURNAL);
    write(&journal, ABOUT, ABOUT_TEXT.as_bytes())
        .and_then(|()| write(&journal, &format!("{number:05}-{year}-{}.csv", profile.word()), &text))
        .with_context(|| format!("Le journal des publications, « {} », ne peut pas être tenu", journal.display()))
}

/// Beside, on the disk, then renamed: neither a killed run nor a power cut leaves half of a file.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!("{name}.en-cours"));
    let mut file = fs::File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, folder.join(name))
}

/// A file of the journal: `00012-2022-public.csv`.
struct Entry {
    number: u32,
    year: i32,
    profile: Profile,
    path: PathBuf,
}

fn entries(folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let entry = |(name, path): (String, PathBuf)| {
        let (number, rest) = name.strip_suffix(".csv")?.split_once('-')?;
        let (year, profile) = rest.split_once('-')?;
        let profile = Profile::of_word(profile)?;
        Some(Entry { number: number.parse().ok()?, year: year.parse().ok()?, profile, path })
    };
    let journal = folder.join(JOURNAL);
    // No journal is a first run; one that cannot be listed is not.
    if let Err(error) = fs::read_dir(&journal)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        return Err(error).with_context(|| format!("Le journal des publications, « {} », ne peut pas être lu", journal.display()));
    }
    let mut entries: Vec<Entry> = names(&journal).filter_map(entry).collect();
    entries.sort_by_key(|entry| entry.number);
    Ok(entries)
}

fn names(folder: &Path) -> impl Iterator<Item = (String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.file_name().to_str()?.to_owned(), entry.path())))
}

/// What these documents publish, as the run of another year reads it: years written together are read together.
pub fn published(year: i32, documents: &[Document]) -> Option<EarlierRun> {
    run(year, &documents.iter().find(|document| document.path == FIGURES)?.bytes)
}

/// The run that an `indicateurs.csv`, or a file of the journal, tells of.
fn run(year: i32, bytes: &[u8]) -> Option<EarlierRun> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().ok()?.clone();
    let mut profile = None;
    let mut figures = Vec::new();
    for record in reader.records().flatten() {
        let Ok(published) = record.deserialize::<Published<'_>>(Some(&headers)) else { continue };
        profile = profile.or_else(|| Profile::of_word(published.profil));
        figures.extend(published.figure());
    }
    let profile = profile?;
    Some(EarlierRun { year, profile, figures })
}

/// The rows of an `indicateurs.csv` that may speak of people, and their profile; `None` when there are none.
fn about_people(bytes: &[u8]) -> anyhow::Result<Option<(Profile, Vec<u8>)>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers()?.clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut profile = None;
    for record in reader.records() {
        let record = record?;
        let published: Published<'_> = record.deserialize(Some(&headers))?;
        if published.figure().is_some_and(|figure| may_speak_of_people(&figure)) {
            profile = profile.or_else(|| Profile::of_word(published.profil));
            writer.serialize(published)?;
        }
    }
    let text = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(profile.map(|profile| (profile, text)))
}
