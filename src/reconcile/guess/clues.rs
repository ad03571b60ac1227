//! The words of names that tell a sector or a college.

mod colleges;
pub mod sectors;

pub use colleges::COLLEGES;
pub use sectors::SECTORS;

/// Words, folded, that begin a word run of the name (`*` at the end: any ending), and what they suggest.
pub struct Clue {
    pub words: &'static str,
    pub class: &'static str,
    /// What the words stand for, when they do not say it themselves.
    pub meaning: &'static str,
}

const fn clue(words: &'static str, class: &'static str, meaning: &'static str) -> Clue {
    Clue { words, class, meaning }
}

/// Acronyms that are words too, or beginnings of names: « Le Mas des Oliviers » is no *maison d’accueil spécialisée*. They tell
/// something only in capitals.
pub const ALSO_WORDS: &[&str] = &["ase", "clic", "codes", "fam", "had", "mas", "pass", "plie", "pre"];
