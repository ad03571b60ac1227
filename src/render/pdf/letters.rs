//! Texts cut to the letters that the embedded typeface has: PDF/UA-1 refuses a page with a letter that no font draws, and a partner's
//! emoji must not cost the committee its report.

use crate::render::chart::fonts;
use serde_json::Value;
use ttf_parser::Face;
use unicode_normalization::UnicodeNormalization;

/// What stands for a run of letters that the typeface lacks: a name in another script is left out, and said to be.
const LEFT_OUT: &str = "[…]";

/// The typeface's letters.
pub struct Letters<'a> {
    face: Option<Face<'a>>,
}

impl Letters<'_> {
    pub fn of_the_typeface() -> Self {
        Self { face: Face::parse(fonts::REGULAR, 0).ok() }
    }

    /// A text that the typeface can draw. Ticked boxes are written out, letters of another shape put as plain ones (« ﬁ », « Ｃ », « ① »),
    /// pictures and signs without a shape dropped, other scripts left out, and said to be.
    pub fn drawable(&self, text: &str) -> String {
        if text.chars().all(|letter| self.has(letter) && !is_shapeless(letter)) {
            return text.to_owned();
        }
        let mut drawn = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '☒' | '☑' => drawn.push_str("[x]"),
                '☐' => drawn.push_str("[ ]"),
                _ if is_shapeless(letter) => {}
                _ if self.has(letter) => drawn.push(letter),
                _ if is_picture(letter) => {
                    // The space before it would stand beside the one after it.
                    drawn.truncate(drawn.trim_end_matches(' ').len());
                }
                _ if std::iter::once(letter).nfkc().all(|plain| self.has(plain)) => drawn.extend(std::iter::once(letter).nfkc()),
                _ if drawn.trim_end().ends_with(LEFT_OUT) => {}
                _ => drawn.push_str(LEFT_OUT),
            }
        }
        if text.starts_with(' ') { drawn } else { drawn.trim_start().to_owned() }
    }

    fn has(&self, letter: char) -> bool {
        letter.is_ascii() || letter.is_whitespace() || self.face.as_ref().is_none_or(|face| face.glyph_index(letter).is_some())
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

/// Marks that change the letter or the direction around them.
const fn is_shapeless(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Emoji and other small pictures, with the marks that combine them: they say nothing that the words beside them do not.
const fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}' | '\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_stays_as_it_is_and_what_no_letter_draws_is_told() {
        let letters = Letters::of_the_typeface();
        let french = "« Œuvre » : 1\u{202f}234,5 € – ça, là-haut… l’été ≈ ≥ ≤ ✓ →";
        assert_eq!(letters.drawable(french), french);
        let drawn = ["Oui ☒ Non ☐ \u{202e}🎉 fin", "🎉 Fête 👩\u{200d}👧", "日本 の 会", "Maison ﬁxe Ｃ", "Ekidom 株式会社 SA"];
        let drawn = drawn.map(|text| letters.drawable(text));
        assert_eq!(drawn, ["Oui [x] Non [ ] fin", "Fête", "[…]  ", "Maison fixe C", "Ekidom […] SA"].map(str::to_owned));
    }
}
