//! What the types alone cannot refuse in `observatoire.toml`: classes, tables, globs and thresholds that do not exist or would not protect.

use super::faults::{line_with, nearest, unknown_key};
use crate::schema::{Kind, Nomenclature};
use crate::settings::{Question, Reading, Settings};
use anyhow::bail;

/// Every rule, in the order of the file.
pub fn check(text: &str, settings: &Settings) -> anyhow::Result<()> {
    for axis in &settings.axe {
        if axis.nom.is_empty() {
            bail!("{} : un axe n’a pas de nom. Écrivez nom = \"…\" sous [[axe]].", line_with(text, "[[axe]]"));
        }
        if axis.depuis.zip(axis.jusqu_a).is_some_and(|(since, until)| until < since) {
            bail!("{} : cet axe s’arrête avant de commencer. Corrigez depuis ou jusqu_a.", line_with(text, &axis.nom));
        }
        if axis.objectif_national.is_some_and(|number| !(1..=5).contains(&number)) {
            bail!("{} : « objectif_national » va de 1 à 5.", line_with(text, "objectif_national"));
        }
        if axis.priorite_ptsm.is_some_and(|number| !(1..=6).contains(&number)) {
            bail!("{} : « priorite_ptsm » va de 1 à 6.", line_with(text, "priorite_ptsm"));
        }
    }
    let names = Nomenclature::ALL.map(Nomenclature::name);
    for name in settings.nomenclature.keys() {
        if !names.contains(&name.as_str()) {
            bail!("{}", unknown_key(&line_with(text, name), name, names.into_iter()));
        }
    }
    settings.lecture.iter().try_for_each(|reading| check_reading(text, reading))?;
    for survey in &settings.questionnaire {
        if survey.fichier.is_empty() {
            bail!("{} : un questionnaire n’a pas de fichier. Écrivez fichier = \"…\".", line_with(text, "[[questionnaire]]"));
        }
        check_glob(text, &survey.fichier)?;
        survey.question.iter().try_for_each(|question| check_question(text, question))?;
    }
    settings.ignorer.iter().try_for_each(|glob| check_glob(text, glob))?;
    for format in &settings.graphiques.formats {
        if !["svg", "png"].contains(&format.as_str()) {
            bail!("{} : le format de graphique « {format} » n’existe pas ; choisissez « svg » ou « png ».", line_with(text, "formats"));
        }
    }
    check_thresholds(text, settings)
}

fn check_reading(text: &str, reading: &Reading) -> anyhow::Result<()> {
    if reading.fichier.is_empty() {
        bail!("{} : une lecture n’a pas de fichier. Écrivez fichier = \"…\".", line_with(text, "[[lecture]]"));
    }
    check_glob(text, &reading.fichier)?;
    if reading.ignorer {
        return Ok(());
    }
    let at = |needle: &str| line_with(text, needle);
    let kinds = Kind::ALL.map(Kind::name);
    let kind = Kind::from_name(&reading.table);
    if kind.is_none() && !reading.table.is_empty() {
        let nearest = nearest(&reading.table, kinds.into_iter()).unwrap_or("participations");
        bail!("{} : la table « {} » n’existe pas. Vouliez-vous dire « {nearest} » ?", at(&reading.table), reading.table);
    }
    if !["", "liste", "fiche", "croise"].contains(&reading.disposition.as_str()) {
        bail!("{} : « disposition » est « liste », « fiche » ou « croise ».", at("disposition"));
    }
    for column in reading.colonnes.values().chain(reading.valeurs.keys()) {
        let known = |kind: Kind| kind.schema().columns.iter().map(|column| column.name);
        let mut columns: Vec<&str> = kind.map_or_else(|| Kind::ALL.into_iter().flat_map(known).collect(), |kind| known(kind).collect());
        columns.push("annee");
        if !columns.contains(&column.as_str()) {
            bail!("{}", unknown_key(&at(column), column, columns.into_iter()));
        }
    }
    Ok(())
}

fn check_question(text: &str, question: &Question) -> anyhow::Result<()> {
    const KINDS: [&str; 7] = ["", "objectifs", "echelle", "choix", "choix_multiple", "nombre", "texte"];
    if !KINDS.contains(&question.kind.as_str()) {
        let nearest = nearest(&question.kind, KINDS.into_iter()).unwrap_or("choix");
        bail!(
            "{} : le type de question « {} » n’existe pas. Vouliez-vous dire « {nearest} » ?",
            line_with(text, &question.kind),
            question.kind
        );
    }
    if question.code.is_empty() && question.texte.is_empty() {
        bail!("{} : une question n’a ni « code » ni « texte ».", line_with(text, "[[questionnaire.question]]"));
    }
    Ok(())
}

fn check_glob(text: &str, glob: &str) -> anyhow::Result<()> {
    if globset::Glob::new(glob).is_err() {
        bail!(
            "{} : le motif de fichier {} n’est pas compris. Exemple : \"2022/*.xlsx\".",
            line_with(text, glob),
            crate::french::quote(glob)
        );
    }
    Ok(())
}

/// A threshold of 1 or less would mask nothing; one below 5 needs a reason that the report prints.
fn check_thresholds(text: &str, settings: &Settings) -> anyhow::Result<()> {
    let own = &settings.confidentialite;
    // With the threshold of the public profile where nothing is written (contract §8).
    let named = [
        ("saisines", own.saisines, 11),
        ("parcours", own.parcours, 11),
        ("participants", own.participants, 5),
        ("repondants", own.repondants, 5),
    ];
    for (name, threshold, usual) in named {
        let Some(threshold) = threshold else { continue };
        if threshold < 2 {
            bail!("{} : un seuil de {threshold} ne protégerait personne ; le plus petit est 2.", line_with(text, name));
        }
        if threshold < usual && own.motif.is_empty() {
            bail!(
                "{} : un seuil changé demande un motif, que le rapport imprime. Ajoutez motif = \"…\" sous [confidentialite].",
                line_with(text, name)
            );
        }
    }
    Ok(())
}
