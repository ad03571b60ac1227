//! Which structures were seen at work, in which year, on what: the ground of partners counted and of ties drawn.

use crate::period::Period;
use crate::reconcile::{Action, Attendance, Participation, Register, Source, StructureId};
use crate::shape::Presence;
use std::sync::Arc;

/// What brings structures together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// An action, whatever the session.
    Action(Arc<str>),
    /// A meeting of a body of the council.
    Meeting(Arc<str>, Option<Period>),
}

/// A structure seen at work.
#[derive(Clone, Debug)]
pub struct Sighting {
    pub year: i32,
    pub structure: StructureId,
    pub occasion: Occasion,
    /// Meetings are on no axis and of no kind.
    pub axis: Option<Arc<str>>,
    pub kind: Option<Arc<str>>,
    /// Whether it was among the others: a row that says that nobody came makes a structure active, and ties it to none.
    pub met_others: bool,
    pub sources: Vec<Source>,
}

/// Every structure seen as holder or partner of an action that is neither to come nor dropped, in any row of a participation, or
/// present at a meeting (contract §10). Paying, referring, being excused or absent is not being seen.
pub fn sightings(register: &Register) -> Vec<Sighting> {
    let actions = register.actions.iter().filter(|action| at_work(action)).flat_map(of_action);
    let participations = register.participations.iter().map(of_participation);
    let meetings = register.attendances.iter().filter(|row| people(row).is_some_and(|people| people > 0.0)).map(of_meeting);
    actions.chain(participations).chain(meetings).collect()
}

/// Neither to come nor dropped.
fn at_work(action: &Action) -> bool {
    !matches!(&*action.status, "prévue" | "abandonnée")
}

/// Not a row that says that nobody came. A row whose number is unknown says that somebody did.
pub fn came(row: &Participation) -> bool {
    row.person.is_some() || row.present.as_ref().is_none_or(|present| present.value.value > 0.0)
}

/// How many people of the structure sat; `None` where the sheet cannot be read.
pub fn people(row: &Attendance) -> Option<f64> {
    match row.presence? {
        Presence::Present(people) => Some(people.value),
        Presence::Excused | Presence::Absent => Some(0.0),
    }
}

fn of_action(action: &Action) -> impl Iterator<Item = Sighting> + '_ {
    action.holder.iter().chain(&action.partners).map(|&structure| Sighting {
        year: action.year,
        structure,
        occasion: Occasion::Action(action.label.clone()),
        axis: Some(action.axis.clone()),
        kind: Some(action.kind.clone()),
        met_others: true,
        sources: action.sources.clone(),
    })
}

fn of_participation(row: &Participation) -> Sighting {
    Sighting {
        year: row.year,
        structure: row.structure,
        occasion: Occasion::Action(row.action.clone()),
        axis: Some(row.axis.clone()),
        kind: Some(row.kind.clone()),
        met_others: came(row),
        sources: vec![row.source.clone()],
    }
}

fn of_meeting(row: &Attendance) -> Sighting {
    Sighting {
        year: row.year,
        structure: row.structure,
        occasion: Occasion::Meeting(row.body.clone(), row.period),
        axis: None,
        kind: None,
        met_others: true,
        sources: vec![row.source.clone()],
    }
}
