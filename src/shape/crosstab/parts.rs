//! What stands under a date, or an action, that spans several columns: « Hommes | Femmes », « Présent | Excusé », « Inscrits | Présents ».
//! They are one meeting: parts of those who came, or what became of those who were asked.

use super::find::{is_action_header, is_name_header};
use super::{Crosstab, Mark, people};
use crate::finding::{Fate, Findings, SetAside};
use crate::fold::fold;
use crate::place::CellRef;
use crate::problem::Problem;
use crate::quantity::{Quantity, sum};
use crate::read::Raw;
use crate::schema::Kind;
use crate::shape::reader::Reader;
use crate::shape::sheet::{Sheet, tidy_text};
use crate::shape::value::{Reading, header_key};
use crate::shape::{Presence, headers, list, moment};
use std::collections::{BTreeMap, BTreeSet};

/// What the marks of a column say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Says {
    /// Who came, or that they did not.
    #[default]
    WhoCame,
    /// Some of those who came: men, adults.
    Some,
    /// All of those whose parts stand beside it.
    Total,
    Excused,
    Absent,
    Enrolled,
}

/// The columns of a header's lower row that part what the upper one spans, by column.
pub type Parts = BTreeMap<u32, Says>;

/// What the cells of the row under the dates say, when it is of the header: `None` for a record, or for labels of another kind.
pub fn beneath(sheet: &Sheet<'_>, reader: &Reader, row: u32, first: u32) -> Option<BTreeMap<u32, (String, Says)>> {
    let mut parts = BTreeMap::new();
    for (cell, raw) in sheet.row(row + 1) {
        let Raw::Text(_) = raw else { return None };
        let text = tidy_text(raw);
        if cell.column < first {
            // A first word that is no header names a structure: the row is its record.
            let is_header = is_name_header(&text) || is_action_header(&text) || people::heads_names(&text) || headers::is_numbering(&text);
            if !is_header {
                return None;
            }
        } else {
            let said = says(reader, &text)?;
            parts.insert(cell.column, (text, said));
        }
    }
    (parts.len() > 1).then_some(parts)
}

/// What each column says, where every span has the same parts, two at least.
pub fn of_spans<T: PartialEq>(spans: &BTreeMap<u32, T>, beneath: &BTreeMap<u32, (String, Says)>) -> Option<Parts> {
    let mut groups: Vec<(&T, Vec<String>)> = Vec::new();
    for (column, span) in spans {
        let (text, _) = beneath.get(column)?;
        match groups.iter_mut().find(|(known, _)| *known == span) {
            Some((_, texts)) => texts.push(fold(text)),
            None => groups.push((span, vec![fold(text)])),
        }
    }
    let (_, first) = groups.first()?;
    let are_distinct = first.iter().collect::<BTreeSet<_>>().len() == first.len();
    let are_same = groups.iter().all(|(_, texts)| texts == first);
    let parts: Parts = spans.keys().filter_map(|column| Some((*column, beneath.get(column)?.1))).collect();
    // « Excusé | Absent » without those who came, or « Total » without its parts, is no whole meeting.
    let tell_who_came = parts.values().any(|says| matches!(says, Says::WhoCame | Says::Some));
    (first.len() > 1 && are_distinct && are_same && tell_who_came).then_some(parts)
}

/// What a header under a date says of those in its column.
fn says(reader: &Reader, text: &str) -> Option<Says> {
    let names = |kind: Kind, name: &str| headers::column(kind, text).is_some_and(|(column, _)| column.name == name);
    if headers::is_total(text) {
        return Some(Says::Total);
    }
    if names(Kind::Participations, "inscrits") {
        return Some(Says::Enrolled);
    }
    if list::parts_a_count(text) {
        return Some(Says::Some);
    }
    let is_around = |word: &&str| matches!(*word, "nb" | "nombre" | "nbre" | "de" | "d" | "des");
    let key = header_key(text);
    let words = key.split(' ').skip_while(is_around).collect::<Vec<_>>().join(" ");
    let is_mark = fold(text) == "x" || text.chars().any(|letter| letter.is_ascii_digit());
    match reader.presence(&Raw::Text(words.into())) {
        Reading::Value(Presence::Present(_)) if !is_mark => Some(Says::WhoCame),
        Reading::Value(Presence::Excused) => Some(Says::Excused),
        Reading::Value(Presence::Absent) if !is_mark => Some(Says::Absent),
        Reading::Value(_) | Reading::Blank | Reading::Unknown | Reading::Unreadable(_) => {
            (names(Kind::Participations, "participants") || names(Kind::Instances, "presence")).then_some(Says::WhoCame)
        }
    }
}

/// What a mark says under its header: a cross under « Excusé » excuses, and a nought says nothing of anyone.
pub fn presence(says: Says, raw: &Raw, mark: Presence) -> Option<Presence> {
    let denies = || matches!(raw, Raw::Number(_) | Raw::Boolean(_)) || matches!(raw, Raw::Text(text) if !fold(text).starts_with('a'));
    match (says, mark) {
        (Says::WhoCame | Says::Some | Says::Total | Says::Enrolled, _) => Some(mark),
        (Says::Excused, Presence::Absent) => None,
        (Says::Excused, Presence::Present(_) | Presence::Excused) => Some(Presence::Excused),
        (Says::Absent, Presence::Absent) if denies() => None,
        (Says::Absent, Presence::Excused) => Some(Presence::Excused),
        (Says::Absent, Presence::Present(_) | Presence::Absent) => Some(Presence::Absent),
    }
}

/// What the marks of one structure say of one meeting.
pub struct Came {
    /// The mark that says it.
    pub at: usize,
    /// `None` where only those enrolled are told.
    pub presence: Option<Presence>,
    pub enrolled: Option<(CellRef, Quantity)>,
    /// The other cells that were added to it.
    pub besides: Vec<CellRef>,
}

/// What the marks of one meeting say together: parts are added, and who is present is not excused.
pub fn together(journal: &mut Findings, sheet: &Sheet<'_>, marks: &[Mark<'_>]) -> Option<Came> {
    if are_contrary(marks) {
        for mark in marks {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, mark.cell, Fate::SetAside(SetAside::Unreadable));
        }
        let column = Kind::Instances.schema().column("presence").map_or("", |column| column.title);
        journal.tell(sheet.place().at(marks.first()?.cell), Problem::TwoTicks { column: column.into() });
        return None;
    }
    let of = |says: Says| marks.iter().enumerate().filter(move |(_, mark)| mark.meeting.says == says);
    let count = |mark: &Mark<'_>| if let Presence::Present(people) = mark.presence { people } else { Quantity::exact(0.0) };
    let enrolled = of(Says::Enrolled).map(|(_, mark)| (mark.cell, count(mark))).find(|(_, people)| people.value > 0.0);
    let total = of(Says::Total).next().map(|(at, mark)| (at, count(mark)));
    let summed = sum(of(Says::Some).map(|(_, mark)| Some(count(mark))));
    let parts = of(Says::Some).next().map(|(at, _)| at).zip(summed);
    if let (Some((at, total)), Some((_, parts))) = (total, parts)
        && (total.value - parts.value).abs() > 0.01
        && let Some(mark) = marks.get(at)
    {
        let number = |people: Quantity| crate::french::number(people.value).into();
        journal.tell(sheet.place().at(mark.cell), Problem::PartsDiffer { total: number(total), parts: number(parts) });
    }
    let counted = total.or(parts).map(|(at, people)| (at, if people.value > 0.0 { Presence::Present(people) } else { Presence::Absent }));
    let is_alone = |says: Says| matches!(says, Says::WhoCame | Says::Excused | Says::Absent);
    let others = marks.iter().enumerate().filter(|(_, mark)| is_alone(mark.meeting.says)).map(|(at, mark)| (at, mark.presence));
    let said: Vec<(usize, Presence)> = counted.into_iter().chain(others).collect();
    let presences: Vec<Presence> = said.iter().map(|(_, presence)| *presence).collect();
    let chosen = moment::together(&presences).and_then(|(rank, presence)| Some((said.get(rank)?.0, Some(presence))));
    let (at, presence) = chosen.or_else(|| of(Says::Enrolled).next().filter(|_| enrolled.is_some()).map(|(at, _)| (at, None)))?;
    let is_added = |other: usize, mark: &Mark<'_>| other != at && total.is_none() && mark.meeting.says == Says::Some;
    let besides = marks.iter().enumerate().filter(|(other, mark)| is_added(*other, mark)).map(|(_, mark)| mark.cell).collect();
    Some(Came { at, presence, enrolled, besides })
}

/// « Présent » and « Excusé » are both crossed. One who came and one who did not are two people.
fn are_contrary(marks: &[Mark<'_>]) -> bool {
    // In a text file a number is a text too.
    let crossed = |mark: &&Mark<'_>| match mark.raw {
        Raw::Text(text) => text.trim().parse::<f64>().is_err(),
        Raw::Boolean(_) => true,
        Raw::Number(_) | Raw::Percent(_) | Raw::Date(_) | Raw::Seconds(_) | Raw::Error(_) | Raw::EmptyText => false,
    };
    let came = |mark: &Mark<'_>| mark.meeting.says == Says::WhoCame && matches!(mark.presence, Presence::Present(_));
    let did_not = |mark: &Mark<'_>| matches!(mark.meeting.says, Says::Excused | Says::Absent);
    marks.iter().filter(crossed).any(came) && marks.iter().filter(crossed).any(did_not)
}

/// Says that those enrolled are not kept of a meeting of a body, which enrolls nobody.
pub fn tell_enrolled(journal: &mut Findings, sheet: &Sheet<'_>, crosstab: &Crosstab, columns: &BTreeSet<u32>) {
    for column in columns {
        let cell = CellRef::new(crosstab.header_row, *column);
        let header = sheet.own(cell).map(tidy_text).unwrap_or_default();
        journal.tell(sheet.place().at(cell), Problem::ColumnIgnored { header: header.into() });
    }
}
