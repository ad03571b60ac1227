//! Descriptors read back: what a run was made from, and the files that it vouches for.

use super::datapackage::hash;
use crate::report::InputFile;
use crate::settings::Settings;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a run was made from, as its descriptor tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The hash of each input, by its name.
    pub inputs: BTreeMap<String, String>,
    pub settings: String,
}

/// Reads a descriptor back; `None` for what is not one of ours.
pub fn record(descriptor: &[u8]) -> Option<Record> {
    let descriptor: Value = serde_json::from_slice(descriptor).ok()?;
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let settings = text(descriptor.get("observatoire")?.get("reglages"))?;
    let sources = descriptor.get("sources")?.as_array()?;
    let inputs = sources.iter().filter_map(|source| Some((text(source.get("path"))?, text(source.get("hash"))?))).collect();
    Some(Record { inputs, settings })
}

/// A file that the program wrote, as its descriptor tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// From the folder of the descriptor, with `/`.
    pub path: String,
    pub bytes: u64,
    /// In hexadecimal.
    pub sha256: String,
}

/// The files that a descriptor vouches for; `None` for what is not one of ours, or was changed so that it vouches for nothing.
pub fn written(descriptor: &[u8]) -> Option<Vec<Written>> {
    let descriptor: Value = serde_json::from_slice(descriptor).ok()?;
    descriptor.get("observatoire")?;
    let file = |resource: &Value| {
        let sha256 = resource.get("hash")?.as_str()?.strip_prefix("sha256:")?.to_owned();
        Some(Written { path: resource.get("path")?.as_str()?.to_owned(), bytes: resource.get("bytes")?.as_u64()?, sha256 })
    };
    let files: Vec<Written> = descriptor.get("resources")?.as_array()?.iter().map(file).collect::<Option<_>>()?;
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    (!files.is_empty() && paths.len() == files.len()).then_some(files)
}

/// What a run would be made from today.
pub fn record_of(settings: &Settings, files: &[InputFile]) -> Record {
    let inputs = files.iter().map(|file| (file.name.to_string(), format!("sha256:{}", file.sha256))).collect();
    Record { inputs, settings: settings_hash(settings) }
}

/// The settings as understood, defaults included: another hash, other settings.
pub(super) fn settings_hash(settings: &Settings) -> String {
    format!("sha256:{}", hash(format!("{settings:?}").as_bytes()))
}
