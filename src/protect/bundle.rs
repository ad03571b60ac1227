//! What is shown or masked together: the breakdown of an indicator by some axes, in its year and in each window of years.

use super::family::{Family, Subjects, is_plain_total};
use super::primary::table_of;
use crate::figure::{Figure, Years};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A breakdown of the year reported on.
#[derive(Clone, Debug)]
pub struct Bundle<'f> {
    pub family: Family,
    pub indicator: Arc<str>,
    /// In alphabetical order; empty for the total of a subset.
    pub dimensions: Vec<Arc<str>>,
    /// The year's own figures.
    pub figures: Vec<&'f Figure>,
    /// Those of the windows that end with the year.
    pub windows: BTreeMap<Years, Vec<&'f Figure>>,
}

/// The order of decisions, then what tells breakdowns apart: table and dimensions.
type Place = (Rank, Arc<str>, Vec<Arc<str>>);

/// The breakdowns of a year, the first to be decided on first: totals, then tables before the subsets drawn from them, few axes before
/// many, quarters before months. What is decided first is masked least.
pub fn bundles<'f>(subjects: &Subjects, year: i32, figures: &'f [Figure]) -> Vec<Bundle<'f>> {
    let mut found: BTreeMap<Place, Bundle<'f>> = BTreeMap::new();
    for figure in figures.iter().filter(|figure| figure.years.last == year && !is_plain_total(figure)) {
        let Some(family) = subjects.family(figure) else { continue };
        let mut dimensions: Vec<Arc<str>> = figure.classes.iter().map(|class| class.dimension.clone()).collect();
        dimensions.sort_unstable();
        let (table, _) = table_of(figure);
        let key = (rank(family, &figure.indicator, &dimensions), table, dimensions.clone());
        let bundle = found.entry(key).or_insert_with(|| Bundle {
            family,
            indicator: figure.indicator.clone(),
            dimensions,
            figures: Vec::new(),
            windows: BTreeMap::new(),
        });
        if figure.years.is_window() {
            bundle.windows.entry(figure.years).or_default().push(figure);
        } else {
            bundle.figures.push(figure);
        }
    }
    found.into_values().collect()
}

type Rank = (bool, Family, u8, usize, bool);

fn rank(family: Family, indicator: &str, dimensions: &[Arc<str>]) -> Rank {
    let subset = match indicator {
        "saisines" | "parcours_decisions" | "participations" => 0,
        "saisines_en_reunion" | "parcours_sorties" | "personnes_distinctes" => 1,
        "delai_reponse_median" | "parcours_presents_ateliers" => 2,
        _ => 3,
    };
    let by_month = dimensions.iter().any(|dimension| &**dimension == "mois");
    (!dimensions.is_empty(), family, subset, dimensions.len(), by_month)
}
