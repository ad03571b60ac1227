//! Complex situations: referrals over the years, and the breakdowns that may be shown.

use super::chart::{BarRow, Bars, ChartBody, Mark, Unit, Windows, YearForm, YearLine, YearPoint, YearSeries};
use super::definitions::dimension_title;
use super::desk::{Caption, Desk};
use super::figures::known;
use super::phrase::{Leader, leader, tied, values};
use super::sentence::Sentence;
use super::table::{Absent, FigureColumn, table};
use super::typography::{quoted, typeset};
use super::{Block, Note, NoteKind, order};
use crate::figure::Figure;
use crate::french::{self, list};

/// Breakdowns of a referral, in the order of the section. The orientation has a chart of its own.
const DIMENSIONS: [&str; 6] = ["demandeur_secteur", "niveau", "trimestre", "mois", "tranche_age", "genre"];

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["saisines", "saisines_en_reunion", "delai_reponse_median"]));
    blocks.extend(change(desk).map(|sentence| Block::Text(vec![sentence])));
    blocks.extend(over_years(desk));
    blocks.extend(by_orientation(desk));
    let mut masked = Vec::new();
    for dimension in DIMENSIONS {
        match desk.figures.by("saisines", &[dimension]) {
            Some(breakdown) if breakdown.all_masked() => masked.push(dimension_title(dimension).to_lowercase()),
            Some(_) => blocks.extend(breakdown_table(desk, dimension)),
            None => {}
        }
    }
    if desk.figures.by("saisines", &["orientation"]).is_some_and(|breakdown| breakdown.all_masked()) {
        masked.push(dimension_title("orientation").to_lowercase());
    }
    blocks.extend(secrecy(&masked));
    blocks
}

/// This year against the last, in a sentence.
pub fn change(desk: &Desk<'_>) -> Option<Sentence> {
    let now = desk.figures.total("saisines")?;
    let before = desk.figures.total_in("saisines", desk.year() - 1)?;
    let (new, old) = (known(now)?, known(before)?);
    let verb = french::plural(new, "a été adressée", "ont été adressées");
    let compared = if new == old {
        format!("autant qu'en {}", desk.year() - 1)
    } else {
        format!("contre {} en {}", french::number(old), desk.year() - 1)
    };
    let text = format!("{} {verb} à la cellule de concertation en {}, {compared}.", desk.words(now), desk.year());
    Some(Sentence::citing(text, [now, before]))
}

fn over_years(desk: &Desk<'_>) -> Option<Block> {
    let totals = desk.figures.totals("saisines");
    let now = desk.figures.total("saisines")?;
    let (first, last) = (totals.first()?, totals.last()?);
    if totals.len() < 2 {
        return None;
    }
    let title = match (known(first), known(now)) {
        (Some(then), Some(today)) => {
            // Equal ends are worth saying as such.
            let before = if then == today { "autant qu'".to_owned() } else { format!("{} ", french::number(then)) };
            format!("{} en {}, {before}en {}", desk.words(now), desk.year(), first.years.first)
        }
        _ => format!("Saisines de {} à {}", first.years.first, last.years.last),
    };
    let points =
        totals.iter().map(|figure| YearPoint { first: figure.years.first, last: figure.years.last, value: Mark::from(*figure) }).collect();
    let body = ChartBody::Years(YearSeries {
        unit: Unit::count("saisine", "saisines"),
        form: YearForm::Columns,
        windows: Windows::Summed,
        series: vec![YearLine { label: "Saisines".to_owned(), points }],
        breaks: Vec::new(),
    });
    let told: Vec<String> = totals.iter().map(|figure| format!("{} : {}", figure.years, desk.measure(figure).words())).collect();
    let caption = Caption {
        id: "saisines-au-fil-des-ans",
        title,
        subtitle: "Nombre de saisines de la cellule de concertation par année".to_owned(),
        description: format!("Une colonne par année. {}.", told.join(" ; ")),
        notes: Vec::new(),
    };
    let labels: Vec<String> = totals.iter().map(|figure| figure.years.to_string()).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let figures: Vec<(&str, &Figure)> = labels.iter().copied().zip(totals.iter().copied()).collect();
    let columns = [FigureColumn { title: "Saisines".to_owned(), figures, total: None, absent: Absent::Untold }];
    let data = table(desk, "Saisines par année", "Année", &labels, &columns);
    Some(desk.picture(caption, body, &totals, data))
}

fn by_orientation(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("saisines", &["orientation"])?;
    if breakdown.all_masked() {
        return None;
    }
    let labels = order::by_value(&breakdown, "orientation");
    // Beside a class that is masked or not known, the greatest that is shown may not be the greatest.
    let title = match leader(&breakdown, "orientation").filter(|first| first.is_sure(&breakdown)) {
        Some(Leader::One(orientation, figure)) => format!("{} est la première orientation : {}", quoted(orientation), desk.words(figure)),
        Some(Leader::Tie(orientations, figure)) => {
            format!("{} viennent en tête : {} chacune", tied(&orientations, "orientations"), desk.words(figure))
        }
        None => "Saisines par orientation".to_owned(),
    };
    let body = ChartBody::Bars(Bars {
        unit: Unit::count("saisine", "saisines"),
        series: breakdown.years.to_string(),
        compared: None,
        rows: labels
            .iter()
            .filter_map(|label| {
                Some(BarRow { label: (*label).to_owned(), value: Mark::from(breakdown.get("orientation", label)?), before: None })
            })
            .collect(),
    });
    let caption = Caption {
        id: "saisines-par-orientation",
        title,
        subtitle: format!("Nombre de saisines par orientation, {} ; une saisine peut avoir plusieurs orientations", breakdown.years),
        description: format!("Barres horizontales, saisines par orientation. {}", values(desk, &breakdown, "orientation", &labels)),
        notes: Vec::new(),
    };
    let data = breakdown_of(desk, "orientation")?;
    Some(desk.picture(caption, body, &breakdown.figures, data))
}

fn breakdown_of(desk: &Desk<'_>, dimension: &str) -> Option<super::Table> {
    let breakdown = desk.figures.by("saisines", &[dimension])?;
    let labels = match dimension {
        "mois" | "trimestre" | "niveau" | "tranche_age" => breakdown.labels(dimension),
        _ => order::by_value(&breakdown, dimension),
    };
    let total = desk.figures.rows("saisines", &[]).find(|figure| figure.years == breakdown.years);
    let columns = [FigureColumn::of("Saisines", &breakdown, dimension, total)];
    let heading = dimension_title(dimension);
    let caption = format!("Saisines par {}, {}", heading.to_lowercase(), breakdown.years);
    let mut data = table(desk, &caption, heading, &labels, &columns);
    data = data.periods();
    if breakdown.years.is_window() {
        data.notes.push(typeset(&format!(
            "Les années {} à {} sont réunies : une seule année aurait des effectifs trop petits pour être publiés.",
            breakdown.years.first, breakdown.years.last
        )));
    }
    Some(data)
}

fn breakdown_table(desk: &Desk<'_>, dimension: &str) -> Option<Block> {
    breakdown_of(desk, dimension).map(|data| Block::Table(Box::new(data)))
}

/// One note for all the breakdowns that are masked whole.
pub fn secrecy(masked: &[String]) -> Option<Block> {
    (!masked.is_empty()).then(|| {
        Block::Note(Note {
            kind: NoteKind::Secrecy,
            text: typeset(&format!(
                "Ventilation par {} : les effectifs sont trop petits pour être publiés sans risquer de désigner une personne. Ils sont \
                 masqués.",
                list(masked)
            )),
        })
    })
}
