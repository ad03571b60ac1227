//! Nextcloud Forms: account, name and time, then the questions; choices joined by `; `, `Question (Ligne)` for grids, one column an
//! option for rankings, and since 2025 a hidden second row of identifiers. Layout from nextcloud/forms,
//! lib/Service/SubmissionService.php and l10n/fr.json.

use super::Tool;
use super::header::{self, Heading, Role, ToolColumns};
use super::layout::{Joiner, Layout, grouped};
use super::rows::Rows;

const KNOWN: &ToolColumns = &[
    ("submission id", Role::Submission),
    ("id de soumission", Role::Submission),
    ("identifiant de soumission", Role::Submission),
    ("identifiant de la soumission", Role::Submission),
    ("id de la reponse", Role::Submission),
    ("user id", Role::Person),
    ("identifiant utilisateur", Role::Person),
    ("identifiant de l utilisateur", Role::Person),
    ("user display name", Role::Personal),
    ("nom d affichage de l utilisateur", Role::Personal),
    ("timestamp", Role::Moment),
    ("horodatage", Role::Moment),
];

pub fn signature<'a>(rows: &Rows<'_>, row: u32, headings: &'a [Heading]) -> Vec<&'a str> {
    let seen = header::seen(
        headings,
        &["user display name", "nom d affichage de l utilisateur", "user id", "identifiant utilisateur", "horodatage", "timestamp"],
    );
    if seen.len() >= 3 || identifiers(rows, row).is_some() { seen } else { Vec::new() }
}

/// The row of identifiers under the header: `submission_id`, `user_id`… `question-id-12`.
fn identifiers(rows: &Rows<'_>, row: u32) -> Option<u32> {
    let next = rows.lines_below(row).next()?;
    next.filled().any(|(_, text)| matches!(text.as_str(), "user_id" | "submission_id" | "user_display_name")).then_some(next.number)
}

pub fn layout(rows: &Rows<'_>, row: u32, headings: &[Heading]) -> Layout {
    let mut layout = Layout::new(Tool::NextcloudForms, row, header::leading_roles(headings, KNOWN), Joiner::Semicolon);
    layout.last_header_row = identifiers(rows, row).unwrap_or(row);
    layout.groups = grouped(&layout.free(headings), header::parenthesis);
    layout
}
