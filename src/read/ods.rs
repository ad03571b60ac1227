//! `.ods`: one streaming pass of ours over `content.xml`.
//!
//! Calamine reads this format too, but says nothing of merged cells and hidden rows, lays out every repeated cell in
//! memory, and never returns from a table that is cut short. The pass that would have to come before it, to look for all
//! that, meets every cell anyway: so it reads them. Tests compare the two on every file that both can read.

mod cell;
mod table;

use super::cells::{Refusal, Sheet, Supply};
use super::limits::SHEETS;
use super::package::parts_of;
use super::xml;
use crate::problem::{Limit, Problem};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";

/// The sheets of a workbook, in its order.
pub fn sheets(supply: &mut Supply, bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let mut parts = parts_of(bytes, &[CONTENT, MANIFEST])?;
    let mut part = |name| parts.remove(name).unwrap_or_default();
    if is_encrypted(&part(MANIFEST)) {
        return Err(Problem::FileEncrypted);
    }
    let content = part(CONTENT);
    xml::root_tag(&content)?;
    let content = std::str::from_utf8(&content).map_err(|_| damaged())?;
    document(supply, content)
}

/// A protected workbook's manifest says how each part was encrypted.
fn is_encrypted(manifest: &[u8]) -> bool {
    xml::find(manifest, b"encryption-data", 0).is_some()
}

fn damaged() -> Problem {
    Problem::FileUnreadable { detail: "son contenu XML est abîmé".into() }
}

/// A walk through the XML that knows how deep it stands.
struct Walk<'c> {
    reader: Reader<&'c [u8]>,
    depth: usize,
}

impl<'c> Walk<'c> {
    /// The next event. The end of the text is a fault as long as an element is open: the file was cut.
    fn next(&mut self) -> Result<Event<'c>, Problem> {
        let event = self.reader.read_event().map_err(|_| damaged())?;
        if matches!(event, Event::Start(_)) {
            self.depth += 1;
        } else if matches!(event, Event::End(_)) {
            self.depth = self.depth.saturating_sub(1);
        } else if matches!(event, Event::Eof) && self.depth > 0 {
            return Err(Problem::FileUnreadable { detail: "son contenu s’arrête avant la fin".into() });
        }
        Ok(event)
    }

    /// Leaves the element just entered, whatever is in it.
    fn skip(&mut self) -> Result<(), Problem> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of all that XML may hold, only elements matter here")]
fn document(supply: &mut Supply, content: &str) -> Result<Vec<Sheet>, Problem> {
    let mut walk = Walk { reader: xml::reader(content), depth: 0 };
    let mut hidden_styles = BTreeSet::new();
    let mut sheets = Vec::new();
    loop {
        match walk.next()? {
            Event::Start(tag) => match tag.name().as_ref() {
                "style:style" => hidden_styles.extend(hidden_style(&mut walk, &tag)?),
                // What was before changes that are being tracked, and tables of other files kept for their links.
                "table:tracked-changes" | "table:dde-links" => walk.skip()?,
                "table:table" => {
                    if sheets.len() >= SHEETS as usize {
                        return Err(Problem::FileTooLarge { limit: Limit::Sheets(SHEETS) });
                    }
                    let style = xml::attribute(&tag, "table:style-name");
                    let hidden = style.is_some_and(|style| hidden_styles.contains(&*style));
                    sheets.extend(sheet(supply, &mut walk, &tag, hidden)?);
                }
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The name of a style that hides the sheets it applies to.
fn hidden_style(walk: &mut Walk<'_>, style: &BytesStart<'_>) -> Result<Option<String>, Problem> {
    let outside = walk.depth.saturating_sub(1);
    let mut hides = false;
    while walk.depth > outside {
        if let Event::Start(tag) = walk.next()?
            && tag.name().as_ref() == "style:table-properties"
        {
            hides |= xml::attribute(&tag, "table:display").is_some_and(|display| display == "false");
        }
    }
    Ok(xml::attribute(style, "style:name").filter(|_| hides).map(|name| name.into_owned()))
}

/// One sheet, hidden or not; nothing if the table is a copy of another file's, kept for its links.
fn sheet(supply: &mut Supply, walk: &mut Walk<'_>, tag: &BytesStart<'_>, hidden: bool) -> Result<Option<Sheet>, Problem> {
    let name = xml::attribute(tag, "table:name").unwrap_or_default();
    let outside = walk.depth.saturating_sub(1);
    match table::read(supply, walk) {
        Ok(None) => Ok(None),
        Ok(Some(mut sheet)) => {
            sheet.name = (&*name).into();
            sheet.hidden.sheet = hidden;
            Ok(Some(sheet))
        }
        // A file at fault is a file at fault: only a limit of a sheet leaves the others readable.
        Err(refusal @ Refusal { problem: Problem::FileTooLarge { .. }, .. }) => {
            while walk.depth > outside {
                walk.next()?;
            }
            Ok(Some(Sheet::refused((&*name).into(), refusal)))
        }
        Err(refusal) => Err(refusal.problem),
    }
}
