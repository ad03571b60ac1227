//! Figures of many territories to sums, shares and distributions, for all and for each group of like territories.

use super::items::{Item, Said, both, item, said};
use super::members::Member;
use super::stratum::{Extent, Stratum};
use crate::figure::{Status, Years};
use crate::quantity::Precision;
use crate::report::definitions::{Unit, definition};
use std::collections::BTreeMap;
use std::fmt;

/// Territories that are looked at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    National,
    Stratum(Stratum),
    Extent(Extent),
}

impl Group {
    pub fn has(self, member: &Member) -> bool {
        match self {
            Self::National => true,
            Self::Stratum(stratum) => member.stratum == stratum,
            Self::Extent(extent) => member.extent == extent,
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National => f.write_str("national"),
            Self::Stratum(stratum) => stratum.fmt(f),
            Self::Extent(extent) => extent.fmt(f),
        }
    }
}

/// Under this number of territories a distribution would be a list of them.
pub const LEAST_TERRITORIES: usize = 3;

/// What a group says of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Territories that give a value.
    pub known: usize,
    /// Those that mask it.
    pub masked: usize,
    /// Those that do not know it.
    pub unknown: usize,
    /// The sum of what is known; for a share, its two terms added up. None where a sum means nothing.
    pub total: Option<f64>,
    pub fraction: Option<(f64, f64)>,
    pub precision: Precision,
    /// First quartile, median, third quartile of the territories' values, from [`LEAST_TERRITORIES`] on.
    pub quartiles: Option<[f64; 3]>,
}

/// The figures of a year, by item and territory.
#[derive(Debug)]
pub struct Consolidation<'a> {
    /// By name.
    pub members: Vec<&'a Member>,
    /// Item → rank of the territory → what it says.
    pub items: BTreeMap<Item, BTreeMap<usize, Said>>,
    pub units: BTreeMap<String, String>,
}

/// Consolidates the members of one year.
pub fn consolidation<'a>(members: &[&'a Member]) -> Consolidation<'a> {
    let mut items: BTreeMap<Item, BTreeMap<usize, Said>> = BTreeMap::new();
    let mut units = BTreeMap::new();
    for (rank, member) in members.iter().enumerate() {
        for figure in member.figures.iter().filter(|figure| figure.years == Years::one(member.year)) {
            let Some(item) = item(figure) else { continue };
            units.entry(item.indicator.clone()).or_insert_with(|| figure.unit.to_string());
            let said = said(figure);
            items.entry(item).or_default().entry(rank).and_modify(|known| *known = both(*known, said)).or_insert(said);
        }
    }
    Consolidation { members: members.to_vec(), items, units }
}

/// How what territories say of an item adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The values are added.
    Sum,
    /// The two terms are added, then divided.
    Share,
    /// The share of territories that say yes.
    YesNo,
    /// A median of medians means nothing.
    None,
}

impl Consolidation<'_> {
    /// How an item adds up.
    pub fn rule(&self, item: &Item) -> Rule {
        let is_share = self.units.get(&item.indicator).is_some_and(|unit| unit == "part");
        match definition(&item.indicator).map(|definition| definition.unit) {
            Some(Unit::YesNo) => Rule::YesNo,
            _ if is_share => Rule::Share,
            _ if item.indicator == "delai_reponse_median" => Rule::None,
            _ => Rule::Sum,
        }
    }

    /// Whether enough councils of a group are there for any indicator to have a median.
    pub fn has_medians(&self, group: Group) -> bool {
        self.members.iter().filter(|member| group.has(member)).count() >= LEAST_TERRITORIES
    }

    /// What a group says of an item.
    pub fn summary(&self, item: &Item, group: Group) -> Summary {
        let of_group = |rank: usize| self.members.get(rank).is_some_and(|member| group.has(member));
        let said: Vec<Said> =
            self.items.get(item).into_iter().flatten().filter(|(rank, _)| of_group(**rank)).map(|(_, said)| *said).collect();
        let count = |status: Status| said.iter().filter(|said| said.status == status).count();
        let mut values: Vec<f64> = said.iter().filter_map(|said| said.value).collect();
        values.sort_by(f64::total_cmp);
        let fractions: Vec<(f64, f64)> = said.iter().filter_map(|said| said.fraction).collect();
        let added = |part: fn(&(f64, f64)) -> f64| fractions.iter().map(part).sum::<f64>();
        let (total, fraction) = match self.rule(item) {
            Rule::YesNo if !values.is_empty() => {
                let (yes, all) = (values.iter().filter(|value| **value > 0.0).count() as f64, values.len() as f64);
                (Some(yes / all), Some((yes, all)))
            }
            Rule::Share if !fractions.is_empty() => {
                let terms = (added(|terms| terms.0), added(|terms| terms.1));
                ((terms.1 > 0.0).then(|| terms.0 / terms.1), Some(terms))
            }
            Rule::Sum if !values.is_empty() => (Some(values.iter().sum()), None),
            Rule::YesNo | Rule::Share | Rule::Sum | Rule::None => (None, None),
        };
        let (masked, unknown) = (count(Status::Masked), count(Status::NotKnown));
        let given = said.iter().filter(|said| said.value.is_some()).map(|said| said.precision).max().unwrap_or_default();
        Summary {
            known: values.len(),
            masked,
            unknown,
            total,
            fraction,
            precision: if masked + unknown > 0 { Precision::AtLeast } else { given },
            quartiles: (values.len() >= LEAST_TERRITORIES).then(|| [0.25, 0.5, 0.75].map(|share| quantile(&values, share))),
        }
    }

    /// The groups that have members: all, then by size, then by extent.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = self
            .members
            .iter()
            .flat_map(|member| [Group::National, Group::Stratum(member.stratum), Group::Extent(member.extent)])
            .collect();
        groups.sort();
        groups.dedup();
        groups
    }

    /// What a territory says of an item.
    pub fn said(&self, item: &Item, rank: usize) -> Option<&Said> {
        self.items.get(item)?.get(&rank)
    }
}

/// A quantile of sorted values, between the two nearest (Hyndman and Fan's type 7, that of R, Excel and numpy).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * (sorted.len().saturating_sub(1)) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank within the slice")]
    let below = at.floor() as usize;
    let low = sorted.get(below).copied().unwrap_or_default();
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * (at - at.floor())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::federate::items::LOCAL;
    use crate::figure::{Class, Figure};

    fn member(territory: &str, population: u64, figures: Vec<Figure>) -> Member {
        Member {
            territory: territory.to_owned(),
            siren: String::new(),
            population: Some(population),
            stratum: Stratum::of(Some(population)),
            extent: Extent::of(Some(1)),
            year: 2022,
            figures,
            file: String::new(),
            hash: String::new(),
            bytes: 0,
        }
    }

    fn figure(indicator: &str, classes: &[(&str, &str)], value: f64) -> Figure {
        let class = |(dimension, label): &(&str, &str)| Class { dimension: (*dimension).into(), label: (*label).into() };
        Figure { classes: classes.iter().map(class).collect(), ..Figure::count(indicator, 2022, value, "structures") }
    }

    fn share(indicator: &str, numerator: f64, denominator: f64) -> Figure {
        let figure = Figure::count(indicator, 2022, numerator / denominator, "part");
        Figure { numerator: Some(numerator), denominator: Some(denominator), ..figure }
    }

    #[test]
    fn shares_of_one_name_stay_a_share_when_one_of_them_is_not_known() {
        let said = |fraction: Option<(f64, f64)>| Said {
            value: fraction.map(|(part, whole)| part / whole),
            precision: Precision::Exact,
            status: if fraction.is_some() { Status::Known } else { Status::NotKnown },
            fraction,
        };
        let three = [Some((5.0, 10.0)), None, Some((7.0, 10.0))].map(said).into_iter().reduce(both).unwrap();
        assert_eq!((three.value, three.fraction, three.precision), (Some(0.6), Some((12.0, 20.0)), Precision::AtLeast));
    }

    #[test]
    fn sums_add_up_shares_add_their_terms_and_a_masked_term_makes_a_minimum() {
        let masked = Figure { value: None, status: Status::Masked, ..figure("saisines", &[("niveau", "1")], 0.0) };
        let masked = Figure { classes: vec![Class { dimension: "public".into(), label: "jeunes".into() }], ..masked };
        let youth = |value| figure("saisines", &[("public", "Jeunes")], value);
        let members = [
            member("A", 10_000, vec![figure("structures_actives", &[], 10.0), share("taux_presence", 1.0, 2.0), youth(12.0)]),
            member("B", 12_000, vec![figure("structures_actives", &[], 20.0), share("taux_presence", 9.0, 10.0), masked]),
            member("C", 90_000, vec![figure("structures_actives", &[], 60.0), share("taux_presence", 0.0, 8.0), youth(20.0)]),
        ];
        let consolidation = consolidation(&members.iter().collect::<Vec<_>>());
        let active = consolidation.summary(&Item::total("structures_actives"), Group::National);
        assert_eq!((active.total, active.quartiles, active.known), (Some(90.0), Some([15.0, 20.0, 40.0]), 3));
        let small = consolidation.summary(&Item::total("structures_actives"), Group::Stratum(Stratum::Under20k));
        assert_eq!((small.total, small.quartiles), (Some(30.0), None), "two territories have no distribution");
        let rate = consolidation.summary(&Item::total("taux_presence"), Group::National);
        assert_eq!((rate.total, rate.fraction), (Some(0.5), Some((10.0, 20.0))));
        let youth = Item { classes: vec![("public".to_owned(), "jeunes".to_owned())], ..Item::total("saisines") };
        let youth = consolidation.summary(&youth, Group::National);
        assert_eq!((youth.total, youth.masked, youth.precision), (Some(32.0), 1, Precision::AtLeast));
    }

    #[test]
    fn a_council_s_own_classes_go_together_and_its_own_axes_stay_at_home() {
        let figures = vec![
            figure("structures_actives", &[("secteur", "santé")], 4.0),
            figure("structures_actives", &[("secteur", "Cirque")], 2.0),
            figure("structures_actives", &[("secteur", "Marine")], 1.0),
            figure("structures_actives", &[("axe", "Parcours")], 7.0),
            figure("question_Q01", &[("modalite", "Oui")], 7.0),
        ];
        let member = member("A", 1, figures);
        let consolidation = consolidation(&[&member]);
        let drawn: Vec<(&str, Option<f64>)> = consolidation
            .items
            .iter()
            .map(|(item, said)| (item.classes.first().map_or("", |(_, label)| label.as_str()), said.get(&0).and_then(|said| said.value)))
            .collect();
        assert_eq!(drawn, [(LOCAL, Some(3.0)), ("Santé", Some(4.0))]);
    }

    #[test]
    fn quartiles_are_those_of_numpy() {
        // numpy.quantile([1, 2, 4, 8, 16], [.25, .5, .75]) and of [3, 5, 9, 10]
        assert_eq!([0.25, 0.5, 0.75].map(|share| quantile(&[1.0, 2.0, 4.0, 8.0, 16.0], share)), [2.0, 4.0, 8.0]);
        assert_eq!([0.25, 0.5, 0.75].map(|share| quantile(&[3.0, 5.0, 9.0, 10.0], share)), [4.5, 7.0, 9.25]);
    }
}
