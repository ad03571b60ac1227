//! Partners, network, participations, actions, training.

use super::Theme::{Actions, Network, Participation, Partners, Training};
use super::{Definition, Unit};

const STRUCTURES: Unit = Unit::Count { one: "structure", many: "structures" };
const ENTITIES: Unit = Unit::Count { one: "entité", many: "entités" };
const PEOPLE: Unit = Unit::Count { one: "personne", many: "personnes" };
const PARTICIPATIONS: Unit = Unit::Count { one: "participation", many: "participations" };
const PAIRS: Unit = Unit::Count { one: "lien", many: "liens" };
const ACTIONS: Unit = Unit::Count { one: "action", many: "actions" };
const SESSIONS: Unit = Unit::Count { one: "session", many: "sessions" };

pub const DEFINITIONS: &[Definition] = &[
    Definition {
        indicator: "structures_partenaires",
        theme: Partners,
        title: "Structures partenaires",
        sentence: "Structures inscrites au registre des partenaires et en vigueur dans l'année.",
        rule: "Chaque structure compte une fois ; celles que le registre dit inactives ne comptent pas. Le registre rangé dans le dossier d'une \
               année vaut à partir de cette année, jusqu'au suivant.",
        unit: STRUCTURES,
    },
    Definition {
        indicator: "entites_partenaires",
        theme: Partners,
        title: "Entités partenaires",
        sentence: "Organismes dont relèvent les structures inscrites au registre des partenaires.",
        rule: "Les services d'un même organisme comptent ensemble pour un.",
        unit: ENTITIES,
    },
    Definition {
        indicator: "structures_actives",
        theme: Partners,
        title: "Structures actives",
        sentence: "Structures vues dans l'année à une action, à une feuille de présence ou à une réunion d'instance.",
        rule: "Une structure compte si elle porte une action ou y est partenaire (actions prévues et abandonnées exceptées), si elle figure \
               sur une feuille de présence, même sans participant, ou si elle était présente à une instance. Financer, saisir la cellule, être excusé ou absent \
               ne suffit pas.",
        unit: STRUCTURES,
    },
    Definition {
        indicator: "entites_actives",
        theme: Partners,
        title: "Entités actives",
        sentence: "Organismes dont au moins une structure a été active dans l'année.",
        rule: "Les services d'un même organisme comptent ensemble pour un ; par secteur, une entité compte une fois dans chaque secteur de \
               ses services actifs.",
        unit: ENTITIES,
    },
    Definition {
        indicator: "structures_nouvelles",
        theme: Partners,
        title: "Structures nouvelles",
        sentence: "Structures actives dans l'année et qui ne l'étaient pas l'année précédente.",
        rule: "La comparaison porte sur les structures actives des deux années, sous un même nom une fois les graphies rapprochées ; une \
               structure renommée, réunie à d'autres ou scindée entre les deux n'est ni nouvelle ni perdue de vue.",
        unit: STRUCTURES,
    },
    Definition {
        indicator: "structures_fidelisees",
        theme: Partners,
        title: "Structures fidélisées",
        sentence: "Structures actives dans l'année et déjà actives l'année précédente.",
        rule: "La comparaison porte sur les structures actives des deux années, sous un même nom une fois les graphies rapprochées ; une \
               structure renommée, réunie à d'autres ou scindée entre les deux n'est ni nouvelle ni perdue de vue.",
        unit: STRUCTURES,
    },
    Definition {
        indicator: "structures_perdues",
        theme: Partners,
        title: "Structures perdues de vue",
        sentence: "Structures actives l'année précédente et qui ne l'ont pas été dans l'année.",
        rule: "La comparaison porte sur les structures actives des deux années, sous un même nom une fois les graphies rapprochées ; une \
               structure renommée, réunie à d'autres ou scindée entre les deux n'est ni nouvelle ni perdue de vue.",
        unit: STRUCTURES,
    },
    Definition {
        indicator: "liens_partenariaux",
        theme: Network,
        title: "Liens partenariaux",
        sentence: "Paires de structures réunies au moins une fois dans l'année par une action ou par une réunion d'instance.",
        rule: "Une paire compte une fois, quel que soit le nombre de rencontres : porteur, partenaires et participants d'une même action, \
               ou structures présentes à une même réunion.",
        unit: PAIRS,
    },
    Definition {
        indicator: "liens_nouveaux",
        theme: Network,
        title: "Liens nouveaux",
        sentence: "Liens partenariaux de l'année qui n'existaient pas l'année précédente.",
        rule: "La comparaison porte sur les paires de structures des deux années.",
        unit: PAIRS,
    },
    Definition {
        indicator: "participations",
        theme: Participation,
        title: "Participations",
        sentence: "Personnes présentes aux actions de l'année, d'après les feuilles de présence.",
        rule: "Les présences sont additionnées : une personne venue deux fois compte deux fois. Un effectif inconnu n'est pas compté pour \
               zéro ; le total est alors un minimum.",
        unit: PARTICIPATIONS,
    },
    Definition {
        indicator: "personnes_distinctes",
        theme: Participation,
        title: "Personnes distinctes",
        sentence: "Personnes différentes présentes aux actions de l'année.",
        rule: "Comptées seulement là où les feuilles de présence sont nominatives ; les noms ne quittent jamais la mémoire de l'ordinateur.",
        unit: PEOPLE,
    },
    Definition {
        indicator: "actions",
        theme: Actions,
        title: "Actions",
        sentence: "Actions inscrites au plan d'action de l'année.",
        rule: "Une action citée par plusieurs fichiers compte une fois.",
        unit: ACTIONS,
    },
    Definition {
        indicator: "personnes_touchees",
        theme: Actions,
        title: "Personnes touchées",
        sentence: "Personnes que les actions de l'année ont touchées, d'après les fiches et le tableau des actions.",
        rule: "Les effectifs des actions sont additionnés ; une personne touchée par deux actions compte deux fois. Le total est aussi peu \
               précis que son terme le moins précis.",
        unit: PEOPLE,
    },
    Definition {
        indicator: "formations_sessions",
        theme: Training,
        title: "Sessions de formation",
        sentence: "Sessions des actions de formation et d'immersion tenues dans l'année.",
        rule: "Une session est une action à une date ; plusieurs jours de suite font une session. Par structure, ce sont les sessions où \
               elle est venue.",
        unit: SESSIONS,
    },
    Definition {
        indicator: "formations_participants",
        theme: Training,
        title: "Participants aux formations",
        sentence: "Personnes présentes aux actions de formation et d'immersion.",
        rule: "Les présences sont additionnées par session : une personne venue à deux sessions compte deux fois.",
        unit: PEOPLE,
    },
    Definition {
        indicator: "taux_presence_inscrits",
        theme: Training,
        title: "Présents parmi les inscrits",
        sentence: "Part des personnes inscrites qui sont venues.",
        rule: "Présents rapportés aux inscrits, sur les seules lignes qui donnent les deux.",
        unit: Unit::Share,
    },
    Definition {
        indicator: "taux_selection",
        theme: Training,
        title: "Retenus parmi les candidats",
        sentence: "Part des candidatures qui ont été retenues.",
        rule: "Places retenues rapportées aux candidatures, sur les seules lignes qui donnent les deux.",
        unit: Unit::Share,
    },
];
