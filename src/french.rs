//! Every sentence that a person reads about a finding, and how numbers, dates, names and lists are written in French.
//!
//! A message says what is, quotes it, then a remedy says one gesture that a person can do in a spreadsheet in a minute.

mod calendar;
mod number;
mod order;
mod partner;
mod personal;
mod problems;
mod remedies;
mod typography;

pub use calendar::{MONTHS, SHORT_MONTHS, date, month, period, until, years};
pub use number::{count, counted, euros, number, number_with, percent, percent_with, plural, quantity};
pub use order::{collation_key, compare};
pub use partner::{
    RETURN_HEADERS, RETURN_ORIGIN, RETURN_PARTIAL, RETURN_SHEET, RETURN_SUFFIX, partner_remedy, return_greeting, return_meaning,
    return_names_removed, return_request, return_severity,
};
pub use personal::personal_kind;
pub use problems::message;
pub use remedies::remedy;
pub use typography::{NARROW, NO_BREAK, is_unseen, list, of, printable, quote, typeset};

use crate::problem::Severity;

/// The word for a severity, for a summary that people read.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "bloquant",
        Severity::Error => "erreur",
        Severity::Warning => "à vérifier",
        Severity::Note => "note",
    }
}

/// What became of the data, for a summary: « 3 fichiers ou feuilles écartés ».
pub fn severity_count(severity: Severity, findings_count: usize) -> String {
    match severity {
        Severity::Blocking => count(findings_count, "fichier ou feuille mis de côté", "fichiers ou feuilles mis de côté"),
        Severity::Error => count(findings_count, "cellule ou ligne mise de côté", "cellules ou lignes mises de côté"),
        Severity::Warning => count(findings_count, "point à vérifier", "points à vérifier"),
        Severity::Note => count(findings_count, "note", "notes"),
    }
}

#[cfg(test)]
mod tests;
