//! Questions whose answers would say who answered: known by their heading or by what they hold, and never kept.

use super::header::Role;
use super::layout::Member;
use super::rows::Rows;
use crate::fold::fold;
use crate::schema::{PERSONAL, PersonalKind};
use crate::settings;

/// Words of a heading that asks for something of a person.
const WORDS: &[&str] = &[
    "nom", "noms", "prenom", "prenoms", "mail", "email", "courriel", "mel", "telephone", "tel", "portable", "coordonnees", "signature", "initiales",
    "adresse", "naissance", "securite", "nir", "ddn",
];

/// Words that turn such a heading to a body, or to anything but the respondent.
const NOT_OF_A_PERSON: &[&str] = &[
    "structure", "organisme", "association", "etablissement", "service", "employeur", "entreprise", "commune", "ville", "quartier", "conseil", "clsm",
    "action", "outil", "dispositif", "sociale", "publique", "sentiment",
];

/// Words by which a heading speaks to the respondent.
const ADDRESSING: &[&str] = &["votre", "vos", "indiquez", "indiquer", "precisez", "laissez", "renseignez"];

/// A heading longer than this, without a word to the respondent, is a question that happens to hold one of the words.
const SHORT_HEADING: usize = 4;

/// How many answers are looked at, and which share of them must look personal.
const ANSWERS_LOOKED_AT: usize = 200;

/// The role of a column that holds something of a person, `None` for an ordinary question. What the settings declare stays a question,
/// unless it is an e-mail, a telephone, a birth date, a NIR or an IP address.
pub fn role(rows: &Rows<'_>, header_row: u32, code: Option<&str>, text: &str, member: &Member, asked: &[settings::Question]) -> Option<Role> {
    if member.is_named() {
        return None;
    }
    let folded = fold(if text.is_empty() { code.unwrap_or_default() } else { text });
    let declared = asked.iter().any(|question| {
        code.is_some_and(|code| code.eq_ignore_ascii_case(&question.code)) || !question.texte.is_empty() && fold(&question.texte) == folded
    });
    let known = PERSONAL.iter().find(|personal| personal.headers.iter().any(|header| fold(header) == folded)).map(|personal| personal.kind);
    let by_heading = match known {
        Some(PersonalKind::Email) => Some(Role::Person),
        Some(PersonalKind::Telephone | PersonalKind::BirthDate | PersonalKind::SocialSecurityNumber | PersonalKind::InternetAddress) => {
            Some(Role::Personal)
        }
        Some(
            PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName | PersonalKind::Address | PersonalKind::Identifier,
        ) => (!declared).then_some(Role::Personal),
        None => (!declared && asks_for_a_person(&folded)).then_some(Role::Personal),
    };
    by_heading.or_else(|| (!declared && holds_contacts(rows, header_row, member.column)).then_some(Role::Personal))
}

fn asks_for_a_person(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    any(WORDS) && !any(NOT_OF_A_PERSON) && (words.len() <= SHORT_HEADING || any(ADDRESSING))
}

/// More than half of the answers are e-mail addresses, telephone numbers or NIR.
fn holds_contacts(rows: &Rows<'_>, header_row: u32, column: u32) -> bool {
    let texts = rows.lines_below(header_row).map(|line| line.text(column)).filter(|text| !text.is_empty()).take(ANSWERS_LOOKED_AT);
    let (mut seen, mut contacts) = (0_usize, 0_usize);
    for text in texts {
        seen += 1;
        contacts += usize::from(is_contact(&text));
    }
    contacts * 2 > seen
}

fn is_contact(text: &str) -> bool {
    let email = text.split_once('@').is_some_and(|(local, host)| !local.is_empty() && !local.contains(' ') && host.contains('.') && !host.contains(' '));
    let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
    let only_digits = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ' ' | '.' | '-' | '+' | '(' | ')' | '\u{a0}'));
    let telephone = only_digits && (digits.len() == 10 && digits.first() == Some(&'0') || digits.len() == 11 && text.trim_start().starts_with("+33"));
    let nir = only_digits && matches!(digits.len(), 13 | 15) && matches!(digits.first(), Some('1' | '2'));
    email || telephone || nir
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_ask_who_one_is_are_known_and_near_misses_are_not() {
        for heading in ["Votre nom", "Nom :", "Quel est votre numéro de téléphone ?", "Laissez-nous votre mail si vous souhaitez être recontacté", "Vos coordonnées"] {
            assert!(asks_for_a_person(&fold(heading)), "{heading}");
        }
        for heading in ["Nom de votre structure", "Connaissez-vous le nom de la coordinatrice du CLSM ?", "Adresse du service", "Vous êtes", "Sécurité sociale"] {
            assert!(!asks_for_a_person(&fold(heading)), "{heading}");
        }
    }

    #[test]
    fn contacts_are_known_by_what_they_look_like() {
        assert!(["a.b@ville.fr", "05 49 00 00 00", "+33 5 49 00 00 00", "2 85 05 86 123 456 78"].iter().all(|text| is_contact(text)));
        assert!(!["86000", "12 réunions", "@", "arobase @ chez soi", "0123"].iter().any(|text| is_contact(text)));
    }
}
