//! A report to a Word file that a coordinator goes on writing in: real styles, headings, captions, tables with header rows, charts as
//! pictures with their text alternative and their table. Written part by part: the format is a zip of small XML files.

mod body;
mod parts;
mod picture;
mod table;
mod xml;

use super::{Document, Look};
use crate::report::Report;
use anyhow::Context;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// `bilan.docx`. `pictures` holds the PNG of each chart, by its number.
///
/// # Errors
/// A chart has no picture, or the file cannot be packed: a fault of ours.
pub fn document(report: &Report, look: &Look, pictures: &BTreeMap<usize, Vec<u8>>) -> anyhow::Result<Document> {
    let body = body::body(report, look, pictures)?;
    let mut files: Vec<(String, Vec<u8>)> = parts::all(report, look, pictures);
    files.push(("word/document.xml".to_owned(), body));
    files.extend(pictures.iter().map(|(number, png)| (format!("word/media/figure-{number}.png"), png.clone())));
    files.extend(look.logo.iter().map(|logo| ("word/media/logo.png".to_owned(), logo.png.clone())));
    Ok(Document::new("bilan.docx", packed(&files)?))
}

/// The files in a zip, dated 1980 as zip counts from: a clock would make other bytes of the same inputs.
fn packed(files: &[(String, Vec<u8>)]) -> anyhow::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // Pictures are packed already.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(zip::DateTime::default());
        archive.start_file(name.as_str(), options).with_context(|| name.clone())?;
        archive.write_all(bytes).with_context(|| name.clone())?;
    }
    Ok(archive.finish().context("end of the Word file")?.into_inner())
}
