//! Writing XML by gestures: an element opened around its content, an empty one, a text. Escaping is quick-xml's.

use crate::french;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes: (name, value).
pub type Attributes<'a> = &'a [(&'a str, &'a str)];

/// An XML document being written into memory.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// An element around what `content` writes.
    pub fn inside(&mut self, name: &str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        content(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// A text, without the control characters that XML has no way to write, and without those that turn its direction.
    pub fn text(&mut self, text: &str) {
        let clean = printable(text);
        self.event(Event::Text(BytesText::new(&clean)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.0.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        element.push_attribute((*name, printable(value).as_str()));
    }
    element
}

fn printable(text: &str) -> String {
    text.chars()
        .filter(|letter| matches!(letter, '\t' | '\n') || !french::is_unseen(*letter) && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_partner_wrote_is_never_markup() {
        let mut xml = Xml::new();
        xml.inside("a", &[("b", "\"<&\u{1}")], |xml| xml.text("</a>\u{0}&é"));
        let written = String::from_utf8(xml.finish()).unwrap();
        assert_eq!(written.split_once("?>").unwrap().1, "<a b=\"&quot;&lt;&amp;\">&lt;/a&gt;&amp;é</a>");
    }
}
