//! Two words, letter by letter: what a scanner confuses, what a hand inverts, doubles, forgets.

use std::collections::BTreeSet;

/// How two different words come to be alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Letters that look alike, as character recognition confuses them: `M` read as `II`. In capitals, sorted.
    Confused(BTreeSet<(&'static str, &'static str)>),
    /// Two neighbours exchanged.
    Swapped,
    /// A letter doubled, or one of two forgotten.
    Doubled,
    /// So many letters changed, added or forgotten.
    Letters(usize),
}

/// A likeness between two words: how sure, from 0 to 1, and by which slip.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    pub share: f64,
    pub slip: Slip,
}

/// What character recognition takes for one another in printed French names (seen in the Poitiers report: `MGFN` for MGEN,
/// `IINAFAM` for UNAFAM, `PHII AF` for PHILAE, « citoven »; the others are the classical pairs of OCR post-correction).
const CONFUSED: &[(&str, &str)] = &[
    ("c", "e"),
    ("c", "g"),
    ("e", "f"),
    ("g", "6"),
    ("g", "9"),
    ("i", "1"),
    ("i", "j"),
    ("i", "l"),
    ("l", "1"),
    ("m", "ii"),
    ("m", "ivi"),
    ("m", "nn"),
    ("m", "rn"),
    ("n", "ii"),
    ("n", "ri"),
    ("o", "0"),
    ("o", "q"),
    ("s", "5"),
    ("s", "8"),
    ("u", "ii"),
    ("u", "v"),
    ("v", "y"),
    ("w", "vv"),
    ("z", "2"),
];

/// Whether two folded words are near enough to be one word miswritten. `acronym` says that one of them at least is an
/// acronym: there a letter is a word, so only what the eye or the hand confuses is allowed until it has five letters.
pub fn alike(first: &str, second: &str, acronym: bool) -> Option<Alike> {
    if first == second || !(first.is_ascii() && second.is_ascii()) {
        return None;
    }
    let (short, long) = if first.len() <= second.len() { (first, second) } else { (second, first) };
    if long.len() - short.len() > 3 || short.len() < 2 {
        return None;
    }
    if let Some(pairs) = confusion(short.as_bytes(), long.as_bytes(), confusions_allowed(long.len())) {
        let lost = f64::from(u32::try_from(pairs.len()).unwrap_or(9)) * CONFUSION_COST / length(long).sqrt();
        return Some(Alike { share: (0.98 - lost).max(0.6), slip: Slip::Confused(pairs) });
    }
    if short.len() < 4 {
        // `CHL` for CHHL: an acronym that loses one of two like letters.
        return (short.len() == 3 && acronym && is_doubling(short, long)).then_some(Alike { share: 0.8, slip: Slip::Doubled });
    }
    if letters_apart(short, long) > 4 {
        return None;
    }
    let edits = strsim::osa_distance(short, long);
    if edits == 1 && short.len() == long.len() && is_swap(short, long) {
        return Some(Alike { share: 0.93, slip: Slip::Swapped });
    }
    if edits == 1 && is_doubling(short, long) {
        return Some(Alike { share: 0.92, slip: Slip::Doubled });
    }
    let allowed = match (short.len(), acronym) {
        (..=4, true) => 0,
        (4, false) => usize::from(long.len() == 5),
        (..=7, _) | (_, true) => 1,
        _ => 2,
    };
    let share = 1.0 - f64::from(u32::try_from(edits).unwrap_or(u32::MAX)) / length(long);
    (edits <= allowed).then_some(Alike { share, slip: Slip::Letters(edits) })
}

/// How many letters one word has and the other lacks: two slips part at most four.
fn letters_apart(first: &str, second: &str) -> u32 {
    let letters = |word: &str| word.bytes().fold(0_u64, |set, byte| set | 1 << (byte & 63));
    (letters(first) ^ letters(second)).count_ones()
}

/// What a confused letter takes from the share of a one-letter word; in longer words it weighs less.
const CONFUSION_COST: f64 = 0.12;

/// One confused letter in four at most, and three in all: past that, anything looks like anything.
const fn confusions_allowed(length: usize) -> usize {
    match length {
        0..=5 => 1,
        6..=7 => 2,
        _ => 3,
    }
}

fn length(word: &str) -> f64 {
    f64::from(u32::try_from(word.len()).unwrap_or(u32::MAX))
}

/// The pairs that turn one word into the other, the fewest, if nothing else separates them.
fn confusion(first: &[u8], second: &[u8], allowed: usize) -> Option<BTreeSet<(&'static str, &'static str)>> {
    let mut used = Vec::new();
    confuse(first, second, allowed, &mut used).then(|| used.into_iter().filter_map(|at| CONFUSED.get(at).copied()).collect::<BTreeSet<_>>())
}

fn confuse(first: &[u8], second: &[u8], allowed: usize, used: &mut Vec<usize>) -> bool {
    let same = first.iter().zip(second).take_while(|(one, other)| one == other).count();
    let (first, second) = (first.get(same..).unwrap_or_default(), second.get(same..).unwrap_or_default());
    if first.is_empty() && second.is_empty() {
        return true;
    }
    if allowed == 0 || first.len().abs_diff(second.len()) > allowed {
        return false;
    }
    for (at, (one, other)) in CONFUSED.iter().enumerate() {
        for (left, right) in [(one, other), (other, one)] {
            if first.first() != left.as_bytes().first() || second.first() != right.as_bytes().first() {
                continue;
            }
            let rest = (first.strip_prefix(left.as_bytes()), second.strip_prefix(right.as_bytes()));
            if let (Some(first), Some(second)) = rest {
                used.push(at);
                if confuse(first, second, allowed - 1, used) {
                    return true;
                }
                used.pop();
            }
        }
    }
    false
}

fn is_swap(first: &str, second: &str) -> bool {
    let differing: Vec<(u8, u8)> = first.bytes().zip(second.bytes()).filter(|(one, other)| one != other).collect();
    matches!(differing.as_slice(), [(a, b), (c, d)] if a == d && b == c)
}

/// Whether the longer word is the shorter with one letter doubled.
fn is_doubling(short: &str, long: &str) -> bool {
    if long.len() != short.len() + 1 {
        return false;
    }
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    same > 0 && short.get(same..) == long.get(same + 1..) && same.checked_sub(1).and_then(|at| long.get(at)) == long.get(same)
}

/// Letters that the eye confuses, made one: two words that character recognition may confuse have one skeleton (the
/// converse fails: it is a key to look them up, not a proof).
pub fn skeleton(word: &str) -> String {
    let mut skeleton = String::with_capacity(word.len());
    for letter in word.chars() {
        let shape = match letter {
            'c' | 'e' | 'f' | 'g' | '6' | '9' => 'c',
            'o' | 'q' | '0' => 'o',
            'i' | 'l' | '1' | 'j' | 'm' | 'n' | 'u' | 'r' | 'v' | 'y' | 'w' => 'i',
            's' | '5' | '8' => 's',
            'z' | '2' => 'z',
            other => other,
        };
        // Two strokes make one letter (`II` for M), so a run of strokes counts once.
        if shape != 'i' || !skeleton.ends_with('i') {
            skeleton.push(shape);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(first: &str, second: &str, acronym: bool) -> Option<Slip> {
        alike(first, second, acronym).map(|alike| alike.slip)
    }

    #[test]
    fn what_a_scanner_confuses_is_seen_and_named() {
        let pairs = |first, second| match slip(first, second, true) {
            Some(Slip::Confused(pairs)) => pairs.into_iter().collect::<Vec<_>>(),
            other => panic!("{first} / {second}: {other:?}"),
        };
        assert_eq!(pairs("mgfn", "mgen"), [("e", "f")]);
        assert_eq!(pairs("iinafam", "unafam"), [("u", "ii")]);
        assert_eq!(pairs("chhi", "chhl"), [("i", "l")]);
        assert_eq!(pairs("phiiaf", "philae"), [("e", "f"), ("i", "l")]);
        assert_eq!(pairs("citoven", "citoyen"), [("v", "y")]);
    }

    #[test]
    fn a_hand_swaps_doubles_and_forgets() {
        assert_eq!(slip("ddtes", "ddets", true), Some(Slip::Swapped));
        assert_eq!(slip("meidco", "medico", false), Some(Slip::Swapped));
        assert_eq!(slip("chl", "chhl", true), Some(Slip::Doubled));
        assert_eq!(slip("colette", "collette", false), Some(Slip::Doubled));
        assert_eq!(slip("mediatheque", "mediathque", false), Some(Slip::Letters(1)));
    }

    #[test]
    fn short_words_and_acronyms_are_held_apart() {
        for (first, second) in [("unafam", "udaf"), ("chu", "chl"), ("ars", "ase"), ("nord", "sud"), ("caf", "cpam"), ("gem", "gym")] {
            assert_eq!(slip(first, second, true), None, "{first} / {second}");
        }
    }

    #[test]
    fn words_a_scanner_may_confuse_share_their_skeleton() {
        for (one, other) in CONFUSED {
            assert_eq!(skeleton(one), skeleton(other), "{one} / {other}");
        }
    }
}
