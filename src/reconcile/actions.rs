//! Actions: the same one named in two files is one, its sheets and rows completing each other.

use super::Action;
use super::row::Row;
use super::settle::Settling;
use crate::fold::fold;
use crate::problem::Problem;
use crate::schema::{Kind, UNCLASSIFIED};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Every action of every year. Two different values for one field are told, and the first in reading order is kept.
pub fn actions(settling: &mut Settling<'_>) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    let mut ranks: BTreeMap<(i32, String), usize> = BTreeMap::new();
    for row in settling.rows(Kind::Actions) {
        let Some((year, label)) = row.year(&["date_debut", "date_fin"]).zip(row.text("action")) else { continue };
        let told = action(settling, &row, year, label);
        let rank = *ranks.entry((year, fold(&told.label))).or_insert(actions.len());
        match actions.get_mut(rank) {
            Some(known) => complete(settling, &row, known, told),
            None => actions.push(told),
        }
    }
    actions
}

fn action(settling: &mut Settling<'_>, row: &Row<'_>, year: i32, label: Arc<str>) -> Action {
    let unclassified = || Arc::from(UNCLASSIFIED);
    let (partners, partners_incomplete) = settling.structures(row, year, "partenaires");
    let (funders, _) = settling.structures(row, year, "financeurs");
    Action {
        year,
        label,
        axis: settling.axis(row, year),
        status: row.text("statut").unwrap_or_else(unclassified),
        kind: row.text("type").unwrap_or_else(unclassified),
        objective: row.text("objectif"),
        holder: settling.structure(row, year, "porteur"),
        partners,
        partners_incomplete,
        funders,
        publics: row.items("publics").items,
        first: row.period("date_debut"),
        last: row.period("date_fin"),
        sessions: row.stated("seances"),
        places: row.stated("places"),
        reached: row.stated("personnes_touchees"),
        cost: row.stated("cout"),
        priority_district: row.yes_no("qpv"),
        territory: row.text("territoire"),
        results: row.text("resultats"),
        outlook: row.text("perspectives"),
        advice: row.text("conseils"),
        sources: vec![row.source()],
    }
}

/// Fills in what the first telling left blank, and tells what contradicts it.
fn complete(settling: &mut Settling<'_>, row: &Row<'_>, known: &mut Action, told: Action) {
    let action = known.label.clone();
    let mut differs = |column: &'static str, kept: String, dropped: String| {
        let field = Kind::Actions.schema().column(column).map_or(column, |column| column.title);
        let problem = Problem::FieldDiffers { action: action.clone(), field: field.into(), kept: kept.into(), dropped: dropped.into() };
        settling.journal.tell(row.place(column), problem);
    };
    for (column, known, told) in
        [("axe", &mut known.axis, &told.axis), ("statut", &mut known.status, &told.status), ("type", &mut known.kind, &told.kind)]
    {
        if &**known == UNCLASSIFIED {
            *known = told.clone();
        } else if known != told && &**told != UNCLASSIFIED {
            differs(column, known.to_string(), told.to_string());
        }
    }
    for (column, known, told) in [
        ("seances", &mut known.sessions, told.sessions),
        ("places", &mut known.places, told.places),
        ("personnes_touchees", &mut known.reached, told.reached),
        ("cout", &mut known.cost, told.cost),
    ] {
        match (&known, told) {
            (None, told) => *known = told,
            (Some(kept), Some(told)) if kept.value != told.value => {
                differs(column, crate::french::quantity(kept.value), crate::french::quantity(told.value));
            }
            (Some(_), _) => {}
        }
    }
    for (column, known, told) in [("date_debut", &mut known.first, told.first), ("date_fin", &mut known.last, told.last)] {
        match (*known, told) {
            (None, told) => *known = told,
            (Some(kept), Some(told)) if kept != told => differs(column, crate::french::period(&kept), crate::french::period(&told)),
            (Some(_), _) => {}
        }
    }
    fill(&mut known.objective, told.objective);
    fill(&mut known.territory, told.territory);
    fill(&mut known.results, told.results);
    fill(&mut known.outlook, told.outlook);
    fill(&mut known.advice, told.advice);
    fill(&mut known.priority_district, told.priority_district);
    fill(&mut known.holder, told.holder);
    for structure in told.partners {
        if !known.partners.contains(&structure) {
            known.partners.push(structure);
        }
    }
    known.partners_incomplete |= told.partners_incomplete;
    for structure in told.funders {
        if !known.funders.contains(&structure) {
            known.funders.push(structure);
        }
    }
    for public in told.publics {
        if !known.publics.contains(&public) {
            known.publics.push(public);
        }
    }
    known.sources.extend(told.sources);
}

fn fill<T>(known: &mut Option<T>, told: Option<T>) {
    if known.is_none() {
        *known = told;
    }
}

/// A year, and the name of an action as written.
type Name = (i32, Arc<str>);

/// The actions of a year by folded name, for rows that only name them.
pub struct Named<'a> {
    by_name: BTreeMap<(i32, String), &'a Action>,
    /// What has been looked up, by name as written.
    known: RefCell<HashMap<Name, Option<&'a Action>>>,
}

impl<'a> Named<'a> {
    pub fn new(actions: &'a [Action]) -> Self {
        let by_name = actions.iter().map(|action| ((action.year, fold(&action.label)), action)).collect();
        Self { by_name, known: RefCell::default() }
    }

    pub fn get(&self, year: i32, label: &Arc<str>) -> Option<&'a Action> {
        let look_up = |(year, label): &Name| self.by_name.get(&(*year, fold(label))).copied();
        *self.known.borrow_mut().entry((year, label.clone())).or_insert_with_key(look_up)
    }
}
