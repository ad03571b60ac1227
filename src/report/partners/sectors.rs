//! The charts of partners by sector: how many, and on which axes.

use super::{of_entities, reserve, seen_in_meetings};
use crate::figure::{Figure, Years};
use crate::french;
use crate::report::chart::{BarRow, Bars, ChartBody, Heat, HeatRow, Mark, Unit};
use crate::report::coverage::may_compare;
use crate::report::desk::{Caption, Desk};
use crate::report::figures::{Breakdown, known};
use crate::report::phrase::{Leader, Standing, counted, leader, sure_leader, tied, values};
use crate::report::table::{Cross, FigureColumn, table};
use crate::report::typography::named;
use crate::report::{Block, order};
use crate::schema::UNCLASSIFIED;

/// What the bars of a breakdown by sector show, in the words of the indicator.
pub(super) fn by_sector(desk: &Desk<'_>, indicator: &str, id: &str) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &["secteur"])?;
    let before = desk.figures.by_in(indicator, &["secteur"], Years::one(desk.year() - 1)).filter(|before| {
        let pair = breakdown.figures.first().zip(before.figures.first());
        pair.is_some_and(|(now, then)| may_compare(desk, now, then))
    });
    let labels = order::by_value(&breakdown, "secteur");
    let has_some =
        |breakdown: &Breakdown<'_>, label: &str| breakdown.get("secteur", label).is_some_and(|figure| known(figure) != Some(0.0));
    let (drawn, absent): (Vec<&str>, Vec<&str>) = labels
        .iter()
        .copied()
        .partition(|label| has_some(&breakdown, label) || before.as_ref().is_some_and(|before| has_some(before, label)));
    let total = desk.figures.total(indicator);
    let kind = if indicator == "structures_partenaires" { "partenaires" } else { "actives" };
    let title = title(desk, &breakdown, indicator).unwrap_or_else(|| format!("Structures {kind} par secteur"));
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
            // A structure that is not classed may be of any of them.
            .chain(
                (!absent.is_empty() && !has_some(&breakdown, UNCLASSIFIED)).then(|| format!("Aucune structure : {}.", absent.join(" ; "))),
            )
            .collect(),
    };
    let data = table(desk, &format!("Structures {kind} par secteur"), "Secteur", &labels, &columns);
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

/// Which sector comes first, as far as the structures without a sector let it be said.
fn title(desk: &Desk<'_>, breakdown: &Breakdown<'_>, indicator: &str) -> Option<String> {
    let structures = |figure: &Figure| match (indicator, figure.value.unwrap_or_default()) {
        ("structures_partenaires", count) => counted(count, "structure partenaire", "structures partenaires"),
        (_, count) => counted(count, "structure active", "structures actives"),
    };
    let all = desk.figures.total(indicator).and_then(|total| desk.measure(total).value);
    let out_of = all.map_or_else(String::new, |total| format!(" sur {}", french::number(total)));
    let among_known = |first: String| format!("Parmi les secteurs connus, {first}");
    Some(match (Standing::of(breakdown, "secteur"), leader(breakdown, "secteur")) {
        (Standing::MostUnclassified(figure), _) if figure.value == all && all > Some(1.0) => {
            format!("Aucune n'a de secteur connu : {}", structures(figure))
        }
        (Standing::MostUnclassified(figure), _) => {
            format!("La plupart n'ont pas de secteur connu : {}{out_of}", structures(figure))
        }
        (Standing::Sure, Some(Leader::One(sector, figure))) => {
            if breakdown.known().filter(|(_, count)| *count > 0.0).count() == 1 {
                format!("Un seul secteur est représenté, {sector} : {}", structures(figure))
            } else {
                format!("{sector} est le secteur le plus représenté : {}{out_of}", structures(figure))
            }
        }
        (Standing::AmongKnown, Some(Leader::One(sector, figure))) => {
            among_known(format!("{sector} est le plus représenté : {}{out_of}", structures(figure)))
        }
        (standing, Some(Leader::Tie(sectors, figure))) => {
            let first = format!("{} sont les plus représentés : {} chacun", tied(&sectors, "secteurs"), structures(figure));
            if standing == Standing::Sure { first } else { among_known(first) }
        }
        (Standing::Sure | Standing::AmongKnown, None) => return None,
    })
}

/// Which sectors work on which axes.
pub(super) fn sectors_by_axis(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("structures_actives", &["secteur", "axe"])?;
    let by_sector = desk.figures.by("structures_actives", &["secteur"]);
    let by_axis = desk.figures.by("structures_actives", &["axe"]);
    let axes = order::by_axis(desk.settings, breakdown.labels("axe"));
    // One column of what has no axis says nothing of axes.
    if axes == [UNCLASSIFIED] {
        return None;
    }
    let is_seen = |by_sector: &Breakdown<'_>, label: &str| by_sector.get("secteur", label).is_some_and(|figure| known(figure) != Some(0.0));
    let sectors: Vec<&str> = match &by_sector {
        // A sector seen on no axis, in meetings alone, is of the council all the same.
        Some(by_sector) => order::by_value(by_sector, "secteur").into_iter().filter(|label| is_seen(by_sector, label)).collect(),
        None => breakdown.labels("secteur"),
    };
    let title = match by_axis.as_ref().and_then(|by_axis| sure_leader(by_axis, "axe")) {
        Some(Leader::One(axis, figure)) => format!("{} réunit le plus de structures : {}", named(axis), desk.measure(figure).text()),
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
            .chain(seen_in_meetings(desk).map(str::to_owned))
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
