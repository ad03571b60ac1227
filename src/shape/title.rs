//! What the titles of a sheet, its name and its file's say: which action, which body, which day.

use super::headers;
use super::reader::{Dated, Reader};
use super::sheet::{Sheet, tidy_text};
use super::value::{Reading, header_key};
use crate::fold::fold;
use crate::french::RETURN_SUFFIX;
use crate::period::{Grain, Period};
use crate::place::CellRef;
use crate::read::Raw;
use crate::schema::{Kind, Nomenclature};
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
const EMPTY: [&str; 47] = [
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
    titles.chain([(None, sheet.grid.sheet.to_string()), (None, stem(&sheet.grid.file))]).collect()
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
    let without_date = dated(reader, text).and_then(|(_, label)| label).unwrap_or_else(|| text.to_owned());
    Some(bare(without_label(&without_date)).into())
}

/// The titles of a table under another: words alone on the rows just above its header, and past `after`.
pub fn above(sheet: &Sheet<'_>, after: u32, header: u32) -> Vec<(CellRef, String)> {
    let mut titles: Vec<(CellRef, String)> = Vec::new();
    for row in sheet.rows().rev().skip_while(|row| *row >= header).take_while(|row| *row > after) {
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

/// Who leads, where, at what hour: no title of this kind says what people met for.
const ASIDE: [&str; 34] = [
    "animateur",
    "animatrice",
    "animateurs",
    "animation",
    "anime par",
    "intervenant",
    "intervenante",
    "intervenants",
    "formateur",
    "formatrice",
    "formateurs",
    "contact",
    "referent",
    "referente",
    "responsable",
    "organisateur",
    "organisatrice",
    "redacteur",
    "redactrice",
    "redige par",
    "secretaire",
    "president",
    "presidente",
    "excuses",
    "lieu",
    "lieux",
    "salle",
    "horaire",
    "horaires",
    "heure",
    "heures",
    "duree",
    "adresse",
    "ordre du jour",
];

/// « Animatrice », « Lieu », « 9h30 »: what is said beside a session, and names none.
pub fn is_aside(text: &str) -> bool {
    let head = text.split_once(':').map_or(text, |(head, _)| head);
    let key = fold(head);
    let is_hour = text.split_once(['h', 'H']).is_some_and(|(hour, rest)| {
        let figures = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&hour.len()) && figures(hour) == hour.len() && rest.chars().next().is_none_or(|next| !next.is_alphabetic())
    });
    is_hour || ASIDE.contains(&key.as_str()) || headers::personal(head).is_some()
}

/// « Formation : Premiers secours », « Feuille d’émargement – Premiers secours » without what announces it.
pub fn without_label(text: &str) -> &str {
    let names_action =
        |head: &str| !is_telling(head) || headers::column(Kind::Participations, head).is_some_and(|(column, _)| column.name == "action");
    let parts = [":", " – ", " — ", " - "].iter().filter_map(|sign| text.split_once(sign));
    let announced = parts.min_by_key(|(head, _)| head.len()).filter(|(head, rest)| names_action(head) && is_telling(rest));
    announced.map_or(text, |(_, rest)| rest.trim())
}

/// « Lieu : salle des fêtes », « Intervenante : Claire Fontaine »: a line that says something else than what people met for.
fn is_other_label(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "lieu",
        "intervenant",
        "animateur",
        "horaire",
        "heure",
        "duree",
        "formateur",
        "salle",
        "adresse",
        "animation",
        "redacteur",
        "secretaire",
    ];
    let Some((head, _)) = text.split_once(':') else { return false };
    let key = header_key(head);
    let is_label = LABELS.iter().any(|label| key.split(' ').next() == Some(label));
    let names_column = headers::column(Kind::Participations, head).is_some_and(|(column, _)| column.name != "action");
    is_label || names_column || headers::personal(head).is_some()
}

/// Words that open the title of a form, before the name of its action.
const FORM_WORDS: [&str; 12] =
    ["fiche", "fiches", "action", "actions", "projet", "descriptive", "bilan", "suivi", "de", "d", "n", "numero"];

/// « Fiche action n° 4 : Santé mentale et logement » without what announces the action; nothing if it announces nothing else.
pub fn of_form(text: &str) -> Option<&str> {
    let mut rest = text.trim();
    if !fold(rest).starts_with("fiche") {
        return Some(rest);
    }
    loop {
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        // « n° 4 », « 2.1 », « A7 »: the number of the form.
        let is_rank = word.len() <= 4 && word.contains(|letter: char| letter.is_ascii_digit());
        if !is_rank && !FORM_WORDS.contains(&fold(word).as_str()) {
            return Some(rest);
        }
        rest = after.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '«' | '"' | '“'));
        if rest.is_empty() {
            return None;
        }
    }
}

/// The body of the council that a text names, alone or among other words.
pub fn body(reader: &Reader, text: &str) -> Option<Arc<str>> {
    let padded = format!(" {} ", fold(text));
    let within = || PLAIN_BODIES.iter().find(|body| padded.contains(&format!(" {body} ")));
    let named = |text: &str| reader.class(Nomenclature::Body, &bare(text));
    // « Cellule du 9 avril 2021 », « Commission n° 2 – 12/04 »: the body, its rank and its day.
    let without_day = || dated(reader, text).and_then(|(_, label)| label).and_then(|label| named(without_last_rank(&label)));
    named(text).or_else(without_day).or_else(|| within().and_then(|body| reader.class(Nomenclature::Body, body)))
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

/// The date inside a text, and the words around it: « Copil du 12/04/2022 » is a date and « Copil ».
pub fn dated(reader: &Reader, text: &str) -> Option<Dated> {
    reader.dated(text, || look_for_date(reader, text))
}

fn look_for_date(reader: &Reader, text: &str) -> Option<Dated> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for length in (1..=6.min(words.len())).rev() {
        for (start, window) in words.windows(length).enumerate() {
            if holds_rank(start.checked_sub(1).and_then(|before| words.get(before).copied()), window) {
                continue;
            }
            if numbers_a_date(reader, window) {
                continue;
            }
            let written = window.join(" ");
            let written = written.trim_matches(['(', ')', ':', ',', '-', '–']);
            let Reading::Value(period) = reader.period(&Raw::Text(written.into())) else { continue };
            if period.grain > Grain::Month {
                continue;
            }
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|(at, _)| !(start..start + length).contains(at)).map(|(_, word)| *word).collect();
            let label = rest.join(" ");
            let label = label.trim_matches([' ', '-', '–', ':', ',', '(', ')']);
            let label = label.strip_suffix(" du").or_else(|| label.strip_suffix(" le")).unwrap_or(label).trim();
            let folded = fold(label);
            let is_week =
                folded.strip_prefix("semaine").or(folded.strip_prefix('s')).is_some_and(|rank| rank.trim().parse::<u32>().is_ok());
            let says_something = !is_week && !matches!(folded.as_str(), "" | "du" | "le" | "reunion" | "seance" | "date");
            return Some((period, says_something.then(|| label.to_owned())));
        }
    }
    None
}

/// What is held several times, and numbered. A course or a day may last from one date to another: it is not among them.
const NUMBERED: [&str; 18] = [
    "n",
    "no",
    "numero",
    "session",
    "seance",
    "module",
    "phase",
    "volet",
    "partie",
    "atelier",
    "reunion",
    "rencontre",
    "copil",
    "cotech",
    "cellule",
    "commission",
    "gt",
    "groupe",
];

/// « Session 3 23/05/2022 »: a rank just before a day that is whole without it. « 17 18 mai » are two days.
fn numbers_a_date(reader: &Reader, window: &[&str]) -> bool {
    let announces = window.iter().take_while(|word| NUMBERED.contains(&fold(word).as_str())).count();
    let [rank, rest @ ..] = window.get(announces..).unwrap_or_default() else { return false };
    let Some(number) = rank.parse::<u32>().ok().filter(|_| rank.len() <= 2) else { return false };
    let figures = |word: &str| word.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u32>().ok();
    let Some(day) = rest.first().and_then(|word| figures(word)) else { return false };
    let is_next = rest.first().is_some_and(|word| word.len() <= 2) && day == number + 1;
    !is_next && matches!(reader.period(&Raw::Text(rest.join(" ").into())), Reading::Value(period) if period.grain == Grain::Day)
}

/// « Atelier 1 du 15/02/2023 », « Séance n° 2 - 12/03/2022 »: a rank before a date, which is not its first day. What is not numbered
/// lasts: « SISM 10 - 23 octobre 2022 ».
fn holds_rank(before: Option<&str>, window: &[&str]) -> bool {
    let is_rank = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|figure| figure.is_ascii_digit());
    let mut before = before;
    window.windows(2).any(|pair| {
        let [rank, next] = pair else { return false };
        let announced = before.is_some_and(|word| NUMBERED.contains(&fold(word).as_str()));
        before = Some(rank);
        let links = matches!(*next, "du" | "le") || (announced && matches!(*next, "-" | "–" | "—" | ":"));
        is_rank(rank) && links
    })
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
    fn a_rank_in_a_title_is_no_day() {
        let table = [
            ("Atelier 1 du 15/02/2022", "2022-02-15 2022-02-15", "Atelier 1"),
            ("Ciné-débat – Séance n° 2 - 12/03/2022", "2022-03-12 2022-03-12", "Ciné-débat – Séance n° 2"),
            ("Session 3 – 12 mars 2022", "2022-03-12 2022-03-12", "Session 3"),
            ("Copil 2 : 12/03/2022", "2022-03-12 2022-03-12", "Copil 2"),
            ("Module 4 le 5 avril 2022", "2022-04-05 2022-04-05", "Module 4"),
            ("Secourisme session 3 23/05/2022", "2022-05-23 2022-05-23", "Secourisme session 3"),
            ("Groupe logement 2 27 mars 2022", "2022-03-27 2022-03-27", "Groupe logement 2"),
            ("Séminaire 17 18 novembre 2022", "2022-11-17 2022-11-18", "Séminaire"),
            ("SISM 10 - 23 octobre 2022", "2022-10-10 2022-10-23", "SISM"),
            ("Séminaire du 17-18 novembre 2022", "2022-11-17 2022-11-18", "Séminaire"),
            ("Formation du 2 - 4 mai 2022", "2022-05-02 2022-05-04", "Formation"),
        ];
        let reader = Reader::new(&crate::settings::Settings::default(), Some(2022));
        for (title, days, label) in table {
            let read =
                dated(&reader, title).map(|(period, label)| (format!("{} {}", period.first, period.last), label.unwrap_or_default()));
            assert_eq!(read, Some((days.to_owned(), label.to_owned())), "{title}");
        }
    }

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

    #[test]
    fn what_announces_a_form_is_no_part_of_the_name_of_its_action() {
        let table = [
            ("Fiche action n° 4 : Santé mentale et logement social", Some("Santé mentale et logement social")),
            ("FICHE-ACTION N°2.1 – Ciné-débat", Some("Ciné-débat")),
            ("Fiche A7. Groupe d’entraide", Some("Groupe d’entraide")),
            ("Fiche action : « Bien chez soi »", Some("« Bien chez soi »")),
            ("Fiche action de prévention du suicide", Some("prévention du suicide")),
            ("FICHE ACTION 2022", None),
            ("Fiche action", None),
            ("Action sociale de proximité", Some("Action sociale de proximité")),
            ("Semaine 4 : portes ouvertes", Some("Semaine 4 : portes ouvertes")),
        ];
        for (title, name) in table {
            assert_eq!(of_form(title), name, "{title}");
        }
    }
}
