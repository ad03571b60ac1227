//! A text to the class of a nomenclature, whatever its case, accents, plural or gender; or to the class it resembles.

use super::label::without_inclusive_endings;
use super::scan::{plain, split_brackets};
use crate::fold::fold;

/// The label of the class that a text names: as it is written, then without plural and gender, then without brackets.
pub fn class<'a>(text: &str, classes: &'a [(String, Vec<String>)]) -> Option<&'a str> {
    let inclusive = without_inclusive_endings(&plain(text));
    let (outside, _) = split_brackets(&inclusive);
    let found = |key: &dyn Fn(&str) -> String, text: &str| {
        let wanted = key(text);
        let names =
            |(label, synonyms): &(String, Vec<String>)| key(label) == wanted || synonyms.iter().any(|synonym| key(synonym) == wanted);
        let by_label = classes.iter().find(|(label, _)| key(label) == wanted);
        let class = by_label.or_else(|| classes.iter().find(|class| names(class)))?;
        (!wanted.is_empty()).then_some(class.0.as_str())
    };
    found(&fold, text)
        .or_else(|| found(&stems, text))
        .or_else(|| found(&stems, &inclusive))
        .or_else(|| found(&stems, &outside))
        .or_else(|| found(&stems, without_rank(&inclusive)))
        .or_else(|| both_genders(&inclusive, &|text| found(&stems, text)))
}

/// The class that a text names, once both are brought to their stems.
type Stemmed<'a, 'f> = &'f dyn Fn(&str) -> Option<&'a str>;

/// « élus et élues », « élus / élues »: two words for one class.
fn both_genders<'a>(plain: &str, found: Stemmed<'a, '_>) -> Option<&'a str> {
    let (one, other) = [" et ", "/", " ou "].iter().find_map(|between| plain.split_once(between))?;
    let class = found(one)?;
    (found(other)? == class).then_some(class)
}

/// A word so broad that what follows it is another thing: « groupe de parole » is no working group.
const BROAD: [&str; 5] = ["groupe", "projet", "public", "autre", "ap"];

/// The class whose name, the longest one, opens a text that goes on: « COPIL élargi », « Formation PSSM ».
pub fn class_at_head<'a>(text: &str, classes: &'a [(String, Vec<String>)]) -> Option<&'a str> {
    let said = stems(&without_inclusive_endings(&plain(text)));
    let names = classes.iter().flat_map(|(label, synonyms)| std::iter::once(label).chain(synonyms).map(move |name| (label, name)));
    names
        .filter(|(_, name)| !BROAD.contains(&plain(name).trim_end_matches('s')))
        .map(|(label, name)| (label, stems(name)))
        .filter(|(_, name)| said.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' ')))
        .max_by_key(|(_, name)| name.len())
        .map(|(label, _)| label.as_str())
}

/// The class that a text resembles most, for « vouliez-vous dire… ? »: a letter or two apart, never another word.
pub fn nearest<'a>(text: &str, classes: &'a [(String, Vec<String>)]) -> Option<&'a str> {
    let wanted = fold(text);
    // Edit distance costs the product of the lengths, and a long text is no slip of the keyboard.
    if wanted.len() > 80 {
        return None;
    }
    classes
        .iter()
        .flat_map(|(label, synonyms)| std::iter::once(label).chain(synonyms).map(move |name| (label, fold(name))))
        .filter_map(|(label, name)| {
            let distance = strsim::damerau_levenshtein(&wanted, &name);
            let room = wanted.len().min(name.len()) / 4;
            (distance <= room).then_some((distance, label.as_str()))
        })
        // The first of several as near: the order of the nomenclature.
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, label)| label)
}

/// Folded words without the marks of plural and gender: `réalisées`, `réalisé` and `realise` are one.
fn stems(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<String> = folded.split(' ').map(stem).collect();
    words.join(" ")
}

fn stem(word: &str) -> String {
    if word.len() < 3 {
        return word.to_owned();
    }
    let word = word.strip_suffix(['s', 'x']).unwrap_or(word);
    match word.strip_suffix("elle") {
        Some(root) => format!("{root}el"),
        None => word.trim_end_matches('e').to_owned(),
    }
}

/// « 1. Santé », « B - Santé »: the rank in a list of choices.
fn without_rank(plain: &str) -> &str {
    let rest = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if rest.len() == plain.len() { plain.get(1..).unwrap_or(plain) } else { rest };
    rest.trim_start().strip_prefix(['.', ')', '-', ':']).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Nomenclature;

    fn classes(nomenclature: Nomenclature) -> Vec<(String, Vec<String>)> {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        nomenclature.classes().iter().map(|class| (class.label.to_owned(), owned(class.synonyms))).collect()
    }

    #[test]
    fn classes_are_known_whatever_their_plural_or_gender() {
        let table = [
            (Nomenclature::Status, "réalisée", "réalisée"),
            (Nomenclature::Status, "RÉALISÉES", "réalisée"),
            (Nomenclature::Status, "realise", "réalisée"),
            (Nomenclature::Status, "Réalisée ", "réalisée"),
            (Nomenclature::Status, "réalisé(e)", "réalisée"),
            (Nomenclature::Status, "réalisée (en juin)", "réalisée"),
            (Nomenclature::Status, "En-cours", "en cours"),
            (Nomenclature::Status, "3. réalisée", "réalisée"),
            (Nomenclature::Status, "Prévu", "prévue"),
            (Nomenclature::Status, "terminés", "réalisée"),
            (Nomenclature::College, "Élu(e)s", "élus"),
            (Nomenclature::College, "Élu·e·s", "élus"),
            (Nomenclature::College, "ÉLUES", "élus"),
            (Nomenclature::College, "personnes concernees", "personnes concernées"),
            (Nomenclature::College, "Personne concernée", "personnes concernées"),
            (Nomenclature::Public, "professionnel(le)s", "professionnels"),
            (Nomenclature::Public, "Professionnelles", "professionnels"),
            (Nomenclature::Public, "Jeune", "jeunes"),
            (Nomenclature::Body, "COPIL", "comité de pilotage"),
            (Nomenclature::Body, "comite technique", "comité technique"),
            (Nomenclature::Sector, "Petite enfance / enfance / jeunesse", "Petite enfance, enfance, jeunesse"),
            (Nomenclature::Sector, "habitants-usagers-citoyens", "Habitants-Usagers-Citoyens"),
            (Nomenclature::Sector, "Services de l’Etat", "Services de l'État"),
            (Nomenclature::Decision, "reoriente", "réorienté"),
            (Nomenclature::Decision, "Admise", "admis"),
            (Nomenclature::ActionType, "Évènements", "événement"),
        ];
        for (nomenclature, text, expected) in table {
            let classes = classes(nomenclature);
            assert_eq!(class(text, &classes), Some(expected), "« {text} »");
        }
    }

    #[test]
    fn every_label_and_synonym_names_its_own_class() {
        for nomenclature in Nomenclature::ALL {
            let classes = classes(nomenclature);
            for (label, synonyms) in &classes {
                for name in std::iter::once(label).chain(synonyms) {
                    assert_eq!(class(name, &classes), Some(label.as_str()), "{} : {name}", nomenclature.name());
                }
            }
        }
    }

    #[test]
    fn another_word_is_no_class() {
        let status = classes(Nomenclature::Status);
        for text in ["", "?", "peut-être", "réalisable demain", "***", "e"] {
            assert_eq!(class(text, &status), None, "« {text} »");
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_suggests_the_class() {
        let status = classes(Nomenclature::Status);
        assert_eq!(nearest("réalsiée", &status), Some("réalisée"));
        assert_eq!(nearest("abandonnnée", &status), Some("abandonnée"));
        assert_eq!(nearest("en cour de realisation", &status), Some("en cours"));
        assert_eq!(nearest("fini!", &status), Some("réalisée"));
        assert_eq!(nearest("suspendue", &status), None);
        assert_eq!(nearest("", &status), None);
        assert_eq!(nearest(&"réalisée".repeat(50), &status), None);
    }
}
