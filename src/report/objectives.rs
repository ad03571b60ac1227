//! Objectives: perceived, measured and declared side by side, never averaged.

mod frameworks;
mod opinions;
mod targets;

use super::chart::{ChartBody, ChartClass, Classification, ClassificationCell, ClassificationRow, Tone};
use super::desk::{Caption, Desk};
use super::figures::{Breakdown, known};
use super::order::CLASSIFICATION;
use super::phrase::Proportion;
use super::sentence::Sentence;
use super::table::{FigureColumn, notes, whole_table};
use super::typography::{capital, typeset};
use super::{Block, Cell, Column, Row, Table, order};
use crate::figure::Figure;
use crate::fold::fold;
use crate::french::{self, list};
use crate::schema::Nomenclature;
use std::collections::BTreeMap;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(classified(desk).map(|sentence| Block::Text(vec![sentence])));
    blocks.extend(opinions::chart(desk));
    blocks.extend(side_by_side(desk));
    blocks.extend(targets::chart(desk));
    blocks.extend(by_class(desk, "objectifs_par_classement", "classement", "Objectifs du questionnaire par classement"));
    blocks.extend(by_class(desk, "atteinte_mesuree", "classement", "Objectifs par atteinte mesurée"));
    blocks.extend(by_class(desk, "atteinte_declaree", "modalite", "Objectifs par statut déclaré"));
    blocks.extend(frameworks::blocks(desk));
    blocks
}

/// « D'après le questionnaire, 4 objectifs sur 7 sont atteints, 2 moins atteints… »
pub fn classified(desk: &Desk<'_>) -> Option<Sentence> {
    let breakdown = desk.figures.by("objectifs_par_classement", &["classement"])?;
    let shown: Vec<(&str, &Figure, f64)> = CLASSIFICATION
        .into_iter()
        .filter_map(|class| {
            let figure = breakdown.get("classement", class)?;
            known(figure).filter(|value| *value > 0.0).map(|value| (class, figure, value))
        })
        .collect();
    let all: f64 = shown.iter().map(|(.., value)| value).sum();
    let parts: Vec<String> =
        shown.iter().map(|(class, _, value)| format!("{} {}", french::number(*value), class_word(class, *value))).collect();
    let asked = french::plural(all, "objectif du questionnaire", "objectifs du questionnaire");
    let text = format!("Sur {} {asked}, d'après les réponses : {}.", french::number(all), list(&parts));
    (!parts.is_empty()).then(|| Sentence::citing(text, shown.iter().map(|(_, figure, _)| *figure)))
}

/// The classes agree with « objectifs ».
fn class_word(class: &str, value: f64) -> &'static str {
    match class {
        "Atteint" => french::plural(value, "atteint", "atteints"),
        "Moins atteint" => french::plural(value, "moins atteint", "moins atteints"),
        "Non concluant" => french::plural(value, "non concluant", "non concluants"),
        _ => "sans opinion",
    }
}

/// How each source classes each objective.
#[derive(Default)]
struct Views<'a> {
    label: String,
    /// Its axis, where the settings or the objectives' table say it.
    axis: &'a str,
    perceived: Option<&'a Figure>,
    /// « Atteint », « Moins atteint »…
    class: Option<&'a str>,
    measured: Option<&'a Figure>,
    /// The class of `statut`.
    declared: Option<&'a str>,
}

/// Every objective that a source speaks of, once whatever its spelling.
fn views<'a>(desk: &Desk<'a>) -> Vec<Views<'a>> {
    let mut views: BTreeMap<String, Views<'a>> = BTreeMap::new();
    let mut see = |label: &str, change: &dyn Fn(&mut Views<'a>)| {
        let view = views.entry(fold(label)).or_insert_with(|| Views { label: label.to_owned(), ..Views::default() });
        change(view);
    };
    let axes = axes(desk);
    let axis = |objective: &str| axes.get(&fold(objective)).copied().unwrap_or_default();
    for (label, figure) in opinions::perceived(desk) {
        let objective = figure.label("objectif").unwrap_or_default();
        see(&label, &|view| (view.perceived, view.axis) = (Some(figure), axis(objective)));
    }
    for (label, class) in classes(desk, "objectifs_par_classement", "classement") {
        see(label, &|view| view.class = Some(class));
    }
    for figure in desk.figures.by("atteinte_mesuree", &["objectif"]).into_iter().flat_map(|breakdown| breakdown.figures) {
        see(figure.label("objectif").unwrap_or_default(), &|view| view.measured = Some(figure));
    }
    for (label, class) in classes(desk, "atteinte_declaree", "modalite") {
        see(label, &|view| view.declared = Some(class));
    }
    let mut views: Vec<Views<'a>> = views.into_values().filter(|view| !view.label.is_empty()).collect();
    for view in views.iter_mut().filter(|view| view.axis.is_empty()) {
        view.axis = axis(&view.label);
    }
    let order = order::by_axis(desk.settings, views.iter().map(|view| view.axis).filter(|axis| !axis.is_empty()).collect());
    // Axes as the programme lists them; objectives without one come last.
    views.sort_by_key(|view| order.iter().position(|axis| *axis == view.axis).unwrap_or(usize::MAX));
    views
}

/// The axis of each objective, by its folded label: as the questionnaire's settings say, else as the table of objectives does.
fn axes<'a>(desk: &Desk<'a>) -> BTreeMap<String, &'a str> {
    let told = ["atteinte_declaree", "objectifs_par_classement"].map(|indicator| desk.figures.by(indicator, &["axe", "objectif"]));
    let figures = told.into_iter().flatten().flat_map(|breakdown| breakdown.figures);
    figures.filter_map(|figure| Some((fold(figure.label("objectif")?), figure.label("axe")?))).collect()
}

/// The class of each objective, where each is counted once, under its class.
fn classes<'a>(desk: &Desk<'a>, indicator: &str, dimension: &str) -> Vec<(&'a str, &'a str)> {
    let figures = desk.figures.by(indicator, &["objectif", dimension]).into_iter().flat_map(|breakdown| breakdown.figures);
    let counted = figures.filter(|figure| known(figure).is_some_and(|value| value > 0.0));
    counted.filter_map(|figure| Some((figure.label("objectif")?, figure.label(dimension)?))).collect()
}

/// Every class that a source may give, best first, and what it means.
const CLASSES: [(&str, Tone); 12] = [
    ("Atteint", Tone::Good),
    ("Partiellement atteint", Tone::Partly),
    (MEASURED_MET, Tone::Good),
    ("De la moitié à la cible", Tone::Partly),
    ("En cours", Tone::Waiting),
    ("Moins atteint", Tone::Poor),
    ("Moins de la moitié", Tone::Poor),
    ("Non atteint", Tone::Poor),
    ("Abandonné", Tone::Poor),
    ("Non concluant", Tone::Unsaid),
    ("Sans opinion", Tone::Unsaid),
    ("Non mesuré", Tone::Unsaid),
];

/// The target is reached, or passed.
const MEASURED_MET: &str = "Cible atteinte";

/// The class of a measured attainment (contract §10).
fn measured_class(figure: &Figure) -> &'static str {
    match known(figure) {
        Some(ratio) if ratio >= 1.0 => MEASURED_MET,
        Some(ratio) if ratio >= 0.5 => "De la moitié à la cible",
        Some(_) => "Moins de la moitié",
        None => "Non mesuré",
    }
}

fn side_by_side(desk: &Desk<'_>) -> Option<Block> {
    let views = views(desk);
    let sources: Vec<(&str, bool)> = vec![
        ("Perçue (questionnaire)", views.iter().any(|view| view.perceived.is_some() || view.class.is_some())),
        ("Mesurée (cible)", views.iter().filter_map(|view| view.measured).any(|figure| known(figure).is_some())),
        ("Déclarée (coordination)", views.iter().filter_map(|view| view.declared).any(|class| !is_unmeasured(class))),
    ];
    if sources.iter().all(|(_, shown)| !shown) {
        return None;
    }
    let cell = |class: Option<&str>, detail: String| ClassificationCell { class: class.map(str::to_owned), detail: typeset(&detail) };
    let grouped = views.iter().any(|view| !view.axis.is_empty());
    let rows: Vec<ClassificationRow> = views
        .iter()
        .map(|view| {
            let perceived = cell(view.class, view.perceived.map_or_else(String::new, opinions::detail));
            let measured = match view.measured {
                Some(figure) => cell(Some(measured_class(figure)), known(figure).map_or_else(String::new, |_| desk.measure(figure).text())),
                None => cell(None, String::new()),
            };
            let cells = [perceived, measured, cell(view.declared.map(capital).as_deref(), String::new())];
            ClassificationRow {
                label: view.label.clone(),
                group: match view.axis {
                    "" if grouped => "Sans axe précisé".to_owned(),
                    axis => axis.to_owned(),
                },
                cells: cells.into_iter().zip(&sources).filter(|(_, (_, shown))| *shown).map(|(cell, _)| cell).collect(),
            }
        })
        .collect();
    let used = |label: &str| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.class.as_deref() == Some(label));
    let classes: Vec<ChartClass> =
        CLASSES.into_iter().filter(|(label, _)| used(label)).map(|(label, tone)| ChartClass::new(label, tone)).collect();
    let shown: Vec<&str> = sources.iter().filter(|(_, shown)| *shown).map(|(title, _)| *title).collect();
    let figures: Vec<&Figure> = figures(desk);
    let data = data(&rows, &shown, &figures, desk);
    let caption = Caption {
        id: "classement-des-objectifs",
        title: side_by_side_title(&views),
        subtitle: format!("Classement de chaque objectif selon chaque source, {} ; chaque source se lit à part", desk.year()),
        description: format!(
            "Un tableau : un objectif par ligne, par axe, une source par colonne ({}). Une case vide : la source ne dit rien de cet objectif.",
            list(&shown)
        ),
        notes: Vec::new(),
    };
    let body =
        ChartBody::Classification(Classification { sources: shown.iter().map(|title| (*title).to_owned()).collect(), classes, rows });
    Some(desk.picture(caption, body, &figures, data))
}

/// What the questionnaire concludes, if there is one; else what was declared, else what was measured.
fn side_by_side_title(views: &[Views<'_>]) -> String {
    let classed: Vec<&str> = views.iter().filter_map(|view| view.class).collect();
    let declared: Vec<&str> = views.iter().filter_map(|view| view.declared).collect();
    let told = |is: [&'static str; 2], classes: &[&str], met: &str| {
        let reached = classes.iter().filter(|class| **class == met).count() as f64;
        Proportion { none: "Aucun", noun: ["objectif", "objectifs"], predicate: is }.told(reached, classes.len() as f64)
    };
    if !classed.is_empty() {
        return told(["est jugé atteint par les répondants", "sont jugés atteints par les répondants"], &classed, "Atteint");
    }
    if !declared.is_empty() {
        return told(["est déclaré atteint", "sont déclarés atteints"], &declared, "atteint");
    }
    let measured: Vec<&str> = views.iter().filter_map(|view| view.measured).map(measured_class).collect();
    told(["a atteint sa cible", "ont atteint leur cible"], &measured, MEASURED_MET)
}

/// Everything the three views come from.
fn figures<'a>(desk: &Desk<'a>) -> Vec<&'a Figure> {
    let perceived = opinions::perceived(desk).into_iter().map(|(_, figure)| figure);
    let measured = desk.figures.by("atteinte_mesuree", &["objectif"]);
    let declared = desk.figures.by("atteinte_declaree", &["objectif", "modalite"]);
    perceived.chain([measured, declared].into_iter().flatten().flat_map(|breakdown| breakdown.figures)).collect()
}

fn data(rows: &[ClassificationRow], sources: &[&str], figures: &[&Figure], desk: &Desk<'_>) -> Table {
    let grouped = rows.iter().any(|row| !row.group.is_empty());
    let head = std::iter::once("Objectif").chain(grouped.then_some("Axe")).chain(sources.iter().copied());
    let told = |cell: &ClassificationCell| match (&cell.class, cell.detail.is_empty()) {
        (Some(class), true) => Cell::Text(class.clone()),
        (Some(class), false) => Cell::Text(format!("{class} ({})", cell.detail)),
        (None, false) => Cell::Text(cell.detail.clone()),
        (None, true) => Cell::Blank,
    };
    Table {
        number: 0,
        caption: "Les objectifs selon chaque source".to_owned(),
        columns: head.map(|title| Column { title: typeset(title), numeric: false }).collect(),
        rows: rows
            .iter()
            .map(|row| Row {
                header: typeset(&row.label),
                cells: grouped.then(|| Cell::Text(typeset(&row.group))).into_iter().chain(row.cells.iter().map(told)).collect(),
                total: false,
            })
            .collect(),
        notes: notes(figures),
        source: desk.source_line(figures),
        proofs: desk.proofs(figures),
    }
}

/// Not measured is not a result: a source that says so of every objective says nothing.
fn is_unmeasured(class: &str) -> bool {
    matches!(fold(class).as_str(), "non mesure" | "non mesuree")
}

/// Whether a source says something of some objective.
fn says_something(breakdown: &Breakdown<'_>, dimension: &str) -> bool {
    breakdown.known().any(|(figure, count)| count > 0.0 && figure.label(dimension).is_some_and(|class| !is_unmeasured(class)))
}

fn by_class(desk: &Desk<'_>, indicator: &str, dimension: &str, caption: &str) -> Option<Block> {
    let breakdown = desk.figures.by(indicator, &[dimension])?;
    let before = desk.figures.by_in(indicator, &[dimension], crate::figure::Years::one(desk.year() - 1));
    if !says_something(&breakdown, dimension) && before.as_ref().is_none_or(|before| !says_something(before, dimension)) {
        let text = match indicator {
            "atteinte_mesuree" => "Aucun objectif n'a encore de valeur mesurée.",
            _ => "La coordination déclare tous les objectifs « non mesurés ».",
        };
        return (indicator != "objectifs_par_classement").then(|| Block::Text(vec![Sentence::plain(text)]));
    }
    // Of one year alone, the charts above have the same classes objective by objective.
    let before = before?;
    let labels = match dimension {
        "modalite" => order::by_class(desk.settings, Nomenclature::ObjectiveStatus, breakdown.labels(dimension)),
        _ => order::in_order(breakdown.labels(dimension), |label| {
            CLASSIFICATION.iter().position(|known| *known == label).or_else(|| targets::rank(label))
        }),
    };
    let columns = [&breakdown, &before].map(|breakdown| FigureColumn::of(breakdown.years.to_string(), breakdown, dimension, None));
    let heading = if dimension == "modalite" { "Statut" } else { "Classe" };
    let mut data = whole_table(desk, caption, heading, &labels, &columns).capitals();
    for (row, label) in data.rows.iter_mut().zip(&labels) {
        row.header = typeset(&targets::class_in_words(label));
    }
    Some(Block::Table(Box::new(data)))
}
