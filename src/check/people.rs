//! Personal data inside a text: told, and scrubbed before the text goes any further.

use crate::finding::Findings;
use crate::personal;
use crate::problem::Problem;
use crate::schema::PersonalKind;
use crate::shape::{Table, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// A text that holds something of a person, and what is left of it.
struct Scrubbed {
    kind: PersonalKind,
    clean: Arc<str>,
}

impl Scrubbed {
    fn of(text: &str) -> Option<Self> {
        personal::find(text).map(|kind| Self { kind, clean: personal::scrub(text).into() })
    }
}

pub fn scrub(journal: &mut Findings, table: &mut Table) {
    let schema = table.kind.schema();
    for typed in &mut table.columns {
        let title = schema.column(typed.name).map_or(typed.name, |column| column.title);
        // A text that comes back is one in memory: it is looked at once. Held here, its address is nobody else's meanwhile.
        let mut known: HashMap<*const str, (Arc<str>, Option<Scrubbed>)> = HashMap::new();
        for cited in typed.values.iter_mut().flatten() {
            let place = || table.source.at(cited.cell);
            let mut clean = |text: &mut Arc<str>| {
                let (_, found) = known.entry(Arc::as_ptr(text)).or_insert_with(|| (text.clone(), Scrubbed::of(text)));
                if let Some(found) = found {
                    let problem = Problem::PersonalContent { kind: crate::french::personal_kind(found.kind).into(), column: title.into() };
                    journal.tell(place(), problem);
                    *text = found.clean.clone();
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
                | Value::Presence(_)
                | Value::NotKnown => {}
            }
        }
    }
}
