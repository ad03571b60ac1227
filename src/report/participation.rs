//! Participations: how many came, when, from where.

use super::chart::{ChartBody, Columns, Labelled, Mark, Unit};
use super::definitions::dimension_title;
use super::desk::{Caption, Desk};
use super::figures::{Breakdown, known};
use super::phrase::{Leader, leader, period_label, surely_first, tied};
use super::sentence::Sentence;
use super::table::{FigureColumn, table};
use super::typography::capital;
use super::{Block, order};
use crate::french::{MONTHS, SHORT_MONTHS, list};
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["participations", "personnes_distinctes"]));
    blocks.extend(repeats(desk));
    blocks.extend(by_month(desk));
    for (dimension, caption) in [
        ("action", "Participations par action"),
        ("secteur", "Participations par secteur"),
        ("type", "Participations par type d'action"),
        ("structure", "Participations par structure"),
        ("public", "Participations par public"),
    ] {
        blocks.extend(breakdown_table(desk, dimension, caption));
    }
    blocks
}

/// Participations are not people: said whenever both are known.
fn repeats(desk: &Desk<'_>) -> Option<Block> {
    let (all, people) = (desk.figures.total("participations")?, desk.figures.total("personnes_distinctes")?);
    (all.value? > people.value? && people.value? >= 2.0).then(|| {
        let text = format!("Une même personne a pu venir plusieurs fois : {} réunissent {}.", desk.words(all), desk.words(people));
        Block::Text(vec![Sentence::citing(text, [all, people])])
    })
}

fn by_month(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("participations", &["mois"])?;
    let total = desk.figures.total("participations");
    let label_of = |month: usize| format!("{}-{:02}", breakdown.years.last, month + 1);
    let months = Breakdown {
        years: breakdown.years,
        figures: breakdown.figures.iter().copied().filter(|figure| figure.label("mois").is_some_and(is_month)).collect(),
    };
    if breakdown.years.is_window() {
        return None;
    }
    let labels = breakdown.labels("mois");
    let data = table(desk, "Participations par mois", "Mois", &labels, &[FigureColumn::of("Participations", &breakdown, "mois", total)]);
    let data = data.periods();
    if months.figures.len() < MONTHS_DRAWN {
        return data.says_something().then(|| Block::Table(Box::new(data)));
    }
    let columns = SHORT_MONTHS
        .iter()
        .enumerate()
        .map(|(month, name)| Labelled {
            label: (*name).to_owned(),
            // A month without a sheet is no month without anybody.
            value: breakdown.get("mois", &label_of(month)).map_or_else(Mark::absent, Mark::from),
        })
        .collect();
    let quiet: Vec<&str> =
        (0..12).filter(|month| breakdown.get("mois", &label_of(*month)).is_none()).filter_map(|month| MONTHS.get(month).copied()).collect();
    // Of the actions that are told in months: what else was done in the others is not there.
    let among = if quiet.is_empty() { "" } else { ", d'après les feuilles de présence" };
    let title = match leader(&months, "mois")? {
        Leader::One(month, figure) => {
            let sure = if surely_first(&breakdown, figure) || !among.is_empty() { "" } else { ", d'après les effectifs connus" };
            format!("{} est le mois le plus fréquenté{among} : {}{sure}", capital(&period_label(month)), desk.words(figure))
        }
        Leader::Tie(months, figure) => {
            let named: Vec<String> = months.iter().map(|month| period_label(month)).collect();
            let told = if named.len() > 3 { tied(&months, "mois") } else { capital(&list(&named)) };
            format!("{told} sont les plus fréquentés{among} : {} chacun", desk.words(figure))
        }
    };
    let silence =
        if quiet.is_empty() || quiet.len() > 8 { String::new() } else { format!(" Aucune feuille de présence en {}.", list(&quiet)) };
    let caption = Caption {
        id: "participations-par-mois",
        title: title.clone(),
        subtitle: if quiet.is_empty() {
            format!("Nombre de participations par mois, {}", breakdown.years)
        } else {
            format!("Nombre de participations par mois, {} ; un mois vide n'a pas de feuille de présence", breakdown.years)
        },
        description: format!("Colonnes de janvier à décembre. {title}.{silence}"),
        notes: undated(desk, &breakdown),
    };
    let body = ChartBody::Columns(Columns { unit: Unit::count("participation", "participations"), columns });
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// One month alone is no course of a year.
const MONTHS_DRAWN: usize = 2;

/// `2022-05`, and neither a year nor a quarter.
fn is_month(label: &str) -> bool {
    label.split_once('-').is_some_and(|(_, month)| month.parse::<u32>().is_ok())
}

/// What the columns leave out: people counted without a month.
fn undated(desk: &Desk<'_>, breakdown: &Breakdown<'_>) -> Vec<String> {
    let left = breakdown.figures.iter().filter(|figure| figure.label("mois").is_some_and(|label| !is_month(label)));
    left.filter(|figure| known(figure) != Some(0.0)).map(|figure| format!("Sans mois connu : {}.", desk.words(figure))).collect()
}

fn breakdown_table(desk: &Desk<'_>, dimension: &str, caption: &str) -> Option<Block> {
    let breakdown = desk.figures.by("participations", &[dimension])?;
    if breakdown.all_masked() {
        return Some(desk.masked_note(caption));
    }
    let labels = match dimension {
        "type" => order::by_class(desk.settings, Nomenclature::ActionType, breakdown.labels(dimension)),
        "public" => order::by_class(desk.settings, Nomenclature::Public, breakdown.labels(dimension)),
        _ => order::by_value(&breakdown, dimension),
    };
    let mut columns = vec![FigureColumn::of("Participations", &breakdown, dimension, desk.figures.total("participations"))];
    if let Some(people) = desk.figures.by_in("personnes_distinctes", &[dimension], breakdown.years) {
        columns.push(FigureColumn::of("Personnes distinctes", &people, dimension, desk.figures.total("personnes_distinctes")));
    }
    let caption = format!("{caption}, {}", breakdown.years);
    let data = table(desk, &caption, dimension_title(dimension), &labels, &columns).capitals();
    data.says_something().then(|| Block::Table(Box::new(data)))
}
