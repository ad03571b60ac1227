//! Numbers and addresses that reach a person: e-mail, telephone, social security number (NIR), internet address.

use super::letters::{Letter, past, run, word};
use std::net::{Ipv4Addr, Ipv6Addr};

/// `prenom.nom@ville.fr`, and `prenom.nom (at) ville.fr`.
pub fn email(letters: &[Letter]) -> Option<usize> {
    // RFC 5321: 64 letters before the sign, 255 after.
    let local = run(letters, 64, |c| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-' | '\''));
    let after_local = past(letters, local);
    let sign = ["@", " @ ", "(at)", " (at) ", "[at]", " [at] ", "(@)"].iter().find_map(|sign| word(after_local, sign))?;
    let domain = past(after_local, sign);
    let length = run(domain, 255, |c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let name: String = domain.iter().take(length).map(|letter| letter.plain).collect();
    let length = domain_length(&name)?;
    (local > 0).then_some(local + sign + length)
}

/// The longest start that is a domain: labels between points, the last of two letters at least and no figure.
fn domain_length(name: &str) -> Option<usize> {
    let mut end = 0;
    let mut longest = None;
    for (rank, label) in name.split('.').enumerate() {
        end += usize::from(rank > 0) + label.chars().count();
        if label.is_empty() {
            break;
        }
        if rank > 0 && label.chars().count() >= 2 && label.chars().all(char::is_alphabetic) {
            longest = Some(end);
        }
    }
    longest
}

/// Groups of figures with one sign between two: their lengths, the figures, and how many letters they take.
struct Figures {
    groups: Vec<usize>,
    figures: String,
    length: usize,
}

/// Reads figures until there are `most` of them. Two signs in a row end the number.
fn figures(letters: &[Letter], most: usize) -> Figures {
    let mut read = Figures { groups: Vec::new(), figures: String::new(), length: 0 };
    let mut at = 0;
    while read.figures.len() < most {
        let length = run(past(letters, at), most - read.figures.len(), |c| c.is_ascii_digit());
        if length == 0 {
            break;
        }
        read.figures.extend(letters.iter().skip(at).take(length).map(|letter| letter.plain));
        read.groups.push(length);
        at += length;
        read.length = at;
        at += run(past(letters, at), 1, |c| matches!(c, ' ' | '.' | '-' | '/'));
    }
    read
}

fn ends_number(letters: &[Letter], length: usize) -> bool {
    !letters.get(length).is_some_and(|next| next.plain.is_alphanumeric())
}

/// `06 12 34 56 78`, `0612345678`, `06.12.34.56.78`, `+33 6 12 34 56 78`, `0033 (0)6 12 34 56 78`.
pub fn telephone(letters: &[Letter]) -> Option<usize> {
    // Numbers of ten figures that are grouped otherwise are dates followed by hours, or identifiers.
    const GROUPS: &[&[usize]] = &[&[10], &[2, 2, 2, 2, 2], &[4, 3, 3], &[4, 2, 2, 2], &[1, 3, 3, 3], &[2, 3, 3, 2], &[2, 4, 4]];
    if let Some(prefix) = ["+", "00"].iter().find_map(|sign| run_of(letters, sign)) {
        return international(past(letters, prefix)).map(|length| prefix + length).filter(|length| ends_number(letters, *length));
    }
    let number = figures(letters, 10);
    let french = number.figures.starts_with('0') && !number.figures.starts_with("00") && number.figures.len() == 10;
    (french && GROUPS.contains(&number.groups.as_slice()) && ends_number(letters, number.length)).then_some(number.length)
}

/// What follows « + » or « 00 »: a country, perhaps « (0) », and a number; ten to thirteen figures in all.
fn international(letters: &[Letter]) -> Option<usize> {
    let country = run(letters, 3, |c| c.is_ascii_digit());
    let zero = ["(0)", " (0)"].iter().find_map(|zero| run_of(past(letters, country), zero)).unwrap_or(0);
    let at = country + zero;
    let gap = run(past(letters, at), 1, |c| matches!(c, ' ' | '.' | '-'));
    let local = figures(past(letters, at + gap), 11);
    let countries = letters.first().is_some_and(|first| ('1'..='9').contains(&first.plain));
    (countries && (10..=13).contains(&(country + local.figures.len()))).then_some(at + gap + local.length)
}

/// How many letters a sign takes at the start, whatever follows.
fn run_of(letters: &[Letter], sign: &str) -> Option<usize> {
    let length = sign.chars().count();
    letters.get(..length).filter(|run| run.iter().map(|letter| letter.plain).eq(sign.chars())).map(|_| length)
}

/// A social security number: thirteen figures and a key that is worked out from them; or the thirteen alone, when they
/// are grouped as on the card. Source: INSEE, « numéro d’inscription au répertoire », 2A and 2B being 19 and 18.
pub fn security_number(letters: &[Letter]) -> Option<usize> {
    const CARD: [usize; 6] = [1, 2, 2, 2, 3, 3];
    let corsica = letters.iter().take(12).position(|letter| matches!(letter.plain, 'a' | 'b'));
    let plain: Vec<Letter> = letters
        .iter()
        .take(24)
        .enumerate()
        .map(|(at, letter)| if Some(at) == corsica { Letter { plain: '0', ..*letter } } else { *letter })
        .collect();
    let read = figures(&plain, 15);
    let sex = read.figures.starts_with(|c: char| ('1'..='8').contains(&c));
    if !sex || !ends_number(letters, read.length) {
        return None;
    }
    let (Some(body), key) = (read.figures.get(..13), read.figures.get(13..)) else { return None };
    // With 2A or 2B, the figures read 20; the key is that of 19 or 18.
    let shift: u64 = match corsica.and_then(|at| letters.get(at)).map(|letter| letter.plain) {
        Some('a') => 1_000_000,
        Some(_) => 2_000_000,
        None => 0,
    };
    let body: u64 = body.parse().ok()?;
    let valid = match key {
        Some(key) if key.len() == 2 => key.parse() == Ok(97 - body.saturating_sub(shift) % 97),
        _ => read.groups == CARD && corsica.is_none(),
    };
    valid.then_some(read.length)
}

/// An IPv4 or IPv6 address. `1.2.3.4` is the number of a section: one part at least must have two figures.
pub fn internet_address(letters: &[Letter]) -> Option<usize> {
    let length = run(letters, 45, |c| c.is_ascii_hexdigit() || matches!(c, '.' | ':'));
    let token: String = letters.iter().take(length).map(|letter| letter.plain).collect();
    let token = token.trim_end_matches(['.', ':']);
    let four = token.parse::<Ipv4Addr>().is_ok_and(|address| address.octets().iter().any(|part| *part >= 10));
    let six = token.parse::<Ipv6Addr>().is_ok() && token.split(':').filter(|part| !part.is_empty()).count() >= 3;
    let length = token.chars().count();
    ((four || six) && ends_number(letters, length)).then_some(length)
}
