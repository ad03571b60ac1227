//! What a file holds, told from its first bytes: an `.xls` may be UTF-16 text, HTML or an `.xlsx`, and all are read.

use crate::problem::Problem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A format that has a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Office Open XML: `.xlsx`, `.xlsm`.
    Xlsx,
    /// The same in binary records.
    Xlsb,
    /// BIFF5 or BIFF8, in its OLE container or, as some web tools write it, without.
    Xls,
    Ods,
    /// A page with a table, as many web tools export under the name of `.xls`.
    Html,
    /// « Feuille de calcul XML 2003 », exported under the same name.
    SpreadsheetXml,
    /// Separated values, in any encoding.
    Text,
}

impl Content {
    /// The usual extension, as a message names it.
    const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Html => "html",
            Self::SpreadsheetXml => "xml",
            Self::Text => "csv",
        }
    }
}

/// The finding for a file whose extension belongs to another format. Text, HTML and XML named `.xls` are what exporters
/// have always written for spreadsheets to open: nothing to tell.
pub fn mislabelled(extension: &str, content: Content) -> Option<Problem> {
    let extension = extension.to_lowercase();
    let usual = match content {
        Content::Xlsx => matches!(extension.as_str(), "xlsx" | "xlsm"),
        Content::Xlsb => extension == "xlsb",
        Content::Xls => extension == "xls",
        Content::Ods => extension == "ods",
        Content::Html | Content::SpreadsheetXml => extension == "xls",
        Content::Text => matches!(extension.as_str(), "csv" | "tsv" | "txt" | "xls"),
    };
    (!usual).then(|| Problem::FileMislabelled { extension: extension.as_str().into(), really: content.name().into() })
}

/// How files that are no spreadsheet begin, and what they are.
const OTHERS: [(&[u8], &str); 9] = [
    (b"%PDF", "c’est un PDF"),
    (b"{\\rtf", "c’est un texte RTF"),
    (b"\x89PNG", "c’est une image"),
    (b"\xff\xd8\xff", "c’est une image"),
    (b"GIF8", "c’est une image"),
    (b"\x1f\x8b", "c’est une archive"),
    (b"7z\xbc\xaf", "c’est une archive"),
    (b"Rar!", "c’est une archive"),
    (b"MIME-Version:", "c’est une page web enregistrée (MHTML)"),
];

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The format of a file, or why none of our readers will do.
pub fn of(bytes: &[u8]) -> Result<Content, Problem> {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        return Err(Problem::FileEmpty);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(unreadable(what));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(bytes);
    }
    if bytes.starts_with(OLE) {
        return Ok(Content::Xls);
    }
    match bytes {
        [0x09, 0x08, 0x08 | 0x10, 0x00, ..] => return Ok(Content::Xls),
        [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06 | 0x08, 0x00, ..] => {
            return Err(unreadable("c’est un classeur d’avant Excel 5 (1993)"));
        }
        _ => {}
    }
    // A cut OLE file shorter than its signature is no text either.
    if bytes.len() < OLE.len() && OLE.starts_with(bytes) {
        return Err(Problem::FileTruncated);
    }
    of_text(bytes)
}

fn unreadable(what: &str) -> Problem {
    Problem::FileUnreadable { detail: what.into() }
}

/// What a zip holds, by the names of its parts.
fn of_zip(bytes: &[u8]) -> Result<Content, Problem> {
    // The list of parts stands at the end of a zip: without it, the end is missing.
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::FileTruncated)?;
    let has = |wanted: &str| archive.file_names_raw().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()));
    let under = |folder: &[u8]| archive.file_names_raw().any(|name| name.starts_with(folder));
    if has("content.xml") && has("META-INF/manifest.xml") {
        match declared(bytes).as_deref() {
            Some(b"application/vnd.oasis.opendocument.text") => Err(unreadable("c’est un document texte (odt)")),
            Some(b"application/vnd.oasis.opendocument.presentation") => Err(unreadable("c’est une présentation (odp)")),
            _ => Ok(Content::Ods),
        }
    } else if under(b"Index/") && archive.file_names_raw().any(|name| name.ends_with(b".iwa")) {
        Err(unreadable("c’est un document Numbers ou Pages"))
    } else if has("xl/workbook.bin") {
        Ok(Content::Xlsb)
    } else if has("xl/workbook.xml") {
        Ok(Content::Xlsx)
    } else if under(b"word/") {
        Err(unreadable("c’est un document Word"))
    } else if under(b"ppt/") {
        Err(unreadable("c’est une présentation"))
    } else if has("_rels/.rels") {
        // A workbook may have other part names than Excel's: the relations say where it is.
        Ok(Content::Xlsx)
    } else {
        Err(unreadable("c’est une archive zip, pas un classeur"))
    }
}

/// What an OpenDocument file says that it is, in a part of its own.
fn declared(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut said = Vec::new();
    archive.by_name("mimetype").ok()?.take(100).read_to_end(&mut said).ok()?;
    Some(said)
}

/// Marked-up or plain text. UTF-16 is looked at without its NUL bytes: tags are made of plain letters.
fn of_text(bytes: &[u8]) -> Result<Content, Problem> {
    let head: Vec<u8> = bytes.iter().take(8192).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let head = head.strip_prefix(b"\xef\xbb\xbf").or_else(|| head.strip_prefix(b"\xff\xfe")).unwrap_or(&head);
    let head = head.strip_prefix(b"\xfe\xff").unwrap_or(head).trim_ascii_start();
    let holds = |wanted: &[u8]| head.windows(wanted.len()).any(|window| window == wanted);
    let starts = |wanted: &[&[u8]]| wanted.iter().any(|tag| head.starts_with(tag));

    if starts(&[b"<?xml", b"<workbook", b"<?mso-application"]) && holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
        Ok(Content::SpreadsheetXml)
    } else if starts(&[b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<div"])
        || (starts(&[b"<?xml", b"<!--"]) && (holds(b"<html") || holds(b"<table")))
    {
        Ok(Content::Html)
    } else if starts(&[b"<?xml", b"<!doctype"]) {
        Err(unreadable("c’est un fichier XML sans tableau"))
    } else {
        Ok(Content::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_told_from_bytes_not_from_names() {
        let utf16: Vec<u8> = "\u{feff}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(of(&utf16), Ok(Content::Html));
        assert_eq!(of(b"\xef\xbb\xbf \n<TABLE border=1>"), Ok(Content::Html));
        assert_eq!(of(b"Structure;Nombre\n"), Ok(Content::Text));
        assert_eq!(of(b"<10 ans;3\n"), Ok(Content::Text));
        assert_eq!(of(b" \r\n\0"), Err(Problem::FileEmpty));
        assert_eq!(of(b"PK\x03\x04and then nothing"), Err(Problem::FileTruncated));
    }

    #[test]
    fn only_a_surprising_name_is_told() {
        assert_eq!(mislabelled("XLS", Content::Text), None);
        assert_eq!(mislabelled("xls", Content::Html), None);
        assert_eq!(mislabelled("xlsm", Content::Xlsx), None);
        assert!(mislabelled("xls", Content::Xlsx).is_some());
        assert!(mislabelled("xlsx", Content::Text).is_some());
    }
}
