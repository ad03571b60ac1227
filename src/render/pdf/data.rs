//! A report to the data that the template reads: every text as a JSON string, so that nothing a partner wrote is ever taken for markup.

use crate::report::{Block, Cell, KeyFigure, Picture, Report, Table};
use serde_json::{Value, json};

/// The name under which the template asks for a chart.
pub fn picture_file(picture: &Picture) -> String {
    format!("figure-{}.svg", picture.number)
}

pub fn data(report: &Report) -> Value {
    let sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| json!({ "id": section.id, "title": section.title, "blocks": section.blocks.iter().map(block).collect::<Vec<_>>() }))
        .collect();
    let charts: Vec<Value> = report
        .pictures()
        .map(|picture| json!({ "number": picture.number, "title": picture.chart.title, "table": table(&picture.table) }))
        .collect();
    json!({ "territory": report.territory, "title": report.title, "scope": report.scope, "mark": report.mark(), "sections": sections, "charts": charts })
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(title) => json!({ "kind": "heading", "text": title }),
        Block::Text(sentences) => {
            let text: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
            json!({ "kind": "text", "text": text.join(" ") })
        }
        Block::List(sentences) => {
            json!({ "kind": "list", "items": sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>() })
        }
        Block::KeyFigures(keys) => json!({ "kind": "keys", "keys": keys.iter().map(key).collect::<Vec<_>>() }),
        Block::Picture(picture) => json!({
            "kind": "picture",
            "file": picture_file(picture),
            "title": picture.chart.title,
            "alt": format!("{}. {}", picture.chart.title, picture.chart.description),
            "number": picture.number,
        }),
        Block::Table(data) => json!({ "kind": "table", "table": table(data) }),
        Block::Note(note) => json!({ "kind": "note", "word": note.kind.word(), "text": note.text }),
        Block::ListOfCharts => json!({ "kind": "charts" }),
        Block::Words(paragraphs) => json!({ "kind": "words", "paragraphs": paragraphs }),
    }
}

fn key(key: &KeyFigure) -> Value {
    let before = key.before.as_ref().map(|(year, measure)| format!("{} en {year}", measure.headline()));
    json!({ "label": key.label, "value": key.value.headline(), "before": before })
}

fn table(table: &Table) -> Value {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| json!({ "header": row.header, "cells": row.cells.iter().map(Cell::text).collect::<Vec<_>>(), "total": row.total }))
        .collect();
    json!({
        "caption": table.caption,
        "columns": table.columns.iter().map(|column| json!({ "title": column.title, "numeric": column.numeric })).collect::<Vec<_>>(),
        "rows": rows,
        "notes": table.notes.iter().chain(std::iter::once(&table.source).filter(|source| !source.is_empty())).collect::<Vec<_>>(),
    })
}
