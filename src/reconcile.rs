//! Sound tables to the register: one structure and one entity a name, one action a title, one row a fact.

mod acronym;
mod actions;
mod axes;
mod capacity;
mod facts;
mod fold;
pub mod guess;
mod letters;
pub mod likeness;
pub mod memory;
pub mod names;
mod places;
mod plans;
mod questions;
mod register;
mod row;
mod settle;
mod spelling;
#[cfg(test)]
mod trial;
mod vocabulary;
mod words;

pub use names::{Proposal, Shown, Sighting};
pub use register::{Settled, register};

use crate::figure::Sources;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::shape::survey::Survey;
use crate::shape::survey::follow::Wordings;
use crate::shape::{Cited, Presence};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A structure of the register, by its rank in [`Register::structures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StructureId(pub u32);

/// A body that takes part: a service, an association, a directorate (*structure*).
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// As the registry writes it; as first written, if no registry knows it.
    pub label: Arc<str>,
    /// The legal body it is a unit of (*entité*); itself when nothing says otherwise.
    pub entity: Arc<str>,
    /// A class of `secteur`, or `Non classé`.
    pub sector: Arc<str>,
    /// A class of `college`, when known.
    pub college: Option<Arc<str>>,
    pub in_registry: bool,
    pub founder: bool,
    /// `actif`: not « non », by a registry that holds for every year. Always so of a structure that no registry lists.
    pub active: bool,
    pub since: Option<i32>,
    pub until: Option<i32>,
    /// What the registries of years say of it, each from its year until the next registry of a year.
    pub editions: BTreeMap<i32, Listing>,
    /// The registry row, when there is one.
    pub source: Option<Source>,
}

/// A structure in the registry of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// `actif`: not « non ».
    pub active: bool,
    pub source: Option<Source>,
}

/// A body that takes the place of another: renamed, merged with others, or one of those that it was split into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Succession {
    pub former: StructureId,
    pub next: StructureId,
    /// The first year of the new one; none when nothing tells it.
    pub from: Option<i32>,
}

/// Where a row stands: a sheet of [`Register::sources`] and its first cell.
pub type Source = Cited<u32>;

/// A quantity of an action, and the cell that gives it: several sheets may tell of one action.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    pub value: Quantity,
    pub source: Source,
}

/// An action (*action*), its sheets and lists put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    pub year: i32,
    pub label: Arc<str>,
    /// The label of the axis in force, or « Non classé ».
    pub axis: Arc<str>,
    /// A class of `statut`, or « Non classé ».
    pub status: Arc<str>,
    /// A class of `type`, or « Non classé ».
    pub kind: Arc<str>,
    pub objective: Option<Arc<str>>,
    pub holder: Option<StructureId>,
    pub partners: Vec<StructureId>,
    /// The list of partners ended with « … ».
    pub partners_incomplete: bool,
    pub funders: Vec<StructureId>,
    pub publics: Vec<Arc<str>>,
    pub first: Option<Period>,
    pub last: Option<Period>,
    pub sessions: Option<Stated>,
    pub places: Option<Stated>,
    pub reached: Option<Stated>,
    pub cost: Option<Stated>,
    pub priority_district: Option<bool>,
    pub territory: Option<Arc<str>>,
    pub results: Option<Arc<str>>,
    pub outlook: Option<Arc<str>>,
    /// To who would do the same elsewhere (*conseils*).
    pub advice: Option<Arc<str>>,
    /// Where it is told of, first the one that was kept when values differ.
    pub sources: Vec<Source>,
}

/// People of a structure at a session of an action (*participation*).
#[derive(Clone, Debug, PartialEq)]
pub struct Participation {
    pub year: i32,
    pub period: Option<Period>,
    /// The label of the action, the same as in [`Action::label`] when it is listed.
    pub action: Arc<str>,
    pub structure: StructureId,
    /// From the row, else from the action; « Non classé » if neither says.
    pub axis: Arc<str>,
    pub kind: Arc<str>,
    pub public: Option<Arc<str>>,
    /// `None` when not known, which is not zero.
    pub present: Option<Cited<Quantity>>,
    pub candidates: Option<Cited<Quantity>>,
    pub kept: Option<Cited<Quantity>>,
    pub enrolled: Option<Cited<Quantity>>,
    pub person: Option<u64>,
    pub source: Source,
}

/// A structure invited to a meeting of a body of the council (*présence à une instance*).
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    pub year: i32,
    pub period: Option<Period>,
    /// A class of `instance`, or « Non classé ».
    pub body: Arc<str>,
    pub structure: StructureId,
    pub presence: Option<Presence>,
    pub person: Option<u64>,
    pub source: Source,
}

/// A situation referred to the cell (*saisine*), or several of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Referral {
    pub year: i32,
    pub period: Option<Period>,
    pub referrer: Option<StructureId>,
    /// How many: 1 unless the row says otherwise; `None` when not known.
    pub count: Option<Quantity>,
    pub level: Option<Arc<str>>,
    pub decision: Option<Arc<str>>,
    pub orientations: Vec<Arc<str>>,
    /// Days from the referral to the answer, when both days are known.
    pub answer_days: Option<i64>,
    pub age_band: Option<Arc<str>>,
    pub gender: Option<Arc<str>>,
    pub at_meeting: Option<bool>,
    pub source: Source,
}

/// A decision about a person, under a code (*parcours*).
#[derive(Clone, Debug, PartialEq)]
pub struct Pathway {
    pub year: i32,
    pub code: Arc<str>,
    pub period: Option<Period>,
    /// A class of `decision`, or « Non classé ».
    pub decision: Arc<str>,
    pub referrer: Option<StructureId>,
    pub workshop: Option<Arc<str>>,
    pub objectives_set: Option<Quantity>,
    pub objectives_met: Option<Quantity>,
    pub exit: Option<Period>,
    pub exit_reason: Option<Arc<str>>,
    pub source: Source,
}

/// An objective and its measure (*objectif*).
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub year: i32,
    pub axis: Arc<str>,
    pub label: Arc<str>,
    pub indicator: Option<Arc<str>>,
    pub unit: Option<Arc<str>>,
    pub start: Option<Cited<Quantity>>,
    /// « NC »: it did not start from 0, nor from anything known.
    pub start_not_known: bool,
    pub target: Option<Cited<Quantity>>,
    pub achieved: Option<Cited<Quantity>>,
    /// A class of `statut_objectif`, when given.
    pub status: Option<Arc<str>>,
    pub source: Source,
}

/// Something set for a year (*perspective*), and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The year it was set for.
    pub year: i32,
    pub axis: Arc<str>,
    pub label: Arc<str>,
    /// A class of `suite`, when known.
    pub outcome: Option<Arc<str>>,
    pub source: Source,
}

/// A post, a grant, a service (*moyen*).
#[derive(Clone, Debug, PartialEq)]
pub struct Means {
    pub year: i32,
    pub label: Arc<str>,
    /// A class of `nature`, or « Non classé ».
    pub nature: Arc<str>,
    /// Full-time equivalents.
    pub etp: Option<Cited<Quantity>>,
    pub euros: Option<Cited<Quantity>>,
    /// The funder's name as resolved; « Non précisé » when none is named.
    pub funder: Arc<str>,
    /// From 0 to 1; 1 when not given, none when said not to be known.
    pub share: Option<f64>,
    pub source: Source,
}

/// A figure of a larger territory (*contexte*).
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub year: i32,
    pub indicator: Arc<str>,
    pub territory: Arc<str>,
    pub value: Option<Quantity>,
    pub unit: Option<Arc<str>>,
    pub origin: Option<Arc<str>>,
    pub level: Option<Arc<str>>,
    pub source: Source,
    /// The other cells it was counted over.
    pub besides: Vec<Source>,
}

impl Register {
    /// The row of the registry that makes a structure a partner in a year: of the registry that holds for every year, or of the latest
    /// registry of a year up to this one. `None` when it is not in force that year.
    pub fn listed(&self, structure: &Structure, year: i32) -> Option<Source> {
        let within = structure.since.is_none_or(|since| since <= year) && structure.until.is_none_or(|until| year <= until);
        if !within || !structure.in_registry {
            return None;
        }
        let edition = || self.editions.range(..=year).next_back().and_then(|edition| structure.editions.get(edition));
        let of_year = edition().filter(|listing| listing.active).and_then(|listing| listing.source.clone());
        if structure.active { structure.source.clone().or(of_year) } else { of_year }
    }
}

/// Everything the inputs say, with every name settled.
#[derive(Clone, Debug, Default)]
pub struct Register {
    pub structures: Vec<Structure>,
    pub successions: Vec<Succession>,
    /// The years whose folder holds a registry.
    pub editions: BTreeSet<i32>,
    pub actions: Vec<Action>,
    pub participations: Vec<Participation>,
    pub attendances: Vec<Attendance>,
    pub referrals: Vec<Referral>,
    pub pathways: Vec<Pathway>,
    pub objectives: Vec<Objective>,
    pub outlooks: Vec<Outlook>,
    pub means: Vec<Means>,
    pub contexts: Vec<Context>,
    pub surveys: Vec<Survey>,
    /// What was decided of questions worded anew.
    pub wordings: Wordings,
    /// Every year that the inputs speak of, in order.
    pub years: Vec<i32>,
    pub sources: Sources,
}
