//! Folders to members: the outputs of a territory for a year, read back, and checked against their descriptor.
#![expect(clippy::disallowed_methods, reason = "the outputs of other territories are read back")]

use super::stratum::{Extent, Stratum};
use crate::figure::Figure;
use crate::fold::fold;
use crate::place;
use crate::protect::Published;
use crate::render::datapackage::hash;
use crate::settings::Profile;
use anyhow::bail;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const FIGURES: &str = "indicateurs.csv";
const DESCRIPTOR: &str = "datapackage.json";
/// How deep the folders of a territory may lie under the one that is given: `region/departement/territoire/outputs/2022`.
const DEPTH: usize = 6;

/// What a territory published of a year.
#[derive(Clone, Debug)]
pub struct Member {
    pub territory: String,
    pub siren: String,
    pub population: Option<u64>,
    pub stratum: Stratum,
    pub extent: Extent,
    pub year: i32,
    pub figures: Vec<Figure>,
    /// The file the figures come from, relative to the folder that was given.
    pub file: String,
    pub hash: String,
    pub bytes: u64,
}

/// A folder that does not count, and why: a French sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub folder: String,
    pub message: String,
    pub remedy: String,
}

impl Refusal {
    fn new(folder: &str, message: impl Into<String>, remedy: &str) -> Self {
        Self { folder: folder.to_owned(), message: message.into(), remedy: remedy.to_owned() }
    }
}

/// Every year of every territory found under some folders, by territory and year, and the folders that do not count.
///
/// # Errors
/// A folder does not exist, or nothing in them is an output of the program.
pub fn members(folders: &[PathBuf]) -> anyhow::Result<(Vec<Member>, Vec<Refusal>)> {
    let mut found = Vec::new();
    for folder in folders {
        if !folder.is_dir() {
            bail!("Le dossier « {} » n’existe pas", folder.display());
        }
        walk(folder, folder, DEPTH, &mut found);
    }
    found.sort();
    found.dedup();
    if found.is_empty() {
        let places: Vec<String> = folders.iter().map(|folder| format!("« {} »", folder.display())).collect();
        bail!(
            "Aucun bilan n’est trouvé dans {}. Indiquez le dossier des sorties de chaque territoire : celui qui contient « 2022 », avec « {FIGURES} »",
            places.join(", ")
        );
    }
    let mut members: BTreeMap<(String, i32), Member> = BTreeMap::new();
    let mut refusals = Vec::new();
    for (name, folder) in &found {
        let member = match member(name, folder) {
            Ok(member) => member,
            Err(refusal) => {
                refusals.push(refusal);
                continue;
            }
        };
        let identity = if member.siren.is_empty() { fold(&member.territory) } else { member.siren.clone() };
        match members.get(&(identity.clone(), member.year)) {
            None => {
                members.insert((identity, member.year), member);
            }
            Some(known) if known.hash == member.hash => {}
            Some(known) => refusals.push(Refusal::new(
                name,
                format!("« {} » a déjà un autre bilan de {} : {}.", member.territory, member.year, known.file),
                "Gardez un seul dossier par territoire et par année, ou donnez à chaque conseil son nom et son numéro SIREN.",
            )),
        }
    }
    let mut members: Vec<Member> = members.into_values().collect();
    members.sort_by(|one, other| (one.year, fold(&one.territory), &one.siren).cmp(&(other.year, fold(&other.territory), &other.siren)));
    Ok((members, refusals))
}

/// Folders with figures, named from the folder that was given. Links are not followed: they could turn in circles.
fn walk(root: &Path, folder: &Path, depth: usize, found: &mut Vec<(String, PathBuf)>) {
    if folder.join(FIGURES).is_file() {
        let relative = folder.strip_prefix(root).unwrap_or(folder);
        let head = root.file_name().map(|name| place::shown(&name.to_string_lossy())).unwrap_or_default();
        let parts = std::iter::once(head).chain(relative.components().map(|part| place::shown(&part.as_os_str().to_string_lossy())));
        found.push((parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/"), folder.to_owned()));
        return;
    }
    let Some(depth) = depth.checked_sub(1) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(root, &entry.path(), depth, found);
        }
    }
}

/// The part of a descriptor that says what the figures are and of whom.
#[derive(Deserialize)]
struct Descriptor {
    observatoire: About,
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct About {
    annee: i32,
    profil: String,
    #[serde(default)]
    territoire: Territory,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Territory {
    siren: String,
    population: Option<u64>,
    communes: Option<u64>,
}

#[derive(Deserialize)]
struct Resource {
    path: String,
    #[serde(default)]
    hash: String,
}

const AGAIN: &str = "Relancez « observatoire bilan » pour ce territoire, et transmettez le dossier de l’année tel qu’il est écrit.";

fn member(name: &str, folder: &Path) -> Result<Member, Refusal> {
    let refuse = |message: String| Refusal::new(name, message, AGAIN);
    let unreadable = |file: &str| refuse(format!("Le fichier « {file} » n’est pas lisible."));
    let text = fs::read(folder.join(DESCRIPTOR)).map_err(|_| refuse(format!("Le fichier « {DESCRIPTOR} » manque.")))?;
    let descriptor: Descriptor = serde_json::from_slice(&text).map_err(|_| unreadable(DESCRIPTOR))?;
    let figures = fs::read(folder.join(FIGURES)).map_err(|_| unreadable(FIGURES))?;
    let found = hash(&figures);
    let stated = descriptor.resources.iter().find(|resource| resource.path == FIGURES).map(|resource| resource.hash.as_str());
    if stated != Some(&format!("sha256:{found}")) {
        return Err(refuse(format!("« {FIGURES} » a été modifié depuis qu’il a été écrit.")));
    }
    if descriptor.observatoire.profil != Profile::Public.word() {
        return Err(Refusal::new(
            name,
            "C’est un document interne : ses chiffres ne sont pas destinés à être réunis.",
            "Transmettez le bilan public : « observatoire bilan » sans « --profil interne ».",
        ));
    }
    let (territory, rows) = rows(&figures).ok_or_else(|| unreadable(FIGURES))?;
    let About { annee: year, territoire: Territory { siren, population, communes }, .. } = descriptor.observatoire;
    let (stratum, extent) = (Stratum::of(population), Extent::of(communes));
    let bytes = u64::try_from(figures.len()).unwrap_or(u64::MAX);
    let file = format!("{name}/{FIGURES}");
    Ok(Member { territory, siren, population, stratum, extent, year, figures: rows, file, hash: found, bytes })
}

/// The territory's name and its figures; `None` when a row is not one of ours.
fn rows(bytes: &[u8]) -> Option<(String, Vec<Figure>)> {
    let mut reader = csv::Reader::from_reader(bytes);
    let headers = reader.headers().ok()?.clone();
    let at = headers.iter().position(|header| header == "territoire")?;
    let mut territory = String::new();
    let mut figures = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        if territory.is_empty() {
            record.get(at)?.clone_into(&mut territory);
        }
        figures.push(record.deserialize::<Published<'_>>(Some(&headers)).ok()?.figure()?);
    }
    Some((territory, figures))
}
