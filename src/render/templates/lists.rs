//! The sheet of drop-down lists: the classes in force, a column a list. Long lists must stand in cells: Excel takes 255 letters in a rule.

use super::labels;
use super::look::Look;
use crate::report::typography::typeset;
use crate::schema::{Column, Content, Kind};
use crate::settings::Settings;
use rust_xlsxwriter::{Formula, Workbook, XlsxError};
use std::collections::BTreeMap;

/// Known to intake as a sheet of lists.
pub const SHEET: &str = "Listes";
/// The row of the headers, counted from 0, as on the other sheets.
const HEADER_ROW: u32 = 3;
/// The levels of a territory (contract §3).
const LEVELS: [&str; 5] = ["commune", "epci", "departement", "region", "france"];

/// The lists of a workbook, by the name of the column that they serve.
#[derive(Default)]
pub struct Lists {
    /// Header and items, by column of the sheet of lists.
    columns: Vec<(String, Vec<String>)>,
    by_name: BTreeMap<&'static str, usize>,
}

impl Lists {
    /// The lists that a table needs.
    pub fn of(settings: &Settings, kind: Kind) -> Self {
        let mut lists = Self::default();
        for column in kind.schema().columns {
            let items = items(settings, kind, column);
            if !items.is_empty() {
                lists.add(column.name, column.title, items);
            }
        }
        lists
    }

    pub fn add(&mut self, name: &'static str, title: &str, items: Vec<String>) {
        self.by_name.insert(name, self.columns.len());
        self.columns.push((typeset(title), items));
    }

    /// The cells of the list that serves a column.
    pub fn range(&self, name: &str) -> Option<Formula> {
        let at = *self.by_name.get(name)?;
        let (_, items) = self.columns.get(at)?;
        let letters = crate::place::column_letters(u32::try_from(at).ok()? + 1);
        let first = HEADER_ROW + 2;
        let last = first + u32::try_from(items.len()).ok()?.saturating_sub(1);
        Some(Formula::new(format!("={SHEET}!${letters}${first}:${letters}${last}")))
    }

    /// Writes the sheet, if there is a list at all.
    pub fn write(&self, workbook: &mut Workbook, look: &Look) -> Result<(), XlsxError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet().set_name(SHEET)?;
        sheet.write_string_with_format(0, 0, SHEET, &look.title)?;
        let about = "Ce que proposent les listes déroulantes. Cette feuille n'est pas à remplir.";
        sheet.write_string_with_format(1, 0, typeset(about), &look.about)?;
        for (column, (title, items)) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(HEADER_ROW, column, title, &look.required)?;
            for (row, item) in (HEADER_ROW + 1..).zip(items) {
                sheet.write_string_with_format(row, column, item, &look.item)?;
            }
            let widest = items.iter().chain([title]).map(|item| item.chars().count()).max().unwrap_or_default();
            sheet.set_column_width(column, f64::from(u32::try_from(widest).unwrap_or_default()) + 4.0)?;
        }
        sheet.set_freeze_panes(HEADER_ROW + 1, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

/// What a drop-down list offers for a column; nothing where there is no list.
fn items(settings: &Settings, kind: Kind, column: &Column) -> Vec<String> {
    let own = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    match column.content {
        Content::Class(nomenclature) | Content::Classes(nomenclature) => labels(settings, nomenclature),
        Content::YesNo => own(&["oui", "non"]),
        Content::Presence => own(&["présent", "excusé", "absent"]),
        Content::Text if column.name == "axe" => settings.axe.iter().map(|axis| axis.nom.clone()).collect(),
        Content::Text if kind == Kind::Context && column.name == "niveau" => own(&LEVELS),
        Content::Text
        | Content::Name
        | Content::Names
        | Content::Texts
        | Content::Count
        | Content::Euros
        | Content::Number
        | Content::Share
        | Content::Date
        | Content::Year => Vec::new(),
    }
}
