//! Numbers in words, from zéro to 9 999, and round ones: « vingt et un », « deux cents », « une quarantaine ».

/// A number spelled at the start of a plain text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spelled<'a> {
    pub value: f64,
    /// « une quarantaine » is about forty; « quarante » is forty.
    pub round: bool,
    /// What follows the number.
    pub rest: &'a str,
}

/// Reads the number that a plain text starts with. « deux trois » is no number, nor is « quelques dizaines ».
pub fn spelled(plain: &str) -> Option<Spelled<'_>> {
    let words = split_words(plain);
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let (value, mut used) = below_ten_thousand(&names).map_or((None, 0), |(value, used)| (Some(value), used));
    let (factor, more) = round_number(names.get(used..).unwrap_or_default(), value);
    used += more;
    let value = match (value, factor) {
        (None, None) => return None,
        (value, factor) => f64::from(value.unwrap_or(1)) * factor.unwrap_or(1.0),
    };
    let rest = used.checked_sub(1).and_then(|last| words.get(last)).map_or(plain, |(_, rest)| rest);
    let another =
        names.get(used).is_some_and(|word| small(word).is_some() || tens(word).is_some() || matches!(*word, "cent" | "cents" | "mille"));
    (!another).then_some(Spelled { value, round: factor.is_some(), rest })
}

/// The factor of a round number, after an optional count: « dizaine », « petite vingtaine », « demi-douzaine », « milliers ».
pub fn round_number(words: &[&str], count: Option<u32>) -> (Option<f64>, usize) {
    let mut used = 0;
    let mut half = 1.0;
    while let Some(word) = words.get(used) {
        match *word {
            "petite" | "bonne" | "grosse" | "belle" | "petit" | "bon" | "gros" | "vraie" => used += 1,
            "demi" | "demie" => {
                half = 0.5;
                used += 1;
            }
            noun => {
                let Some(factor) = round_noun(noun) else { break };
                // « quelques dizaines », « des centaines »: nobody said how many.
                return if noun.ends_with('s') && count.is_none_or(|count| count < 2) {
                    (None, 0)
                } else {
                    (Some(half * factor), used + 1)
                };
            }
        }
    }
    (None, 0)
}

fn round_noun(noun: &str) -> Option<f64> {
    Some(match noun.strip_suffix('s').unwrap_or(noun) {
        "huitaine" => 8.0,
        "dizaine" => 10.0,
        "douzaine" => 12.0,
        "quinzaine" => 15.0,
        "vingtaine" => 20.0,
        "trentaine" => 30.0,
        "quarantaine" => 40.0,
        "cinquantaine" => 50.0,
        "soixantaine" => 60.0,
        "centaine" => 100.0,
        "millier" => 1000.0,
        _ => return None,
    })
}

/// Words of letters, each with the text that follows it; stops at the first thing that is not a word.
fn split_words(plain: &str) -> Vec<(&str, &str)> {
    let mut words = Vec::new();
    let mut rest = plain;
    // « neuf mille neuf cent quatre-vingt-dix-neuf » has nine words; « de », an adjective and a noun may follow.
    while words.len() < 12 {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let Some((word, after)) = rest.split_at_checked(end).filter(|(word, _)| !word.is_empty()) else { break };
        words.push((word, after.trim_start()));
        rest = after.strip_prefix([' ', '-']).unwrap_or("");
    }
    words
}

fn below_ten_thousand(words: &[&str]) -> Option<(u32, usize)> {
    let (thousands, used) = match (words.first(), below_thousand(words)) {
        (Some(&"mille"), _) => (1, 1),
        (_, Some((count @ 2..=9, used))) if words.get(used) == Some(&"mille") => (count, used + 1),
        (_, read) => return read,
    };
    let (more, then) = words.get(used..).and_then(below_thousand).filter(|(more, _)| *more > 0).unwrap_or((0, 0));
    Some((thousands * 1000 + more, used + then))
}

fn below_thousand(words: &[&str]) -> Option<(u32, usize)> {
    let is_hundred = |word: Option<&&str>| matches!(word, Some(&"cent" | &"cents"));
    let (hundreds, used) = match (words.first(), words.first().and_then(|word| small(word))) {
        (word, _) if is_hundred(word) => (1, 1),
        (_, Some(count @ 2..=9)) if is_hundred(words.get(1)) => (count, 2),
        _ => return below_hundred(words),
    };
    let (more, then) = words.get(used..).and_then(below_hundred).filter(|(more, _)| *more > 0).unwrap_or((0, 0));
    Some((hundreds * 100 + more, used + then))
}

fn below_hundred(words: &[&str]) -> Option<(u32, usize)> {
    let (ten, used) = match (words.first()?, words.get(1)) {
        (&"quatre", Some(&"vingt" | &"vingts")) => (80, 2),
        (word, _) => match tens(word) {
            Some(ten) => (ten, 1),
            None => return teens(words),
        },
    };
    // Soixante-dix and quatre-vingt-dix count on up to nineteen; the others up to nine.
    let room = if ten == 60 || ten == 80 { 19 } else { 9 };
    let with_and = words.get(used) == Some(&"et") && matches!(words.get(used + 1), Some(&"un" | &"une" | &"onze"));
    let from = used + usize::from(with_and);
    match words.get(from..).and_then(teens) {
        Some((unit, then)) if (1..=room).contains(&unit) => Some((ten + unit, from + then)),
        _ => Some((ten, used)),
    }
}

/// Zero to nineteen; dix-sept, dix-huit and dix-neuf are two words.
fn teens(words: &[&str]) -> Option<(u32, usize)> {
    let first = small(words.first()?)?;
    match words.get(1).and_then(|word| small(word)) {
        Some(unit @ 7..=9) if first == 10 => Some((10 + unit, 2)),
        _ => Some((first, 1)),
    }
}

fn small(word: &str) -> Option<u32> {
    const SMALL: [&str; 17] = [
        "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize",
    ];
    let word = if word == "une" { "un" } else { word };
    SMALL.iter().position(|small| *small == word).and_then(|rank| u32::try_from(rank).ok())
}

/// Septante, huitante, octante and nonante are Swiss and Belgian.
fn tens(word: &str) -> Option<u32> {
    Some(match word {
        "vingt" | "vingts" => 20,
        "trente" => 30,
        "quarante" => 40,
        "cinquante" => 50,
        "soixante" => 60,
        "septante" => 70,
        "huitante" | "octante" => 80,
        "nonante" => 90,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words() {
        let table = [
            ("zero", 0.0),
            ("un", 1.0),
            ("une", 1.0),
            ("douze", 12.0),
            ("dix-sept", 17.0),
            ("vingt et un", 21.0),
            ("vingt-et-un", 21.0),
            ("vingt deux", 22.0),
            ("trente", 30.0),
            ("soixante et onze", 71.0),
            ("soixante-dix-sept", 77.0),
            ("septante-sept", 77.0),
            ("quatre-vingts", 80.0),
            ("quatre-vingt-un", 81.0),
            ("quatre-vingt-dix-neuf", 99.0),
            ("nonante-neuf", 99.0),
            ("cent", 100.0),
            ("cent un", 101.0),
            ("deux cents", 200.0),
            ("deux cent cinquante", 250.0),
            ("sept cent quatre-vingt-dix-neuf", 799.0),
            ("mille", 1000.0),
            ("mille deux cents", 1200.0),
            ("deux mille vingt-deux", 2022.0),
            ("neuf mille neuf cent quatre-vingt-dix-neuf", 9999.0),
        ];
        for (text, value) in table {
            assert_eq!(spelled(text), Some(Spelled { value, round: false, rest: "" }), "{text}");
        }
    }

    #[test]
    fn round_numbers_are_approximate() {
        let table = [
            ("une quarantaine", 40.0),
            ("quarantaine", 40.0),
            ("une petite vingtaine", 20.0),
            ("une bonne centaine", 100.0),
            ("deux douzaines", 24.0),
            ("trois centaines", 300.0),
            ("une demi-douzaine", 6.0),
            ("un millier", 1000.0),
            ("deux milliers", 2000.0),
        ];
        for (text, value) in table {
            assert_eq!(spelled(text), Some(Spelled { value, round: true, rest: "" }), "{text}");
        }
        assert_eq!(spelled("une quarantaine de personnes").map(|read| read.rest), Some("de personnes"));
    }

    #[test]
    fn what_nobody_counted_is_no_number() {
        for text in ["quelques dizaines", "des centaines", "dizaines", "deux trois", "cent mille", "vingt trente", "beaucoup", "undeux", ""]
        {
            assert_eq!(spelled(text), None, "{text}");
        }
    }
}
