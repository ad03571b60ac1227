//! The tables: columns, types, synonyms, nomenclatures, personal columns. One source for recognition, checks, blank
//! workbooks, the descriptor and the guides.

mod actions;
mod context;
pub mod departments;
mod frameworks;
mod governance;
mod means;
mod nomenclature;
mod objectives;
mod outlook;
mod participation;
mod partners;
mod pathways;
mod personal;
mod referrals;

pub use frameworks::Framework;
pub use nomenclature::{Class, NATIONAL_COLLEGES, Nomenclature, UNCLASSIFIED};
pub use personal::{PERSONAL, PersonalColumn, PersonalKind};

use crate::fold::fold;

/// The tables a sheet may be recognised as. The French name of each is its contract name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `structures`: the partner registry (*annuaire des partenaires*).
    Structures,
    /// `actions`: what the council does (*fiches-action*).
    Actions,
    /// `participations`: who came to what (*feuilles d'émargement*).
    Participations,
    /// `instances`: who sat in which body (*présences aux instances*).
    Instances,
    /// `saisines`: situations referred to the concertation cell.
    Referrals,
    /// `parcours`: decisions of an admission commission.
    Pathways,
    /// `objectifs`: objectives, targets, what was achieved.
    Objectives,
    /// `perspectives`: the outlook set for a year, and its follow-up.
    Outlook,
    /// `moyens`: posts, grants, services.
    Means,
    /// `contexte`: figures of larger territories.
    Context,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Structures,
        Self::Actions,
        Self::Participations,
        Self::Instances,
        Self::Referrals,
        Self::Pathways,
        Self::Objectives,
        Self::Outlook,
        Self::Means,
        Self::Context,
    ];

    pub fn schema(self) -> &'static Schema {
        match self {
            Self::Structures => &partners::SCHEMA,
            Self::Actions => &actions::SCHEMA,
            Self::Participations => &participation::SCHEMA,
            Self::Instances => &governance::SCHEMA,
            Self::Referrals => &referrals::SCHEMA,
            Self::Pathways => &pathways::SCHEMA,
            Self::Objectives => &objectives::SCHEMA,
            Self::Outlook => &outlook::SCHEMA,
            Self::Means => &means::SCHEMA,
            Self::Context => &context::SCHEMA,
        }
    }

    /// The contract's name of the table.
    pub fn name(self) -> &'static str {
        self.schema().name
    }

    /// Whether a column of years says of which year each row is, in a table that has no such column of its own. The registry holds from a
    /// year until the next.
    pub const fn takes_year(self) -> bool {
        match self {
            Self::Actions | Self::Participations | Self::Instances | Self::Referrals | Self::Pathways | Self::Objectives | Self::Means => {
                true
            }
            Self::Structures | Self::Outlook | Self::Context => false,
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a column holds, and so how its cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Text,
    /// The name of a structure.
    Name,
    /// A list of names of structures.
    Names,
    /// A list of texts.
    Texts,
    /// A number of people, of meetings, of places.
    Count,
    /// A sum of money in euros.
    Euros,
    /// Any number, negative ones included.
    Number,
    /// A share: `0,5`, `50 %`, `1/2`.
    Share,
    Date,
    Year,
    YesNo,
    /// One class of a nomenclature.
    Class(Nomenclature),
    /// Classes of a nomenclature.
    Classes(Nomenclature),
    /// Present, excused, absent, or a number of people.
    Presence,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The contract's name.
    pub name: &'static str,
    pub required: bool,
    pub content: Content,
    /// How the blank workbook and the reports head it.
    pub title: &'static str,
    /// Other headers that partners write; case, accents, plural and punctuation are folded before comparing.
    pub synonyms: &'static [&'static str],
    /// What to put in it, for the guide and the blank workbook.
    pub note: &'static str,
    /// What the example row of the blank workbook shows; empty where a blank is the best example.
    pub example: &'static str,
}

impl Column {
    const fn new(name: &'static str, content: Content, title: &'static str) -> Self {
        Self { name, required: false, content, title, synonyms: &[], note: "", example: "" }
    }

    /// Whether a blank says something of its own: a share of 1, a start from 0. « NC » there is another thing.
    pub fn blank_says(&self) -> bool {
        matches!((self.name, self.content), ("part", Content::Share) | ("depart" | "valeur", Content::Number))
    }

    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn or(self, synonyms: &'static [&'static str]) -> Self {
        Self { synonyms, ..self }
    }

    const fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

/// The column of years that tables outside a year's folder may have (contract §2). It is no column of their blank workbooks, which are
/// filled in for a year.
pub static YEAR: Column = Column::new("annee", Content::Year, "Année").or(&[
    "années",
    "an",
    "exercice",
    "année concernée",
    "année civile",
    "année de référence",
    "année d'exercice",
    "année de l'action",
    "année de la saisine",
]);

/// How the example of a blank workbook begins.
pub const EXAMPLE: &str = "Exemple à effacer";

/// Whether a cell opens the example of a blank workbook: its row, or its column in a sign-in sheet, is never counted.
pub fn is_example(text: &str) -> bool {
    let key = fold(text);
    key.starts_with("exemple") && key.contains("a effacer")
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The contract's name.
    pub name: &'static str,
    /// Its title in French.
    pub title: &'static str,
    /// What it is for, for the guide.
    pub about: &'static str,
    pub columns: &'static [Column],
    /// Words that, in a file name, a sheet name or a title, say that a sheet is of this table.
    pub hints: &'static [&'static str],
}

impl Schema {
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
