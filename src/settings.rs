//! `observatoire.toml`: the territory's settings. Everything has a default, so that an empty folder of settings works.

mod classes;
pub mod load;
pub mod succession;

pub use classes::Classes;

use crate::fold::fold;
use crate::schema::{Framework, Nomenclature};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of a territory, as the file gives them; keys are the contract's, in French.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub territoire: Territory,
    pub axe: Vec<Axis>,
    /// `[nomenclature.secteur] "Santé" = ["hôpital"]`: more synonyms, or more classes.
    pub nomenclature: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    pub lecture: Vec<Reading>,
    pub questionnaire: Vec<Survey>,
    pub questionnaires: SurveyDefaults,
    pub confidentialite: Confidentiality,
    pub graphiques: Charts,
    /// Files of `inputs` to leave out, by glob: said by the coordinator, so not an anomaly.
    pub ignorer: Vec<String>,
}

/// `[territoire]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Territory {
    pub nom: String,
    pub siren: String,
    pub population: Option<u64>,
    pub communes: Vec<String>,
    pub departement: String,
    pub region: String,
}

/// `[[axe]]`: an axis of the council's programme.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Axis {
    pub nom: String,
    pub synonymes: Vec<String>,
    /// One of the five national objectives of the CLSM.
    pub objectif_national: Option<u8>,
    /// One of the six priorities of the territorial mental-health projects (décret 2017-1200).
    pub priorite_ptsm: Option<u8>,
    /// Its first year.
    pub depuis: Option<i32>,
    /// Its last year.
    pub jusqu_a: Option<i32>,
    /// The axes it takes over from: one, it is renamed; several, they are merged; one that others replace too, it is split.
    pub remplace: Vec<String>,
}

impl Axis {
    /// The entry of a national frame that the axis answers to, by number.
    pub const fn answers_to(&self, framework: Framework) -> Option<u8> {
        match framework {
            Framework::NationalObjectives => self.objectif_national,
            Framework::ProjectPriorities => self.priorite_ptsm,
        }
    }
}

/// `[[lecture]]`: says of some files what recognition cannot know.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Reading {
    /// A glob from `inputs`.
    pub fichier: String,
    /// The name of a sheet, or a glob; all sheets if empty.
    pub feuille: String,
    pub table: String,
    /// `liste`, `fiche` or `croise`.
    pub disposition: String,
    /// The row of the (last) header, as on the screen.
    pub entete: Option<u32>,
    /// Header seen → column of the table.
    pub colonnes: BTreeMap<String, String>,
    /// Column of the table → the same value for every row.
    pub valeurs: BTreeMap<String, toml::Value>,
    /// The sheet is left out, and that is no anomaly.
    pub ignorer: bool,
}

/// `[[questionnaire]]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Survey {
    pub fichier: String,
    pub titre: String,
    /// How many were asked: gives the response rate and the finite-population correction.
    pub invites: Option<u32>,
    pub question: Vec<Question>,
}

/// `[[questionnaire.question]]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Question {
    pub code: String,
    pub texte: String,
    /// `objectifs`, `echelle`, `choix`, `choix_multiple`, `nombre` or `texte`.
    #[serde(rename = "type")]
    pub kind: String,
    pub modalites: Option<Classes>,
    pub sans_opinion: Option<OneOrMore>,
    /// A trait of the respondent: breakdowns by it are protected with k = 5.
    #[serde(rename = "trait")]
    pub respondent_trait: bool,
    pub publier: bool,
    pub axe: String,
}

/// `sans_opinion`: a text or a list of texts.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// `[questionnaires]`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SurveyDefaults {
    /// Under this base, counts are given and percentages are not.
    pub base_pourcentage: u32,
}

impl Default for SurveyDefaults {
    fn default() -> Self {
        Self { base_pourcentage: 30 }
    }
}

/// `[confidentialite]`: thresholds changed, and why.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Confidentiality {
    pub saisines: Option<u32>,
    pub parcours: Option<u32>,
    pub participants: Option<u32>,
    pub repondants: Option<u32>,
    pub motif: String,
    /// What the forms of actions say in their own words is not printed.
    pub taire_les_fiches: bool,
}

/// `[graphiques]`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Charts {
    /// `svg`, `png`; both if empty.
    pub formats: Vec<String>,
    /// `#rrggbb`, refused when its contrast is too low.
    pub couleur: String,
    /// A picture for the cover, PNG, JPEG or SVG: its path from `inputs`.
    pub logo: String,
    /// The text alternative of the logo; « Logo : » and the territory's name if empty.
    pub logo_texte: String,
}

/// Who reads the outputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Anyone.
    #[default]
    Public,
    /// The steering committee, under professional secrecy.
    Interne,
}

impl Profile {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Interne => "interne",
        }
    }

    /// The profile that a word of an output names.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Public, Self::Interne].into_iter().find(|profile| profile.word() == word)
    }
}

impl Settings {
    /// The label of a council whose settings do not name it.
    pub fn territory_name(&self) -> &str {
        if self.territoire.nom.is_empty() { "Conseil local de santé mentale" } else { &self.territoire.nom }
    }

    /// Every class of a nomenclature, settings included: label, then synonyms.
    pub fn classes(&self, nomenclature: Nomenclature) -> Vec<(String, Vec<String>)> {
        let own = self.nomenclature.get(nomenclature.name());
        // « sante » and « Santé » are one class, as in the partners' files.
        let is_one = |one: &str, other: &str| fold(one) == fold(other);
        let mut classes: Vec<(String, Vec<String>)> = nomenclature
            .classes()
            .iter()
            .map(|class| {
                let added = own.into_iter().flatten().filter(|(label, _)| is_one(label, class.label)).flat_map(|(_, more)| more).cloned();
                (class.label.to_owned(), class.synonyms.iter().map(|&synonym| synonym.to_owned()).chain(added).collect())
            })
            .collect();
        for (label, synonyms) in own.into_iter().flatten() {
            match classes.iter_mut().find(|(known, _)| is_one(known, label)) {
                Some((_, known)) => known.extend(synonyms.iter().filter(|synonym| !known.contains(synonym)).cloned().collect::<Vec<_>>()),
                None => classes.push((label.clone(), synonyms.clone())),
            }
        }
        classes
    }
}
