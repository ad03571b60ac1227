//! The page of `verifier`: what each sheet was taken for, why, and what it was nearly taken for; then everything that was found, by file,
//! the gravest first.

use super::wrap::wrapped;
use super::{counts, read};
use crate::finding::Finding;
use crate::french;
use crate::pipeline::Intake;
use crate::place::{CellRef, Place};
use crate::problem::Severity;
use crate::schema::Kind;
use crate::shape::suggest::Cause;
use crate::shape::{Guess, Layout, Verdict};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

/// Runs of cells shown for one fault; past it they are counted. A person mends a column, not five hundred cells one by one.
const RUNS_SHOWN: usize = 40;

/// Everything `verifier` has to say, on a screen of `width` letters.
pub fn checked(intake: &Intake, inputs: &Path, years: &[i32], width: usize) -> String {
    let mut text = wrapped("", &french::typeset(&format!("Contrôle de « {} ». Rien n’est écrit.", inputs.display())), width);
    let verdicts: Vec<&Verdict> = intake.verdicts.iter().filter(|verdict| is_of(verdict.year, years)).collect();
    text.push_str("\nCE QUI EST LU\n");
    text.push_str(&sheets(&verdicts, width));
    let findings = of_years(intake, years);
    if !findings.is_empty() {
        text.push_str("\nCE QUI EST À REGARDER\n");
        text.push_str(&by_file(&findings, width));
    }
    text.push('\n');
    text.push_str(&wrapped("", read(intake).trim_end(), width));
    let told = if findings.is_empty() { "Rien à signaler".to_owned() } else { counts(&findings) };
    text.push_str(&wrapped("", &format!("{told}."), width));
    if verdicts.iter().any(|verdict| verdict.why.suggestion.is_some()) {
        let hint =
            "Pour dire vous-même ce qu’est un tableau mis de côté : « observatoire verifier --proposer » écrit ce qu’il faut copier.";
        text.push_str(&wrapped("", &french::typeset(hint), width));
    }
    text
}

fn is_of(year: Option<i32>, years: &[i32]) -> bool {
    year.is_none_or(|year| years.contains(&year))
}

/// The findings of the files of these years, and of those of no year.
pub fn of_years<'a>(intake: &'a Intake, years: &[i32]) -> Vec<&'a Finding> {
    let known: BTreeMap<&str, Option<i32>> = intake.verdicts.iter().map(|verdict| (&*verdict.source.file, verdict.year)).collect();
    // A file in which no sheet could be read has no verdict: its folder says the year.
    let folder = |file: &str| file.split('/').rev().skip(1).find_map(|folder| folder.parse().ok());
    let year = |finding: &Finding| known.get(&*finding.place.file).copied().unwrap_or_else(|| folder(&finding.place.file));
    intake.findings.iter().filter(|finding| is_of(year(finding), years)).collect()
}

/// What each sheet was taken for. Sheets of one file that were read alike are told together.
fn sheets(verdicts: &[&Verdict], width: usize) -> String {
    let mut text = String::new();
    let mut file: Option<&Arc<str>> = None;
    for alike in verdicts.chunk_by(|one, other| one.source.file == other.source.file && is_alike(one, other)) {
        let Some(first) = alike.first() else { continue };
        if file != Some(&first.source.file) {
            let _ = writeln!(text, "\n{}", french::typeset(&first.source.file));
            file = Some(&first.source.file);
        }
        let names: Vec<&str> = alike.iter().filter_map(|verdict| verdict.source.sheet.as_deref()).collect();
        let taken = taken(alike);
        let said = if names.is_empty() { taken } else { format!("{} : {taken}", names.join(", ")) };
        text.push_str(&wrapped("  ", &french::typeset(&said), width));
        for why in [reasons(first), nearly(first)].into_iter().flatten() {
            text.push_str(&wrapped("      ", &french::typeset(&why), width));
        }
    }
    text
}

fn is_alike(one: &Verdict, other: &Verdict) -> bool {
    let tables = |verdict: &Verdict| verdict.taken.iter().map(|(kind, layout, _)| (*kind, *layout)).collect::<Vec<_>>();
    tables(one) == tables(other) && one.survey == other.survey && one.why == other.why
}

fn taken(alike: &[&Verdict]) -> String {
    let Some(first) = alike.first() else { return String::new() };
    let mut parts: Vec<String> = Vec::new();
    for (at, (kind, layout, _)) in first.taken.iter().enumerate() {
        let records = alike.iter().filter_map(|verdict| verdict.taken.get(at)).map(|(_, _, records)| records).sum();
        parts.push(format!("{}, {}, {}", kind.name(), layout_name(*layout), french::count(records, "ligne", "lignes")));
    }
    parts.extend(first.survey.iter().map(|title| format!("questionnaire {}", french::quote(title))));
    let score = first.why.score.filter(|_| !first.taken.is_empty()).map(|score| format!(" ({score} sur 100)")).unwrap_or_default();
    if !parts.is_empty() {
        return format!("{}{score}", parts.join(" ; "));
    }
    match first.why.suggestion.as_ref().map(|suggestion| suggestion.cause) {
        Some(Cause::Nominative) => "mise de côté, car elle nomme des personnes".to_owned(),
        Some(Cause::Ambiguous) => "mise de côté, car deux lectures sont possibles".to_owned(),
        Some(Cause::Survey) => "non reconnue ; peut-être les réponses d’un questionnaire".to_owned(),
        Some(Cause::Unrecognised) => "non reconnue".to_owned(),
        None if first.why.reasons.is_empty() => "non reconnue".to_owned(),
        None => "rien à compter".to_owned(),
    }
}

fn reasons(verdict: &Verdict) -> Option<String> {
    (!verdict.why.reasons.is_empty()).then(|| format!("pourquoi : {}", verdict.why.reasons.join(" ; ")))
}

fn nearly(verdict: &Verdict) -> Option<String> {
    let guess = verdict.why.nearly.as_ref()?;
    let lacks = lacks(guess);
    Some(format!("presque : {}, {} ({} sur 100){lacks}", guess.kind.name(), layout_name(guess.layout), guess.score))
}

/// « ; il manque « Date » »
pub fn lacks(guess: &Guess) -> String {
    let titles: Vec<String> = guess.missing.iter().map(|name| french::quote(title(guess.kind, name))).collect();
    if titles.is_empty() { String::new() } else { format!(" ; il manque {}", french::list(&titles)) }
}

fn title(kind: Kind, name: &str) -> &str {
    kind.schema().column(name).map_or(name, |column| column.title)
}

const fn layout_name(layout: Layout) -> &'static str {
    match layout {
        Layout::List => "en liste",
        Layout::Form => "en fiche",
        Layout::Crosstab => "en tableau croisé",
    }
}

/// The files, those of the gravest finding first, with their findings, the gravest first.
fn by_file(findings: &[&Finding], width: usize) -> String {
    let mut files: BTreeMap<&Arc<str>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        files.entry(&finding.place.file).or_default().push(finding);
    }
    let gravest = |findings: &[&Finding]| findings.iter().map(|finding| finding.problem.severity()).min();
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_by(|(a, of_a), (b, of_b)| gravest(of_a).cmp(&gravest(of_b)).then(a.cmp(b)));
    let mut text = String::new();
    for (file, findings) in files {
        text.push('\n');
        text.push_str(&wrapped("", &french::typeset(&format!("{file} — {}", counts(&findings))), width));
        for fault in faults(&findings) {
            let at = place(&fault);
            let said = format!("{}{}{}", at, if at.is_empty() { "" } else { " : " }, fault.message);
            let severity = format!("  [{}] ", french::severity(fault.severity));
            text.push_str(&wrapped(&severity, &french::typeset(&said), width));
            text.push_str(&wrapped("      → ", &fault.remedy, width));
        }
    }
    text
}

/// One fault, wherever it stands on a sheet.
struct Fault<'a> {
    severity: Severity,
    sheet: Option<&'a Arc<str>>,
    message: String,
    remedy: String,
    cells: Vec<CellRef>,
}

/// What is said of a sheet: how grave, where, what, and what to do.
type Said<'a> = (Severity, Option<&'a Arc<str>>, String, String);

/// The same thing said of several cells of a sheet is said once, with every cell.
fn faults<'a>(findings: &[&'a Finding]) -> Vec<Fault<'a>> {
    let mut faults: Vec<Fault<'a>> = Vec::new();
    let mut known: BTreeMap<Said<'a>, usize> = BTreeMap::new();
    let mut sorted = findings.to_vec();
    sorted.sort_by_key(|finding| (finding.problem.severity(), &finding.place));
    for finding in sorted {
        let Place { sheet, cell, .. } = &finding.place;
        let (severity, sheet) = (finding.problem.severity(), sheet.as_ref());
        let (message, remedy) = (french::message(&finding.problem), french::remedy(&finding.problem));
        let at = *known.entry((severity, sheet, message.clone(), remedy.clone())).or_insert_with(|| {
            faults.push(Fault { severity, sheet, message, remedy, cells: Vec::new() });
            faults.len() - 1
        });
        if let Some(fault) = faults.get_mut(at) {
            fault.cells.extend(cell);
        }
    }
    faults
}

/// « Présences › B4 à B6, D9 »
fn place(fault: &Fault<'_>) -> String {
    let mut cells = fault.cells.clone();
    cells.sort_by_key(|cell| (cell.column, cell.row));
    let runs: Vec<String> = cells
        .chunk_by(|one, next| one.column == next.column && one.row + 1 == next.row)
        .filter_map(|run| match run {
            [] => None,
            [one] => Some(one.to_string()),
            [one, two] => Some(format!("{one}, {two}")),
            [first, .., last] => Some(format!("{first} à {last}")),
        })
        .collect();
    let shown = runs.get(..RUNS_SHOWN).unwrap_or(&runs).join(", ");
    let more = runs.len().saturating_sub(RUNS_SHOWN);
    let more = if more > 0 { format!(" et {more} autres endroits") } else { String::new() };
    match (fault.sheet, shown.is_empty()) {
        (None, _) => format!("{shown}{more}"),
        (Some(sheet), true) => sheet.to_string(),
        (Some(sheet), false) => format!("{sheet} › {shown}{more}"),
    }
}
