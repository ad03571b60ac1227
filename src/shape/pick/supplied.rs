//! What the columns of a list lack, and its titles, its sub-headings or its sheet's name supply.

use super::labels::names_the_invited;
use crate::finding::Findings;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::reader::Reader;
use crate::shape::recognise::{self, Found, Wanted};
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::{headers, list, title};
use std::collections::{BTreeMap, BTreeSet};

/// What is the same for every record, by column, and the title's cell that says so.
pub type Values = BTreeMap<&'static str, (Option<CellRef>, Raw)>;

fn place(sheet: &Sheet<'_>, cell: Option<CellRef>) -> Place {
    cell.map_or_else(|| sheet.place(), |cell| sheet.place().at(cell))
}

/// The same search, for one table, some of whose columns are given.
pub fn search_again(sheet: &Sheet<'_>, wanted: &Wanted<'_>, kind: Kind, given: impl IntoIterator<Item = &'static str>) -> Found {
    let given = wanted.given.iter().copied().chain(given).collect();
    recognise::lists(sheet, &Wanted { only: Some(kind), given, ..wanted.clone() })
}

/// A list in which headings between the rows say what its columns lack: « Axe 2 : Soutien » over the actions of that axis.
pub fn with_headings(reader: &Reader, sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found) -> Found {
    let Some(near) = found.nearest.as_ref().map(|near| &near.table) else { return found };
    if near.missing.is_empty() || !near.missing.iter().all(|name| list::may_give(near.kind).contains(name)) {
        return found;
    }
    let again = search_again(sheet, wanted, near.kind, near.missing.iter().copied());
    let tells_all = |header: &recognise::Header| {
        let headings = list::headings(reader, sheet, header, sheet.last_row());
        near.missing.iter().all(|missing| headings.values().flat_map(|(_, said)| said).any(|(name, _)| name == missing))
    };
    if again.headers.is_empty() || !again.headers.iter().all(tells_all) { found } else { again }
}

/// A sheet for one axis: its title, its name or its file's says which (« AXE 1 : Lutter contre la stigmatisation »).
pub fn with_axis(sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found, values: &mut Values) -> Found {
    let Some(near) = found.nearest.as_ref().map(|near| &near.table) else { return found };
    if near.missing != ["axe"] {
        return found;
    }
    let kind = near.kind;
    let axis = |text: &str| {
        let named = list::without_rank(text).or_else(|| {
            let (head, rest) = text.split_once(':')?;
            headers::column(kind, head).is_some_and(|(column, _)| column.name == "axe").then_some(rest.trim())
        })?;
        (!named.is_empty()).then(|| Raw::Text(named.into()))
    };
    let titled = title::names(sheet).into_iter().find_map(|(cell, text)| Some((cell, axis(&text)?)));
    let Some(first) = titled else { return found };
    let mut again = search_again(sheet, wanted, kind, ["axe"]);
    if again.headers.is_empty() {
        return found;
    }
    // Each table after the first may have an axis of its own above it.
    let mut above = 0;
    for header in &mut again.headers {
        let own = title::above(sheet, above, header.first_row).into_iter().filter(|_| above > 0);
        header.said.extend(own.filter_map(|(cell, text)| Some(("axe", (Some(cell), axis(&text)?)))));
        above = header.last_row;
    }
    values.entry("axe").or_insert(first);
    again
}

/// What is set for a year that a title says: « Perspectives 2023 ».
pub fn with_year(sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found, values: &mut Values) -> Found {
    let is_outlook = found.nearest.as_ref().is_some_and(|near| near.table.kind == Kind::Outlook && near.table.missing == ["annee"]);
    // « Axe | Perspective | Échéance | Pilote » is as much of actions, but for what its title says.
    let named: Vec<String> = title::names(sheet).into_iter().map(|(_, text)| text).collect();
    let may_be = wanted.only.is_none_or(|only| only == Kind::Outlook);
    if !may_be || found.nearest.is_none() || !(is_outlook || recognise::Context::of(sheet, &named).hints_at(Kind::Outlook)) {
        return found;
    }
    let titled = title::names(sheet).into_iter().find_map(|(cell, text)| Some((cell, headers::without_year(&text.replace('_', " "))?.1)));
    let Some((cell, year)) = titled else { return found };
    let again = search_again(sheet, wanted, Kind::Outlook, ["annee"]);
    if again.headers.is_empty() {
        return found;
    }
    values.entry("annee").or_insert((cell, Raw::Number(f64::from(year))));
    again
}

/// What was decided at one commission: its title says when.
pub fn with_date(reader: &Reader, sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found, values: &mut Values) -> Found {
    let of_people = |kind: Kind| matches!(kind, Kind::Pathways | Kind::Referrals);
    let Some(near) = found.nearest.as_ref().map(|near| &near.table).filter(|near| of_people(near.kind)) else { return found };
    if near.missing != ["date"] {
        return found;
    }
    let Some((cell, period)) = title::period(sheet, reader) else { return found };
    let mut again = search_again(sheet, wanted, near.kind, ["date"]);
    if again.headers.is_empty() {
        return found;
    }
    let mut above = 0;
    for header in &mut again.headers {
        if above > 0 {
            header.said.extend(said_above(sheet, reader, near.kind, above, header.first_row, &BTreeSet::from(["date"])));
        }
        above = header.last_row;
    }
    values.entry("date").or_insert((cell, Raw::Text(crate::french::period(&period).into())));
    again
}

/// A list whose status has a column for each class (« Prévue », « En cours », « Réalisée »), or whose presences have one for each part
/// of a day (« Matin », « Après-midi »).
pub fn with_spread(reader: &Reader, sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found) -> Found {
    let Some(near) = found.nearest.as_ref().map(|near| &near.table) else { return found };
    let [missing @ ("statut" | "decision" | "presence")] = near.missing.as_slice() else { return found };
    let again = search_again(sheet, wanted, near.kind, [*missing]);
    let is_spread = |header: &recognise::Header| {
        let rows: Vec<u32> = sheet.rows_past(header.last_row).collect();
        let spread = list::spread(reader, sheet, header, &rows).is_some_and(|spread| spread.column.name == *missing);
        spread || list::calls_roll(reader, sheet, header)
    };
    if again.headers.is_empty() || !again.headers.iter().all(is_spread) { found } else { again }
}

/// A sheet for one structure: a title says which (« Structure : CCAS »), or the sheet's name, if another of its file is alike.
pub fn with_structure(journal: &mut Findings, sheet: &Sheet<'_>, wanted: &Wanted<'_>, found: Found, values: &mut Values) -> Found {
    let Some(near) =
        found.nearest.as_ref().map(|near| &near.table).filter(|near| matches!(near.kind, Kind::Participations | Kind::Instances))
    else {
        return found;
    };
    if near.missing != ["structure"] {
        return found;
    }
    let titled = title::texts(sheet, 6).into_iter().find_map(|(cell, text)| {
        let (head, name) = text.split_once(':')?;
        let says = headers::column(near.kind, head).is_some_and(|(column, _)| column.name == "structure");
        (says && !name.trim().is_empty()).then(|| (Some(cell), name.trim().to_owned()))
    });
    let named = || (sheet.has_likes && title::is_telling(&sheet.grid.sheet)).then(|| (None, sheet.grid.sheet.to_string()));
    let Some((cell, name)) = titled.or_else(named) else { return found };
    let again = search_again(sheet, wanted, near.kind, ["structure"]);
    if again.headers.is_empty() {
        return found;
    }
    journal.tell(place(sheet, cell), Problem::StructureSupposed { taken: name.as_str().into() });
    values.entry("structure").or_insert((cell, Raw::Text(name.into())));
    again
}

/// Structures with their sector and how many of each came are no registry when a title says to what, and when.
pub fn with_titles_rather_than_registry(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    wanted: &Wanted<'_>,
    found: Found,
    values: &mut Values,
) -> Found {
    let [header] = found.headers.as_slice() else { return found };
    if header.best.kind != Kind::Structures || wanted.only.is_some() || !recognise::counts_people(&header.cells) {
        return found;
    }
    let near = recognise::Near { table: header.best.clone(), row: header.last_row, cells: header.cells.clone() };
    let session = with_titles(journal, reader, sheet, wanted, Found { headers: Vec::new(), nearest: Some(near) }, values);
    if session.headers.is_empty() { found } else { session }
}

/// A sheet for one session: its title says which action and which day, its columns who came.
pub fn with_titles(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    wanted: &Wanted<'_>,
    found: Found,
    values: &mut Values,
) -> Found {
    let Some(near) = found.nearest.clone() else { return found };
    let names_body =
        |cell: &recognise::HeaderCell| wanted.column(Kind::Instances, &cell.text).is_some_and(|(column, _)| column.name == "instance");
    let of_bodies = near.cells.values().any(names_body) || title::subject(sheet, reader, Kind::Instances).is_some();
    let kind = if of_bodies { Kind::Instances } else { Kind::Participations };
    let subject = if kind == Kind::Instances { "instance" } else { "action" };
    // What the headers say in that table: a word of the title may have made another one look nearer.
    let in_it = near.cells.values().filter_map(|cell| wanted.column(kind, &cell.text)).map(|(column, _)| column.name);
    let in_near = near.table.columns.values().map(|column| column.name);
    let named: BTreeSet<&str> = in_near.chain(in_it).chain(wanted.given.iter().copied()).collect();
    if !named.contains("structure") {
        return found;
    }
    let missing: BTreeSet<&str> = ["date", subject].into_iter().filter(|name| !named.contains(name)).collect();
    let mut supplied = Values::new();
    if missing.contains("date")
        && let Some((cell, period)) = title::period(sheet, reader)
    {
        supplied.insert("date", (cell, Raw::Text(crate::french::period(&period).into())));
    }
    if missing.contains(subject)
        && let Some((cell, name)) = title::subject(sheet, reader, kind)
    {
        supplied.insert(subject, (cell, Raw::Text(name)));
    }
    if missing.iter().any(|name| !supplied.contains_key(name)) {
        return found;
    }
    let mut again = search_again(sheet, wanted, kind, supplied.keys().copied());
    if again.headers.is_empty() && kind == Kind::Instances {
        again = search_again(sheet, wanted, kind, supplied.keys().copied().chain(["presence"]));
        again.headers.retain(|header| list::calls_roll(reader, sheet, header) || list::parts_add_up(reader, sheet, header));
    }
    if again.headers.is_empty() || (kind == Kind::Instances && names_the_invited(sheet, reader, &again)) {
        return found;
    }
    // Of several tables, each after the first may have titles of its own.
    let mut above = 0;
    for header in &mut again.headers {
        if above > 0 {
            // « Atelier peinture du 12 juin » under a committee's list: each is for itself.
            let is_other = |(_, text): &(CellRef, String)| {
                let label = title::dated(reader, text).and_then(|(_, label)| label);
                label.is_some_and(|label| {
                    title::is_telling(&label) && title::body(reader, &label).is_none() && !title::parts_people(reader, &label)
                })
            };
            let marks = header.best.columns.values().any(|column| column.name == "presence");
            if kind == Kind::Instances && !marks && title::above(sheet, above, header.first_row).iter().any(is_other) {
                return found;
            }
            header.said = said_above(sheet, reader, kind, above, header.first_row, &missing);
        }
        above = header.last_row;
    }
    let of_tables = again.headers.iter().flat_map(|header| &header.said).map(|(name, said)| (*name, said.clone()));
    for (name, (cell, raw)) in supplied.clone().into_iter().chain(of_tables) {
        if name == "action" {
            journal.tell(place(sheet, cell), Problem::CrosstabWithoutAction { taken: tidy_text(&raw).into() });
        }
    }
    for (name, said) in supplied {
        values.entry(name).or_insert(said);
    }
    again
}

/// What the title just above a header says of what its table lacks.
fn said_above(sheet: &Sheet<'_>, reader: &Reader, kind: Kind, after: u32, header: u32, missing: &BTreeSet<&'static str>) -> Values {
    let mut said = Values::new();
    for (cell, text) in title::above(sheet, after, header) {
        if let Some((period, _)) = title::dated(reader, &text)
            && missing.contains("date")
        {
            said.entry("date").or_insert((Some(cell), Raw::Text(crate::french::period(&period).into())));
        }
        let subject = title::subject_of(reader, kind, &text).filter(|_| !title::parts_people(reader, &text));
        let name = if kind == Kind::Instances { "instance" } else { "action" };
        if let Some(subject) = subject.filter(|_| missing.contains(name)) {
            said.entry(name).or_insert((Some(cell), Raw::Text(subject)));
        }
    }
    said
}
