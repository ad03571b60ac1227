//! Where a datum stands: file › sheet › cell, named as the partner sees it on the screen.

mod positions;

pub use positions::Positions;

use std::fmt;
use std::sync::Arc;

/// A cell by its position on the screen: both numbers start at 1, whatever the first used cell of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    pub row: u32,
    pub column: u32,
}

impl CellRef {
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

/// Prints `AT6`, as spreadsheets do.
impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row)
    }
}

/// The letters of a column counted from 1: 1 is `A`, 27 is `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A place in the inputs. `file` is relative to the inputs folder, with `/` between its parts; `sheet` is absent where
/// the file has none (a CSV) or the whole file is meant. `Ord` is reading order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: Arc<str>,
    pub sheet: Option<Arc<str>>,
    pub cell: Option<CellRef>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), sheet: None, cell: None }
    }

    /// The same place, at a sheet of its file. An empty name means that the file has no sheets.
    pub fn with_sheet(&self, sheet: impl Into<Arc<str>>) -> Self {
        let sheet = sheet.into();
        Self { file: self.file.clone(), sheet: (!sheet.is_empty()).then_some(sheet), cell: None }
    }

    /// The same place, at a cell of its sheet.
    pub fn at(&self, cell: CellRef) -> Self {
        Self { cell: Some(cell), ..self.clone() }
    }
}

/// Prints `2022/copil.xlsx › Présences › B4`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " › {sheet}")?;
        }
        if let Some(cell) = self.cell {
            write!(f, " › {cell}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_on_the_screen() {
        let named: Vec<String> =
            [(6, 46), (1, 1), (10, 26), (2, 27), (1, 16384)].map(|(row, column)| CellRef::new(row, column).to_string()).to_vec();
        assert_eq!(named, ["AT6", "A1", "Z10", "AA2", "XFD1"]);
    }
}
