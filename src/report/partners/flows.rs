//! Partners over the years: new, kept and lost.

use super::reserve;
use crate::figure::{Figure, Years};
use crate::report::Block;
use crate::report::chart::{ChartBody, ChartClass, Direction, FlowYear, Flows, Mark, StackBar, Stacks, Tone, Unit};
use crate::report::coverage::is_comparable;
use crate::report::desk::{Caption, Desk};
use crate::report::figures::known;
use crate::report::phrase::counted;
use crate::report::table::{Absent, FigureColumn, table};

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
    let (last_year, gained, held, left) = *years.last().filter(|(years, ..)| years.last == desk.year() && is_comparable(desk))?;
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
        absent: Absent::Untold,
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
