//! Words that announce a person: « né le … », « 12 rue … », « Mme … », « Prénom NOM ».

use super::first_names::{is_first_name, is_thing_too};
use super::letters::{Letter, past, run, spaces, word};
use super::namesakes::is_namesake;

/// « né le 12/05/1985 », « date de naissance : 12 mai 1985 ». « Un projet né en 2018 » has no day, and is no person.
pub fn birth_date(letters: &[Letter]) -> Option<usize> {
    const ANNOUNCED: &[&str] =
        &["ne le", "nee le", "ne(e) le", "ne.e le", "ne·e le", "nes le", "nees le", "date de naissance", "ddn", "naissance"];
    if !letters.first().is_some_and(|letter| matches!(letter.plain, 'n' | 'd')) {
        return None;
    }
    let announced = ANNOUNCED.iter().find_map(|words| word(letters, words))?;
    let link = run(past(letters, announced), 4, |c| matches!(c, ' ' | ':' | '=' | '-' | '('));
    let date = day(past(letters, announced + link))?;
    Some(announced + link + date)
}

/// `12/05/1985`, `12-05-85`, `12 mai 1985`, `1985-05-12`
fn day(letters: &[Letter]) -> Option<usize> {
    let part = |from: usize| run(past(letters, from), 10, char::is_alphanumeric);
    let sign = |from: usize| run(past(letters, from), 2, |c| matches!(c, ' ' | '/' | '-' | '.'));
    let first = part(0);
    let second_at = first + sign(first);
    let second = part(second_at);
    let third_at = second_at + second + sign(second_at + second);
    let third = run(past(letters, third_at), 4, |c| c.is_ascii_digit());
    let figures =
        |from: usize, count: usize| count > 0 && past(letters, from).iter().take(count).all(|letter| letter.plain.is_ascii_digit());
    let starts = figures(0, 1) && first <= 4;
    let ends = figures(third_at, third) && third >= 2 && second > 0 && second_at > first && third_at > second_at + second;
    (starts && ends).then_some(third_at + third)
}

/// « 12 bis rue Jean-Jaurès, 86000 Poitiers »: a number, a kind of street, its name, and the town if it follows.
pub fn address(letters: &[Letter]) -> Option<usize> {
    const STREETS: &[&str] = &[
        "rue",
        "avenue",
        "av.",
        "av",
        "boulevard",
        "bd",
        "bd.",
        "bld",
        "impasse",
        "allee",
        "chemin",
        "ruelle",
        "venelle",
        "cite",
        "faubourg",
        "fbg",
    ];
    // « 3 place », « 2 route » need more to be an address.
    const MAYBE: &[&str] = &["place", "route", "quai", "square", "sentier", "residence", "lotissement", "hameau"];
    let number = run(letters, 4, |c| c.is_ascii_digit());
    if number == 0 {
        return None;
    }
    let mut at = number + run(past(letters, number), 2, |c| matches!(c, ' ' | ','));
    for repeated in ["bis", "ter", "quater", "b", "t"] {
        if let Some(length) = word(past(letters, at), repeated) {
            at += length + run(past(letters, at + length), 2, |c| matches!(c, ' ' | ','));
            break;
        }
    }
    let street = STREETS.iter().find_map(|street| word(past(letters, at), street));
    let maybe = || {
        let street = MAYBE.iter().find_map(|street| word(past(letters, at), street))?;
        let name = past(letters, at + street + spaces(past(letters, at + street)));
        let named = ["de", "du", "des", "d'", "de la", "la", "le", "l'"].iter().any(|link| word(name, link).is_some());
        (named || name.first().is_some_and(|letter| letter.capital)).then_some(street)
    };
    let street_end = at + street.or_else(maybe)?;
    if spaces(past(letters, street_end)) == 0 {
        return None;
    }
    // A street and its name hold in some sixty letters, up to the comma; then the code and the town.
    let name_end = street_end + run(past(letters, street_end), 60, |c| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '.'));
    let gap = run(past(letters, name_end), 3, |c| matches!(c, ',' | ' ' | '-'));
    let town = name_end + gap;
    let code = run(past(letters, town), 6, |c| c.is_ascii_digit());
    let end = if code == 5 {
        town + code + run(past(letters, town + code), 30, |c| c.is_alphabetic() || matches!(c, ' ' | '\'' | '-'))
    } else {
        name_end
    };
    let trailing = letters.get(..end)?.iter().rev().take_while(|letter| matches!(letter.plain, ' ' | '-' | '.')).count();
    Some(end - trailing)
}

/// « Mme Durand », « M. Jean de La Tour », « Dr Martin ». « Mme la Maire » is an office.
pub fn titled_name(letters: &[Letter]) -> Option<usize> {
    const TITLES: &[&str] = &[
        "m.",
        "mr.",
        "mr",
        "mme",
        "mme.",
        "mlle",
        "mlle.",
        "mm.",
        "mmes",
        "monsieur",
        "madame",
        "mademoiselle",
        "dr",
        "dr.",
        "docteur",
        "pr.",
    ];
    if !letters.first().is_some_and(|letter| letter.capital && matches!(letter.plain, 'm' | 'd' | 'p')) {
        return None;
    }
    let title = TITLES.iter().find_map(|title| word(letters, title)).or_else(|| word(letters, "m"))?;
    let gap = spaces(past(letters, title));
    let abbreviated = letters.get(title - 1).is_some_and(|letter| letter.plain == '.');
    if gap == 0 && !abbreviated {
        return None;
    }
    let name = names(past(letters, title + gap))?;
    Some(title + gap + name)
}

/// How many letters an acronym with points takes at the start (« C.M.P. », « M.J.C », « M.S.A. »): three capitals at least, for two may be
/// somebody's initials (« M.P. Durand »).
pub fn dotted_acronym(letters: &[Letter]) -> Option<usize> {
    let is_initial = |at: usize| {
        let alone = !letters.get(at + 1).is_some_and(|next| next.plain.is_alphanumeric());
        alone && letters.get(at).is_some_and(|letter| letter.capital)
    };
    let pointed = |at: usize| is_initial(at) && letters.get(at + 1).is_some_and(|next| next.plain == '.');
    let pairs = (0..).map(|rank| 2 * rank).take_while(|at| pointed(*at)).count();
    let last = usize::from(is_initial(2 * pairs));
    (pairs + last >= 3).then_some(2 * pairs + last)
}

/// Offices and bodies that stand after a title or in the place of a name.
const OFFICES: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "maire",
    "prefet",
    "prefete",
    "president",
    "presidente",
    "directeur",
    "directrice",
    "adjoint",
    "adjointe",
    "conseiller",
    "conseillere",
    "depute",
    "deputee",
    "senateur",
    "senatrice",
    "ministre",
    "coordinateur",
    "coordinatrice",
    "chef",
    "cheffe",
    "responsable",
];

/// So many capitalised words, at most four, with the particles between them.
fn names(letters: &[Letter]) -> Option<usize> {
    const PARTICLES: &[&str] = &["de la", "de", "du", "des", "d'", "van", "von", "ben", "el", "al", "le", "la"];
    let mut end = 0;
    let mut at = 0;
    for _ in 0..4 {
        let rest = past(letters, at);
        let particle =
            PARTICLES.iter().find_map(|particle| word(rest, particle)).filter(|_| rest.first().is_some_and(|letter| !letter.capital));
        let particle = particle.map_or(0, |length| length + spaces(past(rest, length)));
        let name = past(rest, particle);
        let length = run(name, 30, |c| c.is_alphabetic() || matches!(c, '-' | '\''));
        let text: String = name.iter().take(length).map(|letter| letter.plain).collect();
        let capitalised = name.first().is_some_and(|letter| letter.capital);
        if length == 0 || !capitalised || OFFICES.contains(&text.as_str()) {
            break;
        }
        end = at + particle + length;
        let point = usize::from(length == 1 && name.get(1).is_some_and(|letter| letter.plain == '.'));
        at = end + point + spaces(past(letters, end + point));
        if at == end {
            break;
        }
    }
    (end > 0).then_some(end)
}

/// « Jeanne DURAND »: a first name and a name in capitals, as offices write people. « Lycée Louis ARMAND » is a place.
pub fn full_name(letters: &[Letter], at: usize) -> Option<usize> {
    let rest = past(letters, at);
    if !rest.first().is_some_and(|letter| letter.capital) {
        return None;
    }
    let first = run(rest, 30, |c| c.is_alphabetic() || c == '-');
    let capitals = |letters: &[Letter], count: usize| {
        letters.iter().take(count).filter(|letter| letter.capital || letter.plain == '-' || letter.plain == '\'').count()
    };
    let mixed = capitals(rest, first) < first;
    let name: String = rest.iter().take(first).map(|letter| letter.plain).collect();
    let gap = spaces(past(rest, first));
    let surname = past(rest, first + gap);
    let length = run(surname, 40, |c| c.is_alphabetic() || matches!(c, '-' | '\''));
    let in_capitals = length >= 3 && capitals(surname, length) == length;
    (mixed && gap == 1 && in_capitals && is_first_name(&name) && !follows_a_place(letters, at)).then_some(first + gap + length)
}

/// « Camille », « Camille Durand »: a first name, and the capitalised words that follow it.
pub fn first_name(letters: &[Letter], at: usize) -> Option<usize> {
    let (first, surname) = person(letters, at)?;
    Some(first + surname.unwrap_or_default())
}

/// « Camille Durand », and not « Camille », nor « Pierre Janet » whose name bodies bear.
pub fn first_and_last_name(letters: &[Letter], at: usize) -> Option<usize> {
    let (first, surname) = person(letters, at)?;
    let length = first + surname?;
    let called: String = past(letters, at).iter().take(first).map(|letter| letter.plain).collect();
    if is_thing_too(&called) {
        return None;
    }
    let name: String = past(letters, at).iter().take(length).map(|letter| letter.plain).collect();
    (!is_namesake(&name)).then_some(length)
}

/// The letters of a first name, and those of the capitalised words that follow it, unless a place bears it.
fn person(letters: &[Letter], at: usize) -> Option<(usize, Option<usize>)> {
    let rest = past(letters, at);
    if !rest.first().is_some_and(|letter| letter.capital) {
        return None;
    }
    let first = run(rest, 30, |c| c.is_alphabetic() || c == '-');
    let name: String = rest.iter().take(first).map(|letter| letter.plain).collect();
    if !is_first_name(&name) || follows_a_place(letters, at) {
        return None;
    }
    let gap = spaces(past(rest, first));
    let surname = names(past(rest, first + gap)).filter(|_| gap > 0);
    Some((first, surname.map(|length| gap + length)))
}

/// Whether one of the three words before is a kind of place or body that bears a person's name.
fn follows_a_place(letters: &[Letter], at: usize) -> bool {
    let before: String = letters.iter().take(at).map(|letter| if letter.plain.is_alphanumeric() { letter.plain } else { ' ' }).collect();
    let is_saint = before.split_whitespace().next_back().is_some_and(|word| matches!(word, "saint" | "sainte" | "st" | "ste"));
    // « Au CCAS avec Jeanne Durand »: she is no part of its name.
    let is_link = |word: &&str| matches!(*word, "avec" | "par" | "et" | "pour" | "chez" | "dont");
    let mut name = before.split_whitespace().rev().take(3).take_while(|word| !is_link(word));
    is_saint || name.any(|word| super::column::PLACES.contains(&word))
}
