//! Letters that no screen shows, and letters that a wrong announcement tore apart.

use encoding_rs::{UTF_16LE, WINDOWS_1252};

/// Whether a screen shows nothing of it: white space, or marks of no width.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || matches!(letter, '\0' | '\u{200b}' | '\u{2060}' | '\u{feff}'))
}

/// A text with NUL letters is UTF-16 that was taken for one byte a letter, which some programs that write `.xls` announce:
/// `A\0B\0`. It is put together again; failing that, the NUL letters go.
pub fn without_nul(text: &str) -> String {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if !unmappable && bytes.len() % 2 == 0 {
        let (whole, _, malformed) = UTF_16LE.decode(&bytes);
        if !malformed && whole.chars().all(|letter| matches!(letter, '\t'..='\u{24f}' | '\u{2000}'..='\u{2122}')) {
            return whole.into_owned();
        }
    }
    text.replace('\0', "")
}
