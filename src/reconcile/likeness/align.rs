//! Two names, word by word: which words of one answer to which of the other, and how.

use crate::reconcile::acronym::{self, Spelt};
use crate::reconcile::letters::{self, Slip};
use crate::reconcile::places::department_of_code;
use crate::reconcile::words::{Case, Kind, Word};

/// How words answer to words.
#[derive(Clone, Debug, PartialEq)]
pub enum Tie {
    Same,
    Inflected,
    /// One is a short form of the other.
    Shortened,
    /// One is the former name of the other.
    Renamed,
    /// Cut or run together.
    Spaces,
    Slip(Slip),
    /// An acronym and the words that it stands for.
    Acronym(Spelt),
}

/// Words of the left name that answer to words of the right one, by their ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
    /// How sure, from 0 to 1.
    pub share: f64,
    pub tie: Tie,
}

/// Both names while they are being paired: which words are still free.
struct Board<'a> {
    left: &'a [&'a Word],
    right: &'a [&'a Word],
    left_free: Vec<bool>,
    right_free: Vec<bool>,
    pairings: Vec<Pairing>,
}

/// Pairs the words of two names, the surest ties first; links stay free.
pub fn pairings(left: &[&Word], right: &[&Word]) -> Vec<Pairing> {
    let free = |words: &[&Word]| words.iter().map(|word| word.kind != Kind::Link).collect::<Vec<_>>();
    let mut board = Board { left, right, left_free: free(left), right_free: free(right), pairings: Vec::new() };
    board.pair_words(same);
    board.pair_acronyms();
    board.pair_cut_words();
    board.pair_words(alike);
    board.pairings
}

impl Board<'_> {
    /// Pairs words one to one, the surest first, then in order of writing.
    fn pair_words(&mut self, tie: fn(&Word, &Word) -> Option<(f64, Tie)>) {
        let mut found: Vec<(f64, usize, usize, Tie)> = Vec::new();
        for (at, word) in self.left.iter().enumerate().filter(|(at, _)| self.is_left_free(*at)) {
            for (other_at, other) in self.right.iter().enumerate().filter(|(at, _)| self.is_right_free(*at)) {
                if let Some((share, tie)) = tie(word, other) {
                    found.push((share, at, other_at, tie));
                }
            }
        }
        found.sort_by(|first, second| second.0.total_cmp(&first.0).then_with(|| (first.1, first.2).cmp(&(second.1, second.2))));
        for (share, at, other_at, tie) in found {
            if self.is_left_free(at) && self.is_right_free(other_at) {
                self.keep(Pairing { left: vec![at], right: vec![other_at], share, tie });
            }
        }
    }

    fn pair_acronyms(&mut self) {
        for at in 0..self.left.len() {
            if self.is_left_free(at)
                && let Some(word) = self.left.get(at)
                && let Some((run, spelt)) = written_out(word, self.right, &self.right_free)
            {
                self.keep(Pairing { left: vec![at], right: run, share: share_of(spelt), tie: Tie::Acronym(spelt) });
            }
        }
        for at in 0..self.right.len() {
            if self.is_right_free(at)
                && let Some(word) = self.right.get(at)
                && let Some((run, spelt)) = written_out(word, self.left, &self.left_free)
            {
                self.keep(Pairing { left: run, right: vec![at], share: share_of(spelt), tie: Tie::Acronym(spelt) });
            }
        }
    }

    /// « Fab lab » and « fablab », `PHII AF` and `PHILAE`: two neighbours against one word.
    fn pair_cut_words(&mut self) {
        for (run, joined) in neighbours(self.left, &self.left_free) {
            if let Some((at, share, tie)) = one_that_is(&joined, self.right, &self.right_free)
                && run.iter().all(|at| self.is_left_free(*at))
            {
                self.keep(Pairing { left: run, right: vec![at], share, tie });
            }
        }
        for (run, joined) in neighbours(self.right, &self.right_free) {
            if let Some((at, share, tie)) = one_that_is(&joined, self.left, &self.left_free)
                && run.iter().all(|at| self.is_right_free(*at))
            {
                self.keep(Pairing { left: vec![at], right: run, share, tie });
            }
        }
    }

    fn keep(&mut self, pairing: Pairing) {
        for at in &pairing.left {
            if let Some(free) = self.left_free.get_mut(*at) {
                *free = false;
            }
        }
        for at in &pairing.right {
            if let Some(free) = self.right_free.get_mut(*at) {
                *free = false;
            }
        }
        self.pairings.push(pairing);
    }

    fn is_left_free(&self, at: usize) -> bool {
        self.left_free.get(at).copied().unwrap_or(false)
    }

    fn is_right_free(&self, at: usize) -> bool {
        self.right_free.get(at).copied().unwrap_or(false)
    }
}

fn same(left: &Word, right: &Word) -> Option<(f64, Tie)> {
    if left.text == right.text {
        return Some((1.0, Tie::Same));
    }
    if left.stem == right.stem && left.former != right.former {
        return Some((0.9, Tie::Renamed));
    }
    if left.stem == right.stem {
        let shortened = left.shortened || right.shortened;
        return Some(if shortened { (0.96, Tie::Shortened) } else { (0.98, Tie::Inflected) });
    }
    if left.kind != Kind::Place && right.kind != Kind::Place && left.kind != Kind::Home && right.kind != Kind::Home {
        return None;
    }
    // « Conseil départemental 86 » and « Conseil départemental de la Vienne ».
    let coded = department_of_code(&left.text).is_some_and(|name| name == right.text)
        || department_of_code(&right.text).is_some_and(|name| name == left.text);
    coded.then_some((0.95, Tie::Shortened))
}

fn alike(left: &Word, right: &Word) -> Option<(f64, Tie)> {
    let must_agree = |word: &Word| matches!(word.kind, Kind::Number | Kind::Letter) && !word.initial;
    // A slip in the name of the territory (« Viene ») is one; two places of it are two.
    let two_homes = left.kind == Kind::Home && right.kind == Kind::Home;
    if must_agree(left) || must_agree(right) || two_homes || exclude_one_another(left, right) {
        return None;
    }
    let is_initial = |word: &Word, name: &Word| word.initial && name.kind == Kind::Proper && name.text.starts_with(&word.text);
    if is_initial(left, right) || is_initial(right, left) {
        return Some((0.9, Tie::Shortened));
    }
    if let Some(long) = begins(&left.text, &right.text).or_else(|| begins(&right.text, &left.text)) {
        return Some((0.75_f64.max(long), Tie::Shortened));
    }
    let is_acronym = |word: &Word| word.kind == Kind::Acronym || word.case == Case::Upper;
    // Of two stems the plural no longer hides one slip behind another.
    let found = letters::alike(&left.text, &right.text, is_acronym(left) || is_acronym(right))
        .or_else(|| letters::alike(&left.stem, &right.stem, is_acronym(left) || is_acronym(right)))?;
    Some((found.share, Tie::Slip(found.slip)))
}

/// Two acronyms of the glossary, or two words of one group of contrasts, are two things however near their letters.
fn exclude_one_another(left: &Word, right: &Word) -> bool {
    (left.known && right.known) || (left.contrast.is_some() && right.contrast.is_some())
}

/// How sure it is that a word is the beginning of another, cut by the writer (`asso`, `univ`, `admin`): three letters kept at
/// least, and three left out, or it would be an ending.
fn begins(short: &str, long: &str) -> Option<f64> {
    (short.len() >= 3 && long.len() >= short.len() + 3 && long.starts_with(short)).then_some(0.8)
}

fn share_of(spelt: Spelt) -> f64 {
    match spelt {
        Spelt::Whole => 0.92,
        Spelt::LessAWord => 0.75,
    }
}

/// The run of free words that an acronym stands for: the longest that its letters spell, else what the glossary says.
fn written_out(word: &Word, words: &[&Word], free: &[bool]) -> Option<(Vec<usize>, Spelt)> {
    let may_be = word.case == Case::Upper || word.kind == Kind::Acronym || word.kind == Kind::Generic || word.text.len() <= 5;
    if !may_be || word.text.len() < 2 || word.shortened {
        return None;
    }
    let mut best: Option<(Vec<usize>, Spelt)> = None;
    for from in 0..words.len() {
        if !free.get(from).copied().unwrap_or(false) {
            continue;
        }
        let part = words.get(from).map(|word| word.part);
        let reach = (from..words.len())
            .take_while(|at| {
                words
                    .get(*at)
                    .is_some_and(|next| Some(next.part) == part && (next.kind == Kind::Link || free.get(*at).copied().unwrap_or(false)))
            })
            .count();
        let run = words.get(from..from + reach).unwrap_or_default();
        if let Some(length) = word.known.then(|| glossary_run(&word.text, run)).flatten() {
            return Some(((from..from + length).filter(|at| free.get(*at).copied().unwrap_or(false)).collect(), Spelt::Whole));
        }
        // What a known acronym stands for is known: initials by chance do not count.
        let longest = if word.known { 0 } else { reach };
        for length in (2..=longest).rev() {
            let Some(spelt) = acronym::spells(&word.text, run.get(..length).unwrap_or_default()) else { continue };
            if best.as_ref().is_none_or(|(_, known)| spelt > *known) {
                best = Some(((from..from + length).filter(|at| free.get(*at).copied().unwrap_or(false)).collect(), spelt));
            }
        }
    }
    best
}

/// How many words of the run, links included, a reading of the glossary covers.
fn glossary_run(acronym: &str, run: &[&Word]) -> Option<usize> {
    acronym::readings(acronym).iter().find_map(|reading| {
        let mut wanted = reading.iter();
        let mut next = wanted.next();
        for (at, word) in run.iter().enumerate() {
            match next {
                Some(stem) if *stem == word.stem => next = wanted.next(),
                _ if word.kind == Kind::Link => {}
                _ => return None,
            }
            if next.is_none() {
                return Some(at + 1);
            }
        }
        None
    })
}

/// Pairs of free neighbours of one part, run together.
fn neighbours(words: &[&Word], free: &[bool]) -> Vec<(Vec<usize>, String)> {
    let is_free = |at: usize| free.get(at).copied().unwrap_or(false);
    let joined = words.windows(2).enumerate().filter_map(|(at, neighbours)| {
        let [first, second] = neighbours else { return None };
        let joinable = is_free(at) && is_free(at + 1) && first.part == second.part;
        let wordy = [first, second].iter().all(|word| !matches!(word.kind, Kind::Number | Kind::Letter));
        (joinable && wordy).then(|| (vec![at, at + 1], format!("{}{}", first.text, second.text)))
    });
    joined.collect()
}

/// The free word that two others make when run together.
fn one_that_is(joined: &str, words: &[&Word], free: &[bool]) -> Option<(usize, f64, Tie)> {
    let mut left = words.iter().zip(free).enumerate().filter(|(_, (_, free))| **free);
    left.find_map(|(at, (word, _))| run_together(joined, word).map(|(share, tie)| (at, share, tie)))
}

fn run_together(joined: &str, word: &Word) -> Option<(f64, Tie)> {
    if joined == word.text {
        return Some((0.98, Tie::Spaces));
    }
    let found = letters::alike(joined, &word.text, word.kind == Kind::Acronym)?;
    match found.slip {
        Slip::Confused(_) => Some((found.share, Tie::Slip(found.slip))),
        Slip::Swapped | Slip::Doubled | Slip::Letters(_) => None,
    }
}
