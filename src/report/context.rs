//! The territory among larger ones.

use super::chart::{ChartBody, Context, ContextDot, ContextPanel, Mark, Unit, Whose};
use super::desk::{Caption, Desk};
use super::phrase::counted;
use super::sentence::Sentence;
use super::table::{Absent, FigureColumn, table};
use super::typography::{quoted, typeset};
use super::{Block, Cell, Column, Note, NoteKind};
use crate::figure::Figure;
use crate::fold::fold;
use crate::french;
use std::collections::{BTreeMap, BTreeSet};

/// Small charts beyond this number do not fit a page: the table has the others.
const PANELS_SHOWN: usize = 6;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let newest = newest(desk);
    if newest.is_empty() {
        return Vec::new();
    }
    let figures: Vec<&Figure> = newest.values().copied().collect();
    let indicators: BTreeSet<&str> = newest.keys().map(|(indicator, _)| *indicator).collect();
    let mut blocks = Vec::new();
    blocks.extend(chart(desk, &newest, &indicators, &figures));
    if blocks.is_empty() {
        blocks.push(Block::Table(Box::new(data(desk, &newest, &indicators, &figures))));
    }
    blocks.extend(beyond_the_chart(desk, &newest, &indicators));
    blocks.extend(larger(&figures));
    blocks.extend(origins(desk, &newest));
    blocks
}

/// The indicators that the chart has no room for, in a table that every format prints.
fn beyond_the_chart(desk: &Desk<'_>, newest: &BTreeMap<(&str, &str), &Figure>, indicators: &BTreeSet<&str>) -> Option<Block> {
    let rest: BTreeSet<&str> = indicators.iter().skip(PANELS_SHOWN).copied().collect();
    let of_rest: BTreeMap<(&str, &str), &Figure> =
        newest.iter().filter(|((indicator, _), _)| rest.contains(indicator)).map(|(key, figure)| (*key, *figure)).collect();
    let figures: Vec<&Figure> = of_rest.values().copied().collect();
    (!rest.is_empty()).then(|| Block::Table(Box::new(data(desk, &of_rest, &rest, &figures))))
}

/// What a figure of a larger territory may not be taken for.
fn larger(figures: &[&Figure]) -> Option<Block> {
    let is_larger = |figure: &&&Figure| unit_and_level(&figure.unit).1.is_some_and(|level| rank(Some(level)) > 1);
    figures.iter().find(is_larger)?;
    let text = "Un chiffre du département, de la région ou de la France décrit ce territoire en entier : il n'est jamais ramené à celui du \
                conseil.";
    Some(Block::Note(Note { kind: NoteKind::Reading, text: typeset(text) }))
}

/// Who published the figures, and in which edition.
fn origins(desk: &Desk<'_>, newest: &BTreeMap<(&str, &str), &Figure>) -> Vec<Block> {
    let mut told: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for origin in desk.background.origins {
        let shown = newest.get(&(&*origin.indicator, &*origin.territory)).is_some_and(|figure| figure.years.last == origin.year);
        if shown {
            told.entry(&origin.origin).or_default().insert(&origin.indicator);
        }
    }
    if told.is_empty() {
        return Vec::new();
    }
    let line = |(origin, indicators): (&str, BTreeSet<&str>)| {
        let indicators: Vec<String> = indicators.into_iter().map(quoted).collect();
        Sentence::plain(format!("{origin} : {}.", french::list(&indicators)))
    };
    vec![Block::Heading("Sources et éditions".to_owned()), Block::List(told.into_iter().map(line).collect())]
}

/// « Vienne (département) »: a larger territory is never named as if it were ours.
fn named(territory: &str, level: Option<&str>) -> String {
    match level {
        Some(level) if matches!(rank(Some(level)), 2 | 3) && !fold(territory).contains(&fold(level)) => format!("{territory} ({level})"),
        _ => territory.to_owned(),
    }
}

/// By indicator and territory, the newest figure that is not later than the year reported on.
fn newest<'a>(desk: &Desk<'a>) -> BTreeMap<(&'a str, &'a str), &'a Figure> {
    let mut newest: BTreeMap<(&str, &str), &Figure> = BTreeMap::new();
    for figure in desk.figures.rows("contexte", &["indicateur", "territoire"]).filter(|figure| figure.years.last <= desk.year()) {
        let (Some(indicator), Some(territory)) = (figure.label("indicateur"), figure.label("territoire")) else { continue };
        newest
            .entry((indicator, territory))
            .and_modify(|known| {
                if known.years < figure.years {
                    *known = figure;
                }
            })
            .or_insert(figure);
    }
    newest
}

/// « pour 10 000 habitants (commune) » as unit and level (contract §10).
fn unit_and_level(unit: &str) -> (&str, Option<&str>) {
    let unit = unit.trim();
    match unit.rsplit_once('(') {
        Some((head, level)) if unit.ends_with(')') => (head.trim(), Some(level.trim_end_matches(')').trim())),
        _ => (unit, None),
    }
}

/// Ours is the council's territory by name, or one of its communes, or what stands at the level of a commune or a group of them.
fn whose(desk: &Desk<'_>, territory: &str, level: Option<&str>) -> Whose {
    let settings = &desk.settings.territoire;
    let name = fold(territory);
    let named = std::iter::once(&settings.nom).chain(&settings.communes).any(|ours| !ours.is_empty() && fold(ours).ends_with(&name));
    if named || level.is_some_and(|level| matches!(fold(level).as_str(), "commune" | "epci")) { Whose::Ours } else { Whose::Larger }
}

/// Our own territory first, then from the nearest to the largest.
fn rank(level: Option<&str>) -> usize {
    let order = ["commune", "epci", "departement", "region", "france"];
    level.and_then(|level| order.iter().position(|known| *known == fold(level))).unwrap_or(order.len())
}

fn chart(desk: &Desk<'_>, newest: &BTreeMap<(&str, &str), &Figure>, indicators: &BTreeSet<&str>, figures: &[&Figure]) -> Option<Block> {
    let panels: Vec<ContextPanel> = indicators
        .iter()
        .take(PANELS_SHOWN)
        .filter_map(|indicator| {
            let mut of: Vec<(&str, &Figure)> =
                newest.iter().filter(|((name, _), _)| name == indicator).map(|((_, territory), figure)| (*territory, *figure)).collect();
            of.sort_by_key(|(territory, figure)| (rank(unit_and_level(&figure.unit).1), fold(territory)));
            let year = of.iter().map(|(_, figure)| figure.years).max()?;
            let (unit, _) = unit_and_level(&of.first()?.1.unit);
            let dots = of
                .iter()
                .map(|(territory, figure)| {
                    let level = unit_and_level(&figure.unit).1;
                    let name = named(territory, level);
                    ContextDot {
                        label: if figure.years == year { name } else { format!("{name} ({})", figure.years) },
                        value: Mark::from(*figure),
                        whose: whose(desk, territory, level),
                    }
                })
                .collect();
            let title = if unit.is_empty() {
                format!("{indicator}, unité non précisée ({year})")
            } else {
                format!("{indicator}, {unit} ({year})")
            };
            Some(ContextPanel { title: typeset(&title), unit: Unit::measure(unit), dots })
        })
        .collect();
    if panels.is_empty() {
        return None;
    }
    let caption = Caption {
        id: "contexte-territorial",
        title: title(desk, &panels),
        subtitle: "Une valeur par territoire ; chaque indicateur a sa propre échelle".to_owned(),
        description:
            "Un petit graphique par indicateur, un point par territoire ; le nôtre, s'il y est, est mis en avant. Toutes les valeurs \
                      sont dans le tableau."
                .to_owned(),
        notes: Vec::new(),
    };
    let data = data(desk, newest, indicators, figures);
    Some(desk.picture(caption, ChartBody::Context(Context { panels }), figures, data))
}

/// A title holds so many territories.
const DOTS_TOLD: usize = 3;

/// Our value beside that of the largest territory, for the first indicator that has both; else the nearest there is; else what is shown.
fn title(desk: &Desk<'_>, panels: &[ContextPanel]) -> String {
    let told = |panel: &ContextPanel, near: &ContextDot, far: &ContextDot| {
        let name = |dot: &ContextDot| Some(format!("{} ({})", french::number(dot.value.known()?), dot.label));
        // All of them where they are few: leaving one out would choose what is compared.
        let shown: Vec<&ContextDot> = if panel.dots.len() <= DOTS_TOLD { panel.dots.iter().collect() } else { vec![near, far] };
        let shown: Option<Vec<String>> = shown.into_iter().map(name).collect();
        Some(format!("{} : {}", panel.title, shown?.join(", ")))
    };
    let larger = |panel: &'_ ContextPanel| panel.dots.iter().rposition(|dot| dot.whose == Whose::Larger);
    let ours = |panel: &ContextPanel| told(panel, panel.dots.iter().find(|dot| dot.whose == Whose::Ours)?, panel.dots.get(larger(panel)?)?);
    // Many series stop at the department: the nearest territory and the largest then.
    let nearest = |panel: &ContextPanel| told(panel, panel.dots.first()?, panel.dots.get(larger(panel).filter(|last| *last > 0)?)?);
    panels.iter().find_map(ours).or_else(|| panels.iter().find_map(nearest)).unwrap_or_else(|| {
        let shown = counted(panels.len() as f64, "indicateur", "indicateurs");
        format!("{} et ce qui l'entoure : {shown}", desk.settings.territory_name())
    })
}

fn data(desk: &Desk<'_>, newest: &BTreeMap<(&str, &str), &Figure>, indicators: &BTreeSet<&str>, figures: &[&Figure]) -> super::Table {
    let mut territories: Vec<(&str, Option<&str>)> = Vec::new();
    for ((_, territory), figure) in newest {
        if !territories.iter().any(|(known, _)| known == territory) {
            territories.push((territory, unit_and_level(&figure.unit).1));
        }
    }
    territories.sort_by_key(|(territory, level)| (rank(*level), fold(territory)));
    let columns: Vec<FigureColumn<'_>> = territories
        .iter()
        .map(|(territory, level)| FigureColumn {
            title: named(territory, *level),
            figures: indicators.iter().filter_map(|indicator| Some((*indicator, *newest.get(&(*indicator, *territory))?))).collect(),
            total: None,
            absent: Absent::Untold,
        })
        .collect();
    let labels: Vec<&str> = indicators.iter().copied().collect();
    let mut data = table(desk, "Indicateurs de contexte par territoire", "Indicateur", &labels, &columns);
    // Units differ from row to row: they get a column of their own, after the row's header.
    data.columns.insert(1, Column { title: typeset("Unité, année"), numeric: false });
    for (row, label) in data.rows.iter_mut().zip(&labels) {
        let of: Vec<&&Figure> = figures.iter().filter(|figure| figure.label("indicateur") == Some(label)).collect();
        let unit = of.first().map_or("", |figure| unit_and_level(&figure.unit).0);
        let unit = [unit, &years(&of)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        row.cells.insert(0, Cell::Text(typeset(&unit)));
    }
    data
}

/// The year of a row's figures; each territory's own where they differ.
fn years(figures: &[&&Figure]) -> String {
    let years: BTreeSet<String> = figures.iter().map(|figure| figure.years.to_string()).collect();
    if years.len() <= 1 {
        return years.into_iter().next().unwrap_or_default();
    }
    let told: Vec<String> =
        figures.iter().map(|figure| format!("{} ({})", figure.years, figure.label("territoire").unwrap_or_default())).collect();
    french::list(&told)
}
