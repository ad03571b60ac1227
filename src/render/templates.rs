//! Settings to blank workbooks: what partners fill in, made from the schema and the classes in force, with a commented
//! `observatoire.toml`.
//!
//! A workbook reads back without a finding: its headers are the schema's, its example opens with the words that intake leaves out, and
//! the names of its two other sheets say that they are no tables.

mod cells;
mod commented;
mod crossed;
mod help;
mod language;
mod list;
mod lists;
mod look;
mod published;
mod rules;
mod words;

use super::Document;
use crate::schema::{Kind, Nomenclature};
use crate::settings::Settings;
use anyhow::Context;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The header of the memory of names (contract §6), separated as French spreadsheets open it, marked as UTF-8 for the same reason.
const MEMORY: &str = "\u{feff}graphie;structure;decision;date\r\n";

/// Every file that `modeles` writes, in the order in which they are listed.
///
/// # Errors
/// When a workbook cannot be made, which is a fault of ours.
pub fn documents(settings: &Settings) -> anyhow::Result<Vec<Document>> {
    let mut documents = vec![Document::new("LISEZMOI.txt", commented::notice()), Document::new("observatoire.toml", commented::settings())];
    for kind in Kind::ALL {
        let made = list::workbook(settings, kind).with_context(|| format!("blank workbook of {}", kind.name()))?;
        documents.push(Document::new(format!("{}.xlsx", kind.name()), language::in_french(&made)?));
    }
    let made = crossed::workbook(settings).context("blank sign-in sheet")?;
    documents.push(Document::new("emargement.xlsx", language::in_french(&made)?));
    documents.push(Document::new("correspondances.csv", MEMORY));
    // An underscore keeps intake away from them, wherever the folder is copied.
    for kind in Kind::ALL {
        documents.push(Document::new(format!("_schemas/{}.json", kind.name()), published::table_schema(settings, kind)));
    }
    Ok(documents)
}

/// An empty workbook with its title; its date is one and the same for ever, so that the same settings give the same bytes.
fn new_workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject("Tableau à remplir pour le bilan du conseil local de santé mentale")
        .set_author("Observatoire")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// The labels of a nomenclature in force, those of the settings last.
fn labels(settings: &Settings, nomenclature: Nomenclature) -> Vec<String> {
    settings.classes(nomenclature).into_iter().map(|(label, _)| label).collect()
}
