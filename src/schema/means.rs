//! `moyens`: posts, grants, services.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "moyens",
    title: "Moyens",
    about: "Une ligne par poste, subvention, prestation ou valorisation.",
    hints: &["moyens", "budget", "financements", "ressources"],
    columns: &[
        Column::new("libelle", Content::Text, "Libellé")
            .required()
            .or(&[
                "libellés",
                "poste",
                "moyen",
                "moyens",
                "intitulé",
                "désignation",
                "objet",
                "ligne",
                "nature de la dépense",
                "poste de dépense",
                "ressource",
                "intitulé du poste",
                "type de dépense",
                "désignation de la dépense",
                "nom du moyen",
                "intitulé de la dépense",
            ])
            .note("Ce qui est financé ou apporté.")
            .example("Poste de coordination"),
        Column::new("nature", Content::Class(Nomenclature::Nature), "Nature")
            .or(&[
                "type",
                "natures",
                "nature du moyen",
                "type de moyen",
                "catégorie",
                "type de ressource",
                "nature de la ressource",
                "type de financement",
                "nature du financement",
                "catégorie de moyen",
            ])
            .note("Choisie dans la liste ; une valorisation n'est pas de l'argent versé.")
            .example("poste"),
        Column::new("etp", Content::Number, "ETP")
            .or(&[
                "équivalent temps plein",
                "temps de travail",
                "quotité",
                "nombre d'etp",
                "nb etp",
                "quotité de travail",
                "temps de travail en etp",
                "quotité etp",
                "etp total",
                "etp affectés",
            ])
            .note("Pour un poste : 1 pour un temps plein, 0,6 pour 60 %.")
            .example("0,6"),
        Column::new("montant", Content::Euros, "Montant")
            .or(&[
                "montants",
                "coût",
                "budget",
                "somme",
                "montant total",
                "montant annuel",
                "euros",
                "montant accordé",
                "montant alloué",
                "montant attribué",
                "montant perçu",
                "perçu",
                "reçu",
                "versé",
                "encaissé",
                "obtenu",
                "accordé",
                "notifié",
                "montant notifié",
                "montant versé",
                "coût chargé",
                "coût employeur",
                "montant de la subvention",
                "dépense",
                "dépenses",
                "valeur",
                "crédits",
                "montant ttc",
                "montant réalisé",
                "budget réalisé",
                "dépenses réalisées",
                "dépense réalisée",
                "coût réel",
                "montant annuel brut",
            ])
            .note("Le montant de l'année, en euros, tous financeurs ensemble.")
            .example("32000"),
        Column::new("financeur", Content::Name, "Financeur")
            .or(&[
                "financeurs",
                "financé par",
                "organisme financeur",
                "source",
                "source de financement",
                "employeur",
                "prise en charge",
                "employeur / financeur",
                "origine du financement",
                "financement",
                "origine des fonds",
                "organisme payeur",
                "payé par",
                "porté par",
                "partenaire financier",
            ])
            .note("Qui le paie ; une ligne par financeur s'ils sont plusieurs.")
            .example("CCAS"),
        Column::new("part", Content::Share, "Part")
            .or(&[
                "parts",
                "quote-part",
                "pourcentage",
                "% financé",
                "part financée",
                "taux de prise en charge",
                "part prise en charge",
                "part du financeur",
                "part du financement",
            ])
            .note("La part de ce financeur : 50 % ou 0,5 ; 1 si vide.")
            .example("50 %"),
    ],
};
