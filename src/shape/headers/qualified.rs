//! Headers that say more than the name of their column: « Axe concerné », « Décision de la commission », « Nom de l'atelier ».
//!
//! A header is a name of a column and words that do not change which one it is: what the table is about anyway, and
//! qualifiers that fit any column. Without them, what is left must be a name that is known as it stands.

use super::{MEANINGS, Meaning, Sureness};
use crate::schema::{Content, Kind};
use crate::shape::value::header_key;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words that fit any column, as header keys write them.
const QUALIFIERS: &[&str] = &[
    "concerne",
    "concernee",
    "vise",
    "visee",
    "poursuivi",
    "prise",
    "propose",
    "proposee",
    "preconise",
    "preconisee",
    "envisage",
    "envisagee",
    "precis",
    "precise",
    "exact",
    "exacte",
    "complet",
    "principal",
    "principale",
    "actuel",
    "actuelle",
    "obtenu",
    "obtenue",
    "constate",
    "constatee",
    "observe",
    "observee",
    "global",
    "globale",
    "total",
    "annuel",
    "annuelle",
    "final",
    "finale",
    "correspondant",
    "correspondante",
    "clsm",
    "cls",
    "conseil",
    "rattachement",
    "appartenance",
    "intitule",
    "libelle",
    "denomination",
    "designation",
    "titre",
    "nom",
    "a",
    "au",
    "aux",
    "en",
    "dans",
    "pour",
    "sur",
    "un",
    "une",
    "cette",
    "ce",
    "notre",
    "votre",
    "nos",
    "vos",
    "son",
    "sa",
    "leur",
];

/// What a table is about, which its headers may say again: « Budget du projet » is the budget of an action.
const fn subjects(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Structures => &["structure", "partenaire", "organisme", "service", "etablissement", "association"],
        Kind::Actions => &["action", "projet", "activite", "operation", "intervention"],
        Kind::Participations => &["action", "formation", "seance", "session", "rencontre", "participant", "reunion", "activite", "jour"],
        Kind::Instances => &["instance", "reunion", "seance", "rencontre"],
        Kind::Referrals => &["saisine", "situation", "personne", "demande", "cellule", "usager", "dossier", "sollicitation"],
        Kind::Pathways => &["parcour", "personne", "commission", "usager", "candidat", "beneficiaire", "dossier", "passage"],
        Kind::Objectives => &["objectif", "indicateur", "action"],
        Kind::Outlook => &["perspective", "action", "projet"],
        Kind::Means => &["moyen", "ressource", "depense", "financement", "poste", "subvention"],
        Kind::Context => &["indicateur", "donnee", "statistique"],
    }
}

/// « Nombre de séances » without « séances » would count anything: what is left must name what is counted.
const BARE: [&str; 5] = ["nb", "total", "n", "type", "nature"];

/// Words that make a name that of a body, not of a person: « Nom du demandeur » may be somebody's.
const BODIES: [&str; 7] = ["structure", "organisme", "service", "etablissement", "association", "partenaire", "institution"];

/// A header of more words is a sentence.
const MOST_WORDS: usize = 8;

/// Every word of a known header, and every qualifier: a text with another is none of them, and is left at once.
static VOCABULARY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let known = MEANINGS.keys().flat_map(|key| key.split(' '));
    let about = Kind::ALL.into_iter().flat_map(subjects).copied();
    known.chain(about).chain(QUALIFIERS.iter().copied()).collect()
});

/// What a header means once its qualifiers are left out, by table: the fewest left out, and only if all agree.
pub fn meanings(header: &str) -> Vec<Meaning> {
    let key = header_key(header);
    let words: Vec<&str> = key.split(' ').collect();
    if !(2..=MOST_WORDS).contains(&words.len()) || !words.iter().all(|word| VOCABULARY.contains(word)) {
        return Vec::new();
    }
    Kind::ALL.into_iter().filter_map(|kind| of_kind(kind, &words)).collect()
}

fn of_kind(kind: Kind, words: &[&str]) -> Option<Meaning> {
    let idle: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| QUALIFIERS.contains(word) || subjects(kind).contains(word)))
        .collect();
    let mut ways: Vec<u32> = (1..1_u32 << idle.len().min(MOST_WORDS)).collect();
    ways.sort_by_key(|way| way.count_ones());
    let mut found: Option<(u32, Meaning)> = None;
    for way in ways {
        if found.is_some_and(|(fewest, _)| way.count_ones() > fewest) {
            break;
        }
        let dropped: Vec<usize> = idle.iter().enumerate().filter(|(bit, _)| way & (1 << bit) != 0).map(|(_, at)| *at).collect();
        let Some(meaning) = without(kind, words, &dropped) else { continue };
        match found {
            Some((_, other)) if other.column.name != meaning.column.name => return None,
            _ => found = Some((way.count_ones(), meaning)),
        }
    }
    found.map(|(_, meaning)| meaning)
}

fn without(kind: Kind, words: &[&str], dropped: &[usize]) -> Option<Meaning> {
    let left: Vec<&str> = words.iter().enumerate().filter(|(at, _)| !dropped.contains(at)).map(|(_, word)| *word).collect();
    let key = left.join(" ");
    let known = MEANINGS.get(&key)?.iter().find(|meaning| meaning.kind == kind && meaning.sureness > Sureness::Weak)?;
    let about = dropped.iter().filter_map(|at| words.get(*at)).any(|word| subjects(kind).contains(word));
    let named = dropped.iter().any(|at| words.get(*at) == Some(&"nom"));
    let of_bodies = matches!(known.column.content, Content::Name | Content::Names);
    let is_body = left.iter().any(|word| BODIES.contains(word));
    let counts_another = about && BARE.contains(&key.as_str());
    let may_be_somebody = named && of_bodies && !is_body;
    (!counts_another && !may_be_somebody).then_some(Meaning { sureness: Sureness::Qualified, ..*known })
}
