//! Turns of phrase that several sections share: who comes first, lists with « et », values told one after the other.

use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::typography::named;
use crate::figure::Figure;
use crate::french;
use crate::quantity::{Precision, Quantity};
use crate::schema::UNCLASSIFIED;

/// A text alternative tells at most so many values: the table beside the chart has them all.
const VALUES_TOLD: usize = 8;

/// Who comes first in a breakdown. « Non classé » never does: it is no class.
#[derive(Debug, PartialEq)]
pub enum Leader<'a> {
    One(&'a str, &'a Figure),
    /// Two or more with the same value.
    Tie(Vec<&'a str>, &'a Figure),
}

impl Leader<'_> {
    /// Whether it may be called the first: nothing else could be greater in truth.
    pub fn is_sure(&self, breakdown: &Breakdown<'_>) -> bool {
        match self {
            Self::One(_, figure) => surely_first(breakdown, figure),
            // Equal exact values, and every other known.
            Self::Tie(_, figure) => figure.precision == Precision::Exact && breakdown.known().count() == breakdown.figures.len(),
        }
    }
}

/// What those of no class leave to be said of the first.
#[derive(Debug, PartialEq)]
pub enum Standing<'a> {
    /// It is the first, whichever class they are of.
    Sure,
    /// It is the first of those whose class is known.
    AmongKnown,
    /// Most have no class: nothing is said of a first.
    MostUnclassified(&'a Figure),
}

impl<'a> Standing<'a> {
    /// Of the first of a breakdown whose classes add up.
    pub fn of(breakdown: &Breakdown<'a>, dimension: &str) -> Self {
        let is_none = |figure: &Figure| figure.label(dimension) == Some(UNCLASSIFIED);
        let Some((unclassified, count)) = breakdown.known().find(|(figure, _)| is_none(figure)) else { return Self::Sure };
        let mut classed: Vec<f64> = breakdown.known().filter(|(figure, _)| !is_none(figure)).map(|(_, value)| value).collect();
        classed.sort_by(|one, other| other.total_cmp(one));
        let (first, second) = (classed.first().copied().unwrap_or_default(), classed.get(1).copied().unwrap_or_default());
        if count > classed.iter().sum() {
            Self::MostUnclassified(unclassified)
        } else if count > 0.0 && second + count >= first {
            Self::AmongKnown
        } else {
            Self::Sure
        }
    }
}

/// The greatest known value above zero, « Non classé » aside. A masked or not known value, or a lower bound elsewhere, could be greater in
/// truth: see [`surely_first`].
pub fn leader<'a>(breakdown: &Breakdown<'a>, dimension: &str) -> Option<Leader<'a>> {
    let ranked: Vec<(&'a Figure, f64)> =
        breakdown.known().filter(|(figure, _)| figure.label(dimension).is_some_and(|label| label != UNCLASSIFIED)).collect();
    let (_, best) = ranked.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, value)| *value > 0.0)?;
    let first: Vec<&'a Figure> = ranked.iter().filter(|(_, value)| *value == best).map(|(figure, _)| *figure).collect();
    let labels: Vec<&str> = first.iter().filter_map(|figure| figure.label(dimension)).collect();
    match (labels.as_slice(), first.as_slice()) {
        ([label], [figure]) => Some(Leader::One(label, figure)),
        (_, [figure, ..]) => Some(Leader::Tie(labels, figure)),
        (_, []) => None,
    }
}

/// The first of a breakdown, unless those of no class could make it another.
pub fn sure_leader<'a>(breakdown: &Breakdown<'a>, dimension: &str) -> Option<Leader<'a>> {
    leader(breakdown, dimension).filter(|_| Standing::of(breakdown, dimension) == Standing::Sure)
}

/// Whether every other value is surely under the first: all known, none a lower bound or round, the first no upper bound.
pub fn surely_first(breakdown: &Breakdown<'_>, leader: &Figure) -> bool {
    leader.precision != Precision::AtMost
        && breakdown
            .figures
            .iter()
            .all(|figure| std::ptr::eq(*figure, leader) || known(figure).is_some() && figure.precision <= Precision::AtMost)
}

/// Those that share the first place: by name as far as a title holds them, else how many: « 5 axes ».
pub fn tied(labels: &[&str], many: &str) -> String {
    const NAMED: usize = 3;
    if labels.len() > NAMED {
        return format!("{} {many}", french::number(labels.len() as f64));
    }
    french::list(&labels.iter().map(|label| named(label)).collect::<Vec<_>>())
}

/// « 3 structures », « 8,5 avis ».
pub fn counted(value: f64, one: &str, many: &str) -> String {
    french::counted(Quantity::exact(value), one, many)
}

/// What part of a whole is so, in the words of French: « Aucune des 6 perspectives n'est faite », « Les 6 perspectives sont faites »,
/// « 2 perspectives sur 6 sont faites ».
pub struct Proportion<'a> {
    /// « Aucun » or « Aucune »: the gender of the noun.
    pub none: &'a str,
    pub noun: [&'a str; 2],
    /// Begins with a vowel, so that a negation elides: « est faite », « sont faites ».
    pub predicate: [&'a str; 2],
}

impl Proportion<'_> {
    pub fn told(&self, part: f64, whole: f64) -> String {
        let Self { none, noun: [one, many], predicate: [is, are] } = self;
        let all = french::number(whole);
        if whole == 1.0 {
            let (verb, rest) = is.split_once(' ').unwrap_or((is, ""));
            let only = self.only();
            return if part == 0.0 { format!("{only}{one} n'{verb} pas {rest}") } else { format!("{only}{one} {is}") };
        }
        if part == 0.0 {
            return format!("{none} des {all} {many} n'{is}");
        }
        if part == whole {
            return format!("Les {all} {many} {are}");
        }
        format!("{} sur {all} {}", counted(part, one, many), french::plural(part, is, are))
    }

    /// What stands before a noun that is alone: « L'action est réalisée », but « Le seul objectif mesuré »: others were not measured.
    fn only(&self) -> &'static str {
        let [one, _] = self.noun;
        match (one.contains(' '), one.starts_with(['a', 'e', 'é', 'i', 'o', 'u']), self.none == "Aucune") {
            (true, _, true) => "La seule ",
            (true, _, false) => "Le seul ",
            (false, true, _) => "L'",
            (false, false, true) => "La ",
            (false, false, false) => "Le ",
        }
    }
}

/// « Santé : 20 ; Culture : 3 ; … » for the text alternative of a chart.
pub fn values(desk: &Desk<'_>, breakdown: &Breakdown<'_>, dimension: &str, labels: &[&str]) -> String {
    let told: Vec<String> = labels
        .iter()
        .take(VALUES_TOLD)
        .filter_map(|label| Some(format!("{label} : {}", spoken(desk, breakdown.get(dimension, label)?))))
        .collect();
    let rest = labels.len().saturating_sub(VALUES_TOLD);
    let more = match rest {
        0 => ".".to_owned(),
        rest => format!(" ; {rest} {} dans le tableau.", french::plural(rest as f64, "autre valeur", "autres valeurs")),
    };
    format!("{}{more}", told.join(" ; "))
}

/// A value in a text alternative: letters such as « c » mean nothing when heard.
pub fn spoken(desk: &Desk<'_>, figure: &Figure) -> String {
    let measure = desk.measure(figure);
    match measure.value {
        Some(_) => measure.text(),
        None => measure.words(),
    }
}

/// `2022-05` as « mai 2022 », `2022-T2` as « 2e trimestre 2022 »; another label as it is.
pub fn period_label(label: &str) -> String {
    let Some((year, rest)) = label.split_once('-') else { return label.to_owned() };
    if let Some(quarter) = rest.strip_prefix('T') {
        let rank = if quarter == "1" { "1er" } else { return format!("{quarter}e trimestre {year}") };
        return format!("{rank} trimestre {year}");
    }
    match rest.parse::<usize>().ok().and_then(|month| french::MONTHS.get(month.checked_sub(1)?)) {
        Some(month) => format!("{month} {year}"),
        None => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Class, Years};

    fn figure(label: &str, value: f64, precision: Precision) -> Figure {
        let classes = vec![Class { dimension: "action".into(), label: label.into() }];
        Figure { classes, precision, ..Figure::count("personnes_touchees", 2022, value, "personnes") }
    }

    #[test]
    fn a_tie_is_told_as_one_and_what_is_not_classified_never_leads() {
        let figures = [figure("A", 3.0, Precision::Exact), figure("B", 3.0, Precision::Exact), figure(UNCLASSIFIED, 9.0, Precision::Exact)];
        let breakdown = Breakdown { years: Years::one(2022), figures: figures.iter().collect() };
        assert_eq!(leader(&breakdown, "action"), Some(Leader::Tie(vec!["A", "B"], &figures[0])));
    }

    #[test]
    fn nobody_is_first_whom_what_is_not_classified_could_overtake() {
        let stands = |first: f64, second: f64, unclassified: f64| {
            let figures =
                [("A", first), ("B", second), (UNCLASSIFIED, unclassified)].map(|(label, value)| figure(label, value, Precision::Exact));
            let breakdown = Breakdown { years: Years::one(2022), figures: figures.iter().collect() };
            sure_leader(&breakdown, "action").is_some()
        };
        assert!(stands(9.0, 3.0, 5.0));
        assert!(!stands(9.0, 4.0, 5.0), "were all five of B, both would be nine");
        assert!(!stands(3.0, 3.0, 1.0), "either may be the first");
    }

    #[test]
    fn a_few_that_tie_are_named_and_many_are_counted() {
        assert_eq!([tied(&["A", "B"], "axes"), tied(&["A", "B", "C", "D"], "axes")], ["A et B", "4 axes"]);
    }

    #[test]
    fn nothing_is_surely_first_beside_a_lower_bound() {
        let figures = [figure("A", 40.0, Precision::Exact), figure("B", 30.0, Precision::AtLeast)];
        let breakdown = Breakdown { years: Years::one(2022), figures: figures.iter().collect() };
        assert!(!surely_first(&breakdown, &figures[0]));
        let sure = Breakdown { years: Years::one(2022), figures: figures[..1].iter().collect() };
        assert!(surely_first(&sure, &figures[0]));
    }

    #[test]
    fn nobody_is_surely_first_beside_a_class_that_is_masked() {
        let mut figures = [figure("A", 40.0, Precision::Exact), figure("B", 40.0, Precision::Exact), figure("C", 50.0, Precision::Exact)];
        (figures[2].value, figures[2].status) = (None, crate::figure::Status::Masked);
        let beside = |count: usize| {
            let breakdown = Breakdown { years: Years::one(2022), figures: figures[..count].iter().collect() };
            leader(&breakdown, "action").unwrap().is_sure(&breakdown)
        };
        assert_eq!([1, 2, 3].map(beside), [true, true, false]);
    }

    #[test]
    fn parts_of_a_whole_are_told_without_a_zero() {
        let done = Proportion { none: "Aucune", noun: ["action", "actions"], predicate: ["est réalisée", "sont réalisées"] };
        let told = [(0.0, 6.0), (1.0, 6.0), (2.0, 6.0), (6.0, 6.0), (0.0, 1.0), (1.0, 1.0)].map(|(part, whole)| done.told(part, whole));
        assert_eq!(
            told,
            [
                "Aucune des 6 actions n'est réalisée",
                "1 action sur 6 est réalisée",
                "2 actions sur 6 sont réalisées",
                "Les 6 actions sont réalisées",
                "L'action n'est pas réalisée",
                "L'action est réalisée",
            ]
        );
        let met = Proportion { none: "Aucun", noun: ["objectif mesuré", ""], predicate: ["atteint sa cible", ""] };
        assert_eq!(met.told(0.0, 1.0), "Le seul objectif mesuré n'atteint pas sa cible");
    }

    #[test]
    fn months_and_quarters_are_read_in_words() {
        assert_eq!(
            [period_label("2022-05"), period_label("2022-T1"), period_label("2022-T2")],
            ["mai 2022", "1er trimestre 2022", "2e trimestre 2022"]
        );
        assert_eq!(period_label("Sans date"), "Sans date");
    }
}
