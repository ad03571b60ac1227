//! Open data files dropped in as their producers publish them: recognised by their layout, only the territory's rows kept, handed
//! on as `contexte` with the cells they come from.
//!
//! A figure is given for the territory its producer gives it for, and named after it: nothing is ever scaled down to the council.

mod accessibility;
mod edition;
mod facilities;
mod gazetteer;
mod ground;
mod groups;
mod illness;
mod layout;
mod population;

use super::build::Builder;
use super::sheet::{Sheet, tidy_text};
use super::{Cited, Layout, Table, Value};
use crate::finding::{Fate, Findings, Ignored, SetAside};
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::quantity::Quantity;
use crate::read::{Grid, Raw};
use crate::schema::Kind;
use crate::settings::Settings;
use crate::settings::load::FILE_NAME;
use ground::Ground;
pub use layout::Found;
use layout::Product;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The territory that a figure describes, as large as the producer's table gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Level {
    Commune,
    Group,
    Department,
    Region,
    France,
}

impl Level {
    /// The contract's word.
    const fn word(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Group => "epci",
            Self::Department => "departement",
            Self::Region => "region",
            Self::France => "france",
        }
    }
}

/// A figure of an open data file.
#[derive(Clone, Debug, PartialEq)]
struct Fact {
    indicator: String,
    territory: Arc<str>,
    level: Level,
    /// `None`: the year that its folder says.
    year: Option<i32>,
    value: f64,
    unit: String,
    /// The cell of the value, or the first of the rows counted.
    cell: CellRef,
    /// The other rows counted.
    besides: Vec<CellRef>,
}

/// What a file says of the territory.
#[derive(Debug, Default)]
struct Kept {
    facts: Vec<Fact>,
    rows: BTreeSet<u32>,
}

/// The layout of a grid, if it is a known open data file's.
pub fn recognise(grid: &Grid) -> Option<Found> {
    layout::of(grid)
}

/// The open data files of the inputs, taken together: one says which commune is where, for all.
pub struct Open {
    pub ground: Ground,
    pub files: BTreeSet<Arc<str>>,
}

impl Open {
    /// Finds them, and where the council is; what they cannot say is told.
    pub fn new(journal: &mut Findings, settings: &Settings, grids: &[Grid]) -> Self {
        let found = grids.iter().filter_map(|grid| layout::of(grid).map(|found| (Sheet::new(grid), found)));
        let found: Vec<(Sheet<'_>, Found)> = found.collect();
        let ground = Ground::new(settings, &gazetteer::entries(&found));
        if !found.is_empty() {
            ground.tell(journal, &Place::file(FILE_NAME));
        }
        Self { ground, files: found.iter().map(|(sheet, _)| sheet.grid.file.clone()).collect() }
    }
}

/// Reads an open data file: its table is empty where the file serves only to know which commune is where.
pub fn read(journal: &mut Findings, ground: &Ground, sheet: &Sheet<'_>, found: &Found) -> Option<Table> {
    if found.product == Product::Documentation {
        settle(journal, sheet, found, |_| Fate::Ignored(Ignored::HelperSheet));
        return None;
    }
    if !ground.is_set() {
        settle(journal, sheet, found, |_| Fate::SetAside(SetAside::TerritoryUnknown));
        journal.tell(sheet.place(), Problem::TerritoryUnset { product: found.product.title().into() });
        return None;
    }
    let kept = match found.product {
        Product::Communes | Product::Departments | Product::Regions => gazetteer::kept(sheet, found, ground),
        Product::Populations | Product::DepartmentPopulations | Product::Complete => population::kept(sheet, found, ground),
        Product::Composition | Product::Groups | Product::Members | Product::GroupList => groups::kept(sheet, found, ground),
        Product::Illnesses => illness::kept(sheet, found, ground),
        Product::Accessibility => accessibility::kept(sheet, found, ground),
        Product::Facilities => facilities::kept(sheet, found, ground),
        Product::Documentation => Kept::default(),
    };
    if kept.rows.is_empty() {
        settle(journal, sheet, found, |_| Fate::SetAside(SetAside::TerritoryUnknown));
        let names = ground.names().join(", ");
        journal.tell(sheet.place(), Problem::TerritoryNotFound { product: found.product.title().into(), names: names.into() });
        return None;
    }
    settle(journal, sheet, found, |row| if kept.rows.contains(&row) { Fate::Used } else { Fate::Ignored(Ignored::OtherTerritory) });
    Some(table(sheet, found, kept.facts))
}

/// Gives each row under the header its fate; what stands above is titles.
fn settle(journal: &mut Findings, sheet: &Sheet<'_>, found: &Found, fate: impl Fn(u32) -> Fate) {
    journal.ledger.decide(&sheet.grid.file, &sheet.grid.sheet, |cell| {
        if cell.row > found.header {
            return fate(cell.row);
        }
        let under_way = cell.row == found.header;
        Fate::Ignored(if under_way { Ignored::Header } else { Ignored::OutsideTable })
    });
}

fn table(sheet: &Sheet<'_>, found: &Found, facts: Vec<Fact>) -> Table {
    let names = ["indicateur", "territoire", "annee", "valeur", "unite", "source", "niveau"];
    let columns = names.iter().filter_map(|name| Kind::Context.schema().column(name));
    let mut builder = Builder::new(Kind::Context, Layout::List, sheet.grid.year, sheet.place(), columns);
    let origin: Arc<str> = edition::origin(sheet, found, &facts).into();
    for fact in facts {
        let at = fact.cell;
        builder.begin(at);
        builder.besides(&fact.besides);
        builder.put("indicateur", at, Value::Text(fact.indicator.into()));
        builder.put("territoire", at, Value::Text(fact.territory));
        if let Some(year) = fact.year {
            builder.put("annee", at, Value::Year(year));
        }
        builder.put("valeur", at, Value::Quantity(Quantity::exact(fact.value)));
        builder.put("unite", at, Value::Text(fact.unit.into()));
        builder.put("source", at, Value::Text(origin.clone()));
        builder.put("niveau", at, Value::Text(fact.level.word().into()));
    }
    builder.finish()
}

/// A number as open data write it: `1 234`, `1234,5`, `1234.5`; none for a masked value (`s`, `nd`, blank).
fn number(raw: &Raw) -> Option<f64> {
    match raw {
        Raw::Number(number) => Some(*number),
        Raw::Text(text) => {
            let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
            text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
        }
        Raw::Percent(shown) => Some(shown / 100.0),
        Raw::Date(_) | Raw::Seconds(_) | Raw::Boolean(_) | Raw::Error(_) | Raw::EmptyText => None,
    }
}

/// A row of an open data file, its cells taken by column.
#[derive(Clone, Copy)]
struct Line<'a> {
    sheet: &'a Sheet<'a>,
    row: u32,
}

impl<'a> Line<'a> {
    /// The rows under the header, in order.
    fn all(sheet: &'a Sheet<'a>, found: &Found) -> impl Iterator<Item = Self> {
        let header = found.header;
        sheet.rows_past(header).map(move |row| Self { sheet, row })
    }

    fn text(&self, column: Option<u32>) -> Option<String> {
        let raw = self.sheet.own(CellRef::new(self.row, column?))?;
        Some(tidy_text(raw)).filter(|text| !text.is_empty())
    }

    fn number(&self, column: Option<u32>) -> Option<Cited<f64>> {
        let cell = CellRef::new(self.row, column?);
        number(self.sheet.own(cell)?).map(|value| Cited { value, cell })
    }

    /// A code that a spreadsheet may have taken for a number and shortened: `1004` is `01004`.
    fn code(&self, column: Option<u32>, digits: usize) -> Option<Arc<str>> {
        self.text(column).map(|text| format!("{text:0>digits$}").into())
    }
}
