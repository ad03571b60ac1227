//! Forms (*fiche*): labels and values side by side, one record a sheet or several, in one or two columns.

use super::build::Builder;
use super::headers::{self, Sureness};
use super::reader::{Outcome, Reader};
use super::recognise::Context;
use super::sheet::{Sheet, tidy_text};
use super::{Layout, Table};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::Raw;
use crate::schema::{Column, Content, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// A sheet with fewer labels than this is no form.
const FEWEST_LABELS: usize = 4;

/// An action sheet with as many labels is one, even where its template has no label for the action's name (the title has it), its axis or
/// its status: the national templates of action sheets have none of the three, or one.
const ENOUGH_LABELS: usize = 6;
const TEMPLATES_LACK: [&str; 3] = ["action", "axe", "statut"];

/// A label of a form, and where its value lies.
#[derive(Clone, Debug)]
struct Label {
    cell: CellRef,
    column: &'static Column,
    /// « Porteur : CHU » in a single cell: what follows the colon.
    inline: Option<String>,
}

/// A form found on a sheet.
pub struct Form {
    pub kind: Kind,
    pub score: f64,
    labels: Vec<Label>,
    /// Columns of labels.
    label_columns: BTreeSet<u32>,
    /// The title, where no label gives the record's name.
    title: Option<(CellRef, String)>,
}

impl Form {
    /// How many labels were recognised.
    pub fn labels(&self) -> usize {
        self.labels.len()
    }
}

/// The best form reading of the rows past `after`, if it is complete; else the nearest incomplete one.
pub fn find(
    sheet: &Sheet<'_>,
    context: &Context,
    after: u32,
    only: Option<Kind>,
    given: &BTreeSet<&'static str>,
) -> Result<Form, Option<(Kind, Vec<&'static str>)>> {
    let mut nearest: Option<(usize, Kind, Vec<&'static str>)> = None;
    let mut best: Option<Form> = None;
    let mut template: Option<Form> = None;
    for kind in Kind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind)) {
        let form = labels_of(sheet, kind, context, after);
        let names: BTreeSet<&str> = form.labels.iter().map(|label| label.column.name).collect();
        if names.len() < FEWEST_LABELS {
            continue;
        }
        let required = kind.schema().columns.iter().filter(|column| column.required).map(|column| column.name);
        let missing: Vec<&str> = required.filter(|name| !names.contains(name) && !given.contains(name)).collect();
        if kind == Kind::Actions && names.len() >= ENOUGH_LABELS && missing.iter().all(|name| TEMPLATES_LACK.contains(name)) {
            template = titled(sheet, &form, missing.contains(&"action"));
        }
        if missing.is_empty() {
            if best.as_ref().is_none_or(|known| form.score > known.score) {
                best = Some(form);
            }
        } else if nearest.as_ref().is_none_or(|(known, ..)| names.len() > *known) {
            nearest = Some((names.len(), kind, missing));
        }
    }
    best.or(template).ok_or(nearest.map(|(_, kind, missing)| (kind, missing)))
}

/// The form, under the title above its labels if none of them names the action.
fn titled(sheet: &Sheet<'_>, form: &Form, nameless: bool) -> Option<Form> {
    let first = form.labels.iter().map(|label| label.cell.row).min()?;
    let lone = |row: &u32| sheet.row(*row).count() == 1;
    let above = sheet.rows().take_while(|row| *row < first).filter(lone).last();
    let title = above.and_then(|row| sheet.row(row).next()).map(|(cell, raw)| (cell, tidy_text(raw)));
    let title = title.filter(|_| nameless);
    (title.is_some() || !nameless).then(|| Form {
        kind: form.kind,
        score: form.score,
        labels: form.labels.clone(),
        label_columns: form.label_columns.clone(),
        title,
    })
}

fn labels_of(sheet: &Sheet<'_>, kind: Kind, context: &Context, after: u32) -> Form {
    let hinted = context.hints_at(kind);
    let mut labels = Vec::new();
    let mut score = if hinted { 1.0 } else { 0.0 };
    for row in sheet.rows().filter(|row| *row > after) {
        for (cell, raw) in sheet.row(row).filter(|(_, raw)| matches!(raw, Raw::Text(_))) {
            let Some((label, sureness)) = label(kind, cell, raw, hinted) else { continue };
            score += if sureness == Sureness::Name { 1.0 } else { 0.9 };
            labels.push(label);
        }
    }
    // Labels stand in columns of labels; a value that happens to be a label's word (« formation ») does not.
    let mut by_column: BTreeMap<u32, usize> = BTreeMap::new();
    for label in &labels {
        *by_column.entry(label.cell.column).or_default() += 1;
    }
    let most = by_column.values().copied().max().unwrap_or(0);
    let label_columns: BTreeSet<u32> =
        by_column.into_iter().filter(|(_, count)| *count >= 3 && *count * 3 >= most).map(|(column, _)| column).collect();
    let before = labels.len();
    labels.retain(|label| label_columns.contains(&label.cell.column));
    score -= (before - labels.len()) as f64;
    Form { kind, score, labels, label_columns, title: None }
}

fn label(kind: Kind, cell: CellRef, raw: &Raw, hinted: bool) -> Option<(Label, Sureness)> {
    let text = tidy_text(raw);
    let usable = |sureness: &Sureness| hinted || *sureness > Sureness::Weak;
    if let Some((column, sureness)) = headers::column(kind, &text).filter(|(_, sureness)| usable(sureness)) {
        return Some((Label { cell, column, inline: None }, sureness));
    }
    let (head, rest) = text.split_once(':')?;
    let (column, sureness) = headers::column(kind, head).filter(|(_, sureness)| usable(sureness))?;
    let rest = rest.trim();
    Some((Label { cell, column, inline: (!rest.is_empty()).then(|| rest.to_owned()) }, sureness))
}

/// Reads every record of a form.
pub fn read(journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, form: &Form) -> Option<Table> {
    let named = tell_names(journal, sheet, form);
    let columns = form.labels.iter().map(|label| label.column);
    let mut builder = Builder::new(form.kind, Layout::Form, sheet.grid.year, sheet.place(), columns);
    for labels in records(form) {
        for values in value_columns(sheet, form, &labels) {
            read_record(journal, reader, sheet, form, &labels, values, &mut builder);
        }
    }
    mark_the_rest(journal, sheet, form);
    if named {
        refuse(journal, sheet, form);
        return None;
    }
    Some(builder.finish())
}

/// The labels of each record: a new one begins where the first required label comes again.
fn records(form: &Form) -> Vec<Vec<Label>> {
    let key = form.kind.schema().columns.iter().find(|column| column.required).map_or("", |column| column.name);
    let keyed: BTreeSet<u32> = form.labels.iter().filter(|label| label.column.name == key).map(|label| label.cell.column).collect();
    // Two columns that both begin records are two forms side by side; otherwise the second goes on with the first.
    let groups: Vec<Vec<Label>> = if keyed.len() > 1 {
        keyed
            .iter()
            .map(|column| form.labels.iter().filter(|label| nearest_left(&keyed, label.cell.column) == Some(*column)).cloned().collect())
            .collect()
    } else {
        vec![form.labels.clone()]
    };
    let mut records = Vec::new();
    for group in groups {
        let starts: Vec<u32> = group.iter().filter(|label| label.column.name == key).map(|label| label.cell.row).collect();
        if starts.len() <= 1 {
            records.push(group);
            continue;
        }
        for (rank, start) in starts.iter().enumerate() {
            let from = if rank == 0 { 0 } else { *start };
            let to = starts.get(rank + 1).copied().unwrap_or(u32::MAX);
            records.push(group.iter().filter(|label| (from..to).contains(&label.cell.row)).cloned().collect());
        }
    }
    records
}

fn nearest_left(columns: &BTreeSet<u32>, column: u32) -> Option<u32> {
    columns.range(..=column).next_back().copied()
}

/// Where the values lie: all cells right of the label (`None`), or one record a column when the key label has several values.
fn value_columns(sheet: &Sheet<'_>, form: &Form, labels: &[Label]) -> Vec<Option<u32>> {
    let key = labels.iter().find(|label| label.column.required && label.column.content == Content::Text && label.inline.is_none());
    let Some(key) = key else { return vec![None] };
    let values: Vec<u32> = right_of(sheet, form, key.cell).map(|(cell, _)| cell.column).collect();
    if values.len() > 1 { values.into_iter().map(Some).collect() } else { vec![None] }
}

/// The cells right of a label, up to the next column of labels.
fn right_of<'a>(sheet: &'a Sheet<'_>, form: &Form, label: CellRef) -> impl Iterator<Item = (CellRef, &'a Raw)> {
    let end = form.label_columns.range(label.column + 1..).next().copied().unwrap_or(u32::MAX);
    sheet.row(label.row).filter(move |(cell, _)| cell.column > label.column && cell.column < end)
}

fn read_record(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    form: &Form,
    labels: &[Label],
    values: Option<u32>,
    builder: &mut Builder,
) {
    let Some(first) = labels.first() else { return };
    let source = sheet.place();
    let beneath = values_beneath(sheet, form, labels);
    builder.begin(values.map_or(first.cell, |column| CellRef::new(first.cell.row, column)));
    let mut filled: BTreeSet<&str> = BTreeSet::new();
    if let Some((cell, title)) = &form.title {
        set(journal, sheet, *cell, Fate::Used);
        builder.put("action", *cell, super::Value::Text(title.as_str().into()));
    }
    for label in labels {
        set(journal, sheet, label.cell, if label.inline.is_some() { Fate::Used } else { Fate::Ignored(Ignored::Header) });
        let cells: Vec<(CellRef, &Raw)> = match values {
            Some(column) => right_of(sheet, form, label.cell).filter(|(cell, _)| cell.column == column).collect(),
            None => value_cells(sheet, form, labels, label, beneath),
        };
        let inline = label.inline.as_ref().map(|text| (label.cell, Raw::Text(text.as_str().into())));
        let all: Vec<(CellRef, &Raw)> = inline.iter().map(|(cell, raw)| (*cell, raw)).chain(cells).collect();
        let Some((at, _)) = all.first().copied() else { continue };
        let outcome = reader.read_cells(journal, &source, label.column, &all);
        let fate = outcome.fate();
        all.iter().for_each(|(cell, _)| set(journal, sheet, *cell, fate));
        if let Outcome::Value(value) = outcome
            && filled.insert(label.column.name)
        {
            builder.put(label.column.name, at, value);
        }
    }
}

/// Whether values stand under their labels: then most labels have nothing at their right.
fn values_beneath(sheet: &Sheet<'_>, form: &Form, labels: &[Label]) -> bool {
    let bare = labels.iter().filter(|label| label.inline.is_none() && right_of(sheet, form, label.cell).next().is_none()).count();
    bare * 5 > labels.len() * 4 && labels.iter().all(|label| label.inline.is_none())
}

/// The cells of a label's value: at its right, then on the rows beneath until the next label, for values over several rows.
fn value_cells<'a>(sheet: &'a Sheet<'_>, form: &Form, labels: &[Label], label: &Label, beneath: bool) -> Vec<(CellRef, &'a Raw)> {
    let mut cells: Vec<(CellRef, &Raw)> = right_of(sheet, form, label.cell).collect();
    let next = labels
        .iter()
        .map(|other| other.cell)
        .filter(|other| other.column == label.cell.column && other.row > label.cell.row)
        .map(|other| other.row)
        .min();
    let next = next.unwrap_or(u32::MAX);
    let multiple = matches!(label.column.content, Content::Names | Content::Texts | Content::Text | Content::Classes(_));
    for row in sheet.rows().filter(|row| *row > label.cell.row && *row < next) {
        let under = sheet.own(CellRef::new(row, label.cell.column));
        if beneath {
            cells.extend(sheet.row(row).filter(|(cell, _)| cell.column >= label.cell.column));
        } else if under.is_none() && multiple && !cells.is_empty() {
            cells.extend(right_of(sheet, form, CellRef::new(row, label.cell.column)));
        } else {
            break;
        }
    }
    cells
}

const fn names_refused(kind: Kind) -> bool {
    matches!(kind, Kind::Referrals | Kind::Pathways)
}

/// A form about a person that names her is set aside whole.
fn tell_names(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) -> bool {
    if !names_refused(form.kind) {
        return false;
    }
    let named: Vec<(CellRef, String, bool)> = personal_labels(sheet, form).collect();
    for (cell, header, _) in &named {
        let problem = Problem::NominativeRegister { header: header.as_str().into(), table: form.kind.name().into() };
        journal.tell(sheet.place().at(*cell), problem);
    }
    !named.is_empty()
}

/// The labels of a person that have a value: their cell, their words, and whether the value stands in the same cell.
fn personal_labels<'a>(sheet: &'a Sheet<'_>, form: &'a Form) -> impl Iterator<Item = (CellRef, String, bool)> + 'a {
    sheet.grid.cells.iter().filter_map(|(cell, raw)| {
        let text = tidy_text(raw);
        let (head, inline) = text.split_once(':').map_or((text.as_str(), false), |(head, rest)| (head, !rest.trim().is_empty()));
        let personal =
            form.label_columns.contains(&cell.column) && headers::column(form.kind, head).is_none() && headers::personal(head).is_some();
        (personal && (inline || right_of(sheet, form, cell).next().is_some())).then(|| (cell, head.to_owned(), inline))
    })
}

fn refuse(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) {
    for cell in sheet.grid.cells.positions().iter() {
        set(journal, sheet, cell, Fate::SetAside(SetAside::NominativeRegister));
    }
    let personal: Vec<(CellRef, bool)> = personal_labels(sheet, form).map(|(cell, _, inline)| (cell, inline)).collect();
    for (label, inline) in personal {
        let values = right_of(sheet, form, label).map(|(cell, _)| cell);
        inline.then_some(label).into_iter().chain(values).for_each(|cell| set(journal, sheet, cell, Fate::SetAside(SetAside::Personal)));
    }
}

/// Labels that no column has, their values, and sub-headings.
fn mark_the_rest(journal: &mut Findings, sheet: &Sheet<'_>, form: &Form) {
    let known: BTreeSet<CellRef> = form.labels.iter().map(|label| label.cell).collect();
    let first = form.labels.iter().map(|label| label.cell.row).min().unwrap_or(0);
    for row in sheet.rows() {
        for (cell, raw) in sheet.row(row) {
            if known.contains(&cell) || !form.label_columns.contains(&cell.column) || row < first {
                continue;
            }
            let values: Vec<CellRef> = right_of(sheet, form, cell).map(|(cell, _)| cell).collect();
            if values.is_empty() {
                continue;
            }
            let label = tidy_text(raw);
            let personal = headers::personal(&label).is_some();
            let why = if personal { Ignored::Personal } else { Ignored::UnknownColumn };
            set(journal, sheet, cell, Fate::Ignored(Ignored::Header));
            values.iter().for_each(|value| set(journal, sheet, *value, Fate::Ignored(why)));
            let place = sheet.place().at(cell);
            let header = label.as_str().into();
            match (personal, names_refused(form.kind)) {
                // Told already, as what sets the sheet aside.
                (true, true) => {}
                (true, false) => journal.tell(place, Problem::PersonalColumn { header }),
                (false, _) => journal.tell(place, Problem::FormLabelUnknown { label: header }),
            }
        }
    }
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}
