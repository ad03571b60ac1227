//! A date in plain text to tokens: numbers, months, quarters, and what links them. Days of the week and hours are dropped.

use super::super::scan::split_brackets;

/// A word or a sign that counts in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// A number and how many figures it was written with: « 22 » may be a year, « 2022 » must.
    Number(u32, usize),
    /// From 1 to 12.
    Month(u32),
    /// « T », « trimestre »
    Quarter,
    /// « S », « semestre »
    HalfYear,
    /// « er », « e », « ème »: the number before is a rank.
    Rank,
    /// `-`, `/` or `.`: inside a date, or between two.
    Sign(char),
    /// « au », « et », a comma: between two dates.
    Link,
}

/// `None` when a word has no place in a date.
pub fn tokens(plain: &str) -> Option<Vec<Token>> {
    let (outside, _) = split_brackets(plain);
    let text = without_iso_time(&outside);
    let mut tokens = Vec::new();
    let mut days_of_march = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let same_kind = |c: char| if first.is_ascii_digit() { c.is_ascii_digit() } else { c.is_alphabetic() };
        let alone = !first.is_ascii_digit() && !first.is_alphabetic();
        let end = if alone { first.len_utf8() } else { rest.find(|c: char| !same_kind(c)).unwrap_or(rest.len()) };
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        if first.is_ascii_digit() {
            match hour(word, rest) {
                Some(after) => rest = after,
                None => tokens.push(Token::Number(word.parse().ok().filter(|_| word.len() <= 4)?, word.len())),
            }
            continue;
        }
        // « 08/l3/2022 »: a letter typed for a figure. The article has its apostrophe.
        if word == "l" && !after.starts_with('\'') {
            return None;
        }
        if word == "mar" {
            days_of_march.push(tokens.len());
        }
        tokens.extend(token(word)?);
    }
    // « mar. 6 mai 2022 » and « mar. 09/08/2022 » are Tuesdays; « mar-22 » is March.
    let months = tokens.iter().filter(|token| matches!(token, Token::Month(_))).count();
    let in_figures = tokens.iter().filter(|token| matches!(token, Token::Number(..))).count() >= 3;
    if months > days_of_march.len() || (in_figures && days_of_march == [0]) {
        for at in days_of_march.iter().rev() {
            tokens.remove(*at);
        }
    }
    Some(tidy(tokens))
}

/// `2022-05-06T14:00:00.000+02:00`, `2023/10/10 04:50:21 PM UTC+1`: what follows the day is the hour.
fn without_iso_time(text: &str) -> &str {
    let end = text.find(['t', ' ']).unwrap_or(text.len());
    let (Some(day), Some(time)) = (text.get(..end), text.get(end..)) else { return text };
    let figures = day.bytes().filter(u8::is_ascii_digit).count();
    let dated = day.len() >= 8 && figures >= 6 && day.bytes().all(|c| c.is_ascii_digit() || c == b'-' || c == b'/');
    let timed = time.get(1..).is_some_and(|time| time.starts_with(|c: char| c.is_ascii_digit())) && time.contains(':');
    if dated && timed && day.bytes().take(4).all(|c| c.is_ascii_digit()) { day } else { text }
}

/// The text after « 14:00 », « 14h30 » or « 9 heures », if the figures start an hour.
fn hour<'a>(figures: &str, rest: &'a str) -> Option<&'a str> {
    let rest = rest.trim_start();
    let after = [":", "heures", "heure", "h"].iter().find_map(|mark| {
        let after = rest.strip_prefix(mark)?;
        (!after.starts_with(|c: char| c.is_alphabetic())).then_some(after)
    })?;
    let minutes = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    (figures.len() <= 2).then_some(minutes)
}

/// The token of a word or sign, an empty answer for one that says nothing, `None` for one that does not belong.
fn token(word: &str) -> Option<Option<Token>> {
    Some(Some(match word {
        "-" | "/" | "." => Token::Sign(word.chars().next()?),
        "," | "&" | "+" | ";" | "au" | "a" | "et" | "jusqu" => Token::Link,
        "trimestre" | "trim" | "t" | "q" => Token::Quarter,
        "semestre" | "sem" | "s" => Token::HalfYear,
        "er" | "e" | "eme" | "ieme" | "nd" | "nde" | "re" | "ere" | "°" => Token::Rank,
        "premier" | "premiere" => return Some(Some(Token::Number(1, 1))),
        "deuxieme" | "second" | "seconde" => Token::Number(2, 1),
        "troisieme" => Token::Number(3, 1),
        "quatrieme" | "dernier" => Token::Number(4, 1),
        _ if SILENT.contains(&word) => return Some(None),
        _ => Token::Month(month(word)?),
    }))
}

/// Days of the week, and words around a date.
const SILENT: &[&str] = &[
    " ", "'", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mer", "jeu", "ven", "sam", "dim", "le",
    "la", "les", "l", "du", "de", "d", "en", "des", "annee", "an", "date", "session", "seance", "journee", "mois", "debut", "mi", "fin",
    "courant", "matin", "matinee", "apres", "midi", "soir", "soiree", "pm", "am", "exercice", ":", "h", "*",
];

/// Whether a plain word names a month.
pub fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The month that a plain word names, whole or cut short.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["janvier", "janv", "jan", "january"],
        &["fevrier", "fevr", "fev", "feb", "february"],
        &["mars", "mar", "mrs", "march"],
        &["avril", "avr", "apr", "april"],
        &["mai", "may"],
        &["juin", "jun", "june"],
        &["juillet", "juil", "jul", "jui", "juill", "july"],
        &["aout", "aou", "aug", "august"],
        &["septembre", "sept", "sep", "september"],
        &["octobre", "oct", "october"],
        &["novembre", "nov", "november"],
        &["decembre", "dec", "december"],
    ];
    MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, month)| month)
}

/// « 1er » without its rank, « févr. » without its point, and nothing hanging at the ends.
fn tidy(tokens: Vec<Token>) -> Vec<Token> {
    let mut tidy: Vec<Token> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let abbreviation = *token == Token::Sign('.') && matches!(tidy.last(), Some(Token::Month(_) | Token::Quarter | Token::HalfYear));
        let rank_of_day = *token == Token::Rank && !matches!(tokens.get(at + 1), Some(Token::Quarter | Token::HalfYear));
        if !abbreviation && !rank_of_day {
            tidy.push(*token);
        }
    }
    let hangs = |token: &Token| matches!(token, Token::Sign(_) | Token::Link);
    let start = tidy.iter().position(|token| !hangs(token)).unwrap_or(tidy.len());
    let end = tidy.iter().rposition(|token| !hangs(token)).map_or(start, |last| last + 1);
    tidy.get(start..end).map(<[Token]>::to_vec).unwrap_or_default()
}
