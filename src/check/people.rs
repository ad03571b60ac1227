//! Personal data inside a text: told, and scrubbed before the text goes any further.

use crate::finding::Findings;
use crate::personal;
use crate::problem::Problem;
use crate::shape::{Table, Value};

pub fn scrub(journal: &mut Findings, table: &mut Table) {
    let schema = table.kind.schema();
    for typed in &mut table.columns {
        let title = schema.column(typed.name).map_or(typed.name, |column| column.title);
        for cited in typed.values.iter_mut().flatten() {
            let Value::Text(text) = &cited.value else { continue };
            if let Some(kind) = personal::find(text) {
                let problem = Problem::PersonalContent { kind: crate::french::personal_kind(kind).into(), column: title.into() };
                journal.tell(table.source.at(cited.cell), problem);
                cited.value = Value::Text(personal::scrub(text).into());
            }
        }
    }
}
