//! A folder of territories to the inputs of each: what `bilan --territoires` goes through.

use super::{READ, as_year, entries, extension, is_notice, is_skipped};
use crate::settings::load;
use anyhow::{Context, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// How deep the folders of a territory may lie: `region/departement/territoire`.
const DEPTH: usize = 6;
/// Where a territory's inputs lie when its own folder holds other things too.
const INPUTS: &str = "inputs";
/// What a folder of outputs holds: it is nobody's inputs.
const DESCRIPTOR: &str = "datapackage.json";

/// A territory, and where its inputs are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Territory {
    /// The folders that lead to it from the one that was given, with `/`.
    pub name: String,
    pub inputs: PathBuf,
}

/// The territories under a folder, by name; `outputs`, if it lies there too, is passed over. A folder is a territory's when it holds a
/// folder `inputs`, settings, a folder of a year or a file to be read; one that holds nothing at all is a territory too, which has
/// nothing to be read: it is told as such rather than forgotten.
///
/// # Errors
/// The folder cannot be listed, holds no folder, or is itself the inputs of one territory.
pub fn territories(root: &Path, outputs: &Path) -> anyhow::Result<Vec<Territory>> {
    let listed =
        entries(root).with_context(|| format!("Le dossier des territoires, « {} », n’existe pas ou ne s’ouvre pas", root.display()))?;
    if listed.iter().any(|(name, path)| name == load::FILE_NAME || (as_year(name).is_some() && path.is_dir())) {
        bail!(
            "« {} » contient les fichiers d’un seul territoire : lancez « observatoire bilan --entrees {} »",
            root.display(),
            root.display()
        );
    }
    let outputs = fs::canonicalize(outputs).ok();
    let mut found = Vec::new();
    for (name, path) in folders(listed, outputs.as_deref()) {
        walk(&path, &name, DEPTH, outputs.as_deref(), &mut found);
    }
    if found.is_empty() {
        bail!(
            "Le dossier « {} » ne contient aucun territoire. Déposez-y un dossier par territoire, avec les fichiers reçus",
            root.display()
        );
    }
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, name: &str, depth: usize, outputs: Option<&Path>, found: &mut Vec<Territory>) {
    let inputs = folder.join(INPUTS);
    if inputs.is_dir() {
        return found.push(Territory { name: name.to_owned(), inputs });
    }
    let listed = entries(folder).unwrap_or_default();
    if listed.iter().any(|(name, _)| name == DESCRIPTOR) {
        return;
    }
    let is_inputs = listed.iter().any(|(name, path)| is_of_inputs(name, path));
    let below = folders(listed, outputs);
    match depth.checked_sub(1) {
        Some(depth) if !is_inputs && !below.is_empty() => {
            below.iter().for_each(|(part, path)| walk(path, &format!("{name}/{part}"), depth, outputs, found));
        }
        Some(_) | None => found.push(Territory { name: name.to_owned(), inputs: folder.to_owned() }),
    }
}

/// Whether an entry is what inputs hold.
fn is_of_inputs(name: &str, path: &Path) -> bool {
    let is_read = READ.contains(&extension(name).to_lowercase().as_str()) && !is_notice(name);
    name == load::FILE_NAME || !is_skipped(name) && if path.is_dir() { super::year_of(&format!("{name}/")).is_some() } else { is_read }
}

/// The folders among some entries, but for those to be skipped and for links, which could turn in circles.
fn folders(listed: Vec<(String, PathBuf)>, outputs: Option<&Path>) -> Vec<(String, PathBuf)> {
    let is_folder = |path: &Path| path.symlink_metadata().is_ok_and(|facts| facts.is_dir());
    let is_outputs = |path: &Path| outputs.is_some() && fs::canonicalize(path).ok().as_deref() == outputs;
    listed.into_iter().filter(|(name, path)| !is_skipped(name) && is_folder(path) && !is_outputs(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(folders: &[&str], files: &[&str]) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for folder in folders {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in files {
            fs::create_dir_all(root.path().join(file).parent().unwrap()).unwrap();
            fs::write(root.path().join(file), "").unwrap();
        }
        let found = territories(root.path(), &root.path().join("sorties"));
        found.map_or_else(
            |error| vec![error.to_string()],
            |found| {
                let way = |territory: &Territory| territory.inputs.strip_prefix(root.path()).unwrap().display().to_string();
                found.iter().map(|territory| format!("{} ← {}", territory.name, way(territory))).collect()
            },
        )
    }

    #[test]
    fn a_territory_is_a_folder_of_inputs_however_deep() {
        let files = [
            "Rennes/inputs/2022/a.csv",
            "Rennes/outputs/2022/datapackage.json",
            "bretagne/Brest/2022/a.csv",
            "bretagne/Quimper/observatoire.toml",
            "bretagne/Vannes/structures.xlsx",
            "Caen/Année 2022/a.csv",
            "sorties/Rennes/2022/indicateurs.csv",
            ".cache/2022/a.csv",
            "liste.csv",
        ];
        let expected = [
            "Caen ← Caen",
            "Rennes ← Rennes/inputs",
            "bretagne/Brest ← bretagne/Brest",
            "bretagne/Quimper ← bretagne/Quimper",
            "bretagne/Vannes ← bretagne/Vannes",
            "vide ← vide",
        ];
        assert_eq!(found(&["vide"], &files), expected);
    }

    #[test]
    fn the_inputs_of_one_territory_and_a_folder_without_any_are_told() {
        assert!(found(&[], &["2022/a.csv"])[0].contains("un seul territoire"));
        assert!(found(&[], &["liste.csv"])[0].contains("aucun territoire"));
    }
}
