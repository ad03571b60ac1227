//! Axis by axis: what was done on each, whom it gathered, whom it reached, how far its objectives are.

mod sheets;

use super::definitions::Theme;
use super::desk::Desk;
use super::figures::known;
use super::partners::seen_in_meetings;
use super::phrase::Proportion;
use super::sentence::Sentence;
use super::table::{FigureColumn, table};
use super::typography::{named, quoted};
use super::{Block, KeyFigure, Section, actions, order, outlook, succession};
use crate::figure::Figure;
use crate::french::list;
use crate::schema::UNCLASSIFIED;
use crate::settings::Axis;
use std::collections::BTreeSet;

/// What is told of an axis, and under which short title.
const SHOWN: [(&str, &str); 6] = [
    ("actions", "Actions"),
    ("structures_actives", "Structures actives"),
    ("entites_actives", "Entités actives"),
    ("participations", "Participations"),
    ("personnes_touchees", "Personnes touchées"),
    ("perspectives_suivies", "Perspectives suivies"),
];

/// One part an axis; no section at all if nothing is known by axis.
pub fn section(desk: &Desk<'_>) -> Option<Section> {
    let axes = axes(desk);
    if axes.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Table(Box::new(overview(desk, &axes)))];
    blocks.extend(silent(desk, &axes));
    blocks.extend(succession::over_years(desk));
    for axis in &axes {
        let keys: Vec<KeyFigure> = SHOWN
            .into_iter()
            .filter_map(|(indicator, title)| desk.key_of(of_axis(desk, indicator, axis)?, Some(title)))
            .filter(KeyFigure::is_told)
            .collect();
        let text: Vec<Sentence> = [progress(desk, axis), objectives(desk, axis), followed_up(desk, axis)].into_iter().flatten().collect();
        if keys.is_empty() && text.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(super::typography::typeset(axis)));
        if !keys.is_empty() {
            blocks.push(Block::KeyFigures(keys));
        }
        if !text.is_empty() {
            blocks.push(Block::Text(text));
        }
        blocks.extend(sheets::blocks(desk, axis));
    }
    Some(Section { id: "axes".to_owned(), title: "Axe par axe".to_owned(), blocks })
}

/// The axes that something is known of.
fn axes<'a>(desk: &Desk<'a>) -> Vec<&'a str> {
    let mut axes: BTreeSet<&str> = BTreeSet::new();
    for (indicator, _) in SHOWN {
        axes.extend(desk.figures.by(indicator, &["axe"]).into_iter().flat_map(|breakdown| breakdown.labels("axe")));
    }
    order::by_axis(desk.settings, axes.into_iter().collect())
}

fn of_axis<'a>(desk: &Desk<'a>, indicator: &str, axis: &str) -> Option<&'a Figure> {
    desk.figures.by(indicator, &["axe"])?.get("axe", axis)
}

fn overview(desk: &Desk<'_>, axes: &[&str]) -> super::Table {
    let columns: Vec<FigureColumn<'_>> = SHOWN
        .into_iter()
        .filter_map(|(indicator, title)| {
            Some(FigureColumn::of(title, &desk.figures.by(indicator, &["axe"])?, "axe", desk.figures.total(indicator)))
        })
        .collect();
    let mut data = table(desk, &format!("Les axes en {}", desk.year()), "Axe", axes, &columns);
    if desk.figures.has(Theme::Partners) {
        data.notes.push("Une structure active sur plusieurs axes compte dans chacun, et une seule fois dans l’ensemble.".to_owned());
        data.notes.extend(seen_in_meetings(desk).map(super::typography::typeset));
    }
    data
}

/// The axes of the programme in force that year of which nothing was seen: they are of the report all the same.
fn silent(desk: &Desk<'_>, axes: &[&str]) -> Option<Block> {
    let in_force =
        |axis: &&Axis| axis.depuis.is_none_or(|first| first <= desk.year()) && axis.jusqu_a.is_none_or(|last| desk.year() <= last);
    let of_it = desk.settings.axe.iter().filter(in_force).map(|axis| axis.nom.as_str());
    let silent: Vec<&str> = of_it.filter(|name| !axes.contains(name)).collect();
    (!silent.is_empty()).then(|| {
        let text = format!(
            "Sans action ni participation en {} : {}.",
            desk.year(),
            list(&silent.iter().map(|axis| named(axis)).collect::<Vec<_>>())
        );
        Block::Text(vec![Sentence::plain(text)])
    })
}

/// What has no axis, by name where the names are sure: people who came are counted by action and by axis, never by both.
fn without_axis(desk: &Desk<'_>) -> Sentence {
    let told = || Sentence::plain("Ces éléments ne sont rattachés à aucun axe du programme.");
    let (Some(came), Some(by_action)) = (of_axis(desk, "participations", UNCLASSIFIED), desk.figures.by("participations", &["action"]))
    else {
        return told();
    };
    // The table below names those that have a sheet.
    if desk.publication.actions().any(|sheet| &*sheet.axis == UNCLASSIFIED) {
        return told();
    }
    let has_sheet = |figure: &Figure| desk.publication.actions().any(|sheet| figure.label("action") == Some(&*sheet.label));
    let strangers: Vec<&Figure> = by_action.figures.into_iter().filter(|figure| !has_sheet(figure)).collect();
    // One alone is meant, or all of them are: together they are everyone who came without an axis.
    let people = strangers.iter().map(|figure| known(figure)).sum::<Option<f64>>();
    if strangers.len() != 1 && (strangers.is_empty() || people.is_none() || people != known(came)) {
        return told();
    }
    let names: Vec<String> = strangers.iter().filter_map(|figure| figure.label("action")).map(quoted).collect();
    let verb = if names.len() == 1 { "n'est rattachée" } else { "ne sont rattachées" };
    Sentence::plain(format!("{} {verb} à aucun axe du programme.", list(&names)))
}

/// « 3 actions sur 5 sont réalisées. »
fn progress(desk: &Desk<'_>, axis: &str) -> Option<Sentence> {
    if axis == UNCLASSIFIED {
        return Some(without_axis(desk));
    }
    let total = of_axis(desk, "actions", axis)?;
    let all = known(total).filter(|all| *all > 0.0)?;
    let breakdown = desk.figures.by("actions", &["axe", "statut"])?;
    let done = breakdown.cell(("axe", axis), ("statut", "réalisée"))?;
    let count = known(done)?;
    let text = format!("{}.", actions::DONE.told(count, all));
    Some(Sentence::citing(text, [done, total]))
}

/// How the coordination judges the objectives of the axis.
fn objectives(desk: &Desk<'_>, axis: &str) -> Option<Sentence> {
    let breakdown = desk.figures.by("atteinte_declaree", &["axe", "modalite"])?;
    let of_axis: Vec<&Figure> = breakdown.figures.iter().copied().filter(|figure| figure.label("axe") == Some(axis)).collect();
    let all: f64 = of_axis.iter().filter_map(|figure| known(figure)).sum();
    let met = breakdown.cell(("axe", axis), ("modalite", "atteint"))?;
    let count = known(met)?;
    let met =
        Proportion { none: "Aucun", noun: ["objectif", "objectifs"], predicate: ["est déclaré atteint", "sont déclarés atteints"] };
    let text = format!("{}.", met.told(count, all));
    (all > 0.0).then(|| Sentence::citing(text, of_axis))
}

/// What became of what was set for the year.
fn followed_up(desk: &Desk<'_>, axis: &str) -> Option<Sentence> {
    let total = of_axis(desk, "perspectives_suivies", axis)?;
    let breakdown = desk.figures.by("perspectives_suivies", &["axe", "suite"])?;
    let done = breakdown.cell(("axe", axis), ("suite", "faite"))?;
    let (count, all) = (known(done)?, known(total)?);
    let text = format!("{}.", outlook::DONE.told(count, all));
    (all > 0.0).then(|| Sentence::citing(text, [done, total]))
}
