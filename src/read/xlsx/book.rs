//! What the parts of a workbook say of it as a whole: which part holds which sheet, and whether results are trustworthy.

use crate::problem::Problem;
use crate::read::package::Package;
use crate::read::percent::{BUILT_IN, shows_percent};
use crate::read::xml;
use std::collections::{BTreeMap, BTreeSet};

/// A workbook's facts.
#[derive(Debug, Default)]
pub struct Book {
    /// The part of each sheet, by the sheet's name.
    pub parts: BTreeMap<String, String>,
    /// `fullCalcOnLoad`: the program that wrote the book calculates nothing itself.
    pub asks_calculation: bool,
    /// The formats of cells, by rank, that show percentages.
    pub percents: BTreeSet<u32>,
}

/// Reads the relations and the workbook part. What cannot be found is left out: calamine, which reads the same parts, says
/// what is missing.
pub fn of(package: &Package) -> Result<Book, Problem> {
    let package_relations = relations(package.xml("_rels/.rels")?.unwrap_or_default());
    let Some((_, workbook)) = package_relations.values().find(|(kind, _)| kind.ends_with("/officeDocument")) else {
        return Ok(Book::default());
    };
    let workbook = workbook.trim_start_matches('/');
    let (folder, name) = workbook.rsplit_once('/').map_or(("", workbook), |(folder, name)| (folder, name));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let relations = relations(package.xml(&format!("{folder}_rels/{name}.rels"))?.unwrap_or_default());

    let mut book = Book::default();
    xml::each_tag(package.xml(workbook)?.unwrap_or_default(), |tag| match tag.local_name().as_ref() {
        "sheet" => {
            let relation = tag.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == "id");
            let target = relation.and_then(|relation| relations.get(&*relation.value));
            if let (Some(name), Some((_, target))) = (xml::attribute(tag, "name"), target) {
                let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
                book.parts.entry(name.into_owned()).or_insert(part);
            }
        }
        "calcPr" => {
            book.asks_calculation |= xml::attribute(tag, "fullCalcOnLoad").is_some_and(|value| xml::is_true(&value));
        }
        _ => {}
    });
    let styles = relations.values().find(|(kind, _)| kind.ends_with("/styles")).map(|(_, target)| target);
    if let Some(target) = styles {
        let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
        book.percents = percents(package.xml(&part)?.unwrap_or_default());
    }
    Ok(book)
}

/// The formats of cells that show percentages, by their rank among `cellXfs`.
fn percents(styles: &str) -> BTreeSet<u32> {
    let mut codes: BTreeSet<u32> = BUILT_IN.into();
    let mut percents = BTreeSet::new();
    let mut rank = None;
    xml::each_tag(styles, |tag| match tag.local_name().as_ref() {
        "numFmt" => {
            let code = xml::attribute(tag, "formatCode").unwrap_or_default();
            if let Some(id) = xml::count(tag, "numFmtId").filter(|_| rank.is_none()) {
                // A book may give an identifier of Excel's another meaning.
                if shows_percent(&code) {
                    codes.insert(id)
                } else {
                    codes.remove(&id)
                };
            }
        }
        "cellXfs" => rank = Some(0),
        "cellStyleXfs" | "cellStyles" | "dxfs" | "tableStyles" => rank = None,
        "xf" => {
            if let Some(rank) = &mut rank {
                if xml::count(tag, "numFmtId").is_some_and(|id| codes.contains(&id)) {
                    percents.insert(*rank);
                }
                *rank += 1;
            }
        }
        _ => {}
    });
    percents
}

/// Relations by their identifier: type and target.
fn relations(part: &str) -> BTreeMap<String, (String, String)> {
    let mut relations = BTreeMap::new();
    xml::each_tag(part, |tag| {
        let of = |name| xml::attribute(tag, name).map(|value| value.into_owned());
        if let (Some(id), Some(kind), Some(target)) = (of("Id"), of("Type"), of("Target")) {
            relations.insert(id, (kind, target));
        }
    });
    relations
}
