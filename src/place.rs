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
    /// Both from 1.
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

/// The name of a file or a folder, as it is told: what would break a line, move a terminal or turn the direction of the text is written as
/// in a web address, `%0A`. A name may hold any of it, and then says it.
pub fn shown(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_hidden(letter) {
            shown.extend(letter.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            shown.push(letter);
        }
    }
    shown
}

fn is_hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

    #[test]
    fn what_does_not_print_in_a_name_is_told_and_what_does_is_left() {
        for (name, told) in [
            ("a\nb.xlsx", "a%0Ab.xlsx"),
            ("\u{1b}[31mrouge.csv", "%1B[31mrouge.csv"),
            ("\u{202e}vsc.xlsx", "%E2%80%AEvsc.xlsx"),
            ("Été 50 % – n° 1.ods", "Été 50 % – n° 1.ods"),
        ] {
            assert_eq!(shown(name), told);
        }
    }
}
