//! Departments and regions in names, and the council's own territory: « UDAF de la Vienne » is not « UDAF des Deux-Sèvres »,
//! but in Vienne it may be plain « UDAF ».

use super::words::{Case, Kind, Word, split};
use crate::fold::fold;
use crate::schema::departments::{DEPARTMENTS, REGIONS};
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// « Nord » alone is a compass point far oftener than the department, « Lot » and « Manche » are words: these are read as
/// places only after `du`, `de la`, `de l'`, `dans le`.
const ALSO_WORDS: &[&str] = &["nord", "lot", "manche", "landes", "cher", "var", "centre", "paris"];

/// Folded words of every place, the longest first, so that « Haute-Vienne » is not read as « Vienne ».
static PLACES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let names = DEPARTMENTS.iter().map(|(_, name)| *name).chain(REGIONS.iter().copied());
    let mut places: Vec<Vec<String>> = names.map(|name| fold(name).split(' ').map(str::to_owned).collect()).collect();
    places.sort_by(|first, second| second.len().cmp(&first.len()).then_with(|| first.cmp(second)));
    places
});

static BY_FIRST: LazyLock<BTreeMap<&'static str, Vec<&'static [String]>>> = LazyLock::new(|| {
    let mut by_first: BTreeMap<&str, Vec<&[String]>> = BTreeMap::new();
    for place in PLACES.iter() {
        if let Some(first) = place.first() {
            by_first.entry(first).or_default().push(place);
        }
    }
    by_first
});

static BY_CODE: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| DEPARTMENTS.iter().map(|(code, name)| (code.to_lowercase().trim_start_matches('0').to_owned(), fold(name))).collect());

/// The folded name of the department of a code: `86` is `vienne`.
pub fn department_of_code(code: &str) -> Option<&'static str> {
    let looks_like_one = code.len() <= 3 && code.starts_with(|letter: char| letter.is_ascii_digit());
    looks_like_one.then(|| BY_CODE.get(code.trim_start_matches('0'))).flatten().map(String::as_str)
}

/// Makes one word of « Deux-Sèvres », and marks departments and regions as places.
pub fn join_places(words: &mut Vec<Word>) {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let length = BY_FIRST.get(word.text.as_str()).and_then(|places| {
            places.iter().map(|place| place.len()).find(|length| {
                let seen = words.get(at..at + length).unwrap_or_default();
                places
                    .iter()
                    .any(|place| place.len() == *length && seen.len() == *length && seen.iter().map(|word| &word.text).eq(place.iter()))
            })
        });
        if let Some(length) = length
            && (length > 1 || is_a_place_here(words, at))
        {
            let joined = words.get(at..at + length).unwrap_or_default().iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            words.drain(at + 1..at + length);
            if let Some(word) = words.get_mut(at) {
                word.stem.clone_from(&joined);
                word.text = joined;
                word.kind = Kind::Place;
            }
        }
        at += 1;
    }
}

fn is_a_place_here(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if word.case == Case::Lower && ALSO_WORDS.contains(&word.text.as_str()) {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| word.text.as_str());
    !ALSO_WORDS.contains(&word.text.as_str()) || ["du", "la", "l", "le"].contains(&before)
}

/// The council's own places, which tell no body from another: « de la Vienne » in Vienne.
#[derive(Clone, Debug, Default)]
pub struct Territory {
    words: BTreeSet<String>,
    code: Option<String>,
}

impl Territory {
    /// From the settings, and from the registry's own labels: what ends three of them after `de`, `du` or `d'` is a place of
    /// the territory (« UDAF du Val », « Habitat du Val », « Préfecture du Val »).
    pub fn learn<'a>(settings: &Settings, labels: impl IntoIterator<Item = &'a str>) -> Self {
        let mut territory = Self::default();
        let named = &settings.territoire;
        let own = [named.nom.as_str(), named.departement.as_str(), named.region.as_str()];
        for place in own.into_iter().chain(named.communes.iter().map(String::as_str)) {
            territory.add(place);
        }
        let mut heads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for label in labels {
            if let Some((head, place)) = place_at_the_end(label) {
                heads.entry(place).or_default().insert(head);
            }
        }
        for (place, heads) in heads {
            if heads.len() >= LABELS_THAT_MAKE_A_PLACE {
                territory.words.insert(place);
            }
        }
        territory
    }

    fn add(&mut self, place: &str) {
        let mut words = split(place);
        join_places(&mut words);
        for word in words {
            let known = super::vocabulary::is_link(&word.text) || super::vocabulary::is_generic(&word.stem) || word.text == "clsm";
            if !known && word.text.len() > 1 {
                self.code = self.code.take().or_else(|| code_of_department(&word.text));
                self.words.insert(word.text);
            }
        }
        let code = place.trim().to_lowercase();
        if let Some(name) = department_of_code(&code) {
            self.words.insert(name.to_owned());
            self.code = Some(code);
        }
    }

    pub fn holds(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    pub fn holds_code(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }
}

/// Two labels may end alike by chance (« Maison du Lac », « Café du Lac »); three different heads hardly do.
const LABELS_THAT_MAKE_A_PLACE: usize = 3;

fn code_of_department(name: &str) -> Option<String> {
    DEPARTMENTS.iter().find(|(_, known)| fold(known) == name).map(|(code, _)| code.to_lowercase())
}

/// « UDAF », « val » out of « UDAF du Val ».
fn place_at_the_end(label: &str) -> Option<(String, String)> {
    let mut words = split(label);
    let place = words.pop()?;
    let link = words.pop()?;
    let linked = matches!(link.text.as_str(), "du" | "de" | "d" | "des" | "la" | "l" | "le");
    let named = place.case != Case::Lower && !super::vocabulary::is_generic(&place.stem) && !super::vocabulary::is_neutral(&place.stem);
    let head = words.first()?.text.clone();
    (linked && named).then_some((head, place.text))
}

#[cfg(test)]
mod tests {
    use super::super::words::Phrase;
    use super::*;

    fn texts(name: &str) -> Vec<String> {
        Phrase::read(name, &Territory::default()).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn departments_are_one_word_and_the_longest_name_wins() {
        assert_eq!(texts("UDAF des Deux-Sèvres"), ["udaf", "des", "deux sevres"]);
        assert_eq!(texts("UDAF de la Haute-Vienne"), ["udaf", "de", "la", "haute vienne"]);
        let kind = |name: &str| Phrase::read(name, &Territory::default()).words.last().map(|word| word.kind);
        assert_eq!(kind("UDAF de la Haute-Vienne"), Some(Kind::Place));
        assert_ne!(kind("CMP Nord"), Some(Kind::Place));
        assert_eq!(kind("UDAF du Nord"), Some(Kind::Place));
    }

    #[test]
    fn the_territory_is_learnt_from_the_settings_and_from_the_registry() {
        let mut settings = Settings::default();
        settings.territoire.departement = "Vienne".to_owned();
        settings.territoire.nom = "CLSM de Poitiers".to_owned();
        let labels = ["UDAF du Val", "Habitat du Val", "Préfecture du Val", "Maison du Lac", "Café du Lac"];
        let territory = Territory::learn(&settings, labels);
        assert!(territory.holds("vienne") && territory.holds("poitiers") && territory.holds("val") && territory.holds_code("86"));
        assert!(!territory.holds("lac") && !territory.holds("clsm"));
    }
}
