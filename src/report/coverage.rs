//! Whether two years can be compared: what the year before lacks, said wherever it is compared.

use super::desk::Desk;
use super::figures::known;
use crate::figure::Years;
use crate::french::list;
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

/// « manquent le plan d'action et les présences aux instances »: what this year has and the year before has not. A structure counts as
/// active by any of them, so that without them a year cannot but have fewer.
pub fn lacking_before(desk: &Desk<'_>) -> Option<String> {
    let has = |indicator: &str, year: i32| desk.figures.total_in(indicator, year).and_then(known).is_some_and(|value| value > 0.0);
    let lacking: Vec<(&str, Number)> = SOURCES
        .into_iter()
        .filter(|(indicator, ..)| has(indicator, desk.year()) && !has(indicator, desk.year() - 1))
        .map(|(_, words, number)| (words, number))
        .collect();
    let verb = if matches!(lacking.as_slice(), [(_, Number::One)]) { "manque" } else { "manquent" };
    let words: Vec<&str> = lacking.iter().map(|(words, _)| *words).collect();
    (!words.is_empty()).then(|| format!("{verb} {}", list(&words)))
}

/// Whether a figure of the registry is that of the year before because one registry stands for both: sector by sector it is the same,
/// and to compare them would show as a finding what nobody has counted twice.
pub fn is_one_registry(desk: &Desk<'_>, indicator: &str) -> bool {
    let sectors = |year: i32| -> BTreeMap<&str, Option<i64>> {
        let breakdown = desk.figures.by_in(indicator, &["secteur"], Years::one(year));
        let figures = breakdown.into_iter().flat_map(|breakdown| breakdown.figures);
        figures.filter_map(|figure| Some((figure.label("secteur")?, known(figure).map(|value| value.round() as i64)))).collect()
    };
    let now = sectors(desk.year());
    matches!(indicator, "structures_partenaires" | "entites_partenaires") && !now.is_empty() && now == sectors(desk.year() - 1)
}
