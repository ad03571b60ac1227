//! Crossed sheets (*croisé*): structures in rows, meetings or actions in columns, marks in the cells. The usual sign-in sheet.

mod beside;
mod find;
mod labels;
mod parts;
mod people;
mod totals;

use super::build::Builder;
use super::headers;
use super::lecture::Given;
use super::reader::Reader;
use super::sheet::{Sheet, text, tidy_text};
use super::value::Reading;
use super::{Layout, Presence, Table, Value, title};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::fold::fold;
use crate::period::Period;
use crate::personal::REMOVED;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::Raw;
use crate::schema::{Column, Kind, is_example};
pub use find::{find, is_name_header, likeness};
use parts::{Came, Says};
use std::collections::{BTreeMap, BTreeSet};

/// A column of marks.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub column: u32,
    pub period: Option<Period>,
    /// Where the date, or failing it the label, stands.
    pub cell: CellRef,
    pub label: Option<(CellRef, String)>,
    /// It is only a part of its day: a morning; or of what is said of it.
    pub is_part: bool,
    pub says: Says,
}

/// A crossed sheet found: where its names, its meetings and its marks are.
#[derive(Clone, Debug)]
pub struct Crosstab {
    pub first_row: u32,
    /// The last row of its header.
    pub header_row: u32,
    pub last_row: u32,
    pub names: u32,
    /// The column that says of each row what was met for: « Action », « Instance ».
    pub subjects: Option<u32>,
    /// The column of names is headed so: « Structure ».
    pub headed: bool,
    pub meetings: Vec<Meeting>,
    pub totals: Vec<u32>,
    /// Headers over marks that give no date, with their text.
    pub undated: Vec<(CellRef, String)>,
    pub titles: Vec<(CellRef, String)>,
}

impl Meeting {
    /// The column that a blank sign-in sheet of ours shows as an example.
    fn is_example(&self) -> bool {
        self.label.as_ref().is_some_and(|(_, text)| is_example(text))
    }
}

/// A mark read, and the meeting it is of.
struct Mark<'a> {
    meeting: &'a Meeting,
    subject: Option<&'a Subject>,
    cell: CellRef,
    raw: &'a Raw,
    presence: Presence,
}

/// What a column of marks counts.
enum Subject {
    /// A body of the council, by its class.
    Body(std::sync::Arc<str>),
    Action(std::sync::Arc<str>),
}

impl Crosstab {
    /// The first column of the meeting that a column is of: the parts of one day, under one label, are one meeting.
    fn sitting(&self, meeting: &Meeting) -> u32 {
        let label = |of: &Meeting| of.label.as_ref().map(|(_, text)| fold(text));
        let same = |other: &&Meeting| other.period == meeting.period && label(other) == label(meeting);
        let parts: Vec<&Meeting> = self.meetings.iter().filter(same).collect();
        let first = parts.iter().map(|part| part.column).min().filter(|_| parts.iter().any(|part| part.is_part));
        first.unwrap_or(meeting.column)
    }
}

/// Reads a crossed sheet into a table of instances, a table of participations, or both.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: &Given, crosstab: &Crosstab) -> Vec<Table> {
    let source = sheet.place();
    let of_places = without_places(reader, sheet, given, crosstab);
    let crosstab = of_places.as_ref().unwrap_or(crosstab);
    let are_people = people::are_rows(sheet, crosstab);
    let structure = if are_people { people::structure(sheet, crosstab) } else { None };
    if are_people && structure.is_none() && !given.values.contains_key("structure") {
        people::refuse(journal, sheet, crosstab);
        return Vec::new();
    }
    let without_label = structure.as_ref().map(|said| without_title(crosstab, said.0));
    let crosstab = without_label.as_ref().unwrap_or(crosstab);
    let supposed = match given_subject(reader, given) {
        Some(subject) => Some((subject, None)),
        None => supposed_subject(journal, reader, sheet, given, crosstab),
    };
    let columns =
        |kind: Kind, names: &[&str]| -> Vec<&'static Column> { names.iter().filter_map(|name| kind.schema().column(name)).collect() };
    let new = |kind, names: &[&str]| Builder::new(kind, Layout::Crosstab, sheet.grid.year, source.clone(), columns(kind, names));
    let mut instances = new(Kind::Instances, &["date", "instance", "structure", "presence"]);
    let mut participations = new(Kind::Participations, &["date", "action", "structure", "participants"]);

    mark_header(journal, sheet, crosstab);
    beside::tell_unread(journal, sheet, crosstab);
    let given_day = given.values.get("date").and_then(|raw| reader.period(raw).value());
    let otherwise = given_day.or_else(|| reader.default_year().or(sheet.grid.year).and_then(Period::year));
    let own: Vec<(&Meeting, Option<Subject>)> =
        crosstab.meetings.iter().map(|meeting| (meeting, meeting.label.as_ref().map(|(_, text)| subject(reader, given, text)))).collect();
    let people = beside::people_columns(sheet, crosstab, are_people);
    if are_people {
        people::tell(journal, sheet, crosstab, structure.as_ref());
    }
    let mut row_subject: Option<(Subject, Option<CellRef>)> = None;
    let mut enrolled_ignored: BTreeSet<u32> = BTreeSet::new();
    let mut sums: BTreeMap<u32, Vec<Option<Quantity>>> = BTreeMap::new();
    for row in sheet.rows_past(crosstab.header_row).take_while(|row| *row <= crosstab.last_row) {
        let name_cell = CellRef::new(row, crosstab.names);
        let name = sheet.seen(name_cell).filter(|(cell, _)| cell.row > crosstab.header_row);
        if name.is_some_and(|(_, raw)| is_example(&text(raw))) {
            sheet.row(row).for_each(|(cell, _)| set(journal, sheet, cell, Fate::Ignored(Ignored::ExampleRow)));
            continue;
        }
        if totals::is_legend(reader, sheet, crosstab, row) {
            sheet.row(row).for_each(|(cell, _)| set(journal, sheet, cell, Fate::Ignored(Ignored::OutsideTable)));
            continue;
        }
        if totals::is_totals_row(sheet, crosstab, row) {
            totals::check_row(journal, reader, sheet, crosstab, row, &sums);
            continue;
        }
        let marks: Vec<(&Meeting, Option<&Subject>, CellRef, &Raw)> = own
            .iter()
            .filter_map(|(meeting, subject)| {
                sheet.own(CellRef::new(row, meeting.column)).map(|raw| (*meeting, subject.as_ref(), CellRef::new(row, meeting.column), raw))
            })
            .collect();
        let (example, marks): (Vec<_>, Vec<_>) = marks.into_iter().partition(|(meeting, ..)| meeting.is_example());
        beside::leave_the_rest(journal, sheet, crosstab, row, &people, !marks.is_empty());
        // An action is written once for its rows, merged or not.
        let of_row =
            crosstab.subjects.and_then(|column| sheet.seen(CellRef::new(row, column))).filter(|(cell, _)| cell.row > crosstab.header_row);
        if let Some((cell, raw)) = of_row {
            row_subject = Some((subject(reader, given, &tidy_text(raw)), Some(cell)));
        }
        let supposed = row_subject.as_ref().or(supposed.as_ref());
        let supposed_at = supposed.and_then(|(_, cell)| *cell);
        example.iter().for_each(|(_, _, cell, _)| set(journal, sheet, *cell, Fate::Ignored(Ignored::ExampleRow)));
        let mut present: Vec<Option<Quantity>> = Vec::new();
        let mut sittings: BTreeMap<u32, Vec<Mark<'_>>> = BTreeMap::new();
        for (meeting, subject, cell, raw) in marks {
            let presence = match reader.presence(raw) {
                Reading::Value(presence) => presence,
                Reading::Blank => continue,
                Reading::Unknown => {
                    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Used);
                    continue;
                }
                Reading::Unreadable(text) => {
                    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::SetAside(SetAside::Unreadable));
                    journal.tell(source.at(cell), Problem::MarkUnknown { mark: text });
                    continue;
                }
            };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, Fate::Used);
            if let Presence::Present(quantity) = presence {
                sums.entry(meeting.column).or_default().push(Some(quantity));
            }
            let Some(presence) = parts::presence(meeting.says, raw, presence) else { continue };
            if let (Presence::Present(quantity), Says::WhoCame | Says::Some) = (presence, meeting.says) {
                present.push(Some(quantity));
            }
            sittings.entry(crosstab.sitting(meeting)).or_default().push(Mark { meeting, subject, cell, raw, presence });
        }
        let mut came: Vec<Option<Quantity>> = Vec::new();
        for marks in sittings.values() {
            let Some(said) = parts::together(journal, sheet, marks) else { continue };
            let Some(mark) = marks.get(said.at) else { continue };
            if let Some(Presence::Present(quantity)) = said.presence {
                came.push(Some(quantity));
            }
            let subject = mark.subject.or(supposed.map(|(subject, _)| subject));
            let builder = match subject {
                Some(Subject::Body(_)) => {
                    enrolled_ignored.extend(said.enrolled.map(|(cell, _)| cell.column));
                    if said.presence.is_none() {
                        continue;
                    }
                    &mut instances
                }
                Some(Subject::Action(_)) | None => {
                    if said.enrolled.is_none() && !matches!(said.presence, Some(Presence::Present(_))) {
                        continue;
                    }
                    &mut participations
                }
            };
            builder.begin(mark.cell);
            // A name merged over several rows is used by any of them that has a mark.
            let named = if are_people { structure.clone() } else { name.map(|(cell, raw)| (cell, tidy_text(raw))) };
            // In a partner's copy it was somebody: no structure is named.
            let named = named.filter(|(_, name)| name != REMOVED);
            if let Some((cell, _)) = &named {
                journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, *cell, Fate::Used);
            }
            put_record(builder, otherwise, mark, subject, supposed_at, named, &said);
            // Several who came are not the one person who is named.
            if said.presence == Some(Presence::Present(Quantity::exact(1.0))) {
                builder.person(beside::named(sheet, row, &people));
            }
        }
        if let Some(title) = supposed_at.filter(|_| !present.is_empty()) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, title, Fate::Used);
        }
        totals::check_margin(journal, reader, sheet, crosstab, row, [&present, &came]);
    }
    parts::tell_enrolled(journal, sheet, crosstab, &enrolled_ignored);
    [instances, participations].into_iter().filter(|builder| !builder.is_empty()).map(Builder::finish).collect()
}

/// The same sheet without the labels around its dates, where a title names a body and nothing else, and no label is one: they say in which
/// room it sat, or who held it.
fn without_places(reader: &Reader, sheet: &Sheet<'_>, given: &Given, crosstab: &Crosstab) -> Option<Crosstab> {
    let labels: Vec<&(CellRef, String)> = crosstab.meetings.iter().filter_map(|meeting| meeting.label.as_ref()).collect();
    let is_headed = |(cell, _): &&(CellRef, String)| {
        let mut heads = (1..=crosstab.names).filter_map(|column| sheet.own(CellRef::new(cell.row, column)));
        heads.any(|raw| find::is_action_header(&tidy_text(raw)))
    };
    let names_body = |(_, text): &&(CellRef, String)| title::body(reader, text).is_some();
    if given.kind.is_some() || labels.is_empty() || labels.iter().any(is_headed) || labels.iter().any(names_body) {
        return None;
    }
    crosstab.titles.iter().find(|(_, text)| title::only_body(reader, text).is_some())?;
    // Numbers of people are of actions, whatever the title says.
    let is_counted = |meeting: &Meeting| {
        let cells = (crosstab.header_row + 1..=crosstab.last_row).filter_map(|row| sheet.own(CellRef::new(row, meeting.column)));
        cells.filter_map(|raw| reader.quantity(raw)).any(|people| people.value > 1.0)
    };
    if crosstab.meetings.iter().any(is_counted) {
        return None;
    }
    let meetings = crosstab.meetings.iter().map(|meeting| Meeting { label: None, ..meeting.clone() }).collect();
    Some(Crosstab { meetings, ..crosstab.clone() })
}

/// The same sheet without a title that says which structure people came from, and nothing of what they met for.
fn without_title(crosstab: &Crosstab, said: CellRef) -> Crosstab {
    let is_other = |(cell, _): &&(CellRef, String)| cell.row != said.row || cell.column > said.column || cell.column + 1 < said.column;
    Crosstab { titles: crosstab.titles.iter().filter(is_other).cloned().collect(), ..crosstab.clone() }
}

fn put_record(
    builder: &mut Builder,
    otherwise: Option<Period>,
    mark: &Mark<'_>,
    subject: Option<&Subject>,
    supposed_at: Option<CellRef>,
    name: Option<(CellRef, String)>,
    said: &Came,
) {
    let meeting = mark.meeting;
    let period = meeting.period.or(otherwise);
    if let Some(period) = period {
        builder.put("date", meeting.cell, Value::Period(period));
    }
    if let Some((cell, name)) = name {
        builder.put("structure", cell, Value::Text(name.into()));
    }
    builder.besides(&said.besides);
    let label_cell = meeting.label.as_ref().map(|(cell, _)| *cell).or(supposed_at).unwrap_or(meeting.cell);
    match subject {
        Some(Subject::Body(class)) => {
            builder.put("instance", label_cell, Value::Class(class.clone()));
            if let Some(presence) = said.presence {
                builder.put("presence", mark.cell, Value::Presence(presence));
            }
        }
        Some(Subject::Action(action)) => {
            builder.put("action", label_cell, Value::Text(action.clone()));
            put_people(builder, mark, said);
        }
        None => put_people(builder, mark, said),
    }
}

/// Those who came, and those who had enrolled where it is said.
fn put_people(builder: &mut Builder, mark: &Mark<'_>, said: &Came) {
    match said.presence {
        Some(Presence::Present(people)) => builder.put("participants", mark.cell, Value::Quantity(people)),
        Some(Presence::Absent | Presence::Excused) => builder.put("participants", mark.cell, Value::Quantity(Quantity::exact(0.0))),
        None => {}
    }
    if let Some((cell, people)) = said.enrolled {
        builder.put("inscrits", cell, Value::Quantity(people));
    }
}

/// What a label names: a body of the council when it is one of its names, an action otherwise; or as the settings want it.
fn subject(reader: &Reader, given: &Given, text: &str) -> Subject {
    let body = if given.kind == Some(Kind::Participations) { None } else { title::body(reader, text) };
    body.map_or_else(|| Subject::Action(text.into()), Subject::Body)
}

/// What the settings say that the whole sheet was met for.
fn given_subject(reader: &Reader, given: &Given) -> Option<Subject> {
    let said = |column: &str| {
        given.values.get(column).map(tidy_text).filter(|_| given.kind.is_none_or(|kind| kind.schema().column(column).is_some()))
    };
    let body = said("instance").and_then(|text| title::body(reader, &text)).map(Subject::Body);
    body.or_else(|| said("action").map(|text| Subject::Action(text.into())))
}

/// When no header names what was met for: a title, the sheet or the file does (contract §10).
fn supposed_subject(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    given: &Given,
    crosstab: &Crosstab,
) -> Option<(Subject, Option<CellRef>)> {
    if crosstab.subjects.is_some() || crosstab.meetings.iter().all(|meeting| meeting.label.is_some()) {
        return None;
    }
    let stem = title::stem(&sheet.of_file);
    // « Action », left of the labels, heads them: it names none.
    let names_itself =
        |text: &str| headers::meanings(text).is_empty() || title::without_label(text) != text || title::only_body(reader, text).is_some();
    let titles = crosstab.titles.iter().filter(|(_, text)| names_itself(text));
    let titles = titles.map(|(cell, text)| (Some(*cell), text.as_str()));
    let names: Vec<(Option<CellRef>, &str)> = titles.chain([(None, &*sheet.grid.sheet), (None, stem.as_str())]).collect();
    let body = names.iter().find_map(|(cell, text)| title::body(reader, text).map(|class| (Subject::Body(class), *cell)));
    if body.is_some() && given.kind != Some(Kind::Participations) {
        return body;
    }
    let names: Vec<(Option<CellRef>, &str)> = names.into_iter().filter(|(_, text)| !title::is_aside(text)).collect();
    // « Élus », « Professionnels » part those who came.
    let tells = |(_, text): &&(Option<CellRef>, &str)| title::is_telling(text) && !title::parts_people(reader, text);
    let last_resort = || names.iter().find(|(_, text)| title::is_telling(text));
    let (cell, name) = names.iter().find(tells).or_else(last_resort).or_else(|| names.iter().rev().find(|(_, text)| !text.is_empty()))?;
    let taken: std::sync::Arc<str> = title::bare(title::without_label(name)).into();
    let place = cell.map_or_else(|| sheet.place(), |cell| sheet.place().at(cell));
    journal.tell(place, Problem::CrosstabWithoutAction { taken: taken.clone() });
    Some((Subject::Action(taken), *cell))
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}

fn mark_header(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab) {
    for (cell, header) in &crosstab.undated {
        journal.tell(sheet.place().at(*cell), Problem::CrosstabWithoutDate { header: header.as_str().into() });
    }
    for row in sheet.rows_in(crosstab.first_row..=crosstab.header_row) {
        for (cell, _) in sheet.row(row) {
            let of = crosstab
                .meetings
                .iter()
                .find(|meeting| meeting.cell == cell || meeting.label.as_ref().is_some_and(|(label, _)| *label == cell));
            let fate = match of {
                Some(meeting) if meeting.is_example() => Fate::Ignored(Ignored::ExampleRow),
                Some(_) => Fate::Used,
                None => Fate::Ignored(Ignored::Header),
            };
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}
