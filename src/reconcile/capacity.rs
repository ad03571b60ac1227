//! More enrolled than places: the places of an action stand on its sheet, those who enrolled on another.

use super::actions::Named;
use super::settle::Settling;
use super::{Participation, Source};
use crate::french;
use crate::period::Period;
use crate::place::Place;
use crate::problem::Problem;
use crate::quantity::Precision;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A year, an action and the days of one of its sessions.
type Session<'a> = (i32, &'a Arc<str>, Option<Period>);

/// Tells the sessions to which more people enrolled than their action has places. Numbers that are not exact prove nothing.
pub fn tell(settling: &mut Settling<'_>, actions: &Named<'_>, participations: &[Participation]) {
    let mut sessions: BTreeMap<Session<'_>, (f64, Source)> = BTreeMap::new();
    for row in participations {
        let Some(enrolled) = row.enrolled.as_ref().filter(|enrolled| enrolled.value.precision == Precision::Exact) else { continue };
        let at = Source { value: row.source.value, cell: enrolled.cell };
        sessions.entry((row.year, &row.action, row.period)).or_insert((0.0, at)).0 += enrolled.value.value;
    }
    for ((year, action, _), (enrolled, at)) in sessions {
        let places = actions.get(year, action).and_then(|action| action.places.as_ref()).map(|stated| stated.value);
        let Some(places) = places.filter(|places| places.precision == Precision::Exact && enrolled > places.value) else { continue };
        let Some((file, sheet)) = usize::try_from(at.value).ok().and_then(|at| settling.sources.sheets.get(at)).cloned() else { continue };
        let problem =
            Problem::MoreEnrolledThanPlaces { enrolled: french::number(enrolled).into(), places: french::number(places.value).into() };
        settling.journal.tell(Place::file(file).with_sheet(sheet).at(at.cell), problem);
    }
}
