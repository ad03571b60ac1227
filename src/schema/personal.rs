//! Columns that hold something of a person: seen, and never kept. Sources: RGPD art. 4 and the deny-lists by tool of
//! the questionnaire exports.

/// What a personal column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalKind {
    LastName,
    FirstName,
    FullName,
    Email,
    Telephone,
    BirthDate,
    Address,
    SocialSecurityNumber,
    InternetAddress,
    /// Initials, account names, tokens.
    Identifier,
}

/// Headers that name a personal column.
#[derive(Clone, Copy, Debug)]
pub struct PersonalColumn {
    pub kind: PersonalKind,
    pub headers: &'static [&'static str],
}

/// Every header by which a personal column is known, before folding.
pub static PERSONAL: &[PersonalColumn] = &[
    PersonalColumn {
        kind: PersonalKind::LastName,
        headers: &[
            "nom",
            "nom de famille",
            "noms",
            "nom d'usage",
            "nom de naissance",
            "patronyme",
            "nom du participant",
            "nom de la personne",
            "nom de l'usager",
            "nom du bénéficiaire",
            "last name",
        ],
    },
    PersonalColumn {
        kind: PersonalKind::FirstName,
        headers: &["prénom", "prénoms", "prénom du participant", "prénom de la personne", "prénom de l'usager", "first name"],
    },
    PersonalColumn {
        kind: PersonalKind::FullName,
        headers: &[
            "nom et prénom",
            "nom prénom",
            "prénom nom",
            "prénom et nom",
            "nom / prénom",
            "nom - prénom",
            "identité",
            "personne",
            "participant",
            "nom complet",
            "nom du patient",
            "patient",
            "usager",
            "bénéficiaire",
            "représentant",
            "représentée par",
            "représenté par",
            "nom du représentant",
            "contact",
            "personne à contacter",
            "contact référent",
            "contacts référents",
            "référent",
            "interlocuteur",
            "nom de l'agent",
            "name",
            "full name",
            "civilité",
            "mme / m.",
            "nom de la personne concernée",
            "personne concernée",
            "situation de",
        ],
    },
    PersonalColumn {
        kind: PersonalKind::Email,
        headers: &[
            "e-mail",
            "mail",
            "email",
            "courriel",
            "adresse e-mail",
            "adresse mail",
            "adresse de messagerie",
            "adresse électronique",
            "adresse courriel",
            "mel",
        ],
    },
    PersonalColumn {
        kind: PersonalKind::Telephone,
        headers: &[
            "téléphone",
            "tél",
            "tel",
            "portable",
            "mobile",
            "numéro de téléphone",
            "n° de téléphone",
            "téléphone portable",
            "tél.",
            "fixe",
        ],
    },
    PersonalColumn {
        kind: PersonalKind::BirthDate,
        headers: &["date de naissance", "né le", "née le", "né(e) le", "naissance", "ddn", "date naissance"],
    },
    PersonalColumn {
        kind: PersonalKind::Address,
        headers: &["adresse", "adresse postale", "rue", "domicile", "adresse du domicile", "adresse personnelle", "lieu de résidence"],
    },
    PersonalColumn {
        kind: PersonalKind::SocialSecurityNumber,
        headers: &["nir", "numéro de sécurité sociale", "n° de sécurité sociale", "n° sécu", "numéro sécu", "n° ss"],
    },
    PersonalColumn {
        kind: PersonalKind::InternetAddress,
        headers: &["ip", "adresse ip", "ip address", "ipaddr", "remote ip address", "adresse ip distante", "remote addr"],
    },
    PersonalColumn {
        kind: PersonalKind::Identifier,
        headers: &[
            "initiales",
            "signature",
            "username",
            "nom d'utilisateur",
            "identifiant utilisateur",
            "uid",
            "token",
            "code d'accès",
            "nom d'affichage de l'utilisateur",
            "soumis par",
            "submitted by",
            "envoyé par",
        ],
    },
];
