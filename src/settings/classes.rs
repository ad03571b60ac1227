//! `modalites` of a question: a list of labels, or a map from codes to labels, in the order in which the coordinator wrote them.

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use toml::Spanned;

/// The classes of a question, in the order of the file: that of the scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Classes {
    Labels(Vec<String>),
    /// Code, label.
    ByCode(Vec<(String, String)>),
}

impl<'de> Deserialize<'de> for Classes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// Reads either form.
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Classes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence or a map")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut labels: A) -> Result<Classes, A::Error> {
        let mut listed = Vec::new();
        while let Some(label) = labels.next_element()? {
            listed.push(label);
        }
        Ok(Classes::Labels(listed))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Classes, A::Error> {
        let mut listed: Vec<(String, Spanned<String>)> = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            listed.push(entry);
        }
        // The reader sorts a table by its keys: where each label stands in the file gives its order back.
        listed.sort_by_key(|(_, label)| label.span().start);
        Ok(Classes::ByCode(listed.into_iter().map(|(code, label)| (code, label.into_inner())).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::load::parse;
    use super::*;

    fn written(classes: &str) -> Classes {
        let text = format!("[[questionnaire]]\nfichier = \"*\"\n[[questionnaire.question]]\ncode = \"Q\"\n{classes}\n");
        parse(&text).unwrap().questionnaire[0].question[0].modalites.clone().unwrap()
    }

    #[test]
    fn codes_keep_the_order_of_the_file() {
        let expected = [("ts", "Très"), ("peu", "Peu"), ("A10", "Dix"), ("A2", "Deux")].map(|(code, label)| (code.into(), label.into()));
        let inline = "modalites = { ts = \"Très\", peu = \"Peu\", A10 = \"Dix\", A2 = \"Deux\" }";
        let section = "[questionnaire.question.modalites]\nts = \"Très\"\npeu = \"Peu\"\nA10 = \"Dix\"\nA2 = \"Deux\"";
        for text in [inline, section] {
            assert_eq!(written(text), Classes::ByCode(expected.to_vec()), "{text}");
        }
        assert_eq!(written("modalites = [\"Oui\", \"Non\"]"), Classes::Labels(vec!["Oui".to_owned(), "Non".to_owned()]));
    }
}
