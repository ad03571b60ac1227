//! Lists: a header, then one record a row. Titles, notes, blank rows and totals are told apart from records.

mod budget;
mod calendar;
mod columns;
mod counted;
mod headings;
mod merged;
mod parts;
mod people;
mod reading;
mod refused;
mod roll_call;
mod rows;
mod sections;
mod spread;
mod targets;

use super::build::Builder;
use super::reader::{Outcome, Reader};
use super::recognise::Header;
use super::sheet::{Sheet, SheetRow};
use super::totals::Totals;
use super::{Layout, Presence, Table, Value, value};
use crate::finding::{Fate, Findings, Ignored};
use crate::fold::fold;
use crate::place::{CellRef, Place};
use crate::problem::Problem;
use crate::read::{Held, Memo, Raw};
use crate::schema::{Column, Content, Kind};
use budget::Budget;
pub use budget::{is_received, is_spent};
use calendar::Calendar;
use columns::Columns;
use headings::Said;
pub use headings::{headings, may_give, without_rank};
use parts::Parts;
pub use parts::{add_up as parts_add_up, parts_a_count};
use reading::Reading;
pub use roll_call::is_called as calls_roll;
use roll_call::{Came, RollCall};
use rows::{Opening, Row};
pub use spread::spread;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What the rows of a list share while they are read.
struct Rows<'a> {
    source: Place,
    header: &'a Header,
    columns: &'a Columns<'a>,
    readings: Vec<Reading>,
    openings: Memo<Opening>,
    builder: Builder,
    totals: &'a mut Totals,
    /// What the last heading between the rows says of those beneath it.
    heading: Option<Said>,
    /// The last row of the record begun last.
    last_record: u32,
    /// How many rows hold people who did not come.
    absent_count: usize,
    /// Where the table has no marks, some of its cells name several people, who all came.
    several_came: bool,
    /// Those who came are marked by letters or signs, not by numbers.
    marked_by_letters: bool,
}

/// Reads the rows under a header, down to `last_row`; `totals` goes on with that of the same columns above. `None` when the register names
/// people.
pub fn read(
    journal: &mut Findings,
    reader: &Reader,
    sheet: &Sheet<'_>,
    header: &Header,
    last_row: u32,
    totals: &mut Totals,
) -> Option<Table> {
    let source = sheet.place();
    let rows: Vec<u32> = sheet.rows_in(header.last_row + 1..=last_row).collect();
    let roll_call = RollCall::of(reader, sheet, header, &rows);
    let personal = columns::personal(reader, sheet, header, &rows, roll_call.as_ref());
    // A refused register is read all the same: its other faults are told at once.
    let refused = refused::tells(journal, sheet, header, &personal, &rows);
    let mut table: BTreeMap<u32, &'static Column> = header.best.columns.clone();
    table.retain(|column, _| !personal.contains_key(column) && !roll_call.as_ref().is_some_and(|roll_call| roll_call.holds(*column)));
    let spread = spread(reader, sheet, header, &rows);
    if let Some(spread) = &spread {
        table.retain(|at, column| !spread.columns.contains_key(at) && column.name != spread.column.name);
    }
    let says_how_many = spread.is_some() || roll_call.is_some();
    let parts = if roll_call.is_none() { Parts::of(reader, sheet, header, &rows) } else { None };
    if !says_how_many && parts.is_none() {
        table.extend(counted::counted(reader, sheet, header, &rows, &personal));
    }
    let grouped = columns::grouped(sheet, &table, header.last_row, last_row);
    let heads = header.cells.iter().map(|(at, head)| (*at, fold(&head.text))).collect();
    let calendar = Calendar::of(reader, sheet, header, &rows);
    let columns = Columns { table: &table, personal, grouped, heads, spread, roll_call, parts, calendar, refused };
    columns::tell_headers(journal, reader, sheet, header, &columns, &rows);
    columns::tell_headless(journal, sheet, header, last_row);

    let mut builder = Builder::new(header.best.kind, Layout::List, sheet.grid.year, source.clone(), table.values().copied());
    let reading = |(at, column): (&u32, &&'static Column)| {
        let unit = columns::unit(sheet, header, *at, column);
        Reading::new(sheet, &rows, *at, column, builder.slot(column.name), unit)
    };
    let readings = table.iter().map(reading).collect();
    if let Some(roll_call) = &columns.roll_call {
        builder.slot(roll_call.fills());
    }
    if let Some(parts) = &columns.parts {
        builder.slot(parts.fills);
        parts.tell(journal, sheet, header);
    }
    let openings = Memo::default();
    let mut read = Rows {
        source,
        header,
        columns: &columns,
        readings,
        openings,
        builder,
        totals,
        heading: None,
        last_record: 0,
        absent_count: 0,
        several_came: false,
        marked_by_letters: rows::are_marked_by_letters(sheet, &table, &rows),
    };
    let mut headings = headings(reader, sheet, header, last_row);
    let budget = Budget::of(reader, sheet, header, &rows);
    if !budget.spent.is_empty() {
        journal.tell(source_of(sheet, header), Problem::ExpensesLeftOut);
    }
    let mut totals_on_top = Vec::new();
    let mut in_legend = false;
    for row in sheet.rows_after(header.last_row).take_while(|row| row.number <= last_row) {
        if let Some(said) = headings.remove(&row.number) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, said.0, Fate::Ignored(Ignored::OutsideTable));
            read.heading = Some(said);
            continue;
        }
        let cells: Vec<Held<'_>> = row.cells().filter(|held| header.span.contains(&held.cell.column)).collect();
        if budget.spent.contains(&row.number) {
            ignore(journal, sheet, &cells, Ignored::UnknownColumn);
            continue;
        }
        if budget.headings.contains(&row.number) || budget.chapters.contains(&row.number) {
            ignore(journal, sheet, &cells, Ignored::TotalRow);
            continue;
        }
        in_legend |= read.opens_legend(&cells);
        if in_legend {
            ignore(journal, sheet, &cells, Ignored::OutsideTable);
            continue;
        }
        match read.sort(&cells) {
            Row::Blank => {}
            Row::Note => ignore(journal, sheet, &cells, Ignored::OutsideTable),
            Row::Numbering => ignore(journal, sheet, &cells, Ignored::UnknownColumn),
            Row::Example => ignore(journal, sheet, &cells, Ignored::ExampleRow),
            Row::HeaderAgain => ignore(journal, sheet, &cells, Ignored::Header),
            Row::Summary => ignore(journal, sheet, &cells, Ignored::TotalRow),
            Row::Total => {
                ignore(journal, sheet, &cells, Ignored::TotalRow);
                if !budget.spent.is_empty() {
                    // It may add up what was spent too.
                } else if read.builder.is_empty() {
                    totals_on_top.push(cells);
                } else {
                    read.check_total(journal, reader, &cells);
                }
            }
            Row::Record(_) if read.goes_on(&row, &cells) => read.more_items(journal, reader, sheet, &cells),
            Row::Record(at) => {
                let came = columns.roll_call.as_ref().map(|roll_call| (roll_call, roll_call.came(journal, reader, sheet, &row, at)));
                if let Some((_, Came::No)) = came {
                    read.leave_out_absent(journal, sheet, &cells);
                    continue;
                }
                read.builder.begin(at);
                read.last_record = row.number;
                read.record(journal, reader, sheet, &row, &cells);
                if let Some((roll_call, Came::Said(cell, presence, others))) = came {
                    let value = match (roll_call.fills(), presence) {
                        ("participants", Presence::Present(people)) => Value::Quantity(people),
                        _ => Value::Presence(presence),
                    };
                    read.builder.put(roll_call.fills(), cell, value);
                    read.builder.besides(&others);
                }
                people::say(journal, &mut read, &row);
            }
        }
    }
    for cells in totals_on_top {
        read.check_total(journal, reader, &cells);
    }
    read.say_unticked(sheet, &rows);
    people::say_others(&mut read);
    if read.absent_count > 0 {
        journal.tell(sheet.place(), Problem::AbsentLeftOut { rows: read.absent_count });
    }
    if columns.refused {
        refused::set_aside(journal, sheet, header, &columns.personal, &rows);
        return None;
    }
    Some(read.builder.finish())
}

impl Rows<'_> {
    /// Where yes is a tick, a blank is no (contract §4).
    fn say_unticked(&mut self, sheet: &Sheet<'_>, rows: &[u32]) {
        for reading in self.readings.iter().filter(|reading| reading.column.content == Content::YesNo) {
            let mut cells = sheet.column(rows, reading.at).peekable();
            if cells.peek().is_some() && cells.all(|held| value::is_tick(held.raw)) {
                self.builder.fill_at(reading.slot, &Value::YesNo(false));
            }
        }
    }

    /// Whether a row only goes on with the lists of the record just above: a partner a row, and the rest blank.
    fn goes_on(&self, row: &SheetRow<'_, '_>, cells: &[Held<'_>]) -> bool {
        let is_list = |held: &Held<'_>| {
            let column = self.columns.table.get(&held.cell.column);
            column.is_some_and(|column| matches!(column.content, Content::Names | Content::Texts | Content::Classes(_)))
        };
        let mut required = self.columns.table.iter().filter(|(_, column)| column.required).peekable();
        !self.builder.is_empty()
            && row.number == self.last_record + 1
            && cells.iter().all(is_list)
            && required.peek().is_some()
            && required.all(|(at, _)| row.seen(*at).is_none())
    }

    fn more_items(&mut self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, cells: &[Held<'_>]) {
        let mut fates: Vec<(usize, Fate)> = Vec::with_capacity(cells.len());
        for held in cells {
            self.last_record = held.cell.row;
            let Some(reading) = self.readings.iter_mut().find(|reading| reading.at == held.cell.column) else { continue };
            let outcome = reading.read(journal, reader, &self.source, held);
            fates.push((held.rank, outcome.fate()));
            let Outcome::Value(more) = outcome else { continue };
            self.builder.add_at(reading.slot, held.cell, &more);
        }
        set_fates(journal, sheet, fates);
    }

    fn record(&mut self, journal: &mut Findings, reader: &Reader, sheet: &Sheet<'_>, row: &SheetRow<'_, '_>, cells: &[Held<'_>]) {
        let mut fates: Vec<(usize, Fate)> = Vec::with_capacity(cells.len());
        for reading in &mut self.readings {
            let is_grouped = self.columns.grouped.contains(&reading.at);
            let calendar = self.columns.calendar.as_ref().filter(|calendar| calendar.at == reading.at);
            // Where the month is written once for its rows, the day stands for it.
            let own = row.seen(reading.at).or_else(|| row.seen(calendar?.day?));
            let Some(held) = own.filter(|held| held.cell.row > self.header.last_row) else {
                if let (true, Some((cell, value))) = (is_grouped, &reading.above) {
                    self.builder.put_at(reading.slot, *cell, value.clone());
                }
                continue;
            };
            if merged::counts_once(self.header.best.kind, self.columns.table, sheet, row, reading.column, &held) {
                if reading.shared.replace(held.cell) != Some(held.cell) {
                    journal.tell(self.source.at(held.cell), Problem::ValueMerged { column: reading.column.title.into() });
                }
                continue;
            }
            let same = if reading.is_ditto(&held) { self.builder.before(reading.slot).cloned() } else { None };
            let outcome = match (same, calendar.and_then(|calendar| calendar.date(reader, sheet, row))) {
                (Some(same), _) => Outcome::Value(same),
                (None, Some(date)) => reader.read(journal, &self.source, reading.column, held.cell, &date),
                (None, None) => reading.read(journal, reader, &self.source, &held),
            };
            fates.push((held.rank, outcome.fate()));
            if matches!(reading.column.content, Content::Count | Content::Euros | Content::Number) && held.cell.row == row.number {
                self.totals.add(reading.at, outcome.quantity());
            }
            if let Outcome::Value(value) = outcome {
                if is_grouped {
                    reading.above = Some((held.cell, value.clone()));
                }
                self.builder.put_at(reading.slot, held.cell, value);
            }
        }
        if self.header.best.kind == Kind::Objectives {
            targets::settle(journal, sheet, self.columns.table, row, &mut self.builder);
        }
        if let Some(spread) = &self.columns.spread {
            spread.record(journal, sheet, row.number, &mut self.builder);
        }
        // A grant without a name is known by who gives it.
        if self.header.best.kind == Kind::Means
            && self.builder.lacks("libelle")
            && !self.columns.table.values().any(|column| column.name == "libelle")
            && let Some((cell, value)) = self.builder.last("financeur")
        {
            self.builder.put("libelle", cell, value);
        }
        if let Some(parts) = &self.columns.parts {
            parts.record(journal, reader, sheet, row, &mut self.builder);
        }
        if let Some((cell, values)) = &self.heading {
            let lacking: Vec<_> = values.iter().filter(|(name, _)| self.builder.lacks(name)).collect();
            if !lacking.is_empty() {
                journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, *cell, Fate::Used);
            }
            for (name, value) in lacking {
                self.builder.put(name, *cell, value.clone());
            }
        }
        for held in cells {
            if self.columns.personal.contains_key(&held.cell.column) {
                fates.push((held.rank, Fate::Ignored(Ignored::Personal)));
            } else if !self.columns.is_read(held.cell.column) {
                fates.push((held.rank, Fate::Ignored(Ignored::UnknownColumn)));
            } else if self
                .columns
                .calendar
                .as_ref()
                .is_some_and(|calendar| calendar.at != held.cell.column && calendar.holds(held.cell.column))
            {
                fates.push((held.rank, Fate::Used));
            }
        }
        set_fates(journal, sheet, fates);
    }

    fn leave_out_absent(&mut self, journal: &mut Findings, sheet: &Sheet<'_>, cells: &[Held<'_>]) {
        self.absent_count += 1;
        let why =
            |held: &Held<'_>| if self.columns.personal.contains_key(&held.cell.column) { Ignored::Personal } else { Ignored::DidNotCome };
        set_fates(journal, sheet, cells.iter().map(|held| (held.rank, Fate::Ignored(why(held)))));
    }

    /// An amount in the unit of its column.
    fn in_its_unit(&self, held: &Held<'_>) -> Option<Raw> {
        self.readings.iter().find(|reading| reading.at == held.cell.column)?.in_its_unit(held.raw)
    }

    fn check_total(&mut self, journal: &mut Findings, reader: &Reader, cells: &[Held<'_>]) {
        for held in cells {
            let Some(column) = self.columns.table.get(&held.cell.column) else { continue };
            if matches!(column.content, Content::Count | Content::Euros | Content::Number)
                && let Some(stated) = reader.quantity(self.in_its_unit(held).as_ref().unwrap_or(held.raw))
            {
                self.totals.check(journal, &self.source, held.cell, column.title, stated);
            }
        }
    }
}

/// Where the first row of a header begins.
fn source_of(sheet: &Sheet<'_>, header: &Header) -> Place {
    sheet.place().at(CellRef::new(header.first_row, *header.span.start()))
}

fn ignore(journal: &mut Findings, sheet: &Sheet<'_>, cells: &[Held<'_>], why: Ignored) {
    set_fates(journal, sheet, cells.iter().map(|held| (held.rank, Fate::Ignored(why))));
}

fn set_fates(journal: &mut Findings, sheet: &Sheet<'_>, fates: impl IntoIterator<Item = (usize, Fate)>) {
    let Some(known) = journal.ledger.sheet_mut(&sheet.grid.file, &sheet.grid.sheet) else { return };
    for (rank, fate) in fates {
        known.set_rank(rank, fate);
    }
}

fn set_rows(journal: &mut Findings, sheet: &Sheet<'_>, rows: RangeInclusive<u32>, span: &RangeInclusive<u32>, fate: Fate) {
    for row in sheet.rows_in(rows) {
        for (cell, _) in sheet.row(row).filter(|(cell, _)| span.contains(&cell.column)) {
            journal.ledger.set(&sheet.grid.file, &sheet.grid.sheet, cell, fate);
        }
    }
}
