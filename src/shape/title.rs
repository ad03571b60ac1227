//! What the titles of a sheet, its name and its file's say: which action, which body, which day.

mod dates;
mod labels;

use super::reader::Reader;
use super::sheet::{Sheet, tidy_text};
use crate::fold::fold;
use crate::french::RETURN_SUFFIX;
use crate::period::Period;
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Kind, Nomenclature};
pub use dates::dated;
use labels::is_other_label;
pub use labels::{is_aside, of_form, without_label};
use std::sync::Arc;

/// Bodies whose name leaves no doubt inside a longer text. « Groupe », « cellule » and « commission » do leave one.
const PLAIN_BODIES: [&str; 10] = [
    "assemblee pleniere",
    "pleniere",
    "comite de pilotage",
    "copil",
    "comite technique",
    "cotech",
    "instance citoyenne",
    "cellule de concertation",
    "comite de suivi",
    "groupe de travail",
];

/// Words of a title that do not say what people met for.
const EMPTY: &[&str] = &[
    "bilan",
    "quantitatif",
    "quantitative",
    "qualitatif",
    "chiffre",
    "chiffres",
    "frequentation",
    "calendrier",
    "seances",
    "detail",
    "feuil",
    "feuille",
    "sheet",
    "presences",
    "presence",
    "emargement",
    "emargements",
    "d",
    "de",
    "des",
    "du",
    "la",
    "le",
    "les",
    "et",
    "aux",
    "au",
    "a",
    "en",
    "l",
    "clsm",
    "cism",
    "x",
    "p",
    "present",
    "copie",
    "tableau",
    "liste",
    "suivi",
    "mis",
    "jour",
    "annee",
    "participations",
    "participation",
    "participants",
    "conseil",
    "local",
    "sante",
    "mentale",
    "partenaires",
    "donnees",
    "resultats",
    "synthese",
    "recap",
    "recapitulatif",
    "saisie",
    "base",
];

/// The texts of the first rows, up to the first row of several words.
pub fn texts(sheet: &Sheet<'_>, rows: usize) -> Vec<(CellRef, String)> {
    sheet
        .rows()
        .take(rows)
        .flat_map(|row| sheet.row(row))
        .filter(|(_, raw)| matches!(raw, Raw::Text(_)))
        .map(|(cell, raw)| (cell, tidy_text(raw)))
        .collect()
}

/// Titles with their cell, then the sheet's name, then the file's.
pub fn names(sheet: &Sheet<'_>) -> Vec<(Option<CellRef>, String)> {
    let lone = |row: &u32| sheet.row(*row).count() == 1;
    let titles = sheet.rows().take_while(lone).take(8).flat_map(|row| sheet.row(row)).map(|(cell, raw)| (Some(cell), tidy_text(raw)));
    titles.chain([(None, sheet.grid.sheet.to_string()), (None, stem(&sheet.of_file))]).collect()
}

/// A file's name without its folders and extension, nor what a copy that went back to a partner adds to it.
pub fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.split_once(RETURN_SUFFIX).map_or_else(|| stem.to_owned(), |(stem, _)| stem.replace('-', " "))
}

/// The date that a title or a name gives, and the title's cell. The day on which a file was brought up to date is none.
pub fn period(sheet: &Sheet<'_>, reader: &Reader) -> Option<(Option<CellRef>, Period)> {
    let brought_up =
        |text: &str| ["mis a jour", "mise a jour", "maj", "version", "imprime"].iter().any(|word| fold(text).starts_with(word));
    names(sheet)
        .into_iter()
        .filter(|(_, text)| !brought_up(text))
        .find_map(|(cell, text)| dated(reader, &text).map(|(period, _)| (cell, period)))
}

/// What people met for, by a title or a name: the label of a body, or an action.
pub fn subject(sheet: &Sheet<'_>, reader: &Reader, kind: Kind) -> Option<(Option<CellRef>, Arc<str>)> {
    let names = names(sheet);
    // « Intitulé de l'atelier : … » says it outright; « Association X » above it, and « Lieu : … » beneath, do not.
    let says_outright = |text: &str| kind != Kind::Instances && text.contains(':') && without_label(text) != text && !is_other_label(text);
    let announced = names.iter().filter(|(_, text)| says_outright(text));
    let others = names.iter().filter(|(_, text)| kind == Kind::Instances || !is_other_label(text));
    announced.chain(others).find_map(|(cell, text)| subject_of(reader, kind, text).map(|name| (*cell, name)))
}

/// The same of one title.
pub fn subject_of(reader: &Reader, kind: Kind, text: &str) -> Option<Arc<str>> {
    if kind == Kind::Instances {
        return body(reader, text);
    }
    if !is_telling(text) || is_aside(text) {
        return None;
    }
    let without_date = match dated(reader, text) {
        // « Février 2022 » says when, and not for what.
        Some((_, label)) => label?,
        None => text.to_owned(),
    };
    Some(bare(without_label(&without_date)).into())
}

/// The titles of a table under another: words alone on the rows just above its header, and past `after`.
pub fn above(sheet: &Sheet<'_>, after: u32, header: u32) -> Vec<(CellRef, String)> {
    let mut titles: Vec<(CellRef, String)> = Vec::new();
    for row in sheet.rows_between(after, header).rev() {
        // A blank row parts a title from what stands above it.
        let goes_on = titles.last().is_none_or(|(cell, _)| row + 1 == cell.row);
        let mut cells = sheet.row(row);
        let (Some((cell, raw @ Raw::Text(_))), None, true) = (cells.next(), cells.next(), goes_on) else { break };
        titles.push((cell, tidy_text(raw)));
    }
    titles.reverse();
    // A name alone on the last row of a table, a blank row, then a header: the name is a row of that table.
    let last_of_table =
        |(first, last): (CellRef, CellRef)| first.row - 1 > after && sheet.row(first.row - 1).next().is_some() && last.row + 1 < header;
    if titles.first().map(|(cell, _)| *cell).zip(titles.last().map(|(cell, _)| *cell)).is_some_and(last_of_table) {
        titles.clear();
    }
    titles
}

/// « Élus », « Santé », « Professionnels »: what parts those who came, and is nothing that they came to.
pub fn parts_people(reader: &Reader, text: &str) -> bool {
    [Nomenclature::College, Nomenclature::Sector, Nomenclature::Public].into_iter().any(|of| reader.class(of, text).is_some())
}

/// « Convocation au COPIL », « Membres invités »: those named did not come yet.
pub fn invites(text: &str) -> bool {
    let folded = fold(text);
    let calls = ["convocation", "invit", "composition", "membres"].iter().any(|word| folded.contains(word));
    calls && !["presen", "emargement"].iter().any(|word| folded.contains(word))
}

/// The body that a text names and nothing else: its label, with a rank or a day.
pub fn only_body(reader: &Reader, text: &str) -> Option<Arc<str>> {
    let named = |text: &str| reader.class(Nomenclature::Body, &bare(text));
    // « Cellule du 9 avril 2021 », « Commission n° 2 – 12/04 »: the body, its rank and its day.
    let without_day = || dated(reader, text).and_then(|(_, label)| label).and_then(|label| named(without_last_rank(&label)));
    named(text).or_else(without_day)
}

/// The body of the council that a text names, alone or among other words.
pub fn body(reader: &Reader, text: &str) -> Option<Arc<str>> {
    let padded = format!(" {} ", fold(text));
    let within = || PLAIN_BODIES.iter().find(|body| padded.contains(&format!(" {body} ")));
    only_body(reader, text).or_else(|| within().and_then(|body| reader.class(Nomenclature::Body, body)))
}

/// « Commission n° 2 » without its rank.
fn without_last_rank(text: &str) -> &str {
    let rest = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    if rest.len() == text.len() {
        return text;
    }
    let rest = rest.trim_end_matches(['°', 'º']).trim_end();
    rest.strip_suffix([' ', 'n', 'N']).map_or(rest, str::trim_end)
}

/// A title without its year: « Présences COPIL 2022 » is the same body every year; and without what says only that it is a sign-in sheet:
/// « Formation PSSM – feuille d'émargement ».
pub fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split([' ', '_']).filter(|word| !is_year(word)).collect();
    let text = words.join(" ");
    let text = text.trim_matches(TITLE_ENDS);
    let separators = [" – ", " — ", " - ", " : ", "\u{a0}: ", ": ", " | "];
    let cuts = separators.iter().flat_map(|separator| text.match_indices(separator).map(|(at, _)| (at, at + separator.len())));
    let told: Vec<&str> = cuts
        .filter_map(|(end, start)| {
            let (before, after) = (text.get(..end)?, text.get(start..)?);
            match (is_sign_in(before), is_sign_in(after)) {
                (true, false) => Some(after),
                (false, true) => Some(before),
                (true, true) | (false, false) => None,
            }
        })
        .collect();
    told.iter().min_by_key(|told| told.len()).map_or(text, |told| told.trim_matches(TITLE_ENDS)).to_owned()
}

const TITLE_ENDS: [char; 4] = [' ', '-', '–', ':'];

/// « Feuille d'émargement », « Liste des présents »: words of a sign-in sheet, one of which says so.
fn is_sign_in(text: &str) -> bool {
    let folded = fold(text);
    let says = |word: &str| ["emargement", "presence", "presences", "presents", "signatures", "participants"].contains(&word);
    let around = |word: &str| {
        ["feuille", "fiche", "liste", "tableau", "registre", "suivi", "de", "d", "des", "du", "les", "la", "l"].contains(&word)
    };
    folded.split(' ').any(says) && folded.split(' ').all(|word| says(word) || around(word) || word == "emargements")
}

/// A name that says what people met for, and not only that it is a sign-in sheet; a legend (« X = présent ») does not.
pub fn is_telling(text: &str) -> bool {
    let empty = |word: &str| {
        EMPTY.contains(&word.trim_end_matches(|letter: char| letter.is_ascii_digit())) || is_year(word) || word.parse::<f64>().is_ok()
    };
    !text.contains('=') && fold(text).split(' ').any(|word| !word.is_empty() && !empty(word))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<i32>().is_ok_and(|year| (1990..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_that_a_sheet_is_signed_is_no_part_of_what_people_met_for() {
        let table = [
            ("Formation PSSM – feuille d’émargement", "Formation PSSM"),
            ("Feuille de présence : Formation PSSM 2022", "Formation PSSM"),
            ("Liste des participants - Ciné-débat – Le silence", "Ciné-débat – Le silence"),
            ("Présences COPIL 2022", "Présences COPIL"),
            ("Feuille d’émargement", "Feuille d’émargement"),
            ("Ciné-débat – Le silence", "Ciné-débat – Le silence"),
        ];
        for (title, action) in table {
            assert_eq!(bare(title), action, "{title}");
        }
    }
}
