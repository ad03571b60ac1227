//! What intake takes of a folder: tables, findings and the fate of every cell; and how they are drawn.

use observatoire::check::{self, SoundTable};
use observatoire::discover;
use observatoire::finding::{Fate, Findings, Ignored, SetAside, SheetFates};
use observatoire::place::{CellRef, Place, column_letters};
use observatoire::problem::Severity;
use observatoire::quantity::{Precision, Quantity};
use observatoire::read::{self, Grid};
use observatoire::settings::Settings;
use observatoire::shape::survey::Survey;
use observatoire::shape::{self, Items, Presence, Table, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// All that the stages of intake make of a folder.
pub struct Taken {
    pub journal: Findings,
    pub grids: Vec<Grid>,
    pub tables: Vec<SoundTable>,
    pub surveys: Vec<Survey>,
}

/// Takes in a folder, its `observatoire.toml` included.
pub fn take(inputs: &Path) -> Taken {
    let settings = observatoire::settings::load::load(inputs).unwrap();
    let mut journal = Findings::default();
    let deliveries = discover::deliveries(&mut journal, &settings, inputs).unwrap();
    let grids = read::grids(&mut journal, &deliveries).grids;
    take_grids(journal, &settings, grids)
}

/// Takes in grids already entered in the ledger of a journal.
pub fn take_grids(mut journal: Findings, settings: &Settings, grids: Vec<Grid>) -> Taken {
    let shaped = shape::tables(&mut journal, settings, &grids);
    let tables = check::sound(&mut journal, shaped.tables);
    Taken { journal, grids, tables, surveys: shaped.surveys }
}

impl Taken {
    /// The tables in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().map(SoundTable::table)
    }

    /// What was taken of one file: its tables, cells left out with the reason, and findings.
    pub fn draw(&self, file: &str) -> String {
        let mut picture = String::new();
        for table in self.tables().filter(|table| &*table.source.file == file) {
            draw_table(&mut picture, table);
        }
        for survey in self.surveys.iter().filter(|survey| &*survey.source.file == file) {
            picture += &format!("questionnaire « {} », {} questions\n", survey.title, survey.questions.len());
        }
        for (_, sheet, cells) in self.journal.ledger.sheets().filter(|(name, ..)| &***name == file) {
            let title = if sheet.is_empty() { String::new() } else { format!("[{sheet}] ") };
            picture += &drawn_fates(&title, cells);
        }
        for finding in self.journal.iter().filter(|finding| &*finding.place.file == file) {
            picture += &format!("{} {} {}\n", mark(finding.problem.severity()), within(&finding.place), finding.problem.code());
        }
        picture
    }
}

/// The gravest findings stand out.
const fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocking => "!!!",
        Severity::Error => "!!",
        Severity::Warning => "!",
        Severity::Note => "·",
    }
}

fn within(place: &Place) -> String {
    let cell = place.cell.map(|cell| cell.to_string());
    let parts: Vec<String> = place.sheet.iter().map(ToString::to_string).chain(cell).collect();
    if parts.is_empty() { "fichier".to_owned() } else { parts.join(" ") }
}

fn draw_table(picture: &mut String, table: &Table) {
    let sheet = table.source.sheet.as_deref().map(|sheet| format!("[{sheet}] ")).unwrap_or_default();
    *picture += &format!("{sheet}{} ({}) {}\n", table.kind.name(), table.layout.name(), table.records.len());
    let filled: Vec<&shape::TypedColumn> =
        in_schema_order(table).into_iter().filter(|column| column.values.iter().any(Option::is_some)).collect();
    let head: Vec<String> = filled.iter().map(|column| column.name.to_owned()).collect();
    let mut lines: Vec<Vec<String>> = vec![std::iter::once(String::new()).chain(head).collect()];
    for (record, start) in table.records.iter().enumerate() {
        let values = filled.iter().map(|column| column.values[record].as_ref().map(|cited| shown(&cited.value)).unwrap_or_default());
        lines.push(std::iter::once(start.to_string()).chain(values).collect());
    }
    let widths: Vec<usize> = (0..=filled.len()).map(|at| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0)).collect();
    for line in lines {
        let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        *picture += format!("  {}", cells.join(" | ")).trim_end();
        picture.push('\n');
    }
}

/// A table's columns as the contract lists them.
pub fn in_schema_order(table: &Table) -> Vec<&shape::TypedColumn> {
    let rank = |name: &str| table.kind.schema().columns.iter().position(|column| column.name == name);
    let mut columns: Vec<&shape::TypedColumn> = table.columns.iter().collect();
    columns.sort_by_key(|column| rank(column.name));
    columns
}

/// A value in a few letters: `~40` about, `≥700` at least, `≤10` at most; `P3` three came, `E` excused, `A` absent.
pub fn shown(value: &Value) -> String {
    let text = match value {
        Value::Text(text) | Value::Class(text) => text.to_string(),
        Value::Quantity(quantity) => counted(*quantity),
        Value::Period(period) => period.to_string(),
        Value::YesNo(true) => "oui".to_owned(),
        Value::YesNo(false) => "non".to_owned(),
        Value::Year(year) => year.to_string(),
        Value::Items(Items { items, incomplete }) => format!("{}{}", items.join(" + "), if *incomplete { " + …" } else { "" }),
        Value::Classes(classes) => classes.join(" + "),
        Value::Presence(Presence::Present(quantity)) => format!("P{}", counted(*quantity)),
        Value::NotKnown => "?".to_owned(),
        Value::Presence(Presence::Excused) => "E".to_owned(),
        Value::Presence(Presence::Absent) => "A".to_owned(),
    };
    let text = text.replace('\n', "⏎");
    if text.chars().count() > 70 { format!("{}…", text.chars().take(70).collect::<String>()) } else { text }
}

fn counted(quantity: Quantity) -> String {
    let sign = match quantity.precision {
        Precision::Exact => "",
        Precision::About => "~",
        Precision::AtMost => "≤",
        Precision::AtLeast => "≥",
    };
    format!("{sign}{}", quantity.value)
}

/// The cells of a sheet that were not used, by reason, runs of a row together.
fn drawn_fates(title: &str, cells: &SheetFates) -> String {
    let mut by_reason: BTreeMap<Fate, Vec<CellRef>> = BTreeMap::new();
    for (cell, fate) in cells.iter() {
        by_reason.entry(fate).or_default().push(cell);
    }
    let used = by_reason.remove(&Fate::Used).map_or(0, |cells| cells.len());
    let mut picture = format!("  {title}{used} utilisées sur {}\n", cells.len());
    for (fate, cells) in by_reason {
        picture += &format!("    {}: {}\n", reason(fate), runs(&cells));
    }
    picture
}

const fn reason(fate: Fate) -> &'static str {
    match fate {
        Fate::Used => "utilisées",
        Fate::Ignored(Ignored::OutsideTable) => "hors tableau",
        Fate::Ignored(Ignored::Header) => "en-tête",
        Fate::Ignored(Ignored::TotalRow) => "total",
        Fate::Ignored(Ignored::UnknownColumn) => "sans usage",
        Fate::Ignored(Ignored::Personal) => "personnel",
        Fate::Ignored(Ignored::HelperSheet) => "feuille d’aide",
        Fate::Ignored(Ignored::SurveyAnnex) => "feuille annexe",
        Fate::Ignored(Ignored::DidNotCome) => "pas venu",
        Fate::Ignored(Ignored::DraftAnswer) => "brouillon",
        Fate::Ignored(Ignored::DuplicateSheet) => "copie",
        Fate::Ignored(Ignored::ExampleRow) => "exemple",
        Fate::Ignored(Ignored::OtherTerritory) => "autre territoire",
        Fate::SetAside(SetAside::TerritoryUnknown) => "ÉCARTÉ territoire",
        Fate::SetAside(SetAside::SheetNotRecognised) => "ÉCARTÉ non reconnu",
        Fate::SetAside(SetAside::Unreadable) => "ÉCARTÉ illisible",
        Fate::SetAside(SetAside::RowLeftOut) => "ÉCARTÉ ligne",
        Fate::SetAside(SetAside::Personal) => "ÉCARTÉ personnel",
        Fate::SetAside(SetAside::NominativeRegister) => "ÉCARTÉ nominatif",
    }
}

/// `A1 B3:D3`: neighbours on a row together; past a few, how many more.
fn runs(cells: &[CellRef]) -> String {
    let chunks: Vec<&[CellRef]> = cells.chunk_by(|one, next| one.row == next.row && one.column + 1 == next.column).collect();
    let named = chunks.iter().take(12).map(|run| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{}{}:{}{}", column_letters(first.column), first.row, column_letters(last.column), last.row),
        [] => String::new(),
    });
    let named: Vec<String> = named.collect();
    let more = chunks.len().saturating_sub(12);
    if more > 0 { format!("{} … +{more}", named.join(" ")) } else { named.join(" ") }
}
