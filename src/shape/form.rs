//! Forms (*fiche*): labels and values side by side, one record a sheet or several, in one or two columns.

mod boxes;
mod cells;
mod person;
mod reading;

pub use reading::read;

use super::Layout;
use super::headers::{self, Sureness};
use super::recognise::{self, Context, Wanted};
use super::sheet::{Sheet, tidy_text};
use super::title;
use super::verdict::Guess;
use crate::finding::{Fate, Findings};
use crate::place::CellRef;
use crate::read::{Memo, Raw};
use crate::schema::{Column, Content, Kind};
use cells::right_of;
use std::collections::{BTreeMap, BTreeSet};

/// A sheet with fewer labels than this is no form.
const FEWEST_LABELS: usize = 4;
/// A column with fewer labels than this is none of labels.
const FEWEST_IN_A_COLUMN: usize = 3;

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
    /// Misspelt: taken for the label it resembles.
    guessed: bool,
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
    /// The second best table.
    pub second: Option<Guess>,
}

impl Form {
    /// How many labels were recognised.
    pub fn labels(&self) -> usize {
        self.labels.len()
    }

    /// The score out of that of a form whose every label would be recognised, and which would lack none, in a hundred.
    pub fn likeness(&self, sheet: &Sheet<'_>, missing_count: usize) -> u8 {
        let labels = self.all_labels(sheet).len().max(self.labels.len());
        recognise::out_of_a_hundred(self.score, (labels + missing_count) as f64 + 1.0)
    }

    /// Every cell of a column of labels that has a value, with its words and the column it names.
    pub fn all_labels(&self, sheet: &Sheet<'_>) -> Vec<(String, Option<&'static str>)> {
        let known: BTreeMap<CellRef, &'static str> = self.labels.iter().map(|label| (label.cell, label.column.name)).collect();
        let is_text = |(cell, raw): &(CellRef, &Raw)| self.label_columns.contains(&cell.column) && matches!(raw, Raw::Text(_));
        let labels = sheet.rows().flat_map(|row| sheet.row(row)).filter(is_text).filter_map(|(cell, raw)| {
            let text = tidy_text(raw);
            let (head, rest) = text.split_once(':').map_or((text.as_str(), ""), |(head, rest)| (head.trim(), rest.trim()));
            let has_value = !rest.is_empty() || right_of(sheet, self, cell).next().is_some();
            (has_value || known.contains_key(&cell)).then(|| (head.to_owned(), known.get(&cell).copied()))
        });
        labels.collect()
    }
}

/// A form that lacks something.
pub struct Near {
    pub form: Form,
    pub missing: Vec<&'static str>,
}

/// The best form reading of the rows past `after`, if it is complete; else the nearest incomplete one.
pub fn find(sheet: &Sheet<'_>, context: &Context, after: u32, wanted: &Wanted<'_>) -> Result<Form, Option<Box<Near>>> {
    let mut nearest: Option<(usize, Near)> = None;
    let mut complete: Vec<Form> = Vec::new();
    let mut template: Option<Form> = None;
    let texts = texts_of(sheet, after, wanted);
    for kind in Kind::ALL.into_iter().filter(|kind| wanted.only.is_none_or(|only| only == *kind)) {
        let form = labels_of(sheet, kind, context, &texts, wanted);
        let names: BTreeSet<&str> = form.labels.iter().map(|label| label.column.name).collect();
        // A form that the settings announce may be short.
        if names.len() < if wanted.only.is_some() { 1 } else { FEWEST_LABELS } {
            continue;
        }
        let required = kind.schema().columns.iter().filter(|column| column.required).map(|column| column.name);
        let missing: Vec<&str> = required.filter(|name| !names.contains(name) && !wanted.given.contains(name)).collect();
        if kind == Kind::Actions && names.len() >= ENOUGH_LABELS && missing.iter().all(|name| TEMPLATES_LACK.contains(name)) {
            template = titled(sheet, &form, missing.contains(&"action"));
        }
        if missing.is_empty() {
            complete.push(form);
        } else if nearest.as_ref().is_none_or(|(known, _)| names.len() > *known) {
            nearest = Some((names.len(), Near { form, missing }));
        }
    }
    // The first of two as good: the order of the tables decides.
    complete.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut complete = complete.into_iter().chain(template);
    let Some(mut best) = complete.next() else { return Err(nearest.map(|(_, near)| Box::new(near))) };
    let guess = |form: &Form, missing: Vec<&'static str>| {
        let score = form.likeness(sheet, missing.len());
        Guess { kind: form.kind, layout: Layout::Form, score, missing }
    };
    let other = complete.find(|form| form.kind != best.kind).map(|form| guess(&form, Vec::new()));
    let nearly = nearest.filter(|(_, near)| near.form.kind != best.kind).map(|(_, near)| guess(&near.form, near.missing));
    best.second = other.into_iter().chain(nearly).max_by_key(|guess| guess.score);
    Ok(best)
}

/// The form, under the title above its labels if none of them names the action.
fn titled(sheet: &Sheet<'_>, form: &Form, nameless: bool) -> Option<Form> {
    let first = form.labels.iter().map(|label| label.cell.row).min()?;
    let lone = |row: &u32| sheet.row(*row).count() == 1;
    let above: Vec<(CellRef, String)> = sheet
        .rows()
        .take_while(|row| *row < first)
        .filter(lone)
        .filter_map(|row| sheet.row(row).next())
        .map(|(cell, raw)| (cell, tidy_text(raw)))
        .collect();
    // « FICHE ACTION » alone names no action where another title does.
    let telling = above.iter().rev().find_map(|(cell, text)| Some((*cell, title::of_form(text)?.to_owned())));
    let title = telling.or_else(|| above.last().cloned()).filter(|_| nameless);
    (title.is_some() || !nameless).then(|| Form {
        kind: form.kind,
        score: form.score,
        labels: form.labels.clone(),
        label_columns: form.label_columns.clone(),
        title,
        second: None,
    })
}

/// A text that may be a label.
struct TextCell<'a> {
    cell: CellRef,
    raw: &'a Raw,
    /// It stands alone in its row.
    alone: bool,
}

/// The texts that name a column of some table, and those that stand alone. Each content is looked up once: a sheet may be a list of
/// two hundred thousand rows.
fn texts_of<'a>(sheet: &Sheet<'a>, after: u32, wanted: &Wanted<'_>) -> Vec<TextCell<'a>> {
    let mut names: Memo<bool> = Memo::default();
    let mut texts = Vec::new();
    for row in sheet.rows_after(after) {
        let alone = row.cells().nth(1).is_none();
        for held in row.cells().filter(|held| matches!(held.raw, Raw::Text(_))) {
            let may_be_label = || {
                let text = tidy_text(held.raw);
                let head = text.split_once(':').map(|(head, _)| head);
                goes_on(&text) || [Some(text.as_str()), head].into_iter().flatten().any(|text| wanted.names_something(text))
            };
            if names.of(held.content, may_be_label) || alone {
                texts.push(TextCell { cell: held.cell, raw: held.raw, alone });
            }
        }
    }
    texts
}

fn labels_of(sheet: &Sheet<'_>, kind: Kind, context: &Context, texts: &[TextCell<'_>], wanted: &Wanted<'_>) -> Form {
    let hinted = context.hints_at(kind);
    let mut labels = Vec::new();
    let mut score = if hinted { 1.0 } else { 0.0 };
    let mut heading: Option<&'static Column> = None;
    for text in texts {
        let found = label(kind, text.cell, text.raw, hinted, wanted);
        if text.alone {
            heading = found.as_ref().map(|(label, _)| label.column).filter(|column| column.content == Content::Text);
        }
        let Some((label, sureness)) = found.or_else(|| label_under(heading?, text.cell, text.raw)) else { continue };
        score += if sureness == Sureness::Name { 1.0 } else { 0.9 };
        labels.push(label);
    }
    // Labels stand in columns of labels; a value that happens to be a label's word (« formation ») does not.
    let mut by_column: BTreeMap<u32, usize> = BTreeMap::new();
    for label in &labels {
        *by_column.entry(label.cell.column).or_default() += 1;
    }
    let most = by_column.values().copied().max().unwrap_or(0);
    let fewest = if wanted.only.is_some() { 1 } else { FEWEST_IN_A_COLUMN };
    let label_columns: BTreeSet<u32> =
        by_column.into_iter().filter(|(_, count)| *count >= fewest && *count * 3 >= most).map(|(column, _)| column).collect();
    let before = labels.len();
    labels.retain(|label| label_columns.contains(&label.cell.column));
    score -= (before - labels.len()) as f64;
    if labels.len() >= FEWEST_LABELS - 1 {
        labels.extend(misspelt(sheet, kind, &labels, &label_columns));
        labels.sort_by_key(|label| label.cell);
    }
    Form { kind, score, labels, label_columns, title: None, second: None }
}

/// Labels a letter or two away from one that the form lacks, in a column of labels, with a value at their right.
fn misspelt(sheet: &Sheet<'_>, kind: Kind, known: &[Label], label_columns: &BTreeSet<u32>) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let first = known.iter().map(|label| label.cell.row).min().unwrap_or(0).saturating_sub(1);
    let taken: BTreeSet<CellRef> = known.iter().map(|label| label.cell).collect();
    let mut named: BTreeSet<&str> = known.iter().map(|label| label.column.name).collect();
    let mut guesses: Memo<Option<&'static Column>> = Memo::default();
    for held in sheet.rows_after(first.saturating_sub(1)).flat_map(|row| row.cells()) {
        let cell = held.cell;
        let is_free = label_columns.contains(&cell.column) && !taken.contains(&cell);
        if !is_free || !matches!(held.raw, Raw::Text(_)) || sheet.own(CellRef::new(cell.row, cell.column + 1)).is_none() {
            continue;
        }
        let column = guesses.of(held.content, || headers::guess(kind, &tidy_text(held.raw)));
        if let Some(column) = column.filter(|column| named.insert(column.name)) {
            found.push(Label { cell, column, inline: None, guessed: true });
        }
    }
    found
}

/// « pour les professionnels », under « OBJECTIFS ».
fn label_under(heading: &'static Column, cell: CellRef, raw: &Raw) -> Option<(Label, Sureness)> {
    goes_on(&tidy_text(raw)).then_some((Label { cell, column: heading, inline: None, guessed: false }, Sureness::Synonym))
}

/// Whether a text goes on with the heading above it.
fn goes_on(text: &str) -> bool {
    crate::fold::fold(text).starts_with("pour les ")
}

fn label(kind: Kind, cell: CellRef, raw: &Raw, hinted: bool, wanted: &Wanted<'_>) -> Option<(Label, Sureness)> {
    let text = tidy_text(raw);
    let usable = |sureness: &Sureness| hinted || *sureness > Sureness::Weak;
    if let Some((column, sureness)) = wanted.column(kind, &text).filter(|(_, sureness)| usable(sureness)) {
        return Some((Label { cell, column, inline: None, guessed: false }, sureness));
    }
    let (head, rest) = text.split_once(':')?;
    let (column, sureness) = wanted.column(kind, head).filter(|(_, sureness)| usable(sureness))?;
    let rest = rest.trim();
    Some((Label { cell, column, inline: (!rest.is_empty()).then(|| rest.to_owned()), guessed: false }, sureness))
}

fn set(journal: &mut Findings, sheet: &Sheet<'_>, cell: CellRef, fate: Fate) {
    journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
}
