//! LimeSurvey: headings in four modes (codes, full text, text cut after some letters, code and text), rows and options in brackets,
//! nothing for a question not shown and `""` for one left blank. Layout from LimeSurvey, application/helpers/admin/export/
//! {Writer,CsvWriter,SurveyObj}.php and helpers/viewHelper.php.

use super::Tool;
use super::header::{self, Heading, Role};
use super::layout::{Absent, Group, Joiner, Layout, Member, Part};
use super::rows::Rows;
use crate::fold::fold;
use std::collections::BTreeMap;

/// Its own columns: code, then the folded texts, English and French.
const KNOWN: &[(&str, &[&str], Role)] = &[
    ("id", &["response id", "id de la reponse", "id de reponse"], Role::Submission),
    ("submitdate", &["date submitted", "date de soumission"], Role::Sent),
    ("lastpage", &["last page", "derniere page"], Role::Technical),
    ("startlanguage", &["start language", "langue de depart"], Role::Technical),
    ("seed", &["seed", "tete de serie"], Role::Technical),
    ("startdate", &["date started", "date de lancement"], Role::Technical),
    ("datestamp", &["date last action", "date de la derniere action"], Role::Technical),
    ("token", &["access code", "token", "code d acces"], Role::Person),
    ("ipaddr", &["ip address", "adresse ip"], Role::Personal),
    ("refurl", &["referrer url", "url referente", "url de provenance"], Role::Technical),
    ("firstname", &["first name", "prenom"], Role::Personal),
    ("lastname", &["last name", "nom de famille"], Role::Personal),
    ("email", &["email address", "adresse electronique", "adresse courriel"], Role::Person),
    ("interviewtime", &["total time", "temps total"], Role::Technical),
];

/// Those that nobody else's tables have.
const TELLING: [&str; 5] = ["submitdate", "lastpage", "startlanguage", "seed", "datestamp"];

/// How the headings of an export are written.
enum Mode {
    Codes,
    Text,
    /// Code, separator, text.
    CodesAndText(String),
}

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let telling = |heading: &Heading| own(&heading.text).is_some_and(|(code, _)| TELLING.contains(&code));
    let seen: Vec<&str> = headings.iter().filter(|heading| telling(heading)).map(|heading| heading.text.as_str()).collect();
    if seen.len() >= 2 {
        return seen;
    }
    // Exported without its own columns but the number: options then give it away.
    let first_is_number = headings.first().is_some_and(|heading| own(&heading.text).is_some_and(|(code, _)| code == "id"));
    let options: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).filter(|text| text.contains("[SQ0")).collect();
    if first_is_number && !options.is_empty() { options } else { Vec::new() }
}

pub fn layout(rows: &Rows<'_>, row: u32, headings: &[Heading]) -> Layout {
    let roles = headings.iter().filter_map(|heading| Some((heading.column, own(&heading.text)?.1))).collect::<BTreeMap<_, _>>();
    let mut layout = Layout::new(Tool::LimeSurvey, row, roles, Joiner::Never);
    layout.absent = if rows.tells_blanks_apart { Absent::NotShown } else { Absent::Blank };
    layout.ticks_columns = true;
    let mode = mode(headings);
    for heading in layout.free(headings).into_iter().filter(|heading| !heading.text.starts_with("filecount - ")) {
        let parsed = parse(&mode, &heading);
        place(&mut layout.groups, parsed);
    }
    layout
}

/// Which of its own columns a heading is, in any mode.
fn own(text: &str) -> Option<(&'static str, Role)> {
    let folded = fold(text);
    let cut = cut(text).map(fold);
    let is = |name: &str| name == folded || cut.as_deref().is_some_and(|cut| cut.len() >= 8 && name.starts_with(cut));
    let both = |code: &str, names: &[&str]| {
        let rest = folded.strip_prefix(code).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
        let rest_cut = cut.as_deref().and_then(|cut| cut.strip_prefix(code)).map(str::trim_start).unwrap_or_default();
        names.iter().any(|name| *name == rest || rest_cut.len() >= 8 && name.starts_with(rest_cut))
    };
    let known = KNOWN.iter().find(|(code, names, _)| text == *code || names.iter().any(|name| is(name)) || both(code, names));
    known.map(|(code, _, role)| (*code, *role))
}

/// What comes before `..`, where LimeSurvey has cut a text.
pub fn cut(text: &str) -> Option<&str> {
    text.trim_end().strip_suffix("..").map(str::trim_end)
}

fn mode(headings: &[Heading]) -> Mode {
    for heading in headings {
        let Some((code, _)) = own(&heading.text) else { continue };
        if heading.text == code && code != "seed" && code != "token" {
            return Mode::Codes;
        }
        if let Some(rest) = heading.text.strip_prefix(code) {
            let separator: String = rest.chars().take_while(|letter| !letter.is_alphanumeric()).collect();
            if !separator.is_empty() && !fold(rest).is_empty() {
                // Spaces at its end may be lost where a text is empty.
                let tidied = separator.trim_end();
                return Mode::CodesAndText(if tidied.is_empty() { separator } else { tidied.to_owned() });
            }
        }
    }
    if headings.iter().all(|heading| is_code(&heading.text)) { Mode::Codes } else { Mode::Text }
}

/// `G01Q02`, `G01Q02[SQ001][1]`, `G01Q02_SQ001`.
fn is_code(text: &str) -> bool {
    let stem = text.split('[').next().unwrap_or_default();
    stem.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && stem.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        && (text == stem || header::brackets(text).is_some_and(|(before, _)| before == stem))
}

/// A heading, read: its question and what it is of it.
struct Parsed {
    column: u32,
    code: Option<String>,
    text: String,
    sub_code: Option<String>,
    sub_text: Option<String>,
}

fn parse(mode: &Mode, heading: &Heading) -> Parsed {
    let (code, text) = match mode {
        Mode::Codes => (Some(heading.text.as_str()), ""),
        Mode::Text => (None, heading.text.as_str()),
        Mode::CodesAndText(separator) => match heading.text.split_once(separator.as_str()) {
            Some((code, text)) if is_code(code.trim_end()) => (Some(code.trim_end()), text.trim_start()),
            Some(_) | None => (None, heading.text.as_str()),
        },
    };
    let (code, sub_code) = code.map_or((None, None), |code| {
        let (stem, sub) = split_code(code);
        (Some(stem.to_owned()), sub)
    });
    let (text, sub_text) = match header::brackets(text) {
        // A plain question may end with a bracket of its own: with codes, they decide.
        Some((stem, subs)) if sub_code.is_some() || code.is_none() => (stem, Some(subs.join(" – "))),
        Some(_) | None => (text, None),
    };
    // « Espaces en tirets bas » in the export's options.
    let spaced = |text: &str| if text.contains(' ') { text.to_owned() } else { text.replace('_', " ").trim().to_owned() };
    Parsed { column: heading.column, code, text: spaced(text), sub_code, sub_text: sub_text.map(|text| spaced(&text)) }
}

/// `Q[SQ001][1]` to `Q` and `SQ001_1`; `Q_SQ001`, the same for expressions, likewise.
fn split_code(code: &str) -> (&str, Option<String>) {
    if let Some((stem, subs)) = header::brackets(code) {
        return (stem, Some(subs.join("_")));
    }
    let at = code.match_indices('_').find_map(|(at, _)| {
        let rest = code.get(at + 1..)?;
        let numbered = rest.strip_prefix("SQ").is_some_and(|digits| digits.starts_with(|letter: char| letter.is_ascii_digit()));
        (numbered || matches!(rest, "other" | "comment" | "othercomment")).then_some(at)
    });
    match at.map(|at| code.split_at(at)) {
        Some((stem, rest)) => (stem, Some(rest.trim_start_matches('_').to_owned())),
        None => (code, None),
    }
}

/// Puts a column with the question it belongs to: the one before it, if they share code or text.
fn place(groups: &mut Vec<Group>, parsed: Parsed) {
    let Parsed { column, code, text, sub_code, sub_text } = parsed;
    let is_named = sub_code.is_some() || sub_text.is_some();
    let part = part(sub_code.as_deref(), sub_text.as_deref());
    let belongs = groups.last_mut().filter(|group| {
        let known_rows = group.members.iter().any(Member::is_named);
        let same = if code.is_some() { group.code == code } else { group.text == text };
        // In text, a second question may have the same words as the first: only rows, « Autre » and comments join.
        is_named && same && (known_rows || part != Part::Answer)
    });
    let member = Member { column, code: sub_code, label: sub_text, part };
    match belongs {
        Some(group) => group.members.push(member),
        None => groups.push(Group { code, text, members: vec![member] }),
    }
}

fn part(code: Option<&str>, text: Option<&str>) -> Part {
    if let Some(code) = code {
        return match code {
            "other" => Part::Other,
            code if code.ends_with("comment") || code == "filecount" => Part::Comment,
            _ => Part::Answer,
        };
    }
    let last = text.and_then(|text| text.rsplit(" – ").next()).map(fold).unwrap_or_default();
    match last.as_str() {
        "autre" | "other" => Part::Other,
        "commentaire" | "comment" | "autre commentaire" | "commentaire autre" | "other comment" => Part::Comment,
        _ => Part::Answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_own_columns_are_known_in_every_mode() {
        for heading in [
            "submitdate",
            "Date de soumission",
            "Date submitted",
            "Date de soumiss.. ",
            "submitdate. Date de soumission",
            "Date_de_soumission",
            "submitdate - Date de soumiss..",
        ] {
            assert_eq!(own(heading).map(|(code, _)| code), Some("submitdate"), "{heading}");
        }
        for heading in ["OBJ01", "Date de votre soumission à l’enquête", "Vos remarques", "Langue.."] {
            assert_eq!(own(heading), None, "{heading}");
        }
    }

    #[test]
    fn codes_split_into_question_and_row() {
        assert_eq!(split_code("G01Q02[SQ001][1]"), ("G01Q02", Some("SQ001_1".to_owned())));
        assert_eq!(split_code("G01Q02_SQ001comment"), ("G01Q02", Some("SQ001comment".to_owned())));
        assert_eq!(split_code("MON_CODE"), ("MON_CODE", None));
    }
}
