//! The date inside a title, and the words around it.

use crate::fold::fold;
use crate::period::Grain;
use crate::read::Raw;
use crate::shape::reader::{Dated, Reader};
use crate::shape::value::Reading;

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
}
