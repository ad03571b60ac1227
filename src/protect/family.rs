//! Which figures speak of people, and from how many people on they may be shown.

use crate::aggregate::surveys::{LEFT_BLANK, NO_ANSWER, Trait};
use crate::figure::Figure;
use crate::settings::{Profile, Settings};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A kind of people that tables speak of. Each has its threshold (contract §8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// People whose situation was referred to the cell: `saisines`, `saisines_en_reunion`, `delai_reponse_median`.
    Referrals,
    /// People followed by a commission: `parcours_…`.
    Pathways,
    /// People present, by the public they belong to.
    Participants,
    /// Who answered a questionnaire, by a trait of theirs.
    Respondents,
}

impl Family {
    pub const ALL: [Self; 4] = [Self::Referrals, Self::Pathways, Self::Participants, Self::Respondents];

    /// The key of `[confidentialite]`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Referrals => "saisines",
            Self::Pathways => "parcours",
            Self::Participants => "participants",
            Self::Respondents => "repondants",
        }
    }

    /// The contract's threshold: 11 for people referred or followed, as for hospital stays (PMSI); 5 for those who came or answered,
    /// and for all in the internal profile.
    pub const fn usual_threshold(self, profile: Profile) -> u32 {
        match (profile, self) {
            (Profile::Public, Self::Referrals | Self::Pathways) => 11,
            (Profile::Public, Self::Participants | Self::Respondents) | (Profile::Interne, _) => 5,
        }
    }
}

/// The smallest number of people that may be shown of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    pub family: Family,
    /// Cells from 1 to `people - 1` are masked.
    pub people: u32,
    /// What the contract says when the settings say nothing.
    pub usual: u32,
    /// Why the settings changed it; may be empty even then.
    pub motive: String,
}

impl Threshold {
    pub const fn is_exception(&self) -> bool {
        self.people != self.usual
    }
}

/// The thresholds in force, one a family.
///
/// The settings' number replaces the public one. Internally it counts only when it is lower: the internal profile is never stricter
/// than 5 (« k = 5 for all »), nor than the public one.
pub fn thresholds(settings: &Settings, profile: Profile) -> Vec<Threshold> {
    let said = &settings.confidentialite;
    Family::ALL
        .into_iter()
        .map(|family| {
            let usual = family.usual_threshold(profile);
            let set = match family {
                Family::Referrals => said.saisines,
                Family::Pathways => said.parcours,
                Family::Participants => said.participants,
                Family::Respondents => said.repondants,
            };
            let people = match profile {
                Profile::Public => set.unwrap_or(usual),
                Profile::Interne => set.map_or(usual, |set| set.min(usual)),
            };
            let motive = if people == usual { String::new() } else { said.motif.clone() };
            Threshold { family, people, usual, motive }
        })
        .collect()
}

/// Tells whether a figure speaks of people, and of which.
#[derive(Clone, Debug)]
pub struct Subjects {
    thresholds: Vec<Threshold>,
    /// The questions that ask for a trait of the respondent.
    traits: BTreeSet<Trait>,
    /// The dimensions by which some question is broken down: the code of a trait.
    crossed: BTreeSet<Arc<str>>,
}

/// Dimensions of a question's figures that say nothing of the respondent.
const NEUTRAL_DIMENSIONS: [&str; 2] = ["modalite", "questionnaire"];

impl Subjects {
    /// Dimensions that cross a question are traits, whatever the questionnaires say.
    pub fn new(settings: &Settings, profile: Profile, figures: &[Figure]) -> Self {
        let questions = figures.iter().filter(|figure| question_code(&figure.indicator).is_some());
        let dimensions = questions.flat_map(|figure| &figure.classes).map(|class| class.dimension.clone());
        let crossed = dimensions.filter(|dimension| !NEUTRAL_DIMENSIONS.contains(&&**dimension)).collect();
        Self { thresholds: thresholds(settings, profile), traits: BTreeSet::new(), crossed }
    }

    /// With the questions that the questionnaires themselves say ask for a trait.
    pub fn asking(mut self, traits: impl IntoIterator<Item = Trait>) -> Self {
        self.traits.extend(traits);
        self
    }

    pub fn thresholds(&self) -> &[Threshold] {
        &self.thresholds
    }

    /// The family's threshold, in people.
    pub fn threshold(&self, family: Family) -> u32 {
        self.thresholds.iter().find(|threshold| threshold.family == family).map_or(u32::MAX, |threshold| threshold.people)
    }

    /// Whom a figure speaks of; `None` when it may be shown whatever its value.
    pub fn family(&self, figure: &Figure) -> Option<Family> {
        let indicator = &*figure.indicator;
        let by = |dimension: &str| figure.classes.iter().any(|class| &*class.dimension == dimension);
        match indicator {
            "saisines" | "saisines_en_reunion" | "delai_reponse_median" => return Some(Family::Referrals),
            // An action may name the publics it is meant for: that counts actions.
            "actions" => return None,
            _ => {}
        }
        if indicator.starts_with("parcours_") {
            return Some(Family::Pathways);
        }
        if by("public") {
            return Some(Family::Participants);
        }
        let crossed = figure.classes.iter().any(|class| self.crossed.contains(&class.dimension));
        let is_total = figure.classes.iter().all(|class| &*class.dimension == "questionnaire");
        (self.asks_trait(figure) && !is_total || crossed).then_some(Family::Respondents)
    }

    /// Two questionnaires of a year may share a code: the trait of one is not the opinion asked by the other.
    fn asks_trait(&self, figure: &Figure) -> bool {
        let Some(code) = question_code(&figure.indicator) else { return false };
        let questionnaire = figure.label("questionnaire");
        let is_it = |asked: &Trait| {
            let same = asked.questionnaire.is_none() || questionnaire.is_none() || asked.questionnaire.as_deref() == questionnaire;
            &*asked.code == code && asked.year == figure.years.last && same
        };
        self.crossed.contains(code) || self.traits.iter().any(is_it)
    }

    /// The question whose classes are a dimension's labels, if it is a trait.
    pub fn trait_indicator(&self, dimension: &str) -> Option<String> {
        self.crossed.contains(dimension).then(|| format!("question_{}", dimension.trim_start_matches("question_")))
    }
}

/// Whether a figure could speak of people under any settings: what is kept of a publication for the next ones.
pub fn may_speak_of_people(figure: &Figure) -> bool {
    let indicator = &*figure.indicator;
    matches!(indicator, "saisines" | "saisines_en_reunion" | "delai_reponse_median")
        || indicator.starts_with("parcours_")
        || question_code(indicator).is_some()
        || figure.label("public").is_some()
}

fn question_code(indicator: &str) -> Option<&str> {
    indicator.strip_prefix("question_")
}

/// A yearly total, always given: of activity (contract §8), the others being subsets of the people in it; and how many answered a
/// question and how many left it blank, which make up the answers to the questionnaire and say what nobody is.
pub fn is_plain_total(figure: &Figure) -> bool {
    if question_code(&figure.indicator).is_none() {
        return figure.classes.is_empty() && matches!(&*figure.indicator, "saisines" | "parcours_decisions");
    }
    figure.classes.iter().all(|class| match &*class.dimension {
        "questionnaire" => true,
        "modalite" => matches!(&*class.label, NO_ANSWER | LEFT_BLANK),
        _ => false,
    })
}
