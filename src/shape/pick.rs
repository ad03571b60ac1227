//! Which tables a sheet gives: crossed sheet, list or form, whichever explains it; and what to say when none does.

mod crossed;
pub mod expenses;
mod labels;
mod stacked;
mod supplied;
pub mod versions;

use super::by_year;
use super::crosstab;
use super::form;
use super::lecture::Given;
use super::list;
use super::meeting;
use super::minutes;
use super::pasted;
use super::reader::{Outcome, Reader};
use super::recognise::{self, Candidate, Context, Found, Header, Wanted};
use super::sheet::Sheet;
use super::suggest::{Cause, Suggestion};
use super::totals::Totals;
use super::transposed;
use super::verdict::{Guess, Why};
use super::{Cited, Layout, Table, Value, title};
use crate::finding::{Fate, Findings};
use crate::fold::fold;
use crate::problem::Problem;
use crate::schema::Kind;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use supplied::Values;

/// A header that names so many columns of a table heads it, even where it lacks one.
const NEARLY_READ: usize = 4;

/// What a sheet gives.
pub enum Picked {
    Tables {
        tables: Vec<Table>,
        why: Why,
    },
    /// Drop-down lists, instructions: nothing to count.
    Helper,
    Nothing {
        problem: Problem,
        why: Why,
    },
}

/// Sheets so named hold lists for drop-downs or instructions, in workbooks of every origin.
const HELPER_SHEETS: [&str; 18] = [
    "listes",
    "liste",
    "listes deroulantes",
    "parametres",
    "parametre",
    "aide",
    "lisez moi",
    "lisezmoi",
    "notice",
    "legende",
    "nomenclature",
    "nomenclatures",
    "mode d emploi",
    "instructions",
    "consignes",
    "sommaire",
    "accueil",
    "menu",
];

/// Reads the tables of a sheet.
pub fn tables(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: Option<&Given>) -> Picked {
    let nothing_given = Given::default();
    let given = given.unwrap_or(&nothing_given);
    stacked::read(journal, reader, sheet, given).unwrap_or_else(|| whole(journal, reader, sheet, given))
}

/// The tables of a sheet read as one.
fn whole(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: &Given) -> Picked {
    let mut values: Values = given.values.iter().map(|(name, raw)| (*name, (None, raw.clone()))).collect();
    let picked = read_as(journal, reader, sheet, given, &mut values);
    match picked {
        Picked::Tables { mut tables, why } => {
            let constant: BTreeSet<&str> = given.values.keys().copied().collect();
            tables.iter_mut().for_each(|table| give(journal, reader, table, &values, &constant));
            Picked::Tables { tables, why }
        }
        Picked::Nothing { .. } if is_helper(sheet) => Picked::Helper,
        Picked::Nothing { problem, mut why } => {
            let pasted = pasted::separator(sheet).map(|(cell, separator)| {
                let column = cell.to_string().trim_end_matches(|letter: char| letter.is_ascii_digit()).into();
                Problem::TableInOneColumn { column, separator }
            });
            let problem = pasted.unwrap_or(problem);
            why.suggestion = why.suggestion.or_else(|| Suggestion::of_unknown(sheet).map(Box::new));
            Picked::Nothing { problem, why }
        }
        Picked::Helper => Picked::Helper,
    }
}

/// The reading that explains the sheet, before what its titles and the settings say of every record is put in.
fn read_as(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, given: &Given, values: &mut Values) -> Picked {
    let wanted = Wanted::new(given, reader.default_year());
    let allows = |layout: Layout| given.layout.is_none_or(|asked| asked == layout);

    let mut found = if allows(Layout::List) { recognise::lists(sheet, &wanted) } else { Found::default() };
    let as_form = OnceCell::new();
    let as_form = || as_form.get_or_init(|| FormLike::of(sheet, &wanted));
    if allows(Layout::List) {
        let mut said = values.clone();
        // A form of another table has labels too, and may have a list beneath: who the partners are, where they work.
        let session = labels::session(sheet, reader, &wanted, &found, &mut said).filter(|_| !as_form().is_of_no_session());
        if let Some(session) = session {
            *values = said;
            return lists(journal, reader, sheet, &session);
        }
    }
    // « Partenaires : » without a value, alone in its row, is a label of a form before it is a list of one column.
    if allows(Layout::Form)
        && !found.headers.is_empty()
        && found.headers.iter().all(|header| header.best.columns.len() == 1)
        && as_form().is_whole
    {
        found.headers.clear();
    }
    if allows(Layout::List) {
        found = supplied::with_titles_rather_than_registry(journal, reader, sheet, &wanted, found, values);
    }
    // Labels of a form without a value look like headings between rows.
    if found.headers.is_empty() && allows(Layout::List) && !(allows(Layout::Form) && as_form().is_whole) {
        found = supplied::with_headings(reader, sheet, &wanted, found);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_axis(sheet, &wanted, found, values);
        found = supplied::with_year(sheet, &wanted, found, values);
        found = supplied::with_date(reader, sheet, &wanted, found, values);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_spread(reader, sheet, &wanted, found);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_titles(journal, reader, sheet, &wanted, found, values);
    }
    if found.headers.is_empty() && allows(Layout::List) {
        found = supplied::with_structure(journal, sheet, &wanted, found, values);
    }
    expenses::leave_out(journal, sheet, &mut found);
    let mut crossed = if allows(Layout::Crosstab) { crossed::sheets(sheet, reader, given) } else { Vec::new() };
    // A form with a date beside a label looks like a crossed sheet without a heading: its labels decide.
    if allows(Layout::Form) && crossed.iter().any(|crosstab| !crosstab.headed) && as_form().is_whole {
        crossed.clear();
    }
    // Dates among the rows of a table that lacks but a column are none of a crossed sheet, which would be headed otherwise.
    let nearly_read = found.nearest.as_ref().is_some_and(|near| near.table.columns.len() >= NEARLY_READ);
    if found.headers.is_empty() && nearly_read && crossed.iter().all(|crosstab| !crosstab.headed) {
        crossed.clear();
    }
    let mut picked = if crossed.is_empty() || crossed::are_outweighed(&found, &crossed) {
        lists(journal, reader, sheet, &found)
    } else {
        let tables: Vec<Table> = crossed.iter().flat_map(|crosstab| crosstab::read(journal, reader, sheet, given, crosstab)).collect();
        let meetings: usize = crossed.iter().map(|crosstab| crosstab.meetings.len()).sum();
        let reasons = vec![format!("structures en lignes, {} en colonnes", crate::french::count(meetings, "réunion", "réunions"))];
        let score = crossed.iter().map(|crosstab| crosstab::likeness(sheet, reader, crosstab)).min();
        Picked::Tables { tables, why: Why { score, reasons, nearly: nearest_list(&found), suggestion: None } }
    };
    if let Picked::Nothing { .. } = picked
        && allows(Layout::Form)
    {
        picked = forms(journal, reader, sheet, &wanted, picked);
    }
    if let Picked::Nothing { .. } = picked
        && allows(Layout::Crosstab)
        && let Some(tables) = transposed::read(journal, reader, sheet, given)
    {
        picked = Picked::Tables { tables, why: Why::because("dates en lignes, structures en colonnes") };
    }
    if let Picked::Nothing { .. } = picked
        && wanted.only.is_none_or(|only| matches!(only, Kind::Instances | Kind::Participations))
        && let Some(table) = minutes::read(journal, reader, sheet)
    {
        picked = Picked::Tables { tables: vec![table], why: Why::because("réunions en lignes, structures en listes") };
    }
    if let Picked::Nothing { .. } = picked
        && wanted.only.is_none_or(|only| only == Kind::Context)
        && let Some(table) = by_year::read(journal, reader, sheet)
    {
        picked = Picked::Tables { tables: vec![table], why: Why::because("indicateurs en lignes, années en colonnes") };
    }
    if let Picked::Nothing { problem: Problem::SheetNotRecognised { .. }, .. } = picked
        && allows(Layout::List)
        && let Some(labelled) = labels::list_beneath(sheet, reader, &wanted, &found, values)
    {
        picked = lists(journal, reader, sheet, &labelled);
    }
    picked
}

/// What a sheet read otherwise would be as a list.
fn nearest_list(found: &Found) -> Option<Guess> {
    found.headers.first().map(|header| list_guess(&header.best)).or_else(|| found.nearest.as_ref().map(|near| list_guess(&near.table)))
}

fn list_guess(table: &Candidate) -> Guess {
    Guess { kind: table.kind, layout: Layout::List, score: table.likeness, missing: table.missing.clone() }
}

/// What a sheet would be as a form: many rows may be looked through for it, once.
struct FormLike {
    is_whole: bool,
    kind: Option<Kind>,
}

impl FormLike {
    fn of(sheet: &Sheet<'_>, wanted: &Wanted<'_>) -> Self {
        match form::find(sheet, &Context::of(sheet, &[]), 0, wanted) {
            Ok(form) => Self { is_whole: true, kind: Some(form.kind) },
            Err(near) => Self { is_whole: false, kind: near.map(|near| near.form.kind) },
        }
    }

    /// Its labels are those of a table that counts nobody.
    fn is_of_no_session(&self) -> bool {
        self.kind.is_some_and(|kind| !matches!(kind, Kind::Participations | Kind::Instances))
    }
}

fn lists(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, found: &Found) -> Picked {
    if let Some((header, rival)) =
        found.headers.iter().find_map(|header| Some((header, header.rival.as_ref().filter(|_| header.is_ambiguous())?)))
    {
        let problem = Problem::SheetAmbiguous { first: header.best.kind.name().into(), second: rival.kind.name().into() };
        let suggestion = Suggestion::of_list(reader, sheet, Cause::Ambiguous, header.last_row, &header.cells, &header.best);
        let suggestion = Some(Box::new(Suggestion { rival: Some(rival.kind), ..suggestion }));
        let why =
            Why { score: Some(header.best.likeness), reasons: header.best.reasons.clone(), nearly: Some(list_guess(rival)), suggestion };
        return Picked::Nothing { problem, why };
    }
    let mut tables = Vec::new();
    let mut why = Why::default();
    let mut before = 0;
    let mut totals: BTreeMap<Vec<(u32, &str)>, Totals> = BTreeMap::new();
    for header in &found.headers {
        let overlaps = |other: &&Header| {
            other.first_row > header.last_row && other.span.start() <= header.span.end() && header.span.start() <= other.span.end()
        };
        let next = found.headers.iter().filter(overlaps).map(|other| other.opens_past(header.last_row)).min();
        let last_row = next.map_or_else(|| sheet.last_row(), |next| above_titles(sheet, reader, header, next));
        let columns: Vec<(u32, &str)> = header.best.columns.iter().map(|(at, column)| (*at, column.name)).collect();
        let totals = totals.entry(columns).or_default();
        totals.open_block();
        match list::read(journal, reader, sheet, header, last_row, totals) {
            Some(mut table) => {
                let mut said = header.said.clone();
                said.extend(labels::absence(sheet, reader, header, before).map(|absence| ("presence", absence)));
                give(journal, reader, &mut table, &said, &BTreeSet::new());
                tables.push(table);
            }
            None => {
                let suggestion = Suggestion::of_list(reader, sheet, Cause::Nominative, header.last_row, &header.cells, &header.best);
                why.suggestion = Some(Box::new(suggestion));
            }
        }
        before = header.last_row;
        why.reasons.extend(header.best.reasons.iter().cloned());
        // Of several tables, the least sure.
        why.score = why.score.into_iter().chain([header.best.likeness]).min();
        let second = header.second.as_ref().map(list_guess);
        why.nearly = why.nearly.into_iter().chain(second).max_by_key(|guess| guess.score);
    }
    if !found.headers.is_empty() {
        return Picked::Tables { tables, why };
    }
    let Some(near) = &found.nearest else { return not_recognised(None, None) };
    let suggestion = Suggestion::of_list(reader, sheet, Cause::Unrecognised, near.row, &near.cells, &near.table);
    not_recognised(Some(list_guess(&near.table)), Some(suggestion))
}

/// The last row of a table that another follows: words alone above the second header are its titles.
fn above_titles(sheet: &Sheet<'_>, reader: &Reader, header: &Header, next: u32) -> u32 {
    let mut titles = title::above(sheet, header.last_row, next);
    // Of a list of one column, words alone are names, but for « Élus », « Professionnels ».
    if header.best.columns.len() < 2 {
        titles.retain(|(_, text)| title::parts_people(reader, text));
    }
    titles.first().map_or(next, |(cell, _)| cell.row).saturating_sub(1)
}

fn not_recognised(nearly: Option<Guess>, suggestion: Option<Suggestion>) -> Picked {
    let nearest = nearly.as_ref().map(|guess| (guess.kind.name().into(), guess.missing.iter().map(|name| (*name).into()).collect()));
    let why = Why { score: None, reasons: Vec::new(), nearly, suggestion: suggestion.map(Box::new) };
    Picked::Nothing { problem: Problem::SheetNotRecognised { nearest }, why }
}

fn forms(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, wanted: &Wanted<'_>, otherwise: Picked) -> Picked {
    let titles: Vec<String> = title::texts(sheet, 3).into_iter().map(|(_, text)| text).collect();
    let found = form::find(sheet, &Context::of(sheet, &titles), 0, wanted);
    if found.is_err()
        && wanted.only.is_none()
        && let Some(meeting) = meeting::find(sheet, reader)
    {
        let why = Why::because("une fiche de réunion, avec la liste des présents");
        return Picked::Tables { tables: meeting::read(journal, sheet, &meeting).into_iter().collect(), why };
    }
    match found {
        Ok(form) => {
            let reasons = vec![crate::french::count(form.labels(), "rubrique reconnue", "rubriques reconnues")];
            let table = form::read(journal, reader, sheet, &form);
            let suggestion = table.is_none().then(|| {
                let suggestion = Suggestion::of_form(form.kind, &form.all_labels(sheet), &[]);
                Box::new(Suggestion { cause: Cause::Nominative, ..suggestion })
            });
            let why = Why { score: Some(form.likeness(sheet, 0)), reasons, nearly: form.second, suggestion };
            Picked::Tables { tables: table.into_iter().collect(), why }
        }
        Err(Some(near)) => match otherwise {
            Picked::Nothing { problem: Problem::SheetNotRecognised { nearest: None }, .. } => {
                let score = near.form.likeness(sheet, near.missing.len());
                let guess = Guess { kind: near.form.kind, layout: Layout::Form, score, missing: near.missing.clone() };
                let suggestion = Suggestion::of_form(near.form.kind, &near.form.all_labels(sheet), &near.missing);
                not_recognised(Some(guess), Some(suggestion))
            }
            other @ (Picked::Tables { .. } | Picked::Helper | Picked::Nothing { .. }) => other,
        },
        Err(None) => otherwise,
    }
}

/// Puts what the settings, or the titles, say of every record.
fn give(journal: &mut Findings, reader: &Reader, table: &mut Table, values: &Values, constant: &BTreeSet<&str>) {
    for (name, (title, raw)) in values {
        let Some(column) = table.kind.schema().column(name) else { continue };
        let Some(first) = table.records.first().copied() else { continue };
        let Outcome::Value(value) = reader.read(journal, &table.source, column, title.unwrap_or(first), raw) else { continue };
        if let Some(title) = title {
            let sheet = table.source.sheet.clone().unwrap_or_else(|| "".into());
            journal.ledger.set(&table.source.file, &sheet, *title, Fate::Used);
        }
        // A title says what a row lacks; the settings say what it is.
        let known = |at: usize| table.get(at, name).filter(|_| !constant.contains(name)).cloned();
        let filled: Vec<Option<Cited<Value>>> = table
            .records
            .iter()
            .enumerate()
            .map(|(at, cell)| known(at).or(Some(Cited { value: value.clone(), cell: title.unwrap_or(*cell) })))
            .collect();
        table.columns.retain(|known| known.name != *name);
        table.columns.push(super::TypedColumn { name: column.name, values: filled });
    }
}

fn is_helper(sheet: &Sheet<'_>) -> bool {
    let name = fold(&sheet.grid.sheet);
    sheet.grid.hidden.sheet || HELPER_SHEETS.contains(&name.as_str())
}
