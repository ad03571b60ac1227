//! Groups of communes (EPCI): how many communes they gather, how many people live there.

use super::edition::{self, year_of_name};
use super::ground::Ground;
use super::layout::{Found, Product};
use super::{Fact, Kept, Level, Line};
use crate::place::CellRef;
use crate::shape::Cited;
use crate::shape::sheet::Sheet;
use std::collections::BTreeMap;
use std::sync::Arc;

const MEMBERS: &str = "Communes membres";
const POPULATION: &str = "Population municipale";

pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    if found.product == Product::Composition {
        composition(sheet, found, ground)
    } else if found.product == Product::Members {
        members(sheet, found, ground)
    } else {
        listed(sheet, found, ground)
    }
}

fn fact(indicator: &str, territory: &Arc<str>, year: Option<i32>, value: &Cited<f64>) -> Fact {
    let unit = if indicator == MEMBERS { "communes" } else { "habitants" };
    Fact {
        indicator: indicator.to_owned(),
        territory: territory.clone(),
        level: Level::Group,
        year,
        value: value.value,
        unit: unit.to_owned(),
        cell: value.cell,
        besides: Vec::new(),
    }
}

/// The communes of each of our groups, counted on the list of its members.
fn composition(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut cells: BTreeMap<Arc<str>, Vec<CellRef>> = BTreeMap::new();
    let Some(column) = found.column(&["epci"]) else { return Kept::default() };
    for line in Line::all(sheet, found) {
        let Some(siren) = line.text(Some(column)).map(Arc::from).filter(|siren| ground.groups.contains_key(siren)) else { continue };
        cells.entry(siren).or_default().push(CellRef::new(line.row, column));
    }
    let year = edition::year(sheet, found);
    let mut kept = Kept { rows: cells.values().flatten().map(|cell| cell.row).collect(), facts: Vec::new() };
    for (siren, cells) in &cells {
        let (Some(name), Some((first, besides))) = (ground.groups.get(siren), cells.split_first()) else { continue };
        let members = fact(MEMBERS, name, year, &Cited { value: cells.len() as f64, cell: *first });
        kept.facts.push(Fact { besides: besides.to_vec(), ..members });
    }
    kept
}

/// A line a member, each with the figures of its group: those are read once.
fn members(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let mut told: BTreeMap<String, ()> = BTreeMap::new();
    let own = found.beginning("pmun ").first().copied();
    let year = own.and_then(|(_, rest)| year_of_name(rest));
    for line in Line::all(sheet, found) {
        let Some(siren) = line.text(found.column(&["siren"])) else { continue };
        let Some(name) = ground.groups.get(&*siren) else { continue };
        kept.rows.insert(line.row);
        if told.insert(siren, ()).is_none() {
            let figures = [(MEMBERS, "nb membres"), (POPULATION, "total pop mun")];
            kept.facts.extend(
                figures.iter().filter_map(|(indicator, column)| Some(fact(indicator, name, year, &line.number(found.column(&[column]))?))),
            );
        }
        let commune = line.code(found.column(&["insee"]), 5).and_then(|code| ground.communes.get(&code));
        if let Some((commune, people)) = commune.zip(line.number(own.map(|(column, _)| column))) {
            kept.facts.push(Fact { level: Level::Commune, ..fact(POPULATION, commune, year, &people) });
        }
    }
    kept
}

/// A line a group; years may stand in the names of columns.
fn listed(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let of_title = edition::year(sheet, found);
    let dated = |start: &str| found.beginning(start).first().map(|(column, rest)| (*column, year_of_name(rest)));
    for line in Line::all(sheet, found) {
        let Some(siren) = line.text(found.column(&["siren epci", "epci"])) else { continue };
        if !ground.groups.contains_key(&*siren) {
            continue;
        }
        let Some(name) = line.text(found.column(&["nom complet", "libepci"])).map(Arc::from) else { continue };
        kept.rows.insert(line.row);
        let members = dated("nb com ").or_else(|| Some((found.column(&["nb com"])?, None)));
        for (indicator, column) in [(MEMBERS, members), (POPULATION, dated("pmun epci "))] {
            let Some((column, year)) = column else { continue };
            kept.facts.extend(line.number(Some(column)).map(|value| fact(indicator, &name, year.or(of_title), &value)));
        }
    }
    kept
}
