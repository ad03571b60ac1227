//! `saisines`: situations referred to the concertation cell; never a name.

use super::{Column, Content, Schema};

pub static SCHEMA: Schema = Schema {
    name: "saisines",
    title: "Saisines de la cellule",
    about: "Une ligne par saisine, sans nom ni initiales.",
    hints: &["saisines", "cellule", "situations", "registre saisines", "registre de la cellule", "sollicitations", "situations complexes"],
    columns: &[
        Column::new("date", Content::Date, "Date")
            .required()
            .or(&[
                "dates",
                "date de la saisine",
                "date de saisine",
                "mois",
                "date de la demande",
                "reçue le",
                "saisine du",
                "date de réception",
                "période",
                "réunion",
                "date de sollicitation",
                "trimestre",
            ])
            .note("Un jour, un mois, un trimestre ou une année."),
        Column::new("demandeur", Content::Name, "Demandeur").required().or(&[
            "demandeurs",
            "structure demandeuse",
            "saisie par",
            "saisine",
            "saisine / sollicitation",
            "origine de la demande",
            "origine de la saisine",
            "auteur de la saisine",
            "sollicité par",
            "orienté par",
            "partenaire demandeur",
            "structure à l'origine",
            "service demandeur",
            "demande de",
            "structure saisissante",
            "sollicitation",
            "à l'initiative de",
        ]),
        Column::new("nombre", Content::Count, "Nombre")
            .or(&["nombre de saisines", "nb saisines", "nb de saisines", "saisines", "effectif", "nb", "nombre de situations", "total"])
            .note("1 si la colonne manque."),
        Column::new("niveau", Content::Text, "Niveau").or(&[
            "niveau de saisine",
            "niveau d'intervention",
            "niv",
            "niveau de réponse",
            "niveau de la saisine",
        ]),
        Column::new("decision", Content::Text, "Décision").or(&[
            "décisions",
            "réponse",
            "réponse apportée",
            "suite donnée",
            "décision prise",
            "conclusion",
            "préconisation",
        ]),
        Column::new("orientations", Content::Texts, "Orientations").or(&[
            "orientation",
            "orienté vers",
            "orientation proposée",
            "vers",
            "relais",
            "orientations proposées",
        ]),
        Column::new("date_reponse", Content::Date, "Date de réponse").or(&[
            "réponse le",
            "date de la réponse",
            "répondu le",
            "date de première réponse",
            "date réponse",
        ]),
        Column::new("tranche_age", Content::Text, "Tranche d'âge").or(&[
            "âge",
            "classe d'âge",
            "tranche âge",
            "tranche d'ages",
            "tranches d'âge",
        ]),
        Column::new("genre", Content::Text, "Genre").or(&["sexe", "h/f", "f/h", "genre de la personne"]),
        Column::new("en_reunion", Content::YesNo, "En réunion").or(&[
            "réunion de cellule",
            "vue en réunion",
            "examinée en réunion",
            "passage en cellule",
            "réunion de la cellule",
            "traité en réunion",
            "étudiée en réunion",
        ]),
    ],
};
