//! `instances`: who sat in which body.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "instances",
    title: "Présences aux instances",
    about: "Une ligne par réunion et par structure invitée.",
    hints: &["instances", "copil", "comité de pilotage", "cotech", "plénière", "présences", "instance", "réunions"],
    columns: &[
        Column::new("date", Content::Date, "Date").required().or(&[
            "dates",
            "jour",
            "date de la réunion",
            "date de l'instance",
            "date réunion",
            "réunion du",
            "séance du",
            "date de la séance",
        ]),
        Column::new("instance", Content::Class(Nomenclature::Body), "Instance").required().or(&[
            "instances",
            "type d'instance",
            "réunion",
            "comité",
            "nom de l'instance",
            "type de réunion",
            "instance de gouvernance",
        ]),
        Column::new("structure", Content::Name, "Structure").required().or(&[
            "structures",
            "nom de la structure",
            "nom structure",
            "organisme",
            "nom de l'organisme",
            "partenaire",
            "institution",
            "service",
            "membre",
            "membres",
            "établissement",
            "structure représentée",
            "invités",
        ]),
        Column::new("presence", Content::Presence, "Présence")
            .required()
            .or(&[
                "présences",
                "présent",
                "présent / excusé / absent",
                "présence effective",
                "émargement",
                "participation",
                "statut de présence",
                "présent ?",
                "nombre de présents",
                "nombre de personnes présentes",
            ])
            .note("présent, excusé, absent, ou le nombre de personnes venues"),
        Column::new("qualite", Content::Text, "Qualité").or(&["fonction", "en qualité de", "titre", "rôle"]),
    ],
};
