//! One figure to its explanation: what it says, how it was counted, how surely, and from which cells.

use super::{Explanation, Line, Part, command, title};
use crate::figure::{Figure, Status, Years};
use crate::french;
use crate::protect::Threshold;
use crate::quantity::Precision;
use crate::report::definitions::{definition, dimension_title};
use crate::report::desk::Desk;
use crate::report::figures::Breakdown;
use crate::report::order;
use crate::report::phrase::{period_label, spoken};
use crate::report::proof::{SheetCells, Told, by_sheet, remark, told};
use crate::report::typography::{capital, typeset};
use std::collections::BTreeSet;

/// A breakdown lists at most so many classes: `indicateurs/NOM.csv` has them all.
const CLASSES_SHOWN: usize = 15;
/// So many terms are named as the reason why a sum is not exact.
const TERMS_SHOWN: usize = 8;
/// In which breakdown the reason is looked for: the finest first.
const FINEST: [&str; 6] = ["action", "structure", "financeur", "instance", "axe", "secteur"];

/// Everything that may be told of a figure.
pub fn explanation(desk: &Desk<'_>, figure: &Figure) -> Explanation {
    let mut parts = vec![Part::new("", value(desk, figure))];
    parts.extend(meaning(&figure.indicator));
    parts.extend(base(figure));
    parts.extend(precision(desk, figure));
    parts.extend(interval(figure));
    parts.push(status(desk, figure));
    parts.push(sources(desk, figure));
    if figure.classes.is_empty() {
        parts.extend(breakdowns(desk, &figure.indicator));
    }
    Explanation { title: heading(desk, figure), parts }
}

/// « Structures actives, secteur « Santé », 2022 ».
pub fn heading(desk: &Desk<'_>, figure: &Figure) -> String {
    let mut heading = title(desk, &figure.indicator);
    for class in &figure.classes {
        heading.push_str(&format!(", {} « {} »", dimension_title(&class.dimension).to_lowercase(), period_label(&class.label)));
    }
    typeset(&format!("{heading}, {}", figure.years))
}

fn value(desk: &Desk<'_>, figure: &Figure) -> Vec<Line> {
    let mut lines = vec![Line::text(&capital(&desk.words(figure)))];
    if figure.years.is_window() {
        let text = format!(
            "L'année {} seule n'est pas publiée : les effectifs y sont trop petits. Ce chiffre réunit les années {} à {}.",
            figure.years.last, figure.years.first, figure.years.last
        );
        lines.push(Line::text(&text));
    } else if let Some(before) = before(desk, figure) {
        lines.push(Line::text(&format!("L'année précédente ({}) : {}.", before.years, desk.words(before))));
    }
    lines.push(Line::text(&format!("Dans indicateurs.csv : « {} ».", figure.indicator)));
    lines
}

fn before<'a>(desk: &Desk<'a>, figure: &Figure) -> Option<&'a Figure> {
    let year = Years::one(figure.years.last.checked_sub(1)?);
    desk.publication.of(&figure.indicator).find(|other| other.years == year && other.classes == figure.classes)
}

/// Definition and rule of counting.
pub fn meaning(indicator: &str) -> Vec<Part> {
    let Some(definition) = definition(indicator) else { return Vec::new() };
    vec![Part::text("Ce que c'est", definition.sentence), Part::text("Comment c'est compté", definition.rule)]
}

fn base(figure: &Figure) -> Option<Part> {
    if figure.status != Status::Known {
        return None;
    }
    let text = match (figure.numerator, figure.denominator) {
        (Some(numerator), Some(denominator)) => {
            format!("{} (numérateur) sur {} (dénominateur).", french::number(numerator), french::number(denominator))
        }
        (None, Some(denominator)) => format!("Base de {}.", french::number(denominator)),
        (_, None) => return None,
    };
    Some(Part::text("La base", &text))
}

/// How precise the figure is, and which terms make it so.
fn precision(desk: &Desk<'_>, figure: &Figure) -> Option<Part> {
    if figure.status != Status::Known {
        return None;
    }
    let Some(remark) = remark(figure.precision) else {
        return Some(Part::text("La précision", "Exacte : aucun des nombres dont il est fait n'est arrondi ni manquant."));
    };
    let mut lines = vec![Line::text(remark)];
    let terms = terms(desk, figure);
    if !terms.is_empty() {
        lines.push(Line::text("Cela vient de :"));
        lines.extend(terms.iter().take(shown(terms.len(), TERMS_SHOWN)).map(|(label, value)| Line::item(&format!("{label} : {value}"))));
        lines.extend(more(terms.len().saturating_sub(shown(terms.len(), TERMS_SHOWN))));
    }
    Some(Part::new("La précision", lines))
}

/// The terms of a total that are as imprecise as itself, or not known.
fn terms<'a>(desk: &Desk<'a>, figure: &Figure) -> Vec<(&'a str, String)> {
    if !figure.classes.is_empty() {
        return Vec::new();
    }
    let found = FINEST.into_iter().find_map(|dimension| {
        let breakdown = desk.figures.by_in(&figure.indicator, &[dimension], figure.years)?;
        let to_blame = |term: &&Figure| {
            let unknown = term.status == Status::NotKnown && figure.precision == Precision::AtLeast;
            unknown || term.status == Status::Known && term.precision == figure.precision
        };
        let terms: Vec<&Figure> = breakdown.figures.iter().copied().filter(to_blame).collect();
        let told = terms.iter().filter_map(|term| Some((term.label(dimension)?, spoken(desk, term)))).collect::<Vec<_>>();
        (!told.is_empty()).then_some(told)
    });
    found.unwrap_or_default()
}

fn interval(figure: &Figure) -> Option<Part> {
    let (low, high) = figure.interval.filter(|_| figure.status == Status::Known)?;
    let text = format!(
        "De {} à {} : si d'autres personnes du même groupe avaient répondu, la part aurait pu être n'importe où entre les deux \
         (intervalle de confiance à 95 %).",
        french::percent(low),
        french::percent(high)
    );
    Some(Part::text("L'intervalle", &text))
}

fn status(desk: &Desk<'_>, figure: &Figure) -> Part {
    let text = match figure.status {
        Status::Known => "Publié.".to_owned(),
        Status::NotKnown => "Non connu (nd) : aucun fichier ne le donne. Ce n'est pas zéro.".to_owned(),
        Status::Masked => masked(desk.publication.threshold(figure)),
    };
    Part::text("Le statut", &text)
}

/// A cell may be masked because it is small, or to keep another from being worked out: which of the two is not told.
fn masked(threshold: Option<&Threshold>) -> String {
    let rule = threshold.map_or_else(String::new, |threshold| format!(" (moins de {} personnes)", threshold.people));
    format!(
        "Masqué par le secret statistique (c) : ou bien l'effectif est trop petit pour être publié{rule}, ou bien il permettrait d'en \
         retrouver un autre. Rien n'est dit ici qui le laisserait deviner : ni sa base, ni le nombre des cellules dont il vient."
    )
}

fn sources(desk: &Desk<'_>, figure: &Figure) -> Part {
    const HEADING: &str = "D'où il vient";
    let cells = figure.sources.count();
    match told(figure) {
        Told::Nothing => Part::text(HEADING, "Les cellules d'un chiffre masqué ne sont pas données."),
        Told::Cells | Told::Sheets if cells == 0 => {
            Part::text(HEADING, "D'aucune cellule : rien dans les fichiers ne compte pour ce chiffre.")
        }
        kind @ (Told::Cells | Told::Sheets) => {
            let sheets = by_sheet(&figure.sources, desk.publication.sources());
            let of = french::count(sheets.len(), "feuille", "feuilles");
            let mut lines = vec![Line::text(&format!("De {} dans {of} :", french::count(cells, "cellule", "cellules")))];
            let item = |SheetCells { place, ranges, .. }: &SheetCells| match kind {
                // A place is written as on the partner's disk: not typeset.
                Told::Cells => Line::Item(format!("{place}\u{a0}: {}", ranges.join(", "))),
                Told::Sheets | Told::Nothing => Line::Item(place.clone()),
            };
            lines.extend(sheets.iter().map(item));
            if kind == Told::Sheets {
                lines.push(Line::text("Les cellules ne sont pas nommées : elles permettraient de reconstituer chaque questionnaire."));
            } else if desk.publication.threshold(figure).is_some() {
                lines.push(Line::text(
                    "Ce sont les cellules du tableau entier : nommer les seules lignes de ce chiffre désignerait des personnes.",
                ));
            }
            Part::new(HEADING, lines)
        }
    }
}

/// How the indicator divides, dimension by dimension, as it is published for the year.
pub fn breakdowns(desk: &Desk<'_>, indicator: &str) -> Vec<Part> {
    let single = desk.publication.of(indicator).filter_map(|figure| match figure.classes.as_slice() {
        [class] => Some(&*class.dimension),
        _ => None,
    });
    let dimensions: BTreeSet<&str> = single.collect();
    dimensions.into_iter().filter_map(|dimension| of_dimension(desk, indicator, dimension)).collect()
}

fn of_dimension(desk: &Desk<'_>, indicator: &str, dimension: &str) -> Option<Part> {
    let breakdown: Breakdown<'_> = desk.figures.by(indicator, &[dimension])?;
    let labels = match dimension {
        "mois" | "trimestre" => breakdown.labels(dimension),
        "axe" => order::by_axis(desk.settings, breakdown.labels(dimension)),
        _ => order::by_value(&breakdown, dimension),
    };
    let years = if breakdown.years.is_window() { format!(", {}", breakdown.years) } else { String::new() };
    let heading = format!("Par {}{years}", dimension_title(dimension).to_lowercase());
    if breakdown.all_masked() {
        return Some(Part::text(&heading, "Masqué par le secret statistique."));
    }
    let told = |label: &&str| {
        breakdown.get(dimension, label).map(|figure| Line::item(&format!("{} : {}", period_label(label), spoken(desk, figure))))
    };
    // The classes of a closed list that nothing fell into would hide the others.
    let (empty, counted): (Vec<&str>, Vec<&str>) =
        labels.into_iter().partition(|label| breakdown.get(dimension, label).is_some_and(|figure| figure.value == Some(0.0)));
    let mut lines: Vec<Line> = counted.iter().take(shown(counted.len(), CLASSES_SHOWN)).filter_map(told).collect();
    lines.extend(more(counted.len().saturating_sub(shown(counted.len(), CLASSES_SHOWN))));
    if !empty.is_empty() {
        let labels: Vec<String> = empty.iter().map(|label| period_label(label)).collect();
        lines.push(Line::text(&format!("Zéro pour : {}.", labels.join(" ; "))));
    }
    let example = counted.first().or(empty.first())?;
    lines.extend(breakdown.get(dimension, example).map(|figure| command(desk, indicator, &figure.classes)));
    Some(Part::new(&heading, lines))
}

/// How many lines of a list are shown, `most` at most: a line that says « et 1 autre » takes the room of the one it leaves out.
pub const fn shown(count: usize, most: usize) -> usize {
    if count == most + 1 { count } else { most }
}

/// « et 3 autres », for what a list leaves out.
pub fn more(count: usize) -> Option<Line> {
    (count > 0).then(|| Line::item(&format!("et {}", french::count(count, "autre", "autres"))))
}
