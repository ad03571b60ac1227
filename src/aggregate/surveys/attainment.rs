//! How far respondents see each objective met, and the class that the contract gives it.

use super::pooled::{Counted, Pooled};
use super::{Polled, RESPONSES};
use crate::figure::{Figure, SourceCells, Status};
use crate::shape::survey::QuestionKind;
use crate::shape::survey::attainment::attainments;
use std::collections::BTreeMap;
use std::sync::Arc;

/// From this share of « sans opinion » on, the respondents cannot say.
const NO_OPINION_SHARE: f64 = 0.5;
/// Under this base, nothing is concluded.
const SMALLEST_BASE: usize = 5;
/// From this share on, an objective is met.
const MET_SHARE: f64 = 0.5;

/// The classes of contract §7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ranking {
    Met,
    LessMet,
    NoOpinion,
    Inconclusive,
}

impl Ranking {
    const ALL: [Self; 4] = [Self::Met, Self::LessMet, Self::NoOpinion, Self::Inconclusive];

    const fn label(self) -> &'static str {
        match self {
            Self::Met => "Atteint",
            Self::LessMet => "Moins atteint",
            Self::NoOpinion => "Sans opinion",
            Self::Inconclusive => "Non concluant",
        }
    }

    /// `favourable` of `base` answers that say, `silent` that say « sans opinion ».
    fn of(favourable: f64, base: usize, silent: usize) -> Self {
        if silent > 0 && silent as f64 >= NO_OPINION_SHARE * (base + silent) as f64 {
            Self::NoOpinion
        } else if base < SMALLEST_BASE {
            Self::Inconclusive
        } else if favourable >= MET_SHARE * base as f64 {
            Self::Met
        } else {
            Self::LessMet
        }
    }
}

/// What the respondents to one questionnaire say of one objective.
pub struct Opinion {
    questionnaire: Arc<str>,
    objective: Arc<str>,
    code: Arc<str>,
    axis: Option<Arc<str>>,
    /// Met, plus half of partly met.
    favourable: f64,
    base: usize,
    ranking: Ranking,
    /// Label, count, cells: those of the base.
    classes: Vec<(Arc<str>, usize, SourceCells)>,
    cells: SourceCells,
}

/// The opinion that a question about an objective gathers; `None` for any other question. Answers that do not say how far the
/// objective is met (« Non classé ») are in no base.
pub fn opinion(questionnaire: &Pooled<'_>, counted: &Counted<'_>) -> Option<Opinion> {
    let question = counted.question;
    if question.kind != QuestionKind::Objective {
        return None;
    }
    let labels: Vec<&str> = counted.classes.iter().map(|class| &*class.label).collect();
    let said = counted.classes.iter().zip(attainments(&labels));
    let told: Vec<_> = said.filter_map(|(class, attainment)| Some((class, attainment.filter(|_| !class.no_opinion)?))).collect();
    let base = told.iter().map(|(class, _)| class.count).sum();
    let favourable = told.iter().map(|(class, attainment)| class.count as f64 * attainment.weight()).sum();
    let silent = counted.classes.iter().filter(|class| class.no_opinion).map(|class| class.count).sum();
    let mut cells = SourceCells::default();
    told.iter().for_each(|(class, _)| cells.extend(&class.cells));
    Some(Opinion {
        questionnaire: questionnaire.title.clone(),
        objective: question.subject().clone(),
        code: question.code.clone(),
        axis: question.axis.clone(),
        favourable,
        base,
        ranking: Ranking::of(favourable, base, silent),
        classes: told.iter().map(|(class, _)| (class.label.clone(), class.count, class.cells.clone())).collect(),
        cells,
    })
}

/// `atteinte_percue` and `objectifs_par_classement`. An objective that is not concluded on has no attainment: not known, which is not 0.
pub fn figures(year: i32, several: bool, mut opinions: Vec<Opinion>) -> Vec<Figure> {
    if opinions.is_empty() {
        return Vec::new();
    }
    tell_apart(&mut opinions);
    let mut figures = Vec::new();
    for opinion in &opinions {
        let polled = Polled { year, questionnaire: several.then(|| opinion.questionnaire.clone()) };
        figures.extend(opinion.figures(&polled, several));
    }
    let everyone = Polled { year, questionnaire: None };
    figures.extend(ranked(&everyone, &opinions.iter().collect::<Vec<_>>()));
    let mut by_questionnaire: BTreeMap<&Arc<str>, Vec<&Opinion>> = BTreeMap::new();
    let mut by_axis: BTreeMap<&Arc<str>, Vec<&Opinion>> = BTreeMap::new();
    for opinion in &opinions {
        by_questionnaire.entry(&opinion.questionnaire).or_default().push(opinion);
        if let Some(axis) = &opinion.axis {
            by_axis.entry(axis).or_default().push(opinion);
        }
    }
    if several {
        for (title, opinions) in by_questionnaire {
            figures.extend(ranked(&Polled { year, questionnaire: Some(title.clone()) }, &opinions));
        }
    }
    for (axis, opinions) in by_axis {
        let mut by_objective: BTreeMap<&Arc<str>, Vec<&Opinion>> = BTreeMap::new();
        opinions.iter().for_each(|opinion| by_objective.entry(&opinion.objective).or_default().push(opinion));
        figures.extend(by_objective.into_iter().map(|(objective, opinions)| {
            let classes = [("axe", &**axis), ("objectif", &**objective)];
            let mut figure = everyone.figure("objectifs_par_classement", &classes, opinions.len() as f64, "objectifs");
            opinions.iter().for_each(|opinion| figure.sources.extend(&opinion.cells));
            figure
        }));
        figures.extend(Ranking::ALL.iter().filter_map(|ranking| {
            let figure = count(&everyone, &[("axe", axis), ("classement", ranking.label())], *ranking, &opinions);
            (figure.value > Some(0.0)).then_some(figure)
        }));
    }
    figures
}

/// Two questions about one objective in one questionnaire keep their code.
fn tell_apart(opinions: &mut [Opinion]) {
    let mut bearers: BTreeMap<(Arc<str>, Arc<str>), usize> = BTreeMap::new();
    for opinion in opinions.iter() {
        *bearers.entry((opinion.questionnaire.clone(), opinion.objective.clone())).or_default() += 1;
    }
    for opinion in opinions {
        if bearers.get(&(opinion.questionnaire.clone(), opinion.objective.clone())).is_some_and(|bearers| *bearers > 1) {
            opinion.objective = format!("{} ({})", opinion.objective, opinion.code).into();
        }
    }
}

impl Opinion {
    fn figures(&self, polled: &Polled, several: bool) -> Vec<Figure> {
        let concluded = match self.ranking {
            Ranking::Met | Ranking::LessMet => true,
            Ranking::NoOpinion | Ranking::Inconclusive => false,
        };
        let base = self.base as f64;
        let share = Figure {
            value: concluded.then(|| self.favourable / base),
            numerator: concluded.then_some(self.favourable),
            denominator: Some(base),
            status: if concluded { Status::Known } else { Status::NotKnown },
            sources: self.cells.clone(),
            ..polled.figure("atteinte_percue", &[("objectif", &self.objective)], 0.0, "part")
        };
        let mut figures = vec![share];
        // With several questionnaires there is no room for a third dimension: `question_CODE` has these counts.
        if !several {
            figures.extend(self.classes.iter().map(|(label, count, cells)| Figure {
                numerator: Some(*count as f64),
                denominator: Some(base),
                sources: cells.clone(),
                ..polled.figure("atteinte_percue", &[("objectif", &self.objective), ("modalite", label)], *count as f64, RESPONSES)
            }));
            figures.push(Figure {
                sources: self.cells.clone(),
                ..polled.figure(
                    "objectifs_par_classement",
                    &[("objectif", &self.objective), ("classement", self.ranking.label())],
                    1.0,
                    "objectifs",
                )
            });
        }
        figures
    }
}

/// How many objectives are in each class, zeros included: the classes are closed.
fn ranked(polled: &Polled, opinions: &[&Opinion]) -> Vec<Figure> {
    Ranking::ALL.iter().map(|ranking| count(polled, &[("classement", ranking.label())], *ranking, opinions)).collect()
}

fn count(polled: &Polled, classes: &[(&str, &str)], ranking: Ranking, opinions: &[&Opinion]) -> Figure {
    let ranked: Vec<&&Opinion> = opinions.iter().filter(|opinion| opinion.ranking == ranking).collect();
    let mut figure = polled.figure("objectifs_par_classement", classes, ranked.len() as f64, "objectifs");
    ranked.iter().for_each(|opinion| figure.sources.extend(&opinion.cells));
    figure
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objective_is_classed_as_the_contract_says() {
        assert_eq!(Ranking::of(6.5, 13, 2), Ranking::Met);
        assert_eq!(Ranking::of(6.0, 13, 2), Ranking::LessMet);
        assert_eq!(Ranking::of(4.0, 4, 0), Ranking::Inconclusive);
        assert_eq!(Ranking::of(4.0, 4, 4), Ranking::NoOpinion);
        assert_eq!(Ranking::of(8.0, 8, 7), Ranking::Met);
        assert_eq!(Ranking::of(0.0, 0, 0), Ranking::Inconclusive);
        assert_eq!(Ranking::of(0.0, 0, 3), Ranking::NoOpinion);
    }
}
