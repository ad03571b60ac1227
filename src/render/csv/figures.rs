//! `indicateurs.csv`, every figure in long form, and `indicateurs/NOM.csv`, one tidy table an indicator.

use super::{bytes, number, ratio, text};
use crate::figure::{Class, Figure, Status};
use crate::fold::fold;
use crate::protect::Publication;
use crate::render::Document;
use std::collections::{BTreeMap, BTreeSet};

/// The header of contract §9.
const HEADER: [&str; 17] = [
    "territoire",
    "annee",
    "profil",
    "indicateur",
    "dimension_1",
    "modalite_1",
    "dimension_2",
    "modalite_2",
    "valeur",
    "unite",
    "precision",
    "numerateur",
    "denominateur",
    "ic_bas",
    "ic_haut",
    "statut",
    "sources",
];

/// What follows the dimensions in `indicateurs/NOM.csv`.
pub const VALUES: [&str; 9] = ["valeur", "unite", "precision", "numerateur", "denominateur", "ic_bas", "ic_haut", "statut", "sources"];

/// `indicateurs.csv`.
///
/// # Errors
/// When memory runs out.
pub fn all(territory: &str, publication: &Publication) -> anyhow::Result<Document> {
    let rows = publication.figures().iter().map(|figure| {
        let mut row = vec![
            text(territory).into_owned(),
            figure.years.to_string(),
            publication.profile().word().to_owned(),
            figure.indicator.to_string(),
        ];
        row.extend(classes(figure));
        row.extend(values(figure));
        row
    });
    Ok(Document::new("indicateurs.csv", bytes(&HEADER, rows)?))
}

/// The four cells of the classes: a dimension, its label, and another.
pub fn classes(figure: &Figure) -> impl Iterator<Item = String> {
    let written = |class: Option<&Class>| class.map(|class| [class.dimension.to_string(), text(&class.label).into_owned()]);
    figure.axes().map(|class| written(class).unwrap_or_default()).into_iter().flatten()
}

/// The nine cells of a value. A masked figure says nothing but `c`: the number of its cells would be the number of its people.
fn values(figure: &Figure) -> [String; 9] {
    let known = figure.status == Status::Known && figure.value.is_some();
    let write: fn(f64) -> String = if &*figure.unit == "part" { ratio } else { number };
    let shown = |value: Option<f64>, write: fn(f64) -> String| value.filter(|_| known).map_or_else(String::new, write);
    let status = if figure.status == Status::Known && !known { Status::NotKnown } else { figure.status };
    [
        shown(figure.value, write),
        text(&figure.unit).into_owned(),
        if known { figure.precision.word().to_owned() } else { String::new() },
        shown(figure.numerator, number),
        shown(figure.denominator, number),
        shown(figure.interval.map(|(low, _)| low), ratio),
        shown(figure.interval.map(|(_, high)| high), ratio),
        status.mark().to_owned(),
        if status == Status::Masked { String::new() } else { figure.sources.count().to_string() },
    ]
}

/// `indicateurs/NOM.csv` for each indicator: a column a dimension, blank on the totals.
///
/// # Errors
/// When memory runs out.
pub fn by_indicator(publication: &Publication) -> anyhow::Result<Vec<Document>> {
    let mut by_indicator: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
    for figure in publication.figures() {
        by_indicator.entry(&figure.indicator).or_default().push(figure);
    }
    let mut taken = BTreeSet::new();
    by_indicator
        .into_iter()
        .map(|(indicator, figures)| {
            let name = file_name(indicator, &mut taken);
            Ok(Document::new(format!("indicateurs/{name}.csv"), table(&figures)?))
        })
        .collect()
}

fn table(figures: &[&Figure]) -> anyhow::Result<Vec<u8>> {
    let columns = columns(figures);
    let header: Vec<&str> = std::iter::once("annee").chain(columns.iter().map(|column| column.name.as_str())).chain(VALUES).collect();
    let rows = figures.iter().map(|figure| {
        let label = |column: &DimensionColumn<'_>| {
            let mut bearing = figure.classes.iter().filter(|class| &*class.dimension == column.dimension);
            bearing.nth(column.rank).map_or_else(String::new, |class| text(&class.label).into_owned())
        };
        std::iter::once(figure.years.to_string()).chain(columns.iter().map(label)).chain(values(figure)).collect()
    });
    bytes(&header, rows)
}

/// A dimension of an indicator; a pair of structures has the same one twice.
struct DimensionColumn<'a> {
    name: String,
    dimension: &'a str,
    rank: usize,
}

fn columns<'a>(figures: &[&'a Figure]) -> Vec<DimensionColumn<'a>> {
    let mut ranks: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for class in &figure.classes {
            let rank = seen.entry(&class.dimension).or_default();
            let known = ranks.entry(&class.dimension).or_default();
            *known = (*known).max(*rank);
            *rank += 1;
        }
    }
    ranks
        .into_iter()
        .flat_map(|(dimension, last)| (0..=last).map(move |rank| (dimension, rank)))
        .map(|(dimension, rank)| DimensionColumn {
            name: match rank {
                // The status of an action is not that of the figure.
                0 if VALUES.contains(&dimension) => format!("modalite_{dimension}"),
                0 => dimension.to_owned(),
                _ => format!("{dimension}_{}", rank + 1),
            },
            dimension,
            rank,
        })
        .collect()
}

/// Letters kept of a name: disks refuse more than 255, and Windows paths of more than 260.
const LONGEST_NAME: usize = 80;

/// A file name in lower-case ASCII, different from those taken: a question's code is the coordinator's.
fn file_name(indicator: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |letter: char| if letter.is_ascii_lowercase() || letter.is_ascii_digit() { letter } else { '_' };
    let folded: String = fold(indicator).chars().map(plain).take(LONGEST_NAME).collect();
    let base = if folded.is_empty() { "indicateur".to_owned() } else { folded };
    let mut name = base.clone();
    let mut rank = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}_{rank}");
        rank += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::SourceCells;
    use crate::place::CellRef;

    fn classed(classes: &[(&str, &str)], value: f64) -> Figure {
        let classes = classes.iter().map(|(dimension, label)| Class { dimension: (*dimension).into(), label: (*label).into() }).collect();
        Figure { classes, ..Figure::count("liens_partenariaux", 2022, value, "liens") }
    }

    #[test]
    fn a_masked_figure_says_nothing_but_that_it_is() {
        let mut sources = SourceCells::default();
        sources.add(0, CellRef::new(2, 1));
        let masked = Figure { status: Status::Masked, sources, numerator: Some(3.0), ..classed(&[], 4.0) };
        assert_eq!(values(&masked), ["", "liens", "", "", "", "", "", "c", ""].map(str::to_owned));
    }

    #[test]
    fn a_dimension_met_twice_has_two_columns() {
        let figures = [classed(&[], 3.0), classed(&[("secteur", "Santé"), ("secteur", "Culture")], 2.0)];
        let written = String::from_utf8(table(&figures.iter().collect::<Vec<_>>()).unwrap()).unwrap();
        let expected = "annee,secteur,secteur_2,valeur,unite,precision,numerateur,denominateur,ic_bas,ic_haut,statut,sources\n\
                        2022,,,3,liens,exact,,,,,,0\n2022,Santé,Culture,2,liens,exact,,,,,,0\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn a_question_code_makes_a_plain_file_name_and_no_two_share_one() {
        let mut taken = BTreeSet::new();
        let names = ["question_OBJ01[SQ1]", "question_obj01 sq1", "question_É/../x"].map(|name| file_name(name, &mut taken));
        assert_eq!(names, ["question_obj01_sq1", "question_obj01_sq1_2", "question_e_x"]);
    }
}
