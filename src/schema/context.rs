//! `contexte`: figures of larger territories, beside the council's own.

use super::{Column, Content, Schema};

pub static SCHEMA: Schema = Schema {
    name: "contexte",
    title: "Contexte",
    about: "Une ligne par indicateur, territoire et année, tirée d'une source publique.",
    hints: &["contexte", "données de cadrage", "diagnostic", "statistiques"],
    columns: &[
        Column::new("indicateur", Content::Text, "Indicateur").required().or(&[
            "indicateurs",
            "libellé de l'indicateur",
            "libellé",
            "nom de l'indicateur",
            "donnée",
        ]),
        Column::new("territoire", Content::Text, "Territoire").required().or(&[
            "territoires",
            "zone",
            "échelle territoriale",
            "nom du territoire",
            "zone géographique",
        ]),
        Column::new("annee", Content::Year, "Année").required().or(&["années", "an", "millésime", "exercice"]),
        Column::new("valeur", Content::Number, "Valeur").required().or(&["valeurs", "taux", "chiffre", "donnée chiffrée"]),
        Column::new("unite", Content::Text, "Unité").or(&["unités", "unité de mesure"]),
        Column::new("source", Content::Text, "Source").or(&["sources", "origine des données", "producteur"]),
        Column::new("niveau", Content::Text, "Niveau").or(&["niveau géographique", "échelon", "maille", "type de territoire", "échelle"]),
    ],
};
