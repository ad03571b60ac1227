//! `parcours`: decisions of an admission commission; a pseudonym, never a name.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "parcours",
    title: "Parcours d'insertion",
    about: "Une ligne par personne et par commission, sous un code et jamais sous un nom.",
    hints: &["parcours", "commission insertion", "commission d'admission", "admissions", "insertion"],
    columns: &[
        Column::new("code", Content::Text, "Code").required().or(&[
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
        ]),
        Column::new("date", Content::Date, "Date").required().or(&[
            "date de la commission",
            "commission du",
            "date commission",
            "commission",
            "date de commission",
            "dates",
            "jour",
            "séance du",
        ]),
        Column::new("decision", Content::Class(Nomenclature::Decision), "Décision").required().or(&[
            "décisions",
            "décision de la commission",
            "avis",
            "avis de la commission",
            "résultat",
            "situation",
        ]),
        Column::new("orienteur", Content::Name, "Orienteur").or(&[
            "orienté par",
            "structure orienteuse",
            "prescripteur",
            "orienteurs",
            "service orienteur",
            "structure d'origine",
        ]),
        Column::new("atelier", Content::Text, "Atelier").or(&["ateliers", "atelier suivi", "support", "activité", "support d'activité"]),
        Column::new("objectifs_fixes", Content::Count, "Objectifs fixés").or(&[
            "nombre d'objectifs fixés",
            "objectifs",
            "nb objectifs fixés",
            "objectifs posés",
            "nb d'objectifs fixés",
        ]),
        Column::new("objectifs_atteints", Content::Count, "Objectifs atteints").or(&[
            "nombre d'objectifs atteints",
            "nb objectifs atteints",
            "nb d'objectifs atteints",
            "atteints",
        ]),
        Column::new("date_sortie", Content::Date, "Date de sortie").or(&["sortie le", "date sortie", "sortie", "fin de parcours"]),
        Column::new("motif_sortie", Content::Text, "Motif de sortie").or(&[
            "motif",
            "motif sortie",
            "motif de fin",
            "type de sortie",
            "destination",
        ]),
    ],
};
