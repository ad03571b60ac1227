//! `.xlsb`, by calamine. What this format hides or merges is not read.

use super::cells::{Refusal, Sheet, SheetCells, Supply};
use super::limits::SHEETS;
use super::package::Package;
use super::{guard, raw};
use crate::place::CellRef;
use crate::problem::{Limit, Problem};
use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;

/// The worksheets of a workbook, in its order.
pub fn sheets(supply: &mut Supply, bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let package = Package::of_workbook(bytes, |_, _| Ok(()))?;
    let mut workbook: Xlsb<_> = calamine::open_workbook_from_rs(package.archive()).map_err(|error| damaged(&error))?;
    let listed = workbook.sheets_metadata().to_vec();
    if listed.len() > SHEETS as usize {
        return Err(Problem::FileTooLarge { limit: Limit::Sheets(SHEETS) });
    }
    let worksheets = listed.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    Ok(worksheets
        .map(|listed| {
            // A panic over one sheet leaves the others.
            let read = guard::caught(|| sheet(supply, &mut workbook, &listed.name)).unwrap_or_else(|| Err(Problem::ReaderFailed.into()));
            let mut sheet = read.unwrap_or_else(|refusal| Sheet::refused(listed.name.as_str().into(), refusal));
            sheet.hidden.sheet = listed.visible != SheetVisible::Visible;
            sheet
        })
        .collect())
}

fn sheet(supply: &mut Supply, workbook: &mut Xlsb<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Refusal> {
    let unreadable = |_| Problem::SheetUnreadable { detail: "son contenu est abîmé".into() };
    let mut cells = SheetCells::new(supply);
    let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
    while let Some(found) = reader.next_cell().map_err(unreadable)? {
        let (row, column) = found.get_position();
        let cell = CellRef::new(row.saturating_add(1), column.saturating_add(1));
        raw::enter(&mut cells, cell, found.get_value().clone())?;
    }
    let (cells, problems) = cells.finish();
    Ok(Sheet { name: name.into(), cells, problems, ..Sheet::default() })
}

/// What a reader's error means for the file.
fn damaged(error: &XlsbError) -> Problem {
    if matches!(error, XlsbError::Password) {
        return Problem::FileEncrypted;
    }
    Problem::FileUnreadable { detail: "son contenu est abîmé".into() }
}
