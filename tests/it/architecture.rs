//! The house: who may use whom. Read from `src/` itself, without comments; any other `use` fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What every stage may speak of.
const VOCABULARY: [&str; 11] =
    ["figure", "finding", "fold", "french", "period", "personal", "place", "problem", "quantity", "schema", "settings"];

/// Each stage, and what it may use besides the vocabulary: the stage before it, through the types it hands on.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("discover", &[]),
    ("read", &["discover"]),
    ("shape", &["read"]),
    ("check", &["shape"]),
    ("reconcile", &["shape", "check"]),
    ("aggregate", &["reconcile", "shape"]),
    ("protect", &["aggregate"]),
    // `shape` only for the rule of attainment, which questionnaires and figures share.
    ("report", &["protect", "shape"]),
    ("review", &["reconcile"]),
    ("returns", &["read", "shape"]),
    ("render", &["report", "protect", "returns"]),
    ("outputs", &["render", "protect"]),
    ("federate", &["protect", "report", "render"]),
    ("cli", &["federate"]),
    ("console", &["pipeline", "shape", "federate", "report", "review", "outputs"]),
    ("pipeline", &["discover", "read", "shape", "check", "reconcile", "aggregate", "protect", "report", "returns", "render", "cli"]),
];

/// Words of the vocabulary that speak of raw cells: reading them is the start of everything.
const VOCABULARY_MAY_USE: [(&str, &[&str]); 1] = [("schema", &[])];

/// A library, and the files or folders that may name it.
const LIBRARIES: [(&str, &[&str]); 14] = [
    ("image", &["render/logo"]),
    ("calamine", &["read"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("rust_xlsxwriter", &["render"]),
    ("plotters", &["render/chart"]),
    ("plotters_backend", &["render/chart"]),
    ("resvg", &["render/chart"]),
    ("toml", &["settings", "shape/lecture"]),
    ("typst", &["render/pdf"]),
    ("polars", &["aggregate"]),
    ("good_lp", &["protect"]),
    ("askama", &["render/html"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without comments, and without its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn room(path: &Path) -> String {
    let relative = path.strip_prefix(root()).unwrap().with_extension("");
    relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

fn is_test_file(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests")
        || path.file_stem().is_some_and(|stem| stem == "tests" || stem == "example" || stem == "properties" || stem == "fixture")
}

/// The rooms named after `crate::` in a text, groups included.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<String> = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap().split(',').map(|name| name.trim().to_owned()).collect(),
            None => vec![rest.to_owned()],
        };
        used.extend(
            names.iter().map(|name| name.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>()),
        );
    }
    used.remove("");
    used
}

#[test]
fn a_stage_knows_the_one_before_it_and_the_vocabulary() {
    let may_use: BTreeMap<&str, BTreeSet<&str>> =
        MAY_USE.into_iter().map(|(room, rooms)| (room, rooms.iter().copied().collect())).collect();
    let mut faults = Vec::new();
    for path in sources(&root()).into_iter().filter(|path| !is_test_file(path)) {
        let room = room(&path);
        if room == "main" || room == "lib" {
            continue;
        }
        for used in rooms_used(&code(&path)) {
            let known = used == room || VOCABULARY.contains(&used.as_str());
            let allowed = match may_use.get(room.as_str()) {
                Some(rooms) => known || rooms.contains(used.as_str()),
                None => {
                    VOCABULARY.contains(&room.as_str()) && known
                        || VOCABULARY_MAY_USE.iter().any(|(name, rooms)| *name == room && rooms.contains(&used.as_str()))
                }
            };
            if !allowed {
                faults.push(format!("{} uses {used}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_library_is_known_to_one_room() {
    let mut faults = Vec::new();
    for path in sources(&root()).into_iter().filter(|path| !is_test_file(path)) {
        let relative = path.strip_prefix(root()).unwrap().with_extension("").to_string_lossy().into_owned();
        let code = code(&path);
        for (library, rooms) in LIBRARIES {
            let named = code.contains(&format!("use {library}::"))
                || code.contains(&format!(" {library}::"))
                || code.contains(&format!("({library}::"));
            let at_home = rooms.iter().any(|room| relative == *room || relative.starts_with(&format!("{room}/")));
            if named && !at_home {
                faults.push(format!("{relative} names {library}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_opens_with_a_sentence() {
    let mute: Vec<String> = sources(&root())
        .into_iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//!"))
        .map(|path| path.strip_prefix(root()).unwrap().display().to_string())
        .collect();
    assert!(mute.is_empty(), "{mute:?}");
}
