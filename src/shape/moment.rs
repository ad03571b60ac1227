//! Headers that part a session: « 17/11 matin », « AM », « Journée », « 18/11 (1/2 j) », « Jour 2 ». Who comes to one of its parts comes to it.

use super::reader::Reader;
use super::value::Reading;
use super::{Presence, title};
use crate::fold::fold;
use crate::period::{Grain, Period};
use crate::quantity::{Precision, Quantity};
use crate::read::Raw;
use chrono::Datelike;

/// Parts of a day, as folding leaves them. « AM » is the afternoon to some and the morning to others: no matter here.
const HALF_DAYS: [&str; 22] = [
    "matin",
    "le matin",
    "apres midi",
    "l apres midi",
    "apresmidi",
    "apres m",
    "ap midi",
    "ap m",
    "apm",
    "aprem",
    "am",
    "pm",
    "demi journee",
    "demi jour",
    "demijournee",
    "1 2 journee",
    "1 2 jour",
    "1 2 j",
    "1 2j",
    "1 2journee",
    "1 2 jr",
    "demi j",
];
/// The same, in words that also name what is held: « Matinée santé mentale » is an action, « Matinée » alone a part of a day.
const DAYS_OR_EVENTS: [&str; 8] =
    ["matinee", "soir", "soiree", "journee", "journee entiere", "journee complete", "jour entier", "toute la journee"];
/// What the parts of a session are called when they are numbered.
const NUMBERED: [&str; 9] = ["jour", "j", "journee", "demi journee", "seance", "session", "module", "rencontre", "matinee"];
/// What comes before a number: « Séance n° 2 ».
const NUMBER_SIGNS: [&str; 3] = ["n", "no", "numero"];

/// The day that a header gives, the words around it, and whether it is only a part of that day.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub period: Period,
    pub label: Option<String>,
    pub is_part: bool,
}

/// The date that a header cell gives: « Copil du 12/04/2022 » is a date and « Copil », « 17/11 matin » a date and a part of its day.
pub fn dated(reader: &Reader, raw: &Raw) -> Option<Dated> {
    if let Raw::Text(text) = raw
        && let Some(part) = without_half_day(text)
        && let Some((period, label)) = whole(reader, &Raw::Text(part.rest.as_str().into()))
        // « Atelier du matin 17/11 » is called so; « Atelier 17/11 matin » is its morning.
        && (label.is_none() || part.is_after_figures)
    {
        return Some(Dated { period, label, is_part: true });
    }
    // « 1/2 j » is no first of February.
    let is_date = |raw: &Raw| !matches!(raw, Raw::Text(text) if is_half_day(text));
    whole(reader, raw).filter(|_| is_date(raw)).map(|(period, label)| Dated { period, label, is_part: false })
}

fn whole(reader: &Reader, raw: &Raw) -> Option<(Period, Option<String>)> {
    if let Reading::Value(period) = reader.period(raw) {
        // In a text file a day may be written as its rank in a workbook: so may « 30 000 » euros, of 1982.
        let is_figures = matches!(raw, Raw::Text(text) if text.trim().bytes().all(|byte| byte.is_ascii_digit()));
        let is_near = || reader.default_year().is_some_and(|year| (period.first.year() - year).abs() <= 1);
        if is_figures && period.grain < Grain::Month && !is_near() {
            return None;
        }
        // A bare year heads a column of numbers, or is a value: « depuis 2019 ».
        return (period.grain < Grain::Year).then_some((period, None));
    }
    let Raw::Text(text) = raw else { return None };
    title::dated(reader, text)
}

/// Whether a header names a part of a day and nothing else: « Matin », « (AM) », « Journée entière ».
pub fn is_half_day(text: &str) -> bool {
    let key = fold(text);
    HALF_DAYS.contains(&key.as_str()) || DAYS_OR_EVENTS.contains(&key.as_str())
}

/// Whether a header only numbers a part of what is held: « Jour 2 », « J1 », « 1re séance », « Séance n° 3 ».
pub fn is_numbered_part(text: &str) -> bool {
    let key = fold(text);
    let words: Vec<&str> = key.split(' ').filter(|word| !NUMBER_SIGNS.contains(word)).collect();
    let is_rank = |word: &str| {
        let figures = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let ending = word.get(figures.len()..).unwrap_or_default();
        (1..=2).contains(&figures.len())
            && figures.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(ending, "" | "er" | "ere" | "re" | "e" | "eme" | "nd" | "nde")
    };
    let is_called = |words: &[&str]| NUMBERED.contains(&words.join(" ").as_str());
    match words.as_slice() {
        [glued] => glued.strip_prefix('j').is_some_and(|figures| is_rank(figures) && figures.parse::<u32>().is_ok()),
        [called @ .., rank] if is_rank(rank) && is_called(called) => true,
        [rank, called @ ..] => is_rank(rank) && is_called(called),
        [] => false,
    }
}

/// A header without the part of a session that it names: « Présence matin », « Présents J1 » → « Présence », « Présents »; nothing is left
/// of « Matin » and of « 17/11 AM ». `None` for a header that names no part and no day.
pub fn without_part(reader: &Reader, text: &str) -> Option<String> {
    if is_half_day(text) || is_numbered_part(text) {
        return Some(String::new());
    }
    if let Some(dated) = dated(reader, &Raw::Text(text.into())) {
        return Some(dated.label.unwrap_or_default());
    }
    let words = words(text);
    let last = (1..words.len()).find(|start| {
        let ending = words.get(*start..).unwrap_or_default().join(" ");
        is_half_day(&ending) || is_numbered_part(&ending)
    })?;
    Some(words.get(..last).unwrap_or_default().join(" "))
}

/// What several marks of one session say together, and which of them: present at one of its parts is present.
///
/// So many came in the morning and so many in the afternoon: the greater number at least.
pub fn together(marks: &[Presence]) -> Option<(usize, Presence)> {
    let came = |presence: &Presence| if let Presence::Present(people) = presence { Some(*people) } else { None };
    let numbers: Vec<(usize, Quantity)> = marks.iter().enumerate().filter_map(|(at, mark)| Some((at, came(mark)?))).collect();
    let most = numbers.iter().fold(
        None,
        |most: Option<(usize, Quantity)>, next| {
            if most.is_none_or(|most| next.1.value > most.1.value) { Some(*next) } else { most }
        },
    );
    if let Some((at, people)) = most {
        let agree = numbers.iter().all(|(_, other)| *other == people);
        let people = if agree { people } else { Quantity::new(people.value, Precision::AtLeast) };
        return Some((at, Presence::Present(people)));
    }
    let excused = marks.iter().position(|mark| matches!(mark, Presence::Excused));
    let at = excused.or_else(|| (!marks.is_empty()).then_some(0))?;
    Some((at, *marks.get(at)?))
}

/// A header once the part of a day is taken out of it.
struct Parted {
    rest: String,
    /// It came right after figures, as after a date.
    is_after_figures: bool,
}

/// « 17/11 matin » without its half-day; `None` for a header that names none.
fn without_half_day(text: &str) -> Option<Parted> {
    let words = words(text);
    for length in (1..=4.min(words.len())).rev() {
        for (start, window) in words.windows(length).enumerate() {
            let key = fold(&window.join(" "));
            let alone = length == words.len();
            if alone || !(HALF_DAYS.contains(&key.as_str()) || DAYS_OR_EVENTS.contains(&key.as_str())) {
                continue;
            }
            let before = start.checked_sub(1).and_then(|before| words.get(before));
            let is_after_figures = HALF_DAYS.contains(&key.as_str())
                && before.is_some_and(|word| word.ends_with(|letter: char| letter.is_ascii_digit()) || is_month(word));
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|(at, _)| !(start..start + length).contains(at)).map(|(_, word)| word.as_str()).collect();
            let rest = rest.join(" ").replace("( )", "").replace("()", "");
            return Some(Parted { rest: rest.trim_matches([' ', '-', '–', ':', ',']).to_owned(), is_after_figures });
        }
    }
    None
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = ["janv", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"];
    let key = fold(word);
    MONTHS.iter().any(|month| key.starts_with(month))
}

/// The words of a header; brackets and underscores part them, and so does a sign between a figure and a letter: « 17/11-matin ».
fn words(text: &str) -> Vec<String> {
    let mut apart = String::with_capacity(text.len() + 8);
    let letters: Vec<char> = text.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let near = |step: isize| at.checked_add_signed(step).and_then(|near| letters.get(near)).copied().unwrap_or(' ');
        let parts = near(-1).is_ascii_digit() && near(1).is_alphabetic() || near(-1).is_alphabetic() && near(1).is_ascii_digit();
        match letter {
            '(' | ')' | '[' | ']' | '_' => apart.push(' '),
            '½' => apart.push_str(" 1/2 "),
            '-' | '–' | '/' | '.' | ':' if parts => apart.push(' '),
            _ => apart.push(*letter),
        }
    }
    apart.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn a_half_day_is_a_part_of_its_day() {
        let reader = Reader::new(&Settings::default(), Some(2022));
        let table = [
            ("17/11 matin", "2022-11-17", "", true),
            ("17/11 après-midi", "2022-11-17", "", true),
            ("17/11 AM", "2022-11-17", "", true),
            ("17/11-PM", "2022-11-17", "", true),
            ("17/11 (1/2 j)", "2022-11-17", "", true),
            ("17/11/2022 (1/2 journée)", "2022-11-17", "", true),
            ("17 nov. ½ journée", "2022-11-17", "", true),
            ("17/11 1/2 j", "2022-11-17", "", true),
            ("17/11 demi-journée", "2022-11-17", "", true),
            ("Matin 17/11", "2022-11-17", "", true),
            ("Matinée du 17 novembre 2022", "2022-11-17", "", true),
            ("jeudi 17 novembre, l’après-midi", "2022-11-17", "", true),
            ("17/11_aprem", "2022-11-17", "", true),
            ("17/11 journée", "2022-11-17", "", true),
            ("COPIL 17/11 matin", "2022-11-17", "COPIL", true),
            ("Formation PSSM du 17 novembre après-midi", "2022-11-17", "Formation PSSM", true),
            // What a thing is called is not when it is held.
            ("Matinée santé mentale 17/11", "2022-11-17", "Matinée santé mentale", false),
            ("Journée des aidants 17/11", "2022-11-17", "Journée des aidants", false),
            ("17/11", "2022-11-17", "", false),
            ("Copil du 12/04/2022", "2022-04-12", "Copil", false),
        ];
        for (header, day, label, is_part) in table {
            let read = dated(&reader, &Raw::Text(header.into()));
            let said = read.map(|dated| (dated.period.to_string(), dated.label.unwrap_or_default(), dated.is_part));
            assert_eq!(said, Some((day.to_owned(), label.to_owned(), is_part)), "{header}");
        }
        for header in ["Matin", "Matinée santé", "AM", "COPIL", "1/2 j"] {
            assert_eq!(dated(&reader, &Raw::Text(header.into())), None, "{header}");
        }
    }

    #[test]
    fn parts_of_a_session_name_nothing_else() {
        for header in ["Matin", "MATIN :", "Après-midi", "AM", "(PM)", "1/2 journée", "Journée", "Soirée", "demi-journée"] {
            assert!(is_half_day(header), "{header}");
        }
        for header in ["Matinée santé", "Amis", "Journée des aidants", "Jour 2", "17/11"] {
            assert!(!is_half_day(header), "{header}");
        }
        for header in ["Jour 1", "J1", "J 2", "Séance 3", "séance n° 12", "1ère séance", "2e journée", "Session 1", "Module 4"] {
            assert!(is_numbered_part(header), "{header}");
        }
        for header in ["Jour", "SISM 2", "Atelier 1", "17/11", "S2", "S2 2022", "2022", "Séance plénière", "1", "M1"] {
            assert!(!is_numbered_part(header), "{header}");
        }
    }

    #[test]
    fn what_heads_a_mark_is_known_without_the_part_it_names() {
        let reader = Reader::new(&Settings::default(), Some(2022));
        let table = [
            ("Matin", ""),
            ("J1", ""),
            ("17/11 AM", ""),
            ("Présence matin", "Présence"),
            ("Présents J1", "Présents"),
            ("Présence du 17/11", "Présence"),
            ("Signature – après-midi", "Signature"),
        ];
        for (header, left) in table {
            assert_eq!(without_part(&reader, header).as_deref(), Some(left), "{header}");
        }
        assert_eq!(without_part(&reader, "Repas"), None);
    }

    #[test]
    fn who_came_to_one_part_came() {
        let came = |people: f64| Presence::Present(Quantity::exact(people));
        let table = [
            (vec![came(1.0), came(1.0)], Some((0, came(1.0)))),
            (vec![Presence::Absent, came(1.0)], Some((1, came(1.0)))),
            (vec![Presence::Absent, Presence::Excused], Some((1, Presence::Excused))),
            (vec![Presence::Absent, Presence::Absent], Some((0, Presence::Absent))),
            (vec![came(2.0), came(3.0)], Some((1, Presence::Present(Quantity::new(3.0, Precision::AtLeast))))),
            (vec![], None),
        ];
        for (marks, said) in table {
            assert_eq!(together(&marks), said, "{marks:?}");
        }
    }
}
