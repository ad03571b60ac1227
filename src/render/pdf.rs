//! A report to a tagged PDF (PDF/UA-1), laid out by typst from memory alone: no file, no clock, no font of the machine.

mod data;
mod letters;
mod world;

use super::Document;
use super::Look;
use super::chart::svg;
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
/// that is skipped, a letter that no font has. Then the same file is made without the seal of PDF/UA, tagged all the same: a fault of ours
/// in a detail must not cost the committee its report.
///
/// # Errors
/// The template or the report cannot be laid out: a fault of ours, never of an input.
pub fn document(report: &Report, look: &Look) -> anyhow::Result<Document> {
    let letters = Letters::of_the_typeface();
    let pictures: Vec<_> = report.pictures().collect();
    let mut files: BTreeMap<String, Vec<u8>> = pictures
        .par_iter()
        .map(|picture| (data::picture_file(picture), letters.drawable(&svg(&picture.chart, &look.theme)).into_bytes()))
        .collect();
    let mut data = data::data(report);
    if let Some(data) = data.as_object_mut() {
        data.insert("accent".to_owned(), look.theme.main().to_string().into());
        data.insert("logo".to_owned(), look.logo.as_ref().map(|logo| logo.told.clone()).into());
    }
    letters.all(&mut data);
    files.extend(look.logo.iter().map(|logo| ("logo.png".to_owned(), logo.png.clone())));
    files.insert("data.json".to_owned(), serde_json::to_vec(&data).context("data of the PDF")?);
    let world = Memory::new(TEMPLATE, files)?;
    let compiled = typst::compile::<PagedDocument>(&world);
    no_warning_in_tests(&compiled.warnings)?;
    let pages = compiled.output.map_err(|errors| first(&errors)).context(FAILED)?;
    let sealed = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| anyhow!("typst: {}", error.message()))?;
    let bytes = match typst_pdf::pdf(&pages, &options(report, sealed)) {
        Ok(bytes) => bytes,
        Err(errors) if cfg!(test) => return Err(first(&errors)),
        Err(_) => typst_pdf::pdf(&pages, &options(report, PdfStandards::default())).map_err(|errors| first(&errors)).context(FAILED)?,
    };
    // Typst remembers every layout of the process: over hundreds of territories, that would be all of their reports.
    typst::comemo::evict(KEPT_LAYOUTS);
    Ok(Document::new("bilan.pdf", bytes))
}

const FAILED: &str = "Le PDF n’a pas pu être mis en page. C’est un défaut du programme : signalez-le, avec ce message";

/// Reports whose layout stays remembered: those that other threads may be at.
const KEPT_LAYOUTS: usize = 2;

fn options(report: &Report, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        standards,
        // A clock or a random identity would make other bytes of the same inputs.
        ident: Smart::Custom("observatoire".to_owned()),
        timestamp: Datetime::from_ymd_hms(report.year, 12, 31, 0, 0, 0).map(Timestamp::new_utc),
        ..PdfOptions::default()
    }
}

/// A warning (an unknown font, a layout that does not settle) is a fault of ours: told in our tests, no reason to refuse a report.
fn no_warning_in_tests(warnings: &[SourceDiagnostic]) -> anyhow::Result<()> {
    match warnings.first() {
        Some(warning) if cfg!(test) => bail!("{}", told(warning)),
        Some(_) | None => Ok(()),
    }
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
        let bytes = document(&report, &Look::default()).unwrap().bytes;
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
