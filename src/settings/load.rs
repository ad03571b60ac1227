//! Reads `observatoire.toml`, and what else the coordinator lays beside the partners' files: her comments, the logo.
#![expect(clippy::disallowed_methods, reason = "settings are read here and nowhere else")]

mod faults;
mod rules;

use super::Settings;
use anyhow::{Context, bail};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path};

/// The file's name, at the root of the inputs.
pub const FILE_NAME: &str = "observatoire.toml";

/// The settings of an inputs folder; the defaults when it has none.
///
/// # Errors
/// One French sentence naming the key, its line and the nearest known key.
pub fn load(inputs: &Path) -> anyhow::Result<Settings> {
    let Some(bytes) = read(inputs, Path::new(FILE_NAME), MOST_BYTES)? else { return Ok(Settings::default()) };
    let text = String::from_utf8(bytes).map_err(|_| {
        anyhow::anyhow!("{FILE_NAME} n’est pas enregistré en UTF-8. Ouvrez-le dans un éditeur de texte et choisissez « Encodage : UTF-8 ».")
    })?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(&text))
}

/// What the coordinator wrote for a year's report, in `commentaires.md` of its folder; empty when she wrote nothing.
///
/// # Errors
/// The file is there and cannot be read.
pub fn comments(inputs: &Path, year: i32) -> anyhow::Result<String> {
    let path = Path::new(&year.to_string()).join("commentaires.md");
    let Some(bytes) = read(inputs, &path, MOST_BYTES)? else { return Ok(String::new()) };
    String::from_utf8(bytes).or_else(|other| {
        // An old notepad writes in the code page of Windows, or in UTF-16 with its mark. In the former no byte is wrong: what is no text
        // has letters that none is written with.
        let (text, _, is_cut) = encoding_rs::WINDOWS_1252.decode(other.as_bytes());
        if is_cut || text.chars().any(|letter| letter.is_control() && !letter.is_whitespace()) {
            bail!("« {year}/commentaires.md » n’est pas un texte. Enregistrez-le en UTF-8 dans l’éditeur de texte (« Encodage : UTF-8 »).");
        }
        Ok(text.into_owned())
    })
}

/// The bytes of the logo that the settings name, if they name one; no more than `most_bytes` of them.
///
/// # Errors
/// The file is not in the inputs folder, is not there, or is larger.
pub fn logo(inputs: &Path, settings: &Settings, most_bytes: u64) -> anyhow::Result<Option<Vec<u8>>> {
    let name = settings.graphiques.logo.trim();
    if name.is_empty() {
        return Ok(None);
    }
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        bail!("{FILE_NAME} : « logo » est le nom d’un fichier du dossier des entrées, par exemple « logo.png ».");
    }
    match read(inputs, relative, most_bytes)? {
        Some(bytes) => Ok(Some(bytes)),
        None => bail!("Le logo « {name} » n’est pas dans le dossier des entrées"),
    }
}

/// Settings and comments are typed by a person: what is larger than this is something else.
const MOST_BYTES: u64 = 1 << 20;

/// The bytes of a file of the inputs folder, if there is one; links are followed within that folder and no further, as for partners' files.
fn read(inputs: &Path, relative: &Path, most_bytes: u64) -> anyhow::Result<Option<Vec<u8>>> {
    let path = inputs.join(relative);
    let name = relative.display();
    if path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let unreadable = || format!("« {name} » ne peut pas être lu");
    let (target, root) = (path.canonicalize().with_context(unreadable)?, inputs.canonicalize().with_context(unreadable)?);
    if !target.starts_with(root) {
        bail!("« {name} » est un raccourci vers un fichier qui n’est pas dans le dossier des entrées. Mettez-y le fichier lui-même");
    }
    let facts = target.metadata().with_context(unreadable)?;
    if !facts.is_file() {
        bail!("« {name} » n’est pas un fichier. Retirez-le, ou donnez-lui un autre nom");
    }
    let mut bytes = Vec::new();
    File::open(&target).and_then(|file| file.take(most_bytes + 1).read_to_end(&mut bytes)).with_context(unreadable)?;
    if bytes.len() as u64 > most_bytes {
        bail!("« {name} » est trop gros : il ne doit pas dépasser {} Mo", most_bytes / (1024 * 1024));
    }
    Ok(Some(bytes))
}

/// The settings that a text holds.
///
/// # Errors
/// As [`load`].
pub fn parse(text: &str) -> anyhow::Result<Settings> {
    let settings: Settings = toml::from_str(text).map_err(|error| anyhow::anyhow!("{}", faults::explain(text, &error)))?;
    rules::check(text, &settings)?;
    Ok(settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Nomenclature;

    fn refusal(text: &str) -> String {
        parse(text).map(|_| String::new()).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line_and_the_nearest_known_key() {
        let said = refusal("[territoire]\nnom = \"CLSM\"\npopulaton = 3\n");
        assert!(said.contains("ligne 3") && said.contains("« populaton »") && said.contains("« population »"), "{said}");
        let said = refusal("[[axe]]\nnom = \"A\"\nsynonime = []\n");
        assert!(said.contains("ligne 3") && said.contains("« synonymes »"), "{said}");
        let said = refusal("[teritoire]\n");
        assert!(said.contains("ligne 1") && said.contains("« territoire »"), "{said}");
        let said = refusal("[nomenclature.secteurs]\n\"Santé\" = []\n");
        assert!(said.contains("« secteur »"), "{said}");
    }

    #[test]
    fn a_wrong_type_and_a_wrong_value_are_told() {
        let said = refusal("[territoire]\npopulation = \"beaucoup\"\n");
        assert!(said.contains("ligne 2") && said.contains("« population »") && said.contains("nombre entier"), "{said}");
        assert!(refusal("[[axe]]\nnom = \"A\"\nobjectif_national = 7\n").contains("de 1 à 5"));
        assert!(refusal("[[lecture]]\nfichier = \"*.csv\"\ntable = \"participation\"\n").contains("« participations »"));
        assert!(refusal("nom = \n").contains("ligne 1"));
    }

    #[test]
    fn a_lower_threshold_needs_its_reason() {
        assert!(refusal("[confidentialite]\nsaisines = 5\n").contains("motif"));
        assert_eq!(refusal("[confidentialite]\nsaisines = 5\nmotif = \"accord du comité\"\n"), "");
        assert!(refusal("[confidentialite]\nsaisines = 1\nmotif = \"x\"\n").contains("ne protégerait"));
    }

    #[test]
    fn the_settings_of_the_contract_are_read() {
        let text = r#"
            [territoire]
            nom = "CLSM de Poitiers"
            population = 90000
            [[axe]]
            nom = "Parcours de vie"
            synonymes = ["Axe 2"]
            objectif_national = 5
            [nomenclature.secteur]
            "Santé" = ["hôpital", "psychiatrie"]
            "Autre nom" = []
            [[lecture]]
            fichier = "2022/*.csv"
            table = "actions"
            disposition = "liste"
            colonnes = { "Libellé vu" = "action" }
            valeurs = { annee = 2022, axe = "Parcours de vie" }
            [[questionnaire]]
            fichier = "**/q.csv"
            invites = 52
            [[questionnaire.question]]
            code = "Q1"
            type = "objectifs"
            modalites = { A1 = "Atteint" }
            sans_opinion = "Sans opinion"
        "#;
        let settings = parse(text).expect("the contract's own settings");
        let classes = settings.classes(Nomenclature::Sector);
        assert!(classes.iter().any(|(label, synonyms)| label == "Santé" && synonyms.iter().any(|s| s == "hôpital")));
        assert!(classes.iter().any(|(label, _)| label == "Autre nom"));
    }
}
