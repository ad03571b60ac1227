//! `objectifs`: objectives, targets, what was achieved.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "objectifs",
    title: "Objectifs",
    about: "Une ligne par objectif, avec sa mesure quand il y en a une.",
    hints: &["objectifs", "indicateurs", "suivi des objectifs", "cibles"],
    columns: &[
        Column::new("axe", Content::Text, "Axe")
            .required()
            .or(&[
                "axe stratégique",
                "axes",
                "axe de travail",
                "axe du clsm",
                "orientation stratégique",
                "axe / thématique",
                "axe thématique",
                "thématique",
            ])
            .note("L'axe du projet auquel il se rattache.")
            .example("Lutter contre la stigmatisation"),
        Column::new("objectif", Content::Text, "Objectif")
            .required()
            .or(&[
                "objectifs",
                "libellé de l'objectif",
                "intitulé de l'objectif",
                "objectif opérationnel",
                "objectif stratégique",
                "nom de l'objectif",
                "objectif visé",
                "objectif poursuivi",
                "objectif général",
                "objectif spécifique",
                "désignation de l'objectif",
            ])
            .note("L'objectif, en une phrase.")
            .example("Former les agents d'accueil"),
        Column::new("indicateur", Content::Text, "Indicateur")
            .or(&[
                "indicateurs",
                "indicateur de suivi",
                "indicateur de résultat",
                "libellé de l'indicateur",
                "mesure",
                "critère d'évaluation",
                "critère",
                "indicateur d'évaluation",
                "indicateur retenu",
            ])
            .note("Ce qui est compté pour le mesurer.")
            .example("Agents formés"),
        Column::new("unite", Content::Text, "Unité")
            .or(&["unités", "unité de mesure"])
            .note("Ce que compte cette mesure.")
            .example("personnes"),
        Column::new("depart", Content::Number, "Départ")
            .or(&[
                "valeur de départ",
                "valeur initiale",
                "situation initiale",
                "départ",
                "point de départ",
                "valeur au départ",
                "référence",
                "valeur de référence",
                "niveau de départ",
                "base",
                "état initial",
                "valeur de base",
                "situation de départ",
            ])
            .note("La valeur au départ ; 0 si vide.")
            .example("0"),
        Column::new("cible", Content::Number, "Cible")
            .or(&[
                "valeur cible",
                "cibles",
                "objectif chiffré",
                "objectif à atteindre",
                "valeur visée",
                "attendu",
                "cible visée",
                "valeur attendue",
                "objectif cible",
                "cible à atteindre",
                "résultat attendu",
                "niveau cible",
                "valeur à atteindre",
            ])
            .note("La valeur à atteindre.")
            .example("60"),
        Column::new("realise", Content::Number, "Réalisé")
            .or(&[
                "valeur réalisée",
                "réalisation",
                "résultat",
                "valeur atteinte",
                "valeur",
                "réalisés",
                "valeur actuelle",
                "atteint à ce jour",
                "réalisé à ce jour",
                "valeur obtenue",
                "résultat obtenu",
                "valeur constatée",
                "valeur mesurée",
                "résultat atteint",
                "valeur finale",
                "niveau atteint",
            ])
            .note("La valeur atteinte à ce jour ; vide si rien n'est encore mesuré.")
            .example("37"),
        Column::new("statut", Content::Class(Nomenclature::ObjectiveStatus), "Statut")
            .or(&[
                "statut de l'objectif",
                "état",
                "atteinte",
                "avancement",
                "degré d'atteinte",
                "niveau d'atteinte",
                "atteinte de l'objectif",
                "état d'avancement",
                "niveau de réalisation",
                "degré de réalisation",
                "appréciation",
            ])
            .note("Où il en est, choisi dans la liste.")
            .example("en cours"),
        Column::new("echeance", Content::Date, "Échéance")
            .or(&["date d'échéance", "pour le", "terme", "date cible"])
            .note("Le jour où il doit être atteint.")
            .example("31/12/2024"),
    ],
};
