//! What announces a title, and the lines beside it that say something else than what people met for.

use super::is_telling;
use crate::fold::fold;
use crate::schema::Kind;
use crate::shape::headers;
use crate::shape::value::header_key;

/// Who leads, where, at what hour: no title of this kind says what people met for.
const ASIDE: [&str; 34] = [
    "animateur",
    "animatrice",
    "animateurs",
    "animation",
    "anime par",
    "intervenant",
    "intervenante",
    "intervenants",
    "formateur",
    "formatrice",
    "formateurs",
    "contact",
    "referent",
    "referente",
    "responsable",
    "organisateur",
    "organisatrice",
    "redacteur",
    "redactrice",
    "redige par",
    "secretaire",
    "president",
    "presidente",
    "excuses",
    "lieu",
    "lieux",
    "salle",
    "horaire",
    "horaires",
    "heure",
    "heures",
    "duree",
    "adresse",
    "ordre du jour",
];

/// « Animatrice », « Lieu », « 9h30 »: what is said beside a session, and names none.
pub fn is_aside(text: &str) -> bool {
    let head = text.split_once(':').map_or(text, |(head, _)| head);
    let key = fold(head);
    let is_hour = text.split_once(['h', 'H']).is_some_and(|(hour, rest)| {
        let figures = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        (1..=2).contains(&hour.len()) && figures(hour) == hour.len() && rest.chars().next().is_none_or(|next| !next.is_alphabetic())
    });
    is_hour || ASIDE.contains(&key.as_str()) || headers::personal(head).is_some()
}

/// « Formation : Premiers secours », « Feuille d’émargement – Premiers secours » without what announces it.
pub fn without_label(text: &str) -> &str {
    let names_action =
        |head: &str| !is_telling(head) || headers::column(Kind::Participations, head).is_some_and(|(column, _)| column.name == "action");
    let parts = [":", " – ", " — ", " - "].iter().filter_map(|sign| text.split_once(sign));
    let announced = parts.min_by_key(|(head, _)| head.len()).filter(|(head, rest)| names_action(head) && is_telling(rest));
    announced.map_or(text, |(_, rest)| rest.trim())
}

/// « Lieu : salle des fêtes », « Intervenante : Claire Fontaine »: a line that says something else than what people met for.
pub(super) fn is_other_label(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "lieu",
        "intervenant",
        "animateur",
        "horaire",
        "heure",
        "duree",
        "formateur",
        "salle",
        "adresse",
        "animation",
        "redacteur",
        "secretaire",
    ];
    let Some((head, _)) = text.split_once(':') else { return false };
    let key = header_key(head);
    let is_label = LABELS.iter().any(|label| key.split(' ').next() == Some(label));
    let names_column = headers::column(Kind::Participations, head).is_some_and(|(column, _)| column.name != "action");
    is_label || names_column || headers::personal(head).is_some()
}

/// Words that open the title of a form, before the name of its action.
const FORM_WORDS: [&str; 12] =
    ["fiche", "fiches", "action", "actions", "projet", "descriptive", "bilan", "suivi", "de", "d", "n", "numero"];

/// « Fiche action n° 4 : Santé mentale et logement » without what announces the action; nothing if it announces nothing else.
pub fn of_form(text: &str) -> Option<&str> {
    let mut rest = text.trim();
    if !fold(rest).starts_with("fiche") {
        return Some(rest);
    }
    loop {
        let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        // « n° 4 », « 2.1 », « A7 »: the number of the form.
        let is_rank = word.len() <= 4 && word.contains(|letter: char| letter.is_ascii_digit());
        if !is_rank && !FORM_WORDS.contains(&fold(word).as_str()) {
            return Some(rest);
        }
        rest = after.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '«' | '"' | '“'));
        if rest.is_empty() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_announces_a_form_is_no_part_of_the_name_of_its_action() {
        let table = [
            ("Fiche action n° 4 : Santé mentale et logement social", Some("Santé mentale et logement social")),
            ("FICHE-ACTION N°2.1 – Ciné-débat", Some("Ciné-débat")),
            ("Fiche A7. Groupe d’entraide", Some("Groupe d’entraide")),
            ("Fiche action : « Bien chez soi »", Some("« Bien chez soi »")),
            ("Fiche action de prévention du suicide", Some("prévention du suicide")),
            ("FICHE ACTION 2022", None),
            ("Fiche action", None),
            ("Action sociale de proximité", Some("Action sociale de proximité")),
            ("Semaine 4 : portes ouvertes", Some("Semaine 4 : portes ouvertes")),
        ];
        for (title, name) in table {
            assert_eq!(of_form(title), name, "{title}");
        }
    }
}
