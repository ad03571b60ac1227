//! `parcours`: decisions of an admission commission; a pseudonym, never a name.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "parcours",
    title: "Parcours d'insertion",
    about: "Une ligne par personne et par commission, sous un code et jamais sous un nom.",
    hints: &["parcours", "commission insertion", "commission d'admission", "admissions", "insertion"],
    columns: &[
        Column::new("code", Content::Text, "Code")
            .required()
            .or(&[
                "codes",
                "code de la personne",
                "pseudonyme",
                "identifiant",
                "code anonyme",
                "code parcours",
                "n° de dossier",
                "numéro de dossier",
                "dossier",
                "code usager",
            ])
            .note("Un pseudonyme, le même d'une commission à l'autre ; jamais un nom ni des initiales.")
            .example("P-017"),
        Column::new("date", Content::Date, "Date")
            .required()
            .or(&[
                "date de la commission",
                "commission du",
                "date commission",
                "commission",
                "date de commission",
                "dates",
                "jour",
                "séance du",
            ])
            .note("Le jour de la commission.")
            .example("14/03/2024"),
        Column::new("decision", Content::Class(Nomenclature::Decision), "Décision")
            .required()
            .or(&["décisions", "décision de la commission", "avis", "avis de la commission", "résultat", "situation"])
            .note("admis, en attente, réorienté, refusé ou sorti")
            .example("admis"),
        Column::new("orienteur", Content::Name, "Orienteur")
            .or(&["orienté par", "structure orienteuse", "prescripteur", "orienteurs", "service orienteur", "structure d'origine"])
            .note("La structure qui a orienté la personne.")
            .example("Mission locale"),
        Column::new("atelier", Content::Text, "Atelier")
            .or(&["ateliers", "atelier suivi", "support", "activité", "support d'activité"])
            .note("L'atelier suivi.")
            .example("Maraîchage"),
        Column::new("objectifs_fixes", Content::Count, "Objectifs fixés")
            .or(&["nombre d'objectifs fixés", "objectifs", "nb objectifs fixés", "objectifs posés", "nb d'objectifs fixés"])
            .note("Le nombre d'objectifs fixés avec la personne.")
            .example("7"),
        Column::new("objectifs_atteints", Content::Count, "Objectifs atteints")
            .or(&["nombre d'objectifs atteints", "nb objectifs atteints", "nb d'objectifs atteints", "atteints"])
            .note("Le nombre de ceux qui sont atteints.")
            .example("3"),
        Column::new("date_sortie", Content::Date, "Date de sortie")
            .or(&["sortie le", "date sortie", "sortie", "fin de parcours"])
            .note("Le jour de la sortie ; vide si le parcours continue.")
            .example("20/12/2024"),
        Column::new("motif_sortie", Content::Text, "Motif de sortie")
            .or(&["motif", "motif sortie", "motif de fin", "type de sortie", "destination"])
            .note("Vers quoi la personne est sortie.")
            .example("emploi en milieu ordinaire"),
    ],
};
