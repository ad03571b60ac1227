//! Personal data inside a text: told, and scrubbed before the text goes any further.

use crate::finding::Findings;
use crate::personal;
use crate::problem::Problem;
use crate::shape::{Table, Value};
use std::sync::Arc;

pub fn scrub(journal: &mut Findings, table: &mut Table) {
    let schema = table.kind.schema();
    for typed in &mut table.columns {
        let title = schema.column(typed.name).map_or(typed.name, |column| column.title);
        for cited in typed.values.iter_mut().flatten() {
            let place = table.source.at(cited.cell);
            let mut clean = |text: &mut Arc<str>| {
                if let Some(kind) = personal::find(text) {
                    let problem = Problem::PersonalContent { kind: crate::french::personal_kind(kind).into(), column: title.into() };
                    journal.tell(place.clone(), problem);
                    *text = personal::scrub(text).into();
                }
            };
            match &mut cited.value {
                Value::Text(text) => clean(text),
                Value::Items(items) => items.items.iter_mut().for_each(clean),
                Value::Quantity(_)
                | Value::Period(_)
                | Value::YesNo(_)
                | Value::Year(_)
                | Value::Class(_)
                | Value::Classes(_)
                | Value::Presence(_) => {}
            }
        }
    }
}
