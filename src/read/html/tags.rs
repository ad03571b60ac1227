//! A page cut into tags and text, with the forgiveness of browsers.

use super::entities;

/// A piece of a page, in order.
pub enum Piece<'p> {
    Open(Tag<'p>),
    /// The name, in lower case.
    Close(String),
    /// Entities replaced.
    Text(String),
}

/// An opening tag.
pub struct Tag<'p> {
    /// In lower case.
    pub name: String,
    attributes: &'p str,
}

impl Tag<'_> {
    /// The value of an attribute, with or without quotes.
    fn attribute(&self, wanted: &str) -> Option<&str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=' || letter == '/')?;
            let (name, after) = rest.split_at_checked(end)?;
            let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
                rest = after;
                continue;
            };
            let (value, after) = match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split_once(quote).unwrap_or((value.get(1..)?, "")),
                _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// A whole number in an attribute; as great as can be if it does not fit.
    pub fn number(&self, name: &str) -> Option<u32> {
        let value = self.attribute(name)?.trim().parse::<u64>().ok()?;
        Some(u32::try_from(value).unwrap_or(u32::MAX))
    }

    /// Whether a style hides the element.
    pub fn is_hidden(&self) -> bool {
        self.attribute("style").is_some_and(|style| style.to_lowercase().replace(' ', "").contains("display:none"))
    }
}

/// Elements whose content is no text of the page.
const UNSEEN: [&str; 5] = ["script", "style", "title", "xml", "head"];

/// The pieces of a page. The content of scripts, styles and comments is left out.
pub fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = page;
    // Elements that are known never to end: looked for once, not at each of a million openings.
    let mut endless: Vec<String> = Vec::new();
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            if !opens_tag(rest) {
                // A text, in which a lone `<` is a letter.
                let end = rest.char_indices().skip(1).find(|(at, letter)| *letter == '<' && rest.get(*at..).is_some_and(opens_tag));
                let (text, after) = rest.split_at_checked(end.map_or(rest.len(), |(at, _)| at)).unwrap_or((rest, ""));
                rest = after;
                return Some(Piece::Text(entities::replaced(text)));
            }
            let (inside, after) = tag(rest);
            rest = after;
            if let Some(name) = inside.strip_prefix('/') {
                return Some(Piece::Close(name.trim().to_lowercase()));
            }
            let end = inside.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inside.len());
            let (name, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
            let name = name.to_lowercase();
            if UNSEEN.contains(&name.as_str()) && !inside.ends_with('/') && !endless.contains(&name) {
                match past_end(rest, &name) {
                    Some(after) => rest = after,
                    None => endless.push(name),
                }
                continue;
            }
            return Some(Piece::Open(Tag { name, attributes }));
        }
    })
}

/// Whether a `<` opens a tag, a comment or an instruction.
fn opens_tag(text: &str) -> bool {
    matches!(text.as_bytes(), [b'<', b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?', ..])
}

/// What is inside a tag, and what follows it. A `>` between quotes does not end it, unless they never close.
fn tag(text: &str) -> (&str, &str) {
    let inside = text.get(1..).unwrap_or_default();
    let mut quote = None;
    let mut first_end = None;
    for (at, letter) in inside.bytes().enumerate() {
        match (letter, quote) {
            (b'"' | b'\'', None) => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            (b'>', None) => return (inside.get(..at).unwrap_or_default(), inside.get(at + 1..).unwrap_or_default()),
            (b'>', Some(_)) => first_end = first_end.or(Some(at)),
            // An apostrophe in a tag without quotes: nobody writes kilobytes of attributes.
            _ if at > 4096 => break,
            _ => {}
        }
    }
    let at = first_end.unwrap_or(inside.len());
    (inside.get(..at).unwrap_or_default(), inside.get(at + 1..).unwrap_or_default())
}

/// What follows the end of an element whose content is not looked at. Nothing if it never ends: a `head` may be left open.
fn past_end<'p>(text: &'p str, name: &str) -> Option<&'p str> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("</")? + 2;
        let rest = text.get(at..)?;
        let ends = rest.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        if ends && !rest.get(name.len()..).is_some_and(|after| after.starts_with(|letter: char| letter.is_alphanumeric())) {
            return Some(rest.split_once('>').map_or("", |(_, after)| after));
        }
        from = at;
    }
}
