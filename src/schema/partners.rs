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
                "libellé de la structure",
                "nom de l'association",
                "nom de l'établissement",
                "structure / organisme",
                "établissement / service",
                "nom de la structure partenaire",
                "organisation",
                "nom de la structure / service",
                "désignation",
                "appellation",
                "structure membre",
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
                "champ d'activité",
                "domaine d'intervention",
                "secteur pro",
                "secteur de la structure",
                "domaine professionnel",
                "champ professionnel",
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
                "association gestionnaire",
                "maison mère",
                "rattaché à",
                "rattachée à",
                "entité mère",
                "dépend de",
                "appartient à",
                "entité gestionnaire",
            ])
            .note("La personne morale dont la structure est un service ; vide si la structure est elle-même une personne morale.")
            .example("Centre hospitalier"),
        Column::new("college", Content::Class(Nomenclature::College), "Collège")
            .or(&["collège de représentation", "collège clsm", "collège d'appartenance", "collège électoral", "collège représenté"])
            .note("Le collège du conseil auquel elle appartient.")
            .example("psychiatrie"),
        Column::new("fondateur", Content::YesNo, "Membre fondateur")
            .or(&[
                "fondatrice",
                "fondateur",
                "structure fondatrice",
                "membre fondatrice",
                "structure fondatrice du clsm",
                "fondateur du clsm",
                "membre fondateur du clsm",
            ])
            .note("oui ou non")
            .example("non"),
        Column::new("actif", Content::YesNo, "Active")
            .or(&[
                "actif",
                "structure active",
                "partenaire actif",
                "en activité",
                "active cette année",
                "toujours actif",
                "toujours active",
                "active en cours d'année",
                "actif cette année",
                "partenaire actif cette année",
                "encore active",
                "actif en cours d'année",
            ])
            .note("« non » retire la structure du compte des partenaires.")
            .example("oui"),
        Column::new("commune", Content::Text, "Commune")
            .or(&[
                "ville",
                "localité",
                "commune d'implantation",
                "localisation",
                "commune du siège",
                "ville d'implantation",
                "siège",
                "implantation",
            ])
            .note("La commune où elle est installée.")
            .example("Villeneuve"),
        Column::new("siret", Content::Text, "SIRET")
            .or(&["n° siret", "numéro siret", "siren"])
            .note("Son numéro SIRET, 14 chiffres, si vous l'avez.")
            .example("12345678901234"),
        Column::new("depuis", Content::Year, "Depuis")
            .or(&[
                "depuis",
                "partenaire depuis",
                "année d'adhésion",
                "adhésion",
                "membre depuis",
                "date d'entrée",
                "année d'entrée",
                "partenaire depuis l'année",
                "entrée",
                "date d'adhésion",
                "année d'arrivée",
                "adhérent depuis",
                "depuis l'année",
                "depuis quand",
                "entrée au clsm",
            ])
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
