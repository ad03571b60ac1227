//! What the blank workbooks say: in their first rows, and on their sheet of help. Plain French, for who has two minutes.

use crate::schema::{Content, Kind};

/// A subject of the help, and what is to be known of it.
pub type Subject = (&'static str, String);

/// Whom a row of a table is about: three ways to speak of people.
enum About {
    /// Somebody's situation, without a name.
    Situation,
    /// Somebody, under a pseudonym.
    Pseudonym,
    /// Bodies, meetings, actions, money.
    Others,
}

const fn about(kind: Kind) -> About {
    match kind {
        Kind::Referrals => About::Situation,
        Kind::Pathways => About::Pseudonym,
        Kind::Structures
        | Kind::Actions
        | Kind::Participations
        | Kind::Instances
        | Kind::Objectives
        | Kind::Outlook
        | Kind::Means
        | Kind::Context => About::Others,
    }
}

/// The two lines under the title of a table.
pub fn top(kind: Kind) -> [&'static str; 2] {
    let stars = match about(kind) {
        About::Situation => {
            "Aucun nom ni initiales de personne. Colonnes marquées * : à remplir. Aide : feuille « Mode d'emploi », ou passez sur un en-tête."
        }
        About::Pseudonym => {
            "Un pseudonyme, jamais un nom ni des initiales. Colonnes marquées * : à remplir. Aide : feuille « Mode d'emploi », ou passez sur un en-tête."
        }
        About::Others => {
            "Colonnes marquées * : à remplir. Les autres sont facultatives. Aide : feuille « Mode d'emploi », ou passez sur un en-tête."
        }
    };
    [kind.schema().about, stars]
}

/// The help of a table.
pub fn of_list(kind: Kind) -> Vec<Subject> {
    let columns = kind.schema().columns;
    let has = |content: fn(Content) -> bool| columns.iter().any(|column| content(column.content));
    let mut subjects = vec![
        ("À quoi il sert", kind.schema().about.to_owned()),
        ("Où écrire", "Sous la ligne d'exemple, une ligne à la suite de l'autre. Les colonnes marquées * sont à remplir sur chaque ligne ; les autres, quand vous savez.".to_owned()),
        ("La ligne d'exemple", "Elle montre comment remplir. Tant qu'elle commence par « Exemple à effacer », elle n'est pas comptée : laissez-la ou supprimez-la, mais n'écrivez pas dedans.".to_owned()),
        ("Quand on ne sait pas", "Laissez la case vide : vide veut dire « on ne sait pas », et 0 veut dire « aucun ».".to_owned()),
    ];
    if has(|content| matches!(content, Content::Count)) {
        subjects.push((
            "Les nombres",
            "40 ; ou, si le nombre n'est pas exact : env. 40, une quarantaine, plus de 700, 30 à 40. Le bilan le dira.".to_owned(),
        ));
    }
    if has(|content| content == Content::Date) {
        subjects.push(("Les dates", dates(kind).to_owned()));
    }
    if has(|content| matches!(content, Content::Class(_) | Content::Classes(_) | Content::YesNo | Content::Presence)) {
        subjects.push(("Les listes déroulantes", "Cliquez dans la case, puis sur la flèche à sa droite. Si rien ne convient, écrivez vos mots : ils sont gardés, signalés à la coordination, et comptés comme « Non classé ».".to_owned()));
    }
    if has(|content| matches!(content, Content::Names | Content::Texts | Content::Classes(_))) {
        subjects.push((
            "Plusieurs réponses dans une case",
            "Séparez-les par des points-virgules. Terminez par « etc. » si la liste n'est pas complète.".to_owned(),
        ));
    }
    if has(|content| matches!(content, Content::Name | Content::Names)) {
        subjects.push(("Les noms des structures", "Écrivez-les toujours de la même façon, si possible comme dans l'annuaire des partenaires. Deux écritures proches sont proposées à la coordination, qui décide.".to_owned()));
    }
    subjects.push(("Les personnes", people(kind).to_owned()));
    subjects.push(("Ajouter ou retirer des colonnes", "Les colonnes facultatives peuvent être supprimées, et toutes déplacées. Une colonne ajoutée pour vous n'est pas lue. Gardez les en-têtes tels quels.".to_owned()));
    subjects.push(("Une fois rempli", place(kind).to_owned()));
    subjects
}

fn dates(kind: Kind) -> &'static str {
    if kind == Kind::Referrals {
        "Un jour (06/05/2024), un mois (mars 2024), un trimestre (T2 2024) ou une année (2024). Le jour vient avant le mois."
    } else {
        "06/05/2024, ou 6 mai 2024 : le jour vient avant le mois. Pour plusieurs jours : 17-18 novembre 2024."
    }
}

fn people(kind: Kind) -> &'static str {
    match about(kind) {
        About::Pseudonym => {
            "Jamais de nom, de prénom, d'initiales, de date de naissance ni de coordonnées. La personne est désignée par un pseudonyme seulement (P-017), \
             le même d'une commission à l'autre ; vous seul gardez la liste qui dit qui il désigne. Un fichier qui nomme des personnes est mis de côté en entier."
        }
        About::Situation => {
            "Jamais de nom, de prénom, d'initiales, de date de naissance ni de coordonnées, ni dans la décision. Si vous devez retrouver la situation, un \
             pseudonyme seulement, dont vous seul gardez la clé. Un fichier qui nomme des personnes est mis de côté en entier."
        }
        About::Others => {
            "N'écrivez ni nom, ni courriel, ni téléphone de personne : le bilan compte, il ne nomme pas. De telles données ne sont reprises nulle part."
        }
    }
}

fn place(kind: Kind) -> &'static str {
    match kind {
        Kind::Structures | Kind::Context => {
            "Enregistrez le fichier et renvoyez-le à la coordination, ou déposez-le dans « inputs ». Vous pouvez le renommer, et l'enregistrer pour Excel (.xlsx) ou pour LibreOffice (.ods)."
        }
        Kind::Actions
        | Kind::Participations
        | Kind::Instances
        | Kind::Referrals
        | Kind::Pathways
        | Kind::Objectives
        | Kind::Outlook
        | Kind::Means => FILED,
    }
}

const FILED: &str = "Enregistrez le fichier et renvoyez-le à la coordination, ou déposez-le dans le dossier de l'année, par exemple « inputs/2024 ». Vous pouvez le renommer, \
                     et l'enregistrer pour Excel (.xlsx) ou pour LibreOffice (.ods).";

/// Words that intake does not take for the name of an action.
pub const CROSSED_TITLE: &str = "Feuille d'émargement";
/// The sign « = » keeps the line from being taken for the name of what people met for.
pub const CROSSED_TOP: [&str; 2] = [
    "X = présente, E = excusée, A = absente, ou le nombre de personnes venues. Case vide = structure non invitée.",
    "Aide = feuille « Mode d'emploi », ou passez sur un en-tête. Une colonne par réunion ou par séance, une ligne par structure.",
];
pub const CROSSED_ACTION: &str = "comité de pilotage";
pub const CROSSED_DATE: &str = "12/04/2024";
pub const CROSSED_STRUCTURE: &str = "CMP Nord";

/// The parts of the sign-in sheet, in the order of the notes: actions, dates, structures, marks.
pub const CROSSED_PARTS: [(&str, &str); 4] = [
    (
        "Action",
        "Obligatoire. Au-dessus de chaque date, le nom de l'action (Premiers secours en santé mentale) ou de l'instance (comité de pilotage). Les instances sont dans la liste ; une action s'écrit librement, comme dans le tableau des actions.",
    ),
    ("Date", "Obligatoire. Le jour de la réunion ou de la séance. Exemple : 12/04/2024."),
    (
        "Structure",
        "Obligatoire. Un service, une association, une direction par ligne, et jamais le nom d'une personne. Exemple : CMP Nord.",
    ),
    (
        "Présence",
        "X : la structure est venue. E : elle s'est excusée. A : elle était invitée et n'est pas venue. Ou le nombre de personnes venues (3). Vide : elle n'était pas invitée.",
    ),
];

/// The help of the sign-in sheet.
pub fn of_crossed() -> Vec<Subject> {
    let subjects = [
        (
            "À quoi elle sert",
            "Dire qui est venu à quoi : réunions d'instances, formations, événements. Une colonne par réunion ou par séance, une ligne par structure.",
        ),
        (
            "Où écrire",
            "À partir de la troisième colonne : l'action ou l'instance en haut, la date dessous. Les structures vont sous la ligne d'exemple, et une marque à chaque croisement.",
        ),
        (
            "L'exemple",
            "La colonne et la ligne qui commencent par « Exemple à effacer » ne sont pas comptées : laissez-les ou supprimez-les, mais n'écrivez pas dedans.",
        ),
        (
            "Les marques",
            "X = présente, E = excusée, A = absente, ou le nombre de personnes venues. Une case vide veut dire que la structure n'était pas invitée.",
        ),
        (
            "Une action en plusieurs séances",
            "Une colonne par séance. Le nom de l'action peut n'être écrit qu'au-dessus de la première : il vaut pour les colonnes suivantes, jusqu'au nom suivant.",
        ),
        ("Les dates", "06/05/2024, ou 6 mai 2024 : le jour vient avant le mois. Pour plusieurs jours : 17-18 novembre 2024."),
        ("Les noms des structures", "Écrivez-les toujours de la même façon, si possible comme dans l'annuaire des partenaires."),
        ("Les personnes", "N'écrivez ni nom, ni courriel, ni téléphone, ni signature de personne : la feuille compte des structures."),
        ("Une fois remplie", FILED),
    ];
    subjects.into_iter().map(|(subject, text)| (subject, text.to_owned())).collect()
}
