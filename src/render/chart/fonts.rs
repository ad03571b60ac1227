//! The typeface of every rendering (Inter, SIL Open Font License: see `assets/fonts/OFL.txt`), and how wide its texts are.
//!
//! Inter is a little wider than Arial, Segoe UI, Roboto or Liberation Sans: a label measured here still fits where a reader's
//! machine replaces it. The files are whole, not cut to Latin, because partners' names may hold any letter.

use std::sync::OnceLock;
use ttf_parser::Face;

/// Family name, as in the files.
pub const FAMILY: &str = "Inter";
pub static REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.ttf");
pub static SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.ttf");
/// For documents; charts have no italics.
pub static ITALIC: &[u8] = include_bytes!("../assets/fonts/Inter-Italic.ttf");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// The width of a glyph that the font lacks, in em: a wide guess, so that nothing is cut.
const MISSING_EM: f64 = 1.0;

fn face(weight: Weight) -> Option<&'static Face<'static>> {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let [regular, semibold] = FACES.get_or_init(|| [Face::parse(REGULAR, 0).ok(), Face::parse(SEMIBOLD, 0).ok()]);
    match weight {
        Weight::Regular => regular.as_ref(),
        Weight::Semibold => semibold.as_ref(),
    }
}

/// The widths of the letters of a text, in units of the font, of which there are so many to an em.
fn advances(text: &str, weight: Weight) -> (impl Iterator<Item = f64>, f64) {
    let face = face(weight);
    let em = face.map_or(1.0, |face| f64::from(face.units_per_em()));
    let advance = move |letter| face.and_then(|face| face.glyph_hor_advance(face.glyph_index(letter)?)).map(f64::from);
    (text.chars().map(move |letter| advance(letter).unwrap_or(MISSING_EM * em)), em)
}

/// Width of a line of text, in the unit of `size`. Kerning, which mostly tightens, is left out.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let (advances, em) = advances(text, weight);
    advances.sum::<f64>() * size / em
}

/// Whether a line of text is no wider than the room. Not a letter is measured past it: a name may have thirty thousand.
fn is_within(text: &str, size: f64, weight: Weight, room: f64) -> bool {
    let (advances, em) = advances(text, weight);
    let mut sum = 0.0;
    for advance in advances {
        sum += advance;
        if sum * size / em > room {
            return false;
        }
    }
    true
}

/// Cuts a text into at most `most` lines no wider than `room`; what does not fit ends with `…`.
///
/// Lines break at spaces (never at a no-break one), and inside a word only when it is wider than a line by itself: after a hyphen
/// or a slash if it has one. No text gives no line.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let fits = |line: &str| is_within(line, size, weight, room);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()) {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (longer.filter(|line| fits(line)), lines.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ if fits(word) => lines.push(word.to_owned()),
            _ => lines.extend(broken(word, &fits)),
        }
    }
    if lines.len() > most {
        // The last line takes as many letters of what is left as it holds.
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(ellipsis(&rest, &fits));
    }
    lines
}

/// One line, cut with `…` if need be.
pub(super) fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    let fits = |line: &str| is_within(line, size, weight, room);
    if fits(text) { text.to_owned() } else { ellipsis(text, &fits) }
}

fn ellipsis(line: &str, fits: &impl Fn(&str) -> bool) -> String {
    let prefixes = line.char_indices().filter_map(|(at, letter)| line.get(..at + letter.len_utf8()));
    let kept = prefixes.take_while(|kept| fits(&format!("{kept}…"))).last().unwrap_or_default();
    format!("{}…", kept.trim_end_matches([' ', ',', ';', '-', '–', '\u{a0}']))
}

/// A word wider than a line, in pieces that are not.
fn broken(word: &str, fits: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = word;
    while !fits(rest) {
        let mut ends = rest.char_indices().map(|(at, letter)| (at + letter.len_utf8(), letter));
        let widest = ends.by_ref().take_while(|&(end, _)| rest.get(..end).is_some_and(fits)).collect::<Vec<_>>();
        let soft = widest.iter().rev().find(|(end, letter)| matches!(letter, '-' | '/' | '_' | '.' | '@') && *end < rest.len());
        // A room narrower than a letter still takes one, or this would never end.
        let first = rest.chars().next().map_or(rest.len(), char::len_utf8);
        let cut = soft.or(widest.last()).map_or(first, |&(end, _)| end);
        let (piece, tail) = rest.split_at(cut);
        pieces.push(piece.to_owned());
        rest = tail;
        if rest.is_empty() {
            return pieces;
        }
    }
    pieces.push(rest.to_owned());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_never_exceed_the_room_and_never_break_at_a_no_break_space() {
        let name = "Ville Grand Poitiers CCAS - Développement social - Accès aux droits - Regards sur l’Art";
        let lines = wrap(name, 13.0, Weight::Regular, 180.0, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 13.0, Weight::Regular) <= 180.0), "{lines:?}");
        assert_eq!(lines.join(" "), name);
        assert_eq!(wrap("1\u{202f}234\u{a0}€", 13.0, Weight::Regular, 500.0, 1), ["1\u{202f}234\u{a0}€"]);
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis_and_an_endless_word_is_broken() {
        let lines = wrap("un deux trois quatre cinq six sept huit", 13.0, Weight::Regular, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.last().is_some_and(|line| line.ends_with('…') && width(line, 13.0, Weight::Regular) <= 60.0), "{lines:?}");
        let endless = "Intercommunalité-".repeat(4);
        let lines = wrap(&endless, 13.0, Weight::Regular, 130.0, 9);
        assert!(lines.iter().all(|line| line.ends_with('-')), "{lines:?}");
        assert_eq!(lines.concat(), endless);
        assert_eq!(wrap("abc", 13.0, Weight::Regular, 1.0, 9).concat(), "abc");
        assert_eq!(wrap("  ", 13.0, Weight::Regular, 100.0, 3), Vec::<String>::new());
    }
}
