//! Bytes of a text file to letters: announced by a BOM, proved by their form, or told from French itself.

use crate::problem::Problem;
use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A text, and its encoding if nothing in the file says it.
#[derive(Debug, PartialEq)]
pub struct Decoded<'b> {
    pub text: Cow<'b, str>,
    /// As people name it; nothing when there was nothing to guess.
    pub guessed: Option<&'static str>,
}

/// Decodes a text file: BOM, then strict UTF-8, then UTF-16 by its NUL bytes, then one byte a letter.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Problem> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        if encoding != UTF_8 {
            return Ok(Decoded { text: utf16(encoding, rest)?, guessed: None });
        }
        // A file may announce UTF-8 and go on in something else, where two were put end to end.
        return Ok(std::str::from_utf8(rest).map_or_else(|_| eight_bits(rest), |text| known(text.into())));
    }
    if let Some(encoding) = utf16_by_nul(bytes) {
        return Ok(Decoded { text: utf16(encoding, bytes)?, guessed: Some("UTF-16") });
    }
    if is_binary(bytes) {
        return Err(Problem::FileUnreadable { detail: "ce n’est ni un classeur, ni un texte".into() });
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => encoded_twice(text).unwrap_or(known(text.into())),
        Err(_) => eight_bits(bytes),
    })
}

fn known(text: Cow<'_, str>) -> Decoded<'_> {
    Decoded { text, guessed: None }
}

fn utf16<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> Result<Cow<'b, str>, Problem> {
    // An editor that takes the file for plain text may leave one byte, a line feed, at its end.
    let whole = bytes.get(..bytes.len() & !1).unwrap_or_default();
    let (text, malformed) = encoding.decode_without_bom_handling(whole);
    let left_over = bytes.get(whole.len()..).unwrap_or_default();
    if malformed || !matches!(left_over, [] | [0 | b'\n' | b'\r']) { Err(Problem::FileTruncated) } else { Ok(text) }
}

/// UTF-16 without a BOM: plain letters have a NUL byte in one half of each pair, and none in the other.
fn utf16_by_nul(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = head.len() / 2;
    let nul = |half: usize| head.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nul(0), nul(1));
    if pairs < 2 {
        None
    } else if second * 10 >= pairs * 4 && first * 20 <= pairs {
        Some(UTF_16LE)
    } else if first * 10 >= pairs * 4 && second * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Texts have no control characters but for tabs and line ends; a few are forgiven.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let odd = head.iter().filter(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\r' | b'\n' | 0x0C | 0x1A));
    odd.count() * 20 > head.len()
}

/// UTF-8 that was opened as Windows-1252 and saved as UTF-8: `Ã©` for `é`. Text whose every letter fits in Windows-1252,
/// and whose bytes then make UTF-8 again, is never anything else.
fn encoded_twice(text: &str) -> Option<Decoded<'_>> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    let mended = (!unmappable).then(|| std::str::from_utf8(&bytes).ok())??;
    Some(Decoded { text: Cow::Owned(mended.to_owned()), guessed: Some("UTF-8 encodé deux fois") })
}

/// One byte a letter; or such lines and UTF-8 ones, in a file made of several.
fn eight_bits(bytes: &[u8]) -> Decoded<'_> {
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let is_utf8 = |line: &&[u8]| !line.is_ascii() && std::str::from_utf8(line).is_ok();
    let (encoding, name) = single_byte(bytes);
    // In French written one byte a letter, no line makes UTF-8 by chance: it would take the likes of « Ã© ».
    if lines().any(|line| is_utf8(&line)) {
        let decoded =
            lines().map(|line| std::str::from_utf8(line).map_or_else(|_| encoding.decode_without_bom_handling(line).0, Cow::Borrowed));
        return Decoded { text: Cow::Owned(decoded.collect()), guessed: Some("UTF-8 et Windows-1252 mêlés") };
    }
    Decoded { text: encoding.decode_without_bom_handling(bytes).0, guessed: Some(name) }
}

/// Which of the three encodings of one byte a letter that French offices have used makes the best French.
fn single_byte(bytes: &[u8]) -> (&'static Encoding, &'static str) {
    let upper: Vec<u8> = bytes.iter().copied().filter(|byte| *byte >= 0x80).take(20_000).collect();
    // Excel for Mac, long.
    if frenchness(MACINTOSH, &upper) > frenchness(WINDOWS_1252, &upper) {
        return (MACINTOSH, "Mac Roman");
    }
    // ISO-8859-15 has control characters where Windows-1252 has « ’ … – », which office texts are full of.
    let has_windows_only = upper.iter().any(|byte| (0x80..=0x9F).contains(byte));
    if !has_windows_only && bytes.windows(2).any(is_only_latin9) {
        return (ISO_8859_15, "ISO-8859-15");
    }
    (WINDOWS_1252, "Windows-1252")
}

/// The letters that ISO-8859-15 put in the place of signs: `€` for `¤`, which nobody writes; `œ` and `Œ` for `½` and `¼`,
/// which only the former are followed by `u` or `i` (cœur, œuvre, œil).
fn is_only_latin9(pair: &[u8]) -> bool {
    matches!(pair, [0xA4, _] | [_, 0xA4] | [0xBC | 0xBD, b'u' | b'i' | b'U' | b'I'])
}

/// How well some bytes read as French: its small letters first, then capitals and signs; anything else counts against.
fn frenchness(encoding: &'static Encoding, bytes: &[u8]) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let weight = |letter| match letter {
        'é' | 'è' | 'ê' | 'ë' | 'à' | 'â' | 'ç' | 'ù' | 'û' | 'ü' | 'ô' | 'ö' | 'î' | 'ï' | 'œ' => 2,
        'É' | 'È' | 'Ê' | 'À' | 'Â' | 'Ç' | 'Ô' | 'Î' | 'Œ' => 1,
        '«' | '»' | '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '€' | '°' | '\u{a0}' | '·' | '²' | '½' => 1,
        _ => -2,
    };
    text.chars().map(weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "Structure;Œuvre\r\nL’étoile – « cœur »;n° 12 à 5 €\r\n";

    fn decoded(bytes: &[u8]) -> (String, Option<&'static str>) {
        let decoded = decode(bytes).unwrap();
        (decoded.text.into_owned(), decoded.guessed)
    }

    #[test]
    fn a_bom_says_the_encoding() {
        let utf16 = |order: fn(u16) -> [u8; 2]| format!("\u{feff}{FRENCH}").encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(decoded(format!("\u{feff}{FRENCH}").as_bytes()), (FRENCH.to_owned(), None));
        assert_eq!(decoded(&utf16(u16::to_le_bytes)), (FRENCH.to_owned(), None));
        assert_eq!(decoded(&utf16(u16::to_be_bytes)), (FRENCH.to_owned(), None));
    }

    #[test]
    fn without_a_bom_the_form_of_the_bytes_says_it() {
        assert_eq!(decoded(FRENCH.as_bytes()), (FRENCH.to_owned(), None));
        let utf16: Vec<u8> = FRENCH.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&utf16), (FRENCH.to_owned(), Some("UTF-16")));
    }

    #[test]
    fn one_byte_a_letter_is_told_from_french() {
        assert_eq!(decoded(&WINDOWS_1252.encode(FRENCH).0), (FRENCH.to_owned(), Some("Windows-1252")));
        assert_eq!(decoded(&MACINTOSH.encode(FRENCH).0), (FRENCH.to_owned(), Some("Mac Roman")));
        for text in ["Le cœur de la ville\n", "Coût : 12 €\n", "ŒUVRES\n"] {
            assert_eq!(decoded(&ISO_8859_15.encode(text).0), (text.to_owned(), Some("ISO-8859-15")));
        }
        // The same bytes may be read as ISO-8859-15, wrongly.
        for text in ["Durée : ½ journée\n", "¼ d’heure, l’été\n", "Éléonore\n", "Société\n", "À\n", "« été »\n"] {
            assert_eq!(decoded(&WINDOWS_1252.encode(text).0), (text.to_owned(), Some("Windows-1252")));
        }
    }

    #[test]
    fn two_files_put_end_to_end_and_a_file_encoded_twice_are_mended() {
        let mut both = "Élus;1\n".as_bytes().to_vec();
        both.extend_from_slice(&WINDOWS_1252.encode("Aînés;2\n").0);
        assert_eq!(decoded(&both), ("Élus;1\nAînés;2\n".to_owned(), Some("UTF-8 et Windows-1252 mêlés")));
        let twice = WINDOWS_1252.decode("Éléonore à l’été".as_bytes()).0.into_owned();
        assert_eq!(decoded(twice.as_bytes()), ("Éléonore à l’été".to_owned(), Some("UTF-8 encodé deux fois")));
        // A near miss: a sound text with letters that look like it.
        assert_eq!(decoded("São Ã; ©".as_bytes()), ("São Ã; ©".to_owned(), None));
    }

    #[test]
    fn cut_utf16_and_binary_are_refused() {
        assert_eq!(decode(b"\xff\xfea\0b\0c"), Err(Problem::FileTruncated));
        assert_eq!(decoded(b"\xff\xfea\0\n").0, "a");
        assert!(decode(&[1, 2, 3, 200, 0, 7, 9, 14, 15, 0, 0, 8, 1, 255, 2, 3]).is_err());
    }
}
