//! Partners: how many, from which sectors and colleges, on which axes, who came and who left.

mod flows;
mod sectors;

use super::coverage::{is_comparable, lacking_before, not_comparable};
use super::desk::Desk;
use super::figures::{Breakdown, known};
use super::phrase::counted;
use super::sentence::Sentence;
use super::table::{FigureColumn, table, whole_table};
use super::typography::typeset;
use super::{Block, order};
use crate::figure::Figure;
use crate::french;
use crate::schema::Nomenclature;

pub fn blocks(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let levels = ["structures_partenaires", "entites_partenaires", "structures_actives", "entites_actives"];
    let comparable = is_comparable(desk);
    let since = FLOWS.iter().map(|(indicator, _)| *indicator).filter(|_| comparable);
    blocks.extend(desk.keys(&levels.into_iter().chain(since).collect::<Vec<_>>()));
    blocks.extend(two_levels(desk));
    blocks.extend(not_comparable(desk).map(|told| {
        let text = format!("{told} ; les structures nouvelles, fidélisées ou perdues de vue ne sont pas montrées.");
        Block::Text(vec![Sentence::plain(text)])
    }));
    blocks.extend(sectors::by_sector(desk, "structures_partenaires", "structures-partenaires-par-secteur"));
    blocks.extend(sectors::by_sector(desk, "structures_actives", "structures-actives-par-secteur"));
    blocks.extend(sector_table(desk));
    blocks.extend(flows::flows(desk));
    blocks.extend(sectors::sectors_by_axis(desk));
    blocks.extend(simple_table(desk, "college", "Structures par collège", Some(Nomenclature::College)));
    blocks.extend(simple_table(desk, "type", "Structures actives par type d'action", Some(Nomenclature::ActionType)));
    blocks
}

/// What changed since the year before.
const FLOWS: [(&str, &str); 3] =
    [("structures_nouvelles", "Nouvelles"), ("structures_fidelisees", "Fidélisées"), ("structures_perdues", "Perdues de vue")];

/// Why the classes of a table may not add up to its total: who only sat in a body was seen on no axis and in no action.
pub fn seen_in_meetings(desk: &Desk<'_>) -> Option<&'static str> {
    let met = desk.figures.total("reunions").and_then(known).is_some_and(|meetings| meetings > 0.0);
    met.then_some("Une structure vue seulement dans une instance n'a ni axe ni type d'action : elle ne compte que dans l'ensemble.")
}

/// The rule of both counts, in words: neither is right alone.
const RULE: &str = "Une structure est un service, une direction ou une association ; son entité est la personne morale dont elle relève. Les services \
                    d'une même entité comptent chacun pour une structure, et ensemble pour une entité.";

/// Structures and entities are both right: the sentences say what each counts.
fn two_levels(desk: &Desk<'_>) -> Option<Block> {
    let both = |structures: &str, entities: &str| desk.figures.total(structures).zip(desk.figures.total(entities));
    let partners = both("structures_partenaires", "entites_partenaires");
    let active = both("structures_actives", "entites_actives");
    let mut text = String::new();
    let mut cited: Vec<&Figure> = Vec::new();
    for (levels, what) in [(partners, "au registre"), (active, "actives")] {
        if let Some((structures, entities)) = levels.filter(|(structures, entities)| known(structures).zip(known(entities)).is_some()) {
            let count = known(structures).unwrap_or_default();
            let one = french::plural(count, "relève", "relèvent");
            let what = if what == "actives" { french::plural(count, "active", "actives") } else { what };
            text.push_str(&format!(
                "{}{} {what} {one} de {}",
                if text.is_empty() { "" } else { " ; " },
                desk.words(structures),
                desk.words(entities)
            ));
            cited.extend([structures, entities]);
        }
    }
    (!cited.is_empty()).then(|| Block::Text(vec![Sentence::citing(format!("{text}."), cited), Sentence::plain(RULE)]))
}

/// The entities of the structures that a chart shows, in words: « Ces 31 structures relèvent de 22 entités. »
fn of_entities(desk: &Desk<'_>, structures: &str) -> Option<String> {
    let entities = if structures == "structures_partenaires" { "entites_partenaires" } else { "entites_actives" };
    let (structures, entities) = (desk.figures.total(structures)?, desk.figures.total(entities)?);
    let count = known(structures).filter(|count| *count >= 2.0)?;
    // As many of both: no entity has two services here, and there is nothing to explain.
    known(entities).filter(|entities| *entities != count)?;
    let noun = counted(count, "structure", "structures");
    Some(format!(
        "Ces {noun} relèvent de {} ; les services d'une même entité comptent ici chacun pour une structure.",
        desk.words(entities)
    ))
}

/// What comparing with the year before may not be taken for, where that year lacks a source.
fn reserve(desk: &Desk<'_>) -> Option<String> {
    lacking_before(desk)
        .map(|lacking| format!("Pour {}, {lacking} : une structure qui y était active a pu ne pas être comptée.", desk.year() - 1))
}

/// Structures, entities and comings and goings, sector by sector.
fn sector_table(desk: &Desk<'_>) -> Option<Block> {
    // Without a year to compare with, the data of the chart say as much.
    if !is_comparable(desk) {
        return None;
    }
    let shown = std::iter::once(("entites_actives", "Entités actives")).chain(FLOWS);
    let guide = desk.figures.by("structures_actives", &["secteur"])?;
    let others: Vec<(&str, &str, Breakdown<'_>)> =
        shown.filter_map(|(indicator, title)| Some((indicator, title, desk.figures.by(indicator, &["secteur"])?))).collect();
    if others.len() <= 1 {
        return None;
    }
    let mut labels = order::by_value(&guide, "secteur");
    // A sector that only lost structures has no active one left: it still has its line.
    for (_, _, breakdown) in &others {
        let new: Vec<&str> = breakdown.labels("secteur").into_iter().filter(|label| !labels.contains(label)).collect();
        labels.extend(new);
    }
    let mut columns = vec![FigureColumn::of("Structures actives", &guide, "secteur", desk.figures.total("structures_actives"))];
    columns.extend(
        others.iter().map(|(indicator, title, breakdown)| FigureColumn::of(*title, breakdown, "secteur", desk.figures.total(indicator))),
    );
    let caption = format!("Structures et entités actives par secteur, {}", guide.years);
    Some(Block::Table(Box::new(table(desk, &caption, "Secteur", &labels, &columns))))
}

/// Registered, active and entities by a closed list.
fn simple_table(desk: &Desk<'_>, dimension: &str, caption: &str, nomenclature: Option<Nomenclature>) -> Option<Block> {
    let shown = [
        ("structures_partenaires", "Structures partenaires"),
        ("entites_partenaires", "Entités partenaires"),
        ("structures_actives", "Structures actives"),
        ("entites_actives", "Entités actives"),
    ];
    let columns: Vec<(FigureColumn<'_>, Vec<&str>)> = shown
        .into_iter()
        .filter_map(|(indicator, title)| {
            let breakdown = desk.figures.by(indicator, &[dimension])?;
            Some((FigureColumn::of(title, &breakdown, dimension, desk.figures.total(indicator)), breakdown.labels(dimension)))
        })
        .collect();
    let mut labels: Vec<&str> = columns.iter().flat_map(|(_, labels)| labels.iter().copied()).collect();
    labels.sort_unstable();
    labels.dedup();
    if labels.is_empty() {
        return None;
    }
    let labels = match nomenclature {
        Some(nomenclature) => order::by_class(desk.settings, nomenclature, labels),
        None => labels,
    };
    let columns: Vec<FigureColumn<'_>> = columns.into_iter().map(|(column, _)| column).collect();
    let heading = super::definitions::dimension_title(dimension);
    let caption = format!("{caption}, {}", desk.year());
    // A college that nobody sits for is what the national model asks about.
    let mut data = if dimension == "college" {
        whole_table(desk, &caption, heading, &labels, &columns)
    } else {
        table(desk, &caption, heading, &labels, &columns)
    };
    if dimension == "type" {
        data.notes.extend(seen_in_meetings(desk).map(typeset));
    }
    // A single line of what is not classed says nothing.
    data.says_something().then(|| Block::Table(Box::new(data.capitals())))
}
