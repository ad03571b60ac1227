//! A form that names the person it is about.

use super::cells::right_of;
use super::{Form, set};
use crate::finding::{Fate, Findings, SetAside};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::schema::Kind;
use crate::shape::headers;
use crate::shape::sheet::{Sheet, tidy_text};

/// Whether forms of a table may name nobody.
pub const fn names_refused(kind: Kind) -> bool {
    matches!(kind, Kind::Referrals | Kind::Pathways)
}

/// A form about a person that names her is set aside whole.
pub fn tell_names(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) -> bool {
    if !names_refused(form.kind) {
        return false;
    }
    let named: Vec<(CellRef, String, bool)> = personal_labels(sheet, form).collect();
    for (cell, header, _) in &named {
        let problem = Problem::NominativeRegister { header: header.as_str().into(), column: None, table: form.kind.name().into() };
        journal.tell(sheet.place().at(*cell), problem);
    }
    !named.is_empty()
}

/// The labels of a person that have a value: their cell, their words, and whether the value stands in the same cell.
fn personal_labels<'a>(sheet: &'a Sheet<'_>, form: &'a Form) -> impl Iterator<Item = (CellRef, String, bool)> + 'a {
    sheet.grid.cells.iter().filter_map(|(cell, raw)| {
        let text = tidy_text(raw);
        let (head, inline) = text.split_once(':').map_or((text.as_str(), false), |(head, rest)| (head, !rest.trim().is_empty()));
        let personal =
            form.label_columns.contains(&cell.column) && headers::column(form.kind, head).is_none() && headers::personal(head).is_some();
        (personal && (inline || right_of(sheet, form, cell).next().is_some())).then(|| (cell, head.to_owned(), inline))
    })
}

/// The whole sheet is left out, and what names her is said to be personal.
pub fn refuse(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) {
    for cell in sheet.grid.cells.positions().iter() {
        set(journal, sheet, cell, Fate::SetAside(SetAside::NominativeRegister));
    }
    let personal: Vec<(CellRef, bool)> = personal_labels(sheet, form).map(|(cell, _, inline)| (cell, inline)).collect();
    for (label, inline) in personal {
        let values = right_of(sheet, form, label).map(|(cell, _)| cell);
        inline.then_some(label).into_iter().chain(values).for_each(|cell| set(journal, sheet, cell, Fate::SetAside(SetAside::Personal)));
    }
}
