//! A number of people or of euros is never negative: such a value is left out, as not known.

use crate::finding::{Fate, Findings, SetAside};
use crate::problem::Problem;
use crate::schema::Content;
use crate::shape::{Presence, Table, Value};

/// Empties the cells that hold a negative number of people, of euros or of posts, and tells each.
pub fn leave_out_negatives(journal: &mut Findings, table: &mut Table) {
    let schema = table.kind.schema();
    let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
    for typed in &mut table.columns {
        let Some(column) = schema.column(typed.name) else { continue };
        let is_count =
            matches!(column.content, Content::Count | Content::Euros | Content::Share | Content::Presence) || column.name == "etp";
        if !is_count {
            continue;
        }
        for value in &mut typed.values {
            let negative = value.as_ref().and_then(|cited| {
                let quantity =
                    if let Value::Presence(Presence::Present(quantity)) = cited.value { Some(quantity) } else { cited.value.as_quantity() };
                quantity.filter(|quantity| quantity.value < 0.0).map(|quantity| (cited.cell, quantity.value))
            });
            if let Some((cell, number)) = negative {
                let text = crate::french::number(number).into();
                journal.tell(table.source.at(cell), Problem::NegativeNumber { column: column.title.into(), text });
                journal.ledger.set(&table.source.file, &sheet, cell, Fate::SetAside(SetAside::Unreadable));
                *value = None;
            }
        }
    }
}
