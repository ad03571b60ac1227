//! The charts of partners: by sector, over the years, by sector and axis.

use super::of_entities;
use crate::figure::{Figure, Years};
use crate::french;
use crate::report::chart::{
    BarRow, Bars, ChartBody, ChartClass, Direction, FlowYear, Flows, Heat, HeatRow, Mark, StackBar, Stacks, Tone, Unit,
};
use crate::report::coverage::{is_one_registry, lacking_before};
use crate::report::desk::{Caption, Desk};
use crate::report::figures::{Breakdown, known};
use crate::report::phrase::{Leader, Standing, counted, leader, tied, values};
use crate::report::table::{Cross, FigureColumn, table};
use crate::report::typography::quoted;
use crate::report::{Block, order};

/// What the bars of a breakdown by sector show, in the words of the indicator.
pub(super) fn by_sector(desk: &Desk<'_>, indicator: &str, id: &str) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &["secteur"])?;
    let before = desk.figures.by_in(indicator, &["secteur"], Years::one(desk.year() - 1)).filter(|_| !is_one_registry(desk, indicator));
    let labels = order::by_value(&breakdown, "secteur");
    let has_some =
        |breakdown: &Breakdown<'_>, label: &str| breakdown.get("secteur", label).is_some_and(|figure| known(figure) != Some(0.0));
    let (drawn, absent): (Vec<&str>, Vec<&str>) = labels
        .iter()
        .copied()
        .partition(|label| has_some(&breakdown, label) || before.as_ref().is_some_and(|before| has_some(before, label)));
    let total = desk.figures.total(indicator);
    let kind = if indicator == "structures_partenaires" { "partenaires" } else { "actives" };
    let structures = |figure: &Figure| match (indicator, figure.value.unwrap_or_default()) {
        ("structures_partenaires", count) => counted(count, "structure partenaire", "structures partenaires"),
        (_, count) => counted(count, "structure active", "structures actives"),
    };
    let among_known = |first: String| format!("Parmi les secteurs connus, {first}");
    let title = match (Standing::of(&breakdown, "secteur"), leader(&breakdown, "secteur")?) {
        (Standing::MostUnclassified(figure), _) => {
            format!("La plupart n'ont pas de secteur connu : {}{}", structures(figure), out_of(desk, total))
        }
        (Standing::Sure, Leader::One(sector, figure)) => {
            if breakdown.known().filter(|(_, count)| *count > 0.0).count() == 1 {
                format!("Un seul secteur est représenté, {sector} : {}", structures(figure))
            } else {
                format!("{sector} est le secteur le plus représenté : {}{}", structures(figure), out_of(desk, total))
            }
        }
        (Standing::AmongKnown, Leader::One(sector, figure)) => {
            among_known(format!("{sector} est le plus représenté : {}{}", structures(figure), out_of(desk, total)))
        }
        (standing, Leader::Tie(sectors, figure)) => {
            let first = format!("{} sont les plus représentés : {} chacun", tied(&sectors, "secteurs"), structures(figure));
            if standing == Standing::Sure { first } else { among_known(first) }
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
    let mut columns = vec![FigureColumn::of(format!("Structures {}", breakdown.years), &breakdown, "secteur", total)];
    let entities = if indicator == "structures_partenaires" { "entites_partenaires" } else { "entites_actives" };
    if let Some(entities_by_sector) = desk.figures.by(entities, &["secteur"]) {
        let title = format!("Entités {}", entities_by_sector.years);
        columns.push(FigureColumn::of(title, &entities_by_sector, "secteur", desk.figures.total(entities)));
    }
    if let Some(before) = &before {
        columns.push(FigureColumn::of(
            format!("Structures {}", before.years),
            before,
            "secteur",
            desk.figures.total_in(indicator, desk.year() - 1),
        ));
    }
    let caption = Caption {
        id,
        title,
        subtitle: format!("Nombre de structures {kind} par secteur, {}", breakdown.years),
        description: format!("Barres horizontales, structures {kind} par secteur. {}", values(desk, &breakdown, "secteur", &drawn)),
        notes: of_entities(desk, indicator)
            .into_iter()
            .chain(before.as_ref().filter(|_| kind == "actives").and_then(|_| reserve(desk)))
            .chain((!absent.is_empty()).then(|| format!("Aucune structure : {}.", absent.join(" ; "))))
            .collect(),
    };
    let data = table(desk, &format!("Structures {kind} par secteur"), "Secteur", &labels, &columns);
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

fn out_of(desk: &Desk<'_>, total: Option<&Figure>) -> String {
    total.and_then(|total| desk.measure(total).value).map_or_else(String::new, |total| format!(" sur {}", french::number(total)))
}

/// What comparing with the year before may not be taken for, where that year lacks a source.
fn reserve(desk: &Desk<'_>) -> Option<String> {
    lacking_before(desk)
        .map(|lacking| format!("Pour {}, {lacking} : une structure qui y était active a pu ne pas être comptée.", desk.year() - 1))
}

/// New, kept and lost structures, year after year.
pub(super) fn flows<'a>(desk: &Desk<'a>) -> Option<Block> {
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
        some_or_none(gained.value?, "structure nouvelle", "structures nouvelles"),
        some_or_none(held.value?, "fidélisée", "fidélisées"),
        some_or_none(left.value?, "perdue de vue", "perdues de vue"),
    );
    let two_bars = if years.len() == 1 { from_one_year_to_the_next(desk, [gained, held, left]) } else { None };
    let form = if two_bars.is_some() {
        "Deux barres : les structures actives de chaque année, dont celles qui le sont les deux années"
    } else {
        "Colonnes par année, les structures perdues de vue sous l'axe"
    };
    let columns_by_year = || {
        ChartBody::Flows(Flows {
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
        })
    };
    let body = two_bars.unwrap_or_else(columns_by_year);
    let caption = Caption {
        id: "partenaires-au-fil-des-ans",
        title: title.clone(),
        subtitle: "Nombre de structures actives, comparées à celles de l'année précédente".to_owned(),
        description: format!("{form}. {title}."),
        notes: vec![
            "Deux services d'une même entité comptent pour deux structures ; une structure renommée, réunie à d'autres ou scindée n'est ni nouvelle \
             ni perdue de vue."
                .to_owned(),
        ]
        .into_iter()
        .chain(reserve(desk))
        .collect(),
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

/// « aucune perdue de vue », « 2 perdues de vue ».
fn some_or_none(count: f64, one: &str, many: &str) -> String {
    if count == 0.0 { format!("aucune {one}") } else { counted(count, one, many) }
}

/// One comparison alone, as a bar a year: what both years share is drawn in both. Only where the parts make the totals: structures that
/// were joined or split in between are counted otherwise in each.
fn from_one_year_to_the_next(desk: &Desk<'_>, [gained, held, left]: [&Figure; 3]) -> Option<ChartBody> {
    let (before, now) = (desk.figures.total_in("structures_actives", desk.year() - 1)?, desk.figures.total("structures_actives")?);
    let adds_up = |parts: [&Figure; 2], whole: &Figure| Some(parts.into_iter().map(known).sum::<Option<f64>>()? == known(whole)?);
    if !(adds_up([held, left], before)? && adds_up([held, gained], now)?) {
        return None;
    }
    let none = || Mark::exact(0.0);
    let bar = |year: i32, values: Vec<Mark>, total: &Figure| StackBar { label: year.to_string(), values, total: Mark::from(total) };
    Some(ChartBody::Stacks(Stacks {
        unit: Unit::count("structure", "structures"),
        direction: Direction::Rows,
        classes: vec![
            ChartClass::new("Fidélisées", Tone::Good),
            ChartClass::new("Nouvelles", Tone::Partly),
            ChartClass::new("Perdues de vue", Tone::Poor),
        ],
        bars: vec![
            bar(desk.year() - 1, vec![Mark::from(held), none(), Mark::from(left)], before),
            bar(desk.year(), vec![Mark::from(held), Mark::from(gained), none()], now),
        ],
    }))
}

/// Which sectors work on which axes.
pub(super) fn sectors_by_axis(desk: &Desk<'_>) -> Option<Block> {
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
            format!("{} réunissent le plus de structures : {} chacun", tied(&axes, "axes"), desk.measure(figure).text())
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
        notes: std::iter::once("Une structure active sur plusieurs axes compte dans chacun.".to_owned())
            .chain(of_entities(desk, "structures_actives"))
            .collect(),
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
