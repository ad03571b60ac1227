//! `instances`: who sat in which body.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "instances",
    title: "Présences aux instances",
    about: "Une ligne par réunion et par structure invitée.",
    hints: &["instances", "copil", "comité de pilotage", "cotech", "plénière", "présences", "instance", "réunions"],
    columns: &[
        Column::new("date", Content::Date, "Date")
            .required()
            .or(&[
                "dates",
                "jour",
                "date de la réunion",
                "date de l'instance",
                "date réunion",
                "réunion du",
                "séance du",
                "date de la séance",
            ])
            .note("Le jour de la réunion.")
            .example("12/04/2024"),
        Column::new("instance", Content::Class(Nomenclature::Body), "Instance")
            .required()
            .or(&["instances", "type d'instance", "réunion", "comité", "nom de l'instance", "type de réunion", "instance de gouvernance"])
            .note("L'instance réunie, choisie dans la liste.")
            .example("comité de pilotage"),
        Column::new("structure", Content::Name, "Structure")
            .required()
            .or(&[
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
            ])
            .note("La structure invitée.")
            .example("UNAFAM"),
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
            .note("présent, excusé, absent, ou le nombre de personnes venues")
            .example("présent"),
        Column::new("qualite", Content::Text, "Qualité")
            .or(&["fonction", "en qualité de", "titre", "rôle"])
            .note("À quel titre elle siège ; jamais le nom d'une personne.")
            .example("membre fondateur"),
    ],
};
