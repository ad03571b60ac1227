//! Means: posts and money, and who funds them.

use super::chart::{BarRow, Bars, ChartBody, Mark, Unit};
use super::desk::{Caption, Desk};
use super::phrase::{Leader, leader, tied, values};
use super::table::{FigureColumn, table};
use super::typography::quoted;
use super::{Block, order};
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["etp", "financements"]));
    blocks.extend(by_funder(desk, "financements", "financements-par-financeur", "Financements", Unit::Euros));
    blocks.extend(by_funder(desk, "etp", "etp-par-financeur", "Équivalents temps plein", Unit::measure("ETP")));
    blocks.extend(by_nature(desk));
    blocks
}

fn by_funder(desk: &Desk<'_>, indicator: &str, id: &str, what: &str, unit: Unit) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &["financeur"])?;
    let labels = order::by_value(&breakdown, "financeur");
    let title = match leader(&breakdown, "financeur")? {
        Leader::One(funder, figure) if labels.len() == 1 => format!("Un seul financeur, {} : {}", quoted(funder), desk.words(figure)),
        Leader::One(funder, figure) if indicator == "etp" => {
            format!("{} finance le plus de temps de travail : {}", quoted(funder), desk.words(figure))
        }
        Leader::One(funder, figure) => format!("{} est le premier financeur : {}", quoted(funder), desk.words(figure)),
        Leader::Tie(funders, figure) if funders.len() == labels.len() => {
            format!("{} apportent autant : {} chacun", tied(&funders, "financeurs"), desk.words(figure))
        }
        Leader::Tie(funders, figure) => format!("{} apportent le plus : {} chacun", tied(&funders, "financeurs"), desk.words(figure)),
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
        notes: Vec::new(),
    };
    let columns = [FigureColumn::of(what, &breakdown, "financeur", desk.figures.total(indicator))];
    let data = table(desk, &format!("{what} par financeur"), "Financeur", &labels, &columns);
    Some(desk.picture(caption, body, &breakdown.figures, data))
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
    let mut data = table(desk, &format!("Moyens par nature, {}", desk.year()), "Nature", &labels, &columns).capitals();
    if labels.contains(&"valorisation") {
        data.notes.push("La valorisation (mises à disposition, bénévolat) est comptée à part des sommes versées.".to_owned());
    }
    Some(Block::Table(Box::new(data)))
}
