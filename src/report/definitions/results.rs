//! Objectives, questionnaires, outlook, means, context.

use super::Theme::{Context, Means, Objectives, Outlook, Surveys};
use super::{Definition, Unit};

const OBJECTIVES: Unit = Unit::Count { one: "objectif", many: "objectifs" };
const ANSWERS: Unit = Unit::Count { one: "réponse", many: "réponses" };

/// Any question of a questionnaire: `question_CODE`.
pub const QUESTION: Definition = Definition {
    indicator: "question_CODE",
    theme: Surveys,
    title: "Réponses à une question",
    sentence: "Réponses données à une question du questionnaire.",
    rule: "Les effectifs d'abord ; un pourcentage n'est donné qu'à partir de la base fixée (30 réponses si rien d'autre n'est réglé). \
           Les « sans opinion » restent hors de la base.",
    unit: ANSWERS,
};

pub const DEFINITIONS: &[Definition] = &[
    Definition {
        indicator: "atteinte_percue",
        theme: Objectives,
        title: "Atteinte perçue",
        sentence: "Part des avis qui jugent l'objectif atteint, d'après le questionnaire.",
        rule: "Un avis « atteint » compte pour un, un avis « partiellement atteint » pour un demi ; les « sans opinion » sont hors de la \
               base.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "atteinte_mesuree",
        theme: Objectives,
        title: "Atteinte mesurée",
        sentence: "Part du chemin parcouru entre la valeur de départ et la cible.",
        rule: "Réalisé moins départ, rapporté à cible moins départ ; le départ vaut 0 s'il n'est pas donné. Un objectif pas encore mesuré \
               n'est pas à zéro.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "atteinte_declaree",
        theme: Objectives,
        title: "Atteinte déclarée",
        sentence: "Objectifs selon le statut que la coordination leur a donné.",
        rule: "Un objectif sans statut est « non mesuré ».",
        unit: OBJECTIVES,
    },
    Definition {
        indicator: "objectifs_par_classement",
        theme: Objectives,
        title: "Objectifs par classement",
        sentence: "Objectifs du questionnaire, classés d'après les réponses.",
        rule: "Classé « Sans opinion » si la moitié au moins des répondants n'en a pas ; « Non concluant » si moins de 5 avis ; « Atteint » si les \
               points (un par avis « atteint », un demi par « partiellement ») font au moins la moitié de la base ; « Moins atteint » sinon.",
        unit: OBJECTIVES,
    },
    Definition {
        indicator: "reponses",
        theme: Surveys,
        title: "Réponses au questionnaire",
        sentence: "Questionnaires remplis et envoyés.",
        rule: "Les brouillons, les essais et les doublons sont comptés à part et n'entrent pas dans les réponses.",
        unit: ANSWERS,
    },
    Definition {
        indicator: "taux_reponse",
        theme: Surveys,
        title: "Taux de réponse",
        sentence: "Part des personnes invitées qui ont répondu.",
        rule: "Réponses rapportées au nombre d'invités donné dans les réglages.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "perspectives_suivies",
        theme: Outlook,
        title: "Perspectives suivies",
        sentence: "Perspectives fixées pour l'année, selon la suite qui leur a été donnée.",
        rule: "Une perspective dont la suite n'est pas renseignée est « non connue » ; elle reste comptée.",
        unit: Unit::Count { one: "perspective", many: "perspectives" },
    },
    Definition {
        indicator: "etp",
        theme: Means,
        title: "Équivalents temps plein",
        sentence: "Temps de travail consacré au conseil, en équivalents temps plein.",
        rule: "Par financeur, le temps de chaque poste est réparti selon la part que le financeur en prend.",
        unit: Unit::Measure("ETP"),
    },
    Definition {
        indicator: "financements",
        theme: Means,
        title: "Financements",
        sentence: "Sommes consacrées au conseil dans l'année.",
        rule: "Montant multiplié par la part du financeur. Les valorisations (mises à disposition, bénévolat) sont dans le \
               total, et se lisent à part, par nature.",
        unit: Unit::Euros,
    },
    Definition {
        indicator: "contexte",
        theme: Context,
        title: "Indicateurs de contexte",
        sentence: "Valeurs publiées par d'autres organismes, pour situer le territoire.",
        rule: "Reprises telles quelles du fichier de contexte, avec leur source.",
        unit: Unit::Given,
    },
];
