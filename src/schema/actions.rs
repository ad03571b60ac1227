//! `actions`: what the council does; lists and *fiches-action*.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "actions",
    title: "Actions",
    about: "Une ligne, ou une fiche, par action.",
    hints: &["actions", "suivi des actions", "fiche action", "fiches actions", "tableau des actions", "programme d'actions"],
    columns: &[
        Column::new("action", Content::Text, "Action")
            .required()
            .or(&[
                "actions",
                "nom de l'action",
                "titre de l'action",
                "intitulé de l'action",
                "intitulé",
                "titre",
                "libellé de l'action",
                "thématique de l'action",
                "projet",
                "nom du projet",
                "titre du projet",
                "intitulé du projet",
                "action menée",
                "intitulé de l'activité",
                "nom de l'activité",
                "évènement",
                "action / projet",
                "action réalisée",
                "dénomination de l'action",
                "action proposée",
                "action conduite",
                "nom de l'évènement",
                "intitulé de l'évènement",
                "désignation de l'action",
            ])
            .note("Le nom de l'action, le même d'un fichier à l'autre.")
            .example("Premiers secours en santé mentale"),
        Column::new("axe", Content::Text, "Axe")
            .required()
            .or(&[
                "axe stratégique",
                "axes",
                "axe de travail",
                "axe du clsm",
                "axe du projet",
                "orientation stratégique",
                "thématique traitée",
                "thématique",
                "thème",
                "axe / thématique",
                "axe thématique",
                "axe de la feuille de route",
            ])
            .note("L'axe du projet auquel elle se rattache.")
            .example("Lutter contre la stigmatisation"),
        Column::new("statut", Content::Class(Nomenclature::Status), "Statut")
            .required()
            .or(&[
                "statut de l'action",
                "statut du projet",
                "état d'avancement",
                "avancement",
                "état",
                "réalisation",
                "état de l'action",
                "où en est-on",
                "état de réalisation",
                "stade d'avancement",
                "stade",
                "niveau d'avancement",
                "niveau de réalisation",
                "degré d'avancement",
            ])
            .note("prévue, en cours, réalisée, reportée ou abandonnée")
            .example("réalisée"),
        Column::new("objectif", Content::Text, "Objectif")
            .or(&[
                "objectifs",
                "objectif de l'action",
                "objectifs de l'action",
                "objectif général",
                "objectif opérationnel",
                "but",
                "finalité",
                "objectifs pour les professionnels",
                "objectif visé",
                "objectif poursuivi",
                "pourquoi",
                "objectif spécifique",
            ])
            .note("Ce que l'action veut obtenir, en une phrase.")
            .example("Savoir repérer et orienter une personne en souffrance"),
        Column::new("type", Content::Class(Nomenclature::ActionType), "Type")
            .or(&[
                "type d'action",
                "nature de l'action",
                "type d'activité",
                "forme",
                "format",
                "catégorie d'action",
                "modalité",
                "type d'intervention",
                "catégorie",
                "nature de l'activité",
                "forme de l'action",
            ])
            .note("La forme qu'elle prend, choisie dans la liste.")
            .example("formation"),
        Column::new("porteur", Content::Name, "Porteur")
            .or(&[
                "porteurs",
                "porteur de l'action",
                "porteur du projet",
                "structure porteuse",
                "structures porteuses",
                "pilote",
                "structure pilote",
                "organisateur",
                "pilote de l'action",
                "organisme porteur",
                "porté par",
                "structure référente",
                "pilotage",
                "co-porteurs",
                "portage",
                "animé par",
                "structure organisatrice",
                "organisé par",
                "piloté par",
                "opérateur",
                "maître d'œuvre",
                "structure responsable",
                "responsable de l'action",
            ])
            .note("La structure qui la porte.")
            .example("UNAFAM"),
        Column::new("date_debut", Content::Date, "Date de début")
            .or(&[
                "début",
                "date début",
                "commence le",
                "du",
                "date de démarrage",
                "date",
                "date de l'action",
                "date de réalisation",
                "démarrage",
                "date de lancement",
                "commencée le",
                "débute le",
                "lancement",
                "depuis le",
                "date de mise en œuvre",
            ])
            .note("Le premier jour.")
            .example("17/11/2024"),
        Column::new("date_fin", Content::Date, "Date de fin")
            .or(&[
                "fin",
                "date fin",
                "se termine le",
                "au",
                "date de clôture",
                "échéance",
                "fin prévue",
                "terminée le",
                "date de fin prévue",
                "date d'achèvement",
                "jusqu'au",
                "clôture",
            ])
            .note("Le dernier jour ; vide si elle n'a duré qu'un jour.")
            .example("18/11/2024"),
        Column::new("seances", Content::Count, "Nombre de séances")
            .or(&[
                "séances",
                "nb séances",
                "nombre de rencontres",
                "nombre de sessions",
                "nb de séances",
                "nombre de réunions",
                "sessions",
                "nombre de séances réalisées",
                "nb d'ateliers",
                "nombre d'ateliers",
                "nombre de rencontres organisées",
                "nb de rencontres",
                "nb de sessions",
                "nb de réunions",
            ])
            .note("Le nombre de séances ou de journées tenues dans l'année.")
            .example("2"),
        Column::new("places", Content::Count, "Places")
            .or(&[
                "nombre de places",
                "nb de places",
                "capacité",
                "places disponibles",
                "nb places",
                "jauge",
                "capacité d'accueil",
                "nb places max",
                "nombre de places maximum",
                "effectif maximum",
                "places ouvertes",
                "nombre de places proposées",
                "nombre maximum de participants",
            ])
            .note("Le nombre de places proposées.")
            .example("16"),
        Column::new("personnes_touchees", Content::Count, "Personnes touchées")
            .or(&[
                "nombre de personnes touchées",
                "nb de personnes touchées",
                "nb personnes touchées",
                "public touché",
                "personnes concernées par l'action",
                "nombre de participants",
                "nb participants",
                "nb de participants",
                "bénéficiaires",
                "nombre de bénéficiaires",
                "fréquentation",
                "personnes présentes",
                "effectif touché",
                "personnes sensibilisées",
                "public atteint",
                "nombre de personnes",
                "nb pers",
                "nb de pers",
                "participation",
                "nombre de personnes sensibilisées",
                "public accueilli",
                "nombre de personnes reçues",
                "personnes reçues",
                "nombre d'usagers",
                "total personnes",
                "nombre de personnes présentes",
                "nb de personnes présentes",
                "nombre de personnes accueillies",
                "personnes accueillies",
                "nb de personnes sensibilisées",
                "effectif total",
                "nombre de présents",
                "nombre de personnes concernées",
                "nombre de personnes formées",
                "personnes mobilisées",
                "personnes bénéficiaires",
                "nb de bénéficiaires",
                "nb bénéficiaires",
            ])
            .note("Un nombre, ou « une quarantaine », « plus de 700 » ; vide si l'on ne sait pas.")
            .example("une quinzaine"),
        Column::new("publics", Content::Classes(Nomenclature::Public), "Publics")
            .or(&[
                "public",
                "public visé",
                "publics visés",
                "public cible",
                "publics cibles",
                "à destination de",
                "destinataires",
                "public concerné",
                "type de public",
                "pour qui",
                "public destinataire",
                "bénéficiaires visés",
                "pour quel public",
                "types de publics",
                "cible",
            ])
            .note("Un ou plusieurs publics de la liste, séparés par des points-virgules.")
            .example("professionnels ; élus"),
        Column::new("partenaires", Content::Names, "Partenaires")
            .or(&[
                "partenaires opérationnels",
                "partenaire",
                "partenaires associés",
                "structures partenaires",
                "structures impliquées",
                "structures porteuses et/ou impliquées",
                "structures participantes",
                "partenaires impliqués",
                "avec qui",
                "en partenariat avec",
                "co-organisateurs",
                "partenaires de l'action",
                "partenaires mobilisés",
                "partenariats",
                "partenariat",
                "structures associées",
                "structures mobilisées",
                "partenaires sollicités",
                "co-porteurs et partenaires",
                "partenaires présents",
                "structures partenaires de l'action",
                "acteurs impliqués",
                "acteurs mobilisés",
                "structures impliquées dans l'action",
            ])
            .note("Les structures qui y prennent part, séparées par des points-virgules.")
            .example("CCAS ; Mission locale"),
        Column::new("financeurs", Content::Names, "Financeurs")
            .or(&[
                "financeur",
                "partenaires financiers",
                "partenaire financier",
                "qui sont les financeurs",
                "financement",
                "sources de financement",
                "financé par",
                "cofinanceurs",
                "cofinancements",
                "source de financement",
                "financements",
                "organismes financeurs",
            ])
            .note("Les structures qui la paient, séparées par des points-virgules.")
            .example("ARS ; Ville"),
        Column::new("cout", Content::Euros, "Coût")
            .or(&[
                "coût du projet",
                "coûts",
                "budget",
                "coût de l'action",
                "coût total",
                "montant",
                "budget de l'action",
                "budget réalisé",
                "dépenses",
                "coût réel",
                "dépenses réalisées",
                "coût global",
                "coût réalisé",
                "dépense",
            ])
            .note("Ce qu'elle a coûté dans l'année, en euros.")
            .example("1200"),
        Column::new("territoire", Content::Text, "Territoire")
            .or(&[
                "territoire de l'action",
                "échelle",
                "lieu",
                "périmètre",
                "commune",
                "échelle du projet",
                "secteur géographique",
                "territoire concerné",
                "territoire d'intervention",
                "lieu d'intervention",
                "lieu de l'action",
                "commune concernée",
                "quartier",
                "zone géographique",
            ])
            .note("Le quartier, la commune ou le groupement de communes.")
            .example("Toute la ville"),
        Column::new("qpv", Content::YesNo, "Quartier prioritaire (QPV)")
            .or(&[
                "quartier prioritaire",
                "politique de la ville",
                "en qpv",
                "contrat de ville",
                "action inscrite au contrat de ville",
                "action en qpv",
                "quartier politique de la ville",
                "située en qpv",
                "lieu en qpv",
                "public qpv",
            ])
            .note("oui, si elle a lieu dans un quartier prioritaire de la politique de la ville")
            .example("non"),
        Column::new("origine", Content::Year, "Année de la perspective")
            .or(&["origine", "issue des perspectives", "perspective de", "année d'origine"])
            .note("L'année du plan dont elle vient.")
            .example("2023"),
        Column::new("resultats", Content::Text, "Résultats")
            .or(&[
                "résultat",
                "bilan",
                "résultats obtenus",
                "par rapport aux objectifs",
                "effets",
                "évaluation",
                "bilan qualitatif",
                "effets constatés",
                "bilan de l'action",
                "résultats de l'action",
                "principaux résultats",
                "impact",
            ])
            .note("Ce qu'elle a donné, en une ou deux phrases.")
            .example("Les agents d'accueil savent vers qui se tourner"),
        Column::new("perspectives", Content::Text, "Perspectives")
            .or(&["suites", "suites envisagées", "suite à donner", "perspective", "et après"])
            .note("Ce qui est prévu ensuite.")
            .example("Une session par an"),
        Column::new("conseils", Content::Text, "Conseils")
            .or(&["conseils pour reproduire", "quels conseils", "conseils pour reproduire l'action", "recommandations"])
            .note("Ce que vous diriez à qui voudrait la refaire.")
            .example("Limiter le groupe à seize personnes"),
    ],
};
