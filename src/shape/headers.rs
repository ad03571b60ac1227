//! Headers and labels to the schema's columns: every name and synonym, folded, once.

use super::value::header_key;
use crate::schema::{Column, Kind, PERSONAL, PersonalKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How surely a header names a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// A word so common that it counts only when the sheet's titles say which table it is.
    Weak,
    /// A synonym.
    Synonym,
    /// The contract's name or its title.
    Name,
}

/// What a header may mean.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    pub kind: Kind,
    pub column: &'static Column,
    pub sureness: Sureness,
}

/// Words that people put at the head of a column whose meaning the table alone gives.
const WEAK: &[(Kind, &str, &[&str])] = &[
    (Kind::Structures, "structure", &["nom", "libellé", "intitulé", "membre"]),
    (Kind::Actions, "action", &["libellé", "nom", "thème", "événement", "formation", "description"]),
    (Kind::Actions, "date_debut", &["mois", "quand", "période"]),
    (Kind::Participations, "participants", &["total", "adultes", "public touché"]),
    (Kind::Participations, "structure", &["origine", "provenance", "membre"]),
    (Kind::Instances, "structure", &["origine", "provenance", "nom"]),
    (Kind::Referrals, "demandeur", &["structure", "structures", "partenaire", "organisme", "origine", "service", "nom de la structure"]),
    (Kind::Referrals, "orientations", &["suite", "suites"]),
    (Kind::Pathways, "orienteur", &["structure", "partenaire", "organisme", "origine"]),
    (Kind::Pathways, "code", &["numéro", "n°", "personne"]),
    (Kind::Objectives, "objectif", &["libellé", "intitulé"]),
    (Kind::Outlook, "perspective", &["action", "actions", "objectif"]),
    (Kind::Means, "libelle", &["type", "nature"]),
    (Kind::Context, "territoire", &["commune", "département"]),
];

static MEANINGS: LazyLock<BTreeMap<String, Vec<Meaning>>> = LazyLock::new(|| {
    let mut meanings: BTreeMap<String, Vec<Meaning>> = BTreeMap::new();
    let mut add = |text: &str, meaning: Meaning| {
        let known = meanings.entry(header_key(text)).or_default();
        if !known.iter().any(|other| other.kind == meaning.kind) {
            known.push(meaning);
        }
    };
    for kind in Kind::ALL {
        let columns = kind.schema().columns;
        for column in columns {
            for text in [column.name, column.title] {
                add(text, Meaning { kind, column, sureness: Sureness::Name });
            }
        }
        for column in columns {
            for synonym in column.synonyms {
                add(synonym, Meaning { kind, column, sureness: Sureness::Synonym });
            }
        }
    }
    for (kind, name, words) in WEAK {
        if let Some(column) = kind.schema().column(name) {
            for word in *words {
                add(word, Meaning { kind: *kind, column, sureness: Sureness::Weak });
            }
        }
    }
    meanings
});

static PERSONAL_KEYS: LazyLock<BTreeMap<String, PersonalKind>> = LazyLock::new(|| {
    PERSONAL.iter().flat_map(|personal| personal.headers.iter().map(|header| (header_key(header), personal.kind))).collect()
});

/// What a header may mean, by table.
pub fn meanings(header: &str) -> &'static [Meaning] {
    MEANINGS.get(&header_key(header)).map_or(&[], Vec::as_slice)
}

/// The column of one table that a header names.
pub fn column(kind: Kind, header: &str) -> Option<(&'static Column, Sureness)> {
    meanings(header).iter().find(|meaning| meaning.kind == kind).map(|meaning| (meaning.column, meaning.sureness))
}

/// The kind of personal column that a header names.
pub fn personal(header: &str) -> Option<PersonalKind> {
    PERSONAL_KEYS.get(&header_key(header)).copied()
}

/// Whether a header only numbers the rows.
pub fn is_numbering(header: &str) -> bool {
    matches!(header_key(header).as_str(), "" | "n" | "no" | "num" | "numero" | "rang" | "ordre" | "ligne" | "id")
}

/// Whether a text opens a row or a column of totals.
pub fn is_total(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let first = key.split(' ').next().unwrap_or_default();
    matches!(first, "total" | "totaux" | "soustotal" | "cumul") || key.starts_with("sous total") || key == "ensemble" || key == "somme"
}
