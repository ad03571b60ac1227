//! Where the council is: the codes of its communes, of their groups, departments and regions, from the settings and the files.

use super::gazetteer::Entry;
use crate::finding::Findings;
use crate::fold::fold;
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::departments::{DEPARTMENTS, REGION_CODES};
use crate::settings::{Settings, Territory};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The council's territory: each code with its name.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    pub communes: BTreeMap<Arc<str>, Arc<str>>,
    /// Groups of communes (EPCI), by SIREN.
    pub groups: BTreeMap<Arc<str>, Arc<str>>,
    pub departments: BTreeMap<Arc<str>, Arc<str>>,
    pub regions: BTreeMap<Arc<str>, Arc<str>>,
    /// Names of the settings that no file has.
    unknown: Vec<String>,
    /// Names that several communes bear, and their departments.
    ambiguous: Vec<(String, Vec<String>)>,
    /// What the settings write, for messages.
    written: Vec<String>,
}

impl Ground {
    /// Finds the communes of the settings among those that the files name.
    pub fn new(settings: &Settings, entries: &[Entry]) -> Self {
        let territory = &settings.territoire;
        let mut ground = Self { written: written(territory), ..Self::default() };
        ground.departments.extend(department(&territory.departement));
        ground.regions.extend(region(&territory.region));
        let wanted: Vec<Wanted<'_>> = territory.communes.iter().map(|name| Wanted { name, found: candidates(name, entries) }).collect();
        // Departments of the names that leave no doubt: « Saint-Denis » beside « Stains » is that of Seine-Saint-Denis.
        let sure: BTreeSet<&str> = wanted.iter().filter_map(|wanted| wanted.only().map(Entry::department)).collect();
        for wanted in &wanted {
            ground.settle(wanted, entries, &territory.siren, &sure);
        }
        if territory.communes.is_empty() {
            ground.of_siren(&territory.siren, entries);
        }
        ground.surround(&territory.siren, entries);
        ground
    }

    /// Whether anything says where the council is.
    pub fn is_set(&self) -> bool {
        !(self.written.is_empty() && self.communes.is_empty())
    }

    /// The names the settings give.
    pub fn names(&self) -> &[String] {
        &self.written
    }

    /// Tells the communes that could not be found.
    pub fn tell(&self, journal: &mut Findings, place: &Place) {
        for name in &self.unknown {
            journal.tell(place.clone(), Problem::CommuneUnknown { name: name.as_str().into() });
        }
        for (name, departments) in &self.ambiguous {
            let departments = departments.join(", ").into();
            journal.tell(place.clone(), Problem::CommuneAmbiguous { name: name.as_str().into(), departments });
        }
    }

    fn settle(&mut self, wanted: &Wanted<'_>, entries: &[Entry], siren: &str, sure: &BTreeSet<&str>) {
        if let Some(entry) = wanted.only() {
            return self.add(entry, entries, wanted.name);
        }
        let declared = |entry: &&&Entry| self.departments.contains_key(entry.department());
        let grouped = |entry: &&&Entry| entry.group.as_ref().is_some_and(|(group, _)| **group == *siren);
        let neighbour = |entry: &&&Entry| sure.contains(entry.department());
        let only = |keep: &dyn Fn(&&&Entry) -> bool| {
            let kept: Vec<&Entry> = wanted.found.iter().filter(keep).copied().collect();
            single(&kept)
        };
        match only(&grouped).or_else(|| only(&declared)).or_else(|| only(&neighbour)) {
            Some(entry) => self.add(entry, entries, wanted.name),
            None if wanted.found.is_empty() && is_code(wanted.name) => {
                let code: Arc<str> = wanted.name.trim().to_uppercase().into();
                self.communes.insert(code.clone(), code);
            }
            None if wanted.found.is_empty() => self.unknown.extend((!entries.is_empty()).then(|| wanted.name.to_owned())),
            None => {
                let departments: BTreeSet<String> = wanted.found.iter().map(|entry| entry.department().to_owned()).collect();
                self.ambiguous.push((wanted.name.to_owned(), departments.into_iter().collect()));
            }
        }
    }

    /// Adds a commune; one that was merged is that which it was merged into. A name in capitals is a post office's: the settings
    /// write it better.
    fn add(&mut self, entry: &Entry, entries: &[Entry], written: &str) {
        let whole = entry.parent.as_ref().and_then(|parent| entries.iter().find(|whole| whole.code == *parent && whole.parent.is_none()));
        let entry = whole.unwrap_or(entry);
        let shouted = !entry.name.chars().any(char::is_lowercase) && key(&entry.name) == key(written);
        let name = if shouted { written.into() } else { entry.name.clone() };
        self.communes.insert(entry.code.clone(), name);
    }

    /// Without communes in the settings, those of the SIREN: a group's members, or the commune itself.
    fn of_siren(&mut self, siren: &str, entries: &[Entry]) {
        let siren: String = siren.chars().filter(char::is_ascii_digit).collect();
        for entry in entries.iter().filter(|_| !siren.is_empty()) {
            let member = entry.group.as_ref().is_some_and(|(group, _)| **group == *siren);
            if member || entry.siren.as_deref() == Some(&*siren) {
                self.communes.insert(entry.code.clone(), entry.name.clone());
            }
        }
    }

    /// The groups, departments and regions around the communes.
    fn surround(&mut self, siren: &str, entries: &[Entry]) {
        for entry in entries.iter().filter(|entry| self.communes.contains_key(&entry.code)) {
            self.groups.extend(entry.group.clone());
            self.regions.extend(entry.region.as_deref().and_then(|code| named(REGION_CODES, code)));
        }
        if !siren.is_empty() {
            let digits: String = siren.chars().filter(char::is_ascii_digit).collect();
            self.groups.entry(digits.as_str().into()).or_insert_with(|| digits.as_str().into());
        }
        for code in self.communes.keys() {
            self.departments.extend(named(DEPARTMENTS, super::gazetteer::department(code)));
        }
    }
}

struct Wanted<'a> {
    name: &'a str,
    found: Vec<&'a Entry>,
}

impl<'a> Wanted<'a> {
    fn only(&self) -> Option<&'a Entry> {
        single(&self.found)
    }
}

/// The commune that all entries speak of: several files may name it.
fn single<'a>(entries: &[&'a Entry]) -> Option<&'a Entry> {
    let first = entries.first().copied()?;
    entries.iter().all(|entry| entry.code == first.code).then_some(first)
}

/// The communes of a name or a code; parts of merged communes only where no whole one has the name.
fn candidates<'a>(name: &str, entries: &'a [Entry]) -> Vec<&'a Entry> {
    let (code, key) = (name.trim().to_uppercase(), key(name));
    let all: Vec<&Entry> = entries.iter().filter(|entry| *entry.code == *code || self::key(&entry.name) == key).collect();
    let whole: Vec<&Entry> = all.iter().filter(|entry| entry.parent.is_none()).copied().collect();
    if whole.is_empty() { all } else { whole }
}

/// « St Denis » and « SAINT-DENIS » are one name.
fn key(name: &str) -> String {
    let words = fold(name);
    let whole = |word: &str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        word => word.to_owned(),
    };
    words.split(' ').map(whole).collect::<Vec<_>>().join(" ")
}

/// `86194`, `2A004`.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 5
        && text.bytes().enumerate().all(|(at, byte)| byte.is_ascii_digit() || at == 1 && matches!(byte, b'A' | b'B' | b'a' | b'b'))
}

fn written(territory: &Territory) -> Vec<String> {
    let one = [&territory.departement, &territory.region, &territory.siren];
    territory.communes.iter().chain(one).filter(|text| !text.is_empty()).cloned().collect()
}

fn named(table: &[(&str, &str)], code: &str) -> Option<(Arc<str>, Arc<str>)> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(code, name)| ((*code).into(), (*name).into()))
}

/// A department or a region of the settings, by name or by code.
fn department(written: &str) -> Option<(Arc<str>, Arc<str>)> {
    of_table(DEPARTMENTS, written)
}

fn region(written: &str) -> Option<(Arc<str>, Arc<str>)> {
    of_table(REGION_CODES, written)
}

fn of_table(table: &[(&str, &str)], written: &str) -> Option<(Arc<str>, Arc<str>)> {
    let name = fold(written);
    let found = table.iter().find(|(code, known)| fold(known) == name || code.eq_ignore_ascii_case(written.trim()));
    found.map(|(code, name)| ((*code).into(), (*name).into()))
}
