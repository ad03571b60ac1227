//! The French words for what a personal column or text holds.

use crate::schema::PersonalKind;

/// What a piece of personal data is, with its article: « un courriel ».
pub const fn personal_kind(kind: PersonalKind) -> &'static str {
    match kind {
        PersonalKind::LastName => "un nom de famille",
        PersonalKind::FirstName => "un prénom",
        PersonalKind::FullName => "un nom de personne",
        PersonalKind::Email => "une adresse de courriel",
        PersonalKind::Telephone => "un numéro de téléphone",
        PersonalKind::BirthDate => "une date de naissance",
        PersonalKind::Address => "une adresse postale",
        PersonalKind::SocialSecurityNumber => "un numéro de sécurité sociale",
        PersonalKind::InternetAddress => "une adresse IP",
        PersonalKind::Identifier => "un identifiant de personne",
    }
}
