//! The axes over the years: a renamed axis goes on under its new name, axes that are merged or split stop and others begin, where the
//! chart draws a break.

use super::Block;
use super::chart::{Break, ChartBody, Mark, Unit, Windows, YearForm, YearLine, YearPoint, YearSeries};
use super::desk::{Caption, Desk};
use super::figures::known;
use super::order;
use super::table::{Absent, FigureColumn, table};
use super::typography::{capital, named, quoted, typeset};
use crate::figure::Figure;
use crate::french::{self, list};
use crate::settings::succession::{Change, Succession};
use std::collections::{BTreeMap, BTreeSet};

/// More lines than this are not told apart: the table has the others.
const LINES_SHOWN: usize = 6;

/// Actions by axis, year by year; nothing before there are two years.
pub fn over_years(desk: &Desk<'_>) -> Option<Block> {
    let figures: Vec<&Figure> = desk.figures.rows("actions", &["axe"]).filter(|figure| !figure.years.is_window()).collect();
    let years: BTreeSet<i32> = figures.iter().map(|figure| figure.years.first).collect();
    let (first, last) = (*years.first()?, *years.last()?);
    if years.len() < 2 {
        return None;
    }
    let succession = Succession::new(&desk.settings.axe);
    let mut lines: BTreeMap<String, Vec<&Figure>> = BTreeMap::new();
    for figure in &figures {
        let name = succession.newest_name(figure.label("axe")?, last);
        lines.entry(name).or_default().push(figure);
    }
    let names = order::by_axis(desk.settings, lines.keys().map(String::as_str).collect());
    let changes: Vec<Change<'_>> = succession.changes().into_iter().filter(|change| (first + 1..=last).contains(&year(change))).collect();
    let told: Vec<String> = changes.iter().map(sentence).collect();
    let body = ChartBody::Years(YearSeries {
        unit: Unit::count("action", "actions"),
        form: YearForm::Lines,
        windows: Windows::Summed,
        series: shown(&names, &lines, last).into_iter().filter_map(|name| line(name, lines.get(name)?, last)).collect(),
        breaks: breaks(&changes),
    });
    let caption = Caption {
        id: "actions-par-axe-au-fil-des-ans",
        title: greatest_change(&lines, first, last)
            .unwrap_or_else(|| format!("Les axes de {first} à {last} : {}", summary(&lines, first, last))),
        subtitle: "Nombre d'actions par axe et par année".to_owned(),
        description: format!("Une ligne par axe. {}", if told.is_empty() { String::new() } else { format!("{}.", told.join(" ; ")) }),
        notes: changes
            .iter()
            .filter(|change| !is_break(change))
            .map(|change| format!("{}.", capital(&sentence(change))))
            .chain(beyond(names.len()))
            .collect(),
    };
    let columns: Vec<FigureColumn<'_>> = years
        .iter()
        .map(|year| FigureColumn {
            title: year.to_string(),
            figures: names
                .iter()
                .filter_map(|name| Some((*name, *lines.get(*name)?.iter().find(|figure| figure.years.first == *year)?)))
                .collect(),
            total: desk.figures.total_in("actions", *year),
            absent: Absent::Untold,
        })
        .collect();
    let mut data = table(desk, "Actions par axe et par année", "Axe", &names, &columns);
    data.notes.extend(changes.iter().map(|change| typeset(&format!("{}.", capital(&sentence(change))))));
    Some(desk.picture(caption, body, &figures, data))
}

/// The axes that have a line: when there are too many, first those that have gone on to the last year.
fn shown<'n>(names: &[&'n str], lines: &BTreeMap<String, Vec<&Figure>>, last: i32) -> Vec<&'n str> {
    let goes_on = |name: &str| lines.get(name).is_some_and(|figures| figures.iter().any(|figure| figure.years.first == last));
    let mut ranked: Vec<(bool, usize)> = names.iter().enumerate().map(|(rank, name)| (!goes_on(name), rank)).collect();
    ranked.sort_unstable();
    let mut kept: Vec<usize> = ranked.into_iter().take(LINES_SHOWN).map(|(_, rank)| rank).collect();
    kept.sort_unstable();
    kept.into_iter().filter_map(|rank| names.get(rank).copied()).collect()
}

fn beyond(axes: usize) -> Option<String> {
    let rest = axes.checked_sub(LINES_SHOWN).filter(|rest| *rest > 0)?;
    let told = super::phrase::counted(rest as f64, "autre axe est", "autres axes sont");
    Some(format!("{told} dans le tableau seulement."))
}

/// A series that stopped says so in its name: it stands at the end of the chart all the same.
fn line(name: &str, figures: &[&Figure], last: i32) -> Option<YearLine> {
    let mut points: Vec<YearPoint> =
        figures.iter().map(|figure| YearPoint { first: figure.years.first, last: figure.years.last, value: Mark::from(*figure) }).collect();
    points.sort_by_key(|point| point.first);
    points.dedup_by_key(|point| point.first);
    let end = points.last()?.last;
    let label = if end < last { format!("{name} (jusqu'en {end})") } else { name.to_owned() };
    Some(YearLine { label, points })
}

/// « 3 axes sur 5 ont des actions chaque année ».
fn summary(lines: &BTreeMap<String, Vec<&Figure>>, first: i32, last: i32) -> String {
    let at = |figures: &Vec<&Figure>, year: i32| figures.iter().any(|figure| figure.years.first == year && known(figure) > Some(0.0));
    let count = |keep: &dyn Fn(&Vec<&Figure>) -> bool| lines.values().filter(|figures| keep(figures)).count();
    let kept = count(&|figures| at(figures, first) && at(figures, last));
    let stopped = count(&|figures| at(figures, first) && !at(figures, last));
    let begun = count(&|figures| !at(figures, first) && at(figures, last));
    let part = |number: usize, one: &str, many: &str| (number > 0).then(|| super::phrase::counted(number as f64, one, many));
    let parts =
        [part(kept, "se poursuit", "se poursuivent"), part(stopped, "s'arrête", "s'arrêtent"), part(begun, "commence", "commencent")];
    list(&parts.into_iter().flatten().collect::<Vec<_>>())
}

/// Where every axis goes on, the one whose number of actions changes most is the finding: « Parcours de vie passe de 6 à 3 actions ».
fn greatest_change(lines: &BTreeMap<String, Vec<&Figure>>, first: i32, last: i32) -> Option<String> {
    let at = |figures: &Vec<&Figure>, year: i32| figures.iter().find(|figure| figure.years.first == year).and_then(|figure| known(figure));
    let ends: Option<Vec<(&String, f64, f64)>> = lines
        .iter()
        .map(|(name, figures)| {
            Some((name, at(figures, first).filter(|count| *count > 0.0)?, at(figures, last).filter(|count| *count > 0.0)?))
        })
        .collect();
    let ends = ends?;
    let change = |(_, before, now): &(&String, f64, f64)| (now - before).abs();
    let greatest = ends.iter().map(change).fold(0.0, f64::max);
    let mut changed = ends.iter().filter(|end| change(end) == greatest && greatest > 0.0);
    let (Some((name, before, now)), None) = (changed.next(), changed.next()) else { return None };
    let noun = french::plural(*now, "action", "actions");
    Some(format!("{} passe de {} à {} {noun} entre {first} et {last}", named(name), french::number(*before), french::number(*now)))
}

const fn year(change: &Change<'_>) -> i32 {
    match change {
        Change::Renamed { year, .. } | Change::Merged { year, .. } | Change::Split { year, .. } | Change::Ended { year, .. } => *year,
    }
}

const fn is_break(change: &Change<'_>) -> bool {
    matches!(change, Change::Merged { .. } | Change::Split { .. })
}

/// The breaks that the chart draws, one a year: only the axes that were merged or split break, the others go on.
fn breaks(changes: &[Change<'_>]) -> Vec<Break> {
    let mut by_year: BTreeMap<i32, (Vec<String>, Vec<String>)> = BTreeMap::new();
    for change in changes.iter().filter(|change| is_break(change)) {
        let (reasons, series) = by_year.entry(year(change)).or_default();
        reasons.push(sentence(change));
        match change {
            Change::Merged { old, new, .. } => series.extend(old.iter().chain([new]).map(|name| (*name).to_owned())),
            Change::Split { old, new, .. } => series.extend(new.iter().chain([old]).map(|name| (*name).to_owned())),
            Change::Renamed { .. } | Change::Ended { .. } => {}
        }
    }
    by_year.into_iter().map(|(year, (reasons, series))| Break { year, reason: typeset(&reasons.join(" ; ")), series }).collect()
}

fn sentence(change: &Change<'_>) -> String {
    let names = |names: &[&str]| list(&names.iter().map(|name| quoted(name)).collect::<Vec<_>>());
    match change {
        Change::Renamed { year, old, new } => format!("depuis {year}, {} s'appelle {}", quoted(old), quoted(new)),
        Change::Merged { year, old, new } => format!("depuis {year}, {} sont réunis dans {}", names(old), quoted(new)),
        Change::Split { year, old, new } => format!("depuis {year}, {} est partagé entre {}", quoted(old), names(new)),
        Change::Ended { year, old } => format!("{} s'arrête en {}", quoted(old), year - 1),
    }
}
