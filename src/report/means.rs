//! Means: posts and money, and who funds them.

use super::chart::{BarRow, Bars, ChartBody, Mark, Unit};
use super::desk::{Caption, Desk};
use super::figures::known;
use super::phrase::{Leader, leader, tied, values};
use super::table::{FigureColumn, table};
use super::typography::{named, typeset};
use super::{Block, KeyFigure, order};
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(keys(desk));
    blocks.extend(by_funder(desk, "financements", "financements-par-financeur", "Financements", Unit::Euros));
    blocks.extend(by_funder(desk, "etp", "etp-par-financeur", "Équivalents temps plein", Unit::measure("ETP")));
    blocks.extend(by_nature(desk));
    blocks
}

/// One bar alone compares nothing.
const BARS_DRAWN: usize = 2;

/// The sum of money says what of it was not paid.
fn keys(desk: &Desk<'_>) -> Option<Block> {
    let label = valued(desk).map(|given| format!("Financements (dont {given} de valorisation)"));
    let money = desk.figures.total("financements").and_then(|total| desk.key_of(total, label.as_deref()));
    let keys: Vec<KeyFigure> = [desk.key("etp"), money].into_iter().flatten().filter(KeyFigure::is_told).collect();
    (!keys.is_empty()).then_some(Block::KeyFigures(keys))
}

fn by_funder(desk: &Desk<'_>, indicator: &str, id: &str, what: &str, unit: Unit) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &["financeur"])?;
    let labels = order::by_value(&breakdown, "financeur");
    let columns = [FigureColumn::of(what, &breakdown, "financeur", desk.figures.total(indicator))];
    let mut data = table(desk, &format!("{what} par financeur"), "Financeur", &labels, &columns);
    let given = valued(desk).filter(|_| indicator == "financements");
    let given = given.map(|given| format!("Dont {given} de valorisation (mises à disposition, bénévolat)."));
    data.notes.extend(given.as_deref().map(typeset));
    if labels.len() < BARS_DRAWN {
        return Some(Block::Table(Box::new(data)));
    }
    let title = match leader(&breakdown, "financeur") {
        Some(Leader::One(funder, figure)) if indicator == "etp" => {
            format!("{} finance le plus de temps de travail : {}", named(funder), desk.words(figure))
        }
        Some(Leader::One(funder, figure)) => format!("{} est le premier financeur : {}", named(funder), desk.words(figure)),
        Some(Leader::Tie(funders, figure)) if funders.len() == labels.len() => {
            format!("{} apportent autant : {} chacun", tied(&funders, "financeurs"), desk.words(figure))
        }
        Some(Leader::Tie(funders, figure)) => format!("{} apportent le plus : {} chacun", tied(&funders, "financeurs"), desk.words(figure)),
        None => format!("{what} par financeur"),
    };
    let rows = labels
        .iter()
        .filter_map(|label| {
            Some(BarRow { label: (*label).to_owned(), value: Mark::from(breakdown.get("financeur", label)?), before: None })
        })
        .collect();
    let body = ChartBody::Bars(Bars { unit, series: breakdown.years.to_string(), compared: None, rows });
    let caption = Caption {
        id,
        title,
        subtitle: format!("{what} par financeur, {}", breakdown.years),
        description: format!("{what} par financeur, en barres horizontales. {}", values(desk, &breakdown, "financeur", &labels)),
        notes: given.into_iter().collect(),
    };
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// What was given otherwise than in money is in the total, and said so wherever the total stands.
fn valued(desk: &Desk<'_>) -> Option<String> {
    let by_nature = desk.figures.by("financements", &["nature"])?;
    let figure = by_nature.get("nature", "valorisation")?;
    known(figure).filter(|euros| *euros > 0.0)?;
    Some(desk.words(figure))
}

fn by_nature(desk: &Desk<'_>) -> Option<Block> {
    let money = desk.figures.by("financements", &["nature"]);
    let posts = desk.figures.by("etp", &["nature"]);
    let mut labels: Vec<&str> = [&money, &posts].into_iter().flatten().flat_map(|breakdown| breakdown.labels("nature")).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.is_empty() {
        return None;
    }
    let labels = order::by_class(desk.settings, Nomenclature::Nature, labels);
    let columns: Vec<FigureColumn<'_>> = [(&money, "financements", "Financements (€)"), (&posts, "etp", "ETP")]
        .into_iter()
        .filter_map(|(breakdown, indicator, title)| {
            Some(FigureColumn::of(title, breakdown.as_ref()?, "nature", desk.figures.total(indicator)))
        })
        .collect();
    let data = table(desk, &format!("Moyens par nature, {}", desk.year()), "Nature", &labels, &columns).capitals();
    data.says_something().then(|| Block::Table(Box::new(data)))
}
