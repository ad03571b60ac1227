//! What people write where a day or a sum is expected: « un jeudi par trimestre », « temps agents uniquement »; and « reportée 2022 ».

use super::period::is_month;
use super::scan::plain;
use crate::fold::fold;

/// Words that say how often, with no day of the calendar.
const OFTEN: &[&str] = &[
    "mensuel",
    "mensuelle",
    "mensuels",
    "mensuelles",
    "bimensuel",
    "bimestriel",
    "bimestrielle",
    "hebdomadaire",
    "hebdomadaires",
    "trimestriel",
    "trimestrielle",
    "semestriel",
    "semestrielle",
    "annuel",
    "annuelle",
    "quotidien",
    "quotidienne",
    "regulier",
    "reguliere",
    "regulierement",
    "permanent",
    "permanente",
    "permanence",
    "continu",
    "chaque",
    "tous",
    "toutes",
    "toute",
    "tout",
    "par",
    "fois",
];

/// Words that may stand around them.
const AROUND: &[&str] = &[
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "deux",
    "trois",
    "quatre",
    "de",
    "du",
    "des",
    "d",
    "en",
    "au",
    "a",
    "et",
    "ou",
    "sur",
    "fil",
    "eau",
    "an",
    "annee",
    "mois",
    "semaine",
    "semaines",
    "jour",
    "jours",
    "trimestre",
    "semestre",
    "periode",
    "scolaire",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lundis",
    "mardis",
    "mercredis",
    "jeudis",
    "vendredis",
    "samedis",
    "matin",
    "matins",
    "apres",
    "midi",
    "soir",
    "demande",
    "selon",
    "besoin",
    "besoins",
    "premier",
    "dernier",
    "environ",
    "seance",
    "seances",
    "reunion",
    "reunions",
    "rencontre",
    "rencontres",
];

/// Whether a text says how often and names no day: « un jeudi par trimestre », « toute l'année », « 2 fois par mois ».
pub fn is_recurring(text: &str) -> bool {
    let folded = fold(text);
    let often = |word: &str| OFTEN.contains(&word);
    let known = |word: &str| often(word) || AROUND.contains(&word) || (word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    folded.split(' ').any(often) && folded.split(' ').all(known)
}

/// Words of a cost that nobody counted in euros.
const IN_KIND: &[&str] = &[
    "temps",
    "agent",
    "agents",
    "salarie",
    "salaries",
    "humain",
    "humains",
    "humaines",
    "interne",
    "internes",
    "moyens",
    "ressources",
    "personnel",
    "personnels",
    "benevolat",
    "benevole",
    "benevoles",
    "mise",
    "disposition",
    "mis",
    "valorise",
    "valorisation",
    "valorisee",
    "nature",
    "fonctionnement",
    "propres",
    "coordination",
    "coordinatrice",
    "coordinateur",
    "equipe",
    "pret",
    "salle",
    "salles",
    "gracieux",
    "gracieuse",
    "gracieusement",
];
const IN_KIND_AROUND: &[&str] = &[
    "uniquement",
    "seulement",
    "de",
    "du",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "en",
    "a",
    "au",
    "aux",
    "et",
    "ou",
    "par",
    "sur",
    "titre",
    "travail",
    "seul",
    "seuls",
    "clsm",
    "ville",
    "hopital",
    "partenaire",
    "partenaires",
    "structure",
    "structures",
    "professionnel",
    "professionnels",
];

/// Whether a text says with what a thing was paid, and not how much: « temps agents uniquement », « moyens internes », « mise à disposition ».
pub fn is_in_kind(text: &str) -> bool {
    let folded = fold(text);
    let said = |word: &str| IN_KIND.contains(&word);
    folded.split(' ').any(said) && folded.split(' ').all(|word| said(word) || IN_KIND_AROUND.contains(&word))
}

/// Words that come before a date.
const BEFORE: &[&str] =
    &["en", "depuis", "pour", "au", "a", "le", "la", "l", "de", "du", "fin", "debut", "courant", "mi", "annee", "prochain", "prochaine"];

/// Words of a date that has no figure, months aside.
const DATED: &[&str] = &[
    "ete",
    "automne",
    "hiver",
    "printemps",
    "rentree",
    "t1",
    "t2",
    "t3",
    "t4",
    "s1",
    "s2",
    "trimestre",
    "semestre",
    "1er",
    "2e",
    "3e",
    "4e",
    "2eme",
    "3eme",
    "4eme",
];

/// A state without the date that follows it: « reportée 2022 », « réalisée (mai 2022) », « reporté à 2023 ». `None` when none does.
pub fn without_when(text: &str) -> Option<String> {
    let plain = plain(text);
    let words: Vec<&str> = plain.split([' ', '/', '(', ')', '-', ',', ':', '\'']).filter(|word| !word.is_empty()).collect();
    let is_dated = |word: &&str| DATED.contains(word) || is_month(word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let kept = words.iter().rposition(|word| !is_dated(word) && !BEFORE.contains(word))? + 1;
    let (state, when) = words.split_at_checked(kept)?;
    // « En » and « à » say when only beside a date.
    when.iter().any(is_dated).then(|| state.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_often_is_no_day() {
        for text in [
            "un jeudi par trimestre",
            "toute l’année",
            "Mensuel",
            "en continu",
            "tous les mardis matin",
            "2 fois par mois",
            "1 fois/mois par trimestre",
            "chaque semaine",
            "hebdomadaire",
            "régulièrement",
        ] {
            assert!(is_recurring(text), "{text}");
        }
        for text in ["jeudi 17 novembre", "mai", "17/11/2022", "à définir", "un jeudi", "tous publics", "2022", "après le COPIL"] {
            assert!(!is_recurring(text), "{text}");
        }
    }

    #[test]
    fn what_is_paid_in_kind_is_no_sum() {
        for text in [
            "Temps agents uniquement",
            "temps de travail des agents",
            "moyens internes",
            "Mise à disposition de salle",
            "bénévolat",
            "Temps agent",
        ] {
            assert!(is_in_kind(text), "{text}");
        }
        for text in ["1200 €", "gratuit", "beaucoup", "à voir avec l’ARS", "Ville", "devis en attente", "temps agents et 300 € de buffet"]
        {
            assert!(!is_in_kind(text), "{text}");
        }
    }

    #[test]
    fn a_state_is_the_same_whenever_it_is() {
        let table = [
            ("reporté 2022", Some("reporte")),
            ("Reportée en 2023", Some("reportee")),
            ("reportée à 2023", Some("reportee")),
            ("Réalisée (mai)", Some("realisee")),
            ("Réalisée - T2 2022", Some("realisee")),
            ("en cours depuis septembre", Some("en cours")),
            ("prévue à la rentrée 2023", Some("prevue")),
            ("en cours", None),
            ("réalisée en partie", None),
            ("2022", None),
        ];
        for (text, state) in table {
            assert_eq!(without_when(text).as_deref(), state, "{text}");
        }
    }
}
