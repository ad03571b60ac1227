//! Texts cut to the letters that the embedded typeface has: PDF/UA-1 refuses a page with a letter that no font draws, and a partner's
//! emoji must not cost the committee its report.

use crate::render::chart::fonts;
use serde_json::Value;
use ttf_parser::Face;

/// What stands for a letter that the typeface lacks.
const LACKING: char = '?';

/// The typeface's letters.
pub struct Letters<'a> {
    face: Option<Face<'a>>,
}

impl Letters<'_> {
    pub fn of_the_typeface() -> Self {
        Self { face: Face::parse(fonts::REGULAR, 0).ok() }
    }

    /// A text with each lacking letter replaced, ticked boxes written out, and signs without a shape dropped.
    pub fn drawable(&self, text: &str) -> String {
        let mut drawn = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '☒' | '☑' => drawn.push_str("[x]"),
                '☐' => drawn.push_str("[ ]"),
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
                _ if letter.is_ascii() || letter.is_whitespace() || self.has(letter) => drawn.push(letter),
                _ => drawn.push(LACKING),
            }
        }
        drawn
    }

    fn has(&self, letter: char) -> bool {
        self.face.as_ref().is_none_or(|face| face.glyph_index(letter).is_some())
    }

    /// The same of every text of a JSON value.
    pub fn all(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.drawable(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.all(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.all(field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_stays_as_it_is_and_what_no_letter_draws_is_told() {
        let letters = Letters::of_the_typeface();
        let french = "« Œuvre » : 1\u{202f}234,5 € – ça, là-haut… l’été ≈ ≥ ≤ ✓ →";
        assert_eq!(letters.drawable(french), french);
        assert_eq!(letters.drawable("Oui ☒ Non ☐ \u{202e}🎉 日"), "Oui [x] Non [ ] ? ?");
    }
}
