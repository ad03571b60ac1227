//! What the words of French names are worth: which link, which say the kind of body only, which must agree, which are
//! written short.

use super::words::{Case, Kind, Word, stem};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Articles and prepositions: they never tell two bodies apart when names are compared.
const LINKS: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "chez", "contre", "d", "dans", "de", "des", "du", "en", "entre", "et", "l", "la", "le", "les", "leur",
    "leurs", "ou", "par", "pour", "sa", "sans", "ses", "son", "sous", "sur", "vers", "un", "une",
];

/// Words of organisation: a service may become a direction, an antenna may be named or not, the body is the same.
const NEUTRAL: &[&str] = &[
    "antenne", "association", "asbl", "cellule", "comité", "délégation", "département", "départemental", "direction", "équipe",
    "mission", "organisme", "pôle", "section", "service", "structure", "territorial", "unité",
];

/// Words, and acronyms, that tell the kind of body and not which one it is: two names that share these alone are not alike.
const GENERIC: &[&str] = &[
    "accès", "accompagnement", "accueil", "action", "activité", "adapté", "administratif", "adolescent", "adulte", "âgé", "agence",
    "agglomération", "aidant", "aide", "aîné", "alimentaire", "ambulatoire", "ami", "amis", "appui", "arrondissement", "art", "atelier", "autonomie", "bailleur", "banque",
    "bénévole", "bien", "bureau", "cabinet", "café", "caisse", "cattp", "cadre", "ccas", "centre", "centres", "cias", "chambre", "chrs", "chu", "ch", "chs", "citoyen", "citoyenneté", "clinique",
    "club", "cmp", "cmpp", "cms", "collectif", "collège", "commissariat", "commission", "commun", "communal", "communautaire", "communauté", "communes", "communication", "conseil",
    "consultation", "coordination", "coopérative", "cpam", "crèche", "csapa", "caarud", "culture", "culturel", "développement", "dispositif", "domicile", "droit", "droits", "école", "économie", "écoute", "éducatif", "éducation",
    "ehpad", "élu", "élémentaire", "emploi", "enfance", "enfant", "enseignement", "entraide", "entreprise", "esat", "espace", "état", "établissement", "fédération", "étudiant", "évaluation", "familial", "famille", "féminin", "femme", "fondation",
    "formation", "foyer", "français", "france", "gem", "gendarmerie", "général", "gestion", "grand", "groupe", "groupement", "habitant", "habitat", "handicap", "handicapé", "hébergement",
    "homme", "hôpital", "hospitalier", "ime", "immobilière", "information", "inclusion", "initiative", "insertion", "institut", "inspection", "intercommunal", "itep", "jardin", "jeune", "jeunesse", "judiciaire", "juridique", "justice",
    "libéral", "lien", "ligue", "lieu", "local", "logement", "loisirs", "lycée", "main", "maison", "maire", "majeur", "malade", "maladie", "maternel", "maternité", "mda", "médecin", "médecine", "médiathèque", "bibliothèque", "médiation", "médical", "médico", "mental", "métropole",
    "métropolitain", "mineur", "mjc", "mq", "msp", "municipal", "musée", "mutuel", "mutualiste", "mutualité", "national", "observatoire", "office", "parcours", "parent", "parental", "parentalité", "partage", "partagé", "patient", "pays", "permanence", "personne", "petit", "petite", "pharmacie", "plan", "planning", "plateforme",
    "point", "police", "population", "préfecture", "prévention", "primaire", "privé", "professionnel", "programme", "projet", "promotion", "protection", "protégé", "proximité", "psychiatrie", "psychiatrique", "psychologique", "psychologue", "psychosocial", "public", "qualité", "quartier", "réadaptation", "réinsertion", "région", "régional", "relais", "relation", "réseau",
    "résidence", "ressource", "ressources", "réussite", "samsah", "sanitaire", "santé", "savs", "scolaire", "secours", "secteur", "sécurité", "sociaux", "ssiad", "sessad", "social", "société", "soin", "soins", "solidaire", "solidarité", "soutien", "spécialisé", "sport", "sportif",
    "syndicat", "temporaire", "territoire", "travail", "travailleur", "tribunal", "union", "universitaire", "université", "urbain", "urbanisme", "urgence", "urgences", "usager", "vie", "ville", "volontaire", "omnisports",
];

/// Words of which two never name the same body: `CMP Nord` is not `CMP Sud`, `École X` is not `Collège X`.
const CONTRASTS: &[&[&str]] = &[
    &["nord", "sud", "est", "ouest"],
    &["haut", "haute", "bas", "basse"],
    &["gauche", "droite"],
    &["rural", "urbain"],
    &["public", "privé"],
    &["jour", "nuit"],
    &["homme", "femme"],
    &["garçon", "fille"],
    &["adulte", "enfant", "adolescent", "aîné", "senior"],
    &["majeur", "mineur"],
    &["crèche", "maternelle", "élémentaire", "primaire", "école", "collège", "lycée", "université"],
    &["communal", "intercommunal", "départemental", "régional", "national"],
    &["commune", "département", "région"],
    &["police", "gendarmerie"],
    &["gem", "cmp", "cmpp", "cattp", "ccas", "cias", "ehpad", "esat", "ime", "itep", "samsah", "savs", "sessad", "ssiad", "mjc", "chrs", "csapa", "caarud", "unafam", "udaf"],
];

/// Services that an entity runs: « SAMSAH APF » is a unit of APF, so the shorter name is not that of the longer.
const UNITS: &[&str] = &[
    "caarud", "cada", "cattp", "chrs", "cmp", "cmpp", "csapa", "ehpad", "esat", "fam", "ime", "itep", "mas", "samsah", "savs", "sessad",
    "siae", "ssiad",
];

/// Ranks of [`CONTRASTS`] that must agree even if one name lacks them: a compass point tells one service of two.
const COMPASS: usize = 3;

/// Short forms and what they stand for, and words that say the same thing.
const SHORT: &[(&str, &str)] = &[
    ("ado", "adolescent"), ("ados", "adolescent"), ("agglo", "agglomération"), ("anim", "animation"), ("asso", "association"), ("assoc", "association"), ("ass", "association"),
    ("biblio", "bibliothèque"), ("cab", "cabinet"), ("clg", "collège"), ("com", "commune"), ("coord", "coordination"), ("ctr", "centre"), ("ctre", "centre"), ("cult", "culture"),
    ("dépt", "département"), ("dpt", "département"), ("dep", "département"), ("dépmt", "département"), ("dir", "direction"), ("disp", "dispositif"), ("dvpt", "développement"), ("dév", "développement"), ("éduc", "éducation"),
    ("étab", "établissement"), ("éts", "établissement"), ("fac", "université"), ("gpe", "groupe"), ("grpe", "groupe"), ("gal", "général"), ("gd", "grand"), ("hosp", "hospitalier"), ("hop", "hôpital"), ("hôp", "hôpital"), ("inst", "institut"),
    ("méd", "médical"), ("médiath", "médiathèque"), ("mut", "mutualité"), ("nat", "national"), ("ped", "pédagogique"), ("pers", "personne"), ("préf", "préfecture"), ("prév", "prévention"), ("prof", "professionnel"), ("psy", "psychiatrie"), 
    ("rég", "régional"), ("rés", "résidence"), ("sce", "service"), ("serv", "service"), ("svc", "service"), ("soc", "social"), ("st", "saint"), ("ste", "sainte"), ("synd", "syndicat"),
    ("trav", "travail"), ("univ", "université"), ("urb", "urbanisme"), ("asbl", "association"),
];

/// Words that name the same thing, so that neither is a short form of the other.
const SAME: &[(&str, &str)] = &[("mairie", "ville"), ("commune", "ville"), ("municipalité", "ville"), ("psychiatrique", "psychiatrie")];

static NEUTRAL_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(NEUTRAL));
static GENERIC_STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(GENERIC));
static SHORT_STEMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| pairs(SHORT));
static SAME_STEMS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| pairs(SAME));
static CONTRAST_STEMS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let ranked = CONTRASTS.iter().enumerate().flat_map(|(rank, group)| group.iter().map(move |word| (folded_stem(word), rank)));
    ranked.collect()
});

fn folded_stem(word: &str) -> String {
    stem(&crate::fold::fold(word))
}

fn stems(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| folded_stem(word)).collect()
}

fn pairs(words: &[(&str, &str)]) -> BTreeMap<String, String> {
    words.iter().map(|(short, long)| (crate::fold::fold(short), folded_stem(long))).collect()
}

pub fn is_link(text: &str) -> bool {
    LINKS.contains(&text)
}

pub fn is_neutral(stem: &str) -> bool {
    NEUTRAL_STEMS.contains(stem)
}

pub fn is_unit(text: &str) -> bool {
    UNITS.contains(&text)
}

pub fn is_generic(stem: &str) -> bool {
    GENERIC_STEMS.contains(stem)
}

/// The group of words that exclude one another which a word belongs to.
pub fn contrast(stem: &str) -> Option<usize> {
    CONTRAST_STEMS.get(stem).copied()
}

/// Whether a group must agree even when one of the names is silent.
pub const fn is_compass(group: usize) -> bool {
    group < COMPASS
}

/// Articles that [`super::fold::loose_key`] leaves out: `l'` and `d'` only where they are elided, `un` only at the head.
pub fn is_article(word: &Word, first: bool) -> bool {
    match word.text.as_str() {
        "l" | "d" => word.elided,
        "le" | "la" | "les" | "de" | "du" | "des" | "et" => true,
        "un" | "une" => first,
        _ => false,
    }
}

/// Legal forms: `association` anywhere, `SA`, `SARL`… in capitals at either end.
pub fn is_legal_form(word: &Word, at_an_end: bool) -> bool {
    match word.text.as_str() {
        "association" | "asso" | "assoc" | "loi" | "1901" => true,
        "sa" | "sarl" | "sas" | "sasu" | "scic" | "scop" | "sci" | "sem" | "spl" | "eurl" => at_an_end && word.case == Case::Upper,
        _ => false,
    }
}

/// The number a word stands for, if it is one: `2`, `G14`, `1er`, `trois`, `III`.
pub fn number(text: &str, case: Case) -> Option<String> {
    let digits = || text.chars().filter(char::is_ascii_digit).collect::<String>();
    let spelled = match text {
        "deux" => "2",
        "trois" => "3",
        "quatre" => "4",
        "cinq" => "5",
        "six" => "6",
        "sept" => "7",
        "huit" => "8",
        "neuf" => "9",
        "dix" => "10",
        "premier" | "premiere" => "1",
        "second" | "seconde" | "deuxieme" => "2",
        "troisieme" => "3",
        _ => "",
    };
    if !spelled.is_empty() {
        return Some(spelled.to_owned());
    }
    if case == Case::Upper && (2..=5).contains(&text.len()) && text.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x')) {
        return Some(roman(text).to_string());
    }
    if ["1er", "1ere", "1re", "2e", "2eme", "2nd", "2nde", "3e", "3eme", "4e", "4eme", "5e", "5eme"].contains(&text) {
        return Some(digits());
    }
    let begins = text.starts_with(|letter: char| letter.is_ascii_digit());
    let ends = text.ends_with(|letter: char| letter.is_ascii_digit());
    (begins || ends).then(|| {
        let plain = text.trim_start_matches('0');
        if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
    })
}

fn roman(text: &str) -> u32 {
    let mut total = 0_u32;
    let mut greatest = 0;
    for letter in text.chars().rev() {
        let value = match letter {
            'i' => 1,
            'v' => 5,
            _ => 10,
        };
        if value < greatest {
            total = total.saturating_sub(value);
        } else {
            total += value;
            greatest = value;
        }
    }
    total
}

/// Gives each word the stem it is compared by: short forms written out, `mairie` as `ville`, `conseil départemental` and
/// `CD 86` as `département`, numbers as digits.
pub fn write_out(words: &mut Vec<Word>) {
    for word in words.iter_mut() {
        if let Some(number) = number(&word.text, word.case) {
            word.stem = number;
        } else if let Some(long) = SHORT_STEMS.get(&word.text) {
            word.stem.clone_from(long);
            word.shortened = true;
        } else if let Some(same) = SAME_STEMS.get(&word.text) {
            word.stem.clone_from(same);
        }
    }
    join_renamed(words);
    let council = |before: &Word, after: &Word| match (before.text.as_str(), after.stem.as_str()) {
        ("conseil", "departemental" | "department") => Some("departement"),
        ("conseil", "general") => Some("departement"),
        ("conseil", "regional") => Some("region"),
        ("cd", number) if number.starts_with(|letter: char| letter.is_ascii_digit()) => Some("departement"),
        _ => None,
    };
    let mut at = 0;
    while at + 1 < words.len() {
        let Some([before, after]) = words.get(at..at + 2) else { break };
        if let Some(named) = council(before, after) {
            let number_follows = after.kind == Kind::Number || before.text == "cd";
            if let Some(before) = words.get_mut(at) {
                before.stem = named.to_owned();
                before.case = Case::Lower;
                before.shortened = before.text == "cd";
            }
            if !number_follows {
                words.remove(at + 1);
            }
        }
        at += 1;
    }
}

/// Makes one word of a body's present or former name, so that both compare as one.
fn join_renamed(words: &mut Vec<Word>) {
    let mut at = 0;
    while at < words.len() {
        for length in [2, 1] {
            let run = words.get(at..at + length).unwrap_or_default();
            let stems: Vec<&str> = run.iter().map(|word| word.stem.as_str()).collect();
            let Some((present, former)) = (stems.len() == length).then(|| super::acronym::renamed(&stems)).flatten() else { continue };
            let text = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            words.drain(at + 1..at + length);
            if let Some(word) = words.get_mut(at) {
                word.former = former;
                word.stem = present.to_owned();
                word.text = text;
            }
            break;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_written() {
        assert_eq!(number("trois", Case::Capital), Some("3".to_owned()));
        assert_eq!(number("iii", Case::Upper), Some("3".to_owned()));
        assert_eq!(number("xiv", Case::Upper), Some("14".to_owned()));
        assert_eq!(number("g14", Case::Upper), Some("g14".to_owned()));
        assert_eq!(number("02", Case::Lower), Some("2".to_owned()));
        assert_eq!(number("1er", Case::Lower), Some("1".to_owned()));
        assert_eq!(number("d2sp", Case::Upper), None);
        assert_eq!(number("vie", Case::Lower), None);
    }

    #[test]
    fn lists_hold_stems() {
        assert!(is_generic("social") && is_generic(&stem("sociale")) && is_neutral(&stem("services")));
        assert_eq!(contrast(&stem("nord")), contrast(&stem("sud")));
        assert_eq!(contrast("unafam"), contrast("udaf"));
    }
}
