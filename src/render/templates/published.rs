//! The tables as others can adopt them: Table Schema, as the Frictionless standards (v1) define it.

use super::labels;
use crate::schema::{Column, Content, Kind};
use crate::settings::Settings;
use serde_json::{Map, Value, json};

/// A table's schema: its fields in the contract's order, with the classes in force.
///
/// Quantities and dates are of any type on purpose: « env. 40 », « plus de 700 », « mai 2022 » or « T2 2022 » are good values
/// (contract §4), which the stricter types of the standard would refuse.
pub fn table_schema(settings: &Settings, kind: Kind) -> String {
    let schema = kind.schema();
    let fields: Vec<Value> = schema.columns.iter().map(|column| field(settings, column)).collect();
    let descriptor = json!({
        "name": kind.name(),
        "title": schema.title,
        "fields": fields,
        "missingValues": ["", "NC", "n.c.", "ND", "NSP", "?", "-", "/"],
    });
    format!("{descriptor:#}\n")
}

fn field(settings: &Settings, column: &Column) -> Value {
    let mut field = Map::new();
    let mut set = |key: &str, value: Value| field.insert(key.to_owned(), value);
    set("name", json!(column.name));
    set("title", json!(column.title));
    if !column.note.is_empty() {
        set("description", json!(column.note));
    }
    if !column.example.is_empty() {
        set("example", json!(column.example));
    }
    let mut constraints = Map::new();
    if column.required {
        constraints.insert("required".to_owned(), json!(true));
    }
    let kind = match column.content {
        Content::Text | Content::Name | Content::Names | Content::Texts | Content::Classes(_) | Content::Presence => "string",
        Content::Count | Content::Euros | Content::Number | Content::Share | Content::Date => "any",
        Content::Year => "year",
        Content::YesNo => {
            set("trueValues", json!(["oui", "Oui", "o", "O", "x", "X", "1", "vrai", "on", "☒"]));
            set("falseValues", json!(["non", "Non", "n", "N", "0", "faux", "off", "☐"]));
            "boolean"
        }
        Content::Class(nomenclature) => {
            constraints.insert("enum".to_owned(), json!(labels(settings, nomenclature)));
            "string"
        }
    };
    set("type", json!(kind));
    if !constraints.is_empty() {
        set("constraints", Value::Object(constraints));
    }
    Value::Object(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_the_fields_of_the_contract_with_its_classes() {
        let schema: Value = serde_json::from_str(&table_schema(&Settings::default(), Kind::Actions)).unwrap();
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names.iter().take(3).copied().collect::<Vec<_>>(), ["action", "axe", "statut"]);
        assert_eq!(fields[2]["constraints"]["enum"], json!(["prévue", "en cours", "réalisée", "reportée", "abandonnée"]));
        assert!(fields.iter().all(|field| field["type"].is_string()));
    }
}
