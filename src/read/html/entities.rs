//! `&eacute;`, `&#233;`, `&#xE9;`: the named and numbered letters of HTML.

/// The names of U+00A0 to U+00FF, in order (HTML 4, Latin-1 entities).
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr",
    "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34",
    "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave",
    "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute",
    "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
    "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Those of office texts beyond.
#[rustfmt::skip]
const OTHERS: [(&str, char); 53] = [
    ("quot", '"'), ("amp", '&'), ("lt", '<'), ("gt", '>'), ("apos", '\''), ("OElig", 'Œ'), ("oelig", 'œ'), ("Scaron", 'Š'),
    ("scaron", 'š'), ("Yuml", 'Ÿ'), ("fnof", 'ƒ'), ("circ", 'ˆ'), ("tilde", '˜'), ("ensp", '\u{2002}'), ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'), ("zwnj", '\u{200c}'), ("zwj", '\u{200d}'), ("lrm", '\u{200e}'), ("rlm", '\u{200f}'),
    ("ndash", '–'), ("mdash", '—'), ("lsquo", '‘'), ("rsquo", '’'), ("sbquo", '‚'), ("ldquo", '“'), ("rdquo", '”'),
    ("bdquo", '„'), ("dagger", '†'), ("Dagger", '‡'), ("bull", '•'), ("hellip", '…'), ("permil", '‰'), ("prime", '′'),
    ("Prime", '″'), ("lsaquo", '‹'), ("rsaquo", '›'), ("oline", '‾'), ("euro", '€'), ("trade", '™'), ("larr", '←'),
    ("uarr", '↑'), ("rarr", '→'), ("darr", '↓'), ("harr", '↔'), ("minus", '−'), ("asymp", '≈'), ("ne", '≠'), ("le", '≤'),
    ("ge", '≥'), ("check", '✓'), ("cross", '✗'), ("numsp", '\u{2007}'),
];

/// A text with its entities replaced. What is none stays as it is: `R&D`.
pub fn replaced(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        done.push_str(before);
        match entity(after) {
            Some((letter, length)) => {
                done.push(letter);
                rest = after.get(length..).unwrap_or_default();
            }
            None => {
                done.push('&');
                rest = after;
            }
        }
    }
    done.push_str(rest);
    done
}

/// The letter that an entity stands for, and the length of its name, semicolon included where there is one.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#').unwrap_or(text.len());
    let name = text.get(..end)?;
    let length = end + usize::from(text.get(end..)?.starts_with(';'));
    let letter = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((letter, length))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        0 => None,
        // Pages that mean Windows-1252 say so: `&#146;` is an apostrophe, and browsers show one.
        0x80..=0x9F => encoding_rs::WINDOWS_1252.decode(&[code as u8]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

fn named(name: &str) -> Option<char> {
    let latin_1 = LATIN_1.iter().position(|known| *known == name).and_then(|rank| char::from_u32(0xA0 + rank as u32));
    latin_1.or_else(|| OTHERS.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn names_and_numbers_stand_for_letters() {
        assert_eq!(
            replaced("&Eacute;t&eacute; &laquo;&nbsp;c&oelig;ur&#160;&raquo; &#8364;&#x20AC; l&#146;eau"),
            "Été «\u{a0}cœur\u{a0}» €€ l’eau"
        );
        assert_eq!(replaced("&yuml;&times&euro;"), "ÿ×€");
    }

    #[test]
    fn what_is_no_entity_stays() {
        assert_eq!(replaced("R&D & co; &inconnu; &#0; &#x110000; &"), "R&D & co; &inconnu; &#0; &#x110000; &");
    }
}
