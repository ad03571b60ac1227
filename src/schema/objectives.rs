//! `objectifs`: objectives, targets, what was achieved.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "objectifs",
    title: "Objectifs",
    about: "Une ligne par objectif, avec sa mesure quand il y en a une.",
    hints: &["objectifs", "indicateurs", "suivi des objectifs", "cibles"],
    columns: &[
        Column::new("axe", Content::Text, "Axe").required().or(&[
            "axe stratégique",
            "axes",
            "axe de travail",
            "axe du clsm",
            "orientation stratégique",
        ]),
        Column::new("objectif", Content::Text, "Objectif").required().or(&[
            "objectifs",
            "libellé de l'objectif",
            "intitulé de l'objectif",
            "objectif opérationnel",
            "objectif stratégique",
            "nom de l'objectif",
        ]),
        Column::new("indicateur", Content::Text, "Indicateur").or(&[
            "indicateurs",
            "indicateur de suivi",
            "indicateur de résultat",
            "libellé de l'indicateur",
            "mesure",
        ]),
        Column::new("unite", Content::Text, "Unité").or(&["unités", "unité de mesure"]),
        Column::new("depart", Content::Number, "Départ").or(&[
            "valeur de départ",
            "valeur initiale",
            "situation initiale",
            "départ",
            "point de départ",
            "valeur au départ",
            "référence",
        ]),
        Column::new("cible", Content::Number, "Cible").or(&[
            "valeur cible",
            "cibles",
            "objectif chiffré",
            "objectif à atteindre",
            "valeur visée",
            "attendu",
        ]),
        Column::new("realise", Content::Number, "Réalisé").or(&[
            "valeur réalisée",
            "réalisation",
            "résultat",
            "valeur atteinte",
            "valeur",
            "réalisés",
            "valeur actuelle",
            "atteint à ce jour",
        ]),
        Column::new("statut", Content::Class(Nomenclature::ObjectiveStatus), "Statut").or(&[
            "statut de l'objectif",
            "état",
            "atteinte",
            "avancement",
            "degré d'atteinte",
            "niveau d'atteinte",
        ]),
        Column::new("echeance", Content::Date, "Échéance").or(&["date d'échéance", "pour le", "terme", "date cible"]),
    ],
};
