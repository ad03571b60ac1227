//! Populations of communes and departments, and what Insee's complete file says of communes.

use super::edition::{self, year_of_name};
use super::gazetteer::commune_code;
use super::ground::Ground;
use super::layout::{Found, Product};
use super::{Fact, Kept, Level, Line};
use crate::shape::sheet::Sheet;
use std::sync::Arc;

/// Columns of the complete file that are kept, with the year between what comes before and after it: `P21_POP`, `MED21`, `TP6021`.
const COMPLETE: [(&str, &str, &str, &str); 3] = [
    ("p", " pop", "Population municipale", "habitants"),
    ("med", "", "Niveau de vie médian", "€ par an et par unité de consommation"),
    ("tp60", "", "Taux de pauvreté", "% de la population"),
];

pub fn kept(sheet: &Sheet<'_>, found: &Found, ground: &Ground) -> Kept {
    let mut kept = Kept::default();
    let year = edition::year(sheet, found);
    for line in Line::all(sheet, found) {
        let Some((territory, level)) = territory(&line, found, ground) else { continue };
        kept.rows.insert(line.row);
        if found.product == Product::Complete {
            complete(&mut kept, &line, found, &territory);
            continue;
        }
        for (names, indicator) in
            [(["pmun", "population municipale"], "Population municipale"), (["ptot", "population totale"], "Population totale")]
        {
            let Some(people) = line.number(found.column(&names)) else { continue };
            kept.facts.push(Fact {
                indicator: indicator.to_owned(),
                territory: territory.clone(),
                level,
                year,
                value: people.value,
                unit: "habitants".to_owned(),
                cell: people.cell,
                besides: Vec::new(),
            });
        }
    }
    kept
}

fn territory(line: &Line<'_>, found: &Found, ground: &Ground) -> Option<(Arc<str>, Level)> {
    if found.product == Product::DepartmentPopulations {
        let code = line.code(found.column(&["coddep", "code departement"]), 2)?;
        return ground.departments.get(&code).map(|name| (name.clone(), Level::Department));
    }
    let whole = (found.product == Product::Complete).then(|| line.code(found.column(&["codgeo"]), 5));
    let code = whole.unwrap_or_else(|| commune_code(line, found))?;
    ground.communes.get(&code).map(|name| (name.clone(), Level::Commune))
}

fn complete(kept: &mut Kept, line: &Line<'_>, found: &Found, territory: &Arc<str>) {
    for (start, end, indicator, unit) in COMPLETE {
        for (column, rest) in found.beginning(start) {
            let year = rest.strip_suffix(end).filter(|digits| digits.len() == 2).and_then(year_of_name);
            let Some((year, value)) = year.zip(line.number(Some(column))) else { continue };
            kept.facts.push(Fact {
                indicator: indicator.to_owned(),
                territory: territory.clone(),
                level: Level::Commune,
                year: Some(year),
                value: value.value,
                unit: unit.to_owned(),
                cell: value.cell,
                besides: Vec::new(),
            });
        }
    }
}
