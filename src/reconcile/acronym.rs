//! Acronyms: which words they stand for, from the words themselves, from « Centre hospitalier Henri Laborit (CHHL) », and
//! from a glossary of the field.

mod glossary;

use super::places::Territory;
use super::words::{Case, Joint, Kind, Phrase, Word, stem_of};
use glossary::{GLOSSARY, RENAMED};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static KNOWN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| GLOSSARY.iter().map(|(acronym, _)| *acronym).collect());

/// Acronym → the stems of the words that it stands for; several readings may share one acronym.
static BY_ACRONYM: LazyLock<BTreeMap<&'static str, Vec<Vec<String>>>> = LazyLock::new(|| {
    let mut readings: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for (acronym, words) in GLOSSARY {
        readings.entry(acronym).or_default().push(stems(words));
    }
    readings
});

/// First stem of a reading → its acronyms, to look readings up from a name.
static BY_FIRST_STEM: LazyLock<BTreeMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut acronyms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (acronym, readings) in BY_ACRONYM.iter() {
        for first in readings.iter().filter_map(|reading| reading.first()) {
            acronyms.entry(first.clone()).or_default().push(acronym);
        }
    }
    acronyms
});

/// Stems of a former or present name → the present name, and whether it is the former.
static RENAMED_STEMS: LazyLock<BTreeMap<Vec<&'static str>, (&'static str, bool)>> = LazyLock::new(|| {
    let own = |name: &'static str| name.split(' ').map(stem_of).collect::<Vec<_>>();
    let both = |(former, present): &(&'static str, &'static str)| [(own(former), (*present, true)), (own(present), (*present, false))];
    RENAMED.iter().flat_map(both).collect()
});

fn stems(words: &str) -> Vec<String> {
    Phrase::read(words, &Territory::default()).content().map(|word| word.stem.clone()).collect()
}

/// Whether the glossary has the acronym, folded: two known acronyms that differ are two bodies, however near their letters.
pub fn is_known(acronym: &str) -> bool {
    KNOWN.contains(acronym)
}

/// The words an acronym of the glossary stands for, as stems.
pub fn readings(acronym: &str) -> &'static [Vec<String>] {
    BY_ACRONYM.get(acronym).map_or(&[], Vec::as_slice)
}

/// The acronyms of the glossary whose words begin with a stem.
pub fn beginning_with(stem: &str) -> &'static [&'static str] {
    BY_FIRST_STEM.get(stem).map_or(&[], Vec::as_slice)
}

/// The present name of a body that had another, folded, and whether the words given, as stems, are the former one.
pub fn renamed(stems: &[&str]) -> Option<(&'static str, bool)> {
    RENAMED_STEMS.get(stems).copied()
}

/// How well the initials of a run of words spell an acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelt {
    /// All but one of its words: `CHL` for « CH Henri Laborit ».
    LessAWord,
    /// Every word of the run.
    Whole,
}

/// Shortest acronym that initials may spell: two letters fit too many pairs of words.
pub const SHORTEST: usize = 3;
/// Longer ones stand for no words.
const MOST_LETTERS: usize = 24;
/// Parts of a name whose initials are looked at.
const MOST_PARTS: usize = 16;
/// Words, links included, that an acronym may stand for.
const MOST_WORDS: usize = 64;

/// Whether the words, links included, spell the acronym by their initials: a word gives its first letter, or all its letters
/// if it is an acronym itself (`CH` + `H` + `L`); a link gives its letter or nothing.
pub fn spells(acronym: &str, words: &[&Word]) -> Option<Spelt> {
    let letters: Vec<char> = acronym.chars().collect();
    if !(SHORTEST..=MOST_LETTERS).contains(&letters.len())
        || !(2..=MOST_WORDS).contains(&words.len())
        || !letters.iter().all(|letter| letter.is_alphabetic())
    {
        return None;
    }
    let first = words.first()?;
    if first.kind == Kind::Link || words.last()?.kind == Kind::Link {
        return None;
    }
    if Spelling::new(&letters, words).goes(0, 0, false) {
        return Some(Spelt::Whole);
    }
    let content = words.iter().filter(|word| word.kind != Kind::Link).count();
    (content >= SHORTEST && Spelling::new(&letters, words).goes(0, 0, true)).then_some(Spelt::LessAWord)
}

/// Room for a bit by letter, word, and whether one may still be left out.
const WAYS: usize = (2 * (MOST_LETTERS + 1) * (MOST_WORDS + 1)).div_ceil(64);

/// The ways to spell letters with words. Those that failed are kept: « la la la… » has as many ways as there are subsets of its words.
struct Spelling<'a> {
    letters: &'a [char],
    words: &'a [&'a Word],
    failed: [u64; WAYS],
}

impl<'a> Spelling<'a> {
    const fn new(letters: &'a [char], words: &'a [&'a Word]) -> Self {
        Self { letters, words, failed: [0; WAYS] }
    }

    /// Whether the words from a rank on spell the letters from a rank on.
    fn goes(&mut self, letter: usize, word: usize, may_skip: bool) -> bool {
        let way = 2 * (letter * (MOST_WORDS + 1) + word) + usize::from(may_skip);
        let (slot, bit) = (way / 64, 1_u64 << (way % 64));
        if self.failed.get(slot).is_none_or(|known| known & bit != 0) {
            return false;
        }
        let goes = self.tries(letter, word, may_skip);
        if let (false, Some(known)) = (goes, self.failed.get_mut(slot)) {
            *known |= bit;
        }
        goes
    }

    fn tries(&mut self, at: usize, rank: usize, may_skip: bool) -> bool {
        let letters = self.letters.get(at..).unwrap_or_default();
        let Some((word, rest)) = self.words.get(rank..).and_then(<[&Word]>::split_first) else { return letters.is_empty() };
        let starts = |given: usize| word.text.chars().take(given).eq(letters.iter().copied().take(given)) && letters.len() >= given;
        let length = word.text.chars().count();
        // `CMP` is not spelt by « CDAS Maurepas Patton »: an acronym inside gives more than its first letter, but for `CH`.
        let is_acronym = word.case == Case::Upper && length > 2;
        let whole = (word.case == Case::Upper || word.kind == Kind::Acronym || length == 2) && length <= letters.len();
        if whole && starts(length) && self.goes(at + length, rank + 1, may_skip) {
            return true;
        }
        if !is_acronym && starts(1) && self.goes(at + 1, rank + 1, may_skip) {
            return true;
        }
        if word.kind == Kind::Link {
            return self.goes(at, rank + 1, may_skip);
        }
        // The first and the last words always count: without them nothing says where the name begins and ends.
        may_skip && !rest.is_empty() && letters.len() < rest.len() + 1 + SHORTEST && self.goes(at, rank + 1, false)
    }
}

/// A name that gives its own acronym: `Centre hospitalier Henri Laborit (CHHL)`, `CHHL (Centre hospitalier Henri Laborit)`,
/// `DAC - Dispositif d'appui à la coordination`. The two sides, as written.
pub fn gloss(name: &str) -> Option<(String, String)> {
    let (left, right) = divided(name)?;
    let sides = [(left, right), (right, left)];
    sides.into_iter().find_map(|(short, long)| stands_for(short, long).then(|| (left.to_owned(), right.to_owned())))
}

fn divided(name: &str) -> Option<(&str, &str)> {
    if let Some((left, rest)) = name.split_once('(')
        && let Some((inside, after)) = rest.split_once(')')
        && after.trim().is_empty()
        && left.ends_with(char::is_whitespace)
    {
        return Some((left.trim(), inside.trim()));
    }
    let (left, right) = [" - ", " – ", " — "].iter().find_map(|dash| name.split_once(dash))?;
    Some((left.trim(), right.trim()))
}

fn stands_for(short: &str, long: &str) -> bool {
    let territory = Territory::default();
    let acronym = Phrase::read(short, &territory);
    let [word] = acronym.words.as_slice() else { return false };
    if word.case != Case::Upper && word.kind != Kind::Acronym {
        return false;
    }
    let phrase = Phrase::read(long, &territory);
    if phrase.parts() > 1 {
        return false;
    }
    let words: Vec<&Word> = phrase.words.iter().collect();
    let stems: Vec<&String> = phrase.content().map(|word| &word.stem).collect();
    spells(&word.text, &words) == Some(Spelt::Whole) || readings(&word.text).iter().any(|reading| reading.iter().eq(stems.iter().copied()))
}

/// The acronyms that a name may be called by: initials of what each of its parts begins with, with and without links, an
/// acronym inside counting whole or for a letter. Only those that `wanted` are given.
pub fn called_by(phrase: &Phrase, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in 0..phrase.parts().min(MOST_PARTS) {
        if part > 0 && phrase.joint(part) == Joint::Hyphen {
            continue;
        }
        let words: Vec<&Word> = phrase.words.iter().filter(|word| word.part == part).collect();
        let content: Vec<&Word> = words.iter().copied().filter(|word| word.kind != Kind::Link).collect();
        for run in [&words, &content] {
            let mut initials = vec![String::new()];
            for word in run.iter().take(LONGEST) {
                let first: String = word.text.chars().take(1).collect();
                let whole = (word.case == Case::Upper || word.text.len() == 2).then_some(word.text.as_str());
                let first = if word.case == Case::Upper && word.text.len() > 2 { word.text.clone() } else { first };
                let forms: Vec<String> = initials
                    .iter()
                    .flat_map(|so_far| [Some(first.as_str()), whole].into_iter().flatten().map(move |next| format!("{so_far}{next}")))
                    .collect();
                initials = forms.into_iter().take(8).collect();
                found.extend(initials.iter().filter(|form| form.len() >= SHORTEST && wanted(form)).cloned());
            }
        }
        for skipped in 1..content.len().saturating_sub(1).min(LONGEST) {
            let kept = content.iter().enumerate().filter(|(at, _)| *at != skipped).map(|(_, word)| *word);
            let whole: String =
                kept.map(|word| {
                    if word.case == Case::Upper || word.text.len() == 2 { word.text.clone() } else { word.text.chars().take(1).collect() }
                })
                .collect();
            if whole.len() >= SHORTEST && wanted(&whole) {
                found.push(whole);
            }
        }
        for (at, word) in content.iter().enumerate().take(MOST_WORDS) {
            for acronym in beginning_with(&word.stem) {
                let after: Vec<&String> = content.iter().skip(at).take(MOST_WORDS).map(|word| &word.stem).collect();
                let fits = readings(acronym)
                    .iter()
                    .any(|reading| after.len() >= reading.len() && reading.iter().zip(&after).all(|(known, seen)| known == *seen));
                if fits && wanted(acronym) {
                    found.push((*acronym).to_owned());
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Words of a name that its acronym is looked for in: longer acronyms are not met.
const LONGEST: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling(acronym: &str, name: &str) -> Option<Spelt> {
        let phrase = Phrase::read(name, &Territory::default());
        spells(acronym, &phrase.words.iter().collect::<Vec<_>>())
    }

    #[test]
    fn initials_spell_an_acronym_links_counting_or_not() {
        assert_eq!(spelling("dac", "Dispositif d'appui à la coordination"), Some(Spelt::Whole));
        assert_eq!(spelling("mda", "Maison des adolescents"), Some(Spelt::Whole));
        assert_eq!(spelling("chhl", "CH Henri Laborit"), Some(Spelt::Whole));
        assert_eq!(spelling("chhl", "Centre hospitalier Henri Laborit"), Some(Spelt::Whole));
        assert_eq!(spelling("chl", "Centre hospitalier Henri Laborit"), Some(Spelt::LessAWord));
        assert_eq!(spelling("plie", "Plan local pour l'insertion et l'emploi"), Some(Spelt::Whole));
        assert_eq!(spelling("dac", "Direction de la culture"), None);
        assert_eq!(spelling("ccas", "Centre culturel"), None);
    }

    /// Found by fuzzing: two letters a word may be spelt by one or by both, and each choice doubled the time.
    #[test]
    fn words_alike_are_not_tried_in_every_way() {
        let words = |word: &str| vec![word; 40].join(" ");
        for acronym in ["laaaaaaaaaaaaaaaaaaaaaax", "lalalalalalalalalalalalx"] {
            assert_eq!(spelling(acronym, &words("la")), None);
            assert_eq!(spelling(acronym, &words("l a")), None);
        }
        assert_eq!(spelling(&"l".repeat(60), &words("la")), None);
    }

    #[test]
    fn a_gloss_is_told_from_a_place_or_an_entity_in_brackets() {
        assert_eq!(gloss("Centre hospitalier Henri Laborit (CHHL)"), Some(("Centre hospitalier Henri Laborit".into(), "CHHL".into())));
        assert!(gloss("DAC - Dispositif d'appui à la coordination").is_some());
        assert!(gloss("MDPH (Maison départementale des personnes handicapées)").is_some());
        for plain in ["CMP Nord (CHHL)", "Maison des adolescents (Poitiers)", "(Im)patients", "CHHL - CMP", "Pédopsychiatrie (CHHL)"] {
            assert_eq!(gloss(plain), None, "{plain}");
        }
    }

    #[test]
    fn the_glossary_is_folded_and_each_reading_is_kept_once() {
        for (acronym, words) in GLOSSARY {
            assert_eq!(&crate::fold::fold(acronym), acronym);
            assert!(GLOSSARY.iter().filter(|entry| *entry == &(*acronym, *words)).count() == 1, "{acronym}");
        }
        assert!(is_known("unafam") && !is_known("mgfn"));
    }
}
