//! The language of a workbook, which the library that makes it cannot say and a screen reader asks for.

use anyhow::Context;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const CORE: &str = "docProps/core.xml";
const CLOSING: &str = "</cp:coreProperties>";

/// The same workbook, said to be in French; every other part is copied as it is.
///
/// # Errors
/// When the workbook is none, which is a fault of ours.
pub fn in_french(workbook: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).context("parts of a blank workbook")?;
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len() + 64)));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).context("part of a blank workbook")?;
        if part.name().context("name of a part")? != CORE {
            written.raw_copy_file(part).context("copy of a part")?;
            continue;
        }
        let mut core = String::new();
        part.read_to_string(&mut core).context("properties of a blank workbook")?;
        let core = core.replace(CLOSING, &format!("<dc:language>fr-FR</dc:language>{CLOSING}"));
        written.start_file(CORE, SimpleFileOptions::default().last_modified_time(zip::DateTime::default())).context("properties")?;
        written.write_all(core.as_bytes()).context("properties")?;
    }
    Ok(written.finish().context("end of a blank workbook")?.into_inner())
}
