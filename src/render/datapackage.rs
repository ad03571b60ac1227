//! `datapackage.json`: what the outputs are, with the fields of every table, and the hash of every input and output (Frictionless
//! Data Package, version 2).

use super::record::settings_hash;
use super::{Document, Extras, csv};
use crate::fold::fold;
use crate::protect::Publication;
use crate::report::Report;
use crate::report::definitions::{definition, dimension_title};
use crate::report::typography::typeset;
use anyhow::Context;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The descriptor of these documents, itself excepted.
///
/// # Errors
/// When memory runs out.
pub fn document(report: &Report, publication: &Publication, extras: Extras<'_>, documents: &[Document]) -> anyhow::Result<Document> {
    let territory = &extras.settings.territoire;
    let inputs: Vec<Value> = extras
        .files
        .iter()
        .map(|file| json!({ "title": &*file.name, "path": &*file.name, "bytes": file.bytes, "hash": format!("sha256:{}", file.sha256) }))
        .collect();
    let descriptor = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("{}-{}", slug(&report.territory), report.year),
        "title": format!("{} – {}", report.territory, report.title),
        "description": typeset(
            "Bilan d'activité d'un conseil local de santé mentale : rapport, graphiques, indicateurs, et ce qui permet de les vérifier."
        ),
        "version": env!("CARGO_PKG_VERSION"),
        "observatoire": {
            "version": env!("CARGO_PKG_VERSION"),
            "annee": report.year,
            "profil": publication.profile().word(),
            "territoire": {
                "nom": extras.settings.territory_name(),
                "siren": territory.siren,
                "population": territory.population,
                "communes": territory.communes.len(),
                "departement": territory.departement,
                "region": territory.region,
            },
            "reglages": settings_hash(extras.settings),
        },
        "sources": inputs,
        "resources": resources(documents),
    });
    in_place(&descriptor)
}

/// The descriptor of what was worked out from the outputs of many territories, of which the files are given by name, hash and size.
///
/// # Errors
/// When memory runs out.
pub fn of_federation(year: i32, files: &[(String, String, u64)], documents: &[Document]) -> anyhow::Result<Document> {
    let sources: Vec<Value> = files
        .iter()
        .map(|(name, hash, bytes)| json!({ "title": name, "path": name, "bytes": bytes, "hash": format!("sha256:{hash}") }))
        .collect();
    in_place(&json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("consolidation-{year}"),
        "title": format!("Conseils locaux de santé mentale – Consolidation {year}"),
        "description": typeset("Indicateurs de conseils locaux de santé mentale réunis, et restitution à chacun."),
        "version": env!("CARGO_PKG_VERSION"),
        "observatoire": { "version": env!("CARGO_PKG_VERSION"), "annee": year, "conseils": files.len() },
        "sources": sources,
        "resources": resources(documents),
    }))
}

fn in_place(descriptor: &Value) -> anyhow::Result<Document> {
    let mut text = serde_json::to_string_pretty(descriptor).context("descriptor of the outputs")?;
    text.push('\n');
    Ok(Document::new("datapackage.json", text))
}

fn resources(documents: &[Document]) -> Vec<Value> {
    let mut sorted: Vec<&Document> = documents.iter().collect();
    sorted.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    let mut taken = BTreeSet::new();
    sorted.into_iter().map(|document| resource(document, &mut taken)).collect()
}

fn resource(document: &Document, taken: &mut BTreeSet<String>) -> Value {
    let (media, format) = media(&document.path);
    let mut resource = json!({
        "name": name(&document.path, taken),
        "path": document.path,
        "format": format,
        "mediatype": media,
        "bytes": document.bytes.len(),
        "hash": format!("sha256:{}", hash(&document.bytes)),
    });
    if let Value::Object(properties) = &mut resource {
        if let Some(title) = title(&document.path) {
            properties.insert("title".to_owned(), title.into());
        }
        if format == "csv" {
            properties.insert("type".to_owned(), "table".into());
            properties.insert("encoding".to_owned(), "utf-8".into());
            properties.insert("schema".to_owned(), json!({ "fields": fields(document) }));
        }
    }
    resource
}

fn title(path: &str) -> Option<String> {
    let indicator = path.strip_prefix("indicateurs/").and_then(|rest| rest.strip_suffix(".csv"));
    if let Some(definition) = indicator.and_then(definition) {
        return Some(typeset(definition.title));
    }
    if path.starts_with(super::returns::FOLDER) {
        return Some(typeset("Ce qui est à corriger dans un fichier reçu, à renvoyer à son auteur"));
    }
    let title = match path {
        "indicateurs.csv" => "Tous les indicateurs, en format long",
        "bilan.html" | "bilan.pdf" | "bilan.docx" => "Bilan d'activité",
        "indicateurs.xlsx" => "Indicateurs, une feuille par thème",
        "controle/anomalies.csv" => "Ce qui a été signalé dans les fichiers reçus",
        "controle/lecture.csv" => "Devenir de chaque cellule lue",
        "controle/sources.csv" => "Cellules d'où vient chaque chiffre",
        "controle/rapprochements.csv" => "Rapprochements de noms proposés",
        "national.html" | "national.csv" => "Indicateurs des conseils réunis",
        "conformite.csv" => "Chaque conseil au regard du modèle national",
        "controle/ecartes.csv" => "Dossiers qui ne comptent pas",
        path if path.starts_with("parquet/") => "Chiffres d'un conseil, pour un moteur de calcul",
        path if path.starts_with("restitutions/") => "Restitution à un conseil",
        _ => return None,
    };
    Some(typeset(title))
}

/// The media type of a path, and its short name.
fn media(path: &str) -> (&'static str, &'static str) {
    match path.rsplit('.').next() {
        Some("csv") => ("text/csv", "csv"),
        Some("html") => ("text/html", "html"),
        Some("pdf") => ("application/pdf", "pdf"),
        Some("docx") => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        Some("xlsx") => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        Some("svg") => ("image/svg+xml", "svg"),
        Some("png") => ("image/png", "png"),
        Some("parquet") => ("application/vnd.apache.parquet", "parquet"),
        Some("json") => ("application/json", "json"),
        Some(_) | None => ("application/octet-stream", "bin"),
    }
}

/// The fields of a table, from its own header: headers are plain ASCII names, none quoted.
fn fields(csv: &Document) -> Vec<Value> {
    let header = csv.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let header = String::from_utf8_lossy(header);
    // In a table of one indicator, `decision` and `motif` are dimensions; in the table of names they are not.
    let of_indicator = csv.path.starts_with("indicateurs/");
    header.split(',').map(|name| if of_indicator { dimension(name).unwrap_or_else(|| field(name)) } else { field(name) }).collect()
}

/// The field of a dimension, which ends with its rank when it is met twice, and is named apart when a value has its name.
fn dimension(name: &str) -> Option<Value> {
    if csv::VALUES.contains(&name) {
        return None;
    }
    let plain = name.trim_start_matches("modalite_").trim_end_matches("_2");
    let title = dimension_title(plain);
    (title != plain).then(|| json!({ "name": name, "type": "string", "title": typeset(title) }))
}

fn field(name: &str) -> Value {
    let (kind, title, constraints) = match name {
        "annee" => ("string", "Année, ou années réunies", json!({ "required": true, "pattern": "[0-9]{4}(-[0-9]{4})?" })),
        "territoire" => ("string", "Territoire", json!({ "required": true })),
        "profil" => ("string", "Profil de publication", json!({ "required": true, "enum": ["public", "interne"] })),
        "indicateur" => ("string", "Indicateur", json!({ "required": true })),
        "dimension_1" | "dimension_2" => ("string", "Dimension de la ventilation", json!({})),
        "modalite_1" | "modalite_2" => ("string", "Modalité de la ventilation", json!({})),
        "valeur" => ("number", "Valeur ; vide si elle est masquée ou non connue", json!({})),
        "unite" => ("string", "Unité ; « part » : de 0 à 1", json!({})),
        "precision" => ("string", "Précision", json!({ "enum": ["exact", "environ", "au_plus", "au_moins"] })),
        "numerateur" => ("number", "Numérateur", json!({})),
        "denominateur" => ("number", "Dénominateur", json!({})),
        "ic_bas" => ("number", "Borne basse de l'intervalle de confiance à 95 %", json!({})),
        "ic_haut" => ("number", "Borne haute de l'intervalle de confiance à 95 %", json!({})),
        "statut" => ("string", "c : masqué ; nd : non connu", json!({ "enum": ["c", "nd"] })),
        "sources" => ("integer", "Nombre de cellules d'où vient la valeur", json!({ "minimum": 0 })),
        "gravite" => ("string", "Gravité", json!({ "required": true, "enum": ["bloquant", "erreur", "a-verifier", "note"] })),
        "code" => ("string", "Code du constat", json!({ "required": true })),
        "fichier" => ("string", "Fichier, depuis le dossier des entrées", json!({})),
        "feuille" => ("string", "Feuille", json!({})),
        "cellule" => ("string", "Cellule", json!({})),
        "cellules" => ("string", "Plages de cellules", json!({})),
        "message" => ("string", "Constat", json!({})),
        "remede" => ("string", "Remède", json!({})),
        "cellules_lues" => ("integer", "Cellules lues", json!({ "minimum": 0 })),
        "utilisees" => ("integer", "Cellules utilisées", json!({ "minimum": 0 })),
        "ignorees" => ("integer", "Cellules ignorées", json!({ "minimum": 0 })),
        "ecartees" => ("integer", "Cellules écartées", json!({ "minimum": 0 })),
        "raisons" => ("string", "Raisons", json!({})),
        "graphie" => ("string", "Nom tel qu'il est écrit", json!({})),
        "proposition" => ("string", "Nom proposé", json!({})),
        "score" => ("number", "Ressemblance, de 0 à 1", json!({ "minimum": 0, "maximum": 1 })),
        "motif" => ("string", "Motif", json!({})),
        "occurrences" => ("integer", "Nombre de fois où le nom est écrit", json!({ "minimum": 0 })),
        "groupe" => ("string", "Territoires réunis : tous, ou ceux d'une taille ou d'une étendue", json!({})),
        "territoires" | "strate_territoires" | "national_territoires" => {
            ("integer", "Nombre de territoires qui donnent la valeur", json!({ "minimum": 0 }))
        }
        "masques" => ("integer", "Nombre de territoires qui masquent la valeur", json!({ "minimum": 0 })),
        "non_connus" => ("integer", "Nombre de territoires qui ne connaissent pas la valeur", json!({ "minimum": 0 })),
        "quartile_1" => ("number", "Premier quartile des territoires", json!({})),
        "mediane" | "strate_mediane" | "national_mediane" => ("number", "Médiane des territoires", json!({})),
        "quartile_3" => ("number", "Troisième quartile des territoires", json!({})),
        "vous" => ("number", "Valeur du territoire", json!({})),
        "national_valeur" => ("number", "Somme, ou part, de tous les territoires", json!({})),
        "siren" => ("string", "Numéro SIREN", json!({})),
        "population" => ("integer", "Habitants", json!({ "minimum": 0 })),
        "reunions" => ("number", "Réunions d'instance", json!({})),
        "cinq_colleges" => ("number", "Réunions où les cinq collèges siégeaient", json!({})),
        "pleniere_tenue" => ("string", "Assemblée plénière tenue", json!({ "enum": ["oui", "non"] })),
        "part_huc" => ("number", "Part des habitants, usagers et citoyens, de 0 à 1", json!({})),
        "dossier" => ("string", "Dossier", json!({})),
        "decision" => ("string", "Décision : meme ou distinct", json!({})),
        other => ("string", other, json!({})),
    };
    json!({ "name": name, "type": kind, "title": typeset(title), "constraints": constraints })
}

/// A name that no other resource has: the path, folded.
fn name(path: &str, taken: &mut BTreeSet<String>) -> String {
    let base = slug(path);
    let mut name = base.clone();
    let mut rank = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}-{rank}");
        rank += 1;
    }
    name
}

/// Lower-case ASCII letters, digits and hyphens.
pub fn slug(text: &str) -> String {
    let folded: String = fold(text).chars().filter(|letter| letter.is_ascii()).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() { "observatoire".to_owned() } else { words.join("-") }
}

/// SHA-256, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_have_plain_names_and_no_two_share_one() {
        let mut taken = BTreeSet::new();
        let names = ["indicateurs.csv", "indicateurs-csv", "controle/lecture.csv"].map(|path| name(path, &mut taken));
        assert_eq!(names, ["indicateurs-csv", "indicateurs-csv-2", "controle-lecture-csv"]);
    }

    #[test]
    fn the_fields_are_those_of_the_header() {
        let names: Vec<Value> =
            fields(&Document::new("indicateurs/x.csv", "annee,secteur,secteur_2,decision,modalite_statut,statut\n2022,a,b,3,c,d\n"))
                .iter()
                .map(|field| field["title"].clone())
                .collect();
        assert_eq!(
            names,
            ["Année, ou années réunies", "Secteur", "Secteur", "Décision", "Statut", "c\u{a0}: masqué\u{a0}; nd\u{a0}: non connu"]
        );
    }

    #[test]
    fn a_hash_is_the_one_that_sha256sum_prints() {
        assert_eq!(hash(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
