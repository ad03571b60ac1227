//! What changed between two years of a figure, and because of which files, names or settings.

mod causes;
mod published;

pub use causes::{Name, Ruling};
pub use published::Changed;

use super::{Line, Part, figure};
use crate::figure::{Figure, Status, Years};
use crate::french;
use crate::protect::Publication;
use crate::quantity::Precision;
use crate::report::definitions::{Unit, definition, dimension_title};
use crate::report::desk::Desk;
use crate::report::figures::{Breakdown, known};
use crate::report::phrase::{period_label, spoken};
use std::collections::{BTreeMap, BTreeSet};

/// A breakdown lists at most so many classes that changed.
const CLASSES_SHOWN: usize = 12;

/// What a figure is compared with. Both years are worked out from the same inputs with the same settings.
pub struct Since<'a> {
    /// That of the earlier year, protected against readers who hold the later one.
    pub publication: &'a Publication,
    /// What a person has ruled about names, and what is still proposed.
    pub names: &'a [Name],
    /// What differs between these inputs and those of the report of the earlier year, when one was written.
    pub changed: Option<Changed>,
    /// The figures of that report.
    pub published: &'a [Figure],
    /// The publication of the later year, had a file not been sent.
    pub without: &'a dyn Fn(&str) -> Option<Publication>,
}

/// The parts that tell of the change.
pub fn parts(desk: &Desk<'_>, now: &Figure, since: &Since<'_>) -> Vec<Part> {
    let year = since.publication.year();
    let then = same_figure(since.publication, now);
    let mut parts = vec![Part::new(&format!("Depuis {year}"), change(desk, now, then, year))];
    if now.classes.is_empty() {
        parts.extend(by_class(desk, now, since.publication));
    }
    parts.extend(causes::parts(desk, now, then, since));
    parts.extend(published::part(desk, then, since));
    parts
}

/// The same figure of the other year; over as many years, when years are pooled.
fn same_figure<'a>(publication: &'a Publication, now: &Figure) -> Option<&'a Figure> {
    let length = now.years.last - now.years.first;
    let years = Years { first: publication.year() - length, last: publication.year() };
    let classes = classes(now);
    publication.of(&now.indicator).find(|then| then.years == years && self::classes(then) == classes)
}

/// The classes of a figure, the months and quarters without their year.
fn classes(figure: &Figure) -> Vec<(&str, &str)> {
    figure.classes.iter().map(|class| (&*class.dimension, within_year(&class.dimension, &class.label))).collect()
}

fn within_year<'a>(dimension: &str, label: &'a str) -> &'a str {
    match dimension {
        "mois" | "trimestre" => label.rsplit('-').next().unwrap_or(label),
        _ => label,
    }
}

fn change(desk: &Desk<'_>, now: &Figure, then: Option<&Figure>, year: i32) -> Vec<Line> {
    let Some(then) = then else {
        return vec![Line::text(&format!("Ce chiffre n'existe pas pour {year} : aucun fichier n'en parle, ou il n'est pas publié."))];
    };
    let mut lines = vec![Line::text(&format!("{} : {} ; {} : {}.", now.years, desk.words(now), then.years, desk.words(then)))];
    match difference(desk, now, then) {
        Some(difference) => lines.push(Line::text(&difference)),
        None if [now, then].iter().any(|figure| figure.status == Status::Masked) => {
            lines.push(Line::text("L'un des deux est masqué : leur écart n'est pas donné."));
        }
        None => {}
    }
    if now.years.first <= then.years.last {
        lines.push(Line::text("Ces deux périodes ont des années communes : leur écart ne dit rien d'une année seule."));
    }
    if [now, then].iter().any(|figure| known(figure).is_some() && figure.precision != Precision::Exact) {
        lines.push(Line::text("L'un des deux au moins n'est pas exact : l'écart ne l'est pas non plus."));
    }
    lines
}

/// « 25 structures de plus. »; for a share, in points, where both bases allow percentages.
fn difference(desk: &Desk<'_>, now: &Figure, then: &Figure) -> Option<String> {
    let gap = known(now)? - known(then)?;
    let (one, other) = (desk.measure(now), desk.measure(then));
    let size = match definition(&now.indicator)?.unit {
        Unit::Share if now.unit == then.unit && &*now.unit == "part" => {
            if !(one.percentage && other.percentage) {
                return None;
            }
            let points = (gap * 100.0).round().abs();
            format!("{} {}", french::number(points), french::plural(points, "point", "points"))
        }
        Unit::YesNo => return None,
        Unit::Euros => french::euros(gap.abs()),
        Unit::Share | Unit::Count { .. } | Unit::Measure(_) | Unit::Given => french::number((gap.abs() * 1e4).round() / 1e4),
    };
    Some(match gap {
        gap if gap > 0.0 => format!("Soit {size} de plus."),
        gap if gap < 0.0 => format!("Soit {size} de moins."),
        _ => "Sans changement.".to_owned(),
    })
}

/// What changed, dimension by dimension.
fn by_class(desk: &Desk<'_>, now: &Figure, before: &Publication) -> Vec<Part> {
    let single = desk.publication.of(&now.indicator).filter_map(|figure| match figure.classes.as_slice() {
        [class] if figure.years == now.years => Some(&*class.dimension),
        _ => None,
    });
    let dimensions: BTreeSet<&str> = single.collect();
    dimensions.into_iter().filter_map(|dimension| of_dimension(desk, now, before, dimension)).collect()
}

fn of_dimension(desk: &Desk<'_>, now: &Figure, before: &Publication, dimension: &str) -> Option<Part> {
    let ours = desk.figures.by_in(&now.indicator, &[dimension], now.years)?;
    let along = |figure: &&Figure| figure.years == Years::one(before.year()) && figure.dimensions() == [dimension];
    let theirs = Breakdown { years: Years::one(before.year()), figures: before.of(&now.indicator).filter(along).collect() };
    if theirs.figures.is_empty() || ours.all_masked() || theirs.all_masked() {
        return None;
    }
    let mut rows: BTreeMap<&str, (Option<&Figure>, Option<&Figure>)> = BTreeMap::new();
    for figure in &ours.figures {
        rows.entry(within_year(dimension, figure.label(dimension)?)).or_default().0 = Some(figure);
    }
    for figure in &theirs.figures {
        rows.entry(within_year(dimension, figure.label(dimension)?)).or_default().1 = Some(figure);
    }
    let mut changed: Vec<(f64, &Figure, String)> = Vec::new();
    for (now, then) in rows.values() {
        let told = |figure: &Option<&Figure>| figure.map_or_else(|| "aucun chiffre".to_owned(), |figure| spoken(desk, figure));
        // A class that is only listed where it counts something is at nothing elsewhere.
        let value = |figure: &Option<&Figure>| figure.map_or(Some(0.0), known);
        let gap = value(now).zip(value(then)).map(|(now, then)| now - then);
        if let (Some(shown), true) = (now.or(*then), gap != Some(0.0) && told(now) != told(then)) {
            let text = format!("{} : {}, contre {}", period_label(shown.label(dimension)?), told(now), told(then));
            changed.push((gap.unwrap_or(0.0), shown, text));
        }
    }
    let still = rows.len() - changed.len();
    changed.sort_by(|one, other| other.0.abs().total_cmp(&one.0.abs()).then_with(|| one.2.cmp(&other.2)));
    let mut lines: Vec<Line> =
        changed.iter().take(figure::shown(changed.len(), CLASSES_SHOWN)).map(|(.., text)| Line::item(text)).collect();
    lines.extend(figure::more(changed.len().saturating_sub(figure::shown(changed.len(), CLASSES_SHOWN))));
    if still > 0 {
        lines.push(Line::text(&format!("{} sans changement.", french::count(still, "modalité", "modalités"))));
    }
    let heading = format!("Par {}, {} contre {}", dimension_title(dimension).to_lowercase(), now.years, before.year());
    Some(Part::new(&heading, lines))
}
