//! A table of `content.xml`: where its cells stand, given that rows and cells may be repeated, merged and hidden.

use super::Walk;
use super::cell::{self, Content, Value};
use crate::place::CellRef;
use crate::problem::Problem;
use crate::read::cells::{Refusal, Sheet, SheetCells, Supply};
use crate::read::hidden::Spans;
use crate::read::percent::hundredths;
use crate::read::{Merged, Raw, raw, xml};
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// What is gathered of a table.
struct Table<'s> {
    cells: SheetCells<'s>,
    merged: Vec<Merged>,
    hidden: Spans,
    not_calculated: usize,
    /// The next row and the next column of its declaration, both counted from 1.
    row: u32,
    column: u32,
}

/// A cell of the row being read, which may stand for several rows.
struct Found {
    column: u32,
    repeated: u32,
    content: Content,
    columns_spanned: u32,
    rows_spanned: u32,
}

/// Reads the table just entered, up to its end. Nothing if it is a copy of another file's.
pub fn read(supply: &mut Supply, walk: &mut Walk<'_>) -> Result<Option<Sheet>, Refusal> {
    let outside = walk.depth.saturating_sub(1);
    let cells = SheetCells::new(supply);
    let mut table = Table { cells, merged: Vec::new(), hidden: Spans::default(), not_calculated: 0, row: 1, column: 1 };
    let mut is_copy = false;
    // Row and column groups, headers and the like only wrap what they hold: they are walked through.
    while walk.depth > outside {
        if let Event::Start(tag) = walk.next()? {
            match tag.name().as_ref() {
                "table:table-source" => is_copy = true,
                "table:table-column" => table.declare_column(&tag),
                "table:table-row" => table.read_row(walk, &tag)?,
                // Drawings over the sheet may hold tables of their own.
                "table:shapes" | "office:forms" => walk.skip()?,
                _ => {}
            }
        }
    }
    if is_copy {
        return Ok(None);
    }
    let (cells, mut problems) = table.cells.finish();
    if table.not_calculated > 0 {
        problems.push((None, Problem::FormulasNotCalculated { count: table.not_calculated }));
    }
    Ok(Some(Sheet { name: "".into(), cells, merged: table.merged, hidden: table.hidden, problems }))
}

/// Whether a row or a column is hidden, by hand (`collapse`) or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    xml::attribute(tag, "table:visibility").is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"))
}

/// How many times an element stands: at least once.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    xml::count(tag, name).unwrap_or(1).max(1)
}

impl Table<'_> {
    fn declare_column(&mut self, tag: &BytesStart<'_>) {
        let next = self.column.saturating_add(repeats(tag, "table:number-columns-repeated"));
        if is_hidden(tag) {
            self.hidden.columns.push(self.column..=next.saturating_sub(1));
        }
        self.column = next;
    }

    fn read_row(&mut self, walk: &mut Walk<'_>, tag: &BytesStart<'_>) -> Result<(), Refusal> {
        let repeated = repeats(tag, "table:number-rows-repeated");
        let hidden = is_hidden(tag);
        let outside = walk.depth.saturating_sub(1);
        let mut column: u32 = 1;
        let mut found = Vec::new();
        while walk.depth > outside {
            if let Event::Start(tag) = walk.next()?
                && matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
            {
                let repeated = repeats(&tag, "table:number-columns-repeated");
                let content = cell::read(walk, &tag)?;
                if content.value.is_some() {
                    let columns_spanned = repeats(&tag, "table:number-columns-spanned");
                    let rows_spanned = repeats(&tag, "table:number-rows-spanned");
                    found.push(Found { column, repeated, content, columns_spanned, rows_spanned });
                } else if content.has_formula {
                    self.not_calculated += 1;
                }
                column = column.saturating_add(repeated);
            }
        }
        let next = self.row.saturating_add(repeated);
        if hidden {
            self.hidden.rows.push(self.row..=next.saturating_sub(1));
        }
        if !found.is_empty() {
            self.enter(&found, self.row..next)?;
        }
        self.row = next;
        Ok(())
    }

    /// Enters the cells of a row, for each of the rows that it stands for. A few letters can repeat them a billion times:
    /// they are counted first.
    fn enter(&mut self, found: &[Found], rows: Range<u32>) -> Result<(), Refusal> {
        let in_row: u64 = found.iter().map(|cell| u64::from(cell.repeated)).sum();
        self.cells.make_room(in_row.saturating_mul(u64::from(rows.end - rows.start)))?;
        for row in rows {
            for cell in found {
                for column in cell.column..cell.column.saturating_add(cell.repeated) {
                    self.enter_one(CellRef::new(row, column), &cell.content)?;
                }
                if cell.columns_spanned > 1 || cell.rows_spanned > 1 {
                    let last =
                        CellRef::new(row.saturating_add(cell.rows_spanned - 1), cell.column.saturating_add(cell.columns_spanned - 1));
                    self.merged.push(Merged { first: CellRef::new(row, cell.column), last });
                }
            }
        }
        Ok(())
    }

    fn enter_one(&mut self, cell: CellRef, content: &Content) -> Result<(), Refusal> {
        let text = content.text.as_str();
        match &content.value {
            None => Ok(()),
            Some(Value::Text) => self.cells.text(cell, text),
            Some(Value::Error) => self.cells.error(cell, text),
            Some(Value::Number(number)) => self.cells.number(cell, *number),
            Some(Value::Percent(ratio)) if ratio.is_finite() => self.cells.push(cell, Raw::Percent(hundredths(*ratio))),
            Some(Value::Percent(ratio)) => self.cells.number(cell, *ratio),
            Some(Value::Boolean(truth)) => self.cells.push(cell, Raw::Boolean(*truth)),
            Some(Value::Date(date)) => match raw::iso_date(date) {
                Some(date) => self.cells.push(cell, date),
                None => self.cells.text(cell, date),
            },
            Some(Value::Time(time)) => match raw::iso_duration(time) {
                Some(seconds) => self.cells.push(cell, Raw::Seconds(seconds)),
                None => self.cells.text(cell, time),
            },
        }
    }
}
