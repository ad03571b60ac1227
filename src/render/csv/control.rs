//! `controle/`: what was found, what became of every cell, where each figure comes from, which names are to be reviewed.

use super::{bytes, figures, number, text};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::french;
use crate::place::Place;
use crate::protect::Publication;
use crate::render::{Document, ProposedMatch};
use crate::report::InputFile;
use crate::report::proof::{Told, ranges, told};
use std::collections::{BTreeMap, BTreeSet};

/// `controle/anomalies.csv`, in reading order.
///
/// # Errors
/// When memory runs out.
pub fn anomalies(findings: &Findings) -> anyhow::Result<Document> {
    let header = ["gravite", "code", "fichier", "feuille", "cellule", "message", "remede"];
    let rows = findings.iter().map(|finding| {
        let Place { file, sheet, cell } = &finding.place;
        vec![
            finding.problem.severity().word().to_owned(),
            finding.problem.code().to_owned(),
            text(file).into_owned(),
            text(sheet.as_deref().unwrap_or_default()).into_owned(),
            cell.map(|cell| cell.to_string()).unwrap_or_default(),
            text(&french::message(&finding.problem)).into_owned(),
            text(&french::remedy(&finding.problem)).into_owned(),
        ]
    });
    Ok(Document::new("controle/anomalies.csv", bytes(&header, rows)?))
}

/// `controle/lecture.csv`: used, ignored and set aside add up to read, on every line. A file of which no sheet could be read has a
/// line of zeros.
///
/// # Errors
/// When memory runs out.
pub fn ledger(findings: &Findings, files: &[InputFile]) -> anyhow::Result<Document> {
    let header = ["fichier", "feuille", "cellules_lues", "utilisees", "ignorees", "ecartees", "raisons"];
    let mut rows: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (file, sheet, cells) in findings.ledger.sheets() {
        seen.insert(file);
        let (mut used, mut ignored, mut set_aside) = (0_usize, 0_usize, 0_usize);
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for fate in cells.values() {
            match fate {
                Fate::Used => used += 1,
                Fate::Ignored(why) => {
                    ignored += 1;
                    *reasons.entry(why_ignored(why)).or_default() += 1;
                }
                Fate::SetAside(why) => {
                    set_aside += 1;
                    *reasons.entry(why_set_aside(why)).or_default() += 1;
                }
            }
        }
        let told: Vec<String> = reasons.iter().map(|(why, count)| format!("{why}\u{a0}: {count}")).collect();
        let counts = [cells.len(), used, ignored, set_aside].map(|count| count.to_string());
        let mut row = vec![text(file).into_owned(), text(sheet).into_owned()];
        row.extend(counts);
        row.push(told.join("\u{a0}; "));
        rows.insert((file.to_string(), sheet.to_string()), row);
    }
    for file in files.iter().filter(|file| !seen.contains(&*file.name)) {
        let mut row = vec![text(&file.name).into_owned(), String::new()];
        row.extend(["0", "0", "0", "0", "aucune cellule lue"].map(str::to_owned));
        rows.insert((file.name.to_string(), String::new()), row);
    }
    Ok(Document::new("controle/lecture.csv", bytes(&header, rows.into_values())?))
}

const fn why_ignored(why: Ignored) -> &'static str {
    match why {
        Ignored::OutsideTable => "titre ou note hors du tableau",
        Ignored::Header => "en-tête",
        Ignored::TotalRow => "ligne de total",
        Ignored::UnknownColumn => "colonne ou rubrique sans usage",
        Ignored::Personal => "donnée personnelle, non conservée",
        Ignored::HelperSheet => "feuille d’aide ou de listes",
        Ignored::DidNotCome => "personne inscrite qui n’est pas venue",
        Ignored::DraftAnswer => "réponse non envoyée, d’essai ou en double",
        Ignored::SurveyAnnex => "feuille annexe d’un questionnaire, sans réponse propre",
        Ignored::DuplicateSheet => "feuille déjà lue sous un autre nom",
        Ignored::ExampleRow => "ligne d’exemple du modèle",
        Ignored::OtherTerritory => "autre territoire que celui du conseil",
    }
}

const fn why_set_aside(why: SetAside) -> &'static str {
    match why {
        SetAside::SheetNotRecognised => "feuille non reconnue",
        SetAside::Unreadable => "cellule illisible",
        SetAside::RowLeftOut => "ligne laissée de côté",
        SetAside::NominativeRegister => "registre nominatif",
        SetAside::Personal => "donnée personnelle d’un registre nominatif",
        SetAside::TerritoryUnknown => "territoire du conseil inconnu",
    }
}

/// `controle/sources.csv`: the cells of every figure, a line a sheet. Nothing is said of masked figures, and no cell is named where
/// naming the rows of a class of people would put their records together again.
///
/// # Errors
/// When memory runs out.
pub fn sources(publication: &Publication) -> anyhow::Result<Document> {
    let header = ["annee", "indicateur", "dimension_1", "modalite_1", "dimension_2", "modalite_2", "fichier", "feuille", "cellules"];
    let sheets = &publication.sources().sheets;
    let mut rows = Vec::new();
    for figure in publication.figures() {
        let told = told(figure);
        if told == Told::Nothing {
            continue;
        }
        let mut key = vec![figure.years.to_string(), figure.indicator.to_string()];
        key.extend(figures::classes(figure));
        for (sheet, cells) in &figure.sources.0 {
            let Some((file, sheet)) = usize::try_from(*sheet).ok().and_then(|sheet| sheets.get(sheet)) else { continue };
            let cells = if told == Told::Cells { ranges(cells).join(" ") } else { String::new() };
            let mut row = key.clone();
            row.extend([text(file).into_owned(), text(sheet).into_owned(), cells]);
            rows.push(row);
        }
    }
    Ok(Document::new("controle/sources.csv", bytes(&header, rows)?))
}

/// `controle/rapprochements.csv`, the likeliest first as they were given.
///
/// # Errors
/// When memory runs out.
pub fn proposals(proposals: &[ProposedMatch]) -> anyhow::Result<Document> {
    let header = ["graphie", "proposition", "score", "motif", "occurrences", "decision"];
    let rows = proposals.iter().map(|proposal| {
        vec![
            text(&proposal.spelling).into_owned(),
            text(&proposal.proposal).into_owned(),
            number((proposal.score * 100.0).round() / 100.0),
            text(&proposal.reason).into_owned(),
            proposal.occurrences.to_string(),
            text(&proposal.decision).into_owned(),
        ]
    });
    Ok(Document::new("controle/rapprochements.csv", bytes(&header, rows)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::CellRef;
    use std::sync::Arc;

    #[test]
    fn the_ledger_closes_on_every_line() {
        let mut findings = Findings::default();
        let (file, sheet): (Arc<str>, Arc<str>) = ("2022/copil.xlsx".into(), "Présences".into());
        let cells = (1..=6).map(|row| CellRef::new(row, 1));
        findings.ledger.open(&file, &sheet, cells, Fate::Used);
        findings.ledger.set(&file, &sheet, CellRef::new(1, 1), Fate::Ignored(Ignored::Header));
        findings.ledger.set(&file, &sheet, CellRef::new(6, 1), Fate::SetAside(SetAside::Unreadable));
        let lost = InputFile { name: "2022/perdu.xlsx".into(), sha256: "".into(), bytes: 3 };
        let written = String::from_utf8(ledger(&findings, &[lost]).unwrap().bytes).unwrap();
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines[1], "2022/copil.xlsx,Présences,6,4,1,1,cellule illisible\u{a0}: 1\u{a0}; en-tête\u{a0}: 1");
        assert_eq!(lines[2], "2022/perdu.xlsx,,0,0,0,0,aucune cellule lue");
    }
}
