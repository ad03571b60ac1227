//! Personal data inside a text: told, and scrubbed before the text goes any further.

use crate::finding::Findings;
use crate::fold::fold;
use crate::personal;
use crate::problem::Problem;
use crate::schema::{Content, Kind, PersonalKind};
use crate::shape::{Table, TypedColumn, Value};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How many names are looked at to tell whether a column is of people.
const SAMPLE: usize = 200;

/// A text that holds something of a person, and what is left of it.
struct Scrubbed {
    kind: PersonalKind,
    clean: Arc<str>,
}

impl Scrubbed {
    /// `among_people`: most names of its column are people's, and this one is of nobody known.
    fn of(text: &str, content: Content, registered: &Registered, among_people: bool) -> Option<Self> {
        let clean = match content {
            Content::Name | Content::Names if registered.is_body(text) => personal::scrub(text),
            Content::Name if among_people && !personal::is_body(text) => personal::SCRUBBED.to_owned(),
            Content::Name | Content::Names => personal::scrub_body(text),
            Content::Text
            | Content::Texts
            | Content::Count
            | Content::Euros
            | Content::Number
            | Content::Share
            | Content::Date
            | Content::Year
            | Content::YesNo
            | Content::Class(_)
            | Content::Classes(_)
            | Content::Presence => personal::scrub_text(text),
        };
        (clean != text).then(|| Self { kind: personal::find(text).unwrap_or(PersonalKind::FullName), clean: clean.into() })
    }
}

/// The bodies of the registries: « Léo Morel » is one where a registry says so.
pub struct Registered(BTreeSet<String>);

impl Registered {
    pub fn of(tables: &[Table]) -> Self {
        let registries = tables.iter().filter(|table| table.kind == Kind::Structures);
        let names = registries.flat_map(|table| &table.columns).filter(|typed| typed.name == "structure").flat_map(|typed| &typed.values);
        let folded = names.flatten().filter_map(|cited| if let Value::Text(text) = &cited.value { Some(fold(text)) } else { None });
        Self(folded.collect())
    }

    fn is_body(&self, text: &str) -> bool {
        self.0.contains(&fold(text))
    }
}

/// The names of a column, so many as tell whose they are.
fn texts(typed: &TypedColumn) -> Vec<&str> {
    let texts = typed.values.iter().flatten().filter_map(|cited| if let Value::Text(text) = &cited.value { Some(&**text) } else { None });
    texts.take(SAMPLE).collect()
}

pub fn scrub(journal: &mut Findings, registered: &Registered, table: &mut Table) {
    let schema = table.kind.schema();
    for typed in &mut table.columns {
        let column = schema.column(typed.name);
        let title = column.map_or(typed.name, |column| column.title);
        let content = column.map_or(Content::Text, |column| column.content);
        let among_people = content == Content::Name && table.kind != Kind::Structures && personal::names_people(&texts(typed));
        // A text that comes back is one in memory: it is looked at once. Held here, its address is nobody else's meanwhile.
        let mut known: HashMap<*const str, (Arc<str>, Option<Scrubbed>)> = HashMap::new();
        for cited in typed.values.iter_mut().flatten() {
            let place = || table.source.at(cited.cell);
            let mut clean = |text: &mut Arc<str>| {
                let (_, found) =
                    known.entry(Arc::as_ptr(text)).or_insert_with(|| (text.clone(), Scrubbed::of(text, content, registered, among_people)));
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
