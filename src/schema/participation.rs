//! `participations`: who came to what.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "participations",
    title: "Participations",
    about: "Une ligne par structure et par séance, avec le nombre de personnes venues ; ou une ligne par personne.",
    hints: &[
        "émargement",
        "émargements",
        "participations",
        "présents",
        "feuille de présence",
        "participants",
        "inscriptions",
        "formations",
    ],
    columns: &[
        Column::new("date", Content::Date, "Date")
            .required()
            .or(&[
                "dates",
                "jour",
                "date de la séance",
                "date séance",
                "date de l'action",
                "date de la session",
                "date de la rencontre",
                "date de la formation",
                "séance du",
                "du",
                "le",
                "quand",
                "mois",
                "session",
                "date de réalisation",
                "date du jour",
                "date de présence",
                "date de l'évènement",
                "date de l'atelier",
                "date de la réunion",
                "date d'intervention",
                "date de début",
                "date et heure",
            ])
            .note("Le jour de la séance.")
            .example("06/05/2024"),
        Column::new("action", Content::Text, "Action")
            .required()
            .or(&[
                "actions",
                "nom de l'action",
                "intitulé de l'action",
                "intitulé",
                "formation",
                "évènement",
                "événement",
                "titre de l'action",
                "atelier",
                "nom de la formation",
                "intitulé de la formation",
                "activité",
                "thème de la formation",
                "thème",
                "quoi",
                "action suivie",
                "formation suivie",
                "nom de l'atelier",
                "nom de l'évènement",
                "intitulé de l'atelier",
                "intitulé de la séance",
                "titre de la formation",
                "objet",
                "projet",
                "nom de l'activité",
            ])
            .note("Le nom de l'action, écrit comme dans le tableau des actions.")
            .example("Info-formation des bailleurs"),
        Column::new("structure", Content::Name, "Structure")
            .required()
            .or(&[
                "structures",
                "nom de la structure",
                "nom structure",
                "organisme",
                "nom de l'organisme",
                "partenaire",
                "employeur",
                "service",
                "établissement",
                "structure d'origine",
                "organisme employeur",
                "structure employeuse",
                "institution",
                "structure / service",
                "structure représentée",
                "votre structure",
                "qui",
                "organisme d'appartenance",
                "structure d'appartenance",
                "structure / organisme",
                "établissement / service",
                "structure ou association",
                "organisation",
                "association",
                "organisme représenté",
                "structure participante",
                "entreprise",
                "lieu de travail",
                "structure de rattachement",
                "service / structure",
                "nom de l'établissement",
                "nom du partenaire",
                "nom de l'association",
            ])
            .note("La structure d'où viennent les participants.")
            .example("Office de l'habitat"),
        Column::new("participants", Content::Count, "Participants")
            .or(&[
                "nombre de participants",
                "nb participants",
                "nb de participants",
                "présents",
                "nombre de présents",
                "nb présents",
                "nb de présents",
                "effectif",
                "effectifs",
                "nombre",
                "nb",
                "nombre de personnes",
                "nb personnes",
                "nb de personnes",
                "nb pers",
                "personnes présentes",
                "total présents",
                "venus",
                "personnes formées",
                "nombre de personnes présentes",
                "effectifs présents",
                "participants présents",
                "nombre de participants présents",
                "nombre de professionnels",
                "nb de professionnels",
                "nombre de venus",
                "effectif présent",
                "nb de présences",
                "nombre de présences",
                "total participants",
                "total personnes",
                "nombre de personnes reçues",
                "personnes reçues",
                "nombre d'usagers",
                "fréquentation",
                "combien",
            ])
            .note("Le nombre de personnes venues ; 1 par ligne si la colonne manque.")
            .example("8"),
        Column::new("candidats", Content::Count, "Candidats")
            .or(&[
                "candidatures",
                "nombre de candidats",
                "nb candidats",
                "nombre de candidatures",
                "demandes",
                "nb de candidatures",
                "nb de candidats",
                "candidatures reçues",
                "personnes candidates",
                "nombre de demandes",
                "nb de demandes",
                "nb demandes",
            ])
            .note("Le nombre de personnes qui ont demandé à venir.")
            .example("12"),
        Column::new("retenus", Content::Count, "Retenus")
            .or(&[
                "nombre de retenus",
                "nb retenus",
                "places retenues",
                "candidatures retenues",
                "acceptés",
                "sélectionnés",
                "nb de retenus",
                "admis",
                "candidats retenus",
                "personnes retenues",
                "nombre de personnes retenues",
                "nb de personnes retenues",
                "nombre d'admis",
                "dossiers retenus",
                "nombre de places attribuées",
            ])
            .note("Le nombre de personnes retenues parmi elles.")
            .example("10"),
        Column::new("inscrits", Content::Count, "Inscrits")
            .or(&[
                "nombre d'inscrits",
                "nb inscrits",
                "inscriptions",
                "inscrites",
                "personnes inscrites",
                "nb d'inscrits",
                "nombre de personnes inscrites",
                "nb d'inscriptions",
                "nombre d'inscriptions",
                "pré-inscrits",
                "nb inscriptions",
            ])
            .note("Le nombre de personnes inscrites.")
            .example("10"),
        Column::new("public", Content::Class(Nomenclature::Public), "Public")
            .or(&[
                "publics",
                "type de public",
                "public visé",
                "catégorie de public",
                "profil",
                "statut du participant",
                "public concerné",
                "profil des participants",
                "profil du participant",
                "type de participant",
                "catégorie de participants",
                "typologie de public",
                "statut des participants",
            ])
            .note("Le public venu, choisi dans la liste.")
            .example("professionnels"),
        Column::new("axe", Content::Text, "Axe")
            .or(&["axe stratégique", "axes", "axe de travail", "axe du clsm"])
            .note("L'axe de l'action ; vide si le tableau des actions le dit.")
            .example("Lutter contre la stigmatisation"),
        Column::new("type", Content::Class(Nomenclature::ActionType), "Type")
            .or(&["type d'action", "nature de l'action", "type d'activité", "catégorie d'action"])
            .note("La forme de l'action ; vide si le tableau des actions le dit.")
            .example("formation"),
    ],
};
