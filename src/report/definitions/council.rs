//! Governance, referrals to the cell, pathways.

use super::Theme::{Governance, Pathways, Referrals};
use super::{Definition, Unit};

const MEETINGS: Unit = Unit::Count { one: "réunion", many: "réunions" };
const PRESENCES: Unit = Unit::Count { one: "présence", many: "présences" };
const REFERRALS: Unit = Unit::Count { one: "saisine", many: "saisines" };
const DECISIONS: Unit = Unit::Count { one: "décision", many: "décisions" };
const PEOPLE: Unit = Unit::Count { one: "personne", many: "personnes" };

pub const DEFINITIONS: &[Definition] = &[
    Definition {
        indicator: "reunions",
        theme: Governance,
        title: "Réunions d'instance",
        sentence: "Réunions des instances du conseil tenues dans l'année.",
        rule: "Une réunion est une instance à une date.",
        unit: MEETINGS,
    },
    Definition {
        indicator: "presences",
        theme: Governance,
        title: "Présences aux instances",
        sentence: "Personnes présentes aux réunions d'instance, additionnées.",
        rule: "Une marque de présence compte pour une personne ; un nombre compte pour ce nombre.",
        unit: PRESENCES,
    },
    Definition {
        indicator: "taux_presence",
        theme: Governance,
        title: "Taux de présence",
        sentence: "Part des structures invitées qui étaient présentes.",
        rule: "Lignes « présent » rapportées aux lignes « présent », « excusé » et « absent » ; une case vide n'est pas une invitation.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "part_huc",
        theme: Governance,
        title: "Part des habitants, usagers et citoyens",
        sentence: "Part des personnes concernées et des aidants dans les présences aux instances.",
        rule: "Présences des collèges « personnes concernées » et « aidants » rapportées à toutes les présences.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "conformite_colleges",
        theme: Governance,
        title: "Réunions réunissant les cinq collèges",
        sentence: "Réunions où chacun des cinq collèges du modèle national était présent.",
        rule: "Les cinq collèges sont les élus, la psychiatrie publique, les personnes concernées, les aidants et la coordination. Par \
               collège, ce sont les réunions où il a siégé.",
        unit: MEETINGS,
    },
    Definition {
        indicator: "pleniere_tenue",
        theme: Governance,
        title: "Assemblée plénière tenue",
        sentence: "L'assemblée plénière s'est réunie au moins une fois dans l'année.",
        rule: "Oui si une feuille de présence d'assemblée plénière est datée de l'année.",
        unit: Unit::YesNo,
    },
    Definition {
        indicator: "saisines",
        theme: Referrals,
        title: "Saisines",
        sentence: "Situations adressées à la cellule de concertation dans l'année.",
        rule: "Une ligne compte pour une saisine, ou pour le nombre qu'elle indique. Les ventilations sont protégées par le secret.",
        unit: REFERRALS,
    },
    Definition {
        indicator: "saisines_en_reunion",
        theme: Referrals,
        title: "Saisines étudiées en réunion",
        sentence: "Saisines qui ont été étudiées en réunion de la cellule.",
        rule: "Protégées par le secret comme une ventilation des saisines.",
        unit: REFERRALS,
    },
    Definition {
        indicator: "delai_reponse_median",
        theme: Referrals,
        title: "Délai médian de réponse",
        sentence: "Nombre de jours entre une saisine et sa réponse : la moitié des saisines ont attendu moins, l'autre moitié plus.",
        rule: "Calculé sur les saisines dont les deux dates sont connues au jour près.",
        unit: Unit::Measure("jours"),
    },
    Definition {
        indicator: "parcours_decisions",
        theme: Pathways,
        title: "Décisions de la commission",
        sentence: "Décisions prises par la commission d'admission dans l'année.",
        rule: "Une ligne compte pour une décision ; une même personne peut en recevoir plusieurs. Les ventilations sont protégées par le \
               secret.",
        unit: DECISIONS,
    },
    Definition {
        indicator: "parcours_presents_ateliers",
        theme: Pathways,
        title: "Personnes présentes aux ateliers",
        sentence: "Personnes différentes suivies dans un atelier au cours de l'année.",
        rule: "Chaque code compte une fois par atelier.",
        unit: PEOPLE,
    },
    Definition {
        indicator: "parcours_sorties",
        theme: Pathways,
        title: "Sorties de parcours",
        sentence: "Personnes sorties du dispositif dans l'année.",
        rule: "Protégées par le secret comme une ventilation des parcours.",
        unit: PEOPLE,
    },
    Definition {
        indicator: "parcours_objectifs_atteints",
        theme: Pathways,
        title: "Objectifs personnels atteints",
        sentence: "Part des objectifs fixés avec les personnes qui ont été atteints.",
        rule: "Objectifs atteints rapportés aux objectifs fixés, sur les seules lignes qui donnent les deux.",
        unit: Unit::Share,
    },
];
