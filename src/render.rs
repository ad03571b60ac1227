//! A report and its publication to documents: bytes with a path. Only `outputs` writes them to disk.

pub mod chart;
pub mod csv;
pub mod datapackage;
mod docx;
pub mod html;
mod logo;
pub mod parquet;
mod pdf;
mod record;
mod returns;
pub mod templates;
mod xlsx;

pub use datapackage::hash;
pub use logo::{Logo, MOST_BYTES as LARGEST_LOGO_BYTES};
pub use record::{Record, Written, record, record_of, written};

#[cfg(test)]
mod tests;

use crate::finding::Findings;
use crate::protect::Publication;
use crate::report::typography::typeset;
use crate::report::{InputFile, Report};
use crate::returns::Return;
use crate::settings::Settings;
use anyhow::{Context, anyhow};
use chart::Theme;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the outputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Relative to the outputs of the year, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Document {
    /// A document from its path, relative to the outputs of the year, and its bytes.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// A likeness between two names, for a person to settle: a line of `controle/rapprochements.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedMatch {
    pub spelling: Arc<str>,
    pub proposal: Arc<str>,
    /// From 0 to 1.
    pub score: f64,
    pub reason: Arc<str>,
    /// How many times the spelling stands in the inputs.
    pub occurrences: usize,
    /// `meme`, `distinct`, or empty while nobody has said.
    pub decision: Arc<str>,
}

/// The town's own look: its colour, and its logo on the cover.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub theme: Theme,
    pub logo: Option<Logo>,
}

impl Look {
    /// The look that the settings ask for, with the bytes of the logo that they name.
    ///
    /// # Errors
    /// In French: the colour would not be read, or the logo is no picture that can be shown.
    pub fn of(settings: &Settings, logo: Option<&[u8]>) -> anyhow::Result<Self> {
        let charts = &settings.graphiques;
        let theme = Theme::from_colour(&charts.couleur).map_err(|fault| anyhow!("observatoire.toml : {fault}"))?;
        let told = if charts.logo_texte.is_empty() { format!("Logo : {}", settings.territory_name()) } else { charts.logo_texte.clone() };
        let read =
            |bytes| Logo::read(bytes, &typeset(&told)).map_err(|fault| anyhow!("Le logo « {} » ne convient pas : {fault}", charts.logo));
        Ok(Self { theme, logo: logo.map(read).transpose()? })
    }
}

/// What documents show besides the report.
#[derive(Clone, Copy, Debug)]
pub struct Extras<'a> {
    pub settings: &'a Settings,
    pub findings: &'a Findings,
    pub files: &'a [InputFile],
    pub proposals: &'a [ProposedMatch],
    pub returns: &'a [&'a Return],
    pub look: &'a Look,
}

/// A chart, drawn.
struct Drawn {
    /// `graphiques/01-nom`, without its extension.
    path: String,
    number: usize,
    svg: String,
    png: Vec<u8>,
}

/// Every document of a report: the report itself in four formats, its charts, its figures, the control files, and the descriptor of
/// them all.
///
/// # Errors
/// When an engine refuses what it was given (a chart that is no SVG, a report that is not accessible), which is a fault of ours.
pub fn documents(report: &Report, publication: &Publication, extras: Extras<'_>) -> anyhow::Result<Vec<Document>> {
    let look = extras.look;
    // The PDF is one long task, as long as all the pictures together: it goes on while they are drawn.
    let (pdf, others) = rayon::join(|| pdf::document(report, look), || with_pictures(report, publication, look));
    let (drawn, [html, docx, xlsx]) = others?;
    let mut documents = vec![
        html,
        pdf?,
        docx,
        xlsx,
        csv::all(extras.settings.territory_name(), publication)?,
        csv::anomalies(extras.findings)?,
        csv::ledger(extras.findings, extras.files)?,
        csv::sources(publication)?,
        csv::proposals(extras.proposals)?,
    ];
    documents.extend(csv::by_indicator(publication)?);
    documents.extend(returns::documents(extras.returns, report.year)?);
    documents.extend(drawn.into_iter().flat_map(|drawn| files(drawn, extras.settings)));
    documents.push(datapackage::document(report, publication, extras, &documents)?);
    Ok(documents)
}

/// The charts, and the report in the formats that are not the PDF: as a page, for Word and as a workbook.
fn with_pictures(report: &Report, publication: &Publication, look: &Look) -> anyhow::Result<(Vec<Drawn>, [Document; 3])> {
    let drawn = drawn(report, &look.theme)?;
    let pictures: BTreeMap<usize, Vec<u8>> = drawn.iter().map(|drawn| (drawn.number, drawn.png.clone())).collect();
    let (html, (docx, xlsx)) = rayon::join(
        || html::document(report, look),
        || rayon::join(|| docx::document(report, look, &pictures), || xlsx::document(report, publication)),
    );
    Ok((drawn, [html?, docx?, xlsx?]))
}

/// Every chart as SVG and PNG. The PNG are most of the work of a run.
fn drawn(report: &Report, theme: &Theme) -> anyhow::Result<Vec<Drawn>> {
    let pictures: Vec<_> = report.pictures().collect();
    pictures
        .par_iter()
        .map(|picture| {
            let svg = chart::svg(&picture.chart, theme);
            let png = chart::png(&svg).with_context(|| format!("chart {}", picture.chart.id))?;
            Ok(Drawn { path: picture.path(), number: picture.number, svg, png })
        })
        .collect()
}

/// The files of a chart, in the formats that the settings ask for; both when they ask for none.
fn files(drawn: Drawn, settings: &Settings) -> Vec<Document> {
    let formats = &settings.graphiques.formats;
    let wanted = |format: &str| formats.is_empty() || formats.iter().any(|asked| asked == format);
    let svg = wanted("svg").then(|| Document::new(format!("{}.svg", drawn.path), drawn.svg));
    let png = wanted("png").then(|| Document::new(format!("{}.png", drawn.path), drawn.png));
    svg.into_iter().chain(png).collect()
}
