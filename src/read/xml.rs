//! What our passes over XML parts have in common. An XML part of a workbook never needs a DOCTYPE: it is refused.

use crate::problem::Problem;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::ops::Range;

/// A reader over a part, or a piece of one, for which `<a/>` is `<a></a>`.
pub fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// Every opening tag of a part or of a piece of one, up to its end or to the first fault: a piece closes elements that it
/// did not open, and opens some that it does not close.
pub fn each_tag(piece: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = reader(piece);
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        if let Event::Start(tag) = &event {
            see(tag);
        } else if matches!(event, Event::Eof) {
            return;
        }
    }
}

/// The value of an attribute, by its qualified name. Nothing if it is absent or malformed.
pub fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == name)?;
    match found.value {
        Cow::Borrowed(raw) => quick_xml::escape::unescape(raw).ok(),
        Cow::Owned(raw) => quick_xml::escape::unescape(&raw).ok().map(|value| Cow::Owned(value.into_owned())),
    }
}

/// A whole number in an attribute.
pub fn count(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    let value = attribute(tag, name)?;
    // Counts beyond what a number holds are as good as the greatest: limits are checked where they are used.
    value.trim().parse::<u64>().ok().map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

/// Whether an attribute says yes, in the ways that XML has.
pub fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "TRUE" | "on")
}

/// Adds what `&eacute;`-like references stand for. A part without DOCTYPE has only the five of XML, and numbers.
pub fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        text.push(letter);
    } else if let Some(known) = quick_xml::escape::resolve_xml_entity(reference) {
        text.push_str(known);
    }
}

/// Where the tag of the first element stands. A part that defines entities of its own is refused: a few lines of them can
/// stand for gigabytes.
pub fn root_tag(part: &[u8]) -> Result<Range<usize>, Problem> {
    let mut at = 0;
    // A DOCTYPE can only stand before the first element, among instructions and comments.
    while let Some(start) = find(part, b"<", at) {
        let rest = part.get(start..).unwrap_or_default();
        let end: &[u8] = match rest {
            [b'<', b'?', ..] => b"?>",
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'!', ..] => {
                return Err(Problem::FileSuspicious { detail: "il définit ses propres entités XML".into() });
            }
            _ => return Ok(start..find(part, b">", start).map_or(part.len(), |end| end + 1)),
        };
        let Some(found) = find(part, end, start) else { break };
        at = found + end.len();
    }
    Ok(part.len()..part.len())
}

/// Where bytes are first found, from a position on.
pub fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doctype_is_refused_wherever_it_may_stand() {
        for part in ["<!DOCTYPE a>", "<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "\u{feff}<!doctype a>"] {
            assert!(root_tag(part.as_bytes()).is_err(), "{part}");
        }
        for (part, root) in [("<a>&lt;!DOCTYPE</a>", "<a>"), ("<?xml?><!-- <b> --><a c='d'/>", "<a c='d'/>"), ("", ""), ("<!-- no end", "")]
        {
            assert_eq!(root_tag(part.as_bytes()).map(|range| part[range].to_owned()), Ok(root.to_owned()));
        }
    }
}
