//! What is wrong with `observatoire.toml`, in a French sentence: the line, the key, the nearest known one.

use super::FILE_NAME;
use crate::fold::fold;

/// The French sentence for an error of the TOML reader.
pub fn explain(text: &str, error: &toml::de::Error) -> String {
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

/// A key, a table or a class that does not exist, and the one that was probably meant.
pub fn unknown_key<'a>(place: &str, key: &str, known: impl Iterator<Item = &'a str>) -> String {
    match nearest(key, known) {
        Some(nearest) => format!("{place} : la clé « {key} » n’est pas connue. Vouliez-vous dire « {nearest} » ?"),
        None => format!("{place} : la clé « {key} » n’est pas connue. Retirez-la, ou corrigez son nom."),
    }
}

/// The known key that looks most like the one written, when one does.
pub fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
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
pub fn line_with(text: &str, needle: &str) -> String {
    let line = text.lines().position(|line| line.contains(needle));
    line.map_or_else(|| FILE_NAME.to_owned(), |line| format!("{FILE_NAME}, ligne {}", line + 1))
}
