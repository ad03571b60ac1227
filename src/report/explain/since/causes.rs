//! Why a figure changed: the files it comes from, the names of structures, the settings.

use super::{Since, same_figure};
use crate::figure::{Figure, Sources};
use crate::finding::Finding;
use crate::fold::fold;
use crate::french;
use crate::problem::Severity;
use crate::report::definitions::{Theme, definition};
use crate::report::desk::Desk;
use crate::report::explain::{Line, Part};
use crate::report::figures::known;
use crate::report::proof::{Told, told};
use crate::report::typography::quoted;
use crate::schema::Nomenclature;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// More names than this are counted.
const NAMES_SHOWN: usize = 25;
/// More findings than this are left to `controle/anomalies.csv`.
const FINDINGS_SHOWN: usize = 5;
/// Each file left out is a whole run: beyond, files are named only.
const TRIALS: usize = 12;

/// What is said, or asked, of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub spelling: Arc<str>,
    /// The structure, or `unité de : …`, `secteur : …`.
    pub subject: String,
    pub ruling: Ruling,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// A person: the same.
    Same(Option<NaiveDate>),
    /// A person: not the same.
    Distinct(Option<NaiveDate>),
    /// Likeness: nobody has decided yet.
    Proposed,
}

pub fn parts(desk: &Desk<'_>, now: &Figure, then: Option<&Figure>, since: &Since<'_>) -> Vec<Part> {
    let mut parts = vec![files(desk, now, then, since)];
    parts.extend(names(desk, now, since));
    parts.push(settings(desk, now, since));
    parts
}

/// The files of both years, each beside the one of the same name but for the year.
fn files(desk: &Desk<'_>, now: &Figure, then: Option<&Figure>, since: &Since<'_>) -> Part {
    const HEADING: &str = "À cause des fichiers";
    let mut lines = Vec::new();
    if told(now) == Told::Nothing || then.is_some_and(|then| told(then) == Told::Nothing) {
        lines.push(Line::text("Les fichiers dont vient un chiffre masqué ne sont pas comparés."));
    } else {
        let mut pairs: BTreeMap<String, [Vec<(String, usize)>; 2]> = BTreeMap::new();
        let both = [(now, desk.publication.sources()), (then.unwrap_or(now), since.publication.sources())];
        for (side, (figure, sources)) in both.into_iter().enumerate().take(if then.is_some() { 2 } else { 1 }) {
            for (file, cells) in by_file(figure, sources) {
                if let Some(files) = pairs.entry(nameless_year(&file)).or_default().get_mut(side) {
                    files.push((file, cells));
                }
            }
        }
        let mut trials = TRIALS;
        for [ours, theirs] in pairs.values() {
            lines.push(Line::Item(pair(desk, now, since, ours, theirs, &mut trials)));
        }
        if pairs.is_empty() {
            lines.push(Line::text("Aucun fichier ne parle de ce chiffre, ni une année ni l'autre."));
        }
    }
    for year in [since.publication.year(), desk.year()] {
        lines.extend(set_aside(desk, year));
    }
    Part::new(HEADING, lines)
}

fn by_file(figure: &Figure, sources: &Sources) -> BTreeMap<String, usize> {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    for (sheet, cells) in &figure.sources.0 {
        let file = usize::try_from(*sheet).ok().and_then(|sheet| sources.sheets.get(sheet));
        if let Some((file, _)) = file {
            *files.entry(file.to_string()).or_default() += cells.len();
        }
    }
    files
}

/// `2022/Émargement 2022.xlsx` and `2021/emargement_2021.ods` are the same file of two years.
fn nameless_year(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folded = fold(stem);
    let is_year = |word: &&str| !(word.len() == 4 && word.parse().is_ok_and(|year: i32| (1990..=2100).contains(&year)));
    folded.split(' ').filter(is_year).collect::<Vec<_>>().join(" ")
}

fn pair(
    desk: &Desk<'_>,
    now: &Figure,
    since: &Since<'_>,
    ours: &[(String, usize)],
    theirs: &[(String, usize)],
    trials: &mut usize,
) -> String {
    let cells = |files: &[(String, usize)]| french::count(files.iter().map(|(_, cells)| cells).sum(), "cellule", "cellules");
    let named = |files: &[(String, usize)]| files.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>().join(", ");
    match (ours, theirs) {
        (ours, []) => {
            let mut text = format!("{}\u{a0}: {}, rien de tel en {}.", named(ours), cells(ours), since.publication.year());
            for (file, _) in ours {
                text.push_str(&had_it_not_come(desk, now, since, file, trials).unwrap_or_default());
            }
            text
        }
        ([], theirs) => format!("{}\u{a0}: {}, rien de tel en {}.", named(theirs), cells(theirs), desk.year()),
        (ours, theirs) if ours == theirs => format!("{}\u{a0}: {}, pour les deux années.", named(ours), cells(ours)),
        (ours, theirs) => format!("{}\u{a0}: {}, puis {}\u{a0}: {}.", named(theirs), cells(theirs), named(ours), cells(ours)),
    }
}

/// « Sans lui : 28 structures. » Not for figures about people: two of them would give a person away.
fn had_it_not_come(desk: &Desk<'_>, now: &Figure, since: &Since<'_>, file: &str, trials: &mut usize) -> Option<String> {
    if desk.publication.speaks_of_people(now) || *trials == 0 {
        return None;
    }
    *trials -= 1;
    let Some(publication) = (since.without)(file) else {
        return Some(" Ce que serait le chiffre sans lui n’a pas pu être calculé.".to_owned());
    };
    Some(match same_figure(&publication, now).map(|figure| (figure, known(figure))) {
        Some((_, value)) if value.is_some() && value == known(now) => " Sans lui, le chiffre serait le même.".to_owned(),
        Some((figure, Some(_))) => format!(" Sans lui\u{a0}: {}.", desk.words(figure)),
        Some((_, None)) | None => " Sans lui, ce chiffre ne serait pas connu.".to_owned(),
    })
}

/// The sheets and rows of a year that were left out: what they hold is missing from its figures.
fn set_aside(desk: &Desk<'_>, year: i32) -> Vec<Line> {
    let folder = format!("{year}/");
    let of_year = |finding: &&Finding| finding.problem.severity() <= Severity::Error && finding.place.file.starts_with(&folder);
    let findings: Vec<&Finding> = desk.background.findings.iter().filter(of_year).collect();
    if findings.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::text(&format!("Mis de côté en {year}, et qui manque peut-être à ce chiffre :"))];
    let told = |finding: &&Finding| Line::Item(format!("{}\u{a0}: {}", finding.place, french::message(&finding.problem)));
    lines.extend(findings.iter().take(super::figure::shown(findings.len(), FINDINGS_SHOWN)).map(told));
    lines.extend(super::figure::more(findings.len().saturating_sub(super::figure::shown(findings.len(), FINDINGS_SHOWN))));
    lines
}

/// New and lost structures, and what was decided, or is to be, about their names. Only for figures that count structures.
fn names(desk: &Desk<'_>, now: &Figure, since: &Since<'_>) -> Option<Part> {
    let theme = definition(&now.indicator)?.theme;
    if !matches!(theme, Theme::Partners | Theme::Network | Theme::Participation | Theme::Training) {
        return None;
    }
    let counted = if now.indicator.ends_with("_partenaires") { "structures_partenaires" } else { "structures_actives" };
    let of = |publication: &crate::protect::Publication| -> BTreeSet<Arc<str>> {
        let sector = now.label("secteur");
        let bodies = publication.bodies(counted, publication.year()).filter(|(_, own)| sector.is_none_or(|sector| sector == &***own));
        bodies.map(|(name, _)| name.clone()).collect()
    };
    let (ours, theirs) = (of(desk.publication), of(since.publication));
    let list = |heading: String, mut names: Vec<&Arc<str>>| -> Vec<Line> {
        names.sort_by_cached_key(|name| french::collation_key(name));
        let mut lines = Vec::new();
        if !names.is_empty() {
            lines.push(Line::text(&format!("{heading} ({}) :", names.len())));
            lines.extend(names.iter().take(super::figure::shown(names.len(), NAMES_SHOWN)).map(|name| Line::item(name)));
            lines.extend(super::figure::more(names.len().saturating_sub(super::figure::shown(names.len(), NAMES_SHOWN))));
        }
        lines
    };
    let (year, before) = (desk.year(), since.publication.year());
    let known = if counted == "structures_actives" { "Actives" } else { "Au registre" };
    let mut lines = list(format!("{known} en {year} et pas en {before}"), ours.difference(&theirs).collect());
    lines.extend(list(format!("{known} en {before} et pas en {year}"), theirs.difference(&ours).collect()));
    if lines.is_empty() {
        lines.push(Line::text("Les structures sont les mêmes les deux années."));
    }
    let moved: BTreeSet<String> = ours.symmetric_difference(&theirs).map(|name| fold(name)).collect();
    lines.extend(rulings(since, &moved));
    Some(Part::new("À cause des noms", lines))
}

/// Decisions since the earlier year, those about names that came or went, and what is still proposed of these.
fn rulings(since: &Since<'_>, moved: &BTreeSet<String>) -> Vec<Line> {
    let about = |name: &&Name| moved.contains(&fold(&name.spelling)) || moved.contains(&fold(&name.subject));
    let recent = |date: Option<NaiveDate>| date.is_some_and(|date| date.year() > since.publication.year());
    let decided = since.names.iter().filter(|name| match name.ruling {
        Ruling::Same(date) | Ruling::Distinct(date) => recent(date) || about(name),
        Ruling::Proposed => false,
    });
    let decided: Vec<Line> = decided.map(|name| Line::item(&ruling(name))).collect();
    let proposed = since.names.iter().filter(|name| name.ruling == Ruling::Proposed).filter(about);
    let proposed: Vec<Line> = proposed.map(|name| Line::item(&ruling(name))).collect();
    let mut lines = Vec::new();
    for (heading, list) in [
        ("Décisions sur les noms, qui valent pour les deux années :", decided),
        ("Peut-être un même nom sous deux graphies, à décider dans controle/rapprochements.csv :", proposed),
    ] {
        if !list.is_empty() {
            let shown = super::figure::shown(list.len(), NAMES_SHOWN);
            let hidden = list.len().saturating_sub(shown);
            lines.push(Line::text(heading));
            lines.extend(list.into_iter().take(shown));
            lines.extend(super::figure::more(hidden));
        }
    }
    lines
}

fn ruling(name: &Name) -> String {
    let on = |date: Option<NaiveDate>| date.map_or_else(String::new, |date| format!(" (décidé le {})", french::date(date)));
    let (spelling, subject) = (quoted(&name.spelling), quoted(&name.subject));
    match name.ruling {
        Ruling::Same(date) => format!("{spelling} est {subject}{}", on(date)),
        Ruling::Distinct(date) => format!("{spelling} n'est pas {subject}{}", on(date)),
        Ruling::Proposed => format!("{spelling} et {subject}"),
    }
}

/// The settings bear on both years alike, but for axes that begin or end between them.
fn settings(desk: &Desk<'_>, now: &Figure, since: &Since<'_>) -> Part {
    let (before, year) = (since.publication.year(), desk.year());
    let mut lines = vec![Line::text("Les deux années sont calculées avec les mêmes réglages et les mêmes décisions sur les noms.")];
    let dimensions: BTreeSet<&str> =
        desk.publication.of(&now.indicator).flat_map(|figure| &figure.classes).map(|class| &*class.dimension).collect();
    if dimensions.contains("axe") {
        for axis in &desk.settings.axe {
            let name = quoted(&axis.nom);
            let replaced: Vec<String> = axis.remplace.iter().map(|old| quoted(old)).collect();
            if let Some(from) = axis.depuis.filter(|from| (before + 1..=year).contains(from)) {
                let instead = if replaced.is_empty() { String::new() } else { format!(", à la place de {}", french::list(&replaced)) };
                lines.push(Line::item(&format!("L'axe {name} vaut depuis {from}{instead}.")));
            }
            if let Some(until) = axis.jusqu_a.filter(|until| (before..year).contains(until)) {
                lines.push(Line::item(&format!("L'axe {name} ne vaut plus après {until}.")));
            }
        }
    }
    for nomenclature in Nomenclature::ALL.into_iter().filter(|nomenclature| dimensions.contains(nomenclature.name())) {
        if let Some(own) = desk.settings.nomenclature.get(nomenclature.name()) {
            let classes: Vec<String> = own.keys().map(|class| quoted(class)).collect();
            lines.push(Line::item(&format!(
                "observatoire.toml complète les classes de « {} » : {}.",
                nomenclature.name(),
                french::list(&classes)
            )));
        }
    }
    if let Some(threshold) = desk.publication.threshold(now).filter(|threshold| threshold.is_exception()) {
        lines.push(Line::item(&format!("Le seuil de publication est de {} au lieu de {}.", threshold.people, threshold.usual)));
    }
    Part::new("À cause des réglages", lines)
}
