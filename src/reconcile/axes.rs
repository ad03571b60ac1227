//! The axes of the council's programme: one label for « Axe 1 », « Axe 1 : Parcours de vie » and « parcours de vie », the one it bears
//! in the year.

use super::spelling::Spelling;
use crate::finding::Findings;
use crate::fold::fold;
use crate::place::Place;
use crate::problem::Problem;
use crate::schema::UNCLASSIFIED;
use crate::settings::Settings;
use crate::settings::succession::Succession;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Every way of naming an axis, to its label.
pub struct Axes<'s> {
    succession: Succession<'s>,
    known: BTreeMap<String, Arc<str>>,
    declared: Vec<Arc<str>>,
    /// « Axe 2 » → its label, learned from « Axe 2 : … ».
    numbers: BTreeMap<String, Arc<str>>,
    spelling: Spelling,
    told: BTreeSet<String>,
    /// What has been resolved, by year and label as written.
    resolved: HashMap<i32, HashMap<String, Arc<str>>>,
}

impl<'s> Axes<'s> {
    /// Learns from the settings, then from the labels themselves.
    pub fn learn<'a>(settings: &'s Settings, labels: impl Iterator<Item = &'a str>) -> Self {
        let mut axes = Self {
            succession: Succession::new(&settings.axe),
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
        // Names that only the past had, after all those of today.
        for old in settings.axe.iter().flat_map(|axis| &axis.remplace) {
            axes.known.entry(fold(old)).or_insert_with(|| old.as_str().into());
        }
        for label in labels {
            if let Some((number, rest)) = numbered(label) {
                let label = axes.known.get(&fold(rest)).cloned().unwrap_or_else(|| axes.spelling.of(rest));
                axes.numbers.entry(fold(number)).or_insert(label);
            }
        }
        axes
    }

    /// The label of an axis in a year; « Non classé » when none is given. A label that no declared axis has is kept, and told once; so is
    /// an axis outside its years.
    pub fn resolve(&mut self, journal: &mut Findings, place: impl Fn() -> Place, label: Option<&str>, year: i32) -> Arc<str> {
        let Some(label) = label else { return UNCLASSIFIED.into() };
        if let Some(known) = self.resolved.get(&year).and_then(|of_year| of_year.get(label)) {
            return known.clone();
        }
        let resolved = self.look_up(journal, place, label, year);
        self.resolved.entry(year).or_default().insert(label.to_owned(), resolved.clone());
        resolved
    }

    fn look_up(&mut self, journal: &mut Findings, place: impl Fn() -> Place, label: &str, year: i32) -> Arc<str> {
        let found = self.named(journal, &place, label);
        let axis = self.succession.in_force(&found, year);
        if let Some(successors) = self.succession.out_of_force(&axis, year)
            && self.told.insert(format!("{axis} {year}"))
        {
            let successors = successors.join(" ou ").into();
            journal.tell(place(), Problem::AxisNotInForce { axis: axis.as_str().into(), year, successors });
        }
        if *axis == *found { found } else { axis.into() }
    }

    /// The axis that a label names, whatever the year.
    fn named(&mut self, journal: &mut Findings, place: &impl Fn() -> Place, label: &str) -> Arc<str> {
        let key = fold(label);
        if key.is_empty() {
            return UNCLASSIFIED.into();
        }
        if let Some(known) = self.known.get(&key).or_else(|| self.numbers.get(&key)) {
            return known.clone();
        }
        let bare = numbered(label).map_or(label, |(_, rest)| rest);
        // « 2. Habiter », « 2 - Habiter »: a rank, where what follows is an axis declared.
        let unranked =
            label.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches([' ', '.', '-', '–', ':', ')', '\u{a0}']);
        if let Some(known) = self.known.get(&fold(bare)).or_else(|| self.known.get(&fold(unranked))) {
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
