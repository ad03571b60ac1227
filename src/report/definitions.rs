//! What each indicator is: its French title, definition, unit and rule of counting. One table for the report, `expliquer` and the
//! descriptor. The rules are those of the contract, §9 and §10.

mod activity;
mod council;
mod results;

use crate::schema::Kind;

/// A theme of the report: a section, a sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    Partners,
    Participation,
    Network,
    Actions,
    Training,
    Governance,
    Referrals,
    Pathways,
    Objectives,
    Surveys,
    Outlook,
    Means,
    Context,
}

impl Theme {
    /// In the order of the report.
    pub const ALL: [Self; 13] = [
        Self::Partners,
        Self::Network,
        Self::Participation,
        Self::Actions,
        Self::Training,
        Self::Governance,
        Self::Referrals,
        Self::Pathways,
        Self::Objectives,
        Self::Surveys,
        Self::Outlook,
        Self::Means,
        Self::Context,
    ];

    /// The title of its section.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Partners => "Partenaires",
            Self::Participation => "Participations",
            Self::Network => "Réseau partenarial",
            Self::Actions => "Actions et personnes touchées",
            Self::Training => "Formations et immersions",
            Self::Governance => "Gouvernance",
            Self::Referrals => "Situations complexes",
            Self::Pathways => "Parcours",
            Self::Objectives => "Objectifs",
            Self::Surveys => "Questionnaires",
            Self::Outlook => "Perspectives",
            Self::Means => "Moyens",
            Self::Context => "Contexte territorial",
        }
    }

    /// The name of its sheet in the workbook (31 characters at most, none of `[]:*?/\`), and the anchor of its section once folded.
    pub const fn sheet(self) -> &'static str {
        match self {
            Self::Network => "Réseau",
            Self::Actions => "Actions",
            Self::Training => "Formations",
            Self::Outlook => "Perspectives",
            Self::Context => "Contexte",
            Self::Partners
            | Self::Participation
            | Self::Governance
            | Self::Referrals
            | Self::Pathways
            | Self::Objectives
            | Self::Surveys
            | Self::Means => self.title(),
        }
    }

    /// The anchor of its section, ASCII.
    pub const fn anchor(self) -> &'static str {
        match self {
            Self::Partners => "partenaires",
            Self::Participation => "participations",
            Self::Network => "reseau",
            Self::Actions => "actions",
            Self::Training => "formations",
            Self::Governance => "gouvernance",
            Self::Referrals => "situations-complexes",
            Self::Pathways => "parcours",
            Self::Objectives => "objectifs",
            Self::Surveys => "questionnaires",
            Self::Outlook => "perspectives",
            Self::Means => "moyens",
            Self::Context => "contexte",
        }
    }

    /// The tables that feed it, for the line that says what is missing; none for questionnaires, which have no fixed columns.
    pub const fn fed_by(self) -> &'static [Kind] {
        match self {
            Self::Partners => &[Kind::Structures, Kind::Participations, Kind::Instances],
            Self::Participation => &[Kind::Participations],
            Self::Network => &[Kind::Actions, Kind::Participations],
            Self::Actions => &[Kind::Actions],
            Self::Training => &[Kind::Participations],
            Self::Governance => &[Kind::Instances],
            Self::Referrals => &[Kind::Referrals],
            Self::Pathways => &[Kind::Pathways],
            Self::Objectives => &[Kind::Objectives],
            Self::Surveys => &[],
            Self::Outlook => &[Kind::Outlook],
            Self::Means => &[Kind::Means],
            Self::Context => &[Kind::Context],
        }
    }
}

/// How the values of an indicator are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things counted: (`structure`, `structures`).
    Count {
        one: &'static str,
        many: &'static str,
    },
    /// A ratio from 0 to 1.
    Share,
    Euros,
    /// A number with decimals: `ETP`, `jours`.
    Measure(&'static str),
    /// 1 or 0: `oui` or `non`.
    YesNo,
    /// The unit stands in each figure, as the partner gave it.
    Given,
}

/// One indicator. Texts are plain; [`typeset`](super::typography::typeset) them before printing.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The contract's name.
    pub indicator: &'static str,
    pub theme: Theme,
    pub title: &'static str,
    /// What it says, in a sentence.
    pub sentence: &'static str,
    /// How it is counted, in a sentence or two: base, exclusions.
    pub rule: &'static str,
    pub unit: Unit,
}

/// Every indicator of the contract, by theme. `question_CODE` is `QUESTION`.
pub fn all() -> impl Iterator<Item = &'static Definition> {
    activity::DEFINITIONS.iter().chain(council::DEFINITIONS).chain(results::DEFINITIONS)
}

/// The definition of an indicator, `question_CODE` included.
pub fn definition(indicator: &str) -> Option<&'static Definition> {
    if indicator.starts_with(QUESTION_PREFIX) {
        return Some(&results::QUESTION);
    }
    all().find(|definition| definition.indicator == indicator)
}

/// What the name of a question's indicator begins with.
pub const QUESTION_PREFIX: &str = "question_";

/// The dimensions of the contract: name, and how it is headed.
pub const DIMENSIONS: [(&str, &str); 30] = [
    ("secteur", "Secteur"),
    ("college", "Collège"),
    ("axe", "Axe"),
    ("type", "Type d'action"),
    ("structure", "Structure"),
    ("action", "Action"),
    ("mois", "Mois"),
    ("trimestre", "Trimestre"),
    ("public", "Public"),
    ("statut", "Statut"),
    ("instance", "Instance"),
    ("demandeur_secteur", "Secteur du demandeur"),
    ("niveau", "Niveau"),
    ("orientation", "Orientation"),
    ("tranche_age", "Tranche d'âge"),
    ("genre", "Genre"),
    ("decision", "Décision"),
    ("atelier", "Atelier"),
    ("motif", "Motif de sortie"),
    ("objectif", "Objectif"),
    ("modalite", "Réponse"),
    ("classement", "Classement"),
    ("suite", "Suite donnée"),
    ("financeur", "Financeur"),
    ("nature", "Nature"),
    ("indicateur", "Indicateur"),
    ("territoire", "Territoire"),
    ("questionnaire", "Questionnaire"),
    ("objectif_national", "Objectif national"),
    ("priorite_ptsm", "Priorité des projets territoriaux"),
];

/// How a dimension is headed; the dimension's own name if it is not one of the contract's.
pub fn dimension_title(dimension: &str) -> &str {
    DIMENSIONS.iter().find(|(name, _)| *name == dimension).map_or(dimension, |(_, title)| title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The indicators of contract §9, as printed there.
    const CONTRACT: &str = "structures_partenaires structures_actives entites_actives structures_nouvelles structures_fidelisees
        structures_perdues participations personnes_distinctes liens_partenariaux liens_nouveaux actions personnes_touchees
        formations_sessions formations_participants taux_presence_inscrits taux_selection reunions presences taux_presence part_huc
        conformite_colleges pleniere_tenue saisines saisines_en_reunion delai_reponse_median parcours_decisions
        parcours_presents_ateliers parcours_sorties parcours_objectifs_atteints atteinte_percue atteinte_mesuree atteinte_declaree
        objectifs_par_classement perspectives_suivies reponses taux_reponse question_CODE etp financements contexte";

    #[test]
    fn every_indicator_of_the_contract_is_defined_and_none_twice() {
        for name in CONTRACT.split_whitespace() {
            assert!(definition(name).is_some(), "{name} has no definition");
        }
        let names: Vec<_> = all().map(|definition| definition.indicator).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn every_definition_is_made_of_whole_sentences() {
        for definition in all() {
            for text in [definition.sentence, definition.rule] {
                assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{}: {text}", definition.indicator);
            }
            assert!(!definition.title.ends_with('.'));
        }
    }

    #[test]
    fn a_sheet_name_fits_a_workbook() {
        let names: BTreeSet<_> = Theme::ALL.iter().map(|theme| theme.sheet()).collect();
        assert_eq!(names.len(), Theme::ALL.len());
        assert!(names.iter().all(|name| name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])));
    }
}
