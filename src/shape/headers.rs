//! Headers and labels to the schema's columns: every name and synonym, folded, once.

mod qualified;

use super::value::header_key;
use crate::schema::{Column, Kind, PERSONAL, PersonalKind, YEAR};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

/// How surely a header names a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// A word so common that it counts only when the sheet's titles say which table it is.
    Weak,
    /// A name or a synonym, with words about the table that do not change it.
    Qualified,
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
    (Kind::Actions, "date_debut", &["mois", "quand", "période", "du"]),
    (Kind::Actions, "date_fin", &["au"]),
    (Kind::Actions, "type", &["nature"]),
    (Kind::Actions, "personnes_touchees", &["participants", "effectif", "effectifs", "nombre", "nb"]),
    (Kind::Participations, "participants", &["total", "adultes", "public touché"]),
    (Kind::Participations, "structure", &["origine", "provenance", "membre"]),
    (Kind::Instances, "structure", &["origine", "provenance", "nom"]),
    (Kind::Referrals, "demandeur", &["structure", "structures", "partenaire", "organisme", "origine", "service", "nom de la structure"]),
    (Kind::Referrals, "orientations", &["suite", "suites"]),
    (Kind::Means, "libelle", &["moyen", "moyens"]),
    (Kind::Context, "valeur", &["résultat"]),
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

/// What a header may mean, by table: as it is written, else by the one of its two names that is known (« STRUCTURE / BODY »),
/// else without what a pivot table puts before it (« Somme de Participants »), else without its qualifiers.
pub fn meanings(header: &str) -> Cow<'static, [Meaning]> {
    let known = known(header);
    match known.as_written {
        [] => Cow::Owned(known.otherwise.clone()),
        as_written => Cow::Borrowed(as_written),
    }
}

/// What a text names as it is written, and otherwise.
struct Known {
    as_written: &'static [Meaning],
    otherwise: Vec<Meaning>,
}

/// More than the headers of forty partners; records that might be headers pass through too.
const KNOWN_REMEMBERED: usize = 10_000;

thread_local! {
    /// A header is looked up for each table, with one row of headers, then two, then three.
    static KNOWN: RefCell<HashMap<String, Rc<Known>>> = RefCell::default();
}

fn known(header: &str) -> Rc<Known> {
    if let Some(known) = KNOWN.with_borrow(|memo| memo.get(header).cloned()) {
        return known;
    }
    let known = Rc::new(Known { as_written: named(header), otherwise: named_otherwise(header).into_owned() });
    KNOWN.with_borrow_mut(|memo| {
        if memo.len() >= KNOWN_REMEMBERED {
            memo.clear();
        }
        memo.insert(header.to_owned(), Rc::clone(&known));
    });
    known
}

fn named(header: &str) -> &'static [Meaning] {
    MEANINGS.get(&header_key(header)).map_or(&[], Vec::as_slice)
}

/// Whether a header is a name or a synonym of some column, as it stands.
pub fn is_known(header: &str) -> bool {
    !named(header).is_empty()
}

/// What spreadsheets put before the name of a column that they add up.
const ADDED_UP: [&str; 5] = ["Somme de ", "Somme - ", "Somme ", "Sum of ", "Sum - "];

fn named_otherwise(header: &str) -> Cow<'static, [Meaning]> {
    if let Some(summed) = ADDED_UP.iter().find_map(|before| header.trim_start().strip_prefix(before)) {
        return Cow::Borrowed(named(summed));
    }
    let parts = parts(header);
    if parts.len() < 2 {
        return Cow::Owned(qualified::meanings(header));
    }
    // Beside a person's name, the cells hold two things.
    if parts.iter().any(|part| personal(part).is_some()) {
        return Cow::Borrowed(&[]);
    }
    let known: Vec<&[Meaning]> = parts.iter().map(|part| named(part)).filter(|meanings| !meanings.is_empty()).collect();
    match known.as_slice() {
        [] => Cow::Owned(qualified::meanings(header)),
        [meanings] => Cow::Borrowed(meanings),
        // « Porteur / pilote »: two words for one column of a table.
        [first, others @ ..] => {
            let agrees = |meaning: &Meaning| {
                others.iter().all(|other| other.iter().any(|more| more.kind == meaning.kind && more.column.name == meaning.column.name))
            };
            Cow::Owned(first.iter().filter(|meaning| agrees(meaning)).copied().collect())
        }
    }
}

/// The names that a header gives one beside the other: « Structure / service », « Structure ou association ».
fn parts(header: &str) -> Vec<&str> {
    header.split(['/', '|', '\n']).flat_map(|part| part.split(" ou ")).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Whether a header names two columns of a table: « Présents / inscrits ».
pub fn names_two(kind: Kind, header: &str) -> bool {
    let of_kind = |part: &str| named(part).iter().find(|meaning| meaning.kind == kind).map(|meaning| meaning.column.name);
    let mut names: Vec<&str> = header.split(['/', '|', '\n']).filter_map(of_kind).collect();
    names.dedup();
    named(header).is_empty() && names.len() > 1
}

/// Shorter keys than this are a letter away from too many words.
const SHORTEST_GUESSED: usize = 5;

/// The column of a table that a misspelt header was meant for: « Structrue », « Nb de particpants ». None if it names something
/// somewhere, or resembles two columns alike.
pub fn guess(kind: Kind, header: &str) -> Option<&'static Column> {
    let key = header_key(header);
    if key.len() < SHORTEST_GUESSED || key.len() > 60 || !meanings(header).is_empty() || personal(header).is_some() {
        return None;
    }
    // « Participants H » is no slip of the keyboard.
    let words: Vec<&str> = key.split(' ').collect();
    let without =
        |at: usize| words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
    let is_short = |at: usize| words.get(at).is_some_and(|word| word.len() <= 3);
    if words.len() > 1 && (0..words.len()).any(|at| is_short(at) && !named(&without(at)).is_empty()) {
        return None;
    }
    let room = if key.len() < 8 { 1 } else { 2 };
    let mut near: Vec<(usize, &'static Column)> = MEANINGS
        .iter()
        .filter(|(name, _)| name.len() >= SHORTEST_GUESSED && name.len().abs_diff(key.len()) <= room)
        .filter_map(|(name, meanings)| {
            let meaning = meanings.iter().find(|meaning| meaning.kind == kind && meaning.sureness > Sureness::Weak)?;
            let distance = strsim::damerau_levenshtein(name, &key);
            (distance <= room).then_some((distance, meaning.column))
        })
        .collect();
    near.sort_by_key(|(distance, column)| (*distance, column.name));
    let (least, column) = *near.first()?;
    near.iter().all(|(distance, other)| *distance > least || other.name == column.name).then_some(column)
}

/// The column of one table that a header names.
pub fn column(kind: Kind, header: &str) -> Option<(&'static Column, Sureness)> {
    let of_kind =
        |meanings: &[Meaning]| meanings.iter().find(|meaning| meaning.kind == kind).map(|meaning| (meaning.column, meaning.sureness));
    let known = known(header);
    // « Nom de l'atelier » is the name of an action among participations, and a qualified workshop among pathways.
    of_kind(known.as_written).or_else(|| of_kind(&known.otherwise))
}

/// The kind of personal column that a header names.
pub fn personal(header: &str) -> Option<PersonalKind> {
    PERSONAL_KEYS.get(&header_key(header)).copied()
}

/// « Actif en 2022 ? » without its year, and the year. `None` for a header with no year, with several, or that is nothing else.
pub fn without_year(header: &str) -> Option<(String, i32)> {
    if !header.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year_of = |word: &str| {
        let figures = word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
        figures.parse::<i32>().ok().filter(|year| figures.len() == 4 && (1990..=2100).contains(year))
    };
    let words: Vec<&str> = header.split_whitespace().collect();
    let mut years = words.iter().enumerate().filter_map(|(at, word)| Some((at, year_of(word)?)));
    let (Some((at, year)), None) = (years.next(), years.next()) else { return None };
    let is_link = |word: &str| matches!(crate::fold::fold(word).as_str(), "" | "en" | "pour" | "de" | "annee" | "l annee" | "au");
    let mut before: Vec<&str> = words.get(..at)?.to_vec();
    while before.last().is_some_and(|word| is_link(word)) {
        before.pop();
    }
    let after = words.get(at + 1..)?.iter().filter(|word| !is_link(word));
    let rest: Vec<&str> = before.into_iter().chain(after.copied()).collect();
    (!rest.is_empty()).then(|| (rest.join(" "), year))
}

static YEAR_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| [YEAR.name, YEAR.title].iter().chain(YEAR.synonyms).map(|name| header_key(name)).collect());

/// Whether a header heads years.
pub fn is_year(header: &str) -> bool {
    YEAR_KEYS.contains(&header_key(header))
}

/// Whether a header only numbers the rows.
pub fn is_numbering(header: &str) -> bool {
    matches!(header_key(header).as_str(), "" | "n" | "no" | "num" | "numero" | "rang" | "ordre" | "ligne" | "id")
}

/// Whether a text opens a row or a column of totals.
pub fn is_total(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let first = key.split(' ').next().unwrap_or_default();
    matches!(first, "total" | "totaux" | "soustotal" | "cumul" | "somme")
        || ["sous total", "s total", "ss total", "st total"].iter().any(|opening| key.starts_with(opening))
        || key == "ensemble"
}

/// Whether a text is a total and cannot be a name: « Total Énergies » can.
pub fn is_plain_total(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let said =
        ["total", "totaux", "general", "generale", "generaux", "sous", "soustotal", "cumul", "ensemble", "somme", "de", "des", "du", "la"];
    let counted = ["presents", "presences", "participants", "personnes", "structures", "annee", "annuel", "seance", "reunion", "effectif"];
    is_total(text) && key.split(' ').all(|word| said.contains(&word) || counted.contains(&word) || word.parse::<f64>().is_ok())
}

/// What is counted at the foot of a table, folded, without its plural.
const COUNTED: [&str; 21] = [
    "present",
    "presente",
    "presence",
    "excuse",
    "excusee",
    "absent",
    "absente",
    "participant",
    "participante",
    "personne",
    "inscrit",
    "structure",
    "partenaire",
    "membre",
    "signature",
    "action",
    "reunion",
    "seance",
    "session",
    "saisine",
    "ligne",
];
/// Words around what is counted.
const AROUND: [&str; 13] = ["nombre", "nb", "nbre", "effectif", "total", "general", "soit", "de", "des", "d", "par", "en", "tout"];

fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word.strip_suffix('s').unwrap_or(word))
}

fn is_around(word: &str) -> bool {
    AROUND.contains(&word) || matches!(word, "effectifs" | "totale" | "totaux")
}

/// Whether a text heads a row of head counts: « Nombre de présents », « Effectif total ».
pub fn is_head_count(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let opens = matches!(key.split(' ').next().unwrap_or_default(), "nombre" | "nb" | "nbre" | "effectif" | "effectifs");
    opens && key.split(' ').all(|word| is_counted(word) || is_around(word))
}

/// The same over numbers alone, where « Présents » can be no name.
pub fn is_head_count_over_numbers(text: &str) -> bool {
    is_counted(&crate::fold::fold(text)) || is_head_count(text)
}

/// Whether a text counts the rows above it, and could be no name: « 2 structures », « Nombre d’actions : 3 ».
pub fn is_tally(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let is_number = |word: &str| word.parse::<u32>().is_ok();
    let opens = matches!(key.split(' ').next().unwrap_or_default(), "nombre" | "nb" | "nbre" | "total" | "soit" | "effectif" | "effectifs");
    // « Présence 86 », « Action 21 » are names.
    (opens || text.starts_with(|letter: char| letter.is_ascii_digit()) || text.contains(':'))
        && key.split(' ').any(is_number)
        && key.split(' ').any(is_counted)
        && key.split(' ').all(|word| is_number(word) || is_counted(word) || is_around(word))
}

/// Whether a text opens a row that sums up otherwise than by adding: nothing to count, nothing to check.
pub fn is_summary(text: &str) -> bool {
    let key = crate::fold::fold(text);
    let opens = ["moyenne", "mediane", "pourcentage", "taux", "ecart", "minimum", "maximum", "evolution", "part"];
    let first = key.split(' ').next().unwrap_or_default();
    (opens.contains(&first) && key.split(' ').count() <= 3) || (text.trim_start().starts_with('%') && key.split(' ').count() <= 4)
}
