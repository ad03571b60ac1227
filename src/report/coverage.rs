//! Whether two years can be compared: what the year before lacks, said wherever it is compared.

use super::definitions::{Theme, definition};
use super::desk::Desk;
use super::figures::known;
use crate::figure::{Figure, Years};
use crate::french::list;
use crate::quantity::Precision;
use std::collections::BTreeMap;

/// What makes a structure active, and the words for the lack of it: gender and number go with the verb.
const SOURCES: [(&str, &str, Number); 3] = [
    ("actions", "le plan d'action", Number::One),
    ("participations", "les feuilles de participation", Number::Many),
    ("reunions", "les présences aux instances", Number::Many),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

fn has(desk: &Desk<'_>, indicator: &str, year: i32) -> bool {
    desk.figures.total_in(indicator, year).and_then(known).is_some_and(|value| value > 0.0)
}

/// What this year has and the year before has not.
fn lacking(desk: &Desk<'_>) -> Vec<(&'static str, Number)> {
    let sources = SOURCES.into_iter().filter(|(indicator, ..)| has(desk, indicator, desk.year()) && !has(desk, indicator, desk.year() - 1));
    sources.map(|(_, words, number)| (words, number)).collect()
}

/// « manquent le plan d'action et les présences aux instances »: what this year has and the year before has not. A structure counts as
/// active by any of them, so that without them a year cannot but have fewer.
pub fn lacking_before(desk: &Desk<'_>) -> Option<String> {
    let lacking = lacking(desk);
    let verb = if matches!(lacking.as_slice(), [(_, Number::One)]) { "manque" } else { "manquent" };
    let words: Vec<&str> = lacking.iter().map(|(words, _)| *words).collect();
    (!words.is_empty()).then(|| format!("{verb} {}", list(&words)))
}

/// Whether what was done and who came can be set beside the year before: not where half or more of this year's sources were not yet there,
/// since the difference then is between two piles of files.
pub fn is_comparable(desk: &Desk<'_>) -> bool {
    let present = SOURCES.into_iter().filter(|(indicator, ..)| has(desk, indicator, desk.year())).count();
    lacking(desk).is_empty() || lacking(desk).len() * 2 < present
}

/// The one source of a year that has no other: a structure active elsewhere could not be seen.
pub fn from_one_source(desk: &Desk<'_>) -> Option<&'static str> {
    let mut present = SOURCES.into_iter().filter(|(indicator, ..)| has(desk, indicator, desk.year()));
    let (only, None) = (present.next()?, present.next()) else { return None };
    Some(only.1)
}

/// « 2021 ne se compare pas à 2022 : y manquent le plan d'action et les présences aux instances »
pub fn not_comparable(desk: &Desk<'_>) -> Option<String> {
    let lacking = lacking_before(desk).filter(|_| !is_comparable(desk))?;
    // A year of which nothing at all is known is not even there to be compared with.
    let is_there = desk.figures.total_in("structures_actives", desk.year() - 1).and_then(known).is_some_and(|count| count > 0.0);
    is_there.then(|| format!("{} ne se compare pas à {} : y {lacking}", desk.year() - 1, desk.year()))
}

/// Whether the figure of the year before may stand beside this year's: made of the same kinds of files, not of one and the same registry,
/// and neither bound leaving open which of the two is the greater.
pub fn may_compare(desk: &Desk<'_>, now: &Figure, before: &Figure) -> bool {
    let of_files = definition(&now.indicator).is_some_and(|definition| match definition.theme {
        Theme::Partners => !is_of_registry(&now.indicator),
        Theme::Participation | Theme::Network | Theme::Actions | Theme::Training | Theme::Governance => true,
        Theme::Referrals | Theme::Pathways | Theme::Objectives | Theme::Surveys | Theme::Outlook | Theme::Means | Theme::Context => false,
    });
    (!of_files || is_comparable(desk)) && !is_one_registry(desk, &now.indicator) && is_order_known(now, before)
}

/// Which of the two is greater: two lower bounds say nothing of it.
fn is_order_known(now: &Figure, before: &Figure) -> bool {
    let (Some(new), Some(old)) = (known(now), known(before)) else { return true };
    let bounds = |figure: &Figure, value: f64| match figure.precision {
        Precision::Exact | Precision::About => (value, value),
        Precision::AtMost => (0.0, value),
        Precision::AtLeast => (value, f64::INFINITY),
    };
    let ((low, high), (old_low, old_high)) = (bounds(now, new), bounds(before, old));
    low >= old_high || high <= old_low
}

fn is_of_registry(indicator: &str) -> bool {
    matches!(indicator, "structures_partenaires" | "entites_partenaires")
}

/// Whether a figure of the registry is that of the year before because one registry stands for both: sector by sector it is the same,
/// and to compare them would show as a finding what nobody has counted twice.
pub fn is_one_registry(desk: &Desk<'_>, indicator: &str) -> bool {
    let sectors = |year: i32| -> BTreeMap<&str, Option<i64>> {
        let breakdown = desk.figures.by_in(indicator, &["secteur"], Years::one(year));
        let figures = breakdown.into_iter().flat_map(|breakdown| breakdown.figures);
        // Zeros are written for the year reported on alone.
        let counted = figures.filter(|figure| known(figure) != Some(0.0));
        counted.filter_map(|figure| Some((figure.label("secteur")?, known(figure).map(|value| value.round() as i64)))).collect()
    };
    let now = sectors(desk.year());
    is_of_registry(indicator) && !now.is_empty() && now == sectors(desk.year() - 1)
}
