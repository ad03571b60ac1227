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
                "le",
                "date de séance",
                "tenue le",
                "date de tenue",
                "date et heure",
            ])
            .note("Le jour de la réunion.")
            .example("12/04/2024"),
        Column::new("instance", Content::Class(Nomenclature::Body), "Instance")
            .required()
            .or(&[
                "instances",
                "type d'instance",
                "réunion",
                "comité",
                "nom de l'instance",
                "type de réunion",
                "instance de gouvernance",
                "instance concernée",
                "réunion concernée",
                "type de rencontre",
                "nom de la réunion",
                "intitulé de la réunion",
                "intitulé de l'instance",
                "comité / instance",
            ])
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
                "organisme représenté",
                "structure membre",
                "membre (structure)",
                "structure invitée",
                "structure / organisme",
                "établissement / service",
                "organisation",
                "structures membres",
                "structures représentées",
                "structures invitées",
                "nom de l'établissement",
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
                "p/e/a",
                "p / a / e",
                "p/a",
                "p/a/e",
                "présent / absent",
                "présent / absent / excusé",
                "présent excusé absent",
                "présence à la réunion",
                "présence en réunion",
                "statut",
                "état de présence",
                "présent (oui/non)",
                "présence / excuse",
            ])
            .note("présent, excusé, absent, ou le nombre de personnes venues")
            .example("présent"),
        Column::new("qualite", Content::Text, "Qualité")
            .or(&["fonction", "en qualité de", "titre", "rôle"])
            .note("À quel titre elle siège ; jamais le nom d'une personne.")
            .example("membre fondateur"),
    ],
};
