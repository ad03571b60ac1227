//! Reads a cell by its column's type, and tells what cannot be read.

use super::value::{self, Reading};
use super::{Items, Presence, Value};
use crate::finding::{Fate, Findings, SetAside};
use crate::fold::fold;
use crate::period::Period;
use crate::place::{CellRef, Place};
use crate::problem::{Expected, Problem};
use crate::quantity::{Precision, Quantity};
use crate::read::Raw;
use crate::schema::{Column, Content, Kind, Nomenclature, UNCLASSIFIED};
use crate::settings::Settings;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What became of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Value(Value),
    Blank,
    /// « NC », « ? »: read, and not known.
    Unknown,
    /// A finding says why.
    Unreadable,
}

impl Outcome {
    pub fn fate(&self) -> Fate {
        match self {
            Self::Value(_) | Self::Blank | Self::Unknown => Fate::Used,
            Self::Unreadable => Fate::SetAside(SetAside::Unreadable),
        }
    }

    pub fn quantity(&self) -> Option<Quantity> {
        match self {
            Self::Value(Value::Quantity(quantity)) => Some(*quantity),
            Self::Value(_) | Self::Blank | Self::Unknown | Self::Unreadable => None,
        }
    }
}

/// A nomenclature with its settings, and what has been looked up in it.
struct Classes {
    classes: Vec<(String, Vec<String>)>,
    known: RefCell<HashMap<String, Option<Arc<str>>>>,
}

/// Reads cells under a territory's settings, in the year of a folder.
pub struct Reader {
    nomenclatures: BTreeMap<Nomenclature, Classes>,
    default_year: Option<i32>,
    /// Texts in which a date was looked for: sheets of one model have the same headers.
    dated: RefCell<HashMap<String, Option<Dated>>>,
}

/// The date inside a text, and the words around it.
pub type Dated = (Period, Option<String>);

/// More than the headers of forty partners, and less than a megabyte.
const DATED_REMEMBERED: usize = 5_000;

/// More posts than this on one line are likelier hours or hundredths.
const MOST_POSTS: f64 = 20.0;

/// What was not done, folded; it may be put off as well as given up.
const NOT_DONE: [&str; 8] = ["non", "non faite", "non fait", "non realisee", "non realise", "pas faite", "pas fait", "pas realisee"];

/// Columns that count people.
const PEOPLE: [&str; 5] = ["participants", "personnes_touchees", "inscrits", "candidats", "retenus"];

impl Reader {
    pub fn new(settings: &Settings, default_year: Option<i32>) -> Self {
        let nomenclatures = Nomenclature::ALL
            .into_iter()
            .map(|nomenclature| (nomenclature, Classes { classes: settings.classes(nomenclature), known: RefCell::default() }))
            .collect();
        Self { nomenclatures, default_year, dated: RefCell::default() }
    }

    pub fn default_year(&self) -> Option<i32> {
        self.default_year
    }

    pub fn period(&self, raw: &Raw) -> Reading<Period> {
        value::period(raw, self.default_year)
    }

    /// What `look` finds in a text, remembered.
    pub fn dated(&self, text: &str, look: impl FnOnce() -> Option<Dated>) -> Option<Dated> {
        if let Some(known) = self.dated.borrow().get(text) {
            return known.clone();
        }
        let found = look();
        let mut known = self.dated.borrow_mut();
        if known.len() >= DATED_REMEMBERED {
            known.clear();
        }
        known.insert(text.to_owned(), found.clone());
        found
    }

    pub fn presence(&self, raw: &Raw) -> Reading<Presence> {
        value::presence(raw)
    }

    /// The quantity of a cell of totals, when it has one.
    pub fn quantity(&self, raw: &Raw) -> Option<Quantity> {
        value::quantity(raw).value().map(|measure| measure.quantity)
    }

    /// Whether a cell says how many, or that it is not known.
    pub fn counts(&self, raw: &Raw) -> bool {
        matches!(value::quantity(raw), Reading::Value(_) | Reading::Unknown)
    }

    /// The class of a nomenclature that a text names.
    pub fn class(&self, nomenclature: Nomenclature, text: &str) -> Option<Arc<str>> {
        let classes = self.nomenclatures.get(&nomenclature)?;
        let key = fold(text);
        if let Some(known) = classes.known.borrow().get(&key) {
            return known.clone();
        }
        let found: Option<Arc<str>> = value::class(text, &classes.classes).map(Arc::from);
        classes.known.borrow_mut().insert(key, found.clone());
        found
    }

    /// Reads the cells of one value: one in a list, several in a form (« Oui | X Non », partners on three rows).
    pub fn read_cells(&self, journal: &mut Findings, source: &Place, column: &Column, cells: &[(CellRef, &Raw)]) -> Outcome {
        let Some((first, raw)) = cells.first().copied() else { return Outcome::Blank };
        if let [_] = cells {
            return self.read(journal, source, column, first, raw);
        }
        let texts: Vec<String> = cells.iter().map(|(_, raw)| super::sheet::tidy_text(raw)).collect();
        if matches!(column.content, Content::YesNo | Content::Class(_) | Content::Classes(_)) {
            let written: Vec<&str> = texts.iter().map(String::as_str).collect();
            if let Some(ticks) = value::ticked_cells(&written).filter(|ticks| !ticks.ticked.is_empty()) {
                if ticks.ticked.len() > 1 && !matches!(column.content, Content::Classes(_)) {
                    journal.tell(source.at(first), Problem::TwoTicks { column: column.title.into() });
                    return Outcome::Unreadable;
                }
                let joined: Arc<str> = ticks.ticked.join("; ").into();
                return self.read(journal, source, column, first, &Raw::Text(joined));
            }
        }
        let glue = match column.content {
            Content::Names | Content::Texts | Content::Classes(_) | Content::Text => "\n",
            Content::Name
            | Content::Count
            | Content::Euros
            | Content::Number
            | Content::Share
            | Content::Date
            | Content::Year
            | Content::YesNo
            | Content::Class(_)
            | Content::Presence => " ",
        };
        self.read(journal, source, column, first, &Raw::Text(texts.join(glue).into()))
    }

    /// Reads the options of a form that are ticked; `None` where it cannot be known which ones are.
    pub fn read_boxes(
        &self,
        journal: &mut Findings,
        source: &Place,
        column: &Column,
        at: CellRef,
        ticked: Option<Vec<Arc<str>>>,
    ) -> Outcome {
        let problem = match ticked.as_deref() {
            Some([]) => return Outcome::Blank,
            None => Problem::TicksUnclear { column: column.title.into() },
            Some([_, _, ..]) if !matches!(column.content, Content::Classes(_)) => Problem::TwoTicks { column: column.title.into() },
            Some(options) => return self.read(journal, source, column, at, &Raw::Text(options.join("; ").into())),
        };
        journal.tell(source.at(at), problem);
        Outcome::Unreadable
    }

    /// Reads one cell, and tells what is wrong with it.
    pub fn read(&self, journal: &mut Findings, source: &Place, column: &Column, cell: CellRef, raw: &Raw) -> Outcome {
        let outcome = self.read_as_is(journal, source, column, cell, raw);
        // A dash may as well be a blank; « NC » and « ? » are not.
        let says_so = |raw: &Raw| matches!(raw, Raw::Text(text) if text.contains(|letter: char| letter.is_alphabetic() || letter == '?'));
        if outcome == Outcome::Unknown && column.blank_says() && says_so(raw) { Outcome::Value(Value::NotKnown) } else { outcome }
    }

    fn read_as_is(&self, journal: &mut Findings, source: &Place, column: &Column, cell: CellRef, raw: &Raw) -> Outcome {
        if let Some(text) = value::spreadsheet_error(raw) {
            journal.tell(source.at(cell), Problem::ErrorCell { text });
            return Outcome::Unreadable;
        }
        if let (Content::Name, Raw::Text(text)) = (column.content, raw)
            && value::names_several(text)
        {
            let text = super::sheet::tidy_text(raw).into();
            journal.tell(source.at(cell), Problem::SeveralNames { column: column.title.into(), text });
        }
        let ticked = of_boxes(column, raw);
        if let (Content::Names, Raw::Text(text)) = (column.content, ticked.as_ref().unwrap_or(raw))
            && [", ", " et "].iter().any(|joins| text.contains(joins))
            && let Reading::Value(items) = value::list(ticked.as_ref().unwrap_or(raw))
            && let Some(text) = value::joined_in_a_list(&items.items).or_else(|| items.items.iter().find(|item| value::names_several(item)))
        {
            journal.tell(source.at(cell), Problem::SeveralNames { column: column.title.into(), text: text.clone() });
        }
        let place = || source.at(cell);
        let mut outcome = |reading: Reading<Value>, expected: Expected| match reading {
            Reading::Value(value) => Outcome::Value(value),
            Reading::Blank => Outcome::Blank,
            Reading::Unknown => Outcome::Unknown,
            Reading::Unreadable(text) => {
                journal.tell(place(), Problem::ValueUnreadable { column: column.title.into(), expected, text });
                Outcome::Unreadable
            }
        };
        match column.content {
            // « NA » is Nouvelle-Aquitaine too.
            Content::Name | Content::Text if column.name == "territoire" && matches!(raw, Raw::Text(text) if text.trim() == "NA") => {
                Outcome::Value(Value::Text("NA".into()))
            }
            // A name written over two lines is one name.
            Content::Text if column.required => outcome(value::text(raw).map(Value::Text), Expected::Number),
            Content::Text => outcome(value::paragraphs(raw).map(Value::Text), Expected::Number),
            Content::Name => outcome(value::text(raw).map(Value::Text), Expected::Number),
            Content::Number if column.name == "etp" => {
                let read = outcome(value::full_time(raw).map(Value::Quantity), Expected::Number);
                if read.quantity().is_some_and(|posts| posts.value > MOST_POSTS) {
                    journal.tell(source.at(cell), Problem::FullTimeLarge { text: value::raw_text(raw).into() });
                }
                read
            }
            Content::Number => outcome(value::number(raw).map(Value::Quantity), Expected::Number),
            Content::Count | Content::Euros => self.measure(journal, source, column, cell, raw),
            Content::Share => outcome(value::share(raw).map(|share| Value::Quantity(Quantity::exact(share))), Expected::Share),
            Content::Date => self.date(journal, source, column, cell, raw),
            Content::Year
                if is_of_context(column)
                    && let Some(year) = value::last_of_years(raw) =>
            {
                journal.tell(place(), Problem::YearsTakenAsLast { text: value::raw_text(raw).into(), year });
                Outcome::Value(Value::Year(year))
            }
            Content::Year => outcome(value::year(raw).map(Value::Year), Expected::Year),
            Content::YesNo => outcome(value::yes_no(raw).map(Value::YesNo), Expected::YesNo),
            Content::Presence => outcome(value::presence(raw).map(Value::Presence), Expected::Presence),
            Content::Names | Content::Texts => outcome(value::list(ticked.as_ref().unwrap_or(raw)).map(Value::Items), Expected::Number),
            Content::Class(nomenclature) => self.one_class(journal, source, column, nomenclature, cell, raw),
            Content::Classes(nomenclature) => self.several_classes(journal, source, nomenclature, cell, ticked.as_ref().unwrap_or(raw)),
        }
    }

    fn date(&self, journal: &mut Findings, source: &Place, column: &Column, cell: CellRef, raw: &Raw) -> Outcome {
        let text = match self.period(raw) {
            Reading::Value(period) => return Outcome::Value(Value::Period(period)),
            Reading::Blank => return Outcome::Blank,
            Reading::Unknown => return Outcome::Unknown,
            Reading::Unreadable(text) => text,
        };
        // « Un jeudi par trimestre », « toute l'année »: no day, and all the year.
        let all_year = || self.default_year.filter(|_| !column.required && value::is_recurring(&text)).and_then(Period::year);
        if let Some(year) = all_year() {
            return Outcome::Value(Value::Period(year));
        }
        let problem = match value::month_first(raw) {
            Some(day) => Problem::MonthBeforeDay { text, likely: crate::french::date(day).into() },
            None => Problem::ValueUnreadable { column: column.title.into(), expected: Expected::Date, text },
        };
        journal.tell(source.at(cell), problem);
        Outcome::Unreadable
    }

    fn measure(&self, journal: &mut Findings, source: &Place, column: &Column, cell: CellRef, raw: &Raw) -> Outcome {
        if PEOPLE.contains(&column.name) && value::counts_things(raw) {
            let text = value::raw_text(raw).into();
            journal.tell(source.at(cell), Problem::ValueUnreadable { column: column.title.into(), expected: Expected::Number, text });
            return Outcome::Unreadable;
        }
        match value::quantity(raw) {
            // Half a person is a slip of the keyboard, or a mean: told, and kept where people are estimated and not counted one by one.
            Reading::Value(measure)
                if column.content == Content::Count
                    && measure.quantity.precision == Precision::Exact
                    && measure.quantity.value.fract() != 0.0 =>
            {
                let text = value::raw_text(raw).into();
                if column.name == "personnes_touchees" {
                    journal.tell(source.at(cell), Problem::NumberNotWhole { column: column.title.into(), text });
                    return Outcome::Value(Value::Quantity(measure.quantity));
                }
                journal.tell(source.at(cell), Problem::ValueUnreadable { column: column.title.into(), expected: Expected::Number, text });
                Outcome::Unreadable
            }
            Reading::Value(measure) => {
                if let Some((total, parts)) = measure.disagreement() {
                    journal.tell(source.at(cell), Problem::PartsDiffer { total: total.into(), parts: parts.into() });
                }
                Outcome::Value(Value::Quantity(measure.quantity))
            }
            Reading::Blank => Outcome::Blank,
            Reading::Unknown => Outcome::Unknown,
            Reading::Unreadable(text) => {
                journal.tell(source.at(cell), Problem::ValueUnreadable { column: column.title.into(), expected: Expected::Number, text });
                Outcome::Unreadable
            }
        }
    }

    /// An unknown class is « Non classé », with a warning: never dropped.
    fn one_class(
        &self,
        journal: &mut Findings,
        source: &Place,
        column: &Column,
        nomenclature: Nomenclature,
        cell: CellRef,
        raw: &Raw,
    ) -> Outcome {
        // « Non renseigné » is a class of some lists before it is a way of not knowing.
        if let Some(class) = self.class(nomenclature, &value::raw_text(raw)) {
            return Outcome::Value(Value::Class(class));
        }
        let text = match value::text(raw) {
            Reading::Value(text) => text,
            Reading::Blank => return Outcome::Blank,
            Reading::Unknown => return Outcome::Unknown,
            Reading::Unreadable(_) => return Outcome::Unreadable,
        };
        // As written: « x Réalisée   En cours   Abandonnée » parts its options by spaces.
        let ticked = value::ticked(&value::raw_text(raw)).map(|ticks| ticks.ticked).unwrap_or_default();
        if ticked.len() > 1 && ticked.iter().all(|tick| self.class(nomenclature, tick).is_some()) {
            journal.tell(source.at(cell), Problem::TwoTicks { column: column.title.into() });
            return Outcome::Unreadable;
        }
        // A mark that nothing follows is no class, and is quoted as it is.
        let written = if let [only] = ticked.as_slice()
            && !only.is_empty()
        {
            only.clone()
        } else {
            text
        };
        let class = self.class(nomenclature, &written).or_else(|| self.class_said_more(nomenclature, &written));
        // « Reportée 2022 », « Réalisée (en mai) »: a state, and since when or until when.
        let class = class.or_else(|| self.class(nomenclature, &value::without_when(&written)?));
        if class.is_none() && nomenclature == Nomenclature::Outcome && NOT_DONE.contains(&fold(&written).as_str()) {
            journal.tell(source.at(cell), Problem::OutcomeUnsaid { text: written });
            return Outcome::Unknown;
        }
        let class = class.unwrap_or_else(|| self.unknown_class(journal, source, nomenclature, cell, &written));
        Outcome::Value(Value::Class(class))
    }

    fn several_classes(&self, journal: &mut Findings, source: &Place, nomenclature: Nomenclature, cell: CellRef, raw: &Raw) -> Outcome {
        let is_class = |piece: &str| self.class(nomenclature, piece).is_some();
        // « X Aidants   Élus   X Jeunes »: crosses beside classes tick them.
        if let Some(ticks) = value::ticked(&value::raw_text(raw))
            && ticks.ticked.iter().chain(&ticks.unticked).all(|label| is_class(label))
        {
            let classes = ticks.ticked.iter().filter_map(|label| self.class(nomenclature, label)).collect();
            return Outcome::Value(Value::Classes(classes));
        }
        let items: Items = match value::list_with(raw, &is_class) {
            Reading::Value(items) => items,
            Reading::Blank => return Outcome::Blank,
            Reading::Unknown => return Outcome::Unknown,
            Reading::Unreadable(_) => return Outcome::Unreadable,
        };
        let mut classes: Vec<Arc<str>> = Vec::new();
        for item in &items.items {
            let class = self.class(nomenclature, item).unwrap_or_else(|| self.unknown_class(journal, source, nomenclature, cell, item));
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        Outcome::Value(Value::Classes(classes))
    }

    /// « COPIL élargi », « Groupe de travail logement », « Formation PSSM »: a body and a type of action are named first, then said
    /// more of. A status or a sector that goes on says something else: « atteint en partie ».
    fn class_said_more(&self, nomenclature: Nomenclature, text: &str) -> Option<Arc<str>> {
        let says_more = matches!(nomenclature, Nomenclature::Body | Nomenclature::ActionType);
        let classes = self.nomenclatures.get(&nomenclature).filter(|_| says_more)?;
        value::class_at_head(text, &classes.classes).map(Arc::from)
    }

    fn unknown_class(&self, journal: &mut Findings, source: &Place, nomenclature: Nomenclature, cell: CellRef, text: &str) -> Arc<str> {
        let nearest = self.nomenclatures.get(&nomenclature).and_then(|classes| value::nearest(text, &classes.classes)).map(Arc::from);
        let problem = Problem::ClassUnknown { nomenclature: nomenclature.name().into(), text: text.into(), nearest };
        journal.tell(source.at(cell), problem);
        UNCLASSIFIED.into()
    }
}

/// Whether it is the year of an indicator of the context, which may be measured over several.
fn is_of_context(column: &Column) -> bool {
    Kind::Context.schema().column(column.name).is_some_and(|own| std::ptr::eq(own, column))
}

/// What is ticked in a list of boxes, as a list; none where there is no box.
fn of_boxes(column: &Column, raw: &Raw) -> Option<Raw> {
    let (Content::Names | Content::Texts | Content::Classes(_), Raw::Text(text)) = (column.content, raw) else { return None };
    let ticks = value::boxes(text)?;
    Some(if ticks.ticked.is_empty() { Raw::Text("aucun".into()) } else { Raw::Text(ticks.ticked.join(" ; ").into()) })
}
