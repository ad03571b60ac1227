//! A text as letters that know where they stand in it: lower case and without accents, yet one for one.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A letter, a figure or a sign of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its first byte in the text.
    pub at: usize,
    /// Lower case, without accent; every space, of whatever width, is ` `, every dash `-`, every apostrophe `'`.
    pub plain: char,
    /// Whether it is written as a capital.
    pub capital: bool,
}

/// The letters of a text; a combining accent belongs to the letter before it.
pub fn letters(text: &str) -> Vec<Letter> {
    text.char_indices().filter(|(_, letter)| !is_combining_mark(*letter)).map(|(at, letter)| Letter { at, ..plain(letter) }).collect()
}

fn plain(letter: char) -> Letter {
    // Nearly all letters: decomposing them would cost most of the search.
    let base = if letter.is_ascii() { letter } else { std::iter::once(letter).nfd().next().unwrap_or(letter) };
    let plain = match base {
        _ if base.is_whitespace() => ' ',
        '‐'..='―' | '−' => '-',
        '’' | '‘' | 'ʼ' => '\'',
        _ => base.to_lowercase().next().unwrap_or(base),
    };
    Letter { at: 0, plain, capital: letter.is_uppercase() }
}

/// The bytes of a run of letters, with the accents that belong to its last one.
pub fn bytes(letters: &[Letter], run: &Range<usize>, text_len: usize) -> Range<usize> {
    let start = letters.get(run.start).map_or(text_len, |letter| letter.at);
    let end = letters.get(run.end).map_or(text_len, |letter| letter.at);
    start..end
}

/// Whether a pattern may start here: on a sign, or where no letter or figure stands before.
pub fn starts_word(letters: &[Letter], at: usize) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.plain.is_alphanumeric());
    !(is_word(Some(at)) && is_word(at.checked_sub(1)))
}

/// How many letters a plain word takes at the start; it must end there.
pub fn word(letters: &[Letter], word: &str) -> Option<usize> {
    let length = word.chars().count();
    let run = letters.get(..length)?;
    let same = run.iter().map(|letter| letter.plain).eq(word.chars());
    let ends = !word.ends_with(char::is_alphanumeric) || !letters.get(length).is_some_and(|next| next.plain.is_alphanumeric());
    (same && ends).then_some(length)
}

/// How many letters from the start satisfy a test, up to a limit.
pub fn run(letters: &[Letter], limit: usize, test: impl Fn(char) -> bool) -> usize {
    letters.iter().take(limit).take_while(|letter| test(letter.plain)).count()
}

/// The letters past the first so many.
pub fn past(letters: &[Letter], count: usize) -> &[Letter] {
    letters.get(count..).unwrap_or_default()
}

/// How many spaces stand at the start.
pub fn spaces(letters: &[Letter]) -> usize {
    run(letters, 4, |c| c == ' ')
}
