//! A report to a tagged PDF (PDF/UA-1), laid out by typst from memory alone: no file, no clock, no font of the machine.

mod data;
mod letters;
mod world;

use super::Document;
use super::chart::{Theme, svg};
use crate::report::Report;
use anyhow::{Context, anyhow, bail};
use letters::Letters;
use rayon::prelude::*;
use std::collections::BTreeMap;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::Memory;

const TEMPLATE: &str = include_str!("assets/bilan.typ");

/// `bilan.pdf`. Typst itself refuses what PDF/UA-1 forbids: a chart without text alternative, a document without title, a heading level
/// that is skipped, a letter that no font has.
///
/// # Errors
/// The template or the report breaks one of these rules, or typst warns of anything: a fault of ours, never of an input.
pub fn document(report: &Report, theme: &Theme) -> anyhow::Result<Document> {
    let letters = Letters::of_the_typeface();
    let pictures: Vec<_> = report.pictures().collect();
    let mut files: BTreeMap<String, Vec<u8>> = pictures
        .par_iter()
        .map(|picture| (data::picture_file(picture), letters.drawable(&svg(&picture.chart, theme)).into_bytes()))
        .collect();
    let mut data = data::data(report);
    letters.all(&mut data);
    if let Some(data) = data.as_object_mut() {
        data.insert("accent".to_owned(), theme.main().to_string().into());
    }
    files.insert("data.json".to_owned(), serde_json::to_vec(&data).context("data of the PDF")?);
    let world = Memory::new(TEMPLATE, files)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    if let Some(warning) = compiled.warnings.first() {
        bail!("{}", told(warning));
    }
    let pages = compiled.output.map_err(|errors| first(&errors))?;
    let options = PdfOptions {
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| anyhow!("typst: {}", error.message()))?,
        // A clock or a random identity would make other bytes of the same inputs.
        ident: Smart::Custom("observatoire".to_owned()),
        timestamp: Datetime::from_ymd_hms(report.year, 12, 31, 0, 0, 0).map(Timestamp::new_utc),
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(|errors| first(&errors))?;
    Ok(Document::new("bilan.pdf", bytes))
}

fn first(errors: &[SourceDiagnostic]) -> anyhow::Error {
    errors.first().map_or_else(|| anyhow!("typst failed without saying why"), |error| anyhow!("{}", told(error)))
}

fn told(diagnostic: &SourceDiagnostic) -> String {
    let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
    format!("typst: {} {}", diagnostic.message, hints.join(" ")).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::Council;
    use crate::settings::Profile;

    /// The report as typst makes it; a warning of typst's is an error here as in a run.
    fn made(council: &Council) -> (Report, Vec<u8>) {
        let report = council.report();
        let bytes = document(&report, &Theme::default()).unwrap().bytes;
        (report, bytes)
    }

    fn count(bytes: &[u8], wanted: &str) -> usize {
        bytes.windows(wanted.len()).filter(|window| *window == wanted.as_bytes()).count()
    }

    #[test]
    fn the_file_is_tagged_in_french_and_every_chart_has_its_text_alternative() {
        let (report, bytes) = made(&Council::poitiers(Profile::Public));
        assert!(bytes.starts_with(b"%PDF-1.7"));
        for mark in ["/Lang(fr-FR)", "/StructTreeRoot", "/Marked true", "/DisplayDocTitle true", "<pdfuaid:part>1</pdfuaid:part>"] {
            assert!(count(&bytes, mark) >= 1, "{mark} is missing");
        }
        assert_eq!(count(&bytes, "/Alt<") + count(&bytes, "/Alt("), report.pictures().count());
        assert!(count(&bytes, "/Scope/Column") > 0, "no table has header cells");
    }

    #[test]
    fn the_same_report_gives_the_same_bytes_and_an_empty_one_a_file_too() {
        let council = Council::poitiers(Profile::Interne);
        assert!(made(&council).1 == made(&council).1);
        assert!(made(&Council::empty()).1.starts_with(b"%PDF"));
    }
}
