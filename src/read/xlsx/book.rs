//! What the parts of a workbook say of it as a whole: which part holds which sheet, and whether results are trustworthy.

use crate::problem::Problem;
use crate::read::package::Package;
use crate::read::xml;
use std::collections::BTreeMap;

/// A workbook's facts.
#[derive(Debug, Default)]
pub struct Book {
    /// The part of each sheet, by the sheet's name.
    pub parts: BTreeMap<String, String>,
    /// `fullCalcOnLoad`: the program that wrote the book calculates nothing itself.
    pub asks_calculation: bool,
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
    Ok(book)
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
