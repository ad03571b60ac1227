//! Démarches simplifiées (now demarche.numerique.gouv.fr): the file's own columns, the applicant's, then the fields; several choices
//! joined by `, `, boxes `on`/`off`, yes-no `Oui`/`Non`; a number never given is written 0. Layout from demarches-simplifiees.fr,
//! app/models/concerns/dossier_export_concern.rb and types_de_champ/*.

use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Group, Joiner, Layout};
use super::{Answer, Question, QuestionKind, Survey, Tool, UNCLASSIFIED};
use crate::finding::Findings;
use crate::problem::Problem;
use std::collections::BTreeSet;
use std::sync::Arc;

const KNOWN: &ToolColumns = &[
    ("id", Role::Submission),
    ("email", Role::Person),
    ("franceconnect", Role::Technical),
    ("civilite", Role::Personal),
    ("nom", Role::Personal),
    ("prenom", Role::Personal),
    ("depot pour un tiers", Role::Technical),
    ("nom du mandataire", Role::Personal),
    ("prenom du mandataire", Role::Personal),
    ("date de naissance", Role::Personal),
    ("domaine fonctionnel", Role::Technical),
    ("referentiel de programmation", Role::Technical),
    ("centre de cout", Role::Technical),
    ("a archiver", Role::Technical),
    ("archive", Role::Technical),
    ("etat du dossier", Role::Standing),
    ("derniere mise a jour le", Role::Technical),
    ("derniere mise a jour du dossier le", Role::Technical),
    ("depose le", Role::Sent),
    ("passe en instruction le", Role::Technical),
    ("traite le", Role::Technical),
    ("motivation de la decision", Role::Technical),
    ("instructeurs", Role::Personal),
    ("groupe instructeur", Role::Technical),
];

/// The columns of a legal person in a CSV begin so.
const LEGAL_PERSON: [&str; 3] = ["etablissement ", "entreprise ", "association "];

pub fn signature(headings: &[Heading]) -> Vec<&str> {
    let seen = header::seen(
        headings,
        &[
            "etat du dossier",
            "a archiver",
            "depose le",
            "passe en instruction le",
            "traite le",
            "motivation de la decision",
            "franceconnect",
        ],
    );
    if seen.len() >= 3 && headings.iter().any(|heading| heading.folded == "etat du dossier") { seen } else { Vec::new() }
}

pub fn layout(row: u32, headings: &[Heading]) -> Layout {
    // The last of its own columns ends them: the same words further on (« Nom », « Email ») are a field's.
    let last_own = headings
        .iter()
        .filter(|heading| {
            matches!(heading.folded.as_str(), "instructeurs" | "groupe instructeur" | "motivation de la decision" | "traite le")
        })
        .map(|heading| heading.column)
        .max()
        .unwrap_or_default();
    let mut roles = header::roles(headings, KNOWN);
    roles.retain(|column, _| *column <= last_own);
    for heading in headings.iter().filter(|heading| heading.column <= last_own) {
        let legal = LEGAL_PERSON.iter().any(|prefix| heading.folded.starts_with(prefix));
        roles.entry(heading.column).or_insert(if legal { Role::Personal } else { Role::Technical });
    }
    // A commune is told in three columns: `X`, `X (Code INSEE)`, `X (Département)`.
    for heading in headings {
        let companion = header::parenthesis(&heading.text).is_some_and(|(stem, part)| {
            matches!(part, "Code INSEE" | "Code insee" | "Code postal" | "Département") && headings.iter().any(|other| other.text == stem)
        });
        if companion {
            roles.insert(heading.column, Role::Technical);
        }
    }
    let mut layout = Layout::new(Tool::DemarchesSimplifiees, row, roles, Joiner::Comma);
    layout.groups = layout.free(headings).iter().map(|heading| Group::single(heading.column, &heading.text)).collect();
    layout
}

/// A choice from two linked lists is written `primary;secondary`: told as « primary – secondary ». A question is one if all its choices
/// are so written, and a primary one has several below it.
pub fn name_linked_choices(question: &mut Question) {
    fn linked(class: &Arc<str>) -> Option<(&str, &str)> {
        let (primary, secondary) = class.split_once(';')?;
        (!primary.is_empty() && !secondary.is_empty() && !secondary.contains(';')).then_some((primary, secondary))
    }
    let choices: Option<Vec<_>> = question.classes.iter().filter(|class| class.as_ref() != UNCLASSIFIED).map(linked).collect();
    let Some(choices) = choices.filter(|_| question.kind == QuestionKind::Single) else { return };
    let primaries: BTreeSet<_> = choices.iter().map(|(primary, _)| primary).collect();
    let is_shared = primaries.len() < choices.len();
    if is_shared {
        for class in &mut question.classes {
            *class = class.replacen(';', " – ", 1).into();
        }
    }
}

/// Whether the state of a file says that it was never handed in. « En construction » is handed in, and may still be amended.
pub fn is_draft(state: &str) -> bool {
    crate::fold::fold(state) == "brouillon"
}

/// The tool writes 0 where a number was never given: zeros are kept, and told.
pub fn tell_doubtful_zeros(journal: &mut Findings, survey: &Survey) {
    if survey.tool != Tool::DemarchesSimplifiees {
        return;
    }
    for (rank, question) in survey.questions.iter().enumerate().filter(|(_, question)| question.kind == QuestionKind::Number) {
        let answers = survey.complete().filter_map(|response| response.answers.get(rank));
        let count = answers.filter(|answer| matches!(answer, Answer::Number(number) if *number == 0.0)).count();
        if count > 0 {
            journal.tell(survey.source.clone(), Problem::SurveyZerosDoubtful { question: question.code.clone(), count });
        }
    }
}
