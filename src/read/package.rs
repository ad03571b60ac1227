//! The zip of an `.xlsx`, `.xlsb` or `.ods`, unpacked once within limits and kept unpacked: readers see only these parts.
//!
//! A zip may unpack to a thousand times its size, lie about its sizes, or hold the same bytes under many names. So parts
//! are really unpacked, counting, and calamine is handed an archive of them without compression: it cannot meet a byte
//! that was not counted, and nothing is unpacked twice.

use super::limits::{FREE_BYTES, PART_BYTES, TAG_BYTES, UNPACKED_BYTES, UNPACKED_RATIO, ZIP_ENTRIES};
use crate::problem::{Limit, Problem};
use std::collections::BTreeMap;
use std::io::{Cursor, ErrorKind, Read, Write};
use std::ops::Range;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

/// The unpacked parts, one after another, as an archive that calamine can open.
pub struct Package {
    archive: Vec<u8>,
    /// By name in lower case: the specification makes no difference between cases.
    parts: BTreeMap<String, Part>,
}

struct Part {
    name: String,
    range: Range<usize>,
}

/// Parts that hold no cell: neither read nor unpacked, whatever their size.
const WITHOUT_CELLS: [&str; 9] = [
    "/media/",
    "/drawings/",
    "/charts/",
    "/embeddings/",
    "/pivotcache/",
    "/externallinks/",
    "/printersettings/",
    "/theme/",
    "/vbaproject.bin",
];

/// Whether a workbook's part is worth unpacking.
fn may_hold_cells(name: &str) -> bool {
    [".xml", ".rels", ".bin"].iter().any(|end| name.ends_with(end))
        && !name.starts_with("docprops/")
        && !name.starts_with("customxml/")
        // What a Mac adds to an archive: a second part of each name, which holds no XML.
        && !name.starts_with("__macosx/")
        && !name.rsplit('/').next().is_some_and(|file| file.starts_with("._"))
        && !WITHOUT_CELLS.iter().any(|part| name.contains(part))
}

impl Package {
    /// Unpacks the parts of an Office workbook that may hold cells. `mend` sees each one, and may change it without
    /// changing its length, before anybody else does.
    pub fn of_workbook(bytes: &[u8], mend: impl Fn(&str, &mut [u8]) -> Result<(), Problem>) -> Result<Self, Problem> {
        let mut budget = Budget::for_file(bytes);
        let mut archive = open(bytes)?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(false);
        let mut seen = BTreeMap::new();
        for index in 0..archive.len() {
            let Some((name, mut part)) = unpack(&mut archive, index, &mut budget, may_hold_cells)? else { continue };
            if seen.insert(name.to_lowercase(), ()).is_some() {
                return Err(suspicious("deux parties du classeur portent le même nom"));
            }
            mend(&name, &mut part)?;
            // Writing to memory does not fail; a name that a zip cannot hold would.
            writer.start_file(name, stored).and_then(|()| Ok(writer.write_all(&part)?)).map_err(|error| refused(&error))?;
        }
        let archive = writer.finish().map_err(|error| refused(&error))?.into_inner();
        Self::index(archive)
    }

    /// Finds where each part stands in the archive.
    fn index(archive: Vec<u8>) -> Result<Self, Problem> {
        let mut reader = open(&archive)?;
        let mut parts = BTreeMap::new();
        for index in 0..reader.len() {
            let part = reader.by_index(index).map_err(|error| refused(&error))?;
            let name = part.name().map_err(|error| refused(&error))?.into_owned();
            if let Some(start) = part.data_start().and_then(|start| usize::try_from(start).ok()) {
                parts.insert(name.to_lowercase(), Part { name, range: start..start + part.size() as usize });
            }
        }
        Ok(Self { archive, parts })
    }

    /// The archive of the unpacked parts.
    pub fn archive(&self) -> Cursor<&[u8]> {
        Cursor::new(self.archive.as_slice())
    }

    /// The XML of a part, if the workbook has it.
    pub fn xml(&self, name: &str) -> Result<Option<&str>, Problem> {
        let Some(part) = self.parts.get(&name.to_lowercase()) else { return Ok(None) };
        std::str::from_utf8(self.bytes(part))
            .map(Some)
            .map_err(|_| Problem::FileUnreadable { detail: "une de ses parties n’est pas en UTF-8".into() })
    }
}

impl Package {
    fn bytes(&self, part: &Part) -> &[u8] {
        self.archive.get(part.range.clone()).unwrap_or_default()
    }

    /// How many bytes a part has: none if the workbook lacks it.
    pub fn size(&self, name: &str) -> usize {
        self.parts.get(&name.to_lowercase()).map_or(0, |part| part.range.len())
    }

    /// Another archive, of one sheet only, with something else in it: a piece of what it was.
    pub fn with_sheet(&self, sheet: &str, pieces: &[&str]) -> Result<Vec<u8>, Problem> {
        let sheet = sheet.to_lowercase();
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(length + (1 << 16))));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(false);
        let mut write = |name: &str, pieces: &[&[u8]]| -> Result<(), ZipError> {
            writer.start_file(name, stored)?;
            pieces.iter().try_for_each(|piece| Ok(writer.write_all(piece)?))
        };
        for (key, part) in &self.parts {
            if *key == sheet {
                let pieces: Vec<&[u8]> = pieces.iter().map(|piece| piece.as_bytes()).collect();
                write(&part.name, &pieces).map_err(|error| refused(&error))?;
            } else if !key.contains("/worksheets/") {
                write(&part.name, &[self.bytes(part)]).map_err(|error| refused(&error))?;
            }
        }
        Ok(writer.finish().map_err(|error| refused(&error))?.into_inner())
    }
}

/// Unpacks the named parts of an OpenDocument file, those that it has.
pub fn parts_of(bytes: &[u8], wanted: &[&str]) -> Result<BTreeMap<String, Vec<u8>>, Problem> {
    let mut budget = Budget::for_file(bytes);
    let mut archive = open(bytes)?;
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        parts.extend(unpack(&mut archive, index, &mut budget, |name| wanted.iter().any(|part| part.eq_ignore_ascii_case(name)))?);
    }
    Ok(parts)
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Problem> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    if archive.len() > ZIP_ENTRIES {
        return Err(suspicious("il contient un nombre anormal de parties"));
    }
    Ok(archive)
}

/// How many more bytes may be unpacked.
struct Budget {
    left: u64,
    limit: u64,
}

impl Budget {
    fn for_file(bytes: &[u8]) -> Self {
        let limit = (bytes.len() as u64).saturating_mul(UNPACKED_RATIO).clamp(FREE_BYTES, UNPACKED_BYTES);
        Self { left: limit, limit }
    }
}

/// Unpacks one part, if it is wanted by its name in lower case.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    budget: &mut Budget,
    wanted: impl Fn(&str) -> bool,
) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let entry = archive.by_index(index).map_err(|error| refused(&error))?;
    // Nothing is ever written under these names, but no workbook has a part outside of itself.
    let name = entry.name().map_err(|error| refused(&error))?.replace('\\', "/");
    if entry.enclosed_name().is_none() || name.contains(':') {
        return Err(suspicious("une de ses parties vise un autre dossier"));
    }
    let name = name.trim_start_matches('/').to_owned();
    if entry.is_dir() || !wanted(&name.to_lowercase()) {
        return Ok(None);
    }
    if entry.encrypted() {
        return Err(Problem::FileEncrypted);
    }
    let most = budget.left.min(PART_BYTES);
    let mut part = Vec::with_capacity(entry.size().min(most) as usize);
    entry.take(most + 1).read_to_end(&mut part).map_err(|error| {
        if error.kind() == ErrorKind::UnexpectedEof {
            return Problem::FileTruncated;
        }
        Problem::FileUnreadable { detail: "une de ses parties est abîmée".into() }
    })?;
    if part.len() as u64 > most {
        return Err(Problem::FileTooLarge { limit: Limit::UnpackedBytes(most.max(budget.limit.min(PART_BYTES))) });
    }
    budget.left -= part.len() as u64;
    if name.to_lowercase().ends_with(".xml") && has_endless_tag(&part) {
        return Err(suspicious("un texte y dépasse de loin ce qu’une cellule peut contenir"));
    }
    Ok(Some((name, part)))
}

/// Whether some stretch of an XML part is so long without a tag that reading it would take much memory at once. Each
/// stretch of `TAG_BYTES` contains a whole block of half that size: every block must open a tag.
fn has_endless_tag(part: &[u8]) -> bool {
    part.chunks_exact(TAG_BYTES / 2).any(|block| !block.contains(&b'<'))
}

fn suspicious(detail: &str) -> Problem {
    Problem::FileSuspicious { detail: detail.into() }
}

/// Why an archive cannot be used.
#[expect(clippy::wildcard_enum_match_arm, reason = "zip's errors: the others all say that the archive is malformed")]
fn refused(error: &ZipError) -> Problem {
    match error {
        ZipError::InvalidPassword => Problem::FileEncrypted,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Problem::FileEncrypted,
        ZipError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => Problem::FileTruncated,
        ZipError::InvalidArchive(_) => Problem::FileTruncated,
        _ => Problem::FileUnreadable { detail: "son archive est abîmée".into() },
    }
}
