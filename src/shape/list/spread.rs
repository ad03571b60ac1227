//! A column spread over several: « Prévue », « En cours », « Réalisée », or « Présent », « Excusé », with a cross in one of them.

use super::rows::number;
use crate::finding::{Fate, Findings, SetAside};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind};
use crate::shape::build::Builder;
use crate::shape::reader::Reader;
use crate::shape::recognise::Header;
use crate::shape::sheet::Sheet;
use crate::shape::value::{Reading, header_key, yes_no};
use crate::shape::{Presence, Value};
use std::collections::BTreeMap;

/// A column of the schema, and the sheet's column of each of its classes.
pub struct Spread {
    pub column: &'static Column,
    pub columns: BTreeMap<u32, Value>,
    /// « Nb présents », « Nb excusés »: numbers of people, who may be of both.
    counts: bool,
}

/// The column that is spread under a header, if crosses alone stand in two or more columns headed by its classes.
pub fn spread(reader: &Reader, sheet: &Sheet<'_>, header: &Header, rows: &[u32]) -> Option<Spread> {
    let name = match header.best.kind {
        Kind::Actions => "statut",
        Kind::Instances => "presence",
        Kind::Pathways => "decision",
        Kind::Objectives => "statut",
        Kind::Outlook => "suite",
        Kind::Structures | Kind::Participations | Kind::Referrals | Kind::Means | Kind::Context => {
            return None;
        }
    };
    let column = header.best.kind.schema().column(name)?;
    let class = |text: &str| {
        if let Content::Class(nomenclature) = column.content {
            return reader.class(nomenclature, text).map(Value::Class);
        }
        // A tick in the header is no class.
        let presence = reader.presence(&Raw::Text(text.into())).value().filter(|_| text.chars().count() > 2);
        presence.map(Value::Presence)
    };
    let mut columns = BTreeMap::new();
    for (at, head) in &header.cells {
        let crossed = || {
            let mut cells = rows.iter().filter_map(|row| sheet.own(CellRef::new(*row, *at))).peekable();
            cells.peek().is_none() || cells.all(is_cross)
        };
        if let Some(value) = class(&head.text).filter(|_| crossed()) {
            columns.insert(*at, value);
        }
    }
    let counts = columns.keys().any(|at| {
        let is_headed = header.cells.get(at).is_some_and(|head| header_key(&head.text).split(' ').next() == Some("nb"));
        is_headed || rows.iter().filter_map(|row| number(sheet.own(CellRef::new(*row, *at))?)).any(|number| number > 1.0)
    });
    (columns.len() > 1).then_some(Spread { column, columns, counts })
}

fn is_cross(raw: &Raw) -> bool {
    matches!(yes_no(raw), Reading::Value(_)) || matches!(raw, Raw::Number(number) if *number >= 0.0)
}

impl Spread {
    /// Puts into the record begun last the class that its row crosses; two crosses are told.
    pub fn record(&self, journal: &mut Findings, sheet: &Sheet<'_>, row: u32, builder: &mut Builder) {
        let set = |journal: &mut Findings, cell, fate| journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        let mut crossed: Vec<(CellRef, Value)> = Vec::new();
        for (at, class) in &self.columns {
            let cell = CellRef::new(row, *at);
            let Some(raw) = sheet.own(cell) else { continue };
            set(journal, cell, Fate::Used);
            match (number(raw), class) {
                // How many came, where the column says that they did.
                (Some(number), Value::Presence(Presence::Present(_))) if number > 0.0 => {
                    crossed.push((cell, Value::Presence(Presence::Present(Quantity::exact(number)))));
                }
                _ if matches!(yes_no(raw), Reading::Value(false)) => {}
                _ => crossed.push((cell, class.clone())),
            }
        }
        // Of two people of a structure, one came and the other sent word: it was there.
        let came = crossed.iter().find(|(_, class)| self.counts && matches!(class, Value::Presence(Presence::Present(_)))).cloned();
        let crossed = came.map_or(crossed, |came| vec![came]);
        match crossed.as_slice() {
            [] => {}
            [(cell, class)] => builder.put(self.column.name, *cell, class.clone()),
            [(first, _), ..] => {
                journal.tell(sheet.place().at(*first), Problem::TwoTicks { column: self.column.title.into() });
                crossed.iter().for_each(|(cell, _)| set(journal, *cell, Fate::SetAside(SetAside::Unreadable)));
            }
        }
    }
}
