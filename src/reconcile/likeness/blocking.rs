//! Which names are worth comparing: of tens of thousands, the few dozen that share a rare word, a word that looks like one,
//! all words but one, an acronym. Without it, 50 000 names are over a thousand million comparisons.

use super::named::Named;
use crate::reconcile::acronym;
use crate::reconcile::letters::{alike, skeleton};
use crate::reconcile::words::{Kind, Word};
use std::collections::HashMap;

/// Names that share one word with more names than this are not fetched by it: such a word (a town, « social ») tells little,
/// and a rarer word, or all words but one, fetches the right ones.
const COMMON: usize = 200;
/// Names of the registry compared in full for one name, and as many of the others: apart, or the many misspellings of a body
/// would hide its label. On 50 000 synthetic spellings 12, 24 and 48 find the same true bodies (86.6 %), 48 in twice the time.
const COMPARED: usize = 12;

/// An index of names, by their ranks in the slice that it was built from.
pub struct Index {
    /// The first names are those of the registry: so many.
    known: usize,
    tokens: HashMap<String, u32>,
    /// Name → its tokens, sorted.
    words: Vec<Vec<u32>>,
    /// Token → names that have it.
    holders: Vec<Vec<u32>>,
    /// Token → tokens that look like it.
    near: Vec<Vec<u32>>,
    /// Token → names that it may be the acronym of.
    called: HashMap<u32, Vec<u32>>,
    /// Key of a whole name, or of all its words but one → names.
    keys: HashMap<u64, Vec<u32>>,
}

impl Index {
    /// `known` names of the registry come first.
    pub fn new(names: &[Named], known: usize) -> Self {
        let mut tokens: HashMap<String, u32> = HashMap::new();
        let mut holders: Vec<Vec<u32>> = Vec::new();
        let mut words: Vec<Vec<u32>> = Vec::with_capacity(names.len());
        for (name, rank) in names.iter().zip(0_u32..) {
            let mut own: Vec<u32> = Vec::new();
            for word in indexed(name) {
                let next = u32::try_from(holders.len()).unwrap_or(u32::MAX);
                let token = *tokens.entry(word.stem.clone()).or_insert(next);
                if token == next {
                    holders.push(Vec::new());
                }
                own.push(token);
                if let Some(held) = holders.get_mut(token as usize)
                    && held.last() != Some(&rank)
                {
                    held.push(rank);
                }
            }
            own.sort_unstable();
            own.dedup();
            words.push(own);
        }
        let near = near_tokens(&tokens, holders.len());
        let mut index = Self { known, tokens, words, holders, near, called: HashMap::new(), keys: HashMap::new() };
        for (name, rank) in names.iter().zip(0_u32..) {
            for token in index.acronyms_of(name) {
                index.called.entry(token).or_default().push(rank);
            }
            for key in index.keys_of(name) {
                let held = index.keys.entry(key).or_default();
                if held.len() <= COMMON && held.last() != Some(&rank) {
                    held.push(rank);
                }
            }
        }
        // An overfull key is no key.
        index.keys.retain(|_, held| (2..=COMMON).contains(&held.len()));
        index
    }

    /// The names most worth comparing with one, itself left out, the most promising first.
    pub fn candidates(&self, names: &[Named], rank: usize) -> Vec<usize> {
        let Some(name) = names.get(rank) else { return Vec::new() };
        let mut found: Vec<(u32, f64)> = Vec::new();
        let mut fetch = |held: &[u32], weight: f64| found.extend(held.iter().map(|rank| (*rank, weight)));
        for token in self.words.get(rank).into_iter().flatten() {
            let near = self.near.get(*token as usize).map_or(&[][..], Vec::as_slice);
            // A word and those that look like it weigh the same: else the rarest misspellings would hide the right name.
            let family: usize = std::iter::once(token).chain(near).map(|token| self.held(*token).len()).sum();
            for (token, share) in std::iter::once((token, 1.0)).chain(near.iter().map(|token| (token, NEAR_WEIGHT))) {
                let held = self.held(*token);
                if held.len() <= COMMON {
                    fetch(held, share * Self::rarity(names.len(), family));
                }
                if let Some(called) = self.called.get(token).filter(|called| called.len() <= COMMON) {
                    fetch(called, share * Self::rarity(names.len(), called.len()));
                }
            }
        }
        for token in self.acronyms_of(name) {
            fetch(self.held(token), Self::rarity(names.len(), self.held(token).len()));
        }
        for key in self.keys_of(name) {
            if let Some(held) = self.keys.get(&key) {
                fetch(held, Self::rarity(names.len(), held.len()));
            }
        }
        self.best(found, rank, names.len())
    }

    /// Of the names fetched, those that share most with one: what fetched them, and their common words that fetched nothing.
    /// The greatest first; among equals the first in order, so that every run is the same.
    fn best(&self, mut found: Vec<(u32, f64)>, rank: usize, names: usize) -> Vec<usize> {
        found.sort_unstable_by_key(|(rank, _)| *rank);
        let mut sums: Vec<(u32, f64)> = Vec::new();
        for (candidate, weight) in found {
            match sums.last_mut() {
                Some((last, sum)) if *last == candidate => *sum += weight,
                _ => sums.push((candidate, weight)),
            }
        }
        let words = |name: usize| self.words.get(name).map_or(&[][..], Vec::as_slice);
        let common: Vec<u32> = words(rank).iter().copied().filter(|token| self.held(*token).len() > COMMON).collect();
        for (candidate, sum) in &mut sums {
            let shared = common.iter().filter(|token| words(*candidate as usize).binary_search(token).is_ok());
            *sum += shared.map(|token| Self::rarity(names, self.held(*token).len())).sum::<f64>();
        }
        sums.sort_by(|first, second| second.1.total_cmp(&first.1).then(first.0.cmp(&second.0)));
        let ranked = sums.into_iter().map(|(candidate, _)| candidate as usize).filter(|candidate| *candidate != rank);
        let (known, others): (Vec<usize>, Vec<usize>) = ranked.partition(|candidate| *candidate < self.known);
        known.into_iter().take(COMPARED).chain(others.into_iter().take(COMPARED)).collect()
    }

    fn held(&self, token: u32) -> &[u32] {
        self.holders.get(token as usize).map_or(&[], Vec::as_slice)
    }

    /// How much a word, or a key, says: the logarithm of how rare it is.
    fn rarity(names: usize, held: usize) -> f64 {
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        (count(names + 1) / count(held.max(1))).ln().max(0.1)
    }

    /// The tokens that may be the acronym of a name, rare enough to fetch by.
    fn acronyms_of(&self, name: &Named) -> Vec<u32> {
        let known = |form: &str| self.tokens.get(form).is_some_and(|token| self.held(*token).len() <= COMMON);
        let forms = acronym::called_by(&name.phrase, known);
        forms.iter().filter_map(|form| self.tokens.get(form)).copied().collect()
    }

    /// Keys of a whole name: all its words, all but one (which may then be wrong or missing), its two rarest words, its
    /// letters as a scanner confuses them, and the words that stand for its acronyms.
    fn keys_of(&self, name: &Named) -> Vec<u64> {
        let mut stems: Vec<&str> = indexed(name).map(|word| word.stem.as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        let mut keys = vec![hash("all", stems.iter().copied())];
        if stems.len() > 1 {
            let less_one = (0..stems.len())
                .map(|left_out| hash("all", stems.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, stem)| *stem)));
            keys.extend(less_one);
        }
        let mut rarest = stems.clone();
        rarest.sort_by_key(|stem| self.tokens.get(*stem).map_or(0, |token| self.held(*token).len()));
        if let [first, second, others @ ..] = rarest.as_slice() {
            keys.push(pair(first, second));
            if let [third, ..] = others {
                keys.push(pair(first, third));
                keys.push(pair(second, third));
            }
        }
        let letters = |words: &mut dyn Iterator<Item = &Word>| words.map(|word| word.text.as_str()).collect::<String>();
        for part in 0..name.phrase.parts() {
            let run = letters(&mut name.phrase.content().filter(|word| word.part == part));
            if run.len() >= SHORTEST_SKELETON {
                keys.push(hash("letters", std::iter::once(skeleton(&run).as_str())));
            }
        }
        if name.phrase.parts() > 1 {
            keys.push(hash("letters", std::iter::once(skeleton(&letters(&mut name.phrase.content())).as_str())));
        }
        // « GEM La Cordée » and « Groupe d'entraide mutuelle La Cordée »: the name less its acronym meets the name less those words.
        keys.extend(Self::keys_written_out(&stems));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    fn keys_written_out(stems: &[&str]) -> Vec<u64> {
        let mut keys = Vec::new();
        for stem in stems {
            for reading in acronym::readings(stem) {
                let mut long: Vec<&str> =
                    stems.iter().copied().filter(|other| other != stem).chain(reading.iter().map(String::as_str)).collect();
                long.sort_unstable();
                long.dedup();
                keys.push(hash("all", long.into_iter()));
            }
        }
        keys
    }
}

/// A word that only looks like another fetches less surely.
const NEAR_WEIGHT: f64 = 0.8;
/// Skeletons of fewer letters are shared by anything.
const SHORTEST_SKELETON: usize = 4;

fn pair(first: &str, second: &str) -> u64 {
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    hash("pair", [first, second].into_iter())
}

/// The words names are fetched by: numbers and lone letters tell nothing by themselves.
fn indexed(name: &Named) -> impl Iterator<Item = &Word> {
    name.phrase.content().filter(|word| !matches!(word.kind, Kind::Number | Kind::Letter))
}

/// For each token, those that differ from it by a slip: they share a form with one letter less, or a skeleton (the method of
/// symmetric deletions: no token is compared with all others).
fn near_tokens(tokens: &HashMap<String, u32>, count: usize) -> Vec<Vec<u32>> {
    let mut texts: Vec<(&str, u32)> = tokens.iter().map(|(text, token)| (text.as_str(), *token)).collect();
    texts.sort_unstable_by_key(|(_, token)| *token);
    let mut forms: Vec<(u64, u32)> = Vec::new();
    for (text, token) in &texts {
        if text.is_ascii() && text.len() >= 3 {
            forms.push((hash("letters", std::iter::once(skeleton(text).as_str())), *token));
            forms.push((hash("less", std::iter::once(*text)), *token));
            for left_out in 0..text.len() {
                let (before, after) = (text.get(..left_out).unwrap_or_default(), text.get(left_out + 1..).unwrap_or_default());
                forms.push((hash("less", [before, after].into_iter()), *token));
            }
        }
    }
    forms.sort_unstable();
    forms.dedup();
    let mut near: Vec<Vec<u32>> = vec![Vec::new(); count];
    for group in forms.chunk_by(|first, second| first.0 == second.0).filter(|group| (2..=COMMON).contains(&group.len())) {
        for (at, (_, first)) in group.iter().enumerate() {
            for (_, second) in group.iter().skip(at + 1) {
                let texts = (texts.get(*first as usize), texts.get(*second as usize));
                if let (Some((one, _)), Some((other, _))) = texts
                    && alike(one, other, true).is_some()
                {
                    near.get_mut(*first as usize).into_iter().for_each(|near| near.push(*second));
                    near.get_mut(*second as usize).into_iter().for_each(|near| near.push(*first));
                }
            }
        }
    }
    for near in &mut near {
        near.sort_unstable();
        near.dedup();
    }
    near
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same on every machine; a collision costs one useless comparison.
fn hash<'a>(kind: &str, texts: impl Iterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    kind.bytes().for_each(&mut feed);
    for text in texts {
        if kind != "less" {
            feed(b' ');
        }
        text.bytes().for_each(&mut feed);
    }
    hash
}
