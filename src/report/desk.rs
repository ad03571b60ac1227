//! What a section is written from, and the few gestures that every section makes: a key figure, a table, a chart with its source.

use super::chart::{Chart, ChartBody};
use super::coverage;
use super::figures::{Figures, known};
use super::measure::{Measure, PercentageBase};
use super::proof::{Proof, proof};
use super::typography::{typeset, typeset_labels};
use super::{Background, Block, KeyFigure, Note, NoteKind, Picture, Table};
use crate::figure::{Figure, Years};
use crate::finding::Finding;
use crate::french;
use crate::problem::Severity;
use crate::protect::Publication;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// A chart names at most so many files in its source line.
const FILES_NAMED: usize = 2;

/// The desk a section is written at.
#[derive(Debug)]
pub struct Desk<'a> {
    pub settings: &'a Settings,
    pub publication: &'a Publication,
    pub figures: Figures<'a>,
    pub background: Background<'a>,
}

/// The words of a chart, besides its title.
pub struct Caption<'a> {
    /// ASCII, unique in the report.
    pub id: &'a str,
    pub title: String,
    pub subtitle: String,
    pub description: String,
    pub notes: Vec<String>,
}

impl<'a> Desk<'a> {
    pub fn new(settings: &'a Settings, publication: &'a Publication, background: Background<'a>) -> Self {
        Self { settings, publication, figures: Figures::new(publication), background }
    }

    pub fn year(&self) -> i32 {
        self.publication.year()
    }

    /// The findings of the year's files, and of those that stand beside the years: what is wrong with another year's is told in its report.
    pub fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        let year = self.year();
        self.background.findings.iter().filter(move |finding| {
            let folder = finding.place.file.split_once('/').map(|(folder, _)| folder);
            folder.and_then(|folder| folder.parse::<i32>().ok()).is_none_or(|folder| folder == year)
        })
    }

    /// How many of them are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.problem.severity() == severity).count()
    }

    pub fn percentage_base(&self) -> PercentageBase {
        PercentageBase(f64::from(self.settings.questionnaires.base_pourcentage))
    }

    pub fn measure(&self, figure: &Figure) -> Measure {
        Measure::new(figure, self.percentage_base())
    }

    /// « 12 structures », « au moins 700 personnes ».
    pub fn words(&self, figure: &Figure) -> String {
        self.measure(figure).words()
    }

    pub fn proof(&self, figures: &[&Figure]) -> Option<Proof> {
        let single = match figures {
            [figure] => Some(self.measure(figure)),
            _ => None,
        };
        proof(figures, single.as_ref(), self.publication.sources())
    }

    /// The proofs of figures, one an indicator, in the order in which they are first met.
    pub fn proofs(&self, figures: &[&Figure]) -> Vec<Proof> {
        let mut order: Vec<&str> = Vec::new();
        let mut grouped: BTreeMap<&str, Vec<&Figure>> = BTreeMap::new();
        for figure in figures {
            grouped.entry(&figure.indicator).or_insert_with(|| {
                order.push(&figure.indicator);
                Vec::new()
            });
            grouped.entry(&figure.indicator).or_default().push(figure);
        }
        order.into_iter().filter_map(|indicator| self.proof(grouped.get(indicator)?)).collect()
    }

    /// A key figure for the year's total, beside the year before's if it was published.
    pub fn key(&self, indicator: &str) -> Option<KeyFigure> {
        self.key_of(self.figures.total(indicator)?, None)
    }

    /// A key figure for one figure, under its indicator's title or another label.
    pub fn key_of(&self, figure: &Figure, label: Option<&str>) -> Option<KeyFigure> {
        let proof = self.proof(&[figure])?;
        let year_before = figure.years.last - 1;
        let before = self
            .figures
            .rows(&figure.indicator, &figure.dimensions())
            .find(|other| other.years == Years::one(year_before) && other.classes == figure.classes)
            .filter(|other| !figure.years.is_window() && coverage::may_compare(self, figure, other))
            // A year without a file counts zero too: set so large, it would be read as a year when nothing was done.
            .filter(|other| known(other) != Some(0.0))
            .map(|other| (year_before, self.measure(other)));
        let label = label.map_or_else(|| proof.title.clone(), typeset);
        Some(KeyFigure { label, value: self.measure(figure), before, proof })
    }

    /// The key figures that the publication has, if any.
    pub fn keys(&self, indicators: &[&str]) -> Option<Block> {
        let keys: Vec<_> = indicators.iter().filter_map(|indicator| self.key(indicator)).filter(KeyFigure::is_told).collect();
        (!keys.is_empty()).then_some(Block::KeyFigures(keys))
    }

    /// A chart as a block; its table stands beside it, and its number comes later.
    pub fn picture(&self, caption: Caption<'_>, mut body: ChartBody, figures: &[&Figure], table: Table) -> Block {
        typeset_labels(&mut body);
        // One source line for both: the table often has a column more than the chart.
        let source = if table.source.is_empty() { self.source_line(figures) } else { table.source.clone() };
        let chart = Chart {
            id: caption.id.to_owned(),
            title: typeset(&caption.title),
            subtitle: typeset(&caption.subtitle),
            source,
            description: typeset(&caption.description),
            notes: caption.notes.iter().map(|note| typeset(note)).collect(),
            body,
        };
        Block::Picture(Box::new(Picture { number: 0, chart, table }))
    }

    /// « Source : emargement.xlsx, registre.csv et 2 autres fichiers. »
    pub fn source_line(&self, figures: &[&Figure]) -> String {
        let sheets = &self.publication.sources().sheets;
        let files: BTreeSet<&str> = figures
            .iter()
            .filter(|figure| figure.status == crate::figure::Status::Known)
            .flat_map(|figure| figure.sources.0.keys())
            .filter_map(|sheet| sheets.get(usize::try_from(*sheet).ok()?))
            .map(|(file, _)| file.rsplit('/').next().unwrap_or(file))
            .collect();
        let total = files.len();
        if total == 0 {
            return typeset("Source : fichiers des partenaires.");
        }
        let named: Vec<&str> = files.into_iter().take(FILES_NAMED).collect();
        let others = total - named.len();
        let mut line = format!("Source : {}", named.join(", "));
        if others > 0 {
            line.push_str(&format!(" et {others} {}", french::plural(others as f64, "autre fichier", "autres fichiers")));
        }
        line.push('.');
        typeset(&line)
    }

    /// « en 2022 », « de 2019 à 2022 ».
    pub fn when(&self, years: Years) -> String {
        if years.is_window() { format!("de {} à {}", years.first, years.last) } else { format!("en {}", years.first) }
    }

    /// The line that stands for a breakdown of which every cell is masked.
    pub fn masked_note(&self, what: &str) -> Block {
        Block::Note(Note {
            kind: NoteKind::Secrecy,
            text: typeset(&format!(
                "{what} : les effectifs sont trop petits pour être publiés sans risquer de désigner une personne. Ils sont masqués."
            )),
        })
    }
}
