//! A name made ready to be compared: its words, and which of them tell the entity whose unit it is.

use crate::reconcile::places::Territory;
use crate::reconcile::words::{Case, Joint, Kind, Phrase, Word};
use std::collections::BTreeSet;

/// A name made ready to be compared.
#[derive(Clone, Debug)]
pub struct Named {
    pub phrase: Phrase,
    /// The entity whose unit it is, by its own words.
    pub entity: Option<Entity>,
}

/// The words of a name that tell its entity: `CHHL` in « CHHL - CMP », in « Pédopsychiatrie (CHHL) », in « CMP du CHHL ».
#[derive(Clone, Debug)]
pub struct Entity {
    pub written: String,
    pub core: Vec<String>,
    /// Its words, by rank.
    pub ranks: std::ops::Range<usize>,
}

/// What tells an entity from others: its words without links and without the council's own territory.
pub fn core(phrase: &Phrase) -> Vec<String> {
    core_of(&phrase.words.iter().collect::<Vec<_>>())
}

fn core_of(words: &[&Word]) -> Vec<String> {
    let content = || words.iter().filter(|word| word.kind != Kind::Link);
    let telling: Vec<String> =
        content().filter(|word| !matches!(word.kind, Kind::Neutral | Kind::Home)).map(|word| word.stem.clone()).collect();
    if telling.is_empty() { content().map(|word| word.stem.clone()).collect() } else { telling }
}

/// A text longer than this is no name: it is compared by its beginning, since the time that likeness takes grows with the square of its words.
const LONGEST: usize = 300;

/// The beginning of a text, if it is too long to be a name.
pub fn beginning(name: &str) -> &str {
    name.char_indices().nth(LONGEST).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

impl Named {
    /// Reads a name; `entities` are the cores of those known.
    pub fn read(name: &str, territory: &Territory, entities: &BTreeSet<Vec<String>>) -> Self {
        let phrase = Phrase::read(beginning(name), territory);
        let entity = head_entity(&phrase, entities).or_else(|| tail_entity(&phrase, entities));
        Self { phrase, entity }
    }

    /// All its words.
    pub fn all(&self) -> Vec<&Word> {
        self.phrase.words.iter().collect()
    }

    /// Its words less those of its entity.
    pub fn unit(&self) -> Vec<&Word> {
        let is_unit = |at: &usize| self.entity.as_ref().is_none_or(|entity| !entity.ranks.contains(at));
        self.phrase.words.iter().enumerate().filter(|(at, _)| is_unit(at)).map(|(_, word)| word).collect()
    }
}

fn head_entity(phrase: &Phrase, entities: &BTreeSet<Vec<String>>) -> Option<Entity> {
    let length = phrase.words.iter().filter(|word| word.part == 0).count();
    let divided = phrase.parts() > 1 && matches!(phrase.joint(1), Joint::Dash | Joint::Slash);
    let head: Vec<&Word> = phrase.words.iter().take(length).collect();
    let core = core_of(&head);
    (divided && entities.contains(&core)).then(|| Entity { written: written(&head), core, ranks: 0..length })
}

fn tail_entity(phrase: &Phrase, entities: &BTreeSet<Vec<String>>) -> Option<Entity> {
    let words: Vec<&Word> = phrase.words.iter().collect();
    (1..words.len()).find_map(|from| {
        let (unit, tail) = words.split_at_checked(from)?;
        let begins = tail.first().is_some_and(|word| word.kind != Kind::Link);
        let says_more = unit.iter().any(|word| !matches!(word.kind, Kind::Link | Kind::Neutral | Kind::Home));
        let core = core_of(tail);
        // The council's own town is no entity by itself.
        let tells = tail.iter().any(|word| !matches!(word.kind, Kind::Link | Kind::Neutral | Kind::Home));
        (begins && says_more && tells && entities.contains(&core)).then(|| Entity {
            written: written(tail),
            core,
            ranks: from..words.len(),
        })
    })
}

fn written(words: &[&Word]) -> String {
    let shown = words.iter().map(|word| if word.case == Case::Upper { word.text.to_uppercase() } else { word.text.clone() });
    shown.collect::<Vec<_>>().join(" ")
}
