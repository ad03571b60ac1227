//! Where the values of a form's labels lie, and what is left of the sheet.

use super::person::names_refused;
use super::{Form, Label, set};
use crate::finding::{Fate, Findings, Ignored};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Content;
use crate::shape::headers;
use crate::shape::sheet::{Sheet, tidy_text};
use std::collections::BTreeSet;

/// The cells right of a label, up to the next column of labels.
pub fn right_of<'a>(sheet: &'a Sheet<'_>, form: &Form, label: CellRef) -> impl Iterator<Item = (CellRef, &'a Raw)> {
    let end = form.label_columns.range(label.column + 1..).next().copied().unwrap_or(u32::MAX);
    sheet.row(label.row).filter(move |(cell, _)| cell.column > label.column && cell.column < end)
}

/// Whether values stand under their labels: then most labels have nothing at their right.
pub fn values_beneath(sheet: &Sheet<'_>, form: &Form, labels: &[Label]) -> bool {
    let bare = labels.iter().filter(|label| label.inline.is_none() && right_of(sheet, form, label.cell).next().is_none()).count();
    bare * 5 > labels.len() * 4 && labels.iter().all(|label| label.inline.is_none())
}

/// The cells of a label's value: at its right, then on the rows beneath until the next label, for values over several rows.
pub fn value_cells<'a>(sheet: &'a Sheet<'_>, form: &Form, labels: &[Label], label: &Label, beneath: bool) -> Vec<(CellRef, &'a Raw)> {
    let mut cells: Vec<(CellRef, &Raw)> = right_of(sheet, form, label.cell).collect();
    let next = labels
        .iter()
        .map(|other| other.cell)
        .filter(|other| other.column == label.cell.column && other.row > label.cell.row)
        .map(|other| other.row)
        .min();
    let next = next.unwrap_or(u32::MAX);
    let multiple = matches!(label.column.content, Content::Names | Content::Texts | Content::Text | Content::Classes(_));
    for row in sheet.rows_between(label.cell.row, next) {
        let under = sheet.own(CellRef::new(row, label.cell.column));
        if beneath {
            cells.extend(sheet.row(row).filter(|(cell, _)| cell.column >= label.cell.column));
        } else if under.is_none() && multiple && !cells.is_empty() {
            cells.extend(right_of(sheet, form, CellRef::new(row, label.cell.column)));
        } else {
            break;
        }
    }
    cells
}

/// Labels that no column has, their values, and sub-headings.
pub fn mark_the_rest(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) {
    let known: BTreeSet<CellRef> = form.labels.iter().map(|label| label.cell).collect();
    let first = form.labels.iter().map(|label| label.cell.row).min().unwrap_or(0);
    for row in sheet.rows() {
        for (cell, raw) in sheet.row(row) {
            if known.contains(&cell) || !form.label_columns.contains(&cell.column) || row < first {
                continue;
            }
            let values: Vec<CellRef> = right_of(sheet, form, cell).map(|(cell, _)| cell).collect();
            if values.is_empty() {
                continue;
            }
            let label = tidy_text(raw);
            let personal = headers::personal(&label).is_some();
            let why = if personal { Ignored::Personal } else { Ignored::UnknownColumn };
            set(journal, sheet, cell, Fate::Ignored(Ignored::Header));
            values.iter().for_each(|value| set(journal, sheet, *value, Fate::Ignored(why)));
            let place = sheet.place().at(cell);
            let header = label.as_str().into();
            match (personal, names_refused(form.kind)) {
                // Told already, as what sets the sheet aside.
                (true, true) => {}
                (true, false) => journal.tell(place, Problem::PersonalColumn { header }),
                (false, _) => journal.tell(place, Problem::FormLabelUnknown { label: header }),
            }
        }
    }
}
