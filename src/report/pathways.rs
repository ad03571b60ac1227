//! Pathways: what the admission commission decided, who came to the workshops, who left.

use super::chart::{Direction, Tone, Unit};
use super::definitions::dimension_title;
use super::desk::{Caption, Desk};
use super::referrals::secrecy;
use super::table::{Cross, FigureColumn, table};
use super::{Block, order};
use crate::schema::Nomenclature;

/// Breakdowns shown as tables, indicator by indicator.
const TABLES: [(&str, &str, &str); 4] = [
    ("parcours_decisions", "decision", "Décisions"),
    ("parcours_decisions", "trimestre", "Décisions"),
    ("parcours_presents_ateliers", "atelier", "Personnes"),
    ("parcours_sorties", "motif", "Sorties"),
];

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(desk.keys(&["parcours_decisions", "parcours_presents_ateliers", "parcours_sorties", "parcours_objectifs_atteints"]));
    blocks.extend(by_quarter(desk));
    let mut masked = Vec::new();
    for (indicator, dimension, title) in TABLES {
        let Some(breakdown) = desk.figures.by(indicator, &[dimension]) else { continue };
        let heading = dimension_title(dimension);
        if breakdown.all_masked() {
            masked.push(heading.to_lowercase());
            continue;
        }
        let labels = match dimension {
            "decision" => order::by_class(desk.settings, Nomenclature::Decision, breakdown.labels(dimension)),
            "trimestre" => breakdown.labels(dimension),
            _ => order::by_value(&breakdown, dimension),
        };
        let total = desk.figures.rows(indicator, &[]).find(|figure| figure.years == breakdown.years);
        let caption = format!("{title} par {}, {}", heading.to_lowercase(), breakdown.years);
        let mut data = table(desk, &caption, heading, &labels, &[FigureColumn::of(title, &breakdown, dimension, total)]);
        data = data.periods().capitals();
        blocks.push(Block::Table(Box::new(data)));
    }
    masked.dedup();
    blocks.extend(secrecy(&masked));
    blocks
}

/// What a decision means, for its colour.
fn tone(decision: &str) -> Tone {
    match decision {
        "admis" => Tone::Good,
        "en attente" => Tone::Waiting,
        "réorienté" => Tone::Partly,
        "refusé" => Tone::Poor,
        _ => Tone::Unsaid,
    }
}

fn by_quarter(desk: &Desk<'_>) -> Option<Block> {
    let breakdown = desk.figures.by("parcours_decisions", &["trimestre", "decision"])?;
    if breakdown.all_masked() {
        return None;
    }
    let quarters = breakdown.labels("trimestre");
    let decisions = order::by_class(desk.settings, Nomenclature::Decision, breakdown.labels("decision"));
    let by_quarter = desk.figures.by_in("parcours_decisions", &["trimestre"], breakdown.years);
    let by_decision = desk.figures.by_in("parcours_decisions", &["decision"], breakdown.years);
    let total = desk.figures.rows("parcours_decisions", &[]).find(|figure| figure.years == breakdown.years);
    let title = match total {
        Some(total) => format!("La commission a pris {} {}", desk.words(total), desk.when(breakdown.years)),
        None => "Décisions de la commission par trimestre".to_owned(),
    };
    let caption = Caption {
        id: "decisions-par-trimestre",
        title: title.clone(),
        subtitle: format!("Nombre de décisions par trimestre, {}", breakdown.years),
        description: format!("Une colonne par trimestre, découpée selon la décision. {title}."),
        notes: Vec::new(),
    };
    let cross = Cross {
        caption: "Décisions de la commission par trimestre".to_owned(),
        breakdown: &breakdown,
        rows: ("trimestre", "Trimestre", quarters),
        columns: ("decision", decisions),
        row_totals: by_quarter,
        column_totals: by_decision,
        total,
    };
    let quarter = |label: &str| label.split_once('-').map_or(label, |(_, rest)| rest).to_owned();
    let body = cross.stacks(Unit::count("décision", "décisions"), Direction::Columns, quarter, tone);
    let data = cross.table(desk).periods().capitals();
    Some(desk.picture(caption, body, &breakdown.figures, data))
}
