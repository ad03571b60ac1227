//! The outlook set for the year, and what became of it.

use super::actions::status_tone;
use super::chart::{BarRow, Bars, ChartBody, Direction, Mark, Unit};
use super::desk::{Caption, Desk};
use super::figures::known;
use super::phrase::{Proportion, values};
use super::sentence::Sentence;
use super::table::{Cross, FigureColumn, table};
use super::typography::{capital, typeset};
use super::{Block, Cell, Column, Row, Table, order};
use crate::figure::{Figure, Plan};
use crate::french::{self, list};
use crate::schema::Nomenclature;
use std::collections::BTreeSet;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(total) = desk.figures.total("perspectives_suivies") {
        blocks.extend(follow_up(desk).map(|sentence| Block::Text(vec![sentence])));
        blocks.extend(chart(desk, total));
        blocks.extend(by_axis(desk, total));
        blocks.extend(one_by_one(desk));
    }
    if blocks.is_empty() && planned(desk).next().is_some() {
        let text = format!("Ce qui avait été fixé pour {} n'est pas connu.", desk.year());
        blocks.push(Block::Text(vec![Sentence::plain(text)]));
    }
    blocks.extend(next_year(desk));
    blocks
}

/// What was set for the year after.
pub fn planned<'a>(desk: &Desk<'a>) -> impl Iterator<Item = &'a Plan> {
    desk.publication.plans(desk.year() + 1)
}

/// Each thing set for the year, and what became of it.
fn one_by_one(desk: &Desk<'_>) -> Option<Block> {
    let plans: Vec<&Plan> = desk.publication.plans(desk.year()).collect();
    let row = |plan: &&Plan| Row {
        header: typeset(&plan.label),
        cells: vec![Cell::Text(typeset(&plan.axis)), Cell::Text(capital(plan.outcome.as_deref().unwrap_or("non connue")))],
        total: false,
    };
    let columns = ["Perspective", "Axe", "Suite donnée"].map(|title| Column { title: title.to_owned(), numeric: false });
    (!plans.is_empty()).then(|| {
        Block::Table(Box::new(Table {
            caption: typeset(&format!("Ce qui était prévu pour {}", desk.year())),
            columns: columns.to_vec(),
            rows: plans.iter().map(row).collect(),
            source: desk.figures.total("perspectives_suivies").map_or_else(String::new, |total| desk.source_line(&[total])),
            ..Table::default()
        }))
    })
}

/// What is set for the next year, axis by axis: what the committee has to confirm.
fn next_year(desk: &Desk<'_>) -> Vec<Block> {
    let axes: BTreeSet<&str> = planned(desk).map(|plan| &*plan.axis).collect();
    if axes.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(format!("Ce qui est prévu pour {}", desk.year() + 1))];
    for axis in order::by_axis(desk.settings, axes.into_iter().collect()) {
        let plans = planned(desk).filter(|plan| &*plan.axis == axis);
        blocks.push(Block::Text(vec![Sentence::plain(format!("{axis} :"))]));
        blocks.push(Block::List(plans.map(|plan| Sentence::plain(&plan.label)).collect()));
    }
    blocks
}

/// How many perspectives are done.
pub const DONE: Proportion<'_> =
    Proportion { none: "Aucune", noun: ["perspective", "perspectives"], predicate: ["est faite", "sont faites"] };

/// « Sur 6 perspectives fixées pour 2022 : 2 faites, 1 reportée… »
pub fn follow_up(desk: &Desk<'_>) -> Option<Sentence> {
    let total = desk.figures.total("perspectives_suivies")?;
    let breakdown = desk.figures.by("perspectives_suivies", &["suite"])?;
    let shown: Vec<(&str, &Figure, f64)> = order::by_class(desk.settings, Nomenclature::Outcome, breakdown.labels("suite"))
        .into_iter()
        .filter_map(|label| {
            let figure = breakdown.get("suite", label)?;
            known(figure).filter(|value| *value > 0.0).map(|value| (label, figure, value))
        })
        .collect();
    let parts: Vec<String> =
        shown.iter().map(|(label, _, value)| format!("{} {}", french::number(*value), outcome_word(label, *value))).collect();
    let set = french::plural(known(total)?, "perspective fixée", "perspectives fixées");
    let text = format!("Sur {} {set} pour {} : {}.", french::number(known(total)?), desk.year(), list(&parts));
    (!parts.is_empty()).then(|| Sentence::citing(text, shown.iter().map(|(_, figure, _)| *figure).chain([total])))
}

/// The outcomes agree with « perspectives ».
fn outcome_word(label: &str, value: f64) -> String {
    let plural = match label {
        "faite" => "faites",
        "reportée" => "reportées",
        "abandonnée" => "abandonnées",
        "non connue" => return "sans suite connue".to_owned(),
        same => same,
    };
    french::plural(value, label, plural).to_owned()
}

fn chart(desk: &Desk<'_>, total: &Figure) -> Option<Block> {
    let by_outcome = desk.figures.by("perspectives_suivies", &["suite"])?;
    let outcomes = order::by_class(desk.settings, Nomenclature::Outcome, by_outcome.labels("suite"));
    let done = by_outcome.get("suite", "faite").and_then(known).unwrap_or(0.0);
    let title = DONE.told(done, known(total)?);
    let caption = |description: String| Caption {
        id: "perspectives-suivies",
        title: title.clone(),
        subtitle: format!("Suite donnée aux perspectives fixées pour {}", desk.year()),
        description,
        notes: Vec::new(),
    };
    let crossed = desk.figures.by("perspectives_suivies", &["axe", "suite"]);
    let Some(crossed) = crossed else {
        let rows = outcomes
            .iter()
            .filter_map(|label| Some(BarRow { label: capital(label), value: Mark::from(by_outcome.get("suite", label)?), before: None }))
            .collect();
        let body = ChartBody::Bars(Bars {
            unit: Unit::count("perspective", "perspectives"),
            series: desk.year().to_string(),
            compared: None,
            rows,
        });
        let columns = [FigureColumn::of("Perspectives", &by_outcome, "suite", desk.figures.total("perspectives_suivies"))];
        let data = table(desk, "Perspectives par suite donnée", "Suite donnée", &outcomes, &columns).capitals();
        let told = format!("Barres horizontales. {}", values(desk, &by_outcome, "suite", &outcomes));
        return Some(desk.picture(caption(told), body, &by_outcome.figures, data));
    };
    let by_axis = desk.figures.by("perspectives_suivies", &["axe"]);
    let axes = order::by_axis(desk.settings, crossed.labels("axe"));
    let cross = Cross {
        caption: "Perspectives par axe et par suite donnée".to_owned(),
        breakdown: &crossed,
        rows: ("axe", "Axe", axes),
        columns: ("suite", outcomes),
        row_totals: by_axis,
        column_totals: Some(by_outcome.clone()),
        total: desk.figures.total("perspectives_suivies"),
    };
    let body = cross.stacks(Unit::count("perspective", "perspectives"), Direction::Rows, str::to_owned, status_tone);
    let data = cross.table(desk).capitals();
    let told = format!("Une barre par axe, découpée selon la suite donnée. {title}.");
    Some(desk.picture(caption(told), body, &crossed.figures, data))
}

fn by_axis(desk: &Desk<'_>, total: &Figure) -> Option<Block> {
    // With the crossed figures, the chart's table has it.
    if desk.figures.by("perspectives_suivies", &["axe", "suite"]).is_some() {
        return None;
    }
    let breakdown = desk.figures.by("perspectives_suivies", &["axe"])?;
    let labels = order::by_axis(desk.settings, breakdown.labels("axe"));
    let total = desk.figures.total(&total.indicator);
    let columns = [FigureColumn::of("Perspectives", &breakdown, "axe", total)];
    Some(Block::Table(Box::new(table(desk, &format!("Perspectives fixées pour {} par axe", desk.year()), "Axe", &labels, &columns))))
}
