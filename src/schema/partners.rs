//! `structures`: the partner registry.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "structures",
    title: "Annuaire des partenaires",
    about: "Une ligne par structure partenaire : un service, une association, une direction.",
    hints: &["annuaire", "structures", "partenaires", "registre des partenaires", "liste des partenaires"],
    columns: &[
        Column::new("structure", Content::Name, "Structure")
            .required()
            .or(&[
                "structures",
                "nom de la structure",
                "nom structure",
                "organisme",
                "nom de l'organisme",
                "partenaire",
                "nom du partenaire",
                "structure partenaire",
                "établissement",
                "service",
                "dénomination",
                "raison sociale",
                "institution",
                "nom de l'institution",
                "intitulé de la structure",
                "structures partenaires",
                "nom du service",
                "structure / service",
            ])
            .note("Le nom du service ou de l'association, tel que vous voulez le lire dans le rapport.")
            .example("CMP Nord"),
        Column::new("secteur", Content::Class(Nomenclature::Sector), "Secteur")
            .or(&[
                "secteur d'activité",
                "secteur professionnel",
                "champ",
                "champ d'intervention",
                "domaine",
                "domaine d'activité",
                "secteur d'intervention",
                "catégorie",
                "catégorie professionnelle",
            ])
            .note("Un des secteurs de la liste.")
            .example("Santé"),
        Column::new("entite", Content::Name, "Entité")
            .or(&[
                "entité juridique",
                "organisme de rattachement",
                "rattachement",
                "établissement de rattachement",
                "personne morale",
                "entité de rattachement",
                "structure de rattachement",
                "organisme gestionnaire",
                "gestionnaire",
                "structure mère",
            ])
            .note("La personne morale dont la structure est un service ; vide si la structure est elle-même une personne morale.")
            .example("Centre hospitalier"),
        Column::new("college", Content::Class(Nomenclature::College), "Collège")
            .or(&["collège de représentation", "collège clsm", "collège d'appartenance"])
            .note("Le collège du conseil auquel elle appartient.")
            .example("psychiatrie"),
        Column::new("fondateur", Content::YesNo, "Membre fondateur")
            .or(&["fondatrice", "fondateur", "structure fondatrice", "membre fondatrice"])
            .note("oui ou non")
            .example("non"),
        Column::new("actif", Content::YesNo, "Active")
            .or(&["actif", "structure active", "partenaire actif", "en activité", "active cette année"])
            .note("« non » retire la structure du compte des partenaires.")
            .example("oui"),
        Column::new("commune", Content::Text, "Commune")
            .or(&["ville", "localité", "commune d'implantation"])
            .note("La commune où elle est installée.")
            .example("Villeneuve"),
        Column::new("siret", Content::Text, "SIRET")
            .or(&["n° siret", "numéro siret", "siren"])
            .note("Son numéro SIRET, 14 chiffres, si vous l'avez.")
            .example("12345678901234"),
        Column::new("depuis", Content::Year, "Depuis")
            .or(&["depuis", "partenaire depuis", "année d'adhésion", "adhésion", "membre depuis", "date d'entrée", "année d'entrée"])
            .note("L'année de son entrée au conseil ; celle du changement, si elle en remplace une autre.")
            .example("2019"),
        Column::new("jusqu_a", Content::Year, "Jusqu'à")
            .or(&["jusqu'en", "année de sortie", "date de sortie du conseil", "fin"])
            .note("L'année de son départ, incluse."),
        Column::new("remplace", Content::Names, "Remplace")
            .or(&["anciennement", "ancien nom", "succède à"])
            .note("Le ou les anciens noms : la structure qui a changé de nom, celles qu'elle réunit, celle dont elle est issue.")
            .example("Dispensaire de la rue Haute"),
        Column::new("synonymes", Content::Names, "Autres noms")
            .or(&["synonyme", "autre nom", "autres noms", "alias", "sigle", "sigles", "acronyme", "autres graphies", "autres appellations"])
            .note("Les autres façons d'écrire son nom, séparées par des points-virgules.")
            .example("CMP secteur Nord ; Centre médico-psychologique Nord"),
    ],
};
