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
                "n° de parcours",
                "numéro de parcours",
                "n° parcours",
                "code dossier",
                "n° dossier",
                "n° anonyme",
                "numéro anonyme",
                "identifiant anonyme",
                "référence",
                "référence du dossier",
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
                "date de passage en commission",
                "date de passage",
                "passage en commission",
                "date de l'admission",
                "date de la décision",
            ])
            .note("Le jour de la commission.")
            .example("14/03/2024"),
        Column::new("decision", Content::Class(Nomenclature::Decision), "Décision")
            .required()
            .or(&[
                "décisions",
                "décision de la commission",
                "avis",
                "avis de la commission",
                "résultat",
                "situation",
                "décision prise",
                "statut",
                "suite",
                "issue",
                "décision rendue",
                "réponse de la commission",
            ])
            .note("admis, en attente, réorienté, refusé ou sorti")
            .example("admis"),
        Column::new("orienteur", Content::Name, "Orienteur")
            .or(&[
                "orienté par",
                "structure orienteuse",
                "prescripteur",
                "orienteurs",
                "service orienteur",
                "structure d'origine",
                "structure prescriptrice",
                "structure qui oriente",
                "adressé par",
                "adressée par",
                "prescrit par",
                "structure d'orientation",
                "orientée par",
                "orientation par",
                "partenaire orienteur",
                "service prescripteur",
            ])
            .note("La structure qui a orienté la personne.")
            .example("Mission locale"),
        Column::new("atelier", Content::Text, "Atelier")
            .or(&[
                "ateliers",
                "atelier suivi",
                "support",
                "activité",
                "support d'activité",
                "atelier d'affectation",
                "affectation",
                "atelier proposé",
                "atelier d'insertion",
            ])
            .note("L'atelier suivi.")
            .example("Maraîchage"),
        Column::new("objectifs_fixes", Content::Count, "Objectifs fixés")
            .or(&[
                "nombre d'objectifs fixés",
                "objectifs",
                "nb objectifs fixés",
                "objectifs posés",
                "nb d'objectifs fixés",
                "objectifs définis",
                "objectifs visés",
                "nombre d'objectifs",
                "nb d'objectifs",
                "objectifs de départ",
                "fixés",
            ])
            .note("Le nombre d'objectifs fixés avec la personne.")
            .example("7"),
        Column::new("objectifs_atteints", Content::Count, "Objectifs atteints")
            .or(&[
                "nombre d'objectifs atteints",
                "nb objectifs atteints",
                "nb d'objectifs atteints",
                "atteints",
                "objectifs réalisés",
                "nombre d'objectifs réalisés",
                "dont atteints",
                "objectifs remplis",
            ])
            .note("Le nombre de ceux qui sont atteints.")
            .example("3"),
        Column::new("date_sortie", Content::Date, "Date de sortie")
            .or(&[
                "sortie le",
                "date sortie",
                "sortie",
                "fin de parcours",
                "sorti le",
                "date de fin de parcours",
                "date de fin",
                "date de la sortie",
                "fin de parcours le",
            ])
            .note("Le jour de la sortie ; vide si le parcours continue.")
            .example("20/12/2024"),
        Column::new("motif_sortie", Content::Text, "Motif de sortie")
            .or(&[
                "motif",
                "motif sortie",
                "motif de fin",
                "type de sortie",
                "destination",
                "raison de la sortie",
                "raison de sortie",
                "cause de sortie",
                "suite de parcours",
                "issue du parcours",
            ])
            .note("Vers quoi la personne est sortie.")
            .example("emploi en milieu ordinaire"),
    ],
};
