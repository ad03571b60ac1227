//! A web page with tables, as many web tools export it under the name of `.xls`: its tables one below the other.
//!
//! This is the HTML of exporters: rows and cells may not be closed, attributes may have no quotes, and nothing is ever run
//! or fetched.

mod entities;
mod tags;

use super::Merged;
use super::cells::{Refusal, Sheet, SheetCells, Supply};
use super::hidden::Spans;
use super::limits::{COLUMNS, TEXT_LENGTH};
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use tags::{Piece, Tag, pieces};

/// How far a cell may spread: the HTML standard cuts spans there (section « Attributes common to td and th elements »).
const COLUMNS_SPANNED: u32 = 1000;
const ROWS_SPANNED: u32 = 65_534;

/// The one sheet of a page.
pub fn sheet(supply: &mut Supply, page: &str) -> Sheet {
    read(supply, page).unwrap_or_else(|refusal| Sheet::refused("".into(), refusal))
}

fn read(supply: &mut Supply, page: &str) -> Result<Sheet, Refusal> {
    let mut tables = Tables::new(supply);
    for piece in pieces(page) {
        match piece {
            Piece::Open(tag) => tables.open(&tag)?,
            Piece::Close(name) => tables.close(&name)?,
            Piece::Text(text) => tables.text(text),
        }
    }
    tables.leave_cell()?;
    let (cells, problems) = tables.cells.finish();
    Ok(Sheet { name: "".into(), cells, merged: tables.merged, hidden: tables.hidden, problems })
}

/// The tables of a page, as they are walked through.
struct Tables<'s> {
    cells: SheetCells<'s>,
    merged: Vec<Merged>,
    hidden: Spans,
    /// Tables open around this place. One within a cell is part of the cell's text.
    depth: usize,
    /// The row being filled; 0 before the first.
    row: u32,
    column: u32,
    /// For each column, the last row that a cell above takes.
    taken: Vec<u32>,
    cell: Option<Open>,
}

/// The cell being read.
struct Open {
    columns: u32,
    rows: u32,
    text: String,
}

impl<'s> Tables<'s> {
    fn new(supply: &'s mut Supply) -> Self {
        Self {
            cells: SheetCells::new(supply),
            merged: Vec::new(),
            hidden: Spans::default(),
            depth: 0,
            row: 0,
            column: 1,
            taken: Vec::new(),
            cell: None,
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match tag.name.as_str() {
            "table" => {
                self.depth += 1;
                // An empty row between two tables, as a spreadsheet that opens the page leaves.
                if self.depth == 1 && self.row > 0 {
                    self.row += 1;
                }
            }
            // The rest has a meaning in a cell's own table alone.
            _ if self.depth > 1 => self.space(),
            "tr" => {
                self.leave_cell()?;
                self.next_row();
                if tag.is_hidden() {
                    self.hidden.rows.push(self.row..=self.row);
                }
            }
            "td" | "th" => {
                self.leave_cell()?;
                // A cell before any row: browsers open one.
                if self.row == 0 {
                    self.next_row();
                }
                let span = |name, most| tag.number(name).unwrap_or(1).clamp(1, most);
                let (columns, rows) = (span("colspan", COLUMNS_SPANNED), span("rowspan", ROWS_SPANNED));
                self.cell = Some(Open { columns, rows, text: String::new() });
            }
            "br" => self.line(),
            "p" | "div" | "li" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.line(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.leave_cell()?;
                    self.taken.clear();
                }
            }
            "td" | "th" | "tr" if self.depth <= 1 => self.leave_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn next_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 1;
    }

    /// Adds text to the cell being read; white space counts for one space, as on the screen.
    fn text(&mut self, text: String) {
        let Some(cell) = &mut self.cell else { return };
        for letter in text.chars() {
            // Past this, the text will be refused whatever follows.
            if cell.text.len() > 3 * (TEXT_LENGTH as usize + 1) {
                return;
            }
            // A no-break space is one that the page asks for.
            if letter.is_ascii_whitespace() {
                if !cell.text.is_empty() && !cell.text.ends_with([' ', '\n']) {
                    cell.text.push(' ');
                }
            } else {
                cell.text.push(letter);
            }
        }
    }

    fn space(&mut self) {
        self.text(" ".to_owned());
    }

    fn line(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.text.truncate(cell.text.trim_end_matches(' ').len());
            cell.text.push('\n');
        }
    }

    /// Enters the cell being read, in the first column that no cell above takes.
    fn leave_cell(&mut self) -> Result<(), Refusal> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let taken = |column: u32| self.taken.get(column as usize).is_some_and(|last| *last >= self.row);
        while taken(self.column) {
            self.column += 1;
        }
        if self.column > COLUMNS {
            return Err(Problem::FileTooLarge { limit: Limit::Columns(COLUMNS) }.into());
        }
        let first = CellRef::new(self.row, self.column);
        let last = CellRef::new(self.row.saturating_add(cell.rows - 1), self.column.saturating_add(cell.columns - 1));
        if cell.rows > 1 {
            let after = last.column as usize + 1;
            self.taken.resize(self.taken.len().max(after), 0);
            self.taken.get_mut(first.column as usize..after).unwrap_or_default().fill(last.row);
        }
        if first != last {
            self.merged.push(Merged { first, last });
        }
        self.column = last.column.saturating_add(1);
        self.cells.text(first, cell.text.trim_end_matches([' ', '\n']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(page: &str) -> String {
        let mut supply = Supply::default();
        let sheet = sheet(&mut supply, page);
        let cells = sheet.cells.iter().map(|(cell, raw)| match raw {
            super::super::Raw::Text(text) => format!("{cell}={text}"),
            other => format!("{cell} {other:?}"),
        });
        let merged = sheet.merged.iter().map(|block| format!("{}:{}", block.first, block.last));
        cells.chain(merged).collect::<Vec<_>>().join(" ").replace('\n', "⏎")
    }

    #[test]
    fn a_table_is_read_whether_or_not_its_cells_are_closed() {
        let expected = "A1=Structure B1=Nombre A2=CCAS B2=3";
        assert_eq!(drawn("<table><tr><th>Structure</th><th>Nombre</th></tr><tr><td>CCAS</td><td>3</td></tr></table>"), expected);
        assert_eq!(drawn("<TABLE border=1><TR><TD>Structure<TD>Nombre<TR><TD align=left>CCAS<TD>3</TABLE>"), expected);
    }

    #[test]
    fn spans_are_merged_and_push_the_cells_of_the_rows_below() {
        assert_eq!(
            drawn("<table><tr><td rowspan=2>Structure<td colspan='2'>Présence<tr><td>mai<td>juin<tr><td>CCAS<td>X<td>E</table>"),
            "A1=Structure B1=Présence B2=mai C2=juin A3=CCAS B3=X C3=E A1:A2 B1:C1"
        );
    }

    #[test]
    fn entities_breaks_and_white_space_are_what_the_screen_shows() {
        assert_eq!(
            drawn(
                "<table><tr><td>\n  D&eacute;l&#233;gation<br>de l&rsquo;&Icirc;le &amp; co &nbsp;\n<td><p>a</p><p>b &lt; c</p><td><b>gr</b>as</table>"
            ),
            "A1=Délégation⏎de l’Île & co \u{a0} B1=a⏎b < c C1=gras"
        );
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        assert_eq!(
            drawn(
                "<head><style>td{color:red}</style><title>x</title></head><!-- <td>no --><table><tr><td>oui<script>if (a<b) {}</script></table>apres"
            ),
            "A1=oui"
        );
    }

    #[test]
    fn tables_follow_each_other_and_one_within_a_cell_is_its_text() {
        assert_eq!(drawn("<table><tr><td>a</table><p>et</p><table><tr><td>b</table>"), "A1=a A3=b");
        assert_eq!(drawn("<table><tr><td>a<table><tr><td>1</td><td>2</td></tr></table></td><td>b</table>"), "A1=a 1 2 B1=b");
    }

    #[test]
    fn a_span_of_a_billion_is_cut_to_the_sheet() {
        let drawn = drawn("<table><tr><td colspan=4000000000 rowspan=4000000000>a<tr><td>b</table>");
        assert!(drawn.starts_with("A1=a"), "{drawn}");
    }
}
