//! `contexte`: figures of larger territories, beside the council's own.

use super::{Column, Content, Schema};

pub static SCHEMA: Schema = Schema {
    name: "contexte",
    title: "Contexte",
    about: "Une ligne par indicateur, territoire et année, tirée d'une source publique.",
    hints: &["contexte", "données de cadrage", "diagnostic", "statistiques"],
    columns: &[
        Column::new("indicateur", Content::Text, "Indicateur")
            .required()
            .or(&[
                "indicateurs",
                "libellé de l'indicateur",
                "libellé",
                "nom de l'indicateur",
                "donnée",
                "intitulé de l'indicateur",
                "intitulé",
                "indicateur de contexte",
                "données",
            ])
            .note("Le nom de l'indicateur, le même d'un territoire à l'autre.")
            .example("Taux de pauvreté"),
        Column::new("territoire", Content::Text, "Territoire")
            .required()
            .or(&["territoires", "zone", "échelle territoriale", "nom du territoire", "zone géographique", "périmètre", "nom de la zone"])
            .note("Le nom du territoire.")
            .example("Département"),
        Column::new("annee", Content::Year, "Année")
            .required()
            .or(&["années", "an", "millésime", "exercice", "année des données", "année de référence", "date", "période"])
            .note("L'année des données.")
            .example("2022"),
        Column::new("valeur", Content::Number, "Valeur")
            .required()
            .or(&["valeurs", "taux", "chiffre", "donnée chiffrée", "valeur de l'indicateur", "résultat chiffré"])
            .note("La valeur publiée.")
            .example("14,5"),
        Column::new("unite", Content::Text, "Unité")
            .or(&["unités", "unité de mesure", "exprimé en", "mesure"])
            .note("Ce que mesure la valeur : habitants, pour cent…")
            .example("pour cent"),
        Column::new("source", Content::Text, "Source")
            .or(&["sources", "origine des données", "producteur", "source des données", "provenance", "sources des données"])
            .note("Qui publie cette donnée.")
            .example("Insee"),
        Column::new("niveau", Content::Text, "Niveau")
            .or(&[
                "niveau géographique",
                "échelon",
                "maille",
                "type de territoire",
                "échelle",
                "échelon géographique",
                "échelon territorial",
                "niveau territorial",
            ])
            .note("commune, epci, departement, region ou france")
            .example("departement"),
    ],
};
