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
                "date d'arrivée",
                "date d'entrée",
                "date d'enregistrement",
                "saisie le",
                "sollicitée le",
                "date de signalement",
                "date du signalement",
            ])
            .note("Un jour, un mois, un trimestre ou une année.")
            .example("mars 2024"),
        Column::new("demandeur", Content::Name, "Demandeur")
            .required()
            .or(&[
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
                "saisi par",
                "demande émanant de",
                "qui saisit",
                "structure à l'origine de la saisine",
                "structure à l'origine de la demande",
                "émetteur",
                "structure émettrice",
                "saisine effectuée par",
                "organisme demandeur",
                "sollicité par (structure)",
                "signalé par",
                "origine du signalement",
                "demande faite par",
                "structure ayant saisi",
                "structure qui saisit",
                "adressé par",
                "adressée par",
            ])
            .note("La structure qui saisit la cellule ; elle peut manquer si la ligne vaut pour plusieurs saisines.")
            .example("Office de l'habitat"),
        Column::new("nombre", Content::Count, "Nombre")
            .or(&[
                "nombre de saisines",
                "nb saisines",
                "nb de saisines",
                "saisines",
                "effectif",
                "nb",
                "nombre de situations",
                "total",
                "situations",
                "dossiers",
                "nombre de dossiers",
                "nb dossiers",
                "dossiers reçus",
                "nombre de demandes",
                "nb demandes",
                "demandes",
                "demandes reçues",
                "nombre de sollicitations",
                "saisines reçues",
            ])
            .note("1 si la colonne manque.")
            .example("1"),
        Column::new("niveau", Content::Text, "Niveau")
            .or(&[
                "niveau de saisine",
                "niveau d'intervention",
                "niv",
                "niveau de réponse",
                "niveau de la saisine",
                "niveau de complexité",
                "degré de complexité",
                "niveau de gravité",
                "niveau d'urgence",
            ])
            .note("Le niveau de réponse, comme vous le notez d'habitude.")
            .example("1"),
        Column::new("decision", Content::Text, "Décision")
            .or(&[
                "décisions",
                "réponse",
                "réponse apportée",
                "suite donnée",
                "décision prise",
                "conclusion",
                "préconisation",
                "suite donnée à la saisine",
            ])
            .note("Ce qui est décidé, sans nommer la personne.")
            .example("Lien avec la coordination de parcours"),
        Column::new("orientations", Content::Texts, "Orientations")
            .or(&[
                "orientation",
                "orienté vers",
                "orientation proposée",
                "vers",
                "relais",
                "orientations proposées",
                "orientation préconisée",
                "orientée vers",
                "orientations données",
                "orientation retenue",
            ])
            .note("Vers qui la situation est orientée, séparés par des points-virgules.")
            .example("CMP Nord ; Dispositif d'appui à la coordination"),
        Column::new("date_reponse", Content::Date, "Date de réponse")
            .or(&[
                "réponse le",
                "date de la réponse",
                "répondu le",
                "date de première réponse",
                "date réponse",
                "réponse apportée le",
                "date de retour",
                "date du retour",
                "réponse donnée le",
            ])
            .note("Le jour de la première réponse.")
            .example("15/04/2024"),
        Column::new("tranche_age", Content::Text, "Tranche d'âge")
            .or(&[
                "âge",
                "classe d'âge",
                "tranche âge",
                "tranche d'ages",
                "tranches d'âge",
                "tranche âge de la personne",
                "catégorie d'âge",
                "groupe d'âge",
            ])
            .note("Une tranche, jamais une date de naissance.")
            .example("25-39 ans"),
        Column::new("genre", Content::Text, "Genre")
            .or(&["sexe", "h/f", "f/h", "genre de la personne"])
            .note("Comme vous le notez d'habitude.")
            .example("femme"),
        Column::new("en_reunion", Content::YesNo, "En réunion")
            .or(&[
                "réunion de cellule",
                "vue en réunion",
                "examinée en réunion",
                "passage en cellule",
                "réunion de la cellule",
                "traité en réunion",
                "étudiée en réunion",
                "passage en réunion",
                "présentée en réunion",
                "vu en réunion",
                "dont en réunion",
                "traitée en réunion",
                "étudiée en cellule",
                "abordée en réunion",
                "passée en réunion",
                "vu en cellule",
                "vue en cellule",
                "présentée en cellule",
                "examen en réunion",
                "en cellule",
                "discutée en réunion",
            ])
            .note("oui, si la situation a été vue en réunion de cellule")
            .example("oui"),
    ],
};
