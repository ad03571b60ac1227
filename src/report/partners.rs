//! Partners: how many, from which sectors and colleges, on which axes, who came and who left.

use super::chart::{BarRow, Bars, ChartBody, FlowYear, Flows, Heat, HeatRow, Mark, Unit};
use super::desk::{Caption, Desk};
use super::figures::{Breakdown, known};
use super::phrase::{Leader, counted, leader, values};
use super::sentence::Sentence;
use super::table::{Cross, FigureColumn, table, whole_table};
use super::typography::quoted;
use super::{Block, order};
use crate::figure::{Figure, Years};
use crate::french::{self, list};
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&[
        "structures_partenaires",
        "entites_partenaires",
        "structures_actives",
        "entites_actives",
        "structures_nouvelles",
        "structures_fidelisees",
        "structures_perdues",
    ]));
    blocks.extend(two_levels(desk));
    blocks.extend(by_sector(desk, "structures_partenaires", "structures-partenaires-par-secteur"));
    blocks.extend(by_sector(desk, "structures_actives", "structures-actives-par-secteur"));
    blocks.extend(sector_table(desk));
    blocks.extend(flows(desk));
    blocks.extend(sectors_by_axis(desk));
    blocks.extend(simple_table(desk, "college", "Structures par collège", Some(Nomenclature::College)));
    blocks.extend(simple_table(desk, "type", "Structures actives par type d'action", Some(Nomenclature::ActionType)));
    blocks
}

/// Structures and entities are both right: the sentence says what each counts.
fn two_levels(desk: &Desk<'_>) -> Option<Block> {
    let structures = desk.figures.total("structures_actives")?;
    let entities = desk.figures.total("entites_actives")?;
    let text = format!(
        "Un même organisme peut participer par plusieurs de ses services : {} relèvent de {}.",
        desk.words(structures),
        desk.words(entities)
    );
    let single = structures.value.is_some_and(|value| value < 2.0);
    (!single).then(|| Block::Text(vec![Sentence::citing(text, [structures, entities])]))
}

/// What the bars of a breakdown by sector show, in the words of the indicator.
fn by_sector(desk: &Desk<'_>, indicator: &str, id: &str) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &["secteur"])?;
    let before = desk.figures.by_in(indicator, &["secteur"], Years::one(desk.year() - 1));
    let labels = order::by_value(&breakdown, "secteur");
    let counted = |breakdown: &Breakdown<'_>, label: &str| breakdown.get("secteur", label).is_some_and(|figure| known(figure) != Some(0.0));
    let (drawn, absent): (Vec<&str>, Vec<&str>) = labels
        .iter()
        .copied()
        .partition(|label| counted(&breakdown, label) || before.as_ref().is_some_and(|before| counted(before, label)));
    let total = desk.figures.total(indicator);
    let kind = if indicator == "structures_partenaires" { "partenaires" } else { "actives" };
    let title = match leader(&breakdown, "secteur")? {
        Leader::One(sector, figure) => {
            format!("{sector} est le secteur le plus représenté : {}{}", desk.words(figure), out_of(desk, total))
        }
        Leader::Tie(sectors, figure) => {
            format!("{} sont les secteurs les plus représentés : {} chacun", list(&sectors), desk.words(figure))
        }
    };
    let rows = drawn
        .iter()
        .filter_map(|label| {
            Some(BarRow {
                label: (*label).to_owned(),
                value: Mark::from(breakdown.get("secteur", label)?),
                before: before.as_ref().and_then(|before| before.get("secteur", label)).map(Mark::from),
            })
        })
        .collect();
    let body = ChartBody::Bars(Bars {
        unit: Unit::count("structure", "structures"),
        series: breakdown.years.to_string(),
        compared: before.as_ref().map(|before| before.years.to_string()),
        rows,
    });
    let mut columns = vec![FigureColumn::of(breakdown.years.to_string(), &breakdown, "secteur", total)];
    if let Some(before) = &before {
        columns.push(FigureColumn::of(before.years.to_string(), before, "secteur", desk.figures.total_in(indicator, desk.year() - 1)));
    }
    let caption = Caption {
        id,
        title,
        subtitle: format!("Nombre de structures {kind} par secteur, {}", breakdown.years),
        description: format!("Barres horizontales, structures {kind} par secteur. {}", values(desk, &breakdown, "secteur", &drawn)),
        notes: if absent.is_empty() { Vec::new() } else { vec![format!("Aucune structure : {}.", absent.join(" ; "))] },
    };
    let data = table(desk, &format!("Structures {kind} par secteur"), "Secteur", &labels, &columns);
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

fn out_of(desk: &Desk<'_>, total: Option<&Figure>) -> String {
    total.and_then(|total| desk.measure(total).value).map_or_else(String::new, |total| format!(" sur {}", french::number(total)))
}

/// Structures, entities and comings and goings, sector by sector.
fn sector_table(desk: &Desk<'_>) -> Option<Block> {
    let shown = [
        ("entites_actives", "Entités actives"),
        ("structures_nouvelles", "Nouvelles"),
        ("structures_fidelisees", "Fidélisées"),
        ("structures_perdues", "Perdues de vue"),
    ];
    let guide = desk.figures.by("structures_actives", &["secteur"])?;
    let others: Vec<(&str, &str, Breakdown<'_>)> =
        shown.into_iter().filter_map(|(indicator, title)| Some((indicator, title, desk.figures.by(indicator, &["secteur"])?))).collect();
    if others.is_empty() {
        return None;
    }
    let mut labels = order::by_value(&guide, "secteur");
    // A sector that only lost structures has no active one left: it still has its line.
    for (_, _, breakdown) in &others {
        let new: Vec<&str> = breakdown.labels("secteur").into_iter().filter(|label| !labels.contains(label)).collect();
        labels.extend(new);
    }
    let mut columns = vec![FigureColumn::of("Structures actives", &guide, "secteur", desk.figures.total("structures_actives"))];
    columns.extend(
        others.iter().map(|(indicator, title, breakdown)| FigureColumn::of(*title, breakdown, "secteur", desk.figures.total(indicator))),
    );
    let caption = format!("Structures et entités actives par secteur, {}", guide.years);
    Some(Block::Table(Box::new(table(desk, &caption, "Secteur", &labels, &columns))))
}

/// New, kept and lost structures, year after year.
fn flows<'a>(desk: &Desk<'a>) -> Option<Block> {
    let (new, kept, lost) = ("structures_nouvelles", "structures_fidelisees", "structures_perdues");
    let years: Vec<(Years, &'a Figure, &'a Figure, &'a Figure)> = desk
        .figures
        .totals(new)
        .into_iter()
        .filter_map(|gained| {
            let year = gained.years.last;
            Some((gained.years, gained, desk.figures.total_in(kept, year)?, desk.figures.total_in(lost, year)?))
        })
        .collect();
    let (last_year, gained, held, left) = *years.last().filter(|(years, ..)| years.last == desk.year())?;
    let title = format!(
        "Par rapport à {} : {}, {} et {}",
        last_year.last - 1,
        counted(gained.value?, "structure nouvelle", "structures nouvelles"),
        counted(held.value?, "fidélisée", "fidélisées"),
        counted(left.value?, "perdue de vue", "perdues de vue"),
    );
    let body = ChartBody::Flows(Flows {
        unit: Unit::count("structure", "structures"),
        gained_label: "Nouvelles".to_owned(),
        kept_label: "Fidélisées".to_owned(),
        lost_label: "Perdues de vue".to_owned(),
        years: years
            .iter()
            .map(|(years, gained, kept, lost)| FlowYear {
                label: years.to_string(),
                gained: Mark::from(*gained),
                kept: Mark::from(*kept),
                lost: Mark::from(*lost),
            })
            .collect(),
    });
    let caption = Caption {
        id: "partenaires-au-fil-des-ans",
        title: title.clone(),
        subtitle: "Nombre de structures actives, comparées à celles de l'année précédente".to_owned(),
        description: format!("Colonnes par année, les structures perdues de vue sous l'axe. {title}."),
        notes: Vec::new(),
    };
    let labels: Vec<String> = years.iter().map(|(years, ..)| years.to_string()).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let column = |title: &str, figures: Vec<&'a Figure>| FigureColumn {
        title: title.to_owned(),
        figures: labels.iter().copied().zip(figures).collect(),
        total: None,
    };
    let columns = [
        column("Nouvelles", years.iter().map(|(_, gained, ..)| *gained).collect()),
        column("Fidélisées", years.iter().map(|(_, _, kept, _)| *kept).collect()),
        column("Perdues de vue", years.iter().map(|(.., lost)| *lost).collect()),
    ];
    let data = table(desk, "Structures nouvelles, fidélisées et perdues de vue", "Année", &labels, &columns);
    let figures: Vec<&Figure> = years.iter().flat_map(|(_, gained, kept, lost)| [*gained, *kept, *lost]).collect();
    Some(desk.picture(caption, body, &figures, data))
}

/// Which sectors work on which axes.
fn sectors_by_axis(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("structures_actives", &["secteur", "axe"])?;
    let by_sector = desk.figures.by("structures_actives", &["secteur"]);
    let by_axis = desk.figures.by("structures_actives", &["axe"]);
    let axes = order::by_axis(desk.settings, breakdown.labels("axe"));
    let present = breakdown.labels("secteur");
    let sectors = match &by_sector {
        Some(by_sector) => order::by_value(by_sector, "secteur").into_iter().filter(|label| present.contains(label)).collect(),
        None => present,
    };
    let title = match by_axis.as_ref().and_then(|by_axis| leader(by_axis, "axe")) {
        Some(Leader::One(axis, figure)) => format!("{} réunit le plus de structures : {}", quoted(axis), desk.measure(figure).text()),
        Some(Leader::Tie(axes, figure)) => {
            let axes: Vec<String> = axes.iter().map(|axis| quoted(axis)).collect();
            format!("{} réunissent autant de structures : {} chacun", list(&axes), desk.words(figure))
        }
        None => "Présence des secteurs sur les axes".to_owned(),
    };
    let body = ChartBody::Heat(Heat {
        unit: Unit::count("structure", "structures"),
        row_heading: "Secteur".to_owned(),
        column_heading: "Axe".to_owned(),
        columns: axes.iter().map(|axis| (*axis).to_owned()).collect(),
        rows: sectors
            .iter()
            .map(|sector| HeatRow {
                label: (*sector).to_owned(),
                // No figure there: no structure of the sector was seen on the axis, and that is a count.
                cells: axes
                    .iter()
                    .map(|axis| breakdown.cell(("secteur", sector), ("axe", axis)).map_or_else(|| Mark::exact(0.0), Mark::from))
                    .collect(),
            })
            .collect(),
    });
    let caption = Caption {
        id: "secteurs-par-axe",
        title,
        subtitle: format!("Nombre de structures actives par secteur et par axe, {}", breakdown.years),
        description: "Tableau coloré, plus foncé quand les structures sont plus nombreuses : un secteur par ligne, un axe par colonne. \
                      Une structure active sur deux axes figure dans les deux."
            .to_owned(),
        notes: vec!["Une structure active sur plusieurs axes compte dans chacun.".to_owned()],
    };
    let data = Cross {
        caption: "Structures actives par secteur et par axe".to_owned(),
        breakdown: &breakdown,
        rows: ("secteur", "Secteur", sectors),
        columns: ("axe", axes),
        row_totals: by_sector,
        column_totals: by_axis,
        total: desk.figures.total("structures_actives"),
    }
    .table(desk);
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// Registered, active and entities by a closed list.
fn simple_table(desk: &Desk<'_>, dimension: &str, caption: &str, nomenclature: Option<Nomenclature>) -> Option<Block> {
    let shown = [
        ("structures_partenaires", "Structures partenaires"),
        ("structures_actives", "Structures actives"),
        ("entites_actives", "Entités actives"),
    ];
    let columns: Vec<(FigureColumn<'_>, Vec<&str>)> = shown
        .into_iter()
        .filter_map(|(indicator, title)| {
            let breakdown = desk.figures.by(indicator, &[dimension])?;
            Some((FigureColumn::of(title, &breakdown, dimension, desk.figures.total(indicator)), breakdown.labels(dimension)))
        })
        .collect();
    let mut labels: Vec<&str> = columns.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.is_empty() {
        return None;
    }
    let labels = match nomenclature {
        Some(nomenclature) => order::by_class(desk.settings, nomenclature, labels),
        None => labels,
    };
    let columns: Vec<FigureColumn<'_>> = columns.into_iter().map(|(column, _)| column).collect();
    let heading = super::definitions::dimension_title(dimension);
    let caption = format!("{caption}, {}", desk.year());
    // A college that nobody sits for is what the national model asks about.
    let data = if dimension == "college" {
        whole_table(desk, &caption, heading, &labels, &columns)
    } else {
        table(desk, &caption, heading, &labels, &columns)
    };
    Some(Block::Table(Box::new(data.capitals())))
}
