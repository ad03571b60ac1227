//! The axes of the council's programme: one label for « Axe 1 », « Axe 1 : Parcours de vie » and « parcours de vie ».

use super::spelling::Spelling;
use crate::finding::Findings;
use crate::fold::fold;
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::UNCLASSIFIED;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Every way of naming an axis, to its label.
pub struct Axes {
    known: BTreeMap<String, Arc<str>>,
    declared: Vec<Arc<str>>,
    /// « Axe 2 » → its label, learned from « Axe 2 : … ».
    numbers: BTreeMap<String, Arc<str>>,
    spelling: Spelling,
    told: BTreeSet<String>,
    /// What has been resolved, by label as written.
    resolved: HashMap<String, Arc<str>>,
}

impl Axes {
    /// Learns from the settings, then from the labels themselves.
    pub fn learn<'a>(settings: &Settings, labels: impl Iterator<Item = &'a str>) -> Self {
        let mut axes = Self {
            known: BTreeMap::new(),
            declared: Vec::new(),
            numbers: BTreeMap::new(),
            spelling: Spelling::default(),
            told: BTreeSet::new(),
            resolved: HashMap::new(),
        };
        for axis in &settings.axe {
            let label: Arc<str> = axis.nom.as_str().into();
            axes.declared.push(label.clone());
            for name in std::iter::once(&axis.nom).chain(&axis.synonymes) {
                axes.known.entry(fold(name)).or_insert_with(|| label.clone());
            }
        }
        for label in labels {
            if let Some((number, rest)) = numbered(label) {
                let label = axes.known.get(&fold(rest)).cloned().unwrap_or_else(|| axes.spelling.of(rest));
                axes.numbers.entry(fold(number)).or_insert(label);
            }
        }
        axes
    }

    /// The label of an axis; « Non classé » when none is given. A label that no declared axis has is kept, and told once.
    pub fn resolve(&mut self, journal: &mut Findings, place: impl Fn() -> Place, label: Option<&str>) -> Arc<str> {
        let Some(label) = label else { return UNCLASSIFIED.into() };
        if let Some(known) = self.resolved.get(label) {
            return known.clone();
        }
        let resolved = self.look_up(journal, place, label);
        self.resolved.insert(label.to_owned(), resolved.clone());
        resolved
    }

    fn look_up(&mut self, journal: &mut Findings, place: impl Fn() -> Place, label: &str) -> Arc<str> {
        let key = fold(label);
        if key.is_empty() {
            return UNCLASSIFIED.into();
        }
        if let Some(known) = self.known.get(&key).or_else(|| self.numbers.get(&key)) {
            return known.clone();
        }
        let bare = numbered(label).map_or(label, |(_, rest)| rest);
        if let Some(known) = self.known.get(&fold(bare)) {
            return known.clone();
        }
        if !self.declared.is_empty() && self.told.insert(key) {
            let nearest = self.nearest(bare);
            journal.tell(place(), Problem::ClassUnknown { nomenclature: "axe".into(), text: label.into(), nearest });
        }
        self.spelling.of(bare)
    }

    fn nearest(&self, label: &str) -> Option<Arc<str>> {
        let key = fold(label);
        let likeness = |axis: &Arc<str>| strsim::jaro_winkler(&key, &fold(axis));
        self.declared.iter().filter(|axis| likeness(axis) > 0.8).max_by(|a, b| likeness(a).total_cmp(&likeness(b))).cloned()
    }
}

/// « Axe 2 : Parcours de vie » is « Axe 2 » and « Parcours de vie ».
fn numbered(label: &str) -> Option<(&str, &str)> {
    let at = label.find([':', '-', '–', '—', '.'])?;
    let (number, rest) = label.split_at(at);
    let rest = rest.trim_start_matches([':', '-', '–', '—', '.', ' ', '\u{a0}']);
    let words: Vec<String> = fold(number).split(' ').map(str::to_owned).collect();
    let is_number = matches!(words.as_slice(), [axe, number] if axe == "axe" && number.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, 'i' | 'v' | 'x')));
    (is_number && !rest.is_empty()).then_some((number.trim(), rest))
}
