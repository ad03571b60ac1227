//! The closed lists of classes (contract §4), with the ways people write them. Settings may add to each.

/// A closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nomenclature {
    /// `secteur`: professional sector of a structure.
    Sector,
    /// `college`: the college a structure belongs to.
    College,
    /// `statut`: how far an action is.
    Status,
    /// `type`: kind of action.
    ActionType,
    /// `public`: whom an action is for, who came.
    Public,
    /// `instance`: body of the council.
    Body,
    /// `nature`: kind of means.
    Nature,
    /// `decision`: decision of an admission commission.
    Decision,
    /// `suite`: what became of a perspective.
    Outcome,
    /// `statut` of an objective.
    ObjectiveStatus,
}

/// One class of a nomenclature.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// As printed.
    pub label: &'static str,
    pub synonyms: &'static [&'static str],
}

const fn class(label: &'static str, synonyms: &'static [&'static str]) -> Class {
    Class { label, synonyms }
}

/// The label of what no class of a nomenclature fits: kept and shown, never dropped.
pub const UNCLASSIFIED: &str = "Non classé";

/// The five colleges that sit in every body of a council (CNRA's definition, and the instruction of 30 September 2016); « autres
/// partenaires » come besides.
pub const NATIONAL_COLLEGES: [&str; 5] = ["élus", "psychiatrie", "personnes concernées", "aidants", "coordination"];

impl Nomenclature {
    pub const ALL: [Self; 10] = [
        Self::Sector,
        Self::College,
        Self::Status,
        Self::ActionType,
        Self::Public,
        Self::Body,
        Self::Nature,
        Self::Decision,
        Self::Outcome,
        Self::ObjectiveStatus,
    ];

    /// The key under `[nomenclature]` in `observatoire.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sector => "secteur",
            Self::College => "college",
            Self::Status => "statut",
            Self::ActionType => "type",
            Self::Public => "public",
            Self::Body => "instance",
            Self::Nature => "nature",
            Self::Decision => "decision",
            Self::Outcome => "suite",
            Self::ObjectiveStatus => "statut_objectif",
        }
    }

    pub const fn classes(self) -> &'static [Class] {
        match self {
            Self::Sector => SECTOR,
            Self::College => COLLEGE,
            Self::Status => STATUS,
            Self::ActionType => ACTION_TYPE,
            Self::Public => PUBLIC,
            Self::Body => BODY,
            Self::Nature => NATURE,
            Self::Decision => DECISION,
            Self::Outcome => OUTCOME,
            Self::ObjectiveStatus => OBJECTIVE_STATUS,
        }
    }
}

const SECTOR: &[Class] = &[
    class("Santé", &["sanitaire", "soins", "santé mentale", "psychiatrie", "secteur sanitaire"]),
    class(
        "Action sociale et médico-sociale",
        &[
            "action sociale",
            "social",
            "médico-social",
            "social et médico-social",
            "action sociale et médicosociale",
            "social / médico-social",
            "secteur social",
        ],
    ),
    class(
        "Habitants-Usagers-Citoyens",
        &[
            "H-U-C",
            "HUC",
            "habitants",
            "usagers",
            "citoyens",
            "habitants, usagers, citoyens",
            "habitants / usagers / citoyens",
            "usagers et familles",
            "associations d'usagers",
        ],
    ),
    class(
        "Logement et hébergement",
        &["logement", "hébergement", "logement - hébergement", "habitat", "logement / hébergement", "bailleurs", "bailleur"],
    ),
    class(
        "Petite enfance, enfance, jeunesse",
        &[
            "enfance",
            "jeunesse",
            "petite enfance",
            "enfance jeunesse",
            "petite enfance enfance jeunesse",
            "enfance / jeunesse",
            "enfance et jeunesse",
        ],
    ),
    class(
        "Vie professionnelle",
        &["emploi", "insertion professionnelle", "insertion", "travail", "emploi et insertion", "insertion / emploi", "emploi / insertion"],
    ),
    class("Activité physique", &["sport", "sports", "activité physique et sportive", "activités physiques"]),
    class("Cadre de vie", &["urbanisme", "environnement", "mobilité", "mobilités"]),
    class("Culture", &["culture et loisirs", "culturel"]),
    class("Handicap", &["situation de handicap"]),
    class(
        "Sécurité et justice",
        &["sécurité", "justice", "police", "sécurité / justice", "police / justice", "justice et sécurité", "police, justice"],
    ),
    class("Éducation", &["éducation nationale", "enseignement", "scolaire", "école"]),
    class("Services de l'État", &["état", "services de l'etat", "service de l'état"]),
    class(
        "Autres directions de la collectivité",
        &[
            "collectivité",
            "autres directions",
            "directions de la collectivité",
            "services municipaux",
            "autres services de la collectivité",
            "autre direction de la collectivité",
        ],
    ),
];

const COLLEGE: &[Class] = &[
    class("élus", &["élu", "élue", "élues", "élus et représentants", "représentants des élus", "collège des élus"]),
    class("psychiatrie", &["psychiatrie publique", "soins psychiatriques", "secteur de psychiatrie", "chefs de pôle"]),
    class("personnes concernées", &["personne concernée", "usagers", "usager", "usagers de la psychiatrie", "représentants des usagers"]),
    class("aidants", &["aidant", "familles", "famille", "proches", "proches aidants", "aidants familiaux"]),
    class("coordination", &["coordinateur", "coordinatrice", "coordonnateur", "coordonnatrice", "coordination du clsm"]),
    class("autres partenaires", &["autre partenaire", "partenaires", "partenaire", "autres", "autre"]),
];

const STATUS: &[Class] = &[
    class(
        "prévue",
        &[
            "prévu",
            "à venir",
            "programmée",
            "programmé",
            "planifiée",
            "planifié",
            "non démarrée",
            "à faire",
            "non démarré",
            "à lancer",
            "à programmer",
            "à planifier",
            "en projet",
            "projet",
        ],
    ),
    class(
        "en cours",
        &[
            "démarrée",
            "démarré",
            "commencée",
            "commencé",
            "engagée",
            "engagé",
            "lancée",
            "lancé",
            "en cours de réalisation",
            "poursuivie",
            "partiellement réalisée",
        ],
    ),
    class(
        "réalisée",
        &[
            "réalisé",
            "faite",
            "fait",
            "terminée",
            "terminé",
            "achevée",
            "achevé",
            "finie",
            "fini",
            "finalisée",
            "finalisé",
            "clôturée",
            "clôturé",
            "clôture",
            "effectuée",
            "effectué",
        ],
    ),
    class("reportée", &["reporté", "report", "décalée", "décalé", "repoussée", "repoussé", "différée", "différé"]),
    class("abandonnée", &["abandonné", "abandon", "annulée", "annulé", "annulation", "arrêtée", "arrêté", "supprimée", "supprimé"]),
];

const ACTION_TYPE: &[Class] = &[
    class("formation", &["formations", "stage", "session de formation", "info-formation", "formation-action"]),
    class("sensibilisation", &["sensibilisations", "information", "prévention", "action de sensibilisation"]),
    class("événement", &["évènement", "événements", "manifestation", "conférence", "ciné-débat", "temps fort", "colloque", "journée"]),
    class("atelier", &["ateliers"]),
    class("groupe de travail", &["groupes de travail", "groupe", "gt"]),
    class("immersion", &["immersions", "immersion professionnelle", "stage d'immersion", "immersions croisées"]),
    class("permanence", &["permanences", "point écoute", "consultation"]),
    class("étude", &["études", "enquête", "diagnostic"]),
    class("communication", &["communications", "outil de communication", "support de communication", "publication"]),
    class("autre", &["autres", "divers"]),
];

const PUBLIC: &[Class] = &[
    class(
        "professionnels",
        &["professionnel", "professionnelle", "professionnelles", "agents", "professionnels et bénévoles", "partenaires", "pro", "pros"],
    ),
    class("élus", &["élu", "élue", "élues", "élus et directeurs"]),
    class("personnes concernées", &["personne concernée", "usagers", "usager", "patients"]),
    class("aidants", &["aidant", "familles", "proches", "famille", "proches aidants", "aidants familiaux", "entourage"]),
    class("habitants", &["habitant", "grand public", "tout public", "citoyens", "public", "population générale"]),
    class("jeunes", &["jeune", "enfants", "adolescents", "élèves", "étudiants", "lycéens", "collégiens"]),
    class("autres", &["autre", "divers"]),
];

const BODY: &[Class] = &[
    class("assemblée plénière", &["plénière", "pleniere", "ap", "assemblée générale", "séance plénière", "réunion plénière"]),
    class("comité de pilotage", &["copil", "co-pil", "comité pilotage", "comité stratégique", "pilotage"]),
    class("comité technique", &["cotech", "co-tech", "comité de suivi", "comité opérationnel", "cotec", "comité technique de suivi"]),
    class("groupe de travail", &["groupe", "groupes de travail", "gt", "groupe thématique"]),
    class(
        "cellule",
        &[
            "cellule de concertation",
            "cellule d'analyse",
            "cellule situations",
            "cellule de crise",
            "réunion de cellule",
            "resad",
            "cellule de réflexion et d'aide",
        ],
    ),
    class("commission", &["commission thématique", "commission insertion", "commissions"]),
    class(
        "instance citoyenne",
        &["conseil citoyen", "comité citoyen", "comité d'usagers", "comité des usagers", "instance d'usagers", "groupe d'usagers"],
    ),
];

const NATURE: &[Class] = &[
    class("poste", &["postes", "salaire", "salaires", "masse salariale", "personnel", "emploi"]),
    class("subvention", &["subventions", "dotation", "financement", "aide"]),
    class("prestation", &["prestations", "achat", "achat de prestation", "honoraires", "intervenant", "fournitures"]),
    class("valorisation", &["valorisations", "mise à disposition", "bénévolat", "contribution volontaire", "apport en nature"]),
];

const DECISION: &[Class] = &[
    class("admis", &["admise", "admission", "accepté", "acceptée", "entrée", "accord"]),
    class("en attente", &["attente", "liste d'attente", "ajourné", "en attente de décision", "dossier en attente"]),
    class("réorienté", &["réorientée", "réorientation", "orienté ailleurs"]),
    class("refusé", &["refusée", "refus", "non admis", "non admise", "rejeté"]),
    class("sorti", &["sortie", "sortant", "fin de parcours", "sorti du dispositif"]),
];

const OUTCOME: &[Class] = &[
    class("faite", &["fait", "réalisée", "réalisé", "terminée", "oui", "achevée", "effectuée"]),
    class(
        "en cours",
        &["engagée", "démarrée", "lancée", "partiellement", "partiellement réalisée", "partiellement faite", "en cours de réalisation"],
    ),
    class("reportée", &["reporté", "report", "décalée", "repoussée", "différée"]),
    class("abandonnée", &["abandonné", "abandon", "annulée", "annulation", "arrêtée"]),
];

const OBJECTIVE_STATUS: &[Class] = &[
    class("atteint", &["atteinte", "réalisé", "oui", "pleinement atteint", "totalement atteint", "entièrement atteint"]),
    class(
        "partiellement atteint",
        &[
            "partiel",
            "partiellement",
            "en partie",
            "en partie atteint",
            "atteint en partie",
            "atteint partiellement",
            "partiellement atteinte",
            "partiellement réalisé",
        ],
    ),
    class("non atteint", &["non", "pas atteint", "non atteinte", "non réalisé"]),
    class("en cours", &["engagé", "démarré"]),
    class("abandonné", &["abandonnée", "abandon", "annulé", "annulée"]),
    class("non mesuré", &["non évalué", "pas encore mesuré", "pas encore évalué", "à mesurer", "non mesurée", "non renseigné"]),
];
