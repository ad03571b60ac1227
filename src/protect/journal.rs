//! What was published before: every earlier run, of any year and of either profile, is something that a reader may hold.

use crate::figure::{Class, Figure, SourceCells, Status, Years};
use crate::quantity::Precision;
use crate::settings::Profile;
use serde::{Deserialize, Serialize};

/// The figures that an earlier run published, as its `indicateurs.csv` gives them; masked ones included, for what their absence
/// and presence tell.
#[derive(Clone, Debug)]
pub struct EarlierRun {
    /// The year that was reported on.
    pub year: i32,
    pub profile: Profile,
    pub figures: Vec<Figure>,
}

/// The columns of a row of `indicateurs.csv` that say what was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Published<'a> {
    /// `public` or `interne`
    pub profil: &'a str,
    /// `2022` or `2019-2022`
    pub annee: &'a str,
    pub indicateur: &'a str,
    pub dimension_1: &'a str,
    pub modalite_1: &'a str,
    pub dimension_2: &'a str,
    pub modalite_2: &'a str,
    pub valeur: &'a str,
    pub unite: &'a str,
    pub precision: &'a str,
    pub numerateur: &'a str,
    pub denominateur: &'a str,
    pub statut: &'a str,
}

impl Published<'_> {
    /// The figure of the row; `None` when its year is not one. A number that cannot be read is taken as not given.
    pub fn figure(&self) -> Option<Figure> {
        let years = years(self.annee)?;
        let axes = [(self.dimension_1, self.modalite_1), (self.dimension_2, self.modalite_2)];
        let classes = axes
            .into_iter()
            .filter(|(dimension, _)| !dimension.is_empty())
            .map(|(dimension, label)| Class { dimension: dimension.into(), label: label.into() })
            .collect();
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        let status = match self.statut {
            "c" => Status::Masked,
            "nd" => Status::NotKnown,
            _ => Status::Known,
        };
        Some(Figure {
            indicator: self.indicateur.into(),
            years,
            classes,
            value: number(self.valeur),
            unit: self.unite.into(),
            precision: Precision::of_word(self.precision),
            numerator: number(self.numerateur),
            denominator: number(self.denominateur),
            people: None,
            interval: None,
            status,
            sources: SourceCells::default(),
        })
    }
}

fn years(text: &str) -> Option<Years> {
    match text.trim().split_once('-') {
        None => text.trim().parse().ok().map(Years::one),
        Some((first, last)) => {
            Some(Years { first: first.parse().ok()?, last: last.parse().ok()? }).filter(|years| years.first <= years.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_a_window_is_read_back() {
        let row = Published {
            annee: "2019-2022",
            indicateur: "saisines",
            dimension_1: "genre",
            modalite_1: "Femme",
            valeur: "21",
            ..Published::default()
        };
        let figure = row.figure().unwrap();
        assert_eq!((figure.years, figure.label("genre"), figure.value), (Years { first: 2019, last: 2022 }, Some("Femme"), Some(21.0)));
    }

    #[test]
    fn a_masked_row_says_so_and_a_row_without_a_year_says_nothing() {
        let row = Published { annee: "2022", indicateur: "saisines", statut: "c", ..Published::default() };
        assert_eq!(row.figure().unwrap().status, Status::Masked);
        assert!(Published { annee: "2022-2019", ..row }.figure().is_none());
        assert!(Published { annee: "toutes", ..row }.figure().is_none());
    }
}
