//! Reads `observatoire.toml`, and says in one sentence what is wrong with it: the key, its line, the nearest known key.
#![expect(clippy::disallowed_methods, reason = "settings are read here and nowhere else")]

use super::{Question, Reading, Settings};
use crate::fold::fold;
use crate::schema::{Kind, Nomenclature};
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
    String::from_utf8(bytes).map_err(|_| {
        anyhow::anyhow!(
            "« {year}/commentaires.md » n’est pas enregistré en UTF-8. Choisissez « Encodage : UTF-8 » dans l’éditeur de texte."
        )
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
    let settings: Settings = toml::from_str(text).map_err(|error| anyhow::anyhow!("{}", explain(text, &error)))?;
    check(text, &settings)?;
    Ok(settings)
}

/// The French sentence for an error of the TOML reader.
fn explain(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map(|span| line_of(text, span.start));
    let place = line.map_or_else(|| FILE_NAME.to_owned(), |line| format!("{FILE_NAME}, ligne {line}"));
    let message = error.message();
    let quoted = backticked(message);
    if let Some(rest) = message.strip_prefix("unknown field") {
        let key = quoted.first().cloned().unwrap_or_default();
        let known = backticked(rest).split_off(1.min(quoted.len()));
        return unknown_key(&place, &key, known.iter().map(String::as_str));
    }
    if message.starts_with("duplicate key") || message.starts_with("duplicate field") {
        return format!("{place} : la même clé est écrite deux fois. Gardez-en une seule.");
    }
    let key = line.and_then(|line| text.lines().nth(line - 1)).and_then(key_of_line).unwrap_or_default();
    if message.starts_with("invalid type") || message.starts_with("invalid value") || message.contains("did not match any variant") {
        let expected = expected_type(message);
        return format!("{place} : la valeur de « {key} » n’est pas du bon type ; {expected} est attendu.");
    }
    format!("{place} : l’écriture n’est pas comprise. Vérifiez les guillemets, les crochets et le signe « = » de cette ligne.")
}

fn unknown_key<'a>(place: &str, key: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(key, known) {
        Some(nearest) => format!("{place} : la clé « {key} » n’est pas connue. Vouliez-vous dire « {nearest} » ?"),
        None => format!("{place} : la clé « {key} » n’est pas connue. Retirez-la, ou corrigez son nom."),
    }
}

/// The known key that looks most like the one written, when one does.
fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let key = fold(key);
    known
        .map(|known| (strsim::jaro_winkler(&key, &fold(known)), known))
        .filter(|(likeness, _)| *likeness > 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, known)| known)
}

fn expected_type(message: &str) -> &'static str {
    let expected = message.rsplit("expected").next().unwrap_or_default();
    let kinds = [
        ("bool", "« true » ou « false »"),
        ("u8", "un petit nombre entier"),
        ("u32", "un nombre entier positif"),
        ("u64", "un nombre entier positif"),
        ("i32", "un nombre entier"),
        ("sequence", "une liste entre crochets"),
        ("map", "une section"),
        ("struct", "une section"),
        ("string", "un texte entre guillemets"),
    ];
    kinds.iter().find(|(word, _)| expected.contains(word)).map_or("autre chose", |(_, french)| french)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn key_of_line(line: &str) -> Option<String> {
    let key = line.split('=').next()?.trim().trim_matches(['[', ']', '"']);
    (!key.is_empty()).then(|| key.to_owned())
}

fn backticked(message: &str) -> Vec<String> {
    message.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The line on which a text first stands after a section, for messages about values.
fn line_with(text: &str, needle: &str) -> String {
    let line = text.lines().position(|line| line.contains(needle));
    line.map_or_else(|| FILE_NAME.to_owned(), |line| format!("{FILE_NAME}, ligne {}", line + 1))
}

/// What the types alone cannot refuse.
fn check(text: &str, settings: &Settings) -> anyhow::Result<()> {
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
    let named =
        [("saisines", own.saisines), ("parcours", own.parcours), ("participants", own.participants), ("repondants", own.repondants)];
    for (name, threshold) in named {
        let Some(threshold) = threshold else { continue };
        if threshold < 2 {
            bail!("{} : un seuil de {threshold} ne protégerait personne ; le plus petit est 2.", line_with(text, name));
        }
        if threshold < 11 && own.motif.is_empty() {
            bail!(
                "{} : un seuil changé demande un motif, que le rapport imprime. Ajoutez motif = \"…\" sous [confidentialite].",
                line_with(text, name)
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
