//! `[[lecture]]`: what the settings say of a sheet that recognition cannot know.

use super::Layout;
use super::value::header_key;
use crate::finding::Findings;
use crate::personal;
use crate::place::Place;
use crate::problem::Problem;
use crate::read::{Grid, Raw};
use crate::schema::{Column, Kind};
use crate::settings::load::FILE_NAME;
use crate::settings::{self, Settings};
use globset::{Glob, GlobMatcher};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the settings say of one sheet.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub ignored: bool,
    pub kind: Option<Kind>,
    pub layout: Option<Layout>,
    /// The row of the (last) header.
    pub header_row: Option<u32>,
    /// Folded header → column.
    pub columns: BTreeMap<String, &'static Column>,
    /// Column → the same value for every row.
    pub values: BTreeMap<&'static str, Raw>,
    /// `annee`, for a table that has no such column: the year of every row.
    pub year: Option<i32>,
}

/// The entries of the settings, and which of them have served.
pub struct Readings<'a> {
    entries: Vec<(&'a settings::Reading, GlobMatcher, Option<GlobMatcher>, AtomicBool)>,
}

impl<'a> Readings<'a> {
    pub fn new(settings: &'a Settings) -> Self {
        // As the names of files are told.
        let matcher = |glob: &str| Glob::new(&personal::scrub_path(glob)).ok().map(|glob| glob.compile_matcher());
        let entries = settings
            .lecture
            .iter()
            .filter_map(|entry| Some((entry, matcher(&entry.fichier)?, matcher(&entry.feuille), AtomicBool::new(false))))
            .collect();
        Self { entries }
    }

    /// The first entry that names the sheet.
    pub fn of(&self, grid: &Grid) -> Option<Given> {
        let (entry, _, _, used) = self.entries.iter().find(|(entry, file, sheet, _)| {
            // A name that is no pattern, as « [2022 », is a name all the same.
            let by_pattern = sheet.as_ref().is_some_and(|sheet| sheet.is_match(&*grid.sheet));
            let by_name = entry.feuille.is_empty() || personal::scrub_sheet(&entry.feuille) == *grid.sheet || by_pattern;
            file.is_match(&*grid.file) && by_name
        })?;
        used.store(true, Ordering::Relaxed);
        Some(given(entry))
    }

    /// An entry that names no file, or no sheet of those it names, is told: it was meant for one.
    pub fn tell_unused(&self, journal: &mut Findings, files: &BTreeSet<Arc<str>>) {
        for (entry, file, ..) in self.entries.iter().filter(|(.., used)| !used.load(Ordering::Relaxed)) {
            let glob = entry.fichier.as_str().into();
            let named = !entry.feuille.is_empty() && files.iter().any(|found| file.is_match(&**found));
            let problem = if named {
                Problem::ReadingSheetMissing { glob, sheet: entry.feuille.as_str().into() }
            } else {
                Problem::ReadingUnused { glob }
            };
            journal.tell(Place::file(FILE_NAME), problem);
        }
    }
}

fn given(entry: &settings::Reading) -> Given {
    let kind = Kind::from_name(&entry.table);
    let column = |name: &str| kind.and_then(|kind| kind.schema().column(name));
    let layout = match entry.disposition.as_str() {
        "liste" => Some(Layout::List),
        "fiche" => Some(Layout::Form),
        "croise" => Some(Layout::Crosstab),
        _ => None,
    };
    let columns = entry.colonnes.iter().filter_map(|(header, name)| Some((header_key(header), column(name)?))).collect();
    // An entry may give values to sheets whose table is recognised by itself: a name then means the same column in any table.
    let of_any = |name: &str| Kind::ALL.into_iter().filter(|_| kind.is_none()).find_map(|kind| kind.schema().column(name));
    let value = |name: &str| column(name).or_else(|| of_any(name)).map(|column| column.name);
    let values = entry.valeurs.iter().filter_map(|(name, given)| Some((value(name)?, raw(given)))).collect();
    let year = entry.valeurs.get("annee").and_then(toml::Value::as_integer).and_then(|year| i32::try_from(year).ok());
    Given { ignored: entry.ignorer, kind, layout, header_row: entry.entete, columns, values, year }
}

fn raw(value: &toml::Value) -> Raw {
    match value {
        toml::Value::String(text) => Raw::Text(text.as_str().into()),
        toml::Value::Integer(number) => Raw::Number(*number as f64),
        toml::Value::Float(number) => Raw::Number(*number),
        toml::Value::Boolean(yes) => Raw::Boolean(*yes),
        toml::Value::Datetime(date) => Raw::Text(date.to_string().into()),
        toml::Value::Array(items) => {
            let texts: Vec<String> = items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
            Raw::Text(texts.join(";").into())
        }
        toml::Value::Table(_) => Raw::EmptyText,
    }
}
