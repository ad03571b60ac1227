//! The axes that figures are broken down by, under the contract's names, and what each shows for a fact without a class.

use crate::schema::Nomenclature;

/// The class of facts that say nothing on an axis where others do.
pub const UNSAID: &str = "Non précisé";

/// What a breakdown shows for a fact that has no class on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Nothing: the axis is not about every fact.
    LeftOut,
    /// A class of its own, so that the classes add up to the total.
    Shown(&'static str),
}

/// An axis of a breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The contract's name.
    pub name: &'static str,
    /// Which of two classes with one name it is: a pair of structures has two sectors.
    pub place: u8,
    pub blank: Blank,
    /// A closed list: classes that nothing fell into are written as zeros.
    pub closed: Option<Nomenclature>,
    /// Months and quarters: a window of several years has none.
    pub within_year: bool,
}

/// The axes of a table, at most two; none for a total.
pub type Dimensions = &'static [Dimension];

pub const TOTAL: Dimensions = &[];

impl Dimension {
    /// Facts without a class are left out.
    const fn named(name: &'static str) -> Self {
        Self { name, place: 1, blank: Blank::LeftOut, closed: None, within_year: false }
    }

    /// Facts without a class are shown as « Non précisé ».
    const fn told(name: &'static str) -> Self {
        Self { blank: Blank::Shown(UNSAID), ..Self::named(name) }
    }

    const fn closed(self, nomenclature: Nomenclature) -> Self {
        Self { closed: Some(nomenclature), ..self }
    }

    const fn within_year(self) -> Self {
        Self { within_year: true, ..self }
    }

    const fn second(self) -> Self {
        Self { place: 2, ..self }
    }

    /// The column of the facts that holds its classes.
    pub fn column(self) -> String {
        format!("{}_{}", self.name, self.place)
    }
}

pub const SECTOR: Dimension = Dimension::named("secteur").closed(Nomenclature::Sector);
/// The sectors of a pair of structures, in alphabetical order: nine tenths of the pairs of classes are empty.
pub const SECTOR_OF_ONE: Dimension = Dimension::named("secteur");
pub const SECTOR_OF_OTHER: Dimension = Dimension::named("secteur").second();
pub const COLLEGE: Dimension =
    Dimension { blank: Blank::Shown(crate::schema::UNCLASSIFIED), ..Dimension::named("college").closed(Nomenclature::College) };
pub const AXIS: Dimension = Dimension::named("axe");
pub const KIND: Dimension = Dimension::named("type").closed(Nomenclature::ActionType);
pub const STATUS: Dimension = Dimension::named("statut").closed(Nomenclature::Status);
pub const STRUCTURE: Dimension = Dimension::named("structure");
pub const ACTION: Dimension = Dimension::named("action");
pub const MONTH: Dimension = Dimension::told("mois").within_year();
pub const QUARTER: Dimension = Dimension::told("trimestre").within_year();
pub const PUBLIC: Dimension = Dimension::told("public");
pub const BODY: Dimension = Dimension::named("instance").closed(Nomenclature::Body);
pub const REFERRER_SECTOR: Dimension = Dimension::told("demandeur_secteur");
pub const LEVEL: Dimension = Dimension::told("niveau");
pub const ORIENTATION: Dimension = Dimension::told("orientation");
pub const AGE_BAND: Dimension = Dimension::told("tranche_age");
pub const GENDER: Dimension = Dimension::told("genre");
pub const DECISION: Dimension = Dimension::told("decision");
pub const WORKSHOP: Dimension = Dimension::named("atelier");
pub const EXIT_REASON: Dimension = Dimension::named("motif");
/// Those who stay have no quarter of exit.
pub const EXIT_QUARTER: Dimension = Dimension::named("trimestre").within_year();
pub const OBJECTIVE: Dimension = Dimension::named("objectif");
pub const DECLARED: Dimension = Dimension::told("modalite").closed(Nomenclature::ObjectiveStatus);
pub const GRADE: Dimension = Dimension::named("classement");
pub const OUTCOME: Dimension = Dimension::told("suite").closed(Nomenclature::Outcome);
pub const FUNDER: Dimension = Dimension::named("financeur");
pub const NATURE: Dimension = Dimension::named("nature");
