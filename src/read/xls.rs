//! `.xls`: calamine decodes the cells, out of a container that we made and records that we checked.
//!
//! Calamine parses the whole file as it opens it, and believes it: a chain of sectors that bites its tail, a cell in
//! column 65 536 or a stream of four announced gigabytes would cost the process, not the file. So the OLE container is
//! read here, the records of cells are checked and copied into a new one, and calamine sees nothing else. On the way,
//! hidden rows and columns are noted, which calamine does not tell.

mod compound;
mod records;
mod sheet_records;

use super::cells::{Refusal, Sheet, SheetCells, Supply};
use super::limits::SHEETS;
use super::raw;
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use calamine::{Reader, SheetVisible, Xls, XlsError, XlsOptions};
use compound::Compound;
use records::Layout;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Cursor;

/// The worksheets of a workbook, in its order.
pub fn sheets(supply: &mut Supply, bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let stream = stream(bytes)?;
    let distilled = records::distil(&stream)?;
    if distilled.layouts.len() > SHEETS as usize {
        return Err(Problem::FileTooLarge { limit: Limit::Sheets(SHEETS) });
    }
    let mut options = XlsOptions::default();
    options.force_codepage = Some(distilled.codepage);
    let container = compound::wrap(&distilled.stream);
    let mut workbook = Xls::new_with_options(Cursor::new(container), options).map_err(|error| damaged(&error))?;

    let listed = workbook.sheets_metadata().to_vec();
    let names: BTreeSet<&str> = listed.iter().map(|sheet| sheet.name.as_str()).collect();
    if names.len() < listed.len() || listed.len() != distilled.layouts.len() {
        return Err(Problem::FileSuspicious { detail: "deux feuilles portent le même nom".into() });
    }
    Ok(listed
        .iter()
        .zip(distilled.layouts)
        .map(|(listed, layout)| {
            let name = if distilled.is_bare { "" } else { &listed.name };
            let mut sheet =
                sheet(supply, &mut workbook, &listed.name, layout).unwrap_or_else(|refusal| Sheet::refused(name.into(), refusal));
            sheet.name = name.into();
            sheet.hidden.sheet = listed.visible != SheetVisible::Visible;
            sheet
        })
        .collect())
}

/// The stream of records, in its container or bare.
fn stream(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Problem> {
    if records::is_bare(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    let compound = Compound::open(bytes)?;
    if let Some(stream) = compound.stream("Workbook")? {
        return Ok(Cow::Owned(stream));
    }
    if let Some(stream) = compound.stream("Book")? {
        return Ok(Cow::Owned(stream));
    }
    // A protected `.xlsx` is one part of an OLE container.
    if compound.has("EncryptedPackage") {
        return Err(Problem::FileEncrypted);
    }
    let what = if compound.has("WordDocument") { "c’est un document Word" } else { "ce n’est pas un classeur" };
    Err(Problem::FileUnreadable { detail: what.into() })
}

fn sheet(supply: &mut Supply, workbook: &mut Xls<Cursor<Vec<u8>>>, name: &str, layout: Result<Layout, Problem>) -> Result<Sheet, Refusal> {
    let layout = layout?;
    let range = workbook.worksheet_range(name).map_err(|error| damaged(&error))?;
    let mut cells = SheetCells::new(supply);
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        // Rows were numbered without the empty ones: back to where the screen shows them.
        let Some(row) = layout.rows.get(first_row as usize + row) else { continue };
        let cell = CellRef::new(u32::from(*row) + 1, first_column + column as u32 + 1);
        raw::enter_owned(&mut cells, cell, value)?;
    }
    let (mut cells, mut problems) = cells.finish();
    cells.show_percents(layout.percents);
    if layout.not_calculated > 0 {
        problems.push((None, Problem::FormulasNotCalculated { count: layout.not_calculated }));
    }
    Ok(Sheet { cells, merged: layout.merged, hidden: layout.hidden, problems, ..Sheet::default() })
}

/// What a reader's error means for the file.
fn damaged(error: &XlsError) -> Problem {
    if matches!(error, XlsError::Password) {
        return Problem::FileEncrypted;
    }
    Problem::FileUnreadable { detail: "ses cellules sont abîmées".into() }
}
