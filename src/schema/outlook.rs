//! `perspectives`: the outlook set for a year, and its follow-up.

use super::{Column, Content, Nomenclature, Schema};

pub static SCHEMA: Schema = Schema {
    name: "perspectives",
    title: "Perspectives",
    about: "Une ligne par action prévue pour l'année, et ce qu'elle est devenue.",
    hints: &["perspectives", "plan de travail", "feuille de route", "plan d'action", "programme"],
    columns: &[
        Column::new("annee", Content::Year, "Année")
            .required()
            .or(&[
                "années",
                "an",
                "pour l'année",
                "année prévue",
                "fixée pour",
                "exercice",
                "année visée",
                "année concernée",
                "année de réalisation prévue",
                "année de référence",
                "prévue pour",
            ])
            .note("L'année pour laquelle elle est fixée.")
            .example("2024"),
        Column::new("axe", Content::Text, "Axe")
            .required()
            .or(&[
                "axe stratégique",
                "axes",
                "axe de travail",
                "axe du clsm",
                "orientation stratégique",
                "thématique",
                "axe thématique",
                "axe / thématique",
            ])
            .note("L'axe du projet auquel elle se rattache.")
            .example("Lutter contre la stigmatisation"),
        Column::new("perspective", Content::Text, "Perspective")
            .required()
            .or(&[
                "perspectives",
                "action prévue",
                "projet",
                "intitulé",
                "ce qui est prévu",
                "libellé",
                "libellé de la perspective",
                "action envisagée",
                "intitulé de la perspective",
                "action à mener",
                "action programmée",
                "chantier",
                "chantier prévu",
                "à faire",
                "action à conduire",
            ])
            .note("Ce qui est prévu, en une phrase.")
            .example("Relancer le groupe de travail sur l'emploi"),
        Column::new("suite", Content::Class(Nomenclature::Outcome), "Suite")
            .or(&[
                "suites",
                "suite donnée",
                "suivi",
                "réalisation",
                "état",
                "où en est-on",
                "avancement",
                "suites données",
                "statut",
                "état d'avancement",
                "suites réservées",
                "état de réalisation",
                "bilan",
                "devenir",
                "suite réservée",
            ])
            .note("faite, en cours, reportée, abandonnée ; vide si l'on ne sait pas encore.")
            .example("en cours"),
    ],
};
