//! Questions whose answers would say who answered: known by their heading or by what they hold, and never kept.

use super::header::Role;
use super::layout::Member;
use super::questions::{TICKED, UNTICKED};
use super::rows::Rows;
use crate::fold::fold;
use crate::personal::column_looks_nominative;
use crate::schema::{PERSONAL, PersonalKind};
use crate::settings;

/// Words of a heading that asks for something of a person.
const WORDS: &[&str] = &[
    "nom",
    "noms",
    "prenom",
    "prenoms",
    "mail",
    "email",
    "courriel",
    "mel",
    "telephone",
    "tel",
    "portable",
    "coordonnees",
    "signature",
    "initiales",
    "naissance",
    "nir",
    "ddn",
    "ip",
];

/// Words that turn such a heading to a body, or to anything but the respondent.
const NOT_OF_A_PERSON: &[&str] = &[
    "structure",
    "organisme",
    "association",
    "etablissement",
    "service",
    "employeur",
    "entreprise",
    "commune",
    "ville",
    "quartier",
    "conseil",
    "clsm",
    "action",
    "outil",
    "dispositif",
];

/// Words by which a heading speaks to the respondent.
const ADDRESSING: &[&str] = &["votre", "vos", "indiquez", "indiquer", "precisez", "laissez", "renseignez"];

/// A heading longer than this, without a word to the respondent, is a question that happens to hold one of the words.
const SHORT_HEADING: usize = 4;

/// How many answers are looked at.
const ANSWERS_LOOKED_AT: usize = 200;

/// The role of a column that holds something of a person, `None` for an ordinary question. What the settings declare stays a question,
/// unless it is an e-mail, a telephone, a birth date, a NIR or an IP address.
pub fn role(
    rows: &Rows<'_>,
    header_row: u32,
    code: Option<&str>,
    text: &str,
    member: &Member,
    asked: &[settings::Question],
) -> Option<Role> {
    if member.is_named() {
        return names_itself_personal(rows, header_row, member).then_some(Role::Personal);
    }
    let folded = fold(if text.is_empty() { code.unwrap_or_default() } else { text });
    let declared = asked.iter().any(|question| {
        code.is_some_and(|code| code.eq_ignore_ascii_case(&question.code)) || !question.texte.is_empty() && fold(&question.texte) == folded
    });
    let by_heading = match known(&folded) {
        Some(PersonalKind::Email) => Some(Role::Person),
        Some(PersonalKind::Telephone | PersonalKind::BirthDate | PersonalKind::SocialSecurityNumber | PersonalKind::InternetAddress) => {
            Some(Role::Personal)
        }
        Some(
            PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName | PersonalKind::Address | PersonalKind::Identifier,
        ) => (!declared).then_some(Role::Personal),
        None => (!declared && asks_for_a_person(&folded)).then_some(Role::Personal),
    };
    let held = || held_of_persons(rows, header_row, member.column);
    by_heading.or_else(|| held().filter(|kind| !declared || is_an_address_of_a_machine(*kind)).map(|_| Role::Personal))
}

/// Whatever a question is called, the address of the computer that answered it is no answer.
const fn is_an_address_of_a_machine(kind: PersonalKind) -> bool {
    matches!(kind, PersonalKind::InternetAddress)
}

/// A part of a question in several columns: « Vos coordonnées: Nom » is of a person, an option to tick or a row of a scale is not.
fn names_itself_personal(rows: &Rows<'_>, header_row: u32, member: &Member) -> bool {
    if held_of_persons(rows, header_row, member.column).is_some() {
        return true;
    }
    let texts = [member.label.as_deref(), member.code.as_deref()];
    let kind = texts.into_iter().flatten().find_map(|text| known(&fold(text)));
    let is_asked = kind.is_some_and(|kind| match kind {
        PersonalKind::LastName
        | PersonalKind::FirstName
        | PersonalKind::BirthDate
        | PersonalKind::SocialSecurityNumber
        | PersonalKind::InternetAddress => true,
        // « Usager », « Téléphone », « Adresse » may be the row of a scale: what they hold has told already.
        PersonalKind::FullName | PersonalKind::Email | PersonalKind::Telephone | PersonalKind::Address | PersonalKind::Identifier => false,
    });
    let is_mark = |text: &String| TICKED.iter().chain(UNTICKED).any(|mark| *mark == fold(text));
    is_asked
        && !rows.lines_below(header_row).map(|line| line.text(member.column)).filter(|text| !text.is_empty()).all(|text| is_mark(&text))
}

/// The kind of person's data that a heading names by itself.
fn known(folded: &str) -> Option<PersonalKind> {
    PERSONAL.iter().find(|personal| personal.headers.iter().any(|header| fold(header) == folded)).map(|personal| personal.kind)
}

fn asks_for_a_person(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    // « Qui adresse ? » is a question; « Adresse », « Votre adresse » are not.
    let address = folded.starts_with("adresse") || folded.contains("votre adresse");
    (any(WORDS) || address) && !any(NOT_OF_A_PERSON) && (words.len() <= SHORT_HEADING || any(ADDRESSING))
}

/// What most of the answers are of a person: names, e-mail addresses, telephone numbers…
fn held_of_persons(rows: &Rows<'_>, header_row: u32, column: u32) -> Option<PersonalKind> {
    let texts = rows.lines_below(header_row).map(|line| line.text(column)).filter(|text| !text.is_empty());
    column_looks_nominative(&texts.take(ANSWERS_LOOKED_AT).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_ask_who_one_is_are_known_and_near_misses_are_not() {
        for heading in [
            "Votre nom",
            "Nom :",
            "Quel est votre numéro de téléphone ?",
            "Laissez-nous votre mail si vous souhaitez être recontacté",
            "Vos coordonnées",
            "Adresse postale",
        ] {
            assert!(asks_for_a_person(&fold(heading)), "{heading}");
        }
        for heading in [
            "Nom de votre structure",
            "Connaissez-vous le nom de la coordinatrice du CLSM ?",
            "Adresse du service",
            "Vous êtes",
            "Qui adresse ?",
        ] {
            assert!(!asks_for_a_person(&fold(heading)), "{heading}");
        }
    }
}
