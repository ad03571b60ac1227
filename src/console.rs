//! What a run tells on the screen: the closing summary, and the list of what is to be mended.

mod durations;
mod entries;
mod error;
mod explanation;
mod inspected;
mod page;
mod territories;
mod wrap;

pub use durations::{durations, durations_of_many};
pub use entries::entries;
pub use error::error;
pub use explanation::explained;
pub use inspected::inspected;
pub use page::checked;
pub use territories::{TerritoryDone, strictly_refused, territories, territory};

use crate::federate::{Member, Refusal};
use crate::finding::{Fate, Finding, Findings};
use crate::french;
use crate::pipeline::{Intake, Step};
use crate::problem::Severity;
use crate::report::ToReview;
use crate::review::Reviewed;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The last line of a run started by a double click.
pub const WINDOW_HELD: &str = "\nAppuyez sur la touche Entrée pour fermer cette fenêtre.";

/// More findings of one file than this are counted rather than listed, in the closing summary.
const LISTED: usize = 12;

/// The summary of a run that wrote its outputs.
pub fn written(intake: &Intake, years: &[(i32, PathBuf)]) -> String {
    let mut text = read(intake);
    for (year, folder) in years {
        let _ = writeln!(text, "{year} : le rapport est dans {}", folder.join("bilan.html").display());
    }
    let to_review = to_review(intake.to_review());
    if !to_review.is_empty() {
        let list = french::list(&to_review);
        let _ = writeln!(text, "{list} : lancez « observatoire rapprocher », ou voyez controle/rapprochements.csv.");
    }
    text.push_str(&set_aside(&intake.findings));
    french::typeset(&text)
}

/// What a person may want to settle, topic by topic, as the report counts it.
fn to_review(ToReview { names, classes, questions }: ToReview) -> Vec<String> {
    let topics = [
        (names, "nom à rapprocher peut-être", "noms à rapprocher peut-être"),
        (classes, "classement à confirmer", "classements à confirmer"),
        (questions, "question à rapprocher peut-être", "questions à rapprocher peut-être"),
    ];
    topics.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| french::count(count, one, many)).collect()
}

/// The summary of a strict run that wrote nothing, because something had to be set aside.
pub fn refused(intake: &Intake) -> String {
    french::typeset(&format!("{}Rien n’a été écrit, comme demandé par « --strict ».\n{}", read(intake), set_aside(&intake.findings)))
}

/// The summary of a consolidation that wrote its outputs.
pub fn federated(members: &[Member], refusals: &[Refusal], years: &[(i32, PathBuf)]) -> String {
    let mut text = String::new();
    for (year, folder) in years {
        let count = members.iter().filter(|member| member.year == *year).count();
        let count = french::count(count, "conseil réuni", "conseils réunis");
        let _ = writeln!(text, "{year} : {count} ; la page est dans {}", folder.join("national.html").display());
    }
    text.push_str(&left_out(refusals));
    french::typeset(&text)
}

/// Why no consolidation was written.
pub fn not_federated(refusals: &[Refusal]) -> String {
    french::typeset(&format!("Rien n’a été écrit.\n{}", left_out(refusals)))
}

fn left_out(refusals: &[Refusal]) -> String {
    if refusals.is_empty() {
        return String::new();
    }
    let lines: Vec<String> =
        refusals.iter().map(|refusal| format!("  {} : {}\n      {}\n", refusal.folder, refusal.message, refusal.remedy)).collect();
    format!("{} :\n{}", french::count(refusals.len(), "dossier écarté", "dossiers écartés"), lines.concat())
}

/// The closing line of a review of names.
pub fn reviewed(path: &Path, reviewed: Reviewed) -> String {
    let text = match reviewed {
        Reviewed::NothingToAsk => "Aucun nom à rapprocher.".to_owned(),
        Reviewed::Decided(0) => "Rien n’a été décidé, rien n’a été écrit.".to_owned(),
        Reviewed::Decided(count) => format!(
            "{} dans {}. Lancez « observatoire » pour refaire le bilan avec {}.",
            french::count(count, "décision ajoutée", "décisions ajoutées"),
            path.display(),
            french::plural(count as f64, "elle", "elles"),
        ),
    };
    french::typeset(&text)
}

/// What `modeles` wrote, what it left because it was there, and what to do next.
pub fn blank(folder: &Path, written: &[String], left: &[String]) -> String {
    let mut text = String::new();
    let place = folder.display();
    if written.is_empty() {
        let _ = writeln!(text, "Rien n’a été écrit : tous les modèles sont déjà dans « {place} ». Ils n’ont pas été touchés.");
    } else {
        let _ = writeln!(text, "{} dans « {place} » :", french::count(written.len(), "fichier écrit", "fichiers écrits"));
        written.iter().for_each(|file| text.push_str(&format!("  {file}\n")));
    }
    if !left.is_empty() && !written.is_empty() {
        let _ =
            writeln!(text, "{} :", french::count(left.len(), "fichier déjà là, laissé tel quel", "fichiers déjà là, laissés tels quels"));
        left.iter().for_each(|file| text.push_str(&format!("  {file}\n")));
    }
    let _ =
        writeln!(text, "Envoyez les classeurs à vos partenaires, puis déposez-les remplis dans « inputs », dans le dossier de leur année.");
    let _ = writeln!(text, "Le fichier LISEZMOI.txt dit à quoi sert chacun.");
    french::typeset(&text)
}

/// What is being done, while it is.
pub fn step(step: Step) -> String {
    match step {
        Step::Discover => "Recherche des fichiers".to_owned(),
        Step::Read => "Lecture".to_owned(),
        Step::Shape => "Reconnaissance des tableaux".to_owned(),
        Step::Check => "Contrôle".to_owned(),
        Step::Reconcile => "Rapprochement des noms".to_owned(),
        Step::Aggregate(year) => format!("{year} : calcul des indicateurs"),
        Step::Protect(year) => format!("{year} : secret statistique"),
        Step::Render(year) => format!("{year} : graphiques et rapport"),
        Step::Write(year) => format!("{year} : écriture"),
    }
}

/// Files, cells and rows read.
fn read(intake: &Intake) -> String {
    let records: usize = intake.verdicts.iter().flat_map(|verdict| &verdict.taken).map(|(_, _, records)| records).sum();
    let answers: usize = intake.register.surveys.iter().map(|survey| survey.responses.len()).sum();
    let mut parts =
        vec![french::count(intake.files.len(), "fichier lu", "fichiers lus"), french::count(records, "ligne utilisée", "lignes utilisées")];
    if answers > 0 {
        parts.push(french::count(answers, "réponse à un questionnaire", "réponses à un questionnaire"));
    }
    let mut cells = 0_usize;
    let mut left = 0_usize;
    for (_, _, fates) in intake.findings.ledger.sheets() {
        cells += fates.len();
        left += fates.values().filter(|fate| matches!(fate, Fate::SetAside(_))).count();
    }
    parts.push(format!("{}, dont {} de côté", french::count(cells, "cellule lue", "cellules lues"), french::count(left, "mise", "mises")));
    format!("{}.\n", parts.join(", "))
}

/// What was left out, gravest first, and how many points deserve a look.
fn set_aside(findings: &Findings) -> String {
    let mut text = String::new();
    let grave: Vec<&Finding> = findings.iter().filter(|finding| finding.problem.severity() <= Severity::Error).collect();
    if grave.is_empty() {
        text.push_str("Rien n’a été mis de côté.\n");
    } else {
        text.push_str("Mis de côté :\n");
        for finding in grave.iter().take(LISTED) {
            text.push_str(&line(finding));
        }
        if grave.len() > LISTED {
            let _ = writeln!(text, "  … et {} : voir controle/anomalies.csv", french::count(grave.len() - LISTED, "autre", "autres"));
        }
    }
    let warnings = findings.count(Severity::Warning);
    if warnings > 0 {
        let _ = writeln!(
            text,
            "{} : voir controle/anomalies.csv, ou « observatoire verifier ».",
            french::severity_count(Severity::Warning, warnings)
        );
    }
    text
}

fn line(finding: &Finding) -> String {
    format!("  {}\n    {}\n    → {}\n", finding.place, french::message(&finding.problem), french::remedy(&finding.problem))
}

fn counts(findings: &[&Finding]) -> String {
    let of = |severity| findings.iter().filter(|finding| finding.problem.severity() == severity).count();
    let parts: Vec<String> = [Severity::Blocking, Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter(|severity| of(*severity) > 0)
        .map(|severity| french::severity_count(severity, of(severity)))
        .collect();
    parts.join(", ")
}
