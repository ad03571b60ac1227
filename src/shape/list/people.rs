//! Who stands behind the rows of a list: a person a row, or several in one cell, who are as many participants.

use super::Rows;
use crate::finding::Findings;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::schema::{Kind, PersonalKind};
use crate::shape::person::{self, Named};
use crate::shape::sheet::SheetRow;
use crate::shape::{Presence, Value};

/// Says who stands behind the record begun last, where rows are of people. Their names stay in memory, hashed.
pub fn say(journal: &mut Findings, read: &mut Rows<'_>, row: &SheetRow<'_, '_>) {
    let kind = read.header.best.kind;
    if read.columns.personal.is_empty() || !matches!(kind, Kind::Participations | Kind::Instances) {
        return;
    }
    let is_name = |kind: &PersonalKind| matches!(kind, PersonalKind::LastName | PersonalKind::FirstName | PersonalKind::FullName);
    let names = read.columns.personal.iter().filter(|(_, kind)| is_name(kind));
    let cells: Vec<_> = names.filter_map(|(column, kind)| Some((row.seen(*column)?, *kind))).collect();
    match (person::of_row(&cells), kind) {
        (Named::One(person), _) => read.builder.person(person),
        (Named::Several(_, people), Kind::Participations) => all_came(read, &people),
        // No column of marks: those who are named came.
        (Named::Several(cell, people), _) if !read.columns.marks_presence() => {
            // Few: the precision of a number of people in one cell is whole.
            let all = Value::Presence(Presence::Present(Quantity::exact(people.len() as f64)));
            read.builder.put("presence", cell, all);
            read.several_came = true;
        }
        (Named::Several(cell, _), _) => {
            if one_came(read) {
                journal.tell(read.source.at(cell), Problem::SeveralPeople);
            }
        }
        (Named::Unsure(cell, person), _) => {
            if one_came(read) {
                journal.tell(read.source.at(cell), Problem::SeveralPeople);
                read.builder.person(person);
            }
        }
    }
}

/// Each of several people is a participant, unless the row counts otherwise those who came: it then says nothing of who they were.
fn all_came(read: &mut Rows<'_>, people: &[u64]) {
    let counted = quantity(read);
    if counted.is_some_and(|counted| counted == Quantity::exact(people.len() as f64)) {
        let cell = read.builder.last("participants").map(|(cell, _)| cell);
        if let Some(cell) = cell {
            read.builder.put("participants", cell, Value::Quantity(Quantity::exact(1.0)));
        }
        read.builder.split(people);
    } else if counted.is_none() || (read.columns.roll_call.is_some() && one_came(read)) {
        read.builder.split(people);
    }
}

/// How many came, by the column that counts them.
fn quantity(read: &Rows<'_>) -> Option<Quantity> {
    match read.builder.last("participants") {
        Some((_, Value::Quantity(quantity))) => Some(quantity),
        _ => None,
    }
}

/// Whether the record begun last counts for one person, if anybody is named in it.
fn one_came(read: &Rows<'_>) -> bool {
    let one = Quantity::exact(1.0);
    if read.header.best.kind == Kind::Participations {
        return quantity(read).is_none_or(|counted| counted == one);
    }
    match read.builder.last("presence") {
        Some((_, Value::Presence(presence))) => presence == Presence::Present(one),
        _ => !read.columns.marks_presence(),
    }
}

/// Where some cells named several people who came, the others named one.
pub fn say_others(read: &mut Rows<'_>) {
    if read.several_came {
        let slot = read.builder.slot("presence");
        read.builder.fill_at(slot, &Value::Presence(Presence::Present(Quantity::exact(1.0))));
    }
}
